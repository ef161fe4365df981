/** Where alerts go, as the rule file says it: the kind, and the environment variables that hold what is secret. */
import { isMap, type Problems, showValue } from './problems.ts';

/** Kinds of sinks. */
export const SINK_KINDS = ['webhook', 'slack', 'telegram', 'pagerduty', 'email', 'log'] as const;

/** A sink. `...Env` is the name of an environment variable, never its value. */
export type SinkConfig =
  | { readonly kind: 'webhook' | 'slack'; readonly urlEnv: string }
  | { readonly kind: 'telegram'; readonly tokenEnv: string; readonly chat: string; readonly url: string }
  | { readonly kind: 'pagerduty'; readonly keyEnv: string; readonly url: string }
  | { readonly kind: 'email'; readonly urlEnv: string; readonly from: string; readonly to: readonly string[] }
  | { readonly kind: 'log' };

const KEYS: Readonly<Record<SinkConfig['kind'], readonly string[]>> = {
  webhook: ['kind', 'url_env'],
  slack: ['kind', 'url_env'],
  telegram: ['kind', 'token_env', 'chat', 'url'],
  pagerduty: ['kind', 'key_env', 'url'],
  email: ['kind', 'url_env', 'from', 'to'],
  log: ['kind'],
};

/** Recipients of one mail; more belong into a list of the mail server. */
const RECIPIENTS_MAX = 50;

const TELEGRAM_URL = 'https://api.telegram.org';
const PAGERDUTY_URL = 'https://events.pagerduty.com/v2/enqueue';

/** Reads the map of sinks by name. */
export function readSinks(problems: Problems, value: unknown): Map<string, SinkConfig> {
  const sinks = new Map<string, SinkConfig>();
  if (!isMap(value) || Object.keys(value).length === 0) {
    problems.add('sinks', showValue(value), 'a map of sinks by name');
    return sinks;
  }
  for (const [name, item] of Object.entries(value)) {
    const path = `sinks.${name}`;
    if (!isMap(item)) {
      problems.add(path, showValue(item), 'a map with a kind');
      continue;
    }
    const kind = problems.oneOf(`${path}.kind`, item['kind'], SINK_KINDS);
    problems.keys(path, item, KEYS[kind]);
    sinks.set(name, readSink(problems, path, kind, item));
  }
  return sinks;
}

function readSink(
  problems: Problems,
  path: string,
  kind: SinkConfig['kind'],
  item: Readonly<Record<string, unknown>>,
): SinkConfig {
  switch (kind) {
    case 'webhook':
    case 'slack':
      return { kind, urlEnv: variable(problems, `${path}.url_env`, item['url_env']) };
    case 'telegram': {
      const chat =
        typeof item['chat'] === 'number' ? String(item['chat']) : problems.text(`${path}.chat`, item['chat']);
      const tokenEnv = variable(problems, `${path}.token_env`, item['token_env']);
      return { kind, tokenEnv, chat, url: address(problems, `${path}.url`, item['url'], TELEGRAM_URL) };
    }
    case 'pagerduty': {
      const keyEnv = variable(problems, `${path}.key_env`, item['key_env']);
      return { kind, keyEnv, url: address(problems, `${path}.url`, item['url'], PAGERDUTY_URL) };
    }
    case 'email': {
      const urlEnv = variable(problems, `${path}.url_env`, item['url_env']);
      const from = mailbox(problems, `${path}.from`, item['from']);
      const to = problems
        .list(`${path}.to`, item['to'], RECIPIENTS_MAX)
        .map((one, k) => mailbox(problems, `${path}.to[${k}]`, one));
      return { kind, urlEnv, from, to };
    }
    case 'log':
      return { kind };
  }
}

/** A plain address; names and comments beside it would need a parser, and nobody reads them in an alert. */
function mailbox(problems: Problems, path: string, value: unknown): string {
  if (typeof value === 'string' && /^[^\s@<>,;:"()]+@[^\s@<>,;:"()]+$/.test(value)) return value;
  problems.add(path, showValue(value), 'a mail address such as ops@example.org, without a name');
  return '';
}

/** The name of an environment variable; something that looks like a secret itself is not repeated in the message. */
function variable(problems: Problems, path: string, value: unknown): string {
  if (typeof value === 'string' && /^[A-Z_][A-Z0-9_]*$/.test(value)) return value;
  const got = typeof value === 'string' ? 'a text that is no such name' : showValue(value);
  problems.add(path, got, 'the name of an environment variable, in capitals', 'secrets stay out of the file');
  return '';
}

function address(problems: Problems, path: string, value: unknown, fallback: string): string {
  if (value === undefined) return fallback;
  if (typeof value === 'string' && URL.canParse(value) && /^https?:/.test(value)) return value;
  problems.add(path, showValue(value), 'an http or https address');
  return fallback;
}

/**
 * An alert as each receiver wants it: Slack's incoming webhook, Telegram's sendMessage, PagerDuty's Events API v2 (and
 * what is compatible with it), a plain JSON webhook. Secrets come from the environment only here and leave only in the
 * request itself.
 */
import { InputError } from '@firebreak/engine';
import type { AlertMessage } from './engine.ts';
import type { Severity } from './rules.ts';
import type { SinkConfig } from './sinkConfig.ts';

/** A POST of JSON. */
export interface SinkRequest {
  readonly url: string;
  readonly body: unknown;
}

/** Telegram refuses longer texts. */
const TELEGRAM_CHARS_MAX = 4096;

/** PagerDuty cuts summaries here. */
const PAGERDUTY_CHARS_MAX = 1024;

/** Environment variables that a sink reads. */
export function variablesOf(sink: SinkConfig): string[] {
  switch (sink.kind) {
    case 'webhook':
    case 'slack':
      return [sink.urlEnv];
    case 'telegram':
      return [sink.tokenEnv];
    case 'pagerduty':
      return [sink.keyEnv];
    case 'email':
      return [sink.urlEnv];
    case 'log':
      return [];
  }
}

/** Throws InputError that names every environment variable that is not set; its values are never shown. */
export function checkVariables(sinks: ReadonlyMap<string, SinkConfig>, env: NodeJS.ProcessEnv): void {
  const unset = [...sinks].flatMap(([name, sink]) =>
    variablesOf(sink)
      .filter((variable) => (env[variable] ?? '') === '')
      .map((variable) => `${variable} (sink ${name})`),
  );
  if (unset.length === 0) return;
  throw new InputError(`environment variables are not set: ${unset.join(', ')}`, {
    code: 'secret-unset',
    hint: 'Set them where the monitor runs; they are not read from the rule file.',
  });
}

/** The request for a message; null for the log and for mail, which are none. */
export function requestOf(sink: SinkConfig, message: AlertMessage, env: NodeJS.ProcessEnv): SinkRequest | null {
  switch (sink.kind) {
    case 'webhook':
      return { url: env[sink.urlEnv]!, body: message };
    case 'slack':
      return { url: env[sink.urlEnv]!, body: { text: textOf(message) } };
    case 'telegram': {
      const text = textOf(message).slice(0, TELEGRAM_CHARS_MAX);
      return { url: `${sink.url}/bot${env[sink.tokenEnv]}/sendMessage`, body: { chat_id: sink.chat, text } };
    }
    case 'pagerduty':
      return { url: sink.url, body: pagerDuty(message, env[sink.keyEnv]!) };
    case 'email':
    case 'log':
      return null;
  }
}

/** The message as a few lines of text. */
export function textOf(message: AlertMessage): string {
  const head = `${message.kind === 'firing' ? message.severity.toUpperCase() : 'RESOLVED'}: ${message.rule}`;
  const since = `since ${new Date(message.sinceMs).toISOString()}`;
  const look = message.lookAt.map((line) => `Look at: ${line}`);
  return [head, message.why, since, ...look].join('\n');
}

const PAGERDUTY_SEVERITY: Readonly<Record<Severity, string>> = {
  info: 'info',
  warning: 'warning',
  critical: 'critical',
};

function pagerDuty(message: AlertMessage, key: string): unknown {
  return {
    routing_key: key,
    event_action: message.kind === 'firing' ? 'trigger' : 'resolve',
    dedup_key: message.key,
    payload: {
      summary: `${message.rule}: ${message.why}`.slice(0, PAGERDUTY_CHARS_MAX),
      source: 'firebreak',
      severity: PAGERDUTY_SEVERITY[message.severity],
      timestamp: new Date(message.timeMs).toISOString(),
      custom_details: { value: message.value, look_at: message.lookAt },
    },
  };
}

/**
 * Delivers messages: each sink in order and on its own, so that a slow one holds up no other; retried with growing
 * pauses; what cannot be delivered goes to a dead letter file, one JSON line each, the message whole and no secret.
 */
import { appendFile } from 'node:fs/promises';
import type { FirebreakError } from '@firebreak/engine';
import { readableError } from '../../store/files.ts';
import { secretsOf, sendEmail } from './email.ts';
import type { AlertMessage } from './engine.ts';
import { requestOf, variablesOf } from './requests.ts';
import type { SinkConfig } from './sinkConfig.ts';

/** Tries in all; with the pauses below about half a minute. */
const ATTEMPTS_MAX = 6;
const PAUSE_FIRST_MS = 1000;

/** A receiver may ask for a longer pause, up to this. */
const PAUSE_MAX_MS = 60_000;

/** A receiver that does not answer for so long has failed. */
const TIMEOUT_MS = 10_000;

/** Messages that wait for one sink; more go to the dead letter file at once. */
const WAITING_MAX = 1000;

/** The world around a dispatcher. */
export interface DispatcherOptions {
  readonly sinks: ReadonlyMap<string, SinkConfig>;
  readonly env: NodeJS.ProcessEnv;
  /** Path of the dead letter file; made when it is first needed. */
  readonly deadLetters: string;
  /** Writes a line of the log sink. */
  readonly log: (line: string) => void;
  readonly now: () => number;
  readonly sleep: (ms: number) => Promise<void>;
  readonly fetch?: typeof fetch;
}

/** What happened to deliveries, for metrics. */
export interface Deliveries {
  readonly delivered: number;
  readonly retried: number;
  readonly dead: number;
}

type Outcome =
  | { readonly ok: true }
  | { readonly ok: false; readonly error: string; readonly final: boolean; readonly pauseMs: number };

/** Sends messages to sinks. */
export class Dispatcher {
  readonly #options: DispatcherOptions;
  readonly #fetch: typeof fetch;
  readonly #queues = new Map<string, Promise<void>>();
  readonly #waiting = new Map<string, number>();
  readonly #sent = new Map<string, string>();
  #counts = { delivered: 0, retried: 0, dead: 0 };
  #failure: FirebreakError | undefined;

  constructor(options: DispatcherOptions) {
    this.#options = options;
    this.#fetch = options.fetch ?? fetch;
  }

  /** Counts so far. */
  get deliveries(): Deliveries {
    return { ...this.#counts };
  }

  /** Queues a message for its sinks. One that a sink already has (same key and kind) is not sent to it again. */
  send(message: AlertMessage): void {
    for (const name of message.sinks) {
      const sink = this.#options.sinks.get(name);
      if (sink === undefined || this.#sent.get(`${name}\t${message.rule}`) === `${message.key}\t${message.kind}`)
        continue;
      this.#sent.set(`${name}\t${message.rule}`, `${message.key}\t${message.kind}`);
      const waiting = this.#waiting.get(name) ?? 0;
      const before = this.#queues.get(name) ?? Promise.resolve();
      this.#waiting.set(name, waiting + 1);
      const work =
        waiting >= WAITING_MAX
          ? () => this.#bury(name, message, 0, `${WAITING_MAX} messages wait for this sink`)
          : () => this.#deliver(name, sink, message);
      const done = before.then(work).catch((error: unknown) => this.#fail(error));
      this.#queues.set(
        name,
        done.then(() => void this.#waiting.set(name, this.#waiting.get(name)! - 1)),
      );
    }
  }

  /** Resolves when all that was queued is delivered or buried. Rejects if a dead letter could not be written. */
  async settled(): Promise<void> {
    await Promise.all(this.#queues.values());
    if (this.#failure !== undefined) throw this.#failure;
  }

  /** The last resort failed too: say so in the log at once, and to whoever waits. */
  #fail(error: unknown): void {
    this.#failure ??= readableError(error, this.#options.deadLetters, 'write');
    this.#options.log(JSON.stringify({ kind: 'undelivered', error: this.#failure.message }));
  }

  async #deliver(name: string, sink: SinkConfig, message: AlertMessage): Promise<void> {
    if (sink.kind === 'log') {
      this.#options.log(JSON.stringify(message));
      this.#counts.delivered++;
      return;
    }
    const pending = new Set(sink.kind === 'email' ? sink.to : []);
    for (let attempt = 1; ; attempt++) {
      const outcome = await this.#attempt(sink, message, pending);
      if (outcome.ok) {
        this.#counts.delivered++;
        return;
      }
      if (outcome.final || attempt === ATTEMPTS_MAX) return this.#bury(name, message, attempt, outcome.error);
      this.#counts.retried++;
      await this.#options.sleep(Math.max(outcome.pauseMs, PAUSE_FIRST_MS * 2 ** (attempt - 1)));
    }
  }

  async #attempt(sink: SinkConfig, message: AlertMessage, pending: Set<string>): Promise<Outcome> {
    if (sink.kind === 'email') {
      const outcome = await sendEmail({ sink, message, url: this.#options.env[sink.urlEnv] ?? '', pending });
      return outcome.ok ? outcome : { ...outcome, error: this.#withoutSecrets(outcome.error, sink), pauseMs: 0 };
    }
    const request = requestOf(sink, message, this.#options.env)!;
    try {
      const response = await this.#fetch(request.url, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(request.body),
        redirect: 'error',
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      await response.body?.cancel();
      if (response.ok) return { ok: true };
      // Too early, too often or broken over there may pass; anything else of 400 to 499 will not.
      const final = response.status < 500 && ![408, 425, 429].includes(response.status);
      const asked = Number(response.headers.get('retry-after')) * 1000;
      const pauseMs = Number.isFinite(asked) ? Math.min(asked, PAUSE_MAX_MS) : 0;
      return { ok: false, error: `HTTP status ${response.status}`, final, pauseMs };
    } catch (error) {
      return { ok: false, error: this.#withoutSecrets(wordsOf(error), sink), final: false, pauseMs: 0 };
    }
  }

  async #bury(name: string, message: AlertMessage, attempts: number, error: string): Promise<void> {
    this.#counts.dead++;
    const letter = { buriedMs: this.#options.now(), sink: name, attempts, error, message };
    await appendFile(this.#options.deadLetters, `${JSON.stringify(letter)}\n`);
  }

  /** What an error says, with every secret of the sink struck out: addresses of webhooks are secrets too. */
  #withoutSecrets(words: string, sink: SinkConfig): string {
    let text = words;
    for (const variable of variablesOf(sink)) {
      const value = this.#options.env[variable] ?? '';
      const secrets = sink.kind === 'email' ? secretsOf(value) : [value];
      for (const secret of secrets) if (secret !== '') text = text.replaceAll(secret, `[${variable}]`);
    }
    return text;
  }
}

function wordsOf(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? `: ${error.cause.message}` : '';
  return `${error instanceof Error ? error.message : String(error)}${cause}`;
}

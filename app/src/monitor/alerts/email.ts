/**
 * Alerts as e-mail over SMTP. The server's address with user and password comes from the environment; beyond this
 * machine the connection must be encrypted, or nothing is sent. The end of an episode answers the mail that began it,
 * and a repeated try has the same identity, so that mail programs show one thread and no copy.
 */
import { createHash } from 'node:crypto';
import type { AlertMessage } from './engine.ts';
import { textOf } from './requests.ts';
import type { SinkConfig } from './sinkConfig.ts';

/** A sink of kind e-mail. */
export type EmailSink = Extract<SinkConfig, { readonly kind: 'email' }>;

/** What became of a try; `final` where another would end alike. */
export type MailOutcome =
  | { readonly ok: true }
  | { readonly ok: false; readonly error: string; readonly final: boolean };

/** A server that does not answer for so long has failed, ms. */
const TIMEOUT_MS = 10_000;

/** Longest subject: 78 columns are what RFC 5322, section 2.1.1, asks for; the rest is in the text. */
const SUBJECT_CHARS_MAX = 70;

/** A plain `smtp:` connection may stay unencrypted on this machine only. */
const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

/** One mail to send once. */
export interface MailTry {
  readonly sink: EmailSink;
  readonly message: AlertMessage;
  /** `smtp://` or `smtps://`, with user and password where needed. */
  readonly url: string;
  /** Who has not got it yet; whom the server accepts is taken out. */
  readonly pending: Set<string>;
}

/** Sends one message once to whoever has not got it; never throws. */
export async function sendEmail({ sink, message, url, pending }: MailTry): Promise<MailOutcome> {
  if (!isAddress(url)) return { ok: false, error: 'the address of the mail server is none', final: true };
  try {
    const { createTransport } = await import('nodemailer');
    const transport = createTransport({
      url,
      requireTLS: !LOOPBACK.has(new URL(url).hostname),
      connectionTimeout: TIMEOUT_MS,
      greetingTimeout: TIMEOUT_MS,
      socketTimeout: TIMEOUT_MS,
      disableFileAccess: true,
      disableUrlAccess: true,
    });
    try {
      const envelope = { from: sink.from, to: [...pending] };
      const {
        accepted,
        rejected,
        rejectedErrors = [],
      } = await transport.sendMail({ ...mailOf(sink, message), envelope });
      for (const to of accepted) pending.delete(to);
      if (rejected.length === 0) return { ok: true };
      const final = rejectedErrors.every(isFinal);
      return { ok: false, error: `the mail server refused ${rejected.join(', ')}`, final };
    } finally {
      transport.close();
    }
  } catch (error) {
    return { ok: false, error: (error as Error).message, final: isFinal(error) };
  }
}

/** 5xx of SMTP will not pass, 4xx may (RFC 5321, section 4.2.1); a login that was not even tried will not either. */
function isFinal(error: unknown): boolean {
  const { code, responseCode } = error as { readonly code?: string; readonly responseCode?: number };
  return responseCode === undefined ? code === 'EAUTH' : responseCode >= 500;
}

/** Whether a text is the address of an SMTP server. */
export function isAddress(url: string): boolean {
  return URL.canParse(url) && /^smtps?:/.test(url) && new URL(url).hostname !== '';
}

/** What of an SMTP address is secret: the whole, its password and its user, as written and as sent. */
export function secretsOf(url: string): string[] {
  if (!URL.canParse(url)) return [url];
  const { username, password } = new URL(url);
  const words = [password, username].flatMap((word) => [word, decoded(word)]);
  const basic = Buffer.from(`\u0000${decoded(username)}\u0000${decoded(password)}`).toString('base64');
  return [url, basic, ...words].filter((word) => word !== '');
}

function decoded(word: string): string {
  try {
    return decodeURIComponent(word);
  } catch {
    return word;
  }
}

function mailOf(sink: EmailSink, message: AlertMessage) {
  const text = textOf(message);
  const [head = ''] = text.split('\n');
  const first = identityOf(sink, message, 'firing');
  return {
    from: sink.from,
    to: [...sink.to],
    subject: head.length > SUBJECT_CHARS_MAX ? `${head.slice(0, SUBJECT_CHARS_MAX - 1)}…` : head,
    text: `${text}\n`,
    date: new Date(message.timeMs),
    messageId: identityOf(sink, message, message.kind),
    ...(message.kind === 'resolved' ? { inReplyTo: first, references: first } : {}),
    headers: { 'Auto-Submitted': 'auto-generated' },
  };
}

function identityOf(sink: EmailSink, { key }: AlertMessage, kind: AlertMessage['kind']): string {
  const words = JSON.stringify([key, kind, sink.from, sink.to]);
  return `<${createHash('sha256').update(words).digest('hex').slice(0, 40)}@firebreak.invalid>`;
}

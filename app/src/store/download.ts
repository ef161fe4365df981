/**
 * Files from a public archive: streamed beside their place, gone on with where an earlier try ended, held to a limit
 * and a hash, renamed when they are whole. Nothing wrong or half ever gets the final name.
 */
import { open, rename, rm, stat } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { CancelledError, InputError } from '@firebreak/engine';
import { readableError, sha256File } from './files.ts';

/** Tries per file: with the waits below a server that is away for a quarter of a minute is no failure. */
const TRIES_MAX = 5;
/** Redirects that are followed, on the same host only. */
const REDIRECTS_MAX = 3;
/** A server that sends nothing for this long is taken for gone. */
const SILENCE_MS = 30_000;
/** Longest wait that a server may ask for (Retry-After). */
const WAIT_MAX_MS = 60_000;
/** A page of text, such as a checksum, is not larger. */
const TEXT_BYTES_MAX = 4096;

/** What is fetched, where it goes, how large it may be, and the SHA-256 (64 hexadecimal digits) that it must have. */
export interface Download {
  readonly url: URL;
  readonly target: string;
  readonly bytesMax: number;
  readonly sha256: string;
}

/** What a download is told and tells. */
export interface Fetching {
  readonly signal?: AbortSignal;
  /** Bytes here and in all (0: the server does not say). */
  readonly onBytes?: (done: number, total: number) => void;
  /** Wait before try `n` (from 1), ms; doubles from a second where it is not said. */
  readonly waitMs?: (n: number) => number;
}

/** A failure that another try may mend. */
class Transient extends Error {
  readonly afterMs: number;
  constructor(message: string, afterMs = 0) {
    super(message);
    this.afterMs = afterMs;
  }
}

/** Name of the file that holds what has come so far. */
export function partOf(target: string): string {
  return `${target}.part`;
}

/**
 * Fetches a file; returns how many bytes an earlier try had left. Throws InputError where the server has no such file,
 * it is above its limit, leads to another host, has another hash, or is not reached; CancelledError where the signal
 * fired. What has come is kept for the next try, except where it is wrong.
 */
export async function download(job: Download, fetching: Fetching = {}): Promise<number> {
  const part = partOf(job.target);
  const kept = await sizeOf(part);
  if (kept === 0 || (await sha256File(part)) !== job.sha256) {
    await patiently(job.url, fetching, () => receive(job, part, fetching));
    let sha256 = await sha256File(part);
    if (sha256 !== job.sha256 && kept > 0) {
      // The earlier part may be of another version of the file: once more from the start.
      await rm(part, { force: true });
      await patiently(job.url, fetching, () => receive(job, part, fetching));
      sha256 = await sha256File(part);
    }
    if (sha256 !== job.sha256) {
      await rm(part, { force: true });
      throw new InputError(`${job.url.href} has the SHA-256 ${sha256}, its archive says ${job.sha256}`, {
        code: 'hash-mismatch',
        hint: 'Nothing of it was kept. Try again; if it stays so, the archive or the way to it is broken.',
      });
    }
  }
  try {
    await rename(part, job.target);
  } catch (error) {
    throw readableError(error, job.target, 'write');
  }
  return kept;
}

/** A short text, such as a checksum. Throws as {@link download} does. */
export async function fetchText(url: URL, fetching: Fetching = {}): Promise<string> {
  return patiently(url, fetching, async () => {
    const response = await request(url, {}, fetching.signal);
    let text = '';
    const decoder = new TextDecoder();
    for await (const chunk of chunksOf(response, fetching.signal)) {
      text += decoder.decode(chunk, { stream: true });
      if (text.length > TEXT_BYTES_MAX) throw tooMuch(url, TEXT_BYTES_MAX);
    }
    return text;
  });
}

/** Tries until it works or another try makes no sense. */
async function patiently<T>(url: URL, { signal, waitMs }: Fetching, once: () => Promise<T>): Promise<T> {
  for (let n = 1; ; n++) {
    try {
      return await once();
    } catch (error) {
      if (signal?.aborted === true) throw stopped();
      if (!(error instanceof Transient)) throw error;
      if (n === TRIES_MAX) throw unreachable(url, error);
      const wait = waitMs?.(n) ?? 1000 * 2 ** (n - 1);
      await sleep(Math.min(WAIT_MAX_MS, Math.max(wait, error.afterMs)), undefined, { signal }).catch(() => {
        throw stopped();
      });
    }
  }
}

/** One try: asks for what is missing and appends it. */
async function receive({ url, bytesMax }: Download, part: string, { signal, onBytes }: Fetching): Promise<void> {
  const have = await sizeOf(part);
  const response = await request(url, have > 0 ? { range: `bytes=${have}-` } : {}, signal);
  const from = response.status === 206 ? rangeStart(response) : 0;
  if (response.status === 416 || (from !== 0 && from !== have)) {
    await response.body?.cancel();
    await rm(part, { force: true });
    throw new Transient('the server has another file than before');
  }
  const length = Number(response.headers.get('content-length') ?? 0);
  const total = length > 0 ? from + length : 0;
  if (total > bytesMax) {
    await response.body?.cancel();
    throw tooMuch(url, bytesMax);
  }
  const file = await openPart(part, from);
  let done = from;
  try {
    for await (const chunk of chunksOf(response, signal)) {
      done += chunk.length;
      if (done > bytesMax) throw tooMuch(url, bytesMax);
      await file.write(chunk);
      onBytes?.(done, total);
    }
  } catch (error) {
    if (error instanceof InputError) await rm(part, { force: true });
    throw error instanceof Transient ? error : readableError(error, part, 'write');
  } finally {
    await file.close();
  }
  if (total > 0 && done < total) throw new Transient(`the server sent ${done} of ${total} bytes`);
}

async function openPart(part: string, from: number): Promise<FileHandle> {
  try {
    return await open(part, from > 0 ? 'a' : 'w');
  } catch (error) {
    throw readableError(error, part, 'write');
  }
}

async function sizeOf(path: string): Promise<number> {
  return stat(path).then(
    ({ size }) => size,
    () => 0,
  );
}

/** First byte of what a partial answer holds; −1 where it does not say. */
function rangeStart(response: Response): number {
  const found = /^bytes (\d+)-/.exec(response.headers.get('content-range') ?? '');
  return found === null ? -1 : Number(found[1]);
}

/** Asks, and follows redirects on the host that was named. */
async function request(url: URL, headers: Readonly<Record<string, string>>, signal?: AbortSignal): Promise<Response> {
  let here = url;
  for (let hop = 0; hop <= REDIRECTS_MAX; hop++) {
    const response = await ask(here, headers, signal);
    const { status } = response;
    if (status === 200 || status === 206 || status === 416) return response;
    await response.body?.cancel();
    if (status === 408 || status === 429 || status >= 500) {
      throw new Transient(
        `the server answered ${status}`,
        1000 * Number(response.headers.get('retry-after') ?? 0) || 0,
      );
    }
    const location = response.headers.get('location');
    if (status < 300 || status >= 400 || location === null) throw refused(here, status);
    const next = new URL(location, here);
    if (next.origin !== url.origin) throw elsewhere(url, next);
    here = next;
  }
  throw new InputError(`${url.href} leads on more than ${REDIRECTS_MAX} times`, {
    code: 'redirect-refused',
    hint: 'The archive is broken, or another server answers in its place.',
  });
}

async function ask(url: URL, headers: Readonly<Record<string, string>>, signal?: AbortSignal): Promise<Response> {
  // The limit ends with the headers: a large body may take as long as it needs while it does not fall silent.
  const limit = new AbortController();
  const timer = setTimeout(() => limit.abort(new Error('the server does not answer')), SILENCE_MS);
  try {
    return await fetch(url, {
      redirect: 'manual',
      headers: { 'accept-encoding': 'identity', ...headers },
      signal: signal === undefined ? limit.signal : AbortSignal.any([signal, limit.signal]),
    });
  } catch (error) {
    throw new Transient(reasonOf(error));
  } finally {
    clearTimeout(timer);
  }
}

/** The body in pieces; a connection that breaks or falls silent is worth another try. */
async function* chunksOf(response: Response, signal?: AbortSignal): AsyncGenerator<Uint8Array> {
  const reader = (response.body as ReadableStream<Uint8Array> | null)?.getReader();
  if (reader === undefined) return;
  try {
    while (true) {
      const { done, value } = await withinSilence(reader.read());
      if (signal?.aborted === true) throw stopped();
      if (done || value === undefined) return;
      yield value;
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

async function withinSilence<T>(work: Promise<T>): Promise<T> {
  const timer = new AbortController();
  const silence = sleep(SILENCE_MS, undefined, { signal: timer.signal, ref: false }).then(
    () => Promise.reject(new Transient(`the server was silent for ${SILENCE_MS / 1000} s`)),
    () => new Promise<never>(() => undefined),
  );
  try {
    return await Promise.race([work, silence]);
  } catch (error) {
    throw error instanceof Transient ? error : new Transient(reasonOf(error));
  } finally {
    timer.abort();
  }
}

function reasonOf(error: unknown): string {
  const cause = error instanceof Error ? error.cause : undefined;
  return cause instanceof Error ? cause.message : error instanceof Error ? error.message : String(error);
}

function stopped(): CancelledError {
  return new CancelledError('Stopped before everything was fetched', {
    code: 'cancelled',
    hint: 'What has come so far is kept; the same command goes on from there.',
  });
}

function unreachable(url: URL, cause: Transient): InputError {
  return new InputError(`Cannot fetch ${url.href}: ${cause.message} (${TRIES_MAX} tries)`, {
    code: 'unreachable',
    hint: 'What has come so far is kept. Check the network and run the same command again.',
    cause,
  });
}

function refused(url: URL, status: number): InputError {
  return new InputError(`${url.href} cannot be fetched: the server answered ${status}`, {
    code: status === 404 || status === 410 ? 'not-in-archive' : 'refused',
    hint: 'The archive may have moved or ended, or may not be open from here.',
  });
}

function elsewhere(url: URL, next: URL): InputError {
  return new InputError(`${url.href} leads to ${next.origin}, another host than the archive's`, {
    code: 'redirect-refused',
    hint: 'Nothing was fetched from there: files come from the host that the catalogue names, or from none.',
  });
}

function tooMuch(url: URL, bytesMax: number): InputError {
  return new InputError(`${url.href} has more than ${bytesMax} bytes, the limit for it`, {
    code: 'file-too-large',
    hint: 'This is not the file that the catalogue describes; nothing of it was kept.',
  });
}

/**
 * Asks an Ethereum node over JSON-RPC, within a rate of our own. Addresses of nodes hold keys: this is the only file
 * that sees one, and no error that leaves it repeats any part of it that could be a secret.
 */
import { asRow, clip } from '../shared/fields.ts';
import { LIMIT_SHARE, RATE_LIMITS } from './limits.ts';
import { TokenBucket } from './tokenBucket.ts';

/** Asks a node one method; throws NodeError where it answers with an error, and what the network throws. */
export type Rpc = (method: string, params: readonly unknown[]) => Promise<unknown>;

/** The node understood the question and answered with an error of JSON-RPC. */
export class NodeError extends Error {
  constructor(words: string) {
    super(words);
    this.name = 'NodeError';
  }
}

/** An answer takes longer than this: asked again later, ms. */
const TIMEOUT_MS = 15_000;
/** Largest answer that is read, bytes: ten thousand logs of a liquidation are 8 MB. */
const ANSWER_BYTES_MAX = 16_000_000;
/** Parts of an address that are as long as this may be a key; shorter ones are names such as `v3`. */
const SECRET_CHARS_MIN = 6;

/** What is taken from the outside, so that tests need no time. */
export interface RpcOptions {
  readonly now?: () => number;
  readonly wait?: (ms: number) => Promise<void>;
}

/**
 * Over HTTP with the platform's own fetch, at most at our share of the rate of `ethereum-node`. A name and a password
 * in the address are sent as basic authorisation. `secretName` stands in errors where the address would. Throws
 * TypeError, without the address, where it is none of HTTP.
 */
export function httpRpc(address: string, secretName: string, options: RpcOptions = {}): Rpc {
  const { now = Date.now, wait = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms)) } = options;
  const url = URL.canParse(address) ? new URL(address) : null;
  if (url === null || !/^https?:$/.test(url.protocol)) throw new TypeError(`${secretName} is no address of HTTP`);
  const secrets = secretsOf(address, url);
  const headers: Record<string, string> = { 'content-type': 'application/json' };
  if (url.username !== '' || url.password !== '') {
    const pair = `${decoded(url.username)}:${decoded(url.password)}`;
    headers['authorization'] = `Basic ${Buffer.from(pair).toString('base64')}`;
    url.username = '';
    url.password = '';
  }
  const bucket = new TokenBucket(RATE_LIMITS['ethereum-node'], LIMIT_SHARE);
  const strike = (words: string): string =>
    secrets.reduce((text, secret) => text.replaceAll(secret, `[${secretName}]`), words);
  let id = 0;
  return async (method, params) => {
    const waitMs = bucket.take(1, now());
    if (waitMs > 0) await wait(waitMs);
    const body = JSON.stringify({ jsonrpc: '2.0', id: ++id, method, params });
    try {
      return await ask(method, new Request(url, { method: 'POST', headers, body }));
    } catch (error) {
      const words = clip(strike(wordsOf(error)));
      throw error instanceof NodeError ? new NodeError(words) : new Error(words);
    }
  };
}

async function ask(method: string, request: Request): Promise<unknown> {
  const response = await fetch(request, { signal: AbortSignal.timeout(TIMEOUT_MS), redirect: 'error' });
  const text = await limitedText(response);
  let answer: unknown = null;
  try {
    answer = JSON.parse(text);
  } catch {
    // Gateways answer an overload with a page; the status says more than its text.
    if (response.ok) throw new Error(`${method}: the answer is not JSON`);
  }
  const { error, ...rest } = answer === null ? {} : asRow(answer, 'answer');
  if (response.status === 429) throw new Error(`${method}: the node answered 429, too many requests`);
  if (error !== undefined && error !== null) throw new NodeError(`${method}: ${JSON.stringify(error)}`);
  if (!response.ok) throw new Error(`${method}: the node answered ${response.status}`);
  return rest['result'];
}

async function limitedText(response: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of response.body ?? []) {
    bytes += chunk.length;
    if (bytes > ANSWER_BYTES_MAX) throw new Error(`the answer is longer than ${ANSWER_BYTES_MAX} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function wordsOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause instanceof Error ? `: ${error.cause.message}` : '';
  return `${error.message}${cause}`;
}

/** Every part of an address that may be a key, the longest first, so that none is left by half. */
function secretsOf(address: string, url: URL): string[] {
  const parts = [...url.pathname.split('/'), ...url.searchParams.values(), ...url.hostname.split('.').slice(0, -2)];
  const long = parts.filter((part) => part.length >= SECRET_CHARS_MIN);
  const user = [url.username, url.password].flatMap((word) => [word, decoded(word)]);
  const whole = [address, url.href, url.pathname + url.search, url.search];
  const all = [...whole, ...long.flatMap((part) => [part, decoded(part)]), ...user];
  return [...new Set(all)].filter((secret) => secret.length > 1).sort((a, b) => b.length - a.length);
}

function decoded(word: string): string {
  try {
    return decodeURIComponent(word);
  } catch {
    return word;
  }
}

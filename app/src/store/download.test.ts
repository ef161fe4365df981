/** Downloads from a server on this machine: cut off, wrong, missing, elsewhere, too large, and stopped. */
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CancelledError, InputError } from '@firebreak/engine';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { download, fetchText, partOf } from './download.ts';

const BODY = Buffer.from(Array.from({ length: 50_000 }, (_, k) => (k * 7919) % 251));
const SHA = createHash('sha256').update(BODY).digest('hex');
const waitMs = (): number => 0;

type Answer = (request: IncomingMessage, response: ServerResponse) => void;
let server: Server;
let answer: Answer;
let ranges: (string | undefined)[];
let folder: string;
let base: string;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'firebreak-download-'));
  ranges = [];
  server = createServer((request, response) => {
    ranges.push(request.headers.range);
    answer(request, response);
  });
  await new Promise<void>((done) => void server.listen(0, '127.0.0.1', done));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
  rmSync(folder, { recursive: true });
});

const job = (bytesMax = 1e6, sha256 = SHA) => {
  return { url: new URL(`${base}/a.zip`), target: join(folder, 'a.zip'), bytesMax, sha256 };
};

/** Serves the body, and the rest of it where a range is asked for. */
const serve: Answer = (request, response) => {
  const from = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1] ?? 0);
  if (from >= BODY.length) return void response.writeHead(416).end();
  const head = { 'content-length': BODY.length - from };
  const range = { 'content-range': `bytes ${from}-${BODY.length - 1}/${BODY.length}` };
  response.writeHead(from > 0 ? 206 : 200, from > 0 ? { ...head, ...range } : head).end(BODY.subarray(from));
};

/** Sends so many bytes of the answer to the first request and breaks the connection. */
const cutAfter =
  (bytes: number): Answer =>
  (request, response) => {
    if (ranges.length > 1) return serve(request, response);
    response.writeHead(200, { 'content-length': BODY.length });
    response.write(BODY.subarray(0, bytes), () => setTimeout(() => response.destroy(), 20));
  };

const codeOf = async (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'done',
    (error: unknown) => (error instanceof InputError || error instanceof CancelledError ? error.code : String(error)),
  );

describe('download', () => {
  it('writes the file, and leaves no part', async () => {
    answer = serve;
    const seen: number[][] = [];
    expect(await download(job(), { onBytes: (...now) => seen.push(now) })).toBe(0);
    expect(readFileSync(join(folder, 'a.zip')).equals(BODY)).toBe(true);
    expect(seen.at(-1)).toEqual([BODY.length, BODY.length]);
    expect(readdirSync(folder)).toEqual(['a.zip']);
  });

  it('goes on after a cut, within a call', async () => {
    answer = cutAfter(20_000);
    await download(job(), { waitMs });
    expect(readFileSync(join(folder, 'a.zip')).equals(BODY)).toBe(true);
    expect(ranges).toEqual([undefined, 'bytes=20000-']);
  });

  it('goes on from what an earlier call left', async () => {
    answer = serve;
    writeFileSync(partOf(join(folder, 'a.zip')), BODY.subarray(0, 12_345));
    expect(await download(job())).toBe(12_345);
    expect(ranges).toEqual(['bytes=12345-']);
    expect(readFileSync(join(folder, 'a.zip')).equals(BODY)).toBe(true);
  });

  it('takes a whole part as it is, and starts anew where the part is of another file', async () => {
    answer = serve;
    writeFileSync(partOf(join(folder, 'a.zip')), BODY);
    await download(job());
    expect(ranges).toEqual([]);
    writeFileSync(partOf(join(folder, 'a.zip')), Buffer.alloc(10_000));
    await download(job());
    expect(ranges).toEqual(['bytes=10000-', undefined]);
    writeFileSync(partOf(join(folder, 'a.zip')), Buffer.alloc(BODY.length + 5));
    await download(job(), { waitMs });
    expect(readFileSync(join(folder, 'a.zip')).equals(BODY)).toBe(true);
  });

  it('starts anew where the server ignores the range', async () => {
    answer = (_, response) => void response.end(BODY);
    writeFileSync(partOf(join(folder, 'a.zip')), BODY.subarray(0, 100));
    await download(job());
    expect(readFileSync(join(folder, 'a.zip')).equals(BODY)).toBe(true);
  });

  it('keeps nothing that has another hash', async () => {
    answer = serve;
    expect(await codeOf(download(job(1e6, '0'.repeat(64))))).toBe('hash-mismatch');
    expect(readdirSync(folder)).toEqual([]);
  });

  it('says at once that a file is not in the archive', async () => {
    answer = (_, response) => void response.writeHead(404).end();
    expect(await codeOf(download(job()))).toBe('not-in-archive');
    expect(ranges.length).toBe(1);
  });

  it('follows a redirect on its host, none to another, and not for ever', async () => {
    answer = (request, response) =>
      request.url === '/b' ? serve(request, response) : void response.writeHead(302, { location: '/b' }).end();
    await download(job());
    expect(existsSync(join(folder, 'a.zip'))).toBe(true);
    answer = (_, response) => void response.writeHead(302, { location: 'http://127.0.0.2:1/a.zip' }).end();
    expect(await codeOf(download(job()))).toBe('redirect-refused');
    answer = (_, response) => void response.writeHead(302, { location: '/again' }).end();
    expect(await codeOf(download(job()))).toBe('redirect-refused');
  });

  it('refuses what is too large, said or not said', async () => {
    answer = serve;
    expect(await codeOf(download(job(1000)))).toBe('file-too-large');
    answer = (_, response) => {
      response.write(BODY);
      response.end();
    };
    expect(await codeOf(download(job(1000)))).toBe('file-too-large');
    expect(readdirSync(folder)).toEqual([]);
  });

  it('tries again where the server is busy, and gives up after five tries', async () => {
    const waits: number[] = [];
    answer = (_, response) => void response.writeHead(503).end();
    expect(await codeOf(download(job(), { waitMs: (n) => (waits.push(n), 0) }))).toBe('unreachable');
    expect(waits).toEqual([1, 2, 3, 4]);
    expect(ranges.length).toBe(5);
  });

  it('keeps the part when it is stopped', async () => {
    const stop = new AbortController();
    answer = (_, response) => {
      response.writeHead(200, { 'content-length': BODY.length });
      response.write(BODY.subarray(0, 9000));
    };
    const work = download(job(), { signal: stop.signal, onBytes: () => stop.abort() });
    expect(await codeOf(work)).toBe('cancelled');
    expect(readFileSync(partOf(join(folder, 'a.zip'))).equals(BODY.subarray(0, 9000))).toBe(true);
  });
});

describe('fetchText', () => {
  it('reads a short text and refuses a long one', async () => {
    answer = (_, response) => void response.end('hash  name\n');
    expect(await fetchText(new URL(base))).toBe('hash  name\n');
    answer = (_, response) => void response.end(BODY);
    expect(await codeOf(fetchText(new URL(base)))).toBe('file-too-large');
  });
});

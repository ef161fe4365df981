/** `firebreak data fetch` as a process, against a server on this machine that plays the archive. */
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CATALOGUE } from '../../app/src/assess/october/catalogue.ts';
import { firebreak, startFirebreak } from './cli.ts';

/** What the server has by path; a path that is not there is 404, one that is `null` never ends. */
const files = new Map<string, Uint8Array | null>();
let server: Server;
let mirror: string;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'firebreak-data-'));
  server = createServer((request, response) => {
    const found = files.get(request.url!);
    if (found === undefined) response.writeHead(404).end();
    else if (found !== null) response.end(found);
    else {
      response.writeHead(200, { 'content-length': 1000 });
      response.write(Buffer.alloc(400));
    }
  });
  await new Promise<void>((done) => void server.listen(0, '127.0.0.1', done));
  mirror = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const minute = Date.UTC(2025, 9, 10, 21);
  for (const series of CATALOGUE) {
    if (series.kind === 'none' || series.file.includes('bookdepth')) continue;
    series.archives.forEach((path, k) => {
      const rows = [0, 1].map((row) => `${minute + (2 * k + row) * 300_000},100,100,99,100,5,0,0,0,0,0,0`);
      publish(path, rows.join('\n'));
    });
  }
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
  rmSync(folder, { recursive: true });
});

function publish(path: string, csv: string): void {
  const name = path.replace(/^.*\//, '');
  const zip = zipSync({ [name.replace('.zip', '.csv')]: strToU8(csv) });
  files.set(`/${path}`, zip);
  files.set(`/${path}.CHECKSUM`, Buffer.from(`${createHash('sha256').update(zip).digest('hex')}  ${name}\n`));
}

describe('data fetch', () => {
  it('lists addresses, terms, and what cannot be had', async () => {
    const { code, stdout } = await firebreak(folder, 'data', 'fetch', '--list');
    expect(code).toBe(0);
    expect(stdout).toContain('https://data.binance.vision/data/futures/um/daily/bookDepth/BTCUSDT/');
    expect(stdout).toContain('CC BY-NC-SA 4.0');
    expect(stdout).toContain('not available, because');
  });

  it('fetches what there is, names what failed, and says what the case runs on', async () => {
    const { code, stdout, stderr } = await firebreak(folder, 'data', 'fetch', '--to', 'full', '--mirror', mirror);
    expect(code).toBe(2);
    expect(stderr).toContain('CC BY-NC-SA 4.0');
    expect(stderr).toContain('1 of 6 files could not be fetched');
    expect(stderr).toContain('answered 404');
    expect(stdout).toContain('as fetched from the archive (hash checked)');
    expect(stdout.replace(/\s+/g, ' ')).toContain(
      'Runs on: the full series in full for BTC, ETH, low of USDe on Binance',
    );
    expect(stdout.replace(/\s+/g, ' ')).toContain('Shipped waypoints for: SOL,');
    expect(readdirSync(join(folder, 'full')).filter((name) => name.endsWith('.csv.gz')).length).toBe(3);
  });

  it('ends with 130 at Ctrl-C and keeps the part', async () => {
    const [first] = CATALOGUE;
    if (first?.kind !== 'archive') throw new Error('an archive expected');
    const [path] = first.archives;
    const kept = files.get(`/${path}`)!;
    files.set(`/${path}`, null);
    const run = startFirebreak(folder, ['data', 'fetch', '--to', 'stopped', '--mirror', mirror]);
    await run.saw('fetching');
    run.child.kill('SIGINT');
    const { code } = await run.done;
    files.set(`/${path}`, kept);
    expect(code).toBe(130);
    const parts = readdirSync(join(folder, 'stopped', 'archives'));
    expect(parts).toEqual([`${path!.replaceAll('/', '_')}.part`]);
    expect(existsSync(join(folder, 'stopped', first.file))).toBe(false);
  });
});

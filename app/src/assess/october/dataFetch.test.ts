/** The full series from a server on this machine that plays the archive, and what the case then runs on. */
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { strToU8, zipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { archiveRows, unzipCsv } from '../../store/venueArchive.ts';
import { numbersOf, readData } from './dataFiles.ts';
import { caseInputs } from './caseInputs.ts';
import { readCalibration } from './caseRun.ts';
import { CATALOGUE } from './catalogue.ts';
import type { FetchedSeries } from './catalogue.ts';
import { fetchSeries, statusOf } from './dataFetch.ts';
import { CANDLE_FILES } from './observed.ts';

const DATA = resolve(
  process.env['FIREBREAK_DATA'] ?? fileURLToPath(new URL('../../../../../shared/data', import.meta.url)),
);
const SERIES = CATALOGUE.find(({ file }) => file === CANDLE_FILES.btc) as FetchedSeries;
const HEADER = 'open_time,open,high,low,close,volume,close_time,quote_volume,count,a,b,ignore';

let folder: string;
let server: Server;
let host: string;
/** What the server has, by path. */
let files: Map<string, Uint8Array>;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'firebreak-fetch-'));
  files = new Map();
  server = createServer((request, response) => {
    const found = files.get(request.url!);
    if (found === undefined) response.writeHead(404).end();
    else response.end(found);
  });
  await new Promise<void>((done) => void server.listen(0, '127.0.0.1', done));
  host = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
  rmSync(folder, { recursive: true });
});

/** A zip with one CSV, and its checksum, where the archive has them. */
function publish(path: string, csv: string, inside = path.replace(/^.*\//, '').replace(/\.zip$/, '.csv')): void {
  const zip = zipSync({ [inside]: strToU8(csv) });
  const hash = createHash('sha256').update(zip).digest('hex');
  files.set(`/${path}`, zip);
  files.set(`/${path}.CHECKSUM`, Buffer.from(`${hash}  ${path.replace(/^.*\//, '')}\n`));
}

const START = Date.UTC(2025, 9, 9);
const dayCsv = (day: number): string =>
  [
    HEADER,
    ...[0, 1, 2].map((k) => `${START + day * 86_400_000 + k * 60_000},10${k}.5,11${k},9${k},100.2${k},0,0,0,60,0,0,0`),
  ].join('\n');

const fetchAll = (catalogue = CATALOGUE.slice(0, 1)) =>
  fetchSeries(folder, catalogue, { host, now: '2026-11-27T00:00:00Z', waitMs: () => 0 });

const codes = (list: Awaited<ReturnType<typeof fetchAll>>) =>
  list.map(({ state, failure }) => [state, failure?.code ?? null]);

describe('fetchSeries', () => {
  it('fetches, checks, converts, notes the origin, and leaves what is there alone', async () => {
    SERIES.archives.forEach((path, day) => publish(path, dayCsv(day)));
    expect(codes(await fetchAll())).toEqual([['fetched', null]]);
    const table = await readData(folder, SERIES.file, { open_time: 'number', close: 'number' });
    expect([...table.columns.keys()]).toEqual(['open_time', 'open', 'high', 'low', 'close']);
    expect(table.rows).toBe(6);
    expect(numbersOf(table, 'open_time')[3]).toBe(START + 86_400_000);
    expect(numbersOf(table, 'close')[1]).toBe(100.21);
    expect(readdirSync(folder).sort()).toEqual(['archives', SERIES.file, 'firebreak-data.json'].sort());
    expect(readdirSync(join(folder, 'archives'))).toEqual([]);
    files.clear();
    expect(codes(await fetchAll())).toEqual([['fetched', null]]);
    writeFileSync(join(folder, SERIES.file), 'mine');
    expect(codes(await fetchAll())).toEqual([['other', null]]);
  });

  it('takes nothing without its checksum, or with another', async () => {
    SERIES.archives.forEach((path, day) => publish(path, dayCsv(day)));
    const [first] = SERIES.archives;
    const checksum = files.get(`/${first}.CHECKSUM`)!;
    files.delete(`/${first}.CHECKSUM`);
    expect(codes(await fetchAll())).toEqual([['absent', 'not-in-archive']]);
    files.set(`/${first}.CHECKSUM`, Buffer.from(`${'0'.repeat(64)}  ../../other.zip\n`));
    expect(codes(await fetchAll())).toEqual([['absent', 'bad-checksum-file']]);
    files.set(`/${first}.CHECKSUM`, Buffer.from(checksum.toString().replace(/^./, (c) => (c === '0' ? '1' : '0'))));
    expect(codes(await fetchAll())).toEqual([['absent', 'hash-mismatch']]);
    expect(existsSync(join(folder, SERIES.file))).toBe(false);
    expect(readdirSync(join(folder, 'archives'))).toEqual([]);
  });

  it('refuses a zip that holds another file, and rows that are not what was expected', async () => {
    for (const path of SERIES.archives) publish(path, dayCsv(0), '../../escaped.csv');
    expect(codes(await fetchAll())).toEqual([['absent', 'bad-archive']]);
    expect(existsSync(join(folder, '../../escaped.csv'))).toBe(false);
    rmSync(join(folder, 'archives'), { recursive: true });
    for (const path of SERIES.archives) publish(path, `${HEADER}\n${START},ten,1,1,1,0`);
    const [one] = await fetchAll();
    expect(one?.failure?.message).toContain('BTCUSD_PERP-1m-2025-10-09.zip line 2: got "ten" for open');
  });

  it('lets no name lead out of the folder', async () => {
    const bad = { ...SERIES, file: '../outside.csv.gz' };
    SERIES.archives.forEach((path, day) => publish(path, dayCsv(day)));
    expect(codes(await fetchAll([bad]))).toEqual([['absent', 'path-outside']]);
  });

  it('refuses a mirror that is neither https nor this machine', async () => {
    host = 'http://example.org';
    expect(codes(await fetchAll())).toEqual([['absent', 'bad-host']]);
  });

  it('asks once where nobody answers, and says what no archive has', async () => {
    host = 'http://127.0.0.1:1';
    const all = await fetchAll([...CATALOGUE]);
    expect(all.filter(({ failure }) => failure?.code === 'unreachable').length).toBe(4);
    expect(all.filter(({ series }) => series.kind === 'none').every(({ failure }) => failure === null)).toBe(true);
  });
});

describe('archives', () => {
  it('reads microseconds as milliseconds, drops a band that is not measured, and keeps cells as written', async () => {
    const usde = CATALOGUE.find(({ file }) => file.includes('usde_usdt') === false && file.includes('usdeusdt'))!;
    const depth = CATALOGUE.find(({ file }) => file.includes('bookdepth'))!;
    if (usde.kind === 'none' || depth.kind === 'none') throw new Error('archives expected');
    expect(archiveRows('1759881600000000,0.9997,0.9998,0.9996,0.99970,1260.00,0', 'a', usde.form)).toEqual([
      '2025-10-08 00:00:00,0.9997,0.9998,0.9996,0.99970,1260.00',
    ]);
    const bands =
      'timestamp,percentage,depth,notional\r\n2025-10-10 00:00:07,-0.2,1,2\r\n' +
      '2025-10-10 00:00:07, -5,8243.012,979983314.2056\r\n';
    expect(archiveRows(bands, 'a', depth.form)).toEqual(['2025-10-10 00:00:07,-5,8243.012,979983314.2056']);
    writeFileSync(join(folder, 'a.zip'), 'no zip');
    await expect(unzipCsv(join(folder, 'a.zip'), 'a.csv')).rejects.toThrow('cannot be unpacked');
  });
});

describe('caseInputs', () => {
  it('runs on the shipped waypoints where a folder has nothing', async () => {
    const shipped = readCalibration();
    const { measured, source } = await caseInputs(join(folder, 'none'), shipped);
    expect(source.fromFolder).toEqual([]);
    expect(measured).toEqual({ observed: shipped.observed, depth: shipped.depth, checks: shipped.checks });
  });

  it.skipIf(!existsSync(DATA))('the full series give the shipped waypoints, digit for digit', async () => {
    const shipped = readCalibration();
    const { source } = await caseInputs(DATA, shipped);
    expect(source.shipped).toEqual([]);
    expect(source.differing).toEqual([]);
    expect((await statusOf(DATA, CATALOGUE)).map(({ state }) => state)).toEqual(CATALOGUE.map(() => 'reference'));
  });
});

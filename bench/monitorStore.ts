/**
 * Claim (h): liquidations per second into the store of the monitor, until they are on the disk in its log and until all
 * are in Parquet; and seconds of a query over 50 million stored ones, from a new process's empty database to the
 * answer. Rival: JSON lines, appended without checksums or identities, and scanned by `JSON.parse` and by DuckDB.
 */
import { createReadStream, mkdtempSync, rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setImmediate, setTimeout } from 'node:timers/promises';
import type { LiquidationEvent } from '../app/src/monitor/events.ts';
import { openStoreDb } from '../app/src/monitor/store/read.ts';
import { openStore } from '../app/src/monitor/store/store.ts';
import { openDuckDb, sqlPath } from '../app/src/store/duckdb.ts';
import { eventFolder } from '../app/src/store/eventFolder.ts';
import { listParts } from '../app/src/store/eventParts.ts';
import { type BenchOptions, type BenchResult, median, say, timing } from './lib/report.ts';
import { generateStore, liquidations } from './lib/storedEvents.ts';

const SEED = 7;
const RUNS = 3;
/** As a feed hands them over: what one message or one turn of the event loop holds. */
const BATCH = 500;
/** More would only wait in memory for the next write. */
const WAITING_MAX = 50_000;

const QUERIES = {
  byVenue: 'SELECT venue, position, sum(notional_cents) FROM liquidations GROUP BY ALL',
  minutesOfAsset:
    "SELECT time_ms // 60000 AS minute, sum(notional_cents) FROM liquidations WHERE asset = 'C7' GROUP BY minute",
  dayOfVenue: "SELECT sum(notional_cents) FROM liquidations WHERE venue = 'venue-3' AND date = '2025-09-11'",
} as const;

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1000;
}

/** Seconds of all cores that this process has used. */
function cpuSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

interface Appended {
  readonly cpu: number;
  readonly logSeconds: number;
  readonly parquetSeconds: number;
}

async function appendToStore(folder: string, events: readonly LiquidationEvent[]): Promise<Appended> {
  const store = await openStore(folder);
  const start = performance.now();
  const cpuBefore = cpuSeconds();
  for (let from = 0; from < events.length; from += BATCH) {
    store.append(events.slice(from, from + BATCH));
    await setImmediate();
    while (store.health().waitingEvents > WAITING_MAX) await setTimeout(5);
  }
  while (store.health().writtenEvents < events.length) await setTimeout(5);
  const logSeconds = (performance.now() - start) / 1000;
  await store.seal();
  const parquetSeconds = (performance.now() - start) / 1000;
  const cpu = cpuSeconds() - cpuBefore;
  await store.close();
  return { cpu, logSeconds, parquetSeconds };
}

async function appendLines(path: string, events: readonly LiquidationEvent[]): Promise<void> {
  const file = await open(path, 'w');
  for (let from = 0; from < events.length; from += BATCH) {
    const lines = events.slice(from, from + BATCH).map((event) => JSON.stringify(event));
    await file.write(`${lines.join('\n')}\n`);
  }
  await file.sync();
  await file.close();
}

async function scanLines(path: string): Promise<bigint> {
  let cents = 0n;
  for await (const line of createInterface({ input: createReadStream(path) })) {
    cents += BigInt((JSON.parse(line) as LiquidationEvent).notionalCents);
  }
  return cents;
}

/** DuckDB over the same lines, with the key that is asked for named. */
async function scanLinesDuckDb(path: string): Promise<bigint> {
  const { connection } = await openDuckDb();
  const source = `read_json(${sqlPath(path)}, format = 'newline_delimited', columns = {"notionalCents": 'BIGINT'})`;
  const read = await connection.runAndReadAll(`SELECT sum("notionalCents")::VARCHAR FROM ${source}`);
  return BigInt(read.getRows()[0]![0] as string);
}

async function ask(folder: string, sql: string): Promise<readonly unknown[][]> {
  const db = await openStoreDb(folder);
  try {
    const found: unknown[][] = [];
    for await (const some of (await db.run(sql)).rows) for (const row of some) found.push([...row]);
    return found;
  } finally {
    db.close();
  }
}

const TOTAL = 'SELECT count(*)::VARCHAR, sum(notional_cents)::VARCHAR FROM liquidations';

async function benchAppend(
  folder: string,
  n: number,
  runs: number,
): Promise<Record<string, unknown> & { ok: boolean }> {
  const events = liquidations(n, SEED);
  const cents = events.reduce((sum, { notionalCents }) => sum + BigInt(notionalCents), 0n);
  const path = join(folder, 'lines.ndjson');
  const stored: Appended[] = [];
  const lines: number[] = [];
  let ok = true;
  for (let run = 0; run < runs; run++) {
    const root = join(folder, `appended-${run}`);
    stored.push(await appendToStore(root, events));
    lines.push(await seconds(() => appendLines(path, events)));
    const [total] = await ask(root, TOTAL);
    ok &&= total![0] === String(n) && total![1] === String(cents);
    rmSync(root, { recursive: true });
  }
  const perSecond = (times: readonly number[]): number => Math.round(n / median(times));
  const log = perSecond(stored.map(({ logSeconds }) => logSeconds));
  const parquet = perSecond(stored.map(({ parquetSeconds }) => parquetSeconds));
  const cpu = median(stored.map((one) => one.cpu));
  const scanJson = await seconds(async () => (ok &&= (await scanLines(path)) === cents));
  const scanDuckDb = await seconds(async () => (ok &&= (await scanLinesDuckDb(path)) === cents));
  const rival = perSecond(lines);
  const scanned = { jsonParse: Math.round(n / scanJson), duckDb: Math.round(n / scanDuckDb) };
  say(
    `  ${n} events appended: ${log} a second into the log, ${parquet} until all are in Parquet ` +
      `(${cpu.toFixed(1)} s CPU); JSON lines ${rival} (${(parquet / rival).toFixed(2)} of it); ` +
      `scan of JSON lines: ${scanned.jsonParse} a second by JSON.parse, ${scanned.duckDb} by DuckDB`,
  );
  return { ok, n, log, parquet, cpuSeconds: cpu, jsonLines: rival, scanned };
}

/** Lets a monitor's store put its finished days in order, as it does once an hour; the last day stays in hours. */
async function mergeDays(root: string, before: number): Promise<void> {
  const store = await openStore(root);
  const folder = eventFolder(root);
  while ((await listParts(folder, 'liquidations')).length === before) await setTimeout(50);
  await store.seal();
  await store.close();
}

async function benchQuery(
  folder: string,
  size: { readonly days: number; readonly perDay: number },
  runs: number,
): Promise<Record<string, unknown> & { ok: boolean }> {
  const root = join(folder, 'stored');
  const made = await generateStore(root, { ...size, seed: SEED });
  const [total] = await ask(root, TOTAL);
  const inHours = (await listParts(eventFolder(root), 'liquidations')).length;
  const mergeSeconds = await seconds(() => mergeDays(root, inHours));
  const parts = (await listParts(eventFolder(root), 'liquidations')).length;
  const [again] = await ask(root, TOTAL);
  const ok = total![0] === String(made.rows) && total![1] === made.cents && String(again) === String(total);
  say(`  days merged in the background of a monitor: ${inHours} files to ${parts} in ${mergeSeconds.toFixed(1)} s`);
  const openings: number[] = [];
  for (let run = 0; run < runs; run++) openings.push(await seconds(async () => (await openStoreDb(root)).close()));
  say(`  ${made.rows} events in ${parts} files, opened in ${timing(openings)}`);
  const queries: Record<string, { readonly seconds: number; readonly cpuSeconds: number }> = {};
  for (const [name, sql] of Object.entries(QUERIES)) {
    const times: number[] = [];
    const before = cpuSeconds();
    for (let run = 0; run < runs; run++) times.push(await seconds(() => ask(root, sql)));
    const cpu = (cpuSeconds() - before) / runs;
    queries[name] = { seconds: median(times), cpuSeconds: cpu };
    say(
      `  ${name}: ${timing(times)}, opening included, ${cpu.toFixed(2)} s CPU: ` +
        `${Math.round(made.rows / median(times))} events a second`,
    );
  }
  return { ok, rows: made.rows, parts, mergeSeconds, openSeconds: median(openings), queries };
}

/** Prints events per second into the store and out of it. */
export async function run({ tiny = false }: BenchOptions = {}): Promise<BenchResult> {
  const runs = tiny ? 1 : RUNS;
  const n = tiny ? 2_000 : 1_000_000;
  const size = tiny ? { days: 2, perDay: 500 } : { days: 30, perDay: 1_666_667 };
  say(`monitor-store: ${n} events appended, ${size.days * size.perDay} stored, seed ${SEED}, ${runs} runs`);
  const folder = mkdtempSync(join(tmpdir(), 'firebreak-bench-'));
  try {
    const append = await benchAppend(folder, n, runs);
    const query = await benchQuery(folder, size, runs);
    // Above the number of cores, other programs took part of the time, and only the seconds of CPU can be compared.
    const load1 = loadavg()[0]!;
    say(`  programs that wanted a core in the last minute: ${load1.toFixed(1)}`);
    return { claim: 'h', ok: append.ok && query.ok, figures: { seed: SEED, load1, append, query } };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

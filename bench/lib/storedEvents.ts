/**
 * Synthetic liquidations for the bench of the monitor's store: as events to append, and by the million as the Parquet
 * files that the store would have written, one per venue and hour. Drawn from the seed; they stand for no real venue.
 */
import { join } from 'node:path';
import type { LiquidationEvent } from '../../app/src/monitor/events.ts';
import { ownDuckDb, sqlText } from '../../app/src/store/duckdb.ts';
import { createEventFolder } from '../../app/src/store/eventFolder.ts';
import { uniform } from '../../engine/src/core/random.ts';

export const FROM_MS = Date.UTC(2025, 8, 11);
const DAY_MS = 86_400_000;
const VENUES = 10;
const SYMBOLS = 200;

/** Liquidations of ten venues and 200 symbols within one hour. */
export function liquidations(n: number, seed: number): LiquidationEvent[] {
  return Array.from({ length: n }, (_, i) => {
    const random = (stream: number): number => uniform(seed, stream, i, 0);
    const asset = `C${Math.floor(random(0) * SYMBOLS)}`;
    const timeMs = FROM_MS + Math.floor((i * 3_600_000) / n);
    const price = Math.ceil(random(1) * 1e7) / 100;
    const qty = Math.ceil(random(2) * 1e6) / 1000;
    const venue = `venue-${Math.floor(random(3) * VENUES)}`;
    const head = { venue, symbol: `${asset}USDT`, asset, timeMs, receivedMs: timeMs + 40, id: `${timeMs}-${i}` };
    const position = random(4) < 0.7 ? 'long' : 'short';
    return {
      kind: 'liquidation',
      ...head,
      position,
      price,
      priceKind: 'order',
      qty,
      notionalCents: Math.round(price * qty * 100),
    };
  });
}

/** What was generated: rows, and their sum of cents as text. */
export interface Generated {
  readonly rows: number;
  readonly cents: string;
}

/** Writes `days` days with `perDay` liquidations each into a store that is made in the folder. */
export async function generateStore(
  folder: string,
  { days, perDay, seed }: { readonly days: number; readonly perDay: number; readonly seed: number },
): Promise<Generated> {
  const { root, staging } = await createEventFolder(folder);
  const { connection } = await ownDuckDb(staging);
  // One thread writes one file per hour and venue, as the store does.
  await connection.run('SET threads = 1');
  let cents = 0n;
  for (let day = 0; day < days; day++) {
    const from = FROM_MS + day * DAY_MS;
    const drawn =
      `SELECT i, hash(i + ${day * perDay}, ${seed}) AS h, ${from} + i * ${DAY_MS} // ${perDay} AS time_ms` +
      ` FROM range(${perDay}) AS r(i)`;
    const time = 'make_timestamp(time_ms * 1000)';
    const columns = [
      `'C' || (h % ${SYMBOLS}) || 'USDT' AS symbol, 'C' || (h % ${SYMBOLS}) AS asset`,
      `time_ms::BIGINT AS time_ms, (time_ms + h % 400)::BIGINT AS received_ms, time_ms || '-' || i AS id`,
      `CASE WHEN h % 10 < 7 THEN 'long' ELSE 'short' END AS position, (1 + h % 9999991) / 100.0::DOUBLE AS price`,
      `'order' AS price_kind, (1 + h % 999983) / 1000.0::DOUBLE AS qty`,
      `(1 + h % 99999989)::BIGINT AS notional_cents, NULL::VARCHAR AS account`,
      `extract(hour FROM ${time})::INTEGER AS hour, 'venue-' || (h // 1024 % ${VENUES}) AS venue`,
      `strftime(${time}, '%Y-%m-%d') AS date`,
    ];
    await connection.run(`CREATE OR REPLACE TABLE events AS SELECT ${columns.join(', ')} FROM (${drawn})`);
    const sum = await connection.runAndReadAll('SELECT sum(notional_cents)::VARCHAR FROM events');
    cents += BigInt(sum.getRows()[0]![0] as string);
    for (let hour = 0; hour < 24; hour++) {
      await connection.run(
        `COPY (FROM events WHERE hour = ${hour}) TO ${sqlText(join(root, 'liquidations'))} (FORMAT parquet,` +
          ` COMPRESSION zstd, PARTITION_BY (venue, date), APPEND,` +
          ` FILENAME_PATTERN '${String(hour).padStart(2, '0')}-generated-{uuid}')`,
      );
    }
  }
  connection.closeSync();
  return { rows: days * perDay, cents: String(cents) };
}

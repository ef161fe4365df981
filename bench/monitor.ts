/**
 * Claim (g): from message to indicator at 20,000 messages a second. Messages of every kind as JSON in the form of
 * events, from several venues and assets, parsed and taken by the live board in batches of 20 ms of traffic; after each
 * batch twenty indicators over windows from a minute to 30 days are read. Latency is that of a batch's first message:
 * the wait for its end plus its work. The rival in the same run adds every window up anew from the events.
 */
import type { LiquidationEvent, MarketEvent } from '../app/src/monitor/events.ts';
import { Board } from '../app/src/monitor/indicators/board.ts';
import type { IndicatorQuery } from '../app/src/monitor/indicators/catalog.ts';
import { LiquidationWindows } from '../app/src/monitor/windows/liquidationWindows.ts';
import { recompute } from '../app/src/monitor/windows/recompute.ts';
import { splitTotal } from '../app/src/monitor/windows/testEvents.ts';
import { type BenchOptions, type BenchResult, median, say } from './lib/report.ts';

const SEED = 13;
const PER_SECOND = 20_000;
const BATCH_MS = 20;
/** Of twenty messages: liquidations, tickers, trades; the rest are changes of books. */
const LIQUIDATIONS = 1;
const TICKERS = 4;
const TRADES = 6;

const VENUES = ['binance-usdm', 'bybit', 'okx', 'hyperliquid'];
const ASSETS = Array.from({ length: 50 }, (_, k) => `A${k}`);
const START = Date.UTC(2025, 9, 10, 21);
const MINUTE = 60_000;
/** As the monitor has it. */
const DETAIL_EVENTS = 500_000;

const QUERIES: readonly IndicatorQuery[] = [
  ...[1, 5, 60, 1440, 43_200].flatMap((minutes): IndicatorQuery[] => [
    { indicator: 'liquidated_long_usd', windowMs: minutes * MINUTE },
    { indicator: 'imbalance', windowMs: minutes * MINUTE, asset: 'A0' },
    { indicator: 'venue_share', windowMs: minutes * MINUTE, venue: 'bybit' },
  ]),
  { indicator: 'open_interest_usd' },
  { indicator: 'funding_annualised' },
  { indicator: 'basis', asset: 'A1' },
  { indicator: 'depth_100bp_usd', asset: 'A0' },
  { indicator: 'spread', asset: 'A0' },
];

function message(i: number, liquidations: readonly LiquidationEvent[]): MarketEvent {
  const kind = i % 20;
  const timeMs = START + Math.floor((i * 1000) / PER_SECOND);
  if (kind < LIQUIDATIONS) return { ...liquidations[Math.floor(i / 20) % liquidations.length], timeMs, id: `m${i}` };
  const venue = VENUES[i % VENUES.length];
  const asset = ASSETS[Math.floor(i / 7) % ASSETS.length];
  const head = { venue, asset, symbol: `${asset}USDT`, timeMs, receivedMs: timeMs, id: `${i}` };
  const price = 100 + (i % 9) / 100;
  if (kind < LIQUIDATIONS + TICKERS) {
    return { kind: 'ticker', ...head, markPrice: price, indexPrice: 100, openInterestUsd: 1e8, fundingRate: 1e-4 };
  }
  if (kind < LIQUIDATIONS + TICKERS + TRADES) {
    return { kind: 'trade', ...head, side: 'buy', price, qty: 1, notionalCents: 10_000 };
  }
  const bids = Array.from({ length: 10 }, (_, k) => [99 - ((i + k) % 40) / 100, 1 + k] as const);
  const asks = Array.from({ length: 10 }, (_, k) => [101 + ((i + k) % 40) / 100, 1 + k] as const);
  return { kind: 'book', ...head, snapshot: i < 4000, bids, asks };
}

/** A store whose rows are made again when they are asked for, so that the heap is that of the board alone. */
class Rows {
  readonly before: readonly LiquidationEvent[];
  /** Messages that the board has taken. */
  taken = 0;

  constructor(before: readonly LiquidationEvent[]) {
    this.before = before;
  }

  /** The liquidations of [fromMs, toMs) so far. */
  *within(fromMs: number, toMs: number): Generator<LiquidationEvent> {
    for (const event of this.before) if (event.timeMs >= fromMs && event.timeMs < toMs) yield event;
    const first = Math.max(0, Math.floor(((fromMs - START) * PER_SECOND) / 1000));
    const last = Math.min(this.taken, Math.ceil(((toMs - START) * PER_SECOND) / 1000));
    for (let i = first - (first % 20); i < last; i += 20) {
      const event = message(i, this.before) as LiquidationEvent;
      if (event.timeMs >= fromMs && event.timeMs < toMs) yield event;
    }
  }
}

/** The board, and what it would find in the store. */
class World {
  readonly board: Board;
  readonly rows: Rows;

  constructor(before: readonly LiquidationEvent[]) {
    this.board = new Board(new LiquidationWindows({ detailMs: 120 * MINUTE, detailEvents: DETAIL_EVENTS }));
    this.rows = new Rows(before);
    for (const event of before) this.board.apply(event);
  }

  take(event: MarketEvent): void {
    this.rows.taken++;
    this.board.apply(event);
  }

  read(now: number): void {
    const { board, rows } = this;
    board.windows.advance(now);
    for (const minute of board.missing(QUERIES, now))
      board.windows.restore(minute, rows.within(minute, minute + MINUTE));
    for (const query of QUERIES) board.read(query, now);
  }
}

/** Wall and processor time of each batch, ms, and the heap with its arrays now and then, MB. */
interface Times {
  readonly wall: number[];
  readonly cpu: number[];
  readonly heap: number[];
}

function drive(world: World, before: readonly LiquidationEvent[], batches: number): Times {
  const perBatch = (PER_SECOND * BATCH_MS) / 1000;
  const times: Times = { wall: [], cpu: [], heap: [] };
  for (let batch = 0; batch < batches; batch++) {
    const texts = Array.from({ length: perBatch }, (_, k) => JSON.stringify(message(batch * perBatch + k, before)));
    const used = process.cpuUsage();
    const began = performance.now();
    for (const text of texts) world.take(JSON.parse(text) as MarketEvent);
    world.read(START + (batch + 1) * BATCH_MS);
    times.wall.push(performance.now() - began);
    const spent = process.cpuUsage(used);
    times.cpu.push((spent.user + spent.system) / 1000);
    if (batch % 50 !== 0) continue;
    const { heapUsed, arrayBuffers } = process.memoryUsage();
    times.heap.push((heapUsed + arrayBuffers) / 1e6);
  }
  return times;
}

/** The same windows added up from the events: its time, and whether every one is equal to the cent. */
function rival(
  { board, rows }: World,
  now: number,
): { readonly ms: number; readonly windows: number; readonly ok: boolean } {
  const spans = QUERIES.flatMap(({ windowMs }) => (windowMs === undefined ? [] : [windowMs]));
  const kept = [...rows.within(0, now)];
  const began = performance.now();
  const again = spans.map((span) => recompute(kept, now - span, now).totals);
  const ms = performance.now() - began;
  const ok = again.every(({ longCents, shortCents }, k) => {
    const own = board.windows.totals(now - spans[k], now);
    return own.longCents === longCents && own.shortCents === shortCents;
  });
  return { ms, windows: spans.length, ok };
}

function figuresOf({ wall, cpu, heap }: Times) {
  const sorted = wall.toSorted((a, b) => a - b);
  const at = (share: number) => BATCH_MS + sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
  const third = Math.floor(heap.length / 3);
  const messages = (wall.length * PER_SECOND * BATCH_MS) / 1000;
  return {
    messages,
    perSecond: messages / (wall.reduce((a, b) => a + b) / 1000),
    latencyMs: { median: BATCH_MS + median(wall), p99: at(0.99), max: at(1) },
    over50: sorted.filter((ms) => ms + BATCH_MS > 50).length / sorted.length,
    cpuMs: median(cpu),
    indicators: QUERIES.length,
    heapMb: {
      start: median(heap.slice(0, third + 1)),
      middle: median(heap.slice(third, 2 * third + 1)),
      end: median(heap.slice(-third - 1)),
    },
    detailEvents: DETAIL_EVENTS,
    seed: SEED,
  };
}

/** Prints events a second and latencies; the last totals must equal a recount of the same events. */
export async function run({ tiny = false, seconds = tiny ? 1 : 60 }: BenchOptions = {}): Promise<BenchResult> {
  const past = tiny ? 2000 : 200_000;
  const spread = { venues: VENUES, assets: ASSETS, seed: SEED, fromMs: START - 30 * 1440 * MINUTE, toMs: START };
  const before = splitTotal({ ...spread, totalCents: 1e12, position: 'long', count: past });
  const world = new World(before);
  say(`monitor: ${PER_SECOND} messages/s for ${seconds} s after ${past} liquidations of 30 days, seed ${SEED}`);
  const figures = figuresOf(drive(world, before, (seconds * 1000) / BATCH_MS));
  const { latencyMs, over50, heapMb } = figures;
  const again = rival(world, START + seconds * 1000);
  say(`  from message to indicators: median ${latencyMs.median.toFixed(1)} ms, 99% ${latencyMs.p99.toFixed(1)} ms`);
  say(`  above 50 ms: ${(over50 * 100).toFixed(2)}% of batches, most ${latencyMs.max.toFixed(1)} ms`);
  say(`  processor time for a batch of ${BATCH_MS} ms and one reading: median ${figures.cpuMs.toFixed(1)} ms`);
  say(`  as fast as it can: ${Math.round(figures.perSecond)} messages/s`);
  say(`  rival, the same windows added up anew: ${again.ms.toFixed(0)} ms for one reading of ${again.windows}`);
  const [start, middle, end] = [heapMb.start, heapMb.middle, heapMb.end].map((mb) => mb.toFixed(0));
  say(`  heap with its arrays, median of each third: ${start}, ${middle}, ${end} MB`);
  return { claim: 'g', ok: again.ok, figures: { ...figures, rivalMs: again.ms } };
}

/**
 * Claim (b): what one liquidation costs must not grow with the market. The built-in population in 100,000 to 800,000
 * positions and the whole engine (books, waterfall, insurance, ADL), one thread, in two series.
 *
 * Into the book: books and the capital of those who quote them are 100 times as deep as the built-in market's, and BTC
 * moves within five minutes as far as closes about a third of the positions of that size; the book takes nearly all.
 * Built-in depth: one move within 30 s for all sizes; the books have room for a small part of what must be sold, and
 * vaults, funds and auto-deleveraging take most of the rest.
 *
 * One move closes a larger share of the positions where there are more rows, though not more of the market: the
 * largest 1% of members have a row each at every size, so that more rows are more rows of cohorts, and in these two
 * thirds of the positions are long (the large members hold the other side). At −12%, 71% of the positions are those of
 * single members in the smallest market and 15% in the largest; 14 to 19% of these and 27 to 28% of the cohorts' are in
 * accounts that are liquidated at every size, and the notional liquidated is the same within 2%.
 *
 * Positions count as closed into the book where most of their notional went there.
 */
import type { Context } from '../engine/src/cascade/context.ts';
import { prepare, type Prepared } from '../engine/src/cascade/prepared.ts';
import { runSteps } from '../engine/src/cascade/run.ts';
import { EVENT } from '../engine/src/result/types.ts';
import { resolveScenario } from '../engine/src/scenario/resolve.ts';
import { builtinSnapshot, MARKET_SEED, shock } from './lib/builtin.ts';
import { type BenchOptions, type BenchResult, median, say } from './lib/report.ts';

const RUNS = 3;
const MOVE = -0.12;
/** Books and makers' capital of the deep market, in those of the built-in one. */
const DEEP = 100;
/**
 * Account rows relative to the built-in market, which has about 205,000 positions, and the move of BTC that closes
 * about a third of the positions of that size in the deep market.
 */
const SIZES = [
  { scale: 0.487, thirdMove: -0.7 },
  { scale: 0.975, thirdMove: -0.38 },
  { scale: 1.95, thirdMove: -0.3 },
  { scale: 3.9, thirdMove: -0.275 },
];
const TINY_SIZES = [
  { scale: 0.05, thirdMove: -0.7 },
  { scale: 0.12, thirdMove: -0.7 },
];
const SEED = 1;

/** A market and what happens to it. */
interface Work {
  readonly scale: number;
  readonly move: number;
  /** Books and capital of makers, times the built-in ones. */
  readonly deep: number;
  readonly length: string;
  readonly horizon: string;
}

interface Row {
  readonly move: number;
  readonly positions: number;
  /** Positions of liquidated accounts that are closed at the end, most of each sold into the book, or not so. */
  readonly intoBook: number;
  readonly otherwise: number;
  /** Accounts liquidated, counting the parts that a row was split into. */
  readonly liquidations: number;
  readonly seconds: number;
  readonly first: number;
}

/** Notional by (account, contract, side) that went into the book less that which a vault, a fund or winners took. */
function bookLessOthers({ log, snapshot }: Context): (account: number, instrument: number, qty: number) => number {
  const { account, instrument, qty, kind, notionalUsd } = log;
  const net = new Map<number, number>();
  const keyOf = (a: number, i: number, closing: number): number =>
    2 * (a * snapshot.instruments.n + i) + Number(closing > 0);
  const others: readonly number[] = [EVENT.vault_transfer, EVENT.fund_takeover, EVENT.adl];
  for (let e = 0; e < log.n; e++) {
    const sign = kind[e] === EVENT.liquidation ? 1 : others.includes(kind[e]) ? -1 : 0;
    if (sign === 0) continue;
    const key = keyOf(account[e], instrument[e], qty[e]);
    net.set(key, (net.get(key) ?? 0) + sign * notionalUsd[e]);
  }
  return (a, i, held) => net.get(keyOf(a, i, -held)) ?? 0;
}

/** Whether leg k of a unit stands at zero in every slot of it. */
function isClosed({ state }: Context, unit: number, k: number): boolean {
  let slot = state.slotOf[unit];
  while (slot >= 0 && state.legQty[state.slotLeg[slot] + k] === 0) slot = state.slotNext[slot];
  return slot < 0;
}

/** What one run closes, from a run that is not timed, because it writes events down. */
function countClosed(prepared: Prepared): Pick<Row, 'intoBook' | 'otherwise' | 'liquidations'> {
  const c = runSteps(prepared, { seed: SEED, record: 'events' });
  const { state, slotHit, snapshot } = c;
  const netOf = bookLessOthers(c);
  const hit = new Set<number>();
  let liquidations = 0;
  for (let s = 0; s < state.slots; s++) {
    if (slotHit[s] !== 1) continue;
    liquidations++;
    hit.add(state.slotUnit[s]);
  }
  const { legs, units } = snapshot;
  let intoBook = 0;
  let otherwise = 0;
  for (const unit of hit) {
    for (let j = units.legStart[unit]; j < units.legStart[unit + 1]; j++) {
      if (legs.qty[j] === 0 || !isClosed(c, unit, j - units.legStart[unit])) continue;
      if (netOf(units.account[unit], legs.instrument[j], legs.qty[j]) > 0) intoBook++;
      else otherwise++;
    }
  }
  return { intoBook, otherwise, liquidations };
}

function measure({ scale, move, deep, length, horizon }: Work, runs: number): Row {
  const snapshot = builtinSnapshot(scale, deep);
  const document = { ...shock(move, length, horizon), behaviour: { depth_scale: deep } };
  const prepared = prepare(snapshot, resolveScenario(document, snapshot));
  const seconds: number[] = [];
  for (let k = 0; k < runs; k++) {
    const start = performance.now();
    runSteps(prepared, { seed: SEED, record: 'summary' });
    seconds.push((performance.now() - start) / 1000);
  }
  const closed = countClosed(prepared);
  return { move, positions: snapshot.legs.n, ...closed, seconds: median(seconds), first: seconds[0] };
}

function microsecondsEach({ seconds, liquidations }: Row): number {
  return (1e6 * seconds) / liquidations;
}

function printRow(row: Row): void {
  const { positions, move, seconds, first, liquidations, intoBook, otherwise } = row;
  const percent = (part: number): string => `${((100 * part) / positions).toFixed(1)}%`;
  say(
    `  ${positions} positions, ${(100 * move).toFixed(1)}%: ${seconds.toFixed(2)} s (first ${first.toFixed(2)}), ` +
      `${liquidations} liquidations, ${microsecondsEach(row).toFixed(1)} µs each;`,
  );
  say(
    `    ${percent(intoBook + otherwise)} of positions closed in liquidated accounts: ` +
      `${percent(intoBook)} into the book, ${percent(otherwise)} otherwise`,
  );
}

function series(works: readonly Work[], runs: number): { rows: Row[]; growth: number } {
  const rows = works.map((work) => {
    const row = measure(work, runs);
    printRow(row);
    return row;
  });
  const growth = microsecondsEach(rows[rows.length - 1]) / microsecondsEach(rows[0]);
  say(`  per liquidation, largest market against smallest: ${growth.toFixed(2)}x`);
  return { rows, growth };
}

/** Prints microseconds per liquidation by size of the market: a third closed into the book, and at built-in depth. */
export async function run({ tiny = false }: BenchOptions = {}): Promise<BenchResult> {
  const sizes = tiny ? TINY_SIZES : SIZES;
  const runs = tiny ? 1 : RUNS;
  say(`shock: built-in population, seed ${MARKET_SEED}, one-second steps, ${runs} runs`);
  say(`  into the book: books and makers ${DEEP} times as deep, a move of BTC within 5 minutes, 360 steps`);
  const thirds = series(
    sizes.map(({ scale, thirdMove }) => ({ scale, move: thirdMove, deep: DEEP, length: '5m', horizon: '6m' })),
    runs,
  );
  say('  built-in depth, one move of BTC within 30 s, 120 steps');
  const oneMove = series(
    sizes.map(({ scale }) => ({ scale, move: MOVE, deep: 1, length: '30s', horizon: '2m' })),
    runs,
  );
  return {
    claim: 'b',
    ok: [...oneMove.rows, ...thirds.rows].every((row) => row.liquidations > 0 && row.intoBook > 0),
    figures: { seed: MARKET_SEED, deep: DEEP, thirds, move: MOVE, oneMove },
  };
}

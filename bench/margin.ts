/**
 * Claim (e): exact margin checks and liquidation prices per second on ten-tier tables, against a floor: the same
 * reads and sums with one flat rate, no tiers and no other rules, in a loop of plain arithmetic over the same columns
 * in the same run.
 */
import { Tripwires } from '../engine/src/cascade/tripwires.ts';
import type { Snapshot } from '../engine/src/market/snapshot.ts';
import { marginRows, marginTables } from '../engine/src/rules/shared/margin.ts';
import { liquidationPriceTiered } from '../engine/src/rules/shared/tiered-price.ts';
import { armRows } from '../engine/src/rules/shared/wires.ts';
import { buildIndex, stateAt } from './lib/loop.ts';
import { generateMarket } from './lib/market.ts';
import { type BenchOptions, type BenchResult, median, say } from './lib/report.ts';

const SEED = 11;
const RUNS = 5;
const BATCH = 4_096;
const FLAT_RATE = 0.01;

/** Equity less a flat rate of the notional, per account. */
function floor(snapshot: Snapshot, marks: Float64Array, slack: Float64Array): void {
  const { legStart, n } = snapshot.units;
  const { instrument, qty, entryR } = snapshot.legs;
  const { amount } = snapshot.balances;
  for (let u = 0; u < n; u++) {
    let sum = 0;
    for (let j = legStart[u]; j < legStart[u + 1]; j++) {
      const price = marks[instrument[j]];
      sum += qty[j] * (price - entryR[j]) - FLAT_RATE * Math.abs(qty[j] * price);
    }
    slack[u] = sum + amount[u];
  }
}

/** Liquidation prices of all accounts with one leg, in closed form tier by tier; returns how many there were. */
function prices(snapshot: Snapshot, out: Float64Array): number {
  const { units, legs, balances, instruments, tiers } = snapshot;
  let n = 0;
  for (let u = 0; u < units.n; u++) {
    const j = units.legStart[u];
    if (units.legStart[u + 1] !== j + 1) continue;
    const i = legs.instrument[j];
    const start = instruments.tierStart[i];
    const end = instruments.tierStart[i + 1];
    const { minNotional, maintMarginRate, deduction } = tiers;
    out[n++] = liquidationPriceTiered(
      balances.amount[u],
      legs.qty[j],
      legs.entryPrice[j],
      minNotional,
      maintMarginRate,
      deduction,
      start,
      end,
    );
  }
  return n;
}

function timed(work: () => void): number[] {
  return Array.from({ length: RUNS }, () => {
    const start = performance.now();
    work();
    return (performance.now() - start) / 1000;
  });
}

/**
 * Prints rates and their ratio to the floor; the slacks of kernel and floor must agree where a flat rate is the
 * table's.
 */
export async function run({ tiny = false }: BenchOptions = {}): Promise<BenchResult> {
  const accounts = tiny ? 2_000 : 500_000;
  const snapshot = generateMarket({ accounts, instruments: tiny ? 10 : 160 }, SEED);
  const tables = marginTables(snapshot, new Float64Array(snapshot.instruments.n));
  const state = stateAt(snapshot);
  const rows = Int32Array.from({ length: accounts }, (_, u) => u);
  const slack = new Float64Array(accounts);
  const need = new Float64Array(accounts);
  const flat = new Float64Array(accounts);
  const found = new Float64Array(accounts);
  const wires = new Tripwires(buildIndex(snapshot).layout);
  const legs = snapshot.legs.n;
  say(`margin: ${accounts} accounts, ${legs} positions, 10 tiers, seed ${SEED}`);
  const plain = median(timed(() => floor(snapshot, state.mark, flat)));
  const checks = median(timed(() => marginRows(tables, state, rows, accounts, slack, need)));
  const arming = median(
    timed(() => {
      for (let u = 0; u < accounts; u += BATCH) {
        armRows(tables, state, rows.subarray(u, u + BATCH), Math.min(BATCH, accounts - u), wires);
      }
    }),
  );
  let solved = 0;
  const solving = median(timed(() => void (solved = prices(snapshot, found))));
  const line = (name: string, n: number, seconds: number): void =>
    say(`  ${name.padEnd(40)} ${(n / seconds / 1e6).toFixed(1)} million/s`);
  line('floor: flat rate, positions', legs, plain);
  line('exact margin checks, positions', legs, checks);
  line('exact margin checks, accounts', accounts, checks);
  line('trigger prices (margin and box), positions', legs, arming);
  line('liquidation prices, closed form', solved, solving);
  say(`  exact margin against the floor: ${(checks / plain).toFixed(1)}x its time`);
  const figures = {
    accounts,
    positions: legs,
    seed: SEED,
    floorPerS: legs / plain,
    marginPositionsPerS: legs / checks,
    marginAccountsPerS: accounts / checks,
    triggersPerS: legs / arming,
    liquidationPricesPerS: solved / solving,
    overFloor: checks / plain,
  };
  return { claim: 'e', ok: agrees(snapshot, slack, need, flat, state.mark), figures };
}

/** Whether equity of kernel and floor are the same: slack + need against flat slack + flat maintenance. */
function agrees(
  snapshot: Snapshot,
  slack: Float64Array,
  need: Float64Array,
  flat: Float64Array,
  mark: Float64Array,
): boolean {
  const { legStart, n } = snapshot.units;
  for (let u = 0; u < n; u++) {
    let gross = 0;
    for (let j = legStart[u]; j < legStart[u + 1]; j++)
      gross += Math.abs(snapshot.legs.qty[j] * mark[snapshot.legs.instrument[j]]);
    const difference = slack[u] + need[u] - flat[u] - FLAT_RATE * gross;
    if (!(Math.abs(difference) <= 1e-9 * (gross + Math.abs(flat[u])))) return false;
  }
  return true;
}

/**
 * Claim (b): what one liquidation costs must not grow with the market. The built-in population in 100,000 to 800,000
 * positions, one shock that closes about a third of them into the books, the whole engine (books, waterfall,
 * insurance, ADL). One thread.
 */
import { prepare } from '../engine/src/cascade/prepared.ts';
import { runSteps } from '../engine/src/cascade/run.ts';
import { resolveScenario } from '../engine/src/scenario/resolve.ts';
import { builtinSnapshot, MARKET_SEED, shock } from './lib/builtin.ts';
import { type BenchOptions, type BenchResult, median, say } from './lib/report.ts';

const RUNS = 3;
/** Account rows relative to the built-in market, which has about 205,000 positions. */
const SCALES = [0.487, 0.975, 1.95, 3.9];
const TINY_SCALES = [0.05, 0.1];
const MOVE = -0.12;

interface Row {
  readonly positions: number;
  readonly closed: number;
  readonly liquidations: number;
  readonly seconds: number;
  readonly first: number;
}

function measure(scale: number, runs: number): Row {
  const snapshot = builtinSnapshot(scale);
  const prepared = prepare(snapshot, resolveScenario(shock(MOVE, '30s', '2m'), snapshot));
  const seconds: number[] = [];
  let liquidations = 0;
  let closed = 0;
  for (let k = 0; k < runs; k++) {
    const start = performance.now();
    const { slotHit, state } = runSteps(prepared, { seed: 1, record: 'summary' });
    seconds.push((performance.now() - start) / 1000);
    liquidations = 0;
    const hit = new Set<number>();
    for (let s = 0; s < state.slots; s++) {
      liquidations += slotHit[s] ?? 0;
      if (slotHit[s] === 1) hit.add(state.slotUnit[s]);
    }
    closed = 0;
    for (const unit of hit) closed += snapshot.units.legStart[unit + 1] - snapshot.units.legStart[unit];
  }
  return { positions: snapshot.legs.n, closed, liquidations, seconds: median(seconds), first: seconds[0] };
}

/** Prints microseconds per liquidation by size of the market. */
export async function run({ tiny = false }: BenchOptions = {}): Promise<BenchResult> {
  say(
    `shock: built-in population, seed ${MARKET_SEED}, ${100 * MOVE}% within 30 s, 120 steps, ${tiny ? 1 : RUNS} runs`,
  );
  const rows: Row[] = [];
  for (const scale of tiny ? TINY_SCALES : SCALES) {
    const row = measure(scale, tiny ? 1 : RUNS);
    rows.push(row);
    const share = ((100 * row.closed) / row.positions).toFixed(0);
    const each = ((1e6 * row.seconds) / row.liquidations).toFixed(1);
    say(
      `  ${row.positions} positions: ${row.seconds.toFixed(2)} s (first ${row.first.toFixed(2)}), ` +
        `${row.liquidations} liquidations, positions of the liquidated ${share}%, ${each} µs each`,
    );
  }
  const perLiquidation = rows.map((row) => row.seconds / row.liquidations);
  const growth = perLiquidation[perLiquidation.length - 1] / perLiquidation[0];
  say(`  per liquidation, largest market against smallest: ${growth.toFixed(2)}x`);
  return {
    claim: 'b',
    ok: rows.every((row) => row.liquidations > 0),
    figures: { seed: MARKET_SEED, move: MOVE, rows, growth },
  };
}

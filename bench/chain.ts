/**
 * What lending markets and pools cost a run. First: nothing, in a market without them. The built-in population under
 * one shock, by this source and by an earlier one whose folder FIREBREAK_BEFORE names (left out without it), one after
 * the other in the same process, so that both see the same machine; the ratio is of processor time, which other work
 * on the machine disturbs least. Both must liquidate the same. Then: the same market with loans, few and many, against
 * itself without, once with tripwires and once with a scan of everything.
 */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { prepare } from '../engine/src/cascade/prepared.ts';
import { forcedUsd, runSteps } from '../engine/src/cascade/run.ts';
import { buildChain } from '../engine/src/market/buildChain.ts';
import { resolveLinks } from '../engine/src/market/references.ts';
import type { Snapshot } from '../engine/src/market/snapshot.ts';
import { tableFromRows } from '../engine/src/market/table.ts';
import { AAVE_PARAMETERS, parameterRows } from '../engine/src/market/testChain.ts';
import { resolveScenario } from '../engine/src/scenario/resolve.ts';
import { builtinSnapshot, MARKET_SEED, shock } from './lib/builtin.ts';
import { type BenchOptions, type BenchResult, median, say } from './lib/report.ts';

const SEED = 1;
const RUNS = 9;
const STEPS = 300;
const LOANS: readonly number[] = [100, 100_000];

interface Engine {
  readonly prepare: typeof prepare;
  readonly runSteps: typeof runSteps;
  readonly forcedUsd: typeof forcedUsd;
  readonly resolveScenario: typeof resolveScenario;
}

/** The engine of another checkout. */
async function engineOf(folder: string): Promise<Engine> {
  const load = (file: string): Promise<unknown> => import(pathToFileURL(join(folder, 'engine/src', file)).href);
  const parts = await Promise.all(['cascade/prepared.ts', 'cascade/run.ts', 'scenario/resolve.ts'].map(load));
  return Object.assign({}, ...(parts as object[])) as Engine;
}

/** A run of a market ready to be timed: seconds of processor time, and what it liquidated. */
function timed(
  engine: Engine,
  snapshot: Snapshot,
  steps: number,
  fullScan = false,
): () => { seconds: number; liquidatedUsd: number } {
  const document = shock(-0.12, '2m', `${steps}s`);
  const prepared = engine.prepare(snapshot, engine.resolveScenario(document, snapshot));
  return () => {
    const start = process.cpuUsage();
    const c = engine.runSteps(prepared, { seed: SEED, record: 'summary', fullScan });
    const { user, system } = process.cpuUsage(start);
    return { seconds: (user + system) / 1e6, liquidatedUsd: engine.forcedUsd(c) };
  };
}

/** Times of two contenders in turn, and whether both did the same. */
function alternate(
  one: ReturnType<typeof timed>,
  other: ReturnType<typeof timed>,
  runs: number,
): { one: number; other: number; same: boolean } {
  const times: [number[], number[]] = [[], []];
  let same = one().liquidatedUsd === other().liquidatedUsd; // the first runs compile, and are not timed
  for (let k = 0; k < runs; k++) {
    const order = k % 2 === 0 ? [one, other] : [other, one];
    const results = order.map((run) => run());
    if (k % 2 === 1) results.reverse();
    times[0].push(results[0].seconds);
    times[1].push(results[1].seconds);
    same &&= results[0].liquidatedUsd === results[1].liquidatedUsd;
  }
  return { one: median(times[0]), other: median(times[1]), same };
}

/** The market with borrowers of BTC against USDC, none of whom the shock makes unsafe: looked at and left alone. */
function withLoans(snapshot: Snapshot, loans: number): Snapshot {
  const [coin, money] = [snapshot.assets.id.indexOf('BTC'), snapshot.assets.kind.indexOf('stablecoin')];
  const asset = (k: number): string => snapshot.assets.id[k];
  const debt = 0.3 * snapshot.assets.priceUsd[coin];
  const rows = {
    assets: snapshot.assets.id.map((id) => ({ asset: id })),
    lending_markets: [{ market: 'm', protocol: 'aave' }],
    lending_parameters: parameterRows('m', AAVE_PARAMETERS),
    lending_assets: [
      { market: 'm', asset: asset(coin), liquidation_threshold: 0.8, supplied: loans, oracle: 'external' },
      { market: 'm', asset: asset(money), supplied: 2 * loans * debt, borrowed: loans * debt, oracle: 'external' },
    ],
    loans: Array.from({ length: loans }, (_, k) => ({ loan: `l${k}`, market: 'm' })),
    loan_legs: Array.from({ length: loans }, (_, k) => [
      { loan: `l${k}`, asset: asset(coin), collateral: 1 },
      { loan: `l${k}`, asset: asset(money), debt },
    ]).flat(),
  };
  const tables = new Map(Object.entries(rows).map(([name, list]) => [name, tableFromRows(name, list)]));
  const links = resolveLinks({ tables, name: 'bench', asOfMs: 0, synthetic: true, seed: null, sources: [] });
  return { ...snapshot, chain: buildChain(links, new Uint32Array(0)) };
}

/** Seconds that loans add to a run, with tripwires and with a scan of everything, and whether all did the same. */
interface LoanCost {
  readonly loans: number;
  readonly wiresS: number;
  readonly scanS: number;
  readonly same: boolean;
}

function costOfLoans(engine: Engine, snapshot: Snapshot, { loans, steps, runs }: Record<string, number>): LoanCost {
  const market = withLoans(snapshot, loans);
  const cost = (fullScan: boolean): { extraS: number; same: boolean } => {
    const pair = alternate(timed(engine, market, steps, fullScan), timed(engine, snapshot, steps, fullScan), runs);
    return { extraS: pair.one - pair.other, same: pair.same };
  };
  const wires = cost(false);
  const scan = cost(true);
  const each = (seconds: number): string => `${((1e9 * seconds) / (loans * steps)).toFixed(1)} ns`;
  const clear = Math.min(scan.extraS, wires.extraS) > 0;
  const ratio = clear ? `${(scan.extraS / wires.extraS).toFixed(1)}x` : 'less than the noise of a run';
  say(`  ${loans} loans of two legs, added per loan and step:`);
  say(`    wires ${each(wires.extraS)}, scan ${each(scan.extraS)}: ${ratio}`);
  return { loans, wiresS: wires.extraS, scanS: scan.extraS, same: wires.same && scan.same };
}

/** Prints the ratio to an earlier source, where there is one, and what a loan costs per step. */
export async function run({ tiny = false, runs = tiny ? 1 : RUNS }: BenchOptions = {}): Promise<BenchResult> {
  const scale = tiny ? 0.02 : 1;
  const steps = tiny ? 20 : STEPS;
  const snapshot = builtinSnapshot(scale);
  const here: Engine = { prepare, runSteps, forcedUsd, resolveScenario };
  const { n } = snapshot.accounts;
  say(`chain: built-in population, ${n} accounts, seed ${MARKET_SEED}, ${steps} steps, ${runs} runs each`);
  const folder = process.env['FIREBREAK_BEFORE'];
  let before: ReturnType<typeof alternate> | null = null;
  if (folder !== undefined) {
    before = alternate(timed(here, snapshot, steps), timed(await engineOf(folder), snapshot, steps), runs);
    const times = `${before.one.toFixed(3)} s, before ${before.other.toFixed(3)} s`;
    say(`  without a chain part: ${times}: ${(before.one / before.other).toFixed(3)}x`);
  }
  const costs = (tiny ? [100] : LOANS).map((loans) => costOfLoans(here, snapshot, { loans, steps, runs }));
  return {
    claim: 'chain',
    ok: costs.every(({ same }) => same) && (before === null || before.same),
    figures: { seed: MARKET_SEED, accounts: n, steps, runs, before, costs },
  };
}

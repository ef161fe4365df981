/**
 * Claim (a): finding liquidations with tripwires against scanning every account, on 1,000,000 accounts, about
 * 2,000,000 positions, 160 instruments with ten tiers each, 3,600 one-second steps of given prices; liquidated
 * accounts leave at the mark and are recorded. Books and waterfall are not part of it (see runs.ts and shock.ts). One
 * thread each, only stepping is timed.
 */
import { Tripwires } from '../engine/src/cascade/tripwires.ts';
import { buildIndex, createLiquidations, type Index, runLoop } from './lib/loop.ts';
import { generateMarket, generatePrices } from './lib/market.ts';
import { type BenchOptions, type BenchResult, median, say, timing } from './lib/report.ts';
import { buildC, type CRivals, type RivalResult, scanTypeScript, scanWasm } from './lib/rivals.ts';

const SEED = 7;
const RUNS = 5;
/** Standard deviation of one second's move, for about 2, 5 and 18% of accounts liquidated. */
const CASES = [
  { name: '2%', scale: 0.00021 },
  { name: '5%', scale: 0.00037 },
  { name: '18%', scale: 0.001 },
];
const FULL = { accounts: 1_000_000, instruments: 160, steps: 3_600 };
const TINY = { accounts: 2_000, instruments: 20, steps: 200 };
/** The slow scans run over this share of the steps; their time is given for all steps. */
const SLOW_SHARE = 10;

interface Work {
  readonly index: Index;
  readonly wires: Tripwires;
  readonly prices: Float64Array;
  readonly steps: number;
  readonly runs: number;
}

/** Seconds for all steps, liquidations and checksum of one contender. */
interface Line {
  readonly name: string;
  readonly result: RivalResult;
  readonly equal: boolean;
  /** How much of the path was run. */
  readonly share: number;
}

function firebreak({ index, wires, prices, runs }: Work, steps: number): RivalResult & { fired: number } {
  const out = createLiquidations(index.snapshot.accounts.n);
  const counts = { fired: 0 };
  const results = Array.from({ length: runs }, () => runLoop(index, prices, steps, wires, out, counts));
  const { liquidated, checksum } = results[0];
  return { seconds: results.map((r) => r.seconds), liquidated, checksum, fired: counts.fired };
}

async function contenders(work: Work, c: CRivals | null, slow: boolean): Promise<Line[]> {
  const { index, prices, steps, runs } = work;
  const { snapshot } = index;
  const own = firebreak(work, steps);
  const lines: Line[] = [{ name: `tripwires (${own.fired} fired)`, result: own, equal: true, share: 1 }];
  const add = (name: string, result: RivalResult, reference: RivalResult, share: number): void => {
    const equal = result.checksum === reference.checksum && result.liquidated === reference.liquidated;
    lines.push({ name, result, equal, share });
  };
  if (c !== null) {
    add('C, vectorised scan', c.run('vector', snapshot, prices, steps, runs), own, 1);
    add('C, trigger column', c.run('trigger', snapshot, prices, steps, runs), own, 1);
  }
  if (!slow) return lines;
  const few = Math.max(1, Math.floor(steps / SLOW_SHARE));
  const reference = firebreak({ ...work, runs: 1 }, few);
  const share = few / steps;
  if (c !== null) add('C, ordinary loop', c.run('loop', snapshot, prices, few, 1), reference, share);
  add('TypeScript, full scan', scanTypeScript(snapshot, prices, few), reference, share);
  add('WebAssembly SIMD, full scan', await scanWasm(snapshot, prices, few), reference, share);
  return lines;
}

function printLine({ name, result, equal, share }: Line, ownSeconds: number): void {
  const seconds = result.seconds.map((s) => s / share);
  const note = share < 1 ? `, from ${Math.round(share * 100)}% of the steps` : '';
  const ratio = (median(seconds) / ownSeconds).toFixed(1);
  const same = equal ? 'equal' : 'UNEQUAL';
  say(`  ${name.padEnd(32)} ${timing(seconds)}${note}  ${ratio}x  ${same} (${result.liquidated}, ${result.checksum})`);
}

/** Times the cases, prints ratios, and checks that all contenders liquidate the same accounts at the same steps. */
export async function run({ tiny = false }: BenchOptions = {}): Promise<BenchResult> {
  const size = tiny ? TINY : FULL;
  const snapshot = generateMarket(size, SEED);
  const work = `${snapshot.legs.n} positions, ${size.instruments} instruments, ${size.steps} steps`;
  say(`tripwires: ${size.accounts} accounts, ${work}, seed ${SEED}`);
  const indexSeconds: number[] = [];
  let index = buildIndex(snapshot);
  for (let k = 0; k < RUNS; k++) {
    const start = performance.now();
    index = buildIndex(snapshot);
    indexSeconds.push((performance.now() - start) / 1000);
  }
  say(`  index (margin, keys, sort)       ${timing(indexSeconds)}`);
  const c = buildC();
  if (c === null) say('  no C compiler (cc): the C rivals and the ratios to them are skipped');
  const wires = new Tripwires(index.layout);
  const figures: Record<string, unknown> = {
    ...size,
    positions: snapshot.legs.n,
    seed: SEED,
    indexSeconds: median(indexSeconds),
  };
  let ok = true;
  for (const { name, scale } of CASES) {
    const prices = generatePrices(snapshot.instruments.markPrice, size.steps, SEED, tiny ? 10 * scale : scale);
    const contest = { index, wires, prices, steps: size.steps, runs: tiny ? 1 : RUNS };
    const lines = await contenders(contest, c, tiny || name === '5%');
    const own = median(lines[0].result.seconds);
    say(`  about ${name}: ${((100 * lines[0].result.liquidated) / size.accounts).toFixed(2)}% of accounts liquidated`);
    for (const line of lines) printLine(line, own);
    ok &&= lines.every((line) => line.equal);
    figures[name] = lines.map(({ name: who, result, equal, share }) => {
      const seconds = result.seconds.map((s) => s / share);
      return {
        who,
        median: median(seconds),
        first: seconds[0],
        runs: seconds.length,
        share,
        ratio: median(seconds) / own,
        equal,
      };
    });
  }
  c?.remove();
  return { claim: 'a', ok, figures };
}

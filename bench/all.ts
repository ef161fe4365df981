/**
 * Every benchmark behind a figure in the README: `npm run bench -- [--only tripwires,load] [--runs N] [--seconds S]`.
 * Prints machine, work, seeds, medians with the first run, and ratios; appends one JSON line per claim to
 * bench/results.jsonl. Exits 3 where results that must be equal differ.
 */
import { parseArgs } from 'node:util';
import { type BenchOptions, type BenchResult, keep, machine, say } from './lib/report.ts';

type Bench = { run(options: BenchOptions): Promise<BenchResult> };

const BENCHES: Readonly<Record<string, () => Promise<Bench>>> = {
  tripwires: () => import('./tripwires.ts'),
  shock: () => import('./shock.ts'),
  load: () => import('./load.ts'),
  runs: () => import('./runs.ts'),
  margin: () => import('./margin.ts'),
  chain: () => import('./chain.ts'),
  feeds: () => import('./feeds.ts'),
  monitor: () => import('./monitor.ts'),
  'monitor-store': () => import('./monitorStore.ts'),
};

const text = { type: 'string' } as const;
const { values } = parseArgs({ options: { only: text, runs: text, seconds: text } });
const limits = Object.fromEntries(
  (['runs', 'seconds'] as const).flatMap((name) => (values[name] === undefined ? [] : [[name, Number(values[name])]])),
);
const names = values.only?.split(',') ?? Object.keys(BENCHES);
const wrong = Object.keys(limits).find((name) => !(limits[name] > 0));
const unknown = names.filter((name) => BENCHES[name] === undefined);
if (unknown.length > 0) {
  process.stderr.write(`unknown bench ${unknown.join(', ')}; there are ${Object.keys(BENCHES).join(', ')}\n`);
  process.exitCode = 2;
} else if (wrong !== undefined) {
  process.stderr.write(`--${wrong} must be a number above 0\n`);
  process.exitCode = 2;
} else {
  const { cpu, cores, node } = machine();
  say(`${cpu}, ${cores} cores, Node ${node}`);
  for (const name of names) {
    const bench = await BENCHES[name]();
    const result = await bench.run(limits);
    keep(result);
    if (!result.ok) process.exitCode = 3;
  }
}

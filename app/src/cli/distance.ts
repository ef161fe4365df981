/** `firebreak distance`: the smallest move of prices that ends in a cascade of a given size. */
import { type Command, InvalidArgumentError } from 'commander';
import type { Hurdle } from '../assess/distance/question.ts';
import type { CliContext } from './context.ts';
import { marketSource, parseCount, parseSeed, parseUsd } from './options.ts';

/** A hurdle where none is named: a round figure, about a twentieth of what was published for 10 October 2025. */
const DEFAULT_USD = 1e9;
/** Assets shocked alone where none are named. */
const DEFAULT_ASSETS = 5;
const THREADS_MAX = 1024;

const HELP = `
Examples:
  firebreak distance                                        how far is a cascade of 1 bn in the built-in market?
  firebreak distance market --liquidations 500m             of 500 m, in a snapshot of your own
  firebreak distance --amplification 1.5 --assets BTC,ETH   where sales force half as much again
  firebreak distance --assets all --json                    every asset alone, as one JSON object`;

interface DistanceOptions {
  readonly liquidations?: number;
  readonly amplification?: number;
  readonly assets?: string;
  readonly seed: number;
  readonly threads?: number;
  readonly json?: true;
  readonly quiet?: true;
}

/** Adds the command. */
export function addDistance(parent: Command, context: CliContext): void {
  parent
    .command('distance')
    .description('the smallest move of prices, down and up, that ends in a cascade of a given size')
    .argument('[snapshot]', 'snapshot folder, or "builtin"', 'builtin')
    .option('--liquidations <usd>', 'a cascade is so much forced notional: 500m, 1bn (default: 1bn)', parseUsd)
    .option('--amplification <ratio>', 'or: forced notional with impact over without it', parseRatio)
    .option('--assets <names>', `assets shocked alone, or "all" (default: the ${DEFAULT_ASSETS} most held)`)
    .option('--seed <n>', 'seed of the runs', parseSeed, 1)
    .option('--threads <n>', 'threads (default: all processors)', parseCount(1, THREADS_MAX))
    .option('--json', 'print one JSON object and nothing else on stdout')
    .option('--quiet', 'no progress')
    .addHelpText('after', HELP)
    .action((snapshot: string, options: DistanceOptions) => distance(snapshot, options, context));
}

async function distance(name: string, options: DistanceOptions, context: CliContext): Promise<void> {
  const hurdle = await hurdleOf(options);
  const { availableParallelism } = await import('node:os');
  const { loadMarket } = await import('../sweep/runJob.ts');
  const { askDistance } = await import('../assess/distance/askDistance.ts');
  const { snapshot, reference } = await loadMarket(marketSource(name));
  const question = {
    hurdle,
    seed: options.seed,
    threads: options.threads ?? availableParallelism(),
    assets: assetsOf(options.assets),
  };
  const report = await askDistance(snapshot, question, {
    signal: context.signal,
    onAnswer: (done, of) => {
      if (options.quiet !== true && (context.live || done === of)) context.err(`  ${done} of ${of} searched\n`);
    },
  });
  if (options.json === true) {
    const market = { name: snapshot.name, hash: reference.hash, synthetic: snapshot.synthetic };
    context.out(`${JSON.stringify({ market, ...report })}\n`);
    return;
  }
  const { distanceText } = await import('../report/distanceText.ts');
  const { colorsOf } = await import('../report/textTable.ts');
  const market = `${snapshot.synthetic ? 'synthetic ' : ''}market "${snapshot.name}"`;
  context.out(distanceText(report, { market, columns: context.columns, colors: colorsOf(context.colors) }));
}

async function hurdleOf({ liquidations, amplification }: DistanceOptions): Promise<Hurdle> {
  if (amplification === undefined) return { kind: 'liquidations', usd: liquidations ?? DEFAULT_USD };
  if (liquidations === undefined) return { kind: 'amplification', ratio: amplification };
  const { InputError } = await import('@firebreak/engine');
  throw new InputError('--liquidations and --amplification are two hurdles, expected one of them', {
    code: 'two-hurdles',
    hint: 'Run the command once for each.',
  });
}

function assetsOf(text: string | undefined): readonly string[] | number {
  if (text === undefined) return DEFAULT_ASSETS;
  return text === 'all' ? Infinity : text.split(',').map((asset) => asset.trim());
}

function parseRatio(text: string): number {
  const value = Number(text);
  if (text.trim() !== '' && value > 1 && value < Infinity) return value;
  throw new InvalidArgumentError('Expected a number above 1.');
}

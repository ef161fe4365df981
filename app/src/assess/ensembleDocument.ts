/**
 * An ensemble as plain data: the object of `--json` and ensemble.json, and the table of its runs. Everything that is
 * printed is read from the object, so that the two cannot disagree.
 */
import { isLogInput } from '@firebreak/engine';
import type { ParquetColumn } from '../store/parquet.ts';
import type { Ensemble } from './ensemble.ts';
import { HEADLINES, overallEffects, RANGE, summariseEnsemble } from './ensembleStats.ts';
import type { HeadlineResult } from './ensembleStats.ts';

/** An input as an ensemble used it. */
export interface DrawnInput {
  readonly key: string;
  readonly value: number;
  readonly low: number;
  readonly high: number;
  readonly unit: string;
  /** `log-uniform` draws equal factors, `uniform` equal steps. */
  readonly distribution: 'uniform' | 'log-uniform';
  readonly basis: string;
  readonly source: string;
}

/** What ensemble.json and `--json` hold. */
export interface EnsembleDocument {
  readonly format: 'firebreak-ensemble';
  readonly version: 1;
  readonly engineVersion: string;
  readonly scenario: string;
  readonly title: string;
  readonly snapshot: { readonly name: string; readonly synthetic: boolean; readonly hash: string };
  readonly seed: number;
  readonly draws: number;
  readonly seedRuns: number;
  readonly failed: readonly { readonly run: number; readonly reason: string }[];
  /** Two sentences that say what the ranges are. */
  readonly interval: string;
  readonly method: string;
  readonly inputs: readonly DrawnInput[];
  readonly headlines: readonly HeadlineResult[];
  readonly overall: readonly { readonly key: string; readonly weight: number }[];
  readonly digest: string;
}

const INTERVAL =
  `low and high are the ${RANGE.low * 100}% and ${RANGE.high * 100}% quantiles over runs, null where a quantile lies ` +
  'beyond the horizon. Over draws this is a range over the stated assumptions, not a confidence interval for what ' +
  'would happen.';
const METHOD =
  'Latin hypercube over all inputs with a range, at one seed; seed runs have the inputs at their values. Effects are ' +
  'standardised rank regression coefficients with standard errors (Iman and Conover 1979; Saltelli et al. 2000); ' +
  'overall weight is the mean of their squares over headlines.';

/** The document of an ensemble. */
export function ensembleDocument(ensemble: Ensemble): EnsembleDocument {
  const { job, scenario, snapshot, reference, drawn, runs, rows } = ensemble;
  const draws = runs.flatMap(({ index, values }) => {
    const { headlines } = rows[index]!;
    return values === null || headlines === null ? [] : [{ inputs: values, headlines }];
  });
  const seedRows = runs.filter(({ kind }) => kind === 'seed').map(({ index }) => rows[index]!.headlines);
  const seeds = seedRows.filter((headlines) => headlines !== null);
  const keys = drawn.map(({ key }) => key);
  const headlines = summariseEnsemble(keys, draws, seeds, seedRows[0] ?? null);
  return {
    format: 'firebreak-ensemble',
    version: 1,
    engineVersion: job.engineVersion,
    scenario: scenario.name,
    title: scenario.title,
    snapshot: { name: snapshot.name, synthetic: snapshot.synthetic, hash: reference.hash },
    seed: job.seed,
    draws: draws.length,
    seedRuns: seeds.length,
    failed: rows.flatMap(({ index, error }) => (error === null ? [] : [{ run: index, reason: error }])),
    interval: INTERVAL,
    method: METHOD,
    inputs: drawn.map((input) => ({ ...input, distribution: isLogInput(input) ? 'log-uniform' : 'uniform' })),
    headlines,
    overall: overallEffects(headlines),
    digest: ensemble.digest,
  };
}

/** One row per run: what it was, its inputs under their keys, its headlines, its digest. Empty where there is none. */
export function ensembleTable({ drawn, runs, rows }: Ensemble): { columns: Map<string, ParquetColumn>; rows: number } {
  const numbers = (value: (run: number) => number): ParquetColumn => ({
    type: 'number',
    values: Float64Array.from(runs, (_, run) => value(run)),
  });
  const columns = new Map<string, ParquetColumn>([
    ['run', numbers((run) => run)],
    [
      'kind',
      {
        type: 'string',
        codes: Int32Array.from(runs, ({ kind }) => (kind === 'draw' ? 0 : 1)),
        dictionary: ['draw', 'seed'],
      },
    ],
    ['seed', numbers((run) => runs[run]!.seed)],
  ]);
  drawn.forEach(({ key, value }, k) =>
    columns.set(
      key,
      numbers((run) => runs[run]!.values?.[k] ?? value),
    ),
  );
  for (const { key } of HEADLINES.filter((one) =>
    rows.some(({ headlines }) => headlines !== null && one.key in headlines),
  ))
    columns.set(
      key,
      numbers((run) => rows[run]!.headlines?.[key] ?? NaN),
    );
  columns.set('digest', {
    type: 'string',
    codes: Int32Array.from(rows, ({ digest }, run) => (digest === '' ? -1 : run)),
    dictionary: rows.map(({ digest }) => digest),
  });
  return { columns, rows: runs.length };
}

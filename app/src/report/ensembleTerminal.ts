/** An ensemble as text for a terminal of 80 to 100 columns. */
import type { EnsembleDocument } from '../assess/ensembleDocument.ts';
import type { HeadlineResult, Spread } from '../assess/ensembleStats.ts';
import { amount, count, counted, duration, percent, usd } from './format.ts';
import { textTable, wrap } from './textTable.ts';
import type { Colors, TextColumn } from './textTable.ts';

const INPUTS_SHOWN = 5;
const right = (head: string): TextColumn => ({ head, align: 'right' });

/** How the terminal is, and what the runs of this session cost. */
export interface EnsembleLook {
  readonly columns: number;
  readonly colors: Colors;
  readonly effort: { readonly seconds: number; readonly cpuSeconds: number; readonly runs: number };
  readonly threads: number;
}

/** The whole account of an ensemble, ending with a line break. */
export function renderEnsemble(document: EnsembleDocument, look: EnsembleLook): string {
  const { colors, columns } = look;
  const blocks = [
    colors.bold(wrap(openingWords(document), columns)),
    document.snapshot.synthetic ? colors.yellow('synthetic market: these accounts were generated') : '',
    wrap(rangesInWords(document), columns),
    `${colors.bold('Headlines')}\n${headlineTable(document, colors)}`,
    effectBlock(document, look),
    document.failed.length === 0 ? '' : wrap(failuresInWords(document), columns),
    wrap(effortInWords(look), columns),
  ];
  return `${blocks.filter(Boolean).join('\n\n')}\n`;
}

/** The first sentence: what is liquidated, over how many assumptions. */
export function openingWords({ headlines, draws, inputs, title }: EnsembleDocument): string {
  const { draws: spread } = headlines.find(({ key }) => key === 'liquidatedUsd')!;
  const range = `${usd(spread.low ?? 0)} to ${usd(spread.high ?? 0)}`;
  return (
    `${title}: over ${counted(draws, 'draw')} of ${counted(inputs.length, 'uncertain input')}, ` +
    `${usd(spread.median ?? 0)} is liquidated in the median and ${range} in the middle 90% of draws.`
  );
}

/** What the ranges are and are not. */
export function rangesInWords({ draws, seedRuns, seed }: EnsembleDocument): string {
  return (
    `5% and 95% are quantiles over runs. Draws: ${count(draws)} runs at seed ${seed}, every input drawn from its ` +
    'range (Latin hypercube); this is a range over assumptions, not a confidence interval for what would happen. ' +
    `Seeds: ${count(seedRuns)} runs at the inputs' values, seeds from ${seed} on.`
  );
}

function headlineTable({ headlines }: EnsembleDocument, colors: Colors): string {
  const head = ['at values', 'draws 5%', 'median', '95%', 'seeds 5%', 'median', '95%'].map(right);
  const rows = headlines.map((headline) => {
    const cells = (spread: Spread) => [spread.low, spread.median, spread.high].map((value) => shown(headline, value));
    return [labelOf(headline), shown(headline, headline.atValues), ...cells(headline.draws), ...cells(headline.seeds)];
  });
  return textTable([{ head: '' }, ...head], rows, colors);
}

/** A headline with its unit. */
export function labelOf({ label, unit }: HeadlineResult): string {
  if (unit === 's') return `${label}, min:s`;
  return unit === 'USD' ? `${label}, USD` : label;
}

/** A value in the unit of its headline; `none` where it lies beyond the horizon. */
export function shown({ unit }: HeadlineResult, value: number | null): string {
  if (value === null) return 'none';
  if (unit === 'USD') return amount(value);
  if (unit === 'fraction') return percent(value);
  return unit === 's' ? duration(value) : count(value);
}

function effectBlock(
  { headlines, overall, draws, inputs }: EnsembleDocument,
  { colors, columns }: EnsembleLook,
): string {
  const told = headlines.filter(({ effects }) => effects !== null);
  if (told.length === 0) {
    return wrap(
      `What moves them is not estimated: ${counted(draws, 'draw')} for ${counted(inputs.length, 'input')} ` +
        'are too few, or nothing varies.',
      columns,
    );
  }
  const title = 'What moves them most: standardised rank regression coefficient ± standard error';
  const rows = told.flatMap(({ label, effects, rSquared }) =>
    effects!
      .slice(0, INPUTS_SHOWN)
      .map(({ key, coefficient, standardError }, k) => [
        k === 0 ? label : '',
        k === 0 ? (rSquared ?? 0).toFixed(2) : '',
        key,
        `${coefficient < 0 ? '−' : '+'}${Math.abs(coefficient).toFixed(2)} ± ${standardError.toFixed(2)}`,
      ]),
  );
  const table = textTable([{ head: '' }, right('R²'), { head: 'input' }, right('effect')], rows, colors);
  const first = overall.slice(0, INPUTS_SHOWN).map(({ key }) => key);
  return `${colors.bold(title)}\n${table}\n${wrap(`Over all headlines: ${first.join(', ')}`, columns)}`;
}

function failuresInWords({ failed }: EnsembleDocument): string {
  const are = failed.length === 1 ? 'is' : 'are';
  return `${counted(failed.length, 'run')} failed and ${are} left out, the first with: ${failed[0]!.reason}`;
}

function effortInWords({ effort, threads }: EnsembleLook): string {
  if (effort.runs === 0) return 'all runs were finished before';
  const perRun = (effort.cpuSeconds / effort.runs).toFixed(2);
  return (
    `${counted(effort.runs, 'run')} in ${duration(effort.seconds)} on ${counted(threads, 'thread')}, ` +
    `${perRun} processor seconds a run`
  );
}

/** What the reference case says in its other modes: on observed marks, with one mechanism changed, and when checked. */
import type { CounterfactualPoint, Totals } from '../assess/october/counterfactuals.ts';
import { CHANGES } from '../assess/october/counterfactuals.ts';
import type { OctoberCheck } from '../assess/october/modes.ts';
import { CHECKED_STEPS, STEP_AMOUNT_MIN, STEP_DIFFERENCE_MAX } from '../assess/october/modes.ts';
import type { OctoberResult } from '../assess/october/task.ts';
import { amount, percent, usd } from './format.ts';
import type { Colors } from './textTable.ts';
import { right, textTable } from './textTable.ts';

const TOTALS: readonly (readonly [keyof Totals, string])[] = [
  ['liquidatedUsd', 'liquidated'],
  ['badDebtUsd', 'bad debt'],
  ['adlUsd', 'ADL'],
];

/** Relative change of a total; null where there was nothing before. */
function changeOf(point: CounterfactualPoint, total: keyof Totals): number | null {
  const [before, after] = [point.without[total], point.with[total]];
  return before > 0 ? after / before - 1 : null;
}

/** Least and largest change of a total over points: `−12.3% to +4.5%`; of bad debt, which is near nothing, in USD. */
function bandOf(points: readonly CounterfactualPoint[], total: keyof Totals): string {
  if (total === 'badDebtUsd') {
    const more = points.map((point) => point.with[total] - point.without[total]);
    return [Math.min(...more), Math.max(...more)].map(signedUsd).join(' to ');
  }
  const changes = points.flatMap((point) => changeOf(point, total) ?? []);
  if (changes.length === 0) return 'none before';
  return [Math.min(...changes), Math.max(...changes)].map((change) => percent(change, true)).join(' to ');
}

function signedUsd(value: number): string {
  return `${value > 0 ? '+' : ''}${usd(value)}`;
}

/** Rows of the counterfactuals: what was changed, on how many points, and the band of each total. */
export function changeRows(points: readonly CounterfactualPoint[]): string[][] {
  return CHANGES.map(({ name }) => {
    const own = points.filter((point) => point.change === name);
    return [name, `${own.length}`, ...TOTALS.map(([total]) => bandOf(own, total))];
  });
}

/** Heads of {@link changeRows}. */
export const CHANGE_HEAD: readonly string[] = ['changed', 'points', ...TOTALS.map(([, name]) => name)];

/** The counterfactuals as a table of bands. */
export function changeTable(points: readonly CounterfactualPoint[], colors: Colors): string {
  const [first, ...others] = CHANGE_HEAD;
  return textTable([{ head: first! }, ...others.map(right)], changeRows(points), colors);
}

/** The counterfactuals run now at the centre, beside their band. */
export function changesText(
  now: readonly CounterfactualPoint[],
  calibrated: readonly CounterfactualPoint[],
  colors: Colors,
): string {
  const rows = now.map((point) => [
    point.change,
    ...TOTALS.map(([total]) => {
      const change = changeOf(point, total);
      return `${usd(point.with[total])} (${change === null ? 'none before' : percent(change, true)})`;
    }),
  ]);
  const before = ['as it was', ...TOTALS.map(([total]) => usd(now[0]!.without[total]))];
  const head = [{ head: 'changed' }, ...TOTALS.map(([, name]) => right(name))];
  return [
    `${colors.bold('Counterfactuals at the centre of the band')}, all venues, run now`,
    textTable(head, [before, ...rows], colors),
    `${colors.bold('Their bands')}: least and largest change over the points whose path is solved, as calibrated`,
    changeTable(calibrated, colors),
    CHANGES.map(({ name, what }) => `${name}: ${what}`).join('\n'),
  ].join('\n\n');
}

/** The case on observed marks. */
export function replayText({ liquidatedUsd, adlUsd, badDebtUsd, measures }: OctoberResult, colors: Colors): string {
  const rows = [
    ['liquidated, all venues', usd(liquidatedUsd)],
    ['ADL, all venues', usd(adlUsd)],
    ['bad debt, all venues', usd(badDebtUsd)],
    ['forced on Hyperliquid, 21:15-21:27', usd(measures.forcedUsd)],
    ['ADL on Hyperliquid, 21:15-21:27', usd(measures.adlUsd)],
  ];
  return [
    colors.bold('Replay: marks as observed outside of Hyperliquid, no impact'),
    textTable([{ head: '' }, right('USD')], rows, colors),
  ].join('\n\n');
}

/** Steps and digests of a check. */
export function checkText({ markets, steps, digests }: OctoberCheck, colors: Colors): string {
  const head = [
    { head: 'quantity' },
    ...CHECKED_STEPS.map((step) => right(`${step} s`)),
    ...CHECKED_STEPS.slice(1).map((step) => right(`against ${step} s`)),
    right(`below ${percent(STEP_DIFFERENCE_MAX)}`),
  ];
  const shown = (value: number): string => (value >= 1e5 ? amount(value) : value.toFixed(4));
  const rows = steps.map(({ name, values, errors, differences, holds }) => [
    name,
    ...values.map(shown),
    ...differences.map((difference, k) =>
      difference === null ? 'too small' : `${percent(difference, true)} ± ${percent(errors[k]!)}`,
    ),
    holds ? 'yes' : 'NO',
  ]);
  const same = digests.every(([, digest]) => digest === digests[0]![1]);
  return [
    `${colors.bold('The centre of the band at three steps')}, with one fundamental; means over ${markets} markets ` +
      `with accounts drawn anew, differences ± their standard error\n${textTable(head, rows, colors)}\n` +
      `Too small: below ${percent(STEP_AMOUNT_MIN)} of forced notional.`,
    `${colors.bold('Digests')}: ${same ? 'all the same' : 'THEY DIFFER'}\n` +
      digests.map(([how, digest]) => `  ${digest}  ${how}`).join('\n'),
  ].join('\n\n');
}

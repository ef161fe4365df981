/** The lending history for the terminal and for docs/lending.md: scores beside naive forecasts, the fit, large days. */
import type { LendingOutcome } from '../assess/lending/caseRun.ts';
import type { LendingScore } from '../assess/lending/score.ts';
import { percent, usd } from './format.ts';
import type { TerminalLook } from './section.ts';
import { right, textTable, wrap } from './textTable.ts';

const SCORE_HEAD = ['days', 'with liq.', 'liquidated', 'model', 'fall alone', 'yesterday', 'gain'];
const NO_VALUE = '–';

const CONDITIONAL =
  "Conditional on prices: the day's low of BTC and the day's low and high of ETH are given; deposits, activity " +
  'and the fit are those of earlier days. This is no forecast of prices.';

/** All tables as text. */
export function lendingText(outcome: LendingOutcome, { columns, colors }: TerminalLook): string {
  const scores = [...outcome.years, outcome.all];
  const table = (rows: readonly LendingScore[], measure: Measure): string =>
    textTable(
      [{ head: 'year' }, ...SCORE_HEAD.map(right)],
      rows.map((row) => [row.name, ...scoreCells(row, measure)]),
      colors,
    );
  const largest = textTable([{ head: 'day' }, ...LARGEST_HEAD.map(right)], largestRows(outcome), colors);
  const blocks = [
    `${colors.bold('Liquidations of loans with BTC collateral on Aave, day by day')}\n` +
      wrap(CONDITIONAL, columns, '  '),
    ...MEASURES.map((measure) => `${colors.bold(measure.title)}\n${table(scores, measure)}`),
    `${colors.bold('Largest days')}\n${largest}`,
    `${colors.bold('Fit of all days up to 31 October 2025')}\n${wrap(fitWords(outcome), columns, '  ')}`,
  ];
  const { later } = outcome;
  if (later !== null) {
    const lines = MEASURES.map((measure) => `${measure.title}\n${table([later], measure)}`);
    blocks.push(
      `${colors.bold(`Later days: ${later.file}`)}\n${wrap(laterWords(outcome), columns, '  ')}\n${lines.join('\n')}`,
    );
  }
  return `${blocks.join('\n\n')}\n`;
}

/** The generated part of docs/lending.md. */
export function lendingMarkdown(outcome: LendingOutcome): string {
  const scores = [...outcome.years, outcome.all];
  const blocks = MEASURES.map((measure) => {
    const rows = scores.map((row) => [row.name, ...scoreCells(row, measure)]);
    return `### ${measure.title}\n\n${markdown(['year', ...SCORE_HEAD], rows)}`;
  });
  return [
    ...blocks,
    `### Largest days\n\n${markdown(['day', ...LARGEST_HEAD], largestRows(outcome))}`,
    `### Fit of all days up to 31 October 2025\n\n${fitWords(outcome)}`,
    '',
  ].join('\n\n');
}

interface Measure {
  readonly title: string;
  readonly of: 'rank' | 'logError' | 'auc';
  readonly gain: 'rankGain' | 'logErrorGain' | 'aucGain';
}

const MEASURES: readonly Measure[] = [
  { title: 'Rank correlation with what was liquidated, days with liquidations', of: 'rank', gain: 'rankGain' },
  {
    title: 'Log error (mean |ln forecast ÷ liquidated|), days with liquidations',
    of: 'logError',
    gain: 'logErrorGain',
  },
  { title: 'Days with liquidations told from days without (AUC)', of: 'auc', gain: 'aucGain' },
];

function scoreCells(row: LendingScore, { of, gain }: Measure): string[] {
  return [
    `${row.days}`,
    `${row.activeDays}`,
    usd(row.liquidatedUsd),
    ...[row.model[of], row.fall[of], row.yesterday[of]].map(shown),
    Number.isNaN(row[gain]) ? NO_VALUE : `${row[gain] < 0 ? '−' : '+'}${Math.abs(row[gain]).toFixed(3)}`,
  ];
}

const LARGEST_HEAD = ['BTC to its low', 'liquidated', 'forecast'];

function largestRows({ largest }: LendingOutcome): string[][] {
  return largest.map((day) => [day.date, `−${percent(day.fall)}`, usd(day.liquidatedUsd), usd(day.forecastUsd)]);
}

function fitWords({ frozen }: LendingOutcome): string {
  const [constant, fall, ground, rise, excess] = frozen.amount.map((value) => value.toFixed(2));
  return (
    `${frozen.activeDays} of ${frozen.days} days since 2021 had liquidations. ` +
    `ln USD = ${constant} + ${frozen.depositPower} · ln deposits + ${fall} · fall + ${ground} · new ground + ` +
    `${rise} · rise of ETH + ${excess} · excess fall of ETH; new ground with a half-life of ` +
    `${frozen.halfLifeDays} days. ` +
    'Forecasts are medians: half of the days come out above.'
  );
}

function laterWords({ later }: LendingOutcome): string {
  if (later === null) return '';
  return (
    'Everything is fitted to days up to 31 October 2025. Deposits are not known after that day: those of 31 October ' +
    `at the price of BTC the day before (assumed). ${later.closesOnly} of ${later.days} days have closes only; their ` +
    'lows and highs are those that such closes had on average (modelled).' +
    (later.ignoredDays > 0 ? ` ${later.ignoredDays} earlier days of the file were left out.` : '')
  );
}

function shown(value: number): string {
  return Number.isNaN(value) ? NO_VALUE : value.toFixed(3);
}

function markdown(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

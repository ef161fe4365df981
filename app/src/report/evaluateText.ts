/** The evaluation of early-warning indicators as text for the terminal. */
import type { EvaluationReport, MapReport, StudyResult } from '../monitor/evaluate/files.ts';
import { middleErrors } from '../monitor/evaluate/mapStudy.ts';
import { colorsOf, textTable, wrap } from './textTable.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;

/** A table per study, what an onset is, and what the verdicts mean, in lines of at most so many columns. */
export function renderEvaluation(report: EvaluationReport, options: { columns: number; colors: boolean }): string {
  const parts = report.studies.map((study) => studyText(study, options));
  const predicts = report.studies.flatMap((study) => study.results).filter((row) => row.verdict === 'predicts');
  const names = predicts.map((row) => row.indicator).join(', ');
  const said =
    predicts.length === 0
      ? `None of the ${report.tested} indicators predicts its onsets better than chance. ` +
        'Use them as a state, not as an alarm.'
      : `Above chance: ${names}; the other ${report.tested - predicts.length} of ${report.tested} are not.`;
  const how =
    'Thresholds are chosen on earlier data only, fold by fold. p is the share of 1,000 random shifts of the onsets ' +
    `that are caught at least as well; an indicator predicts where p is at most 5% ÷ ${report.tested} and its ` +
    'average precision is above the base rate.';
  const absent = report.missing.join(', ');
  const missing = absent === '' ? [] : [`Left out, because the file is missing: ${absent}.`];
  return `${[...parts, wrap(said, options.columns), wrap(how, options.columns), ...missing].join('\n\n')}\n`;
}

/** How the liquidation map does on known crowds and on real hours. */
export function renderMapReport(map: MapReport, options: { columns: number; colors: boolean }): string {
  const right = (head: string) => ({ head, align: 'right' as const });
  const colors = colorsOf(options.colors);
  const middle = middleErrors(map.crowds);
  const crowds = textTable(
    [{ head: 'map, three crowds whose positions are known' }, right('error')],
    [
      ['mix of leverage and time of holding known', share(middle.map)],
      ['as if all were opened at the last price', share(middle.lastPriceOnly)],
      ['time of holding halved', share(middle.holdingHalved)],
      ['time of holding doubled', share(middle.holdingDoubled)],
      ['every leverage and size equally likely', share(middle.evenMix)],
    ],
    colors,
  );
  const what =
    'Liquidation map. Error: Σ |map − truth| ÷ Σ truth over bands of distance within 30%; the middle of three crowds.';
  const parts = [wrap(what, options.columns), crowds];
  if (map.hours === null) return `${[...parts, `Left out, because a file is missing: ${map.source}.`].join('\n\n')}\n`;
  const hours = textTable(
    [
      { head: 'BTC hours' },
      { head: 'side' },
      right('hours'),
      right('map'),
      right('naive'),
      right('difference, 95%'),
      { head: '' },
    ],
    map.hours.map((row) => [
      row.kind === 'path' ? 'given the path: mass crossed, or size of the move' : 'ahead: mass within 1%, or none',
      row.side,
      String(row.hours),
      row.map.toFixed(2),
      row.naive.toFixed(2),
      `${row.low.toFixed(2)} to ${row.high.toFixed(2)}`,
      row.verdict,
    ]),
    colors,
  );
  const better = map.hours.filter(({ verdict }) => verdict === 'better').length;
  const said =
    `${better} of ${map.hours.length} comparisons favour the map. Rank correlation with what was liquidated in the ` +
    'hour; intervals draw whole days. Open interest and volume of those days are not at hand, so prices alone ' +
    `shape this map. Measured: ${map.source}.`;
  return `${[...parts, hours, wrap(said, options.columns)].join('\n\n')}\n`;
}

function studyText(study: StudyResult, options: { columns: number; colors: boolean }): string {
  const right = (head: string) => ({ head, align: 'right' as const });
  const table = textTable(
    [
      { head: 'indicator' },
      right('alarms'),
      right('precision'),
      right('recall'),
      right('by chance'),
      right('lead'),
      right('false/month'),
      right('p'),
      { head: '' },
    ],
    study.results.map((row) => [
      row.indicator,
      String(row.alarms),
      share(row.precision),
      share(row.recall),
      share(row.placeboRecall),
      row.leadMs === null ? '–' : span(row.leadMs),
      row.falseAlarmsPerMonth.toFixed(1),
      row.placeboP.toFixed(3),
      row.verdict,
    ]),
    colorsOf(options.colors),
  );
  const onsets = study.results[0]?.onsets ?? 0;
  const head = `${study.title}. Onset: ${study.onset}; ${onsets} in the test. Horizon ${span(study.horizonMs)}.`;
  return `${wrap(head, options.columns)}\n${wrap(`Measured: ${study.source}.`, options.columns)}\n${table}`;
}

function share(value: number | null): string {
  return value === null ? '–' : `${(value * 100).toFixed(0)}%`;
}

function span(ms: number): string {
  return ms >= 2 * DAY_MS ? `${(ms / DAY_MS).toFixed(1)} d` : `${(ms / HOUR_MS).toFixed(1)} h`;
}

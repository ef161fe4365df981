/** The evaluation of early-warning indicators as text for the terminal. */
import type { EvaluationReport, StudyResult } from '../monitor/evaluate/files.ts';
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

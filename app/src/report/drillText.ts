/** A drill's report for the terminal: was everything stored, and which alerts came when. */
import type { DrillReport } from '../drill/runDrill.ts';
import { clock, count, duration, usd } from './format.ts';
import { colorsOf, right, textTable, wrap } from './textTable.ts';

/** Verdict first, then venue by venue, then alerts, then what was done to the monitor. */
export function renderDrill(report: DrillReport, options: { columns: number; colors: boolean }): string {
  const colors = colorsOf(options.colors);
  const verdict = report.equal
    ? colors.green(
        `passed: all ${count(report.said)} things that were said are stored, once each and as they were said`,
      )
    : colors.red('failed: what is stored is not what was said');
  const lines = [
    `Drill  ${verdict}`,
    'What venues say comes from an engine run, not from the day itself.',
    ...(report.synthetic ? ['synthetic market: these accounts were generated'] : []),
    '',
    storedTable(report, colors),
    ...report.differences.flatMap(({ examples }) => examples.map((example) => `  ${example}`)),
    '',
    ...alertLines(report, options),
    '',
    ...doneLines(report).map((line) => wrap(line, options.columns)),
    '',
  ];
  return lines.join('\n');
}

function storedTable({ differences }: DrillReport, colors: ReturnType<typeof colorsOf>): string {
  return textTable(
    [
      { head: 'venue' },
      { head: 'kind' },
      ...['said', 'stored', 'missing', 'repeated', 'unknown', 'changed', 'said, USD', 'stored, USD'].map(right),
    ],
    differences.map((row) => [
      row.venue,
      row.kind,
      ...[row.said, row.stored, row.missing, row.repeated, row.unknown, row.changed].map(count),
      ...[row.saidCents, row.storedCents].map((cents) => (hasUsd(row) ? usd(cents / 100) : '')),
    ]),
    colors,
  );
}

/** Only orders have a notional. */
function hasUsd({ kind }: DrillReport['differences'][number]): boolean {
  return kind === 'liquidation' || kind === 'trade';
}

function alertLines({ alerts }: DrillReport, options: { columns: number; colors: boolean }): string[] {
  if (alerts.length === 0) return ['No alert fired.'];
  const colors = colorsOf(options.colors);
  const table = textTable(
    [{ head: 'UTC' }, { head: 'alert' }, { head: '' }, { head: 'why' }],
    alerts.map(({ timeMs, rule, kind, why }) => [clock(timeMs), rule, kind, why]),
    colors,
  );
  return ['Alerts, at the time of the episode', ...table.split('\n').map((line) => line.slice(0, options.columns))];
}

function doneLines(report: DrillReport): string[] {
  const { prints, afterThrottle, said, unsaid, unheard, twice, swapped, broken, starts, speed, episodeS } = report;
  const outage = report.troubles.find(({ kind }) => kind === 'outage');
  const cuts = report.troubles.filter(({ kind }) => kind === 'cut').length;
  const faults = report.status.feeds.reduce(
    (sum, feed) => sum + Object.values(feed.faults).reduce((a, b) => a + b, 0),
    0,
  );
  const killed = starts > 1 ? ', after kill -9 half-way' : '';
  return [
    `Played: ${count(prints)} forced orders, ${count(afterThrottle)} of them printed under the venues' ` +
      `throttles, with trades, marks and books; ${duration(episodeS)} min of the episode at ${speed}×; ` +
      `${count(said)} said, ${count(unsaid)} never said because their venue was down, ${count(unheard)} said ` +
      `while nobody listened.`,
    `Trouble: ${cuts} cut connections, ${outage === undefined ? 'no outage' : `${outage.venue} down for 2 min`}, ` +
      `${count(twice)} messages twice, ${count(swapped)} out of order, ${count(broken)} broken; the monitor was ` +
      `started ${counted(starts)}${killed}. It counted ${count(faults)} faults since.`,
  ];
}

function counted(starts: number): string {
  return starts === 1 ? 'once' : `${starts} times`;
}

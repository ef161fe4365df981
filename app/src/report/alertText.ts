/** The rules of an alert file as text for the terminal: what fires when, and where it goes. */
import { valueText } from '../monitor/alerts/engine.ts';
import type { AlertFile, AlertRule } from '../monitor/alerts/rules.ts';
import { INDICATORS } from '../monitor/indicators/catalog.ts';
import { GAUGES } from '../monitor/indicators/gaugeCatalog.ts';
import { colorsOf, textTable } from './textTable.ts';

/** A table with a line for each rule. */
export function renderAlertRules(file: AlertFile, options: { colors: boolean }): string {
  const table = textTable(
    [{ head: 'rule' }, { head: 'severity' }, { head: 'fires when' }, { head: 'ends at' }, { head: 'goes to' }],
    file.rules.map((rule) => {
      const { indicator, gauge } = rule.query;
      const unit = indicator === 'gauge' ? (GAUGES[gauge!]?.unit ?? 'number') : INDICATORS[indicator].unit;
      const sinks = rule.sinks.map((name) => `${name} (${file.sinks.get(name)!.kind})`).join(', ');
      return [
        rule.name,
        rule.severity,
        `${subject(rule)} ${rule.direction} ${valueText(rule.threshold, unit)}`,
        valueText(rule.clear, unit),
        rule.quiet.length === 0 ? sinks : `${sinks}, not in quiet hours`,
      ];
    }),
    colorsOf(options.colors),
  );
  return `${table}\n`;
}

function subject({ query }: AlertRule): string {
  const { indicator, gauge, symbol, book, account, asset, venue, windowMs } = query;
  const window = windowMs === undefined ? '' : `over ${windowMs / 60_000} min`;
  const of = book === undefined ? '' : `of ${book}`;
  const what = gauge === undefined ? indicator : indicator === 'gauge' ? gauge : `${indicator} ${gauge}`;
  return [what, symbol ?? '', of, account ?? '', asset ?? '', venue === undefined ? '' : `at ${venue}`, window]
    .filter(Boolean)
    .join(' ');
}

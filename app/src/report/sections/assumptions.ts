/** The inputs that were not measured, with the range that each may lie in. */
import type { UncertainInput } from '@firebreak/engine';
import { counted, percent } from '../format.ts';
import { htmlTable, rowUnitColumn, textColumn } from '../htmlTable.ts';
import type { RunView } from '../runView.ts';
import type { Basis, HtmlSection, TerminalLook, TextSection } from '../section.ts';
import { right, fittedTable, wrap } from '../textTable.ts';

const TEXT_ROWS = 6;
const LEAD =
  'One run cannot tell which of these moves the result most; --ensemble ranks them. Widest range first, as a ratio ' +
  'of its ends; ' +
  'an input whose low is its high was held.';

/** A value as it is shown in {@link unitOf} its input: fractions as percentages. */
function shown(value: number, unit: string): string {
  return unit === 'fraction' ? percent(value) : String(Number(value.toPrecision(4))).replace('-', '−');
}

function unitOf({ unit }: UncertainInput): string {
  return unit === 'fraction' ? '%' : unit === '' ? 'ratio' : unit;
}

/** Ratio of high to low, infinite where the range reaches 0 or changes sign; 1 for what is held. */
function width({ low, high }: UncertainInput): number {
  if (low === high) return 1;
  return low * high > 0 ? Math.max(high / low, low / high) : Infinity;
}

function widestFirst(view: RunView): UncertainInput[] {
  return view.scenario.inputs
    .filter((input) => input.basis !== 'measured')
    .sort((a, b) => width(b) - width(a) || (a.key < b.key ? -1 : 1));
}

/** All inputs that were not measured. */
export function assumptionsHtml(view: RunView): HtmlSection | null {
  const inputs = widestFirst(view);
  if (inputs.length === 0) return null;
  const body = htmlTable({
    caption: 'Inputs that were not measured',
    columns: [
      textColumn('Input'),
      ...['Value', 'Low', 'High'].map(rowUnitColumn),
      { head: 'Unit', unit: 'unit' },
      textColumn('Basis'),
      textColumn('Source'),
    ],
    rows: inputs.map((input) => [
      input.key,
      ...[input.value, input.low, input.high].map((value) => shown(value, input.unit)),
      unitOf(input),
      input.basis,
      input.source,
    ]),
    bases: inputs.map((input) => input.basis as Basis),
    tall: true,
  });
  return { id: 'assumptions', title: 'What it assumes', lead: LEAD, basis: 'assumed', body };
}

/** The widest of them for the terminal. */
export function assumptionsText(view: RunView, { columns, colors }: TerminalLook): TextSection | null {
  const inputs = widestFirst(view);
  if (inputs.length === 0) return null;
  const rows = inputs
    .slice(0, TEXT_ROWS)
    .map((input) => [
      input.key,
      ...[input.value, input.low, input.high].map((value) => shown(value, input.unit)),
      unitOf(input),
      input.basis,
    ]);
  const rest = inputs.length - rows.length;
  const more = rest > 0 ? `\nand ${counted(rest, 'more input')} in the report` : '';
  const head = [{ head: 'input' }, ...['value', 'low', 'high'].map(right), { head: 'unit' }, { head: 'basis' }];
  const table = fittedTable(head, rows, { columns, colors });
  return { title: 'What it assumes', body: `${wrap(LEAD, columns)}\n${table}${colors.dim(more)}` };
}

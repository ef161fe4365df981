/** What the run rests on: shares of its inputs that are measured, modelled, assumed and synthetic. */
import { BASES } from '@firebreak/engine';
import type { BasisShares } from '@firebreak/engine';
import { percent } from '../format.ts';
import { countColumn, htmlTable, shareColumn, textColumn, usdColumn } from '../htmlTable.ts';
import { basisRows, partialOf } from '../runView.ts';
import type { RunView } from '../runView.ts';
import type { HtmlSection, TextSection } from '../section.ts';

/** What an import filled in; empty where the data were complete. */
function partialTables(view: RunView): string {
  const partial = partialOf(view.snapshot);
  if (partial === null) return '';
  const filled = htmlTable({
    caption: 'Partial data: what was filled in',
    columns: [
      textColumn('Column'),
      textColumn('How'),
      ...['Measured', 'Filled', 'All'].map((head) => countColumn(head, 'rows')),
    ],
    rows: partial.filled.map((row) => [row.column, row.how, row.measured, row.filled, row.rows]),
  });
  if (partial.residualByInstrument.length === 0) return filled;
  const residual = htmlTable({
    caption: 'Booked to the residual account, which is never liquidated, so that longs equal shorts',
    columns: [textColumn('Instrument'), usdColumn('Net position')],
    rows: partial.residualByInstrument.map((row) => [row.instrument, row.usd]),
  });
  return filled + residual;
}

/** Shares of each input by where it comes from. */
export function basisHtml(view: RunView): HtmlSection {
  const table = htmlTable({
    caption: 'Where the inputs come from',
    columns: [textColumn('Input'), ...BASES.map((kind) => shareColumn(kind, 1))],
    rows: basisRows(view.result.summary).map(({ label, shares }) => [label, ...BASES.map((kind) => shares[kind])]),
  });
  return {
    id: 'basis',
    title: 'What it rests on',
    lead: 'Share of each input by where it comes from; weights are open interest, gross notional and depth.',
    basis: 'measured',
    body: table + partialTables(view),
  };
}

/** Shares of an input, only those that are not 0. */
function sharesInWords(shares: BasisShares): string {
  const parts = BASES.filter((kind) => shares[kind] >= 0.0005);
  return parts.length === 0 ? 'none' : parts.map((kind) => `${kind} ${percent(shares[kind])}`).join(', ');
}

/** One line for each input. */
export function basisText(view: RunView): TextSection {
  const rows = basisRows(view.result.summary);
  const width = Math.max(...rows.map(({ label }) => label.length));
  const lines = rows.map(({ label, shares }) => `${label.padEnd(width)}  ${sharesInWords(shares)}`);
  return { title: 'Basis', body: lines.join('\n') };
}

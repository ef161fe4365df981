/** What an import did, as text for a terminal. */
import type { ImportReport } from '../store/importer.ts';
import { count, usd } from './format.ts';
import { wrap } from './textTable.ts';

/** Rows taken, gaps filled, what was left out, and the next command. */
export function renderImport({ hash, rows, partial, notes }: ImportReport, out: string, columns: number): string {
  const taken = Object.entries(rows).map(([table, n]) => `${count(n)} ${table}`);
  const filled = (partial?.filled ?? []).map(
    ({ column, how, measured, rows: all }) =>
      `partial: ${column} measured in ${count(measured)} of ${count(all)} rows, the rest by ${how}`,
  );
  const residual = (partial?.residualUsd ?? []).map(
    ({ instrument, usd: net }) => `partial: ${usd(net)} of ${instrument} booked to the residual account`,
  );
  const lines = [`imported ${taken.join(', ')} into ${out}`, ...filled, ...residual, ...notes].map((line) =>
    wrap(line, columns),
  );
  return `${lines.join('\n')}\nhash    ${hash}\nnext    firebreak snapshot inspect ${out}\n`;
}

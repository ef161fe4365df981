/** The result of a query as it is printed: a table for people, CSV or a JSON array for programs, as rows come. */
import { csvCell } from '../store/csvWrite.ts';
import type { EventRows } from '../store/eventQuery.ts';
import { type Colors, textTable } from './textTable.ts';

/** A table of more rows is of no use on a screen. */
export const TABLE_ROWS_MAX = 200;

/** The first rows as a text table, and how many more there are. */
export async function* queryTable({ columns, numeric, rows }: EventRows, colors: Colors): AsyncGenerator<string> {
  const shown: string[][] = [];
  let count = 0;
  for await (const some of rows) {
    count += some.length;
    for (const row of some.slice(0, TABLE_ROWS_MAX - shown.length)) shown.push(row.map(cellText));
  }
  const heads = columns.map((head, index) => ({ head, align: numeric[index] === true ? 'right' : 'left' }) as const);
  yield `${textTable(heads, shown, colors)}\n`;
  const more = count - shown.length;
  if (more > 0) yield `and ${more} more rows; --csv and --json print all\n`;
}

/** All rows as CSV (RFC 4180) under a line of names; an empty cell is NULL, a list is JSON. */
export async function* queryCsv({ columns, rows }: EventRows): AsyncGenerator<string> {
  yield `${columns.map(csvCell).join(',')}\n`;
  for await (const some of rows) {
    yield some.map((row) => `${row.map((value) => csvCell(cellText(value))).join(',')}\n`).join('');
  }
}

/** All rows as a JSON array of objects. */
export async function* queryJson({ columns, rows }: EventRows): AsyncGenerator<string> {
  let before = '[';
  for await (const some of rows) {
    let text = '';
    for (const row of some) {
      text += `${before}\n${JSON.stringify(Object.fromEntries(columns.map((name, index) => [name, row[index]])))}`;
      before = ',';
    }
    yield text;
  }
  yield before === '[' ? '[]\n' : '\n]\n';
}

function cellText(value: unknown): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value as string | number | boolean);
}

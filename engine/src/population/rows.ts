/** Adding rows to a table in memory and keeping some of its rows; columns that the schema does not know come along. */
import type { Column, Table } from '../market/schema.ts';
import { numberColumn, tableFromRows } from '../market/table.ts';
import type { Cell } from '../market/table.ts';

/** The table with rows added at its end. A column that only one of the two has is empty in the other's rows. */
export function appendRows(table: Table, rows: readonly Readonly<Record<string, Cell>>[]): Table {
  if (rows.length === 0) return table;
  const more = tableFromRows(table.name, rows);
  const columns = new Map<string, Column>();
  for (const name of new Set([...table.columns.keys(), ...more.columns.keys()])) {
    columns.set(name, joined(table, more, name));
  }
  return { name: table.name, rows: table.rows + more.rows, columns };
}

function joined(first: Table, second: Table, name: string): Column {
  const a = first.columns.get(name);
  const b = second.columns.get(name);
  const rows = first.rows + second.rows;
  if ((a ?? b)?.type === 'number') {
    const values = new Float64Array(rows).fill(NaN);
    if (a?.type === 'number') values.set(a.values);
    if (b?.type === 'number') values.set(b.values, first.rows);
    return numberColumn(values);
  }
  const codes = new Int32Array(rows).fill(-1);
  const dictionary = a?.type === 'string' ? [...a.dictionary] : [];
  const place = new Map(dictionary.map((text, code) => [text, code]));
  if (a?.type === 'string') codes.set(a.codes);
  if (b?.type === 'string') {
    for (let row = 0; row < second.rows; row++) {
      if (b.codes[row] < 0) continue;
      const text = b.dictionary[b.codes[row]];
      let code = place.get(text);
      if (code === undefined) {
        code = dictionary.push(text) - 1;
        place.set(text, code);
      }
      codes[first.rows + row] = code;
    }
  }
  return { type: 'string', codes, dictionary };
}

/** The rows for which `keep` holds, in their order. Dictionaries stay as they are. */
export function keepRows(table: Table, keep: (row: number) => boolean): Table {
  const kept: number[] = [];
  for (let row = 0; row < table.rows; row++) if (keep(row)) kept.push(row);
  const columns = new Map<string, Column>();
  for (const [name, column] of table.columns) {
    columns.set(
      name,
      column.type === 'number'
        ? { type: 'number', values: Float64Array.from(kept, (row) => column.values[row]) }
        : { type: 'string', codes: Int32Array.from(kept, (row) => column.codes[row]), dictionary: column.dictionary },
    );
  }
  return { name: table.name, rows: kept.length, columns };
}

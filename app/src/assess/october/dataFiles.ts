/** Columns of the files in the user's data folder, with one error for a file that is not what the case was made of. */
import { join } from 'node:path';
import { InputError } from '@firebreak/engine';
import { readCsv } from '../../store/csv.ts';
import type { FileTable } from '../../store/csv.ts';

/** What a column holds. */
export type DataType = 'number' | 'time' | 'string';

/** A file of the folder, with these columns of these types. Throws InputError where it cannot be read. */
export function readData(folder: string, file: string, types: Readonly<Record<string, DataType>>): Promise<FileTable> {
  return readCsv(join(folder, file), { types: new Map(Object.entries(types)) });
}

/** Numbers (or times in ms) of a column. Throws InputError where there is none. */
export function numbersOf(table: FileTable, name: string): Float64Array {
  const column = table.columns.get(name);
  if (column?.type === 'number') return column.values;
  throw unexpected(table.path, `has no column "${name}" of numbers`);
}

/** For each row whether its text columns hold these values. Throws InputError where a column is missing. */
export function rowsWhere(table: FileTable, wanted: Readonly<Record<string, string>>): (row: number) => boolean {
  const tests = Object.entries(wanted).map(([name, value]) => {
    const column = table.columns.get(name);
    if (column?.type !== 'string') throw unexpected(table.path, `has no column "${name}" of text`);
    return { codes: column.codes, code: column.dictionary.indexOf(value) };
  });
  return (row) => tests.every(({ codes, code }) => codes[row] === code);
}

/** The error for a file that is readable but not the one that was expected. */
export function unexpected(path: string, what: string): InputError {
  return new InputError(`${path} ${what}`, {
    code: 'unexpected-data',
    hint: 'Fetch the file again: it is not the one that this case was made of.',
  });
}

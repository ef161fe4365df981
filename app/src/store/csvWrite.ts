/** Writes columns as CSV (RFC 4180, UTF-8, LF). Numbers are the shortest text that reads back as the same double. */
import { open } from 'node:fs/promises';
import type { Column } from '@firebreak/engine';
import { readableError } from './files.ts';

const ROWS_PER_PIECE = 4096;
const NEEDS_QUOTES = /[",\r\n]|^\s|\s$/;

/** Writes a file. Throws InputError where it cannot be written. */
export async function writeCsv(path: string, columns: ReadonlyMap<string, Column>, rows: number): Promise<void> {
  try {
    const file = await open(path, 'wx');
    try {
      await file.write(`${[...columns.keys()].map(csvCell).join(',')}\n`);
      const texts = [...columns.values()].map(cellTexts);
      for (let from = 0; from < rows; from += ROWS_PER_PIECE) {
        let piece = '';
        const to = Math.min(rows, from + ROWS_PER_PIECE);
        for (let row = from; row < to; row++) piece += `${texts.map((text) => text(row)).join(',')}\n`;
        await file.write(piece);
      }
    } finally {
      await file.close();
    }
  } catch (error) {
    throw readableError(error, path, 'write');
  }
}

function cellTexts(column: Column): (row: number) => string {
  if (column.type === 'number') return (row) => numberText(column.values[row]!);
  const quotedNames = column.dictionary.map(csvCell);
  return (row) => (column.codes[row]! < 0 ? '' : quotedNames[column.codes[row]!]!);
}

function numberText(value: number): string {
  return value !== value ? '' : Object.is(value, -0) ? '-0' : String(value);
}

/** A cell of CSV: quoted where it has to be. */
export function csvCell(text: string): string {
  return NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/**
 * Archives as venues publish them, read into the tables that the case reads: a zip with one CSV, with or without a
 * header, times in milliseconds or (Binance spot since 2025) microseconds. Cells are kept as they are written.
 */
import { readFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import { strFromU8, unzipSync } from 'fflate';
import { InputError } from '@firebreak/engine';
import { checkInputFile } from './files.ts';

/** Largest zip, and largest CSV in one, bytes: a month of five-minute candles has 1 MB. */
export const ARCHIVE_BYTES_MAX = 32_000_000;
const CSV_BYTES_MAX = 256_000_000;
/** Times above this are microseconds: in milliseconds it is the year 5138. */
const MICROSECONDS_FROM = 1e14;

/** A column of the table that is made: its name, the place of its cell in the archive's row, and how it is written. */
export interface ArchiveColumn {
  readonly name: string;
  readonly cell: number;
  /** number: as it is; ms: a time as whole milliseconds; utc: a time as YYYY-MM-DD HH:MM:SS; text: as it is. */
  readonly as: 'number' | 'ms' | 'utc' | 'text';
}

/** What the archives of a file hold, and which rows are taken. */
export interface ArchiveForm {
  readonly columns: readonly ArchiveColumn[];
  /** Takes a row by its cells; all are taken where it is not said. */
  readonly keep?: (cells: readonly string[]) => boolean;
}

/** The CSV in a zip. Throws InputError where it holds anything else than the one file named, or too much. */
export async function unzipCsv(path: string, name: string): Promise<string> {
  await checkInputFile(path, ARCHIVE_BYTES_MAX, 'ARCHIVE_BYTES_MAX');
  const seen: string[] = [];
  let files: Record<string, Uint8Array>;
  try {
    files = unzipSync(await readFile(path), {
      filter: (file) => {
        seen.push(file.name);
        if (file.originalSize > CSV_BYTES_MAX) throw new Error(`${file.name} would have ${file.originalSize} bytes`);
        return file.name === name;
      },
    });
  } catch (error) {
    throw badArchive(path, error instanceof Error ? error.message : String(error), error);
  }
  const bytes = files[name];
  if (bytes === undefined || seen.length !== 1) {
    throw badArchive(path, `it holds ${seen.join(', ') || 'nothing'}, expected ${name} alone`);
  }
  return strFromU8(bytes);
}

/** Lines of the table from the CSV of one archive, without a header. Throws InputError naming line and cell. */
export function archiveRows(text: string, source: string, { columns, keep }: ArchiveForm): string[] {
  const out: string[] = [];
  let line = 0;
  for (const raw of text.split('\n')) {
    line++;
    const cells = raw.trim() === '' ? null : raw.split(',').map((cell) => cell.trim());
    const header = line === 1 && cells !== null && /^[a-z_ ]+$/i.test(cells[0]!);
    if (cells === null || header || keep?.(cells) === false) continue;
    out.push(columns.map((column) => written(column, cells, `${source} line ${line}`)).join(','));
  }
  return out;
}

/** A gzipped CSV of these lines under a header. */
export function gzippedCsv(columns: readonly ArchiveColumn[], lines: readonly string[]): Uint8Array {
  const text = `${columns.map(({ name }) => name).join(',')}\n${lines.join('\n')}\n`;
  return gzipSync(text);
}

function written({ name, cell, as }: ArchiveColumn, cells: readonly string[], where: string): string {
  const text = cells[cell] ?? '';
  const value = Number(text);
  if (as === 'text' && /^[\w :.+-]+$/.test(text)) return text;
  if (as === 'number' && text !== '' && Math.abs(value) < Infinity) return text;
  if ((as === 'ms' || as === 'utc') && Number.isSafeInteger(value) && value > 0) {
    const ms = value > MICROSECONDS_FROM ? Math.floor(value / 1000) : value;
    return as === 'ms' ? String(ms) : new Date(ms).toISOString().slice(0, 19).replace('T', ' ');
  }
  throw new InputError(`${where}: got ${JSON.stringify(text)} for ${name}, expected ${EXPECTED[as]}`, {
    code: 'bad-archive',
    hint: 'The venue may have changed the form of its archive; nothing was written.',
  });
}

const EXPECTED = { number: 'a number', ms: 'a time in ms or µs', utc: 'a time in ms or µs', text: 'plain text' };

function badArchive(path: string, why: string, cause?: unknown): InputError {
  return new InputError(`${path} cannot be unpacked: ${why}`, {
    code: 'bad-archive',
    hint: 'Remove it and fetch it again.',
    ...(cause === undefined ? {} : { cause }),
  });
}

/**
 * Reads CSV (RFC 4180: quotes, CRLF; also a byte order mark and gzip) into columns, in pieces. It is our own parser
 * because an error has to name the line, the column and the value of every bad cell: DuckDB's reader names one line of
 * the first bad cell at best, and the JavaScript parsers make an object or a string of every cell.
 */
import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { InputError, IssuesError } from '@firebreak/engine';
import type { Column, Issue } from '@firebreak/engine';
import { finishColumn, newCollector, setCell, setText } from './csvCells.ts';
import type { CellType, Collector } from './csvCells.ts';
import {
  checkInputFile,
  FILE_BYTES_MAX,
  FILE_ISSUES_MAX,
  lineIssue,
  readableError,
  ROWS_MAX,
  tooLarge,
} from './files.ts';
import type { Progress } from './files.ts';

/** How a file is read; columns that are not named become numbers where that loses nothing, else text. */
export interface CsvSpec {
  readonly types?: ReadonlyMap<string, CellType>;
  /** What separates cells; a comma where it is not said. */
  readonly delimiter?: ',' | ';' | '\t';
  readonly progress?: Progress;
}

/** Columns of a file, with the line that a row came from. */
export interface FileTable {
  readonly path: string;
  readonly rows: number;
  readonly columns: ReadonlyMap<string, Column>;
  /** Line of a data row, counted from 1; 0 for files without lines. */
  readonly lineOf: (row: number) => number;
}

const QUOTE = 34;
const LF = 10;
const CR = 13;
const PIECE_BYTES = 1 << 20;
/** A row above this is an unbalanced quote, not a row. */
const ROW_BYTES_MAX = 1 << 20;
const COLUMNS_MAX = 2000;

interface Reader {
  readonly path: string;
  readonly spec: CsvSpec;
  readonly issues: Issue[];
  /** Byte that separates cells; no byte above `special` means anything outside quotes. */
  readonly delimiter: number;
  readonly special: number;
  /** Cells of the row at hand. */
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly escaped: Uint8Array;
  cells: number;
  /** Newlines inside the row at hand, its own end included, and what is wrong with its quotes. */
  breaks: number;
  quoteFault: string;
  columns: Collector[] | null;
  line: number;
  rows: number;
  /** Line per row from the first row on whose line is not row + 2. */
  lines: Int32Array | null;
}

/**
 * Reads a CSV file. Throws IssuesError with line, column and value of everything that is wrong with it, InputError
 * where it cannot be read, holds no header or is above a limit.
 */
export async function readCsv(path: string, spec: CsvSpec = {}): Promise<FileTable> {
  const size = await checkInputFile(path);
  const reader = newReader(path, spec);
  let rest: Buffer = Buffer.alloc(0);
  let bytes = 0;
  try {
    for await (const piece of openBytes(path)) {
      bytes += piece.length;
      if (bytes > FILE_BYTES_MAX) throw tooLarge(`${path} (unpacked)`, bytes, FILE_BYTES_MAX, 'FILE_BYTES_MAX');
      rest = feed(reader, rest.length === 0 ? piece : Buffer.concat([rest, piece]), false);
      if (rest.length > ROW_BYTES_MAX || reader.issues.length >= FILE_ISSUES_MAX) break;
      spec.progress?.(bytes, path.endsWith('.gz') ? 0 : size, basename(path));
    }
  } catch (error) {
    throw readableError(error, path, 'read');
  }
  if (reader.issues.length < FILE_ISSUES_MAX) feed(reader, rest, true);
  if (reader.issues.length > 0) throw new IssuesError(reader.issues);
  if (reader.columns === null) {
    throw new InputError(`${path} is empty`, {
      code: 'empty-file',
      hint: 'The first line of a CSV names its columns.',
    });
  }
  const lines = reader.lines;
  return {
    path,
    rows: reader.rows,
    columns: new Map(reader.columns.map((column) => [column.name, finishColumn(column, reader.rows)])),
    lineOf: (row) => lines?.[row] ?? row + 2,
  };
}

function newReader(path: string, spec: CsvSpec): Reader {
  const delimiter = (spec.delimiter ?? ',').charCodeAt(0);
  return {
    path,
    spec,
    issues: [],
    delimiter,
    special: Math.max(delimiter, QUOTE),
    from: new Int32Array(COLUMNS_MAX + 1),
    to: new Int32Array(COLUMNS_MAX + 1),
    escaped: new Uint8Array(COLUMNS_MAX + 1),
    cells: 0,
    breaks: 0,
    quoteFault: '',
    columns: null,
    line: 1,
    rows: 0,
    lines: null,
  };
}

async function* openBytes(path: string): AsyncGenerator<Buffer> {
  const file = createReadStream(path, { highWaterMark: PIECE_BYTES });
  if (!path.endsWith('.gz')) {
    for await (const piece of file) yield piece as Buffer;
    return;
  }
  try {
    const unpacked = pipeline(file, createGunzip({ chunkSize: PIECE_BYTES }), () => undefined);
    for await (const piece of unpacked) yield piece as Buffer;
  } catch (error) {
    if (!String((error as NodeJS.ErrnoException).code).startsWith('Z_')) throw error;
    throw new InputError(`${path} is not a complete gzip file`, {
      code: 'bad-gzip',
      hint: 'It may be cut off; fetch it again.',
      cause: error,
    });
  }
}

/** Takes all complete rows of a buffer and returns what is left of it. */
function feed(reader: Reader, buffer: Buffer, final: boolean): Buffer {
  let at = 0;
  if (reader.columns === null && reader.line === 1) at = byteOrderMark(reader.path, buffer);
  while (at < buffer.length) {
    const next = scanRow(reader, buffer, at, final);
    if (next < 0) break;
    takeRow(reader, buffer, at);
    reader.line += reader.breaks;
    at = next;
    if (reader.issues.length >= FILE_ISSUES_MAX) return buffer.subarray(buffer.length);
  }
  return buffer.subarray(at);
}

function byteOrderMark(path: string, buffer: Buffer): number {
  const first = buffer[0]!;
  if ((first === 0xff && buffer[1] === 0xfe) || (first === 0xfe && buffer[1] === 0xff)) {
    throw new InputError(`${path} is in UTF-16`, { code: 'bad-encoding', hint: 'Save it as UTF-8.' });
  }
  return first === 0xef && buffer[1] === 0xbb && buffer[2] === 0xbf ? 3 : 0;
}

/** Finds the cells of the row at `start` and returns where the next one starts, or -1 where the row is not complete. */
function scanRow(reader: Reader, bytes: Buffer, start: number, final: boolean): number {
  const { delimiter, special } = reader;
  const end = bytes.length;
  let at = start;
  reader.cells = 0;
  reader.breaks = 0;
  reader.quoteFault = '';
  for (;;) {
    const cell = Math.min(reader.cells++, COLUMNS_MAX);
    reader.escaped[cell] = 0;
    if (at < end && bytes[at] === QUOTE) {
      const close = closingQuote(reader, bytes, at + 1, cell, final);
      if (close < 0 && !final) return -1;
      reader.from[cell] = at + 1;
      reader.to[cell] = close < 0 ? end : close;
      if (close < 0) reader.quoteFault = 'an opening quote without a closing one';
      at = close < 0 ? end : close + 1;
      const after = at === end || bytes[at] === delimiter || bytes[at] === LF || bytes[at] === CR;
      if (!after) reader.quoteFault = 'text after a closing quote';
      while (at < end && bytes[at] !== delimiter && bytes[at] !== LF) at++;
    } else {
      reader.from[cell] = at;
      for (; at < end; at++) {
        const byte = bytes[at]!;
        if (byte > special) continue;
        if (byte === delimiter || byte === LF) break;
        if (byte === QUOTE) reader.quoteFault = 'a quote inside a cell that does not start with one';
      }
      reader.to[cell] = at > reader.from[cell]! && bytes[at - 1] === CR ? at - 1 : at;
    }
    if (at >= end) {
      reader.breaks++;
      return final ? end : -1;
    }
    if (bytes[at++] === LF) {
      reader.breaks++;
      return at;
    }
  }
}

function closingQuote(reader: Reader, bytes: Buffer, start: number, cell: number, final: boolean): number {
  for (let at = start; at < bytes.length; at++) {
    if (bytes[at] === LF) reader.breaks++;
    if (bytes[at] !== QUOTE) continue;
    if (at + 1 === bytes.length && !final) return -1;
    if (bytes[at + 1] !== QUOTE) return at;
    reader.escaped[cell] = 1;
    at++;
  }
  return -1;
}

function takeRow(reader: Reader, bytes: Buffer, start: number): void {
  const { path, line, issues, columns } = reader;
  if (reader.quoteFault !== '') {
    issues.push(lineIssue(path, line, '', reader.quoteFault, 'quotes in pairs around a whole cell, doubled inside it'));
    return;
  }
  if (columns === null) {
    reader.columns = readHeader(reader, bytes);
    return;
  }
  const blank = reader.cells === 1 && reader.from[0] === start && reader.from[0] === reader.to[0];
  if (blank && columns.length > 1) return;
  if (reader.cells !== columns.length) {
    issues.push(lineIssue(path, line, '', `${reader.cells} cells`, `${columns.length} cells, as in the header`));
    return;
  }
  const row = reader.rows++;
  if (row >= ROWS_MAX) throw tooManyRows(path);
  for (let cell = 0; cell < columns.length; cell++) {
    const column = columns[cell]!;
    const from = reader.from[cell]!;
    const to = reader.to[cell]!;
    const expected =
      reader.escaped[cell] === 1 && column.values.length === 0
        ? setText(column, row, bytes.toString('utf8', from, to).replaceAll('""', '"'))
        : setCell(column, row, bytes, from, to);
    if (expected !== null) issues.push(lineIssue(path, line, column.name, quoted(bytes, from, to), expected));
  }
  keepLine(reader, row);
}

function quoted(bytes: Buffer, from: number, to: number): string {
  return JSON.stringify(bytes.toString('utf8', from, Math.min(to, from + 80)));
}

function tooManyRows(path: string): InputError {
  return new InputError(`${path} has more than ${ROWS_MAX} rows (ROWS_MAX)`, {
    code: 'too-many-rows',
    hint: 'Group identical accounts into cohorts with a count.',
  });
}

function keepLine(reader: Reader, row: number): void {
  if (reader.lines === null) {
    if (reader.line === row + 2) return;
    reader.lines = Int32Array.from({ length: 2 * row + 16 }, (_, k) => k + 2);
  }
  if (row >= reader.lines.length) {
    const bigger = new Int32Array(2 * row);
    bigger.set(reader.lines);
    reader.lines = bigger;
  }
  reader.lines[row] = reader.line;
}

function readHeader(reader: Reader, bytes: Buffer): Collector[] {
  const names: string[] = [];
  if (reader.cells > COLUMNS_MAX) {
    throw new InputError(`${reader.path} has more than ${COLUMNS_MAX} columns (COLUMNS_MAX)`, {
      code: 'too-many-columns',
      hint: 'Leave out the columns that are not needed.',
    });
  }
  for (let cell = 0; cell < reader.cells; cell++) {
    const name = bytes.toString('utf8', reader.from[cell], reader.to[cell]).replaceAll('""', '"').trim();
    const fault = name === '' ? 'a column without a name' : names.includes(name) ? `"${name}" for a second time` : '';
    if (fault !== '')
      reader.issues.push(lineIssue(reader.path, reader.line, '', fault, 'a different name for every column'));
    names.push(name);
  }
  return names.map((name) => newCollector(name, reader.spec.types?.get(name) ?? 'auto'));
}

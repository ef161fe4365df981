/**
 * Rows of a positions file, read by plain headers or by the mapping file of an import. Cells are only read here; what
 * they mean in a market is bookAccounts.ts.
 */
import { open } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { InputError, IssuesError } from '@firebreak/engine';
import type { Issue } from '@firebreak/engine';
import { readCsv } from '../store/csv.ts';
import type { FileTable } from '../store/csv.ts';
import { checkInputFile, lineIssue } from '../store/files.ts';
import { readMapping } from '../store/mapping.ts';
import { textsOf } from '../store/mergeTables.ts';
import { readRows } from '../store/positionRows.ts';
import { addRowIssue, sourceName } from '../store/sourceColumns.ts';
import { readTableFile } from '../store/tableFile.ts';
import { cellNumber, hasDecimalComma } from './cellNumber.ts';
import { type Field, type Headers, headersInWords, readHeaders } from './headers.ts';

/** A position as its row says it; NaN and empty text where it says nothing. */
export interface BookRow {
  readonly line: number;
  readonly account: string;
  readonly venue: string;
  readonly symbol: string;
  readonly side: string;
  readonly quantity: number;
  readonly notional: number;
  readonly entry: number;
  readonly leverage: number;
  readonly mode: string;
  readonly margin: number;
  readonly equity: number;
  readonly liquidation: number;
  /** The venue's own sign of the place in the ADL queue, as written: lights, or lights of all lights (`3/5`). */
  readonly adl: string;
  /** Tokens by asset. */
  readonly collateral: ReadonlyMap<string, number>;
}

/** A file's rows, names of its columns for messages, and what was taken for what. */
export interface BookFile {
  readonly path: string;
  readonly rows: readonly BookRow[];
  readonly columnOf: (field: string) => string;
  readonly words: string;
  /** Cells that are no numbers; their rows are left out of `rows`. */
  readonly issues: readonly Issue[];
}

/** Bytes of a file that its delimiter is looked for in. */
const FIRST_BYTES = 65_536;

/** The separator that the header line has most of. */
async function delimiterOf(path: string): Promise<',' | ';' | '\t'> {
  await checkInputFile(path);
  const handle = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(FIRST_BYTES), 0, FIRST_BYTES, 0);
    const header = buffer.toString('latin1', 0, bytesRead).split('\n')[0] ?? '';
    const count = (mark: string): number => header.split(mark).length;
    const best = ([',', ';', '\t'] as const).reduce((a, b) => (count(b) > count(a) ? b : a));
    return best;
  } finally {
    await handle.close();
  }
}

/**
 * Rows of a CSV by the names of its columns; `assets` are the tokens that can be collateral. Throws InputError where a
 * needed column is missing, IssuesError where the file is no CSV.
 */
export async function readPlainBook(path: string, assets: readonly string[]): Promise<BookFile> {
  const file = await readCsv(path, { delimiter: await delimiterOf(path) });
  const headers = readHeaders([...file.columns.keys()], assets);
  const { columns, collateral } = headers;
  checkHeaders(path, headers, [...file.columns.keys()]);
  const issues: Issue[] = [];
  const numeric: Field[] = ['quantity', 'notional', 'entry', 'leverage', 'margin', 'equity', 'liquidation'];
  const used = [...numeric.flatMap((field) => columns.get(field) ?? []), ...collateral.values()];
  const cells = new Map(used.map((name) => [name, textsOf({ name: '', ...file }, name)]));
  const modes = columns.has('mode') ? undefined : splitModes(cells, columns.get('leverage'));
  const decimalComma = [...cells.values()].some((column) => column.some(hasDecimalComma));
  const bad = new Set<number>();
  const numbers = (name: string | undefined): number[] | null => {
    const texts = name === undefined ? undefined : cells.get(name);
    if (name === undefined || texts === undefined) return null;
    return texts.map((text, row) => {
      const { value, expected } = cellNumber(text, decimalComma);
      if (expected === null) return value;
      bad.add(row);
      issues.push(lineIssue(path, file.lineOf(row), name, JSON.stringify(text), expected));
      return NaN;
    });
  };
  const byField = new Map(numeric.map((field) => [field, numbers(columns.get(field))]));
  const tokens = [...collateral].map(([asset, name]) => [asset, numbers(name)!] as const);
  const texts = new Map(
    (['account', 'venue', 'symbol', 'side', 'mode', 'adl'] as const).map((field) => [
      field,
      field === 'mode' ? (modes ?? textsOfField(file, columns.get(field))) : textsOfField(file, columns.get(field)),
    ]),
  );
  const text = (field: 'account' | 'venue' | 'symbol' | 'side' | 'mode' | 'adl', row: number) =>
    texts.get(field)?.[row]?.trim() ?? '';
  const number = (field: Field, row: number) => byField.get(field)?.[row] ?? NaN;
  const rows = Array.from({ length: file.rows }, (_, row) => ({
    line: file.lineOf(row),
    account: text('account', row),
    venue: text('venue', row),
    symbol: text('symbol', row),
    side: text('side', row),
    quantity: number('quantity', row),
    notional: number('notional', row),
    entry: number('entry', row),
    leverage: number('leverage', row),
    mode: text('mode', row),
    margin: number('margin', row),
    equity: number('equity', row),
    liquidation: number('liquidation', row),
    adl: text('adl', row),
    collateral: new Map(
      tokens.flatMap(([asset, values]) => (values[row]! === values[row] ? [[asset, values[row]!] as const] : [])),
    ),
  }));
  const columnOf = (field: string) => columns.get(field as Field) ?? collateral.get(field) ?? field;
  return { path, rows: rows.filter((_, row) => !bad.has(row)), columnOf, words: headersInWords(headers), issues };
}

const MODE_WORD = /\b(cross|isolated)\b/i;

/** Takes the margin mode out of leverages such as "Cross 10.00x"; undefined where none says one. */
function splitModes(cells: Map<string, string[]>, leverage: string | undefined): string[] | undefined {
  const texts = leverage === undefined ? undefined : cells.get(leverage);
  if (leverage === undefined || texts === undefined || !texts.some((text) => MODE_WORD.test(text))) return undefined;
  cells.set(
    leverage,
    texts.map((text) => text.replace(MODE_WORD, '')),
  );
  return texts.map((text) => MODE_WORD.exec(text)?.[1] ?? '');
}

/** The last words of every error about a book. */
export const NOTHING_LOADED = 'Nothing was run. docs/book.md shows what a book looks like.';

function textsOfField(file: FileTable, name: string | undefined): string[] | undefined {
  return name === undefined ? undefined : textsOf({ name: '', ...file }, name);
}

function checkHeaders(path: string, { columns, doubled }: Headers, names: readonly string[]): void {
  const has = `it has ${names.map((name) => `"${name}"`).join(', ')}`;
  const missing: string[] = [];
  if (!columns.has('symbol')) missing.push('the contract (symbol, instrument, …)');
  if (!columns.has('quantity') && !columns.has('notional')) missing.push('the size (quantity or notional)');
  if (missing.length > 0) {
    throw new InputError(`${path} has no column for ${missing.join(' and ')}; ${has}`, {
      code: 'missing-column',
      hint: 'Rename the column, or name it in a mapping file with --book-mapping (docs/book.md).',
    });
  }
  const [twice] = doubled;
  if (twice === undefined) return;
  throw new InputError(`${path} has two columns for one thing: "${twice[0]}" and "${twice[1]}"`, {
    code: 'doubled-column',
    hint: 'Remove or rename one of them, or name the right one in a mapping file with --book-mapping.',
  });
}

/** What an import's mapping calls the columns of a book. */
const MAPPED: Readonly<Record<string, string>> = { symbol: 'instrument', quantity: 'size', entry: 'entry_price' };

/**
 * Rows of a file through a mapping file of `snapshot import`, all of them cross positions. Throws as the import does,
 * and IssuesError for an equity of 0 or less, which an import takes for a missing one.
 */
export async function readMappedBook(path: string, mappingFile: string): Promise<BookFile> {
  const mapping = await readMapping(mappingFile);
  const { positions } = mapping;
  if (positions === null) {
    throw new InputError(`${mappingFile} maps no positions`, {
      code: 'no-positions',
      hint: 'A book needs the key positions; docs/import.md explains it.',
    });
  }
  const issues: Issue[] = [];
  const file = await readTableFile(path, new Map());
  const { join } = positions;
  const joined =
    join === null ? null : await readTableFile(resolve(dirname(mappingFile), mapping.files.get(join.file)!), new Map());
  const read = readRows(file, joined, positions, issues);
  const columnOf = (field: string) => sourceName(positions.columns.get(MAPPED[field] ?? field)) || field;
  for (const row of read.unusableEquity)
    addRowIssue(issues, file, row, columnOf('equity'), '0 or less', 'the equity of an account with positions');
  if (issues.length > 0) throw new IssuesError(issues, NOTHING_LOADED);
  const rows = read.origin.map((origin, k) => ({
    line: file.lineOf(origin),
    account: read.accounts[read.account[k]!]!,
    venue: positions.venue,
    symbol: read.instrument[k]!,
    side: '',
    quantity: read.qty[k]!,
    notional: NaN,
    entry: read.entry[k]!,
    leverage: NaN,
    mode: 'cross',
    margin: NaN,
    equity: read.equity[k]!,
    liquidation: NaN,
    adl: '',
    collateral: new Map<string, number>(),
  }));
  return { path, rows, columnOf, words: `Columns: as ${mappingFile} says`, issues: [] };
}

/** Rows of a user's positions file, joined with the file that has the owners' equity, checked one by one. */
import type { Issue } from '@firebreak/engine';
import type { FileTable } from './csv.ts';
import type { PositionsMapping } from './mapping.ts';
import { addRowIssue, fileColumn, numberValues, sourceName, textValues } from './sourceColumns.ts';

/** Open rows, struct of arrays; NaN where the data have nothing. */
export interface PositionRows {
  n: number;
  readonly accounts: string[];
  /** Index into accounts, in order of first appearance. */
  readonly account: number[];
  readonly instrument: string[];
  /** Signed contract units. */
  readonly qty: number[];
  readonly mark: number[];
  readonly entry: number[];
  readonly equity: number[];
  /** Row of the file, counted from 0. */
  readonly origin: number[];
  dropped: number;
  /** Numbers of rows with an entry price, and with a usable equity. */
  entries: number;
  equities: number;
  /** Rows of the file, counted from 0, with an equity of 0 or less. */
  readonly unusableEquity: number[];
}

/** The open rows of a file. Adds an issue for every cell that does not fit. */
export function readRows(
  file: FileTable,
  joined: FileTable | null,
  mapping: PositionsMapping,
  issues: Issue[],
): PositionRows {
  const { columns } = mapping;
  const absent = new Float64Array(file.rows).fill(NaN);
  const numeric = (name: string) => (columns.has(name) ? numberValues(file, columns.get(name)!, issues) : absent);
  const account = textValues(file, columns.get('account')!, issues);
  const instrument = textValues(file, columns.get('instrument')!, issues);
  const qty = signedSizes(file, mapping, issues);
  const mark = numeric('mark_price');
  const entry = numeric('entry_price');
  const equity = equities(file, joined, mapping, issues) ?? absent;
  const rows = emptyRows();
  const accountOf = new Map<string, number>();
  const markOf = new Map<string, number>();
  for (let row = 0; row < file.rows; row++) {
    if (Math.abs(qty[row]!) < mapping.dropBelow || qty[row] === 0) {
      rows.dropped++;
      continue;
    }
    const bad = (name: string, got: string, expected: string) =>
      addRowIssue(issues, file, row, sourceName(columns.get(name)), got, expected);
    const shown = (value: number) => (value === value ? String(value) : 'an empty cell');
    if (account[row] === '') bad('account', 'an empty cell', 'the id of an account');
    if (instrument[row] === '') bad('instrument', 'an empty cell', 'a contract');
    if (!Number.isFinite(qty[row])) bad('size', shown(qty[row]!), 'a size');
    if (!(mark[row]! > 0) || mark[row] === Infinity) bad('mark_price', shown(mark[row]!), 'a price above 0');
    if (entry[row]! <= 0 || entry[row] === Infinity)
      bad('entry_price', shown(entry[row]!), 'a price above 0, or an empty cell');
    const known = markOf.get(instrument[row]!) ?? mark[row]!;
    if (mark[row] !== known && mark[row] === mark[row])
      bad('mark_price', shown(mark[row]!), `${known}, as in the contract's other rows`);
    markOf.set(instrument[row]!, known);
    const id = account[row]!;
    const index = accountOf.get(id) ?? rows.accounts.length;
    if (index === rows.accounts.length) rows.accounts.push(id);
    accountOf.set(id, index);
    const usable = equity[row]! > 0 ? equity[row]! : NaN;
    if (equity[row]! <= 0) rows.unusableEquity.push(row);
    if (usable === usable) rows.equities++;
    if (entry[row] === entry[row]) rows.entries++;
    rows.account.push(index);
    rows.instrument.push(instrument[row]!);
    rows.qty.push(qty[row]!);
    rows.mark.push(mark[row]!);
    rows.entry.push(entry[row]!);
    rows.equity.push(usable);
    rows.origin.push(row);
    rows.n++;
  }
  return rows;
}

function emptyRows(): PositionRows {
  const counts = { n: 0, dropped: 0, entries: 0, equities: 0 };
  return {
    ...counts,
    unusableEquity: [],
    accounts: [],
    account: [],
    instrument: [],
    qty: [],
    mark: [],
    entry: [],
    equity: [],
    origin: [],
  };
}

function signedSizes(file: FileTable, { columns, side }: PositionsMapping, issues: Issue[]): Float64Array {
  const size = numberValues(file, columns.get('size')!, issues);
  if (side === null) return size;
  const words = textValues(
    file,
    { kind: 'column', column: side.column, match: null, to: '', map: null, scale: 1 },
    issues,
  );
  return size.map((units, row) => {
    if (units < 0) {
      addRowIssue(
        issues,
        file,
        row,
        sourceName(columns.get('size')),
        String(units),
        'a size of at least 0, as the side is given',
      );
    }
    if (words[row] === side.long) return units;
    if (words[row] === side.short) return -units;
    addRowIssue(issues, file, row, side.column, JSON.stringify(words[row]), `${side.long} or ${side.short}`);
    return units;
  });
}

/** Equity per row of the file, from the file itself or from the joined one; null where the mapping names none. */
function equities(
  file: FileTable,
  joined: FileTable | null,
  { columns, join }: PositionsMapping,
  issues: Issue[],
): Float64Array | null {
  const source = columns.get('equity');
  if (source === undefined) return null;
  if (joined === null || join === null) return numberValues(file, source, issues);
  const plain = { kind: 'column', match: null, to: '', map: null, scale: 1 } as const;
  const values = numberValues(joined, source, issues);
  const keys = textValues(joined, { ...plain, column: join.equals }, issues);
  const rowOf = new Map<string, number>();
  for (let row = 0; row < keys.length; row++) {
    if (rowOf.has(keys[row]!))
      addRowIssue(issues, joined, row, join.equals, JSON.stringify(keys[row]), 'each account once');
    rowOf.set(keys[row]!, row);
  }
  fileColumn(file, join.on);
  const wanted = textValues(file, { ...plain, column: join.on }, issues);
  return Float64Array.from(wanted, (key) => {
    const row = rowOf.get(key);
    return row === undefined ? NaN : values[row]!;
  });
}

/** One table of a snapshot from a user's file, column by column, and the contracts that only a tiers file knows. */
import { IssuesError, numberColumn, stringColumn, TABLES } from '@firebreak/engine';
import type { Column, Issue, MarketTables, Table } from '@firebreak/engine';
import type { FileTable } from './csv.ts';
import type { AddInstruments, TableMapping } from './mapping.ts';
import { filterRows, textsOf } from './mergeTables.ts';
import { addRowIssue, numberValues, textValues } from './sourceColumns.ts';

/** A table read by a mapping. */
export interface ImportedTable {
  readonly table: Table;
  /** Row of the table → row of the file. */
  readonly originOf: Int32Array;
  /** Assets, instruments and depth of contracts that the base did not have. */
  readonly added: readonly Table[];
  readonly notes: readonly string[];
}

/** Reads a table by its mapping. Throws IssuesError for cells that do not fit and for contracts that nobody knows. */
export function importTable(
  name: string,
  file: FileTable,
  mapping: TableMapping,
  add: AddInstruments | null,
  market: MarketTables,
): ImportedTable {
  const issues: Issue[] = [];
  const columns = new Map<string, Column>();
  for (const [column, source] of mapping.columns) {
    const spec = TABLES.find((table) => table.name === name)?.columns.find((known) => known.name === column);
    const text = spec === undefined || spec.type === 'string';
    columns.set(
      column,
      text ? stringColumn(textValues(file, source, issues)) : numberColumn(numberValues(file, source, issues)),
    );
  }
  if (issues.length > 0) throw new IssuesError(issues);
  const table: Table = { name, rows: file.rows, columns };
  const all = { table, originOf: Int32Array.from({ length: file.rows }, (_, row) => row), added: [], notes: [] };
  const instruments = market.tables.get('instruments');
  if (!columns.has('instrument') || name === 'instruments' || instruments === undefined) return all;
  const known = new Set(textsOf(instruments, 'instrument'));
  const names = textsOf(table, 'instrument');
  const unknown = new Set(names.filter((instrument) => !known.has(instrument)));
  if (unknown.size === 0) return all;
  if (mapping.unknownInstruments === 'leave_out') return leaveOut(table, names, unknown);
  if (mapping.unknownInstruments === 'add' && add !== null) return addUnknown(all, file, names, unknown, add, market);
  refuse(file, names, unknown);
  return all;
}

function refuse(file: FileTable, names: readonly string[], unknown: ReadonlySet<string>): never {
  const issues: Issue[] = [];
  for (let row = 0; row < names.length; row++) {
    if (!unknown.has(names[row]!)) continue;
    addRowIssue(issues, file, row, 'instrument', JSON.stringify(names[row]), 'a contract of the base');
  }
  throw new IssuesError(issues, 'Set unknown_instruments to leave_out, or to add with a section add_instruments.');
}

function leaveOut(table: Table, names: readonly string[], unknown: ReadonlySet<string>): ImportedTable {
  const keep = (row: number) => !unknown.has(names[row]!);
  const origin = names.map((_, row) => row).filter(keep);
  const contracts = new Set(names).size;
  return {
    table: filterRows(table, keep),
    originOf: Int32Array.from(origin),
    added: [],
    notes: [
      `${table.name}: ${origin.length} of ${table.rows} rows taken, for ${contracts - unknown.size} of ` +
        `${contracts} contracts; ` +
        'the others are not in the base and were left out',
    ],
  };
}

function addUnknown(
  all: ImportedTable,
  file: FileTable,
  names: readonly string[],
  unknown: ReadonlySet<string>,
  add: AddInstruments,
  market: MarketTables,
): ImportedTable {
  const issues: Issue[] = [];
  const ids = [...unknown];
  const rowOf = new Map<string, number>();
  for (let row = names.length - 1; row >= 0; row--) rowOf.set(names[row]!, row);
  const first = ids.map((id) => rowOf.get(id)!);
  const columns = new Map<string, Column>([['instrument', stringColumn(ids)]]);
  const spec = TABLES.find((table) => table.name === 'instruments')!;
  for (const [name, source] of add.columns) {
    const text = spec.columns.find((column) => column.name === name)?.type !== 'number';
    if (text) {
      const values = textValues(file, source, issues);
      columns.set(name, stringColumn(first.map((row) => values[row]!)));
    } else {
      const values = numberValues(file, source, issues);
      columns.set(name, numberColumn(first.map((row) => values[row]!)));
    }
  }
  if (issues.length > 0) throw new IssuesError(issues);
  const draft: Table = { name: 'instruments', rows: ids.length, columns };
  const assets = market.tables.get('assets');
  const prices = new Map<string, number>();
  const priceColumn = assets?.columns.get('price_usd');
  if (assets !== undefined && priceColumn?.type === 'number') {
    textsOf(assets, 'asset').forEach((asset, row) => prices.set(asset, priceColumn.values[row]!));
  }
  const underlying = textsOf(draft, 'asset');
  const fresh = [...new Set(underlying)].filter((asset) => !prices.has(asset));
  columns.set('mark_price', numberColumn(underlying.map((asset) => prices.get(asset) ?? add.priceOfNewAssetsUsd)));
  columns.set('basis', stringColumn(ids.map(() => 'assumed')));
  return {
    ...all,
    added: [newAssets(fresh, add.priceOfNewAssetsUsd), draft, newDepth(ids, add)],
    notes: [
      `${all.table.name}: ${ids.length} contracts are not in the base and were added with the prices and depth of ` +
        'add_instruments, marked assumed and without open interest',
    ],
  };
}

function newAssets(names: readonly string[], priceUsd: number): Table {
  const columns = new Map([
    ['asset', stringColumn(names)],
    ['kind', stringColumn(names.map(() => 'crypto'))],
    ['price_usd', numberColumn(names.map(() => priceUsd))],
    ['basis', stringColumn(names.map(() => 'assumed'))],
  ]);
  return { name: 'assets', rows: names.length, columns };
}

function newDepth(ids: readonly string[], { bands }: AddInstruments): Table {
  const rows = ids.flatMap((id) =>
    ['bid', 'ask'].flatMap((side) => bands.map(([distance, usd]) => ({ id, side, distance, usd }))),
  );
  const columns = new Map([
    ['instrument', stringColumn(rows.map(({ id }) => id))],
    ['side', stringColumn(rows.map(({ side }) => side))],
    ['distance', numberColumn(rows.map(({ distance }) => distance))],
    ['notional_usd', numberColumn(rows.map(({ usd }) => usd))],
    ['basis', stringColumn(rows.map(() => 'assumed'))],
  ]);
  return { name: 'depth', rows: rows.length, columns };
}

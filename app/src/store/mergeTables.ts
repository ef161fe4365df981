/** Imported rows over the tables of a base market: what the import names is replaced, everything else is kept. */
import { InternalError } from '@firebreak/engine';
import type { Column, MarketTables, Table } from '@firebreak/engine';

/**
 * Column whose values say which rows of a base an import replaces; tables that are not here are replaced as a whole.
 */
const KEYS: Readonly<Record<string, string>> = {
  assets: 'asset',
  venues: 'venue',
  instruments: 'instrument',
  tiers: 'instrument',
  depth: 'instrument',
  positions: 'instrument',
  orders: 'instrument',
  accounts: 'account',
  balances: 'account',
};
/** Accounts that a venue has whatever its customers are; an import of positions keeps them, without their positions. */
const SYSTEM_KINDS = new Set([
  'provider',
  'arbitrageur',
  'dip_buyer',
  'vault',
  'fund',
  'external',
  'deficit',
  'desk',
  'lp_pool',
  'member',
  'guaranty',
]);

/** Base rows whose key the import does not name, behind the imported rows. Columns of both are kept. */
export function mergeTable(base: Table | undefined, imported: Table): Table {
  const key = KEYS[imported.name];
  if (base === undefined || key === undefined) return imported;
  const named = new Set(textsOf(imported, key));
  const texts = textsOf(base, key);
  const kept = filterRows(base, (row) => !named.has(texts[row]!));
  const columns = new Map<string, Column>();
  for (const name of new Set([...base.columns.keys(), ...imported.columns.keys()])) {
    columns.set(name, joinColumns(imported, kept, name));
  }
  return { name: imported.name, rows: imported.rows + kept.rows, columns };
}

/** Text of every row of a column; '' for empty cells and where the column is absent. */
export function textsOf(table: Table, name: string): string[] {
  const column = table.columns.get(name);
  if (column === undefined) return new Array<string>(table.rows).fill('');
  if (column.type === 'string') return Array.from(column.codes, (code) => (code < 0 ? '' : column.dictionary[code]!));
  return Array.from(column.values, (value) => (value === value ? String(value) : ''));
}

/** Rows of a table that pass. */
export function filterRows(table: Table, pass: (row: number) => boolean): Table {
  const rows: number[] = [];
  for (let row = 0; row < table.rows; row++) if (pass(row)) rows.push(row);
  const columns = new Map<string, Column>();
  for (const [name, column] of table.columns) {
    if (column.type === 'number')
      columns.set(name, { type: 'number', values: Float64Array.from(rows, (row) => column.values[row]!) });
    else columns.set(name, { ...column, codes: Int32Array.from(rows, (row) => column.codes[row]!) });
  }
  return { name: table.name, rows: rows.length, columns };
}

function joinColumns(first: Table, second: Table, name: string): Column {
  const a = first.columns.get(name);
  const b = second.columns.get(name);
  if ((a ?? b)!.type === 'number') {
    const values = new Float64Array(first.rows + second.rows).fill(NaN);
    if (a !== undefined) values.set(numbersOf(a, first.name, name), 0);
    if (b !== undefined) values.set(numbersOf(b, first.name, name), first.rows);
    return { type: 'number', values };
  }
  const dictionary: string[] = [];
  const codeOf = new Map<string, number>();
  const codes = Int32Array.from([...textsOf(first, name), ...textsOf(second, name)], (text) => {
    if (text === '') return -1;
    const code = codeOf.get(text) ?? dictionary.length;
    if (code === dictionary.length) dictionary.push(text);
    codeOf.set(text, code);
    return code;
  });
  return { type: 'string', codes, dictionary };
}

function numbersOf(column: Column, table: string, name: string): Float64Array {
  if (column.type === 'number') return column.values;
  throw new InternalError(`${table}.${name} is text in one part and numbers in the other`, {
    code: 'column-type',
    hint: 'Validate the base market before importing over it.',
  });
}

/** A base without its customers: accounts that every venue has, their balances, and no positions or orders. */
export function withoutCustomers(base: MarketTables): MarketTables {
  const tables = new Map(base.tables);
  const accounts = tables.get('accounts');
  if (accounts === undefined) return base;
  const kinds = textsOf(accounts, 'kind');
  const ids = textsOf(accounts, 'account');
  const kept = new Set(ids.filter((_, row) => SYSTEM_KINDS.has(kinds[row]!)));
  tables.set(
    'accounts',
    filterRows(accounts, (row) => kept.has(ids[row]!)),
  );
  for (const name of ['balances', 'positions', 'orders']) {
    const table = tables.get(name);
    if (table === undefined) continue;
    const owners = textsOf(table, 'account');
    tables.set(
      name,
      filterRows(table, (row) => name === 'balances' && kept.has(owners[row]!)),
    );
  }
  return { ...base, tables };
}

/**
 * The market with the marks of imported positions: their assets are worth that much in USD, and other contracts of the
 * same assets move by the same factor.
 */
export function withMarks(market: MarketTables, marks: ReadonlyMap<string, number>): MarketTables {
  const instruments = market.tables.get('instruments');
  const assets = market.tables.get('assets');
  if (instruments === undefined || assets === undefined) return market;
  const ids = textsOf(instruments, 'instrument');
  const underlying = textsOf(instruments, 'asset');
  const priceOf = new Map<string, number>();
  for (let row = 0; row < ids.length; row++) {
    const mark = marks.get(ids[row]!);
    if (mark !== undefined) priceOf.set(underlying[row]!, mark);
  }
  const factorOf = new Map<string, number>();
  const price = edited(assets, 'price_usd', textsOf(assets, 'asset'), (asset, old) => {
    const now = priceOf.get(asset) ?? old;
    factorOf.set(asset, now / old);
    return now;
  });
  const scale = (asset: string, old: number) => old * (factorOf.get(asset) ?? 1);
  let moved = edited(instruments, 'mark_price', underlying, scale);
  moved = edited(moved, 'index_price', underlying, scale);
  moved = edited(moved, 'mark_price', ids, (id, old) => marks.get(id) ?? old);
  return { ...market, tables: new Map([...market.tables, ['assets', price], ['instruments', moved]]) };
}

function edited(
  table: Table,
  name: string,
  keys: readonly string[],
  value: (key: string, old: number) => number,
): Table {
  const column = table.columns.get(name);
  if (column?.type !== 'number') return table;
  const values = column.values.map((old, row) => value(keys[row]!, old));
  return { ...table, columns: new Map([...table.columns, [name, { type: 'number', values }]]) };
}

/**
 * Who a name refers to: the ids of assets, venues, instruments and accounts as row numbers, and every column that
 * names one resolved to them. Validation and building share one of these, because a million account ids are worth
 * looking up only once.
 */
import type { MarketTables, Table } from './schema.ts';
import { strings } from './table.ts';
import type { StringCodes } from './table.ts';

/** Ids of one table: row of each dictionary entry of its id column (-1 = unused; first row where ids repeat). */
export interface IdIndex {
  readonly table: Table;
  readonly ids: StringCodes;
  readonly rowOfCode: Int32Array;
  rowOfId: Map<string, number> | null;
  /** Rows that the entries of another dictionary refer to, so that columns that share one are looked up once. */
  readonly targets: Map<readonly string[], Int32Array>;
}

/** The id columns of a market. */
export interface References {
  readonly market: MarketTables;
  readonly assets: IdIndex;
  readonly venues: IdIndex;
  readonly instruments: IdIndex;
  readonly accounts: IdIndex;
  readonly entities: IdIndex;
  readonly lendingMarkets: IdIndex;
  readonly loans: IdIndex;
  readonly pools: IdIndex;
  readonly keepers: IdIndex;
  readonly treasuries: IdIndex;
  readonly stablecoins: IdIndex;
  readonly lendingVaults: IdIndex;
}

/** The table of that name, or one without rows where an optional table is absent. */
export function tableOf(market: MarketTables, name: string): Table {
  return market.tables.get(name) ?? { name, rows: 0, columns: new Map() };
}

/** Indexes the id columns of the tables that others refer to. */
export function indexReferences(market: MarketTables): References {
  return {
    market,
    assets: indexIds(tableOf(market, 'assets'), 'asset'),
    venues: indexIds(tableOf(market, 'venues'), 'venue'),
    instruments: indexIds(tableOf(market, 'instruments'), 'instrument'),
    accounts: indexIds(tableOf(market, 'accounts'), 'account'),
    entities: indexIds(tableOf(market, 'entities'), 'entity'),
    lendingMarkets: indexIds(tableOf(market, 'lending_markets'), 'market'),
    loans: indexIds(tableOf(market, 'loans'), 'loan'),
    pools: indexIds(tableOf(market, 'pools'), 'pool'),
    keepers: indexIds(tableOf(market, 'keepers'), 'keeper'),
    treasuries: indexIds(tableOf(market, 'treasuries'), 'treasury'),
    stablecoins: indexIds(tableOf(market, 'stablecoins'), 'asset'),
    lendingVaults: indexIds(tableOf(market, 'lending_vaults'), 'vault'),
  };
}

function indexIds(table: Table, column: string): IdIndex {
  const ids = strings(table, column);
  const rowOfCode = new Int32Array(ids.dictionary.length).fill(-1);
  for (let row = table.rows - 1; row >= 0; row--) if (ids.codes[row] >= 0) rowOfCode[ids.codes[row]] = row;
  return { table, ids, rowOfCode, rowOfId: null, targets: new Map() };
}

/**
 * For each row of a column of names, the row that it refers to in the indexed table; -1 for an empty cell and -2 for a
 * name that is not there. Names are looked up once per dictionary entry, and not at all where both columns share a
 * dictionary.
 */
export function resolve(index: IdIndex, table: Table, column: string): Int32Array {
  const { codes, dictionary } = strings(table, column);
  let target = index.targets.get(dictionary);
  if (target === undefined) {
    target = targetsOf(index, dictionary);
    index.targets.set(dictionary, target);
  }
  const rows = new Int32Array(codes.length);
  for (let row = 0; row < rows.length; row++) rows[row] = codes[row] < 0 ? -1 : target[codes[row]];
  return rows;
}

function targetsOf(index: IdIndex, dictionary: readonly string[]): Int32Array {
  const target = new Int32Array(dictionary.length);
  if (dictionary === index.ids.dictionary) {
    const { rowOfCode } = index;
    for (let code = 0; code < target.length; code++) target[code] = rowOfCode[code] < 0 ? -2 : rowOfCode[code];
    return target;
  }
  const rowOfId = (index.rowOfId ??= mapIds(index));
  for (let code = 0; code < target.length; code++) {
    target[code] = dictionary[code] === '' ? -1 : (rowOfId.get(dictionary[code]) ?? -2);
  }
  return target;
}

function mapIds(index: IdIndex): Map<string, number> {
  const map = new Map<string, number>();
  const { dictionary } = index.ids;
  for (let code = 0; code < dictionary.length; code++) {
    const row = index.rowOfCode[code];
    if (row >= 0 && !(map.get(dictionary[code])! <= row)) map.set(dictionary[code], row);
  }
  return map;
}

/**
 * Rows grouped by a key in 0 … groups - 1, stable within a group; rows with a negative key are left out. Group g is
 * order[start[g]] … order[start[g + 1] - 1]. `within` gives the order in which rows are taken (default: table order).
 */
export function groupRows(
  keys: Int32Array,
  groups: number,
  within?: Uint32Array,
): { readonly start: Uint32Array; readonly order: Uint32Array } {
  const start = new Uint32Array(groups + 1);
  const n = within === undefined ? keys.length : within.length;
  for (let i = 0; i < n; i++) {
    const key = keys[within === undefined ? i : within[i]];
    if (key >= 0) start[key + 1]++;
  }
  for (let group = 0; group < groups; group++) start[group + 1] += start[group];
  const order = new Uint32Array(start[groups]);
  const next = start.slice(0, groups);
  for (let i = 0; i < n; i++) {
    const row = within === undefined ? i : within[i];
    const key = keys[row];
    if (key >= 0) order[next[key]++] = row;
  }
  return { start, order };
}

/** Columns that name a row of another table. */
const LINKS = [
  ['assets', 'conversion_asset', 'assets'],
  ['parameters', 'venue', 'venues'],
  ['instruments', 'venue', 'venues'],
  ['instruments', 'asset', 'assets'],
  ['instruments', 'settle', 'assets'],
  ['instruments', 'fund', 'accounts'],
  ['tiers', 'instrument', 'instruments'],
  ['haircuts', 'venue', 'venues'],
  ['haircuts', 'asset', 'assets'],
  ['oracles', 'venue', 'venues'],
  ['oracles', 'asset', 'assets'],
  ['depth', 'instrument', 'instruments'],
  ['accounts', 'venue', 'venues'],
  ['accounts', 'clearing_member', 'accounts'],
  ['balances', 'account', 'accounts'],
  ['balances', 'asset', 'assets'],
  ['positions', 'account', 'accounts'],
  ['positions', 'instrument', 'instruments'],
  ['orders', 'account', 'accounts'],
  ['orders', 'instrument', 'instruments'],
  ['routes', 'from', 'venues'],
  ['routes', 'to', 'venues'],
  ['exposures', 'debtor', 'entities'],
  ['exposures', 'creditor', 'entities'],
  ['lending_parameters', 'market', 'lendingMarkets'],
  ['lending_assets', 'market', 'lendingMarkets'],
  ['lending_assets', 'asset', 'assets'],
  ['loans', 'market', 'lendingMarkets'],
  ['loan_legs', 'loan', 'loans'],
  ['loan_legs', 'asset', 'assets'],
  ['pool_coins', 'pool', 'pools'],
  ['pool_coins', 'asset', 'assets'],
  ['pool_ticks', 'pool', 'pools'],
  ['keepers', 'account', 'accounts'],
  ['chain_balances', 'holder', 'keepers'],
  ['chain_balances', 'asset', 'assets'],
  ['treasuries', 'account', 'accounts'],
  ['treasuries', 'instrument', 'instruments'],
  ['treasury_obligations', 'treasury', 'treasuries'],
  ['stablecoins', 'asset', 'assets'],
  ['stablecoins', 'peg', 'assets'],
  ['stablecoins', 'price_pool', 'pools'],
  ['stablecoins', 'backing_asset', 'assets'],
  ['stablecoin_reserves', 'stablecoin', 'stablecoins'],
  ['stablecoin_reserves', 'asset', 'assets'],
  ['lending_vaults', 'asset', 'assets'],
  ['lending_vaults', 'share', 'assets'],
  ['vault_allocations', 'vault', 'lendingVaults'],
  ['vault_allocations', 'market', 'lendingMarkets'],
] as const;

type LinkRow = (typeof LINKS)[number];
/** `table.column` of a column that names a row of another table. */
export type LinkName = LinkRow extends infer L
  ? L extends readonly [infer T extends string, infer C extends string, string]
    ? `${T}.${C}`
    : never
  : never;

/** All names of a market resolved to rows: see {@link resolve} for the codes -1 and -2. */
export interface Links extends References {
  readonly rows: Readonly<Record<LinkName, Int32Array>>;
}

/** Resolves every column that names a row of another table. */
export function resolveLinks(market: MarketTables): Links {
  const references = indexReferences(market);
  const rows: Partial<Record<LinkName, Int32Array>> = {};
  for (const [table, column, target] of LINKS) {
    rows[`${table}.${column}` as LinkName] = resolve(references[target], tableOf(market, table), column);
  }
  return { ...references, rows: rows as Record<LinkName, Int32Array> };
}

/** Names of tables that are not those of their index. */
const TABLE_OF: Readonly<Record<string, string>> = {
  lendingMarkets: 'lending_markets',
  lendingVaults: 'lending_vaults',
};

/** The columns that name rows, with the table that each refers to. */
export function linkNames(): readonly (readonly [table: string, column: string, target: string])[] {
  return LINKS.map(([table, column, target]) => [table, column, TABLE_OF[target] ?? target]);
}

/**
 * A user's own accounts inside a market. They take the place of a part of the traders on their own side of each
 * contract, so that open interest, the other side and every book stay what they were, and longs still equal shorts.
 */
import { type Issue, IssuesError } from '../core/errors.ts';
import type { Column, MarketTables, Table } from '../market/schema.ts';
import { type CollateralMode } from '../market/kinds.ts';
import { BOOK_OWNER } from '../market/snapshot.ts';
import { cellText, numberColumn, numbers, strings } from '../market/table.ts';
import { PORTFOLIO_PARAMETERS } from '../rules/familyParameters.ts';
import { appendRows } from './rows.ts';

/** A position of a book; `isolatedMargin` (settlement tokens) makes it isolated. */
export interface BookPosition {
  readonly instrument: string;
  /** Contract units, signed: coins of a linear contract, USD of an inverse one. */
  readonly qty: number;
  readonly entryPrice: number;
  readonly isolatedMargin: number | null;
}

/** An account of a book on one venue. */
export interface BookAccount {
  readonly id: string;
  readonly venue: string;
  readonly collateralMode: CollateralMode;
  /** Whether all of it was given by the user, or collateral was filled in. */
  readonly basis: 'measured' | 'assumed';
  readonly balances: readonly { readonly asset: string; readonly amount: number }[];
  readonly positions: readonly BookPosition[];
}

/** Positions with what the shares that are left of them are computed from. */
interface Held {
  readonly table: Table;
  /** Row of the accounts table per position. */
  readonly owner: Int32Array;
  readonly instrument: Int32Array;
  readonly qty: Float64Array;
  readonly isolated: Float64Array;
  readonly trader: Uint8Array;
  readonly count: Float64Array;
  /** Row of the instruments table by id. */
  readonly instrumentRow: ReadonlyMap<string, number>;
  /** USD per contract unit at the mark, per instrument. */
  readonly usdPerUnit: Float64Array;
}

/**
 * The market with the accounts of a book, owned by `BOOK_OWNER`. Per contract and side the positions of all traders are
 * scaled by 1 − book / traders, and the money behind them shrinks with them (isolated margin in proportion, balances
 * with the account's gross cross notional at the mark, stops in proportion), so that each keeps its leverage. Nothing
 * else changes; a book without positions gives the very same market. Throws IssuesError where traders hold less on a
 * side than the book, or an id is taken.
 */
export function addBook(market: MarketTables, book: readonly BookAccount[]): MarketTables {
  if (!book.some(({ positions }) => positions.some(({ qty }) => qty !== 0))) return market;
  const held = heldPositions(market);
  const left = sharesLeft(market, held, book);
  const tables = new Map(market.tables);
  const kept = shrinkPositions(held, left);
  tables.set('positions', kept.positions);
  tables.set('balances', shrinkBalances(market, kept.moneyLeft));
  const orders = market.tables.get('orders');
  if (orders !== undefined) tables.set('orders', shrinkOrders(market, orders, held, left));
  tables.set('parameters', appendRows(market.tables.get('parameters')!, portfolioParameters(market, book)));
  for (const [name, rows] of Object.entries(bookTables(book))) {
    tables.set(name, appendRows(tables.get(name) ?? { name, rows: 0, columns: new Map() }, rows));
  }
  return { ...market, tables };
}

/** Rows of the tables `accounts`, `balances` and `positions` that a book stands for. */
export function bookTables(book: readonly BookAccount[]) {
  return {
    accounts: book.map(({ id, venue, collateralMode, basis }) => ({
      account: id,
      venue,
      kind: 'trader',
      collateral_mode: collateralMode,
      count: 1,
      owner: BOOK_OWNER,
      basis,
    })),
    balances: book.flatMap(({ id, balances, basis }) =>
      balances.map(({ asset, amount }) => ({ account: id, asset, amount, basis })),
    ),
    positions: book.flatMap(({ id, positions, basis }) =>
      positions.map(({ instrument, qty, entryPrice, isolatedMargin }) => ({
        account: id,
        instrument,
        qty,
        entry_price: entryPrice,
        isolated_margin: isolatedMargin,
        basis,
      })),
    ),
  };
}

/**
 * Rows of `parameters` that the accounts of a book under portfolio margin take and the market does not have: those of
 * the venue's rule family.
 */
export function portfolioParameters(market: MarketTables, book: readonly BookAccount[]) {
  const wanted = new Set(book.filter((a) => a.collateralMode === 'portfolio').map(({ venue }) => venue));
  if (wanted.size === 0) return [];
  const venues = market.tables.get('venues')!;
  const table = market.tables.get('parameters')!;
  const known = new Set<string>();
  for (let row = 0; row < table.rows; row++)
    known.add(`${cellText(table, 'venue', row)} ${cellText(table, 'key', row)}`);
  return Array.from({ length: venues.rows }, (_, row) => row).flatMap((row) => {
    const venue = cellText(venues, 'venue', row);
    const rows = wanted.has(venue) ? (PORTFOLIO_PARAMETERS[cellText(venues, 'rules', row)] ?? []) : [];
    return rows
      .filter(({ key }) => !known.has(`${venue} ${key}`))
      .map(({ key, value, source, basis }) => ({ venue, key, value, source, basis }));
  });
}

/** Per row of a table its row in another one, by the id in a column; −1 where there is none. */
function rowsIn(table: Table, column: string, rowOf: ReadonlyMap<string, number>): Int32Array {
  const { codes, dictionary } = strings(table, column);
  const rowOfCode = dictionary.map((id) => rowOf.get(id) ?? -1);
  return codes.map((code) => (code < 0 ? -1 : rowOfCode[code]));
}

function idsOf(table: Table, column: string): Map<string, number> {
  const { codes, dictionary } = strings(table, column);
  const rows = new Map<string, number>();
  for (let row = 0; row < codes.length; row++) if (codes[row] >= 0) rows.set(dictionary[codes[row]], row);
  return rows;
}

function heldPositions(market: MarketTables): Held {
  const accounts = market.tables.get('accounts')!;
  const table = market.tables.get('positions')!;
  const instruments = market.tables.get('instruments')!;
  const instrumentRow = idsOf(instruments, 'instrument');
  const contract = strings(instruments, 'kind');
  const kinds = strings(accounts, 'kind');
  const trader = Uint8Array.from(kinds.codes, (code) => Number(code < 0 || kinds.dictionary[code] === 'trader'));
  const owners = strings(accounts, 'owner');
  for (let row = 0; row < trader.length; row++) {
    if (owners.codes[row] >= 0 && owners.dictionary[owners.codes[row]] === BOOK_OWNER) trader[row] = 0;
  }
  return {
    table,
    owner: rowsIn(table, 'account', idsOf(accounts, 'account')),
    instrument: rowsIn(table, 'instrument', instrumentRow),
    qty: numbers(table, 'qty'),
    isolated: numbers(table, 'isolated_margin'),
    trader,
    count: numbers(accounts, 'count'),
    instrumentRow,
    usdPerUnit: numbers(instruments, 'mark_price').map((price, row) =>
      contract.codes[row] >= 0 && contract.dictionary[contract.codes[row]] === 'inverse' ? 1 : price,
    ),
  };
}

/** Contract units that traders hold: entry 2·instrument + (1 for shorts). */
function unitsOfTraders(held: Held): Float64Array {
  const traders = new Float64Array(2 * held.instrumentRow.size);
  for (let row = 0; row < held.qty.length; row++) {
    if (held.trader[held.owner[row]] === 0) continue;
    const side = Number(held.qty[row] < 0);
    traders[2 * held.instrument[row] + side] += Math.abs(held.qty[row]) * held.count[held.owner[row]];
  }
  return traders;
}

/** Contract units that the traders of a market hold long and short, by instrument: no book can be larger. */
export function heldByTraders(
  market: MarketTables,
): ReadonlyMap<string, { readonly long: number; readonly short: number }> {
  const held = heldPositions(market);
  const units = unitsOfTraders(held);
  return new Map([...held.instrumentRow].map(([id, i]) => [id, { long: units[2 * i], short: units[2 * i + 1] }]));
}

/** Share of each side that traders keep: entry 2·instrument + (1 for shorts). */
function sharesLeft(market: MarketTables, held: Held, book: readonly BookAccount[]): Float64Array {
  const traders = unitsOfTraders(held);
  const own = new Float64Array(traders.length);
  const issues: Issue[] = [];
  const taken = idsOf(market.tables.get('accounts')!, 'account');
  for (const { id, positions } of book) {
    if (taken.has(id)) issues.push(bookIssue(id, 'an id that the market uses', 'an account id of its own'));
    for (const { instrument, qty } of positions) {
      const i = held.instrumentRow.get(instrument) ?? -1;
      if (i < 0) issues.push(bookIssue(id, instrument, 'an instrument of the market'));
      else own[2 * i + Number(qty < 0)] += Math.abs(qty);
    }
  }
  for (const [instrument, i] of held.instrumentRow) {
    for (const side of [0, 1]) {
      const at = 2 * i + side;
      if (own[at] <= traders[at]) continue;
      const name = side === 0 ? 'long' : 'short';
      const got = `${own[at]} contract units ${name} of ${instrument}`;
      issues.push(
        bookIssue('book', got, `at most the ${traders[at]} that the traders of the market hold on that side`),
      );
    }
  }
  if (issues.length > 0) throw new IssuesError(issues, 'Correct the size of the positions, or use a larger market.');
  return own.map((qty, at) => (qty > 0 ? 1 - qty / traders[at] : 1));
}

function bookIssue(where: string, got: string, expected: string): Issue {
  return { where, row: -1, column: '', got, expected };
}

/** Positions that are left, and per row of accounts the share of its cross notional that is left. */
function shrinkPositions(held: Held, left: Float64Array): { positions: Table; moneyLeft: Float64Array } {
  const qty = held.qty.slice();
  const isolated = held.isolated.slice();
  const before = new Float64Array(held.count.length);
  const after = new Float64Array(held.count.length);
  for (let row = 0; row < qty.length; row++) {
    const owner = held.owner[row];
    if (held.trader[owner] === 0) continue;
    const share = left[2 * held.instrument[row] + Number(qty[row] < 0)];
    const cross = isolated[row] !== isolated[row];
    const usd = cross ? Math.abs(qty[row]) * held.usdPerUnit[held.instrument[row]] : 0;
    before[owner] += usd;
    after[owner] += usd * share;
    if (share === 1) continue;
    qty[row] *= share;
    isolated[row] *= share;
  }
  const columns = new Map<string, Column>(held.table.columns);
  columns.set('qty', numberColumn(qty));
  if (columns.has('isolated_margin')) columns.set('isolated_margin', numberColumn(isolated));
  const moneyLeft = before.map((usd, row) => (usd > 0 && after[row] !== usd ? after[row] / usd : 1));
  return { positions: { ...held.table, columns }, moneyLeft };
}

function shrinkBalances(market: MarketTables, moneyLeft: Float64Array): Table {
  const table = market.tables.get('balances')!;
  const owner = rowsIn(table, 'account', idsOf(market.tables.get('accounts')!, 'account'));
  const amount = numbers(table, 'amount').map((tokens, row) =>
    owner[row] < 0 ? tokens : tokens * moneyLeft[owner[row]],
  );
  return { ...table, columns: new Map([...table.columns, ['amount', numberColumn(amount)]]) };
}

/** Stops shrink with the position that they close: a sale with longs, a purchase with shorts. */
function shrinkOrders(market: MarketTables, table: Table, held: Held, left: Float64Array): Table {
  if (table.rows === 0) return table;
  const owner = rowsIn(table, 'account', idsOf(market.tables.get('accounts')!, 'account'));
  const instrument = rowsIn(table, 'instrument', held.instrumentRow);
  const qty = numbers(table, 'qty').map((units, row) =>
    owner[row] < 0 || held.trader[owner[row]] === 0 ? units : units * left[2 * instrument[row] + Number(units > 0)],
  );
  return { ...table, columns: new Map([...table.columns, ['qty', numberColumn(qty)]]) };
}

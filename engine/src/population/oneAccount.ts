/**
 * A market around one account: its positions, somebody who holds the other side, and the role accounts of its venue.
 * What worked examples of venues and checks before a trade are computed on.
 */
import { InputError } from '../core/errors.ts';
import type { MarketTables, Table } from '../market/schema.ts';
import { cellText, tableFromRows } from '../market/table.ts';
import type { Cell } from '../market/table.ts';
import { addMissingRoles, isWithoutBook } from './roles.ts';
import { keepRows } from './rows.ts';

/** A position of the account; `isolated_margin` makes it isolated. */
export interface OneAccountPosition {
  readonly instrument: string;
  /** Contract units, signed. */
  readonly qty: number;
  readonly entry_price: number;
  readonly isolated_margin?: number;
}

/** The account. */
export interface OneAccount {
  /** Market whose reference tables are used (prices, tiers, haircuts, books). */
  readonly reference: MarketTables;
  readonly venue: string;
  readonly id?: string;
  readonly collateral_mode?: 'single' | 'multi';
  readonly count?: number;
  /** Tokens per member. */
  readonly balances: Readonly<Record<string, number>>;
  readonly positions: readonly OneAccountPosition[];
  readonly orders?: readonly { readonly instrument: string; readonly qty: number; readonly trigger_price: number }[];
}

/** Tokens of the pool of a venue without a book over what the account holds: assumed, so that it can pay. */
const POOL_OF_NOTIONAL = 10;

const BY_VENUE: readonly string[] = ['parameters', 'instruments', 'haircuts', 'oracles'];
const BY_INSTRUMENT: readonly string[] = ['tiers', 'depth'];

/**
 * The tables of a market with that one trader on its venue. A residual account, or on a venue without a book the pool,
 * holds the mirror positions, the missing role accounts are added with assumed capital. Other venues are left out;
 * index sources on them stand for external prices. Throws InputError where the reference market has no such venue;
 * other faults are found by `buildSnapshot`.
 */
export function oneAccountMarket(one: OneAccount): MarketTables {
  const { reference, venue } = one;
  const id = one.id ?? 'account';
  const count = one.count ?? 1;
  const tables = referenceTables(reference, new Set([venue]));
  const instruments = tables.get('instruments')!;
  const venues = tables.get('venues')!;
  const pooled = isWithoutBook(cellText(venues, 'rules', 0));
  const settles = new Set(Array.from({ length: instruments.rows }, (_, row) => cellText(instruments, 'settle', row)));
  const single = one.collateral_mode ?? 'single';
  const set = (name: string, rows: readonly Readonly<Record<string, Cell>>[]): void => {
    tables.set(
      name,
      tableFromRows(
        name,
        rows.map((row) => ({ ...row, basis: 'assumed' })),
      ),
    );
  };
  set('accounts', [
    { account: id, venue, kind: 'trader', collateral_mode: single, count },
    {
      account: `${id}:mirror`,
      venue,
      kind: pooled ? 'lp_pool' : 'residual',
      collateral_mode: settles.size > 1 ? 'multi' : 'single',
      count: 1,
    },
  ]);
  const held = Object.entries(one.balances).map(([asset, amount]) => ({ account: id, asset, amount }));
  const pool = { account: `${id}:mirror`, asset: [...settles][0], amount: POOL_OF_NOTIONAL * notionalOf(one) };
  set('balances', pooled ? [...held, pool] : held);
  const net = new Map<string, number>();
  for (const { instrument, qty } of one.positions) net.set(instrument, (net.get(instrument) ?? 0) + qty * count);
  const mirror = [...net].filter(([, qty]) => qty !== 0);
  set('positions', [
    ...one.positions.map(({ instrument, qty, entry_price, isolated_margin }) => ({
      account: id,
      instrument,
      qty,
      entry_price,
      isolated_margin: isolated_margin ?? null,
    })),
    ...mirror.map(([instrument, qty]) => ({
      account: `${id}:mirror`,
      instrument,
      qty: -qty,
      entry_price: markOf(instruments, instrument),
      isolated_margin: null,
    })),
  ]);
  set(
    'orders',
    (one.orders ?? []).map((order) => ({ account: id, reference: 'mark', ...order })),
  );
  const market = { ...reference, tables, name: id, synthetic: true, seed: null, partial: null };
  return addMissingRoles(market).market;
}

function notionalOf({ positions, count = 1 }: OneAccount): number {
  return positions.reduce((sum, { qty, entry_price }) => sum + Math.abs(qty) * entry_price * count, 0);
}

function markOf(instruments: Table, id: string): number {
  for (let row = 0; row < instruments.rows; row++) {
    if (cellText(instruments, 'instrument', row) === id) return Number(cellText(instruments, 'mark_price', row));
  }
  return NaN;
}

/**
 * Reference tables of some venues, without funds, which belong to accounts that are not taken over. Throws InputError
 * for a venue that the market has not.
 */
export function referenceTables(reference: MarketTables, venues: ReadonlySet<string>): Map<string, Table> {
  const tables = new Map<string, Table>();
  const take = (name: string, keep: (table: Table, row: number) => boolean): void => {
    const table = reference.tables.get(name);
    if (table !== undefined)
      tables.set(
        name,
        keepRows(table, (row) => keep(table, row)),
      );
  };
  take('assets', () => true);
  for (const name of ['venues', ...BY_VENUE]) take(name, (table, row) => venues.has(cellText(table, 'venue', row)));
  const table = tables.get('venues');
  const known = new Set(Array.from({ length: table?.rows ?? 0 }, (_, row) => cellText(table!, 'venue', row)));
  const unknown = [...venues].filter((venue) => !known.has(venue));
  if (unknown.length > 0) {
    throw new InputError(`the reference market has no venue "${unknown.join('", "')}"`, {
      code: 'unknown-venue',
      hint: 'Name one of the venues of its table venues.',
    });
  }
  const instruments = tables.get('instruments')!;
  const own = new Set(Array.from({ length: instruments.rows }, (_, row) => cellText(instruments, 'instrument', row)));
  for (const name of BY_INSTRUMENT) take(name, (table, row) => own.has(cellText(table, 'instrument', row)));
  const columns = new Map(instruments.columns);
  columns.delete('fund');
  tables.set('instruments', { ...instruments, columns });
  return tables;
}

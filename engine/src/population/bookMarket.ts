/**
 * A market with nobody in it but a user's own accounts: the reference tables of their venues (contracts, tiers,
 * haircuts) and somebody who holds the other side. What margins of a book at live prices are computed on; it has no
 * role accounts, so no scenario runs over it.
 */
import type { MarketTables, Table } from '../market/schema.ts';
import { cellText, tableFromRows } from '../market/table.ts';
import { type BookAccount, bookTables, portfolioParameters } from './addBook.ts';
import { referenceTables } from './oneAccount.ts';
import { appendRows } from './rows.ts';

/**
 * The tables of that market. Throws InputError where the reference has none of the book's venues; other faults are
 * found by `buildSnapshot`.
 */
export function bookMarket(reference: MarketTables, book: readonly BookAccount[]): MarketTables {
  const venues = new Set(book.map(({ venue }) => venue));
  const tables = referenceTables(reference, venues);
  const instruments = tables.get('instruments')!;
  for (const name of ['orders', 'routes']) tables.delete(name);
  tables.set('parameters', appendRows(tables.get('parameters')!, portfolioParameters(reference, book)));
  for (const [name, rows] of Object.entries(bookTables(book))) tables.set(name, tableFromRows(name, rows));
  const mirrors = [...venues].map((venue) => ({
    account: `mirror:${venue}`,
    venue,
    kind: 'residual',
    collateral_mode: 'multi',
    count: 1,
    basis: 'assumed',
  }));
  const net = new Map<string, number>();
  for (const { positions } of book)
    for (const { instrument, qty } of positions) net.set(instrument, (net.get(instrument) ?? 0) + qty);
  const marks = columnOf(instruments, 'mark_price');
  const venueOf = columnOf(instruments, 'venue');
  const others = [...net].flatMap(([instrument, qty]) =>
    qty === 0
      ? []
      : [
          {
            account: `mirror:${venueOf.get(instrument)}`,
            instrument,
            qty: -qty,
            entry_price: Number(marks.get(instrument)),
            isolated_margin: null,
            basis: 'assumed',
          },
        ],
  );
  tables.set('accounts', appendRows(tables.get('accounts')!, mirrors));
  tables.set('positions', appendRows(tables.get('positions')!, others));
  return { ...reference, tables, name: 'book', synthetic: true, seed: null, partial: null };
}

/** Cells of a column by instrument. */
function columnOf(instruments: Table, column: string): Map<string, string> {
  const rows = Array.from({ length: instruments.rows }, (_, row) => row);
  return new Map(rows.map((row) => [cellText(instruments, 'instrument', row), cellText(instruments, column, row)]));
}

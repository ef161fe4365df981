/** A user's positions file as accounts of a market. */
import { cellText } from '@firebreak/engine';
import type { MarketTables } from '@firebreak/engine';
import { bookAccounts, type ReadBook } from './bookAccounts.ts';
import { type BookFile, readMappedBook, readPlainBook } from './bookRows.ts';
import { missingChoices } from './collateral.ts';

/** What a book is read with. */
export interface BookOptions {
  readonly path: string;
  /** Mapping file of `snapshot import`, where the columns are not plain. */
  readonly mapping: string | null;
  readonly missing: readonly (readonly [string, string])[];
}

/** Rows of a book's file, not yet held against the market. Throws as `readPlainBook` and `readMappedBook` do. */
export function readBookFile(
  { path, mapping }: Pick<BookOptions, 'path' | 'mapping'>,
  market: MarketTables,
): Promise<BookFile> {
  const assets = market.tables.get('assets')!;
  const tokens = Array.from({ length: assets.rows }, (_, row) => cellText(assets, 'asset', row));
  return mapping === null ? readPlainBook(path, tokens) : readMappedBook(path, mapping);
}

/**
 * Reads a book. Throws InputError or IssuesError with file, line, column, value and what was expected for everything
 * that is wrong; nothing is returned then.
 */
export async function readBook({ path, mapping, missing }: BookOptions, market: MarketTables): Promise<ReadBook> {
  const choices = missingChoices(missing);
  const file = await readBookFile({ path, mapping }, market);
  return bookAccounts(file, market, { missing: choices });
}

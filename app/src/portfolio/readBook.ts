/** A user's positions file as accounts of a market. */
import { cellText } from '@firebreak/engine';
import type { MarketTables } from '@firebreak/engine';
import { bookAccounts, type ReadBook } from './bookAccounts.ts';
import { readMappedBook, readPlainBook } from './bookRows.ts';
import { missingChoices } from './collateral.ts';

/** What a book is read with. */
export interface BookOptions {
  readonly path: string;
  /** Mapping file of `snapshot import`, where the columns are not plain. */
  readonly mapping: string | null;
  readonly missing: readonly (readonly [string, string])[];
}

/**
 * Reads a book. Throws InputError or IssuesError with file, line, column, value and what was expected for everything
 * that is wrong; nothing is returned then.
 */
export async function readBook({ path, mapping, missing }: BookOptions, market: MarketTables): Promise<ReadBook> {
  const choices = missingChoices(missing);
  const assets = market.tables.get('assets')!;
  const tokens = Array.from({ length: assets.rows }, (_, row) => cellText(assets, 'asset', row));
  const file = mapping === null ? await readPlainBook(path, tokens) : await readMappedBook(path, mapping);
  return bookAccounts(file, market, choices);
}

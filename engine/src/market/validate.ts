/**
 * The one validator of market tables, for files and for the page alike. It returns what is wrong instead of throwing,
 * names table, data row and column, and never looks at a file; whoever read one maps rows to lines.
 */
import type { Issue } from '../core/errors.ts';
import { checkAccounts } from './checkAccounts.ts';
import { checkChain } from './checkChain.ts';
import { checkColumns } from './checkColumns.ts';
import { checkInstruments } from './checkInstruments.ts';
import { checkIssuers } from './checkIssuers.ts';
import { checkReferences } from './checkReferences.ts';
import { bagIssues, newIssueBag } from './issueBag.ts';
import { resolveLinks } from './references.ts';
import type { Links } from './references.ts';
import type { MarketTables } from './schema.ts';

/** Issues together with the names that were resolved on the way; `links` is null where columns are missing. */
export interface CheckedTables {
  readonly issues: Issue[];
  readonly total: number;
  readonly links: Links | null;
}

/**
 * Everything that is wrong with the tables of a market: at most 1,000 issues, of which the last says how many there
 * were in all if there were more. An empty list means that `buildSnapshot` will succeed. Rows are counted from 0.
 */
export function validateTables(market: MarketTables): Issue[] {
  return checkTables(market).issues;
}

/** As {@link validateTables}, keeping the resolved names for the builder. */
export function checkTables(market: MarketTables): CheckedTables {
  const bag = newIssueBag();
  if (!checkColumns(market, bag)) return { issues: bagIssues(bag), total: bag.total, links: null };
  const links = resolveLinks(market);
  checkReferences(links, bag);
  checkInstruments(links, bag);
  checkAccounts(links, bag);
  checkChain(links, bag);
  checkIssuers(links, bag);
  return { issues: bagIssues(bag), total: bag.total, links };
}

/**
 * Checks names: ids that repeat, references to rows that do not exist, and numbers of rows that the columns cannot
 * index.
 */
import { addIssue } from './issueBag.ts';
import type { IssueBag } from './issueBag.ts';
import { linkNames, tableOf } from './references.ts';
import type { IdIndex, LinkName, Links } from './references.ts';
import { cellText, strings } from './table.ts';

/** Assets, venues and instruments are 16-bit indices in a Snapshot. */
const SMALL_TABLE_ROWS_MAX = 65535;
const SMALL: ReadonlySet<string> = new Set(['assets', 'venues', 'instruments']);

/** Adds an issue for each repeated id or key, each unknown name and each table that is too long. */
export function checkReferences(links: Links, bag: IssueBag): void {
  for (const [index, column] of [
    [links.assets, 'asset'],
    [links.venues, 'venue'],
    [links.instruments, 'instrument'],
    [links.accounts, 'account'],
    [links.entities, 'entity'],
    [links.lendingMarkets, 'market'],
    [links.loans, 'loan'],
    [links.pools, 'pool'],
    [links.keepers, 'keeper'],
    [links.treasuries, 'treasury'],
    [links.stablecoins, 'asset'],
    [links.lendingVaults, 'vault'],
  ] as const) {
    checkUnique(index, column, bag);
    if (!SMALL.has(index.table.name) || index.table.rows <= SMALL_TABLE_ROWS_MAX) continue;
    addIssue(bag, {
      where: index.table.name,
      row: -1,
      column: '',
      got: `${index.table.rows} rows`,
      expected: `at most ${SMALL_TABLE_ROWS_MAX}`,
    });
  }
  for (const [table, column, target] of linkNames()) {
    const rows = links.rows[`${table}.${column}` as LinkName];
    for (let row = 0; row < rows.length; row++) {
      if (rows[row] !== -2) continue;
      const name = cellText(tableOf(links.market, table), column, row);
      addIssue(bag, { where: table, row, column, got: `"${name}"`, expected: `an id that is in the table ${target}` });
    }
  }
  checkParameters(links, bag);
  checkExposures(links, bag);
}

/** Nobody owes itself: such a row would be counted as an asset and as a debt of the same entity. */
function checkExposures(links: Links, bag: IssueBag): void {
  const debtor = links.rows['exposures.debtor'];
  const creditor = links.rows['exposures.creditor'];
  for (let row = 0; row < debtor.length; row++) {
    if (debtor[row] < 0 || debtor[row] !== creditor[row]) continue;
    const got = `"${cellText(tableOf(links.market, 'exposures'), 'creditor', row)}", the debtor itself`;
    addIssue(bag, { where: 'exposures', row, column: 'creditor', got, expected: 'another entity' });
  }
}

function checkUnique(index: IdIndex, column: string, bag: IssueBag): void {
  const { codes, dictionary } = index.ids;
  for (let row = 0; row < codes.length; row++) {
    const first = codes[row] < 0 ? row : index.rowOfCode[codes[row]];
    if (first === row) continue;
    const got = `"${dictionary[codes[row]]}", which row ${first} has too`;
    addIssue(bag, { where: index.table.name, row, column, got, expected: 'an id that no other row has' });
  }
}

function checkParameters(links: Links, bag: IssueBag): void {
  const table = tableOf(links.market, 'parameters');
  const venues = links.rows['parameters.venue'];
  const keys = strings(table, 'key');
  const seen = new Set<string>();
  for (let row = 0; row < table.rows; row++) {
    if (keys.codes[row] < 0) continue;
    const key = keys.dictionary[keys.codes[row]];
    const pair = `${venues[row]} ${key}`;
    if (seen.has(pair)) {
      const got = `"${key}" for a second time for this venue`;
      addIssue(bag, { where: 'parameters', row, column: 'key', got, expected: 'each key once per venue' });
    }
    seen.add(pair);
  }
}

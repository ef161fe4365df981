/**
 * Checks spot books: instruments of kind `spot` have no tiers, funding, positions or stops, their two tokens differ,
 * and somebody holds coins and money to quote them with.
 */
import { addIssue } from './issueBag.ts';
import type { IssueBag } from './issueBag.ts';
import { tableOf } from './references.ts';
import type { Links } from './references.ts';
import { ACCOUNT_KINDS, COLLATERAL_MODES, KIND } from './kinds.ts';
import { cellText, codesOf, numbers, strings } from './table.ts';

/** Key of `parameters`: 1 where a venue sells collateral of liquidated accounts in its spot books, else 0 or absent. */
export const SELLS_COLLATERAL = 'collateral_sold_in_spot';

/** Whether a row of the instruments is a spot book. */
export function isSpot(links: Links, instrument: number): boolean {
  if (instrument < 0) return false;
  const { codes, dictionary } = strings(links.instruments.table, 'kind');
  return dictionary[codes[instrument]] === 'spot';
}

/** Adds issues for spot books, and for contracts that lack what only spot books may leave out. */
export function checkSpot(links: Links, bag: IssueBag): void {
  const { table } = links.instruments;
  const hours = numbers(table, 'funding_interval_h');
  const rate = numbers(table, 'funding_rate');
  for (let row = 0; row < table.rows; row++) {
    const say = (column: string, got: string, expected: string): void =>
      addIssue(bag, { where: 'instruments', row, column, got, expected });
    if (!isSpot(links, row)) {
      if (hours[row] !== hours[row]) say('funding_interval_h', 'an empty cell', 'hours above 0: only spot has none');
      continue;
    }
    if (rate[row] !== 0) say('funding_rate', String(rate[row]), '0 or empty: a spot book has no funding');
    const settle = links.rows['instruments.settle'][row];
    if (settle >= 0 && settle === links.rows['instruments.asset'][row]) {
      say('settle', `"${cellText(table, 'settle', row)}", the asset itself`, 'the token that coins are paid for with');
    }
  }
  for (const where of ['tiers', 'positions', 'orders'] as const) refuseRows(links, where, bag);
  const parameters = tableOf(links.market, 'parameters');
  numbers(parameters, 'value').forEach((value, row) => {
    if (cellText(parameters, 'key', row) !== SELLS_COLLATERAL || value === 0 || value === 1) return;
    const expected = `0 or 1 for ${SELLS_COLLATERAL}`;
    addIssue(bag, { where: 'parameters', row, column: 'value', got: String(value), expected });
  });
  checkMakers(links, bag);
}

const INSTEAD = {
  tiers: 'a contract: a spot book has no margin',
  positions: 'a contract: coins bought in a spot book are rows of balances',
  orders: 'a contract: stops on spot books are not simulated',
} as const;

function refuseRows(links: Links, where: keyof typeof INSTEAD, bag: IssueBag): void {
  const table = tableOf(links.market, where);
  links.rows[`${where}.instrument`].forEach((instrument, row) => {
    if (!isSpot(links, instrument)) return;
    const got = `"${cellText(table, 'instrument', row)}", a spot book`;
    addIssue(bag, { where, row, column: 'instrument', got, expected: INSTEAD[where] });
  });
}

/** A spot book needs a maker on its venue, who owes nobody: single collateral mode, one member. */
function checkMakers(links: Links, bag: IssueBag): void {
  const { table } = links.accounts;
  const kind = codesOf(strings(table, 'kind'), ACCOUNT_KINDS);
  const multi = codesOf(strings(table, 'collateral_mode'), COLLATERAL_MODES);
  const venues = new Set<number>();
  for (let row = 0; row < table.rows; row++) {
    if (kind[row] !== KIND.spot_maker) continue;
    venues.add(links.rows['accounts.venue'][row]);
    if (multi[row] === 0) continue;
    const expected = 'single: a spot_maker trades with its own tokens and has no margin';
    addIssue(bag, { where: 'accounts', row, column: 'collateral_mode', got: COLLATERAL_MODES[multi[row]], expected });
  }
  const account = links.rows['positions.account'];
  account.forEach((a, row) => {
    if (a < 0 || kind[a] !== KIND.spot_maker) return;
    const got = `"${cellText(table, 'account', a)}", a spot_maker`;
    const expected = 'an account of another kind: a spot_maker holds tokens only';
    addIssue(bag, { where: 'positions', row, column: 'account', got, expected });
  });
  for (let row = 0; row < links.instruments.table.rows; row++) {
    const venue = links.rows['instruments.venue'][row];
    if (!isSpot(links, row) || venue < 0 || venues.has(venue)) continue;
    addIssue(bag, {
      where: 'instruments',
      row,
      column: 'instrument',
      got: `"${cellText(links.instruments.table, 'instrument', row)}" without anybody who quotes it`,
      expected: 'an account of kind spot_maker on its venue with coins and money among the balances',
    });
  }
}

/**
 * Checks accounts that trade coins with borrowed tokens (collateral mode `loan`): traders without positions, whose
 * coins can be sold, and owed coins bought back, in spot books of their venue.
 */
import { addIssue } from './issueBag.ts';
import type { IssueBag } from './issueBag.ts';
import { isSpot } from './checkSpot.ts';
import { ACCOUNT_KINDS, COLLATERAL_MODES, KIND, LOAN } from './kinds.ts';
import { groupRows, tableOf } from './references.ts';
import type { Links } from './references.ts';
import { cellText, codesOf, numbers, strings } from './table.ts';

/** Adds issues for accounts of collateral mode `loan`. */
export function checkLoans(links: Links, bag: IssueBag): void {
  const { table } = links.accounts;
  const multi = codesOf(strings(table, 'collateral_mode'), COLLATERAL_MODES);
  if (!multi.includes(LOAN)) return;
  const kind = codesOf(strings(table, 'kind'), ACCOUNT_KINDS);
  for (let a = 0; a < table.rows; a++) {
    if (multi[a] !== LOAN || kind[a] === KIND.trader) continue;
    const got = `"loan" for "${cellText(table, 'account', a)}", a ${ACCOUNT_KINDS[kind[a]]}`;
    const expected = 'another mode: only accounts of kind trader borrow to trade coins';
    addIssue(bag, { where: 'accounts', row: a, column: 'collateral_mode', got, expected });
  }
  links.rows['positions.account'].forEach((a, row) => {
    if (a < 0 || multi[a] !== LOAN) return;
    const got = `"${cellText(table, 'account', a)}", of collateral_mode loan`;
    const expected = 'an account of another mode: one that borrows to trade coins holds no contract';
    addIssue(bag, { where: 'positions', row, column: 'account', got, expected });
  });
  checkBooks(links, multi, bag);
}

/** Every token that such an account has must meet every token that it owes in a book of its venue. */
function checkBooks(links: Links, multi: Uint8Array, bag: IssueBag): void {
  const books = spotPairs(links);
  const amount = numbers(tableOf(links.market, 'balances'), 'amount');
  const asset = links.rows['balances.asset'];
  const venue = links.rows['accounts.venue'];
  const { start, order } = groupRows(links.rows['balances.account'], links.accounts.table.rows);
  for (let a = 0; a + 1 < start.length; a++) {
    if (multi[a] !== LOAN || venue[a] < 0) continue;
    const rows = Array.from(order.subarray(start[a], start[a + 1])).filter((row) => asset[row] >= 0);
    for (const held of rows.filter((row) => amount[row] > 0)) {
      for (const owed of rows.filter((row) => amount[row] < 0)) {
        const found = [pairKey(venue[a], asset[held], asset[owed]), pairKey(venue[a], asset[owed], asset[held])];
        if (found.some((key) => books.has(key))) continue;
        const id = (row: number): string => cellText(links.assets.table, 'asset', asset[row]);
        const got = `${id(held)} behind a debt in ${id(owed)} of "${cellText(links.accounts.table, 'account', a)}"`;
        const expected = `a spot book of ${id(held)} and ${id(owed)} on its venue, in which a liquidation trades`;
        addIssue(bag, { where: 'balances', row: held, column: 'asset', got, expected });
      }
    }
  }
}

const pairKey = (venue: number, coin: number, money: number): string => `${venue} ${coin} ${money}`;

function spotPairs(links: Links): Set<string> {
  const { 'instruments.venue': venue, 'instruments.asset': asset, 'instruments.settle': settle } = links.rows;
  const keys = new Set<string>();
  for (let i = 0; i < links.instruments.table.rows; i++) {
    if (isSpot(links, i)) keys.add(pairKey(venue[i], asset[i], settle[i]));
  }
  return keys;
}

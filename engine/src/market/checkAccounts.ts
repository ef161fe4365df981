/**
 * Checks what belongs to an account: positions on its own venue and once per instrument, one settlement token in single
 * collateral mode, balances that the venue accepts, and debts only where there can be some.
 */
import { addIssue } from './issueBag.ts';
import { checkLoans } from './checkLoans.ts';
import type { IssueBag } from './issueBag.ts';
import { groupRows, tableOf } from './references.ts';
import type { Links } from './references.ts';
import { ACCOUNT_KINDS, COLLATERAL_MODES, KIND, PORTFOLIO } from './kinds.ts';
import { cellText, codesOf, numbers, strings } from './table.ts';

/** The columns that the checks of this file share. */
interface AccountView {
  readonly links: Links;
  /** Account row -> code into ACCOUNT_KINDS, and into COLLATERAL_MODES. */
  readonly kind: Uint8Array;
  readonly multi: Uint8Array;
  readonly venue: Int32Array;
}

/** Adds issues for positions, balances and orders in the light of the accounts that hold them. */
export function checkAccounts(links: Links, bag: IssueBag): void {
  const table = links.accounts.table;
  const view: AccountView = {
    links,
    kind: codesOf(strings(table, 'kind'), ACCOUNT_KINDS),
    multi: codesOf(strings(table, 'collateral_mode'), COLLATERAL_MODES),
    venue: links.rows['accounts.venue'],
  };
  checkClearing(view, bag);
  checkVenues('positions', view, bag);
  checkVenues('orders', view, bag);
  checkModes(view, bag);
  checkPositions(view, bag);
  checkBalances(view, bag);
  checkLoans(links, bag);
}

function checkVenues(where: 'positions' | 'orders', { links, venue }: AccountView, bag: IssueBag): void {
  const account = links.rows[`${where}.account`];
  const instrument = links.rows[`${where}.instrument`];
  const instrumentVenue = links.rows['instruments.venue'];
  for (let row = 0; row < account.length; row++) {
    const a = account[row];
    const i = instrument[row];
    if (a < 0 || i < 0 || venue[a] === instrumentVenue[i] || venue[a] < 0 || instrumentVenue[i] < 0) continue;
    const got = `"${cellText(links.instruments.table, 'instrument', i)}"`;
    const expected = `an instrument of the account's venue "${cellText(links.accounts.table, 'venue', a)}"`;
    addIssue(bag, { where, row, column: 'instrument', got, expected });
  }
}

/** Kinds of account that may be under portfolio margin: those that hold positions of their own will. */
const UNDER_PORTFOLIO: readonly number[] = [KIND.trader, KIND.basis];

function checkModes({ links, kind, multi }: AccountView, bag: IssueBag): void {
  for (let a = 0; a < multi.length; a++) {
    if (multi[a] !== PORTFOLIO || UNDER_PORTFOLIO.includes(kind[a])) continue;
    const got = `"portfolio" for "${cellText(links.accounts.table, 'account', a)}", a ${ACCOUNT_KINDS[kind[a]]}`;
    const expected = 'single or multi: only accounts of kind trader or basis may be under portfolio margin';
    addIssue(bag, { where: 'accounts', row: a, column: 'collateral_mode', got, expected });
  }
}

/**
 * Clearing members: named by accounts of their own venue, not by members themselves, always by a guaranty fund deposit,
 * and neither a member's capital nor a deposit holds positions.
 */
function checkClearing({ links, kind, venue }: AccountView, bag: IssueBag): void {
  const { table } = links.accounts;
  const member = links.rows['accounts.clearing_member'];
  const report = (row: number, expected: string): void => {
    const got = `"${cellText(table, 'clearing_member', row)}"`;
    addIssue(bag, { where: 'accounts', row, column: 'clearing_member', got, expected });
  };
  const deposits = new Set<number>();
  for (let row = 0; row < member.length; row++) {
    const named = member[row];
    if (kind[row] === KIND.guaranty && named >= 0) {
      if (deposits.has(named)) report(row, 'one guaranty fund deposit per clearing member');
      deposits.add(named);
    }
    if (named === -1 && kind[row] === KIND.guaranty) report(row, 'the account of the member whose deposit this is');
    if (named < 0) continue;
    if (kind[row] === KIND.member) report(row, 'nothing: a clearing member clears for itself');
    else if (kind[named] !== KIND.member) report(row, 'an account of kind member');
    else if (venue[named] !== venue[row]) report(row, 'a clearing member of the same venue');
  }
  const account = links.rows['positions.account'];
  for (let row = 0; row < account.length; row++) {
    const a = account[row];
    if (a < 0 || (kind[a] !== KIND.member && kind[a] !== KIND.guaranty)) continue;
    const got = `"${cellText(table, 'account', a)}", of kind ${ACCOUNT_KINDS[kind[a]]}`;
    const expected = 'an account that can hold positions: those of a clearing member stand in accounts of their own';
    addIssue(bag, { where: 'positions', row, column: 'account', got, expected });
  }
}

function checkPositions({ links, multi }: AccountView, bag: IssueBag): void {
  const table = tableOf(links.market, 'positions');
  const margin = numbers(table, 'isolated_margin');
  const qty = numbers(table, 'qty');
  const instrument = links.rows['positions.instrument'];
  const settle = links.rows['instruments.settle'];
  const { start, order } = groupRows(links.rows['positions.account'], links.accounts.table.rows);
  const seenBy = new Int32Array(links.instruments.table.rows).fill(-1);
  for (let a = 0; a + 1 < start.length; a++) {
    let token = -1;
    for (let k = start[a]; k < start[a + 1]; k++) {
      const row = order[k];
      const i = instrument[row];
      if (i < 0) continue;
      if (margin[row] === margin[row]) {
        if (margin[row] < 0) reportIsolated(row, margin[row], bag);
        if (multi[a] === PORTFOLIO) reportNoIsolated(row, margin[row], bag);
        continue;
      }
      if (seenBy[i] === a) reportDuplicate(links, row, bag);
      seenBy[i] = a;
      if (multi[a] !== 0 || qty[row] === 0) continue;
      if (token < 0) token = settle[i];
      else if (settle[i] >= 0 && settle[i] !== token) reportToken(links, row, token, bag);
    }
  }
}

function reportIsolated(row: number, margin: number, bag: IssueBag): void {
  const expected = 'a margin of at least 0 (settlement tokens per member)';
  addIssue(bag, { where: 'positions', row, column: 'isolated_margin', got: String(margin), expected });
}

function reportNoIsolated(row: number, margin: number, bag: IssueBag): void {
  const expected = 'an empty cell: an account under portfolio margin has cross positions only';
  addIssue(bag, { where: 'positions', row, column: 'isolated_margin', got: String(margin), expected });
}

function reportDuplicate(links: Links, row: number, bag: IssueBag): void {
  const table = tableOf(links.market, 'positions');
  const account = cellText(table, 'account', row);
  const got = `a second cross position of "${account}" in "${cellText(table, 'instrument', row)}"`;
  addIssue(bag, {
    where: 'positions',
    row,
    column: 'instrument',
    got,
    expected: 'one cross position per account and instrument',
  });
}

function reportToken(links: Links, row: number, token: number, bag: IssueBag): void {
  const table = tableOf(links.market, 'positions');
  const settle = cellText(links.instruments.table, 'settle', links.rows['positions.instrument'][row]);
  addIssue(bag, {
    where: 'positions',
    row,
    column: 'instrument',
    got: `"${cellText(table, 'instrument', row)}", which settles in "${settle}"`,
    expected:
      `settlement in "${cellText(links.assets.table, 'asset', token)}" like the other cross positions ` +
      `of "${cellText(table, 'account', row)}", which has collateral_mode single`,
    hint: 'Use collateral_mode multi for accounts whose positions settle in several tokens.',
  });
}

/** Pairs venue × asset that count as collateral: those with haircuts, and settlement assets of the venue. */
function acceptedPairs(links: Links): Uint8Array {
  const nAssets = links.assets.table.rows;
  const accepted = new Uint8Array(links.venues.table.rows * nAssets);
  const mark = (venue: Int32Array, asset: Int32Array) => {
    for (let row = 0; row < venue.length; row++) {
      if (venue[row] >= 0 && asset[row] >= 0) accepted[venue[row] * nAssets + asset[row]] = 1;
    }
  };
  mark(links.rows['haircuts.venue'], links.rows['haircuts.asset']);
  mark(links.rows['instruments.venue'], links.rows['instruments.settle']);
  return accepted;
}

/**
 * Whether a balance may be below zero: margin debt in multi mode, and the accounts that stand for the world outside.
 */
function mayOwe(kind: number, multi: number): boolean {
  if (kind === KIND.external || kind === KIND.deficit || kind === KIND.residual) return true;
  return multi !== 0 && kind !== KIND.provider && kind !== KIND.vault && kind !== KIND.fund;
}

function checkBalances(view: AccountView, bag: IssueBag): void {
  const { links, kind, multi, venue } = view;
  const amount = numbers(tableOf(links.market, 'balances'), 'amount');
  const asset = links.rows['balances.asset'];
  const nAssets = links.assets.table.rows;
  const accepted = acceptedPairs(links);
  const { start, order } = groupRows(links.rows['balances.account'], links.accounts.table.rows);
  const seenBy = new Int32Array(nAssets).fill(-1);
  for (let a = 0; a + 1 < start.length; a++) {
    const ledgerOnly = kind[a] === KIND.external || kind[a] === KIND.deficit;
    for (let k = start[a]; k < start[a + 1]; k++) {
      const row = order[k];
      const token = asset[row];
      if (token < 0) continue;
      if (seenBy[token] === a)
        reportBalance(links, row, 'asset', 'a second row', 'one balance per account and asset', bag);
      seenBy[token] = a;
      if (amount[row] < 0 && !mayOwe(kind[a], multi[a])) {
        const expected = `at least 0: a ${ACCOUNT_KINDS[kind[a]]} in this collateral mode cannot owe`;
        reportBalance(links, row, 'amount', String(amount[row]), expected, bag);
      }
      if (
        multi[a] !== 0 &&
        !ledgerOnly &&
        amount[row] !== 0 &&
        venue[a] >= 0 &&
        accepted[venue[a] * nAssets + token] === 0
      ) {
        const expected = `an asset with haircuts rows of "${cellText(links.accounts.table, 'venue', a)}"`;
        reportBalance(links, row, 'asset', 'no haircut', expected, bag);
      }
    }
  }
}

function reportBalance(links: Links, row: number, column: string, got: string, expected: string, bag: IssueBag): void {
  const table = tableOf(links.market, 'balances');
  const who = `"${cellText(table, 'account', row)}" in "${cellText(table, 'asset', row)}"`;
  addIssue(bag, { where: 'balances', row, column, got: `${got} for ${who}`, expected });
}

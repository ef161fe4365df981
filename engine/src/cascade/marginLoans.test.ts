/**
 * Accounts that trade coins with borrowed tokens: liquidated at the published level, sold or bought back in the
 * venue's spot books, with every token accounted for.
 */
import { describe, expect, it } from 'vitest';
import { buildSnapshot } from '../market/build.ts';
import { LOAN } from '../market/kinds.ts';
import type { Snapshot } from '../market/snapshot.ts';
import { type Cell, tableFromRows } from '../market/table.ts';
import { rowsOfTable, withTables } from '../market/testMarket.ts';
import { withSpotBooks } from '../market/testSpot.ts';
import { randomMarket } from '../population/random.ts';
import { LOAN_PARAMETERS } from '../rules/familyParameters.ts';
import { marginRow } from '../rules/shared/margin.ts';
import { advance, runCascade, startRun } from './run.ts';
import { ledgerTotals } from './testLedger.ts';
import { caseOf } from './testRuns.ts';

type Row = Record<string, Cell>;

/** A loan by its margin level: assets over debts at the start, and whether coins or money are owed. */
interface Loan {
  readonly level: number;
  readonly short: boolean;
  readonly usd: number;
  readonly count: number;
}

/** The random market with spot books and loans on the first venue that has both a book and, if any has, a fund. */
function loanMarket(seed: number, loans: readonly Loan[]): Snapshot {
  const market = withSpotBooks(randomMarket(seed));
  const rows = (name: string): Row[] => rowsOfTable(market.tables.get(name)!);
  const [instruments, accounts, balances, haircuts, parameters] = [
    ...['instruments', 'accounts', 'balances', 'haircuts', 'parameters'],
  ].map(rows);
  const funds = new Set(accounts.filter((row) => row['kind'] === 'fund').map((row) => row['venue']));
  const books = instruments.filter((row) => row['kind'] === 'spot');
  const book = books.find((row) => funds.has(row['venue'])) ?? books[0];
  const { venue, asset: coin, settle: money } = book;
  const price = Number(book['mark_price']);
  loans.forEach(({ level, short, usd, count }, k) => {
    const account = `loan-${k}`;
    accounts.push({ account, venue, kind: 'trader', collateral_mode: 'loan', count, basis: 'synthetic' });
    const [assets, debts] = [level * usd, -usd];
    const row = (asset: Cell, amount: number): Row => ({ account, asset, amount, basis: 'synthetic' });
    balances.push(row(coin, (short ? debts : assets) / price), row(money, short ? assets : debts));
  });
  for (const asset of [coin, money]) {
    if (haircuts.some((row) => row['venue'] === venue && row['asset'] === asset)) continue;
    haircuts.push({ venue, asset, min_amount: 0, ratio: 0.9, basis: 'synthetic' });
  }
  for (const { key, value, basis, source } of LOAN_PARAMETERS['binance-usdm']!) {
    parameters.push({ venue, key, value, basis, source });
  }
  const changed = { accounts, balances, haircuts, parameters };
  return buildSnapshot(
    withTables(market, ...Object.entries(changed).map(([name, table]) => tableFromRows(name, table))),
  );
}

/** Margin level of each loan of a run, infinite where nothing is owed. */
function levels(c: ReturnType<typeof startRun>): number[] {
  const pair = new Float64Array(2);
  return Array.from(c.prepared.roles.loans, (unit) => {
    marginRow(c.prepared.tables, c.state, c.state.slotOf[unit] < 0 ? unit : ~c.state.slotOf[unit], pair, 0);
    const debts = pair[1] / 0.1;
    // What rounding leaves of a debt is none.
    return debts > 1e-6 ? (pair[0] + debts) / debts : Infinity;
  });
}

const still = { switches: { arbitrage: false, impact: false }, policies: {} } as const;

it('is liquidated below a margin level of 1.1, whole, and pays 2% of its assets (Binance, 3x and 5x)', () => {
  const snapshot = loanMarket(2, [
    { level: 1.1005, short: false, usd: 1e4, count: 3 },
    { level: 1.0995, short: false, usd: 1e4, count: 3 },
    { level: 1.1005, short: true, usd: 1e4, count: 2 },
    { level: 1.0995, short: true, usd: 1e4, count: 2 },
  ]);
  const c = startRun(caseOf(snapshot, { step: 1, horizon: 5, ...still }), { seed: 1, record: 'events' });
  expect(levels(c).map((level) => Math.round(level * 1e3))).toEqual([1101, 1100, 1100, 1099]);
  advance(c, 5);
  expect(levels(c).map((level) => level === Infinity)).toEqual([false, true, false, true]);
  const [outcome] = runCascade(c.prepared, { seed: 1, record: 'summary' }).summary.marginLoans!;
  expect(outcome).toMatchObject({ members: 10, liquidatedAccounts: 5, badDebtUsd: 0 });
  expect(outcome!.debtsUsd / 1e5).toBeCloseTo(1, 3);
  expect(outcome!.repaidUsd / 5e4).toBeCloseTo(1, 3);
  expect(outcome!.feesUsd / (0.02 * 1.0995 * 5e4)).toBeCloseTo(1, 3);
});

const LOANS: readonly Loan[] = [1.11, 1.15, 1.2, 1.3, 1.5, 2].flatMap((level) => [
  { level, short: false, usd: 4e5, count: 5 },
  { level, short: true, usd: 4e5, count: 5 },
]);

describe.each([1, 2, 3, 4, 5, 6])('random market %i with loans', (seed) => {
  const snapshot = loanMarket(seed, LOANS);
  const move = seed % 2 === 0 ? 0.25 : -0.25;
  const prepared = caseOf(snapshot, { step: 1, shocks: [{ assets: { beta: 'BTC' }, move, start: 5, length: 60 }] });

  it('keeps every token, and ends with loans above the level or repaid', () => {
    const c = startRun(prepared, { seed, record: 'events' });
    const before = ledgerTotals(c).total;
    for (let untilS = 25; untilS <= 200; untilS += 25) {
      advance(c, untilS);
      ledgerTotals(c).total.forEach((sum, a) => expect(Math.abs(sum - before[a])).toBeLessThan(1e-9 * scale(c, a)));
    }
    expect(levels(c).every((level) => level > 1.09)).toBe(true);
  });

  it('liquidates some and not all, the same with a full scan, and names who paid what is missing', () => {
    const { summary, digest } = runCascade(prepared, { seed, record: 'full' });
    expect(runCascade(prepared, { seed, record: 'full', fullScan: true }).digest).toBe(digest);
    const [outcome] = summary.marginLoans!;
    expect(outcome!.liquidatedAccounts).toBeGreaterThan(0);
    expect(outcome!.liquidatedAccounts).toBeLessThan(outcome!.members);
    expect(outcome!.badDebtUsd).toBeLessThanOrEqual(summary.badDebtUsd + 1e-6);
    expect(summary.conservation.maxTokenError).toBeLessThan(1e-9);
  });
});

/** All that anybody holds or owes of a token at the start, and one. */
function scale(c: ReturnType<typeof startRun>, asset: number): number {
  const { balances } = c.snapshot;
  return 1 + balances.amount.reduce((sum, amount, k) => sum + (balances.asset[k] === asset ? Math.abs(amount) : 0), 0);
}

it('waits while its venue does not trade', () => {
  const snapshot = loanMarket(3, [{ level: 1.05, short: false, usd: 1e4, count: 1 }]);
  const venue = snapshot.venues.id[snapshot.accounts.venue[snapshot.accounts.multi.indexOf(LOAN)]];
  const outages = [{ venues: venue, what: 'trading', start: 0, end: 20 }];
  const c = startRun(caseOf(snapshot, { step: 1, horizon: 40, outages }), { seed: 1, record: 'events' });
  advance(c, 10);
  expect(levels(c)[0]).toBeLessThan(1.1);
  advance(c, 40);
  expect(levels(c)[0]).toBe(Infinity);
});

/**
 * Venues without a book in runs: liquidation by hand, debts, closed winners, capped profit, limits of the pool; and
 * over random markets what must hold in every run.
 */
import { describe, expect, it } from 'vitest';
import { InputError, RuleInputError } from '../core/errors.ts';
import { buildSnapshot } from '../market/build.ts';
import type { Cell } from '../market/table.ts';
import { tableFromRows } from '../market/table.ts';
import { rowsOfTable, withTables } from '../market/testMarket.ts';
import { oneAccountMarket } from '../population/oneAccount.ts';
import { EVENT_KINDS, type RunResult } from '../result/types.ts';
import { forkContext } from './fork.ts';
import { lpMarket, lpTables, LP_MARKS, type LpTrader, type LpVenue, randomLpVenue } from './testLpMarket.ts';
import { backingUsd, poolValueUsd, profitFactor, sideProfit } from './lpPools.ts';
import { advance, runCascade, startRun } from './run.ts';
import { ledgerTotals, visitState } from './testLedger.ts';
import { caseOf, countEvents, type ScenarioDoc } from './testRuns.ts';

const QUIET = { margin_calls: false };

/** BTC moves at once in the fifth second; ETH by its beta of 1.4. */
function move(by: number, more: ScenarioDoc = {}): ScenarioDoc {
  return { shocks: [{ assets: 'BTC', move: by, start: 5, length: 0 }], switches: QUIET, horizon: 20, ...more };
}

function run(venue: LpVenue, doc: ScenarioDoc, fullScan = false): RunResult {
  return runCascade(caseOf(lpMarket(venue), doc), { seed: 1, record: 'full', fullScan });
}

function eventsOf({ events }: RunResult, kind: (typeof EVENT_KINDS)[number]) {
  const rows = Array.from(events.kind, (_, k) => k).filter((k) => EVENT_KINDS[events.kind[k]!] === kind);
  return rows.map((k) => ({ qty: events.qty[k]!, price: events.price[k]!, amountUsd: events.amountUsd[k]! }));
}

/** One GMX market with numbers that can be followed by hand: impact 1e-9 of the squared imbalance, one token. */
const GMX = {
  family: 'gmx',
  pool: { USDC: 10_000_000 },
  takerFee: 0.0007,
  parameters: { negativeImpactFactor: 1e-9, positiveImpactFactor: 5e-10, improvingFee: 0.0005, feesToPool: 0.63 },
} as const;

const LONG: LpTrader = { id: 'long', qty: 10, collateral: 60_000 };

describe('a liquidation on GMX', () => {
  // Size 1,000,000: needs 0.5% + 0.07% = 5,700 of collateral, so it goes below 94,570.
  it('happens when collateral less loss and closing fee is below the smallest factor of the size', () => {
    expect(run({ ...GMX, traders: [LONG] }, move(-0.0542)).summary.liquidatedUsd).toBe(0);
    const below = run({ ...GMX, traders: [LONG] }, move(-0.0544));
    expect(below.summary.liquidatedAccounts).toBe(1);
    expect(below.summary.byMechanism.find(({ key }) => key === 'pool')!.share).toBe(1);
  });

  it('fills at the oracle price with impact and fees, and leaves the rest to the trader', () => {
    const snapshot = lpMarket({ ...GMX, traders: [LONG], parameters: { ...GMX.parameters, impactPoolUsd: 200 } });
    const c = startRun(caseOf(snapshot, move(-0.055)), { seed: 1, record: 'events' });
    advance(c, 20);
    const [pool] = c.lp!.byVenue;
    // Closing the only position improves the balance: 5e-10 × 1e12 = 500, of which the impact pool has 200.
    expect(pool!.impactUsd).toBeCloseTo(-200, 6);
    // 0.05% of the size for an improving close and 0.2% for the liquidation: 2,500, of which 63% stay.
    expect(pool!.feesUsd).toBeCloseTo(0.63 * 2_500, 6);
    // 60,000 − 55,000 + 200 − 2,500 left; the pool won 55,000 − 200 + 1,575.
    let left = NaN;
    visitState(
      c,
      () => {},
      (unit, _asset, amount) => {
        if (unit === 3) left = amount;
      },
    );
    expect(left).toBeCloseTo(2_700, 6);
    expect(poolValueUsd(c, c.lp!, pool!) - 10_000_000).toBeCloseTo(55_000 - 200 + 1_575, 5);
  });

  it('charges an impact that widens the imbalance, at most 0.5% of the size', () => {
    const shorts: LpTrader[] = [{ id: 'short', qty: -30, collateral: 3_000_000 }];
    const { summary } = run({ ...GMX, traders: [LONG, ...shorts] }, move(-0.055));
    // From −2,000,000 to −3,000,000: 1e-9 × (9e12 − 4e12) = 5,000 = 0.5% of 1,000,000.
    expect(summary.lpPools![0]!.impactUsd).toBeCloseTo(5_000, 6);
  });

  it('leaves to the pool what the collateral does not cover, and says whose it was', () => {
    const result = run({ ...GMX, traders: [LONG] }, move(-0.08));
    const [pool] = result.summary.lpPools!;
    expect(pool!.debtBorneUsd).toBeCloseTo(20_000, 6);
    expect(pool!.valueAfterUsd - pool!.valueBeforeUsd).toBeCloseTo(60_000, 5);
    expect(result.summary.badDebtUsd).toBeCloseTo(20_000, 6);
    expect(eventsOf(result, 'bad_debt')[0]!.amountUsd).toBeCloseTo(20_000, 6);
    expect(result.summary.payers).toContainEqual(expect.objectContaining({ who: 'liquidity pool' }));
  });

  it('keeps what it charges for impact apart from the worth of the pool (MarketUtils, getPoolValueInfo)', () => {
    const shorts: LpTrader[] = [{ id: 'short', qty: -30, collateral: 3_000_000 }];
    const fees = { improvingFee: 0, liquidationFee: 0 };
    const parameters = { ...GMX.parameters, ...fees, impactPoolUsd: 1_000 };
    const venue: LpVenue = { ...GMX, takerFee: 0, parameters, traders: [LONG, ...shorts] };
    const [pool] = run(venue, move(-0.056)).summary.lpPools!;
    expect(pool!.impactUsd).toBeCloseTo(5_000, 6);
    expect(pool!.valueBeforeUsd).toBeCloseTo(10_000_000 - 1_000, 6);
    // The long paid 56,000 of loss and 5,000 of impact, of which its collateral had 60,000: the pool bore 1,000.
    expect(pool!.debtBorneUsd).toBeCloseTo(1_000, 6);
    expect(pool!.valueAfterUsd - pool!.valueBeforeUsd).toBeCloseTo(56_000 - 1_000 - 30 * 5_600, 5);
  });

  it('waits while keepers are out', () => {
    const outages = [{ venues: 'gmx', what: 'liquidations', start: 0, length: 10 }];
    const result = run({ ...GMX, traders: [LONG] }, move(-0.055, { outages }));
    expect(result.summary.firstLiquidationS).toBe(11);
  });

  it('keeps its price away from other prices: nothing is displaced', () => {
    const { series } = run({ ...GMX, traders: [LONG] }, move(-0.055));
    for (let k = 0; k < series.timeS.length; k++) expect(series.markPrice[2 * k]).toBe(series.indexPrice[2 * k]);
  });
});

describe("GMX's own examples in a run (gmx-synthetics a5c0c88)", () => {
  const none = { takerFee: 0, parameters: { ...GMX.parameters, improvingFee: 0, liquidationFee: 0 } };
  // test/exchange/LiquidationOrder: 200,000 bought at 5,000, 10 ETH of collateral, smallest factor 1%.
  it.each([
    [4_200, 0],
    [4_000, 1],
  ])('liquidates at %f: %i', (price, liquidated) => {
    const trader: LpTrader = { id: 'long', coin: 'ETH', qty: 40, entry: 5_000, collateral: 10 * price };
    const shocks = [{ assets: 'ETH', move: price / LP_MARKS.ETH - 1, start: 0, length: 0 }];
    const { summary } = run({ ...GMX, ...none, rate: 0.01, traders: [trader] }, move(0, { shocks }));
    expect(summary.liquidatedAccounts).toBe(liquidated);
  });

  it('deleverages at a profit of 20% of the pool where 10% is allowed, down to 2% (test/exchange/AdlOrder)', () => {
    const trader: LpTrader = { id: 'long', coin: 'ETH', qty: 400, entry: 5_000, collateral: 1_000_000 };
    const parameters = { ...none.parameters, adlProfitAbove: 0.1, adlProfitTo: 0.02, negativeImpactFactor: 0 };
    const venue: LpVenue = { ...GMX, takerFee: 0, parameters, pool: { ETH: 1_000, USDC: 1e6 }, traders: [trader] };
    const shocks = [{ assets: 'ETH', move: 1.5, start: 5, length: 0 }];
    const c = startRun(caseOf(lpMarket(venue), move(0, { shocks })), { seed: 1, record: 'summary' });
    advance(c, 20);
    expect(c.lp!.byVenue[0]!.peakFactor[0]).toBeCloseTo(0.2, 12);
    expect(profitFactor(c, c.lp!, c.lp!.byVenue[0]!, 0)).toBeCloseTo(0.02, 9);
  });

  it('charges 500 for 50,000 that unbalance an empty market (README, Price Impact)', () => {
    const parameters = { ...none.parameters, negativeImpactFactor: 2e-7, impactChargeMax: 0.02 };
    const flows = [{ instrument: 'gmx:BTC', usd: 50_000, start: 2, length: 1 }];
    const doc = move(0, { shocks: [], flows });
    const { summary } = run({ ...GMX, takerFee: 0, parameters, traders: [] }, doc);
    expect(summary.lpPools![0]!.impactUsd).toBeCloseTo(500, 9);
  });
});

describe('winners', () => {
  const winners: LpTrader[] = [0.5, 1, 1.5].map((part, k) => ({
    id: `w${k}`,
    qty: 20 * part,
    entry: 90_000 + 2_000 * k,
    collateral: 500_000,
  }));

  it('are closed until their profit is 77% of what backs them, the largest return first', () => {
    // At 140,000 they have won 500,000, 960,000 and 1,380,000, 86.3% of 23.5 BTC, which back the longs.
    const venue: LpVenue = { ...GMX, pool: { BTC: 23.5, USDC: 6_000_000 }, traders: winners };
    const prepared = caseOf(lpMarket(venue), move(0.4));
    const closed = eventsOf(runCascade(prepared, { seed: 1, record: 'events' }), 'adl_winner');
    const [profit, backing] = [2_840_000, 23.5 * 140_000];
    const toClose = (profit - 0.77 * backing) / (1 - 0.77);
    expect(closed.map(({ qty }) => qty)[0]).toBeCloseTo(-10, 9);
    expect(closed.map(({ qty }) => qty)[1]).toBeCloseTo(-(toClose - 500_000) / 48_000, 6);
    expect(closed).toHaveLength(2);
    const c = startRun(prepared, { seed: 1, record: 'summary' });
    advance(c, 20);
    expect(c.lp!.byVenue[0]!.peakFactor[0]).toBeCloseTo(profit / backing, 9);
    expect(profitFactor(c, c.lp!, c.lp!.byVenue[0]!, 0)).toBeCloseTo(0.77, 9);
  });

  it('of a pool of one token leave its half of what they are paid: 77% again', () => {
    // 900,000 won, behind it half of 2,000,000. Closing x: (900,000 − x) / (1,000,000 − x / 2) = 0.77.
    const trader: LpTrader = { id: 'winner', qty: 20, collateral: 500_000 };
    const free = { negativeImpactFactor: 0, positiveImpactFactor: 0, improvingFee: 0 };
    const venue: LpVenue = { ...GMX, parameters: free, pool: { USDC: 2_000_000 }, traders: [trader] };
    const c = startRun(caseOf(lpMarket(venue), move(0.45)), { seed: 1, record: 'summary' });
    advance(c, 20);
    expect(c.lp!.byVenue[0]!.adlUsd).toBeCloseTo((130_000 / (1 - 0.77 / 2) / 45_000) * 145_000, 3);
    expect(profitFactor(c, c.lp!, c.lp!.byVenue[0]!, 0)).toBeCloseTo(0.77, 9);
  });

  it('are owed no more than they would be paid: a pool of GMX that cannot pay all is not insolvent', () => {
    // 20 BTC won 60,000 each; behind them are 5 BTC of 160,000, of which 90% may be paid.
    const trader: LpTrader = { id: 'winner', qty: 20, collateral: 500_000 };
    const venue: LpVenue = { ...GMX, pool: { BTC: 5, USDC: 100_000 }, traders: [trader] };
    const outages = [{ venues: 'gmx', what: 'liquidations', start: 0, length: 20 }];
    const [pool] = run(venue, move(0.6, { outages })).summary.lpPools!;
    expect(pool!.valueAfterUsd).toBeCloseTo(100_000 + 0.1 * 5 * 160_000, 6);
    expect(pool!.insolventUsd).toBe(0);
  });

  it('are paid at most 90% of the backing when nobody closes them', () => {
    const stops = winners.map((winner) => ({ ...winner, entry: 50_000, stop: 99_000 }));
    const venue: LpVenue = { ...GMX, pool: { BTC: 10, USDC: 6_000_000 }, traders: stops };
    const [pool] = run(venue, move(-0.02, { switches: { ...QUIET, adl: false } })).summary.lpPools!;
    // 60 BTC won 48,000 each, behind them were 10 BTC.
    expect(pool!.profitNotPaidUsd).toBeCloseTo(60 * 48_000 - 0.9 * 10 * 98_000, 4);
    expect(pool!.adlUsd).toBe(0);
    expect(pool!.insolventUsd).toBe(0);
  });
});

it('refuses openings beyond open interest and reserves', () => {
  const flows = [{ instrument: 'gmx:BTC', usd: 3_000_000, start: 2, length: 5 }];
  const doc = { shocks: [], switches: QUIET, horizon: 20, flows };
  const limited = { ...GMX, traders: [LONG], parameters: { ...GMX.parameters, openInterestMaxUsd: 2_000_000 } };
  const { summary } = run(limited, doc);
  // A flow of positive USD sells: shorts of at most 2,000,000 are opened.
  expect(summary.lpPools![0]!.refusedUsd).toBeGreaterThan(0);
  const reserved = { ...GMX, pool: { USDC: 2_000_000 }, parameters: { ...GMX.parameters, reserveMax: 0.5 } };
  expect(run({ ...reserved, traders: [LONG] }, doc).summary.lpPools![0]!.refusedUsd).toBeGreaterThan(2_000_000);
});

it('liquidates 1001x on Aster Simple after 5.49 basis points and keeps insolvency apart', () => {
  // 100,000 / 1001 of margin; 85% of it less 0.03% of 100,000 may be lost: 54.915 (docs.asterdex.com, 85% and 0.03%).
  const trader: LpTrader = { id: 'degen', qty: 1, collateral: LP_MARKS.BTC / 1001 };
  const venue: LpVenue = { family: 'aster-simple', pool: { USDC: 1_000 }, traders: [trader] };
  expect(run(venue, move(-54.9 / 1e5)).summary.liquidatedAccounts).toBe(0);
  const { summary } = run(venue, move(-54.93 / 1e5));
  expect(summary.liquidatedAccounts).toBe(1);
  expect(summary.lpPools![0]!.feesUsd).toBeCloseTo(30, 9);
  const [broken] = run(venue, move(0.02)).summary.lpPools!;
  expect(broken!.lossPerToken).toBe(1);
  expect(broken!.insolventUsd).toBeCloseTo(1_000, 6);
});

describe.each(['gmx', 'aster-simple'] as const)('random markets of %s', (family) => {
  const docs: readonly ScenarioDoc[] = [
    { shocks: [{ assets: { beta: 'BTC' }, move: -0.15, start: 5, length: 60 }], horizon: 120 },
    { shocks: [{ assets: { beta: 'BTC' }, move: 0.2, start: 5, length: 60 }], horizon: 120 },
    {
      shocks: [{ assets: { beta: 'BTC' }, move: -0.1, start: 5, length: 30 }],
      flows: [{ instrument: `${family}:BTC`, usd: 4e5, start: 10, length: 40 }],
      outages: [{ venues: family, what: 'liquidations', start: 15, length: 20 }],
      oracles: [{ venues: family, use: 'mark', kind: 'freeze', start: 20, length: 10 }],
      behaviour: { noise_multiplier: 3, margin_call_latency_s: 10, basis_latency_s: 5 },
      horizon: 120,
    },
  ];

  it('equal a full scan and a second run, keep money, positions and open interest', () => {
    let liquidations = 0;
    for (let seed = 0; seed < 12; seed++) {
      const prepared = caseOf(lpMarket(randomLpVenue(seed, family)), docs[seed % 3]!);
      const fast = runCascade(prepared, { seed, record: 'full' });
      expect(runCascade(prepared, { seed, record: 'full', fullScan: true }).digest, `seed ${seed}`).toBe(fast.digest);
      liquidations += countEvents(fast.events).liquidation;
      const c = startRun(prepared, { seed, record: 'summary' });
      const before = ledgerTotals(c);
      for (const untilS of [30, 70, 120]) {
        advance(c, untilS);
        const now = ledgerTotals(c);
        now.total.forEach((total, a) => {
          expect(Math.abs(total - before.total[a]!)).toBeLessThanOrEqual(1e-10 * (before.gross[a]! + 1));
        });
        now.net.forEach((net, i) => expect(Math.abs(net)).toBeLessThanOrEqual(1e-10 * (now.open[i]! + 1)));
        expectOpenInterest(c);
      }
    }
    expect(liquidations).toBeGreaterThan(30);
  });

  it('do not see whether traders come as a cohort or one by one', () => {
    for (let seed = 20; seed < 24; seed++) {
      const venue = randomLpVenue(seed, family, 15);
      const single = venue.traders.flatMap((trader) =>
        Array.from({ length: trader.count ?? 1 }, (_, k) => ({ ...trader, id: `${trader.id}-${k}`, count: 1 })),
      );
      const doc = { ...docs[seed % 2], switches: QUIET };
      const [cohorts, each] = [run(venue, doc).summary, run({ ...venue, traders: single }, doc).summary];
      expect(each.liquidatedUsd).toBeCloseTo(cohorts.liquidatedUsd, 3);
      expect(each.liquidatedAccounts).toBe(cohorts.liquidatedAccounts);
      expect(each.adlUsd).toBeCloseTo(cohorts.adlUsd, 3);
      expect(each.lpPools![0]!.valueAfterUsd).toBeCloseTo(cohorts.lpPools![0]!.valueAfterUsd, 3);
    }
  });
});

/** Open interest and value of the pool recomputed from the state. */
function expectOpenInterest(c: ReturnType<typeof startRun>): void {
  const lp = c.lp!;
  const pool = lp.byVenue[0]!;
  const qty = lp.qty.map(() => 0);
  const cost = lp.cost.map(() => 0);
  let value = 0;
  visitState(
    c,
    (unit, i, q, entry, members) => {
      if (unit === pool.unit) {
        value += q * (c.state.pnlR[i]! - entry);
        return;
      }
      qty[2 * i + Number(q < 0)]! += Math.abs(q) * members;
      cost[2 * i + Number(q < 0)]! += Math.abs(q) * entry * members;
    },
    (unit, asset, amount) => {
      if (unit === pool.unit) value += amount * c.state.externalPrice[asset]!;
    },
  );
  qty.forEach((size, side) => expect(Math.abs(size - lp.qty[side]!)).toBeLessThanOrEqual(1e-9 * (size + 1)));
  cost.forEach((usd, side) => expect(Math.abs(usd - lp.cost[side]!)).toBeLessThanOrEqual(1e-9 * (usd + 1e3)));
  value -= pool.impactPoolUsd;
  if (c.snapshot.venues.rules[0] === 'gmx') {
    for (const side of [0, 1]) {
      const profit = sideProfit(c, lp, pool, side) * c.state.externalPrice[pool.settle]!;
      value += Math.max(0, profit - 0.9 * Math.max(0, backingUsd(c, lp, pool, side)));
    }
  }
  expect(Math.abs(poolValueUsd(c, lp, pool) - value)).toBeLessThanOrEqual(1e-9 * (Math.abs(value) + 1e6));
}

it('liquidates one account in a market around it, with a pool made for it', () => {
  const reference = lpTables({ ...GMX, traders: [] });
  const one = oneAccountMarket({
    reference,
    venue: 'gmx',
    balances: { USDC: 5_000 },
    positions: [{ instrument: 'gmx:BTC', qty: 1, entry_price: LP_MARKS.BTC }],
  });
  const { summary } = runCascade(caseOf(buildSnapshot(one), move(-0.06)), { seed: 1, record: 'summary' });
  expect(summary.liquidatedUsd).toBeGreaterThan(0);
  expect(summary.lpPools![0]!.debtBorneUsd).toBeCloseTo(1_000, 6);
});

it('goes on alike from a fork', () => {
  const prepared = caseOf(lpMarket(randomLpVenue(2, 'gmx')), move(-0.15, { horizon: 60 }));
  const c = startRun(prepared, { seed: 1, record: 'summary' });
  advance(c, 3);
  const fork = forkContext(c, c.scenario);
  advance(c, 60);
  advance(fork, 60);
  expect(fork.lp).toEqual(c.lp);
});

describe('a market that cannot be run', () => {
  const venue: LpVenue = { ...GMX, traders: [LONG] };
  const change = (table: string, edit: (row: Record<string, Cell>) => Record<string, Cell>) => {
    const tables = lpTables(venue);
    return buildSnapshot(withTables(tables, tableFromRows(table, rowsOfTable(tables.tables.get(table)!).map(edit))));
  };
  it.each([
    ['two collaterals', 'accounts', { collateral_mode: 'multi' }, InputError],
    ['a provider', 'accounts', { kind: 'provider' }, InputError],
    ['a funding rate', 'instruments', { funding_rate: 1e-4 }, RuleInputError],
    ['a spread', 'instruments', { half_spread: 1e-4 }, RuleInputError],
  ] as const)('says so: %s', (_name, table, cells, error) => {
    const snapshot = change(table, (row) =>
      table === 'accounts' && row['account'] !== 'long' ? row : { ...row, ...cells },
    );
    expect(() => runCascade(caseOf(snapshot, move(-0.01)), { seed: 1, record: 'summary' })).toThrow(error);
  });

  it('says which token of the pool cannot be paid out, and which pool has nothing', () => {
    const coins: LpVenue = { ...venue, pool: { USDC: 1e6, BTC: 1 } };
    const tables = lpTables(coins);
    const rows = rowsOfTable(tables.tables.get('haircuts')!).filter((row) => row['asset'] !== 'BTC');
    const without = buildSnapshot(withTables(tables, tableFromRows('haircuts', rows)));
    expect(() => runCascade(caseOf(without, move(-0.01)), { seed: 1, record: 'summary' })).toThrow(/BTC/);
    expect(() => run({ ...venue, pool: {} }, move(-0.01))).toThrow(/worth 0 USD/);
  });

  it('names the pool where its family has none, and the depth where it has one', () => {
    const other = change('venues', (row) => ({ ...row, rules: 'drift' }));
    expect(() => caseOf(other, move(-0.01))).toThrow(/lp_pool/);
    const tables = lpTables(venue);
    const bands = ['bid', 'ask'].flatMap((side) =>
      [0.01, 0.02].map((distance) => ({ instrument: 'gmx:BTC', side, distance, notional_usd: 1e8 * distance })),
    );
    expect(() => buildSnapshot(withTables(tables, tableFromRows('depth', bands)))).toThrow(/lp_pool/);
  });
});

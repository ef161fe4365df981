/**
 * Accounts under portfolio margin in runs: a hedge that survives as one account and dies as two, and over random
 * markets the same digest as a full scan, money and positions kept, and every step of the waterfall.
 */
import { describe, expect, it } from 'vitest';
import { buildSnapshot } from '../market/build.ts';
import { SELLS_COLLATERAL } from '../market/checkSpot.ts';
import type { MarketTables } from '../market/schema.ts';
import { PORTFOLIO } from '../market/kinds.ts';
import type { Snapshot } from '../market/snapshot.ts';
import { tableFromRows } from '../market/table.ts';
import { rowsOfTable, withTables } from '../market/testMarket.ts';
import { withSpotBooks } from '../market/testSpot.ts';
import { randomMarket } from '../population/random.ts';
import { EVENT } from '../result/types.ts';
import { PORTFOLIO_PARAMETERS } from '../rules/familyParameters.ts';
import { TEST_PARAMETERS, testMarket, type TestAccount } from '../rules/shared/testRules.ts';
import { stringAt } from '../core/strings.ts';
import { resolveScenario } from '../scenario/resolve.ts';
import { prepare, type Prepared } from './prepared.ts';
import { advance, runCascade, startRun } from './run.ts';
import { ledgerTotals } from './testLedger.ts';
import { caseOf, randomScenario, type ScenarioDoc, withDesks, withPortfolio } from './testRuns.ts';

const SEEDS = Array.from({ length: 12 }, (_, k) => k);

/** The market with spot books in which its venues sell what a liquidated account has. */
function sellingInSpot(market: MarketTables): MarketTables {
  const rows = (table: string) => rowsOfTable(market.tables.get(table)!);
  const more = rows('venues').map(({ venue }) => ({ venue, key: SELLS_COLLATERAL, value: 1, basis: 'assumed' }));
  return withSpotBooks(withTables(market, tableFromRows('parameters', [...rows('parameters'), ...more])));
}

/**
 * A random market with portfolio accounts, every other one with spot books, ready to run; null where its venues know no
 * portfolio margin.
 */
function portfolioCase(seed: number): Prepared | null {
  const market = withDesks(withPortfolio(randomMarket(seed, { accounts: 40, venues: 2 })));
  const snapshot = buildSnapshot(seed % 2 === 0 ? market : sellingInSpot(market));
  if (!snapshot.accounts.multi.includes(PORTFOLIO)) return null;
  return prepare(snapshot, resolveScenario(randomScenario(seed, snapshot), snapshot));
}

const CASES = SEEDS.flatMap((seed) => {
  const prepared = portfolioCase(seed);
  return prepared === null ? [] : [{ seed, prepared }];
});

describe('random markets', () => {
  it('give the digest of a full scan and the waterfall of portfolio accounts', { timeout: 120_000 }, () => {
    const seen = new Map<number, number>();
    for (const { seed, prepared } of CASES) {
      const fast = runCascade(prepared, { seed, record: 'full' });
      expect(runCascade(prepared, { seed, record: 'full', fullScan: true }).digest, `seed ${seed}`).toBe(fast.digest);
      const { multi } = prepared.snapshot.accounts;
      for (let e = 0; e < fast.events.n; e++) {
        const account = fast.events.account[e]!;
        if (account < 0 || multi[account] !== PORTFOLIO) continue;
        seen.set(fast.events.kind[e]!, (seen.get(fast.events.kind[e]!) ?? 0) + 1);
      }
    }
    expect(CASES.length).toBeGreaterThan(5);
    for (const kind of ['margin_call', 'liquidation', 'fund_takeover', 'adl'] as const) {
      expect(seen.get(EVENT[kind]) ?? 0, kind).toBeGreaterThan(0);
    }
  });

  it('keep money per token and longs equal to shorts', () => {
    for (const { seed, prepared } of CASES) {
      const c = startRun(prepared, { seed, record: 'summary' });
      const before = ledgerTotals(c);
      for (const untilS of [60, 200]) {
        advance(c, untilS);
        const now = ledgerTotals(c);
        now.total.forEach((total, a) => {
          const most = 1e-10 * (before.gross[a]! + 1e-6);
          expect(Math.abs(total - before.total[a]!), `seed ${seed}, token ${a}`).toBeLessThanOrEqual(most);
        });
        now.net.forEach((net, i) => {
          const most = 1e-10 * (before.open[i]! + now.open[i]! + 1e-9);
          expect(Math.abs(net), `seed ${seed}, contract ${i}`).toBeLessThanOrEqual(most);
        });
      }
    }
  });
});

/** Kinds of event that an account had. */
function eventsOf(snapshot: Snapshot, account: string, move: number, changes: ScenarioDoc = {}): number[] {
  const shocks = [{ assets: 'all', move, start: 5, length: 100 }];
  const prepared = caseOf(snapshot, { shocks, horizon: 120, switches: { margin_calls: false }, ...changes });
  const { events } = runCascade(prepared, { seed: 1, record: 'full' });
  return Array.from({ length: events.n }, (_, e) => e)
    .filter((e) => events.account[e]! >= 0 && stringAt(snapshot.accounts.id, events.account[e]!) === account)
    .map((e) => events.kind[e]!);
}

describe('a carry trade: coins, and a dollar-margined long against a coin-margined short', () => {
  // 10 BTC long in USDT, 1,000,000 USD short in BTC; the two lose and gain alike.
  const parameters = {
    ...TEST_PARAMETERS['binance-usdm'],
    ...Object.fromEntries(PORTFOLIO_PARAMETERS['binance-usdm']!.map(({ key, value }) => [key, value])),
  };
  const long = ['BN:BTCUSDT', 10, 100_000] as const;
  const short = ['BN:BTCUSD', -1_000_000, 100_000] as const;
  const usdt = ['USDT', 100_000] as const;
  const btc = ['BTC', 2] as const;
  const whole: TestAccount = { id: 'whole', portfolio: true, balances: [usdt, btc], positions: [long, short] };
  const parts: readonly TestAccount[] = [
    { id: 'um', balances: [usdt], positions: [long] },
    { id: 'cm', balances: [btc], positions: [short] },
  ];

  it('survives a fall of a fifth under portfolio margin and loses its long without it', () => {
    const one = testMarket('binance-usdm', [whole], { parameters });
    expect(eventsOf(one, 'whole', -0.2)).toEqual([]);
    const two = testMarket('binance-usdm', parts, { parameters });
    expect(eventsOf(two, 'um', -0.2)).toContain(EVENT.liquidation);
    expect(eventsOf(two, 'cm', -0.2)).toEqual([]);
  });

  it('is taken over whole where losses are larger than collateral after its ratio', () => {
    const naked: TestAccount = { ...whole, positions: [long] };
    const market = testMarket('binance-usdm', [naked], { parameters });
    expect(eventsOf(market, 'whole', -0.3)).toContain(EVENT.liquidation);
  });

  it('is called below a multiple of what it is liquidated at, and saved by the collateral that arrives', () => {
    const market = testMarket('binance-usdm', [{ ...whole, positions: [long] }], { parameters });
    const behaviour = {
      margin_call_share: 1,
      margin_call_latency_s: 2,
      margin_call_ratio: 1.9,
      margin_call_top_up: 10,
    };
    const slow = [{ assets: 'all', move: -0.3, start: 5, length: 400 }];
    const seen = eventsOf(market, 'whole', -0.3, { switches: {}, behaviour, shocks: slow, horizon: 420 });
    expect(seen.slice(0, 2)).toEqual([EVENT.margin_call, EVENT.top_up]);
  });
});

/**
 * Spot books in runs: coins change hands for money at once, makers never give what they do not have, and the venue's
 * own spot price, so its indices, moves with what is sold there.
 */
import { describe, expect, it } from 'vitest';
import { buildSnapshot } from '../market/build.ts';
import { KIND } from '../market/kinds.ts';
import type { Snapshot } from '../market/snapshot.ts';
import { type SpotBookOptions, withSpotBooks } from '../market/testSpot.ts';
import { tableFromRows } from '../market/table.ts';
import { rowsOfTable, withTables } from '../market/testMarket.ts';
import { EVENT, type RunResult } from '../result/types.ts';
import { randomMarket } from '../population/random.ts';
import { mid } from './book.ts';
import type { Context } from './context.ts';
import { prepare } from './prepared.ts';
import { advance, runCascade, startRun } from './run.ts';
import { ledgerTotals, visitState } from './testLedger.ts';
import { caseOf, countEvents, randomScenario } from './testRuns.ts';
import { resolveScenario } from '../scenario/resolve.ts';

const SEEDS = [1, 2, 3, 4, 5, 6];

function spotMarket(seed: number, options: SpotBookOptions = {}): Snapshot {
  return buildSnapshot(withSpotBooks(randomMarket(seed), options));
}

/** First spot book of a market. */
function firstBook({ instruments }: Snapshot): number {
  return instruments.spot.indexOf(1);
}

/** A sale of USD in a book over ten seconds, and nothing else. */
function saleOf(snapshot: Snapshot, usd: number, more: Readonly<Record<string, unknown>> = {}) {
  const instrument = snapshot.instruments.id[firstBook(snapshot)];
  return caseOf(snapshot, {
    step: 1,
    horizon: 60,
    flows: [{ instrument, usd: -usd, start: 5, length: 10 }],
    ...more,
  });
}

/** Tokens of an asset held by accounts of a kind on a venue. */
function heldBy(c: Context, kind: number, venue: number, asset: number): number {
  const { units, accounts } = c.snapshot;
  let sum = 0;
  visitState(
    c,
    () => undefined,
    (unit, token, amount, members) => {
      const a = units.account[unit];
      if (token === asset && accounts.kind[a] === kind && accounts.venue[a] === venue) sum += amount * members;
    },
  );
  return sum;
}

/** USD of the calm bids within 1% of a book. */
function calmUsd(c: Context, i: number): number {
  return c.prepared.curves.depthAt1pct[2 * i] * c.snapshot.instruments.markPrice[i];
}

describe('a sale in a spot book', () => {
  const snapshot = spotMarket(3);
  const i = firstBook(snapshot);
  const { venue, asset, settle } = snapshot.instruments;

  it('takes coins from the seller and gives it what the makers pay', () => {
    const probe = startRun(saleOf(snapshot, 1), { seed: 1, record: 'events' });
    const usd = calmUsd(probe, i) / 2;
    const c = startRun(saleOf(snapshot, usd, { switches: { arbitrage: false } }), { seed: 1, record: 'events' });
    const before = (kind: number, token: number) => heldBy(c, kind, venue[i], token);
    const coins = [before(KIND.external, asset[i]), before(KIND.spot_maker, asset[i])];
    const money = [before(KIND.external, settle[i]), before(KIND.spot_maker, settle[i])];
    advance(c, 60);
    const sold = coins[0] - before(KIND.external, asset[i]);
    const paid = before(KIND.external, settle[i]) - money[0];
    expect(sold).toBeCloseTo(usd / snapshot.instruments.markPrice[i], 6);
    expect(before(KIND.spot_maker, asset[i]) - coins[1]).toBeCloseTo(sold, 6);
    expect(money[1] - before(KIND.spot_maker, settle[i])).toBeCloseTo(paid, 3);
    expect(paid / sold).toBeLessThan(snapshot.instruments.markPrice[i]);
    expect(paid / sold).toBeGreaterThan(0.98 * snapshot.instruments.markPrice[i]);
  });

  it('moves the index that is read from the book, and not with venue_oracles off', () => {
    const probe = startRun(saleOf(snapshot, 1), { seed: 1, record: 'events' });
    const usd = 1.5 * calmUsd(probe, i);
    const contract = probe.prepared.roles.instruments[venue[i]].find(
      (j) => snapshot.instruments.asset[j] === asset[i],
    )!;
    const indexAt15 = (switches: Readonly<Record<string, boolean>>): number => {
      const c = startRun(saleOf(snapshot, usd, { switches }), { seed: 1, record: 'events' });
      advance(c, 15);
      return c.state.index[contract] / snapshot.assets.priceUsd[asset[i]];
    };
    const external = indexAt15({ arbitrage: false, venue_oracles: false });
    const own = indexAt15({ arbitrage: false });
    expect(own).toBeLessThan(0.995);
    // Outside prices fall only by the permanent part of the sale.
    expect(external).toBeGreaterThan(own + 0.003);
  });

  it('ends where the makers have no money left', () => {
    const c = startRun(saleOf(snapshot, 1e12, { switches: { arbitrage: false } }), { seed: 1, record: 'events' });
    advance(c, 60);
    expect(heldBy(c, KIND.spot_maker, venue[i], settle[i])).toBeGreaterThanOrEqual(0);
  });
});

it('is on no list of positions: nothing of a spot book can be liquidated or deleveraged', () => {
  const snapshot = spotMarket(2);
  const c = startRun(saleOf(snapshot, 1e5), { seed: 1, record: 'events' });
  const { instruments } = snapshot;
  for (let i = 0; i < instruments.n; i++) {
    if (instruments.spot[i] === 0) continue;
    expect(c.prepared.roles.legOffset[i]).toBe(-1);
    expect(c.prepared.holders.start[2 * i + 2] - c.prepared.holders.start[2 * i]).toBe(0);
  }
});

describe.each(SEEDS)('random market %i with spot books under a random scenario', (seed) => {
  const snapshot = spotMarket(seed);
  const i = firstBook(snapshot);
  const doc = {
    ...randomScenario(seed, snapshot),
    flows: [
      { instrument: snapshot.instruments.id[i], usd: -2e6, start: 10, length: 60 },
      { instrument: snapshot.instruments.id[i], usd: 3e6, start: 90, length: 40 },
    ],
  };
  const prepared = prepare(snapshot, resolveScenario(doc, snapshot));

  it('keeps every token, and no maker owes', () => {
    const c = startRun(prepared, { seed, record: 'events' });
    const before = ledgerTotals(c);
    for (let untilS = 40; untilS <= 200; untilS += 40) {
      advance(c, untilS);
      const now = ledgerTotals(c);
      for (let a = 0; a < now.total.length; a++) {
        expect(Math.abs(now.total[a]! - before.total[a]!)).toBeLessThanOrEqual(1e-10 * (before.gross[a]! + 1e-6));
      }
      visitState(
        c,
        () => undefined,
        (unit, _token, amount) => {
          if (snapshot.accounts.kind[snapshot.units.account[unit]] !== KIND.spot_maker) return;
          expect(amount).toBeGreaterThanOrEqual(0);
        },
      );
    }
  });

  it('gives the digest of the full scan', () => {
    const fast = runCascade(prepared, { seed, record: 'full' });
    expect(runCascade(prepared, { seed, record: 'full', fullScan: true }).digest).toBe(fast.digest);
  });
});

describe('arbitrage between a contract and a spot book', () => {
  const snapshot = spotMarket(1);
  const { instruments } = snapshot;
  const book = firstBook(snapshot);
  const perpetual = instruments.asset.findIndex(
    (a, j) => a === instruments.asset[book] && instruments.venue[j] === instruments.venue[book] && j !== book,
  );
  const run = (usd: number, arbitrage: boolean): Context => {
    const c = startRun(
      caseOf(snapshot, {
        step: 1,
        flows: [{ instrument: instruments.id[perpetual], usd, start: 1, length: 20 }],
        behaviour: { permanent_impact: 0 },
        switches: { arbitrage, dip_buyers: false },
      }),
      { seed: 1, record: 'events' },
    );
    advance(c, 21);
    return c;
  };
  const gapOf = (c: Context): number => Math.log(mid(c.books, perpetual) / mid(c.books, book));
  const usd = 1.5 * calmUsd(run(1, false), perpetual);

  it.each([-1, 1])(
    'carries a trade of direction %d over to the spot book, with coins and money that it has',
    (side) => {
      const [alone, joined] = [run(side * usd, false), run(side * usd, true)];
      const start = gapOf(run(1, false));
      expect(Math.abs(gapOf(joined) - start)).toBeLessThan(Math.abs(gapOf(alone) - start));
      const moved = (c: Context): number =>
        side * Math.log(mid(c.books, book) / c.snapshot.instruments.markPrice[book]);
      expect(Math.abs(moved(alone))).toBeLessThan(1e-9);
      expect(moved(joined)).toBeGreaterThan(1e-4);
      visitState(
        joined,
        () => undefined,
        (unit, token, amount) => {
          const account = snapshot.units.account[unit];
          if (snapshot.accounts.kind[account] !== KIND.arbitrageur || token !== instruments.asset[book]) return;
          if (snapshot.accounts.multi[account] === 0) expect(amount).toBeGreaterThanOrEqual(0);
        },
      );
    },
  );
});

describe('collateral of liquidated accounts', () => {
  const sold = (seed: number, value: number): RunResult => {
    const market = withSpotBooks(randomMarket(seed));
    const rows = rowsOfTable(market.tables.get('parameters')!);
    const venues = rowsOfTable(market.tables.get('venues')!);
    const more = venues.map(({ venue }) => ({ venue, key: 'collateral_sold_in_spot', value, basis: 'assumed' }));
    const snapshot = buildSnapshot(withTables(market, tableFromRows('parameters', [...rows, ...more])));
    const prepared = caseOf(snapshot, { shocks: [{ assets: 'all', move: -0.25, length: 60 }] });
    const c = startRun(prepared, { seed, record: 'events' });
    const before = ledgerTotals(c);
    advance(c, 200);
    const now = ledgerTotals(c);
    now.total.forEach((total, a) => {
      expect(Math.abs(total - before.total[a])).toBeLessThanOrEqual(1e-10 * (before.gross[a] + 1e-6));
    });
    const fast = runCascade(prepared, { seed, record: 'full' });
    expect(runCascade(prepared, { seed, record: 'full', fullScan: true }).digest).toBe(fast.digest);
    return fast;
  };

  it('is sold in spot books where the venue does so, and only there', () => {
    let sales = 0;
    for (const seed of [1, 4, 7, 11, 14]) {
      const { events, summary } = sold(seed, 1);
      sales += countEvents(events).collateral_sale;
      expect(summary.badDebtUsd === 0 || summary.badDebtUsd > 1e-6).toBe(true);
      for (let k = 0; k < events.n; k++) {
        if (events.kind[k] === EVENT.collateral_sale) expect(events.qty[k]).toBeLessThan(0);
      }
    }
    expect(sales).toBeGreaterThan(50);
    expect(countEvents(sold(4, 0).events).collateral_sale).toBe(0);
  });
});

it('changes nothing in a market whose makers and indices nobody uses', () => {
  // A book that no index reads and nobody trades in: contracts fare as without it, but for the depth that π divides by.
  const scenario = { shocks: [{ assets: 'all', move: -0.15, length: 60 }], behaviour: { permanent_impact: 0 } };
  const run = (market: Snapshot) =>
    runCascade(caseOf(market, { ...scenario, switches: { arbitrage: false } }), { seed: 1, record: 'events' });
  const plain = run(buildSnapshot(randomMarket(4)));
  const withBooks = run(spotMarket(4, { ownIndex: false }));
  expect(withBooks.events.n).toBe(plain.events.n);
  expect(withBooks.summary.liquidatedUsd).toBe(plain.summary.liquidatedUsd);
});

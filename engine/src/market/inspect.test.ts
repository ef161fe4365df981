/** Open interest, exposure and inspection of the tiny market, against sums done by hand. */
import { describe, expect, it } from 'vitest';
import { stringAt } from '../core/strings.ts';
import { buildSnapshot } from './build.ts';
import { accountExposure } from './exposure.ts';
import { inspect } from './inspect.ts';
import { imbalance, openInterestUsd } from './openInterest.ts';
import { tableFromRows } from './table.ts';
import { rowsOfTable, tinyMarket, withTables } from './testMarket.ts';

const snapshot = buildSnapshot(tinyMarket());
const accountOf = (id: string) =>
  Array.from({ length: snapshot.accounts.n }, (_, a) => stringAt(snapshot.accounts.id, a)).indexOf(id);

describe('openInterestUsd', () => {
  it('is one side at the mark, members counted, USD for inverse contracts', () => {
    expect(Array.from(openInterestUsd(snapshot))).toEqual([5e6, 1.2e6, 3e6, 1.6e6, 5e5]);
  });

  it('is balanced', () => {
    expect(Array.from(imbalance(snapshot))).toEqual([0, 0, 0, 0, 0]);
  });

  it('shows an imbalance of a snapshot that was changed by hand', () => {
    const qty = snapshot.legs.qty.slice();
    qty[qty.indexOf(0.5)] = 0.6;
    expect(imbalance({ ...snapshot, legs: { ...snapshot.legs, qty } })[0]).toBeCloseTo(1e6, 6);
  });
});

describe('accountExposure', () => {
  const exposure = accountExposure(snapshot);

  it('adds up isolated units and unrealised profit', () => {
    const a = accountOf('hl-isolated');
    expect(exposure.grossUsd[a]).toBe(2_200_000);
    expect(exposure.isolatedUsd[a]).toBe(2_200_000);
    // 10,000 + 60,000 + 90,000, a loss of 10 × 1,000 on BTC and of 300 × 100 on ETH
    expect(exposure.equityUsd[a]).toBe(120_000);
  });

  it('values coin profit of inverse contracts at the coin price', () => {
    // 0.4 BTC + 300,000 × (1/102,000 - 1/100,000) BTC = 0.4 - 0.0588235… BTC, at 100,000 USD
    expect(exposure.equityUsd[accountOf('bn-coin')]).toBeCloseTo((0.4 - 3 * (2 / 102)) * 100_000, 6);
  });
});

describe('inspect', () => {
  const seen = inspect(snapshot);

  it('counts rows and members', () => {
    expect(seen.counts).toMatchObject({
      venues: 2,
      instruments: 5,
      accounts: 16,
      members: 164,
      units: 20,
      positions: 16,
    });
    expect(seen.counts.byKind.find(({ kind }) => kind === 'trader')).toEqual({
      kind: 'trader',
      accounts: 5,
      members: 153,
    });
    // isolated: 1.0 + 1.2 m (hl-isolated), 50 × (24,000 + 4,000) (bn-cohort), of 2 × 11.3 m
    expect(seen.counts.isolatedShare).toBeCloseTo(3.6 / 22.6, 12);
    // multi: bn-multi 3 + 1.6 + 0.5 m, bn-provider 1 m
    expect(seen.counts.multiShare).toBeCloseTo(6.1 / 22.6, 12);
  });

  it('splits open interest by venue and asset', () => {
    expect(seen.openInterest.totalUsd).toBe(11.3e6);
    expect(seen.openInterest.byVenue).toEqual([
      { venue: 'hyperliquid', usd: 6.2e6 },
      { venue: 'binance', usd: 5.1e6 },
    ]);
    expect(seen.openInterest.byAsset).toEqual([
      { asset: 'BTC', usd: 8.5e6 },
      { asset: 'ETH', usd: 2.8e6 },
    ]);
    expect(seen.openInterest.byVenueAsset).toContainEqual({ venue: 'binance', asset: 'BTC', usd: 3.5e6 });
  });

  it('gives weighted quantiles of leverage', () => {
    const { byMembers, levels } = seen.leverage;
    // hl-cohort: 58,000 gross on 6,000 - 500 + 100 of equity is the median member, 100 of 157
    expect(byMembers[levels.indexOf(0.5)]).toBeCloseTo(58_000 / 5_600, 9);
    expect(seen.leverage.byNotional).toEqual([...seen.leverage.byNotional].sort((x, y) => x - y));
    expect(seen.leverage.membersWithoutEquity).toBe(0);
  });

  it('leaves members without equity out of the quantiles', () => {
    const market = tinyMarket();
    const rows = rowsOfTable(market.tables.get('balances')!);
    rows[1] = { ...rows[1], amount: 300 };
    const { leverage } = inspect(buildSnapshot(withTables(market, tableFromRows('balances', rows))));
    expect(leverage.membersWithoutEquity).toBe(100);
    // of the 57 members left, the 50 of bn-cohort hold 28,000 each on 600 USDT and 0.002 - 0.000396… BTC
    expect(leverage.byMembers[2]).toBeCloseTo(28_000 / (600 + 200 - 4_000 * (1 / 1.01 - 1) * -1), 9);
  });

  it('measures concentration member by member', () => {
    const [hl] = seen.concentration;
    // gross 12.4 m: hl-provider 3.9, hl-isolated 2.2, hl-vault 0.5 m, 100 members with 58,000 each
    expect(hl.top1).toBeCloseTo(3.9 / 12.4, 12);
    expect(hl.top10).toBeCloseTo((3.9 + 2.2 + 0.5 + 7 * 0.058) / 12.4, 12);
    expect(hl.top100).toBeCloseTo((3.9 + 2.2 + 0.5 + 97 * 0.058) / 12.4, 12);
    expect(hl.herfindahl).toBeCloseTo((3.9 ** 2 + 2.2 ** 2 + 0.5 ** 2 + 100 * 0.058 ** 2) / 12.4 ** 2, 12);
  });

  it('weights the origin of numbers by open interest', () => {
    const market = tinyMarket();
    const rows = rowsOfTable(market.tables.get('instruments')!);
    rows[0] = { ...rows[0], basis: 'measured' };
    const { basis } = inspect(buildSnapshot(withTables(market, tableFromRows('instruments', rows))));
    expect(basis.openInterest.measured).toBeCloseTo(5 / 11.3, 12);
    expect(basis.openInterest.synthetic).toBeCloseTo(6.3 / 11.3, 12);
    expect(basis.depth.assumed).toBe(1);
    expect(basis.tiers.assumed).toBeCloseTo(1, 12);
    expect(basis.accounts.synthetic).toBe(1);
  });

  it('describes a market without positions', () => {
    const market = tinyMarket();
    const seen = inspect(buildSnapshot(withTables(market, tableFromRows('positions', []))));
    expect(seen.leverage.byMembers).toEqual([]);
    expect(seen.concentration[0].herfindahl).toBe(0);
    expect(seen.basis.openInterest.measured).toBe(0);
  });
});

/** Building: sorting, CSR ranges, what is added for receivers and settlement tokens, and fallbacks. */
import { describe, expect, it } from 'vitest';
import { IssuesError } from '../core/errors.ts';
import { stringAt } from '../core/strings.ts';
import { buildSnapshot } from './build.ts';
import { KIND, receivesPositions } from './kinds.ts';
import type { Snapshot } from './snapshot.ts';
import { tableFromRows } from './table.ts';
import { rowsOfTable, tinyMarket, withTables } from './testMarket.ts';

const ids = (s: Snapshot) => Array.from({ length: s.accounts.n }, (_, a) => stringAt(s.accounts.id, a));
const accountOf = (s: Snapshot, id: string) => ids(s).indexOf(id);

/** Legs of a unit as [instrument, qty, entry price, entryR]. */
function legsOf(s: Snapshot, unit: number) {
  const out = [];
  for (let leg = s.units.legStart[unit]; leg < s.units.legStart[unit + 1]; leg++) {
    out.push([s.instruments.id[s.legs.instrument[leg]], s.legs.qty[leg], s.legs.entryPrice[leg], s.legs.entryR[leg]]);
  }
  return out;
}

function balancesOf(s: Snapshot, unit: number) {
  const out = [];
  for (let row = s.units.balanceStart[unit]; row < s.units.balanceStart[unit + 1]; row++) {
    out.push([s.assets.id[s.balances.asset[row]], s.balances.amount[row]]);
  }
  return out;
}

describe('buildSnapshot', () => {
  const s = buildSnapshot(tinyMarket());

  it('sorts accounts by venue and keeps table order within one', () => {
    expect(ids(s).slice(0, 3)).toEqual(['hl-provider', 'hl-cohort', 'hl-isolated']);
    expect(ids(s)[7]).toBe('bn-provider');
    expect(Array.from(s.accounts.venue)).toEqual([0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1]);
    expect(s.accounts.entities).toEqual(['maker', 'basis-desk']);
    expect(s.accounts.entity[accountOf(s, 'bn-provider')]).toBe(s.accounts.entity[accountOf(s, 'hl-provider')]);
    expect(s.accounts.entity[accountOf(s, 'hl-cohort')]).toBe(-1);
  });

  it('gives an account its cross unit, then one unit per isolated position', () => {
    const a = accountOf(s, 'hl-isolated');
    const first = s.accounts.unitStart[a];
    expect(s.accounts.unitStart[a + 1] - first).toBe(3);
    expect(Array.from(s.units.isolated.subarray(first, first + 3))).toEqual([0, 1, 1]);
    expect(legsOf(s, first)).toEqual([]);
    expect(balancesOf(s, first)).toEqual([['USDC', 10_000]]);
    expect(legsOf(s, first + 1)).toEqual([['HL:BTC', -10, 99_000, 99_000]]);
    expect(balancesOf(s, first + 1)).toEqual([['USDC', 60_000]]);
    expect(balancesOf(s, first + 2)).toEqual([['USDC', 90_000]]);
    const cohort = s.accounts.unitStart[accountOf(s, 'bn-cohort')];
    expect(balancesOf(s, cohort)).toEqual([]);
    expect(balancesOf(s, cohort + 1)).toEqual([['USDT', 1_200]]);
    expect(legsOf(s, cohort + 2)).toEqual([['BN:BTCUSD', 4_000, 101_000, -1 / 101_000]]);
    expect(balancesOf(s, cohort + 2)).toEqual([['BTC', 0.002]]);
  });

  it('gives receivers a leg in every instrument of their venue and a balance in each settlement token', () => {
    const unit = s.accounts.unitStart[accountOf(s, 'bn-vault')];
    expect(legsOf(s, unit)).toEqual([
      ['BN:BTCUSDT', 0, 100_000, 100_000],
      ['BN:ETHUSDT', 0, 4_000, 4_000],
      ['BN:BTCUSD', 0, 100_000, -1 / 100_000],
    ]);
    expect(balancesOf(s, unit)).toEqual([
      ['USDT', 1_000_000],
      ['BTC', 0],
    ]);
    const provider = s.accounts.unitStart[accountOf(s, 'bn-provider')];
    expect(legsOf(s, provider).map((leg) => leg[1])).toEqual([10, 0, 0]);
  });

  it('adds a balance of zero for settlement tokens without one', () => {
    const market = tinyMarket();
    const rows = rowsOfTable(market.tables.get('balances')!).filter((row) => row['account'] !== 'hl-cohort');
    const without = buildSnapshot(withTables(market, tableFromRows('balances', rows)));
    expect(balancesOf(without, without.accounts.unitStart[accountOf(without, 'hl-cohort')])).toEqual([['USDC', 0]]);
  });

  it('has every unit covered by balances for its settlement tokens, with legs and assets ascending', () => {
    for (let unit = 0; unit < s.units.n; unit++) {
      const assets = Array.from(s.balances.asset.subarray(s.units.balanceStart[unit], s.units.balanceStart[unit + 1]));
      const legs = Array.from(s.legs.instrument.subarray(s.units.legStart[unit], s.units.legStart[unit + 1]));
      expect(assets).toEqual([...new Set(assets)].sort((x, y) => x - y));
      expect(legs).toEqual([...new Set(legs)].sort((x, y) => x - y));
      for (const i of legs) expect(assets).toContain(s.instruments.settle[i]);
      const a = s.units.account[unit];
      if (s.units.isolated[unit] === 0 && receivesPositions(s.accounts.kind[a])) {
        expect(legs).toHaveLength(s.accounts.venue[a] === 0 ? 2 : 3);
      }
    }
  });

  it('accepts settlement assets without haircuts at par and sorts pairs by venue and asset', () => {
    const pairs = Array.from({ length: s.collateral.nPairs }, (_, p) => [
      s.venues.id[s.collateral.venue[p]],
      s.assets.id[s.collateral.asset[p]],
      Array.from(s.collateral.ratio.subarray(s.collateral.tierStart[p], s.collateral.tierStart[p + 1])),
      Array.from(s.collateral.maxAmount.subarray(s.collateral.tierStart[p], s.collateral.tierStart[p + 1])),
    ]);
    expect(pairs).toEqual([
      ['hyperliquid', 'USDC', [1], [Infinity]],
      ['binance', 'USDT', [1], [Infinity]],
      ['binance', 'BTC', [0.95, 0.9], [10, Infinity]],
    ]);
  });

  it('orders tiers and depth whatever the order of rows, and fills in fallbacks', () => {
    const market = tinyMarket();
    const reversed = ['tiers', 'depth', 'haircuts'].map((name) =>
      tableFromRows(name, rowsOfTable(market.tables.get(name)!).reverse()),
    );
    const again = buildSnapshot(withTables(market, ...reversed));
    expect(again.tiers).toEqual(s.tiers);
    expect(again.depth).toEqual(s.depth);
    expect(again.collateral).toEqual(s.collateral);
    expect(Array.from(s.tiers.maxNotional.subarray(0, 2))).toEqual([1_500_000, Infinity]);
    expect(Array.from(s.instruments.depthStart)).toEqual([0, 3, 6, 9, 12, 15, 18, 21, 24, 27, 30]);
    expect(s.instruments.indexPrice[1]).toBe(4_000);
    expect(s.instruments.interestRate[0]).toBe(0);
    expect(s.routes.capacityUsdPerMinute[1]).toBe(Infinity);
    expect(ids(s)[s.instruments.fund[4]]).toBe('bn-fund');
    expect(s.accounts.kind[s.instruments.fund[0]]).toBe(KIND.fund);
    expect(s.venues.parameters[0].get('tiny_market')).toBe(1);
  });

  it('drops positions of quantity 0 unless the account can receive positions', () => {
    const market = tinyMarket();
    const rows = rowsOfTable(market.tables.get('positions')!);
    const empty = { account: 'hl-cohort', instrument: 'HL:BTC', qty: 0, entry_price: 5, isolated_margin: 0 };
    const more = buildSnapshot(withTables(market, tableFromRows('positions', [...rows, empty])));
    expect(more.legs).toEqual(s.legs);
  });

  it('sorts orders by account', () => {
    const market = tinyMarket();
    const orders = tableFromRows('orders', rowsOfTable(market.tables.get('orders')!).reverse());
    const again = buildSnapshot(withTables(market, orders));
    expect(again.orders).toEqual(s.orders);
    expect(Array.from(s.orders.reference)).toEqual([0, 1]);
  });

  it('throws IssuesError for invalid tables', () => {
    const market = tinyMarket();
    expect(() => buildSnapshot(withTables(market, tableFromRows('accounts', [])))).toThrow(IssuesError);
  });
});

/** Spot books as part of a market: what is refused, what is built for them, and that packs keep them. */
import { describe, expect, it } from 'vitest';
import { buildSnapshot } from './build.ts';
import { pack, snapshotHash, unpack } from './pack.ts';
import type { MarketTables } from './schema.ts';
import { KIND } from './kinds.ts';
import { type Cell, tableFromRows } from './table.ts';
import { rowsOfTable, tinyMarket, withTables } from './testMarket.ts';
import { spotBookId, spotMakerId, withSpotBooks } from './testSpot.ts';
import { validateTables } from './validate.ts';

const BOOK = spotBookId('binance', 'BTC');
const MAKER = spotMakerId('binance');

/** The tiny market with spot books and the rows of one table changed. */
function edited(table: string, change: (rows: Record<string, Cell>[]) => Record<string, Cell>[]): MarketTables {
  const market = withSpotBooks(tinyMarket());
  return withTables(market, tableFromRows(table, change(rowsOfTable(market.tables.get(table)!))));
}

function places(market: MarketTables): string[] {
  return validateTables(market).map(({ where, column }) => `${where}.${column}`);
}

it('needs no tiers and no funding, and passes', () => {
  expect(validateTables(withSpotBooks(tinyMarket()))).toEqual([]);
});

describe('a spot book', () => {
  const book = (changes: Record<string, Cell>) =>
    edited('instruments', (rows) => rows.map((row) => (row['instrument'] === BOOK ? { ...row, ...changes } : row)));

  it('has no funding rate and is not quoted in itself', () => {
    expect(places(book({ funding_rate: 1e-4 }))).toEqual(['instruments.funding_rate']);
    expect(places(book({ settle: 'BTC' }))).toEqual(['instruments.settle']);
  });

  it('has no tiers, positions or stops', () => {
    const tier = { instrument: BOOK, tier: 1, min_notional: 0, maint_margin_rate: 0.01, max_leverage: 10 };
    expect(places(edited('tiers', (rows) => [...rows, tier]))).toEqual(['tiers.instrument']);
    const both = [1, -1].map((qty, k) => ({
      ...{ account: ['bn-single', 'bn-multi'][k], instrument: BOOK, qty, entry_price: 1e5 },
    }));
    expect(places(edited('positions', (rows) => [...rows, ...both]))).toEqual(Array(2).fill('positions.instrument'));
    const stop = { account: 'bn-single', instrument: BOOK, qty: -1, trigger_price: 9e4, reference: 'mark' };
    expect(places(edited('orders', (rows) => [...rows, stop]))).toEqual(['orders.instrument']);
  });

  it('needs depth, and a maker who owes nobody', () => {
    expect(places(edited('depth', (rows) => rows.filter((row) => row['instrument'] !== BOOK)))).toEqual(
      Array(2).fill('instruments.instrument'),
    );
    const without = edited('accounts', (rows) =>
      rows.map((row) => (row['account'] === MAKER ? { ...row, kind: 'trader' } : row)),
    );
    expect(places(without)).toEqual(Array(2).fill('instruments.instrument'));
    const multi = edited('accounts', (rows) =>
      rows.map((row) => (row['account'] === MAKER ? { ...row, collateral_mode: 'multi' } : row)),
    );
    expect(places(multi)).toContain('accounts.collateral_mode');
    const short = edited('balances', (rows) =>
      rows.map((row) => (row['account'] === MAKER && row['asset'] === 'BTC' ? { ...row, amount: -1 } : row)),
    );
    expect(places(short)).toEqual(['balances.amount']);
  });

  it('is the only instrument that may leave the funding interval out', () => {
    const market = edited('instruments', (rows) =>
      rows.map((row) => (row['instrument'] === 'BN:BTCUSDT' ? { ...row, funding_interval_h: null } : row)),
    );
    expect(places(market)).toEqual(['instruments.funding_interval_h']);
  });
});

describe('a snapshot with spot books', () => {
  const snapshot = buildSnapshot(withSpotBooks(tinyMarket()));

  it('gives nobody a leg in them, and everybody who trades there both tokens', () => {
    const { instruments, legs, units, balances, accounts, assets } = snapshot;
    const spot = instruments.id.indexOf(BOOK);
    expect(instruments.spot[spot]).toBe(1);
    expect(Array.from(legs.instrument)).not.toContain(spot);
    for (let u = 0; u < units.n; u++) {
      const kind = accounts.kind[units.account[u]!]!;
      if (accounts.venue[units.account[u]!] !== instruments.venue[spot]) continue;
      if (kind !== KIND.external && kind !== KIND.spot_maker) continue;
      const held = Array.from(balances.asset.subarray(units.balanceStart[u], units.balanceStart[u + 1]));
      expect(held.map((a) => assets.id[a])).toEqual(expect.arrayContaining(['BTC', 'USDT']));
    }
  });

  it('survives packing', () => {
    const again = unpack(pack(snapshot));
    expect(Array.from(again.instruments.spot)).toEqual(Array.from(snapshot.instruments.spot));
    expect(Array.from(again.instruments.inverse)).toEqual(Array.from(snapshot.instruments.inverse));
    expect(snapshotHash(again)).toBe(snapshotHash(snapshot));
  });
});

/**
 * Packing: a round trip gives the same snapshot, and the hash changes with what the snapshot holds and nothing else.
 */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InputError } from '../core/errors.ts';
import { buildSnapshot } from './build.ts';
import { pack, snapshotHash, unpack } from './pack.ts';
import type { MarketTables } from './schema.ts';
import { tableFromRows } from './table.ts';
import { rowsOfTable, tinyMarket, withTables } from './testMarket.ts';

/** A market with drawn sizes: cohorts, balances, names outside ASCII, parameters, and a balanced pair of positions. */
const markets: fc.Arbitrary<MarketTables> = fc
  .record({
    name: fc.string({ unit: 'grapheme' }),
    seed: fc.option(fc.nat(), { nil: null }),
    traders: fc.uniqueArray(fc.string({ unit: 'grapheme', minLength: 1 }), { maxLength: 12 }),
    qty: fc.double({ min: 1e-6, max: 1e6, noNaN: true }),
    count: fc.integer({ min: 1, max: 1e6 }),
    keys: fc.uniqueArray(fc.string({ minLength: 1 }), { maxLength: 6 }),
    value: fc.double({ noNaN: true, noDefaultInfinity: true }),
  })
  .map(({ name, seed, traders, qty, count, keys, value }) => {
    const market = tinyMarket();
    const rows = (table: string) => rowsOfTable(market.tables.get(table)!);
    const accounts = traders.map((id, k) => ({ account: `t:${id}`, venue: k % 2 ? 'binance' : 'hyperliquid', count }));
    const positions = accounts.flatMap(({ account, venue }) => {
      const instrument = venue === 'binance' ? 'BN:BTCUSDT' : 'HL:ETH';
      return [qty, -qty].map((q) => ({ account, instrument, qty: q, entry_price: 1234.5, isolated_margin: 1 }));
    });
    const parameters = keys.map((key) => ({ venue: 'binance', key: `p:${key}`, value }));
    const changed = withTables(
      market,
      tableFromRows('accounts', [...rows('accounts'), ...accounts]),
      tableFromRows('positions', [...rows('positions'), ...positions]),
      tableFromRows('parameters', [...rows('parameters'), ...parameters]),
    );
    return { ...changed, name, seed };
  });

describe('pack', () => {
  it('gives back an equal snapshot', () => {
    fc.assert(
      fc.property(markets, (market) => {
        const snapshot = buildSnapshot(market);
        const again = unpack(pack(snapshot));
        expect(again).toEqual(snapshot);
        expect(snapshotHash(again)).toBe(snapshotHash(snapshot));
      }),
      { numRuns: 40 },
    );
  });

  it('keeps notes of an import', () => {
    const partial = {
      filled: [{ column: 'positions.entry_price', how: 'mark price', measured: 3, rows: 9 }],
      residualUsd: [{ instrument: 'HL:BTC', usd: -12.5 }],
    };
    const snapshot = buildSnapshot({ ...tinyMarket(), partial });
    expect(unpack(pack(snapshot)).partial).toEqual(partial);
  });

  it('keeps clearing members, and has no trace of them where there are none', () => {
    const plain = tinyMarket();
    const rows = rowsOfTable(plain.tables.get('accounts')!);
    const member = { account: 'm', venue: 'binance', kind: 'member' };
    const client = { account: 'c', venue: 'binance', clearing_member: 'm' };
    const withMember = withTables(plain, tableFromRows('accounts', [...rows, member, client]));
    const snapshot = buildSnapshot(withMember);
    const again = unpack(pack(snapshot));
    expect(again).toEqual(snapshot);
    expect(again.accounts.clearingMember.filter((a) => a >= 0).length).toBe(1);
    const empty = withTables(
      plain,
      tableFromRows(
        'accounts',
        rows.map((row) => ({ ...row, clearing_member: '' })),
      ),
    );
    expect(snapshotHash(buildSnapshot(empty))).toBe(snapshotHash(buildSnapshot(plain)));
  });

  it('reads from shared memory and from bytes off a boundary, and copies nothing otherwise', () => {
    const snapshot = buildSnapshot(tinyMarket());
    const shared = pack(snapshot, { shared: true });
    expect(shared.buffer).toBeInstanceOf(SharedArrayBuffer);
    expect(unpack(shared).legs.qty.buffer).toBe(shared.buffer);
    expect(unpack(shared)).toEqual(snapshot);
    const bytes = pack(snapshot);
    const shifted = new Uint8Array(bytes.length + 3);
    shifted.set(bytes, 3);
    expect(unpack(shifted.subarray(3))).toEqual(snapshot);
  });

  it('refuses bytes that are no pack, of another version, or cut short', () => {
    const bytes = pack(buildSnapshot(tinyMarket()));
    const changed = (at: number, value: number) => {
      const copy = bytes.slice();
      copy[at] = value;
      return copy;
    };
    expect(() => unpack(new Uint8Array(4))).toThrow(InputError);
    expect(() => unpack(changed(0, 0))).toThrow(InputError);
    expect(() => unpack(changed(8, 99))).toThrow(InputError);
    expect(() => unpack(changed(16, 0))).toThrow(InputError);
    expect(() => unpack(bytes.slice(0, bytes.length - 8))).toThrow(InputError);
    expect(() => unpack(bytes.slice(0, 200))).toThrow(InputError);
  });
});

describe('snapshotHash', () => {
  const hash = (market: MarketTables) => snapshotHash(buildSnapshot(market));
  const market = tinyMarket();
  const reorder = (name: string) =>
    withTables(market, tableFromRows(name, rowsOfTable(market.tables.get(name)!).reverse()));

  it('differs when one balance or the name differs', () => {
    const rows = rowsOfTable(market.tables.get('balances')!);
    rows[3] = { ...rows[3], amount: 3_000_000.0000001 };
    expect(hash(withTables(market, tableFromRows('balances', rows)))).not.toBe(hash(market));
    expect(hash({ ...market, name: 'other' })).not.toBe(hash(market));
  });

  it.each(['parameters', 'tiers', 'haircuts', 'depth', 'balances', 'positions'])(
    'ignores the row order of %s',
    (name) => {
      expect(hash(reorder(name))).toBe(hash(market));
    },
  );

  it('depends on the order of accounts, which numbers them', () => {
    expect(hash(reorder('accounts'))).not.toBe(hash(market));
  });
});

/** A book added to a random market: who makes room, and that nothing else changes. */
import { describe, expect, it } from 'vitest';
import { buildSnapshot } from '../market/build.ts';
import { imbalance, openInterestUsd } from '../market/openInterest.ts';
import type { MarketTables } from '../market/schema.ts';
import { rowsOfTable } from '../market/testMarket.ts';
import { addBook, type BookAccount } from './addBook.ts';
import { randomMarket } from './random.ts';

const market = randomMarket(11);
const rows = (tables: MarketTables, name: string) => rowsOfTable(tables.tables.get(name)!);
const kindOf = new Map(rows(market, 'accounts').map((row) => [row['account'], row['kind']]));
const countOf = new Map(rows(market, 'accounts').map((row) => [row['account'], Number(row['count'] ?? 1)]));
const venueOf = new Map(rows(market, 'instruments').map((row) => [row['instrument'], String(row['venue'])]));

/** The contract in which traders hold most on the long side, and how much. */
function mostHeld(): { instrument: string; qty: number; entry: number } {
  const sums = new Map<string, number>();
  for (const row of rows(market, 'positions')) {
    if (kindOf.get(row['account']) !== 'trader' || Number(row['qty']) <= 0) continue;
    const name = String(row['instrument']);
    sums.set(name, (sums.get(name) ?? 0) + Number(row['qty']) * countOf.get(row['account'])!);
  }
  const [instrument, qty] = [...sums].sort((a, b) => b[1] - a[1])[0]!;
  const entry = Number(rows(market, 'instruments').find((row) => row['instrument'] === instrument)!['mark_price']);
  return { instrument, qty, entry };
}

const big = mostHeld();
const book = (qty: number): BookAccount[] => [
  {
    id: 'own',
    venue: venueOf.get(big.instrument)!,
    collateralMode: 'single',
    basis: 'measured',
    balances: [],
    positions: [{ instrument: big.instrument, qty, entryPrice: big.entry, isolatedMargin: (qty * big.entry) / 5 }],
  },
];

describe('a book in a market', () => {
  it('changes nothing without positions', () => {
    expect(addBook(market, [])).toBe(market);
    expect(addBook(market, book(0))).toBe(market);
  });

  it('leaves open interest, the other side and everybody but the traders who made room as they were', () => {
    const added = addBook(market, book(big.qty / 4));
    const before = buildSnapshot(market);
    const after = buildSnapshot(added);
    openInterestUsd(after).forEach((usd, i) => expect(usd / openInterestUsd(before)[i]! || 1).toBeCloseTo(1, 12));
    imbalance(after).forEach((usd, i) =>
      expect(Math.abs(usd)).toBeLessThanOrEqual(1e-9 * (1 + openInterestUsd(before)[i]!)),
    );
    const made = new Set<unknown>();
    const old = rows(market, 'positions');
    rows(added, 'positions').forEach((row, k) => {
      if (row['account'] === 'own') return;
      const was = old[k]!;
      if (kindOf.get(was['account']) === 'trader' && was['instrument'] === big.instrument && Number(was['qty']) > 0) {
        made.add(was['account']);
        expect(row['qty']).toBe(Number(was['qty']) * 0.75);
      } else expect(row).toEqual(was);
    });
    const money = rows(market, 'balances');
    rows(added, 'balances').forEach((row, k) => {
      if (!made.has(row['account'])) expect(row).toEqual(money[k]);
    });
    const others = rows(added, 'accounts').slice(0, -1);
    expect(others).toEqual(rows(market, 'accounts').map((row) => ({ ...row, owner: others[0]!['owner'] })));
    expect(rows(added, 'accounts').at(-1)).toMatchObject({ account: 'own', owner: 'book', kind: 'trader' });
  });

  it('refuses more than traders hold, ids of the market and contracts it lacks', () => {
    expect(() => addBook(market, book(big.qty * 1.01))).toThrow(
      new RegExp(`contract units long of ${big.instrument}, expected at most the ${big.qty}`),
    );
    const taken = { ...book(1)[0]!, id: String(rows(market, 'accounts')[0]!['account']) };
    expect(() => addBook(market, [taken])).toThrow('an id that the market uses');
    const unknown = { ...book(1)[0]!, positions: [{ ...book(1)[0]!.positions[0]!, instrument: 'nowhere:BTC' }] };
    expect(() => addBook(market, [unknown])).toThrow('got nowhere:BTC, expected an instrument of the market');
  });
});

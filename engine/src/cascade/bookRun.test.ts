/** What is told of a user's accounts: it adds up, it agrees with the events, and asking changes nothing. */
import { describe, expect, it } from 'vitest';
import { buildSnapshot } from '../market/build.ts';
import { rowsOfTable } from '../market/testMarket.ts';
import { addBook, type BookAccount } from '../population/addBook.ts';
import { randomMarket } from '../population/random.ts';
import { bookAdlPlaces } from './bookAdl.ts';
import { runBook } from './bookRun.ts';
import { runCascade } from './run.ts';
import { caseOf, randomScenario } from './testRuns.ts';

/** A book like the market's own traders: every trader of the random market again, at a thousandth of its size. */
function bookLike(market: ReturnType<typeof randomMarket>): BookAccount[] {
  const rows = (name: string) => rowsOfTable(market.tables.get(name)!);
  return rows('accounts')
    .filter((row) => row['kind'] === 'trader')
    .slice(0, 40)
    .map((row) => ({
      id: `own-${String(row['account'])}`,
      venue: String(row['venue']),
      collateralMode: row['collateral_mode'] === 'multi' ? ('multi' as const) : ('single' as const),
      basis: 'measured' as const,
      balances: rows('balances')
        .filter((held) => held['account'] === row['account'])
        .map((held) => ({ asset: String(held['asset']), amount: Number(held['amount']) / 1000 })),
      positions: rows('positions')
        .filter((held) => held['account'] === row['account'])
        .map((held) => ({
          instrument: String(held['instrument']),
          qty: Number(held['qty']) / 1000,
          entryPrice: Number(held['entry_price']),
          isolatedMargin: Number.isFinite(held['isolated_margin']) ? Number(held['isolated_margin']) / 1000 : null,
        })),
    }));
}

describe('the fate of a book', () => {
  it('is told without changing the run, and its parts add up to the change of equity', () => {
    const seen = new Set<string>();
    for (let seed = 1; seed <= 8; seed++) {
      const market = randomMarket(seed);
      const snapshot = buildSnapshot(addBook(market, bookLike(market)));
      const prepared = caseOf(snapshot, randomScenario(seed, snapshot));
      const { result, book } = runBook(prepared, { seed, record: 'full' });
      expect(result.digest).toBe(runCascade(prepared, { seed, record: 'full' }).digest);
      expect(book.accounts.length).toBeGreaterThan(0);
      for (const account of book.accounts) {
        const { totalUsd, ...parts } = account.change;
        const scale = 1 + Math.abs(account.equityBeforeUsd) + Math.abs(parts.markToMarketUsd);
        expect(Math.abs(Object.values(parts).reduce((sum, usd) => sum + usd, 0) - totalUsd)).toBeLessThan(1e-9 * scale);
        expect(account.equityAfterUsd - account.equityBeforeUsd).toBeCloseTo(totalUsd, 9);
        const kinds = new Set(account.events.map(({ kind }) => kind));
        for (const kind of kinds) seen.add(kind);
        if (!kinds.has('vault_transfer') && !kinds.has('bad_debt') && !account.positions.some((p) => p.qtyEnd === 0)) {
          expect(Math.abs(parts.takenOverUsd)).toBeLessThan(1e-9 * scale);
        }
        for (const position of account.positions) {
          const left = Object.values(position.closed).reduce((sum, qty) => sum + qty, 0);
          const alone = account.positions.filter(({ instrument }) => instrument === position.instrument).length === 1;
          if (alone) expect(Math.abs(position.qty) - left).toBeCloseTo(Math.abs(position.qtyEnd), 6);
          if (position.adlQueueAhead !== null) expect(position.adlQueueAhead).toBeLessThan(1);
        }
      }
    }
    expect([...seen].sort()).toEqual(
      expect.arrayContaining(['adl_winner', 'liquidation', 'margin_call', 'vault_transfer']),
    );
    expect(seen.has('top_up')).toBe(false);
  });

  it('is a market like the one without it where the book is margined like those whose place it takes', () => {
    const market = randomMarket(3);
    const plain = buildSnapshot(market);
    const scenario = { ...randomScenario(3, plain), switches: { margin_calls: false, stops: false } };
    const without = runCascade(caseOf(plain, scenario), { seed: 1, record: 'full' }).summary;
    const snapshot = buildSnapshot(addBook(market, bookLike(market)));
    const { summary } = runBook(caseOf(snapshot, scenario), { seed: 1, record: 'full' }).result;
    expect(without.liquidatedUsd).toBeGreaterThan(0);
    expect(Math.abs(summary.liquidatedUsd / without.liquidatedUsd - 1)).toBeLessThan(0.01);
    expect(summary.openInterestBeforeUsd / without.openInterestBeforeUsd).toBeCloseTo(1, 12);
  });

  it('starts from the money that the user gave, however the market is scaled', () => {
    const market = randomMarket(3);
    const snapshot = buildSnapshot(addBook(market, bookLike(market)));
    const equities = (scale: number): number[] => {
      const prepared = caseOf(snapshot, { market: { equity_scale: scale } });
      const { book } = runBook(prepared, { seed: 1, record: 'full', untilS: 1 });
      return book.accounts.map((account) => account.equityBeforeUsd);
    };
    expect(equities(0.5)).toEqual(equities(1));
  });

  it('has the place in the ADL queue that is computed without a run, at the prices of the start', () => {
    let compared = 0;
    for (let seed = 1; seed <= 4; seed++) {
      const market = randomMarket(seed);
      const snapshot = buildSnapshot(addBook(market, bookLike(market)));
      const { book } = runBook(caseOf(snapshot, randomScenario(seed, snapshot)), { seed, record: 'full' });
      const unknown = (n: number) => new Float64Array(n).fill(NaN);
      const prices = {
        markUsd: unknown(snapshot.instruments.n),
        tokenUsd: unknown(snapshot.venues.n * snapshot.assets.n),
      };
      const places = bookAdlPlaces(snapshot)(prices);
      for (const { account, positions } of book.accounts) {
        for (const { instrument, qty, adlQueueAhead } of positions) {
          const same = positions.filter((other) => other.instrument === instrument && other.qty > 0 === qty > 0);
          if (adlQueueAhead === null || same.length > 1) continue;
          const place = places.find(
            (one) => one.account === account && one.instrument === instrument && one.long === qty > 0,
          )!;
          expect(place.ahead).toBeCloseTo(adlQueueAhead, 12);
          compared++;
        }
      }
    }
    expect(compared).toBeGreaterThan(50);
  });
});

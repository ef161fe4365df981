/** Bankruptcy prices: closing every leg at its price uses up the margin equity of the unit, whatever it holds. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RunState } from '../../cascade/state.ts';
import { legBankruptcyPrice } from './bankruptcy.ts';
import { marginRow, marginTables } from './margin.ts';
import { moveTo, rowCursor } from './row.ts';
import { fillView, testMarket, unitOf } from './testRules.ts';
import type { TestAccount } from './testRules.ts';

/**
 * Equity left per member after closing all legs of a unit at their bankruptcy prices and paying `feeRate` on each
 * fill.
 */
function leftAfterClosing(account: TestAccount, marks: Record<string, number>, feeRate: number) {
  const snapshot = testMarket('bybit', [account], { haircuts: [['binance', 'BTC', 0, null, 1]] });
  const view = new RunState(snapshot);
  fillView(view, marks);
  const unit = unitOf(snapshot, account.id);
  const t = marginTables(snapshot, new Float64Array(snapshot.instruments.n));
  const out = new Float64Array(2);
  marginRow(t, view, unit, out, 0);
  const c = rowCursor();
  moveTo(c, t, view, unit);
  let left = out[0];
  let gross = Math.abs(out[0]);
  let cut = false;
  for (let k = 0; k < c.nLegs; k++) {
    const i = snapshot.legs.instrument[c.legFrom + k];
    const price = legBankruptcyPrice(c, t, view, k, out[0], out[1], feeRate);
    const r = snapshot.instruments.inverse[i] === 0 ? price : -1 / price;
    const q = c.qty[c.base + k];
    if (!(price > 1e-5 * view.mark[i] && price < 1e5 * view.mark[i])) cut = true;
    const token = c.multi ? view.pairPrice[t.settlePair[i]] : 1;
    left += (q * (r - view.markR[i]) - feeRate * Math.abs(q * r)) * token;
    gross += Math.abs(q * r) * token + Math.abs(q * view.markR[i]) * token;
  }
  return { left, gross, cut };
}

const qty = fc.double({ min: 0.01, max: 50, noNaN: true }).chain((q) => fc.constantFrom(q, -q));
const move = fc.double({ min: 0.8, max: 1.25, noNaN: true });

describe('legBankruptcyPrice', () => {
  it('leaves an equity of 0 in units of linear legs, fee included', () => {
    fc.assert(
      fc.property(
        qty,
        qty,
        move,
        move,
        fc.double({ min: 0, max: 1e5, noNaN: true }),
        fc.constantFrom(0, 0.00055),
        (a, b, moveA, moveB, usdt, fee) => {
          const positions = [
            ['BN:BTCUSDT', a, 100_000],
            ['BN:ETHUSDT', 20 * b, 4_000],
          ] as const;
          const marks = { 'BN:BTCUSDT': 100_000 * moveA, 'BN:ETHUSDT': 4_000 * moveB };
          const { left, gross, cut } = leftAfterClosing({ id: 'a', balances: [['USDT', usdt]], positions }, marks, fee);
          // Equity beyond the notional of a leg has no price (see the last test).
          fc.pre(!cut);
          expect(Math.abs(left) / gross).toBeLessThan(1e-9);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('leaves an equity of 0 in inverse and in multi-collateral units', () => {
    fc.assert(
      fc.property(qty, qty, move, fc.double({ min: 0.95, max: 1, noNaN: true }), (a, b, moveA, share) => {
        const marks = { 'BN:BTCUSD': 100_000 * moveA, 'BN:BTCUSDT': 100_000 * moveA };
        const coin: TestAccount = {
          id: 'a',
          balances: [['BTC', Math.abs(a) * 0.3 * share]],
          positions: [['BN:BTCUSD', a * 100_000, 100_000]],
        };
        const inverse = leftAfterClosing(coin, marks, 0.00055);
        fc.pre(!inverse.cut);
        expect(Math.abs(inverse.left) / inverse.gross).toBeLessThan(1e-9);
        const multi: TestAccount = {
          id: 'a',
          multi: true,
          balances: [
            ['BTC', 0.03 * Math.abs(b)],
            ['USDT', -1_000 * share],
          ],
          positions: [
            ['BN:BTCUSD', a * 10_000, 100_000],
            ['BN:BTCUSDT', b / 10, 100_000],
          ],
        };
        const usd = leftAfterClosing(multi, marks, 0);
        fc.pre(!usd.cut);
        expect(Math.abs(usd.left) / usd.gross).toBeLessThan(1e-9);
      }),
      { numRuns: 60 },
    );
  });

  it('cuts a price that no positive number satisfies', () => {
    const account: TestAccount = { id: 'a', balances: [['USDT', 0]], positions: [['BN:BTCUSDT', -1, 1_000]] };
    const { left } = leftAfterClosing(account, { 'BN:BTCUSDT': 100_000 }, 0);
    // Bankruptcy of the short is at its entry of 1,000: still a price.
    expect(left).toBeCloseTo(0, 6);
    const broke: TestAccount = {
      id: 'a',
      positions: [
        ['BN:BTCUSDT', -1, 1_000],
        ['BN:ETHUSDT', 100, 10_000],
      ],
    };
    const cut = leftAfterClosing(broke, { 'BN:BTCUSDT': 100_000, 'BN:ETHUSDT': 1 }, 0);
    expect(cut.cut).toBe(true);
    expect(cut.left).toBeLessThan(0);
  });
});

/** Distances to cascade: a market whose distance is known in closed form, the search itself, and determinism. */
import {
  buildSnapshot,
  builtinSpec,
  InputError,
  oneAccountMarket,
  randomMarket,
  referenceMarket,
  type Snapshot,
} from '@firebreak/engine';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tinyMarket } from '../../../../engine/src/market/testMarket.ts';
import { askDistance, targetsOf } from './askDistance.ts';
import { GRID, PRECISION, PRECISION_SHARE, shockDocument } from './question.ts';
import { firstCrossing, searchDistance } from './search.ts';

const NOTIONAL = 2_000_000;
const MARGIN = 100_000;
const REFERENCE = referenceMarket(builtinSpec());

/** One isolated position of 2 m in BTC at the mark with 100,000 behind it, at Binance's tiers of 9 October 2025. */
function toy(side: 1 | -1): Snapshot {
  const price = Number(builtinSpec().assets.find(({ asset }) => asset === 'BTC')!['price_usd']);
  const position = {
    instrument: 'binance:BTCUSDT',
    qty: (side * NOTIONAL) / price,
    entry_price: price,
    isolated_margin: MARGIN,
  };
  return buildSnapshot(
    oneAccountMarket({ reference: REFERENCE, venue: 'binance', balances: {}, positions: [position] }),
  );
}

/** Where margin and profit meet maintenance: 0.65% of the notional less 1,500 from 0.8 to 3 m (third tier). */
const CLOSED_FORM = {
  down: 1 - (NOTIONAL - MARGIN - 1500) / (NOTIONAL * (1 - 0.0065)),
  up: (NOTIONAL + MARGIN + 1500) / (NOTIONAL * (1 + 0.0065)) - 1,
};

describe('distance to cascade', () => {
  it.each(['down', 'up'] as const)('is that of the closed form in a market of one position, %s', (direction) => {
    const hurdle = { kind: 'liquidations', usd: 1_000_000 } as const;
    const snapshot = toy(direction === 'down' ? 1 : -1);
    for (const shock of direction === 'down' ? ['BTC', 'market'] : ['BTC']) {
      const found = searchDistance(snapshot, { shock, direction }, { hurdle, seed: 1 });
      expect(found.below).toBeLessThanOrEqual(CLOSED_FORM[direction] + 1e-4);
      expect(found.move).toBeGreaterThanOrEqual(CLOSED_FORM[direction] - 1e-4);
      expect(found.move! - found.below).toBeLessThanOrEqual(PRECISION_SHARE * found.move!);
    }
    const other = direction === 'down' ? 'up' : 'down';
    const none = searchDistance(snapshot, { shock: 'BTC', direction: other }, { hurdle, seed: 1 });
    expect(none).toMatchObject({ move: null, below: GRID[other].at(-1) });
  });

  it('is found by amplification where sales force more sales', () => {
    const snapshot = buildSnapshot(randomMarket(3));
    const hurdle = { kind: 'amplification', ratio: 1.05 } as const;
    const { move, trials } = searchDistance(snapshot, { shock: 'market', direction: 'down' }, { hurdle, seed: 1 });
    const passed = trials.filter((trial) => trial.passed);
    expect(passed.every(({ amplification }) => amplification === null || amplification >= 1.05)).toBe(true);
    expect(move).toBe(passed[0]?.move ?? null);
  });

  it('is the same on threads of its own, and counts its runs', { timeout: 60_000 }, async () => {
    const snapshot = buildSnapshot(randomMarket(5));
    const asked = { hurdle: { kind: 'liquidations', usd: 50_000 }, seed: 2 } as const;
    const report = await askDistance(snapshot, { ...asked, assets: 0, threads: 2 });
    const here = targetsOf(snapshot, 0).map((target) => searchDistance(snapshot, target, asked));
    expect(report.distances).toEqual(here);
    expect(report.runs).toBe(here.reduce((sum, { trials }) => sum + trials.length, 0));
    expect(here.some(({ move }) => move !== null)).toBe(true);
  });

  it('names the assets that it knows', () => {
    const snapshot = buildSnapshot(tinyMarket());
    expect(() => targetsOf(snapshot, ['DOGE'])).toThrow(/"DOGE".*BTC, ETH/);
    expect(() => shockDocument(snapshot, { shock: 'DOGE', direction: 'up' }, 0.1)).toThrow(InputError);
    expect(targetsOf(snapshot, 1).map(({ shock }) => shock)).toEqual(['market', 'market', 'BTC', 'BTC']);
  });
});

describe('the search', () => {
  const crossing = (direction: 'down' | 'up', test: (move: number) => boolean) => firstCrossing(GRID[direction], test);

  it('holds a threshold between two moves that are close', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-4, max: 0.5, noNaN: true }), (at) => {
        const { move, below } = crossing('down', (x) => x >= at);
        expect(below).toBeLessThan(at);
        expect(move).toBeGreaterThanOrEqual(at);
        expect(move! - below).toBeLessThanOrEqual(Math.max(PRECISION, PRECISION_SHARE * move!));
      }),
    );
  });

  it('takes the first crossing of the grid where more shock does less', () => {
    const { move, below } = crossing('down', (x) => (x >= 0.02 && x < 0.04) || x >= 0.2);
    expect(below).toBeLessThan(0.02);
    expect(move).toBeCloseTo(0.02, 3);
    expect(crossing('down', (x) => x > 0.031 && x < 0.049)).toEqual({ move: null, below: 0.5 });
  });
});

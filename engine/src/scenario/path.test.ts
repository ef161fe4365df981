/** Prescriptions over time: values worked out by hand, and the compiled form against the plain one. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildSnapshot } from '../market/build.ts';
import { tinyMarket } from '../market/testMarket.ts';
import { compilePaths, depthMultiplierAt, exogenousLogMove, progress, spotDeviationAt } from './path.ts';
import { resolveScenario } from './resolve.ts';

const snapshot = buildSnapshot(tinyMarket());
const BTC = snapshot.assets.id.indexOf('BTC');
const ETH = snapshot.assets.id.indexOf('ETH');
const USDT = snapshot.assets.id.indexOf('USDT');
const BINANCE = snapshot.venues.id.indexOf('binance');

const scenario = resolveScenario(
  {
    name: 'paths',
    horizon: '1h',
    shocks: [
      { assets: 'BTC', log_move: -0.2, start: 100, length: 100, recover: { share: 0.5, start: 300, length: 100 } },
      { assets: 'BTC', log_move: -0.1, start: 150, shape: 'step' },
      { assets: 'ETH', log_move: -0.4, start: 0, length: 400, shape: 'smooth' },
    ],
    depth: [
      { multiplier: 0.2, start: 100, end: 200, ramp: 50 },
      { venues: 'binance', multiplier: 0.5, start: 0, end: 1000 },
    ],
    depegs: [{ venue: 'binance', asset: 'USDT', log_move: -0.1, start: 10, length: 10, hold: 20, recover: 40 }],
    outages: [{ venues: 'binance', what: 'liquidations', start: 5, end: 6 }],
    transfers_frozen: [{ venues: 'binance', start: 60, end: 120 }],
  },
  snapshot,
);

describe('prescriptions over time', () => {
  it('adds shocks, holds them and takes a share back', () => {
    const at = (t: number) => exogenousLogMove(scenario, BTC, t);
    expect([0, 100, 149.5].map(at)).toEqual([0, 0, -0.2 * 0.495]);
    expect(at(150)).toBeCloseTo(-0.2, 14);
    expect(at(250)).toBeCloseTo(-0.3, 14);
    expect(at(350)).toBeCloseTo(-0.25, 14);
    expect(at(3600)).toBeCloseTo(-0.2, 14);
  });

  it('is smooth where asked: 3u² − 2u³', () => {
    expect(exogenousLogMove(scenario, ETH, 100)).toBeCloseTo(-0.4 * (3 / 16 - 2 / 64), 14);
    expect(exogenousLogMove(scenario, ETH, 200)).toBeCloseTo(-0.2, 14);
  });

  it('moves from 0 to 1 and never back, whatever the shape', () => {
    const time = fc.double({ min: -10, max: 100, noNaN: true });
    fc.assert(
      fc.property(
        fc.constantFrom('linear', 'smooth', 'step'),
        fc.double({ min: 0, max: 50, noNaN: true }),
        time,
        time,
        (shape, length, a, b) => {
          const [x, y] = [progress(Math.min(a, b), 0, length, shape), progress(Math.max(a, b), 0, length, shape)];
          expect(x).toBeGreaterThanOrEqual(0);
          expect(y).toBeLessThanOrEqual(1);
          expect(y - x).toBeGreaterThanOrEqual(-1e-12);
        },
      ),
    );
  });

  it('keeps a depeg to its venue, and ends it', () => {
    const at = (t: number) => spotDeviationAt(scenario, BINANCE, USDT, t);
    expect([0, 15, 20, 39, 60].map(at)).toEqual([0, -0.05, -0.1, -0.1, -0.05]);
    expect(Math.abs(at(80))).toBe(0);
    expect(spotDeviationAt(scenario, 1 - BINANCE, USDT, 20)).toBe(0);
  });

  it('takes the smallest of the decrees on depth, and lifts them at their end', () => {
    const hl = snapshot.instruments.id.indexOf('HL:BTC');
    const bn = snapshot.instruments.id.indexOf('BN:BTCUSDT');
    expect([99, 125, 150, 199, 200].map((t) => depthMultiplierAt(scenario, hl, t))).toEqual([1, 0.6, 0.2, 0.2, 1]);
    expect([99, 125, 150, 199, 1000].map((t) => depthMultiplierAt(scenario, bn, t))).toEqual([0.5, 0.5, 0.2, 0.2, 1]);
  });

  it('gives the same when compiled', () => {
    const paths = compilePaths(scenario, snapshot);
    const { assets, venues, instruments } = snapshot;
    const fundamental = new Float64Array(assets.n);
    const spot = new Float64Array(assets.n * venues.n);
    const cap = new Float64Array(2 * instruments.n).fill(7);
    for (let t = 0; t < 500; t += 12.5) {
      paths.fundamentalLog(t, fundamental);
      paths.spotLog(t, spot);
      paths.depthCap(t, cap);
      for (let a = 0; a < assets.n; a++) {
        expect(fundamental[a]).toBe(0 + exogenousLogMove(scenario, a, t));
        for (let v = 0; v < venues.n; v++) expect(spot[v * assets.n + a]).toBe(0 + spotDeviationAt(scenario, v, a, t));
      }
      for (let i = 0; i < instruments.n; i++) expect(cap[i]).toBe(depthMultiplierAt(scenario, i, t));
    }
    expect(cap[instruments.n]).toBe(7);
  });

  it('knows which service is out where and when: at steps that end after the start, up to the end', () => {
    const paths = compilePaths(scenario, snapshot);
    expect([60, 61, 120, 121].map((t) => paths.transfersFrozen(t, BINANCE))).toEqual([false, true, true, false]);
    expect([6, 7].map((t) => paths.liquidationsHalted(t, BINANCE))).toEqual([true, false]);
    expect(paths.transfersFrozen(61, 1 - BINANCE)).toBe(false);
    expect(paths.tradingHalted(5, BINANCE)).toBe(false);
  });
});

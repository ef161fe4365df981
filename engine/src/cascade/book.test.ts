/** Books and batches: depth state, refill, touches, and the fairness and conservation of a batch. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Snapshot } from '../market/snapshot.ts';
import {
  type Books,
  createBooks,
  distanceOfPrice,
  marketImpactDistance,
  mid,
  priceAt,
  refill,
  sampleVolatility,
  resetExtremes,
  sideAnchor,
  stepDepthState,
  touchDistance,
  updateTouch,
  updateTouches,
} from './book.ts';
import { createBatchWorkspace, fillBatch, fillOrder, segmentValue } from './bookBatch.ts';
import { buildCurves, capacity, type Curves } from './depthCurve.ts';
import { valueOf } from './depthValue.ts';
import { createReached, reach } from './reached.ts';

const PRICE = 50_000;
const HALF_SPREAD = 1e-4;

interface Setup {
  readonly books: Books;
  readonly curves: Curves;
}

function setup(inverse = 0, topExponent = 1, gamma = 0.4): Setup {
  const distance = [0.002, 0.01, 0.02, 0.05, 0.002, 0.01, 0.02, 0.05];
  const notionalUsd = [4e6, 15e6, 24e6, 40e6, 3e6, 12e6, 20e6, 30e6];
  const snapshot = {
    instruments: {
      n: 1,
      id: ['V:P'],
      markPrice: Float64Array.of(PRICE),
      halfSpread: Float64Array.of(HALF_SPREAD),
      inverse: Uint8Array.of(inverse),
      depthStart: Uint32Array.of(0, 4, 8),
    },
    depth: { n: 8, distance: Float64Array.from(distance), notionalUsd: Float64Array.from(notionalUsd) },
  } as unknown as Snapshot;
  const calm = Float64Array.of(1e-4);
  return { books: createBooks(snapshot.instruments, calm, topExponent), curves: buildCurves(snapshot, gamma) };
}

interface Order {
  readonly qty: number;
  readonly limit: number;
}

interface Outcome {
  readonly filled: number[];
  readonly value: number[];
  readonly total: number;
  readonly totalValue: number;
}

/** Fills orders on a fresh book whose state is set from `start`. */
function run(orders: readonly Order[], start: Start, venueBand = Infinity): Outcome & Setup {
  const market = setup(start.inverse);
  const b = start.side;
  market.books.s1[b] = start.s1;
  market.books.consumed[b] = start.used * capacity(market.curves, b, start.s1, 1, Infinity);
  const n = orders.length;
  const filled = new Float64Array(n);
  const value = new Float64Array(n);
  const qty = Float64Array.from(orders, (o) => o.qty);
  const limit = Float64Array.from(orders, (o) => o.limit);
  const workspace = createBatchWorkspace();
  const total = fillBatch(market.books, market.curves, b, n, qty, limit, venueBand, filled, value, workspace);
  return { ...market, filled: [...filled], value: [...value], total, totalValue: workspace.totalValue };
}

interface Start {
  readonly side: number;
  readonly inverse: number;
  readonly s1: number;
  readonly used: number;
}

const start = fc.record({
  side: fc.constantFrom(0, 1),
  inverse: fc.constantFrom(0, 1),
  s1: fc.double({ min: 0.05, max: 1, noNaN: true }),
  used: fc.oneof(fc.constant(0), fc.double({ min: 0, max: 0.9, noNaN: true })),
});

/** Orders in shares of what the side offers; limits from tight to none, some shared, some already passed. */
const shares = fc.array(
  fc.record({
    share: fc.double({ min: 1e-4, max: 0.3, noNaN: true }),
    limit: fc.oneof(
      fc.constant(Infinity),
      fc.constant(0.012),
      fc.constant(-0.001),
      fc.double({ min: 0.001, max: 0.2, noNaN: true }),
    ),
  }),
  { minLength: 1, maxLength: 12 },
);

function ordersOf(rows: readonly { share: number; limit: number }[], s: Start): Order[] {
  const { curves } = setup(s.inverse);
  const all = capacity(curves, s.side, s.s1, 1, Infinity);
  return rows.map((row) => ({ qty: row.share * all, limit: row.limit }));
}

function expectClose(a: number, b: number, tolerance = 1e-12): void {
  expect(Math.abs(a - b)).toBeLessThanOrEqual(tolerance * Math.max(Math.abs(a), Math.abs(b)));
}

const sum = (xs: readonly number[]): number => xs.reduce((a, b) => a + b, 0);

function reachOf(curves: Curves, { side, s1 }: { side: number; s1: number }, v: number): number {
  const reached = createReached(curves.sides);
  return reached.distance[reach(reached, curves, side, s1, 1, v)];
}

describe('batch', () => {
  it('conserves volume and value and respects every limit', () => {
    fc.assert(
      fc.property(start, shares, fc.constantFrom(Infinity, 0.03), (s, rows, band) => {
        const orders = ordersOf(rows, s);
        const out = run(orders, s, band);
        const { curves, books } = out;
        const v0 = s.used * capacity(curves, s.side, s.s1, 1, Infinity);
        expectClose(sum(out.filled), out.total);
        expect(books.consumed[s.side]).toBe(v0 + (out.total > 0 ? out.total : 0));
        expectClose(sum(out.value), out.totalValue);
        expectClose(out.totalValue, segmentValue(books, curves, s.side, v0, out.total));
        const sign = s.side === 0 ? -1 : 1;
        const touch = sideAnchor(books, s.side);
        const integral = valueOf(
          curves,
          createReached(2),
          s.side,
          s.s1,
          1,
          v0,
          out.total,
          s.inverse === 1 ? -sign : sign,
        );
        // Between two volumes the quantity itself is known to the rounding of the larger one only.
        const blur = out.total > 0 ? (1e-15 * v0) / out.total : 0;
        expectClose(out.totalValue, s.inverse === 1 ? integral / touch : integral * touch, 1e-12 + blur);
        const y0 = reachOf(curves, s, v0);
        orders.forEach((order, k) => {
          expect(out.filled[k]).toBeGreaterThanOrEqual(0);
          expect(out.filled[k]).toBeLessThanOrEqual(order.qty * (1 + 1e-15));
          const stop = marketImpactDistance(curves, s.side, band, order.limit);
          if (stop < y0) expect(out.filled[k]).toBe(0);
          if (out.filled[k] === 0) return;
          const price = s.inverse === 1 ? out.filled[k] / out.value[k] : out.value[k] / out.filled[k];
          const x = distanceOfPrice(books, s.side, price);
          expect(x).toBeGreaterThanOrEqual(y0 - 1e-12);
          expect(x).toBeLessThanOrEqual(stop + 1e-12);
          // Whoever is not filled in full has seen the price reach its limit.
          const end = reachOf(curves, s, v0 + out.total);
          if (out.filled[k] < order.qty * (1 - 1e-12)) expect(end).toBeGreaterThan(stop * (1 - 1e-11));
        });
      }),
      { numRuns: 300 },
    );
  });

  it('does not depend on the order of the rows', () => {
    fc.assert(
      fc.property(start, shares, fc.integer({ min: 1, max: 11 }), (s, rows, shift) => {
        const orders = ordersOf(rows, s);
        const n = orders.length;
        const turned = orders.map((_, k) => orders[(k + shift) % n]).reverse();
        const one = run(orders, s);
        const two = run(turned, s);
        expectClose(one.total, two.total);
        expectClose(one.totalValue, two.totalValue);
        for (let k = 0; k < n; k++) {
          const at = (n - 1 - k + shift) % n;
          expectClose(one.filled[at], two.filled[k]);
          expectClose(one.value[at], two.value[k]);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('fills slices of an order, or a cohort of n, exactly as the whole', () => {
    fc.assert(
      fc.property(start, shares, fc.integer({ min: 2, max: 80 }), (s, rows, count) => {
        const orders = ordersOf(rows, s);
        const cut = orders[0];
        const members = Array.from({ length: count }, () => ({ qty: cut.qty / count, limit: cut.limit }));
        const whole = run(orders, s);
        const split = run([...members, ...orders.slice(1)], s);
        expectClose(sum(split.filled.slice(0, count)), whole.filled[0]);
        expectClose(sum(split.value.slice(0, count)), whole.value[0]);
        orders.slice(1).forEach((_, k) => {
          expectClose(split.filled[count + k], whole.filled[1 + k]);
          expectClose(split.value[count + k], whole.value[1 + k]);
        });
        expectClose(split.totalValue, whole.totalValue);
      }),
      { numRuns: 200 },
    );
  });

  it('costs the same in one batch and in consecutive slices', () => {
    fc.assert(
      fc.property(
        start,
        fc.double({ min: 1e-3, max: 1.2, noNaN: true }),
        fc.integer({ min: 2, max: 20 }),
        (s, share, n) => {
          const whole = run(ordersOf([{ share, limit: Infinity }], s), s);
          const { books, curves } = run([], s);
          const qty = ordersOf([{ share, limit: Infinity }], s)[0].qty;
          const workspace = createBatchWorkspace();
          let filled = 0;
          let value = 0;
          for (let k = 0; k < n; k++) {
            filled += fillOrder(books, curves, s.side, qty / n, Infinity, workspace);
            value += workspace.totalValue;
          }
          expectClose(filled, whole.total);
          expectClose(value, whole.totalValue);
          expectClose(books.touch[s.side], whole.books.touch[s.side]);
        },
      ),
      { numRuns: 100 },
    );
  });

  it('serves all until the tightest limit, then the rest: worked by hand on a book of constant density', () => {
    // 1% holds 100 coins on a straight line; the bid touch is 1.
    const snapshot = {
      instruments: {
        n: 1,
        id: ['V:P'],
        markPrice: Float64Array.of(1),
        halfSpread: Float64Array.of(0),
        inverse: Uint8Array.of(0),
        depthStart: Uint32Array.of(0, 2, 4),
      },
      depth: {
        n: 4,
        distance: Float64Array.of(0.01, 0.1, 0.01, 0.1),
        notionalUsd: Float64Array.of(100, 1000, 100, 1000),
      },
    } as unknown as Snapshot;
    const curves = buildCurves(snapshot, 1);
    const books = createBooks(snapshot.instruments, Float64Array.of(0), 1);
    const filled = new Float64Array(2);
    const value = new Float64Array(2);
    const workspace = createBatchWorkspace();
    const qty = Float64Array.of(90, 30);
    fillBatch(books, curves, 0, 2, qty, Float64Array.of(0.008, Infinity), Infinity, filled, value, workspace);
    // 80 coins up to 0.8%: 60 and 20. Then the last 10 of the second order.
    expectClose(filled[0], 60);
    expect(filled[1]).toBe(30);
    const first = 10_000 * -Math.expm1(-0.008);
    const second = 10_000 * (Math.exp(-0.008) - Math.exp(-0.009));
    expectClose(value[0], first * 0.75);
    expectClose(value[1], first * 0.25 + second);
    expectClose(books.last[0], Math.exp(-0.009));
    expectClose(books.lastLow[0], Math.exp(-0.009));
    expect(books.lastHigh[0]).toBe(1);
    expectClose(books.touch[0], Math.exp(-0.009));
  });

  it('stops at three times the last band with positive prices', () => {
    const s = { side: 0, inverse: 0, s1: 0.05, used: 0 };
    const out = run([{ qty: 1e9, limit: Infinity }], s);
    expectClose(out.total, capacity(out.curves, 0, 0.05, 1, Infinity));
    expectClose(out.books.touch[0], PRICE * Math.exp(-HALF_SPREAD - 0.15));
    out.books.s1[0] = 1e-3;
    updateTouch(out.books, out.curves, 0);
    expect(touchDistance(out.books, out.curves, 0)).toBe(out.curves.maxDistance[0]);
    expect(out.books.touch[0]).toBeGreaterThan(0);
    expect(fillOrder(out.books, out.curves, 0, 1, Infinity, createBatchWorkspace())).toBe(0);
  });

  it('handles more orders than the sort treats as short, all with limits of their own', () => {
    const s = { side: 1, inverse: 0, s1: 0.5, used: 0.1 };
    const orders = Array.from({ length: 2000 }, (_, k) => ({ qty: 0.2 + (k % 7) / 10, limit: 0.15 - 0.00007 * k }));
    const out = run(orders, s);
    expectClose(sum(out.filled), out.total);
    expectClose(sum(out.value), out.totalValue);
    expect(out.filled[1999] / orders[1999].qty).toBeLessThan(out.filled[0] / orders[0].qty);
  });
});

describe('touch and mid', () => {
  it('moves the mid by half of what the eaten side moves, until the other re-quotes', () => {
    const { books, curves } = setup();
    updateTouches(books, curves);
    expectClose(books.touch[0], PRICE * Math.exp(-HALF_SPREAD));
    expectClose(mid(books, 0), PRICE);
    fillOrder(books, curves, 0, 300, Infinity, createBatchWorkspace());
    const y = touchDistance(books, curves, 0);
    expect(y).toBeGreaterThan(0.005);
    expectClose(mid(books, 0), PRICE * Math.exp(-y / 2));
    expectClose(distanceOfPrice(books, 0, priceAt(books, 0, y)), y, 1e-10);
    expectClose(distanceOfPrice(books, 1, priceAt(books, 1, 0.01)), 0.01, 1e-10);
  });

  it('keeps the extremes until they are reset', () => {
    const { books, curves } = setup();
    updateTouches(books, curves);
    fillOrder(books, curves, 0, 300, Infinity, createBatchWorkspace());
    const low = books.touch[0];
    refill(books, 0, 1);
    updateTouches(books, curves);
    expect(books.touchLow[0]).toBe(low);
    expectClose(books.touchHigh[0], PRICE * Math.exp(-HALF_SPREAD));
    expect(books.lastLow[0]).toBe(books.last[0]);
    resetExtremes(books);
    expect(books.touchLow[0]).toBe(books.touch[0]);
    expect(books.lastHigh[0]).toBe(books.last[0]);
  });
});

describe('depth state', () => {
  const dynamics = { recoveryPerS: 4e-4, volatilityGain: 0.01, flowGain: 0.5, floor: 0.05 };
  const open = Float64Array.of(1, 1);

  it('composes: n small steps are one large step for constant inputs', () => {
    const inputs = fc.record({
      s1: fc.double({ min: 0.3, max: 1, noNaN: true }),
      recovery: fc.double({ min: 0, max: 0.01, noNaN: true }),
      volatility: fc.double({ min: 0, max: 8, noNaN: true }),
      depths: fc.double({ min: 0, max: 1, noNaN: true }),
      n: fc.integer({ min: 2, max: 8 }),
    });
    fc.assert(
      fc.property(inputs, (x) => {
        const [one, many] = [setup(), setup()].map(({ books, curves }, which) => {
          books.s1.fill(x.s1);
          books.variance[0] = (x.volatility * books.calmVolatility[0]) ** 2;
          const steps = which === 0 ? 1 : x.n;
          const forced = curves.depthAt1pct.map((d) => (d * x.depths) / steps);
          const changed = { ...dynamics, recoveryPerS: x.recovery, floor: 1e-3 };
          for (let k = 0; k < steps; k++) stepDepthState(books, curves, changed, 1 / steps, forced, open);
          return books.s1[0];
        });
        expectClose(one, many);
      }),
      { numRuns: 150 },
    );
  });

  it('solves the equation: against small explicit steps, and towards its rest point', () => {
    const { books, curves } = setup();
    books.variance[0] = (5 * books.calmVolatility[0]) ** 2;
    const forced = Float64Array.of(0.2 * curves.depthAt1pct[0], 0);
    stepDepthState(books, curves, dynamics, 1, forced, open);
    let s = 1;
    for (let k = 0; k < 1e5; k++) s += 1e-5 * (4e-4 * (1 - s) - s * (0.01 * 3 + 0.5 * 0.2));
    expect(Math.abs(books.s1[0] - s)).toBeLessThan(1e-6);
    expect(books.s1[1]).toBeGreaterThan(books.s1[0]);
    stepDepthState(books, curves, { ...dynamics, floor: 1e-4 }, 1e5, Float64Array.of(0, 0), open);
    expectClose(books.s1[0], 4e-4 / (4e-4 + 0.03));
  });

  it('stays calm below twice the calm volatility, and recovers half of the gap in ln 2 / rho', () => {
    const { books, curves } = setup();
    books.variance[0] = (1.9 * books.calmVolatility[0]) ** 2;
    stepDepthState(books, curves, dynamics, 1, Float64Array.of(0, 0), open);
    expect(books.s1[0]).toBe(1);
    books.s1[0] = 0.2;
    stepDepthState(books, curves, dynamics, Math.LN2 / 4e-4, Float64Array.of(0, 0), open);
    expectClose(books.s1[0], 0.6);
  });

  it('obeys the cap of the providers and the floor', () => {
    const { books, curves } = setup();
    stepDepthState(books, curves, dynamics, 1, Float64Array.of(0, 0), Float64Array.of(0.4, -2));
    expect([...books.s1]).toEqual([0.4, 0.05]);
  });
});

describe('refill and volatility', () => {
  it('halves of a step refill as much as the step', () => {
    const { books } = setup();
    books.consumed.set([100, 7]);
    refill(books, Math.exp(-0.03 * 0.5), 1);
    refill(books, Math.exp(-0.03 * 0.5), 1);
    expect(books.consumed[0]).toBeCloseTo(100 * Math.exp(-0.03), 11);
    expect(books.consumed[1]).toBeCloseTo(7 * Math.exp(-0.03), 12);
  });

  it('averages the squared return of the anchor per second, whatever the samples are apart', () => {
    const [whole, halves] = [1, 0.5].map((dt) => {
      const { books } = setup();
      let price = PRICE;
      for (let k = 0; k < 200 / dt; k++) {
        price *= Math.exp((k % 2 === 0 ? 3e-4 : -3e-4) * Math.sqrt(dt));
        books.anchor[0] = price;
        sampleVolatility(books, 0, dt, Math.exp(-dt / 10));
      }
      return books.variance[0];
    });
    // 200 s are 20 time constants: the calm start has been forgotten to exp(-20).
    expect(whole / 9e-8).toBeCloseTo(1, 7);
    expect(halves / 9e-8).toBeCloseTo(1, 7);
  });
});

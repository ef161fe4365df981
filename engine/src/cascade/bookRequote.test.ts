/**
 * Re-quotes: what was eaten on one side is offered again on the other at the prices at which it was taken. The side
 * that was not hit follows, the spread is never below its calm value, and no order of trades makes money from a book
 * at rest (docs/model.md, Walking the book).
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Sequence } from '../core/random.ts';
import type { Snapshot } from '../market/snapshot.ts';
import {
  type Books,
  createBooks,
  distanceAhead,
  mid,
  priceAt,
  refill,
  roomWithin,
  sideAnchor,
  stepDepthState,
  trimConsumed,
  updateTouches,
} from './book.ts';
import { createBatchWorkspace, fillBatch, fillOrder, valueAhead } from './bookBatch.ts';
import { buildCurves, capacity, type Curves } from './depthCurve.ts';

const PRICE = 50_000;
const HALF_SPREAD = 1e-4;
const BANDS = { usual: [4e6, 15e6, 24e6, 40e6], deep: [3e6, 12e6, 40e6, 130e6] };

interface Setup {
  readonly books: Books;
  readonly curves: Curves;
}

/** One book whose bids are convex or, as measured on the worst bids, concave in distance; asks differ. */
function setup(inverse = 0, topExponent = 1): Setup {
  const snapshot = {
    instruments: {
      n: 1,
      id: ['V:P'],
      markPrice: Float64Array.of(PRICE),
      halfSpread: Float64Array.of(HALF_SPREAD),
      inverse: Uint8Array.of(inverse),
      depthStart: Uint32Array.of(0, 4, 8),
    },
    depth: {
      n: 8,
      distance: Float64Array.of(0.002, 0.01, 0.02, 0.05, 0.002, 0.01, 0.02, 0.05),
      notionalUsd: Float64Array.from([...BANDS.usual, ...BANDS.deep]),
    },
  } as unknown as Snapshot;
  const books = createBooks(snapshot.instruments, Float64Array.of(1e-4), topExponent);
  return { books, curves: buildCurves(snapshot, 0.4) };
}

/** A straight book by hand: 100 coins per 1% on both sides, price 1, no spread. */
function straight(): Setup {
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
  return { books: createBooks(snapshot.instruments, Float64Array.of(0), 1), curves: buildCurves(snapshot, 1) };
}

function expectClose(a: number, b: number, tolerance = 1e-12): void {
  expect(Math.abs(a - b)).toBeLessThanOrEqual(tolerance * Math.max(Math.abs(a), Math.abs(b)));
}

/** A book eaten by random trades and times, with what each side offers again. */
function worn(seed: number, inverse: number, turns: number): Setup & { readonly draw: Sequence } {
  const market = setup(inverse);
  const { books, curves } = market;
  const draw = new Sequence(seed, 310);
  const workspace = createBatchWorkspace();
  for (let k = 0; k < turns; k++) {
    const b = draw.nextInt(2);
    fillOrder(books, curves, b, 0.4 * draw.next() * curves.depthAt1pct[b], Infinity, workspace);
    refill(books, 0.5 + 0.5 * draw.next(), draw.next());
    updateTouches(books, curves);
  }
  return { ...market, draw };
}

function expectOrder(books: Books): void {
  const [bid, ask] = books.consumed;
  const { requoted } = books;
  expect(Math.min(bid, ask)).toBeGreaterThanOrEqual(0);
  expect(requoted[0]).toBeGreaterThanOrEqual(0);
  expect(requoted[1]).toBeGreaterThanOrEqual(0);
  expect(requoted[0]).toBeLessThanOrEqual(Math.max(0, bid - ask) * (1 + 1e-12) + 1e-12 * ask);
  expect(requoted[1]).toBeLessThanOrEqual(Math.max(0, ask - bid) * (1 + 1e-12) + 1e-12 * bid);
  expect(books.touch[1] / books.touch[0]).toBeGreaterThanOrEqual(Math.exp(2 * HALF_SPREAD) * (1 - 1e-12));
}

describe('a re-quote', () => {
  it('moves the mid by half of what was eaten at once, and by all of it once the other side has followed', () => {
    const { books, curves } = setup();
    fillOrder(books, curves, 0, 300, Infinity, createBatchWorkspace());
    updateTouches(books, curves);
    const y = distanceAhead(books, curves, 0, 0);
    expectClose(mid(books, 0), PRICE * Math.exp(-y / 2));
    refill(books, 1, 0.5);
    updateTouches(books, curves);
    expectClose(
      books.touch[1],
      priceAt(books, 1, -distanceAhead({ ...books, consumed: books.requoted }, curves, 0, 0)),
    );
    expect(mid(books, 0)).toBeLessThan(PRICE * Math.exp(-y / 2));
    refill(books, 1, 0);
    updateTouches(books, curves);
    expectClose(mid(books, 0), PRICE * Math.exp(-y));
    expectClose(books.touch[1] / books.touch[0], Math.exp(2 * HALF_SPREAD));
  });

  it('is bought from the last eaten unit to the first, and lifts the bid: worked by hand on a straight book', () => {
    const { books, curves } = straight();
    const workspace = createBatchWorkspace();
    fillOrder(books, curves, 0, 80, Infinity, workspace);
    expectClose(workspace.totalValue, 10_000 * (1 - Math.exp(-0.008)));
    refill(books, 1, 0.25);
    expect([...books.requoted]).toEqual([60, 0]);
    // 40 of the 60 that are offered between 1 and exp(-0.006): down to 20 from 60.
    fillOrder(books, curves, 1, 40, Infinity, workspace);
    expectClose(workspace.totalValue, 10_000 * (Math.exp(-0.002) - Math.exp(-0.006)));
    expect([...books.consumed]).toEqual([40, 0]);
    expect([...books.requoted]).toEqual([20, 0]);
    expectClose(books.touch[0], Math.exp(-0.004));
    expectClose(books.touch[1], Math.exp(-0.002));
    expectClose(books.last[0], Math.exp(-0.002));
    // The other 20, then 10 of the asks' own.
    fillOrder(books, curves, 1, 30, Infinity, workspace);
    expectClose(workspace.totalValue, 10_000 * (1 - Math.exp(-0.002) + Math.exp(0.001) - 1), 1e-11);
    expect([...books.consumed]).toEqual([20, 10]);
    // 20 were sold and 10 bought: nobody holds the 10 that both sides lack, so they are quoted anew.
    refill(books, 1, 0);
    expect([...books.consumed]).toEqual([10, 0]);
    expect([...books.requoted]).toEqual([10, 0]);
  });

  it('solves its equations: n small steps are one large step, and explicit steps come to the same', () => {
    const state = fc.record({
      bid: fc.double({ min: 0, max: 900, noNaN: true }),
      ask: fc.double({ min: 0, max: 900, noNaN: true }),
      share: fc.double({ min: 0, max: 1, noNaN: true }),
      refilled: fc.double({ min: 0, max: 1, noNaN: true }),
      quoted: fc.double({ min: 0, max: 5, noNaN: true }),
      n: fc.integer({ min: 2, max: 9 }),
    });
    fc.assert(
      fc.property(state, (x) => {
        const [one, many] = [1, x.n].map((steps) => {
          const { books } = setup();
          books.consumed.set([x.bid, x.ask]);
          books.requoted[x.bid > x.ask ? 0 : 1] = x.share * Math.abs(x.bid - x.ask);
          for (let k = 0; k < steps; k++) refill(books, Math.exp(-x.refilled / steps), Math.exp(-x.quoted / steps));
          return [...books.consumed, ...books.requoted];
        });
        one.forEach((value, k) => expect(Math.abs(value - many[k])).toBeLessThanOrEqual(1e-9));
      }),
      { numRuns: 200 },
    );
    const { books } = setup();
    books.consumed.set([500, 120]);
    books.requoted[0] = 70;
    refill(books, Math.exp(-0.2), Math.exp(-1));
    let [bid, ask, again] = [500, 120, 70];
    for (let k = 0; k < 1e5; k++) {
      const matched = Math.min(bid, ask);
      const net = bid - ask;
      again += 1e-5 * (1 * (net - again) - 0.2 * again);
      bid -= 1e-5 * (0.2 * bid + matched);
      ask -= 1e-5 * (0.2 * ask + matched);
    }
    expect(Math.abs(books.consumed[0] - bid)).toBeLessThan(1e-2);
    expect(Math.abs(books.consumed[1] - ask)).toBeLessThan(1e-2);
    expect(Math.abs(books.requoted[0] - again)).toBeLessThan(1e-2);
  });

  it('never brings the spread below its calm value, whatever is traded and however depth changes', () => {
    fc.assert(
      fc.property(fc.integer(), fc.constantFrom(0, 1), fc.integer({ min: 1, max: 25 }), (seed, inverse, turns) => {
        const { books, curves, draw } = worn(seed, inverse, turns);
        expectOrder(books);
        for (let k = 0; k < 5; k++) {
          const cap = Float64Array.of(draw.next(), draw.next());
          const dynamics = { recoveryPerS: 0.05, volatilityGain: 0, flowGain: 0, floor: 0.05 };
          stepDepthState(books, curves, dynamics, 1, new Float64Array(2), cap);
          trimConsumed(books, curves);
          updateTouches(books, curves);
          expectOrder(books);
        }
      }),
      { numRuns: 200 },
    );
  });
});

describe('fills of what is offered again', () => {
  it('cost what the price integral says, stop at limits, and do not depend on slices or rows', () => {
    const order = fc.record({
      share: fc.double({ min: 1e-3, max: 0.4, noNaN: true }),
      limit: fc.oneof(fc.constant(Infinity), fc.double({ min: -0.05, max: 0.1, noNaN: true })),
    });
    fc.assert(
      fc.property(
        fc.integer(),
        fc.constantFrom(0, 1),
        fc.array(order, { minLength: 1, maxLength: 8 }),
        (seed, inv, rows) => {
          const { books, curves, draw } = worn(seed, inv, 6);
          const b = draw.nextInt(2);
          const all = roomWithin(books, curves, b, Infinity);
          const qty = Float64Array.from(rows, (r) => r.share * all);
          const limit = Float64Array.from(rows, (r) => r.limit);
          const n = rows.length;
          const [filled, value] = [new Float64Array(n), new Float64Array(n)];
          const before = structuredClone(books);
          const workspace = createBatchWorkspace();
          const total = fillBatch(books, curves, b, n, qty, limit, Infinity, filled, value, workspace);
          expectOrder(books);
          expectClose(
            filled.reduce((x, y) => x + y, 0),
            total,
            1e-11,
          );
          if (total === 0) return;
          expectClose(workspace.totalValue, valueAhead(before, curves, b, 0, total), 1e-9);
          // Simpson's rule over the prices of single units.
          let sum = 0;
          const parts = 400;
          for (let k = 0; k < parts; k++) {
            const p = priceAt(before, b, distanceAhead(before, curves, b, ((k + 0.5) / parts) * total));
            sum += (inv === 0 ? p : 1 / p) * (total / parts);
          }
          expectClose(workspace.totalValue, sum, 1e-4);
          rows.forEach((row, k) => {
            const cap = Math.min(row.limit, curves.maxDistance[b]);
            expect(filled[k]).toBeLessThanOrEqual(qty[k] * (1 + 1e-12));
            // Who is filled short has left nothing within its limit; between two offers there may be a gap.
            const room = roomWithin(before, curves, b, cap - 1e-7);
            if (filled[k] < qty[k] * (1 - 1e-9)) expect(total).toBeGreaterThanOrEqual(room * (1 - 1e-9));
            if (roomWithin(before, curves, b, cap) === 0) expect(filled[k]).toBe(0);
          });
          const sliced = structuredClone(before);
          let paid = 0;
          for (let k = 0; k < 7; k++) {
            fillOrder(sliced, curves, b, total / 7, Infinity, workspace);
            paid += workspace.totalValue;
          }
          expectClose(paid, valueAhead(before, curves, b, 0, total), 1e-9);
          expect(Math.abs(sliced.consumed[b] - books.consumed[b])).toBeLessThanOrEqual(
            1e-12 * (total + books.consumed[b]),
          );
          expectClose(sliced.touch[b ^ 1], books.touch[b ^ 1], 1e-9);
        },
      ),
      { numRuns: 200 },
    );
  });
});

/** What the buyers of a side hold below, or its sellers above, the anchor: the most that a trader can win from it. */
function discountHeld({ books, curves }: Setup): number {
  let sum = 0;
  for (const b of [0, 1]) {
    const v = books.consumed[b];
    if (v === 0) continue;
    const fresh: Books = { ...books, consumed: new Float64Array(2), requoted: new Float64Array(2) };
    const worth = valueAhead(fresh, curves, b, 0, v);
    const anchor = sideAnchor(books, b);
    const inverse = curves.inverse[0] !== 0;
    sum += Math.abs(worth - (inverse ? v / anchor : v * anchor));
  }
  return sum;
}

/** Random trades and times, everything closed in the end; returns the cash that is left, in settlement units. */
function roundTrip({ books, curves }: Setup, draw: Sequence): number {
  const inverse = curves.inverse[0] !== 0;
  const workspace = createBatchWorkspace();
  let held = 0;
  let cash = 0;
  const trade = (signed: number): void => {
    const b = signed < 0 ? 0 : 1;
    const filled = fillOrder(books, curves, b, Math.abs(signed), Infinity, workspace);
    held += Math.sign(signed) * filled;
    // An inverse contract pays coins: a long of one USD is worth −1/p.
    cash -= Math.sign(signed) * (inverse ? -1 : 1) * workspace.totalValue;
  };
  const wait = (): void => {
    refill(books, draw.next() < 0.3 ? 1 : draw.next(), draw.next() < 0.3 ? 0 : draw.next());
    trimConsumed(books, curves);
    updateTouches(books, curves);
  };
  for (let k = 0; k < 12; k++) {
    const side = draw.next() < 0.5 ? -1 : 1;
    if (draw.next() < 0.8) trade(side * draw.next() * draw.next() * capacity(curves, side < 0 ? 0 : 1, 1, 1, 0.03));
    if (draw.next() < 0.7) wait();
  }
  for (let k = 0; k < 200 && held !== 0; k++) {
    trade(-held * (k < 5 ? draw.next() : 1));
    if (Math.abs(held) < 1e-9) held = 0;
    if (draw.next() < 0.5) wait();
  }
  expect(held).toBe(0);
  return cash;
}

describe('round trips', () => {
  it('lose money on a book at rest, whatever is traded and however long one waits', () => {
    let trips = 0;
    fc.assert(
      fc.property(fc.integer(), fc.constantFrom(0, 1), (seed, inverse) => {
        const cash = roundTrip(setup(inverse), new Sequence(seed, 311));
        if (cash !== 0) trips++;
        expect(cash).toBeLessThanOrEqual(0);
      }),
      { numRuns: 1000 },
    );
    expect(trips).toBeGreaterThan(900);
  });

  it('win no more than the discount that forced sellers left to others on an eaten book, and can win of it', () => {
    let won = 0;
    fc.assert(
      fc.property(fc.integer(), fc.constantFrom(0, 1), (seed, inverse) => {
        const market = worn(seed, inverse, 5);
        const patient = { ...market, books: structuredClone(market.books) };
        expect(roundTrip(market, market.draw)).toBeLessThanOrEqual(discountHeld(patient));
        const cash = takeDiscount(patient);
        won += Number(cash > 0);
      }),
      { numRuns: 1000 },
    );
    expect(won).toBeGreaterThan(500);
  });
});

/** Takes a little of what is offered again and gives it back to the refilled book; returns the cash that is left. */
function takeDiscount(market: Setup): number {
  const { books, curves } = market;
  const most = discountHeld(market);
  const b = books.requoted[0] > 0 ? 1 : 0;
  const quantity = 0.01 * books.requoted[b ^ 1];
  const workspace = createBatchWorkspace();
  const sign = (b === 1 ? -1 : 1) * (curves.inverse[0] === 0 ? 1 : -1);
  fillOrder(books, curves, b, quantity, Infinity, workspace);
  let cash = sign * workspace.totalValue;
  refill(books, 0, 0);
  fillOrder(books, curves, b ^ 1, quantity, Infinity, workspace);
  cash -= sign * workspace.totalValue;
  expect(cash).toBeLessThanOrEqual(most);
  return cash;
}

/** Depth curves and their value integral: bands, continuity, inverse, quadrature, and two measured books. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InputError } from '../core/errors.ts';
import type { Snapshot } from '../market/snapshot.ts';
import { buildCurves, capacity, type Curves, distanceOnPiece, offered, pieceOf } from './depthCurve.ts';
import { valueOf as valueOfReached } from './depthValue.ts';
import { createReached } from './reached.ts';

function distanceAt(curves: Curves, b: number, s1: number, top: number, v: number): number {
  return distanceOnPiece(curves, b, s1, top, pieceOf(curves, b, s1, top, v), v);
}

function valueOf(curves: Curves, b: number, s1: number, top: number, from: number, v: number, sign: number): number {
  return valueOfReached(curves, createReached(curves.sides), b, s1, top, from, v, sign);
}

type Band = readonly [distance: number, notionalUsd: number];

function market(sides: readonly (readonly Band[])[], markPrice = 1, inverse = 0): Snapshot {
  const n = sides.length / 2;
  const start = [0];
  for (const side of sides) start.push(start[start.length - 1] + side.length);
  const rows = sides.flat();
  return {
    instruments: {
      n,
      id: Array.from({ length: n }, (_, i) => `V:P${i}`),
      markPrice: new Float64Array(n).fill(markPrice),
      inverse: new Uint8Array(n).fill(inverse),
      depthStart: Uint32Array.from(start),
    },
    depth: {
      n: rows.length,
      distance: Float64Array.from(rows, (row) => row[0]),
      notionalUsd: Float64Array.from(rows, (row) => row[1]),
    },
  } as unknown as Snapshot;
}

const BANDS: readonly Band[] = [
  [0.002, 4e6],
  [0.01, 15e6],
  [0.02, 24e6],
  [0.05, 40e6],
];

/** Any rising bands: distances up to 20%, slopes between 0.1 and 2.5. */
const bands = fc
  .record({
    first: fc.double({ min: 2e-4, max: 0.02, noNaN: true }),
    base: fc.double({ min: 1e3, max: 1e8, noNaN: true }),
    steps: fc.array(
      fc.tuple(fc.double({ min: 1.05, max: 3, noNaN: true }), fc.double({ min: 0.1, max: 2.5, noNaN: true })),
      { maxLength: 5 },
    ),
  })
  .map(({ first, base, steps }) => {
    const rows: [number, number][] = [[first, base]];
    for (const [ratio, slope] of steps) {
      const [x, d] = rows[rows.length - 1];
      if (x * ratio < 0.2) rows.push([x * ratio, d * ratio ** slope]);
    }
    return rows;
  });

const state = fc.record({
  bands,
  gamma: fc.double({ min: 0.2, max: 1.5, noNaN: true }),
  s1: fc.oneof(fc.constant(1), fc.double({ min: 0.02, max: 1, noNaN: true })),
  top: fc.oneof(fc.constant(0), fc.double({ min: 0, max: 3, noNaN: true })),
});

function relative(a: number, b: number): number {
  return Math.abs(a - b) / Math.max(Math.abs(a), Math.abs(b), 1e-300);
}

describe('calm depth', () => {
  it('equals every band exactly, in coins for linear and USD for inverse contracts', () => {
    for (const inverse of [0, 1]) {
      const curves = buildCurves(market([BANDS, BANDS], 50_000, inverse), 0.5);
      for (const [x, usd] of BANDS) expect(offered(curves, 1, 1, 2, x)).toBe(usd * (inverse === 1 ? 1 : 1 / 50_000));
      expect(curves.depthAt1pct[0]).toBe(offered(curves, 0, 1, 2, 0.01));
    }
  });

  it('is scaled by the depth factor', () => {
    const half = buildCurves(market([BANDS, BANDS]), 0.5, 0.5);
    expect(offered(half, 0, 1, 0, 0.02)).toBe(12e6);
  });

  it('continues inward with the first slope and outward with min(gamma, last slope)', () => {
    const first = Math.log(15 / 4) / Math.log(5);
    const last = Math.log(40 / 24) / Math.log(2.5);
    const flat = buildCurves(market([BANDS, BANDS]), 0.3);
    const steep = buildCurves(market([BANDS, BANDS]), 2);
    expect(offered(flat, 0, 1, 0, 0.0005)).toBeCloseTo(4e6 * 0.25 ** first, 4);
    expect(offered(flat, 0, 1, 0, 0.1)).toBeCloseTo(40e6 * 2 ** 0.3, 4);
    expect(offered(steep, 0, 1, 0, 0.1)).toBeCloseTo(40e6 * 2 ** last, 4);
    const single = buildCurves(market([[[0.005, 1e6]], [[0.03, 1e6]]]), 0.4);
    expect(single.depthAt1pct[0]).toBeCloseTo(1e6 * 2 ** 0.4, 5);
    expect(single.depthAt1pct[1]).toBeCloseTo(1e6 / 3 ** 0.4, 5);
  });

  it('ends at three times the outermost band', () => {
    const curves = buildCurves(market([BANDS, BANDS]), 0.3);
    expect(curves.maxDistance[0]).toBeCloseTo(0.15, 15);
    expect(capacity(curves, 0, 0.5, 1, Infinity)).toBe(offered(curves, 0, 0.5, 1, 3 * 0.05));
    expect(capacity(curves, 0, 0.5, 1, 0.02)).toBe(12e6);
    expect(capacity(curves, 0, 0.5, 1, -0.01)).toBe(0);
  });

  it('refuses bands that do not rise, a side without bands and a gamma of 0', () => {
    const falling: Band[] = [
      [0.01, 2e6],
      [0.02, 2e6],
    ];
    expect(() => buildCurves(market([BANDS, falling]), 0.5)).toThrow(/V:P0, ask side: band 1/);
    expect(() => buildCurves(market([[], BANDS]), 0.5)).toThrow(InputError);
    expect(() => buildCurves(market([BANDS, BANDS]), 0)).toThrow(InputError);
  });
});

describe('offered depth', () => {
  it('keeps the calm book at s1 = 1 and empties the top first below', () => {
    const curves = buildCurves(market([BANDS, BANDS]), 0.5);
    expect(offered(curves, 0, 1, 2, 0.002)).toBe(4e6);
    expect(offered(curves, 0, 0.5, 2, 0.002)).toBeCloseTo(0.5 * 4e6 * 0.2 ** (2 * 0.5), 5);
    expect(offered(curves, 0, 0.5, 2, 0.02)).toBe(12e6);
  });

  it('is continuous and strictly increasing', () => {
    fc.assert(
      fc.property(state, fc.double({ min: 1e-7, max: 0.7, noNaN: true }), (m, x) => {
        const curves = buildCurves(market([m.bands, m.bands]), m.gamma);
        const at = (d: number): number => offered(curves, 0, m.s1, m.top, d);
        expect(at(x * (1 + 1e-9))).toBeGreaterThan(at(x));
        for (const edge of [0.01, ...m.bands.map((band) => band[0])]) {
          expect(relative(at(edge * (1 + 1e-14)), at(edge))).toBeLessThan(1e-12);
          expect(at(edge * (1 + 1e-9))).toBeGreaterThan(at(edge));
          expect(at(edge * (1 - 1e-9))).toBeLessThan(at(edge));
        }
      }),
      { numRuns: 150 },
    );
  });

  it('is inverted by distanceAt', () => {
    fc.assert(
      fc.property(state, fc.double({ min: 1e-7, max: 0.7, noNaN: true }), (m, x) => {
        const curves = buildCurves(market([m.bands, m.bands]), m.gamma);
        const v = offered(curves, 1, m.s1, m.top, x);
        expect(relative(distanceAt(curves, 1, m.s1, m.top, v), x)).toBeLessThan(1e-12);
        expect(relative(offered(curves, 1, m.s1, m.top, distanceAt(curves, 1, m.s1, m.top, v)), v)).toBeLessThan(1e-12);
        expect(distanceAt(curves, 1, m.s1, m.top, 0)).toBe(0);
      }),
      { numRuns: 150 },
    );
  });
});

/** Gauss-Legendre, 10 points on [-1, 1] (Abramowitz and Stegun, table 25.4). */
const NODES = [
  0.148874338981631211, 0.433395394129247191, 0.679409568299024406, 0.865063366688984511, 0.97390652851717172,
];
const WEIGHTS = [
  0.29552422471475287, 0.269266719309996355, 0.219086362515982044, 0.149451349150580593, 0.066671344308688138,
];

/** Integral of exp(sign·y) dO by quadrature in ln y between two distances, panels ending at the curve's breakpoints. */
function quadrature(
  curves: Curves,
  s1: number,
  top: number,
  x0: number,
  x1: number,
  sign: number,
  edges: number[],
): number {
  const cuts = [x0, ...edges.filter((x) => x > x0 && x < x1), x1].sort((a, b) => a - b);
  let total = 0;
  for (let c = 1; c < cuts.length; c++) {
    const from = Math.log(cuts[c - 1]);
    const width = Math.log(cuts[c]) - from;
    const panels = Math.ceil(width / 0.25);
    const inside = Math.sqrt(cuts[c] * cuts[c - 1]);
    const k = Math.log(offered(curves, 0, s1, top, cuts[c]) / offered(curves, 0, s1, top, cuts[c - 1])) / width;
    const scale = offered(curves, 0, s1, top, inside);
    const f = (t: number): number => Math.exp(sign * Math.exp(t)) * k * scale * Math.exp(k * (t - Math.log(inside)));
    for (let p = 0; p < panels; p++) {
      const middle = from + ((p + 0.5) * width) / panels;
      for (let q = 0; q < NODES.length; q++) {
        const half = width / panels / 2;
        total += half * WEIGHTS[q] * (f(middle - half * NODES[q]) + f(middle + half * NODES[q]));
      }
    }
  }
  return total;
}

describe('value integral', () => {
  const distances = fc.tuple(
    fc.double({ min: 1e-4, max: 0.6, noNaN: true }),
    fc.double({ min: 1.01, max: 50, noNaN: true }),
  );

  it('agrees with quadrature', () => {
    fc.assert(
      fc.property(state, distances, fc.constantFrom(-1, 1), (m, [x0, ratio], sign) => {
        const x1 = Math.min(x0 * ratio, 0.62);
        fc.pre(x1 > 1.005 * x0);
        const curves = buildCurves(market([m.bands, m.bands]), m.gamma);
        const edges = [...new Set([0.01, ...m.bands.map((band) => band[0])])];
        // Pieces that are nearly a point have no slope that quadrature could measure.
        fc.pre(edges.every((a) => [x0, x1, ...edges].every((b) => a === b || Math.abs(Math.log(a / b)) > 1e-3)));
        const v0 = offered(curves, 0, m.s1, m.top, x0);
        const v1 = offered(curves, 0, m.s1, m.top, x1);
        const exact = valueOf(curves, 0, m.s1, m.top, v0, v1 - v0, sign);
        expect(relative(exact, quadrature(curves, m.s1, m.top, x0, x1, sign, edges))).toBeLessThan(1e-10);
      }),
      { numRuns: 150 },
    );
  });

  it('is the closed form of a book with constant density: the integral of exp(-cv) is (1 - exp(-cV))/c', () => {
    const linear: Band[] = [
      [0.01, 100],
      [1, 10_000],
    ];
    const curves = buildCurves(market([linear, linear]), 1);
    for (const y of [1e-6, 0.003, 0.1, 0.6, 1, 3]) {
      const v = 10_000 * y;
      expect(relative(valueOf(curves, 0, 1, 0, 0, v, -1), -10_000 * Math.expm1(-y))).toBeLessThan(
        y > 1 ? 1e-12 : 2e-14,
      );
      expect(relative(valueOf(curves, 0, 1, 0, 0, v, 1), 10_000 * Math.expm1(y))).toBeLessThan(2e-14);
      const tiny = 10_000 * y * 1e-9;
      const mean = valueOf(curves, 0, 1, 0, v, tiny, -1) / tiny;
      expect(relative(mean, Math.exp(-y) * (1 - (0.5 * tiny) / 10_000))).toBeLessThan(y > 1 ? 1e-12 : 2e-14);
    }
  });

  it('is the same in one piece and in slices of any size, and positive', () => {
    const cuts = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 12 });
    const fraction = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(state, cuts, fraction, fraction, fc.constantFrom(-1, 1), (m, parts, a, c, sign) => {
        const curves = buildCurves(market([m.bands, m.bands]), m.gamma);
        const all = capacity(curves, 0, m.s1, m.top, Infinity);
        const v0 = a * 0.9 * all;
        const quantity = Math.max(c * (all - v0), 1e-6 * all);
        const ends = [...parts, 1].sort((p, q) => p - q);
        let sum = 0;
        let done = 0;
        for (const end of ends) {
          sum += valueOf(curves, 0, m.s1, m.top, v0 + done * quantity, (end - done) * quantity, sign);
          done = end;
        }
        const whole = valueOf(curves, 0, m.s1, m.top, v0, quantity, sign);
        expect(relative(sum, whole)).toBeLessThan(1e-12);
        expect(whole).toBeGreaterThan(0);
        expect(sign * (whole - quantity)).toBeGreaterThanOrEqual(-1e-13 * quantity);
      }),
      { numRuns: 200 },
    );
  });
});

describe('measured books', () => {
  it('Binance BTC/FDUSD, July-August 2025 (Amberdata): 3.50 and 16.53 USD m at 10 and 100 bp', () => {
    const side: Band[] = [
      [0.001, 3.5e6],
      [0.01, 16.53e6],
    ];
    const curves = buildCurves(market([side, side]), 1);
    expect(curves.exponent[0]).toBeCloseTo(0.674, 3);
    // Published: 10 USD m moves the price by more than 50 bp; the two bands alone give 47 bp of the touch.
    const moved = distanceAt(curves, 0, 1, 0, 10e6);
    expect(moved).toBeGreaterThan(0.0047);
    expect(moved).toBeLessThan(0.0053);
  });

  const file = join(process.env['FIREBREAK_DATA'] ?? '', 'binance_btcusdt_bookdepth_2025-10-10.csv.gz');
  const present = process.env['FIREBREAK_DATA'] !== undefined && existsSync(file);
  const reason = present ? '' : ' (skipped: set FIREBREAK_DATA to the folder with the bookdepth file)';
  it.skipIf(!present)(`Binance BTCUSDT, calm part of 2025-10-10: exponents of docs/model.md${reason}`, () => {
    const perBand = new Map<number, number[]>();
    for (const line of gunzipSync(readFileSync(file)).toString('utf8').split('\n').slice(1)) {
      const [time, percentage, , notional] = line.split(',');
      // The bid side of the feed is frozen from 15:30:42 UTC.
      if (notional === undefined || time >= '2025-10-10 15:30:42') continue;
      const rows = perBand.get(Number(percentage)) ?? [];
      rows.push(Number(notional));
      perBand.set(Number(percentage), rows);
    }
    const median = (p: number): number =>
      (perBand.get(p) ?? []).sort((a, b) => a - b)[(perBand.get(p) ?? []).length >> 1];
    const side = (sign: number): Band[] =>
      [1, 2, 3, 4, 5].map((p) => [Math.abs(Math.log(1 + (sign * p) / 100)), median(sign * p)]);
    const curves = buildCurves(market([side(-1), side(1)]), 1);
    const bidEnd = curves.pieceStart[1] - 1;
    expect(curves.exponent[0]).toBeCloseTo(1.2, 1);
    expect(Math.abs(curves.exponent[bidEnd] - 0.32)).toBeLessThan(0.02);
    const asks = Math.log(median(5) / median(1)) / Math.log(Math.log(1.05) / Math.log(1.01));
    expect(Math.abs(asks - 0.67)).toBeLessThan(0.03);
  });
});

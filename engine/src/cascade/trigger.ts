/**
 * Where an account is liquidated: the first price of a contract's grid at which the exact margin kernel of the engine
 * finds its unit short, all other prices held; and the common move of all prices by beta that does the same.
 */
import { exp, log } from '../core/math.ts';
import type { JointTrigger, Trigger } from '../result/book.ts';
import { type MarginTables, marginRow } from '../rules/shared/margin.ts';
import type { View } from '../rules/types.ts';

/** A price rise beyond this multiple of the mark is not looked for. */
const RISE_MAX = 1000;
/** Significant digits of the grid of a contract without a tick size. */
const DIGITS = 1e-6;
/** Falls and rises of BTC (fractions) between which a joint crossing is narrowed down. */
const FALLS: readonly number[] = [0.01, 0.02, 0.03, 0.05, 0.075, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.6, 0.75, 0.9, 0.99];
const RISES: readonly number[] = [0.01, 0.02, 0.03, 0.05, 0.075, 0.1, 0.15, 0.2, 0.3, 0.5, 0.75, 1, 1.5, 2, 3, 5, 9];
const JOINT_PRECISION = 1e-6;

/** Price k of a grid; exact decimals where the tick is one part in a whole number. USD. */
export function gridPrice(tick: number, k: number): number {
  const perUnit = Math.floor(1 / tick + 0.5);
  return perUnit > 1 && Math.abs(perUnit * tick - 1) < 1e-9 ? k / perUnit : k * tick;
}

/** Tick of an instrument's price grid, USD; a millionth part's power of ten where the market names none. */
export function tickOf({ snapshot }: MarginTables, instrument: number): number {
  const tick = snapshot.instruments.tickSize[instrument];
  if (tick > 0) return tick;
  let grid = 1;
  const price = snapshot.instruments.markPrice[instrument] * DIGITS;
  while (grid > price) grid /= 10;
  while (grid * 10 <= price) grid *= 10;
  return grid;
}

const pair = new Float64Array(2);

function slackOf(tables: MarginTables, view: View, unit: number): number {
  marginRow(tables, view, unit, pair, 0);
  return pair[0] - pair[1];
}

/**
 * The trigger of a leg, looking down for longs and up for shorts; null where no price above 0 and below 1,000 times the
 * mark is enough. Between the edges of tiers slack is monotone in the price, so the search is exact: maintenance may
 * jump at an edge (OKX), and the ticks around each are looked at one by one. `view` is left as it was.
 */
export function legTrigger(tables: MarginTables, view: View, unit: number, leg: number): Trigger | null {
  const { legs, instruments } = tables.snapshot;
  const i = legs.instrument[leg];
  const mark = view.mark[i];
  const fundingR = view.markR[i] - view.pnlR[i];
  const before = { markR: view.markR[i], pnlR: view.pnlR[i] };
  if (slackOf(tables, view, unit) < 0) return { price: mark, distance: 0 };
  const tick = tickOf(tables, i);
  const slackAt = (k: number): number => {
    const price = gridPrice(tick, k);
    view.markR[i] = instruments.inverse[i] === 1 ? -1 / price : price;
    view.pnlR[i] = view.markR[i] - fundingR;
    return slackOf(tables, view, unit);
  };
  const k = firstShort(slackAt, searchPoints(tables, leg, mark, tick));
  view.markR[i] = before.markR;
  view.pnlR[i] = before.pnlR;
  if (k === null) return null;
  const price = gridPrice(tick, k);
  return { price, distance: price / mark - 1 };
}

/** Ticks in the order of the search: the first beyond the mark, those around each tier's edge, the last. */
function searchPoints(tables: MarginTables, leg: number, mark: number, tick: number): number[] {
  const { legs, instruments, tiers } = tables.snapshot;
  const i = legs.instrument[leg];
  const q = Math.abs(legs.qty[leg]);
  const down = legs.qty[leg] > 0;
  const first = down ? Math.ceil(mark / tick - 1e-9) - 1 : Math.floor(mark / tick + 1e-9) + 1;
  const last = down ? 1 : first * RISE_MAX;
  const low = Math.min(first, last);
  const high = Math.max(first, last);
  const points = [first, last];
  for (let t = instruments.tierStart[i]; t < instruments.tierStart[i + 1]; t++) {
    const floor = tiers.minNotional[t];
    if (!(floor > 0)) continue;
    const edge = Math.floor((instruments.inverse[i] === 1 ? q / floor : floor / q) / tick);
    for (let k = edge - 1; k <= edge + 2; k++) if (k > low && k < high) points.push(k);
  }
  return points.sort((a, b) => (down ? b - a : a - b));
}

function firstShort(slackAt: (k: number) => number, points: readonly number[]): number | null {
  let safe = points[0];
  for (const point of points) {
    if (slackAt(point) >= 0) {
      safe = point;
      continue;
    }
    if (point === points[0]) return point;
    let short = point;
    while (Math.abs(short - safe) > 1) {
      const middle = Math.floor((safe + short) / 2);
      if (slackAt(middle) < 0) short = middle;
      else safe = middle;
    }
    return short;
  }
  return null;
}

/**
 * The common move: every asset's price times (BTC's factor)^beta, marks and collateral of the unit alike; stablecoins
 * and dollars stay (their beta is 0). First crossing between the moves looked at, to 1e-6. `view` is left as it was.
 */
export function jointTrigger(tables: MarginTables, view: View, unit: number): JointTrigger {
  const { units, legs, balances, accounts } = tables.snapshot;
  const marks = Array.from(legs.instrument.subarray(units.legStart[unit], units.legStart[unit + 1]));
  const row = accounts.venue[units.account[unit]] * tables.assets;
  const pairs = new Set(marks.map((i) => tables.settlePair[i]));
  for (let k = units.balanceStart[unit]; k < units.balanceStart[unit + 1]; k++) {
    pairs.add(tables.pairOf[row + balances.asset[k]]);
  }
  pairs.delete(-1);
  const start = {
    markR: marks.map((i) => view.markR[i]),
    pnlR: marks.map((i) => view.pnlR[i]),
    pairPrice: [...pairs].map((p) => view.pairPrice[p]),
  };
  const { instruments, assets, collateral } = tables.snapshot;
  const slackAt = (move: number): number => {
    const step = log(1 + move);
    marks.forEach((i, k) => {
      const factor = exp(step * assets.betaBtc[instruments.asset[i]]);
      view.markR[i] = instruments.inverse[i] === 1 ? start.markR[k] / factor : start.markR[k] * factor;
      view.pnlR[i] = view.markR[i] - (start.markR[k] - start.pnlR[k]);
    });
    [...pairs].forEach((p, k) => {
      view.pairPrice[p] = start.pairPrice[k] * exp(step * assets.betaBtc[collateral.asset[p]]);
    });
    return slackOf(tables, view, unit);
  };
  const found = { fall: crossing(slackAt, FALLS, -1), rise: crossing(slackAt, RISES, 1) };
  marks.forEach((i, k) => {
    view.markR[i] = start.markR[k];
    view.pnlR[i] = start.pnlR[k];
  });
  [...pairs].forEach((p, k) => {
    view.pairPrice[p] = start.pairPrice[k];
  });
  return found;
}

function crossing(slackAt: (move: number) => number, sizes: readonly number[], sign: number): number | null {
  let safe = 0;
  if (slackAt(0) < 0) return 0;
  for (const size of sizes) {
    if (slackAt(sign * size) >= 0) {
      safe = size;
      continue;
    }
    let short = size;
    while (short - safe > JOINT_PRECISION) {
      const middle = (safe + short) / 2;
      if (slackAt(sign * middle) < 0) short = middle;
      else safe = middle;
    }
    return sign * short;
  }
  return null;
}

/**
 * Whether the liquidation map knows where liquidations are: on hours of real BTC liquidations with the prices of the
 * time, and on crowds whose every position is known. What is compared, with what, and when the map counts as better is
 * fixed here, before any result.
 */
import { median3, quantileSorted, ranksOf, uniform } from '@firebreak/engine';
import { ContractMap, type ContractRules } from '../map/contractMap.ts';
import { type Crowd, type Lot, playCrowd } from '../map/crowd.ts';
import { LiquidationMap } from '../map/liquidationMap.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;
/** Contract whose rules, mix and volatility stand for all of BTC. */
const CONTRACT = 'binance:BTCUSDT';
/** Mass within this distance of the price counts as near, fraction. */
const NEAR = 0.01;
/** Draws of whole days for the interval, and their seed. */
const DRAWS = 1000;
const SEED = 1;

/** Bars of the mark price; times are their starts, ms. */
export interface PriceBars {
  readonly timesMs: Float64Array;
  readonly low: Float64Array;
  readonly high: Float64Array;
  readonly close: Float64Array;
}

/** Liquidations by hour, USD; times are starts of hours. */
export interface HourlyLiquidations {
  readonly timesMs: Float64Array;
  readonly longUsd: Float64Array;
  readonly shortUsd: Float64Array;
}

/** One comparison: rank correlations with what was liquidated in the hour. */
export interface MapComparison {
  readonly side: 'long' | 'short';
  /** `path`: given the hour's prices. `ahead`: from the mass near the price at its start. */
  readonly kind: 'path' | 'ahead';
  readonly hours: number;
  readonly map: number;
  /** Of the naive band: the size of the move (`path`), or 0, as a band that never changes has (`ahead`). */
  readonly naive: number;
  /** 95% interval of the difference, drawing whole days. */
  readonly low: number;
  readonly high: number;
  readonly verdict: 'better' | 'no better' | 'worse';
}

/** Errors on a known crowd: Σ |map − truth| ÷ Σ truth over bands of distance within 30%. */
export interface CrowdErrors {
  readonly seed: number;
  /** With everything known but the positions. */
  readonly map: number;
  /** As if all were opened at the last price. */
  readonly lastPriceOnly: number;
  readonly holdingHalved: number;
  readonly holdingDoubled: number;
  /** Every leverage and size equally likely instead of the crowd's mix. */
  readonly evenMix: number;
}

/** The rules of BTC on Binance with their assumed mix. */
export function btcRules(): ContractRules {
  const map = new LiquidationMap();
  const { ratios, mix } = map.contracts.find(({ instrument }) => instrument === CONTRACT)!;
  const dailyVolatility = Number(map.spec.assets.find(({ asset }) => asset === 'BTC')!['daily_volatility']);
  return { ratios, mix, dailyVolatility };
}

interface Hour {
  readonly day: number;
  readonly actual: readonly [number, number];
  readonly crossed: readonly [number, number];
  readonly move: readonly [number, number];
  readonly near: readonly [number, number];
}

/**
 * Compares the map with naive bands over the hours that both files have. Open interest of the time is not known to the
 * files: it is held at one, so that only prices shape the map.
 */
export function compareHours(bars: PriceBars, hours: HourlyLiquidations, rules = btcRules()): MapComparison[] {
  const rows = hoursOf(bars, hours, rules);
  return ([0, 1] as const).flatMap((side) => {
    const actual = Float64Array.from(rows, (row) => row.actual[side]);
    const days = rows.map(({ day }) => day);
    const compare = (kind: MapComparison['kind'], own: 'crossed' | 'near', naive: Float64Array | null) => {
      const map = Float64Array.from(rows, (row) => row[own][side]);
      return { side: side === 0 ? 'long' : 'short', kind, ...judged({ actual, map, naive, days }) } as MapComparison;
    };
    const move = Float64Array.from(rows, (row) => row.move[side]);
    return [compare('path', 'crossed', move), compare('ahead', 'near', null)];
  });
}

function hoursOf(bars: PriceBars, hours: HourlyLiquidations, rules: ContractRules): Hour[] {
  const actual = new Map(Array.from(hours.timesMs, (time, k) => [time, [hours.longUsd[k]!, hours.shortUsd[k]!]]));
  const map = new ContractMap(rules);
  const rows: Hour[] = [];
  for (let k = 0; k < bars.timesMs.length; ) {
    const hour = bars.timesMs[k]! - (bars.timesMs[k]! % HOUR_MS);
    const open = map.close;
    const used = actual.get(hour);
    const near = used === undefined ? [0, 0] : nearOf(map);
    const crossed = [0, 0];
    let [low, high] = [open, open];
    for (; k < bars.timesMs.length && bars.timesMs[k]! < hour + HOUR_MS; k++) {
      const bar = { low: bars.low[k]!, high: bars.high[k]!, close: bars.close[k]! };
      const minute = bars.timesMs[k]! / MINUTE_MS;
      const gone = map.take({ ...bar, minute, openInterest: 1, tradedPrice: null });
      crossed[0]! += gone.long;
      crossed[1]! += gone.short;
      low = Math.min(low, bar.low);
      high = Math.max(high, bar.high);
    }
    if (used === undefined || !(open > 0)) continue;
    const move = [Math.log(open / low), Math.log(high / open)];
    const day = Math.floor(hour / DAY_MS);
    rows.push({ day, actual: used, crossed, move, near } as unknown as Hour);
  }
  return rows;
}

function nearOf(map: ContractMap): [number, number] {
  const { close } = map;
  return [map.within('long', close * (1 - NEAR), Infinity), map.within('short', 0, close * (1 + NEAR))];
}

interface Judged {
  readonly actual: Float64Array;
  readonly map: Float64Array;
  readonly naive: Float64Array | null;
  readonly days: readonly number[];
}

function judged({ actual, map, naive, days }: Judged): Omit<MapComparison, 'side' | 'kind'> {
  const byDay = new Map<number, number[]>();
  days.forEach((day, k) => byDay.set(day, [...(byDay.get(day) ?? []), k]));
  const groups = [...byDay.values()];
  const both = (rows: readonly number[]): readonly [number, number] => {
    const y = Float64Array.from(rows, (k) => actual[k]!);
    const of = (x: Float64Array): number =>
      rankCorrelation(
        Float64Array.from(rows, (k) => x[k]!),
        y,
      );
    return [of(map), naive === null ? 0 : of(naive)];
  };
  const [own, other] = both([...actual.keys()]);
  const draws = Float64Array.from({ length: DRAWS }, (_, draw) => {
    const rows = groups.flatMap((_group, k) => groups[Math.floor(uniform(SEED, draw, k, 0) * groups.length)]!);
    const [a, b] = both(rows);
    return a - b;
  }).sort();
  const low = quantileSorted(draws, 0.025);
  const high = quantileSorted(draws, 0.975);
  const verdict = low > 0 ? 'better' : high < 0 ? 'worse' : 'no better';
  return { hours: actual.length, map: own, naive: other, low, high, verdict };
}

/** Spearman's rank correlation; 0 where one of the two never changes. */
export function rankCorrelation(x: Float64Array, y: Float64Array): number {
  const [a, b] = [ranksOf(x), ranksOf(y)];
  const mean = (a.length + 1) / 2;
  let [ab, aa, bb] = [0, 0, 0];
  for (let k = 0; k < a.length; k++) {
    ab += (a[k]! - mean) * (b[k]! - mean);
    aa += (a[k]! - mean) ** 2;
    bb += (b[k]! - mean) ** 2;
  }
  return aa > 0 && bb > 0 ? ab / Math.sqrt(aa * bb) : 0;
}

const EDGES = [0, 0.02, 0.04, 0.06, 0.08, 0.1, 0.15, 0.2, 0.3];

/** Errors of the map on crowds of three seeds, whose price moves by 3% a day. */
export function crowdErrors(size: { readonly lots: number; readonly days: number }, rules = btcRules()): CrowdErrors[] {
  const moving = { ...rules, dailyVolatility: 0.03 };
  return [1, 2, 3].map((seed) => {
    const crowd = playCrowd({ seed, minutes: size.days * 1440, lots: size.lots, price: 1e5, ...moving });
    const error = (own: ContractRules, bars = crowd.bars): number => errorOn(crowd, own, bars);
    const { mix } = moving;
    const held = (days: number): ContractRules => ({ ...moving, mix: { ...mix, holdingDays: days } });
    const even = mix.classes.map((own) => ({ ...own, share: 1 / mix.classes.length }));
    return {
      seed,
      map: error(moving),
      lastPriceOnly: error({ ...moving, dailyVolatility: 0 }, crowd.bars.slice(-1)),
      holdingHalved: error(held(mix.holdingDays / 2)),
      holdingDoubled: error(held(mix.holdingDays * 2)),
      evenMix: error({ ...moving, mix: { ...mix, classes: even } }),
    };
  });
}

/** The middle of the three crowds, by kind of error. */
export function middleErrors(errors: readonly CrowdErrors[]): Omit<CrowdErrors, 'seed'> {
  const middle = (key: keyof CrowdErrors): number => median3(errors[0]![key], errors[1]![key], errors[2]![key]);
  return {
    map: middle('map'),
    lastPriceOnly: middle('lastPriceOnly'),
    holdingHalved: middle('holdingHalved'),
    holdingDoubled: middle('holdingDoubled'),
    evenMix: middle('evenMix'),
  };
}

function errorOn(crowd: Crowd, rules: ContractRules, bars: Crowd['bars']): number {
  const map = new ContractMap(rules);
  for (const bar of bars) map.take(bar);
  const lots = [...crowd.longs, ...crowd.shorts].map((lot: Lot) => ({ ...lot, qty: 1 }));
  const truth = bandsOf(lots, map.close);
  const found = bandsOf([...map.cells('long'), ...map.cells('short')], map.close);
  const total = truth.reduce((sum, qty) => sum + qty, 0);
  return truth.reduce((sum, qty, k) => sum + Math.abs(qty - found[k]!), 0) / total;
}

function bandsOf(lots: readonly { liquidationPrice: number; qty: number }[], close: number): Float64Array {
  const bands = new Float64Array(2 * EDGES.length);
  for (const { liquidationPrice, qty } of lots) {
    const distance = liquidationPrice / close - 1;
    const k = EDGES.findIndex((edge) => Math.abs(distance) < edge) - 1;
    if (k >= 0) bands[2 * k + Number(distance > 0)]! += qty;
  }
  return bands;
}

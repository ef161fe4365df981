/**
 * The days of the lending history as columns: what was liquidated, and what a forecast may know, which is the day
 * before (deposits, past liquidations, how far prices had fallen already) and the day's own prices.
 */
import { InputError } from '@firebreak/engine';
import type { LendingData } from './data.ts';
import { dayAfter } from './data.ts';

/** First day of the history; days before 2021 only start the averages. */
export const FIRST_DAY = '2020-12-02';
/** Last day of the fit that scores later files. */
export const LAST_DAY = '2025-10-31';
/** Half-lives in days, of which one is chosen, with which loans fill the range below the price again. */
export const HALF_LIVES = [5, 10, 20] as const;
/** Days over which past activity is counted. */
const ACTIVITY_DAYS = 14;

/** Columns by day. Falls and rises are logarithms of price ratios. */
export interface LendingDays {
  readonly dates: readonly string[];
  /** What is predicted, USD. */
  readonly liquidatedUsd: Float64Array;
  /** The day before: USD of deposits, USD liquidated, share of the 14 days before with liquidations. */
  readonly depositUsd: Float64Array;
  readonly yesterdayUsd: Float64Array;
  readonly activity: Float64Array;
  /** From the close before to the day's low (BTC), and from the close before to the day's high (ETH); at least 0. */
  readonly fall: Float64Array;
  readonly rise: Float64Array;
  /** How much further ETH fell to its low than BTC to its; at least 0. */
  readonly ethExcess: Float64Array;
  /** Per half-life: part of the fall that goes below what earlier lows had cleared of loans. */
  readonly newGround: readonly Float64Array[];
  /** 1 where low and high are those of bars, 0 where they are expected from closes. */
  readonly measured: Uint8Array;
}

/**
 * The days from {@link FIRST_DAY} to `last`. Deposits that are not known after the end of the daily totals are the last
 * known ones at the price of BTC. Throws InputError where a day's prices are missing.
 */
export function lendingDays(data: LendingData, last: string = LAST_DAY): LendingDays {
  const dates: string[] = [];
  for (let date = FIRST_DAY; date <= last; date = dayAfter(date)) dates.push(date);
  const moves = priceMoves(data, dates);
  const liquidatedUsd = Float64Array.from(dates, (date) => data.liquidatedUsd.get(date) ?? 0);
  const yesterdayUsd = Float64Array.from(dates, (date) => data.liquidatedUsd.get(dayAfter(date, -1)) ?? 0);
  const activity = Float64Array.from(dates, (date) => {
    let active = 0;
    for (let k = 1; k <= ACTIVITY_DAYS; k++) if ((data.liquidatedUsd.get(dayAfter(date, -k)) ?? 0) > 0) active++;
    return active / ACTIVITY_DAYS;
  });
  const { fall, rise, measured, close, ethFall } = moves;
  return {
    dates,
    liquidatedUsd,
    depositUsd: deposits(data, dates),
    yesterdayUsd,
    activity,
    fall,
    rise,
    ethExcess: ethFall.map((value, t) => Math.max(0, value - fall[t]!)),
    newGround: HALF_LIVES.map((halfLife) => newGround(fall, close, halfLife)),
    measured,
  };
}

function deposits({ depositUsd, prices }: LendingData, dates: readonly string[]): Float64Array {
  const last = [...depositUsd.keys()].reduce((latest, date) => (date > latest ? date : latest), '');
  const perBtc = (depositUsd.get(last) ?? NaN) / (prices.get(last)?.btcClose ?? NaN);
  return Float64Array.from(dates, (date) => {
    const before = dayAfter(date, -1);
    return depositUsd.get(before) ?? (before > last ? perBtc * (prices.get(before)?.btcClose ?? NaN) : NaN);
  });
}

interface Moves {
  readonly fall: Float64Array;
  readonly rise: Float64Array;
  readonly ethFall: Float64Array;
  readonly measured: Uint8Array;
  /** Logarithm of the close over the close before. */
  readonly close: Float64Array;
}

function priceMoves({ prices }: LendingData, dates: readonly string[]): Moves {
  const n = dates.length;
  const [fall, rise, ethFall] = [new Float64Array(n), new Float64Array(n), new Float64Array(n)];
  const [close, eth] = [new Float64Array(n), new Float64Array(n)];
  const measured = new Uint8Array(n);
  dates.forEach((date, t) => {
    const [day, before] = [prices.get(date), prices.get(dayAfter(date, -1))];
    if (day === undefined || before === undefined) {
      throw new InputError(`no prices of BTC and ETH for ${date} or the day before it`, {
        code: 'no-price',
        hint: 'Score only days that the price files of the data folder cover; docs/lending.md names them.',
      });
    }
    close[t] = Math.log(day.btcClose / before.btcClose);
    eth[t] = Math.log(day.ethClose / before.ethClose);
    fall[t] = Math.max(0, Math.log(before.btcClose / day.btcLow));
    ethFall[t] = Math.max(0, Math.log(before.ethClose / day.ethLow));
    rise[t] = Math.max(0, Math.log(day.ethHigh / before.ethClose));
    measured[t] = fall[t]! + rise[t]! + ethFall[t]! >= 0 ? 1 : 0;
  });
  fillExtremes(
    fall,
    close.map((r) => -r),
    measured,
  );
  fillExtremes(
    ethFall,
    eth.map((r) => -r),
    measured,
  );
  fillExtremes(rise, eth, measured);
  return { fall, rise, ethFall, close, measured };
}

/**
 * Where only closes are known, the extreme that days with such a change of the close had on average: the line through
 * the measured days for changes in its direction, and another one for changes against it.
 */
function fillExtremes(extreme: Float64Array, change: Float64Array, measured: Uint8Array): void {
  for (const along of [true, false]) {
    const days = [...extreme.keys()].filter((t) => change[t]! > 0 === along);
    const known = days.filter((t) => measured[t] === 1);
    const mean = (of: (t: number) => number): number => known.reduce((sum, t) => sum + of(t), 0) / known.length;
    const [x, y] = [mean((t) => change[t]!), mean((t) => extreme[t]!)];
    const slope = mean((t) => (change[t]! - x) * (extreme[t]! - y)) / mean((t) => (change[t]! - x) * (change[t]! - x));
    for (const t of days) {
      if (measured[t] === 0) extreme[t] = Math.max(0, along ? change[t]! : 0, y + slope * (change[t]! - x));
    }
  }
}

/**
 * Part of each day's fall below the cleared level. A low clears the loans above it; with time new ones fill the range,
 * so that the level rises towards the price with the half-life.
 */
function newGround(fall: Float64Array, close: Float64Array, halfLifeDays: number): Float64Array {
  const renewed = 1 - 0.5 ** (1 / halfLifeDays);
  const out = new Float64Array(fall.length);
  let cleared = 0; // distance of the cleared level below the close before
  for (let t = 0; t < out.length; t++) {
    out[t] = Math.max(0, fall[t]! - cleared);
    // Seen from the new close: the old level, a little renewed, or the day's low where that is lower.
    const level = Math.max(0, cleared + close[t]!) * (1 - renewed);
    cleared = Math.max(level, fall[t]! + close[t]!);
  }
  return out;
}

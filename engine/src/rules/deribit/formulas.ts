/**
 * Deribit formulas as pure functions of numbers: standard margin of futures and options, contingencies of portfolio
 * margin, incremental liquidation. Pages: support.deribit.com 25944826427293 and 25944756247837,
 * https://www.deribit.com/pages/docs/portfoliomargin, /docs/auto-liquidation, read 2026-09; put options by a copy of
 * the page (doc.tslab.pro, Deribit Margin Requirements Calculation). Every figure of the venue is an argument.
 */
import { clamp, pow } from '../../core/math.ts';
import { medianOfPresent } from '../shared/oracle.ts';

/** Days that the volatility shock of portfolio margin is quoted for. */
const SHOCK_DAYS = 30;

/** Margin in coin of a future: size × (base + slope × size), size in coin. Source: 25944826427293. */
export function futureMargin(size: number, base: number, slopePerCoin: number): number {
  const q = Math.abs(size);
  return q * (base + slopePerCoin * q);
}

/** Shares that the margin of a short option is made of. */
export interface OptionRates {
  /** 0.15: less the share that the option is out of the money by. */
  readonly initial: number;
  /** 0.1: the least. */
  readonly initialMin: number;
  /** 0.075. */
  readonly maintenance: number;
}

/** Maintenance in coin of one short option; `mark` in coin. Source: 25944826427293; puts by the copy. */
export function shortOptionMaintenance(call: boolean, mark: number, rates: OptionRates): number {
  const share = call ? rates.maintenance : Math.max(rates.maintenance, rates.maintenance * mark);
  return share + mark;
}

/** Initial margin in coin of one short option; `mark` in coin. Source: 25944826427293; puts by the copy. */
export function shortOptionInitial(
  call: boolean,
  underlying: number,
  strike: number,
  mark: number,
  rates: OptionRates,
): number {
  const outOfTheMoney = Math.max(0, call ? strike - underlying : underlying - strike);
  const initial = Math.max(rates.initial - outOfTheMoney / underlying, rates.initialMin) + mark;
  return call ? initial : Math.max(initial, shortOptionMaintenance(false, mark, rates));
}

/** Relative shock of implied volatility: (30/days)^exponent × base. Source: pages/docs/portfoliomargin. */
export function volatilityShock(days: number, exponent: number, base: number): number {
  return pow(SHOCK_DAYS / days, exponent) * base;
}

/** Options of one strike that are short on balance of calls and puts. Source: pages/docs/portfoliomargin. */
export function netShortOptions(calls: number, puts: number): number {
  return Math.max(0, -(calls + puts));
}

/** Contingency of futures that offset each other: the smaller side × rate. Source: pages/docs/portfoliomargin. */
export function offsetContingency(longs: number, shorts: number, rate: number): number {
  return Math.min(Math.abs(longs), Math.abs(shorts)) * rate;
}

/** Contracts per second of an incremental liquidation. Source: docs/auto-liquidation. */
export function liquidationSpeed(contractsPerStep: number, stepsPerSecond: number): number {
  return contractsPerStep * stepsPerSecond;
}

/**
 * Index of n sources: the plain mean of their prices after each is held to a band around their median. Sources of
 * weight 0 are left out; the other weights count as equal. Source: support 25954416110877 (band 0.5%).
 */
export function bandedIndex(prices: Float64Array, weights: Float64Array, n: number, band: number): number {
  const median = medianOfPresent(prices, weights, n);
  let sum = 0;
  let count = 0;
  for (let k = 0; k < n; k++) {
    if (!(weights[k] > 0)) continue;
    sum += clamp(prices[k], median * (1 - band), median * (1 + band));
    count++;
  }
  return sum / count;
}

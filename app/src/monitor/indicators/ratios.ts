/**
 * Indicators that are one line of arithmetic: open interest, funding, basis, peg, utilisation, funds. All pure; rates
 * and ratios are fractions; null means that the indicator has no value there, never zero.
 */
import { InputError } from '@firebreak/engine';

const YEAR_MS = 365 * 86_400_000;

/** Open interest ÷ market capitalisation, both USD, a fraction; null without a market capitalisation. */
export function openInterestToCap(openInterestUsd: number, marketCapUsd: number): number | null {
  return marketCapUsd > 0 ? finite(openInterestUsd, 'open interest') / marketCapUsd : null;
}

/** Change of a level since an earlier one, a fraction of the earlier one; null where that was 0. */
export function relativeChange(now: number, before: number): number | null {
  return before === 0 ? null : (finite(now, 'a level') - finite(before, 'a level')) / Math.abs(before);
}

/**
 * Funding of one interval as a rate per year, simple and not compounded, as venues and the press quote it: rate × 365 d
 * ÷ interval. 0.01% in 8 h is 10.95%. Throws InputError where the interval is not above 0.
 */
export function annualisedFunding(ratePerInterval: number, intervalMs: number): number {
  if (!(intervalMs > 0)) throw badNumber(`a funding interval of ${intervalMs} ms`);
  return (finite(ratePerInterval, 'a funding rate') * YEAR_MS) / intervalMs;
}

/** Perp (or future) ÷ index − 1, a fraction; null without an index price. */
export function basis(price: number, indexPrice: number): number | null {
  return indexPrice > 0 ? finite(price, 'a price') / indexPrice - 1 : null;
}

/** Basis of a dated future as a simple rate per year; null without an index price or at expiry. */
export function annualisedBasis(price: number, indexPrice: number, msToExpiry: number): number | null {
  const plain = basis(price, indexPrice);
  return plain === null || !(msToExpiry > 0) ? null : (plain * YEAR_MS) / msToExpiry;
}

/** Distance of a stablecoin from its peg, a fraction of the peg: 0.65 USD is −0.35. */
export function pegDeviation(priceUsd: number, pegUsd = 1): number {
  if (!(pegUsd > 0)) throw badNumber(`a peg of ${pegUsd} USD`);
  return finite(priceUsd, 'a price') / pegUsd - 1;
}

/** Borrowed ÷ supplied of a lending market, a fraction; null where nothing is supplied. */
export function utilisation(borrowed: number, supplied: number): number | null {
  return supplied > 0 ? finite(borrowed, 'an amount borrowed') / supplied : null;
}

/** Fund or backstop balance ÷ open interest that it stands for, both USD, a fraction; null without open interest. */
export function fundCoverage(balanceUsd: number, openInterestUsd: number): number | null {
  return openInterestUsd > 0 ? finite(balanceUsd, 'a balance') / openInterestUsd : null;
}

/**
 * (x − mean) ÷ standard deviation of the history, x not among it, divisor n − 1; null for fewer than two values or a
 * history without spread.
 */
export function zScore(x: number, history: readonly number[]): number | null {
  const n = history.length;
  if (n < 2) return null;
  const mean = history.reduce((sum, value) => sum + value, 0) / n;
  const variance = history.reduce((sum, value) => sum + (value - mean) * (value - mean), 0) / (n - 1);
  return variance > 0 ? (finite(x, 'a value') - mean) / Math.sqrt(variance) : null;
}

function finite(value: number, what: string): number {
  if (Number.isFinite(value)) return value;
  throw badNumber(`${what} of ${value}`);
}

function badNumber(got: string): InputError {
  return new InputError(`${got} gives no indicator`, {
    code: 'bad-indicator-input',
    hint: 'Give finite numbers in the units that docs/monitor.md names; leave a missing reading out.',
  });
}

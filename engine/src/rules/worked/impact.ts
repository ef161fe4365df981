/**
 * A worked order: a large sale in slices over hours, whose impact follows the square-root law. It is the concave law of
 * slow flow; forced orders that walk a displayed book follow the convex one (docs/model.md). Impacts are log moves,
 * volatilities fractions per square root of a day, quantities any one unit.
 */
import { InputError } from '../../core/errors.ts';

/** What the square-root law needs besides the quantity. */
export interface WorkedMarket {
  /** Traded per day, in the unit of the quantity. */
  readonly dailyVolume: number;
  /** Standard deviation of log returns per square root of a day. */
  readonly dailyVolatility: number;
  /** The constant Y, of order one (docs/model.md names its source). */
  readonly y: number;
}

/** Average cost of a worked order over its peak impact: the mean of √q over 0 to Q is two thirds of √Q. */
export const AVERAGE_SHARE = 2 / 3;

/**
 * Impact once `quantity` was traded: Y·σ·√(Q/V). It holds along the whole path of an order and does not depend on how
 * long it is worked. Throws InputError for a volume that is not above 0, or a negative quantity. Source: J. Donier and
 * J. Bonart, arXiv 1412.4503 (more than a million orders in Bitcoin, over four decades of size).
 */
export function workedImpact(quantity: number, { dailyVolume, dailyVolatility, y }: WorkedMarket): number {
  const wrong = (what: string, got: number, expected: string): InputError =>
    new InputError(`worked order: ${what} is ${got}, expected ${expected}`, {
      code: 'worked-order',
      hint: 'Give the volume that the market trades in a day, and a quantity without sign.',
    });
  if (!(dailyVolume > 0 && dailyVolume < Infinity)) throw wrong('the daily volume', dailyVolume, 'a number above 0');
  if (!(quantity >= 0 && quantity < Infinity)) throw wrong('the quantity', quantity, 'a number of at least 0');
  return y * dailyVolatility * Math.sqrt(quantity / dailyVolume);
}

/** Average cost of an order of `quantity`, a log move: two thirds of {@link workedImpact}, whose source it shares. */
export function averageWorkedCost(quantity: number, market: WorkedMarket): number {
  return AVERAGE_SHARE * workedImpact(quantity, market);
}

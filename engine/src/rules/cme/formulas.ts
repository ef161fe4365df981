/**
 * CME futures on coins as pure functions of numbers: value and margin of contracts, the limits of the launch, dynamic
 * circuit breakers, velocity logic. Sources: README.md. Every figure of the exchange is an argument; CME publishes no
 * worked example of a liquidation.
 */

/** Lower and upper bound of a price. */
export interface Bounds {
  readonly lower: number;
  readonly upper: number;
}

/** Value of contracts, USD: contracts × coins per contract (5 for BTC) × price. Source: launch term sheet, 2017. */
export function contractValue(contracts: number, coinsPerContract: number, price: number): number {
  return Math.abs(contracts) * coinsPerContract * price;
}

/**
 * Initial or maintenance margin of contracts as a share of their value, USD. The share is set by CME Clearing and
 * changed by notice: a series in time, never a constant.
 */
export function marginOf(contracts: number, coinsPerContract: number, price: number, rate: number): number {
  return contractValue(contracts, coinsPerContract, price) * rate;
}

/** Bounds of a price limit around the prior settlement. Source: launch term sheet: 7% and 13% (special), 20% (hard). */
export function settlementLimits(settlement: number, fraction: number): Bounds {
  return { lower: settlement * (1 - fraction), upper: settlement * (1 + fraction) };
}

/** How many of the rising limits around the prior settlement a price has reached, 0 where none. Source: same. */
export function limitsReached(settlement: number, price: number, fractions: readonly number[]): number {
  return fractions.filter((fraction) => {
    const { lower, upper } = settlementLimits(settlement, fraction);
    return price <= lower || price >= upper;
  }).length;
}

/**
 * Bounds of the dynamic circuit breaker: the lowest price of the look-back window plus the variant, and the highest
 * less it; `variant` in the unit of the price. Source: CME Group, market integrity controls (window of 60 minutes).
 */
export function dynamicBounds(windowHigh: number, windowLow: number, variant: number): Bounds {
  return { lower: windowHigh - variant, upper: windowLow + variant };
}

/**
 * Whether the latest of the prices has moved by so many ticks, up or down, within the look-back time. Times rise, in
 * milliseconds. Source: CME Globex, Velocity Logic; neither ticks nor time are printed there.
 */
export function velocityTriggered(
  timesMs: readonly number[],
  prices: readonly number[],
  ticks: number,
  tickSize: number,
  lookbackMs: number,
): boolean {
  const last = prices.length - 1;
  const now = timesMs[last];
  const price = prices[last];
  if (now === undefined || price === undefined) return false;
  return prices.some((earlier, k) => {
    const at = timesMs[k];
    // A millionth of a tick absorbs binary rounding of decimal prices.
    return at !== undefined && now - at <= lookbackMs && Math.abs(price - earlier) / tickSize >= ticks - 1e-6;
  });
}

const DAY_S = 86_400;

/** Seconds from a moment (UTC seconds) to the next time of day `atS`: above 0, a day where it is now. */
export function secondsUntil(nowS: number, atS: number): number {
  const since = nowS - atS;
  return DAY_S - (since - Math.floor(since / DAY_S) * DAY_S);
}

/** Whether a step of `stepS` seconds that ends at `nowS` (UTC seconds) reached the time of day `atS`. */
export function passedTime(nowS: number, stepS: number, atS: number): boolean {
  return Math.floor((nowS - atS) / DAY_S) > Math.floor((nowS - stepS - atS) / DAY_S);
}

/**
 * What members with guaranty fund deposits can be assessed in all, in the unit of the deposits: a multiple of each
 * deposit. Source: cmegroup.com, Financial Safeguards System (31 December 2016): 9,158,880,419 USD on deposits of
 * 3,330,501,971 USD.
 */
export function assessmentPowers(deposits: readonly number[], multiple: number): number {
  return deposits.reduce((sum, deposit) => sum + multiple * deposit, 0);
}

/**
 * Shares of a loss over holders in proportion to `weights`, each at most `limits`; what one cannot bear goes to the
 * others in the same proportion. Adds up to the loss, or to all limits where they are less.
 */
export function shareLoss(loss: number, weights: readonly number[], limits: readonly number[]): number[] {
  const shares = weights.map(() => 0);
  let rest = Math.min(
    loss,
    limits.reduce((sum, limit, k) => sum + (weights[k] > 0 ? Math.max(0, limit) : 0), 0),
  );
  // Each pass fills up at least one holder or ends.
  for (let pass = 0; pass <= weights.length && rest > 0; pass++) {
    const open = weights.map((weight, k) => (weight > 0 && shares[k] < limits[k] ? weight : 0));
    const sum = open.reduce((all, weight) => all + weight, 0);
    if (sum === 0) break;
    const part = rest;
    open.forEach((weight, k) => {
      const take = Math.min(part * (weight / sum), limits[k] - shares[k]);
      if (weight === 0) return;
      shares[k] += take;
      rest -= take;
    });
    if (rest <= 1e-12 * loss) break;
  }
  return shares;
}

/** What a gap between two sessions takes from a position, as a multiple of its margin. Signed size: long positive. */
export function gapOverMargin(signedContracts: number, close: number, reopen: number, rate: number): number {
  const side = signedContracts > 0 ? 1 : -1;
  return Math.max(0, (side * (close - reopen)) / (close * rate));
}

/**
 * Concentrated liquidity (Uniswap v3): liquidity stands in ranges of ticks, and a sale walks from range to range.
 * Prices are tokens of y per token of x, in the units of the amounts; a tick is a factor of 1.0001. Source of all
 * formulas: H. Adams, N. Zinsmeister, M. Salem, R. Keefer and D. Robinson, "Uniswap v3 Core", 2021, section 6.
 */
import { InputError } from '../../core/errors.ts';
import { log, pow } from '../../core/math.ts';

const TICK_RATIO = 1.0001;
const LOG_TICK_RATIO = log(TICK_RATIO);

/** A tick at which liquidity begins or ends: crossing it upwards adds `liquidityNet`, downwards takes it away. */
export interface LiquidityTick {
  readonly tick: number;
  readonly liquidityNet: number;
}

/** A pool: square root of its price, liquidity in range, ticks in ascending order, fee (a fraction of what goes in). */
export interface TickPool {
  readonly sqrtPrice: number;
  readonly liquidity: number;
  readonly ticks: readonly LiquidityTick[];
  readonly fee: number;
}

/** What a sale into a {@link TickPool} did. */
export interface TickSwap {
  /** Tokens taken from the seller, fee included; less than offered where liquidity ended. */
  readonly sold: number;
  /** Tokens of the other kind that the seller got. */
  readonly bought: number;
  readonly sqrtPrice: number;
  readonly liquidity: number;
}

/** Price at a tick: 1.0001^tick (whitepaper, equation 6.1). */
export function priceAtTick(tick: number): number {
  return pow(TICK_RATIO, tick);
}

/** The largest tick whose price is not above `price` (equation 6.8). */
export function tickAtPrice(price: number): number {
  const tick = Math.floor(log(price) / LOG_TICK_RATIO);
  if (priceAtTick(tick + 1) <= price) return tick + 1;
  return priceAtTick(tick) > price ? tick - 1 : tick;
}

/** Tokens of x between two prices of one range: L(1/√low − 1/√high) (equation 6.16). */
export function amountX(liquidity: number, low: number, high: number): number {
  return liquidity * (1 / Math.sqrt(low) - 1 / Math.sqrt(high));
}

/** Tokens of y between two prices of one range: L(√high − √low) (equation 6.14). */
export function amountY(liquidity: number, low: number, high: number): number {
  return liquidity * (Math.sqrt(high) - Math.sqrt(low));
}

/**
 * Sells tokens of x: the price falls through the ticks below until all are sold or no liquidity is left. Throws
 * InputError for an amount, price, liquidity or fee that is out of range, and for ticks that do not ascend.
 */
export function sellX(pool: TickPool, amount: number): TickSwap {
  checkPool(pool, amount);
  const state = start(pool, amount);
  for (let k = pool.ticks.length - 1; k >= 0 && state.left > 0; k--) {
    const border = Math.sqrt(priceAtTick(pool.ticks[k].tick));
    if (border > pool.sqrtPrice) continue;
    const room = state.liquidity * (1 / border - 1 / state.sqrtPrice);
    if (state.left < room) break;
    state.left -= room;
    state.bought += state.liquidity * (state.sqrtPrice - border);
    state.sqrtPrice = border;
    state.liquidity -= pool.ticks[k].liquidityNet;
  }
  if (state.left > 0 && state.liquidity > 0) {
    const next = 1 / (1 / state.sqrtPrice + state.left / state.liquidity);
    state.bought += state.liquidity * (state.sqrtPrice - next);
    state.sqrtPrice = next;
    state.left = 0;
  }
  return finished(pool, amount, state);
}

/** Sells tokens of y: the price rises through the ticks above. Throws as {@link sellX}. */
export function sellY(pool: TickPool, amount: number): TickSwap {
  checkPool(pool, amount);
  const state = start(pool, amount);
  for (let k = 0; k < pool.ticks.length && state.left > 0; k++) {
    const border = Math.sqrt(priceAtTick(pool.ticks[k].tick));
    if (border <= pool.sqrtPrice) continue;
    const room = state.liquidity * (border - state.sqrtPrice);
    if (state.left < room) break;
    state.left -= room;
    state.bought += state.liquidity * (1 / state.sqrtPrice - 1 / border);
    state.sqrtPrice = border;
    state.liquidity += pool.ticks[k].liquidityNet;
  }
  if (state.left > 0 && state.liquidity > 0) {
    const next = state.sqrtPrice + state.left / state.liquidity;
    state.bought += state.liquidity * (1 / state.sqrtPrice - 1 / next);
    state.sqrtPrice = next;
    state.left = 0;
  }
  return finished(pool, amount, state);
}

interface Walk {
  /** Still to be sold, after the fee. */
  left: number;
  bought: number;
  sqrtPrice: number;
  liquidity: number;
}

function start(pool: TickPool, amount: number): Walk {
  return { left: amount * (1 - pool.fee), bought: 0, sqrtPrice: pool.sqrtPrice, liquidity: pool.liquidity };
}

function finished(pool: TickPool, amount: number, { left, bought, sqrtPrice, liquidity }: Walk): TickSwap {
  return { sold: amount - left / (1 - pool.fee), bought, sqrtPrice, liquidity };
}

function checkPool({ sqrtPrice, liquidity, ticks, fee }: TickPool, amount: number): void {
  const wrong = (what: string, got: number, expected: string): InputError =>
    new InputError(`pool: ${what} is ${got}, expected ${expected}`, {
      code: 'pool-state',
      hint: 'Correct the state of the pool, or the amount that is sold into it.',
    });
  if (!(amount >= 0 && amount < Infinity)) throw wrong('the amount', amount, 'a finite number of at least 0');
  if (!(sqrtPrice > 0 && sqrtPrice < Infinity)) throw wrong('sqrtPrice', sqrtPrice, 'a finite number above 0');
  if (!(liquidity >= 0 && liquidity < Infinity)) throw wrong('liquidity', liquidity, 'a finite number of at least 0');
  if (!(fee >= 0 && fee < 1)) throw wrong('fee', fee, 'a fraction from 0 to below 1');
  for (let k = 1; k < ticks.length; k++) {
    if (!(ticks[k].tick > ticks[k - 1].tick)) throw wrong(`ticks[${k}]`, ticks[k].tick, 'a tick above the one before');
  }
}

/**
 * Mango Markets: health of an account with a perpetual position and debts (v3), and the stable price that v4 puts
 * beside the oracle's after the events of October 2022. Amounts of value are in the quote token (USDC). Sources:
 * github.com/blockworks-foundation/mango-v3 (program/src/state.rs HealthCache, processor.rs create_perp_market, commit
 * 0031c4a), docs.mango.markets (health-overview, new-token-listing), mango-v4 state/stable_price.rs (commit 0d6018c),
 * all read 2026-11.
 */
import { InputError } from '../../core/errors.ts';

/** Weights of a market for one kind of health. */
export interface MangoWeights {
  /** What a unit held counts, at most 1. */
  readonly asset: number;
  /** What a unit owed counts, at least 1. */
  readonly liability: number;
}

/**
 * Weights from a leverage: 1 − 1/L and 1 + 1/L. Source: processor.rs derives both from one leverage; the page
 * new-token-listing gives 1/(1.4 − 1) = 2.5 and 1/(1.8 − 1) = 1.25 beside asset weights of 0.6 and 0.2. Throws
 * InputError for a leverage below 1.
 */
export function leverageWeights(leverage: number): MangoWeights {
  if (!(leverage >= 1)) {
    throw new InputError(`a leverage of ${leverage}, expected at least 1`, {
      code: 'mango-leverage',
      hint: 'Give the initial or maintenance leverage of the market.',
    });
  }
  return { asset: 1 - 1 / leverage, liability: 1 + 1 / leverage };
}

/** An account: USDC deposited, one perpetual position, and what it owes of other tokens. */
export interface MangoAccount {
  readonly depositUsd: number;
  /** Signed base quantity and what was paid for it, as a price. */
  readonly qty: number;
  readonly entry: number;
  /** Value of the tokens owed, and the weight that they count with. */
  readonly owedUsd: number;
  readonly owedWeight: number;
}

/**
 * Health: deposit + base × price × weight + quote − owed × weight, the quote of a perpetual being −qty × entry.
 * Unrealised profit counts in full but for the weight of the base. Source: HealthCache in state.rs.
 */
export function mangoHealth(account: MangoAccount, price: number, weights: MangoWeights): number {
  const { depositUsd, qty, entry, owedUsd, owedWeight } = account;
  const weight = qty >= 0 ? weights.asset : weights.liability;
  return depositUsd + qty * (price * weight - entry) - owedUsd * owedWeight;
}

/** Value that the account may still borrow, of tokens with that weight: its health at no more than 0. */
export function mangoBorrowable(account: MangoAccount, price: number, weights: MangoWeights): number {
  return Math.max(0, mangoHealth(account, price, weights)) / account.owedWeight;
}

/** Parameters of the stable price; rates are fractions. */
export interface StablePriceRule {
  readonly delayIntervalS: number;
  /** Largest relative change of the delayed price between two intervals. */
  readonly delayGrowth: number;
  /** Largest relative change of the stable price per second, where it stands at the delayed price. */
  readonly stableGrowthPerS: number;
}

/** Values of the program: an hour, 6%, 0.03%. Source: `Default` of stable_price.rs. */
export const STABLE_PRICE_DEFAULT: StablePriceRule = {
  delayIntervalS: 3600,
  delayGrowth: 0.06,
  stableGrowthPerS: 3e-4,
};

/** Delayed prices kept: the delay is so many intervals. */
const DELAYS = 24;
/** An update closer to the last one is ignored; a longer gap counts as this long. Source: stable_price.rs. */
const LEAST_STEP_S = 10;
const LONGEST_STEP_S = 600;

/** State of a stable price; made by {@link stablePriceAt} and changed by {@link updateStablePrice}. */
export interface StablePrice {
  price: number;
  updatedS: number;
  /** One price per interval of the last {@link DELAYS}; the oldest is that of the current interval. */
  readonly delayed: Float64Array;
  interval: number;
  sum: number;
  weightS: number;
}

/** A stable price that has always been at this price. */
export function stablePriceAt(price: number, timeS: number, rule: StablePriceRule): StablePrice {
  const interval = intervalOf(timeS, rule);
  return { price, updatedS: timeS, delayed: new Float64Array(DELAYS).fill(price), interval, sum: 0, weightS: 0 };
}

function intervalOf(timeS: number, { delayIntervalS }: StablePriceRule): number {
  return Math.floor(timeS / delayIntervalS) % DELAYS;
}

/** Target held to within a relative change of the value before. */
function held(target: number, before: number, growth: number): number {
  return Math.min(before * (1 + growth), Math.max(before * (1 - growth), target));
}

/**
 * One update by the oracle's price at a time. The delayed price of a day ago moves by at most `delayGrowth` an
 * interval; the stable price follows the oracle by at most `stableGrowthPerS`, slowed by the square of how far it is
 * from the delayed one. Times must not fall. Source: StablePriceModel::update.
 */
export function updateStablePrice(state: StablePrice, timeS: number, oracle: number, rule: StablePriceRule): void {
  const elapsed = timeS - state.updatedS;
  if (elapsed < LEAST_STEP_S) return;
  const counted = Math.min(elapsed, LONGEST_STEP_S);
  state.updatedS = timeS;
  state.weightS += elapsed;
  state.sum += oracle * counted;
  const interval = intervalOf(timeS, rule);
  if (interval !== state.interval) {
    const before = state.delayed[(state.interval + DELAYS - 1) % DELAYS]!;
    const next = held(state.sum / state.weightS, before, rule.delayGrowth);
    if (elapsed > DELAYS * rule.delayIntervalS) state.delayed.fill(next);
    else for (let k = state.interval; k !== interval; k = (k + 1) % DELAYS) state.delayed[k] = next;
    Object.assign(state, { interval, sum: 0, weightS: 0 });
  }
  const delayed = state.delayed[interval]!;
  const near = Math.min(state.price / delayed, delayed / state.price);
  state.price = held(oracle, state.price, rule.stableGrowthPerS * near * near * counted);
}

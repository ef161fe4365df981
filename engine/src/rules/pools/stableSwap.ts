/**
 * StableSwap pools (Curve): between constant sum and constant product, flat while the pool is balanced and steep once
 * one coin is short. Balances are in a common unit, n coins, Ann = A·n as in the deployed contracts (the paper
 * writes A·nⁿ).
 */
import { InputError, InternalError } from '../../core/errors.ts';

/** Iterations after which the contracts give up. */
const ITERATIONS_MAX = 255;
/** Newton steps below this share of the value are rounding. */
const STEP_MIN = 1e-14;

/**
 * The invariant D of Ann·Σx + D = Ann·D + D^(n+1)/(nⁿ∏x), by Newton from Σx. Source: M. Egorov, "StableSwap", 2019; the
 * iteration D ← (Ann·S + n·P)·D / ((Ann − 1)·D + (n + 1)·P), P = D^(n+1)/(nⁿ∏x), is that of the contracts. Throws
 * InputError for balances or an A that are not above 0.
 */
export function stableSwapInvariant(balances: readonly number[], amplification: number): number {
  const n = balances.length;
  if (n < 2 || balances.some((x) => !(x > 0 && x < Infinity)) || !(amplification > 0 && amplification < Infinity)) {
    throw wrongPool(balances, amplification);
  }
  const ann = amplification * n;
  let sum = 0;
  for (const x of balances) sum += x;
  let d = sum;
  for (let k = 0; k < ITERATIONS_MAX; k++) {
    let product = d;
    for (const x of balances) product *= d / (n * x);
    const next = ((ann * sum + n * product) * d) / ((ann - 1) * d + (n + 1) * product);
    const step = Math.abs(next - d);
    d = next;
    if (step <= STEP_MIN * d) return d;
  }
  throw notConverged();
}

/** A sale: the coin sold, the coin bought (counted from 0), the amount, and the fee on what comes out. */
export interface StableSwapSale {
  readonly from: number;
  readonly to: number;
  readonly amount: number;
  /** Fraction of the coins bought. */
  readonly fee: number;
}

/**
 * Coins that a sale gives: the fall of the bought balance that keeps D, less the fee. Newton on y² + (b − D)·y = c as
 * in the contracts. Source: Egorov 2019. Throws InputError for a pool or coins out of range.
 */
export function stableSwapOut(balances: readonly number[], amplification: number, sale: StableSwapSale): number {
  const { from, to, amount, fee } = sale;
  const d = stableSwapInvariant(balances, amplification);
  if (
    from === to ||
    balances[from] === undefined ||
    balances[to] === undefined ||
    !(amount >= 0 && amount < Infinity)
  ) {
    throw new InputError(`pool: a sale of ${amount} of coin ${from} for coin ${to} is impossible`, {
      code: 'pool-sale',
      hint: `Sell a finite amount of at least 0, of one coin for another, coins counted 0 to ${balances.length - 1}.`,
    });
  }
  const n = balances.length;
  const ann = amplification * n;
  let c = d;
  let rest = 0;
  for (let k = 0; k < n; k++) {
    if (k === to) continue;
    const x = k === from ? balances[k] + amount : balances[k];
    rest += x;
    c *= d / (n * x);
  }
  c *= d / (n * ann);
  const b = rest + d / ann;
  let y = d;
  for (let k = 0; k < ITERATIONS_MAX; k++) {
    const next = (y * y + c) / (2 * y + b - d);
    const step = Math.abs(next - y);
    y = next;
    if (step <= STEP_MIN * y) return Math.max(0, balances[to] - y) * (1 - fee);
  }
  throw notConverged();
}

/**
 * Price of the next coin `of`, in coins `inCoin`, without fee: (Ann + P/x_of)/(Ann + P/x_in), P = D^(n+1)/(nⁿ∏x). It is
 * the slope of the invariant at fixed D. Source as {@link stableSwapInvariant}; throws as that.
 */
export function stableSwapPrice(
  balances: readonly number[],
  amplification: number,
  { of, inCoin }: { readonly of: number; readonly inCoin: number },
): number {
  const d = stableSwapInvariant(balances, amplification);
  const n = balances.length;
  let product = d;
  for (const x of balances) product *= d / (n * x);
  return (amplification * n + product / balances[of]) / (amplification * n + product / balances[inCoin]);
}

function wrongPool(balances: readonly number[], amplification: number): InputError {
  return new InputError(`pool: got balances ${balances.join(', ')} and A ${amplification}`, {
    code: 'pool-state',
    hint: 'Expected two or more balances and an amplification, all finite and above 0.',
  });
}

function notConverged(): InternalError {
  return new InternalError(`StableSwap did not settle within ${ITERATIONS_MAX} iterations`, {
    code: 'pool-iteration',
    hint: 'Report this with the balances and the amplification of the pool.',
  });
}

/**
 * Stablecoins that are redeemed at par out of reserves: what pays a redemption first, what a frozen bank blocks, and
 * what is left for those who come late. Amounts are USD, shares fractions. The accounting is ours; the mechanism (a
 * fixed redemption value over assets that are sold at a loss makes coming first pay) is that of Y. Ma, Y. Zeng and A.
 * Zhang, "Stablecoin Runs and the Centralization of Arbitrage", SSRN 4398546.
 */
import { InputError } from '../../core/errors.ts';

/** One part of the reserves, in the order in which it is used. */
export interface Reserve {
  readonly usd: number;
  /** What is lost of each dollar that is sold: 0 for cash and deposits. */
  readonly saleCost: number;
  /** Whether it can be used now: a deposit at a closed bank cannot. */
  readonly available: boolean;
}

/** A payment out of reserves: what each part gives, and what could not be paid. */
export interface Payment {
  /** Face value taken out of each part, USD. */
  readonly used: readonly number[];
  readonly paidUsd: number;
  readonly costUsd: number;
  readonly unpaidUsd: number;
}

function check(reserves: readonly Reserve[]): void {
  for (const [k, { usd, saleCost }] of reserves.entries()) {
    if (usd >= 0 && usd < Infinity && saleCost >= 0 && saleCost < 1) continue;
    throw new InputError(
      `reserve ${k} has ${usd} USD at a sale cost of ${saleCost}, expected USD ≥ 0 and 0 ≤ cost < 1`,
      {
        code: 'reserve',
        hint: 'Correct the row of the table reserves.',
      },
    );
  }
}

/**
 * Pays `usd` out of the parts in their order; a part with a sale cost gives usd·(1 − cost). Throws InputError for a
 * part out of range.
 */
export function payFrom(reserves: readonly Reserve[], usd: number): Payment {
  check(reserves);
  let left = Math.max(0, usd);
  let paidUsd = 0;
  let costUsd = 0;
  const used = reserves.map((part) => {
    if (!part.available || left === 0) return 0;
    const face = Math.min(part.usd, left / (1 - part.saleCost));
    const cash = face === part.usd ? face * (1 - part.saleCost) : left;
    left = face === part.usd ? Math.max(0, left - cash) : 0;
    paidUsd += cash;
    costUsd += face - cash;
    return face;
  });
  return { used, paidUsd, costUsd, unpaidUsd: left };
}

/** What can be paid at par before reserves that can be used run out, USD. */
export function payableUsd(reserves: readonly Reserve[]): number {
  check(reserves);
  return reserves.reduce((sum, part) => sum + (part.available ? part.usd * (1 - part.saleCost) : 0), 0);
}

/** Reserves over supply at face value, blocked parts counted with what is expected back of them (a fraction). */
export function coverage(reserves: readonly Reserve[], supply: number, recovery: number): number {
  check(reserves);
  const usd = reserves.reduce((sum, part) => sum + part.usd * (part.available ? 1 : recovery), 0);
  return usd / supply;
}

/**
 * What a coin is worth to those who remain once `redeemed` of the supply was paid at par, USD per coin, if `recovery`
 * of blocked parts comes back: it falls with every redemption where coverage is below par, which is why coming first
 * pays. 0 where nothing is left for nobody (all redeemed).
 */
export function valueAfter(reserves: readonly Reserve[], supply: number, redeemed: number, recovery: number): number {
  const { used, paidUsd } = payFrom(reserves, redeemed);
  const rest = reserves.reduce((sum, part, k) => sum + (part.usd - used[k]) * (part.available ? 1 : recovery), 0);
  return supply > paidUsd ? rest / (supply - paidUsd) : 0;
}

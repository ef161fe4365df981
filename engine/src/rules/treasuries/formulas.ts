/**
 * Holders that must sell without a margin call: companies with coins in their treasury, and funds whose shares are
 * redeemed. Amounts are USD, times milliseconds UTC, ratios fractions. When a holder sells follows from what falls due
 * and what cash it has, or from a floor that it has itself published; nothing here has a threshold of its own.
 */

/** Why something is owed. A put is a maturity that the holder of a note may bring forward. */
export type ObligationKind = 'maturity' | 'put' | 'interest' | 'dividend' | 'redemption' | 'creation';

/** One payment that falls due. */
export interface Obligation {
  readonly kind: ObligationKind;
  readonly dueMs: number;
  readonly amountUsd: number;
  /**
   * Convertible notes: a share price at or above which holders convert instead, so that no cash is due (USD per share);
   * 0 where the payment does not depend on it.
   */
  readonly conversionPriceUsd: number;
}

/** What a holder owns and owes, as far as a decision to sell needs it. */
export interface Holder {
  readonly coins: number;
  readonly cashUsd: number;
  /** Payments a year that the floor is measured in (interest and dividends). */
  readonly annualObligationsUsd: number;
  /** Months of them that the holder has bound itself to keep in cash; 0 where it has not. */
  readonly floorMonths: number;
  /** Most that it may sell, USD (a published programme); Infinity without one. */
  readonly saleLimitUsd: number;
}

const MONTHS = 12;

/**
 * Multiple of net asset value in its enterprise form: (market cap + debt + preferred − cash) over the value of the
 * coins. Below 1 the company is worth less than its coins. A second definition in use leaves debt, preferred and cash
 * out: pass zeros. Source: Strategy's glossary ("enterprise value by bitcoin NAV"), as reprinted at
 * erickimphotography.com/mnav-is-good; both forms at btcormstr.com/learn/what-is-mnav (read 2026-11).
 */
export function multipleOfNav(
  holder: { marketCapUsd: number; debtUsd: number; preferredUsd: number; cashUsd: number; coins: number },
  priceUsd: number,
): number {
  const enterprise = holder.marketCapUsd + holder.debtUsd + holder.preferredUsd - holder.cashUsd;
  return enterprise / (holder.coins * priceUsd);
}

/**
 * Months for which cash pays what falls due in a year: cash over annual obligations, times 12; Infinity where nothing
 * is owed. Source: Strategy's own measure of its USD reserve (2.55 over 1.76 bn USD: 17.4 months, 28 June 2026).
 */
export function monthsOfCover(cashUsd: number, annualObligationsUsd: number): number {
  return annualObligationsUsd > 0 ? (MONTHS * cashUsd) / annualObligationsUsd : Infinity;
}

/**
 * What one obligation takes in cash at a share price: its amount, or nothing where converting pays its holder at least
 * as much. Without a share price (NaN) the amount is due: the careful reading. Source: the terms of the notes (a holder
 * of a convertible takes the larger of par and conversion value).
 */
export function cashDueUsd(obligation: Obligation, sharePriceUsd: number): number {
  const converts = obligation.conversionPriceUsd > 0 && sharePriceUsd >= obligation.conversionPriceUsd;
  return converts ? 0 : obligation.amountUsd;
}

/**
 * What a holder has to sell, USD: the part of what is due that its cash does not cover, and what restores its published
 * floor of cash after paying; at most its sale limit and the value of its coins. `unmetUsd` is what stays due when
 * all that may be sold is sold. Accounting, ours; the floor is the holder's.
 */
export function requiredSale(holder: Holder, dueUsd: number, priceUsd: number): { sellUsd: number; unmetUsd: number } {
  const floorUsd = (holder.floorMonths / MONTHS) * holder.annualObligationsUsd;
  const payable = Math.max(0, dueUsd - holder.cashUsd);
  const left = Math.max(0, holder.cashUsd - dueUsd);
  const wanted = payable + Math.max(0, floorUsd - left);
  const sellUsd = Math.min(wanted, holder.saleLimitUsd, holder.coins * priceUsd);
  return { sellUsd, unmetUsd: Math.max(0, payable - sellUsd) };
}

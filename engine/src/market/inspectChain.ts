/**
 * What the lending markets of a market look like from outside: who owes how much, and how far collateral can fall until
 * loans may be liquidated. At the assets' own prices, whatever the markets' oracles say.
 */
import type { Chain } from './chain.ts';
import { LENDING_PROTOCOLS } from './chainSchema.ts';
import type { Snapshot } from './snapshot.ts';

/** Edges of the falls, as fractions; the last bin is open and holds loans that no fall reaches. */
const FALLS = [0, 0.02, 0.05, 0.1, 0.2, 0.3, 0.5, Infinity];

/** Loans that may be liquidated after a fall of all collateral between two bounds; `to` is null for the open bin. */
export interface FallBin {
  readonly from: number;
  readonly to: number | null;
  readonly debtUsd: number;
  readonly borrowers: number;
}

/** One lending market. */
export interface LendingInspection {
  readonly market: string;
  readonly protocol: string;
  readonly borrowers: number;
  readonly debtUsd: number;
  readonly collateralUsd: number;
  /** Of loans that a fall must reach first; those below their threshold are in the first bin. */
  readonly byFall: readonly FallBin[];
}

/** Loans by market; null for a market without a chain part. */
export function inspectLending({ chain, assets }: Snapshot): LendingInspection[] | null {
  if (chain === null) return null;
  const out = Array.from({ length: chain.markets.n }, (_, m) => ({
    market: chain.markets.id[m],
    protocol: LENDING_PROTOCOLS[chain.markets.protocol[m]] as string,
    borrowers: 0,
    debtUsd: 0,
    collateralUsd: 0,
    byFall: FALLS.slice(1).map((to, k) => ({
      from: FALLS[k],
      to: to === Infinity ? null : to,
      debtUsd: 0,
      borrowers: 0,
    })),
  }));
  for (let loan = 0; loan < chain.loans.n; loan++) {
    const { collateralUsd, adjustedUsd, debtUsd } = loanUsd(chain, assets.priceUsd, loan);
    const members = chain.loans.count[loan];
    const row = out[chain.loans.market[loan]];
    row.borrowers += members;
    row.debtUsd += debtUsd * members;
    row.collateralUsd += collateralUsd * members;
    // Collateral × (1 − fall) at its thresholds is the debt.
    const fall = adjustedUsd > 0 ? Math.max(0, 1 - debtUsd / adjustedUsd) : 0;
    const bin = debtUsd > 0 ? FALLS.findIndex((edge, k) => fall >= edge && fall < FALLS[k + 1]) : FALLS.length - 2;
    row.byFall[bin].debtUsd += debtUsd * members;
    row.byFall[bin].borrowers += members;
  }
  return out;
}

/** A loan per member, USD. */
function loanUsd(
  { loans, loanLegs, reserves }: Chain,
  price: Float64Array,
  loan: number,
): { collateralUsd: number; adjustedUsd: number; debtUsd: number } {
  const sum = { collateralUsd: 0, adjustedUsd: 0, debtUsd: 0 };
  for (let leg = loans.legStart[loan]; leg < loans.legStart[loan + 1]; leg++) {
    const reserve = loanLegs.reserve[leg];
    const usd = price[reserves.asset[reserve]];
    const own = loanLegs.threshold[leg];
    sum.collateralUsd += loanLegs.collateral[leg] * usd;
    sum.adjustedUsd += loanLegs.collateral[leg] * usd * (own === own ? own : reserves.threshold[reserve]);
    sum.debtUsd += loanLegs.debt[leg] * usd;
  }
  return sum;
}

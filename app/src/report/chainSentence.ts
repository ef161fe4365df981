/** What the opening says of what is no position: margin loans, and the chain part of a market. */
import type { ChainSummary, MarginLoanOutcome } from '@firebreak/engine';
import type { LendingTotals } from '../assess/lendingTotals.ts';
import { count, counted, percent, usd } from './format.ts';

/** A stablecoin that never fell further below its peg is not spoken of, a fraction. */
const PEG_KEPT = 0.005;

/** A sentence on accounts that trade coins with borrowed tokens; empty without any. */
export function marginLoansInWords(rows: readonly MarginLoanOutcome[]): string[] {
  if (rows.length === 0) return [];
  const sum = (key: 'members' | 'liquidatedAccounts' | 'repaidUsd' | 'badDebtUsd'): number =>
    rows.reduce((total, row) => total + row[key], 0);
  const hit = `${count(sum('liquidatedAccounts'))} of ${counted(sum('members'), 'account')} with margin loans`;
  if (sum('liquidatedAccounts') === 0) return [`${hit} are liquidated.`];
  const missing = sum('badDebtUsd') >= 0.5 ? `leave ${usd(sum('badDebtUsd'))} of bad debt` : 'leave no bad debt';
  return [`${hit} are liquidated, repay ${usd(sum('repaidUsd'))} and ${missing}.`];
}

/** A sentence on loans: how many were liquidated, and what is missing. */
export function loansInWords({ loans, liquidatedLoans, repaidUsd, badDebtUsd, shortfallUsd }: LendingTotals): string {
  const called =
    liquidatedLoans > 0
      ? `${count(liquidatedLoans)} of ${counted(loans, 'loan')} on chain are liquidated for ${usd(repaidUsd)} of debt`
      : `None of ${counted(loans, 'loan')} on chain is liquidated`;
  const debt = badDebtUsd >= 0.5 ? `${usd(badDebtUsd)} of bad debt is left` : 'there is no bad debt';
  const short = shortfallUsd >= 0.5 ? `, and collateral is ${usd(shortfallUsd)} short of loans that stand` : '';
  return `${called}; ${debt}${short}.`;
}

/** A sentence on the stablecoin that fell furthest below its peg and on what treasuries did not pay, if anything. */
export function issuersInWords({ stablecoins, treasuries }: ChainSummary): string[] {
  const lowest = stablecoins
    .flatMap(({ stablecoin, priceLow }) => (priceLow === null ? [] : [{ stablecoin, priceLow }]))
    .sort((a, b) => a.priceLow - b.priceLow)[0];
  const unmet = treasuries.reduce((sum, { unmetUsd }) => sum + unmetUsd, 0);
  const told = [];
  if (lowest !== undefined && lowest.priceLow < 1 - PEG_KEPT)
    told.push(`${lowest.stablecoin} falls ${percent(1 - lowest.priceLow)} below its peg`);
  if (unmet >= 0.5) told.push(`${usd(unmet)} that treasuries and funds owe is not paid`);
  return told.length === 0 ? [] : [`${told.join(', and ')}.`];
}

/** What a run did to accounts that trade coins with borrowed tokens. */
import { LOAN } from '../market/kinds.ts';
import type { MarginLoanOutcome, Summary } from '../result/types.ts';
import type { Context } from './context.ts';

/** The part of the summary about them; empty in a market without any. */
export function summariseLoans({ snapshot, totals }: Context): Pick<Summary, 'marginLoans'> {
  const { accounts, venues, units, balances, assets } = snapshot;
  if (!accounts.multi.includes(LOAN)) return {};
  const members = new Float64Array(venues.n);
  const debtsUsd = new Float64Array(venues.n);
  for (let u = 0; u < units.n; u++) {
    const a = units.account[u];
    if (accounts.multi[a] !== LOAN) continue;
    members[accounts.venue[a]] += accounts.count[a];
    for (let k = units.balanceStart[u]; k < units.balanceStart[u + 1]; k++) {
      const owed = Math.max(0, -balances.amount[k]) * accounts.count[a];
      debtsUsd[accounts.venue[a]] += owed * assets.priceUsd[balances.asset[k]];
    }
  }
  const outcomes = venues.id.map(
    (venue, v): MarginLoanOutcome => ({
      venue,
      members: members[v],
      debtsUsd: debtsUsd[v],
      liquidatedAccounts: totals.loanAccounts[v],
      repaidUsd: totals.loanRepaidUsd[v] - totals.loanBadDebtUsd[v],
      tradedUsd: totals.loanTradedUsd[v],
      feesUsd: totals.loanFeesUsd[v],
      badDebtUsd: totals.loanBadDebtUsd[v],
      firstLiquidationS: totals.firstLoanS[v] < Infinity ? totals.firstLoanS[v] : null,
    }),
  );
  return { marginLoans: outcomes.filter((outcome) => outcome.members > 0) };
}

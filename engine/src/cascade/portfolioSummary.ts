/** What a run did to accounts under portfolio margin. */
import { accountExposure } from '../market/exposure.ts';
import { PORTFOLIO } from '../market/kinds.ts';
import type { PortfolioOutcome, Summary } from '../result/types.ts';
import type { Context } from './context.ts';

/** The part of the summary about accounts under portfolio margin; empty in a market without any. */
export function summarisePortfolio({ snapshot, totals }: Context): Pick<Summary, 'portfolioMargin'> {
  const { accounts, venues } = snapshot;
  if (!accounts.multi.includes(PORTFOLIO)) return {};
  const { grossUsd } = accountExposure(snapshot);
  const members = new Float64Array(venues.n);
  const notionalUsd = new Float64Array(venues.n);
  for (let a = 0; a < accounts.n; a++) {
    if (accounts.multi[a] !== PORTFOLIO) continue;
    members[accounts.venue[a]] += accounts.count[a];
    notionalUsd[accounts.venue[a]] += grossUsd[a] * accounts.count[a];
  }
  const outcomes = venues.id.map(
    (venue, v): PortfolioOutcome => ({
      venue,
      members: members[v],
      notionalUsd: notionalUsd[v],
      liquidatedAccounts: totals.portfolioAccounts[v],
      liquidatedUsd: totals.portfolioUsd[v],
    }),
  );
  return { portfolioMargin: outcomes.filter((outcome) => outcome.members > 0) };
}

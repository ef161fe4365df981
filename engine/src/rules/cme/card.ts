/**
 * CME.
 * What is known of the rules, fact by fact with page and date; printed by `firebreak venues`.
 */
import type { VenueCard } from '../shared/card.ts';

/** Card of CME's futures on coins. */
export const cmeCard: VenueCard = {
  id: 'cme',
  alsoKnownAs: [],
  name: 'CME futures on coins',
  folder: 'cme',
  inRuns: false,
  examples: [],
  facts: {
    rules: [
      {
        says:
          'Margin is a share of value set by CME Clearing and changed by notice: 35% at the announcement of bitcoin ' +
          'futures, 47% initial and 43% maintenance before the first trade, 50% quoted later.',
        source: 'press of 2017 and later',
        read: '2026-09',
        since: '2017-12',
      },
      {
        says: '5 BTC per contract; special limits 7% and 13%, hard limit 20% around the prior settlement.',
        source: 'term sheet of 2017, by zerohedge.com and CNBC',
        read: '2026-11',
        since: '2017-12',
      },
      {
        says:
          'Now a dynamic circuit breaker: the high and low of the last 60 minutes less and plus a variant of 10%; ' +
          'trading passes into the pre-open state.',
        source: 'cmegroup.com confluence 217973218; coinlog.fun (copy) for the 10%',
        read: '2026-11',
      },
      {
        says: 'Velocity logic: a number of ticks within a time suspends matching for seconds.',
        source: 'cmegroupclientsite.atlassian.net 46730074',
        read: '2026-11',
      },
    ],
    waterfall: [
      {
        says:
          'Brokers (clearing members) liquidate their clients; then the member’s capital, the guaranty fund, and ' +
          'assessments of members.',
        source: 'CME Clearing, as collected in research',
        read: '2026-09',
      },
    ],
    adlPrice: [{ says: 'None.', source: 'CME Clearing, as collected in research', read: '2026-09' }],
    adlTrigger: [{ says: 'None.', source: 'CME Clearing, as collected in research', read: '2026-09' }],
    fund: [
      {
        says: 'A guaranty fund of the clearing members.',
        source: 'CME Clearing, as collected in research',
        read: '2026-09',
      },
    ],
    oracle: [],
    outage: [
      {
        says:
          'No trading outside of limits; the classic contract rests over the weekend and is called at the ' +
          'reopening.',
        source: 'CME, as collected in research',
        read: '2026-09',
      },
    ],
    feed: [],
  },
  unknown: [
    'margin in percent on a given day',
    'ticks and time of velocity logic',
    'books of clearing members',
    'since when contracts trade all week',
  ],
};

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
  inRuns: true,
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
          'trading passes into the pre-open state for two minutes.',
        source: 'cmegroup.com, Frequently Asked Questions: Dynamic Circuit Breakers; coinlog.fun (copy) for the 10%',
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
        says: 'Variation margin is settled at least twice a day; below maintenance a call restores the initial margin.',
        source: 'cmegroup.com, 101: overview of settlement; Performance Bonds/Margins',
        read: '2026-11',
      },
      {
        says:
          'Brokers (clearing members) liquidate their clients and answer for them; then the guaranty fund, 100 m USD ' +
          'of the exchange, and assessments of 2.75 times the deposits.',
        source: 'cmegroup.com, Financial Safeguards System (31 December 2016)',
        read: '2026-11',
      },
    ],
    adlPrice: [
      {
        says: 'No auto-deleveraging; tear-ups are a tool of recovery.',
        source: 'CME, submission 16-354 to the CFTC (2016-08-31), its description',
        read: '2026-11',
      },
    ],
    adlTrigger: [
      {
        says: 'Recovery, after the guaranty fund and assessments: gains haircuts and tear-ups.',
        source: 'CME, submission 16-354 to the CFTC (2016-08-31), its description',
        read: '2026-11',
      },
    ],
    fund: [
      {
        says:
          'Guaranty fund of the members: 3.33 bn USD for base products, and 100 m USD of the exchange, at the end of ' +
          '2016.',
        source: 'cmegroup.com, Financial Safeguards System',
        read: '2026-11',
      },
    ],
    oracle: [
      {
        says: 'Daily settlement: mean of trades from 14:59 to 15:00 Chicago, else the middle of the book.',
        source: 'cmegroupclientsite.atlassian.net 46208259',
        read: '2026-11',
      },
    ],
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
    'cap of assessments when several members default',
    'when CME settles out of turn, and how long a close-out may take',
    'ticks and time of velocity logic',
    'books of clearing members',
    'since when contracts trade all week',
  ],
};

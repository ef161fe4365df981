/**
 * Kraken Derivatives.
 * What is known of the rules, fact by fact with page and date; printed by `firebreak venues`.
 */
import type { VenueCard } from '../shared/card.ts';

/** Card of Kraken Derivatives. */
export const krakenCard: VenueCard = {
  id: 'kraken',
  alsoKnownAs: [],
  name: 'Kraken Derivatives',
  folder: 'kraken',
  inRuns: true,
  examples: ['kraken'],
  facts: {
    rules: [
      {
        says:
          'Maintenance from 1%, initial from 2%, in classes A to G over seven levels of size. Margin of one' +
          ' underlying: the larger of long and short, cross only.',
        source: 'support.kraken.com 4844463246100',
        read: '2026-09',
      },
      {
        says: 'Liquidation in parts.',
        source: 'support.kraken.com 360022835671',
        read: '2026-03-17',
        since: '2026-03-26',
      },
    ],
    waterfall: [
      {
        says: 'An order at the price of zero equity.',
        source: 'support.kraken.com 360022835671',
        read: '2026-03-17',
      },
      {
        says:
          'Assignment to firms that volunteer, then unwind against opposite traders; what is left over goes' +
          ' back to the client.',
        source: 'support.kraken.com 360022835671',
        read: '2026-03-17',
      },
    ],
    adlPrice: [
      {
        says: 'Unwind: at the price of zero equity.',
        source: 'support.kraken.com 360022835671',
        read: '2026-03-17',
      },
    ],
    adlTrigger: [
      {
        says: 'Neither book nor volunteers took the position.',
        source: 'support.kraken.com 360022835671',
        read: '2026-03-17',
      },
    ],
    fund: [],
    oracle: [],
    outage: [],
    feed: [
      {
        says: 'Every fill of a liquidation; assignments and unwinds are other types.',
        source: 'https://docs.kraken.com/api/docs/futures-api/websocket',
        read: '2026-09',
      },
    ],
  },
  unknown: ['a fund, if there is one', 'sources of the index', 'what happens in an outage'],
};

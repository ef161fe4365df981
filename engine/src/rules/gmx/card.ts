/**
 * GMX v2.
 * What is known of the rules, fact by fact with page and date; printed by `firebreak venues`.
 */
import type { VenueCard } from '../shared/card.ts';

/** Card of GMX v2. */
export const gmxCard: VenueCard = {
  id: 'gmx',
  alsoKnownAs: [],
  name: 'GMX v2',
  folder: 'gmx',
  inRuns: true,
  examples: ['gmx'],
  facts: {
    rules: [
      {
        says:
          'Liquidatable below 1 USD, or below size × a smallest collateral factor (0.5% for most); positive' +
          ' price impact does not count.',
        source: 'gmx-synthetics a5c0c88, PositionUtils',
        read: '2026-03-13',
      },
    ],
    waterfall: [
      {
        says:
          'A keeper closes the whole position at the oracle price against the pool of liquidity providers, ' +
          'who bear what is missing; what is left of the collateral goes back. There is no order book.',
        source: 'gmx-synthetics a5c0c88, README',
        read: '2026-03-13',
      },
    ],
    adlPrice: [
      {
        says: 'Oracle price.',
        source: 'gmx-synthetics a5c0c88, AdlOrder tests',
        read: '2026-03-13',
      },
    ],
    adlTrigger: [
      {
        says:
          'Profit of a side above 55 to 85% of the tokens that back it, until 50 to 77%: profitable positions are ' +
          'closed. What is paid of a profit is limited to 60 to 90% of that backing.',
        source: 'gmx-synthetics, config/markets.ts (an undated copy) and AdlUtils',
        read: '2026-11',
      },
    ],
    fund: [
      {
        says: 'None: the pool.',
        source: 'gmx-synthetics a5c0c88, README',
        read: '2026-03-13',
      },
    ],
    oracle: [
      {
        says: 'Signed prices, not older than the request.',
        source: 'gmx-synthetics a5c0c88, README',
        read: '2026-03-13',
      },
    ],
    outage: [
      {
        says: 'Without keepers or prices nothing is executed.',
        source: 'gmx-synthetics a5c0c88, README',
        read: '2026-03-13',
      },
    ],
    feed: [
      {
        says: 'On chain: events of the contracts are complete. Firebreak has no feed of them.',
        source: 'gmx-synthetics a5c0c88',
        read: '2026-03-13',
      },
    ],
  },
  unknown: [
    'share of providers in fees, and the present amounts of pools and impact pools',
    'order in which keepers close profitable positions',
    'how fast keepers act under load',
  ],
};

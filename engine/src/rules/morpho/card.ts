/**
 * Morpho Blue.
 * What is known of the rules, fact by fact with page and date; printed by `firebreak venues`.
 */
import type { VenueCard } from '../shared/card.ts';

/** Card of Morpho Blue. */
export const morphoCard: VenueCard = {
  id: 'morpho-blue',
  alsoKnownAs: ['morpho'],
  name: 'Morpho Blue',
  folder: 'morpho',
  inRuns: false,
  examples: ['morpho_blue'],
  facts: {
    rules: [
      {
        says: 'Liquidatable above the LLTV of the market; incentive min(1.15, 1/(1 − 0.3(1 − LLTV))); any size.',
        source: 'morpho-blue 3085651',
        read: '2026-07-23',
      },
    ],
    waterfall: [
      {
        says: 'Liquidators; bad debt falls on suppliers of that market at once.',
        source: 'morpho-blue 3085651',
        read: '2026-07-23',
      },
    ],
    adlPrice: [
      {
        says: 'None: loans are liquidated by anybody who repays them.',
        source: 'morpho-blue 3085651',
        read: '2026-07-23',
      },
    ],
    adlTrigger: [
      {
        says: 'None: loans are liquidated by anybody who repays them.',
        source: 'morpho-blue 3085651',
        read: '2026-07-23',
      },
    ],
    fund: [
      {
        says: 'None.',
        source: 'morpho-blue 3085651',
        read: '2026-07-23',
      },
    ],
    oracle: [
      {
        says: 'One per market, fixed for good.',
        source: 'morpho-blue 3085651',
        read: '2026-07-23',
      },
    ],
    outage: [
      {
        says: 'A price that fails blocks borrowing, withdrawal and liquidation in that market.',
        source: 'morpho-blue 3085651',
        read: '2026-07-23',
      },
    ],
    feed: [
      {
        says: 'On chain: the events of the contracts are complete. Firebreak has no feed of them.',
        source: 'morpho-blue 3085651',
        read: '2026-07-23',
      },
    ],
  },
  unknown: ['oracle of each market', 'behaviour of vault curators'],
};

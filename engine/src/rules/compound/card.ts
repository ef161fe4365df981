/**
 * Compound v3.
 * What is known of the rules, fact by fact with page and date; printed by `firebreak venues`.
 */
import type { VenueCard } from '../shared/card.ts';

/** Card of Compound v3. */
export const compoundCard: VenueCard = {
  id: 'compound-v3',
  alsoKnownAs: ['compound'],
  name: 'Compound v3',
  folder: 'compound',
  inRuns: false,
  examples: ['compound_v3'],
  facts: {
    rules: [
      {
        says: 'Liquidatable where Σ collateral × liquidation factor is below the debt.',
        source: 'comet d5a30b0',
        read: '2026-05-29',
      },
    ],
    waterfall: [
      {
        says:
          'The protocol seizes everything, credits value × liquidation factor and leaves the surplus with ' +
          'the user; it sells the collateral at a discount while reserves are below target.',
        source: 'comet d5a30b0',
        read: '2026-05-29',
      },
      {
        says: 'Reserves take any shortfall.',
        source: 'comet d5a30b0',
        read: '2026-05-29',
      },
    ],
    adlPrice: [
      {
        says: 'None: loans are liquidated by anybody who repays them.',
        source: 'comet d5a30b0',
        read: '2026-05-29',
      },
    ],
    adlTrigger: [
      {
        says: 'None: loans are liquidated by anybody who repays them.',
        source: 'comet d5a30b0',
        read: '2026-05-29',
      },
    ],
    fund: [
      {
        says: 'Reserves of each market; may become negative.',
        source: 'comet d5a30b0',
        read: '2026-05-29',
      },
    ],
    oracle: [],
    outage: [
      {
        says: 'A guardian can pause absorption and sales.',
        source: 'comet d5a30b0',
        read: '2026-05-29',
      },
    ],
    feed: [
      {
        says: 'On chain: the events of the contracts are complete. Firebreak has no feed of them.',
        source: 'comet d5a30b0',
        read: '2026-05-29',
      },
    ],
  },
  unknown: ['reserves on a day', 'feeds of each market'],
};

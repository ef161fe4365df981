/**
 * Euler v2.
 * What is known of the rules, fact by fact with page and date; printed by `firebreak venues`.
 */
import type { VenueCard } from '../shared/card.ts';

/** Card of Euler v2. */
export const eulerCard: VenueCard = {
  id: 'euler-v2',
  alsoKnownAs: ['euler'],
  name: 'Euler v2',
  folder: 'euler',
  inRuns: false,
  examples: ['euler_v2'],
  facts: {
    rules: [
      {
        says:
          'Liquidatable where adjusted collateral is at or below the liability, at mid prices; loans are ' +
          'opened at bid and ask.',
        source: 'euler-vault-kit 5b98b42',
        read: '2025-03-05',
      },
      {
        says: 'Discount = 1 − health, capped; any size up to all of the debt.',
        source: 'euler-vault-kit 5b98b42',
        read: '2025-03-05',
      },
    ],
    waterfall: [
      {
        says:
          'Liquidators; what no collateral backs is spread over suppliers of the vault, unless the vault ' +
          'forbids it.',
        source: 'euler-vault-kit 5b98b42',
        read: '2025-03-05',
      },
    ],
    adlPrice: [
      {
        says: 'None: loans are liquidated by anybody who repays them.',
        source: 'euler-vault-kit 5b98b42',
        read: '2025-03-05',
      },
    ],
    adlTrigger: [
      {
        says: 'None: loans are liquidated by anybody who repays them.',
        source: 'euler-vault-kit 5b98b42',
        read: '2025-03-05',
      },
    ],
    fund: [
      {
        says: 'None.',
        source: 'euler-vault-kit 5b98b42',
        read: '2025-03-05',
      },
    ],
    oracle: [
      {
        says: 'Chosen per vault; wide spreads do not liquidate.',
        source: 'euler-vault-kit 5b98b42',
        read: '2025-03-05',
      },
    ],
    outage: [],
    feed: [
      {
        says: 'On chain: the events of the contracts are complete. Firebreak has no feed of them.',
        source: 'euler-vault-kit 5b98b42',
        read: '2025-03-05',
      },
    ],
  },
  unknown: ['oracle of each vault', 'what happens in an outage'],
};

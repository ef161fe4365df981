/**
 * Liquity v1 and Liquity v2.
 * What is known of the rules, fact by fact with page and date; printed by `firebreak venues`.
 */
import type { VenueCard } from '../shared/card.ts';

/** Card of Liquity v1. */
export const liquityV1Card: VenueCard = {
  id: 'liquity-v1',
  alsoKnownAs: ['liquity'],
  name: 'Liquity v1',
  folder: 'liquity',
  inRuns: false,
  examples: ['liquity_v1'],
  facts: {
    rules: [
      {
        says:
          'Liquidatable below 110%; below 150% of the whole system (recovery mode), seizure is capped at ' +
          '1.1 × debt.',
        source: 'liquity/dev 39f1f7f',
        read: '2025-04-11',
      },
    ],
    waterfall: [
      {
        says: 'The stability pool repays and gets the collateral; what is left is spread over the other troves.',
        source: 'liquity/dev 39f1f7f',
        read: '2025-04-11',
      },
    ],
    adlPrice: [
      {
        says: 'None: loans are liquidated by anybody who repays them.',
        source: 'liquity/dev 39f1f7f',
        read: '2025-04-11',
      },
    ],
    adlTrigger: [
      {
        says: 'None: loans are liquidated by anybody who repays them.',
        source: 'liquity/dev 39f1f7f',
        read: '2025-04-11',
      },
    ],
    fund: [
      {
        says: 'Stability pool.',
        source: 'liquity/dev 39f1f7f',
        read: '2025-04-11',
      },
    ],
    oracle: [
      {
        says: 'Untrusted after 4 hours without a price or a jump of more than 50%; a fallback counts within 5%.',
        source: 'liquity/dev 39f1f7f',
        read: '2025-04-11',
      },
    ],
    outage: [
      {
        says: 'See oracle.',
        source: 'liquity/dev 39f1f7f',
        read: '2025-04-11',
      },
    ],
    feed: [
      {
        says: 'On chain: the events of the contracts are complete. Firebreak has no feed of them.',
        source: 'liquity/dev 39f1f7f',
        read: '2025-04-11',
      },
    ],
  },
  unknown: ['deposits of the pool on a day'],
};

/** Card of Liquity v2. */
export const liquityV2Card: VenueCard = {
  id: 'liquity-v2',
  alsoKnownAs: ['liquity'],
  name: 'Liquity v2',
  folder: 'liquity',
  inRuns: false,
  examples: ['liquity_v2'],
  facts: {
    rules: [
      {
        says: 'Ratios by branch; penalties up to 10%, surplus to the borrower; no recovery mode.',
        source: 'liquity/bold 405f912',
        read: '2026-03-09',
      },
    ],
    waterfall: [
      {
        says: 'Stability pool (at least 1 BOLD stays in it), then redistribution within the branch.',
        source: 'liquity/bold 405f912',
        read: '2026-03-09',
      },
    ],
    adlPrice: [
      {
        says: 'None: loans are liquidated by anybody who repays them.',
        source: 'liquity/bold 405f912',
        read: '2026-03-09',
      },
    ],
    adlTrigger: [
      {
        says: 'None: loans are liquidated by anybody who repays them.',
        source: 'liquity/bold 405f912',
        read: '2026-03-09',
      },
    ],
    fund: [
      {
        says: 'Stability pool of the branch.',
        source: 'liquity/bold 405f912',
        read: '2026-03-09',
      },
    ],
    oracle: [
      {
        says: 'By branch.',
        source: 'liquity/bold 405f912',
        read: '2026-03-09',
      },
    ],
    outage: [
      {
        says:
          'Failure of the oracle, or a branch below its shutdown ratio, closes it for good; redemptions ' +
          'then pay 1.01 USD of collateral.',
        source: 'liquity/bold 405f912',
        read: '2026-03-09',
      },
    ],
    feed: [
      {
        says: 'On chain: the events of the contracts are complete. Firebreak has no feed of them.',
        source: 'liquity/bold 405f912',
        read: '2026-03-09',
      },
    ],
  },
  unknown: ['deposits of the pools on a day'],
};

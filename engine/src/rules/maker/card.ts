/**
 * Maker and Sky.
 * What is known of the rules, fact by fact with page and date; printed by `firebreak venues`.
 */
import type { VenueCard } from '../shared/card.ts';

/** Card of Maker and Sky. */
export const makerCard: VenueCard = {
  id: 'maker-sky',
  alsoKnownAs: ['maker', 'sky'],
  name: 'Maker and Sky',
  folder: 'maker',
  inRuns: false,
  examples: ['maker_sky'],
  facts: {
    rules: [
      {
        says:
          'A vault below its ratio is auctioned whole: opening price = oracle × buffer, falling with time; ' +
          'penalty on the debt (13% for example).',
        source: 'dss fa4f663, dog.sol, clip.sol',
        read: '2022-05-18',
      },
      {
        says: 'Limits on debt under auction, overall and per collateral; a rest below the dust limit is taken too.',
        source: 'dss fa4f663, dog.sol',
        read: '2022-05-18',
      },
    ],
    waterfall: [
      {
        says: 'Falling-price auctions, reset after a time or a fall in price.',
        source: 'dss fa4f663, clip.sol',
        read: '2022-05-18',
      },
      {
        says: 'Surplus buffer, then issuance of the governance token.',
        source: 'dss fa4f663',
        read: '2022-05-18',
      },
    ],
    adlPrice: [
      {
        says: 'None: loans are liquidated by anybody who repays them.',
        source: 'dss fa4f663',
        read: '2022-05-18',
      },
    ],
    adlTrigger: [
      {
        says: 'None: loans are liquidated by anybody who repays them.',
        source: 'dss fa4f663',
        read: '2022-05-18',
      },
    ],
    fund: [
      {
        says: 'Surplus buffer.',
        source: 'dss fa4f663',
        read: '2022-05-18',
      },
    ],
    oracle: [
      {
        says: 'Delayed by one hour (OSM).',
        source: 'dss fa4f663',
        read: '2022-05-18',
      },
    ],
    outage: [
      {
        says: 'Breaker per collateral: 1 stops new auctions, 2 also resets, 3 also purchases.',
        source: 'dss fa4f663, clip.sol',
        read: '2022-05-18',
      },
    ],
    feed: [
      {
        says: 'On chain: the events of the contracts are complete. Firebreak has no feed of them.',
        source: 'dss fa4f663',
        read: '2022-05-18',
      },
    ],
  },
  unknown: ['parameters by collateral on a day', 'state of the buffer'],
};

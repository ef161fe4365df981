/**
 * OKX.
 * What is known of the rules, fact by fact with page and date; printed by `firebreak venues`.
 */
import type { VenueCard } from '../shared/card.ts';

/** Card of OKX. */
export const okxCard: VenueCard = {
  id: 'okx',
  alsoKnownAs: [],
  name: 'OKX',
  folder: 'okx',
  inRuns: true,
  examples: ['okx'],
  facts: {
    rules: [
      {
        says:
          'The rate of a tier applies to the whole position; the closing fee counts in the margin ratio; ' +
          'liquidation at 100%.',
        source: 'https://www.okx.com/docs-v5/en/',
        read: '2026-09',
      },
      {
        says: 'Multi-currency: discount rates fall by quantity.',
        source: 'https://www.okx.com/docs-v5/en/',
        read: '2026-09',
      },
      {
        says:
          'Portfolio margin: spot shock of BTC and ETH ±4, 8, 12% (before ±5, 10, 15%). Firebreak adds up given ' +
          'parts MR1 to MR9 and has the minimum charge; no account of a run is margined by them.',
        source: 'notice of January 2025',
        read: '2026-09',
        since: '2025-01',
      },
    ],
    waterfall: [
      {
        says:
          'From tier 3 upward two tiers at a time; in tiers 1 and 2 all, at the bankruptcy price. Hedged ' +
          'pairs are closed against each other first.',
        source: 'https://www.okx.com/support/hc/en-us/articles/360020411711',
        read: '2026-09',
      },
      {
        says: 'The fund of the product takes over.',
        source: 'https://www.okx.com/help/iv-introduction-to-auto-deleveraging-adl',
        read: '2026-09',
      },
      {
        says: 'Then auto-deleveraging; nothing is socialised after it (until 2018 profits were clawed back).',
        source: 'https://www.okx.com/help/iv-introduction-to-auto-deleveraging-adl',
        read: '2026-09',
      },
    ],
    adlPrice: [
      {
        says: 'Mark; the bankruptcy price only if the fund is nearly gone.',
        source: 'https://www.okx.com/help/iv-introduction-to-auto-deleveraging-adl',
        read: '2026-09',
      },
    ],
    adlTrigger: [
      {
        says:
          'The fund is insufficient, or has fallen 30% from its peak of 8 hours. Rank: share of profit × ' +
          'effective leverage.',
        source: 'https://www.okx.com/help/iv-introduction-to-auto-deleveraging-adl',
        read: '2026-09',
      },
    ],
    fund: [
      {
        says: 'Separate by product, underlying and currency; fed by what liquidations leave over and by the house.',
        source: 'https://www.okx.com/help/iv-introduction-to-auto-deleveraging-adl',
        read: '2026-09',
      },
    ],
    oracle: [
      {
        says:
          'Mark: index plus a moving average of the basis; its window and the guard of the index were not ' + 'found.',
        source: 'https://www.okx.com/docs-v5/en/',
        read: '2026-09',
      },
    ],
    outage: [],
    feed: [
      {
        says:
          'At most one order per contract and second, "not the total"; at the bankruptcy price. Which one ' +
          'of a second is not said.',
        source: 'https://www.okx.com/docs-v5/en/',
        read: '2026-09',
      },
    ],
  },
  unknown: [
    'tiers and discount rates of 10 October 2025',
    'mark window and index guard',
    'how often ranks are refreshed',
    'a numeric example of auto-deleveraging',
    'what happens in an outage',
  ],
};

/**
 * BitMEX.
 * What is known of the rules, fact by fact with page and date; printed by `firebreak venues`.
 */
import type { VenueCard } from '../shared/card.ts';

/** Card of BitMEX. */
export const bitmexCard: VenueCard = {
  id: 'bitmex',
  alsoKnownAs: [],
  name: 'BitMEX',
  folder: 'bitmex',
  inRuns: true,
  examples: ['bitmex'],
  facts: {
    rules: [
      {
        says:
          'Risk limits: margins rise by a step per slice of size; three vintages of the page (base and step' +
          ' 200/150, 100/50, 200/100 XBT).',
        source: 'https://www.bitmex.com/app/riskLimitsExamples',
        read: '2026-09',
      },
    ],
    waterfall: [
      {
        says:
          'Lowest tier: orders cancelled, takeover at the bankruptcy price. Above: down by risk limit with ' +
          'fill-or-kill orders, then takeover.',
        source: 'https://www.bitmex.com/app/liquidation',
        read: '2026-09',
      },
    ],
    adlPrice: [
      {
        says: 'Bankruptcy price.',
        source: 'https://www.bitmex.com/app/autoDeleveraging',
        read: '2026-09',
      },
    ],
    adlTrigger: [
      {
        says:
          'The fund cannot cover. Rank: share of profit × effective leverage (a loss: over it); fifths by ' +
          'quantity.',
        source: 'https://www.bitmex.com/app/autoDeleveragingExamples',
        read: '2026-09',
      },
    ],
    fund: [
      {
        says: 'Gains from fills better than the bankruptcy price.',
        source: 'https://www.bitmex.com/app/liquidation',
        read: '2026-09',
      },
    ],
    oracle: [
      {
        says: 'Fair price: index × (1 + funding × time left / interval).',
        source: 'https://www.bitmex.com/app/fairPriceMarking',
        read: '2026-09',
      },
    ],
    outage: [],
    feed: [
      {
        says: 'Every liquidation order as it enters the book, at its limit price, without a time of the venue.',
        source: 'https://www.bitmex.com/app/wsAPI',
        read: '2026-09',
      },
    ],
  },
  unknown: ['tiers of a given day', 'size of the fund per contract', 'what happens in an outage'],
};

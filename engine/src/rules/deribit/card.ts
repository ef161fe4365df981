/**
 * Deribit.
 * What is known of the rules, fact by fact with page and date; printed by `firebreak venues`.
 */
import type { VenueCard } from '../shared/card.ts';

/** Card of Deribit. */
export const deribitCard: VenueCard = {
  id: 'deribit',
  alsoKnownAs: [],
  name: 'Deribit',
  folder: 'deribit',
  inRuns: true,
  examples: ['deribit'],
  facts: {
    rules: [
      {
        says:
          'Standard margin: futures 1% maintenance plus a slope by size; short options by out-of-the-money ' +
          'amount.',
        source: 'support.deribit.com 25944826427293',
        read: '2026-09',
      },
      {
        says:
          'Portfolio margin: worst of a grid of prices and volatilities plus contingencies. Three versions ' +
          'of volatility shock and contingency are in circulation. Firebreak has shocks and contingencies as ' +
          'formulas; runs use standard margin.',
        source: 'support.deribit.com 25944756247837',
        read: '2026-09',
      },
    ],
    waterfall: [
      {
        says: 'Incremental: small orders until maintenance is below 100%.',
        source: 'https://www.deribit.com/docs/auto-liquidation',
        read: '2026-09',
      },
      {
        says: 'Insurance fund; when it is used up, losses are shared among the winners of the session.',
        source: 'https://www.deribit.com/docs/insurance',
        read: '2026-09',
      },
    ],
    adlPrice: [
      {
        says: 'None: auto-deleveraging is not its main tool.',
        source: 'https://www.deribit.com/docs/insurance',
        read: '2026-09',
      },
    ],
    adlTrigger: [
      {
        says: 'None documented.',
        source: 'https://www.deribit.com/docs/insurance',
        read: '2026-09',
      },
    ],
    fund: [
      {
        says: 'Fed by liquidation fees: 0.75% (BTC), 0.9% (ETH).',
        source: 'https://www.deribit.com/docs/insurance',
        read: '2026-09',
      },
    ],
    oracle: [
      {
        says: 'Index: plain mean of the sources, each held to 0.5% around their median.',
        source: 'support.deribit.com 25954416110877',
        read: '2026-11',
      },
      {
        says: 'Mark: index plus an exponential average of 30 s of fair price less index.',
        source: 'btcc.com (a copy of 2024)',
        read: '2026-11',
      },
    ],
    outage: [],
    feed: [
      {
        says: 'Every fill of a liquidation, marked in the trades with who was liquidated.',
        source: 'https://docs.deribit.com',
        read: '2026-09',
      },
    ],
  },
  unknown: ['which version of the portfolio grid was in force when', 'size of the fund', 'what happens in an outage'],
};

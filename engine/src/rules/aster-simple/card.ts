/**
 * Aster Simple at high leverage.
 * What is known of the rules, fact by fact with page and date; printed by `firebreak venues`.
 */
import type { VenueCard } from '../shared/card.ts';

const FEES = 'https://docs.asterdex.com/product/asterex-simple/fees-and-slippage';

/** Card of Aster Simple. */
export const asterSimpleCard: VenueCard = {
  id: 'aster-simple',
  alsoKnownAs: ['aster-1001x'],
  name: 'Aster Simple (500x, 750x, 1001x)',
  folder: 'aster-simple',
  inRuns: true,
  examples: [],
  facts: {
    rules: [
      { says: 'Liquidated when 85% of the margin is lost, closing fee included.', source: FEES, read: '2026-11' },
      {
        says: 'No opening fee; closing fee the larger of 15% of the profit and 0.03% of the size at entry.',
        source: 'https://docs.asterdex.com/trading/1001x/degen-mode/dynamic-fee-for-degen-mode',
        read: '2026-11',
      },
    ],
    waterfall: [{ says: 'The ALP pool stands on the other side of all positions.', source: FEES, read: '2026-11' }],
    adlPrice: [],
    adlTrigger: [],
    fund: [],
    oracle: [
      {
        says: 'Pyth, Chainlink and Binance Oracle; no weights are given.',
        source: 'https://levex.com/en/blog/aster-1001x-leverage-explained (press)',
        read: '2025-12-15',
      },
    ],
    outage: [],
    feed: [],
  },
  unknown: [
    'what becomes of the margin that is left at a liquidation',
    'whether winners are ever closed or capped',
    'limits on open interest against the pool',
    'slippage at these leverages',
    'who gets the fees',
    'what happens when the pool cannot pay',
  ],
};

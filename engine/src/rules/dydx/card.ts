/**
 * dYdX v4.
 * What is known of the rules, fact by fact with page and date; printed by `firebreak venues`.
 */
import type { VenueCard } from '../shared/card.ts';

/** Card of dYdX v4. */
export const dydxCard: VenueCard = {
  id: 'dydx',
  alsoKnownAs: [],
  name: 'dYdX v4',
  folder: 'dydx',
  inRuns: true,
  examples: ['dydx'],
  facts: {
    rules: [
      {
        says:
          'Initial margin = notional × fraction, maintenance a share of it; both rounded up. The initial ' +
          'fraction rises with open interest, maintenance does not.',
        source: 'github.com/dydxprotocol/v4-chain 84d4664',
        read: '2026-03-04',
      },
      {
        says: 'Documentation table and code differ in tiers (mid 5/60 against 5/3 and so on): the code counts.',
        source: 'github.com/dydxprotocol/v4-chain 84d4664',
        read: '2026-03-04',
      },
    ],
    waterfall: [
      {
        says: 'Each block, an order at the fillable price, within limits of notional and of loss per account.',
        source: 'https://docs.dydx.xyz/concepts/trading/liquidations',
        read: '2026-04',
      },
      {
        says: 'The fund pays only to improve the limit price.',
        source: 'https://docs.dydx.xyz/concepts/trading/contract-loss-mechanism',
        read: '2026-04',
      },
      {
        says: 'Equity below zero: deleveraged at once, past the fund.',
        source: 'https://docs.dydx.xyz/concepts/trading/contract-loss-mechanism',
        read: '2026-04',
      },
    ],
    adlPrice: [
      {
        says: 'Bankruptcy price.',
        source: 'https://docs.dydx.xyz/concepts/trading/contract-loss-mechanism',
        read: '2026-04',
      },
    ],
    adlTrigger: [
      {
        says: 'Equity below zero. Counterparties are drawn at random among opposite positions.',
        source: 'https://docs.dydx.xyz/concepts/trading/contract-loss-mechanism',
        read: '2026-04',
      },
    ],
    fund: [
      {
        says:
          'Gets the liquidation fee, at most 1.5% of a fill and no more than it improved on bankruptcy. ' +
          'Isolated markets have their own.',
        source: 'https://docs.dydx.xyz/concepts/trading/liquidations',
        read: '2026-04',
      },
    ],
    oracle: [
      {
        says: 'Prices of validators, each block.',
        source: 'https://docs.dydx.xyz/concepts/trading/oracle',
        read: '2026-04',
      },
    ],
    outage: [
      {
        says:
          'A halted chain liquidates nobody and restarts on old prices: 10 October 2025, about 8 hours; 27 ' +
          'claims were paid 462,097.79 USD.',
        source: 'https://www.dydx.xyz/blog/october-2025-dydx-chain-incident-review-community-update',
        read: '2025-10',
      },
    ],
    feed: [
      {
        says: 'Every fill of a liquidation; deleveraging is another type of trade.',
        source: 'https://docs.dydx.xyz/indexer-client/websockets',
        read: '2026-09',
      },
    ],
  },
  unknown: ['how the order of draws is made', 'balances of the funds on a day'],
};

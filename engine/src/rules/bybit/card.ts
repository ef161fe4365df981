/**
 * Bybit (unified account).
 * What is known of the rules, fact by fact with page and date; printed by `firebreak venues`.
 */
import type { VenueCard } from '../shared/card.ts';

/** Card of Bybit (unified account). */
export const bybitCard: VenueCard = {
  id: 'bybit',
  alsoKnownAs: [],
  name: 'Bybit (unified account)',
  folder: 'bybit',
  inRuns: true,
  examples: ['bybit'],
  facts: {
    rules: [
      {
        says: 'Tiers are marginal: each slice at its own rate.',
        source: 'https://bybit-exchange.github.io/docs/v5/market/risk-limit',
        read: '2026-07',
      },
      {
        says:
          'Cross: liquidation at an account maintenance rate of 100%. Positive balances × a ratio that ' +
          'falls with quantity.',
        source: 'https://bybit-exchange.github.io/docs/v5/account/wallet-balance',
        read: '2026-07',
      },
      {
        says: 'Isolated: initial and maintenance margin computed on the mark value.',
        source: 'help centre, Liquidation Price Calculation under Isolated Mode',
        read: '2026-09',
        since: '2026-05-27',
      },
    ],
    waterfall: [
      {
        says: 'Reduction by risk tier; then takeover at the bankruptcy price, closing fee included.',
        source: 'help centre 360039261334',
        read: '2026-07',
      },
      {
        says:
          'The pool holds what was taken over; beyond its limit positions are auto-deleveraged. No ' +
          'socialised loss is documented.',
        source: 'https://bybit-exchange.github.io/docs/v5/market/adl-alert',
        read: '2026-07',
      },
    ],
    adlPrice: [
      {
        says: 'Bankruptcy price; the mark where that is more than 5% away.',
        source: 'wuyelx.com/6291.html (third-party copy of a help page)',
        read: '2025-11',
      },
    ],
    adlTrigger: [
      {
        says:
          'Version 1: the pool is down 30% of its 8-hour high by the symbol (only the excess is ' +
          'deleveraged; stops at 25%), or empty.',
        source: 'https://bybit-exchange.github.io/docs/v5/market/adl-alert',
        read: '2026-07',
      },
      {
        says: 'Version 2: loss of 100% of the 8-hour high.',
        source: 'help centre, Auto-Deleveraging',
        read: '2025-11-05',
      },
      {
        says: 'Version 3: the fund is insufficient.',
        source: 'help centre, key terms',
        read: '2025-09-05',
      },
    ],
    fund: [
      {
        says:
          'Pools by group of contracts, or of one contract. New listings start in a pool of at least 8 ' +
          'million USD.',
        source: 'https://www.panewslab.com/en/articles/1283dc54-ec4f-49c0-9869-ee6a6c0b288d (press)',
        read: '2026',
        since: '2025-12-23',
      },
      {
        says: 'Balance of shared pools is published the next day at 00:00 UTC, that of isolated pools each minute.',
        source: 'https://bybit-exchange.github.io/docs/v5/market/adl-alert',
        read: '2026-07',
      },
    ],
    oracle: [
      {
        says: 'Index guard and mark window were not found; runs assume those of Binance.',
        source: 'docs/venues.md',
        read: '2026-09',
      },
    ],
    outage: [],
    feed: [
      {
        says: 'Prints all liquidations, every 500 ms, at the bankruptcy price.',
        source: 'https://bybit-exchange.github.io/docs/v5/websocket/public',
        read: '2026-09',
        since: '2025-02',
      },
      {
        says: 'Before: one per symbol and second.',
        source: 'https://bybit-exchange.github.io/docs/v5/websocket/public',
        read: '2026-09',
      },
    ],
  },
  unknown: [
    'which of the three triggers was in force on 10 October 2025',
    'risk limits of the major coins on that day',
    'sizes of the pools',
    'index guard and mark window',
    'grid of portfolio margin (so nothing of it is computed)',
    'what happens in an outage',
  ],
};

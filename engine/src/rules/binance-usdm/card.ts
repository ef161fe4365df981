/**
 * Binance USDⓈ-M and Aster Pro (rules of Binance USDⓈ-M).
 * What is known of the rules, fact by fact with page and date; printed by `firebreak venues`.
 */
import type { VenueCard } from '../shared/card.ts';

/** Card of Binance USDⓈ-M. */
export const binanceUsdmCard: VenueCard = {
  id: 'binance-usdm',
  alsoKnownAs: ['binance'],
  name: 'Binance USDⓈ-M',
  folder: 'binance-usdm',
  inRuns: true,
  examples: ['binance'],
  facts: {
    rules: [
      {
        says:
          'Maintenance = notional × rate of the bracket − cum; the bracket is that of the notional at the ' +
          'liquidation price. Both legs of a hedge share one cross price.',
        source: 'https://www.binance.com/en/support/faq/b3c689c1f50a44cabb3a84e663b81d93',
        read: '2026-09',
      },
      {
        says: 'Mark averages over 30 samples of 1 s (before: one minute; first 2.5 minutes).',
        source: 'https://www.binance.bh/square/post/29758881844449 (notice)',
        read: '2026-09',
        since: '2025-09-18',
      },
      {
        says:
          'Multi-assets mode: positive balances × collateral ratio (BTC, ETH, BNB 95%; USDT, USDC 99.99%); ' +
          'debts in full; auto-exchange at −5,000 USD.',
        source: 'https://www.binance.com/en/futures/trading-rules/perpetual/multi-asset-info',
        read: '2026-09',
      },
      {
        says:
          'Portfolio margin: uniMMR = adjusted equity / maintenance over contracts, collateral and margin loans; the ' +
          'account is taken over at 105%. An account with collateral_mode portfolio is margined so in a run.',
        source: 'https://www.binance.com/en/support/faq/5e33af8e6ac04d57a1d0a3398e0a0752',
        read: '2026-11',
      },
      {
        says:
          'Cross Margin on spot: margin level = assets / (loans + interest), liquidated at 1.1 (3x and 5x). An ' +
          'account with collateral_mode loan is margined so in a run.',
        source: 'https://www.binance.com/en/support/faq/binance-margin-level-and-margin-call-360030493931',
        read: '2026-11',
      },
      {
        says: 'Funding formula divided by 8/N for an interval of N hours.',
        source: 'https://www.binance.bh/square/post/29758881844449 (notice)',
        read: '2026-09',
        since: '2025-09-18',
      },
      {
        says:
          'Margin price of WBETH and BNSOL: 100% conversion ratio; price floor for USDe. On 10 October 2025' +
          ' it was 20% (WBETH) and 30% (BNSOL) own spot price.',
        source: 'https://www.binance.bh/en/square/post/30886289453337 (notice)',
        read: '2025-10',
        since: '2025-10-14',
      },
    ],
    waterfall: [
      {
        says: 'All open orders are cancelled; one large order brings the account back inside its margin.',
        source: 'https://www.binance.com/en/support/faq/360033525271',
        read: '2026-09',
      },
      {
        says:
          'What is left is taken by the insurance fund at the bankruptcy price, up to a cap on its net ' +
          'notional (default 100% of the fund).',
        source: 'https://www.binance.com/en/support/faq/360033525371',
        read: '2026-09',
      },
      {
        says: 'What the fund refuses is auto-deleveraged. No socialised loss is documented.',
        source: 'https://www.binance.com/en/support/faq/360033525471',
        read: '2026-09',
      },
    ],
    adlPrice: [
      {
        says: 'Bankruptcy price of the liquidated position.',
        source: 'https://www.binance.com/en/support/faq/360033525471',
        read: '2026-09',
      },
    ],
    adlTrigger: [
      {
        says: 'The fund refuses a takeover. Rank: share of profit × margin ratio, refreshed every 30 s.',
        source: 'https://www.binance.com/en/support/faq/360033525471',
        read: '2026-09',
      },
    ],
    fund: [
      {
        says:
          'Several funds; smallest size by a measure of 99.9% kind. Fed by liquidation fees and gains on ' +
          'positions taken over.',
        source: 'https://www.binance.com/en/support/faq/360033525371',
        read: '2026-09',
      },
      {
        says: '1.23 billion USD.',
        source: 'press',
        read: '2025-10',
      },
    ],
    oracle: [
      {
        says:
          'Index: weighted spot composite; a source more than 5% from the median or silent for 10 s has ' +
          'weight 0, with several such the median counts.',
        source: 'https://www.binance.com/en/support/faq/360033525071',
        read: '2026-09',
      },
      {
        says: 'Mark: median of index × (1 + funding × time left), index + average of (mid − index), last trade.',
        source: 'https://www.binance.com/en/support/faq/360033525071',
        read: '2026-09',
      },
      {
        says: 'Collateral has an index of its own: not the mark of any contract.',
        source: 'https://www.binance.com/en/futures/trading-rules/perpetual/multi-asset-info',
        read: '2026-09',
      },
    ],
    outage: [
      {
        says:
          '10 October 2025: matching went on; transfers degraded 21:18 to 21:51 UTC, so collateral could ' +
          'not be added; margin index of USDe, WBETH, BNSOL off 21:36 to 22:15. No general rule found.',
        source: 'https://www.binance.bh/fr-AF/square/post/30952419865713 (statement of the venue)',
        read: '2025-10',
      },
    ],
    feed: [
      {
        says: 'Prints one order per symbol and second: the last one.',
        source: 'https://developers.binance.com/docs/derivatives/usds-margined-futures/websocket-market-streams',
        read: '2026-09',
      },
      {
        says: 'Prints the largest of each second instead; the day is when users noted it.',
        source: 'https://developers.binance.com/docs/derivatives/usds-margined-futures/websocket-market-streams',
        read: '2026-09',
        since: '2026-04-10',
      },
    ],
  },
  unknown: [
    'sizes of the reducing order, order by order',
    'which contracts the fund refused on 10 October 2025',
    'collateral ratios of that day',
    'when cross legs of a hedge share a rank',
  ],
};

/** Card of Aster Pro (rules of Binance USDⓈ-M). */
export const asterCard: VenueCard = {
  id: 'aster',
  alsoKnownAs: [],
  name: 'Aster Pro (rules of Binance USDⓈ-M)',
  folder: 'binance-usdm',
  inRuns: true,
  examples: ['aster'],
  facts: {
    rules: [
      {
        says: 'Brackets, cum, liquidation order and ranking as Binance USDⓈ-M.',
        source:
          'https://docs.asterdex.com/product/aster-perpetuals/fees-and-specs/aster-perpetual-liquidation-' +
          'protocols',
        read: '2026-09',
      },
      {
        says: 'Simple mode, a pool as counterparty, has other rules: see aster-simple.',
        source: 'https://docs.asterdex.com/product/asterex-simple/fees-and-slippage',
        read: '2026-09',
      },
    ],
    waterfall: [
      {
        says: 'As Binance USDⓈ-M.',
        source:
          'https://docs.asterdex.com/product/aster-perpetuals/fees-and-specs/aster-perpetual-liquidation-' +
          'protocols',
        read: '2026-09',
      },
    ],
    adlPrice: [
      {
        says: 'Bankruptcy price.',
        source:
          'https://docs.asterdex.com/product/aster-perpetuals/fees-and-specs/aster-perpetual-liquidation-' +
          'protocols',
        read: '2026-09',
      },
    ],
    adlTrigger: [
      {
        says: 'The fund cannot take over; indicator of 4 bars.',
        source:
          'https://docs.asterdex.com/product/aster-perpetuals/fees-and-specs/aster-perpetual-liquidation-' +
          'protocols',
        read: '2026-09',
      },
    ],
    fund: [],
    oracle: [],
    outage: [],
    feed: [
      {
        says: 'Prints one order per symbol and second, the last.',
        source: 'https://github.com/asterdex/api-docs',
        read: '2026-06-30',
      },
    ],
  },
  unknown: ['size and rules of the fund', 'sources of index and mark', 'what happens in an outage'],
};

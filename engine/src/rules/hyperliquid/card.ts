/**
 * Hyperliquid.
 * What is known of the rules, fact by fact with page and date; printed by `firebreak venues`.
 */
import type { VenueCard } from '../shared/card.ts';

/** Card of Hyperliquid. */
export const hyperliquidCard: VenueCard = {
  id: 'hyperliquid',
  alsoKnownAs: [],
  name: 'Hyperliquid',
  folder: 'hyperliquid',
  inRuns: true,
  examples: ['hyperliquid'],
  facts: {
    rules: [
      {
        says:
          'Maintenance is half of the initial margin at the maximum leverage of the asset (3x to 40x), in ' +
          'tiers with a deduction; the tier of a liquidation price is that of the notional there.',
        source: 'https://hyperliquid.gitbook.io/hyperliquid-docs/trading/margin-tiers',
        read: '2026-09',
      },
      {
        says: 'BTC 40x up to 150 million USD, then 20x.',
        source: 'https://hyperliquid.gitbook.io/hyperliquid-docs/trading/margin-tiers',
        read: '2026-09',
        since: '2025-03',
      },
      {
        says: 'Funding hourly: an eighth of the 8-hour rate, at most 4% an hour, on size at the oracle price.',
        source: 'https://hyperliquid.gitbook.io/hyperliquid-docs/trading/funding',
        read: '2026-09',
      },
      {
        says:
          'Portfolio margin (for some accounts): liquidatable at a ratio above 0.95. Firebreak has ' +
          'ratio, capacity and borrow rate as formulas; no account of a run is margined by them.',
        source: 'https://hyperliquid.gitbook.io/hyperliquid-docs/trading/portfolio-margin',
        read: '2026-09',
      },
    ],
    waterfall: [
      {
        says:
          'Below maintenance: market orders for all positions, without a clearance fee. Of a position above' +
          ' 100,000 USDC a fifth goes first; for 30 s after it, orders are of full size.',
        source: 'https://hyperliquid.gitbook.io/hyperliquid-docs/trading/liquidations',
        read: '2026-09',
      },
      {
        says:
          'Below two thirds of maintenance, what the book did not take goes to the liquidator vault with ' +
          'its margin (cross: all of the account). Maintenance is not given back.',
        source: 'https://hyperliquid.gitbook.io/hyperliquid-docs/trading/liquidations',
        read: '2026-09',
      },
      {
        says: 'Below zero: auto-deleveraging. Accounts without positions never pay.',
        source: 'https://hyperliquid.gitbook.io/hyperliquid-docs/trading/auto-deleveraging',
        read: '2026-09',
      },
    ],
    adlPrice: [
      {
        says: 'Previous mark; older pages say previous oracle price.',
        source: 'https://hyperliquid.gitbook.io/hyperliquid-docs/trading/auto-deleveraging',
        read: '2026-09',
      },
    ],
    adlTrigger: [
      {
        says: 'Value of an account or of an isolated position below zero, that of the vault included.',
        source: 'https://hyperliquid.gitbook.io/hyperliquid-docs/trading/auto-deleveraging',
        read: '2026-09',
      },
      {
        says:
          'Ranked by leverage × share of profit, each at least 1e-8. Reconstructed from fills: the printed ' +
          'index ranks shorts the wrong way round.',
        source: 'https://osec.io/blog/2026-06-22-hyperliquid-risk-engine',
        read: '2026-06-22',
      },
    ],
    fund: [
      {
        says: 'No fund beside the vault of its liquidity providers (HLP).',
        source: 'https://hyperliquid.gitbook.io/hyperliquid-docs/trading/liquidations',
        read: '2026-09',
      },
      {
        says: 'After an incident of 26 March 2025 (JELLY) the liquidator vault has a limit of loss of its own.',
        source: 'https://followin.io/feed/17262551 (press)',
        read: '2026-09',
        since: '2025-03',
      },
      {
        says: 'HIP-3 markets: no backstop in 2025; since 2026 an account per exchange for assets with cross margin.',
        source: 'https://hyperliquid.gitbook.io/hyperliquid-docs/',
        read: '2026-09',
        since: '2026',
      },
    ],
    oracle: [
      {
        says:
          'Weighted median of spot mids (Binance 3, OKX 2, Bybit 2, five others 1), about every 3 s; the ' +
          'stake-weighted median of validators counts.',
        source: 'https://hyperliquid.gitbook.io/hyperliquid-docs/hypercore/oracle',
        read: '2026-09',
      },
      {
        says:
          'Mark: median of oracle + 150 s average of (mid − oracle), of (bid, ask, last), and of perpetuals' +
          ' elsewhere; with two of them a 30 s average joins. Updated when an oracle is posted: about every 3 s.',
        source: 'https://hyperliquid.gitbook.io/hyperliquid-docs/trading/robust-price-indices',
        read: '2026-11',
      },
    ],
    outage: [
      {
        says:
          'A source that is missing drops out of the median. HIP-3: the deployer can halt; orders are ' +
          'cancelled and positions settled at the mark.',
        source: 'https://hyperliquid.gitbook.io/hyperliquid-docs/hypercore/oracle',
        read: '2026-09',
      },
      {
        says: 'Says it was up throughout 10 October 2025.',
        source: 'press',
        read: '2025-10',
      },
    ],
    feed: [
      {
        says:
          'The public stream has no liquidations of the venue: only fills of accounts that one follows (HLP' +
          ' liquidator). A node writes all fills, with accounts.',
        source: 'https://hyperliquid.gitbook.io/hyperliquid-docs/for-developers/api/websocket/subscriptions',
        read: '2026-09',
      },
    ],
  },
  unknown: [
    'slicing after the first fifth',
    'the ranking of auto-deleveraging as it is implemented',
    'time between blocks',
    'size of the liquidator vault on a day',
  ],
};

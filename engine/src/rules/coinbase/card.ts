/**
 * Coinbase Derivatives and Coinbase International Exchange.
 * What is known of the rules, fact by fact with page and date; printed by `firebreak venues`.
 */
import type { VenueCard } from '../shared/card.ts';

const DERIVATIVES = 'help.coinbase.com/en/derivatives/risk-management';
const LIQUIDATIONS = 'help.coinbase.com/en/international-exchange/liquidations';
const READ = '2026-11';

/** Card of Coinbase Derivatives. */
export const coinbaseDerivativesCard: VenueCard = {
  id: 'coinbase-derivatives',
  alsoKnownAs: ['coinbase'],
  name: 'Coinbase Derivatives (US)',
  folder: 'coinbase',
  inRuns: false,
  examples: [],
  facts: {
    rules: [
      {
        says:
          'Each hour has a reference price; at 10% from it trading halts for two minutes, and the limit is the ' +
          'reference for the rest of the hour.',
        source: `${DERIVATIVES}/price-fluctuation-limits`,
        read: READ,
      },
      {
        says: 'Orders further than a number of ticks from the last price are rejected.',
        source: `${DERIVATIVES}/price-banding`,
        read: READ,
      },
      {
        says: 'Perpetual-style contracts of 0.01 BTC and 0.10 ETH, traded all week.',
        source: 'press of July 2025',
        read: '2026-09',
        since: '2025-07-21',
      },
    ],
    waterfall: [],
    adlPrice: [],
    adlTrigger: [],
    fund: [],
    oracle: [],
    outage: [],
    feed: [],
  },
  unknown: ['leverage by contract', 'ticks of the bands', 'who liquidates and how'],
};

/** Card of Coinbase International Exchange. */
export const coinbaseIntxCard: VenueCard = {
  id: 'coinbase-intx',
  alsoKnownAs: ['coinbase'],
  name: 'Coinbase International Exchange',
  folder: 'coinbase',
  inRuns: false,
  examples: [],
  facts: {
    rules: [
      {
        says:
          'Initial margin: base rate, or replacement cost × √(close-out horizon) if more; maintenance two thirds of ' +
          'it; close-out margin a third of it, or maintenance less 12% if more.',
        source: 'coinbase.com/international-exchange/legal/leverage-and-margin-policy',
        read: READ,
      },
      {
        says:
          '10× up to 90,000 USD over all positions of one owner and a limit per contract; beyond it 20 to 50% by ' +
          'coin.',
        source: 'help.coinbase.com/en/international-exchange/margin-requirements',
        read: READ,
        since: '2023-12-28',
      },
    ],
    waterfall: [
      {
        says: 'Below maintenance: liquidated in part until the margin equals the initial one.',
        source: LIQUIDATIONS,
        read: READ,
      },
      {
        says: 'Below close-out margin: to firms of the liquidity support programme, then to the insurance fund.',
        source: LIQUIDATIONS,
        read: READ,
      },
      { says: 'Then auto-deleveraging and clawbacks against opposite traders.', source: LIQUIDATIONS, read: READ },
    ],
    adlPrice: [],
    adlTrigger: [{ says: 'Neither programme nor fund take the position.', source: LIQUIDATIONS, read: READ }],
    fund: [{ says: 'An insurance fund after the support programme.', source: LIQUIDATIONS, read: READ }],
    oracle: [
      {
        says: 'Index each second, settlement every 5 minutes.',
        source: 'as collected in research',
        read: '2026-09',
      },
    ],
    outage: [],
    feed: [],
  },
  unknown: [
    'capacity and price of the support programme',
    'price and order of auto-deleveraging and clawbacks',
    'size of the fund',
    'what happens in an outage',
  ],
};

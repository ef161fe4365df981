/**
 * Drift (Velocity since July 2026).
 * What is known of the rules, fact by fact with page and date; printed by `firebreak venues`.
 */
import type { VenueCard } from '../shared/card.ts';

/** Card of Drift (Velocity since July 2026). */
export const driftCard: VenueCard = {
  id: 'drift',
  alsoKnownAs: [],
  name: 'Drift (Velocity since July 2026)',
  folder: 'drift',
  inRuns: true,
  examples: ['drift'],
  facts: {
    rules: [
      {
        says:
          'Liquidators may free a share of the shortage that grows by slot, with a buffer of 2% above ' +
          'maintenance; below 50 USD all.',
        source: 'protocol-v2 0ae3e3b, liquidation.rs',
        read: '2026-04-01',
      },
    ],
    waterfall: [
      {
        says: 'Liquidators take positions over for a fee that grows 0.01 bp a slot after 1,500 slots.',
        source: 'protocol-v2 0ae3e3b',
        read: '2026-04-01',
      },
      {
        says:
          'Insurance fund up to a cap per market; then losses are spread over all positions through ' +
          'funding, or over depositors.',
        source: 'protocol-v2 0ae3e3b',
        read: '2026-04-01',
      },
    ],
    adlPrice: [
      {
        says: 'None.',
        source: 'protocol-v2 0ae3e3b',
        read: '2026-04-01',
      },
    ],
    adlTrigger: [
      {
        says: 'None.',
        source: 'protocol-v2 0ae3e3b',
        read: '2026-04-01',
      },
    ],
    fund: [
      {
        says:
          'Fed by a fee on liquidations. About 20 million USD were untouched by the exploit of 1 April 2026' +
          ' (about 295 million lost).',
        source: 'drift.trade, incident recovery update',
        read: '2026-04-16',
      },
    ],
    oracle: [],
    outage: [
      {
        says:
          'Liquidation goes on with stale or uncertain prices; only prices that are not positive or too ' +
          'volatile stop it.',
        source: 'protocol-v2 0ae3e3b, oracle.rs',
        read: '2026-04-01',
      },
    ],
    feed: [
      {
        says: 'On chain: events of the program are complete. Firebreak has no feed of them.',
        source: 'protocol-v2 0ae3e3b',
        read: '2026-04-01',
      },
    ],
  },
  unknown: ['sources of prices by market', 'rules of the successor in USDT'],
};

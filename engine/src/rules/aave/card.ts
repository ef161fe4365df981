/**
 * Aave v3 and Aave v4.
 * What is known of the rules, fact by fact with page and date; printed by `firebreak venues`.
 */
import type { VenueCard } from '../shared/card.ts';

/** Card of Aave v3. */
export const aaveV3Card: VenueCard = {
  id: 'aave-v3',
  alsoKnownAs: ['aave'],
  name: 'Aave v3',
  folder: 'aave',
  inRuns: false,
  examples: ['aave_v3'],
  facts: {
    rules: [
      {
        says:
          'Health factor = Σ collateral × threshold / debt, liquidatable below 1; figures of an eMode ' +
          'replace those of the asset.',
        source: 'aave-v3-origin fd1fbd9, GenericLogic',
        read: '2026-06-19',
      },
      {
        says:
          'Half of the total debt may be repaid; all of a reserve at a health factor of 0.95 or less, or ' +
          'where debt or collateral of it is below 2,000 USD. Less than 1,000 USD may not be left (v3.3).',
        source: 'aave-v3-origin fd1fbd9, docs/3.3',
        read: '2026-06-19',
        since: 'v3.3',
      },
      {
        says: 'Amounts seized are rounded down; guard against a sequencer that is down removed (v3.7).',
        source: 'aave-v3-origin fd1fbd9, docs/3.7',
        read: '2026-06-19',
        since: 'v3.7',
      },
    ],
    waterfall: [
      {
        says: 'Collateral with a bonus to the liquidator; a deficit stays with the reserve.',
        source: 'aave-v3-origin fd1fbd9, LiquidationLogic',
        read: '2026-06-19',
      },
      {
        says: 'Stakers of Umbrella cover deficits; what they do not, suppliers of the asset bear.',
        source: 'aave-v3-origin fd1fbd9, docs/3.3',
        read: '2026-06-19',
      },
    ],
    adlPrice: [
      {
        says: 'None: loans are liquidated by anybody who repays them.',
        source: 'aave-v3-origin fd1fbd9',
        read: '2026-06-19',
      },
    ],
    adlTrigger: [
      {
        says: 'None: loans are liquidated by anybody who repays them.',
        source: 'aave-v3-origin fd1fbd9',
        read: '2026-06-19',
      },
    ],
    fund: [
      {
        says:
          'Umbrella, staked and not fed by fees. About 43.7 million USD of its WETH stake was leaving after' +
          ' 18 April 2026.',
        source: 'zelcore.io, coinvote.cc (press)',
        read: '2026-04',
      },
    ],
    oracle: [
      {
        says:
          'By asset; ratios of staked tokens are capped in growth (CAPO). On 10 March 2026 a wrong snapshot' +
          ' liquidated 34 accounts, about 26 million USD.',
        source: 'https://governance.aave.com/t/24275',
        read: '2026-03',
      },
    ],
    outage: [
      {
        says: 'A grace period of at most 4 hours can be set when a reserve is unpaused.',
        source: 'aave-v3-origin fd1fbd9',
        read: '2026-06-19',
      },
    ],
    feed: [
      {
        says:
          'On chain: the events of the contracts are complete. The monitor reads those of Ethereum from a node of ' +
          'yours; other chains it does not.',
        source: 'aave-v3-origin fd1fbd9',
        read: '2026-06-19',
      },
    ],
  },
  unknown: ['coverage of Umbrella by asset on a day', 'final loss of April 2026 (rsETH)', 'feed design of each asset'],
};

/** Card of Aave v4. */
export const aaveV4Card: VenueCard = {
  id: 'aave-v4',
  alsoKnownAs: ['aave'],
  name: 'Aave v4',
  folder: 'aave',
  inRuns: false,
  examples: ['aave_v4'],
  facts: {
    rules: [
      {
        says: 'A liquidation repays up to a target health factor; the bonus grows as the health factor falls.',
        source: 'https://governance.aave.com/t/23531',
        read: '2026-09',
      },
      {
        says:
          'Less than 1,000 USD of the chosen debt or collateral may not be left: then all of that debt, or all of ' +
          'that collateral, is taken beyond the target. The protocol takes its share of the bonus.',
        source: 'aave-v4 0051c6e, LiquidationLogic',
        read: '2026-11',
      },
      {
        says:
          'A user pays, on top of the drawn rate, the mean risk of the least risky collateral that covers the debt; ' +
          'it is renewed when the user borrows, withdraws or is liquidated.',
        source: 'aave-v4 0122663, docs/overview.md',
        read: '2026-11',
      },
      {
        says: 'Proposed values for Avalanche: target 1.24, largest bonus 10% (WAVAX).',
        source: 'https://governance.aave.com/t/25165',
        read: '2026-07',
      },
    ],
    waterfall: [
      {
        says:
          'Collateral with a bonus to the liquidator. Spokes draw the liquidity of a hub within caps; debt without ' +
          'collateral is reported to the hub as a deficit, claims on the hub stay until somebody eliminates it.',
        source: 'aave-v4 0122663, docs/overview.md',
        read: '2026-11',
      },
    ],
    adlPrice: [
      {
        says: 'None: loans are liquidated by anybody who repays them.',
        source: 'https://governance.aave.com/t/23531',
        read: '2026-09',
      },
    ],
    adlTrigger: [
      {
        says: 'None: loans are liquidated by anybody who repays them.',
        source: 'https://governance.aave.com/t/23531',
        read: '2026-09',
      },
    ],
    fund: [
      {
        says: 'None of its own: a deficit is eliminated by whoever gives up claims on the hub for it.',
        source: 'aave-v4 0122663, docs/overview.md',
        read: '2026-11',
      },
    ],
    oracle: [],
    outage: [],
    feed: [
      {
        says: 'On chain: the events of the contracts are complete. Firebreak has no feed of them.',
        source: 'https://governance.aave.com/t/23531',
        read: '2026-09',
      },
    ],
  },
  unknown: ['caps of each spoke', 'oracle of each spoke', 'what happens in an outage'],
};

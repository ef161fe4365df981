/** Rows of the table `parameters` for a market that holds dYdX v4. */
import type { FamilyParameter } from '../shared/parameters.ts';

const GENESIS =
  'github.com/dydxprotocol/v4-chain 84d4664, genesis; https://docs.dydx.xyz/concepts/trading/liquidations';

const ofGenesis = (key: string, value: number): FamilyParameter => ({
  key,
  value,
  basis: 'measured',
  source: GENESIS,
  asOf: '2026-03-04',
});

/** Numbers that the family reads. Rows of `tiers` hold initial fraction × maintenance fraction. */
export const DYDX_PARAMETERS: readonly FamilyParameter[] = [
  ofGenesis('bankruptcyAdjustment', 1),
  ofGenesis('spreadToMaintenance', 1.5),
  ofGenesis('liquidationFeeMax', 0.015),
  ofGenesis('blockMinPositionUsdc', 1_000),
  ofGenesis('blockPositionPortion', 0.1),
  ofGenesis('blockSubaccountUsdc', 100_000),
  ofGenesis('insuranceLossMaxUsdc', 1_000_000),
  {
    key: 'blockIntervalS',
    value: 1,
    basis: 'assumed',
    source: 'Assumed: about a block a second; the pages read name no interval',
    asOf: '',
  },
];

/** Rows of the table `parameters` for a market that holds a market of GMX v2: those of BTC/USD on Arbitrum. */
import type { FamilyParameter } from '../shared/parameters.ts';

const CONFIG =
  'github.com/gmx-io/gmx-synthetics, config/markets.ts (an undated copy), BTC/USD of WBTC.e and USDC on Arbitrum';

const measured = (key: string, value: number): FamilyParameter => ({
  key,
  value,
  basis: 'measured',
  source: CONFIG,
  asOf: '2026-11',
});
const assumed = (key: string, value: number, source: string): FamilyParameter => ({
  key,
  value,
  basis: 'assumed',
  source,
  asOf: '',
});

/** Numbers that the family reads. The smallest collateral factor is a row of `tiers`, the position fee `taker_fee`. */
export const GMX_PARAMETERS: readonly FamilyParameter[] = [
  measured('minCollateralUsd', 1),
  measured('impactExponent', 2),
  measured('positiveImpactFactor', 3e-11),
  measured('negativeImpactFactor', 9e-11),
  measured('impactChargeMax', 0.005),
  measured('impactGainMax', 0.005),
  measured('improvingFee', 0.0004),
  measured('profitPaidMax', 0.9),
  measured('adlProfitAbove', 0.85),
  measured('adlProfitTo', 0.77),
  measured('openInterestMaxUsd', 60_000_000),
  measured('reserveMax', 3.45),
  measured('liquidationFee', 0.002),
  assumed('impactPoolUsd', 0, 'Assumed: the present amount was not read; nothing is paid out before it is charged'),
  assumed('feesToPool', 0.63, 'Assumed: the share of providers in fees was not read from the contracts'),
];

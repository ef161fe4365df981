/** Rows of the table `parameters` for a market that holds Drift. */
import type { FamilyParameter } from '../shared/parameters.ts';

const PROGRAM = 'github.com/drift-labs/protocol-v2 0ae3e3b, programs/drift/src/math/liquidation.rs and constants';
const AS_IN_TESTS = 'Assumed: a setting of the deployed program that was not read; the value of its tests';

const measured = (key: string, value: number): FamilyParameter => ({
  key,
  value,
  basis: 'measured',
  source: PROGRAM,
  asOf: '2026-04-01',
});
const assumed = (key: string, value: number, source: string): FamilyParameter => ({
  key,
  value,
  basis: 'assumed',
  source,
  asOf: '',
});

/** Numbers that the family reads. Margin ratios are rows of `tiers`. */
export const DRIFT_PARAMETERS: readonly FamilyParameter[] = [
  measured('marginBuffer', 0.02),
  measured('liquidatorFeePerSlot', 1e-6),
  measured('liquidatorFeeGraceSlots', 1_500),
  assumed('liquidationInitialShare', 0.1, 'Assumed: a setting of the deployed program that was not read; a tenth'),
  assumed('liquidationDurationSlots', 150, AS_IN_TESTS),
  assumed('liquidatorFee', 0.01, AS_IN_TESTS),
  assumed('liquidatorFeeMax', 0.02, 'Assumed: a setting of each market that was not read; twice the fee'),
  assumed('fundFeeMax', 0.01, AS_IN_TESTS),
  assumed('slotS', 0.4, 'Assumed: the length that Solana aims at'),
];

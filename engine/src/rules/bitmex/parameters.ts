/** Rows of the table `parameters` for a market that holds BitMEX. */
import type { FamilyParameter } from '../shared/parameters.ts';

/** Numbers that the family reads. Risk limits are rows of `tiers` (see `riskLimitTiers`). */
export const BITMEX_PARAMETERS: readonly FamilyParameter[] = [
  {
    key: 'adlRankRefreshS',
    value: 0,
    basis: 'assumed',
    source: 'Assumed: the page names no interval; ranked anew at every auto-deleveraging',
    asOf: '',
  },
];

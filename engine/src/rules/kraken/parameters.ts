/** Rows of the table `parameters` for a market that holds Kraken Derivatives. */
import type { FamilyParameter } from '../shared/parameters.ts';

const AS_ELSEWHERE = 'Assumed: not found; the value that Binance publishes';

/** Numbers that the family reads. None of them is published by the venue. */
export const KRAKEN_PARAMETERS: readonly FamilyParameter[] = [
  {
    key: 'assignmentNotionalCapRatio',
    value: 1,
    basis: 'assumed',
    source: 'Assumed: the firms name their own limits, which are not published; notional up to their capital',
    asOf: '',
  },
  { key: 'adlRankRefreshS', value: 30, basis: 'assumed', source: AS_ELSEWHERE, asOf: '' },
  { key: 'markWindowS', value: 30, basis: 'assumed', source: AS_ELSEWHERE, asOf: '' },
  { key: 'markSampleS', value: 1, basis: 'assumed', source: AS_ELSEWHERE, asOf: '' },
  { key: 'indexDeviationMax', value: 0.05, basis: 'assumed', source: AS_ELSEWHERE, asOf: '' },
];

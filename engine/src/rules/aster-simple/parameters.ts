/** Rows of the table `parameters` for a market that holds Aster Simple. The smallest closing fee is `taker_fee`. */
import type { FamilyParameter } from '../shared/parameters.ts';

/** Numbers that the family reads. */
export const ASTER_SIMPLE_PARAMETERS: readonly FamilyParameter[] = [
  {
    key: 'liquidationLossShare',
    value: 0.85,
    basis: 'measured',
    source: 'https://docs.asterdex.com/product/asterex-simple/fees-and-slippage',
    asOf: '2026-11',
  },
  {
    key: 'closingFeeProfitShare',
    value: 0.15,
    basis: 'measured',
    source: 'https://docs.asterdex.com/trading/1001x/degen-mode/dynamic-fee-for-degen-mode',
    asOf: '2026-11',
  },
  { key: 'feesToPool', value: 1, basis: 'assumed', source: 'Assumed: who gets the fees was not found', asOf: '' },
];

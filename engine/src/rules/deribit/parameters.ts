/** Rows of the table `parameters` for a market that holds Deribit. */
import type { FamilyParameter } from '../shared/parameters.ts';

const SPEED = 'https://www.deribit.com/docs/auto-liquidation (the later of two vintages: 200 contracts, 20 a second)';

/** Numbers that the family reads. Margins are rows of `tiers` (see `futureTiers`). */
export const DERIBIT_PARAMETERS: readonly FamilyParameter[] = [
  { key: 'liquidationContracts', value: 200, basis: 'measured', source: SPEED, asOf: '2026-09' },
  { key: 'liquidationsPerS', value: 20, basis: 'measured', source: SPEED, asOf: '2026-09' },
  {
    key: 'contractUsd',
    value: 10,
    basis: 'measured',
    source: 'https://www.deribit.com/docs/auto-liquidation (10 contracts 25 times a second are 2,500 USD a second)',
    asOf: '2026-09',
  },
  {
    key: 'indexBand',
    value: 0.005,
    basis: 'measured',
    source: 'https://support.deribit.com 25954416110877, Prices of Virtual Assets',
    asOf: '2026-11',
  },
  {
    key: 'markWindowS',
    value: 30,
    basis: 'assumed',
    source: 'Assumed: a copy names an exponential average of 30 s (btcc.com, 2024-09), here a plain mean of 30 s',
    asOf: '',
  },
  { key: 'markSampleS', value: 1, basis: 'assumed', source: 'Assumed: not found', asOf: '' },
];

/** The tables of vaults that supply lending markets, all optional. */
import { atLeastZero, BASIS, maybeText, positive, text } from './columns.ts';
import type { TableSpec } from './columns.ts';

/** Columns of the tables. */
export const VAULT_TABLES: readonly TableSpec[] = [
  {
    name: 'lending_vaults',
    required: false,
    columns: [
      text('vault'),
      text('asset'),
      text('share', 'asset'),
      positive('shares', 'tokens'),
      atLeastZero('idle', 'tokens', 0),
      { name: 'realise_losses', type: 'integer', required: false, min: 0, max: 1, unit: '0 or 1', fallback: 1 },
      maybeText('source'),
      BASIS,
    ],
  },
  {
    name: 'vault_allocations',
    required: false,
    columns: [text('vault'), text('market'), positive('amount', 'tokens'), BASIS],
  },
];

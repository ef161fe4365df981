/**
 * The tables of what happens on chain: lending markets with their loans, pools, and the keepers who liquidate loans and
 * trade pools against venues. All are optional; a market without rows in them has no chain part.
 */
import { atLeastZero, BASIS, choice, fraction, maybeText, positive, real, text } from './columns.ts';
import type { ColumnSpec, TableSpec } from './columns.ts';
import { ISSUER_TABLES } from './issuerSchema.ts';
import { VAULT_TABLES } from './vaultSchema.ts';

/** Lending protocols by the name that a market's row gives. The order is the code in `chain.markets.protocol`. */
export const LENDING_PROTOCOLS = ['aave', 'compound', 'euler', 'morpho', 'maker', 'liquity', 'aave-v4'] as const;

/** Kinds of pools. The order is the code in `chain.pools.kind`. */
export const POOL_KINDS = ['constant_product', 'concentrated', 'stable_swap'] as const;

/** What a keeper does. The order is the code in `chain.keepers.role`. */
export const KEEPER_ROLES = ['liquidator', 'arbitrageur', 'redeemer'] as const;

/** Where a keeper sells collateral that it has seized. */
export const KEEPER_SALES = ['contract', 'spot'] as const;

/** An optional number without a fallback: NaN where the cell is empty. */
const maybe = (name: string, unit: string, min: number, max?: number): ColumnSpec => ({
  name,
  type: 'number',
  required: false,
  min,
  ...(max === undefined ? {} : { max }),
  unit,
  fallback: NaN,
});

const COUNT: ColumnSpec = { name: 'count', type: 'integer', required: false, min: 1, unit: 'members', fallback: 1 };

const LENDING: readonly TableSpec[] = [
  {
    name: 'lending_markets',
    required: false,
    columns: [text('market'), choice('protocol', LENDING_PROTOCOLS), maybeText('hub'), maybeText('entity'), BASIS],
  },
  {
    name: 'lending_parameters',
    required: false,
    columns: [text('market'), text('key'), real('value', 'as the key says'), maybeText('source'), BASIS],
  },
  {
    name: 'lending_assets',
    required: false,
    columns: [
      text('market'),
      text('asset'),
      fraction('liquidation_threshold', 0),
      fraction('liquidation_bonus', 0),
      fraction('protocol_fee', 0),
      atLeastZero('supplied', 'tokens', 0),
      atLeastZero('borrowed', 'tokens', 0),
      atLeastZero('buffer', 'tokens', 0),
      atLeastZero('borrow_rate', 'fraction per year', 0),
      text('oracle', 'external | conversion | spot:VENUE | mark:INSTRUMENT | pool:POOL | vault:VAULT | fixed:USD'),
      atLeastZero('oracle_heartbeat_s', 'seconds', 0),
      atLeastZero('oracle_deviation', 'fraction', 0),
      atLeastZero('oracle_delay_s', 'seconds', 0),
      maybe('cap_ratio', 'units per token', 0),
      atLeastZero('cap_growth', 'fraction per year', 0),
      atLeastZero('cap_age_s', 'seconds', 0),
      BASIS,
    ],
  },
  {
    name: 'loans',
    required: false,
    columns: [text('loan'), text('market'), COUNT, maybeText('owner'), BASIS],
  },
  {
    name: 'loan_legs',
    required: false,
    columns: [
      text('loan'),
      text('asset'),
      atLeastZero('collateral', 'tokens per member', 0),
      atLeastZero('debt', 'tokens per member', 0),
      maybe('liquidation_threshold', 'fraction', 0, 1),
      maybe('liquidation_bonus', 'fraction', 0, 1),
      BASIS,
    ],
  },
];

const POOLS: readonly TableSpec[] = [
  {
    name: 'pools',
    required: false,
    columns: [
      text('pool'),
      choice('kind', POOL_KINDS),
      fraction('fee'),
      maybe('amplification', 'ratio', 0),
      maybe('price', 'second coins per first coin', 0),
      BASIS,
    ],
  },
  {
    name: 'pool_coins',
    required: false,
    columns: [text('pool'), text('asset'), positive('reserve', 'tokens'), BASIS],
  },
  {
    name: 'pool_ticks',
    required: false,
    columns: [
      text('pool'),
      { name: 'tick', type: 'integer', required: true, min: -887_272, max: 887_272, unit: 'log 1.0001 of the price' },
      real('liquidity_net', 'liquidity'),
      BASIS,
    ],
  },
];

const KEEPERS: readonly TableSpec[] = [
  {
    name: 'keepers',
    required: false,
    columns: [
      text('keeper'),
      choice('role', KEEPER_ROLES),
      maybeText('account', 'account of kind desk'),
      atLeastZero('gas_usd', 'USD per call', 0),
      atLeastZero('latency_s', 'seconds', 0),
      { name: 'flash', type: 'integer', required: false, min: 0, max: 1, unit: '0 or 1', fallback: 0 },
      choice('sells_in', KEEPER_SALES, 'contract'),
      BASIS,
    ],
  },
  {
    name: 'chain_balances',
    required: false,
    columns: [text('holder', 'keeper'), text('asset'), positive('amount', 'tokens'), BASIS],
  },
];

/** Every table of the chain part, in the order in which they are checked. */
export const CHAIN_TABLES: readonly TableSpec[] = [...LENDING, ...POOLS, ...KEEPERS, ...ISSUER_TABLES, ...VAULT_TABLES];

/**
 * The tables of those who sell slowly or owe a fixed price: treasuries and funds with what falls due, stablecoins with
 * what stands behind them. All are optional parts of the chain part of a market.
 */
import { atLeastZero, BASIS, choice, fraction, maybeText, positive, text } from './columns.ts';
import type { ColumnSpec, TableSpec } from './columns.ts';

/** Kinds of holders. The order is the code in `issuers.treasuries.kind`. */
export const TREASURY_KINDS = ['company', 'fund', 'other'] as const;

/** Why something is owed. The order is the code in `issuers.obligations.kind`. */
export const OBLIGATION_KINDS = ['maturity', 'put', 'interest', 'dividend', 'redemption', 'creation'] as const;

/** How a stablecoin is redeemed. The order is the code in `issuers.stablecoins.kind`. */
export const STABLECOIN_KINDS = ['fiat', 'synthetic', 'algorithmic'] as const;

/** An optional number that has a default other than zero. */
const orElse = (name: string, unit: string, fallback: number, max?: number): ColumnSpec => ({
  name,
  type: 'number',
  required: false,
  min: 0,
  ...(max === undefined ? {} : { max }),
  unit,
  fallback,
});

/** A number above 0, or empty for the default. */
const positiveOr = (name: string, unit: string, fallback: number): ColumnSpec => ({
  ...orElse(name, unit, fallback),
  minExclusive: true,
});

/** Every table of this part, in the order in which they are checked. */
export const ISSUER_TABLES: readonly TableSpec[] = [
  {
    name: 'treasuries',
    required: false,
    columns: [
      text('treasury'),
      choice('kind', TREASURY_KINDS, 'company'),
      maybeText('entity'),
      text('account', 'account of kind desk'),
      text('instrument'),
      atLeastZero('coins', 'coins'),
      atLeastZero('cash_usd', 'USD', 0),
      atLeastZero('annual_obligations_usd', 'USD per year', 0),
      atLeastZero('floor_months', 'months of annual obligations', 0),
      orElse('sale_limit_usd', 'USD', Infinity),
      atLeastZero('market_cap_usd', 'USD', 0),
      atLeastZero('debt_usd', 'USD', 0),
      atLeastZero('preferred_usd', 'USD', 0),
      positiveOr('share_price_usd', 'USD per share', NaN),
      positive('work_hours', 'hours'),
      positiveOr('daily_volume', 'coins per day', NaN),
      positiveOr('impact_y', 'ratio', 1),
      maybeText('source'),
      BASIS,
    ],
  },
  {
    name: 'treasury_obligations',
    required: false,
    columns: [
      text('treasury'),
      choice('kind', OBLIGATION_KINDS),
      { name: 'due', type: 'time', required: true, unit: 'ms UTC' },
      positive('amount_usd', 'USD'),
      atLeastZero('conversion_price_usd', 'USD per share', 0),
      maybeText('source'),
      BASIS,
    ],
  },
  {
    name: 'stablecoins',
    required: false,
    columns: [
      text('asset'),
      choice('kind', STABLECOIN_KINDS),
      text('peg', 'asset that it is redeemed for'),
      maybeText('entity'),
      positive('supply', 'tokens'),
      fraction('redeem_fee', 0),
      fraction('mint_fee', 0),
      orElse('capacity_per_hour', 'tokens per hour', Infinity),
      orElse('opens_h', 'hour of the day, UTC', 0, 24),
      orElse('closes_h', 'hour of the day, UTC', 24, 24),
      choice('days', ['all', 'weekdays'], 'all'),
      atLeastZero('settlement_s', 'seconds', 0),
      maybeText('price_pool', 'pool'),
      orElse('recovery', 'fraction of blocked reserves that is expected back', 1, 1),
      orElse('rehedge_s', 'seconds', Infinity),
      maybeText('backing_asset', 'asset'),
      positiveOr('base_pool', 'USD', NaN),
      positiveOr('recovery_blocks', 'blocks', NaN),
      positiveOr('block_s', 'seconds', NaN),
      fraction('min_spread', 0),
      maybeText('source'),
      BASIS,
    ],
  },
  {
    name: 'stablecoin_reserves',
    required: false,
    columns: [
      text('stablecoin', 'asset'),
      text('reserve', 'name'),
      maybeText('entity', 'bank or custodian'),
      text('asset'),
      positive('amount', 'tokens'),
      fraction('sale_cost', 0),
      maybeText('source'),
      BASIS,
    ],
  },
];

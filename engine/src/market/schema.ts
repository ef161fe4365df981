/**
 * The tables of a snapshot: names, columns, types and ranges. The one place where file formats, validation, generator
 * and importer agree. Column names are those of the files; unknown columns are kept by the store and ignored here.
 */
import { CHAIN_TABLES } from './chainSchema.ts';
import { atLeastZero, BASIS, choice, fraction, maybeText, positive, real, text } from './columns.ts';
import type { TableSpec } from './columns.ts';
import { ACCOUNT_KINDS, COLLATERAL_MODES, INSTRUMENT_KINDS } from './kinds.ts';
import type { PartialNote } from './snapshot.ts';

export type { ColumnSpec, ColumnType, TableSpec } from './columns.ts';

/** Every table that a snapshot folder may hold, in the order in which they are checked. */
export const TABLES: readonly TableSpec[] = [
  {
    name: 'assets',
    required: true,
    columns: [
      text('asset'),
      choice('kind', ['crypto', 'stablecoin', 'fiat', 'staked', 'synthetic_dollar'], 'crypto'),
      positive('price_usd', 'USD'),
      atLeastZero('daily_volatility', 'fraction per sqrt(day)', 0),
      real('beta_btc', 'ratio', 1),
      maybeText('conversion_asset'),
      atLeastZero('conversion_ratio', 'units per token', 0),
      BASIS,
    ],
  },
  { name: 'venues', required: true, columns: [text('venue'), text('rules', 'rule family'), BASIS] },
  {
    name: 'parameters',
    required: true,
    columns: [text('venue'), text('key'), real('value', 'as the key says'), maybeText('source'), BASIS],
  },
  {
    name: 'instruments',
    required: true,
    columns: [
      text('instrument'),
      text('venue'),
      text('asset'),
      choice('kind', INSTRUMENT_KINDS, 'linear'),
      text('settle'),
      positive('mark_price', 'USD'),
      { name: 'index_price', type: 'number', required: false, min: 0, minExclusive: true, unit: 'USD', fallback: NaN },
      atLeastZero('tick_size', 'USD', 0),
      atLeastZero('taker_fee', 'fraction', 0),
      real('maker_fee', 'fraction', 0),
      atLeastZero('liquidation_fee', 'fraction', 0),
      real('funding_rate', 'fraction per interval', 0),
      {
        name: 'funding_interval_h',
        type: 'number',
        required: false,
        min: 0,
        minExclusive: true,
        unit: 'hours',
        fallback: NaN,
      },
      real('interest_rate', 'fraction per interval', 0),
      atLeastZero('half_spread', 'fraction', 0),
      atLeastZero('volume_24h_usd', 'USD', 0),
      maybeText('fund', 'account id of the insuring fund'),
      BASIS,
    ],
  },
  {
    name: 'tiers',
    required: true,
    columns: [
      text('instrument'),
      { name: 'tier', type: 'integer', required: true, min: 1, unit: 'ordinal' },
      atLeastZero('min_notional', 'settlement units'),
      {
        name: 'max_notional',
        type: 'number',
        required: false,
        min: 0,
        minExclusive: true,
        unit: 'settlement units',
        fallback: Infinity,
      },
      {
        name: 'maint_margin_rate',
        type: 'number',
        required: true,
        min: 0,
        max: 1,
        minExclusive: true,
        unit: 'fraction',
      },
      atLeastZero('deduction', 'settlement units', 0),
      positive('max_leverage', 'ratio'),
      BASIS,
    ],
  },
  {
    name: 'haircuts',
    required: false,
    columns: [
      text('venue'),
      text('asset'),
      atLeastZero('min_amount', 'tokens', 0),
      {
        name: 'max_amount',
        type: 'number',
        required: false,
        min: 0,
        minExclusive: true,
        unit: 'tokens',
        fallback: Infinity,
      },
      fraction('ratio'),
      BASIS,
    ],
  },
  {
    name: 'oracles',
    required: false,
    columns: [
      text('venue'),
      text('asset'),
      choice('use', ['index', 'collateral', 'perp']),
      text('source', 'external | conversion | par | spot:NAME | perp:VENUE'),
      positive('weight', 'weight'),
      BASIS,
    ],
  },
  {
    name: 'depth',
    required: true,
    columns: [
      text('instrument'),
      choice('side', ['bid', 'ask']),
      { name: 'distance', type: 'number', required: true, min: 0, max: 1, minExclusive: true, unit: 'log distance' },
      positive('notional_usd', 'USD'),
      BASIS,
    ],
  },
  {
    name: 'accounts',
    required: true,
    columns: [
      text('account'),
      text('venue'),
      choice('kind', ACCOUNT_KINDS, 'trader'),
      choice('collateral_mode', COLLATERAL_MODES, 'single'),
      { name: 'count', type: 'integer', required: false, min: 1, unit: 'members', fallback: 1 },
      maybeText('entity'),
      maybeText('owner'),
      maybeText('client_class', 'name'),
      maybeText('clearing_member', 'account id of kind member'),
      BASIS,
    ],
  },
  {
    name: 'balances',
    required: true,
    columns: [text('account'), text('asset'), real('amount', 'tokens per member'), BASIS],
  },
  {
    name: 'positions',
    required: true,
    columns: [
      text('account'),
      text('instrument'),
      real('qty', 'contract units per member, signed'),
      positive('entry_price', 'USD'),
      { name: 'isolated_margin', type: 'number', required: false, unit: 'settlement tokens', fallback: NaN },
      BASIS,
    ],
  },
  {
    name: 'orders',
    required: false,
    columns: [
      text('account'),
      text('instrument'),
      real('qty', 'contract units per member, signed'),
      positive('trigger_price', 'USD'),
      choice('reference', ['mark', 'last'], 'mark'),
      BASIS,
    ],
  },
  {
    name: 'routes',
    required: false,
    columns: [
      text('from'),
      text('to'),
      positive('minutes', 'minutes'),
      {
        name: 'capacity_usd_per_minute',
        type: 'number',
        required: false,
        min: 0,
        unit: 'USD per minute',
        fallback: Infinity,
      },
      BASIS,
    ],
  },
  {
    name: 'entities',
    required: false,
    columns: [
      text('entity'),
      choice('kind', [
        'venue',
        'fund',
        'market_maker',
        'lender',
        'stablecoin_issuer',
        'treasury',
        'bank',
        'protocol',
        'other',
      ]),
      maybeText('group', 'name'),
      maybeText('jurisdiction', 'name'),
      maybeText('client_class', 'name'),
      atLeastZero('assets_usd', 'USD, without claims on entities', 0),
      atLeastZero('liabilities_usd', 'USD, without debts to entities', 0),
      BASIS,
    ],
  },
  {
    name: 'exposures',
    required: false,
    columns: [
      text('debtor', 'entity'),
      text('creditor', 'entity'),
      positive('amount_usd', 'USD'),
      choice('kind', ['loan', 'deposit', 'margin', 'reserve', 'derivative', 'other'], 'other'),
      BASIS,
    ],
  },
  ...CHAIN_TABLES,
];

/** A column in memory: doubles (NaN = empty), or strings by dictionary (code −1 = empty). Booleans are 0/1 doubles. */
export type Column =
  | { readonly type: 'number'; readonly values: Float64Array }
  | { readonly type: 'string'; readonly codes: Int32Array; readonly dictionary: readonly string[] };

/** A table in memory. `lineOf` maps a row to the line of the file that it came from, where there is one. */
export interface Table {
  readonly name: string;
  readonly rows: number;
  readonly columns: ReadonlyMap<string, Column>;
}

/** The tables of one market together with what `snapshot.json` says of it. */
export interface MarketTables {
  readonly tables: ReadonlyMap<string, Table>;
  readonly name: string;
  readonly asOfMs: number;
  readonly synthetic: boolean;
  readonly seed: number | null;
  readonly sources: readonly {
    what: string;
    source: string;
    asOf: string;
    basis: 'measured' | 'modelled' | 'assumed' | 'synthetic';
  }[];
  /** What an import filled in or balanced; absent for complete data. */
  readonly partial?: PartialNote | null;
}

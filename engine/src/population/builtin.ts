/**
 * The market that Firebreak ships with: the dated facts of builtin/ as a specification, and the accounts drawn from
 * it. What the facts leave open is assumed here, and every assumption is listed in the sources of the market.
 */
import { log } from '../core/math.ts';
import type { MarketTables } from '../market/schema.ts';
import { ASSETS } from './builtin/assets.ts';
import { DEPTH } from './builtin/depth.ts';
import { FUNDS } from './builtin/funds.ts';
import { HAIRCUTS } from './builtin/haircuts.ts';
import { INSTRUMENTS } from './builtin/instruments.ts';
import { ORACLE_CHANGE_DAY, ORACLES_OF_14_OCTOBER } from './builtin/oracleChanges.ts';
import { ORACLES } from './builtin/oracles.ts';
import type { OracleRow } from './builtin/oracles.ts';
import { PARAMETERS } from './builtin/parameters.ts';
import { LEVERAGE, POPULATION } from './builtin/population.ts';
import type { Sourced } from './builtin/sources.ts';
import { TIERS } from './builtin/tiers.ts';
import { VENUES } from './builtin/venues.ts';
import { builtinParameters } from './builtinParameters.ts';
import { generateMarket } from './generate.ts';
import type { MultiSpec, PopulationSpec, SpecRow, VenuePopulation } from './spec.ts';

/** Prices and open interest are those of about 2025-10-10 00:00 UTC, the end of 9 October. */
const AS_OF_MS = 1_760_054_400_000;
const AS_OF = '2025-10-09';

/** Rows of the accounts table that traders of each venue get; the members behind them are a fact of venues.ts. */
const ROWS: Readonly<Record<string, number>> = { hyperliquid: 20_000, binance: 45_000, bybit: 30_000, okx: 25_000 };

/** Long share of accounts where none is published: the median of the four Binance contracts that have one. */
const LONG_SHARE_ASSUMED = 0.7;
/** Mean of the two Hyperliquid contracts that have one (BTC 0.648, SOL 0.49). */
const LONG_SHARE_HYPERLIQUID = 0.57;

/** Minutes of a transfer between two exchanges, and to or from Hyperliquid over its bridge (assumed). */
const MINUTES_EXCHANGES = 15;
const MINUTES_BRIDGE = 30;

/**
 * Collateral of multi-asset accounts (assumed). On Binance half of it is USDe, WBETH and BNSOL, so that these are 5%
 * of the venue's equity (`alternativeCollateralShare`): 15% of accounts with two thirds of equity in tokens.
 */
const COLLATERAL: Readonly<Record<string, readonly (readonly [string, number])[]>> = {
  binance: [
    ['BTC', 0.2],
    ['ETH', 0.1],
    ['BNB', 0.1],
    ['SOL', 0.05],
    ['USDC', 0.05],
    ['USDe', 0.25],
    ['WBETH', 0.15],
    ['BNSOL', 0.1],
  ],
  bybit: [
    ['BTC', 0.4],
    ['ETH', 0.25],
    ['SOL', 0.1],
    ['USDC', 0.1],
    ['USDe', 0.15],
  ],
  okx: [
    ['BTC', 0.4],
    ['ETH', 0.25],
    ['SOL', 0.1],
    ['USDC', 0.15],
    ['BETH', 0.1],
  ],
};

const ASSUMPTIONS: readonly (readonly [string, string])[] = [
  [
    'accounts: largest 1% of members',
    'one row each; the other members in cohorts that grow towards the small accounts',
  ],
  [
    'accounts: size',
    'Pareto with the stated exponent and median equity; the upper end is solved to meet open interest',
  ],
  ['accounts: leverage', 'independent of size; bins that start at 0 are drawn from 1 up, log-uniform within a bin'],
  ['accounts: margin at start', 'equity raised to initial margin times 1.02 and to maintenance with fee over 0.9'],
  ['accounts: long share where none is published', `${LONG_SHARE_ASSUMED}; Hyperliquid ${LONG_SHARE_HYPERLIQUID}`],
  ['accounts: multi-collateral', '15% of cross and isolated accounts together, 0.4 to 0.9 of equity in one token'],
  ['positions: legs', 'geometric with mean 1.7 per account, weights 1, 1/2, 1/3, …'],
  ['positions: entry prices', 'normal around the mark with five days of volatility; profits equal losses per contract'],
  ['positions: isolated', 'a fifth of the equity of an isolated trader stands behind no position'],
  ['positions: carry trades', 'half against coin collateral where accepted, half against longs elsewhere, at 3x'],
  ['orders: stops', 'between 0.2 and 0.9 of the way to liquidation, at most 30% away, on the mark price'],
  ['arbitrageurs', 'four, with 0.5% of open interest as cash on each venue'],
  ['dip buyers', 'five per venue, with 1% of open interest as cash'],
  ['providers', 'nine per venue without positions at the start; the quoting part of the vault is among them'],
  ['routes', `${MINUTES_EXCHANGES} minutes between exchanges, ${MINUTES_BRIDGE} to and from Hyperliquid`],
];

/** Whose oracles a built-in market has: those of its date, or those that are in force since a later day. */
export type OracleVintage = typeof AS_OF | typeof ORACLE_CHANGE_DAY;

/** Price sources as of a vintage: later rows replace all of the same venue, asset and use. */
function oraclesOf(vintage: OracleVintage): readonly OracleRow[] {
  if (vintage === AS_OF) return ORACLES;
  const key = ({ venue, asset, use }: OracleRow): string => `${venue} ${asset} ${use}`;
  const changed = new Set(ORACLES_OF_14_OCTOBER.map(key));
  return [...ORACLES.filter((row) => !changed.has(key(row))), ...ORACLES_OF_14_OCTOBER];
}

/** The facts of builtin/ and the assumptions of this file as a specification, with the oracles of a day. */
export function builtinSpec(oracles: OracleVintage = AS_OF): PopulationSpec {
  return {
    name: oracles === AS_OF ? 'builtin' : `builtin-oracles-${oracles}`,
    as_of_ms: AS_OF_MS,
    sources: sources(),
    assets: ASSETS.map((row) => ({
      asset: row.asset,
      kind: row.kind,
      price_usd: row.price_usd,
      daily_volatility: row.daily_volatility,
      beta_btc: row.beta_btc,
      conversion_asset: row.conversion?.asset ?? '',
      conversion_ratio: row.conversion?.ratio ?? null,
      basis: row.basis,
    })),
    venues: VENUES.map(({ venue, rules, basis }) => ({ venue, rules, basis })),
    parameters: builtinParameters(),
    instruments: instrumentRows(),
    tiers: TIERS.map(({ source: _source, as_of: _asOf, ...row }) => row),
    haircuts: HAIRCUTS.map(({ source: _source, as_of: _asOf, ...row }) => row),
    oracles: oraclesOf(oracles).map(({ reference: _reference, as_of: _asOf, ...row }) => row),
    depth: DEPTH.map((row) => ({
      instrument: row.instrument,
      side: row.side,
      distance: row.side === 'bid' ? -log(1 - row.distance) : log(1 + row.distance),
      notional_usd: row.notional_usd,
      basis: row.basis,
    })),
    routes: routes(),
    arbitrageurs: 4,
    populations: VENUES.map((row) => population(row.venue, row.accounts)),
  };
}

/**
 * The built-in market: four venues, 20 coins, 82 contracts, 4.1 million members in about 120,000 account rows.
 * Synthetic accounts on dated facts; see docs/builtin-market.md. With the oracles of a later day, everything else is
 * the same, accounts included.
 */
export function builtinMarket(seed = 20251009, oracles: OracleVintage = AS_OF): MarketTables {
  return generateMarket(builtinSpec(oracles), seed);
}

function instrumentRows(): SpecRow[] {
  return INSTRUMENTS.map((row) => ({
    instrument: row.instrument,
    venue: row.venue,
    asset: row.asset,
    kind: row.kind,
    settle: row.settle,
    tick_size: row.tick_size,
    taker_fee: row.taker_fee,
    maker_fee: row.maker_fee,
    liquidation_fee: row.liquidation_fee,
    funding_rate: row.funding_rate,
    funding_interval_h: row.funding_interval_h,
    interest_rate: row.interest_rate,
    half_spread: row.half_spread,
    volume_24h_usd: row.volume_24h_usd,
    fund: row.fund,
    open_interest_usd: row.open_interest_usd,
    long_account_share: row.long_accounts_share ?? longShareFact(row.venue, row.asset),
    basis: row.basis,
  }));
}

/** Long share of accounts by coin, from keys such as `longAccountShareBtc`; null where there is none. */
function longShareFact(venue: string, asset: string): number | null {
  const key = `longAccountShare${asset.slice(0, 1)}${asset.slice(1).toLowerCase()}`;
  return POPULATION.find((row) => row.venue === venue && row.key === key)?.value ?? null;
}

function fact(venue: string, key: string): number {
  return POPULATION.find((row) => row.venue === venue && row.key === key)?.value ?? NaN;
}

function population(venue: string, members: number): VenuePopulation {
  return {
    venue,
    accounts: ROWS[venue],
    members,
    large_member_share: 0.01,
    equity_median_usd: fact(venue, 'accountValueMedianUsd'),
    tail_exponent: fact(venue, 'accountValueTailExponent'),
    leverage: LEVERAGE.filter((row) => row.venue === venue).map((row) => ({
      min_leverage: row.min_leverage,
      max_leverage: row.max_leverage,
      share_open_interest: row.share_open_interest,
    })),
    long_account_share: venue === 'hyperliquid' ? LONG_SHARE_HYPERLIQUID : LONG_SHARE_ASSUMED,
    isolated_share: 1 - fact(venue, 'crossMarginShare'),
    isolated_free_share: 0.2,
    legs_mean: 1.7,
    stop_share: fact(venue, 'stopOrderShare'),
    entry_days: 5,
    multi: multi(venue),
    basis: { share_open_interest: fact(venue, 'basisTraderShare'), coin_share: 0.5, accounts: 120, leverage: 3 },
    providers: {
      accounts: 9,
      effective: fact(venue, 'effectiveMakers'),
      equity_of_open_interest: fact(venue, 'providerEquityOfOpenInterest'),
    },
    arbitrageur_equity_of_open_interest: 0.005,
    dip_buyers: { accounts: 5, equity_of_open_interest: 0.01 },
    funds: FUNDS.filter((row) => row.venue === venue).map((row) => ({
      account: row.account,
      kind: row.liquidator_share === null ? 'fund' : 'vault',
      asset: row.asset,
      amount: row.balance_usd * (row.liquidator_share ?? 1),
    })),
  };
}

function multi(venue: string): MultiSpec | null {
  const tokens = COLLATERAL[venue];
  if (tokens === undefined) return null;
  return {
    // Isolated accounts are never in this mode, so a larger share of the others is.
    share_accounts: 0.15 / fact(venue, 'crossMarginShare'),
    token_share_min: 0.4,
    token_share_max: 0.9,
    collateral: tokens.map(([asset, weight]) => ({ asset, weight })),
  };
}

function routes(): SpecRow[] {
  const bridge = (venue: string): boolean => venue === 'hyperliquid';
  return VENUES.flatMap(({ venue: from }) =>
    VENUES.filter(({ venue }) => venue !== from).map(({ venue: to }) => ({
      from,
      to,
      minutes: bridge(from) || bridge(to) ? MINUTES_BRIDGE : MINUTES_EXCHANGES,
      basis: 'assumed',
    })),
  );
}

/** Each source once per table and basis, then the open interest that is left out, then the assumptions. */
function sources(): MarketTables['sources'] {
  const out = new Map<string, MarketTables['sources'][number]>();
  const add = (what: string, rows: readonly Sourced[]): void => {
    for (const { source, as_of: asOf, basis } of rows) {
      const key = `${what} ${basis} ${source}`;
      if (!out.has(key)) out.set(key, { what, source, asOf, basis });
    }
  };
  add('assets: price', ASSETS);
  add(
    'assets: volatility',
    ASSETS.map((row) => ({ ...row, basis: row.volatility_basis, source: row.volatility_source })),
  );
  add('instruments: open interest', INSTRUMENTS);
  add(
    'instruments: volume',
    INSTRUMENTS.map((row) => ({ ...row, basis: row.volume_basis, source: row.volume_source })),
  );
  add(
    'instruments: funding',
    INSTRUMENTS.map((row) => ({ ...row, basis: row.funding_basis, source: row.funding_source })),
  );
  add(
    'instruments: spread',
    INSTRUMENTS.map((row) => ({ ...row, basis: row.spread_basis, source: row.spread_source })),
  );
  add('tiers', TIERS);
  add('haircuts', HAIRCUTS);
  add(
    'oracles',
    ORACLES.map((row) => ({ ...row, source: row.reference })),
  );
  add('depth', DEPTH);
  add('parameters', PARAMETERS);
  add('funds', FUNDS);
  add('accounts: leverage', LEVERAGE);
  add('accounts', POPULATION);
  add(
    'accounts: members',
    VENUES.map((row) => ({ ...row, basis: row.accounts_basis, source: row.accounts_source })),
  );
  const tail = VENUES.map(({ venue, tail_open_interest_usd: usd }) => `${venue} ${Math.floor(usd / 1e6)}`).join(', ');
  return [
    ...out.values(),
    {
      what: 'left out: open interest of contracts that are not in this market, million USD, one side',
      source: tail,
      asOf: AS_OF,
      basis: 'modelled',
    },
    ...ASSUMPTIONS.map(([what, source]) => ({ what, source, asOf: AS_OF, basis: 'assumed' as const })),
  ];
}

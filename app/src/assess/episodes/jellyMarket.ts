/**
 * The market of jelly-2025: one contract on Hyperliquid's rules, the three accounts of one trader, the rest of the
 * market, a thin book and the backstop vault. Rule parameters are those of the built-in market.
 */
import { builtinSpec, InternalError, tableFromRows } from '@firebreak/engine';
import type { Cell, MarketTables } from '@firebreak/engine';

/** The one contract. */
export const JELLY = 'hyperliquid:JELLY';
const VENUE = 'hyperliquid';
/** Daily volatility, fraction; no measurement is needed, because a run without noise reads it for depth only. */
const DAILY_VOLATILITY = 0.2;
/** Cumulative depth by distance from the touch as multiples of that within 1%: flat beyond 10%. Assumed. */
const DEPTH_SHAPE: readonly (readonly [distance: number, multiple: number])[] = [
  [0.001, 0.2],
  [0.01, 1],
  [0.1, 5],
];
/** Capital of the book's providers and of dip buyers in multiples of the depth within 1%; assumed. */
const PROVIDER_MULTIPLE = 20;

/** What the market is made of. Amounts in JELLY and USD. */
export interface JellyMarket {
  readonly mark: number;
  readonly entry: number;
  /** Short of the trader, above 0, and what margin it has left. */
  readonly shortQty: number;
  readonly shortMarginUsd: number;
  /** Longs of the same trader, each with half of their margin. */
  readonly longQty: readonly [number, number];
  readonly longMarginUsd: number;
  readonly vaultUsd: number;
  readonly depthUsd: number;
  readonly maxLeverage: number;
  readonly asOfMs: number;
}

type Row = Readonly<Record<string, Cell>>;

/** The tables of the market. The rest of it is one account that is never liquidated. */
export function jellyMarket(m: JellyMarket): MarketTables {
  const assumed = (rows: readonly Row[]): Row[] => rows.map((row) => ({ ...row, basis: 'assumed' }));
  const tables: Readonly<Record<string, readonly Row[]>> = {
    assets: assumed([
      { asset: 'USD', kind: 'fiat', price_usd: 1, daily_volatility: 0, beta_btc: 0 },
      { asset: 'USDC', kind: 'stablecoin', price_usd: 1, daily_volatility: 0, beta_btc: 0 },
      { asset: 'JELLY', kind: 'crypto', price_usd: m.mark, daily_volatility: DAILY_VOLATILITY, beta_btc: 1 },
    ]),
    venues: assumed([{ venue: VENUE, rules: 'hyperliquid' }]),
    parameters: builtinSpec().parameters.filter((row) => row['venue'] === VENUE),
    instruments: assumed([instrumentRow(m.mark)]),
    tiers: assumed([tierRow(m.maxLeverage)]),
    oracles: assumed([{ venue: VENUE, asset: 'JELLY', use: 'index', source: 'external', weight: 1 }]),
    depth: assumed(depthRows(m.depthUsd)),
    accounts: assumed(ACCOUNTS.map(accountRow)),
    balances: assumed(balanceRows(m)),
    positions: assumed(positionRows(m)),
  };
  return {
    tables: new Map(Object.entries(tables).map(([name, rows]) => [name, tableFromRows(name, [...rows])])),
    name: 'jelly-2025',
    asOfMs: m.asOfMs,
    synthetic: true,
    seed: null,
    sources: [],
  };
}

const ACCOUNTS: readonly (readonly [id: string, kind: string])[] = [
  ['short', 'trader'],
  ['long-1', 'trader'],
  ['long-2', 'trader'],
  ['rest', 'residual'],
  ['provider', 'provider'],
  ['dip-buyer', 'dip_buyer'],
  ['vault', 'vault'],
  ['external', 'external'],
  ['deficit', 'deficit'],
];

function accountRow([account, kind]: readonly [string, string]): Row {
  return { account, venue: VENUE, kind, collateral_mode: 'single', count: 1 };
}

function balanceRows(m: JellyMarket): Row[] {
  const amounts: readonly (readonly [string, number])[] = [
    ['short', m.shortMarginUsd],
    ['long-1', m.longMarginUsd / 2],
    ['long-2', m.longMarginUsd / 2],
    ['provider', PROVIDER_MULTIPLE * m.depthUsd],
    ['dip-buyer', m.depthUsd],
    ['vault', m.vaultUsd],
  ];
  return amounts.map(([account, amount]) => ({ account, asset: 'USDC', amount }));
}

function positionRows(m: JellyMarket): Row[] {
  const rest = m.shortQty - m.longQty[0] - m.longQty[1];
  const held: readonly (readonly [string, number])[] = [
    ['short', -m.shortQty],
    ['long-1', m.longQty[0]],
    ['long-2', m.longQty[1]],
    ['rest', rest],
  ];
  return held
    .filter(([, qty]) => qty !== 0)
    .map(([account, qty]) => ({ account, instrument: JELLY, qty, entry_price: m.entry, isolated_margin: null }));
}

function depthRows(depthUsd: number): Row[] {
  return ['bid', 'ask'].flatMap((side) =>
    DEPTH_SHAPE.map(([distance, multiple]) => ({
      instrument: JELLY,
      side,
      distance,
      notional_usd: multiple * depthUsd,
    })),
  );
}

function tierRow(maxLeverage: number): Row {
  return {
    instrument: JELLY,
    tier: 1,
    min_notional: 0,
    max_notional: null,
    maint_margin_rate: hyperliquidParameter('maintenanceOfInitial') / maxLeverage,
    deduction: 0,
    max_leverage: maxLeverage,
  };
}

function instrumentRow(mark: number): Row {
  return {
    instrument: JELLY,
    venue: VENUE,
    asset: 'JELLY',
    kind: 'linear',
    settle: 'USDC',
    mark_price: mark,
    funding_rate: 0,
    funding_interval_h: 1,
    half_spread: 0.001,
    fund: 'vault',
  };
}

/** A parameter of the built-in market's Hyperliquid. Throws InternalError where it has none of that name. */
function hyperliquidParameter(key: string): number {
  const row = builtinSpec().parameters.find((one) => one['venue'] === VENUE && one['key'] === key);
  if (row !== undefined) return Number(row['value']);
  throw new InternalError(`the built-in market has no parameter ${key} for ${VENUE}`, {
    code: 'episode-parameter',
    hint: 'It is in engine/src/population/builtin/parameters.ts.',
  });
}

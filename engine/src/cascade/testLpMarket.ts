/**
 * Small markets of venues without a book for tests: one pool per venue, traders with one position each, and random
 * ones of them.
 */
import { Sequence } from '../core/random.ts';
import { buildSnapshot } from '../market/build.ts';
import type { MarketTables } from '../market/schema.ts';
import type { Snapshot } from '../market/snapshot.ts';
import type { Cell } from '../market/table.ts';
import { tableFromRows } from '../market/table.ts';
import { FAMILY_PARAMETERS } from '../rules/familyParameters.ts';

type Row = Record<string, Cell>;

/** A trader: contract `BTC` or `ETH`, signed units and collateral per member, entry price (default: the mark). */
export interface LpTrader {
  readonly id: string;
  readonly coin?: 'BTC' | 'ETH';
  readonly qty: number;
  readonly collateral: number;
  readonly entry?: number;
  readonly count?: number;
  readonly kind?: string;
  readonly stop?: number;
}

/** What of a venue a test sets. */
export interface LpVenue {
  readonly family: 'gmx' | 'aster-simple';
  readonly traders: readonly LpTrader[];
  /** Tokens of the pool. */
  readonly pool: Readonly<Record<string, number>>;
  readonly parameters?: Readonly<Record<string, number>>;
  readonly takerFee?: number;
  /** Smallest collateral factor. */
  readonly rate?: number;
}

/** Marks of the two contracts. */
export const LP_MARKS = Object.freeze({ BTC: 100_000, ETH: 4_000 });

/** Tables of a market of one such venue, with fields of rows changed by `change`. */
export function lpTables(venue: LpVenue): MarketTables {
  const name = venue.family;
  const assets: Row[] = [
    { asset: 'USDC', kind: 'stablecoin', price_usd: 1, daily_volatility: 0, beta_btc: 0 },
    { asset: 'BTC', kind: 'crypto', price_usd: LP_MARKS.BTC, daily_volatility: 0.025, beta_btc: 1 },
    { asset: 'ETH', kind: 'crypto', price_usd: LP_MARKS.ETH, daily_volatility: 0.04, beta_btc: 1.4 },
  ];
  const coins = ['BTC', 'ETH'] as const;
  const net = { BTC: 0, ETH: 0 };
  for (const { coin = 'BTC', qty, count = 1 } of venue.traders) net[coin] += qty * count;
  const parameters = { ...valuesOf(name), ...venue.parameters };
  const tables: readonly (readonly [string, Row[]])[] = [
    ['assets', assets],
    ['venues', [{ venue: name, rules: name }]],
    ['parameters', Object.entries(parameters).map(([key, value]) => ({ venue: name, key, value }))],
    [
      'instruments',
      coins.map((coin) => ({
        instrument: `${name}:${coin}`,
        venue: name,
        asset: coin,
        kind: 'linear',
        settle: 'USDC',
        mark_price: LP_MARKS[coin],
        tick_size: 0.01,
        taker_fee: venue.takerFee ?? (name === 'gmx' ? 0.0006 : 0.0003),
        funding_interval_h: 1,
        half_spread: 0,
        volume_24h_usd: 0,
      })),
    ],
    [
      'tiers',
      coins.map((coin) => ({
        instrument: `${name}:${coin}`,
        tier: 1,
        min_notional: 0,
        maint_margin_rate: venue.rate ?? (name === 'gmx' ? 0.005 : 0.0003),
        max_leverage: 200,
      })),
    ],
    ['haircuts', ['USDC', 'BTC', 'ETH'].map((asset) => ({ venue: name, asset, min_amount: 0, ratio: 1 }))],
    ['oracles', []],
    ['depth', []],
    ['accounts', accountRows(venue)],
    [
      'balances',
      [
        ...Object.entries(venue.pool).map(([asset, amount]) => ({ account: 'pool', asset, amount })),
        ...venue.traders.map(({ id, collateral }) => ({ account: id, asset: 'USDC', amount: collateral })),
      ],
    ],
    [
      'positions',
      [
        ...venue.traders.map(({ id, coin = 'BTC', qty, entry }) => ({
          account: id,
          instrument: `${name}:${coin}`,
          qty,
          entry_price: entry ?? LP_MARKS[coin],
        })),
        ...coins
          .filter((coin) => net[coin] !== 0)
          .map((coin) => ({
            account: 'pool',
            instrument: `${name}:${coin}`,
            qty: -net[coin],
            entry_price: LP_MARKS[coin],
          })),
      ],
    ],
    [
      'orders',
      venue.traders.flatMap(({ id, coin = 'BTC', qty, stop }) =>
        stop === undefined
          ? []
          : [{ account: id, instrument: `${name}:${coin}`, qty: -qty, trigger_price: stop, reference: 'mark' }],
      ),
    ],
  ];
  return {
    name: `${name}-market`,
    asOfMs: Date.UTC(2025, 9, 10, 20),
    synthetic: true,
    seed: null,
    sources: [],
    partial: null,
    tables: new Map(
      tables.map(([table, rows]) => [
        table,
        tableFromRows(
          table,
          rows.map((row) => ({ ...row, basis: 'synthetic' })),
        ),
      ]),
    ),
  };
}

function valuesOf(family: string): Record<string, number> {
  return Object.fromEntries((FAMILY_PARAMETERS[family] ?? []).map(({ key, value }) => [key, value]));
}

function accountRows({ family, traders }: LpVenue): Row[] {
  const row = (account: string, kind: string, count = 1, entity = ''): Row => ({
    account,
    venue: family,
    kind,
    collateral_mode: 'single',
    count,
    entity,
  });
  return [
    row('pool', 'lp_pool'),
    row('world', 'external'),
    row('deficit', 'deficit'),
    ...traders.map(({ id, kind = 'trader', count }) => row(id, kind, count, kind === 'basis' ? 'desk' : '')),
  ];
}

/** The snapshot of {@link lpTables}. */
export function lpMarket(venue: LpVenue): Snapshot {
  return buildSnapshot(lpTables(venue));
}

/** Stream of this file's draws. */
const STREAM = 320;

/**
 * A random market of a family: some traders with profit, cohorts, stops, a basis desk, small pools; of GMX with tokens
 * on both sides or one token only.
 */
export function randomLpVenue(seed: number, family: LpVenue['family'], traders = 40): LpVenue {
  const draw = new Sequence(seed, STREAM);
  const between = (from: number, to: number): number => from + (to - from) * draw.next();
  const list = Array.from({ length: traders }, (_, k): LpTrader => {
    const coin = draw.next() < 0.6 ? 'BTC' : 'ETH';
    const entry = LP_MARKS[coin] * between(0.97, 1.03);
    const qty = ((draw.next() < 0.6 ? 1 : -1) * between(2e3, 2e5)) / LP_MARKS[coin];
    const leverage = family === 'gmx' ? between(3, 60) : between(15, 200);
    const loss = Math.max(0, qty * (entry - LP_MARKS[coin]));
    const collateral = Math.abs(qty * entry) / leverage + 1.3 * loss + 5;
    const count = draw.next() < 0.3 ? 2 + draw.nextInt(8) : 1;
    const stop = draw.next() < 0.2 ? { stop: LP_MARKS[coin] * (1 - 0.05 * Math.sign(qty)) } : {};
    return { id: `t${k}`, coin, qty, entry, collateral, count, kind: k % 9 === 0 ? 'basis' : 'trader', ...stop };
  });
  const size = list.reduce((sum, { coin = 'BTC', qty, count = 1 }) => sum + Math.abs(qty) * count * LP_MARKS[coin], 0);
  const usd = size * between(0.08, 0.5);
  const twoTokens = draw.next() < 0.6;
  return {
    family,
    traders: list,
    pool: twoTokens ? { USDC: usd / 2, BTC: usd / 2 / LP_MARKS.BTC } : { USDC: usd },
    parameters: family === 'gmx' ? { impactPoolUsd: between(0, 500), negativeImpactFactor: 9e-10 } : {},
  };
}

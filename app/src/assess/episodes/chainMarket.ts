/**
 * The smallest market that a run of loans and stablecoins needs: one venue on Hyperliquid's rules with one contract
 * that nobody holds, its role accounts, and the rows of the chain part.
 */
import { builtinSpec, tableFromRows } from '@firebreak/engine';
import type { Cell, MarketTables } from '@firebreak/engine';

type Row = Readonly<Record<string, Cell>>;

const VENUE = 'hyperliquid';
/** Tokens that the role accounts hold and that rest in the book, USD: nothing is traded there. */
const SMALL_USD = 1000;

const ROLES: readonly (readonly [id: string, kind: string])[] = [
  ['provider', 'provider'],
  ['dip-buyer', 'dip_buyer'],
  ['vault', 'vault'],
  ['external', 'external'],
  ['deficit', 'deficit'],
];
const FUNDED: readonly string[] = ['provider', 'dip-buyer', 'vault'];

/** A token of the market: crypto, or worth a dollar. */
export interface ChainAsset {
  readonly asset: string;
  readonly kind: 'crypto' | 'stablecoin';
  readonly priceUsd: number;
}

/** The tables of a market of these tokens with these rows on chain. The venue's contract is on the first token. */
export function chainMarket(
  name: string,
  assets: readonly ChainAsset[],
  rows: Readonly<Record<string, readonly Row[]>>,
): MarketTables {
  const assumed = (list: readonly Row[]): Row[] => list.map((row) => ({ ...row, basis: 'assumed' }));
  const [first] = assets;
  const instrument = `${VENUE}:${first!.asset}`;
  const tables: Readonly<Record<string, readonly Row[]>> = {
    assets: assumed(
      [{ asset: 'USD', kind: 'fiat', priceUsd: 1 }, ...assets].map(({ asset, kind, priceUsd }) => ({
        asset,
        kind,
        price_usd: priceUsd,
        daily_volatility: 0,
        beta_btc: 0,
      })),
    ),
    venues: assumed([{ venue: VENUE, rules: 'hyperliquid' }]),
    parameters: builtinSpec().parameters.filter((row) => row['venue'] === VENUE),
    instruments: assumed([contractRow(instrument, first!)]),
    tiers: assumed([
      {
        instrument,
        tier: 1,
        min_notional: 0,
        max_notional: null,
        maint_margin_rate: 0.1,
        deduction: 0,
        max_leverage: 5,
      },
    ]),
    oracles: assumed([{ venue: VENUE, asset: first!.asset, use: 'index', source: 'external', weight: 1 }]),
    depth: assumed(
      ['bid', 'ask'].flatMap((side) =>
        [1, 2].map((band) => ({ instrument, side, distance: 0.01 * band, notional_usd: SMALL_USD * band })),
      ),
    ),
    accounts: assumed(ROLES.map(([id, kind]) => accountRow(id, kind))),
    balances: assumed(FUNDED.map((id) => ({ account: id, asset: 'USDC', amount: SMALL_USD }))),
    positions: [],
    ...Object.fromEntries(Object.entries(rows).map(([table, list]) => [table, assumed(list)])),
  };
  return {
    tables: new Map(Object.entries(tables).map(([table, list]) => [table, tableFromRows(table, [...list])])),
    name,
    asOfMs: 0,
    synthetic: true,
    seed: null,
    sources: [],
  };
}

function accountRow(account: string, kind: string): Row {
  return { account, venue: VENUE, kind, collateral_mode: 'single', count: 1 };
}

function contractRow(instrument: string, { asset, priceUsd }: ChainAsset): Row {
  return {
    instrument,
    venue: VENUE,
    asset,
    kind: 'linear',
    settle: 'USDC',
    mark_price: priceUsd,
    funding_rate: 0,
    funding_interval_h: 1,
    half_spread: 0.001,
    fund: 'vault',
  };
}

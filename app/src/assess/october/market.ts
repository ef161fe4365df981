/**
 * The market of 10 October 2025, 20:45 UTC: the built-in facts at the prices of that minute. Coins held are those of
 * the evening before; Hyperliquid's open interest by coin is not published, so it is its published total shared out by
 * traded volume of 9 October. Nothing here comes from who was liquidated or deleveraged afterwards: figures of the
 * built-in population that do are replaced by stated assumptions.
 */
import { builtinSpec, exp, log } from '@firebreak/engine';
import type { PopulationSpec } from '@firebreak/engine';
import { CASE_START_MS } from './observed.ts';

type Row = PopulationSpec['assets'][number];
type LeverageBin = PopulationSpec['populations'][number]['leverage'][number];

/** Published totals of Hyperliquid's open interest before the crash, USD, one side. */
export const HYPERLIQUID_OPEN_INTEREST_USD = Object.freeze({
  /** CoinDesk Data. */
  high: 14e9,
  /** SaR paper, arXiv 2603.09164. */
  low: 9.8e9,
});

/** Share of Hyperliquid's open interest in BTC, ETH and SOL before the crash: The Block. */
const MAJORS_SHARE = 0.65;
const MAJORS: ReadonlySet<string> = new Set(['BTC', 'ETH', 'SOL']);

/**
 * Assumptions in place of facts of the built-in population that were read off accounts deleveraged on the day. A
 * Pareto exponent of 1 is Zipf's law of sizes; the long share is that assumed for venues that publish none.
 */
const TAIL_EXPONENT = 1;
const LONG_ACCOUNT_SHARE = 0.7;
/** Median equity of an account on Hyperliquid, USD: how many small accounts there are, not open interest. */
const MEDIAN_EQUITY_USD = 1000;
/** Half of Hyperliquid's open interest is held at less than this, by the built-in bins. */
const MEDIAN_LEVERAGE = 3.8;
/** Leverage below this is no position that could be liquidated: the least upper edge of a scaled bin. */
const LEAST_LEVERAGE = 1.01;

/** What may be varied about the market of the case. */
export interface MarketOptions {
  readonly hyperliquidOpenInterestUsd: number;
  /** Equity of Hyperliquid's liquidator vault, as a multiple of the built-in figure. */
  readonly vaultScale: number;
  /** Leverage on Hyperliquid, as a multiple of what was seen two months later: the edges of its bins are scaled. */
  readonly leverageScale: number;
  /**
   * Width of the logs of leverage on Hyperliquid around {@link MEDIAN_LEVERAGE}, as a multiple of what was seen: below
   * 1 fewer accounts are at the ends. Leverage is narrowed first, then scaled.
   */
  readonly leverageWidth: number;
  /** Leverage of the traders of all venues, as a multiple of the above; 1 but in a counterfactual. */
  readonly allLeverageScale: number;
  /** Collateral counts with the ratio of its first tier for any amount; false but in a counterfactual. */
  readonly firstHaircutOnly: boolean;
}

/** The centre of the case before calibration. */
export const MARKET_DEFAULTS: MarketOptions = Object.freeze({
  hyperliquidOpenInterestUsd: HYPERLIQUID_OPEN_INTEREST_USD.high,
  vaultScale: 1,
  leverageScale: 1,
  leverageWidth: 1,
  allLeverageScale: 1,
  firstHaircutOnly: false,
});

/**
 * The market as a specification. `prices` are USD at 20:45 by asset; a coin without one moves from its price of
 * midnight by its slope on BTC, staked tokens with what they convert into.
 */
export function octoberSpec(prices: ReadonlyMap<string, number>, options: MarketOptions): PopulationSpec {
  const spec = builtinSpec();
  const factor = priceFactors(spec, prices);
  return {
    ...spec,
    name: 'oct-10-2025',
    as_of_ms: CASE_START_MS,
    sources: [...spec.sources, ...sources(prices)],
    assets: spec.assets.map((row) => {
      const times = factor.get(String(row['asset']))!;
      return { ...row, price_usd: Number(row['price_usd']) * times, basis: priceBasis(row, prices) };
    }),
    instruments: instrumentRows(spec, factor, options),
    haircuts: options.firstHaircutOnly ? firstTiers(spec.haircuts) : spec.haircuts,
    populations: spec.populations.map((population) => ({
      ...population,
      tail_exponent: TAIL_EXPONENT,
      equity_median_usd: population.venue === 'hyperliquid' ? MEDIAN_EQUITY_USD : population.equity_median_usd,
      leverage: changedBins(
        population.leverage,
        options.allLeverageScale * (population.venue === 'hyperliquid' ? options.leverageScale : 1),
        population.venue === 'hyperliquid' ? options.leverageWidth : 1,
      ),
      long_account_share: LONG_ACCOUNT_SHARE,
      funds: population.funds.map((fund) =>
        fund.kind === 'vault' ? { ...fund, amount: fund.amount * options.vaultScale } : fund,
      ),
    })),
  };
}

/** Edges of bins narrowed around the median and scaled; the first begins at a leverage of 1. */
function changedBins(bins: readonly LeverageBin[], scale: number, width: number): LeverageBin[] {
  if (scale === 1 && width === 1) return [...bins];
  const changed = (leverage: number): number =>
    scale * MEDIAN_LEVERAGE * exp(width * log(Math.max(1, leverage) / MEDIAN_LEVERAGE));
  return bins.map((bin) => ({
    ...bin,
    min_leverage: changed(bin.min_leverage),
    max_leverage: Math.max(LEAST_LEVERAGE, changed(bin.max_leverage)),
  }));
}

/** The first tier of each token without an upper end, the others left out. */
function firstTiers(rows: PopulationSpec['haircuts']): PopulationSpec['haircuts'] {
  return rows.filter((row) => row['min_amount'] === 0).map((row) => ({ ...row, max_amount: null }));
}

/** Price at 20:45 over that at midnight, by asset. */
function priceFactors(spec: PopulationSpec, prices: ReadonlyMap<string, number>): Map<string, number> {
  const before = new Map(spec.assets.map((row) => [String(row['asset']), Number(row['price_usd'])]));
  const measured = (asset: string): number | null => {
    const now = prices.get(asset);
    return now === undefined ? null : now / before.get(asset)!;
  };
  const btc = log(measured('BTC') ?? 1);
  const out = new Map<string, number>();
  for (const row of spec.assets) {
    const asset = String(row['asset']);
    const like = String(row['conversion_asset'] ?? '') || asset;
    const follows = row['kind'] === 'crypto' || row['kind'] === 'staked' ? exp(btc * Number(row['beta_btc'])) : 1;
    out.set(asset, measured(asset) ?? measured(like) ?? follows);
  }
  return out;
}

function priceBasis(row: Row, prices: ReadonlyMap<string, number>): string {
  if (prices.has(String(row['asset']))) return 'measured';
  return row['kind'] === 'crypto' || row['kind'] === 'staked' ? 'modelled' : String(row['basis']);
}

/** Contracts at the new prices: the same coins, except on Hyperliquid, where volume shares out the total. */
function instrumentRows(
  spec: PopulationSpec,
  factor: ReadonlyMap<string, number>,
  { hyperliquidOpenInterestUsd }: MarketOptions,
): PopulationSpec['instruments'] {
  const volume = hyperliquidVolumes(spec);
  let majors = 0;
  for (const [asset, usd] of volume) if (MAJORS.has(asset)) majors += usd;
  return spec.instruments.map((row) => {
    const asset = String(row['asset']);
    const onHyperliquid = row['venue'] === 'hyperliquid';
    const share = (MAJORS_SHARE * volume.get(asset)!) / majors;
    const times = row['kind'] === 'inverse' ? 1 : factor.get(asset)!;
    return {
      ...row,
      open_interest_usd: onHyperliquid ? hyperliquidOpenInterestUsd * share : Number(row['open_interest_usd']) * times,
      long_account_share: onHyperliquid ? null : row['long_account_share']!,
      basis: onHyperliquid ? 'modelled' : row['basis']!,
    };
  });
}

/**
 * Traded volume of 9 October per coin on Hyperliquid, USD. Where no bar was found it is Binance's open interest times
 * the median ratio of the two over the coins that have both: the built-in figure of these coins rests on ADL.
 */
function hyperliquidVolumes(spec: PopulationSpec): Map<string, number> {
  const rows = spec.instruments.filter((row) => row['venue'] === 'hyperliquid');
  const binance = new Map(
    spec.instruments
      .filter((row) => row['venue'] === 'binance')
      .map((row) => [String(row['asset']), Number(row['open_interest_usd'])]),
  );
  const known = rows.filter((row) => MEASURED_VOLUMES.has(String(row['asset'])));
  const ratios = known.map((row) => Number(row['volume_24h_usd']) / binance.get(String(row['asset']))!);
  const ratio = median(ratios);
  return new Map(
    rows.map((row) => {
      const asset = String(row['asset']);
      return [asset, known.includes(row) ? Number(row['volume_24h_usd']) : ratio * binance.get(asset)!];
    }),
  );
}

/** Coins whose Hyperliquid volume of 9 October is a daily bar. */
export const MEASURED_VOLUMES: ReadonlySet<string> = new Set([
  'BTC',
  'ETH',
  'SOL',
  'XRP',
  'DOGE',
  'HYPE',
  'XPL',
  'ASTER',
]);

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

function sources(prices: ReadonlyMap<string, number>): PopulationSpec['sources'] {
  const asOf = '2025-10-10';
  return [
    {
      what: `prices at 20:45 UTC: ${[...prices.keys()].join(', ')}`,
      source: 'first observation',
      asOf,
      basis: 'measured',
    },
    { what: 'prices at 20:45 UTC: other coins', source: 'midnight, then by slope on BTC', asOf, basis: 'modelled' },
    {
      what: 'open interest on Hyperliquid by coin',
      source: 'published total, 65% of it in BTC, ETH and SOL (The Block), shared out by volume of 9 October',
      asOf,
      basis: 'modelled',
    },
    { what: 'accounts: tail exponent', source: `${TAIL_EXPONENT}, for all venues`, asOf, basis: 'assumed' },
    { what: 'accounts: long share on Hyperliquid', source: String(LONG_ACCOUNT_SHARE), asOf, basis: 'assumed' },
    { what: 'accounts: median equity on Hyperliquid', source: `${MEDIAN_EQUITY_USD} USD`, asOf, basis: 'assumed' },
  ];
}

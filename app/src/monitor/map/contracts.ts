/** Which contracts the liquidation map holds, and the reference tables that it takes their rules from. */
import { builtinSpec, type PopulationSpec } from '@firebreak/engine';

/** A contract of the map. */
export interface MapContract {
  /** Name in the reference tables, such as `binance:BTCUSDT`. */
  readonly instrument: string;
  readonly asset: string;
  /** Venue and symbol as its feed says them. */
  readonly feed: string;
  readonly symbol: string;
  /** Open interest is in USD (contracts of one dollar), else in coins. */
  readonly inverse: boolean;
}

/** Feeds of the venues that the reference tables have. */
const FEED_OF: Readonly<Record<string, string>> = {
  binance: 'binance-usdm',
  bybit: 'bybit',
  hyperliquid: 'hyperliquid',
  okx: 'okx',
};

/** Tiers, haircuts, fees, oracles and population of the built-in market, oracles as of 14 October 2025. */
export function referenceSpec(): PopulationSpec {
  return builtinSpec('2025-10-14');
}

/** Venues whose contracts are in the map, as the reference tables name them. */
export const MAP_VENUES: readonly string[] = Object.keys(FEED_OF);

/** The contracts of a specification whose names are `venue:symbol` and whose venue has a feed. */
export function mapContracts(spec: PopulationSpec): MapContract[] {
  return spec.instruments.flatMap((row) => {
    const instrument = String(row['instrument']);
    const feed = FEED_OF[String(row['venue'])];
    if (feed === undefined) return [];
    const symbol = instrument.slice(instrument.indexOf(':') + 1);
    return [{ instrument, asset: String(row['asset']), feed, symbol, inverse: row['kind'] === 'inverse' }];
  });
}

/**
 * What a venue changed in its oracles after the built-in market's date, as rows that replace those of venue and asset:
 * so that one market can be run under the prices of margin of the day and of later.
 */
import type { OracleRow } from './oracles.ts';

const NOTICE = 'https://www.binance.bh/en/square/post/30886289453337 (notice), in force 2025-10-14 08:00 UTC';

/** First day on which {@link ORACLES_OF_14_OCTOBER} was in force. */
export const ORACLE_CHANGE_DAY = '2025-10-14';

// biome-ignore format: a table of rows
/**
 * Binance's margin prices since 14 October 2025: WBETH and BNSOL by their conversion ratio alone; USDe with a weight on
 * its redemption price and a floor. Weight and floor are not published: the redemption price, 1 USD, stands for them.
 */
export const ORACLES_OF_14_OCTOBER: readonly OracleRow[] = [
  {
    venue: 'binance', asset: 'WBETH', use: 'collateral', source: 'conversion', weight: 1, basis: 'measured',
    reference: NOTICE, as_of: '2025-10-14',
  },
  {
    venue: 'binance', asset: 'BNSOL', use: 'collateral', source: 'conversion', weight: 1, basis: 'measured',
    reference: NOTICE, as_of: '2025-10-14',
  },
  {
    venue: 'binance', asset: 'USDe', use: 'collateral', source: 'par', weight: 1, basis: 'assumed',
    reference: NOTICE, as_of: '2025-10-14',
  },
];

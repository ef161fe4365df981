/**
 * What a station asks over REST besides what it listens to: open interest where a venue does not stream it, prices of
 * stablecoins, whether deposits and withdrawals are open, and where a rule asks, accounts long and short.
 */
import { CCXT_IDS, type CcxtVenue, ccxtExchange } from './feeds/rest/exchange.ts';
import type { Poll } from './feeds/rest/poller.ts';
import {
  binanceOpenInterestPolls,
  htxOpenInterestPoll,
  longShortPolls,
  stablecoinPolls,
  TRANSFER_VENUES,
  transferPoll,
} from './feeds/rest/polls.ts';
import type { Instruments } from './feeds/shared/instruments.ts';
import type { IndicatorQuery } from './indicators/catalog.ts';

/** Pairs that tell a stablecoin's price, by spot venue; each in another dollar. */
const PEGS = {
  kraken: ['USDT/USD', 'USDC/USD'],
  'binance-spot': ['USDC/USDT', 'USDE/USDT'],
  bybit: ['USDC/USDT', 'USDE/USDT'],
} as const;

/** Gauge of accounts long ÷ short: a request for each contract, so only where a rule reads it. */
const LONG_SHORT = 'long_short_ratio';

/** Venues that publish it. */
const LONG_SHORT_VENUES: ReadonlySet<string> = new Set(['binance-usdm', 'binance-coinm', 'bybit', 'okx']);

/** Assets whose {@link LONG_SHORT} rules read; null for all, empty for none. */
export function longShortAssets(queries: readonly IndicatorQuery[]): ReadonlySet<string> | null {
  const asking = queries.filter(({ gauge }) => gauge === LONG_SHORT);
  if (asking.some(({ asset }) => asset === undefined)) return null;
  return new Set(asking.map(({ asset }) => asset!));
}

/** What is asked of the venue of a feed about its contracts. */
export interface VenueUse {
  readonly symbols: readonly string[];
  readonly instruments: Instruments;
  readonly longShort: ReadonlySet<string> | null;
}

/** Polls of one venue. Throws what the network throws where names of contracts have to be asked for first. */
export async function venuePolls(venue: string, { symbols, instruments, longShort }: VenueUse): Promise<Poll[]> {
  if (venue === 'htx') return [htxOpenInterestPoll('linear', instruments), htxOpenInterestPoll('inverse', instruments)];
  const isBinance = venue === 'binance-usdm' || venue === 'binance-coinm';
  const ratios = LONG_SHORT_VENUES.has(venue) && (longShort === null || longShort.size > 0);
  if ((!isBinance && !ratios) || !(venue in CCXT_IDS)) return [];
  const exchange = await ccxtExchange(venue as CcxtVenue);
  const wanted = new Set(symbols);
  const asked = Object.values(await exchange.loadMarkets())
    .filter(({ id, contract }) => contract === true && wanted.has(id))
    .map(({ id, symbol }) => ({ symbol: id, ccxtSymbol: symbol, asset: instruments.get(id)!.asset }));
  const read = asked.filter(({ asset }) => longShort === null || longShort.has(asset));
  return [
    ...(isBinance ? binanceOpenInterestPolls(venue, exchange, { asked, instruments }) : []),
    ...(ratios ? longShortPolls(venue, exchange, read) : []),
  ];
}

/** Polls of no feed: prices of stablecoins, and the state of deposits and withdrawals where it is public. */
export async function marketPolls(): Promise<Poll[]> {
  const pegs = Object.entries(PEGS).map(async ([name, pairs]) => {
    const venue = name as keyof typeof PEGS;
    return stablecoinPolls(venue, await ccxtExchange(venue), pairs);
  });
  const transfers = TRANSFER_VENUES.map(async (venue) => [transferPoll(venue, await ccxtExchange(venue))]);
  return (await Promise.all([...pegs, ...transfers])).flat();
}

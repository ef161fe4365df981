/** What is asked over REST: open interest where it is not streamed, long/short ratios, prices of stablecoins. */
import type { MarketEvent } from '../../events.ts';
import { FEEDS } from '../feeds.ts';
import { FeedSession } from '../shared/feed.ts';
import { asRow, FieldError, list, text } from '../shared/fields.ts';
import type { Instruments } from '../shared/instruments.ts';
import type { CcxtCurrency, CcxtExchange } from './exchange.ts';
import type { LimitedHost } from './limits.ts';
import type { Poll } from './poller.ts';

/** A contract as ccxt names it and as the venue does. */
export interface Asked {
  readonly ccxtSymbol: string;
  readonly symbol: string;
}

const MINUTE_MS = 60_000;

/** Reads an answer as if it were a message of the stream, with the same reader; throws where it could not be read. */
function readAs(venue: string, instruments: Instruments, message: object): MarketEvent[] {
  const feed = FEEDS.get(venue);
  if (feed === undefined) throw new RangeError(`there is no feed ${venue}`);
  const session = new FeedSession(feed, instruments);
  const events = session.read(JSON.stringify(message), Date.now());
  if (session.out.faultTotal > 0) throw new Error(Object.values(session.out.lastFault).join('; '));
  return events;
}

/** Open interest of Binance contracts, each minute: not streamed there. Weight 1 for each request. */
export function binanceOpenInterestPolls(
  venue: 'binance-usdm' | 'binance-coinm',
  exchange: CcxtExchange,
  use: { readonly asked: readonly Asked[]; readonly instruments: Instruments },
): Poll[] {
  return use.asked.map(({ ccxtSymbol, symbol }) => ({
    name: `${venue} open interest ${symbol}`,
    host: venue,
    weight: 1,
    everyMs: MINUTE_MS,
    ask: async () => {
      const { info } = await exchange.fetchOpenInterest(ccxtSymbol);
      return readAs(venue, use.instruments, { stream: `${symbol.toLowerCase()}@openInterest`, data: info });
    },
  }));
}

/** Asks an address and gives the JSON of its answer. */
export type FetchJson = (url: string) => Promise<unknown>;

/** Over the platform's own fetch; throws with the status where it is not 200. */
export const fetchJson: FetchJson = async (url) => {
  const response = await fetch(url, { signal: AbortSignal.timeout(15_000) });
  if (!response.ok) throw new Error(`${url} answered ${response.status}`);
  return response.json();
};

/** Open interest of all HTX swaps of a kind in one request, each minute: not streamed there. */
export function htxOpenInterestPoll(kind: 'linear' | 'inverse', instruments: Instruments, ask = fetchJson): Poll {
  const path = kind === 'linear' ? 'linear-swap-api/v1/swap_open_interest' : 'swap-api/v1/swap_open_interest';
  return {
    name: `htx open interest, ${kind} swaps`,
    host: 'htx',
    weight: 1,
    everyMs: MINUTE_MS,
    ask: async () => {
      const answer = asRow(await ask(`https://api.hbdm.com/${path}`), 'answer');
      if (answer['status'] !== 'ok') throw new FieldError('status', 'ok', answer['status']);
      const { ts } = answer;
      return list(answer, 'data').flatMap((entry) => {
        const symbol = text(asRow(entry, 'data'), 'contract_code');
        if (instruments.get(symbol) === undefined) return [];
        return readAs('htx', instruments, { ch: `market.${symbol}.open_interest`, data: [entry], ts });
      });
    },
  };
}

const LONG_SHORT_HOST: Readonly<Record<string, LimitedHost>> = {
  'binance-usdm': 'binance-usdm-data',
  'binance-coinm': 'binance-usdm-data',
  bybit: 'bybit',
  okx: 'okx-rubik',
};

/**
 * Accounts long ÷ accounts short of a contract, every five minutes, as gauge `long_short_ratio`; only Binance, Bybit
 * and OKX publish it. Throws RangeError for other venues.
 */
export function longShortPolls(
  venue: string,
  exchange: CcxtExchange,
  asked: readonly (Asked & { asset: string })[],
): Poll[] {
  const host = LONG_SHORT_HOST[venue];
  if (host === undefined) throw new RangeError(`${venue} publishes no long/short ratio`);
  return asked.map(({ ccxtSymbol, symbol, asset }) => ({
    name: `${venue} long/short ${symbol}`,
    host,
    weight: 1,
    everyMs: 5 * MINUTE_MS,
    ask: async () => {
      const rows = await exchange.fetchLongShortRatioHistory(ccxtSymbol, '5m', undefined, 1);
      return rows.slice(-1).map(({ timestamp, longShortRatio }) => {
        return gauge({ venue, symbol, asset, name: 'long_short_ratio' }, timestamp, longShortRatio);
      });
    },
  }));
}

/** Price of stablecoins in another dollar, each half minute, as gauge `peg_usd`; the pair is the symbol. */
export function stablecoinPolls(
  venue: 'kraken' | 'binance-spot' | 'bybit',
  exchange: CcxtExchange,
  pairs: readonly string[],
): Poll[] {
  return pairs.map((symbol) => ({
    name: `${venue} ${symbol}`,
    host: venue,
    weight: venue === 'binance-spot' ? 2 : 1,
    everyMs: MINUTE_MS / 2,
    ask: async () => {
      const { timestamp, last } = await exchange.fetchTicker(symbol);
      const asset = assetOf(symbol.slice(0, symbol.indexOf('/')));
      return [gauge({ venue, symbol, asset, name: 'peg_usd' }, timestamp ?? Date.now(), last)];
    },
  }));
}

/** Our spelling of a token that ccxt writes in capitals. */
function assetOf(code: string): string {
  return code === 'USDE' ? 'USDe' : code;
}

/** Venues whose lists of currencies, with the state of deposits and withdrawals, are public. */
export const TRANSFER_VENUES = ['gate', 'htx', 'bitget'] as const;

/** Tokens that collateral is made of; the state of every other listed token would fill the store with noise. */
const TRANSFER_TOKENS: ReadonlySet<string> = new Set([
  'USDT',
  'USDC',
  'USDE',
  'DAI',
  'FDUSD',
  'BTC',
  'ETH',
  'SOL',
  'BNB',
  'XRP',
]);

/**
 * Every five minutes, of each token of collateral, the part of its networks on which deposits and withdrawals are open:
 * gauges `deposits_open` and `withdrawals_open`, 1 for all. A state that is not told is left out.
 */
export function transferPoll(venue: (typeof TRANSFER_VENUES)[number], exchange: CcxtExchange): Poll {
  return {
    name: `${venue} deposits and withdrawals`,
    host: `${venue}-spot`,
    weight: 1,
    everyMs: 5 * MINUTE_MS,
    ask: async () => {
      const currencies = Object.values(await exchange.fetchCurrencies());
      const timeMs = Date.now();
      const events = currencies
        .filter(({ code }) => TRANSFER_TOKENS.has(code))
        .flatMap((currency) =>
          (['deposit', 'withdraw'] as const).flatMap((what): MarketEvent[] => {
            const value = openPart(currency, what);
            if (value === null) return [];
            const asset = assetOf(currency.code);
            const name = what === 'deposit' ? 'deposits_open' : 'withdrawals_open';
            const id = `${asset}:${name}:${timeMs}`;
            return [{ kind: 'gauge', venue, symbol: asset, asset, name, timeMs, receivedMs: timeMs, id, value }];
          }),
        );
      if (events.length === 0) throw new FieldError('currencies', 'the state of deposits and withdrawals', undefined);
      return events;
    },
  };
}

function openPart({ networks, ...whole }: CcxtCurrency, what: 'deposit' | 'withdraw'): number | null {
  const known = Object.values(networks ?? {}).flatMap((network) => network[what] ?? []);
  const states = known.length > 0 ? known : [whole[what] ?? []].flat();
  return states.length === 0 ? null : states.filter(Boolean).length / states.length;
}

function gauge(
  of: { readonly venue: string; readonly symbol: string; readonly asset: string; readonly name: string },
  timeMs: number | undefined,
  value: number | undefined,
): MarketEvent {
  if (value === undefined || !(value > 0)) throw new FieldError(of.name, 'a number above 0', value);
  if (timeMs === undefined) throw new FieldError('timestamp', 'a time in ms', timeMs);
  return { kind: 'gauge', ...of, timeMs, receivedMs: Date.now(), id: `${of.symbol}:${of.name}:${timeMs}`, value };
}

/** Contracts of a venue as it lists them now, from its own lists over REST. */
import { hyperliquidInstruments } from '../hyperliquid.ts';
import { asRow } from '../shared/fields.ts';
import { type Instrument, Instruments } from '../shared/instruments.ts';
import { CCXT_IDS, type CcxtVenue, ccxtExchange, instrumentsOf } from './exchange.ts';

const HYPERLIQUID_INFO = 'https://api.hyperliquid.xyz/info';

/** What loading asks; exchangeable in tests. */
export interface InstrumentSources {
  readonly exchange: typeof ccxtExchange;
  readonly post: (url: string, body: object) => Promise<unknown>;
}

const LIVE: InstrumentSources = {
  exchange: ccxtExchange,
  post: async (url, body) => {
    const headers = { 'content-type': 'application/json' };
    const signal = AbortSignal.timeout(15_000);
    const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body), signal });
    if (!response.ok) throw new Error(`${url} answered ${response.status}`);
    return response.json();
  },
};

/**
 * The table of a venue's contracts; empty for BitMEX, whose stream fills it. Throws RangeError for a venue that lists
 * none any more (FTX), and what the network throws.
 */
export async function loadInstruments(venue: string, sources: InstrumentSources = LIVE): Promise<Instruments> {
  return new Instruments(await rows(venue, sources));
}

async function rows(venue: string, { exchange, post }: InstrumentSources): Promise<Instrument[]> {
  if (venue === 'bitmex') return [];
  if (venue === 'hyperliquid')
    return hyperliquidInstruments(asRow(await post(HYPERLIQUID_INFO, { type: 'meta' }), 'meta'));
  if (!(venue in CCXT_IDS)) throw new RangeError(`no list of contracts is known for ${venue}`);
  const known = venue as CcxtVenue;
  return instrumentsOf(known, await (await exchange(known)).loadMarkets());
}

/**
 * Which venues a station listens to: the venues' own addresses and lists of contracts, or those of a file, which is how
 * an episode is played from local endpoints.
 */
import { InputError } from '@firebreak/engine';
import { readJson } from '../store/files.ts';
import { FEEDS } from './feeds/feeds.ts';
import { AAVE_VENUE } from './feeds/rest/aave.ts';
import type { FeedRun } from './feeds/runFeeds.ts';
import type { Poll } from './feeds/rest/poller.ts';
import { loadInstruments } from './feeds/rest/loadInstruments.ts';
import type { Channel } from './feeds/shared/feed.ts';
import type { IndicatorId, IndicatorQuery } from './indicators/catalog.ts';
import { longShortAssets, venuePolls } from './livePolls.ts';
import { type Instrument, Instruments } from './feeds/shared/instruments.ts';

/** A venue of an endpoints file: its address, and its contracts. */
export interface Endpoint {
  readonly url: string;
  readonly instruments: readonly Instrument[];
}

/** An endpoints file. */
export interface EndpointsFile {
  readonly firebreakEndpoints: 1;
  readonly venues: Readonly<Record<string, Endpoint>>;
}

/** What is listened to unless something else is asked for: liquidations, and what open interest and funding come by. */
const CHANNELS: readonly Channel[] = ['liquidation', 'ticker'];

/** What local endpoints are asked for: a drill says all of it. */
const LOCAL_CHANNELS: readonly Channel[] = ['liquidation', 'trade', 'book', 'ticker'];

/** Venues of which a list of contracts can be had and a public channel of liquidations exists. */
export const LIVE_VENUES = [...FEEDS.values()].filter(({ venue }) => venue !== 'ftx').map(({ venue }) => venue);

/** Channels that rules need besides, each for the assets that they name; null for all. */
export interface MoreChannels {
  readonly channel: Channel;
  readonly assets: ReadonlySet<string> | null;
}

/** Indicators that are read from books, and from trades. */
const READ_FROM: readonly (readonly [Channel, ReadonlySet<IndicatorId>])[] = [
  [
    'book',
    new Set(['spread', 'slippage_at_risk', 'depth_10bp_usd', 'depth_50bp_usd', 'depth_100bp_usd', 'depth_200bp_usd']),
  ],
  ['trade', new Set(['effective_makers'])],
];

/** What the rules' indicators need beyond liquidations and tickers: a book or a trade stream only where one asks. */
export function channelsOf(queries: readonly IndicatorQuery[]): MoreChannels[] {
  return READ_FROM.flatMap(([channel, ids]) => {
    const asking = queries.filter(({ indicator }) => ids.has(indicator));
    if (asking.length === 0) return [];
    const all = asking.some(({ asset }) => asset === undefined);
    return [{ channel, assets: all ? null : new Set(asking.map(({ asset }) => asset!)) }];
  });
}

/** What runs of a venue: its feeds, and what it is asked over REST. */
export interface VenueRuns {
  readonly feeds: readonly FeedRun[];
  readonly polls: readonly Poll[];
}

/** A venue that will be listened to once its list of contracts can be had. */
export interface AwaitedVenue {
  readonly venue: string;
  /**
   * Throws what keeps the list away; may be asked again. `stored` says whether the store is well, so that all but the
   * events of the last seconds are on the disk.
   */
  readonly load: (stored: () => boolean) => Promise<VenueRuns>;
}

/**
 * Live venues to listen to: liquidations and tickers, and what rules need besides. `symbols` are in the venues'
 * spelling; null is all that the venue lists. Throws InputError
 * for an unknown venue; one that cannot be reached is no reason not to listen to the others.
 */
export function liveVenues(
  venues: readonly string[],
  symbols: readonly string[] | null,
  queries: readonly IndicatorQuery[] = [],
): AwaitedVenue[] {
  for (const venue of venues) if (!LIVE_VENUES.includes(venue)) throw unknownVenue(venue, [...LIVE_VENUES, AAVE_VENUE]);
  const more = channelsOf(queries);
  const longShort = longShortAssets(queries);
  return venues.map((venue) => ({
    venue,
    load: async () => {
      const instruments = await loadInstruments(venue);
      const own = instruments.symbols().filter((symbol) => symbols === null || symbols.includes(symbol));
      const feed = FEEDS.get(venue)!;
      const others = more
        .map(({ channel, assets }) => ({
          channels: [channel],
          symbols: own.filter((symbol) => assets?.has(instruments.get(symbol)!.asset) ?? true),
        }))
        .filter(({ symbols: asked }) => asked.length > 0);
      const wanted = [{ channels: CHANNELS, symbols: own }, ...others];
      const polls = await venuePolls(venue, { symbols: own, instruments, longShort });
      return { feeds: wanted.map((each) => ({ feed, wanted: each, instruments })), polls };
    },
  }));
}

/** Feeds of an endpoints file. Throws InputError where it cannot be read or names a venue that no feed reads. */
export async function localFeeds(path: string): Promise<FeedRun[]> {
  const file = (await readJson(path)) as Partial<EndpointsFile>;
  if (file.firebreakEndpoints !== 1 || typeof file.venues !== 'object') {
    throw new InputError(`${path} is no endpoints file`, {
      code: 'endpoints',
      hint: 'A drill writes one; give the path that it printed.',
    });
  }
  return Object.entries(file.venues).map(([venue, { url, instruments }]) => {
    const feed = FEEDS.get(venue);
    if (feed === undefined) throw unknownVenue(venue, LIVE_VENUES);
    const table = new Instruments(instruments);
    const wanted = { channels: LOCAL_CHANNELS, symbols: table.symbols() };
    const messages = feed.links(wanted).flatMap((link) => link.messages);
    return { feed: { ...feed, links: () => [{ url, messages }] }, wanted, instruments: table };
  });
}

function unknownVenue(venue: string, known: readonly string[]): InputError {
  return new InputError(`no feed is known for ${JSON.stringify(venue)}, expected some of ${known.join(', ')}`, {
    code: 'unknown-venue',
    hint: 'docs/monitor.md says what each venue prints.',
  });
}

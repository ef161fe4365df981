/**
 * Which venues a station listens to: the venues' own addresses and lists of contracts, or those of a file, which is how
 * an episode is played from local endpoints.
 */
import { InputError } from '@firebreak/engine';
import { readJson } from '../store/files.ts';
import { FEEDS } from './feeds/feeds.ts';
import type { FeedRun } from './feeds/runFeeds.ts';
import { loadInstruments } from './feeds/rest/loadInstruments.ts';
import type { Channel } from './feeds/shared/feed.ts';
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

/** Venues of which a list of contracts can be had and a public channel of liquidations exists. */
export const LIVE_VENUES = [...FEEDS.values()].filter(({ venue }) => venue !== 'ftx').map(({ venue }) => venue);

/** A venue that will be listened to once its list of contracts can be had. */
export interface AwaitedVenue {
  readonly venue: string;
  /** Throws what keeps the list away; may be asked again. */
  readonly load: () => Promise<FeedRun>;
}

/**
 * Live venues to listen to. `symbols` are in the venues' spelling; null is all that the venue lists. Throws InputError
 * for an unknown venue; one that cannot be reached is no reason not to listen to the others.
 */
export function liveVenues(
  venues: readonly string[],
  symbols: readonly string[] | null,
  channels: readonly Channel[] = CHANNELS,
): AwaitedVenue[] {
  for (const venue of venues) if (!LIVE_VENUES.includes(venue)) throw unknownVenue(venue);
  return venues.map((venue) => ({
    venue,
    load: async () => {
      const instruments = await loadInstruments(venue);
      const own = instruments.symbols().filter((symbol) => symbols === null || symbols.includes(symbol));
      return { feed: FEEDS.get(venue)!, wanted: { channels, symbols: own }, instruments };
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
    if (feed === undefined) throw unknownVenue(venue);
    const table = new Instruments(instruments);
    const wanted = { channels: ['liquidation'] as const, symbols: table.symbols() };
    const messages = feed.links(wanted).flatMap((link) => link.messages);
    return { feed: { ...feed, links: () => [{ url, messages }] }, wanted, instruments: table };
  });
}

function unknownVenue(venue: string): InputError {
  return new InputError(`no feed is known for ${JSON.stringify(venue)}, expected some of ${LIVE_VENUES.join(', ')}`, {
    code: 'unknown-venue',
    hint: 'docs/monitor.md says what each venue prints.',
  });
}

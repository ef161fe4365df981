/** Whether what was stored is what was said, event for event, of every kind. */
import type { MarketEvent } from '../monitor/events.ts';
import { FEEDS } from '../monitor/feeds/feeds.ts';
import { FeedSession } from '../monitor/feeds/shared/feed.ts';
import { type Instrument, Instruments } from '../monitor/feeds/shared/instruments.ts';
import { encode } from './encode.ts';
import type { Utterance } from './quotes.ts';

/** How stored events of a venue and kind differ from what it said. */
export interface Difference {
  readonly venue: string;
  readonly kind: MarketEvent['kind'];
  readonly said: number;
  readonly stored: number;
  /** Said and not stored; stored more than once; stored and never said; stored with other fields. */
  readonly missing: number;
  readonly repeated: number;
  readonly unknown: number;
  readonly changed: number;
  /** Notional of liquidations and trades; 0 of other kinds. */
  readonly saidCents: number;
  readonly storedCents: number;
  /** Identities of the first few that differ. */
  readonly examples: readonly string[];
}

const EXAMPLES = 5;

/** The events that utterances stand for, by the venue's own reader. Throws RangeError where it cannot read one. */
export function expectedEvents(
  said: readonly Utterance[],
  instruments: ReadonlyMap<string, readonly Instrument[]>,
): MarketEvent[] {
  const sessions = new Map(
    [...instruments].map(([venue, rows]) => [
      venue,
      new FeedSession(FEEDS.get(venue)!, new Instruments(rows), { futureMs: Infinity }),
    ]),
  );
  return said.flatMap((one) => {
    const session = sessions.get(one.venue)!;
    const events = encode(one).flatMap((frame) => session.read(frame, one.timeMs));
    if (events.length > 0 && events.every(({ kind }) => kind === one.kind)) return events;
    throw new RangeError(`the feed of ${one.venue} cannot read a ${one.kind} of ${one.symbol}`);
  });
}

/** Compares by venue, kind and identity; where nothing was said and nothing is stored there is no row. */
export function compareStored(said: readonly MarketEvent[], stored: readonly MarketEvent[]): readonly Difference[] {
  const groups = new Map<string, { said: MarketEvent[]; stored: MarketEvent[] }>();
  const groupOf = ({ venue, kind }: MarketEvent): { said: MarketEvent[]; stored: MarketEvent[] } => {
    const key = `${venue} ${kind}`;
    const found = groups.get(key) ?? { said: [], stored: [] };
    groups.set(key, found);
    return found;
  };
  for (const event of said) groupOf(event).said.push(event);
  for (const event of stored) groupOf(event).stored.push(event);
  return [...groups.keys()].sort().map((key) => {
    const group = groups.get(key)!;
    return differenceOf(group.said, group.stored);
  });
}

function differenceOf(said: readonly MarketEvent[], stored: readonly MarketEvent[]): Difference {
  const { venue, kind } = (said[0] ?? stored[0])!;
  const expected = new Map(said.map((event) => [event.id, event]));
  const seen = new Set<string>();
  const examples: string[] = [];
  const counts = { missing: 0, repeated: 0, unknown: 0, changed: 0 };
  const note = (what: keyof typeof counts, id: string): void => {
    counts[what]++;
    if (examples.length < EXAMPLES) examples.push(`${what}: ${id}`);
  };
  for (const event of stored) {
    const other = expected.get(event.id);
    if (other === undefined) note('unknown', event.id);
    else if (seen.has(event.id)) note('repeated', event.id);
    else if (contentOf(other) !== contentOf(event)) note('changed', event.id);
    seen.add(event.id);
  }
  for (const id of expected.keys()) if (!seen.has(id)) note('missing', id);
  return {
    venue,
    kind,
    said: expected.size,
    stored: stored.length,
    ...counts,
    saidCents: centsOf(expected.values()),
    storedCents: centsOf(stored),
    examples,
  };
}

/** Everything but when we received it. */
function contentOf(event: MarketEvent): string {
  const fields = Object.entries(event).filter(([key]) => key !== 'receivedMs');
  return JSON.stringify(fields.sort(([a], [b]) => (a < b ? -1 : 1)));
}

function centsOf(events: Iterable<MarketEvent>): number {
  let sum = 0;
  for (const event of events) if ('notionalCents' in event) sum += event.notionalCents;
  return sum;
}

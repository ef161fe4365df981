/** Whether what was stored is what was said, event for event. */
import type { LiquidationEvent } from '../monitor/events.ts';
import { FEEDS } from '../monitor/feeds/feeds.ts';
import { FeedSession } from '../monitor/feeds/shared/feed.ts';
import { type Instrument, Instruments } from '../monitor/feeds/shared/instruments.ts';
import { encode } from './encode.ts';
import type { Print } from './prints.ts';

/** How stored events differ from what a venue said. */
export interface Difference {
  readonly venue: string;
  readonly said: number;
  readonly stored: number;
  /** Said and not stored; stored more than once; stored and never said; stored with other fields. */
  readonly missing: number;
  readonly repeated: number;
  readonly unknown: number;
  readonly changed: number;
  readonly saidCents: number;
  readonly storedCents: number;
  /** Identities of the first few that differ. */
  readonly examples: readonly string[];
}

const EXAMPLES = 5;
const FIELDS = ['symbol', 'asset', 'timeMs', 'position', 'price', 'qty', 'notionalCents'] as const;

/** The events that prints stand for, by the venue's own reader. Throws RangeError where it cannot read one. */
export function expectedEvents(
  prints: readonly Print[],
  instruments: ReadonlyMap<string, readonly Instrument[]>,
): LiquidationEvent[] {
  const sessions = new Map(
    [...instruments].map(([venue, rows]) => [
      venue,
      new FeedSession(FEEDS.get(venue)!, new Instruments(rows), { futureMs: Infinity }),
    ]),
  );
  return prints.map((print) => {
    const [event] = sessions.get(print.venue)!.read(encode(print), print.timeMs);
    if (event?.kind === 'liquidation') return event;
    throw new RangeError(`the feed of ${print.venue} cannot read a print of ${print.symbol}`);
  });
}

/** Compares by venue and identity; a venue that said nothing and has nothing stored is left out. */
export function compareStored(
  said: readonly LiquidationEvent[],
  stored: readonly LiquidationEvent[],
): readonly Difference[] {
  const venues = [...new Set([...said, ...stored].map(({ venue }) => venue))].sort();
  return venues.map((venue) => {
    const expected = new Map(said.filter((event) => event.venue === venue).map((event) => [event.id, event]));
    const own = stored.filter((event) => event.venue === venue);
    const seen = new Set<string>();
    const examples: string[] = [];
    const counts = { missing: 0, repeated: 0, unknown: 0, changed: 0 };
    const note = (what: keyof typeof counts, id: string): void => {
      counts[what]++;
      if (examples.length < EXAMPLES) examples.push(`${what}: ${id}`);
    };
    for (const event of own) {
      const other = expected.get(event.id);
      if (other === undefined) note('unknown', event.id);
      else if (seen.has(event.id)) note('repeated', event.id);
      else if (FIELDS.some((field) => other[field] !== event[field])) note('changed', event.id);
      seen.add(event.id);
    }
    for (const id of expected.keys()) if (!seen.has(id)) note('missing', id);
    const cents = (events: Iterable<LiquidationEvent>): number =>
      [...events].reduce((sum, { notionalCents }) => sum + notionalCents, 0);
    return {
      venue,
      said: expected.size,
      stored: own.length,
      ...counts,
      saidCents: cents(expected.values()),
      storedCents: cents(own),
      examples,
    };
  });
}

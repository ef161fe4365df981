/**
 * Plays what venues said through local venues at a multiple of real time, with what goes wrong on such a day:
 * connections cut, a venue down for minutes, messages twice, out of order, or broken.
 */
import { encode } from './encode.ts';
import type { Utterance } from './quotes.ts';
import type { DrillVenue } from './venueServer.ts';

/** Something that goes wrong, `atS` seconds of the episode after its first print. */
export type Trouble = { readonly venue: string; readonly atS: number } & (
  | { readonly kind: 'cut' }
  /** Nobody can connect for so long, and what the venue would have said is never said. */
  | { readonly kind: 'outage'; readonly lengthS: number }
  /** A frame that is no message. */
  | { readonly kind: 'broken' }
);

/** What is played, and how. */
export interface Play {
  readonly venues: ReadonlyMap<string, DrillVenue>;
  /** In the order of their times. */
  readonly said: readonly Utterance[];
  readonly troubles: readonly Trouble[];
  /** Seconds of the episode in a second. */
  readonly speed: number;
  /** Of so many messages one comes twice. */
  readonly twiceEvery: number;
  /** Of so many messages one changes places with the next of its venue. */
  readonly swapEvery: number;
}

/** What was played. */
export interface Played {
  /** What a venue said, in the order in which it said it. */
  readonly said: Utterance[];
  /** What a venue that was down would have said. */
  readonly unsaid: Utterance[];
  readonly twice: number;
  readonly swapped: number;
  readonly broken: number;
}

/** Longest sleep, ms: troubles and stops are looked at this often. */
const TICK_MS = 20;

/** Plays it; ends early where the signal fires. */
export async function play(work: Play, signal?: AbortSignal): Promise<Played> {
  const { said: planned, venues, speed } = work;
  const counts = { twice: 0, swapped: 0, broken: 0 };
  const said: Utterance[] = [];
  const unsaid: Utterance[] = [];
  const down = new Map<string, number>();
  const held = new Map<string, Utterance>();
  const troubles = [...work.troubles].sort((a, b) => a.atS - b.atS);
  const startMs = Date.now();
  const firstMs = planned[0]?.timeMs ?? 0;
  const tell = (one: Utterance): void => {
    const venue = venues.get(one.venue)!;
    const frames = encode(one);
    venue.say(frames);
    said.push(one);
    if (said.length % work.twiceEvery === 0) {
      venue.noise(frames);
      counts.twice++;
    }
  };
  for (let next = 0; next < planned.length || down.size > 0; ) {
    if (signal?.aborted === true) break;
    const episodeMs = firstMs + (Date.now() - startMs) * speed;
    await meet(venues, troubles, down, (episodeMs - firstMs) / 1000, counts);
    while (next < planned.length && planned[next]!.timeMs <= episodeMs) {
      const one = planned[next++]!;
      if (down.has(one.venue)) unsaid.push(one);
      else if (next % work.swapEvery === 0 && !held.has(one.venue)) held.set(one.venue, one);
      else {
        tell(one);
        const late = held.get(one.venue);
        if (late === undefined) continue;
        held.delete(one.venue);
        tell(late);
        counts.swapped++;
      }
    }
    await new Promise((resolve) => setTimeout(resolve, TICK_MS));
  }
  for (const one of held.values()) tell(one);
  return { said, unsaid, ...counts };
}

/** What goes wrong by now, and what is over. */
async function meet(
  venues: ReadonlyMap<string, DrillVenue>,
  troubles: Trouble[],
  down: Map<string, number>,
  nowS: number,
  counts: { broken: number },
): Promise<void> {
  for (const [venue, untilS] of down) {
    if (untilS > nowS) continue;
    await venues.get(venue)!.start();
    down.delete(venue);
  }
  while (troubles.length > 0 && troubles[0]!.atS <= nowS) {
    const trouble = troubles.shift()!;
    const venue = venues.get(trouble.venue)!;
    if (trouble.kind === 'cut') venue.drop();
    else if (trouble.kind === 'outage') {
      down.set(trouble.venue, trouble.atS + trouble.lengthS);
      await venue.stop();
    } else {
      venue.noise(['{"stream":"!forceOrder@arr","data":{"e":"forceOrder","o":{"s":']);
      counts.broken++;
    }
  }
}

/**
 * Plays prints through local venues at a multiple of real time, with what goes wrong on such a day: connections cut, a
 * venue down for minutes, messages twice, out of order, or broken.
 */
import { encode } from './encode.ts';
import type { Print } from './prints.ts';
import type { DrillVenue } from './venueServer.ts';

/** Something that goes wrong, `atS` seconds of the episode after its first print. */
export type Trouble = { readonly venue: string; readonly atS: number } & (
  | { readonly kind: 'cut' }
  /** Nobody can connect for so long, and what the venue would have printed is never printed. */
  | { readonly kind: 'outage'; readonly lengthS: number }
  /** A frame that is no message. */
  | { readonly kind: 'broken' }
);

/** What is played, and how. */
export interface Play {
  readonly venues: ReadonlyMap<string, DrillVenue>;
  readonly prints: readonly Print[];
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
  /** Prints that a venue said, in the order in which it said them. */
  readonly said: Print[];
  /** Prints of a venue that was down. */
  readonly unsaid: Print[];
  readonly twice: number;
  readonly swapped: number;
  readonly broken: number;
}

/** Longest sleep, ms: troubles and stops are looked at this often. */
const TICK_MS = 20;

/** Plays it; ends early where the signal fires. */
export async function play(work: Play, signal?: AbortSignal): Promise<Played> {
  const { prints, venues, speed } = work;
  const counts = { twice: 0, swapped: 0, broken: 0 };
  const said: Print[] = [];
  const unsaid: Print[] = [];
  const down = new Map<string, number>();
  const held = new Map<string, Print>();
  const troubles = [...work.troubles].sort((a, b) => a.atS - b.atS);
  const startMs = Date.now();
  const firstMs = prints[0]?.timeMs ?? 0;
  const tell = (print: Print): void => {
    const venue = venues.get(print.venue)!;
    const text = encode(print);
    venue.say(text);
    said.push(print);
    if (said.length % work.twiceEvery === 0) {
      venue.noise(text);
      counts.twice++;
    }
  };
  for (let next = 0; next < prints.length || down.size > 0; ) {
    if (signal?.aborted === true) break;
    const episodeMs = firstMs + (Date.now() - startMs) * speed;
    await meet(venues, troubles, down, (episodeMs - firstMs) / 1000, counts);
    while (next < prints.length && prints[next]!.timeMs <= episodeMs) {
      const print = prints[next++]!;
      if (down.has(print.venue)) unsaid.push(print);
      else if (next % work.swapEvery === 0 && !held.has(print.venue)) held.set(print.venue, print);
      else {
        tell(print);
        const late = held.get(print.venue);
        if (late === undefined) continue;
        held.delete(print.venue);
        tell(late);
        counts.swapped++;
      }
    }
    await new Promise((resolve) => setTimeout(resolve, TICK_MS));
  }
  for (const print of held.values()) tell(print);
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
      venue.noise('{"stream":"!forceOrder@arr","data":{"e":"forceOrder","o":{"s":');
      counts.broken++;
    }
  }
}

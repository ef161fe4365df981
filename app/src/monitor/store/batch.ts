/**
 * Events on their way into a log: lines of JSON grouped by kind. The payload of a frame is one byte, the number of the
 * kind in `MARKET_EVENT_KINDS`, and one line for each event.
 */
import { FRAME_BYTES_MAX } from '../../store/frameLog.ts';
import { MARKET_EVENT_KINDS, type MarketEvent } from '../events.ts';

const NUMBER_OF_KIND = new Map(MARKET_EVENT_KINDS.map((kind, number) => [kind, number]));
/** A frame is written when its lines reach this many characters, well below what a frame may hold. */
const FRAME_CHARACTERS = FRAME_BYTES_MAX / 16;

/** Lines that wait for the next write. */
export class Batch {
  events = 0;
  /** Characters of the lines: near the bytes that they take. */
  characters = 0;
  readonly #lines: string[][] = MARKET_EVENT_KINDS.map(() => []);

  add(event: MarketEvent): void {
    const line = JSON.stringify(event);
    this.#lines[NUMBER_OF_KIND.get(event.kind)!]!.push(line);
    this.events++;
    this.characters += line.length + 1;
  }

  /** The payloads that hold all lines, in the order in which they came within a kind. */
  payloads(): Buffer[] {
    return this.#lines.flatMap((lines, kind) => (lines.length === 0 ? [] : split(lines, kind)));
  }
}

function split(lines: readonly string[], kind: number): Buffer[] {
  const payloads: Buffer[] = [];
  const mark = String.fromCharCode(kind);
  for (let from = 0; from < lines.length; ) {
    let to = from;
    for (let size = 0; to < lines.length && size < FRAME_CHARACTERS; to++) size += lines[to]!.length;
    payloads.push(Buffer.from(`${mark}${lines.slice(from, to).join('\n')}\n`));
    from = to;
  }
  return payloads;
}

/** Number of the kind of a payload's events. */
export function kindNumber(payload: Buffer): number {
  return payload[0]!;
}

/** The lines of a payload as bytes; each ends with a line feed. */
export function linesOf(payload: Buffer): Buffer {
  return payload.subarray(1);
}

/** The events of a payload. */
export function eventsOf(payload: Buffer): MarketEvent[] {
  const text = linesOf(payload).toString('utf8');
  return JSON.parse(`[${text.slice(0, -1).replaceAll('\n', ',')}]`) as MarketEvent[];
}

/**
 * Which events came a short while ago: the same print comes twice when two connections overlap or a feed resumes.
 * Memory is bounded, so a repetition from long ago passes; closing a log into Parquet finds every one.
 */
import { type EventFolder, readLog } from '../../store/eventFolder.ts';
import { MARKET_EVENT_KINDS, type MarketEvent } from '../events.ts';
import { eventsOf } from './batch.ts';

/** Identities per kind in each of the two generations: minutes of a busy tape, and some tens of megabytes in all. */
const GENERATION = 100_000;

interface Generations {
  young: Set<string>;
  old: Set<string>;
}

/** Identities of recent events. */
export class RecentEvents {
  readonly #kinds = new Map<string, Generations>(
    MARKET_EVENT_KINDS.map((kind) => [kind, { young: new Set(), old: new Set() }]),
  );

  /** Whether the event was not there; it is from then on. */
  add(event: MarketEvent): boolean {
    const kind = this.#kinds.get(event.kind)!;
    const identity = `${event.venue} ${event.id}`;
    if (kind.young.has(identity) || kind.old.has(identity)) return false;
    if (kind.young.size >= GENERATION) {
      kind.old = kind.young;
      kind.young = new Set();
    }
    kind.young.add(identity);
    return true;
  }
}

/** What is read of the logs of a dead writer: more than two generations of every kind would be forgotten at once. */
const REPLAY_BYTES_MAX = 64_000_000;

/** The identities at the end of logs, oldest log first: what a monitor has just seen when it is started again. */
export async function recentFromLogs(folder: EventFolder, names: readonly string[]): Promise<RecentEvents> {
  const recent = new RecentEvents();
  const payloads: Buffer[] = [];
  let bytes = 0;
  for (const name of names.toReversed()) {
    if (bytes >= REPLAY_BYTES_MAX) break;
    // A log that cannot be read is reported when it is closed.
    const frames = await readLog(folder, name).catch(() => null);
    for (const payload of frames?.payloads.toReversed() ?? []) {
      if (bytes >= REPLAY_BYTES_MAX) break;
      bytes += payload.length;
      payloads.push(payload);
    }
  }
  for (const payload of payloads.toReversed()) for (const event of eventsOf(payload)) recent.add(event);
  return recent;
}

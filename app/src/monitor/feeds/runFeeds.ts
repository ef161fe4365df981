/** Runs the feeds of several venues into one queue, and says how each of their connections is. */
import { type ConnectionOptions, FeedConnection } from './connection.ts';
import { Dedupe } from './dedupe.ts';
import type { ConnectionHealth } from './health.ts';
import type { Feed, Wanted } from './shared/feed.ts';
import type { Instruments } from './shared/instruments.ts';
import { type Sink, SinkQueue } from './sinkQueue.ts';

/** One venue to run. */
export interface FeedRun {
  readonly feed: Feed;
  readonly wanted: Wanted;
  readonly instruments: Instruments;
}

/** Limits of a run. */
export interface RunOptions extends ConnectionOptions {
  /** Events that may wait for the sink before books are dropped. */
  readonly queueMax?: number;
  /** How long identities of events are remembered, ms. */
  readonly keepMs?: number;
  /** How many of them, for each venue. */
  readonly identitiesMax?: number;
}

const QUEUE_MAX = 200_000;
const KEEP_MS = 600_000;
const IDENTITIES_MAX = 1_000_000;

/** Running feeds. */
export interface RunningFeeds {
  /** Every connection, in the order of the venues. */
  health(): ConnectionHealth[];
  readonly queue: SinkQueue;
  /** Closes all connections and gives what waits to the sink. */
  stop(): Promise<void>;
}

/** Connects every venue; books have connections of their own, so that one made anew costs no liquidation. */
export function runFeeds(runs: readonly FeedRun[], sink: Sink, options: RunOptions = {}): RunningFeeds {
  const { queueMax = QUEUE_MAX, keepMs = KEEP_MS, identitiesMax = IDENTITIES_MAX, ...rest } = options;
  const queue = new SinkQueue(sink, queueMax);
  const connections = runs.flatMap(({ feed, wanted, instruments }) => {
    const dedupe = new Dedupe({ keepMs, max: identitiesMax });
    const parts = [
      { ...wanted, channels: wanted.channels.filter((channel) => channel !== 'book') },
      { ...wanted, channels: wanted.channels.filter((channel) => channel === 'book') },
    ];
    return parts
      .filter(({ channels }) => channels.length > 0)
      .flatMap((part) => feed.links(part))
      .map((link) => new FeedConnection(feed, link, { instruments, queue, dedupe }, rest));
  });
  for (const connection of connections) connection.start();
  return {
    health: () => connections.map((connection) => connection.health()),
    queue,
    async stop() {
      for (const connection of connections) connection.stop();
      await queue.flush();
    },
  };
}

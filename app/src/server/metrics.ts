/** The state of a monitor as Prometheus metrics, read when they are asked for. */
import { Gauge, Registry } from 'prom-client';
import type { StationStatus } from '../monitor/station.ts';
import { SHOWN_WINDOWS_MS, type ShownWindow } from '../monitor/station.ts';

/** What metrics are served as. */
export interface Metrics {
  readonly contentType: string;
  readonly text: () => Promise<string>;
}

type Labels = Readonly<Record<string, string>>;
type Rows = (status: StationStatus) => readonly (readonly [value: number, labels: Labels])[];

const WINDOWS = Object.keys(SHOWN_WINDOWS_MS) as ShownWindow[];

const UP = { good: 1, degraded: 0.5, down: 0 } as const;

const READ = { good: 1, kept: 0.5, waiting: 0 } as const;

const GAUGE_LABELS = ['venue', 'asset', 'symbol', 'name'];

function labelsOf({ venue, asset, symbol, name }: StationStatus['gauges'][number]): Labels {
  return { venue, asset, symbol, name };
}

const FAMILIES: readonly { readonly name: string; readonly help: string; readonly labels: string[]; rows: Rows }[] = [
  {
    name: 'firebreak_liquidated_usd',
    help: 'Liquidated as printed by the venue within the window, USD; window to the last second',
    labels: ['venue', 'position', 'window'],
    rows: ({ venues }) =>
      venues.flatMap(({ venue, windows }) =>
        WINDOWS.flatMap((window): (readonly [number, Labels])[] => [
          [windows[window].longCents / 100, { venue, position: 'long', window }],
          [windows[window].shortCents / 100, { venue, position: 'short', window }],
        ]),
      ),
  },
  {
    name: 'firebreak_feed_up',
    help: 'Worst connection of the venue: 1 open and well, 0.5 open and degraded, 0 down',
    labels: ['venue'],
    rows: ({ feeds, awaited }) => {
      const worst = new Map(awaited.map(({ venue }) => [venue, 0]));
      for (const { venue, status } of feeds) worst.set(venue, Math.min(worst.get(venue) ?? 1, UP[status]));
      return [...worst].map(([venue, up]) => [up, { venue }]);
    },
  },
  feedCounts('messages_total', 'Messages received', ({ messages }) => messages),
  feedCounts('liquidations_total', 'Liquidations read', ({ events }) => events.liquidation),
  feedCounts('duplicates_total', 'Events that had come before', ({ duplicates }) => duplicates),
  feedCounts('gaps_total', 'Jumps in sequence numbers', ({ gaps }) => gaps),
  feedCounts('disconnects_total', 'Connections lost', ({ disconnects }) => disconnects),
  {
    name: 'firebreak_feed_round_trip_seconds',
    help: 'From our last ping to its answer, the slowest connection of the venue',
    labels: ['venue'],
    rows: ({ feeds }) => {
      const slowest = new Map<string, number>();
      for (const { venue, roundTripMs } of feeds)
        if (roundTripMs !== undefined) slowest.set(venue, Math.max(slowest.get(venue) ?? 0, roundTripMs / 1000));
      return [...slowest].map(([venue, seconds]) => [seconds, { venue }]);
    },
  },
  hostCounts('answers', 'Requests that were answered and read', ({ answers }) => answers),
  hostCounts('errors', 'Requests without an answer that could be read', ({ errors }) => errors),
  {
    name: 'firebreak_feed_faults_total',
    help: 'Messages and rows that could not be read, by reason',
    labels: ['venue', 'fault'],
    rows: ({ feeds }) =>
      feeds.flatMap(({ venue, faults }) => Object.entries(faults).map(([fault, n]) => [n, { venue, fault }] as const)),
  },
  {
    name: 'firebreak_store_events_total',
    help: 'Events since the start, by what became of them',
    labels: ['state'],
    rows: ({ store }) => [
      [store.writtenEvents, { state: 'written' }],
      [store.droppedEvents, { state: 'dropped' }],
      [store.repeatedEvents, { state: 'repeated' }],
      [store.rejectedEvents, { state: 'rejected' }],
    ],
  },
  single('store_ok', 'Whether the store can be written', ({ store }) => Number(store.state === 'ok')),
  single('store_waiting_events', 'Events in memory that wait for the log', ({ store }) => store.waitingEvents),
  single('queue_events', 'Events between feeds and store', ({ queued }) => queued),
  {
    name: 'firebreak_distance_to_cascade',
    help: 'Smallest move that ends in a cascade, fraction, modelled; the largest that was tried where none does',
    labels: ['shock', 'direction'],
    rows: ({ distances }) =>
      (distances?.latest?.distances ?? []).map(({ shock, direction, move, below }) => [
        move ?? below,
        { shock, direction },
      ]),
  },
  {
    name: 'firebreak_distance_age_seconds',
    help: 'Age of the market that the distances are of',
    labels: [],
    // A gauge without labels cannot be left out: without an answer it has no number.
    rows: ({ distances, nowMs }) => [
      [distances?.latest ? Math.max(0, nowMs - distances.latest.untilMs) / 1000 : NaN, {}],
    ],
  },
  {
    name: 'firebreak_distance_rounds_total',
    help: 'Searches for distances since the start, by what became of them',
    labels: ['state'],
    rows: ({ distances }) =>
      distances === null
        ? []
        : [
            [distances.rounds, { state: 'done' }],
            [distances.failures, { state: 'failed' }],
            [distances.skipped, { state: 'skipped' }],
          ],
  },
  single('alerts_firing', 'Rules that fire now', ({ firing }) => firing.length),
  {
    name: 'firebreak_book_ok',
    help: 'Whether a book is read and margined: 1 well, 0.5 an older version of its file is used, 0 it waits',
    labels: ['book'],
    rows: ({ books }) => books.map(({ name, state }) => [READ[state], { book: name }]),
  },
  {
    name: 'firebreak_gauge_value',
    help: 'Latest value that a feed or file told, in the unit of its name',
    labels: GAUGE_LABELS,
    rows: ({ gauges }) => gauges.map((gauge) => [gauge.value, labelsOf(gauge)]),
  },
  {
    name: 'firebreak_gauge_age_seconds',
    help: 'Time since the value was as it says',
    labels: GAUGE_LABELS,
    rows: ({ gauges }) => gauges.map((gauge) => [gauge.ageMs / 1000, labelsOf(gauge)]),
  },
  {
    name: 'firebreak_gauge_file_ok',
    help: 'Whether a file of gauges is read: 1 well, 0.5 an older version of it is used, 0 it waits',
    labels: ['file'],
    rows: ({ gaugeFiles }) => gaugeFiles.map(({ path, state }) => [READ[state], { file: path }]),
  },
  single('rules_without_reading', 'Rules that have no value now', ({ readings }) => silentRules(readings)),
  {
    name: 'firebreak_rule_value',
    help: 'What the indicator of a rule read last; absent where it has no value',
    labels: ['rule', 'unit'],
    rows: ({ readings }) =>
      Object.entries(readings).flatMap(([rule, { value, unit }]): (readonly [number, Labels])[] =>
        value === null ? [] : [[value, { rule, unit }]],
      ),
  },
  {
    name: 'firebreak_alert_deliveries_total',
    help: 'Alert messages by what became of them',
    labels: ['state'],
    rows: ({ deliveries }) => [
      [deliveries.delivered, { state: 'delivered' }],
      [deliveries.retried, { state: 'retried' }],
      [deliveries.dead, { state: 'dead' }],
    ],
  },
];

/** The metrics of a monitor whose state `status` gives. */
export function metricsOf(status: () => StationStatus): Metrics {
  const registry = new Registry();
  let now: StationStatus | null = null;
  for (const { name, help, labels, rows } of FAMILIES) {
    new Gauge({
      name,
      help,
      labelNames: labels,
      registers: [registry],
      collect() {
        this.reset();
        if (now !== null) for (const [value, of] of rows(now)) this.set(of, value);
      },
    });
  }
  return {
    contentType: registry.contentType,
    text: () => {
      now = status();
      return registry.metrics();
    },
  };
}

function silentRules(readings: StationStatus['readings']): number {
  return Object.values(readings).filter(({ value }) => value === null).length;
}

function feedCounts(
  name: string,
  help: string,
  count: (feed: StationStatus['feeds'][number]) => number,
): (typeof FAMILIES)[number] {
  const rows: Rows = ({ feeds }) => {
    const sums = new Map<string, number>();
    for (const feed of feeds) sums.set(feed.venue, (sums.get(feed.venue) ?? 0) + count(feed));
    return [...sums].map(([venue, sum]) => [sum, { venue }]);
  };
  return { name: `firebreak_feed_${name}`, help, labels: ['venue'], rows };
}

function hostCounts(
  name: string,
  help: string,
  count: (host: StationStatus['hosts'][number]) => number,
): (typeof FAMILIES)[number] {
  const rows: Rows = ({ hosts }) => hosts.map((one) => [count(one), { host: one.host }]);
  return { name: `firebreak_endpoint_${name}_total`, help, labels: ['host'], rows };
}

function single(name: string, help: string, value: (status: StationStatus) => number): (typeof FAMILIES)[number] {
  return { name: `firebreak_${name}`, help, labels: [], rows: (status) => [[value(status), {}]] };
}

/**
 * A drill from end to end: a crash is run and said by local venues that speak their protocols, with trades, marks and
 * books; a monitor in a process of its own, killed half-way, hears it, and what it stored is compared with what was
 * said.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { InputError } from '@firebreak/engine';
import type { AlertMessage } from '../monitor/alerts/engine.ts';
import type { EndpointsFile } from '../monitor/endpoints.ts';
import type { MarketEvent } from '../monitor/events.ts';
import type { StationStatus } from '../monitor/station.ts';
import { readEvents } from '../monitor/store/read.ts';
import { startRun } from '../sweep/startRun.ts';
import type { MarketSource, RunListener } from '../sweep/runJob.ts';
import { compareStored, type Difference, expectedEvents } from './compare.ts';
import { MonitorProcess } from './monitorProcess.ts';
import { play, type Trouble } from './play.ts';
import { drillInstruments, printsOfRun, throttled } from './prints.ts';
import { quotesOf, tradesOfRun, type Utterance } from './quotes.ts';
import { DrillVenue } from './venueServer.ts';

/** What venues say here; what the monitor itself notes in its store, such as closes, is none of it. */
const SAID_KINDS = ['liquidation', 'trade', 'ticker', 'book'] as const;
/** A venue says again what it said in the last half minute to whoever subscribes anew: a monitor needs to start. */
const AGAIN_MS = 30_000;
const OUTAGE_S = 120;
const TWICE_EVERY = 97;
const SWAP_EVERY = 41;
/** The monitor gets so long to hear the last messages, ms. */
const SETTLE_MS = 20_000;
const PAUSE_MS = 100;
/** Nothing more comes when nothing came for so long, ms. */
const QUIET_MS = 1_000;

/** What is drilled. */
export interface DrillJob {
  readonly market: MarketSource;
  readonly document: unknown;
  readonly seed: number;
  readonly speed: number;
  /** New or empty folder for endpoints and store. */
  readonly folder: string;
  readonly rules: string;
  /** Whether the monitor is killed half-way and started again. */
  readonly kill: boolean;
  /** Node's options and script that start the command line. */
  readonly argv: readonly string[];
}

/** What the drill does now. */
export type DrillPhase = 'running the crash' | 'starting the monitor' | 'playing' | 'comparing';

/** How it went. */
export interface DrillReport {
  /** Whether the accounts of the market were generated. */
  readonly synthetic: boolean;
  readonly prints: number;
  readonly afterThrottle: number;
  /** Everything that was said: prints, trades, marks and books. */
  readonly said: number;
  /** Never said, because their venue was down. */
  readonly unsaid: number;
  /** Said while nobody listened for longer than a venue says things again. */
  readonly unheard: number;
  readonly twice: number;
  readonly swapped: number;
  readonly broken: number;
  readonly starts: number;
  readonly episodeS: number;
  readonly speed: number;
  readonly troubles: readonly Trouble[];
  readonly differences: readonly Difference[];
  readonly alerts: readonly AlertMessage[];
  /** The monitor at the end, after the last message. */
  readonly status: StationStatus;
  /** Whether every event that was said is stored once, as it was said, and nothing else. */
  readonly equal: boolean;
}

/** What is set up before anything is played. */
interface Stage {
  readonly job: DrillJob;
  readonly synthetic: boolean;
  /** Forced orders of the run before any throttle. */
  readonly orders: number;
  readonly prints: number;
  readonly said: readonly Utterance[];
  readonly instruments: ReturnType<typeof drillInstruments>;
  readonly episodeS: number;
  readonly venues: ReadonlyMap<string, DrillVenue>;
  readonly troubles: readonly Trouble[];
  readonly store: string;
  readonly monitor: MonitorProcess;
}

type OnPhase = (phase: DrillPhase, episodeS: number) => void;

/** Runs a drill. Throws what its parts throw; venues and monitor are ended in any case. */
export async function runDrill(
  job: DrillJob,
  onPhase: OnPhase,
  listener: RunListener = {},
  signal?: AbortSignal,
): Promise<DrillReport> {
  onPhase('running the crash', 0);
  const stage = await setUp(job, listener, signal);
  try {
    return await perform(stage, onPhase, signal);
  } finally {
    await stage.monitor.kill();
    for (const venue of stage.venues.values()) await venue.stop();
  }
}

async function setUp(job: DrillJob, listener: RunListener, signal: AbortSignal | undefined): Promise<Stage> {
  const { market, document, seed, folder, argv, rules } = job;
  const run = { market, scenario: document, seed, feedback: false };
  const { result, snapshot, scenario } = await startRun(run, listener, signal);
  const { events, series } = result;
  const forced = { snapshot, events, startMs: scenario.startMs, stepS: scenario.stepS };
  const orders = printsOfRun(forced);
  const prints = throttled(orders);
  if (prints.length === 0) throw nothingPrinted();
  const instruments = drillInstruments(snapshot);
  const said = [...prints, ...tradesOfRun(forced), ...quotesOf(snapshot, series, scenario.startMs)];
  said.sort((a, b) => a.timeMs - b.timeMs);
  const episodeS = (said[said.length - 1]!.timeMs - said[0]!.timeMs) / 1000;
  const names = [...instruments.keys()];
  const store = join(folder, 'store');
  return {
    job,
    synthetic: snapshot.synthetic,
    orders: orders.length,
    prints: prints.length,
    said,
    instruments,
    episodeS,
    venues: new Map(names.map((venue) => [venue, new DrillVenue(venue, AGAIN_MS)])),
    troubles: troublesOf(names, episodeS),
    store,
    monitor: new MonitorProcess({ argv, endpoints: join(folder, 'endpoints.json'), store, rules }),
  };
}

async function perform(stage: Stage, onPhase: OnPhase, signal: AbortSignal | undefined): Promise<DrillReport> {
  const { job, instruments, episodeS, venues, troubles, store, monitor } = stage;
  onPhase('starting the monitor', episodeS);
  for (const venue of venues.values()) await venue.start();
  await writeEndpoints(job.folder, venues, instruments);
  await monitor.start();
  await until(() => [...venues.values()].every(({ heard }) => heard));
  onPhase('playing', episodeS);
  const killed = job.kill ? killAt(monitor, (episodeS / 2 / job.speed) * 1000, signal) : Promise.resolve();
  const work = { venues, said: stage.said, troubles, speed: job.speed, twiceEvery: TWICE_EVERY, swapEvery: SWAP_EVERY };
  const played = await play(work, signal);
  await killed;
  onPhase('comparing', episodeS);
  const said = expectedEvents(played.said, instruments);
  const status = await settled(monitor, liquidationsOf(said));
  await monitor.stop();
  for (const venue of venues.values()) venue.close();
  const stored: MarketEvent[] = [];
  for (const kind of SAID_KINDS) for await (const event of readEvents(store, { kind })) stored.push(event);
  const differences = compareStored(said, stored);
  return {
    synthetic: stage.synthetic,
    prints: stage.orders,
    afterThrottle: stage.prints,
    said: played.said.length,
    unsaid: played.unsaid.length,
    unheard: [...venues.values()].reduce((sum, venue) => sum + venue.unheard, 0),
    twice: played.twice,
    swapped: played.swapped,
    broken: played.broken,
    starts: monitor.starts,
    episodeS,
    speed: job.speed,
    troubles,
    differences,
    alerts: monitor.alerts,
    status,
    equal: differences.every((row) => row.missing + row.repeated + row.unknown + row.changed === 0),
  };
}

/** A cut on each venue, an outage of two minutes on the first in the middle, and a frame that is no message. */
function troublesOf(venues: readonly string[], episodeS: number): Trouble[] {
  const cuts = venues.map(
    (venue, k): Trouble => ({ kind: 'cut', venue, atS: (episodeS * (k + 1)) / (venues.length + 2) }),
  );
  const outage: Trouble = { kind: 'outage', venue: venues[0]!, atS: episodeS / 2, lengthS: OUTAGE_S };
  return [...cuts, outage, { kind: 'broken', venue: venues.at(-1)!, atS: episodeS / 3 }];
}

async function killAt(monitor: MonitorProcess, afterMs: number, signal: AbortSignal | undefined): Promise<void> {
  await pause(afterMs);
  if (signal?.aborted === true) return;
  await monitor.kill();
  await monitor.start();
}

function liquidationsOf(said: readonly MarketEvent[]): number {
  return new Set(said.flatMap(({ kind, venue, id }) => (kind === 'liquidation' ? [`${venue} ${id}`] : []))).size;
}

/** The monitor's state once it has counted so many liquidations and hears nothing more, or does not get further. */
async function settled(monitor: MonitorProcess, wanted: number): Promise<StationStatus> {
  const untilMs = Date.now() + SETTLE_MS;
  let heard = -1;
  let quietMs = Date.now();
  for (;;) {
    const status = await monitor.status();
    const messages = status.feeds.reduce((sum, feed) => sum + feed.messages, 0);
    if (messages !== heard || status.queued > 0 || status.store.waitingEvents > 0) quietMs = Date.now();
    heard = messages;
    const { longCount, shortCount } = status.windows['24h'];
    const done = longCount + shortCount >= wanted && Date.now() - quietMs >= QUIET_MS;
    if (done || Date.now() > untilMs) return status;
    await pause(PAUSE_MS);
  }
}

async function writeEndpoints(
  folder: string,
  venues: ReadonlyMap<string, DrillVenue>,
  instruments: ReturnType<typeof drillInstruments>,
): Promise<void> {
  await mkdir(folder, { recursive: true });
  const file: EndpointsFile = {
    firebreakEndpoints: 1,
    venues: Object.fromEntries(
      [...venues].map(([venue, { url }]) => [venue, { url, instruments: instruments.get(venue)! }]),
    ),
  };
  await writeFile(join(folder, 'endpoints.json'), `${JSON.stringify(file)}\n`);
}

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await pause(PAUSE_MS);
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

function nothingPrinted(): InputError {
  return new InputError('nothing was liquidated in this run, so there is nothing to drill', {
    code: 'empty-drill',
    hint: 'Choose a harder case: firebreak case list.',
  });
}

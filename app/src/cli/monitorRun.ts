/** `firebreak monitor run`: listen to venues, store, count, alert, and show it. */
import { join } from 'node:path';
import type { Command } from 'commander';
import type { AlertRule } from '../monitor/alerts/rules.ts';
import type { CliContext } from './context.ts';
import { booksOf } from './monitorBooks.ts';
import { parseCount, parseUsd } from './options.ts';
import { MIX, mixOf } from './monitorMap.ts';
import { DEFAULT_STORE } from './monitorQuery.ts';

const DEFAULT_VENUES = 'binance-usdm,bybit,okx,hyperliquid';
/** The view is drawn anew this often, ms; a line is printed this often where there is no terminal. */
const DRAW_MS = 500;
const LINE_MS = 60_000;
/** What a program that Ctrl-C ended returns. */
const INTERRUPTED = 130;
const PORT_MAX = 65_535;
const DAYS_MAX = 36_500;

/** A cascade where none is named, as in `firebreak distance`. */
const CASCADE_USD = 1e9;

const HELP = `
Examples:
  firebreak monitor --rules alerts.yaml --listen 9464       with alerts and metrics
  firebreak monitor --venues bybit,okx --cascade 500m       how far is a cascade of 500 m?
  firebreak monitor --venues bybit,aave-v3-ethereum         with liquidations of Aave, from your own node

Environment:
  FIREBREAK_ETHEREUM_URL   address of the Ethereum node that aave-v3-ethereum is read from; it is never printed
  FIREBREAK_TOKEN          what requests must bring where --host is beyond loopback`;

interface MonitorOptions {
  readonly store: string;
  readonly venues: string;
  readonly symbols?: string;
  readonly endpoints?: string;
  readonly rules?: string;
  readonly gauges?: string;
  readonly listen?: number;
  readonly host: string;
  readonly retention?: number;
  readonly quiet?: true;
  /** USD; false for no search. */
  readonly cascade: number | false;
  readonly mix?: string;
}

/** Adds the command. */
export function addMonitorRun(parent: Command, context: CliContext): void {
  parent
    .command('run', { isDefault: true })
    .description('listen to venues: store every event, count liquidations, raise alerts; until Ctrl-C')
    .option('--store <folder>', 'folder of the store', DEFAULT_STORE)
    .option('--venues <names>', 'venues with commas between', DEFAULT_VENUES)
    .option('--symbols <names>', 'only these contracts, in the venues’ spelling; default: all')
    .option('--endpoints <file>', 'local endpoints instead of the venues, as a drill writes them')
    .option('--rules <file>', 'alert rules, YAML (docs/monitor.md)')
    .option('--gauges <files>', 'CSV files of what no feed tells, with commas between (docs/monitor.md)')
    .option('--listen <port>', 'serve /metrics, /api/status and /api/events', parseCount(0, PORT_MAX))
    .option('--host <address>', 'where to serve; beyond loopback FIREBREAK_TOKEN must be set', '127.0.0.1')
    .option('--retention <days>', 'remove stored days that ended longer ago than this', parseCount(1, DAYS_MAX))
    .option('--cascade <usd>', 'size of a cascade whose distance is searched every five minutes', parseUsd, CASCADE_USD)
    .option('--no-cascade', 'search no distances')
    .option('--mix <file>', MIX)
    .option('--quiet', 'no view')
    .addHelpText('after', HELP)
    .action((options: MonitorOptions) => run(options, context));
}

async function run(options: MonitorOptions, context: CliContext): Promise<void> {
  const { localFeeds } = await import('../monitor/endpoints.ts');
  const { startStation } = await import('../monitor/station.ts');
  const { GaugeWatch } = await import('../monitor/indicators/gaugeWatch.ts');
  const alerting = await alertsOf(options, context);
  const local = options.endpoints !== undefined;
  const feeds = local ? await localFeeds(options.endpoints!) : [];
  const awaited = local ? [] : await awaitedVenues(options, alerting.alerts.rules);
  const polls = local ? [] : await (await import('../monitor/livePolls.ts')).marketPolls();
  const station = await startStation({
    storeFolder: options.store,
    feeds,
    awaited,
    polls,
    ...alerting,
    ...(options.gauges === undefined ? {} : { gauges: new GaugeWatch(names(options.gauges)) }),
    ...(await distancesOf(options, alerting.alerts.rules)),
    ...(options.retention === undefined ? {} : { retentionDays: options.retention }),
    ...(local ? { feedOptions: { backoff: { firstMs: 100, maxMs: 2_000 } } } : {}),
    time: local ? 'venues' : 'ours',
  });
  let close: () => Promise<void> = async () => undefined;
  try {
    if (options.listen !== undefined) {
      const { startServer } = await import('../server/monitorServer.ts');
      const token = process.env['FIREBREAK_TOKEN'] ?? null;
      const server = await startServer(station, { host: options.host, port: options.listen, token });
      close = server.close;
      context.err(`serving ${server.url}/metrics\n`);
    }
    const { monitorView } = await import('./monitorView.ts');
    const stopView = monitorView(
      station,
      context,
      options.quiet === true ? null : { drawMs: DRAW_MS, lineMs: LINE_MS },
    );
    await ended(context.signal);
    stopView();
  } finally {
    await close();
    await station.stop();
  }
  context.err('stopped; everything that was heard is stored\n');
  if (context.signal.aborted) process.exitCode = INTERRUPTED;
}

/** The venues that are listened to, and Aave, which is asked, where it is named among them. */
async function awaitedVenues({ venues, symbols, store }: MonitorOptions, rules: readonly AlertRule[]) {
  const { liveVenues } = await import('../monitor/endpoints.ts');
  const { aaveVenue } = await import('../monitor/aaveVenue.ts');
  const { AAVE_VENUE } = await import('../monitor/feeds/rest/aave.ts');
  const wanted = names(venues);
  const live = liveVenues(
    wanted.filter((venue) => venue !== AAVE_VENUE),
    symbols === undefined ? null : names(symbols),
    rules.map(({ query }) => query),
  );
  return wanted.includes(AAVE_VENUE) ? [...live, await aaveVenue(process.env, store)] : live;
}

/** The search for distances, of all assets that rules name; none over local endpoints, which tell no open interest. */
async function distancesOf({ cascade, store, endpoints, mix: file }: MonitorOptions, rules: readonly AlertRule[]) {
  if (cascade === false || endpoints !== undefined) return {};
  const { DistanceWatch, threadRounds } = await import('../monitor/map/distanceWatch.ts');
  const { isDistance } = await import('../monitor/indicators/catalog.ts');
  const named = rules.flatMap(({ query: { indicator, asset } }) => (isDistance(indicator) && asset ? [asset] : []));
  const question = { usd: cascade, assets: [...new Set(named)] };
  return { distances: new DistanceWatch(threadRounds({ storeFolder: store, question, mix: await mixOf(file) })) };
}

function names(text: string): string[] {
  return [...new Set(text.split(',').map((name) => name.trim()))].filter((name) => name !== '');
}

/** Ctrl-C, or the request of a service manager to end. */
function ended(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    signal.addEventListener('abort', () => resolve(), { once: true });
    process.once('SIGTERM', () => resolve());
  });
}

async function alertsOf(options: MonitorOptions, context: CliContext) {
  if (options.rules === undefined) return { alerts: { rules: [], sinks: new Map<string, never>() } };
  const { readAlertFile } = await import('../monitor/alerts/rules.ts');
  const { checkVariables } = await import('../monitor/alerts/requests.ts');
  const { Dispatcher } = await import('../monitor/alerts/dispatcher.ts');
  const alerts = readAlertFile(options.rules);
  checkVariables(alerts.sinks, process.env);
  const dispatcher = new Dispatcher({
    sinks: alerts.sinks,
    env: process.env,
    deadLetters: join(options.store, '.dead-letters.jsonl'),
    log: (line) => context.err(`${line}\n`),
    now: Date.now,
    sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  });
  return { alerts, dispatcher, books: await booksOf(options.rules, alerts) };
}

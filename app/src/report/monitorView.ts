/** The live monitor on a terminal: windows, venues, tape, feeds and alerts, cut to the size of the screen. */
import { ageText } from '../monitor/indicators/gaugeReadings.ts';
import type { ConnectionHealth } from '../monitor/feeds/health.ts';
import type { HostHealth } from '../monitor/feeds/rest/hosts.ts';
import { STALE_MS } from '../monitor/map/distanceWatch.ts';
import { SHOWN_WINDOWS_MS, type ShownWindow, type StationStatus } from '../monitor/station.ts';
import { totalCents, type WindowTotals } from '../monitor/windows/bucket.ts';
import { imbalance, percentText } from '../monitor/windows/imbalance.ts';
import { distanceShort } from './distanceText.ts';
import { clock, count, duration, lengthInWords, moment, price, usd } from './format.ts';
import { type Colors, right, textTable } from './textTable.ts';

/** The screen. */
export interface Screen {
  readonly columns: number;
  readonly rows: number;
  readonly colors: Colors;
}

const WINDOWS = Object.keys(SHOWN_WINDOWS_MS) as ShownWindow[];
/** Alerts shown, the latest first. */
const ALERTS = 3;
/** Below so many rows there is no room for a tape. */
const TAPE_MIN = 3;

/** The whole screen as lines, none wider or more than it has. */
export function monitorLines(status: StationStatus, screen: Screen): string[] {
  const above = [
    ...headLines(status, screen),
    '',
    ...windowLines(status, screen.colors),
    ...distanceLines(status, screen),
    '',
  ];
  const below = [
    '',
    ...feedLines(status, screen.colors),
    ...alertLines(status, screen.colors),
    ...gaugeLines(status, screen.colors),
  ];
  const room = screen.rows - above.length - below.length - 1;
  const tape = room < TAPE_MIN ? [] : tapeLines(status, room, screen.colors);
  const fill = Array.from({ length: Math.max(0, room - tape.length) }, () => '');
  return [...above, ...tape, ...fill, ...below].slice(0, screen.rows).map((line) => cut(line, screen.columns));
}

function headLines({ nowMs, startedMs, store, queued, feeds }: StationStatus, { colors }: Screen): string[] {
  const open = feeds.filter(({ status }) => status === 'good').length;
  const kept =
    store.state === 'ok' ? `store ok, ${count(store.writtenEvents)} written` : colors.red(`store: ${store.message}`);
  const up = `up ${duration((Date.now() - startedMs) / 1000)}`;
  const lag = queued === 0 ? '' : `, ${count(queued)} waiting`;
  return [
    `${colors.bold('Firebreak monitor')}  ${nowMs > 1 ? moment(nowMs) : 'no event yet'}  ${up}`,
    `feeds ${open} of ${feeds.length} good · ${kept}${lag} · as printed by the venues, which thin their feeds`,
  ];
}

/** Below so many rows distances have one line. */
const TABLE_ROWS_MIN = 32;

/** Distances to cascade with their age, and what the map has near the price. */
function distanceLines({ distances, nowMs }: StationStatus, { columns, rows, colors }: Screen): string[] {
  if (distances === null) return [];
  const { latest, state, why, running } = distances;
  const trouble = state === 'failing' ? [colors.red(`search of distances fails: ${why}`)] : [];
  if (latest === null) {
    return state === 'failing' ? trouble : [`distance to cascade: ${running ? 'being searched' : why}`];
  }
  const age = lengthInWords(60 * Math.max(0, Math.round((nowMs - latest.untilMs) / 60_000)));
  const stale = nowMs - latest.untilMs > STALE_MS ? colors.yellow(', stale') : '';
  const head = `to ${usd(latest.usd)} forced (modelled, ${age} old${stale})`;
  const shocks = [...new Set(latest.distances.map(({ shock }) => shock))].map((shock) => {
    const near = latest.near.find(({ asset }) => asset === shock);
    const own = latest.distances.filter((one) => one.shock === shock).map(distanceShort);
    return [shock, ...own, ...(near === undefined ? [] : [usd(near.downUsd), usd(near.upUsd)])];
  });
  if (rows >= TABLE_ROWS_MIN) {
    const heads = ['fall', 'rise', 'within 5%: longs', 'shorts'].map(right);
    return ['', ...textTable([{ head }, ...heads], shocks, colors).split('\n'), ...trouble];
  }
  const fits = shocks.map(([shock, down, up]) => ` ${shock} ${down} / ${up}`);
  while (fits.length > 1 && `${head}:${fits.join(' ·')}`.length > columns) fits.pop();
  return [`${colors.bold(head)}:${fits.join(' ·')}`, ...trouble];
}

function sums(totals: WindowTotals): string {
  return usd(totalCents(totals) / 100);
}

function windowLines({ windows, venues }: StationStatus, colors: Colors): string[] {
  const columns = [
    { head: 'liquidated' },
    ...WINDOWS.map(right),
    right('1h long'),
    right('1h short'),
    right('long ÷ short'),
  ];
  const line = (name: string, own: StationStatus['windows']): string[] => [
    name,
    ...WINDOWS.map((window) => sums(own[window])),
    usd(own['1h'].longCents / 100),
    usd(own['1h'].shortCents / 100),
    percentText(imbalance(own['1h'])),
  ];
  const rows = [line('all venues', windows), ...venues.map(({ venue, windows: own }) => line(venue, own))];
  const { largest } = windows['24h'];
  const top =
    largest === null
      ? 'largest in 24 h: none'
      : `largest in 24 h: ${usd(largest.notionalCents / 100)}, a ${largest.position}, ` +
        `${largest.symbol} at ${largest.venue}`;
  return [...textTable(columns, rows, colors).split('\n'), top];
}

function tapeLines({ tape }: StationStatus, room: number, colors: Colors): string[] {
  const rows = tape
    .slice(0, room - 1)
    .map((event) => [
      clock(event.timeMs),
      event.venue,
      event.symbol,
      event.position === 'long' ? colors.red('long') : colors.blue('short'),
      usd(event.notionalCents / 100),
      price(event.price),
      event.priceKind,
    ]);
  const columns = [
    { head: 'UTC' },
    { head: 'venue' },
    { head: 'market' },
    { head: 'closed' },
    right('USD'),
    right('price'),
    { head: 'price is' },
  ];
  return textTable(columns, rows, colors).split('\n');
}

function feedLines({ feeds, hosts, awaited }: StationStatus, colors: Colors): string[] {
  const rows = feeds.map((feed) => [
    feed.venue,
    feed.status === 'good'
      ? colors.green('good')
      : feed.status === 'down'
        ? colors.red('down')
        : colors.yellow('degraded'),
    count(feed.messages),
    count(feed.events.liquidation),
    count(feed.duplicates),
    count(faultsOf(feed)),
    count(feed.disconnects),
    feed.reasons[0] ?? '',
  ]);
  for (const host of hosts.filter(isShown)) rows.push(hostRow(host, colors));
  for (const { venue, why } of awaited) rows.push([venue, colors.red('awaited'), '', '', '', '', '', why]);
  const columns = [
    { head: 'feed' },
    { head: 'state' },
    ...['messages', 'prints', 'repeats', 'faults', 'cuts'].map(right),
    { head: 'why' },
  ];
  return textTable(columns, rows, colors).split('\n');
}

/** What is asked over REST is shown where it does not answer; a node always, because liquidations come from it. */
function isShown({ host, down }: HostHealth): boolean {
  return down > 0 || host === 'ethereum-node';
}

function hostRow(host: HostHealth, colors: Colors): string[] {
  const state = host.down > 0 ? colors.red('down') : host.answers > 0 ? colors.green('good') : 'waiting';
  const counts = [host.answers, host.events, 0, host.faults, host.errors].map(count);
  const why = host.down > 0 ? host.lastError : host.lastFault;
  return [host.host, state, ...counts, why ?? ''];
}

function faultsOf(feed: ConnectionHealth): number {
  return Object.values(feed.faults).reduce((sum, n) => sum + n, 0);
}

/** Rules without a value that are named. */
const SILENT_SHOWN = 3;

/** Gauges that are stale and named, the oldest first. */
const STALE_SHOWN = 3;

/** What of files and gauges is not as it should be. */
function gaugeLines({ gauges, gaugeFiles }: StationStatus, colors: Colors): string[] {
  const stale = gauges.filter((gauge) => gauge.stale).sort((a, b) => b.ageMs - a.ageMs);
  const more = stale.length > STALE_SHOWN ? [colors.yellow(`and ${stale.length - STALE_SHOWN} more gauges`)] : [];
  return [
    ...gaugeFiles
      .filter(({ state }) => state !== 'good')
      .map(({ path, state, why }) => colors.yellow(`file ${path}, ${state}: ${why}`)),
    ...stale
      .slice(0, STALE_SHOWN)
      .map(({ name, venue, asset, ageMs, source }) =>
        colors.yellow(`stale: ${[name, asset].join(' ').trim()} at ${venue}, ${ageText(ageMs)} old, by ${source}`),
      ),
    ...more,
  ];
}

function alertLines({ alerts, firing, readings, ruleProblems, books }: StationStatus, colors: Colors): string[] {
  const silent = Object.entries(readings).filter(([, { value }]) => value === null);
  const told = alerts.slice(0, ALERTS).map(({ kind, rule, timeMs, why }) => {
    const word = kind === 'firing' ? colors.red('firing') : colors.green('resolved');
    return `${clock(timeMs)}  ${word}  ${rule}: ${why}`;
  });
  const head = alerts.length === 0 && firing.length === 0 ? [] : ['', `alerts: ${firing.length} firing`];
  return [
    ...head,
    ...told,
    ...books
      .filter(({ state }) => state !== 'good')
      .map(({ name, state, why }) => colors.yellow(`book ${name}, ${state}: ${why}`)),
    ...silent.slice(0, SILENT_SHOWN).map(([rule, { why }]) => colors.yellow(`rule ${rule} has no value: ${why}`)),
    ...(silent.length > SILENT_SHOWN ? [colors.yellow(`and ${silent.length - SILENT_SHOWN} more rules`)] : []),
    ...ruleProblems.slice(0, 1).map((problem) => colors.yellow(`rule without a reading: ${problem}`)),
  ];
}

/** The visible part of a line; colour codes take no room. */
function cut(line: string, columns: number): string {
  let seen = 0;
  let out = '';
  // eslint-disable-next-line no-control-regex
  for (const part of line.split(/(\u001b\[[0-9;]*m)/)) {
    if (part.startsWith('\u001b[')) out += part;
    else {
      out += part.slice(0, Math.max(0, columns - seen));
      seen += part.length;
    }
  }
  return out;
}

/** Draws a running monitor: a screen that follows the size of the terminal, or a line a minute elsewhere. */
import { monitorLines } from '../report/monitorView.ts';
import { usd } from '../report/format.ts';
import { colorsOf } from '../report/textTable.ts';
import type { Station, StationStatus } from '../monitor/station.ts';
import { MARKET } from '../assess/distance/question.ts';
import { distanceShort } from '../report/distanceText.ts';
import { totalCents } from '../monitor/windows/bucket.ts';
import type { CliContext } from './context.ts';

/** Own screen of the terminal, cursor away; and back. */
const ENTER = '\u001b[?1049h\u001b[?25l';
const LEAVE = '\u001b[?25h\u001b[?1049l';
const HOME = '\u001b[H';
const CLEAR_LINE = '\u001b[K';
const CLEAR_BELOW = '\u001b[J';

/** Starts to draw; returns how to stop, which leaves the terminal as it was. Null draws nothing. */
export function monitorView(
  station: Station,
  context: CliContext,
  pace: { readonly drawMs: number; readonly lineMs: number } | null,
): () => void {
  if (pace === null) return () => undefined;
  const { stdout } = process;
  if (stdout.isTTY !== true) {
    const timer = setInterval(() => context.out(`${plainLine(station)}\n`), pace.lineMs);
    return () => clearInterval(timer);
  }
  const draw = (): void => {
    const screen = { columns: stdout.columns, rows: stdout.rows, colors: colorsOf(context.colors) };
    const lines = monitorLines(station.status(), screen);
    context.out(HOME + lines.map((line) => line + CLEAR_LINE).join('\n') + CLEAR_BELOW);
  };
  context.out(ENTER);
  draw();
  const timer = setInterval(draw, pace.drawMs);
  stdout.on('resize', draw);
  return () => {
    clearInterval(timer);
    stdout.off('resize', draw);
    context.out(LEAVE);
  };
}

function plainLine(station: Station): string {
  const { nowMs, windows, feeds, store, firing, distances } = station.status();
  const good = feeds.filter(({ status }) => status === 'good').length;
  return (
    `${new Date(nowMs).toISOString()} liquidated 1m ${usd(totalCents(windows['1m']) / 100)}, ` +
    `1h ${usd(totalCents(windows['1h']) / 100)}, 24h ${usd(totalCents(windows['24h']) / 100)}; ` +
    `feeds ${good} of ${feeds.length} good; store ${store.state}; ${firing.length} alerts firing` +
    cascadeText(distances)
  );
}

/** Distance of the whole market, where there is an answer. */
function cascadeText(distances: StationStatus['distances']): string {
  const own = distances?.latest?.distances.filter(({ shock }) => shock === MARKET) ?? [];
  if (own.length === 0) return '';
  return `; to a cascade of ${usd(distances!.latest!.usd)} ${own.map(distanceShort).join(' / ')} (modelled)`;
}

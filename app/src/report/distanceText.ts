/** Distances to cascade as text: one line per target, and what they are distances by. */
import type { DistanceReport } from '../assess/distance/askDistance.ts';
import type { Hurdle } from '../assess/distance/question.ts';
import type { Distance } from '../assess/distance/search.ts';
import { count, lengthInWords, percent, ratio, usd } from './format.ts';
import { type Colors, right, textTable, wrap } from './textTable.ts';

/** A distance in a few characters: `−7.81%`, or `none to −50%` where no move of the grid was enough. */
export function distanceShort({ direction, move, below }: Pick<Distance, 'direction' | 'move' | 'below'>): string {
  const sign = direction === 'down' ? -1 : 1;
  return move === null ? `none to ${percent(sign * below, true)}` : percent(sign * move, true);
}

/** The hurdle in words. */
export function hurdleText(hurdle: Hurdle): string {
  return hurdle.kind === 'liquidations'
    ? `${usd(hurdle.usd)} of forced liquidations`
    : `forced liquidations ${ratio(hurdle.ratio)} times those without price impact`;
}

/** The whole answer for a terminal. `basis` says what the market is, such as "synthetic market". */
export function distanceText(
  report: DistanceReport,
  { market, columns, colors }: { readonly market: string; readonly columns: number; readonly colors: Colors },
): string {
  const { hurdle, distances } = report;
  const rows = distances.map((distance) => [
    distance.shock,
    distance.direction,
    distanceShort(distance),
    distance.move === null ? '' : distance.below === 0 ? '0' : percent(distance.below),
    lastText(distance, hurdle),
    count(distance.trials.length),
  ]);
  const last = hurdle.kind === 'liquidations' ? 'forced at that' : 'ratio, forced at that';
  const heads = [
    { head: 'shock to' },
    { head: 'way' },
    right('distance'),
    right('not at'),
    right(last),
    right('moves'),
  ];
  return [
    colors.bold(`Distance to cascade, ${market}`),
    wrap(`The smallest move with ${hurdleText(hurdle)}.`, columns),
    '',
    textTable(heads, rows, colors),
    '',
    wrap(methodText(report), columns),
    '',
  ].join('\n');
}

/** What the largest move below the crossing forced. */
function lastText({ trials, below }: Distance, hurdle: Hurdle): string {
  const trial = trials.find(({ move }) => move === below);
  if (trial === undefined) return '';
  if (hurdle.kind === 'liquidations') return usd(trial.forcedUsd);
  return `${trial.amplification === null ? '–' : ratio(trial.amplification)}, ${usd(trial.forcedUsd)}`;
}

function methodText({ together, method, grid, runs, seconds, seed }: DistanceReport): string {
  const moves = grid.up.map((move) => Number((100 * move).toFixed(1))).join(', ');
  const which = together === 'alike' ? '' : ' (the figure is the move of BTC)';
  return (
    `A move of the outside price over ${lengthInWords(method.moveS)}, then held until ` +
    `${lengthInWords(method.horizonS)}; "market" moves all coins ${together}${which}. ` +
    `Moves of ${moves}% are tried from the smallest up (down to 50%), the first crossing is narrowed to ` +
    `${percent(method.precision)} of the price or ${percent(method.precisionShare)} of the move; ` +
    'what happens between two moves that both stay below is not seen. ' +
    `${count(runs)} runs at seed ${seed} in ${seconds.toFixed(0)} s. ` +
    'Behaviour is at its defaults, most of which are assumptions: read the distance as a band.'
  );
}

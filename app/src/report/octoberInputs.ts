/**
 * The table of what the case was given on the page on validation: per asset where its price comes from, how often, what
 * is missing, and how much of what was deleveraged on the day it covers. That share is an outcome: it is shown beside
 * the inputs and used for none of them.
 */
import type { Calibration } from '../assess/october/calibration.ts';
import type { ObservedPath } from '../assess/october/observed.ts';
import { CLIMAX_MS, SILENCES } from '../assess/october/silences.ts';
import type { Silence } from '../assess/october/silences.ts';
import { ADL_BY_COIN } from '../assess/october/targets.ts';
import { FITTED_TO } from '../assess/october/totals.ts';
import { clock, percent, usd } from './format.ts';

/** Columns of the table. */
export const INPUT_HEAD = [
  'asset',
  'price source',
  'resolution',
  'observations',
  'missing',
  'longest without',
  'longest silence, 20:45 to 21:55',
  'around the lows',
  'share of ADL',
  'held against',
];

/** One row per observed path, and one for all together. */
export function inputRows({ observed }: Pick<Calibration, 'observed'>): string[][] {
  const rows = observed.map((path) => {
    const { asset, source, everyS, prices, missing, against } = path;
    const held = against.price === 'spot' ? 'price outside of the venues' : `${against.price} of ${against.instrument}`;
    const silence = silenceOf(path);
    return [
      asset,
      source,
      `${everyS} s`,
      `${prices.length}`,
      `${missing}`,
      `${longestWithoutS(path) / 60} min`,
      silence === undefined ? 'computed or in candles' : `${silence.longestS} s from ${clock(silence.longestFromMs)}`,
      silence === undefined ? '' : `${silence.climaxS} s from ${clock(silence.climaxFromMs)}`,
      percent(shareOf(asset)),
      held,
    ];
  });
  const all = observed.reduce((sum, { asset }) => sum + shareOf(asset), 0);
  return [...rows, ['**together**', '', '', '', '', '', '', '', `**${percent(all)}**`, '']];
}

/** What the table does not show: what is not covered, and which market was left out because it was silent. */
export function inputWords({ observed }: Pick<Calibration, 'observed'>): string {
  const covered = new Set(observed.map(({ asset }) => asset));
  const rest = [...ADL_BY_COIN].filter(([coin]) => !covered.has(coin)).sort(([, a], [, b]) => b - a);
  const largest = rest.slice(0, 4).map(([coin]) => `${coin} ${percent(shareOf(coin))}`);
  const btc = SILENCES.find(({ symbol }) => symbol === 'BTCUSD')!;
  const [from, to] = CLIMAX_MS.map((ms) => clock(ms, true));
  return [
    'Missing: no observation, because the last trade was more than 10 s old (spot), or the candle is not there.',
    `Silence: longest time between two seconds with a trade, over the case and from ${from} to ${to} UTC.`,
    `Share of ADL: of the ${usd(FITTED_TO.adlUsd)} auto-deleveraged on Hyperliquid (per-coin table of`,
    'HyperMultiAssetedADL); the shares are outcomes, shown here and used for no input.',
    `Largest coins without a path: ${largest.join(', ')}; they follow BTC by their slope.`,
    `Gemini's BTC market is not used: it has no trade for ${btc.climaxS} s from ${clock(btc.climaxFromMs)}, through`,
    `the climax, and for ${btc.longestS} s from ${clock(btc.longestFromMs)}. Its BTC, SOL and LTC are silent together`,
    'from 20:55 to 21:08; whether the venue stood still or the recording has a gap cannot be told from the data.',
  ].join(' ');
}

function shareOf(coin: string): number {
  return (ADL_BY_COIN.get(coin) ?? 0) / FITTED_TO.adlUsd;
}

/** Longest time between neighbouring observations, s. */
function longestWithoutS({ timesMs }: ObservedPath): number {
  return timesMs.reduce((longest, ms, k) => (k === 0 ? 0 : Math.max(longest, (ms - timesMs[k - 1]!) / 1000)), 0);
}

function silenceOf({ asset, against }: ObservedPath): Silence | undefined {
  if (against.price !== 'spot') return undefined;
  return SILENCES.find(({ symbol }) => symbol === `${asset}USD` || symbol === `${asset}-USD`);
}

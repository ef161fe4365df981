/** Readings of the distance to cascade: the latest answer of the watch, with its age. */
import { type DistanceStatus, STALE_MS } from '../map/distanceWatch.ts';
import { distanceOf } from '../map/liveDistance.ts';
import { type DistanceId, INDICATORS, type IndicatorQuery, type Reading } from './catalog.ts';

/**
 * The smallest move, as a fraction of the price; where no move of the grid is enough the largest that was tried, which
 * `why` says. Null where there is no answer, or only one that is too old.
 */
export function readDistance(
  status: DistanceStatus | null,
  { indicator, venue, asset }: IndicatorQuery & { readonly indicator: DistanceId },
  nowMs: number,
): Reading {
  const { unit } = INDICATORS[indicator];
  const none = (why: string): Reading => ({ value: null, unit, why, lookAt: [] });
  if (status === null) return none('this monitor searches no distances');
  if (venue !== undefined) return none('a distance is of the whole market or of an asset, not of a venue');
  const { latest } = status;
  if (latest === null) return none(status.why ?? 'no answer yet');
  const age = nowMs - latest.untilMs;
  if (age > STALE_MS) return none(`the latest answer is ${(age / 60_000).toFixed(0)} min old: ${status.why ?? ''}`);
  const direction = indicator === 'distance_to_cascade_down' ? 'down' : 'up';
  const found = distanceOf(latest, asset, direction);
  if (found === undefined) return none(`the map has no contract on ${asset}`);
  const what = asset ?? (latest.together === 'alike' ? 'all coins' : 'BTC, other coins by their slope,');
  const size = `${dollars(latest.usd)} of forced liquidations`;
  const when = `market inferred ${(age / 60_000).toFixed(0)} min ago, modelled`;
  const move = found.move ?? found.below;
  const percent = `${direction === 'down' ? '−' : '+'}${(100 * move).toFixed(2)}%`;
  const why =
    found.move === null
      ? `no move of ${what} up to ${percent} ends in ${size} (${when})`
      : `${percent} of ${what} ends in ${size} (${when})`;
  const near = latest.near.map((one) => {
    const usd = direction === 'down' ? one.downUsd : one.upUsd;
    return `${one.asset} ${dollars(usd)}`;
  });
  return {
    value: move,
    unit,
    why,
    lookAt: near.length === 0 ? [] : [`within 5% ${direction} by the liquidation map (modelled): ${near.join(', ')}`],
  };
}

function dollars(usd: number): string {
  return usd >= 1e9 ? `${(usd / 1e9).toFixed(2)} bn USD` : `${(usd / 1e6).toFixed(0)} m USD`;
}

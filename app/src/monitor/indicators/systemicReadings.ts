/** Live readings of how assets move together: absorption ratio and turbulence over hourly returns. */
import { INDICATORS, type IndicatorQuery, type Reading } from './catalog.ts';
import { hourlyReturns } from './closes.ts';
import type { MarketState } from './market.ts';
import { absorptionRatio, turbulence } from './systemic.ts';

/** Hours that a window needs: a day. */
const HOURS_MIN = 24;

/** Assets that are named, those furthest from their mean first. */
const NAMED = 5;

/** An indicator of all assets together, at a time. */
export function readSystemic(
  market: MarketState,
  id: 'absorption_ratio' | 'turbulence',
  { windowMs = 0 }: IndicatorQuery,
  nowMs: number,
): Reading {
  const { unit } = INDICATORS[id];
  const nothing = (why: string): Reading => ({ value: null, unit, why, lookAt: [] });
  if (windowMs < HOURS_MIN * 3_600_000) return nothing(`a window of ${HOURS_MIN} hours or more is needed`);
  const returns = hourlyReturns(market, windowMs, nowMs);
  if ('warmUp' in returns) return nothing(returns.warmUp);
  const { assets, columns, hours } = returns;
  const over = `${assets.length} assets over ${hours} hours: ${assets.slice(0, NAMED).join(', ')}, …`;
  if (id === 'absorption_ratio') {
    const value = absorptionRatio(columns);
    return value === null ? nothing(`no return varies; ${over}`) : { value, unit, why: over, lookAt: [] };
  }
  const day = columns.map((column) => column.at(-1)!);
  const value = turbulence(
    day,
    columns.map((column) => column.subarray(0, -1)),
  );
  if (value === null) return nothing(`assets repeat each other; ${over}`);
  const moved = assets
    .map((asset, i) => ({ asset, move: day[i]! }))
    .sort((a, b) => Math.abs(b.move) - Math.abs(a.move))
    .slice(0, NAMED)
    .map(({ asset, move }) => `${asset} ${(100 * Math.expm1(move)).toFixed(2)}%`);
  return { value, unit, why: `the last full hour against ${over}`, lookAt: [`moved most: ${moved.join(', ')}`] };
}

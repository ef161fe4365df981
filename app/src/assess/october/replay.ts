/**
 * The case in mode replay: every contract of an asset with an observed path is marked by it, minute by minute, at all
 * venues; what other contracts do follows from the prices outside of the venues. Forced orders move nothing, so only
 * margins, the stages of liquidation and auto-deleveraging are at work.
 */
import type { Snapshot } from '@firebreak/engine';
import type { ObservedPath } from './observed.ts';
import { CASE_START_MS } from './observed.ts';
import { rounded } from './rounded.ts';

/** The document in mode replay. Marks begin at those of the market and move as the observations did. */
export function withObservedMarks(
  document: object,
  { assets, instruments }: Snapshot,
  observed: readonly ObservedPath[],
): Record<string, unknown> {
  const paths = instruments.id.flatMap((instrument, i) => {
    const path = observed.find(({ asset }) => asset === assets.id[instruments.asset[i]!]);
    if (path === undefined) return [];
    const start = instruments.markPrice[i]! / path.prices[0]!;
    const points = path.timesMs.map((ms, k) => [(ms - CASE_START_MS) / 1000, rounded(start * path.prices[k]!)]);
    return [{ instrument, points }];
  });
  return { ...document, mode: 'replay', paths };
}

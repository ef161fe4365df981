/** Open interest per instrument: the size of a contract's market, and the check that longs equal shorts. */
import type { Snapshot } from './snapshot.ts';

/** Sums of positive and of negative positions per instrument, in USD at the mark price, members of cohorts counted. */
interface Sides {
  readonly longUsd: Float64Array;
  readonly shortUsd: Float64Array;
}

/**
 * Open interest per instrument in USD at the mark price: one side of the market (the longs), members of cohorts
 * counted.
 */
export function openInterestUsd(snapshot: Snapshot): Float64Array {
  return sides(snapshot).longUsd;
}

/** Long minus short open interest per instrument in USD; 0 up to rounding in every valid market. */
export function imbalance(snapshot: Snapshot): Float64Array {
  const { longUsd, shortUsd } = sides(snapshot);
  return longUsd.map((usd, i) => usd - shortUsd[i]);
}

/** USD per contract unit and instrument: an inverse contract counts USD, a linear one coins at their mark price. */
export function usdPerUnit(snapshot: Snapshot): Float64Array {
  const { markPrice, inverse } = snapshot.instruments;
  return markPrice.map((price, i) => (inverse[i] === 1 ? 1 : price));
}

function sides(snapshot: Snapshot): Sides {
  const { accounts, units, legs, instruments } = snapshot;
  const longUnits = new Float64Array(instruments.n);
  const shortUnits = new Float64Array(instruments.n);
  for (let unit = 0; unit < units.n; unit++) {
    const members = accounts.count[units.account[unit]];
    for (let leg = units.legStart[unit]; leg < units.legStart[unit + 1]; leg++) {
      const qty = legs.qty[leg] * members;
      if (qty > 0) longUnits[legs.instrument[leg]] += qty;
      else shortUnits[legs.instrument[leg]] -= qty;
    }
  }
  const usd = usdPerUnit(snapshot);
  return { longUsd: longUnits.map((n, i) => n * usd[i]), shortUsd: shortUnits.map((n, i) => n * usd[i]) };
}

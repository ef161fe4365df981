/**
 * Price sources of a venue's indices and collateral, resolved once per run from the oracle rows of the snapshot into
 * flat arrays, so that a step reads numbers and no names.
 */
import { RuleInputError } from '../../core/errors.ts';
import type { Snapshot } from '../../market/snapshot.ts';
import type { View } from '../types.ts';
import { instrumentsOf } from './parameters.ts';
import { weightedMean } from './oracle.ts';

/** Codes of `oracles.use`. */
export const USE = Object.freeze({ index: 0, collateral: 1, perp: 2 });

const KIND = Object.freeze({ external: 0, spot: 1, par: 2, mid: 3 });

/** Weighted sources of several targets: those of target k are [start[k], start[k + 1]). */
export interface PriceSources {
  readonly start: Uint32Array;
  /** Where the price stands, index there, and what it is multiplied by (conversion ratio). */
  readonly kind: Uint8Array;
  readonly at: Int32Array;
  readonly factor: Float64Array;
  readonly weight: Float64Array;
  /** Room for the prices and weights of the target with the most sources. */
  readonly price: Float64Array;
  readonly used: Float64Array;
}

interface Source {
  readonly kind: number;
  readonly at: number;
  readonly factor: number;
  readonly weight: number;
}

function pack(lists: readonly (readonly Source[])[]): PriceSources {
  const flat = lists.flat();
  const start = new Uint32Array(lists.length + 1);
  lists.forEach((list, k) => {
    start[k + 1] = start[k] + list.length;
  });
  const most = lists.reduce((max, list) => Math.max(max, list.length), 1);
  return {
    start,
    kind: Uint8Array.from(flat, (s) => s.kind),
    at: Int32Array.from(flat, (s) => s.at),
    factor: Float64Array.from(flat, (s) => s.factor),
    weight: Float64Array.from(flat, (s) => s.weight),
    price: new Float64Array(most),
    used: new Float64Array(most),
  };
}

/**
 * One oracle row as a source. Names of `spot:NAME` that are not venues of the snapshot stand for the external price.
 */
function resolve(snapshot: Snapshot, row: number): Source {
  const { oracles, assets, venues } = snapshot;
  const source = oracles.source[row];
  const asset = oracles.asset[row];
  const weight = oracles.weight[row];
  if (source === 'par') return { kind: KIND.par, at: 0, factor: 1, weight };
  if (source === 'external') return { kind: KIND.external, at: asset, factor: 1, weight };
  if (source === 'conversion') {
    const into = assets.conversionAsset[asset];
    if (into < 0) {
      const expected = `a source other than conversion, as ${assets.id[asset]} names no asset that it converts into`;
      throw new RuleInputError('oracles', row, 'source', expected);
    }
    return { kind: KIND.external, at: into, factor: assets.conversionRatio[asset], weight };
  }
  if (source.startsWith('spot:')) {
    const venue = venues.id.indexOf(source.slice('spot:'.length));
    if (venue < 0) return { kind: KIND.external, at: asset, factor: 1, weight };
    return { kind: KIND.spot, at: venue * assets.n + asset, factor: 1, weight };
  }
  throw new RuleInputError('oracles', row, 'source', `external, conversion, par or spot:NAME, got ${source}`);
}

/** Sources of one asset for one use, in row order. Throws RuleInputError where their weights add up to nothing. */
function sourcesFor(snapshot: Snapshot, venue: number, asset: number, use: number): Source[] {
  const { oracles } = snapshot;
  const found: Source[] = [];
  let total = 0;
  let last = -1;
  for (let row = 0; row < oracles.n; row++) {
    if (oracles.venue[row] !== venue || oracles.asset[row] !== asset || oracles.use[row] !== use) continue;
    found.push(resolve(snapshot, row));
    total += oracles.weight[row];
    last = row;
  }
  if (found.length > 0 && !(total > 0)) {
    throw new RuleInputError('oracles', last, 'weight', 'at least one weight above 0 per venue, asset and use');
  }
  return found;
}

/** Collateral pairs of a venue with the sources of their prices. */
export interface CollateralSources extends PriceSources {
  readonly pair: Int32Array;
}

/** Resolves the collateral prices of a venue; a pair without rows is valued at the venue's own spot price. */
export function collateralSources(snapshot: Snapshot, venue: number): CollateralSources {
  const { collateral, assets } = snapshot;
  const pair: number[] = [];
  const lists: Source[][] = [];
  for (let p = 0; p < collateral.nPairs; p++) {
    if (collateral.venue[p] !== venue) continue;
    const asset = collateral.asset[p];
    const found = sourcesFor(snapshot, venue, asset, USE.collateral);
    const own = { kind: KIND.spot, at: venue * assets.n + asset, factor: 1, weight: 1 };
    pair.push(p);
    lists.push(found.length > 0 ? found : [own]);
  }
  return { ...pack(lists), pair: Int32Array.from(pair) };
}

/**
 * Resolves the index of every instrument of a venue, in the order of `instrumentsOf`; without rows the external price.
 */
export function indexSources(snapshot: Snapshot, venue: number): PriceSources {
  const { asset } = snapshot.instruments;
  return pack(
    Array.from(instrumentsOf(snapshot, venue), (i) => {
      const found = sourcesFor(snapshot, venue, asset[i], USE.index);
      return found.length > 0 ? found : [{ kind: KIND.external, at: asset[i], factor: 1, weight: 1 }];
    }),
  );
}

/**
 * Perpetuals elsewhere whose mids enter the marks of a venue (`perp:VENUE` rows): on each named venue of the snapshot
 * the linear contract on the same asset, else the inverse one. Venues that are not in the snapshot drop out, as
 * missing prices do there.
 */
export function perpSources(snapshot: Snapshot, venue: number): PriceSources {
  const { oracles, instruments, venues } = snapshot;
  return pack(
    Array.from(instrumentsOf(snapshot, venue), (i) => {
      const found: Source[] = [];
      for (let row = 0; row < oracles.n; row++) {
        if (oracles.venue[row] !== venue || oracles.use[row] !== USE.perp) continue;
        if (oracles.asset[row] !== instruments.asset[i] || !(oracles.weight[row] > 0)) continue;
        const source = oracles.source[row];
        const other = source.startsWith('perp:') ? venues.id.indexOf(source.slice('perp:'.length)) : -1;
        const at = other < 0 ? -1 : perpOn(snapshot, other, instruments.asset[i]);
        if (at >= 0) found.push({ kind: KIND.mid, at, factor: 1, weight: oracles.weight[row] });
      }
      return found;
    }),
  );
}

function perpOn(snapshot: Snapshot, venue: number, asset: number): number {
  const { instruments } = snapshot;
  let inverse = -1;
  for (let j = 0; j < instruments.n; j++) {
    if (instruments.venue[j] !== venue || instruments.asset[j] !== asset || instruments.spot[j] !== 0) continue;
    if (instruments.inverse[j] === 0) return j;
    if (inverse < 0) inverse = j;
  }
  return inverse;
}

/** Mid of an instrument: geometric mean of bid and ask, USD. */
export function midOf(view: View, instrument: number): number {
  return Math.sqrt(view.bid[instrument] * view.ask[instrument]);
}

function priceOf(view: View, s: PriceSources, k: number): number {
  const at = s.at[k];
  if (s.kind[k] === KIND.par) return 1;
  if (s.kind[k] === KIND.spot) return view.spotPrice[at];
  if (s.kind[k] === KIND.mid) return midOf(view, at);
  return s.factor[k] * view.externalPrice[at];
}

/** Writes prices and weights of a target's sources to `s.price` and `s.used`; returns how many there are. */
export function gather(view: View, s: PriceSources, target: number): number {
  const from = s.start[target];
  const n = s.start[target + 1] - from;
  for (let k = 0; k < n; k++) {
    s.price[k] = priceOf(view, s, from + k);
    s.used[k] = s.weight[from + k];
  }
  return n;
}

/** Writes the collateral prices of a venue into the view: weighted means of their sources, USD per token. */
export function collateralPrices(view: View, s: CollateralSources): void {
  for (let k = 0; k < s.pair.length; k++) {
    const n = gather(view, s, k);
    view.pairPrice[s.pair[k]] = weightedMean(s.price, s.used, n);
  }
}

/**
 * The reference tables of a specification as numbers: what drawing accounts needs to look up for every position. Rows
 * keep their order, so a code is a row of the table.
 */
import { haircutAmount } from '../rules/shared/haircut.ts';
import { maintenance, tierAt } from '../rules/shared/tiers.ts';
import type { PopulationSpec, SpecRow } from './spec.ts';

/** Instruments, tiers and haircuts by row. */
export interface Reference {
  readonly assets: readonly string[];
  readonly venues: readonly string[];
  readonly instruments: readonly string[];
  readonly assetPrice: Float64Array;
  readonly dailyVolatility: Float64Array;
  readonly venueOf: Int32Array;
  readonly assetOf: Int32Array;
  readonly settleOf: Int32Array;
  readonly inverse: Uint8Array;
  readonly mark: Float64Array;
  readonly takerFee: Float64Array;
  /** One side, USD. */
  readonly openInterestUsd: Float64Array;
  /** NaN where not known. */
  readonly longAccountShare: Float64Array;
  readonly tierStart: Uint32Array;
  readonly tierMin: Float64Array;
  readonly tierRate: Float64Array;
  readonly tierDeduction: Float64Array;
  readonly tierLeverage: Float64Array;
  /** Haircut tiers of venue × assets + asset: [haircutStart[p], haircutStart[p + 1]). */
  readonly haircutStart: Uint32Array;
  readonly haircutMax: Float64Array;
  readonly haircutRatio: Float64Array;
}

/** Cells of a column as numbers; `empty` where a cell is empty. */
function numbersOf(rows: readonly SpecRow[], column: string, empty: number): Float64Array {
  return Float64Array.from(rows, (row) => {
    const cell = row[column];
    return typeof cell === 'number' && cell === cell ? cell : empty;
  });
}

function namesOf(rows: readonly SpecRow[], column: string): string[] {
  return rows.map((row) => String(row[column] ?? ''));
}

function lookUp(rows: readonly SpecRow[], column: string, names: readonly string[]): Int32Array {
  const place = new Map(names.map((name, k) => [name, k]));
  return Int32Array.from(rows, (row) => place.get(String(row[column] ?? '')) ?? -1);
}

/** Rows grouped by key and ordered by a bound within a group, with the start of each group. */
function grouped(key: Int32Array, groups: number, bound: Float64Array): { start: Uint32Array; order: number[] } {
  const order = Array.from(key, (_, row) => row).filter((row) => key[row] >= 0);
  order.sort((a, b) => key[a] - key[b] || bound[a] - bound[b]);
  const start = new Uint32Array(groups + 1);
  for (const row of order) start[key[row] + 1]++;
  for (let g = 0; g < groups; g++) start[g + 1] += start[g];
  return { start, order };
}

/** Resolves the reference tables of a specification that `checkSpec` found sound. */
export function readReference(spec: PopulationSpec): Reference {
  const assets = namesOf(spec.assets, 'asset');
  const venues = namesOf(spec.venues, 'venue');
  const instruments = namesOf(spec.instruments, 'instrument');
  const assetPrice = numbersOf(spec.assets, 'price_usd', NaN);
  const assetOf = lookUp(spec.instruments, 'asset', assets);
  const mark = numbersOf(spec.instruments, 'mark_price', NaN);
  const tierMin = numbersOf(spec.tiers, 'min_notional', 0);
  const tiers = grouped(lookUp(spec.tiers, 'instrument', instruments), instruments.length, tierMin);
  const tierColumn = (column: string): Float64Array => {
    const cells = numbersOf(spec.tiers, column, 0);
    return Float64Array.from(tiers.order, (row) => cells[row]);
  };
  const venueCode = lookUp(spec.haircuts, 'venue', venues);
  const assetCode = lookUp(spec.haircuts, 'asset', assets);
  const pair = venueCode.map((v, row) => (v < 0 || assetCode[row] < 0 ? -1 : v * assets.length + assetCode[row]));
  const amounts = numbersOf(spec.haircuts, 'min_amount', 0);
  const cuts = grouped(pair, venues.length * assets.length, amounts);
  const caps = numbersOf(spec.haircuts, 'max_amount', Infinity);
  const ratios = numbersOf(spec.haircuts, 'ratio', 0);
  return {
    assets,
    venues,
    instruments,
    assetPrice,
    dailyVolatility: numbersOf(spec.assets, 'daily_volatility', 0),
    venueOf: lookUp(spec.instruments, 'venue', venues),
    assetOf,
    settleOf: lookUp(spec.instruments, 'settle', assets),
    inverse: Uint8Array.from(spec.instruments, (row) => (row['kind'] === 'inverse' ? 1 : 0)),
    mark: mark.map((price, i) => (price === price ? price : assetPrice[assetOf[i]])),
    takerFee: numbersOf(spec.instruments, 'taker_fee', 0),
    openInterestUsd: numbersOf(spec.instruments, 'open_interest_usd', 0),
    longAccountShare: numbersOf(spec.instruments, 'long_account_share', NaN),
    tierStart: tiers.start,
    tierMin: tierColumn('min_notional'),
    tierRate: tierColumn('maint_margin_rate'),
    tierDeduction: tierColumn('deduction'),
    tierLeverage: tierColumn('max_leverage'),
    haircutStart: cuts.start,
    haircutMax: Float64Array.from(cuts.order, (row) => caps[row]),
    haircutRatio: Float64Array.from(cuts.order, (row) => ratios[row]),
  };
}

/** USD per contract unit: the mark for linear contracts, 1 for inverse ones. */
export function unitUsd(ref: Reference, i: number): number {
  return ref.inverse[i] === 1 ? 1 : ref.mark[i];
}

/** Settlement units per contract unit, unsigned. */
export function unitSettle(ref: Reference, i: number): number {
  return ref.inverse[i] === 1 ? 1 / ref.mark[i] : ref.mark[i];
}

/** Maintenance at start may be at most this part of equity (fees included), so that nobody begins near liquidation. */
const MAINTENANCE_OF_EQUITY_MAX = 0.9;
/** Initial margin is exceeded by this factor: an order that uses it up to the last cent is refused by fees. */
const INITIAL_MARGIN_FACTOR = 1.02;

/** Maintenance margin of a notional (settlement units) with the fee of closing it, which some venues add. */
export function maintenanceWithFee(ref: Reference, i: number, notional: number): number {
  const start = ref.tierStart[i];
  const need = maintenance(ref.tierMin, ref.tierRate, ref.tierDeduction, start, ref.tierStart[i + 1], notional);
  return need + notional * ref.takerFee[i];
}

/**
 * The smallest equity (settlement units) with which a notional may be held: initial margin at the leverage limit of
 * its tier, and maintenance with closing fee below 90% of equity. Sums over the legs of an account are enough for the
 * account.
 */
export function equityNeeded(ref: Reference, i: number, notional: number): number {
  const tier = tierAt(ref.tierMin, ref.tierStart[i], ref.tierStart[i + 1], notional);
  const initial = (notional / ref.tierLeverage[tier]) * INITIAL_MARGIN_FACTOR;
  return Math.max(initial, maintenanceWithFee(ref, i, notional) / MAINTENANCE_OF_EQUITY_MAX);
}

/**
 * What an amount of tokens counts for as collateral on a venue, in tokens; all of it where the venue has no haircut.
 */
export function collateralAmount(ref: Reference, venue: number, asset: number, amount: number): number {
  const pair = venue * ref.assets.length + asset;
  const start = ref.haircutStart[pair];
  const end = ref.haircutStart[pair + 1];
  return start === end ? amount : haircutAmount(ref.haircutMax, ref.haircutRatio, start, end, amount);
}

/** Ratio of the first haircut tier of a token on a venue; 1 where there is none. */
export function firstRatio(ref: Reference, venue: number, asset: number): number {
  const pair = venue * ref.assets.length + asset;
  return ref.haircutStart[pair] === ref.haircutStart[pair + 1] ? 1 : ref.haircutRatio[ref.haircutStart[pair]];
}

/** Whether a venue takes a token as collateral by its haircut table. */
export function acceptsCollateral(ref: Reference, venue: number, asset: number): boolean {
  const pair = venue * ref.assets.length + asset;
  return ref.haircutStart[pair] < ref.haircutStart[pair + 1];
}

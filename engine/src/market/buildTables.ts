/**
 * The small tables of a Snapshot: assets, venues, instruments, tiers, collateral, oracles, depth, routes. Tables must
 * have been validated; nothing is checked here.
 */
import { groupRows, tableOf } from './references.ts';
import type { Links } from './references.ts';
import type { Table } from './schema.ts';
import { BASES, INSTRUMENT_KINDS } from './kinds.ts';
import type { Assets, Collateral, Depth, Instruments, Oracles, Routes, Tiers, Venues } from './snapshot.ts';
import { codesOf, numbers, strings } from './table.ts';

const ORACLE_USES = ['index', 'collateral', 'perp'];

/** The text of every row; the empty string where the cell is empty. */
export function texts(table: Table, column: string): string[] {
  const { codes, dictionary } = strings(table, column);
  return Array.from(codes, (code) => (code < 0 ? '' : dictionary[code]));
}

/** The basis column of a table as codes into BASES. */
export function basisOf(table: Table): Uint8Array {
  return codesOf(strings(table, 'basis'), BASES);
}

/** Row numbers as 16-bit indices. */
function narrow(rows: Int32Array): Uint16Array {
  return Uint16Array.from(rows);
}

/** A column in another order of rows. */
function pick(values: Float64Array, order: Uint32Array): Float64Array {
  const out = new Float64Array(order.length);
  for (let k = 0; k < order.length; k++) out[k] = values[order[k]];
  return out;
}

/** Rows by ascending value, equal values in table order. */
function orderBy(values: Float64Array): Uint32Array {
  const order = Uint32Array.from(values, (_, row) => row);
  return order.sort((a, b) => values[a] - values[b] || a - b);
}

/** Assets in table order. */
export function buildAssets(links: Links): Assets {
  const { table } = links.assets;
  const conversion = links.rows['assets.conversion_asset'];
  return {
    n: table.rows,
    id: texts(table, 'asset'),
    kind: texts(table, 'kind'),
    priceUsd: numbers(table, 'price_usd').slice(),
    dailyVolatility: numbers(table, 'daily_volatility').slice(),
    betaBtc: numbers(table, 'beta_btc').slice(),
    conversionAsset: conversion.slice(),
    conversionRatio: numbers(table, 'conversion_ratio').map((ratio, row) => (conversion[row] < 0 ? 0 : ratio)),
  };
}

/** Venues in table order with their parameters; a venue without any has an empty map. */
export function buildVenues(links: Links): Venues {
  const { table } = links.venues;
  const parameters = Array.from({ length: table.rows }, () => new Map<string, number>());
  const rows = tableOf(links.market, 'parameters');
  const keys = texts(rows, 'key');
  const values = numbers(rows, 'value');
  const venue = links.rows['parameters.venue'];
  for (let row = 0; row < rows.rows; row++) parameters[venue[row]].set(keys[row], values[row]);
  return { n: table.rows, id: texts(table, 'venue'), rules: texts(table, 'rules'), parameters };
}

/** Maintenance tiers by instrument and notional, with the range of each instrument. */
export function buildTiers(links: Links): { readonly tiers: Tiers; readonly tierStart: Uint32Array } {
  const table = tableOf(links.market, 'tiers');
  const min = numbers(table, 'min_notional');
  const { start, order } = groupRows(links.rows['tiers.instrument'], links.instruments.table.rows, orderBy(min));
  const basis = basisOf(table);
  const tiers: Tiers = {
    n: order.length,
    minNotional: pick(min, order),
    maxNotional: pick(numbers(table, 'max_notional'), order),
    maintMarginRate: pick(numbers(table, 'maint_margin_rate'), order),
    deduction: pick(numbers(table, 'deduction'), order),
    maxLeverage: pick(numbers(table, 'max_leverage'), order),
    basis: Uint8Array.from(order, (row) => basis[row]),
  };
  return { tiers, tierStart: start };
}

/**
 * Depth by instrument, side (bids first) and distance; the basis of an instrument's depth is the weakest of its bands.
 */
export function buildDepth(links: Links): {
  readonly depth: Depth;
  readonly depthStart: Uint32Array;
  readonly depthBasis: Uint8Array;
} {
  const table = tableOf(links.market, 'depth');
  const side = codesOf(strings(table, 'side'), ['bid', 'ask']);
  const instrument = links.rows['depth.instrument'];
  const book = instrument.map((i, row) => 2 * i + side[row]);
  const distance = numbers(table, 'distance');
  const n = links.instruments.table.rows;
  const { start, order } = groupRows(book, 2 * n, orderBy(distance));
  const basis = basisOf(table);
  const depthBasis = new Uint8Array(n);
  for (let row = 0; row < table.rows; row++) {
    depthBasis[instrument[row]] = Math.max(depthBasis[instrument[row]], basis[row]);
  }
  const depth = {
    n: order.length,
    distance: pick(distance, order),
    notionalUsd: pick(numbers(table, 'notional_usd'), order),
  };
  return { depth, depthStart: start, depthBasis };
}

/** What of an instrument comes from other tables than its own. */
export interface InstrumentRanges {
  readonly tierStart: Uint32Array;
  readonly depthStart: Uint32Array;
  readonly depthBasis: Uint8Array;
  /** Account row of the table -> account index of the snapshot. */
  readonly accountOfRow: Uint32Array;
}

/** The columns `inverse` and `spot` from codes into INSTRUMENT_KINDS. */
export function kindFlags(codes: Uint8Array): Pick<Instruments, 'inverse' | 'spot'> {
  return { inverse: codes.map((code) => Number(code === 1)), spot: codes.map((code) => Number(code === 2)) };
}

/** Instruments in table order. An index price that is not given is the external price of the underlying asset. */
export function buildInstruments(links: Links, assets: Assets, ranges: InstrumentRanges): Instruments {
  const { table } = links.instruments;
  const asset = narrow(links.rows['instruments.asset']);
  const fund = links.rows['instruments.fund'];
  return {
    n: table.rows,
    id: texts(table, 'instrument'),
    venue: narrow(links.rows['instruments.venue']),
    asset,
    settle: narrow(links.rows['instruments.settle']),
    ...kindFlags(codesOf(strings(table, 'kind'), INSTRUMENT_KINDS)),
    markPrice: numbers(table, 'mark_price').slice(),
    indexPrice: numbers(table, 'index_price').map((price, i) => (price === price ? price : assets.priceUsd[asset[i]])),
    tickSize: numbers(table, 'tick_size').slice(),
    takerFee: numbers(table, 'taker_fee').slice(),
    makerFee: numbers(table, 'maker_fee').slice(),
    liquidationFee: numbers(table, 'liquidation_fee').slice(),
    fundingRate: numbers(table, 'funding_rate').slice(),
    fundingIntervalH: numbers(table, 'funding_interval_h').map((hours) => (hours === hours ? hours : 0)),
    interestRate: numbers(table, 'interest_rate').slice(),
    halfSpread: numbers(table, 'half_spread').slice(),
    volume24hUsd: numbers(table, 'volume_24h_usd').slice(),
    fund: fund.map((row) => (row < 0 ? -1 : ranges.accountOfRow[row])),
    tierStart: ranges.tierStart,
    depthStart: ranges.depthStart,
    basis: basisOf(table),
    depthBasis: ranges.depthBasis,
  };
}

/**
 * Collateral pairs sorted by venue and asset. A settlement asset without haircuts on its venue is accepted there at
 * full value in any amount.
 */
export function buildCollateral(links: Links): Collateral {
  const table = tableOf(links.market, 'haircuts');
  const nAssets = links.assets.table.rows;
  const nPairs = links.venues.table.rows * nAssets;
  const pair = links.rows['haircuts.venue'].map((v, row) => v * nAssets + links.rows['haircuts.asset'][row]);
  const { start, order } = groupRows(pair, nPairs, orderBy(numbers(table, 'min_amount')));
  const settles = new Uint8Array(nPairs);
  const settle = links.rows['instruments.settle'];
  links.rows['instruments.venue'].forEach((v, i) => {
    settles[v * nAssets + settle[i]] = 1;
  });
  const max = numbers(table, 'max_amount');
  const ratio = numbers(table, 'ratio');
  const out = {
    venue: [] as number[],
    asset: [] as number[],
    tierStart: [0],
    maxAmount: [] as number[],
    ratio: [] as number[],
  };
  for (let p = 0; p < nPairs; p++) {
    if (start[p] === start[p + 1] && settles[p] === 0) continue;
    out.venue.push(Math.floor(p / nAssets));
    out.asset.push(p % nAssets);
    for (let k = start[p]; k < start[p + 1]; k++) {
      out.maxAmount.push(max[order[k]]);
      out.ratio.push(ratio[order[k]]);
    }
    if (start[p] === start[p + 1]) {
      out.maxAmount.push(Infinity);
      out.ratio.push(1);
    }
    out.tierStart.push(out.ratio.length);
  }
  return {
    nPairs: out.venue.length,
    venue: Uint16Array.from(out.venue),
    asset: Uint16Array.from(out.asset),
    tierStart: Uint32Array.from(out.tierStart),
    maxAmount: Float64Array.from(out.maxAmount),
    ratio: Float64Array.from(out.ratio),
  };
}

/** Oracle sources in table order. */
export function buildOracles(links: Links): Oracles {
  const table = tableOf(links.market, 'oracles');
  return {
    n: table.rows,
    venue: narrow(links.rows['oracles.venue']),
    asset: narrow(links.rows['oracles.asset']),
    use: codesOf(strings(table, 'use'), ORACLE_USES),
    source: texts(table, 'source'),
    weight: numbers(table, 'weight').slice(),
  };
}

/** Transfer routes in table order. */
export function buildRoutes(links: Links): Routes {
  const table = tableOf(links.market, 'routes');
  return {
    n: table.rows,
    from: narrow(links.rows['routes.from']),
    to: narrow(links.rows['routes.to']),
    minutes: numbers(table, 'minutes').slice(),
    capacityUsdPerMinute: numbers(table, 'capacity_usd_per_minute').slice(),
  };
}

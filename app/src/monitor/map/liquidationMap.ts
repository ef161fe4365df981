/**
 * The liquidation map: open positions of every contract as inferred from bars, added up by the price at which they are
 * liquidated, and as cohorts that a market can be made of. Modelled: the mix of leverage is assumed (mix.ts).
 */
import { liquidationRatios, type PopulationSpec, type PositionCohort } from '@firebreak/engine';
import type { ContractBar } from './bars.ts';
import { cohortsOf } from './cohorts.ts';
import { ContractMap } from './contractMap.ts';
import { mapContracts, referenceSpec } from './contracts.ts';
import { type MappedContract, openInterestUsd, unitUsd } from './mapped.ts';
import { venueMix } from './mix.ts';
import type { MixFile } from './mixFile.ts';

/** A band of the map: positions that are liquidated when their own mark is between `from` and `to` times what it is. */
export interface MapBand {
  /** Fractions of the price; below 0 longs, above 0 shorts. */
  readonly from: number;
  readonly to: number;
  readonly usd: number;
}

/** Distances at which bands end, as fractions of the price, on both sides. */
export const BAND_EDGES: readonly number[] = [
  0, 0.005, 0.01, 0.015, 0.02, 0.025, 0.03, 0.04, 0.05, 0.06, 0.08, 0.1, 0.125, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5,
];

const PRICE_MINUTES_MAX = 10;
const INTEREST_MINUTES_MAX = 60;

/** Inferred positions of many contracts. */
export class LiquidationMap {
  readonly spec: PopulationSpec;
  readonly contracts: readonly MappedContract[];
  readonly #byName: ReadonlyMap<string, MappedContract>;
  /** First minute whose bars were not taken yet. */
  nextMinute: number | null = null;
  /** End of the newest bar: what the map is as of, minutes since 1970. */
  untilMinute: number | null = null;

  /** True where the mix of some venue is not that of the built-in market. */
  readonly ownMix: boolean;

  /** `changes`: what is assumed otherwise, by venue. */
  constructor(changes: MixFile = {}, spec = referenceSpec()) {
    this.spec = spec;
    this.ownMix = Object.keys(changes).length > 0;
    const mixes = new Map(
      spec.populations.map((population) => [population.venue, venueMix(population, changes[population.venue])]),
    );
    const ratios = liquidationRatios(spec, (venue) => mixes.get(venue)!.classes);
    const volatility = new Map(spec.assets.map((row) => [row['asset'], Number(row['daily_volatility'])]));
    const venueOf = new Map(spec.instruments.map((row) => [row['instrument'], String(row['venue'])]));
    this.contracts = mapContracts(spec).map((contract) => {
      const venue = venueOf.get(contract.instrument)!;
      const mix = mixes.get(venue)!;
      const rules = {
        ratios: ratios.get(contract.instrument)!,
        mix,
        dailyVolatility: volatility.get(contract.asset) ?? 0,
      };
      return { ...contract, venue, map: new ContractMap(rules), ...rules };
    });
    this.#byName = new Map(this.contracts.map((contract) => [contract.instrument, contract]));
  }

  /** Takes a bar; bars come in order of their minutes. */
  take(bar: ContractBar): void {
    this.#byName.get(bar.instrument)?.map.take(bar);
    this.untilMinute = Math.max(this.untilMinute ?? 0, bar.minute + 1);
    this.pass(bar.minute + 1);
  }

  /** Notes that all bars of the minutes before this one were taken, also where there were none. */
  pass(minute: number): void {
    this.nextMinute = Math.max(this.nextMinute ?? 0, minute);
  }

  /**
   * Contracts with open interest, of an asset or all. One that told no price for ten minutes, or no open interest for
   * an hour, before what the map is as of is left out.
   */
  known(asset?: string): MappedContract[] {
    const until = this.untilMinute ?? 0;
    return this.contracts.filter(
      ({ map, asset: own }) =>
        map.openInterest > 0 &&
        (asset ?? own) === own &&
        until - map.lastMinute <= PRICE_MINUTES_MAX &&
        until - map.interestMinute <= INTEREST_MINUTES_MAX,
    );
  }

  /** Assets with open interest, most USD first. */
  assets(): string[] {
    const usd = new Map<string, number>();
    for (const contract of this.known())
      usd.set(contract.asset, (usd.get(contract.asset) ?? 0) + openInterestUsd(contract));
    return [...usd].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([asset]) => asset);
  }

  /** Bands of an asset over all its contracts, longs from the farthest fall up to shorts at the farthest rise. */
  bands(asset: string): MapBand[] {
    const down = new Float64Array(BAND_EDGES.length - 1);
    const up = new Float64Array(BAND_EDGES.length - 1);
    for (const contract of this.known(asset)) {
      for (const side of ['long', 'short'] as const) {
        for (const cell of contract.map.cells(side)) {
          const distance = Math.abs(cell.liquidationPrice / contract.map.close - 1);
          const k = BAND_EDGES.findIndex((edge) => distance < edge) - 1;
          if (k >= 0) (side === 'long' ? down : up)[k]! += cell.qty * unitUsd(contract);
        }
      }
    }
    const bands = [...down.keys()].map((k) => ({ from: BAND_EDGES[k]!, to: BAND_EDGES[k + 1]! }));
    return [
      ...bands.map(({ from, to }, k) => ({ from: -to, to: -from, usd: down[k]! })).reverse(),
      ...bands.map((band, k) => ({ ...band, usd: up[k]! })),
    ];
  }

  /** The positions as cohorts for a market, those of a like distance together. */
  cohorts(): PositionCohort[] {
    return this.known().flatMap((contract) => cohortsOf(contract));
  }
}

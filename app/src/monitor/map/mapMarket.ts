/**
 * The market as the map infers it, as tables that the engine runs: live marks, inferred positions, and the reference
 * tables for everything that no feed tells. What is live, inferred, scaled or of another date is listed in its sources.
 */
import { cohortMarket, InputError, type MarketTables, type PopulationSpec } from '@firebreak/engine';
import type { LiquidationMap } from './liquidationMap.ts';
import { type MappedContract, openInterestUsd } from './mapped.ts';

const MINUTE_MS = 60_000;

/** Sources of the reference tables that are taken over as they are; what is held by whom is inferred anew. */
const KEPT = /^(assets: volatility|instruments: (funding|spread|volume)|tiers|haircuts|oracles|parameters|routes)/;

type Row = PopulationSpec['assets'][number];

/** The tables of the map's market. Throws InputError where no contract has open interest yet. */
export function mapMarket(map: LiquidationMap): MarketTables {
  checkKnown(map);
  return cohortMarket(liveSpec(map, map.known()), map.cohorts());
}

/** Throws InputError where no contract (of an asset) has open interest yet. */
export function checkKnown(map: LiquidationMap, asset?: string): void {
  if (map.known(asset).length > 0) return;
  const which = asset === undefined ? 'no contract of the map' : `no contract on ${JSON.stringify(asset)}`;
  const has = map.assets().join(', ');
  throw new InputError(`${which} has a mark price and open interest${has === '' ? '' : `, expected one of ${has}`}`, {
    code: 'no-open-interest',
    hint: 'Let the monitor run for some minutes with tickers of binance-usdm, bybit, okx or hyperliquid.',
  });
}

/** The reference specification with live marks and open interest, and only contracts that have both. */
function liveSpec(map: LiquidationMap, known: readonly MappedContract[]): PopulationSpec {
  const { spec } = map;
  const asOfMs = map.untilMinute! * MINUTE_MS;
  const byName = new Map(known.map((contract) => [contract.instrument, contract]));
  const venues = new Set<unknown>(known.map(({ venue }) => venue));
  const own = (row: Row): boolean => venues.has(row['venue']);
  const scales = depthScales(spec, byName);
  return {
    ...spec,
    name: `live-${new Date(asOfMs).toISOString().slice(0, 16).replace(':', '')}`,
    as_of_ms: asOfMs,
    sources: [
      ...spec.sources.filter(({ what }) => KEPT.test(what)),
      ...sourcesOf(map, known, new Date(asOfMs).toISOString()),
    ],
    assets: liveAssets(spec, known),
    venues: spec.venues.filter(own),
    parameters: spec.parameters.filter(own),
    instruments: spec.instruments.flatMap((row) => {
      const contract = byName.get(String(row['instrument']));
      return contract === undefined ? [] : [{ ...row, mark_price: contract.map.close, basis: 'measured' }];
    }),
    tiers: spec.tiers.filter((row) => byName.has(String(row['instrument']))),
    haircuts: spec.haircuts.filter(own),
    oracles: spec.oracles.filter((row) => own(row) && isKept(String(row['source']), venues)),
    depth: spec.depth.flatMap((row) => {
      const scale = scales.get(String(row['instrument']));
      return scale === undefined
        ? []
        : [{ ...row, notional_usd: Number(row['notional_usd']) * scale, basis: 'modelled' }];
    }),
    routes: spec.routes.filter((row) => venues.has(row['from']) && venues.has(row['to'])),
  };
}

/** A perpetual of a venue that is not there cannot enter a mark. */
function isKept(source: string, venues: ReadonlySet<unknown>): boolean {
  return !source.startsWith('perp:') || venues.has(source.slice('perp:'.length));
}

/** Coins at the mark of their contract with most open interest; staked ones move along, others stay. */
function liveAssets(spec: PopulationSpec, known: readonly MappedContract[]): Row[] {
  const largest = new Map<string, MappedContract>();
  for (const contract of known) {
    const before = largest.get(contract.asset);
    if (before === undefined || openInterestUsd(contract) > openInterestUsd(before)) {
      largest.set(contract.asset, contract);
    }
  }
  const price = (asset: string): number | undefined => largest.get(asset)?.map.close;
  return spec.assets.map((row) => {
    const converted = price(String(row['conversion_asset'] ?? ''));
    const live = price(String(row['asset'])) ?? (converted && converted * Number(row['conversion_ratio']));
    return live === undefined || !(live > 0) ? row : { ...row, price_usd: live };
  });
}

/** Open interest now over that of the reference tables, USD, by contract: what resting depth is scaled with. */
function depthScales(spec: PopulationSpec, known: ReadonlyMap<string, MappedContract>): Map<string, number> {
  return new Map(
    spec.instruments.flatMap((row) => {
      const contract = known.get(String(row['instrument']));
      if (contract === undefined) return [];
      return [[contract.instrument, openInterestUsd(contract) / Number(row['open_interest_usd'])] as const];
    }),
  );
}

function sourcesOf(
  { ownMix }: LiquidationMap,
  known: readonly MappedContract[],
  asOf: string,
): MarketTables['sources'] {
  const mix = ownMix ? 'a mix of the user' : 'an assumed mix';
  const since = Math.min(...known.map(({ map }) => map.sinceMinute ?? Infinity)) * MINUTE_MS;
  const unseen = known.reduce((sum, one) => sum + one.map.unseenShare * openInterestUsd(one), 0);
  const share = unseen / known.reduce((sum, one) => sum + openInterestUsd(one), 0);
  return [
    { what: 'instruments: mark price', source: 'tickers of the venues, last minute', asOf, basis: 'measured' },
    { what: 'positions: open interest', source: 'tickers of the venues, last minute', asOf, basis: 'measured' },
    {
      what: 'positions: entry, leverage, size',
      source:
        `liquidation map since ${new Date(since).toISOString()} (docs/monitor.md): opened when open interest rose, ` +
        `leverage and size by ${mix}; at most ${(100 * share).toFixed(0)}% was open before`,
      asOf,
      basis: 'modelled',
    },
    {
      what: 'depth',
      source: 'depth of the built-in market (9 October 2025) times open interest now over open interest then',
      asOf,
      basis: 'modelled',
    },
    {
      what: 'tiers, haircuts, fees, funding, oracles, volatility, slopes',
      source: 'tables of the built-in market (9 October 2025, oracles 14 October 2025), not today’s',
      asOf: '2025-10-14',
      basis: 'assumed',
    },
  ];
}

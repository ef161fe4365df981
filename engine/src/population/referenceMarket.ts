/** The reference tables of a specification as a market of their own, before anybody holds anything in it. */
import type { MarketTables } from '../market/schema.ts';
import { tableFromRows } from '../market/table.ts';
import type { PopulationSpec } from './spec.ts';

/**
 * Assets, venues, parameters, contracts, tiers, haircuts, oracles, depth and routes of a specification, without
 * accounts. `mark_price` is the asset's price where the specification leaves it out; funds are accounts, so the column
 * `fund` is left out.
 */
export function referenceMarket(spec: PopulationSpec): MarketTables {
  const price = new Map(spec.assets.map((row) => [row['asset'], row['price_usd'] ?? null]));
  const instruments = spec.instruments.map((row) =>
    Object.fromEntries([
      ...Object.entries(row).filter(([column]) => column !== 'fund'),
      ['mark_price', row['mark_price'] ?? price.get(row['asset'] ?? '') ?? null],
    ]),
  );
  const tables = [
    tableFromRows('assets', spec.assets),
    tableFromRows('venues', spec.venues),
    tableFromRows('parameters', spec.parameters),
    tableFromRows('instruments', instruments),
    tableFromRows('tiers', spec.tiers),
    tableFromRows('haircuts', spec.haircuts),
    tableFromRows('oracles', spec.oracles),
    tableFromRows('depth', spec.depth),
    tableFromRows('routes', spec.routes),
  ];
  return {
    tables: new Map(tables.map((table) => [table.name, table])),
    name: spec.name,
    asOfMs: spec.as_of_ms,
    synthetic: true,
    seed: null,
    sources: spec.sources,
  };
}

/**
 * A market account by account from one that is known as aggregates only. Every draw is addressed by (seed, stream,
 * account row), so a specification and a seed give the same tables on any machine. Accounts are synthetic; reference
 * rows keep the basis they came with.
 */
import type { MarketTables, Table } from '../market/schema.ts';
import { tableFromRows } from '../market/table.ts';
import { balanceOpenInterest } from './balance.ts';
import { addBasisTraders } from './basisTraders.ts';
import { draftTables, newDraft } from './draft.ts';
import type { Draft } from './draft.ts';
import { drawProfits } from './entries.ts';
import { addMoney } from './margins.ts';
import { readReference } from './reference.ts';
import type { Reference } from './reference.ts';
import { addRoleAccounts } from './roleAccounts.ts';
import { checkSpec } from './spec.ts';
import type { PopulationSpec, SpecRow, VenuePopulation } from './spec.ts';
import { addTraders } from './traders.ts';

/**
 * The tables of a market with that population. Per contract, longs and shorts are its open interest and equal each
 * other; nobody starts liquidatable: equity is raised where initial margin at the tier's leverage limit, or
 * maintenance with closing fee over 90% of equity, asks for more than the leverage that was drawn. Throws IssuesError
 * for a specification that is not sound; the finished tables are validated by `buildSnapshot`.
 */
export function generateMarket(spec: PopulationSpec, seed: number): MarketTables {
  checkSpec(spec);
  const ref = readReference(spec);
  const draft = newDraft(spec.populations.reduce((sum, population) => sum + population.accounts + 256, 0));
  addRoleAccounts(draft, ref, spec);
  const sides = addBasisTraders(draft, ref, spec, seed);
  for (const population of spec.populations) {
    addTraders(draft, ref, population, ref.venues.indexOf(population.venue), sides, seed);
  }
  balanceOpenInterest(draft, ref);
  return assembleMarket(spec, ref, draft, seed);
}

/**
 * The tables of a draft whose positions are final: draws entry prices, lays out balances, margins and stops, and adds
 * the reference tables of the specification.
 */
export function assembleMarket(spec: PopulationSpec, ref: Reference, draft: Draft, seed: number): MarketTables {
  const populations = byVenue(spec, ref);
  const entryDays = Float64Array.from(populations, (population) => population.entry_days);
  const profits = drawProfits(draft, ref, entryDays, seed);
  const money = addMoney(draft, ref, populations, profits, seed);
  const tables = [...referenceTables(spec, ref, draft), ...draftTables(draft, ref, money)];
  return {
    tables: new Map(tables.map((table) => [table.name, table])),
    name: spec.name,
    asOfMs: spec.as_of_ms,
    synthetic: true,
    seed,
    sources: spec.sources,
  };
}

/** Populations in order of the venues; a venue without one has no instruments and is never asked for. */
function byVenue(spec: PopulationSpec, ref: Reference): VenuePopulation[] {
  const found = ref.venues.map((venue) => spec.populations.find((population) => population.venue === venue));
  return found.map((population) => population ?? spec.populations[0]);
}

function referenceTables(spec: PopulationSpec, ref: Reference, draft: Draft): Table[] {
  const rows: SpecRow[] = spec.instruments.map((row, i) => ({ ...row, mark_price: ref.mark[i] }));
  return [
    tableFromRows('assets', spec.assets),
    tableFromRows('venues', spec.venues),
    tableFromRows('parameters', spec.parameters),
    withFunds(tableFromRows('instruments', rows), draft),
    tableFromRows('tiers', spec.tiers),
    tableFromRows('haircuts', spec.haircuts),
    tableFromRows('oracles', spec.oracles),
    tableFromRows('depth', spec.depth),
    tableFromRows('routes', spec.routes),
  ];
}

/** The column `fund` in the dictionary of account ids, which spares the validation a map of all accounts. */
function withFunds(instruments: Table, draft: Draft): Table {
  const fund = instruments.columns.get('fund');
  if (fund === undefined || fund.type !== 'string') return instruments;
  const rowOf = fund.dictionary.map((id) => draft.ids.indexOf(id));
  if (rowOf.includes(-1)) return instruments;
  const codes = fund.codes.map((code) => (code < 0 ? -1 : rowOf[code]));
  const columns = new Map(instruments.columns).set('fund', { type: 'string', codes, dictionary: draft.ids });
  return { ...instruments, columns };
}

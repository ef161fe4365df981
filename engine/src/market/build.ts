/**
 * Builds the Snapshot of a market from its tables: validates them, sorts accounts by venue, and lays everything out in
 * typed arrays. The result depends on nothing but the tables.
 */
import { IssuesError } from '../core/errors.ts';
import { packStrings } from '../core/strings.ts';
import { buildAssets, buildCollateral, buildDepth, buildInstruments, buildOracles } from './buildTables.ts';
import { basisOf, buildRoutes, buildTiers, buildVenues } from './buildTables.ts';
import { buildChain } from './buildChain.ts';
import { buildUnits } from './buildUnits.ts';
import { groupRows, tableOf } from './references.ts';
import type { Links } from './references.ts';
import type { MarketTables, Table } from './schema.ts';
import { ACCOUNT_KINDS, COLLATERAL_MODES } from './kinds.ts';
import type { Accounts, Orders, Snapshot } from './snapshot.ts';
import { codesOf, numbers, strings } from './table.ts';
import { checkTables } from './validate.ts';

/** The snapshot of validated tables. Throws IssuesError with everything that is wrong with them. */
export function buildSnapshot(market: MarketTables): Snapshot {
  const { issues, links } = checkTables(market);
  if (links === null || issues.length > 0) throw new IssuesError(issues);
  const { order } = groupRows(links.rows['accounts.venue'], links.venues.table.rows);
  const accountOfRow = new Uint32Array(order.length);
  for (let a = 0; a < order.length; a++) accountOfRow[order[a]] = a;

  const assets = buildAssets(links);
  const { tiers, tierStart } = buildTiers(links);
  const { depth, depthStart, depthBasis } = buildDepth(links);
  const instruments = buildInstruments(links, assets, { tierStart, depthStart, depthBasis, accountOfRow });
  const accounts = buildAccounts(links, order, accountOfRow);
  const collateral = buildCollateral(links);
  const { unitStart, units, legs, balances } = buildUnits(links, accountOfRow, accounts, instruments, collateral);
  return {
    name: market.name,
    asOfMs: market.asOfMs,
    synthetic: market.synthetic,
    seed: market.seed,
    sources: market.sources,
    partial: market.partial ?? null,
    assets,
    venues: buildVenues(links),
    instruments,
    tiers,
    collateral,
    oracles: buildOracles(links),
    depth,
    accounts: { ...accounts, unitStart },
    units,
    legs,
    balances,
    orders: buildOrders(links, accountOfRow, accounts.n),
    routes: buildRoutes(links),
    chain: buildChain(links, accountOfRow),
  };
}

/** Fills `out` with the values of a column in another order of rows. */
function gather<T extends Uint8Array | Uint16Array | Uint32Array | Float64Array>(
  out: T,
  values: ArrayLike<number>,
  order: Uint32Array,
): T {
  for (let k = 0; k < order.length; k++) out[k] = values[order[k]];
  return out;
}

function buildAccounts(links: Links, order: Uint32Array, accountOfRow: Uint32Array): Omit<Accounts, 'unitStart'> {
  const { table, ids } = links.accounts;
  const venue = links.rows['accounts.venue'];
  const kind = codesOf(strings(table, 'kind'), ACCOUNT_KINDS);
  const multi = codesOf(strings(table, 'collateral_mode'), COLLATERAL_MODES);
  const count = numbers(table, 'count');
  const basis = basisOf(table);
  const member = links.rows['accounts.clearing_member'];
  const names = new Array<string>(order.length);
  for (let a = 0; a < order.length; a++) names[a] = ids.dictionary[ids.codes[order[a]]];
  return {
    n: order.length,
    id: packStrings(names),
    venue: gather(new Uint16Array(order.length), venue, order),
    kind: gather(new Uint8Array(order.length), kind, order),
    multi: gather(new Uint8Array(order.length), multi, order),
    count: gather(new Float64Array(order.length), count, order),
    basis: gather(new Uint8Array(order.length), basis, order),
    clearingMember: Int32Array.from(order, (row) => (member[row] < 0 ? -1 : accountOfRow[member[row]])),
    ...buildEntities(table, order),
  };
}

/** Entity of each account, or its owner where no entity is named; numbered in order of the sorted accounts. */
function buildEntities(table: Table, order: Uint32Array): Pick<Accounts, 'entity' | 'entities'> {
  const entityColumn = strings(table, 'entity');
  const ownerColumn = strings(table, 'owner');
  const codeOf = new Map<string, number>();
  const entities: string[] = [];
  const entity = new Int32Array(order.length).fill(-1);
  for (let a = 0; a < order.length; a++) {
    const column = entityColumn.codes[order[a]] >= 0 ? entityColumn : ownerColumn;
    const old = column.codes[order[a]];
    if (old < 0) continue;
    const name = column.dictionary[old];
    let code = codeOf.get(name);
    if (code === undefined) {
      code = entities.length;
      codeOf.set(name, code);
      entities.push(name);
    }
    entity[a] = code;
  }
  return { entity, entities };
}

function buildOrders(links: Links, accountOfRow: Uint32Array, nAccounts: number): Orders {
  const table = tableOf(links.market, 'orders');
  const owner = links.rows['orders.account'].map((row) => accountOfRow[row]);
  const { order } = groupRows(owner, nAccounts);
  const instrument = links.rows['orders.instrument'];
  const qty = numbers(table, 'qty');
  const trigger = numbers(table, 'trigger_price');
  const reference = codesOf(strings(table, 'reference'), ['mark', 'last']);
  return {
    n: order.length,
    account: gather(new Uint32Array(order.length), owner, order),
    instrument: gather(new Uint16Array(order.length), instrument, order),
    qty: gather(new Float64Array(order.length), qty, order),
    triggerPrice: gather(new Float64Array(order.length), trigger, order),
    reference: gather(new Uint8Array(order.length), reference, order),
  };
}

/**
 * What all runs of one snapshot under one scenario share and none of them writes: parts, margin tables, depth curves,
 * tripwire layouts and the lists that say who holds what.
 */
import { KIND, receivesPositions } from '../market/kinds.ts';
import { BOOK_OWNER, type Snapshot } from '../market/snapshot.ts';
import { feeInMaintenanceOf } from '../rules/index.ts';
import { marginTables, type MarginTables } from '../rules/shared/margin.ts';
import { armRows, wireKey } from '../rules/shared/wires.ts';
import { compilePaths, type Paths } from '../scenario/path.ts';
import type { ResolvedScenario } from '../scenario/types.ts';
import { buildCurves, type Curves } from './depthCurve.ts';
import { hasWires, resolveRoles, type Roles } from './roles.ts';
import { isUnscaled, scaleMarket } from './scaleMarket.ts';
import { RunState } from './state.ts';
import { buildWires, type WireLayout } from './tripwires.ts';

/** Everything that runs over one (snapshot, scenario) share. */
export interface Prepared {
  readonly snapshot: Snapshot;
  readonly scenario: ResolvedScenario;
  readonly roles: Roles;
  readonly tables: MarginTables;
  readonly curves: Curves;
  readonly paths: Paths;
  readonly wires: WireLayout;
  /** Driver columns: 2·instrument + side, then 2·(instruments + pair) + side. */
  readonly stops: StopTable;
  /**
   * Who can hold a side of a contract, for ADL: entries [start[r], start[r + 1]) of r = 2·instrument + side (0 long,
   * 1 short). An account that can receive positions is on both sides; exempt units are on none.
   */
  readonly holders: { readonly start: Uint32Array; readonly unit: Int32Array; readonly legOffset: Int16Array };
  /** Units of each venue: [venueUnitStart[v], venueUnitStart[v + 1]). */
  readonly venueUnitStart: Uint32Array;
  /**
   * Number of the first member of each account, counting all members of the market. Accounts of a user's book are
   * left out (−1): nobody answers margin calls for them, and everybody else's draws are the same without them.
   */
  readonly firstMember: Float64Array;
  /** Units of the accounts of one entity, for basis funds: entityUnits.unit[entityUnits.start[e]] … */
  readonly entityUnits: { readonly start: Uint32Array; readonly unit: Int32Array };
  /** Mark over external price at the start, per instrument. */
  readonly calmBasis: Float64Array;
  /** Contract units held long, per instrument, at the start. */
  readonly openLong: Float64Array;
  /** Calm depth within 1% of all books of an asset, coins: index 2·asset + side. */
  readonly assetDepth: Float64Array;
  /** Contracts of each asset, ascending; and its contracts and spot books. */
  readonly contractsOf: readonly Int32Array[];
  readonly booksOf: readonly Int32Array[];
  /** Share of the calm book that each liquidity provider of a venue quotes; adds up to 1. */
  readonly providerWeight: readonly Float64Array[];
}

/** Stop orders with the unit and leg that each can close. */
export interface StopTable {
  readonly layout: WireLayout;
  /** Column of each order: 4·instrument + 2·reference + side. */
  readonly column: Uint16Array;
  /** Unit of each order's position, or −1 where the account holds none. */
  readonly unit: Int32Array;
  readonly legOffset: Int16Array;
}

/**
 * Builds what runs share, over the market with the scenario's multipliers applied; the index of a million accounts
 * takes a few tenths of a second and is kept for the next run that leaves margins as they are. Throws InputError or
 * RuleInputError where the snapshot lacks a part or a rule parameter.
 */
export function prepare(market: Snapshot, scenario: ResolvedScenario): Prepared {
  const structure = structureOf(market);
  const { behaviour, switches } = scenario;
  const { snapshot, tables } = scaledMarket(market, scenario);
  const curves = buildCurves(snapshot, behaviour.depthGamma, behaviour.depthScale);
  const calmBasis = new Float64Array(snapshot.instruments.n);
  for (let i = 0; i < calmBasis.length; i++) {
    calmBasis[i] = snapshot.instruments.markPrice[i] / snapshot.assets.priceUsd[snapshot.instruments.asset[i]];
  }
  return {
    snapshot,
    scenario,
    ...structure,
    tables,
    curves,
    assetDepth: depthByAsset(snapshot, curves),
    paths: compilePaths(scenario, snapshot),
    wires: wiresOf(market, tables, scenario.market.equityScale, switches.marginCalls ? behaviour.marginCallRatio : 1),
    calmBasis,
  };
}

type Structure = Pick<
  Prepared,
  | 'roles'
  | 'contractsOf'
  | 'booksOf'
  | 'stops'
  | 'holders'
  | 'venueUnitStart'
  | 'firstMember'
  | 'entityUnits'
  | 'openLong'
  | 'providerWeight'
>;

/** Snapshots never change, so what depends on accounts and positions alone is found once for each. */
const structures = new WeakMap<Snapshot, Structure>();

function structureOf(snapshot: Snapshot): Structure {
  const known = structures.get(snapshot);
  if (known !== undefined) return known;
  const roles = resolveRoles(snapshot);
  const structure = {
    roles,
    contractsOf: booksByAsset(snapshot, false),
    booksOf: booksByAsset(snapshot, true),
    stops: layoutStops(snapshot),
    holders: holdersOf(snapshot, roles),
    venueUnitStart: venueUnits(snapshot),
    firstMember: firstMembers(snapshot),
    entityUnits: unitsByEntity(snapshot),
    openLong: openLongOf(snapshot),
    providerWeight: roles.providers.map((units) => new Float64Array(units.length).fill(1 / Math.max(1, units.length))),
  };
  structures.set(snapshot, structure);
  return structure;
}

/** The market as the scenario wants it, with its margin tables. */
function scaledMarket(market: Snapshot, scenario: ResolvedScenario): { snapshot: Snapshot; tables: MarginTables } {
  const tables = marginTables(market, feeInMaintenanceOf(market));
  if (isUnscaled(scenario.market)) return { snapshot: market, tables };
  const snapshot = scaleMarket(market, scenario.market, tables, initialState(market));
  return { snapshot, tables: marginTables(snapshot, tables.feeInMaintenance) };
}

/** The latest index of each market with what it depends on besides: runs that leave margins alone share it. */
const indices = new WeakMap<Snapshot, { readonly key: string; readonly wires: WireLayout }>();

function wiresOf(market: Snapshot, tables: MarginTables, equityScale: number, callRatio: number): WireLayout {
  const key = `${equityScale} ${callRatio}`;
  const known = indices.get(market);
  if (known?.key === key) return known.wires;
  const wires = layoutWires(tables.snapshot, tables, callRatio);
  indices.set(market, { key, wires });
  return wires;
}

function booksByAsset({ assets, instruments }: Snapshot, withSpot: boolean): Int32Array[] {
  const lists: number[][] = Array.from({ length: assets.n }, () => []);
  for (let i = 0; i < instruments.n; i++) {
    if (withSpot || instruments.spot[i] === 0) lists[instruments.asset[i]].push(i);
  }
  return lists.map((list) => Int32Array.from(list));
}

/** Calm depth within 1% over all books of an asset, in coins, bids and asks. */
function depthByAsset(snapshot: Snapshot, curves: Curves): Float64Array {
  const { instruments, assets } = snapshot;
  const depth = new Float64Array(2 * assets.n);
  for (let b = 0; b < curves.sides; b++) {
    const i = b >> 1;
    const coins = instruments.inverse[i] === 0 ? 1 : 1 / instruments.markPrice[i];
    depth[2 * instruments.asset[i] + (b & 1)] += curves.depthAt1pct[b] * coins;
  }
  return depth;
}

/** A state at the snapshot's own prices, for arming and for measuring before anything has happened. */
export function initialState(snapshot: Snapshot): RunState {
  const state = new RunState(snapshot);
  const { instruments, assets, venues, collateral } = snapshot;
  for (let i = 0; i < instruments.n; i++) {
    const price = instruments.markPrice[i];
    state.mark[i] = price;
    state.previousMark[i] = price;
    state.index[i] = instruments.indexPrice[i];
    state.bid[i] = state.ask[i] = state.last[i] = price;
    state.markR[i] = instruments.inverse[i] === 0 ? price : -1 / price;
    state.pnlR[i] = state.markR[i];
  }
  state.externalPrice.set(assets.priceUsd);
  for (let v = 0; v < venues.n; v++) state.spotPrice.set(assets.priceUsd, v * assets.n);
  for (let p = 0; p < collateral.nPairs; p++) state.pairPrice[p] = assets.priceUsd[collateral.asset[p]];
  return state;
}

/** Wires of every unit that can be liquidated and cannot receive positions, armed at the snapshot's prices. */
function layoutWires(snapshot: Snapshot, tables: MarginTables, callRatio: number): WireLayout {
  const { units, legs, balances, accounts, instruments, collateral } = snapshot;
  const wireStart = new Uint32Array(units.n + 1);
  for (let u = 0; u < units.n; u++) {
    const multi = accounts.multi[units.account[u]] !== 0 && units.isolated[u] === 0;
    const nLegs = units.legStart[u + 1] - units.legStart[u];
    const nWires = nLegs + (multi ? 2 * (units.balanceStart[u + 1] - units.balanceStart[u]) : 0);
    wireStart[u + 1] = wireStart[u] + (hasWires(snapshot, u) && nLegs > 0 ? nWires : 0);
  }
  const columnOf = new Uint16Array(wireStart[units.n]);
  for (let u = 0; u < units.n; u++) {
    let w = wireStart[u];
    if (wireStart[u + 1] === w) continue;
    for (let j = units.legStart[u]; j < units.legStart[u + 1]; j++)
      columnOf[w++] = 2 * legs.instrument[j] + Number(legs.qty[j] < 0);
    const pairRow = accounts.venue[units.account[u]] * tables.assets;
    for (let j = units.balanceStart[u]; w < wireStart[u + 1]; j++) {
      const column = 2 * (instruments.n + tables.pairOf[pairRow + balances.asset[j]]);
      columnOf[w++] = column;
      columnOf[w++] = column + 1;
    }
  }
  const state = initialState(snapshot);
  state.callRatio = callRatio;
  return buildWires(wireStart, columnOf, 2 * (instruments.n + collateral.nPairs), (out) => {
    const rows = new Int32Array(1024);
    for (let u = 0; u < units.n; ) {
      let n = 0;
      for (; n < rows.length && u < units.n; u++) rows[n++] = u;
      armRows(tables, state, rows, n, out);
    }
  });
}

/** Each order with its position; sells fire when the reference falls to the trigger, buys when it rises to it. */
function layoutStops(snapshot: Snapshot): StopTable {
  const { orders, accounts, units, legs, instruments } = snapshot;
  const column = new Uint16Array(orders.n);
  const unit = new Int32Array(orders.n).fill(-1);
  const legOffset = new Int16Array(orders.n);
  for (let o = 0; o < orders.n; o++) {
    column[o] = 4 * orders.instrument[o] + 2 * orders.reference[o] + Number(orders.qty[o] > 0);
    const account = orders.account[o];
    for (let u = accounts.unitStart[account]; u < accounts.unitStart[account + 1]; u++) {
      for (let j = units.legStart[u]; j < units.legStart[u + 1]; j++) {
        if (legs.instrument[j] !== orders.instrument[o] || legs.qty[j] * orders.qty[o] >= 0) continue;
        unit[o] = u;
        legOffset[o] = j - units.legStart[u];
      }
    }
  }
  const wireStart = Uint32Array.from({ length: orders.n + 1 }, (_, o) => o);
  const layout = buildWires(wireStart, column, 4 * instruments.n, (out) => {
    for (let o = 0; o < orders.n; o++) if (unit[o] >= 0) out.set(o, wireKey(orders.triggerPrice[o], column[o] & 1));
  });
  return { layout, column, unit, legOffset };
}

function holdersOf(snapshot: Snapshot, roles: Roles): Prepared['holders'] {
  const { legs, units, instruments, accounts } = snapshot;
  const counts = new Uint32Array(2 * instruments.n + 1);
  const each = (visit: (rank: number, unit: number, offset: number) => void): void => {
    for (let u = 0; u < units.n; u++) {
      if (roles.exempt[u] !== 0) continue;
      const both = receivesPositions(accounts.kind[units.account[u]]);
      for (let j = units.legStart[u]; j < units.legStart[u + 1]; j++) {
        const offset = j - units.legStart[u];
        if (both || legs.qty[j] > 0) visit(2 * legs.instrument[j], u, offset);
        if (both || legs.qty[j] < 0) visit(2 * legs.instrument[j] + 1, u, offset);
      }
    }
  };
  each((rank) => counts[rank + 1]++);
  for (let r = 0; r < 2 * instruments.n; r++) counts[r + 1] += counts[r];
  const next = counts.slice();
  const unit = new Int32Array(counts[2 * instruments.n]);
  const legOffset = new Int16Array(unit.length);
  each((rank, u, offset) => {
    unit[next[rank]] = u;
    legOffset[next[rank]++] = offset;
  });
  return { start: counts, unit, legOffset };
}

function venueUnits(snapshot: Snapshot): Uint32Array {
  const { accounts, units, venues } = snapshot;
  const start = new Uint32Array(venues.n + 1);
  for (let u = 0; u < units.n; u++) start[accounts.venue[units.account[u]] + 1]++;
  for (let v = 0; v < venues.n; v++) start[v + 1] += start[v];
  return start;
}

function firstMembers(snapshot: Snapshot): Float64Array {
  const { n, count, entity, entities } = snapshot.accounts;
  const first = new Float64Array(n);
  const book = entities.indexOf(BOOK_OWNER);
  let sum = 0;
  for (let a = 0; a < n; a++) {
    first[a] = book >= 0 && entity[a] === book ? -1 : sum;
    if (first[a] < 0) continue;
    sum += count[a];
  }
  return first;
}

/** Only entities that have a basis trader among their accounts: nobody else acts on a leg that was taken away. */
function unitsByEntity(snapshot: Snapshot): { start: Uint32Array; unit: Int32Array } {
  const { accounts, units } = snapshot;
  const nEntities = accounts.entities.length;
  const counts = new Uint32Array(nEntities + 1);
  const isBasis = new Uint8Array(nEntities);
  for (let a = 0; a < accounts.n; a++) {
    if (accounts.entity[a] >= 0 && accounts.kind[a] === KIND.basis) isBasis[accounts.entity[a]] = 1;
  }
  const entityOf = (u: number): number => {
    const e = accounts.entity[units.account[u]];
    return e >= 0 && isBasis[e] !== 0 ? e : -1;
  };
  for (let u = 0; u < units.n; u++) if (entityOf(u) >= 0) counts[entityOf(u) + 1]++;
  for (let e = 0; e < nEntities; e++) counts[e + 1] += counts[e];
  const next = counts.slice();
  const unit = new Int32Array(counts[nEntities]);
  for (let u = 0; u < units.n; u++) if (entityOf(u) >= 0) unit[next[entityOf(u)]++] = u;
  return { start: counts, unit };
}

function openLongOf(snapshot: Snapshot): Float64Array {
  const { units, legs, instruments } = snapshot;
  const open = new Float64Array(instruments.n);
  for (let u = 0; u < units.n; u++) {
    const members = snapshot.accounts.count[units.account[u]];
    for (let j = units.legStart[u]; j < units.legStart[u + 1]; j++) {
      if (legs.qty[j] > 0) open[legs.instrument[j]] += legs.qty[j] * members;
    }
  }
  return open;
}

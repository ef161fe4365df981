/**
 * A market with more or less money behind the same positions and books: the multipliers of a scenario's `market`
 * applied to a snapshot. Positions do not change, so longs equal shorts as before; balances do, before the run starts.
 */
import { BASES, KIND } from '../market/kinds.ts';
import { BOOK_OWNER, type Orders, type Snapshot } from '../market/snapshot.ts';
import { type MarginTables, balanceValue, marginRow } from '../rules/shared/margin.ts';
import type { View } from '../rules/types.ts';
import type { MarketScales } from '../scenario/types.ts';

const MEASURED = BASES.indexOf('measured');
const MODELLED = BASES.indexOf('modelled');
const ASSUMED = BASES.indexOf('assumed');

/** Whether the multipliers leave every market as it is. */
export function isUnscaled(scales: MarketScales): boolean {
  return Object.values(scales).every((scale) => scale === 1);
}

/**
 * A copy of the snapshot in which each account's equity above maintenance, at the snapshot's prices, is its multiple of
 * what it was: nobody gets below maintenance by it, and a trader's distance to liquidation grows or shrinks with the
 * multiple. Units of one settlement token are changed in that token. Units of several tokens are changed in all that
 * they hold alike; where haircuts come in steps this is close to the multiple and on its safe side when it is below 1.
 * Units at or below maintenance stay, and so do the user's own accounts, whose money is known. Accounts that are
 * changed count as assumed where they were measured or modelled. `view` is at the snapshot's prices.
 */
export function scaleMarket(snapshot: Snapshot, scales: MarketScales, tables: MarginTables, view: View): Snapshot {
  if (isUnscaled(scales)) return snapshot;
  const { accounts, units, orders } = snapshot;
  const scaleOf = scaleByKind(scales);
  const amount = snapshot.balances.amount.slice();
  const basis = accounts.basis.slice();
  const margin = new Float64Array(2);
  const book = accounts.entities.indexOf(BOOK_OWNER);
  for (let u = 0; u < units.n; u++) {
    const account = units.account[u];
    const scale = scaleOf[accounts.kind[account]];
    if (scale === 1 || (book >= 0 && accounts.entity[account] === book)) continue;
    marginRow(tables, view, u, margin, 0);
    const slack = margin[0] - margin[1];
    if (!(slack > 0)) continue;
    addEquity(snapshot, tables, view, u, (scale - 1) * slack, amount);
    if (basis[account] === MEASURED || basis[account] === MODELLED) basis[account] = ASSUMED;
  }
  return {
    ...snapshot,
    accounts: { ...accounts, basis },
    balances: { ...snapshot.balances, amount },
    orders: scaledOrders(orders, scales.stopScale),
  };
}

/** Every order at a multiple of its size: part of a cohort has it. Orders of no size are no orders. */
function scaledOrders(orders: Orders, scale: number): Orders {
  if (scale === 1) return orders;
  return { ...orders, n: scale > 0 ? orders.n : 0, qty: orders.qty.map((qty) => qty * scale) };
}

/** Multiplier of each account kind; 1 for kinds that no multiplier is for. */
function scaleByKind(scales: MarketScales): Float64Array {
  const scaleOf = new Float64Array(Object.keys(KIND).length).fill(1);
  scaleOf[KIND.trader] = scales.equityScale;
  scaleOf[KIND.provider] = scales.providerCapitalScale;
  scaleOf[KIND.arbitrageur] = scales.arbitrageurCapitalScale;
  scaleOf[KIND.dip_buyer] = scales.dipBuyerCapitalScale;
  scaleOf[KIND.vault] = scaleOf[KIND.fund] = scales.fundScale;
  return scaleOf;
}

/** Changes a unit's equity by an amount in its margin currency: settlement tokens, or USD with several tokens. */
function addEquity(
  snapshot: Snapshot,
  tables: MarginTables,
  view: View,
  unit: number,
  change: number,
  amount: Float64Array,
): void {
  const { units, accounts, balances } = snapshot;
  const account = units.account[unit];
  const from = units.balanceStart[unit];
  const to = units.balanceStart[unit + 1];
  if (accounts.multi[account] === 0 || units.isolated[unit] !== 0) {
    amount[settleBalance(snapshot, unit)] += change;
    return;
  }
  const pairRow = accounts.venue[account] * tables.assets;
  let counted = 0;
  for (let k = from; k < to; k++) {
    if (amount[k] > 0) counted += balanceValue(tables, view, tables.pairOf[pairRow + balances.asset[k]], amount[k]);
  }
  // Without collateral of its own (equity that is all profit) there is nothing that could be scaled.
  if (!(counted > 0)) return;
  const factor = Math.max(0, 1 + change / counted);
  for (let k = from; k < to; k++) if (amount[k] > 0) amount[k] *= factor;
}

/** Balance row of the token that a single-currency unit is margined in: that of its first open leg, else its first. */
function settleBalance({ units, legs, balances, instruments }: Snapshot, unit: number): number {
  const from = units.balanceStart[unit];
  for (let j = units.legStart[unit]; j < units.legStart[unit + 1]; j++) {
    if (legs.qty[j] === 0) continue;
    const token = instruments.settle[legs.instrument[j]];
    for (let k = from; k < units.balanceStart[unit + 1]; k++) if (balances.asset[k] === token) return k;
  }
  for (let k = from; k < units.balanceStart[unit + 1]; k++) if (balances.amount[k] !== 0) return k;
  return from;
}

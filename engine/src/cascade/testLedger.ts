/** Money and positions of a run recomputed from its state, for tests that do not trust the ledger's own sums. */
import type { Context } from './context.ts';

/** Calls visit for every leg and balance of the market as the run has them, with the members that hold them. */
export function visitState(
  c: Context,
  onLeg: (unit: number, instrument: number, qty: number, entryR: number, members: number) => void,
  onBalance: (unit: number, asset: number, amount: number, members: number) => void,
): void {
  const { units, legs, balances } = c.snapshot;
  const { state } = c;
  for (let u = 0; u < units.n; u++) {
    for (let slot = state.slotOf[u]!; ; slot = state.slotNext[slot]!) {
      const own = slot >= 0;
      if (!own && state.slotOf[u]! >= 0) break;
      const members = own ? state.slotMembers[slot]! : state.membersOf(u);
      for (let j = units.legStart[u]!, k = 0; j < units.legStart[u + 1]!; j++, k++) {
        const qty = own ? state.legQty[state.slotLeg[slot]! + k]! : legs.qty[j]!;
        const entry = own ? state.legEntryR[state.slotLeg[slot]! + k]! : legs.entryR[j]!;
        onLeg(u, legs.instrument[j]!, qty, entry, members);
      }
      for (let j = units.balanceStart[u]!, k = 0; j < units.balanceStart[u + 1]!; j++, k++) {
        const amount = own ? state.balance[state.slotBalance[slot]! + k]! : balances.amount[j]!;
        onBalance(u, balances.asset[j]!, amount, members);
      }
      if (!own) break;
    }
  }
}

/** Per token: balances less the cost of all positions, which trades, payments and funding leave as they are. */
export function ledgerTotals(c: Context): {
  total: Float64Array;
  gross: Float64Array;
  net: Float64Array;
  open: Float64Array;
} {
  const { assets, instruments } = c.snapshot;
  const total = new Float64Array(assets.n);
  const gross = new Float64Array(assets.n);
  const net = new Float64Array(instruments.n);
  const open = new Float64Array(instruments.n);
  visitState(
    c,
    (_unit, i, qty, entry, members) => {
      const token = instruments.settle[i]!;
      total[token]! -= qty * entry * members;
      gross[token]! += Math.abs(qty * entry) * members;
      net[i]! += qty * members;
      open[i]! += Math.abs(qty) * members;
    },
    (_unit, asset, amount, members) => {
      total[asset]! += amount * members;
      gross[asset]! += Math.abs(amount) * members;
    },
  );
  return { total, gross, net, open };
}

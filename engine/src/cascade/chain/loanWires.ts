/**
 * Tripwires of loans: which loans can have fallen below their threshold since they were last looked at. A loan that is
 * safe has a wire per leg on the oracle price of its collateral, and one on price × interest index of what it owes;
 * while no wire is crossed it is provably safe. Loans below their threshold, those without room and parts of split
 * rows are looked at in every step. With a full scan every loan is, and the run must be the same.
 */
import type { Chain } from '../../market/chain.ts';
import { wireKey } from '../../rules/shared/wires.ts';
import type { Context } from '../context.ts';
import { buildWires, Tripwires } from '../tripwires.ts';
import { lookAt } from './health.ts';
import type { LoanWatch } from './loanSlots.ts';
import type { ChainState } from './state.ts';

/** Looks at the loans that can have changed sides, and notes since when each is below its threshold. */
export function watchLoans(c: Context, chain: Chain, state: ChainState): void {
  const { loans } = state;
  if (c.fullScan) {
    for (let slot = 0; slot < loans.n; slot++) lookAt(chain, state, slot, c.state.timeS);
    return;
  }
  if (state.watch === null) {
    state.watch = firstWatch(chain, state, c.state.timeS);
    return;
  }
  const { watch } = state;
  for (let slot = watch.known; slot < loans.n; slot++) watch.listed.add(slot);
  watch.known = loans.n;
  crossPrices(state, watch);
  const { wires } = watch;
  for (let k = 0; k < wires.count; k++) watch.listed.add(wires.found[k]);
  for (const slot of watch.listed) {
    const room = lookAt(chain, state, slot, c.state.timeS);
    if (slot >= chain.loans.n) continue;
    wires.disarm(slot);
    if (!(room > 0)) continue;
    watch.listed.delete(slot);
    arm(chain, state, slot, room, wires);
  }
}

/** Has a loan looked at in the next step because something other than a price has changed it. */
export function markLoan(state: ChainState, slot: number): void {
  state.watch?.listed.add(slot);
}

/** Slots that may be below their threshold now, in no particular order. */
export function listedSlots(state: ChainState): Iterable<number> {
  return state.watch === null ? state.loans.unsafeSinceS.subarray(0, state.loans.n).keys() : state.watch.listed;
}

function crossPrices({ oracles, reserves }: ChainState, { wires }: LoanWatch): void {
  wires.count = 0;
  for (let r = 0; r < oracles.price.length; r++) {
    wires.cross(2 * r, oracles.price[r]);
    wires.cross(2 * r + 1, -oracles.price[r] * reserves.index[r]);
  }
}

/** Looks at every loan once and builds the columns at the prices of that moment. */
function firstWatch(chain: Chain, state: ChainState, timeS: number): LoanWatch {
  const { loans, loanLegs, reserves } = chain;
  const room = new Float64Array(loans.n);
  const listed = new Set<number>();
  for (let slot = 0; slot < loans.n; slot++) {
    room[slot] = lookAt(chain, state, slot, timeS);
    if (!(room[slot] > 0)) listed.add(slot);
  }
  const wireStart = loans.legStart.map((leg) => 2 * leg);
  const columnOf = new Uint32Array(2 * loanLegs.n);
  for (let leg = 0; leg < loanLegs.n; leg++) {
    columnOf[2 * leg] = 2 * loanLegs.reserve[leg];
    columnOf[2 * leg + 1] = 2 * loanLegs.reserve[leg] + 1;
  }
  const layout = buildWires(wireStart, columnOf, 2 * reserves.n, (out) => {
    for (let slot = 0; slot < loans.n; slot++)
      if (room[slot] > 0) arm(chain, state, slot, room[slot], out as Tripwires);
  });
  return { wires: new Tripwires(layout), listed, known: state.loans.n };
}

/** Sets the wires of a row's own slot at the prices to which it has room. */
function arm(chain: Chain, { loans, oracles, reserves }: ChainState, slot: number, room: number, out: Tripwires): void {
  if (room === Infinity) return;
  const from = chain.loans.legStart[slot];
  for (let leg = from; leg < chain.loans.legStart[slot + 1]; leg++) {
    const r = chain.loanLegs.reserve[leg];
    const at = loans.legAt[slot] + leg - from;
    if (loans.collateral[at] > 0) out.set(2 * leg, wireKey(oracles.price[r] * (1 - room), 0));
    if (loans.scaledDebt[at] > 0) out.set(2 * leg + 1, wireKey(oracles.price[r] * reserves.index[r] * (1 + room), 1));
  }
}

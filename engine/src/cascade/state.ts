/**
 * State of one run. The snapshot is shared and never written: a unit gets a slot, its own copy of balances and legs,
 * when the run first changes it, so a run costs what it touches. A unit may have several slots once its members have
 * fared differently; their member counts add up to the account's. Slots are also the View that rules read.
 */
import type { Snapshot } from '../market/snapshot.ts';
import { PHASE, type View } from '../rules/types.ts';

const SLOTS_FIRST = 256;

/** Slots, prices and clock of one run. Only cascade/ledger.ts writes balances, quantities and entries. */
export class RunState implements View {
  readonly snapshot: Snapshot;
  seed = 0;
  timeS = 0;
  timeMs = 0;
  stepS = 1;
  step = 0;
  callRatio = 1;
  readonly mark: Float64Array;
  readonly previousMark: Float64Array;
  readonly index: Float64Array;
  readonly bid: Float64Array;
  readonly ask: Float64Array;
  readonly last: Float64Array;
  readonly markR: Float64Array;
  readonly pnlR: Float64Array;
  readonly pairPrice: Float64Array;
  readonly externalPrice: Float64Array;
  readonly spotPrice: Float64Array;
  /** Cumulative funding per instrument in R units (longs pay where it rises). */
  readonly fundingR: Float64Array;
  /** Contract units held long, per instrument. */
  readonly openLong: Float64Array;
  /** First slot of a unit, −1 while it stands as in the snapshot. */
  readonly slotOf: Int32Array;
  slots = 0;
  slotUnit: Int32Array = new Int32Array(SLOTS_FIRST);
  slotNext: Int32Array = new Int32Array(SLOTS_FIRST);
  slotMembers: Float64Array = new Float64Array(SLOTS_FIRST);
  slotPhase: Uint8Array = new Uint8Array(SLOTS_FIRST);
  slotUntilS: Float64Array = new Float64Array(SLOTS_FIRST);
  /** Empty until a rule keeps a number, see {@link RunState.setNote}. */
  slotNote: Float64Array = new Float64Array(0);
  slotLeg: Uint32Array = new Uint32Array(SLOTS_FIRST);
  slotBalance: Uint32Array = new Uint32Array(SLOTS_FIRST);
  legs = 0;
  legQty: Float64Array = new Float64Array(2 * SLOTS_FIRST);
  legEntryR: Float64Array = new Float64Array(2 * SLOTS_FIRST);
  balances = 0;
  balance: Float64Array = new Float64Array(2 * SLOTS_FIRST);

  constructor(snapshot: Snapshot) {
    this.snapshot = snapshot;
    const n = snapshot.instruments.n;
    this.mark = new Float64Array(n);
    this.previousMark = new Float64Array(n);
    this.index = new Float64Array(n);
    this.bid = new Float64Array(n);
    this.ask = new Float64Array(n);
    this.last = new Float64Array(n);
    this.markR = new Float64Array(n);
    this.pnlR = new Float64Array(n);
    this.fundingR = new Float64Array(n);
    this.openLong = new Float64Array(n);
    this.pairPrice = new Float64Array(snapshot.collateral.nPairs);
    this.externalPrice = new Float64Array(snapshot.assets.n);
    this.spotPrice = new Float64Array(snapshot.assets.n * snapshot.venues.n);
    this.slotOf = new Int32Array(snapshot.units.n).fill(-1);
  }

  /** Forgets every slot; costs what the last run touched. */
  reset(): void {
    for (let s = 0; s < this.slots; s++) this.slotOf[this.slotUnit[s]] = -1;
    this.slots = 0;
    this.legs = 0;
    this.balances = 0;
    this.fundingR.fill(0);
    this.slotNote = new Float64Array(0);
  }

  /** Keeps a number for a slot; the column is made when the first that is not 0 arrives. */
  setNote(slot: number, value: number): void {
    if (slot >= this.slotNote.length) {
      if (value === 0) return;
      this.slotNote = grown(this.slotNote, this.slotUnit.length);
    }
    this.slotNote[slot] = value;
  }

  /** Number of members of a unit's account. */
  membersOf(unit: number): number {
    return this.snapshot.accounts.count[this.snapshot.units.account[unit]];
  }

  /** The unit of a row handle. */
  unitOf(row: number): number {
    return row < 0 ? this.slotUnit[~row] : row;
  }

  /** Slot of a row handle, made from the snapshot if the unit was not touched before. */
  touch(row: number): number {
    if (row < 0) return ~row;
    if (this.slotOf[row] >= 0) return this.slotOf[row];
    const { units, legs, balances } = this.snapshot;
    const slot = this.newSlot(row, this.membersOf(row));
    this.slotOf[row] = slot;
    const leg = this.slotLeg[slot];
    for (let j = units.legStart[row], k = leg; j < units.legStart[row + 1]; j++, k++) {
      this.legQty[k] = legs.qty[j];
      this.legEntryR[k] = legs.entryR[j];
    }
    for (let j = units.balanceStart[row], k = this.slotBalance[slot]; j < units.balanceStart[row + 1]; j++, k++) {
      this.balance[k] = balances.amount[j];
    }
    return slot;
  }

  /**
   * Splits `members` off a slot into a new slot with the same state and returns it. Needs 0 < members < the slot's own.
   */
  split(slot: number, members: number): number {
    const unit = this.slotUnit[slot];
    const { units } = this.snapshot;
    const other = this.newSlot(unit, members);
    this.slotMembers[slot] -= members;
    this.slotNext[other] = this.slotNext[slot];
    this.slotNext[slot] = other;
    this.slotPhase[other] = this.slotPhase[slot];
    this.slotUntilS[other] = this.slotUntilS[slot];
    this.setNote(other, slot < this.slotNote.length ? this.slotNote[slot] : 0);
    const nLegs = units.legStart[unit + 1] - units.legStart[unit];
    const nBalances = units.balanceStart[unit + 1] - units.balanceStart[unit];
    const legAt = this.slotLeg[slot];
    const balanceAt = this.slotBalance[slot];
    this.legQty.copyWithin(this.slotLeg[other], legAt, legAt + nLegs);
    this.legEntryR.copyWithin(this.slotLeg[other], legAt, legAt + nLegs);
    this.balance.copyWithin(this.slotBalance[other], balanceAt, balanceAt + nBalances);
    return other;
  }

  private newSlot(unit: number, members: number): number {
    const { units } = this.snapshot;
    const nLegs = units.legStart[unit + 1] - units.legStart[unit];
    const nBalances = units.balanceStart[unit + 1] - units.balanceStart[unit];
    if (this.slots === this.slotUnit.length) this.growSlots();
    if (this.legs + nLegs > this.legQty.length) {
      this.legQty = grown(this.legQty, this.legs + nLegs);
      this.legEntryR = grown(this.legEntryR, this.legs + nLegs);
    }
    if (this.balances + nBalances > this.balance.length) this.balance = grown(this.balance, this.balances + nBalances);
    const slot = this.slots++;
    this.slotUnit[slot] = unit;
    this.slotNext[slot] = -1;
    this.slotMembers[slot] = members;
    this.slotPhase[slot] = PHASE.calm;
    this.slotUntilS[slot] = -Infinity;
    this.slotLeg[slot] = this.legs;
    this.slotBalance[slot] = this.balances;
    this.legs += nLegs;
    this.balances += nBalances;
    return slot;
  }

  private growSlots(): void {
    const size = 2 * this.slotUnit.length;
    this.slotUnit = grownInt(this.slotUnit, size);
    this.slotNext = grownInt(this.slotNext, size);
    this.slotMembers = grown(this.slotMembers, size);
    const phase = new Uint8Array(size);
    phase.set(this.slotPhase);
    this.slotPhase = phase;
    this.slotUntilS = grown(this.slotUntilS, size);
    this.slotLeg = grownUint(this.slotLeg, size);
    this.slotBalance = grownUint(this.slotBalance, size);
  }
}

/** A copy of at least `need` entries, doubled; for pools that only grow. */
function grown(old: Float64Array, need: number): Float64Array {
  const next = new Float64Array(Math.max(need, 2 * old.length));
  next.set(old);
  return next;
}

function grownInt(old: Int32Array, size: number): Int32Array {
  const next = new Int32Array(size);
  next.set(old);
  return next;
}

function grownUint(old: Uint32Array, size: number): Uint32Array {
  const next = new Uint32Array(size);
  next.set(old);
  return next;
}

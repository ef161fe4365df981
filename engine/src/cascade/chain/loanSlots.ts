/** Loans of a run in slots: as in the snapshot at first, split where only some members of a row were liquidated. */
import type { Chain } from '../../market/chain.ts';
import type { Tripwires } from '../tripwires.ts';

/** Columns of the slots; a slot has as many legs as its row. */
export interface LoanSlots {
  n: number;
  row: Int32Array;
  members: Float64Array;
  /** First leg of a slot. */
  legAt: Uint32Array;
  /** Time at which a slot was first found below its threshold; NaN while it is above. */
  unsafeSinceS: Float64Array;
  /** 1 once a slot was liquidated. */
  hit: Uint8Array;
  legs: number;
  /** Tokens per member. */
  collateral: Float64Array;
  /** Times the reserve's index = debt. */
  scaledDebt: Float64Array;
}

/** Loans of a run that are watched. */
export interface LoanWatch {
  /** Wires of the rows of the loans: two per leg. */
  readonly wires: Tripwires;
  /** Slots that are looked at in the next step. */
  listed: Set<number>;
  /** Slots that were there at the last look: what was split off since is new. */
  known: number;
}

/** Every row of the table in a slot of its own. */
export function loanSlots({ loans, loanLegs }: Chain): LoanSlots {
  return {
    n: loans.n,
    row: Int32Array.from({ length: loans.n }, (_, row) => row),
    members: loans.count.slice(),
    legAt: loans.legStart.slice(0, loans.n),
    unsafeSinceS: new Float64Array(loans.n).fill(NaN),
    hit: new Uint8Array(loans.n),
    legs: loanLegs.n,
    collateral: loanLegs.collateral.slice(),
    scaledDebt: loanLegs.debt.slice(),
  };
}

/** Splits members off a slot into a new one with the same state, and returns it. */
export function splitLoan(chain: Chain, loans: LoanSlots, slot: number, members: number): number {
  const row = loans.row[slot];
  const nLegs = chain.loans.legStart[row + 1] - chain.loans.legStart[row];
  if (loans.n === loans.row.length) growSlots(loans);
  if (loans.legs + nLegs > loans.collateral.length) {
    const size = 2 * loans.collateral.length + nLegs;
    loans.collateral = grown(new Float64Array(size), loans.collateral);
    loans.scaledDebt = grown(new Float64Array(size), loans.scaledDebt);
  }
  const other = loans.n++;
  const at = loans.legAt[slot];
  loans.row[other] = row;
  loans.members[other] = members;
  loans.members[slot] -= members;
  loans.legAt[other] = loans.legs;
  loans.unsafeSinceS[other] = loans.unsafeSinceS[slot];
  loans.hit[other] = loans.hit[slot];
  loans.collateral.copyWithin(loans.legs, at, at + nLegs);
  loans.scaledDebt.copyWithin(loans.legs, at, at + nLegs);
  loans.legs += nLegs;
  return other;
}

function growSlots(loans: LoanSlots): void {
  const size = 2 * loans.row.length + 1;
  loans.row = grown(new Int32Array(size), loans.row);
  loans.members = grown(new Float64Array(size), loans.members);
  loans.legAt = grown(new Uint32Array(size), loans.legAt);
  loans.unsafeSinceS = grown(new Float64Array(size), loans.unsafeSinceS);
  loans.hit = grown(new Uint8Array(size), loans.hit);
}

function grown<T extends { set(from: T): void }>(to: T, from: T): T {
  to.set(from);
  return to;
}

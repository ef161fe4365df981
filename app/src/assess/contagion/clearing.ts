/**
 * Clearing of a network of debts: what everybody can pay once everybody's payments depend on everybody else's. With
 * full recovery it is the model of Eisenberg and Noe, with costs of default that of Rogers and Veraart.
 */
import { InputError, InternalError } from '@firebreak/engine';
import type { LiabilityNetwork } from './network.ts';
import { checkNetwork, totalOwed } from './network.ts';

/** Shares that a default leaves over: of an entity's own assets (α), and of what it receives from others (β). */
export interface Recovery {
  readonly assets: number;
  readonly claims: number;
}

/** Everything is recovered: Eisenberg and Noe. */
export const FULL_RECOVERY: Recovery = { assets: 1, claims: 1 };

/** A clearing vector and what follows from it. All arrays are by entity. */
export interface Clearing {
  /** What each pays, pro rata to all of its creditors. */
  readonly payments: Float64Array;
  /** What each owes. */
  readonly due: Float64Array;
  /** What is left to its owners: 0 where it defaults. */
  readonly equity: Float64Array;
  /** Round of the fictitious default algorithm in which it defaults, from 1; 0 where it does not. */
  readonly defaultRound: Uint32Array;
  /** What costs of default used up, in all. */
  readonly costs: number;
}

/** Rounds within which the least vector has to settle. */
const ROUNDS_MAX = 100_000;
/** Shortfalls below this share of what is due are rounding. */
const ROUNDING = 1e-12;

/**
 * The greatest clearing vector, which leaves everybody the most, by the fictitious default algorithm: all pay in full;
 * who cannot, defaults; what defaulters pay is the solution of a linear system; until nobody new defaults, in at most
 * n rounds. Sources: L. Eisenberg and T. Noe, Management Science 47(2), 2001; L. Rogers and L. Veraart, the same 59(4),
 * 2013. Throws InputError for a network or recovery out of range.
 */
export function clear(network: LiabilityNetwork, recovery: Recovery = FULL_RECOVERY): Clearing {
  checkNetwork(network);
  checkRecovery(recovery);
  const due = totalOwed(network);
  const payments = due.slice();
  const defaultRound = new Uint32Array(due.length);
  for (let round = 1; round <= due.length + 1; round++) {
    const received = inflow(network, due, payments);
    let found = false;
    for (let i = 0; i < due.length; i++) {
      if (defaultRound[i]! > 0 || !isShort(network.assets[i]! + received[i]!, due[i]!)) continue;
      defaultRound[i] = round;
      found = true;
    }
    if (!found) return finished(network, { due, payments, defaultRound }, recovery);
    solveDefaulters(network, { due, payments, defaultRound }, recovery);
  }
  throw new InternalError('fictitious defaults did not end', {
    code: 'clearing-rounds',
    hint: 'Report this with the network.',
  });
}

/**
 * The least clearing vector, in which everybody pays as little as is consistent, by iteration from nothing. Equal to
 * the greatest one where that is the only one: with full recovery, if everybody, or somebody whom his payments reach,
 * has assets of his own (Eisenberg and Noe: a regular system). Null where it has not settled within 100,000 rounds.
 * Throws as {@link clear}.
 */
export function leastClearing(network: LiabilityNetwork, recovery: Recovery = FULL_RECOVERY): Float64Array | null {
  checkNetwork(network);
  checkRecovery(recovery);
  const due = totalOwed(network);
  let payments = new Float64Array(due.length);
  for (let round = 0; round < ROUNDS_MAX; round++) {
    const received = inflow(network, due, payments);
    const next = Float64Array.from(due, (owes, i) => {
      const own = network.assets[i]!;
      if (!isShort(own + received[i]!, owes)) return owes;
      return recovery.assets * own + recovery.claims * received[i]!;
    });
    if (next.every((value, i) => Math.abs(value - payments[i]!) <= ROUNDING * due[i]!)) return next;
    payments = next;
  }
  return null;
}

interface State {
  readonly due: Float64Array;
  readonly payments: Float64Array;
  readonly defaultRound: Uint32Array;
}

function isShort(has: number, owes: number): boolean {
  return has < owes - ROUNDING * owes;
}

/** What each receives from the others, whose payments go pro rata to what they owe. */
function inflow({ names, owed }: LiabilityNetwork, due: Float64Array, payments: Float64Array): Float64Array {
  const n = names.length;
  const received = new Float64Array(n);
  for (let j = 0; j < n; j++) {
    if (due[j] === 0) continue;
    const share = payments[j]! / due[j]!;
    for (let i = 0; i < n; i++) received[i]! += share * owed[j * n + i]!;
  }
  return received;
}

/** Solves x_i = α·e_i + β·(inflow from those who pay in full + that from defaulters) into `payments`. */
function solveDefaulters(network: LiabilityNetwork, { due, payments, defaultRound }: State, recovery: Recovery): void {
  const n = due.length;
  const broke = [...defaultRound.keys()].filter((i) => defaultRound[i]! > 0);
  const solvent = payments.map((value, i) => (defaultRound[i]! > 0 ? 0 : value));
  const fromSolvent = inflow(network, due, solvent);
  const rows = broke.map((i) => {
    const row = broke.map((j) => (i === j ? 1 : 0) - (recovery.claims * network.owed[j * n + i]!) / due[j]!);
    return [...row, recovery.assets * network.assets[i]! + recovery.claims * fromSolvent[i]!];
  });
  const x = solve(rows);
  // Nobody pays more than he owes or less than nothing, whatever the last digits of the solution say.
  broke.forEach((i, k) => (payments[i] = Math.min(due[i]!, Math.max(0, x[k]!))));
}

/** Gaussian elimination with row pivots on an augmented matrix, which it overwrites. */
function solve(rows: number[][]): number[] {
  const d = rows.length;
  for (let k = 0; k < d; k++) {
    let best = k;
    for (let i = k + 1; i < d; i++) if (Math.abs(rows[i]![k]!) > Math.abs(rows[best]![k]!)) best = i;
    [rows[k], rows[best]] = [rows[best]!, rows[k]!];
    const pivot = rows[k]![k]!;
    if (pivot === 0) {
      throw new InternalError('defaulters owe only each other and have nothing', {
        code: 'clearing-singular',
        hint: 'Report this with the network.',
      });
    }
    for (let i = k + 1; i < d; i++) {
      const factor = rows[i]![k]! / pivot;
      if (factor === 0) continue;
      for (let c = k; c <= d; c++) rows[i]![c]! -= factor * rows[k]![c]!;
    }
  }
  const x = new Array<number>(d).fill(0);
  for (let k = d - 1; k >= 0; k--) {
    let sum = rows[k]![d]!;
    for (let c = k + 1; c < d; c++) sum -= rows[k]![c]! * x[c]!;
    x[k] = sum / rows[k]![k]!;
  }
  return x;
}

function finished(network: LiabilityNetwork, { due, payments, defaultRound }: State, recovery: Recovery): Clearing {
  const received = inflow(network, due, payments);
  let costs = 0;
  const equity = Float64Array.from(due, (_, i) => {
    const own = network.assets[i]!;
    if (defaultRound[i] === 0) return Math.max(0, own + received[i]! - payments[i]!);
    costs += (1 - recovery.assets) * own + (1 - recovery.claims) * received[i]!;
    return 0;
  });
  return { payments, due, equity, defaultRound, costs };
}

function checkRecovery({ assets, claims }: Recovery): void {
  const sound = (share: number): boolean => share >= 0 && share <= 1;
  if (sound(assets) && sound(claims)) return;
  throw new InputError(`recovery of ${assets} of assets and ${claims} of claims, expected fractions from 0 to 1`, {
    code: 'bad-recovery',
    hint: 'Give shares, such as 0.4 for 40%.',
  });
}

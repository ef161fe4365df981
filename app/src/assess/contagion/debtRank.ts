/**
 * DebtRank: how much of the system's equity a shock eats as it passes from debtor to creditor, before anybody has
 * defaulted. The iterative form, in which a loss passes on however often it comes round a cycle.
 */
import { InputError } from '@firebreak/engine';
import type { LiabilityNetwork } from './network.ts';
import { bookEquity, checkNetwork } from './network.ts';

/** Losses as shares of each entity's equity at the start, and what the network added to the shock. */
export interface DebtRank {
  /** By entity: share of its equity that is gone in the end, 0 to 1. */
  readonly losses: Float64Array;
  /** Loss of equity in all, and that of the first shock alone; same currency as the network. */
  readonly lost: number;
  readonly lostAtFirst: number;
  /** DebtRank R: what the network added, as a share of all equity. */
  readonly rank: number;
  readonly rounds: number;
}

/** Rounds within which losses have to fade, and the share of equity at which they have. */
const ROUNDS_MAX = 10_000;
const FADED = 1e-12;

/**
 * h_i(t+1) = min(1, h_i(t) + Σ_j Λ_ij·(h_j(t) − h_j(t−1))), Λ_ij = what j owes i over the equity of i. Sources: S.
 * Battiston et al., Scientific Reports 2:541, 2012 (the measure R); M. Bardoscia, S. Battiston, F. Caccioli and G.
 * Caldarelli, PLOS ONE 10(6), 2015 (the iteration). An entity without equity at the start is not counted
 * and passes nothing on. Throws InputError for shocks that are not shares, one per entity.
 */
export function debtRank(network: LiabilityNetwork, shocks: ArrayLike<number>): DebtRank {
  checkNetwork(network);
  const n = network.names.length;
  const equity = bookEquity(network).map((value) => Math.max(0, value));
  const start = Float64Array.from(
    shocks,
    (share, i) => checkedShock(share, network.names[i]) * (equity[i]! > 0 ? 1 : 0),
  );
  if (start.length !== n) throw badShock(`${start.length} shocks for ${n} entities`);
  let losses = start.slice();
  let passing = start.slice();
  let rounds = 0;
  while (rounds < ROUNDS_MAX && passing.some((share) => share > FADED)) {
    rounds++;
    const next = losses.slice();
    for (let i = 0; i < n; i++) {
      if (equity[i] === 0 || losses[i] === 1) continue;
      let more = 0;
      for (let j = 0; j < n; j++) more += network.owed[j * n + i]! * passing[j]!;
      next[i] = Math.min(1, losses[i]! + more / equity[i]!);
    }
    passing = next.map((share, i) => share - losses[i]!);
    losses = next;
  }
  const total = equity.reduce((sum, value) => sum + value, 0);
  const value = (shares: Float64Array): number => shares.reduce((sum, share, i) => sum + share * equity[i]!, 0);
  const [lost, lostAtFirst] = [value(losses), value(start)];
  return { losses, lost, lostAtFirst, rank: total > 0 ? (lost - lostAtFirst) / total : 0, rounds };
}

function checkedShock(share: number, name: string | undefined): number {
  if (share >= 0 && share <= 1) return share;
  throw badShock(`a shock of ${share} to ${name ?? 'no entity'}`);
}

function badShock(got: string): InputError {
  return new InputError(`DebtRank: got ${got}`, {
    code: 'bad-shock',
    hint: 'Give each entity the share of its equity that it loses at first, from 0 to 1.',
  });
}

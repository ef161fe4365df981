/** What became of the loans of a run, over all its lending markets. */
import type { Summary } from '@firebreak/engine';

/** Sums over lending markets; amounts as in LendingOutcome of the engine. */
export interface LendingTotals {
  readonly loans: number;
  readonly liquidatedLoans: number;
  readonly repaidUsd: number;
  readonly badDebtUsd: number;
  readonly shortfallUsd: number;
}

/** The loans of a run, or null where its market has no lending. */
export function lendingOf({ chain }: Pick<Summary, 'chain'>): LendingTotals | null {
  if (chain === undefined || chain.lending.length === 0) return null;
  const sum = (key: keyof LendingTotals): number => chain.lending.reduce((total, row) => total + row[key], 0);
  return {
    loans: sum('loans'),
    liquidatedLoans: sum('liquidatedLoans'),
    repaidUsd: sum('repaidUsd'),
    badDebtUsd: sum('badDebtUsd'),
    shortfallUsd: sum('shortfallUsd'),
  };
}

/** The comparison of policies as text: every measure under its own head, and no line too wide. */
import { describe, expect, it } from 'vitest';
import type { PolicyOutcome } from '../assess/adlCompare.ts';
import { renderAdlCompare } from './adlCompareText.ts';

const score = { takenUsd: 1, overshootUsd: 0, undershootUsd: 0, netOvershootUsd: 0, trackingUsd: 0 };

const OUTCOME: PolicyOutcome = {
  policy: 'venue',
  liquidatedUsd: 16e9,
  badDebtUsd: 574_000,
  burden: {
    winners: 47_284,
    notionalUsd: 2.62e9,
    haircutUsd: -13.6e6,
    hedgedShare: 0.0187,
    leverageShares: [0.0199, 0.504, 0.476],
    halfGivenBy: 0.0046,
    closedShare: 0.987,
  },
  shared: {
    waves: 3,
    score: { ...score, fairnessUsd: 0.96, regretUsd: 0.96 },
    unfairness: 0.965,
    positions: 50_000,
    openShare: 0.0148,
    topKeptShare: 0.875,
    profitShares: [0.0005, 0.0284, 0.958, 0.0126],
  },
  digest: 'd',
};

describe('policies side by side', () => {
  const reference = { kind: 'builtin', name: 'builtin', seed: 1, accounts: 1, hash: 'h' } as const;
  const comparison = { title: 'a fall', seed: 1, synthetic: true, reference, outcomes: [OUTCOME] };
  const text = renderAdlCompare(comparison, { columns: 100, colors: false });

  it('show how deleveraging was shared out, by profit, fairness and who is still open', () => {
    expect(text).toMatch(/policy +no profit +to 10% +to 50% +above 50% +unfair +open +top keeps\n/);
    expect(text).toMatch(/the venue's ranking +0\.05% +2\.84% +95\.8% +1\.26% +96\.5% +1\.48% +87\.5%\n/);
  });

  it('keep to the width of the terminal, and say what each column is', () => {
    expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(100);
    for (const word of ['Unfair:', 'Open:', 'Top keeps:', 'By profit']) expect(text).toContain(word);
  });
});

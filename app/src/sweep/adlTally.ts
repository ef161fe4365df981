/**
 * Adds up how deleveraging was shared out in one run: its fairness, who keeps a position, and how much profit those had
 * who gave. It is fed while the run goes on, since holders who gave nothing are in no table of a run.
 */
import { type AdlFill, type AdlWave, type PolicyScore, scorePolicy, topWinnerSurvival } from '@firebreak/engine';
import type { WaveOutcome } from '@firebreak/engine';

/**
 * Upper ends of the bands of profit ÷ notional of a position, at the price at which it was deleveraged; the last has
 * none. The first is of positions that were not in profit.
 */
export const PROFIT_BANDS = [0, 0.1, 0.5, Infinity] as const;

/** How deleveraging was shared out in a run. Without any, shares are 0. */
export interface AdlShared {
  /** Passes over the residuals of a contract and side that found a holder. */
  readonly waves: number;
  /** Sums over waves in USD of notional, which no sum in profit dollars is to be compared with. arXiv 2602.15182. */
  readonly score: PolicyScore;
  /**
   * Σ B·|m − m*| ÷ Σ B with B the notional wanted, m the largest share taken of any winner's position in the wave, m*
   * the smallest that the largest can be, B ÷ all that could be given: 0 where all gave the same share.
   */
  readonly unfairness: number;
  /** Positions (of a member in a contract) that were reduced, and the share of them that nothing closed in full. */
  readonly positions: number;
  readonly openShare: number;
  /** Share that the holder of the largest position keeps in a wave, weighted by what the wave took. */
  readonly topKeptShare: number;
  /** Share of the deleveraged notional by profit, per {@link PROFIT_BANDS}. */
  readonly profitShares: readonly number[];
}

/** A position closed up to this share is closed: sums of doubles leave dust. */
const CLOSED = 1 - 1e-9;

/** Members of one account in one contract: reduced at all, and closed. */
interface Hit {
  reduced: number;
  closed: number;
}

/** Hears the waves and fills of one run. */
export class AdlTally {
  readonly #waves: WaveOutcome[] = [];
  readonly #hits = new Map<string, Hit>();
  readonly #bandsUsd = PROFIT_BANDS.map(() => 0);
  #keptUsd = 0;

  /** Takes a wave. */
  readonly wave = ({ instrument, wanted, usdPerUnit, account, members, held, taken }: AdlWave): void => {
    const n = held.length;
    const sizes = held.map((all, k) => all / members[k]!);
    const given = taken.map((all, k) => all / members[k]!);
    let [all, total, largest] = [0, 0, 0];
    const now = new Map<string, Hit>();
    for (let k = 0; k < n; k++) {
      all += held[k]!;
      total += taken[k]!;
      if (!(taken[k]! > 0)) continue;
      const share = Math.min(1, taken[k]! / held[k]!);
      largest = Math.max(largest, share);
      const key = `${account[k]} ${instrument}`;
      const hit = now.get(key) ?? { reduced: 0, closed: 0 };
      hit.reduced += members[k]!;
      if (share >= CLOSED) hit.closed += members[k]!;
      now.set(key, hit);
    }
    for (const [key, { reduced, closed }] of now) {
      const before = this.#hits.get(key) ?? { reduced: 0, closed: 0 };
      // Who was closed does not come again; who was only reduced may, and counts once.
      this.#hits.set(key, {
        reduced: Math.max(before.reduced, before.closed + reduced),
        closed: before.closed + closed,
      });
    }
    const takenUsd = total * usdPerUnit;
    this.#keptUsd += takenUsd * topWinnerSurvival(given, sizes);
    this.#waves.push({
      neededUsd: wanted * usdPerUnit,
      takenUsd,
      largestHaircut: largest,
      fairestHaircut: Math.min(1, wanted / all),
    });
  };

  /** Takes a fill. */
  readonly fill = ({ members, notionalUsd, profitUsd }: AdlFill): void => {
    const band = PROFIT_BANDS.findIndex((most) => profitUsd / notionalUsd <= most);
    this.#bandsUsd[band]! += members * notionalUsd;
  };

  /** What was heard. */
  result(): AdlShared {
    const score = scorePolicy(this.#waves);
    const neededUsd = this.#waves.reduce((sum, wave) => sum + wave.neededUsd, 0);
    let [positions, closed] = [0, 0];
    for (const hit of this.#hits.values()) {
      positions += hit.reduced;
      closed += hit.closed;
    }
    const filledUsd = this.#bandsUsd.reduce((sum, usd) => sum + usd, 0);
    return {
      waves: this.#waves.length,
      score,
      unfairness: part(score.fairnessUsd, neededUsd),
      positions,
      openShare: part(positions - closed, positions),
      topKeptShare: part(this.#keptUsd, score.takenUsd),
      profitShares: this.#bandsUsd.map((usd) => part(usd, filledUsd)),
    };
  }
}

function part(value: number, of: number): number {
  return of > 0 ? value / of : 0;
}

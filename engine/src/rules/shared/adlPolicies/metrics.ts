/**
 * Measures of a deleveraging policy: what it took against what was needed, wave by wave. Amounts of one call are in one
 * kind of dollar; profit dollars, equity dollars and notional are never added to each other.
 */

/** What a policy took in one wave, and what was needed; the largest haircuts decide fairness. */
export interface WaveOutcome {
  /** Budget that was needed, B, USD. */
  readonly neededUsd: number;
  /** What the policy took, H, USD. */
  readonly takenUsd: number;
  /** Largest share that the policy took of any winner's capacity, m. */
  readonly largestHaircut: number;
  /** The same of the integer min–max rule, m*. */
  readonly fairestHaircut: number;
}

/** Sums over waves, USD. */
export interface PolicyScore {
  readonly takenUsd: number;
  /** Σ max(0, H − B): gross overshoot. */
  readonly overshootUsd: number;
  /** Σ max(0, B − H). */
  readonly undershootUsd: number;
  /** Σ (H − B): what is left when waves that took too much are set against waves that took too little. */
  readonly netOvershootUsd: number;
  /** Σ |H − B|. */
  readonly trackingUsd: number;
  /** Σ B × |m − m*|. */
  readonly fairnessUsd: number;
  /** Tracking + λ × fairness: the loss whose sum is compared with the envelope. */
  readonly regretUsd: number;
}

/** Scores a policy over waves; λ weighs fairness against tracking (1 in the published table). arXiv 2602.15182. */
export function scorePolicy(waves: readonly WaveOutcome[], lambda = 1): PolicyScore {
  let takenUsd = 0;
  let overshootUsd = 0;
  let undershootUsd = 0;
  let fairnessUsd = 0;
  for (const wave of waves) {
    takenUsd += wave.takenUsd;
    overshootUsd += Math.max(0, wave.takenUsd - wave.neededUsd);
    undershootUsd += Math.max(0, wave.neededUsd - wave.takenUsd);
    fairnessUsd += wave.neededUsd * Math.abs(wave.largestHaircut - wave.fairestHaircut);
  }
  const trackingUsd = overshootUsd + undershootUsd;
  return {
    takenUsd,
    overshootUsd,
    undershootUsd,
    netOvershootUsd: overshootUsd - undershootUsd,
    trackingUsd,
    fairnessUsd,
    regretUsd: trackingUsd + lambda * fairnessUsd,
  };
}

/** The bound of online learning on regret, and what it is made of. */
export interface Envelope {
  /** P: how far the needed severity moves from wave to wave, in sum. */
  readonly pathVariation: number;
  /** √ΣD², USD. */
  readonly deficitNormUsd: number;
  /** √((1 + 2P) ΣD²), USD. */
  readonly envelopeUsd: number;
}

/**
 * Dynamic-regret envelope √((1 + 2P) ΣD²), with the needed severity θ = min(1, B ÷ D); a wave without deficit has θ = 1
 * where something was needed. arXiv 2602.15182.
 */
export function regretEnvelope(deficitsUsd: readonly number[], neededUsd: readonly number[]): Envelope {
  let pathVariation = 0;
  let squares = 0;
  let before: number | null = null;
  deficitsUsd.forEach((deficit, t) => {
    const needed = neededUsd[t];
    const severity = deficit > 0 ? Math.min(1, needed / deficit) : Number(needed > 0);
    if (before !== null) pathVariation += Math.abs(severity - before);
    before = severity;
    squares += deficit * deficit;
  });
  return {
    pathVariation,
    deficitNormUsd: Math.sqrt(squares),
    envelopeUsd: Math.sqrt((1 + 2 * pathVariation) * squares),
  };
}

/**
 * Survival of the top winner: the share of its capacity that the one with the largest capacity keeps, 1 − x ÷ u; 1
 * where nobody has any. Ties: the first. Chitra et al. (2025), the trilemma's second leg.
 */
export function topWinnerSurvival(taken: Float64Array, capacities: Float64Array): number {
  let top = -1;
  for (let i = 0; i < capacities.length; i++) {
    if (capacities[i] > 0 && (top < 0 || capacities[i] > capacities[top])) top = i;
  }
  return top < 0 ? 1 : 1 - taken[top] / capacities[top];
}

/**
 * Slippage-at-Risk: what it would cost, over all instruments at once, to sell a stressed part of open interest into the
 * books as they stand, with a surcharge for books that few makers hold up. Source: Sepper, "Slippage-at-Risk", arXiv
 * 2603.09164 (2026, not peer reviewed). docs/monitor.md lists what of that paper is not followed.
 */
import { InputError } from '@firebreak/engine';

/** λ, μ, N_target and c of the concentration haircut, as the paper's text has them. */
const HAIRCUT = { lambda: 0.5, mu: 0.3, makers: 15, topShare: 0.25 } as const;

/** Multiple of TSaR that the paper proposes as a fund, its lower and upper value. */
const FUND_MULTIPLES = [2, 2.5] as const;

/** One instrument. */
export interface SlippageRow {
  readonly symbol: string;
  /** S(Q): average shortfall from the mid, a fraction. */
  readonly slippage: number;
  /** Q: notional that is sold, USD; part of open interest (β), at most the 95% quantile of positions where known. */
  readonly notionalUsd: number;
  /** Shares of the makers in the book, adding to 1, where the venue tells who quotes. */
  readonly makerShares?: readonly number[];
}

/** The row with its haircut. */
export interface AdjustedRow extends SlippageRow {
  /** S·(1 + h); equal to `slippage` where makers are unknown. */
  readonly adjusted: number;
  /** h, a fraction; null where makers are unknown. */
  readonly haircut: number | null;
}

/** Result of {@link slippageAtRisk}; fractions, and USD where named so. */
export interface SlippageAtRisk {
  /** α-quantile of S over instruments. */
  readonly sar: number;
  /** The same of S·(1 + h). */
  readonly sarAdjusted: number;
  /** Mean of S·(1 + h) beyond its quantile; the quantile itself where nothing lies beyond. */
  readonly expectedAdjusted: number;
  /** Σ over the tail of S·(1 + h)·Q, USD. */
  readonly totalUsd: number;
  /** Instruments beyond the quantile, the worst first. */
  readonly tail: readonly AdjustedRow[];
  /** Fund that the paper's proxy asks for: 2 and 2.5 times the total, USD. */
  readonly fundUsd: readonly [number, number];
}

/** Effective number of makers: 1 ÷ Σ share²; null for no shares. n equal makers give n. */
export function effectiveMakers(shares: readonly number[]): number | null {
  const all = shares.reduce((sum, share) => sum + share, 0);
  if (!(all > 0)) return null;
  return 1 / shares.reduce((sum, share) => sum + (share / all) * (share / all), 0);
}

/**
 * h = λ·max(0, 15/N_eff − 1) + μ·max(0, CR₁ − 0.25), λ = 0.5, μ = 0.3; CR₁ is the largest share. The paper's algorithm
 * box has 0.5 in place of its text's 0.25; the text is followed, which asks for more.
 */
export function concentrationHaircut(makers: number, topShare: number): number {
  const thin = HAIRCUT.lambda * Math.max(0, HAIRCUT.makers / makers - 1);
  return thin + HAIRCUT.mu * Math.max(0, topShare - HAIRCUT.topShare);
}

/**
 * SaR over instruments at level α (a fraction): the smallest S at or below which a share α of the instruments lies, so
 * that n − ⌈αn⌉ are beyond it. Null without rows. Throws InputError for α outside of (0, 1) or a negative number.
 */
export function slippageAtRisk(rows: readonly SlippageRow[], alpha = 0.95): SlippageAtRisk | null {
  if (!(alpha > 0 && alpha < 1)) throw bad(`a level of ${alpha}`);
  const wrong = rows.find((row) => !(row.slippage >= 0 && row.notionalUsd >= 0));
  if (wrong !== undefined) throw bad(`${wrong.symbol}: slippage ${wrong.slippage}, notional ${wrong.notionalUsd}`);
  if (rows.length === 0) return null;
  const adjusted = rows.map(adjust).sort((a, b) => a.adjusted - b.adjusted || (a.symbol < b.symbol ? -1 : 1));
  const plain = rows.map((row) => row.slippage).sort((a, b) => a - b);
  // The product of a level and a count may end a hair above a whole number: 0.95 × 20 must be rank 19.
  const rank = Math.max(1, Math.ceil(alpha * rows.length - 1e-9));
  const tail = adjusted.slice(rank).reverse();
  const quantile = adjusted[rank - 1]!.adjusted;
  const totalUsd = tail.reduce((sum, row) => sum + row.adjusted * row.notionalUsd, 0);
  return {
    sar: plain[rank - 1]!,
    sarAdjusted: quantile,
    expectedAdjusted: tail.length === 0 ? quantile : tail.reduce((sum, row) => sum + row.adjusted, 0) / tail.length,
    totalUsd,
    tail,
    fundUsd: [FUND_MULTIPLES[0] * totalUsd, FUND_MULTIPLES[1] * totalUsd],
  };
}

function adjust(row: SlippageRow): AdjustedRow {
  const shares = row.makerShares ?? [];
  const makers = effectiveMakers(shares);
  if (makers === null) return { ...row, adjusted: row.slippage, haircut: null };
  const all = shares.reduce((sum, share) => sum + share, 0);
  const haircut = concentrationHaircut(makers, Math.max(...shares) / all);
  return { ...row, adjusted: row.slippage * (1 + haircut), haircut };
}

function bad(got: string): InputError {
  return new InputError(`${got} gives no Slippage-at-Risk`, {
    code: 'bad-indicator-input',
    hint: 'Give a level between 0 and 1, and slippage and notional of 0 or more.',
  });
}

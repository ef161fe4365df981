/** What a run says of its clearing houses. USD at external prices of when it was paid. */

/**
 * Layers that pay what an account still owes after its own margin, in their order: its member, margin of the member's
 * own accounts, the member's guaranty fund deposit, the clearing house, the other deposits, assessments, and those who
 * gained in the last settlement.
 */
export const CLEARING_LAYERS = ['member', 'margin', 'deposit', 'house', 'mutual', 'assessment', 'gains'] as const;
/** One of {@link CLEARING_LAYERS}. */
export type ClearingLayer = (typeof CLEARING_LAYERS)[number];

/** A member that could not pay. */
export interface MemberDefault {
  /** Account of its capital. */
  readonly member: string;
  readonly atS: number;
  /** What it was short of when it defaulted. */
  readonly shortUsd: number;
}

/** One clearing house. */
export interface ClearingOutcome {
  readonly venue: string;
  readonly members: number;
  /** Settlements of variation margin, and what those who lost paid in them. */
  readonly settlements: number;
  readonly variationUsd: number;
  readonly defaults: readonly MemberDefault[];
  /** Paid by each layer. */
  readonly paidUsd: Readonly<Record<ClearingLayer, number>>;
  /** What no layer paid. */
  readonly unpaidUsd: number;
  /** Members' capital and guaranty fund deposits, before and after. */
  readonly capitalBeforeUsd: number;
  readonly capitalAfterUsd: number;
  readonly depositsBeforeUsd: number;
  readonly depositsAfterUsd: number;
}

/** What a run says of spot books; part of the summary of a market that has any. */

/** One spot book over a run. */
export interface SpotBookOutcome {
  readonly instrument: string;
  readonly venue: string;
  readonly asset: string;
  /** USD that takers sold into bids and bought from asks, arbitrageurs included. */
  readonly soldUsd: number;
  readonly boughtUsd: number;
  /** Price at the start, lowest and last trade, settlement tokens per coin. */
  readonly startPrice: number;
  readonly lowPrice: number;
  readonly endPrice: number;
  /**
   * What the venue's makers have left at the end of the money and of the coins that they started with, fractions; null
   * where they started with none. Books of one venue share their makers.
   */
  readonly makersMoneyLeft: number | null;
  readonly makersCoinsLeft: number | null;
}

/** What waits in a run for its time: answered margin calls, broken basis trades, ranks, pauses and transfers. */

/** Margin calls that will be answered: first in, first out, because the latency is one constant. */
export interface CallQueue {
  slot: Int32Array;
  dueS: Float64Array;
  head: number;
  n: number;
}

/** Entities whose basis trade lost a leg, with the time at which they act. */
export interface BasisQueue {
  readonly dueS: Map<number, number>;
}

/** ADL ranks per instrument and side: rows in order, with the time of the ranking. */
export interface RankTable {
  readonly rows: (Int32Array | null)[];
  readonly scores: (Float64Array | null)[];
  readonly atS: Float64Array;
  /** Number of slots when each ranking was made: whatever is numbered from there on was touched or split off since. */
  readonly slotsAt: Int32Array;
}

/** Marks of the pause window, per instrument; empty where no venue pauses. */
export interface PauseMemory {
  readonly marks: Float64Array;
  readonly samples: number;
  pushed: number;
}

/** Transfers of arbitrage capital under way. */
export interface TransferQueue {
  readonly pending: { from: number; to: number; amount: number; asset: number; dueS: number }[];
  nextRebalanceS: number;
}

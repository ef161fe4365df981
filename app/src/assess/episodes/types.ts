/**
 * What an episode says: a case that is computed from published figures, by rules or by runs on a small market of its
 * own. Inputs, assumptions, results and the figures that results are held to stay apart.
 */

/**
 * Where a figure belongs: `input` was published and goes into the computation, `assumed` has no publication, `target`
 * was published and is only compared with.
 */
export const FIGURE_CLASSES = ['input', 'assumed', 'target'] as const;

/** One figure of an episode, as it was printed and as a number. */
export interface Figure {
  readonly id: string;
  readonly what: string;
  /** As printed, with scale and unit, e.g. `398 m JELLY`. */
  readonly shown: string;
  /** In the unit, without scale; `low` and `high` are what the printed digits and the bound allow. */
  readonly value: number;
  readonly low: number;
  readonly high: number;
  readonly unit: string;
  readonly class: (typeof FIGURE_CLASSES)[number];
  /** Of a target: the relative error that still counts as met; 0 for others. */
  readonly within: number;
  readonly source: string;
  /** Day of the publication, or of the event where that is not known. */
  readonly date: string;
}

/** A result beside the published figure that it is held to. */
export interface HeldTo {
  readonly name: string;
  /** `fitted` where an input was chosen so that this result fits. */
  readonly class: 'predicted' | 'fitted';
  /** The rule or run behind the result, in a few words. */
  readonly how: string;
  readonly value: number;
  readonly unit: string;
  readonly target: Figure;
  /** Result over target, less one. */
  readonly error: number;
  readonly verdict: 'met' | 'missed';
}

/** What the numbers of a column are. */
export type CellKind = 'text' | 'usd' | 'price' | 'count' | 'share' | 'ratio';

/** A table of results that no publication is held against: counterfactuals, sensitivities, who pays. */
export interface EpisodeTable {
  readonly title: string;
  readonly note: string;
  readonly columns: readonly { readonly head: string; readonly kind: CellKind }[];
  readonly rows: readonly (readonly (string | number | null)[])[];
}

/** An episode, computed. */
export interface Episode {
  readonly name: string;
  readonly title: string;
  readonly inputs: readonly Figure[];
  readonly assumed: readonly Figure[];
  readonly heldTo: readonly HeldTo[];
  readonly tables: readonly EpisodeTable[];
  /** What to read out of it, and what it cannot say. */
  readonly notes: readonly string[];
}

/**
 * What a part of the report or of the terminal summary is. A part is one file under `sections/` that exports a function
 * for the page, for the terminal, or both, and one line in each list of `sections.ts`.
 */
import type { RunView } from './runView.ts';
import type { Colors } from './textTable.ts';

/** Where a number comes from; results of a run are `synthetic` or `modelled` like the accounts that they rest on. */
export type Basis = 'measured' | 'modelled' | 'assumed' | 'synthetic';

/** How the terminal is. */
export interface TerminalLook {
  readonly columns: number;
  readonly colors: Colors;
}

/** A part of the page. */
export interface HtmlSection {
  /** Name of the heading in links; unique on the page. */
  readonly id: string;
  readonly title: string;
  /** What is seen, in words; may be empty. */
  readonly lead: string;
  /** Basis of every number of the part that does not state its own. */
  readonly basis: Basis;
  /** Safe markup. */
  readonly body: string;
}

/** Makes a part of the page, or null where this run has nothing to say about it. */
export type HtmlSectionOf = (view: RunView) => HtmlSection | null;

/** A part of the terminal summary: lines that fit the terminal, under a title if there is one. */
export interface TextSection {
  readonly title: string | null;
  readonly body: string;
}

/** Makes a part of the terminal summary, or null where this run has nothing to say about it. */
export type TextSectionOf = (view: RunView, look: TerminalLook) => TextSection | null;

/** Basis of what a run computes: as synthetic as its accounts. */
export function basisOfResults(view: Pick<RunView, 'snapshot'>): Basis {
  return view.snapshot.synthetic ? 'synthetic' : 'modelled';
}

/** What comparisons of published figures say, and how a figure is printed in them. */
import type { Claim } from './claims.ts';

/** One comparison of figures. */
export interface Check {
  readonly rule: 'part' | 'sum' | 'share' | 'ratio' | 'same' | 'window' | 'repeat';
  readonly ids: readonly string[];
  readonly holds: boolean;
  /** The comparison in numbers. */
  readonly text: string;
  /** Of the figures, those that a failed check speaks against, where that is not all of them. */
  readonly doubted?: readonly string[];
}

/** A figure with its unit and its bound, as in a report: `> 1.5 USD bn`. */
export function shown({ bound, figure, unit }: Claim): string {
  const sign = bound === 'above' ? '> ' : bound === 'below' ? '< ' : '';
  return unit === '%' ? `${sign}${figure}%` : `${sign}${figure} ${unit}`;
}

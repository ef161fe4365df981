/** Instruments grouped by venue for charts, each venue with a colour and a dash of its own. */
import { instrumentsBySize } from '../runView.ts';
import type { RunView } from '../runView.ts';

/** More venues than colours that can be told apart. */
const TONES = ['v0', 'v1', 'v2', 'v3', 'v4', 'v5'] as const;
/** Lines differ by dash too, for readers who see no colours. */
const DASHES = ['', '7 3', '2 3', '10 3 2 3', '12 4', '4 2'] as const;

/** A venue with its instruments' rows, and how it is drawn. */
export interface VenueRows {
  readonly venue: string;
  readonly tone: string;
  readonly dash: string;
  readonly rows: readonly number[];
}

/** Instrument rows by venue, the largest first; venues beyond the colours that can be told apart are one group. */
export function rowsByVenue(view: RunView): VenueRows[] {
  const groups = new Map<string, number[]>();
  for (const { venue, row } of instrumentsBySize(view)) groups.set(venue, [...(groups.get(venue) ?? []), row]);
  const all = [...groups.entries()];
  const fits = all.length <= TONES.length ? all.length : TONES.length - 1;
  const others = all.slice(fits).flatMap(([, rows]) => rows);
  const shown = [...all.slice(0, fits), ...(others.length === 0 ? [] : [['other venues', others] as const])];
  return shown.map(([venue, rows], k) => ({ venue, tone: TONES[k]!, dash: DASHES[k]!, rows }));
}

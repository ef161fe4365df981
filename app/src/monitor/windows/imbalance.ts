/**
 * Longs against shorts, and venues against each other, as ratios of exact sums. The press quotes the imbalance in
 * percent: 203.575 m of longs to 14.925 m of shorts is 1,364%.
 */
import { totalCents, type WindowTotals } from './bucket.ts';

/** Liquidated longs ÷ liquidated shorts, a fraction (13.64 is 1,364%); null where no short was liquidated. */
export function imbalance(totals: WindowTotals): number | null {
  return totals.shortCents === 0 ? null : totals.longCents / totals.shortCents;
}

/** Liquidated longs ÷ all, a fraction; null where nothing was liquidated. */
export function longShare(totals: WindowTotals): number | null {
  const all = totalCents(totals);
  return all === 0 ? null : totals.longCents / all;
}

/** Longs ÷ shorts that a share of longs implies: s ÷ (1 − s); null for a share of 1 or more. 0.93 gives 13.29. */
export function imbalanceOfShare(share: number): number | null {
  return share < 1 ? share / (1 - share) : null;
}

/** A ratio in whole percent as the press writes it: `1,364%`; `no shorts` for null. */
export function percentText(ratio: number | null): string {
  if (ratio === null) return 'no shorts';
  return `${String(Math.round(ratio * 100)).replace(/\B(?=(\d{3})+$)/g, ',')}%`;
}

/** A venue's part of what all of them liquidated. */
export interface VenueShare {
  readonly venue: string;
  readonly totalCents: number;
  /** Fraction of all venues. */
  readonly share: number;
}

/** Shares by venue, the largest first, equal ones by name; empty where nothing was liquidated. */
export function venueShares(byVenue: ReadonlyMap<string, WindowTotals>): VenueShare[] {
  const rows = [...byVenue].map(([venue, totals]) => ({ venue, totalCents: totalCents(totals) }));
  const all = rows.reduce((sum, row) => sum + row.totalCents, 0);
  if (all === 0) return [];
  return rows
    .filter((row) => row.totalCents > 0)
    .map((row) => ({ ...row, share: row.totalCents / all }))
    .sort((a, b) => b.totalCents - a.totalCents || (a.venue < b.venue ? -1 : 1));
}

/**
 * One finished run with everything that a reader is told about it. Terminal summary, JSON and HTML report are three
 * views of this, so that they cannot disagree.
 */
import { stringAt } from '@firebreak/engine';
import type {
  BookOutcome,
  GroupTotals,
  ResolvedScenario,
  RunResult,
  SeriesColumns,
  Snapshot,
  Summary,
} from '@firebreak/engine';
import type { Outcome } from '../assess/expectations.ts';
import type { ReadBook } from '../portfolio/bookAccounts.ts';

/**
 * A run, the market and scenario that it was made of, and how long it took. What not every run has (a book, an
 * ensemble, expectations) is an optional field with a type of its own; sections ask for it and are left out without it.
 */
export interface RunView {
  readonly result: RunResult;
  readonly snapshot: Snapshot;
  readonly scenario: ResolvedScenario;
  readonly snapshotHash: string;
  /** Wall clock seconds: reading the market, index and run, extra runs for amplification and branching. */
  readonly seconds: { readonly market: number; readonly run: number; readonly feedback: number };
  readonly engineVersion: string;
  /** Folder that the run is written into, as the user named it. */
  readonly out: string;
  /** What became of the user's own accounts, and how their file was read; absent without a book. */
  readonly book?: BookOutcome;
  readonly bookNotes?: ReadBook | null;
  /** What the case is held to; absent where a scenario was run without asking. */
  readonly expectations?: readonly Outcome[];
}

/** The file of a run folder that people open. */
export const REPORT_FILE = 'report.html';

/** What was filled in when real data were imported, in numbers for `--json`. */
export interface PartialReport {
  /** Cells that were measured, and all cells of columns with gaps. */
  readonly measured: number;
  readonly rows: number;
  readonly filled: readonly {
    readonly column: string;
    readonly how: string;
    readonly measured: number;
    readonly rows: number;
    readonly filled: number;
  }[];
  /** Booked to the residual account so that longs equal shorts, USD, over all contracts and per contract. */
  readonly residualUsd: number;
  readonly residualByInstrument: readonly { readonly instrument: string; readonly usd: number }[];
}

/** What an import filled in, or null where the data were complete. */
export function partialOf(snapshot: Snapshot): PartialReport | null {
  if (snapshot.partial === null) return null;
  const { filled, residualUsd } = snapshot.partial;
  return {
    measured: filled.reduce((sum, entry) => sum + entry.measured, 0),
    rows: filled.reduce((sum, entry) => sum + entry.rows, 0),
    filled: filled.map((entry) => ({ ...entry, filled: entry.rows - entry.measured })),
    residualUsd: residualUsd.reduce((sum, entry) => sum + Math.abs(entry.usd), 0),
    residualByInstrument: residualUsd,
  };
}

/** The object that `--json` prints: every key of the summary, and what identifies the run. */
export function jsonOf(view: RunView): Record<string, unknown> {
  const partial = partialOf(view.snapshot);
  return {
    ...view.result.summary,
    digest: view.result.digest,
    seconds: view.seconds.run,
    snapshotHash: view.snapshotHash,
    out: view.out,
    ...(partial === null ? {} : { partial }),
    ...(view.book === undefined ? {} : { book: view.book }),
    ...(view.expectations === undefined ? {} : { expectations: view.expectations }),
  };
}

/** An instrument with its venue, asset and open interest (one side, USD) at the start of the run. */
export interface Traded {
  readonly row: number;
  readonly instrument: string;
  readonly venue: string;
  readonly asset: string;
  readonly openInterestUsd: number;
}

/** All instruments, the one with most open interest at the start first. */
export function instrumentsBySize({ snapshot, result }: RunView): Traded[] {
  const { instruments, venues, assets } = snapshot;
  const { series } = result;
  const traded = instruments.id.map((instrument, row) => ({
    row,
    instrument,
    venue: venues.id[instruments.venue[row]!]!,
    asset: assets.id[instruments.asset[row]!]!,
    openInterestUsd: series.samples > 0 ? series.openInterestUsd[row]! : 0,
  }));
  return traded.sort((a, b) => b.openInterestUsd - a.openInterestUsd || a.row - b.row);
}

/** The biggest instrument of each asset that anybody holds, assets with most open interest first. */
export function biggestPerAsset(view: RunView): Traded[] {
  const sums = new Map<string, number>();
  const first = new Map<string, Traded>();
  for (const traded of instrumentsBySize(view)) {
    if (!(traded.openInterestUsd > 0)) continue;
    sums.set(traded.asset, (sums.get(traded.asset) ?? 0) + traded.openInterestUsd);
    if (!first.has(traded.asset)) first.set(traded.asset, traded);
  }
  return [...first.values()].sort((a, b) => sums.get(b.asset)! - sums.get(a.asset)!);
}

/** Whether anybody holds a contract; without, there is nothing to say of venues, prices and waterfall. */
export function holdsPositions({ result: { summary } }: Pick<RunView, 'result'>): boolean {
  return summary.openInterestBeforeUsd > 0 || summary.liquidatedUsd > 0;
}

/** Values of one instrument over all samples of a series column. */
export function column(series: SeriesColumns, values: Float64Array, row: number): number[] {
  return Array.from({ length: series.samples }, (_, sample) => values[sample * series.instruments + row]!);
}

/** Name of an account by its row, or an empty text where an event has none. */
export function accountName(snapshot: Snapshot, row: number): string {
  return row < 0 ? '' : stringAt(snapshot.accounts.id, row);
}

/** A venue's or asset's groups with something to show: those with open interest or forced notional, largest first. */
export function largestFirst<T extends { readonly liquidatedUsd: number; readonly openInterestBeforeUsd: number }>(
  groups: readonly T[],
): T[] {
  return groups
    .filter((group) => group.openInterestBeforeUsd > 0 || group.liquidatedUsd > 0)
    .sort((a, b) => b.liquidatedUsd - a.liquidatedUsd || b.openInterestBeforeUsd - a.openInterestBeforeUsd);
}

/** Forced notional as a share of open interest at the start, or words where nothing was held. */
export function shareOfInterest(row: GroupTotals): number | string {
  return row.openInterestBeforeUsd > 0 ? row.liquidatedUsd / row.openInterestBeforeUsd : 'none held';
}

/** What inputs the run rests on: label and shares, in the order in which they are shown. */
export function basisRows(summary: Summary): { readonly label: string; readonly shares: Summary['basis']['rules'] }[] {
  const { openInterest, accounts, depth, rules } = summary.basis;
  return [
    { label: 'Open interest', shares: openInterest },
    { label: 'Accounts', shares: accounts },
    { label: 'Depth', shares: depth },
    { label: 'Margin tiers', shares: rules },
  ];
}

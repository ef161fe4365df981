/**
 * A run that also tells what became of a user's own accounts. The run itself is `runCascade`'s, to the digest: what is
 * told is read from its state before the first step, after each step where there are new events, and at the end.
 */
import { stringAt } from '../core/strings.ts';
import { BOOK_OWNER, type Snapshot } from '../market/snapshot.ts';
import type { BookAccountOutcome, BookOutcome } from '../result/book.ts';
import type { RunResult } from '../result/types.ts';
import {
  equityChange,
  type Moment,
  momentOf,
  noteEvents,
  type Noted,
  type Standing,
  standingOf,
  usdOf,
} from './bookEquity.ts';
import { closedOf, positionsAtStart, type StartPosition } from './bookPositions.ts';
import { keepAccounts } from './byAccount.ts';
import type { Context } from './context.ts';
import { runDigest } from './digest.ts';
import { checkRun } from './invariants.ts';
import type { Prepared } from './prepared.ts';
import { advance, forcedUsd, type RunOptions, startRun } from './run.ts';
import { summarise } from './summary.ts';

/** Steps between two calls of `onProgress`. */
const PROGRESS_STEPS = 20;

interface Start {
  readonly row: number;
  readonly standing: Standing;
  readonly positions: readonly StartPosition[];
}

/**
 * Runs a prepared market that has accounts of a book (`addBook`) at a level that records events. Throws as `runCascade`
 * does.
 */
export function runBook(prepared: Prepared, options: RunOptions): { result: RunResult; book: BookOutcome } {
  const { scenario, snapshot } = prepared;
  const c = startRun(prepared, options);
  const before = momentOf(c);
  const starts = bookRows(snapshot).map((row) => ({
    row,
    standing: standingOf(c, row, before),
    positions: positionsAtStart(c, row),
  }));
  const noted = new Map<number, Noted[]>(starts.map(({ row }) => [row, []]));
  const steps = Math.max(1, Math.floor(scenario.horizonS / scenario.stepS + 1e-9));
  for (let step = 1, seen = 0; step <= steps; step++) {
    advance(c, step * scenario.stepS);
    seen = noteEvents(c, seen, noted);
    if (step % PROGRESS_STEPS !== 0 && step !== steps) continue;
    options.onProgress?.({ step, steps, timeS: c.state.timeS, liquidatedUsd: forcedUsd(c) });
  }
  checkRun(c);
  const summary = summarise(c);
  const events = c.log.columns();
  const result = { summary, events, series: c.series, digest: runDigest(c.level, summary, events, c.series) };
  keepAccounts(c, result);
  const after = momentOf(c);
  const accounts = starts.map((start) => outcomeOf(c, start, after, noted.get(start.row) ?? []));
  const sum = (key: 'equityBeforeUsd' | 'equityAfterUsd') => accounts.reduce((usd, account) => usd + account[key], 0);
  return {
    result,
    book: { equityBeforeUsd: sum('equityBeforeUsd'), equityAfterUsd: sum('equityAfterUsd'), accounts },
  };
}

/** Accounts of the book, by their row in the snapshot. */
function bookRows({ accounts }: Snapshot): number[] {
  const book = accounts.entities.indexOf(BOOK_OWNER);
  const rows: number[] = [];
  for (let a = 0; a < accounts.n && book >= 0; a++) if (accounts.entity[a] === book) rows.push(a);
  return rows;
}

function outcomeOf(
  c: Context,
  { row, standing, positions }: Start,
  after: Moment,
  noted: readonly Noted[],
): BookAccountOutcome {
  const { accounts, venues } = c.snapshot;
  const end = standingOf(c, row, after);
  const first = (kinds: ReadonlySet<string>): number | null =>
    noted.find(({ event }) => kinds.has(event.kind))?.event.timeS ?? null;
  return {
    account: stringAt(accounts.id, row),
    venue: venues.id[accounts.venue[row]],
    equityBeforeUsd: usdOf(standing),
    equityAfterUsd: usdOf(end),
    change: equityChange(c, standing, end, noted),
    calledS: first(CALLED),
    liquidatedS: first(FORCED),
    positions: positions.map((position) => closedOf(c, position, noted)),
    events: noted.map(({ event }) => event),
  };
}

const CALLED: ReadonlySet<string> = new Set(['margin_call']);
const FORCED: ReadonlySet<string> = new Set(['liquidation', 'vault_transfer', 'fund_takeover', 'adl']);

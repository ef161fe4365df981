/**
 * How many further forced dollars a forced dollar brings on the venue whose branching was published. At moments of a
 * finished run the same run is made again with a small extra sale, spread over all books of the venue by their calm
 * depth, and what is forced within a minute beyond the run without it is counted. It is reported, never fitted.
 */
import { EVENT, prepare, resolveScenario, runCascade } from '@firebreak/engine';
import type { EventColumns, Prepared, RunResult, Snapshot } from '@firebreak/engine';
import { isForced } from './forced.ts';
import { VENUE } from './measures.ts';

/** Moments: shares of the venue's forced notional that had been closed by then. */
export const BRANCHING_STAGES = Object.freeze({ nucleation: 0.1, peak: 0.5, late: 0.9 });

/** A name of {@link BRANCHING_STAGES}. */
export type BranchingStage = keyof typeof BRANCHING_STAGES;

/** Extra sale as a share of calm depth within 1%, once and fourfold: a linear response has the same ratio at both. */
const EPSILONS = [0.01, 0.04] as const;
/** Seconds within which further forced notional counts. */
const RESPONSE_S = 60;

/** Branching at one moment; ratios are forced USD per USD sold, null where nothing could be sold. */
export interface BranchingMoment {
  readonly stage: BranchingStage;
  /** Seconds from the start of the case. */
  readonly atS: number;
  readonly ratio: number | null;
  readonly ratioAt4: number | null;
}

/** Measures a finished run of `document` with the same seed. Null where nothing was forced on the venue. */
export function measureBranching(
  snapshot: Snapshot,
  document: object,
  seed: number,
  { events }: Pick<RunResult, 'events'>,
): BranchingMoment[] | null {
  const forced = forcedOn(snapshot, events);
  const all = forced.reduce((sum, [, usd]) => sum + usd, 0);
  if (all === 0) return null;
  const prepared = prepare(snapshot, resolveScenario(document, snapshot));
  return (Object.keys(BRANCHING_STAGES) as BranchingStage[]).map((stage) => {
    const atS = momentOf(forced, BRANCHING_STAGES[stage] * all);
    const untilS = atS + RESPONSE_S;
    const before = until(forced, untilS);
    const [ratio, ratioAt4] = EPSILONS.map((epsilon) => {
      const scenario = { ...prepared.scenario, flows: salesAt(prepared, atS, epsilon) };
      const changed = runCascade({ ...prepared, scenario }, { seed, record: 'events', untilS }).events;
      const sold = soldOn(snapshot, changed);
      return sold > 0 ? (until(forcedOn(snapshot, changed), untilS) - before) / sold : null;
    });
    return { stage, atS, ratio: ratio!, ratioAt4: ratioAt4! };
  });
}

type Amounts = readonly (readonly [timeS: number, usd: number])[];

/** Forced notional on the venue, event by event: seconds and USD. */
function forcedOn(snapshot: Snapshot, events: EventColumns): Amounts {
  return amounts(snapshot, events, (e) => isForced(snapshot, events, e));
}

function soldOn(snapshot: Snapshot, events: EventColumns): number {
  const sold = amounts(snapshot, events, (e) => events.kind[e] === EVENT.external);
  return sold.reduce((sum, [, usd]) => sum + usd, 0);
}

function amounts({ instruments, venues }: Snapshot, events: EventColumns, counts: (e: number) => boolean): Amounts {
  const venue = venues.id.indexOf(VENUE);
  const out: (readonly [number, number])[] = [];
  for (let e = 0; e < events.n; e++) {
    if (instruments.venue[events.instrument[e]!] !== venue || !counts(e)) continue;
    out.push([events.timeS[e]!, events.notionalUsd[e]!]);
  }
  return out;
}

/** When the sum of amounts reaches a total. */
function momentOf(amountsInTime: Amounts, total: number): number {
  let sum = 0;
  for (const [timeS, usd] of amountsInTime) if ((sum += usd) >= total) return timeS;
  return amountsInTime.at(-1)![0];
}

function until(amountsInTime: Amounts, timeS: number): number {
  return amountsInTime.reduce((sum, [t, usd]) => (t <= timeS ? sum + usd : sum), 0);
}

/** One sale per book of the venue within the step after a moment: `epsilon` of its calm bids within 1%. */
function salesAt({ snapshot, curves }: Prepared, startS: number, epsilon: number): Prepared['scenario']['flows'] {
  const { instruments, venues } = snapshot;
  const venue = venues.id.indexOf(VENUE);
  return instruments.id.flatMap((_, instrument) =>
    instruments.venue[instrument] === venue
      ? [{ instrument, qty: -epsilon * curves.depthAt1pct[2 * instrument]!, startS, lengthS: 0 }]
      : [],
  );
}

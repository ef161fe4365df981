/** Positions of an own account: what liquidates them at the start, their place in the ADL queue, how they ended. */
import type { BookPositionOutcome, JointTrigger, Trigger } from '../result/book.ts';
import type { EventKind } from '../result/types.ts';
import type { Noted } from './bookEquity.ts';
import { type Context, notionalUsd } from './context.ts';
import { jointTrigger, legTrigger } from './trigger.ts';

/** A position before anything has moved. */
export interface StartPosition {
  readonly unit: number;
  /** Row of the snapshot's legs. */
  readonly leg: number;
  readonly mark: number;
  readonly notionalUsd: number;
  readonly trigger: Trigger | null;
  readonly joint: JointTrigger;
  readonly adlQueueAhead: number | null;
}

/** The positions of an account at the start of a run. */
export function positionsAtStart(c: Context, account: number): StartPosition[] {
  const { accounts, units, legs } = c.snapshot;
  const positions: StartPosition[] = [];
  for (let unit = accounts.unitStart[account]; unit < accounts.unitStart[account + 1]; unit++) {
    const joint = jointTrigger(c.prepared.tables, c.state, unit);
    for (let leg = units.legStart[unit]; leg < units.legStart[unit + 1]; leg++) {
      const i = legs.instrument[leg];
      const mark = c.state.mark[i];
      positions.push({
        unit,
        leg,
        mark,
        notionalUsd: notionalUsd(c, i, legs.qty[leg], mark),
        trigger: legTrigger(c.prepared.tables, c.state, unit, leg),
        joint,
        adlQueueAhead: queueAhead(c, unit, leg),
      });
    }
  }
  return positions;
}

/** Scores of a side's holders with their contract units, per run and side: many positions of a book share a side. */
interface Queue {
  readonly scores: Float64Array;
  readonly qty: Float64Array;
  readonly rowOf: ReadonlyMap<number, number>;
}

const queues = new WeakMap<Context, Map<number, Queue>>();

/** Share of the side's contract units with a higher score than the leg; null where the leg is not in profit. */
function queueAhead(c: Context, unit: number, leg: number): number | null {
  const { legs } = c.snapshot;
  const i = legs.instrument[leg];
  if (!(legs.qty[leg] * (c.state.pnlR[i] - legs.entryR[leg]) > 0)) return null;
  const { scores, qty, rowOf } = queueOf(c, i, Number(legs.qty[leg] < 0));
  const own = scores[rowOf.get(unit) ?? -1];
  let ahead = 0;
  let all = 0;
  for (let k = 0; k < scores.length; k++) {
    all += qty[k];
    if (scores[k] > own) ahead += qty[k];
  }
  return ahead / all;
}

/** Who holds a side at the start, with the venue's ADL scores. */
function queueOf(c: Context, instrument: number, side: number): Queue {
  const known = queues.get(c) ?? new Map<number, Queue>();
  queues.set(c, known);
  const key = 2 * instrument + side;
  const found = known.get(key);
  if (found !== undefined) return found;
  const { start, unit, legOffset } = c.prepared.holders;
  const { units, legs, instruments } = c.snapshot;
  const rows: number[] = [];
  const offsets: number[] = [];
  const qty: number[] = [];
  for (let k = start[key]; k < start[key + 1]; k++) {
    const held = legs.qty[units.legStart[unit[k]] + legOffset[k]];
    if (side === 0 ? held <= 0 : held >= 0) continue;
    rows.push(unit[k]);
    offsets.push(legOffset[k]);
    qty.push(Math.abs(held) * c.state.membersOf(unit[k]));
  }
  const scores = new Float64Array(rows.length);
  const rules = c.rules[instruments.venue[instrument]];
  rules.adlScore(c.state, Int32Array.from(rows), Int32Array.from(offsets), rows.length, scores);
  const queue = { scores, qty: Float64Array.from(qty), rowOf: new Map(rows.map((row, k) => [row, k])) };
  known.set(key, queue);
  return queue;
}

/** How a position ended. Events name account and contract; they are those of the leg whose sign they reduce. */
export function closedOf(c: Context, start: StartPosition, noted: readonly Noted[]): BookPositionOutcome {
  const { state, snapshot } = c;
  const { legs, units, instruments } = snapshot;
  const i = legs.instrument[start.leg];
  const qty = legs.qty[start.leg];
  const slot = state.slotOf[start.unit];
  const closed: Partial<Record<EventKind, number>> = {};
  let firstS: number | null = null;
  for (const { event, instrument } of noted) {
    if (instrument !== i || event.qty * qty >= 0) continue;
    closed[event.kind] = (closed[event.kind] ?? 0) + Math.abs(event.qty);
    firstS ??= event.timeS;
  }
  return {
    instrument: instruments.id[i],
    isolated: units.isolated[start.unit] !== 0,
    qty,
    qtyEnd: slot < 0 ? qty : state.legQty[state.slotLeg[slot] + start.leg - units.legStart[start.unit]],
    entryPrice: legs.entryPrice[start.leg],
    markPrice: start.mark,
    markPriceEnd: state.mark[i],
    notionalUsd: start.notionalUsd,
    trigger: start.trigger,
    joint: start.joint,
    adlQueueAhead: start.adlQueueAhead,
    closed,
    firstS,
  };
}

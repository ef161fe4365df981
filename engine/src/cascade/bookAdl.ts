/**
 * Where positions of a user's book stand in their venues' queues of auto-deleveraging at prices of now: scored by the
 * venue's own formula beside everybody whose positions the snapshot holds. An estimate: those positions are as of the
 * snapshot, and who is not in it is not counted.
 */
import { stringAt } from '../core/strings.ts';
import type { Snapshot } from '../market/snapshot.ts';
import { ruleSet } from '../rules/index.ts';
import { type LivePrices, liveState, unitsOfBook } from './bookMargins.ts';
import { isExempt } from './roles.ts';

/** A position's place. */
export interface AdlPlace {
  readonly account: string;
  readonly instrument: string;
  readonly long: boolean;
  /** Share of the side's contract units whose holders have a higher score, in [0, 1). */
  readonly ahead: number;
  /** Rows of accounts that hold the side, the book's own among them. */
  readonly holders: number;
}

interface Side {
  readonly rows: Int32Array;
  readonly offsets: Int32Array;
  readonly qty: Float64Array;
}

/**
 * Prepares a market that has accounts of a book (`addBook`) and returns what gives the places of its positions at given
 * prices. Throws RuleInputError where a rule family cannot be bound.
 */
export function bookAdlPlaces(snapshot: Snapshot): (prices: LivePrices) => readonly AdlPlace[] {
  const { accounts, instruments, legs, units, venues } = snapshot;
  const rules = Array.from({ length: venues.n }, (_, v) => ruleSet(venues.rules[v]).bind(snapshot, v));
  const own = unitsOfBook(snapshot).flatMap((unit) =>
    Array.from({ length: units.legStart[unit + 1] - units.legStart[unit] }, (_, offset) => ({
      unit,
      instrument: legs.instrument[units.legStart[unit] + offset],
      qty: legs.qty[units.legStart[unit] + offset],
    })).filter(({ qty }) => qty !== 0),
  );
  const keyOf = (instrument: number, qty: number): number => 2 * instrument + Number(qty < 0);
  const sides = sidesOf(snapshot, new Set(own.map(({ instrument, qty }) => keyOf(instrument, qty))));
  return (prices) => {
    const state = liveState(snapshot, prices);
    const scores = new Map(
      [...sides].map(([key, { rows, offsets }]) => {
        const out = new Float64Array(rows.length);
        rules[instruments.venue[key >> 1]].adlScore(state, rows, offsets, rows.length, out);
        return [key, out] as const;
      }),
    );
    return own.map(({ unit, instrument, qty }) => {
      const key = keyOf(instrument, qty);
      const side = sides.get(key)!;
      const score = scores.get(key)!;
      const mine = score[side.rows.indexOf(unit)];
      let ahead = 0;
      let all = 0;
      for (let k = 0; k < score.length; k++) {
        all += side.qty[k];
        if (score[k] > mine) ahead += side.qty[k];
      }
      return {
        account: stringAt(accounts.id, units.account[unit]),
        instrument: instruments.id[instrument],
        long: qty > 0,
        ahead: ahead / all,
        holders: score.length,
      };
    });
  };
}

/** Who holds the sides named by 2·instrument + (1 for shorts), those left out whom a venue never deleverages. */
function sidesOf({ accounts, legs, units }: Snapshot, wanted: ReadonlySet<number>): Map<number, Side> {
  const lists = new Map(
    [...wanted].map((key) => [key, { rows: [] as number[], offsets: [] as number[], qty: [] as number[] }]),
  );
  for (let unit = 0; unit < units.n; unit++) {
    const account = units.account[unit];
    if (isExempt(accounts.kind[account])) continue;
    for (let leg = units.legStart[unit]; leg < units.legStart[unit + 1]; leg++) {
      if (legs.qty[leg] === 0) continue;
      const list = lists.get(2 * legs.instrument[leg] + Number(legs.qty[leg] < 0));
      if (list === undefined) continue;
      list.rows.push(unit);
      list.offsets.push(leg - units.legStart[unit]);
      list.qty.push(Math.abs(legs.qty[leg]) * accounts.count[account]);
    }
  }
  return new Map(
    [...lists].map(([key, { rows, offsets, qty }]) => [
      key,
      { rows: Int32Array.from(rows), offsets: Int32Array.from(offsets), qty: Float64Array.from(qty) },
    ]),
  );
}

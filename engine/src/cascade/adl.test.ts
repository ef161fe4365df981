/**
 * Auto-deleveraging reaches everybody in the ranking, members that were split off since included, and closes at the
 * price that the venue publishes, whoever gains by it. What a basis desk loses by it is closed again over all its
 * accounts, and no more than that.
 */
import { describe, expect, it } from 'vitest';
import type { Snapshot } from '../market/snapshot.ts';
import { PHASE } from '../rules/types.ts';
import { addResidual, runAdl } from './adl.ts';
import { noteBrokenBasis, runBasisFunds } from './basisFunds.ts';
import type { Context } from './context.ts';
import { startRun } from './run.ts';
import { caseOf, randomSnapshot, type ScenarioDoc } from './testRuns.ts';

const SEEDS = Array.from({ length: 30 }, (_, seed) => seed);

function runOf(snapshot: Snapshot, seed: number, doc: ScenarioDoc = {}): Context {
  return startRun(caseOf(snapshot, doc), { seed, record: 'events' });
}

/** Calls visit for every slot of a unit, which is touched first. */
function visitSlots(c: Context, unit: number, visit: (slot: number) => void): void {
  for (let slot = c.state.touch(unit); slot >= 0; slot = c.state.slotNext[slot]) visit(slot);
}

/** Units with a leg in an instrument on a side that may be deleveraged, with the place of that leg. */
function holders(c: Context, instrument: number, side: 1 | -1): { unit: number; offset: number }[] {
  const { units, legs } = c.snapshot;
  const found: { unit: number; offset: number }[] = [];
  for (let unit = 0; unit < units.n; unit++) {
    if (c.prepared.roles.exempt[unit] !== 0) continue;
    for (let j = units.legStart[unit]; j < units.legStart[unit + 1]; j++) {
      if (legs.instrument[j] === instrument && legs.qty[j] * side > 0)
        found.push({ unit, offset: j - units.legStart[unit] });
    }
  }
  return found;
}

describe('auto-deleveraging', () => {
  it('takes from members that were split off after the ranking as from those they came from', () => {
    let passes = 0;
    for (const seed of SEEDS) {
      const c = runOf(randomSnapshot(seed, { accounts: 60 }), seed);
      const { state, snapshot } = c;
      for (let i = 0; i < snapshot.instruments.n; i++) {
        const longs = holders(c, i, 1);
        const shorts = holders(c, i, -1);
        if (longs.length < 2 || !shorts.some(({ unit }) => state.membersOf(unit) > 1)) continue;
        const held = (slot: number, offset: number): number => state.legQty[state.slotLeg[slot] + offset];
        // A first, tiny pass makes the ranking; then every cohort is split, the touched and the untouched ones.
        const first = state.touch(longs[0].unit);
        addResidual(c, first, longs[0].offset, 1e-9 * Math.abs(held(first, longs[0].offset)), state.mark[i], false);
        expect(runAdl(c)).toBe(true);
        for (const { unit } of shorts) {
          const slot = state.touch(unit);
          if (state.slotMembers[slot] > 1) state.split(slot, Math.floor(state.slotMembers[slot] / 2));
        }
        for (const { unit, offset } of longs) {
          visitSlots(c, unit, (slot) => {
            if (held(slot, offset) > 0) addResidual(c, slot, offset, held(slot, offset), state.mark[i], false);
          });
        }
        expect(runAdl(c)).toBe(true);
        const left = (side: readonly { unit: number; offset: number }[]): number => {
          let sum = 0;
          for (const { unit, offset } of side)
            visitSlots(c, unit, (slot) => (sum += Math.abs(held(slot, offset)) * state.slotMembers[slot]));
          return sum;
        };
        expect(Math.min(left(longs), left(shorts)), `seed ${seed}, ${snapshot.instruments.id[i]}`).toBeLessThan(1e-9);
        passes++;
      }
    }
    expect(passes).toBeGreaterThan(20);
  });

  it('closes winners at the bankruptcy price where the venue says so, also where that is better than the mark', () => {
    const gains: Record<string, number> = { 'binance-usdm': 0, bybit: 0, okx: 0 };
    for (const seed of SEEDS) {
      const c = runOf(randomSnapshot(seed, { accounts: 60 }), seed);
      const { state, snapshot, totals } = c;
      for (let i = 0; i < snapshot.instruments.n; i++) {
        const venue = snapshot.instruments.venue[i];
        const rules = snapshot.venues.rules[venue];
        const [loser] = holders(c, i, 1);
        if (rules === 'hyperliquid' || loser === undefined || holders(c, i, -1).length === 0) continue;
        const slot = state.touch(loser.unit);
        state.slotPhase[slot] = PHASE.liquidating;
        // The account still has equity: its bankruptcy price is 2% below the mark, and the fund takes no more.
        const before = totals.adlHaircutUsd[venue];
        const quantity = state.legQty[state.slotLeg[slot] + loser.offset];
        addResidual(c, slot, loser.offset, quantity, 0.98 * state.mark[i], true);
        if (!runAdl(c)) continue;
        const gain = before - totals.adlHaircutUsd[venue];
        if (rules === 'okx') expect(Math.abs(gain)).toBeLessThan(1e-6);
        else expect(gain).toBeGreaterThan(0);
        gains[rules]++;
      }
    }
    for (const n of Object.values(gains)) expect(n).toBeGreaterThan(3);
  });
});

describe('a basis desk that lost a leg', () => {
  it('closes what it lost over all its units and slots, once', () => {
    let spread = 0;
    for (const seed of SEEDS) {
      // Impact off: every order is filled, so that only the desk's own sizes decide.
      const c = runOf(randomSnapshot(seed, { accounts: 60 }), seed, {
        switches: { impact: false },
        behaviour: { basis_latency_s: 0 },
      });
      const { state, snapshot, prepared } = c;
      const { start, unit: unitAt } = prepared.entityUnits;
      for (let entity = 0; entity + 1 < start.length; entity++) {
        const units = Array.from(unitAt.subarray(start[entity], start[entity + 1]));
        if (units.length < 2) continue;
        const desk = Array.from(units, (unit) => ({ unit, account: snapshot.units.account[unit] }));
        if (!desk.every(({ account }) => snapshot.accounts.kind[account] === snapshot.accounts.kind[desk[0].account]))
          continue;
        const asset = snapshot.instruments.asset[snapshot.legs.instrument[snapshot.units.legStart[units[0]]]];
        const before = coinsBySide(c, units, asset);
        if (before.long === 0 || before.short === 0) continue;
        // All longs of the asset are taken away at the mark, as an ADL would.
        for (const unit of units) visitSlots(c, unit, (slot) => takeLongs(c, slot, asset));
        noteBrokenBasis(c, units[0]);
        runBasisFunds(c);
        const after = coinsBySide(c, units, asset);
        expect(after.short, `seed ${seed}, entity ${entity}`).toBeCloseTo(Math.max(0, before.short - before.long), 8);
        noteBrokenBasis(c, units[0]);
        runBasisFunds(c);
        expect(coinsBySide(c, units, asset).short).toBeCloseTo(after.short, 8);
        spread += Number(before.largest < Math.min(before.short, before.long) * (1 - 1e-9));
        expect(state.slots).toBeGreaterThan(0);
      }
    }
    expect(spread).toBeGreaterThan(5);
  });
});

interface Sides {
  long: number;
  short: number;
  /** Largest short leg of one slot. */
  largest: number;
}

/** Calls visit with every leg of a slot in contracts on an asset, its coins over all members. */
function visitLegs(
  c: Context,
  slot: number,
  asset: number,
  visit: (offset: number, instrument: number, coins: number) => void,
): void {
  const { state, snapshot } = c;
  const unit = state.slotUnit[slot];
  const from = snapshot.units.legStart[unit];
  for (let j = from; j < snapshot.units.legStart[unit + 1]; j++) {
    const i = snapshot.legs.instrument[j];
    if (snapshot.instruments.asset[i] !== asset) continue;
    const qty = state.legQty[state.slotLeg[slot] + j - from] * state.slotMembers[slot];
    visit(j - from, i, snapshot.instruments.inverse[i] === 0 ? qty : qty / state.mark[i]);
  }
}

function coinsBySide(c: Context, units: readonly number[], asset: number): Sides {
  const sides = { long: 0, short: 0, largest: 0 };
  for (const unit of units) {
    visitSlots(c, unit, (slot) =>
      visitLegs(c, slot, asset, (_offset, _i, coins) => {
        if (coins > 0) sides.long += coins;
        else sides.short -= coins;
        sides.largest = Math.max(sides.largest, -coins);
      }),
    );
  }
  return sides;
}

/** Hands a slot's longs of an asset to the venue's external account at the mark. */
function takeLongs(c: Context, slot: number, asset: number): void {
  const { state, snapshot, prepared, ledger } = c;
  visitLegs(c, slot, asset, (offset, i, coins) => {
    if (!(coins > 0)) return;
    const qty = state.legQty[state.slotLeg[slot] + offset];
    const external = state.touch(prepared.roles.external[snapshot.instruments.venue[i]]);
    ledger.trade(slot, offset, -qty, state.markR[i]);
    ledger.trade(external, prepared.roles.legOffset[i], qty * state.slotMembers[slot], state.markR[i]);
  });
}

/**
 * Who takes the other side of a fill: providers pro rata to what they quote, never one that is in liquidation or has
 * nothing left, and nobody where there is none (docs/model.md, Who is on the other side).
 */
import { describe, expect, it } from 'vitest';
import { PHASE } from '../rules/types.ts';
import { EVENT } from '../result/types.ts';
import type { Context } from './context.ts';
import { addOrder, clearOrders, executeOrders } from './orders.ts';
import { quotingShare } from './otherSide.ts';
import { stepProviders } from './providers.ts';
import { advance, startRun } from './run.ts';
import { caseOf, randomSnapshot } from './testRuns.ts';
import { startLiquidation } from './liquidations.ts';

const SEEDS = Array.from({ length: 20 }, (_, seed) => seed);

function calmRun(seed: number): Context {
  return startRun(caseOf(randomSnapshot(seed, { accounts: 30 }), {}), { seed, record: 'events' });
}

/** What a unit holds in a contract. */
function held(c: Context, unit: number, instrument: number): number {
  const slot = c.state.slotOf[unit];
  return slot < 0 ? 0 : c.state.legQty[c.state.slotLeg[slot] + c.prepared.roles.legOffset[instrument]];
}

/** Sends an order of the venue's external account and returns what was filled. */
function trade(c: Context, unit: number, instrument: number, qty: number): number {
  addOrder(c, c.state.touch(unit), c.prepared.roles.legOffset[instrument], qty, 0, -1);
  executeOrders(c, 'forced');
  const filled = c.orders.filled[0];
  clearOrders(c);
  return filled;
}

describe('liquidity providers', () => {
  it('take fills pro rata to what they quote; one in liquidation takes none, least of all its own', () => {
    let several = 0;
    for (const seed of SEEDS) {
      const c = calmRun(seed);
      const providers = c.prepared.roles.providers[c.snapshot.instruments.venue[0]];
      if (providers.length < 2) continue;
      several++;
      const external = c.prepared.roles.external[c.snapshot.instruments.venue[0]];
      const qty = 0.1 * c.prepared.curves.depthAt1pct[0];
      expect(trade(c, external, 0, -qty)).toBeCloseTo(qty, 12);
      const before = Array.from(providers, (unit) => held(c, unit, 0));
      before.forEach((now, p) => expect(now / qty).toBeCloseTo(c.providerShare[c.snapshot.instruments.venue[0]][p], 9));
      startLiquidation(c, providers[0]);
      expect(trade(c, providers[0], 0, -before[0])).toBeCloseTo(before[0], 12);
      expect(held(c, providers[0], 0)).toBe(0);
      const others = providers.subarray(1).reduce((sum, unit) => sum + held(c, unit, 0), 0);
      expect(others / qty).toBeCloseTo(1, 9);
    }
    expect(several).toBeGreaterThan(5);
  });

  it('leave an order unfilled where all are in liquidation or have nothing left', () => {
    for (const seed of SEEDS) {
      const c = calmRun(seed);
      const venue = c.snapshot.instruments.venue[0];
      const providers = c.prepared.roles.providers[venue];
      const external = c.prepared.roles.external[venue];
      for (const unit of providers) startLiquidation(c, unit);
      const { consumed } = c.books;
      const before = consumed.slice();
      expect(quotingShare(c, venue)).toBe(0);
      expect(trade(c, external, 0, -1)).toBe(0);
      expect(consumed).toEqual(before);
      for (const unit of providers) {
        const slot = c.state.slotOf[unit];
        c.state.slotPhase[slot] = PHASE.called;
        const rows = c.snapshot.units.balanceStart[unit + 1] - c.snapshot.units.balanceStart[unit];
        c.state.balance.fill(0, c.state.slotBalance[slot], c.state.slotBalance[slot] + rows);
      }
      stepProviders(c);
      expect(quotingShare(c, venue)).toBe(0);
      expect(trade(c, external, 0, -1)).toBe(0);
    }
  });

  it('are not there for liquidations either: those go on to vault, fund or auto-deleveraging', () => {
    let next = 0;
    for (const seed of SEEDS) {
      const snapshot = randomSnapshot(seed, { accounts: 60 });
      const shocks = [{ assets: 'all', move: -0.2, length: 30 }];
      const c = startRun(caseOf(snapshot, { shocks, switches: { margin_calls: false } }), { seed, record: 'events' });
      for (const list of c.prepared.roles.providers) for (const unit of list) startLiquidation(c, unit);
      c.activeCount = 0;
      advance(c, 40);
      for (let e = 0; e < c.log.n; e++) {
        const kind = c.log.kind[e];
        expect(kind).not.toBe(EVENT.liquidation);
        expect(kind).not.toBe(EVENT.stop);
        next += Number([EVENT.vault_transfer, EVENT.fund_takeover, EVENT.adl].includes(kind));
      }
    }
    expect(next).toBeGreaterThan(100);
  });
});

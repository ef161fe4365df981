/** Multipliers on a market: what they change, what they leave, and that a run of a scaled market conserves. */
import { describe, expect, it } from 'vitest';
import { KIND } from '../market/kinds.ts';
import { BOOK_OWNER, type Snapshot } from '../market/snapshot.ts';
import { marginRow } from '../rules/shared/margin.ts';
import { MARKET_DEFAULTS } from '../scenario/defaults.ts';
import { initialState, prepare } from './prepared.ts';
import { runCascade } from './run.ts';
import { isUnscaled } from './scaleMarket.ts';
import { caseOf, randomScenario, randomSnapshot } from './testRuns.ts';
import { resolveScenario } from '../scenario/resolve.ts';

/** Equity less maintenance of every unit at the snapshot's prices. */
function slacks(snapshot: Snapshot, market: Readonly<Record<string, number>>): Float64Array {
  const prepared = caseOf(snapshot, { market });
  const view = initialState(prepared.snapshot);
  const margin = new Float64Array(2);
  return Float64Array.from({ length: snapshot.units.n }, (_, u) => {
    marginRow(prepared.tables, view, u, margin, 0);
    return margin[0] - margin[1];
  });
}

const kindOf = (snapshot: Snapshot, unit: number): number => snapshot.accounts.kind[snapshot.units.account[unit]];

/** Single-currency units scale exactly; units of several tokens up to the steps of haircuts. */
function checkKind(seed: number, key: string, kinds: readonly number[], scale: number): number {
  const snapshot = randomSnapshot(seed);
  const before = slacks(snapshot, {});
  const after = slacks(snapshot, { [key]: scale });
  let scaled = 0;
  for (let u = 0; u < snapshot.units.n; u++) {
    if (!kinds.includes(kindOf(snapshot, u)) || !(before[u] > 0)) {
      expect(after[u]).toBe(before[u]);
      continue;
    }
    const account = snapshot.units.account[u];
    const single = snapshot.accounts.multi[account] === 0 || snapshot.units.isolated[u] !== 0;
    const tolerance = 1e-9 * (Math.abs(before[u]) + 1);
    if (single) expect(Math.abs(after[u] - scale * before[u])).toBeLessThan(tolerance);
    else if (scale < 1) expect(after[u]).toBeGreaterThan(-tolerance);
    scaled++;
  }
  return scaled;
}

describe('scaleMarket', () => {
  it('is 1 by default, and then the snapshot is the same object', () => {
    const scales = Object.fromEntries(Object.entries(MARKET_DEFAULTS).map(([key, { value }]) => [key, value]));
    expect(isUnscaled(scales as never)).toBe(true);
    const snapshot = randomSnapshot(1);
    expect(caseOf(snapshot, {}).snapshot).toBe(snapshot);
  });

  it('multiplies what accounts of a kind have above maintenance and nothing else', () => {
    for (let seed = 1; seed <= 10; seed++) {
      for (const scale of [0.5, 0.9, 1.7]) {
        expect(checkKind(seed, 'equity_scale', [KIND.trader], scale)).toBeGreaterThan(0);
        checkKind(seed, 'provider_capital_scale', [KIND.provider], scale);
        checkKind(seed, 'arbitrageur_capital_scale', [KIND.arbitrageur], scale);
        checkKind(seed, 'dip_buyer_capital_scale', [KIND.dip_buyer], scale);
        checkKind(seed, 'fund_scale', [KIND.fund, KIND.vault], scale);
      }
    }
  });

  it('leaves positions and so open interest, scales stops, and calls changed accounts assumed', () => {
    const snapshot = randomSnapshot(3);
    const measured = { ...snapshot, accounts: { ...snapshot.accounts, basis: new Uint8Array(snapshot.accounts.n) } };
    const { snapshot: scaled } = caseOf(measured, { market: { equity_scale: 0.8, stop_scale: 0.5 } });
    expect(scaled.legs).toBe(measured.legs);
    expect(scaled.orders.qty).toEqual(measured.orders.qty.map((qty) => 0.5 * qty));
    for (let a = 0; a < scaled.accounts.n; a++) {
      if (scaled.accounts.kind[a] !== KIND.trader) expect(scaled.accounts.basis[a]).toBe(0);
    }
    expect(scaled.accounts.basis).toContain(2);
    expect(caseOf(measured, { market: { stop_scale: 0 } }).snapshot.orders.n).toBe(0);
  });

  it('leaves the accounts of a book as they are', () => {
    for (let seed = 1; seed <= 5; seed++) {
      const random = randomSnapshot(seed);
      const { n, kind } = random.accounts;
      const traders = Array.from({ length: n }, (_, a) => a).filter((a) => kind[a] === KIND.trader);
      const own = new Set(traders.slice(0, Math.ceil(traders.length / 2)));
      const entities = [...random.accounts.entities, BOOK_OWNER];
      const entity = random.accounts.entity.map((e, a) => (own.has(a) ? entities.length - 1 : e));
      const snapshot = { ...random, accounts: { ...random.accounts, entity, entities } };
      const before = slacks(snapshot, {});
      const { snapshot: scaled } = caseOf(snapshot, { market: { equity_scale: 0.5 } });
      const after = slacks(snapshot, { equity_scale: 0.5 });
      let others = 0;
      for (let u = 0; u < snapshot.units.n; u++) {
        const account = snapshot.units.account[u];
        if (own.has(account)) {
          expect(after[u]).toBe(before[u]);
          expect(scaled.accounts.basis[account]).toBe(snapshot.accounts.basis[account]);
        } else if (after[u] !== before[u]) others++;
      }
      expect(others).toBeGreaterThan(0);
    }
  });

  it('runs, conserves, and finds with wires what a full scan finds', () => {
    for (let seed = 1; seed <= 8; seed++) {
      const snapshot = randomSnapshot(seed);
      const market = { equity_scale: 0.6, stop_scale: 0.5, provider_capital_scale: 0.5, fund_scale: 1.4 };
      const doc = { ...randomScenario(seed, snapshot), market };
      const prepared = prepare(snapshot, resolveScenario(doc, snapshot));
      const run = runCascade(prepared, { seed, record: 'events' });
      expect(runCascade(prepared, { seed, record: 'events', fullScan: true }).digest).toBe(run.digest);
      expect(run.summary.conservation.maxTokenError).toBeLessThan(1e-12);
    }
  });

  it('shares the index among runs that leave margins alone, and only among those', () => {
    const snapshot = randomSnapshot(4);
    const { wires } = caseOf(snapshot, {});
    expect(caseOf(snapshot, { market: { fund_scale: 0.5 }, behaviour: { refill_per_s: 0.2 } }).wires).toBe(wires);
    expect(caseOf(snapshot, { market: { equity_scale: 0.9 } }).wires).not.toBe(wires);
    expect(caseOf(snapshot, { behaviour: { margin_call_ratio: 1.3 } }).wires).not.toBe(wires);
  });
});

/**
 * Arbitrage moves money and makes none: no closed loop of its trades leaves cash, it needs capital, and frozen
 * transfers keep its capital where it is (MODEL section 4).
 */
import { describe, expect, it } from 'vitest';
import { Sequence } from '../core/random.ts';
import { buildSnapshot } from '../market/build.ts';
import { KIND } from '../market/kinds.ts';
import type { Snapshot } from '../market/snapshot.ts';
import { tableFromRows } from '../market/table.ts';
import { rowsOfTable, withTables } from '../market/testMarket.ts';
import { randomMarket } from '../population/random.ts';
import { runArbitrage } from './arbitrage.ts';
import { mid, updateTouches } from './book.ts';
import type { Context } from './context.ts';
import { addOrder, clearOrders, executeOrders } from './orders.ts';
import { stepBooks } from './prices.ts';
import { advance, startRun } from './run.ts';
import { holderEquityUsd } from './takeover.ts';
import { caseOf, type ScenarioDoc } from './testRuns.ts';

const SEEDS = Array.from({ length: 40 }, (_, seed) => seed);

/**
 * A market of two venues at time zero, with a share of the arbitrageurs' own balances; none of it on the venue of the
 * first contract unless `everywhere`.
 */
function marketOf(seed: number, changes: ScenarioDoc = {}, cash = 1, everywhere = true): Context {
  const market = randomMarket(seed, { accounts: 20, venues: 2 });
  const accounts = new Map(rowsOfTable(market.tables.get('accounts')!).map((row) => [row['account'], row]));
  const first = rowsOfTable(market.tables.get('instruments')!)[0]['venue'];
  const balances = rowsOfTable(market.tables.get('balances')!).map((row) => {
    const account = accounts.get(row['account']!)!;
    if (account['kind'] !== 'arbitrageur') return row;
    return { ...row, amount: everywhere || account['venue'] !== first ? cash * Number(row['amount']) : 0 };
  });
  const snapshot = buildSnapshot(withTables(market, tableFromRows('balances', balances)));
  return startRun(caseOf(snapshot, changes), { seed, record: 'events' });
}

function arbitrageUnits(snapshot: Snapshot): number[] {
  const { accounts } = snapshot;
  return Array.from({ length: accounts.n }, (_, a) => a)
    .filter((a) => accounts.kind[a] === KIND.arbitrageur)
    .map((a) => accounts.unitStart[a]);
}

/** Gross contract units that arbitrage accounts hold. */
function grossHeld(c: Context): number {
  const { state, snapshot } = c;
  let gross = 0;
  for (const unit of arbitrageUnits(snapshot)) {
    const slot = state.slotOf[unit];
    if (slot < 0) continue;
    const n = snapshot.units.legStart[unit + 1] - snapshot.units.legStart[unit];
    for (let k = 0; k < n; k++) gross += Math.abs(state.legQty[state.slotLeg[slot] + k]);
  }
  return gross;
}

const pair = new Float64Array(2);

/** Equity of all arbitrage accounts, USD. */
function equityUsd(c: Context): number {
  return arbitrageUnits(c.snapshot).reduce((sum, unit) => {
    holderEquityUsd(c, unit, pair);
    return sum + pair[0];
  }, 0);
}

/** Values everything at the middle of the untouched books. */
function marksAtAnchors({ state, books, snapshot }: Context): void {
  for (let i = 0; i < state.mark.length; i++) {
    state.mark[i] = books.anchor[i];
    state.markR[i] = snapshot.instruments.inverse[i] === 0 ? state.mark[i] : -1 / state.mark[i];
    state.pnlR[i] = state.markR[i] - state.fundingR[i];
  }
}

/** Adds what a unit holds of each coin, linear and inverse contracts alike, at present marks. */
function addCoins({ state, snapshot }: Context, unit: number, net: Map<number, number>): void {
  const slot = state.slotOf[unit];
  if (slot < 0) return;
  for (
    let j = snapshot.units.legStart[unit], k = state.slotLeg[slot];
    j < snapshot.units.legStart[unit + 1];
    j++, k++
  ) {
    const i = snapshot.legs.instrument[j];
    const coins = state.legQty[k] / (snapshot.instruments.inverse[i] === 0 ? 1 : state.mark[i]);
    net.set(snapshot.instruments.asset[i], (net.get(snapshot.instruments.asset[i]) ?? 0) + coins);
  }
}

/** Sends one order and executes it as arbitrage is executed; returns what was filled, signed. */
function trade(c: Context, unit: number, instrument: number, qty: number): number {
  addOrder(c, c.state.touch(unit), c.prepared.roles.legOffset[instrument], qty, 0, -1);
  executeOrders(c, 'neutral');
  const filled = c.orders.filled[0];
  clearOrders(c);
  return Math.sign(qty) * filled;
}

/** Moves the first book 2% above the others of its asset and lets arbitrage act once. */
function dislocate(c: Context): void {
  advance(c, 1);
  c.books.anchor[0] *= 1.02;
  updateTouches(c.books, c.prepared.curves);
  runArbitrage(c);
}

/** A sale of what the first book offers within 1%, within five seconds. */
function saleOf(seed: number, startS: number): Record<string, unknown> {
  const { prepared, snapshot } = marketOf(seed);
  return { instrument: snapshot.instruments.id[0], qty: -prepared.curves.depthAt1pct[0], start: startS, length: 5 };
}

/** Mean log distance of the first contract's mid below the highest of its coin over 30 s, and what arbitrage holds. */
function gapUnderSale(c: Context, startS: number): { gap: number; held: number } {
  const { books, prepared, snapshot } = c;
  const others = prepared.contractsOf[snapshot.instruments.asset[0]];
  const off = (i: number): number => Math.log(mid(books, i) / prepared.calmBasis[i]);
  let sum = 0;
  for (let t = startS + 1; t <= startS + 30; t++) {
    advance(c, t);
    sum += Math.max(...Array.from(others, off)) - off(0);
  }
  return { gap: sum / 30, held: grossHeld(c) };
}

describe('arbitrage', () => {
  it('makes no cash from closed loops: random trades of all its accounts on books at rest, closed again, lose', () => {
    for (const seed of SEEDS) {
      const c = marketOf(seed);
      const draw = new Sequence(seed, 301);
      const { snapshot, prepared } = c;
      const before = equityUsd(c);
      const units = arbitrageUnits(snapshot);
      const open: { unit: number; instrument: number; qty: number }[] = [];
      for (let k = 0; k < 12; k++) {
        const unit = units[draw.nextInt(units.length)];
        const own = prepared.roles.instruments[snapshot.accounts.venue[snapshot.units.account[unit]]];
        const instrument = own[draw.nextInt(own.length)];
        const size = draw.next() * prepared.curves.depthAt1pct[2 * instrument];
        open.push({ unit, instrument, qty: trade(c, unit, instrument, (draw.next() < 0.5 ? -1 : 1) * size) });
        if (draw.next() < 0.5) stepBooks(c);
      }
      while (open.length > 0) {
        const [leg] = open.splice(draw.nextInt(open.length), 1);
        let rest = -leg.qty;
        for (let tries = 0; rest !== 0 && tries < 500; tries++) {
          rest -= trade(c, leg.unit, leg.instrument, rest);
          stepBooks(c);
        }
      }
      expect(grossHeld(c), `seed ${seed}`).toBeLessThan(1e-6);
      expect(equityUsd(c), `seed ${seed}`).toBeLessThan(before);
    }
  });

  it('makes no cash of its own: what its trades after a forced sale are worth is no more than the sale lost', () => {
    let gained = 0;
    for (const seed of SEEDS) {
      const c = marketOf(seed);
      marksAtAnchors(c);
      const seller = c.prepared.roles.external[c.snapshot.instruments.venue[0]];
      const before = equityUsd(c);
      holderEquityUsd(c, seller, pair);
      let lost = pair[0];
      trade(c, seller, 0, -0.5 * c.prepared.curves.depthAt1pct[0]);
      holderEquityUsd(c, seller, pair);
      lost -= pair[0];
      stepBooks(c);
      for (let k = 0; k < 100; k++) {
        runArbitrage(c);
        stepBooks(c);
      }
      const gain = equityUsd(c) - before;
      expect(lost, `seed ${seed}`).toBeGreaterThan(0);
      expect(gain, `seed ${seed}`).toBeGreaterThanOrEqual(0);
      expect(gain, `seed ${seed}`).toBeLessThanOrEqual(lost);
      gained += Number(gain > 0);
    }
    expect(gained).toBeGreaterThan(SEEDS.length / 2);
  });

  it('buys as many coins as it sells', () => {
    for (const seed of SEEDS) {
      const c = marketOf(seed);
      dislocate(c);
      const net = new Map<number, number>();
      for (const unit of arbitrageUnits(c.snapshot)) addCoins(c, unit, net);
      for (const coins of net.values()) expect(Math.abs(coins), `seed ${seed}`).toBeLessThan(1e-9 * grossHeld(c));
    }
  });

  it('trades a gap between books, but not without capital, while switched off or in reduce-only', () => {
    for (const seed of SEEDS) {
      const rich = marketOf(seed);
      dislocate(rich);
      expect(grossHeld(rich), `seed ${seed}`).toBeGreaterThan(0);
      const poor = marketOf(seed, {}, 0);
      dislocate(poor);
      expect(grossHeld(poor), `seed ${seed}`).toBe(0);
      const off = marketOf(seed, { switches: { arbitrage: false } });
      dislocate(off);
      expect(grossHeld(off), `seed ${seed}`).toBe(0);
      const reducing = marketOf(seed);
      reducing.reduceOnlyUntilS.fill(100);
      dislocate(reducing);
      expect(grossHeld(reducing), `seed ${seed}`).toBe(0);
    }
  });

  it('narrows the gap that a forced sale opens between venues; without capital the venue drifts away', () => {
    let [narrowed, wide] = [0, 0];
    let traded = 0;
    for (const seed of SEEDS) {
      const doc = { flows: [saleOf(seed, 1)] };
      const open = gapUnderSale(marketOf(seed, doc), 1);
      const poor = gapUnderSale(marketOf(seed, doc, 0), 1);
      const off = gapUnderSale(marketOf(seed, { ...doc, switches: { arbitrage: false } }), 1);
      traded += Number(open.held > 0);
      expect(poor.held).toBe(0);
      expect(poor.gap).toBe(off.gap);
      expect(open.gap, `seed ${seed}`).toBeLessThanOrEqual(off.gap);
      narrowed += open.gap;
      wide += off.gap;
    }
    expect(traded).toBeGreaterThan(0.8 * SEEDS.length);
    expect(wide / SEEDS.length).toBeGreaterThan(0.001);
    expect(narrowed).toBeLessThan(0.7 * wide);
  });

  it('lets the venue drift away while transfers are frozen and the capital is elsewhere', () => {
    // Thirty-one minutes: a look at the capital, and the slowest route of a random market.
    const startS = 1_900;
    let [narrowed, wide] = [0, 0];
    for (const seed of SEEDS.slice(0, 12)) {
      const doc = { horizon: 2_000, flows: [saleOf(seed, startS)] };
      const open = gapUnderSale(marketOf(seed, doc, 1, false), startS);
      const frozen = gapUnderSale(marketOf(seed, { ...doc, transfers_frozen: [{ venues: 'all' }] }, 1, false), startS);
      expect(frozen.held).toBe(0);
      expect(open.gap, `seed ${seed}`).toBeLessThanOrEqual(frozen.gap);
      narrowed += open.gap;
      wide += frozen.gap;
    }
    expect(narrowed).toBeLessThan(0.7 * wide);
  });

  it('does nothing where nothing is dislocated', () => {
    for (const seed of SEEDS) {
      const calm = marketOf(seed);
      advance(calm, 60);
      expect(grossHeld(calm), `seed ${seed}`).toBe(0);
    }
  });

  it('sends capital from rich to poor accounts, and none while transfers are frozen', () => {
    let sent = 0;
    for (const seed of SEEDS) {
      const open = marketOf(seed);
      const frozen = marketOf(seed, { transfers_frozen: [{ venues: 'all' }] });
      for (let untilS = 20; untilS <= 200; untilS += 20) {
        advance(open, untilS);
        advance(frozen, untilS);
        sent += Number(open.transfers.pending.length > 0);
        expect(frozen.transfers.pending, `seed ${seed}`).toEqual([]);
      }
    }
    expect(sent).toBeGreaterThan(20);
  });
});

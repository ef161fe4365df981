/**
 * Each switch silences its mechanism and nothing else, circuit breakers and throttles hold, and what is out of order
 * (trading, liquidations, transfers, price sources) does not act while it is: in the steps that end in (start, end].
 */
import { describe, expect, it } from 'vitest';
import { KIND } from '../market/kinds.ts';
import type { Snapshot } from '../market/snapshot.ts';
import { EVENT, type EventColumns, type EventKind, type RunResult } from '../result/types.ts';
import { runBreakers } from './breakers.ts';
import type { Context } from './context.ts';
import { advance, runCascade, startRun } from './run.ts';
import { caseOf, randomSnapshot, type ScenarioDoc } from './testRuns.ts';

const SEEDS = [1, 2, 3, 4, 5, 6, 7, 8];
const snapshots = new Map(SEEDS.map((seed) => [seed, randomSnapshot(seed)]));

/** A fall or rise of 20% in two minutes, with funding settled after 100 s. */
function shocked(seed: number, changes: ScenarioDoc = {}): ScenarioDoc {
  return {
    start: '2025-10-10T15:58:20Z',
    shocks: [{ assets: 'all', move: seed % 3 === 0 ? 0.2 : -0.2, start: 10, length: 120 }],
    behaviour: { margin_call_latency_s: 5, basis_latency_s: 5 },
    ...changes,
  };
}

function result(seed: number, changes: ScenarioDoc = {}, untilS = 200): RunResult {
  const prepared = caseOf(snapshots.get(seed)!, shocked(seed, changes));
  return runCascade(prepared, { seed, record: 'full', sampleS: 1, untilS });
}

function context(seed: number, changes: ScenarioDoc = {}): Context {
  return startRun(caseOf(snapshots.get(seed)!, shocked(seed, changes)), { seed, record: 'events' });
}

/** Events of some kinds within [from, to] seconds, over all seeds, optionally of one venue. */
function count(
  changes: ScenarioDoc,
  kinds: readonly EventKind[],
  from = 0,
  to = Infinity,
  venueOf?: (s: Snapshot) => number,
): number {
  let n = 0;
  for (const seed of SEEDS) {
    const { events } = result(seed, changes);
    const s = snapshots.get(seed)!;
    for (let e = 0; e < events.n; e++) {
      if (events.timeS[e] < from || events.timeS[e] > to) continue;
      if (venueOf !== undefined && venueAt(s, events, e) !== venueOf(s)) continue;
      n += Number(kinds.some((kind) => EVENT[kind] === events.kind[e]));
    }
  }
  return n;
}

function venueAt(s: Snapshot, events: EventColumns, e: number): number {
  return events.instrument[e] >= 0 ? s.instruments.venue[events.instrument[e]] : s.accounts.venue[events.account[e]];
}

/** Whether the run has touched any account of a kind. */
function acted(c: Context, kind: number): boolean {
  const { accounts } = c.snapshot;
  for (let a = 0; a < accounts.n; a++) {
    if (accounts.kind[a] === kind && c.state.slotOf[accounts.unitStart[a]] >= 0) return true;
  }
  return false;
}

describe('switches', () => {
  it.each([
    ['stops', ['stop']],
    ['margin_calls', ['margin_call', 'top_up']],
    ['adl', ['adl', 'adl_winner']],
    ['basis_funds', ['reaction']],
  ] as const)('%s off silences its events', (name, kinds) => {
    expect(count({}, kinds)).toBeGreaterThan(5);
    expect(count({ switches: { [name]: false } }, kinds)).toBe(0);
    expect(count({ switches: { [name]: false } }, ['liquidation'])).toBeGreaterThan(5);
  });

  it('dip buyers and arbitrageurs who are switched off are never touched', () => {
    let buyers = 0;
    for (const seed of SEEDS) {
      const on = context(seed, { behaviour: { dip_threshold: 0.01 } });
      advance(on, 200);
      buyers += Number(acted(on, KIND.dip_buyer));
      const off = context(seed, { switches: { dip_buyers: false, arbitrage: false } });
      advance(off, 200);
      expect(acted(off, KIND.dip_buyer)).toBe(false);
      expect(acted(off, KIND.arbitrageur)).toBe(false);
    }
    expect(buyers).toBeGreaterThan(0);
  });

  it('funding changes nothing before it is settled, and accrues nothing when off', () => {
    let differ = 0;
    for (const seed of SEEDS) {
      const off = { switches: { funding: false } };
      expect(result(seed, off, 99).digest).toBe(result(seed, {}, 99).digest);
      differ += Number(result(seed, off).digest !== result(seed).digest);
      const c = context(seed);
      const without = context(seed, off);
      advance(c, 110);
      advance(without, 110);
      expect(c.state.fundingR.every((x) => x !== 0)).toBe(true);
      expect(without.state.fundingR.every((x) => x === 0)).toBe(true);
    }
    expect(differ).toBeGreaterThan(SEEDS.length / 2);
  });

  it('without impact books are not eaten, nothing is displaced and trades are made at the first touch', () => {
    for (const seed of SEEDS) {
      const c = context(seed, { switches: { impact: false } });
      advance(c, 150);
      expect(c.books.consumed.every((x) => x === 0)).toBe(true);
      expect(c.displacement.every((x) => x === 0)).toBe(true);
      for (let e = 0; e < c.log.n; e++) {
        if (c.log.kind[e] !== EVENT.liquidation || c.log.step[e] !== 150) continue;
        const side = c.log.qty[e] < 0 ? 0 : 1;
        const touch = c.books.touch[2 * c.log.instrument[e] + side];
        expect(c.log.price[e] / touch).toBeCloseTo(1, 12);
      }
    }
  });

  it('without withdrawal depth stays what it was, but for what the scenario decrees', () => {
    for (const seed of SEEDS) {
      const off = { switches: { depth_withdrawal: false } };
      const calm = result(seed, off).summary.byInstrument;
      const decreed = result(seed, { ...off, depth: [{ multiplier: 0.4, start: 20, length: 60 }] }).summary
        .byInstrument;
      expect(calm.every((i) => i.minBidDepthShare === 1 && i.minAskDepthShare === 1)).toBe(true);
      expect(decreed.every((i) => i.minBidDepthShare === 0.4 && i.minAskDepthShare === 0.4)).toBe(true);
      const on = result(seed).summary.byInstrument;
      expect(on.some((i) => i.minBidDepthShare < 1)).toBe(true);
    }
  });

  it('with external oracles a local depeg changes nothing', () => {
    let differ = 0;
    for (const seed of SEEDS) {
      const s = snapshots.get(seed)!;
      const depegs = s.venues.id.flatMap((venue) => [
        { venue, asset: 'BTC', move: -0.1, length: 10 },
        { venue, asset: 'SYNTH', move: -0.4, length: 10 },
      ]);
      const off = { switches: { venue_oracles: false } };
      expect(result(seed, { ...off, depegs }).digest).toBe(result(seed, off).digest);
      differ += Number(result(seed, { depegs }).digest !== result(seed).digest);
    }
    expect(differ).toBeGreaterThan(SEEDS.length / 2);
  });

  it('a switch without anything to act on changes nothing', () => {
    const calm = { shocks: [] };
    let checked = 0;
    for (const seed of SEEDS) {
      const base = result(seed, calm, 60).digest;
      for (const name of ['impact', 'margin_calls', 'basis_funds', 'dip_buyers', 'arbitrage', 'venue_oracles', 'adl']) {
        const off = result(seed, { ...calm, switches: { [name]: false } }, 60);
        if (off.events.n > 0) continue;
        expect(off.digest, `${name}, seed ${seed}`).toBe(base);
        checked++;
      }
    }
    expect(checked).toBeGreaterThan(20);
  });
});

describe('policies', () => {
  it('no fill is further from the index than the band', () => {
    let fills = 0;
    for (const seed of SEEDS) {
      const { events, series } = result(seed, { policies: { all: { band: 0.02 } } });
      for (let e = 0; e < events.n; e++) {
        const traded = [EVENT.liquidation, EVENT.stop, EVENT.resale, EVENT.reaction].includes(events.kind[e]);
        if (!traded) continue;
        const index = series.indexPrice[events.step[e] * series.instruments + events.instrument[e]];
        const away = Math.log(events.price[e] / index) * (events.qty[e] < 0 ? -1 : 1);
        expect(away, `seed ${seed}, event ${e}`).toBeLessThanOrEqual(Math.log(1.02) + 1e-12);
        fills++;
      }
    }
    expect(fills).toBeGreaterThan(100);
  });

  it('nothing changes hands in a contract that pauses, and it resumes on time', () => {
    const pause = { move: 0.02, window: 30, length: 20, auction: true };
    let pauses = 0;
    for (const seed of SEEDS) {
      const { events } = result(seed, { policies: { all: { pause, reduce_only: 15 } } });
      const until = new Map<number, number>();
      for (let e = 0; e < events.n; e++) {
        const i = events.instrument[e];
        const end = until.get(i) ?? -Infinity;
        if (events.kind[e] === EVENT.pause) {
          pauses++;
          expect(events.timeS[e]).toBeGreaterThanOrEqual(end);
          until.set(i, events.timeS[e] + pause.length);
        } else if (events.kind[e] === EVENT.resume) {
          expect(events.timeS[e]).toBe(end);
        } else if (events.qty[e] !== 0 && i >= 0 && ![EVENT.adl, EVENT.adl_winner].includes(events.kind[e])) {
          expect(events.timeS[e], `seed ${seed}, event ${e}, kind ${events.kind[e]}`).toBeGreaterThanOrEqual(end);
        }
      }
    }
    expect(pauses).toBeGreaterThan(10);
  });

  it('while reduce-only holds no dip buyer or arbitrageur trades', () => {
    let held = 0;
    for (const seed of SEEDS) {
      const pause = { move: 0.02, window: 30, length: 5, auction: false };
      const c = context(seed, { policies: { all: { pause, reduce_only: 60 } } });
      const { snapshot, state } = c;
      const buyers = Array.from({ length: snapshot.accounts.n }, (_, a) => a)
        .filter((a) => [KIND.dip_buyer, KIND.arbitrageur].some((kind) => kind === snapshot.accounts.kind[a]))
        .map((a) => snapshot.accounts.unitStart[a]);
      for (let t = 1; t <= 200; t++) {
        const before = buyers.map((unit) => legsOf(c, unit));
        const bound = c.reduceOnlyUntilS.map((until) => Number(until > t));
        advance(c, t);
        buyers.forEach((unit, k) => {
          const now = legsOf(c, unit);
          now.forEach((qty, j) => {
            if (bound[snapshot.legs.instrument[snapshot.units.legStart[unit] + j]] === 0) return;
            held++;
            expect(Math.abs(qty), `seed ${seed}, ${t} s`).toBeLessThanOrEqual(Math.abs(before[k][j]));
          });
        });
        expect(state.step).toBe(t);
      }
    }
    expect(held).toBeGreaterThan(1000);
  });

  it('a reopening auction starts from refilled books, another reopening from the books as they are', () => {
    for (const auction of [true, false]) {
      const pause = { move: 0.9, window: 10, length: 5, auction };
      const c = context(1, { policies: { all: { pause } } });
      advance(c, 50);
      c.books.consumed.fill(1);
      c.pausedUntilS[0] = c.state.timeS;
      runBreakers(c);
      expect(Array.from(c.books.consumed.subarray(0, 2))).toEqual(auction ? [0, 0] : [1, 1]);
      expect(c.books.consumed[2]).toBe(1);
      expect(c.log.kind[c.log.n - 1]).toBe(EVENT.resume);
    }
  });

  it.each([1, 0.5])('a throttle caps liquidation orders per second at a step of %s s', (step) => {
    const usdPerS = 2_000;
    let bound = 0;
    for (const seed of SEEDS) {
      const s = snapshots.get(seed)!;
      const doc = shocked(seed, { step, policies: { all: { throttle_usd_per_s: usdPerS } } });
      const { events, series } = runCascade(caseOf(s, doc), { seed, record: 'full', sampleS: step });
      const sent = new Map<string, number>();
      for (let e = 0; e < events.n; e++) {
        if (events.kind[e] !== EVENT.liquidation) continue;
        const i = events.instrument[e];
        const mark = series.markPrice[events.step[e] * series.instruments + i];
        const settle = s.assets.priceUsd[s.instruments.settle[i]];
        const usd = Math.abs(events.qty[e]) * (s.instruments.inverse[i] === 0 ? mark * settle : 1);
        const key = `${s.instruments.venue[i]} ${events.step[e]}`;
        sent.set(key, (sent.get(key) ?? 0) + usd);
      }
      for (const usd of sent.values()) {
        expect(usd).toBeLessThanOrEqual(usdPerS * step * (1 + 1e-9));
        bound += Number(usd > 0.999 * usdPerS * step);
      }
    }
    expect(bound).toBeGreaterThan(10);
  });
});

function legsOf(c: Context, unit: number): number[] {
  const { state, snapshot } = c;
  const from = snapshot.units.legStart[unit];
  const n = snapshot.units.legStart[unit + 1] - from;
  const slot = state.slotOf[unit];
  return Array.from({ length: n }, (_, k) =>
    slot < 0 ? snapshot.legs.qty[from + k] : state.legQty[state.slotLeg[slot] + k],
  );
}

const TRADES = ['liquidation', 'stop', 'resale', 'reaction', 'external'] as const;
const FORCED = ['liquidation', 'vault_transfer', 'fund_takeover'] as const;

describe('outages', () => {
  const first = (): number => 0;
  /** The same outage of every market's first venue, so that the others go on. */
  const during = (what: string, kinds: readonly EventKind[]): number => {
    let n = 0;
    for (const seed of SEEDS) {
      const s = snapshots.get(seed)!;
      const { events } = result(seed, { outages: [{ venues: s.venues.id[0], what, start: 60, length: 60 }] });
      for (let e = 0; e < events.n; e++) {
        if (events.timeS[e] <= 60 || events.timeS[e] > 120 || venueAt(s, events, e) !== 0) continue;
        n += Number(kinds.some((kind) => EVENT[kind] === events.kind[e]));
      }
    }
    return n;
  };

  it('of trading: nothing trades at the venue', () => {
    expect(count({}, TRADES, 61, 120, first)).toBeGreaterThan(50);
    expect(during('trading', TRADES)).toBe(0);
  });

  it('of liquidations: nobody is liquidated at the venue', () => {
    expect(count({}, FORCED, 61, 120, first)).toBeGreaterThan(50);
    expect(during('liquidations', FORCED)).toBe(0);
    expect(during('liquidations', ['stop'])).toBeGreaterThan(0);
  });

  it('of transfers: no margin call is answered at the venue', () => {
    expect(count({}, ['top_up'], 61, 120, first)).toBeGreaterThan(0);
    expect(during('transfers', ['top_up'])).toBe(0);
    expect(during('transfers', ['margin_call'])).toBeGreaterThan(0);
  });
});

describe('oracle faults', () => {
  const venueRows = (s: Snapshot): number[] =>
    Array.from({ length: s.instruments.n }, (_, i) => i).filter((i) => s.instruments.venue[i] === 0);

  it.each(['mark', 'index'] as const)('a frozen %s stays where it was, and only at its venue', (use) => {
    for (const seed of SEEDS) {
      const s = snapshots.get(seed)!;
      const oracles = [{ venues: s.venues.id[0], use, kind: 'freeze', start: 40, length: 30 }];
      const { series } = result(seed, { oracles });
      const column = use === 'mark' ? series.markPrice : series.indexPrice;
      for (let i = 0; i < s.instruments.n; i++) {
        const at = (step: number): number => column[step * series.instruments + i];
        const frozen = s.instruments.venue[i] === 0;
        for (let step = 41; step <= 70; step++) if (frozen) expect(at(step)).toBe(at(40));
        expect(at(70) !== at(40), `${s.instruments.id[i]}, seed ${seed}`).toBe(!frozen);
        expect(at(75)).not.toBe(at(40));
      }
    }
  });

  it('an offset mark is off by its offset from the first step on', () => {
    for (const seed of SEEDS) {
      const s = snapshots.get(seed)!;
      const oracles = [{ venues: s.venues.id[0], use: 'mark', kind: 'offset', move: -0.03, start: 5, length: 30 }];
      const truth = result(seed).series;
      const lie = result(seed, { oracles }).series;
      for (const i of venueRows(s)) {
        const ratio = lie.markPrice[6 * lie.instruments + i] / truth.markPrice[6 * lie.instruments + i];
        expect(ratio).toBeCloseTo(0.97, 12);
      }
    }
  });

  it('a frozen collateral price stays where it was', () => {
    for (const seed of SEEDS) {
      const s = snapshots.get(seed)!;
      const oracles = [{ venues: s.venues.id[0], use: 'collateral', kind: 'freeze', start: 40, length: 30 }];
      const c = context(seed, { oracles });
      advance(c, 40);
      const before = c.state.pairPrice.slice();
      advance(c, 70);
      const own = Array.from(before.keys()).filter((p) => s.collateral.venue[p] === 0);
      expect(own.map((p) => c.state.pairPrice[p])).toEqual(own.map((p) => before[p]));
    }
  });
});

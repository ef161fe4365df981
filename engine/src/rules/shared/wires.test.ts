/**
 * Safety of the tripwires for every rule family: while no wire of a unit has fired, the unit has its maintenance.
 * Random units on marginal and whole-position tiers, random points of the armed box, its corners, and both sides of
 * every tier edge.
 */
import { describe, expect, it } from 'vitest';
import { RunState } from '../../cascade/state.ts';
import { Sequence } from '../../core/random.ts';
import type { Snapshot } from '../../market/snapshot.ts';
import type { WireOut } from '../types.ts';
import { feeInMaintenanceOf } from '../index.ts';
import { marginRow, marginTables } from './margin.ts';
import { fillView, testMarket, unitOf } from './testRules.ts';
import type { TestAccount, TestChanges } from './testRules.ts';
import { armRows, wireKey } from './wires.ts';

const UNITS = 300;
const POINTS = 60;

const MARGINAL: TestChanges['tiers'] = {
  'BN:BTCUSDT': [
    [0, 0.004, 0],
    [300_000, 0.005, 300],
    [3_000_000, 0.01, 15_300],
  ],
  'BN:ETHUSDT': [
    [0, 0.01, 0],
    [200_000, 0.025, 3_000],
  ],
  'BN:BTCUSD': [
    [0, 0.005, 0],
    [5, 0.01, 0.025],
    [50, 0.05, 2.025],
  ],
};
const WHOLE: TestChanges['tiers'] = {
  'BN:BTCUSDT': [
    [0, 0.004, 0],
    [300_000, 0.02, 0],
    [3_000_000, 0.1, 0],
  ],
  'BN:ETHUSDT': [
    [0, 0.01, 0],
    [200_000, 0.05, 0],
  ],
  'BN:BTCUSD': [
    [0, 0.005, 0],
    [5, 0.03, 0],
    [50, 0.1, 0],
  ],
};
const ON_HYPERLIQUID: TestChanges['tiers'] = {
  'HL:BTC': [
    [0, 0.0125, 0],
    [1_500_000, 0.025, 18_750],
  ],
  'HL:ETH': [
    [0, 0.02, 0],
    [200_000, 0.1, 16_000],
  ],
};
const HAIRCUTS: TestChanges['haircuts'] = [
  ['binance', 'USDT', 0, 100_000, 0.99],
  ['binance', 'USDT', 100_000, null, 0.9],
  ['binance', 'BTC', 0, 1, 0.95],
  ['binance', 'BTC', 1, 10, 0.8],
  ['binance', 'BTC', 10, null, 0],
];

interface FamilyCase {
  readonly family: string;
  readonly changes: TestChanges;
  readonly linear: readonly [string, string];
  readonly token: string;
}

const CASES: readonly FamilyCase[] = [
  { family: 'hyperliquid', changes: { tiers: ON_HYPERLIQUID }, linear: ['HL:BTC', 'HL:ETH'], token: 'USDC' },
  ...(['binance-usdm', 'bybit', 'okx', 'bitmex', 'kraken', 'dydx', 'deribit', 'drift'] as const).map(
    (family): FamilyCase => ({
      family,
      changes: { tiers: family === 'okx' || family === 'bitmex' ? WHOLE : MARGINAL, haircuts: HAIRCUTS },
      linear: ['BN:BTCUSDT', 'BN:ETHUSDT'],
      token: 'USDT',
    }),
  ),
];

/** Between lo and hi, even in the logarithm. */
function between(random: Sequence, lo: number, hi: number): number {
  return lo * Math.exp(random.next() * Math.log(hi / lo));
}

const sign = (random: Sequence): number => (random.next() < 0.5 ? 1 : -1);

/**
 * A random account whose equity is from just above its maintenance to many times that (shares of its gross notional).
 */
function randomAccount(k: number, { linear, token, family }: FamilyCase, random: Sequence): TestAccount {
  const id = `u${k}`;
  // The other two kinds of accounts hold inverse contracts or several tokens.
  const kind = ['hyperliquid', 'dydx', 'drift'].includes(family) ? k % 3 : k % 5;
  const usd = (): number => (random.next() < 0.3 ? 300_000 * (1 - 1e-3 * random.next()) : between(random, 1e3, 2e7));
  const btc = (sign(random) * usd()) / 100_000;
  const margin = between(random, 0.004, 0.5);
  const btcEntry = 100_000 * between(random, 0.9, 1.1);
  const btcPnl = btc * (100_000 - btcEntry);
  const size = Math.abs(btc) * 100_000;
  if (kind === 0) return { id, positions: [[linear[0], btc, btcEntry, Math.max(0, size * margin - btcPnl)]] };
  if (kind === 1) {
    return { id, balances: [[token, Math.max(1, size * margin - btcPnl)]], positions: [[linear[0], btc, btcEntry]] };
  }
  const eth = (-Math.sign(btc) * between(random, 0.2, 2) * size) / 4_000;
  if (kind === 2) {
    const balances = [[token, Math.max(1, (size + Math.abs(eth) * 4_000) * margin - btcPnl)]] as const;
    return {
      id,
      balances,
      positions: [
        [linear[0], btc, btcEntry],
        [linear[1], eth, 4_000],
      ],
    };
  }
  const coins = sign(random) * between(random, 0.05, 200);
  if (kind === 3) {
    return { id, balances: [['BTC', Math.abs(coins) * margin]], positions: [['BN:BTCUSD', coins * 100_000, 100_000]] };
  }
  const hedge = random.next() < 0.5 ? -btc * 100_000 : coins * 100_000;
  const held = between(random, 0.1, 15);
  const owed = random.next() < 0.5 ? -0.3 * held * 100_000 : size * margin;
  return {
    id,
    multi: true,
    balances: [
      ['BTC', held],
      ['USDT', owed],
    ],
    positions: [
      [linear[0], btc, btcEntry],
      [linear[1], eth / 10, 4_000],
      ['BN:BTCUSD', hedge, 100_000],
    ],
  };
}

class Keys implements WireOut {
  readonly wireStart: Uint32Array;
  readonly keys: Float32Array;
  constructor(snapshot: Snapshot) {
    const { units, accounts } = snapshot;
    this.wireStart = new Uint32Array(units.n + 1);
    for (let u = 0; u < units.n; u++) {
      const multi = accounts.multi[units.account[u]] !== 0 && units.isolated[u] === 0;
      const nLegs = units.legStart[u + 1] - units.legStart[u];
      const nBalances = multi ? 2 * (units.balanceStart[u + 1] - units.balanceStart[u]) : 0;
      this.wireStart[u + 1] = this.wireStart[u] + (nLegs > 0 ? nLegs + nBalances : 0);
    }
    this.keys = new Float32Array(this.wireStart[units.n]).fill(-Infinity);
  }
  set(wire: number, key: number): void {
    this.keys[wire] = Math.max(this.keys[wire], key);
  }
}

/** Price range [low, high] that no wire of a unit has left, per instrument and pair. */
function boxOf(snapshot: Snapshot, pairOf: Int32Array, out: Keys, unit: number) {
  const { units, legs, balances, accounts, assets, instruments, collateral } = snapshot;
  const lows = new Float64Array(instruments.n + collateral.nPairs);
  const highs = new Float64Array(lows.length).fill(Infinity);
  let wire = out.wireStart[unit];
  for (let j = units.legStart[unit]; j < units.legStart[unit + 1]; j++) {
    const i = legs.instrument[j];
    const key = out.keys[wire++];
    if (legs.qty[j] > 0) lows[i] = key;
    else highs[i] = -key;
  }
  for (let j = units.balanceStart[unit]; wire < out.wireStart[unit + 1]; j++) {
    const pair = instruments.n + pairOf[accounts.venue[units.account[unit]] * assets.n + balances.asset[j]];
    lows[pair] = out.keys[wire++];
    highs[pair] = -out.keys[wire++];
  }
  return { lows, highs };
}

/** A point of (low, high): a corner, next to where it stands, next to a tier edge, or anywhere. */
function pick(random: Sequence, low: number, high: number, now: number, edges: readonly number[]): number {
  const bottom = Math.max(low * (1 + 1e-12), now / 50);
  const top = Math.min(high * (1 - 1e-12), now * 50);
  const way = random.next();
  if (way < 0.25) return bottom;
  if (way < 0.4) return top;
  if (way < 0.6) return Math.min(top, Math.max(bottom, now * (1 + 0.02 * (random.next() - 0.5))));
  const edge = edges[Math.floor(random.next() * edges.length)];
  if (way < 0.85 && edge !== undefined) return Math.min(top, Math.max(bottom, edge * (1 + 1e-9 * sign(random))));
  return between(random, bottom, top);
}

/** Prices at which a leg's notional stands on an edge of its tiers. */
function edgesOf(snapshot: Snapshot, leg: number): number[] {
  const { instruments, tiers, legs } = snapshot;
  const i = legs.instrument[leg];
  const floors = Array.from(tiers.minNotional.subarray(instruments.tierStart[i] + 1, instruments.tierStart[i + 1]));
  const q = Math.abs(legs.qty[leg]);
  return floors.map((floor) => (instruments.inverse[i] === 0 ? floor / q : q / floor));
}

describe.each(CASES)('$family', (family) => {
  it.each([1, 1.25])('keeps its maintenance times %s inside the armed box', (callRatio) => {
    const random = new Sequence(20251010, callRatio * 100);
    const accounts = Array.from({ length: UNITS }, (_, k) => randomAccount(k, family, random));
    const snapshot = testMarket(family.family, accounts, family.changes);
    const { instruments, units, legs, collateral } = snapshot;
    const t = marginTables(snapshot, feeInMaintenanceOf(snapshot));
    const view = new RunState(snapshot);
    view.callRatio = callRatio;
    fillView(view);
    const out = new Keys(snapshot);
    const rows = Int32Array.from(
      accounts,
      ({ id, positions }) => unitOf(snapshot, id) + (positions[0][3] === undefined ? 0 : 1),
    );
    // Every other unit is armed as the run's own copy.
    const handles = rows.map((unit, k) => (k % 2 === 0 ? unit : ~view.touch(unit)));
    armRows(t, view, handles, handles.length, out);
    const margin = new Float64Array(2);
    let armed = 0;
    let worst = Infinity;
    for (const unit of rows) {
      fillView(view);
      const { lows, highs } = boxOf(snapshot, t.pairOf, out, unit);
      let inside = true;
      for (let j = units.legStart[unit]; j < units.legStart[unit + 1]; j++) {
        const i = legs.instrument[j];
        if (!(lows[i] < view.mark[i] && view.mark[i] < highs[i])) inside = false;
      }
      if (!inside) continue;
      armed++;
      for (let point = 0; point < POINTS; point++) {
        fillView(view);
        for (let j = units.legStart[unit]; j < units.legStart[unit + 1]; j++) {
          const i = legs.instrument[j];
          const price = pick(random, lows[i], highs[i], view.mark[i], edgesOf(snapshot, j));
          view.mark[i] = price;
          view.markR[i] = instruments.inverse[i] === 0 ? price : -1 / price;
          view.pnlR[i] = view.markR[i];
        }
        for (let p = 0; p < collateral.nPairs; p++) {
          const at = instruments.n + p;
          if (highs[at] < Infinity) view.pairPrice[p] = pick(random, lows[at], highs[at], view.pairPrice[p], []);
        }
        marginRow(t, view, handles[rows.indexOf(unit)], margin, 0);
        const slack = margin[0] - callRatio * margin[1];
        const scale = Math.abs(margin[0]) + margin[1];
        worst = Math.min(worst, slack / scale);
        if (slack < -1e-12 * scale) expect({ unit, slack, account: accounts[rows.indexOf(unit)] }).toBe('safe');
      }
    }
    expect(armed).toBeGreaterThan(UNITS / 4);
    // The bound is not idle either: some point comes close to its maintenance.
    expect(worst).toBeLessThan(0.05);
  });
});

describe('armRows', () => {
  it('arms a single position at its exact liquidation price within a tier', () => {
    const account: TestAccount = { id: 'a', balances: [['USDT', 5_000]], positions: [['BN:BTCUSDT', 1, 100_000]] };
    const snapshot = testMarket('binance-usdm', [account], { tiers: MARGINAL! });
    const view = new RunState(snapshot);
    fillView(view);
    const out = new Keys(snapshot);
    const unit = unitOf(snapshot, 'a');
    armRows(marginTables(snapshot, feeInMaintenanceOf(snapshot)), view, Int32Array.of(unit), 1, out);
    // Formula of FAQ b3c689c1f50a44cabb3a84e663b81d93: (100,000 − 5,000) / (1 − 0.004).
    const exact = 95_000 / 0.996;
    expect(out.keys[out.wireStart[unit]]).toBeGreaterThanOrEqual(exact);
    expect(out.keys[out.wireStart[unit]] / exact - 1).toBeLessThan(3e-7);
  });

  it('fires at once where a favourable tick over a tier edge costs more than the slack', () => {
    // 299,999 USD at 0.4%; above 300,000 the whole position needs 2%: 4,800 more than now.
    const account: TestAccount = {
      id: 'a',
      balances: [['USDT', 3_000]],
      positions: [['BN:BTCUSDT', 2.99999, 100_000]],
    };
    const snapshot = testMarket('okx', [account], { tiers: WHOLE! });
    const view = new RunState(snapshot);
    fillView(view);
    const out = new Keys(snapshot);
    const unit = unitOf(snapshot, 'a');
    armRows(marginTables(snapshot, feeInMaintenanceOf(snapshot)), view, Int32Array.of(unit), 1, out);
    expect(out.keys[out.wireStart[unit]]).toBeGreaterThanOrEqual(100_000);
  });

  it('rounds keys to the early side', () => {
    for (const price of [0.1, 3, 123_456.789]) {
      expect(wireKey(price, 0)).toBeGreaterThan(price);
      expect(-wireKey(price, 1)).toBeLessThan(price);
    }
  });
});

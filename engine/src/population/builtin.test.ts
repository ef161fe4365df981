/** The built-in market keeps to the facts it is drawn from: sizes, open interest, leverage, sides and margins. */
import { describe, expect, it } from 'vitest';
import { accountExposure } from '../market/exposure.ts';
import { buildSnapshot } from '../market/build.ts';
import { imbalance, openInterestUsd } from '../market/openInterest.ts';
import type { MarketTables } from '../market/schema.ts';
import { KIND } from '../market/kinds.ts';
import type { Snapshot } from '../market/snapshot.ts';
import { validateTables } from '../market/validate.ts';
import { feeInMaintenanceOf, marginRow, marginTables, ruleSet } from '../rules/index.ts';
import { INSTRUMENTS } from './builtin/instruments.ts';
import { LEVERAGE, POPULATION } from './builtin/population.ts';
import { VENUES } from './builtin/venues.ts';
import { builtinMarket } from './builtin.ts';
import { distanceToLiquidation, restingView } from './distance.ts';
import { tablesHash } from './testHash.ts';

const market: MarketTables = builtinMarket();
const snapshot: Snapshot = buildSnapshot(market);
const exposure = accountExposure(snapshot);

/** Sum over the traders of a venue. */
function traders(venue: string, value: (account: number) => number): number {
  const v = snapshot.venues.id.indexOf(venue);
  let sum = 0;
  for (let a = 0; a < snapshot.accounts.n; a++) {
    if (snapshot.accounts.venue[a] === v && snapshot.accounts.kind[a] === KIND.trader) sum += value(a);
  }
  return sum;
}

const members = (a: number): number => snapshot.accounts.count[a];

describe('the built-in market', () => {
  it('is valid and has the size that is promised', () => {
    expect(validateTables(market)).toEqual([]);
    expect(snapshot.accounts.n).toBeGreaterThanOrEqual(110_000);
    expect(snapshot.accounts.n).toBeLessThanOrEqual(130_000);
    expect(snapshot.legs.n).toBeGreaterThan(180_000);
    expect([snapshot.venues.n, snapshot.instruments.n]).toEqual([4, 82]);
    expect(market.synthetic).toBe(true);
  });

  it('has the open interest of the facts, equal on both sides', () => {
    const usd = openInterestUsd(snapshot);
    const net = imbalance(snapshot);
    INSTRUMENTS.forEach((row, i) => {
      expect(snapshot.instruments.id[i]).toBe(row.instrument);
      expect(Math.abs(usd[i]! / row.open_interest_usd - 1), row.instrument).toBeLessThan(1e-9);
      expect(Math.abs(net[i]!) / usd[i]!, row.instrument).toBeLessThan(1e-12);
    });
  });

  it('stands for the members of venues.ts, in cohorts', () => {
    for (const row of VENUES) expect(traders(row.venue, members)).toBe(row.accounts);
    expect(snapshot.accounts.count.some((count) => count > 50)).toBe(true);
  });

  it('meets median equity and the shares of open interest by leverage', () => {
    for (const { venue } of VENUES) {
      const median = POPULATION.find((row) => row.venue === venue && row.key === 'accountValueMedianUsd')!.value;
      const below = traders(venue, (a) => (exposure.equityUsd[a]! < median ? members(a) : 0));
      expect(below / traders(venue, members), venue).toBeGreaterThan(0.45);
      expect(below / traders(venue, members), venue).toBeLessThan(0.56);
      const all = traders(venue, (a) => members(a) * exposure.grossUsd[a]!);
      for (const limit of [3, 7]) {
        const rows = LEVERAGE.filter((row) => row.venue === venue && row.max_leverage <= limit);
        const want = rows.reduce((sum, row) => sum + row.share_open_interest, 0);
        const got = traders(venue, (a) =>
          exposure.grossUsd[a]! / exposure.equityUsd[a]! < limit ? members(a) * exposure.grossUsd[a]! : 0,
        );
        expect(Math.abs(got / all - want), `${venue} below ${limit}x`).toBeLessThan(0.06);
      }
    }
  });

  it('has the long share of accounts that Binance published for BTC, ETH and SOL', () => {
    for (const [asset, share] of [
      ['BTC', 0.6774],
      ['ETH', 0.7222],
      ['SOL', 0.7872],
    ] as const) {
      const i = snapshot.instruments.id.indexOf(`binance:${asset}USDT`);
      let long = 0;
      let all = 0;
      for (let u = 0; u < snapshot.units.n; u++) {
        const a = snapshot.units.account[u]!;
        if (snapshot.accounts.kind[a] !== KIND.trader) continue;
        for (let leg = snapshot.units.legStart[u]!; leg < snapshot.units.legStart[u + 1]!; leg++) {
          if (snapshot.legs.instrument[leg] !== i) continue;
          all += members(a);
          if (snapshot.legs.qty[leg]! > 0) long += members(a);
        }
      }
      expect(Math.abs(long / all - share), asset).toBeLessThan(0.04);
    }
  });

  it('starts with nobody near liquidation: maintenance with fees below 95% of equity in every unit', () => {
    const tables = marginTables(snapshot, feeInMaintenanceOf(snapshot));
    const view = restingView(snapshot);
    const out = new Float64Array(2);
    let worst = 0;
    for (let u = 0; u < snapshot.units.n; u++) {
      marginRow(tables, view, u, out, 0);
      if (out[1]! > 0) worst = Math.max(worst, out[0]! > 0 ? out[1]! / out[0]! : Infinity);
    }
    expect(worst).toBeLessThan(0.95);
    expect(worst).toBeGreaterThan(0.5);
  });

  it('has unrealised profits that cancel per contract', () => {
    const { instruments, legs, units, accounts } = snapshot;
    const net = new Float64Array(instruments.n);
    const gross = new Float64Array(instruments.n);
    for (let u = 0; u < units.n; u++) {
      for (let leg = units.legStart[u]!; leg < units.legStart[u + 1]!; leg++) {
        const i = legs.instrument[leg]!;
        const mark = instruments.markPrice[i]!;
        const r = instruments.inverse[i] === 1 ? -1 / mark : mark;
        const profit = legs.qty[leg]! * (r - legs.entryR[leg]!) * accounts.count[units.account[u]!]!;
        net[i]! += profit;
        gross[i]! += Math.abs(profit);
      }
    }
    for (let i = 0; i < instruments.n; i++) {
      expect(gross[i]).toBeGreaterThan(0);
      expect(Math.abs(net[i]!) / gross[i]!).toBeLessThan(1e-9);
    }
  });

  it('can be bound by the rules of every venue', () => {
    const bound = Array.from({ length: snapshot.venues.n }, (_, v) =>
      ruleSet(snapshot.venues.rules[v]!).bind(snapshot, v),
    );
    expect(bound.map((rules) => rules.id)).toEqual(snapshot.venues.id);
  });

  it('puts every stop between the mark and liquidation, closing what is held', () => {
    const { orders, instruments, units, legs } = snapshot;
    const report = distanceToLiquidation(snapshot, marginTables(snapshot, feeInMaintenanceOf(snapshot)));
    expect(orders.n).toBeGreaterThan(20_000);
    const legOf = new Map<number, number>();
    const unitOf = new Int32Array(legs.n);
    for (let u = 0; u < units.n; u++) {
      for (let leg = units.legStart[u]!; leg < units.legStart[u + 1]!; leg++) {
        unitOf[leg] = u;
        legOf.set(units.account[u]! * instruments.n + legs.instrument[leg]!, leg);
      }
    }
    let wrong = 0;
    let checked = 0;
    for (let k = 0; k < orders.n; k++) {
      const leg = legOf.get(orders.account[k]! * instruments.n + orders.instrument[k]!)!;
      const u = unitOf[leg]!;
      const move = orders.triggerPrice[k]! / instruments.markPrice[orders.instrument[k]!]! - 1;
      if (legs.qty[leg] !== -orders.qty[k]! || !(move * orders.qty[k]! > 0)) wrong++;
      // With one position and no coin collateral the common move is that of its own price.
      if (units.legStart[u + 1]! - units.legStart[u]! > 1 || snapshot.accounts.multi[units.account[u]!] === 1) continue;
      checked++;
      if (Math.abs(move) > report.perUnit[u]! + 1e-4) wrong++;
    }
    expect(checked).toBeGreaterThan(10_000);
    expect(wrong).toBe(0);
  });

  it('is the same for the same seed and another for another', () => {
    const again = tablesHash(builtinMarket());
    expect(again).toBe(tablesHash(market));
    expect(again).toMatch(/^[0-9a-f]{64}$/);
    expect(tablesHash(builtinMarket(1))).not.toBe(again);
  });

  it('loses more open interest the further prices fall, and none at once', () => {
    const report = distanceToLiquidation(snapshot, marginTables(snapshot, feeInMaintenanceOf(snapshot)));
    const usd = report.histogram.map((bin) => bin.notionalUsd);
    const all = usd.reduce((sum, x) => sum + x, 0);
    // An account at leverage l and maintenance m survives a move of about 1/l − m: below 7x, more than 10%.
    const within10 = usd.slice(0, 6).reduce((sum, x) => sum + x, 0);
    expect(within10 / all).toBeGreaterThan(0.05);
    expect(within10 / all).toBeLessThan(0.35);
    expect(report.perAccount.every((x) => x > 0)).toBe(true);
    const total = report.histogram.reduce((sum, bin) => sum + bin.members, 0);
    expect(total).toBeGreaterThan(4_000_000);
  });
});

/**
 * Branching ratio: recovered from simulated processes with a known one, and each trap shown: a rising rate, batches,
 * fills of one account, a price move.
 */
import { InputError, normal, uniformOpen } from '@firebreak/engine';
import { describe, expect, it } from 'vitest';
import { liquidation } from '../windows/testEvents.ts';
import { accountSeconds } from './clusters.ts';
import { amplification, branchingReport, fitHawkes, type HawkesOptions } from './hawkes.ts';

const HOUR = 3_600_000;

/** Originals at a rate per second; each event has a Poisson number of children at delays Exp(β). */
function simulate(seed: number, rate: (s: number) => number, rateMax: number, n: number, beta: number): Float64Array {
  let draws = 0;
  const u = () => uniformOpen(seed, 77, draws++, 0);
  const times: number[] = [];
  for (let s = -Math.log(u()) / rateMax; s < 3600; s += -Math.log(u()) / rateMax)
    if (u() < rate(s) / rateMax) times.push(s);
  for (let i = 0; i < times.length; i++) {
    for (let p = u(); p > Math.exp(-n); p *= u()) times.push(times[i]! - Math.log(u()) / beta);
  }
  return Float64Array.from(times.filter((s) => s < 3600).map((s) => Math.floor(s * 1000))).sort();
}

const hour = (stretches: number): HawkesOptions => ({ fromMs: 0, toMs: HOUR, stretches, instantMs: 1 });

describe('the branching ratio', () => {
  it.each([0.1, 0.2, 0.5, 0.8])('of a simulated process with n = %f is found', (n) => {
    const found = [1, 2, 3, 4].map(
      (seed) =>
        fitHawkes(
          simulate(seed, () => 0.5, 0.5, n, 0.5),
          hour(1),
        )!,
    );
    const mean = found.reduce((sum, fit) => sum + fit.branching, 0) / found.length;
    expect(Math.abs(mean - n)).toBeLessThan(0.06);
    expect(found.every((fit) => fit.separable)).toBe(true);
    const halfLife = found.reduce((sum, fit) => sum + fit.halfLifeMs, 0) / found.length;
    if (n < 0.5) return;
    expect(found.every((fit) => fit.converged)).toBe(true);
    expect(Math.abs(halfLife / ((Math.LN2 / 0.5) * 1000) - 1)).toBeLessThan(0.25);
  });

  it('has the likelihood that the sum over all pairs of events gives', () => {
    const times = simulate(5, () => 0.1, 0.1, 0.4, 1);
    const fit = fitHawkes(times, hour(1))!;
    const beta = (Math.LN2 / fit.halfLifeMs) * 1000;
    const seconds = [...times].map((time) => time / 1000);
    let log = -fit.baselinePerS[0]! * 3600;
    seconds.forEach((t, i) => {
      const self = seconds.slice(0, i).reduce((sum, s) => sum + (s < t ? Math.exp(-beta * (t - s)) : 0), 0);
      log += Math.log(fit.baselinePerS[0]! + fit.branching * beta * self);
      log -= fit.branching * (1 - Math.exp(-beta * (3600 - t)));
    });
    expect(fit.logLikelihood).toBeCloseTo(log, 6);
  });

  it('trap: a rate that only rises looks like contagion until the baseline may rise', () => {
    const step = (s: number) => (s < 1800 ? 0.1 : 1.5);
    const report = branchingReport(simulate(3, step, 1.5, 0, 1), hour(6));
    expect(report.constant!.branching).toBeGreaterThan(0.5);
    expect(report.piecewise!.branching).toBeLessThan(0.12);
    expect(report.constant!.separable).toBe(true);
    expect(report.withPrice).toBeNull();
  });

  it('trap: a feed that prints in batches; events of one instant do not trigger each other', () => {
    const batches = Float64Array.from({ length: 2000 }, (_, i) => {
      const batch = Math.floor(i / 10);
      return Math.floor(uniformOpen(9, 78, batch, 0) * HOUR) + (i % 10);
    }).sort();
    expect(fitHawkes(batches, hour(1))!.branching).toBeGreaterThan(0.8);
    expect(fitHawkes(batches, { ...hour(1), instantMs: 1000 })!.branching).toBeLessThan(0.15);
  });

  it('trap: the fills of one account in one second are one event', () => {
    const fills = Array.from({ length: 900 }, (_, i) => {
      const account = Math.floor(i / 3);
      const timeMs = Math.floor(uniformOpen(4, 79, account, 0) * 3600) * 1000 + (i % 3) * 40;
      return liquidation({ timeMs, id: `${i}`, venue: 'hyperliquid', account: `a${account}` });
    });
    const times = accountSeconds(fills);
    expect(times.length).toBe(300);
    expect(fitHawkes(times, hour(1))!.branching).toBeLessThan(0.15);
    expect(fitHawkes(Float64Array.from(fills.map((fill) => fill.timeMs)).sort(), hour(1))!.branching).toBeGreaterThan(
      0.6,
    );
    const nameless = [0, 1, 999, 1000].map((timeMs) => liquidation({ timeMs, venue: 'okx' }));
    expect([...accountSeconds(nameless)]).toEqual([0, 1000]);
    expect(accountSeconds([...nameless, liquidation({ timeMs: 5, venue: 'okx', position: 'short' })]).length).toBe(3);
  });

  it('trap: what the price move caused is not contagion', () => {
    const values = Float64Array.from({ length: 60 }, (_, k) => Math.abs(normal(11, 80, k, 0)));
    const driven = simulate(6, (s) => 0.05 + values[Math.floor(s / 60)]!, 4, 0, 1);
    const report = branchingReport(driven, { ...hour(1), covariate: { cellMs: 60_000, values } });
    expect(report.piecewise!.branching).toBeGreaterThan(0.4);
    expect(report.withPrice!.branching).toBeLessThan(0.12);
    expect(report.withPrice!.covariateShare).toBeGreaterThan(0.7);
    expect(report.events).toBe(driven.length);
  });

  it('amplifies by 1.24, 1.16 and 1.03 at the ratios measured on 10 October 2025', () => {
    expect([0.195, 0.14, 0.032].map((n) => amplification(n)!.toFixed(2))).toEqual(['1.24', '1.16', '1.03']);
    expect(amplification(1)).toBeNull();
  });

  it('is not given for too few events, and refuses what does not fit together', () => {
    expect(
      fitHawkes(
        Float64Array.from({ length: 29 }, (_, i) => i * 1000),
        hour(1),
      ),
    ).toBeNull();
    expect(() => fitHawkes(new Float64Array(), { ...hour(1), toMs: 0 })).toThrow(InputError);
    const covariate = { cellMs: 60_000, values: new Float64Array(59) };
    expect(() => fitHawkes(new Float64Array(), { ...hour(1), covariate })).toThrow(InputError);
  });
});

/** How deleveraging was shared out: waves whose answers are known, and runs of random markets under each rule. */
import type { AdlFill, AdlWave } from '@firebreak/engine';
import { buildSnapshot, prepare, randomMarket, resolveScenario, runCascade } from '@firebreak/engine';
import { describe, expect, it } from 'vitest';
import { type AdlShared, AdlTally } from './adlTally.ts';

/** Rows of [account, members, held by all members, taken from them]; a contract unit is 2 USD. */
function wave(wanted: number, rows: readonly (readonly [number, number, number, number])[]): AdlWave {
  const column = (at: number): Float64Array => Float64Array.from(rows, (row) => row[at]!);
  const account = Int32Array.from(rows, ([own]) => own);
  const columns = { account, members: column(1), held: column(2), taken: column(3) };
  return { timeS: 1, instrument: 0, wanted, usdPerUnit: 2, ...columns };
}

function fill(members: number, notionalUsd: number, profitUsd: number): AdlFill {
  return { timeS: 1, instrument: 0, members, notionalUsd, profitUsd, equityUsd: 1 };
}

function heard(waves: readonly AdlWave[], fills: readonly AdlFill[] = []): AdlShared {
  const tally = new AdlTally();
  waves.forEach(tally.wave);
  fills.forEach(tally.fill);
  return tally.result();
}

describe('how deleveraging was shared out', () => {
  it('is fair where all give the same share, and unfair by the largest share beyond it', () => {
    const alike = heard([
      wave(5, [
        [0, 1, 10, 2.5],
        [1, 1, 10, 2.5],
      ]),
    ]);
    expect(alike).toMatchObject({ unfairness: 0, openShare: 1, topKeptShare: 0.75, positions: 2 });
    const one = heard([
      wave(5, [
        [0, 1, 5, 5],
        [1, 1, 15, 0],
      ]),
    ]);
    // m is 1 and m* a quarter: 10 USD of notional times three quarters.
    expect(one.score).toMatchObject({ takenUsd: 10, trackingUsd: 0, fairnessUsd: 7.5, regretUsd: 7.5 });
    expect(one).toMatchObject({ unfairness: 0.75, openShare: 0, topKeptShare: 1, positions: 1 });
  });

  it('counts who is reduced in several waves once, and who is closed in the end as closed', () => {
    const { positions, openShare, waves } = heard([
      wave(4, [
        [0, 4, 8, 2],
        [1, 1, 8, 2],
      ]),
      wave(4, [
        [0, 4, 6, 1],
        [1, 1, 6, 6],
      ]),
    ]);
    expect([waves, positions, openShare]).toEqual([2, 5, 0.8]);
  });

  it('says what could not be found as undershoot', () => {
    expect(heard([wave(20, [[0, 1, 5, 5]])])).toMatchObject({
      unfairness: 0,
      score: { undershootUsd: 30, overshootUsd: 0, netOvershootUsd: -30 },
    });
  });

  it('puts fills into bands by profit of their notional', () => {
    const fills = [fill(1, 100, -5), fill(2, 50, 0), fill(1, 200, 20), fill(1, 100, 50), fill(5, 100, 51)];
    expect(heard([], fills).profitShares).toEqual([0.2, 0.2, 0.1, 0.5]);
  });

  it('is nothing without deleveraging', () => {
    const { profitShares, score, ...rest } = heard([]);
    expect(rest).toEqual({ waves: 0, unfairness: 0, positions: 0, openShare: 0, topKeptShare: 0 });
    expect([...profitShares, ...Object.values(score)].every((value) => value === 0)).toBe(true);
  });

  it('does not depend on whether a row is a cohort or its members', () => {
    const cohort = heard([
      wave(6, [
        [0, 3, 12, 6],
        [3, 1, 5, 0],
      ]),
    ]);
    const members = [0, 1, 2].map((own): [number, number, number, number] => [own, 1, 4, 2]);
    expect(heard([wave(6, [...members, [3, 1, 5, 0]])])).toEqual(cohort);
  });

  it('of runs is in range, fairest by pro rata on size, where more stay open than by a ranking', () => {
    const sums = { venue: { fair: 0, open: 0 }, pro_rata: { fair: 0, open: 0 } };
    for (let seed = 1; seed <= 3; seed++) {
      const market = buildSnapshot(randomMarket(seed, { accounts: 100 }));
      for (const adl of ['venue', 'pro_rata'] as const) {
        const document = {
          name: 'fall',
          horizon: '60s',
          shocks: [{ assets: { beta: 'BTC' }, move: -0.2, length: '20s' }],
          policies: { all: { adl } },
        };
        const tally = new AdlTally();
        const prepared = prepare(market, resolveScenario(document, market));
        const options = { seed, record: 'summary', onAdlFill: tally.fill, onAdlWave: tally.wave } as const;
        const { summary } = runCascade(prepared, options);
        const result = tally.result();
        const adlUsd = summary.byVenue.reduce((sum, row) => sum + row.adlUsd, 0);
        expect(Math.abs(result.score.takenUsd - adlUsd)).toBeLessThanOrEqual(1e-6 * adlUsd);
        for (const share of [result.unfairness, result.openShare, result.topKeptShare, ...result.profitShares]) {
          expect(share).toBeGreaterThanOrEqual(0);
          expect(share).toBeLessThanOrEqual(1);
        }
        if (adl === 'pro_rata') expect(result.unfairness).toBeLessThan(1e-9);
        sums[adl].fair += result.unfairness;
        sums[adl].open += result.openShare;
      }
    }
    expect(sums.venue.fair).toBeGreaterThan(0.1);
    expect(sums.pro_rata.open).toBeGreaterThan(sums.venue.open);
  });
});

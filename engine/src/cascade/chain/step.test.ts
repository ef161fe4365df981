/** Oracles, interest and the scan of loans within a run, and what the summary says of them. */
import { describe, expect, it } from 'vitest';
import { buildSnapshot } from '../../market/build.ts';
import { CHAIN_ROWS } from '../../market/testChain.ts';
import { tinyMarket } from '../../market/testMarket.ts';
import { runCascade } from '../run.ts';
import { caseOf } from '../testRuns.ts';
import { chainRun, edited, runnable } from './testRuns.ts';

const FALL = { shocks: [{ assets: ['ETH'], move: -0.2, shape: 'step', length: 0, start: 50 }] };
const REPLAYED = { ...FALL, behaviour: { permanent_impact: 0 } };

describe('the chain part of a run', () => {
  it('is absent from a market without one', () => {
    const { summary } = runCascade(caseOf(buildSnapshot(runnable(tinyMarket())), FALL), { seed: 1, record: 'summary' });
    expect('chain' in summary).toBe(false);
  });

  it('keeps prices behind a security module back for a hop, and moves a feed on its deviation or heartbeat', () => {
    const at = (changes: object, untilS: number): number =>
      chainRun(edited('lending_assets', { 0: changes }), REPLAYED, { untilS }).chain.reserves[3]!.oracleAfter;
    expect(at({}, 200)).toBeCloseTo(3_200, 6);
    expect(at({ oracle: 'fixed:4000' }, 200)).toBe(4_000);
    expect(at({ oracle_delay_s: 60 }, 119)).toBe(4_000);
    expect(at({ oracle_delay_s: 60 }, 120)).toBeCloseTo(3_200, 6);
    expect(at({ oracle_deviation: 0.5, oracle_heartbeat_s: 150 }, 149)).toBe(4_000);
    expect(at({ oracle_deviation: 0.5, oracle_heartbeat_s: 150 }, 150)).toBeCloseTo(3_200, 6);
    expect(at({ oracle_deviation: 0.1, oracle_heartbeat_s: 1e9 }, 60)).toBeCloseTo(3_200, 6);
    expect(at({ oracle: 'mark:HL:ETH' }, 200)).toBeLessThan(3_400);
  });

  it('accrues interest on debts and claims alike', () => {
    const { reserves } = chainRun(CHAIN_ROWS, {}).chain;
    const usdc = reserves.find(({ market, asset }) => market === 'main' && asset === 'USDC')!;
    const grown = 4e6 * 0.05 * (200 / (365 * 86_400));
    expect(usdc.borrowedAfter - 4e6).toBeCloseTo(grown, 4);
    expect(usdc.suppliedAfter - 8e6).toBeCloseTo(grown, 4);
    expect(usdc.utilisationBefore).toBe(0.5);
  });
});

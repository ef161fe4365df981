/** Expectations of cases: what they must say, and when comparing means something. Each case runs on a small market. */
import {
  applySet,
  buildSnapshot,
  IssuesError,
  prepare,
  randomMarket,
  resolveScenario,
  runCascade,
  type Summary,
} from '@firebreak/engine';
import { describe, expect, it } from 'vitest';
import { CLAIMS_FILE, listCases, readScenario, type ScenarioFile } from '../store/scenarioFile.ts';
import { parseClaims } from './claims.ts';
import { judgeExpectations, parseExpectations } from './expectations.ts';

const claims = parseClaims(readScenario(CLAIMS_FILE));
const DAY = Date.parse('2025-10-10T00:00:00Z');

/** As many as the totals of the press count. */
const VENUES = 8;

function caseWith(expectation: Readonly<Record<string, unknown>>): ScenarioFile {
  const doc = {
    expectations: [{ name: 'x', result: 'liquidatedUsd', class: 'predicted', within: 0.1, ...expectation }],
  };
  return { doc, file: 'mine.yaml', lineOf: () => 7 };
}

function messageOf(expectation: Readonly<Record<string, unknown>>): string {
  try {
    parseExpectations(caseWith(expectation), claims);
  } catch (error) {
    expect(error).toBeInstanceOf(IssuesError);
    return (error as Error).message;
  }
  throw new Error('nothing was thrown');
}

function judge(expectation: Readonly<Record<string, unknown>>, summary: object, asOfMs = DAY) {
  const expectations = parseExpectations(caseWith(expectation), claims);
  const whole = { byVenue: Array.from({ length: VENUES }), ...summary } as unknown as Summary;
  return judgeExpectations(expectations, { claims, summary: whole, asOfMs })[0]!;
}

describe('expectations', () => {
  it('of all cases point to claims and results that exist', () => {
    const held = listCases().filter(({ name }) => parseExpectations(readScenario(name), claims).length > 0);
    expect(held.map(({ name }) => name)).toContain('oct-10-2025');
  });

  it('that point nowhere name the nearest claim and result', () => {
    expect(messageOf({ claim: 'oct30-totl' })).toMatch(/mine\.yaml:7: expectations\[0\]\.claim.*mean oct30-total\?/);
    expect(messageOf({ claim: 'oct30-total', result: 'liquidatedUds' })).toMatch(/mean liquidatedUsd\?/);
    expect(messageOf({ claim: 'oct30-total', within: 25 })).toMatch(/within: got 25, expected a fraction/);
  });

  it('are met or missed on the market and window of the figure', () => {
    const day = { horizonS: 86_400, liquidatedLongUsd: 16.0e9 };
    const longs = { claim: 'oct10-cg-long', result: 'liquidatedLongUsd' };
    expect(judge(longs, day)).toMatchObject({ verdict: 'met', target: '16.83 USD bn' });
    expect(judge(longs, { ...day, liquidatedLongUsd: 10e9 }).verdict).toBe('missed');
    expect(judge(longs, { ...day, liquidatedLongUsd: 30e9 }).reasons).toEqual(['the feed leaves liquidations out']);
  });

  it('say why they cannot be compared', () => {
    const hour = { horizonS: 3600, liquidatedUsd: 5e9 };
    expect(judge({ claim: 'oct30-total' }, hour)).toMatchObject({
      verdict: 'cannot be compared',
      reasons: ['another market (2025-10-10)', 'another window (24 h against 1 h)'],
    });
    const few = { ...hour, horizonS: 86_400, byVenue: [{}, {}] };
    expect(judge({ claim: 'oct10-cg-total' }, few).reasons[0]).toBe('all venues (the market has 2)');
    expect(judge({ claim: 'oct10-cg-total' }, hour).reasons.at(-1)).toBe('the figure contradicts oct10-amber-total');
  });

  it('compare ratios of sides on another market over the same hour, and not over another window', () => {
    const hour = { horizonS: 3600, liquidatedUsd: 8e9, liquidatedLongUsd: 7.9e9, byVenue: [{}, {}] };
    const longs = { result: 'liquidatedLongUsd', over: 'liquidatedUsd' };
    const share = { ...longs, claim: 'oct30-hour-long', over_claim: 'oct30-hour' };
    expect(judge(share, hour)).toMatchObject({ verdict: 'missed', target: '70.3%', ratio: true, value: 0.9875 });
    expect(judge(share, { ...hour, liquidatedLongUsd: 6e9 })).toMatchObject({ verdict: 'met', reasons: [] });
    expect(judge({ ...longs, claim: 'nov3-share' }, hour)).toMatchObject({
      target: '90%',
      targetValue: 0.9,
      reasons: ['another window (24 h against 1 h)'],
    });
    expect(judge(share, { ...hour, liquidatedUsd: 0 }).reasons).toContain('the market has no such result');
  });

  it('do not take a ratio of assets or of a single order for one that the market does not matter to', () => {
    const day = { horizonS: 86_400, liquidatedUsd: 8e9, liquidatedLongUsd: 7e9, largestLiquidation: { usd: 1e8 } };
    const asset = { result: 'byAsset.SOL.liquidatedUsd', over: 'liquidatedLongUsd' };
    const sol = judge({ ...asset, claim: 'ftx-sol', over_claim: 'ftx-long' }, { ...day, byAsset: [] });
    expect(sol.reasons).toContain('another market (2025-10-10)');
    const order = { result: 'largestLiquidation.usd', over: 'liquidatedUsd', claim: 'nov3-largest' };
    expect(judge({ ...order, over_claim: 'nov3-total' }, day).reasons).toContain('another market (2025-10-10)');
  });

  it('name what is wrong with a ratio', () => {
    const longs = { result: 'liquidatedLongUsd', claim: 'oct30-hour-long' };
    expect(messageOf({ ...longs, over: 'liquidatedUsd' })).toMatch(
      /over_claim: got nothing, expected the id of a claim/,
    );
    expect(messageOf({ ...longs, over: 'liquidatdUsd', over_claim: 'oct30-hour' })).toMatch(
      /over: .*mean liquidatedUsd/,
    );
    expect(messageOf({ ...longs, over: 'liquidatedUsd', over_claim: 'nov3-total' })).toMatch(/an amount of the report/);
    expect(messageOf({ ...longs, claim: 'nov3-share' })).toMatch(/over: got nothing, expected a number of the summary/);
  });

  it('take a figure of one minute for the peak minute', () => {
    const summary = { horizonS: 3600, peakMinute: { startS: 0, liquidatedUsd: 3.2e9 } };
    const peak = { claim: 'oct10-amber-minute', result: 'peakMinute.liquidatedUsd' };
    expect(judge(peak, summary)).toMatchObject({ verdict: 'met', reasons: [] });
  });
});

describe('every case of the library', () => {
  const market = buildSnapshot(randomMarket(7, { accounts: 60, venues: 2 }));

  it.each(listCases().map(({ name }) => name))('%s runs and is judged', (name) => {
    const file = readScenario(name);
    const scenario = resolveScenario(applySet(file.doc, 'step', 30), market);
    const { summary } = runCascade(prepare(market, scenario), { seed: 1, record: 'summary' });
    const expectations = parseExpectations(file, claims);
    const outcomes = judgeExpectations(expectations, { claims, summary, asOfMs: market.asOfMs });
    expect(outcomes).toHaveLength(expectations.length);
    for (const { verdict, reasons } of outcomes) expect(verdict === 'cannot be compared').toBe(reasons.length > 0);
  });
});

/**
 * One default worked by hand: a client of member X holds bitcoin from 100,000 with the margins of December 2017 (43%
 * and 47%), and the price falls to 40,000. Every layer pays what the arithmetic says, in its order.
 */
import { describe, expect, it } from 'vitest';
import { buildSnapshot } from '../../market/build.ts';
import type { Cell } from '../../market/table.ts';
import { tableFromRows } from '../../market/table.ts';
import { EVENT, type Summary } from '../../result/types.ts';
import { CME_PARAMETERS } from '../../rules/cme/parameters.ts';
import { runCascade } from '../run.ts';
import { caseOf, type ScenarioDoc } from '../testRuns.ts';

type Row = Record<string, Cell>;

/** Cash of the accounts in USD; x-own is member X's own account. */
const CASH: Readonly<Record<string, number>> = {
  'member-x': 5_000,
  'deposit-x': 3_000,
  'member-y': 50_000,
  'deposit-y': 6_000,
  'member-z': 50_000,
  'deposit-z': 4_000,
  house: 1_000,
  provider: 1e7,
  short: 1e6,
};

const kindOf = (id: string): string => {
  if (id.startsWith('member')) return 'member';
  if (id.startsWith('deposit')) return 'guaranty';
  if (id === 'house') return 'fund';
  return ['provider', 'external', 'deficit'].includes(id) ? id : 'trader';
};

const MEMBER_OF: Readonly<Record<string, string>> = {
  'deposit-x': 'member-x',
  'deposit-y': 'member-y',
  'deposit-z': 'member-z',
  client: 'member-x',
  'x-own': 'member-x',
  short: 'member-y',
  provider: 'member-z',
};

interface Change {
  /** Bitcoin and cash of the client and of member X's own account. */
  readonly client: readonly [btc: number, usd: number];
  readonly own?: readonly [btc: number, usd: number];
  readonly parameters?: Readonly<Record<string, number>>;
}

function run({ client, own, parameters }: Change, doc: ScenarioDoc) {
  const cash: Record<string, number> = {
    ...CASH,
    client: client[1],
    ...(own === undefined ? {} : { 'x-own': own[1] }),
  };
  const ids = [...Object.keys(cash), 'external', 'deficit'];
  const held: [string, number][] = [['client', client[0]]];
  if (own !== undefined) held.push(['x-own', own[0]]);
  held.push(['short', -held.reduce((sum, [, btc]) => sum + btc, 0)]);
  const tables: Record<string, Row[]> = {
    assets: [
      { asset: 'USD', kind: 'fiat', price_usd: 1 },
      { asset: 'BTC', kind: 'crypto', price_usd: 100_000, daily_volatility: 0.03 },
    ],
    venues: [{ venue: 'cme', rules: 'cme' }],
    parameters: CME_PARAMETERS.map(({ key, value }) => ({ venue: 'cme', key, value: parameters?.[key] ?? value })),
    instruments: [
      { instrument: 'CME:BTC', venue: 'cme', asset: 'BTC', settle: 'USD', mark_price: 100_000, funding_interval_h: 8 },
    ],
    tiers: [{ instrument: 'CME:BTC', tier: 1, min_notional: 0, maint_margin_rate: 0.43, max_leverage: 1 / 0.47 }],
    oracles: [{ venue: 'cme', asset: 'BTC', use: 'index', source: 'external', weight: 1 }],
    depth: ['bid', 'ask'].flatMap((side) =>
      [0.01, 0.05].map((distance) => ({ instrument: 'CME:BTC', side, distance, notional_usd: 1e10 * distance })),
    ),
    accounts: ids.map((id) => ({
      account: id,
      venue: 'cme',
      kind: kindOf(id),
      entity: id === 'member-x' || id === 'x-own' ? 'X' : '',
      clearing_member: MEMBER_OF[id] ?? '',
    })),
    balances: Object.entries(cash).map(([account, amount]) => ({ account, asset: 'USD', amount })),
    positions: held.map(([account, qty]) => ({ account, instrument: 'CME:BTC', qty, entry_price: 100_000 })),
  };
  const snapshot = buildSnapshot({
    tables: new Map(Object.entries(tables).map(([name, rows]) => [name, tableFromRows(name, rows)])),
    name: 'worked',
    asOfMs: Date.UTC(2017, 11, 20, 15),
    synthetic: true,
    seed: null,
    sources: [],
  });
  const behaviour = { noise_multiplier: 0, ...(doc['behaviour'] as object | undefined) };
  const prepared = caseOf(snapshot, { switches: { impact: false, margin_calls: false }, ...doc, behaviour });
  const result = runCascade(prepared, { seed: 1, record: 'full' });
  expect(runCascade(prepared, { seed: 1, record: 'full', fullScan: true }).digest).toBe(result.digest);
  return { ...result, outcome: result.summary.clearing![0]! };
}

const fall = (move: number): ScenarioDoc => ({ shocks: [{ assets: 'all', move, start: 1, length: 0, shape: 'step' }] });
const ONE = { client: [1, 43_500] } as const;
const THREE = { client: [3, 130_500] } as const;

describe('the waterfall', () => {
  it('stops at the member where its capital is enough', () => {
    // −38% of one bitcoin takes 38,000; nothing is owed, and at −47% 3,500 are.
    expect(run(ONE, fall(-0.38)).outcome.paidUsd.member).toBe(0);
    const { outcome } = run(ONE, fall(-0.47));
    expect(outcome.paidUsd.member).toBeCloseTo(3_500, 0);
    expect([outcome.defaults.length, outcome.unpaidUsd]).toEqual([0, 0]);
  });

  it('takes margin of the member in default before its deposit', () => {
    // 60,000 − 43,500 = 16,500 owed, 5,000 capital; the own account has 20,000 − 0.1 × 60,000 = 14,000 when closed.
    const { outcome, summary } = run({ ...ONE, own: [0.1, 20_000] }, fall(-0.6));
    expect(outcome.defaults).toMatchObject([{ member: 'member-x' }]);
    expect(outcome.defaults[0]!.shortUsd).toBeCloseTo(11_500, 0);
    expect(outcome.paidUsd.member).toBeCloseTo(5_000, 0);
    expect(outcome.paidUsd.margin).toBeCloseTo(11_500, 0);
    expect(outcome.paidUsd.deposit).toBe(0);
    expect(summary.liquidatedUsd).toBeCloseTo(1.1 * 40_000, -1);
  });

  it('goes through deposit, house and the deposits of others by size', () => {
    // 16,500 = 5,000 + 3,000 + 1,000 + 7,500, of which Y and Z bear 6 : 4.
    const { outcome, events, summary } = run(ONE, fall(-0.6));
    const { member, margin, deposit, house, mutual, assessment, gains } = outcome.paidUsd;
    expect([member, margin, deposit, house].map(Math.round)).toEqual([5_000, 0, 3_000, 1_000]);
    expect([mutual, assessment, gains].map(Math.round)).toEqual([7_500, 0, 0]);
    const draws = Array.from(events.amountUsd).filter((_, k) => events.kind[k] === EVENT.fund_draw);
    expect(draws.map(Math.round)).toEqual([5_000, 3_000, 1_000, 4_500, 3_000]);
    expect(summary.badDebtUsd).toBeCloseTo(16_500, 0);
    const payers = Object.fromEntries(summary.payers.map(({ who, usd }) => [who, Math.round(usd)]));
    expect(payers).toMatchObject({
      'clearing members of the accounts': 5_000,
      'guaranty fund: members in default': 3_000,
      'clearing house': 1_000,
      'guaranty fund: other members': 7_500,
    });
  });

  it('assesses members up to 2.75 deposits each and takes the rest from gains', () => {
    // 49,500 = 5,000 + 3,000 + 1,000 + 10,000 + 27,500 + 3,000.
    const { outcome } = run(THREE, fall(-0.6));
    expect(outcome.paidUsd.mutual).toBeCloseTo(10_000, 0);
    expect(outcome.paidUsd.assessment).toBeCloseTo(27_500, 0);
    expect(outcome.paidUsd.gains).toBeCloseTo(3_000, 0);
    expect(outcome.unpaidUsd).toBeCloseTo(0, 6);
  });

  it('tears up at the settlement price what is not closed out in time', () => {
    // Trading pauses for two minutes; the close-out may take one.
    const { outcome, summary, events } = run({ ...THREE, parameters: { closeOutS: 60 } }, fall(-0.6));
    expect(summary.adlUsd).toBeCloseTo(120_000, 0);
    expect(summary.byMechanism.map(({ notionalUsd }) => Math.round(notionalUsd))).toEqual([0, 0, 0, 120_000]);
    expect(outcome.paidUsd.assessment).toBeCloseTo(27_500, 0);
    expect(Array.from(events.kind)).toContain(EVENT.adl_winner);
  });

  it('tears up what an account of the member itself holds too, though it has margin', () => {
    const { summary, outcome } = run({ ...ONE, own: [0.1, 20_000], parameters: { closeOutS: 60 } }, fall(-0.6));
    expect(summary.adlUsd).toBeCloseTo(44_000, 0);
    expect(outcome.paidUsd.margin).toBeCloseTo(11_500, 0);
  });
});

describe('margin calls', () => {
  // At 85,000 a bitcoin needs 36,550 and 39,950 to start with; 35,000 are left of 50,000.
  const calls = (callWindowS: number, share = 1) =>
    run(
      { client: [1, 50_000], parameters: { callWindowS } },
      {
        ...fall(-0.15),
        switches: { impact: false },
        behaviour: { margin_call_share: share, margin_call_latency_s: 150 },
      },
    ).summary;
  const payersOf = ({ payers }: Summary) => payers.map(({ who }) => who);

  it('restore the initial margin where they are answered in time', () => {
    const summary = calls(3_600);
    expect(summary.topUpUsd).toBeCloseTo(4_950, 0);
    expect([summary.marginCalls, summary.liquidatedUsd]).toEqual([1, 0]);
    expect(payersOf(summary)).toEqual([]);
  });

  it('take nothing from anybody while they run', () => {
    const summary = calls(3_600, 0);
    expect([summary.marginCalls, summary.topUpUsd, summary.liquidatedUsd]).toEqual([1, 0, 0]);
    expect(payersOf(summary)).toEqual([]);
  });

  it('end in a close-out where they are not', () => {
    const summary = calls(60);
    expect(summary.topUpUsd).toBe(0);
    expect(summary.liquidatedUsd).toBeCloseTo(85_000, -1);
  });
});

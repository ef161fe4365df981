/** Resolution and validation of scenario documents against the tiny market of the market room. */
import { describe, expect, it } from 'vitest';
import type { Issue } from '../core/errors.ts';
import { formatIssue, IssuesError } from '../core/errors.ts';
import { buildSnapshot } from '../market/build.ts';
import { rowsOfTable, tinyMarket, withTables } from '../market/testMarket.ts';
import { tableFromRows } from '../market/table.ts';
import { BEHAVIOUR_DEFAULTS, POLICY_OFF, SWITCH_DEFAULTS } from './defaults.ts';
import { exogenousLogMove, spotDeviationAt } from './path.ts';
import { resolveScenario } from './resolve.ts';

const snapshot = buildSnapshot(tinyMarket());
const HEAD = { name: 'test', horizon: '1h' };
const asset = (id: string) => snapshot.assets.id.indexOf(id);
const venue = (id: string) => snapshot.venues.id.indexOf(id);
const instrument = (id: string) => snapshot.instruments.id.indexOf(id);

function resolved(doc: object, market = snapshot) {
  return resolveScenario({ ...HEAD, ...doc }, market);
}

function issuesOf(doc: unknown): readonly Issue[] {
  try {
    resolveScenario(doc, snapshot);
  } catch (error) {
    expect(error).toBeInstanceOf(IssuesError);
    return (error as IssuesError).issues;
  }
  return [];
}

/** The messages for a document that is right but for the given keys. */
const messages = (doc: object) => issuesOf({ ...HEAD, ...doc }).map(formatIssue);

describe('resolveScenario', () => {
  it('fills a minimal document with the defaults', () => {
    const s = resolved({});
    expect([s.name, s.title, s.mode, s.horizonS, s.stepS, s.startMs]).toEqual([
      'test',
      'test',
      'endogenous',
      3600,
      1,
      snapshot.asOfMs,
    ]);
    expect(s.switches).toEqual(SWITCH_DEFAULTS);
    expect(s.policies).toEqual([POLICY_OFF, POLICY_OFF]);
    for (const [key, entry] of Object.entries(BEHAVIOUR_DEFAULTS)) {
      expect(s.behaviour[key as keyof typeof s.behaviour]).toBe(entry.value);
    }
    expect(s.notes).toEqual([]);
  });

  it('turns simple returns into logs and clock times into seconds from the start', () => {
    const s = resolved({
      start: '2025-10-10T20:50:00Z',
      shocks: [{ assets: ['BTC'], move: -0.15, start: '21:10', length: '10m', recover: { share: 0.5, length: '30m' } }],
    });
    expect(s.startMs).toBe(Date.UTC(2025, 9, 10, 20, 50));
    expect(s.priceShocks).toHaveLength(1);
    expect(s.priceShocks[0]).toEqual({
      asset: asset('BTC'),
      startS: 1200,
      lengthS: 600,
      logMove: expect.closeTo(Math.log(0.85), 14),
      shape: 'linear',
      recoverShare: 0.5,
      recoverStartS: 1800,
      recoverS: 1800,
    });
  });

  it('moves coins by their slope on BTC, named coins as named, and dollars not at all', () => {
    const byBeta = resolved({ shocks: [{ assets: { beta: 'BTC' }, log_move: -0.1 }] }).priceShocks;
    expect(byBeta.map((s) => [s.asset, s.logMove])).toEqual([
      [asset('BTC'), -0.1],
      [asset('ETH'), expect.closeTo(-0.14, 14)],
    ]);
    const named = resolved({
      shocks: [
        { assets: 'all', log_move: -0.1 },
        { assets: 'ETH', log_move: -0.3 },
      ],
    }).priceShocks;
    expect(named.map((s) => [s.asset, s.logMove])).toEqual([
      [asset('ETH'), -0.3],
      [asset('BTC'), -0.1],
    ]);
    const follow = resolved({
      shocks: [{ assets: 'BTC', log_move: -0.2, start: 60, length: 30 }, { assets: { beta: 'BTC' } }],
    }).priceShocks;
    expect(follow[1]).toMatchObject({ asset: asset('ETH'), startS: 60, lengthS: 30 });
    expect(follow[1]?.logMove).toBeCloseTo(-0.28, 14);
  });

  it('follows waypoints, straight in logs between them, and so do the coins that follow by beta', () => {
    const s = resolved({
      start: '2025-10-10T20:50:00Z',
      shocks: [
        {
          assets: 'BTC',
          points: [
            ['20:51', -0.02],
            ['20:53', -0.1],
            ['20:54', 0.01],
          ],
        },
        { assets: { beta: 'BTC' } },
      ],
    });
    const at = (a: string, t: number): number => exogenousLogMove(s, asset(a), t);
    expect(at('BTC', 0)).toBe(0);
    expect(at('BTC', 30)).toBeCloseTo(0.5 * Math.log(0.98), 14);
    expect(at('BTC', 120)).toBeCloseTo(0.5 * (Math.log(0.98) + Math.log(0.9)), 14);
    expect(at('BTC', 240)).toBeCloseTo(Math.log(1.01), 14);
    expect(at('BTC', 999)).toBeCloseTo(Math.log(1.01), 14);
    expect(at('ETH', 180)).toBeCloseTo(1.4 * Math.log(0.9), 14);
  });

  it('lets a venue price of a token follow waypoints', () => {
    const depegs = [
      {
        venue: 'binance',
        asset: 'USDT',
        points: [
          [10, -0.2],
          [30, 0],
        ],
      },
    ];
    const s = resolved({ depegs });
    const venue = s.spotDeviations[0]!.venue;
    const at = (t: number): number => spotDeviationAt(s, venue, asset('USDT'), t);
    expect([at(0), at(5), at(10)]).toEqual([0, 0.5 * Math.log(0.8), Math.log(0.8)]);
    expect(at(20)).toBeCloseTo(0.5 * Math.log(0.8), 14);
    expect(at(600)).toBeCloseTo(0, 14);
  });

  it('lets a staked token move with what it converts into', () => {
    const market = tinyMarket();
    const assets = rowsOfTable(market.tables.get('assets')!);
    assets.push({
      asset: 'WBETH',
      kind: 'staked',
      price_usd: 4300,
      daily_volatility: 0.04,
      beta_btc: 1.4,
      basis: 'assumed',
      conversion_asset: 'ETH',
      conversion_ratio: 1.075,
    });
    const withStaked = buildSnapshot(withTables(market, tableFromRows('assets', assets)));
    const shocks = resolved({ shocks: [{ assets: 'ETH', log_move: -0.3 }] }, withStaked).priceShocks;
    expect(shocks.map((s) => [withStaked.assets.id[s.asset], s.logMove])).toEqual([
      ['ETH', -0.3],
      ['WBETH', -0.3],
    ]);
  });

  it('resolves depth, depegs, faults, outages and flows to rows', () => {
    const s = resolved({
      depth: [{ venues: 'binance', assets: ['BTC'], multiplier: 0.2, start: 60, length: 120, ramp: 10 }],
      depegs: [{ venue: 'binance', asset: 'USDT', move: -0.1, start: 10, length: 20, hold: 30, recover: 40 }],
      oracles: [
        { venues: 'all', use: 'index', kind: 'freeze', end: '10m' },
        { venues: 'binance', assets: 'ETH', use: 'mark', kind: 'offset', log_move: -0.05 },
      ],
      outages: [{ venues: 'hyperliquid', what: 'trading', start: 5, end: 6 }],
      transfers_frozen: [{ start: '1m', length: '2m' }],
      flows: [
        { instrument: 'BN:BTCUSDT', usd: -1_000_000 },
        { instrument: 'BN:BTCUSD', usd: -1_000_000, start: 3, length: 4 },
        { instrument: 'HL:ETH', qty: 7 },
      ],
    });
    expect(s.depthShocks).toEqual([
      {
        instruments: Uint16Array.of(instrument('BN:BTCUSDT'), instrument('BN:BTCUSD')),
        startS: 60,
        endS: 180,
        multiplier: 0.2,
        rampS: 10,
      },
    ]);
    expect(s.spotDeviations[0]).toMatchObject({
      venue: venue('binance'),
      asset: asset('USDT'),
      holdS: 30,
      recoverS: 40,
    });
    expect(s.spotDeviations[0]?.logMove).toBeCloseTo(Math.log(0.9), 14);
    expect(s.oracleFaults.map((f) => [f.venue, f.asset, f.use, f.kind, f.startS, f.endS, f.logOffset])).toEqual([
      [0, -1, 'index', 'freeze', 0, 600, 0],
      [1, -1, 'index', 'freeze', 0, 600, 0],
      [venue('binance'), asset('ETH'), 'mark', 'offset', 0, 3600, -0.05],
    ]);
    expect(s.outages).toEqual([
      { venue: venue('hyperliquid'), what: 'trading', startS: 5, endS: 6 },
      { venue: 0, what: 'transfers', startS: 60, endS: 180 },
      { venue: 1, what: 'transfers', startS: 60, endS: 180 },
    ]);
    expect(s.flows).toEqual([
      { instrument: instrument('BN:BTCUSDT'), qty: -10, startS: 0, lengthS: 0 },
      { instrument: instrument('BN:BTCUSD'), qty: -1_000_000, startS: 3, lengthS: 4 },
      { instrument: instrument('HL:ETH'), qty: 7, startS: 0, lengthS: 0 },
    ]);
  });

  it('lays a venue policy over the one for all', () => {
    const s = resolved({
      policies: {
        all: { band: 0.05, pause: { move: 0.1, window: '5m', length: '1m' } },
        binance: { throttle_usd_per_s: 5e6, reduce_only: '30s', adl: 'water_filling', source: 'a proposal' },
      },
    });
    const own = s.policies[venue('binance')];
    const other = s.policies[venue('hyperliquid')];
    expect(other?.bandDistance).toBeCloseTo(Math.log(1.05), 14);
    expect(other).toMatchObject({ pauseWindowS: 300, pauseS: 60, reopenAuction: false, throttleUsdPerS: Infinity });
    expect(own).toEqual({ ...other, throttleUsdPerS: 5e6, reduceOnlyS: 30, adl: 'water_filling' });
    expect(s.notes).toContainEqual({
      key: 'policies.binance',
      value: 'throttle_usd_per_s 5000000, reduce_only 30s, adl water_filling',
      basis: 'assumed',
      source: 'a proposal',
    });
  });

  it('notes what differs from the defaults, with its origin', () => {
    const s = resolved({
      switches: { stops: false },
      behaviour: {
        depth_gamma: 0.5,
        depth_floor: { value: 0.2, low: 0.1, high: 0.3, basis: 'measured', source: 'a book' },
      },
      shocks: [{ assets: 'BTC', move: -0.1, source: 'a day' }],
    });
    expect([s.switches.stops, s.behaviour.depthGamma, s.behaviour.depthFloor]).toEqual([false, 0.5, 0.2]);
    expect(s.notes).toEqual([
      { key: 'switches.stops', value: 'false', basis: 'assumed', source: 'none given in the scenario' },
      { key: 'behaviour.depth_gamma', value: '0.5', basis: 'assumed', source: 'none given in the scenario' },
      { key: 'behaviour.depth_floor', value: '0.2', basis: 'measured', source: 'a book' },
      { key: 'shocks[0]', value: 'move -0.1', basis: 'assumed', source: 'a day' },
    ]);
  });

  it('replays observed marks', () => {
    const s = resolved({
      mode: 'replay',
      paths: [
        {
          instrument: 'HL:BTC',
          points: [
            [0, 100_000],
            ['30s', 99_000],
          ],
        },
      ],
    });
    expect(s.observed).toEqual([
      { instrument: instrument('HL:BTC'), timeS: Float64Array.of(0, 30), price: Float64Array.of(100_000, 99_000) },
    ]);
  });

  it('leaves out optional items of venues and assets that the market does not have', () => {
    const s = resolved({
      shocks: [{ assets: ['SOL', 'ETH'], move: -0.1, optional: true }],
      depegs: [{ venue: 'okx', asset: 'BETH', move: -0.1, optional: true }],
      flows: [{ instrument: 'OKX:BTC', usd: 5, optional: true }],
      depth: [{ venues: 'okx', multiplier: 0.5, optional: true }],
    });
    expect(s.priceShocks.map((shock) => shock.asset)).toEqual([asset('ETH')]);
    expect([s.spotDeviations, s.flows, s.depthShocks]).toEqual([[], [], []]);
  });
});

describe('what is wrong with a document', () => {
  it.each<[string, object, string]>([
    [
      'a percentage',
      { shocks: [{ assets: 'BTC', move: -15 }] },
      'shocks[0].move: got -15, expected a fraction above -1 and at most 3 (fractions, not percent: write -0.15 ' +
        'for -15%)',
    ],
    [
      'a percentage as text',
      { depth: [{ multiplier: '12%' }] },
      'depth[0].multiplier: got "12%", expected a fraction of at least 0 and at most 1 ' +
        '(fractions, not percent: write 0.12 for 12%)',
    ],
    [
      'a log percentage',
      {
        shocks: [
          { assets: 'BTC', move: -0.1 },
          { assets: 'ETH', log_move: -16 },
        ],
      },
      'shocks[1].log_move: got -16, expected a fraction of at least -5 and at most 2 ' +
        '(fractions, not percent: write -0.16 for -16%)',
    ],
    [
      'an unknown key',
      { shocks: [{ asets: 'BTC', assets: 'BTC', move: -0.1 }] },
      'shocks[0].asets: got the unknown key "asets", expected one of move, log_move, points, low, high, start, ' +
        'length, shape, optional, basis, source, assets, recover (did you mean assets?)',
    ],
    [
      'an unknown asset',
      { shocks: [{ assets: ['BTC', 'ETC'], move: -0.1 }] },
      'shocks[0].assets[1]: got "ETC", expected an asset of this market (USD, USDC, USDT, BTC, ETH) (did you ' +
        'mean BTC?)',
    ],
    [
      'an unknown venue',
      { outages: [{ venues: 'Binanse', what: 'trading' }] },
      'outages[0].venues: got "Binanse", expected a venue of this market (hyperliquid, binance) or all ' +
        '(did you mean binance?)',
    ],
    [
      'an unknown instrument',
      { flows: [{ instrument: 'BN:BTCUSDC', usd: -1 }] },
      'flows[0].instrument: got "BN:BTCUSDC", expected an instrument of this market ' +
        '(HL:BTC, HL:ETH, BN:BTCUSDT, BN:ETHUSDT, BN:BTCUSD) (did you mean BN:BTCUSDT?)',
    ],
    [
      'an unknown word',
      { outages: [{ venues: 'all', what: 'transfer' }] },
      'outages[0].what: got "transfer", expected one of trading, transfers, liquidations (did you mean transfers?)',
    ],
    [
      'two sizes',
      { shocks: [{ assets: 'BTC', move: -0.1, log_move: -0.1 }] },
      'shocks[0]: got both move and log_move, expected one of move and log_move',
    ],
    [
      'no size',
      { flows: [{ instrument: 'HL:BTC' }] },
      'flows[0]: got neither usd nor qty, expected one of usd and qty',
    ],
    [
      'a time after the end',
      { shocks: [{ assets: 'BTC', move: -0.1, start: '2h' }] },
      'shocks[0].start: got "2h", expected a time within the run: seconds from its start, 15m, 21:10 (UTC) or an ' +
        'instant such as 2025-10-10T21:10:00Z (the run ends after 3600 s)',
    ],
    [
      'an end before the start',
      { transfers_frozen: [{ start: 60, end: 30 }] },
      'transfers_frozen[0].end: got 30, expected a time after the start (60 s)',
    ],
    [
      'a length that is none',
      { step: 'quick' },
      'step: got "quick", expected seconds or a length such as 90s, 15m or 1h of at least 0.05 s, at most 7 days',
    ],
    [
      'a day that does not exist',
      { start: '2025-02-29T00:00:00Z' },
      'start: got "2025-02-29T00:00:00Z", expected an instant such as 2025-10-10T20:50:00Z',
    ],
    [
      'too many steps',
      { horizon: '7d' },
      'horizon: got 604800 steps, expected 1 to 200000 steps (change the step or the horizon)',
    ],
    [
      'a path in an endogenous run',
      { paths: [{ instrument: 'HL:BTC', points: [[0, 1]] }] },
      'paths: got 1 observed paths, expected no path in mode endogenous (set mode: replay, or use shocks)',
    ],
    [
      'a replay without a path',
      { mode: 'replay' },
      'paths: got no observed path, expected at least one path in mode replay',
    ],
    [
      'points out of order',
      {
        mode: 'replay',
        paths: [
          {
            instrument: 'HL:BTC',
            points: [
              [9, 1],
              [9, 2],
            ],
          },
        ],
      },
      'paths[0].points[1]: got 9 s, expected a time after that of the point before (9 s)',
    ],
    [
      'a policy of no venue',
      { policies: { bianance: { band: 0.1 } } },
      'policies.bianance: got the unknown key "bianance", expected one of hyperliquid, binance, all (did you ' +
        'mean binance?)',
    ],
    [
      'a deleveraging policy that there is not',
      { policies: { all: { adl: 'pro_rata_profits' } } },
      'policies.all.adl: got "pro_rata_profits", expected one of venue, pro_rata, pro_rata_profit, pro_rata_equity, ' +
        'capped_pro_rata, risk_aware, water_filling (did you mean pro_rata_profit?)',
    ],
    [
      'a pause without its window',
      { policies: { all: { pause: { move: 0.1, length: 60 } } } },
      'policies.all.pause.window: got nothing, expected seconds or a length such as 90s, 15m or 1h of at least ' +
        '1 s, at most 7 days',
    ],
    ['a switch that is no boolean', { switches: { adl: 'off' } }, 'switches.adl: got "off", expected true or false'],
    [
      'a behaviour out of range',
      { behaviour: { permanent_impact: 30 } },
      'behaviour.permanent_impact: got 30, expected a number of at least 0 and at most 1',
    ],
    [
      'a range without its value',
      { behaviour: { dip_threshold: { value: 0.05, low: 0.06 } } },
      'behaviour.dip_threshold: got 0.06 to 0.05, expected a range that contains the value 0.05 ' +
        '(change the value too, in the scenario or with --set)',
    ],
    [
      'a slope on something else',
      { shocks: [{ assets: { beta: 'ETH' }, move: -0.1 }] },
      'shocks[0].assets.beta: got "ETH", expected BTC (a market has slopes on BTC only)',
    ],
    [
      'a follower without a leader',
      { shocks: [{ assets: { beta: 'BTC' } }] },
      'shocks[0]: got no move and no shock of BTC, expected a move, or another shock that names BTC',
    ],
    [
      'a recovery before the move',
      { shocks: [{ assets: 'BTC', move: -0.1, length: 60, recover: { share: 1, start: 30 } }] },
      'shocks[0].recover.start: got 30, expected a time after the move (60 s)',
    ],
    [
      'a recovery without its share',
      { shocks: [{ assets: 'BTC', move: -0.1, recover: { length: 60 } }] },
      'shocks[0].recover.share: got nothing, expected a fraction of at least 0 and at most 1',
    ],
    ['a list that is none', { depegs: { venue: 'binance' } }, 'depegs: got a map, expected a list'],
    ['an item that is none', { depth: [0.5] }, 'depth[0]: got 0.5, expected a map'],
    [
      'a frozen source that moves',
      { oracles: [{ use: 'mark', kind: 'freeze', move: -0.1 }] },
      'oracles[0]: got a move of a frozen source, expected a move with kind: offset only',
    ],
    [
      'a basis that is none',
      { behaviour: { dip_threshold: { value: 0.04, basis: 'guess' } } },
      'behaviour.dip_threshold.basis: got "guess", expected one of measured, modelled, assumed, synthetic',
    ],
    [
      'depth of no instrument',
      { depth: [{ assets: 'USDC', multiplier: 0.5 }] },
      'depth[0]: got no instrument, expected venues and assets that have an instrument in this market',
    ],
  ])('says so for %s', (_, doc, message) => {
    expect(messages(doc)).toEqual([message]);
  });

  it('lists everything at once, and does not stop at the first', () => {
    const found = issuesOf({ nam: 'x', shocks: [{ assets: 'BTC', move: 5 }] }).map((issue) => issue.where);
    expect(found).toEqual(['nam', 'name', 'horizon', 'shocks[0].move']);
    expect(issuesOf('text')[0]).toMatchObject({ where: 'scenario', got: '"text"' });
  });
});

/**
 * The suite held to published examples (file named by FIREBREAK_VECTORS) and to our variants of them
 * (`variants.json`: other sides, sizes, tiers and rules, their prices found by bisection on the definition and not by
 * the closed forms), and the judge held to examples that must fail.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { exitCode, formatReport, formatTable, type Judgement, judge, parseVectors } from './suite.ts';
import { canonicalName, sideOf } from './vector.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const NAMED = process.env['FIREBREAK_VECTORS'];
const PUBLISHED = resolve(ROOT, NAMED ?? '../shared/vectors/venue-vectors.json');
const PERPETUALS = 'hyperliquid binance aster bybit okx bitmex deribit dydx gmx drift kraken';
const LENDING = 'aave_v3 aave_v4 compound_v3 euler_v2 morpho_blue maker_sky liquity_v1 liquity_v2';
const VENUES = new Set(`${PERPETUALS} ${LENDING}`.split(' '));

function judged(file: string): Judgement[] {
  return parseVectors(file, JSON.parse(readFileSync(file, 'utf8'))).map(judge);
}

function notPassed(all: readonly Judgement[]): Judgement[] {
  return all.filter((one) => VENUES.has(one.venue) && one.verdict !== 'pass');
}

const EXAMPLE = {
  id: 'one',
  venue: 'hyperliquid',
  topic: 'maintenance_margin',
  inputs: { asset_max_leverage: 40 },
  expected: { maintenance_margin_rate: 0.0125 },
  tolerance: 1e-9,
};

function verdict(change: object): string {
  return judge(parseVectors('inline', [{ ...EXAMPLE, ...change }])[0]).verdict;
}

describe('published examples', () => {
  // The file is not part of the repository; where a run names one, it must be there.
  it.skipIf(NAMED === undefined && !existsSync(PUBLISHED))('passes all of the venues with rules', () => {
    const all = judged(PUBLISHED);
    expect(all.some((one) => VENUES.has(one.venue))).toBe(true);
    expect(notPassed(all)).toEqual([]);
  });

  // The table is that of the file beside the data, whatever other file a run names.
  it.skipIf(NAMED !== undefined || !existsSync(PUBLISHED))('is the table in docs/venues.md', () => {
    const docs = readFileSync(join(ROOT, 'docs/venues.md'), 'utf8');
    // After a change: npm run conformance -- --table, between the two comments of that file.
    expect(docs).toContain(formatTable(judged(PUBLISHED)));
  });

  it('passes our variants of them', () => {
    const all = judged(join(ROOT, 'tests/conformance/variants.json'));
    expect(all.length).toBeGreaterThan(80);
    expect(notPassed(all)).toEqual([]);
  });
});

describe('judge', () => {
  it('passes the right value and fails a wrong or missing one', () => {
    expect(verdict({})).toBe('pass');
    expect(verdict({ expected: { maintenance_margin_rate: 0.01251 } })).toBe('FAIL');
    expect(verdict({ expected: { maintenance_margin_rate: true } })).toBe('FAIL');
    expect(verdict({ expected: { maintenance_margin_rate: 0.0125, never_computed: 1 } })).toBe('FAIL');
  });

  it('never passes an unknown venue, topic or shape', () => {
    expect(verdict({ venue: 'elsewhere' })).toBe('not covered');
    expect(verdict({ venue: 'toString' })).toBe('not covered');
    expect(verdict({ topic: 'astrology' })).toBe('not covered');
    expect(verdict({ inputs: { colour: 'red' } })).toBe('not covered');
  });

  it('compares lists, texts and booleans exactly', () => {
    const accounts = [
      { id: 'a', wallet_balance: 1000, unrealized_pnl: 500, maintenance_margin: 150 },
      { id: 'b', wallet_balance: 200, unrealized_pnl: 100, maintenance_margin: 60 },
    ];
    const rank = { venue: 'binance', topic: 'adl_rank', inputs: { accounts } };
    expect(verdict({ ...rank, expected: { order: ['b', 'a'] } })).toBe('pass');
    expect(verdict({ ...rank, expected: { order: ['a', 'b'] } })).toBe('FAIL');
    expect(verdict({ ...rank, expected: { order: ['b'] } })).toBe('FAIL');
  });

  it('compares objects field by field', () => {
    const accounts = [
      { id: 1, qty: 10, score: 3 },
      { id: 2, qty: 10, score: 6 },
    ];
    const assign = { venue: 'bitmex', topic: 'adl_rank', inputs: { accounts, liquidated_qty: 15 } };
    expect(verdict({ ...assign, expected: { closed: { '1': 5, '2': 10 } } })).toBe('pass');
    expect(verdict({ ...assign, expected: { closed: { '2': 10 } } })).toBe('FAIL');
    expect(verdict({ ...assign, expected: { closed: { '1': 5, '3': 10 } } })).toBe('FAIL');
  });

  it('marks examples whose page contradicts itself, and counts them', () => {
    const one = judge(parseVectors('inline', [{ ...EXAMPLE, consistency: 'inconsistent' }])[0]);
    expect(formatReport([one])).toContain('(the page contradicts itself: held to its rule)');
    expect(formatTable([one]).split('\n')[2]).toBe('| hyperliquid | 1 | 0 | 0 | 1 |');
  });

  it('reads names with and without units, and sides from words or signs', () => {
    expect(canonicalName('unrealised_pnl_usdt')).toBe(canonicalName('upnl'));
    expect(canonicalName('mm_btc')).toBe('maintenance_margin');
    expect(sideOf({ side: 'Sell' })).toBe(-1);
    expect(sideOf({ mode: 'isolated margin short BTC-USDT' })).toBe(-1);
    expect(sideOf({ size: -3 })).toBe(-1);
    expect(sideOf({ size: 3 })).toBe(1);
  });

  it('prints one line per example and counts by venue', () => {
    const all = parseVectors('inline', [EXAMPLE, { ...EXAMPLE, id: 'two', venue: 'elsewhere' }]).map(judge);
    expect(formatReport(all).split('\n')).toEqual([
      'id   verdict      expected                        got',
      'one  pass         maintenance_margin_rate=0.0125  maintenance_margin_rate=0.0125',
      'two  not covered  maintenance_margin_rate=0.0125  -',
      '',
      'elsewhere    0 pass, 0 FAIL, 1 not covered',
      'hyperliquid  1 pass, 0 FAIL, 0 not covered',
      'total        1 pass, 0 FAIL, 1 not covered',
    ]);
    expect(exitCode(all)).toBe(0);
  });

  it('says where a file is wrong and what was expected', () => {
    expect(() => parseVectors('f.json', {})).toThrow('f.json: expected a JSON list of examples, got an object');
    expect(() => parseVectors('f.json', [{ ...EXAMPLE, tolerance: '1' }])).toThrow(
      'f.json: example 1 (one): "tolerance": expected a number of 0 or more, got "1"',
    );
    expect(() => parseVectors('f.json', [{ ...EXAMPLE, expected: {} }])).toThrow('at least one field');
    expect(() => parseVectors('f.json', [{ ...EXAMPLE, inputs: undefined }])).toThrow('got nothing');
  });
});

describe('run.ts as a process', () => {
  function run(content: string | undefined): { code: number; text: string } {
    const folder = mkdtempSync(join(tmpdir(), 'firebreak-conformance-'));
    const file = join(folder, 'vectors.json');
    if (content !== undefined) writeFileSync(file, content);
    const args = ['--conditions=firebreak-source', '--import', 'tsx', 'tests/conformance/run.ts', file];
    try {
      return { code: 0, text: execFileSync(process.execPath, args, { cwd: ROOT, encoding: 'utf8', stdio: 'pipe' }) };
    } catch (error) {
      const failed = error as { status: number; stdout: string; stderr: string };
      return { code: failed.status, text: failed.stdout + failed.stderr };
    } finally {
      rmSync(folder, { recursive: true });
    }
  }

  it('exits with 0, 3 and 2', () => {
    expect(run(JSON.stringify([EXAMPLE, { ...EXAMPLE, venue: 'elsewhere' }])).code).toBe(0);
    const wrong = run(JSON.stringify([{ ...EXAMPLE, expected: { maintenance_margin_rate: 1 } }]));
    expect(wrong.code).toBe(3);
    expect(wrong.text).toContain('FAIL');
    const broken = run('{');
    expect(broken.code).toBe(2);
    expect(broken.text).toMatch(/vectors\.json: expected a readable JSON file of examples/);
    expect(run(undefined).code).toBe(2);
  });
});

/** Ranges of uncertain inputs: where they come from, how a share of one becomes a value, and what is refused. */
import { describe, expect, it } from 'vitest';
import type { Issue } from '../core/errors.ts';
import { BEHAVIOUR_DEFAULTS, MARKET_DEFAULTS } from './defaults.ts';
import { inputAt, readInputs } from './inputs.ts';
import type { Doc } from './validate.ts';

const SHOCK = { assets: 'BTC', move: -0.1, low: -0.2, high: -0.05, basis: 'assumed', source: 'mine' };

const read = (doc: Doc) => {
  const issues: Issue[] = [];
  const inputs = readInputs({ issues }, doc);
  return {
    inputs,
    of: (key: string) => inputs.find((input) => input.key === key)!,
    messages: issues.map(
      ({ where, got, expected, hint }) => `${where}: ${got}, ${expected}${hint === undefined ? '' : ` (${hint})`}`,
    ),
  };
};

describe('readInputs', () => {
  it('has every behaviour and market number with its default range and source', () => {
    const { inputs, of, messages } = read({});
    expect(inputs).toHaveLength(Object.keys(BEHAVIOUR_DEFAULTS).length + Object.keys(MARKET_DEFAULTS).length);
    expect(of('behaviour.depth_scale')).toMatchObject({ value: 1, low: 0.5, high: 2, basis: 'assumed' });
    expect(of('market.equity_scale')).toMatchObject({ value: 1, low: 0.5, high: 1.2, basis: 'assumed' });
    for (const { low, value, high, source } of inputs) {
      expect(low).toBeLessThanOrEqual(value);
      expect(high).toBeGreaterThanOrEqual(value);
      expect(source).not.toBe('');
    }
    expect(messages).toEqual([]);
  });

  it('takes the range beside a value, holds a value without one, and lets ranges go before both', () => {
    const doc = {
      shocks: [SHOCK, { assets: 'ETH', move: -0.1 }],
      depth: [{ multiplier: 0.5, low: 0.2, high: 0.8 }],
      depegs: [{ asset: 'USDe', move: -0.3, low: -0.4, high: -0.1 }],
      behaviour: { depth_scale: 0.7, dip_rate_per_s: { value: 0.001, low: 0.0001, high: 0.01, source: 'desk' } },
      market: { fund_scale: { value: 1, low: 0.9, high: 1.1 } },
      ranges: { 'behaviour.refill_per_s': { low: 0.05, high: 0.2, basis: 'measured', source: 'desk' } },
    };
    const { of, messages } = read(doc);
    expect(messages).toEqual([]);
    expect(of('shocks[0].move')).toEqual({
      key: 'shocks[0].move',
      value: -0.1,
      low: -0.2,
      high: -0.05,
      unit: 'fraction',
      basis: 'assumed',
      source: 'mine',
    });
    expect(of('shocks[1].move')).toBeUndefined();
    expect(of('depth[0].multiplier')).toMatchObject({ value: 0.5, low: 0.2, high: 0.8 });
    expect(of('depegs[0].move')).toMatchObject({ low: -0.4, high: -0.1 });
    expect(of('behaviour.depth_scale')).toMatchObject({ value: 0.7, low: 0.7, high: 0.7 });
    expect(of('behaviour.dip_rate_per_s')).toMatchObject({ low: 0.0001, high: 0.01, source: 'desk' });
    expect(of('market.fund_scale')).toMatchObject({ low: 0.9, high: 1.1 });
    expect(of('behaviour.refill_per_s')).toMatchObject({ low: 0.05, high: 0.2, basis: 'measured', source: 'desk' });
    const { of: again } = read({ ...doc, ranges: { 'shocks[1].move': { low: -0.3, high: 0 } } });
    expect(again('shocks[1].move')).toMatchObject({ value: -0.1, low: -0.3, high: 0 });
  });

  it.each([
    [
      'a low above the high',
      { ranges: { 'behaviour.depth_scale': { low: 2, high: 0.5 } } },
      'ranges.behaviour.depth_scale: low 2 above high 0.5, a low that is at most the high',
    ],
    [
      'a range beside the value',
      { shocks: [{ ...SHOCK, low: -0.09 }] },
      'shocks[0]: -0.09 to -0.05, a range that contains the value -0.1 ' +
        '(change the value too, in the scenario or with --set)',
    ],
    [
      'percentages',
      { shocks: [{ ...SHOCK, low: -20 }] },
      'shocks[0].low: -20, a fraction above -1 and at most 3 (fractions, not percent: write -0.2 for -20%)',
    ],
    [
      'a bound that is not finite',
      { ranges: { 'market.fund_scale': { low: 0.5, high: Infinity } } },
      'ranges.market.fund_scale.high: Infinity, a number of at least 0.001 and at most 1000',
    ],
    [
      'one bound only',
      { ranges: { 'market.fund_scale': { low: 0.5 } } },
      'ranges.market.fund_scale.high: nothing, a number of at least 0.001 and at most 1000',
    ],
    [
      'a range without a number',
      { shocks: [{ assets: 'BTC', points: [[60, -0.1]], low: -0.2, high: 0 }] },
      'shocks[0]: a range without a value, low and high beside move or log_move',
    ],
  ])('refuses %s', (_, doc, message) => {
    expect(read(doc).messages).toEqual([message]);
  });

  it('names the nearest key', () => {
    const { messages } = read({ ranges: { 'behaviour.depth_scal': { low: 0.5, high: 2 } } });
    expect(messages[0]).toMatch(/^ranges\.behaviour\.depth_scal: the unknown key "behaviour\.depth_scal", /);
    expect(messages[0]).toMatch(/\(did you mean behaviour\.depth_scale\?\)$/);
  });
});

describe('inputAt', () => {
  it('goes in equal steps, and in equal factors where a positive range spans more than a factor of three', () => {
    const at = (low: number, high: number) => [0, 0.25, 0.5, 1].map((u) => inputAt({ low, high }, u));
    expect(at(1, 3)).toEqual([1, 1.5, 2, 3]);
    expect(at(0, 8)).toEqual([0, 2, 4, 8]);
    expect(at(-0.2, -0.1)[2]).toBeCloseTo(-0.15, 12);
    const [low, quarter, middle, high] = at(0.5, 8);
    expect(low).toBe(0.5);
    expect(high).toBeCloseTo(8, 12);
    expect(high).toBeLessThanOrEqual(8);
    expect(quarter).toBeCloseTo(1, 12);
    expect(middle).toBeCloseTo(2, 12);
  });
});

/** `--set`: what it changes, what it leaves alone, and what it refuses. */
import { describe, expect, it } from 'vitest';
import { IssuesError } from '../core/errors.ts';
import { applySet } from './applySet.ts';
import { editDistance, nearest, nearestHint } from './nearest.ts';
import { parseDuration, parseInstant } from './times.ts';

const doc = { name: 'x', horizon: '1h', shocks: [{ assets: 'BTC', move: -0.1 }], behaviour: { depth_gamma: 0.5 } };

function message(path: string, value: unknown = 1): string {
  try {
    applySet(doc, path, value);
  } catch (error) {
    expect(error).toBeInstanceOf(IssuesError);
    return (error as Error).message.split('\n')[1]!.trim();
  }
  return '';
}

describe('applySet', () => {
  it('replaces a value and leaves the original as it was', () => {
    const before = structuredClone(doc);
    expect(applySet(doc, 'shocks[0].move', -0.2)).toEqual({ ...doc, shocks: [{ assets: 'BTC', move: -0.2 }] });
    expect(applySet(doc, 'horizon', '2h')).toEqual({ ...doc, horizon: '2h' });
    expect(doc).toEqual(before);
  });

  it('makes maps on the way, and keeps a plain number as the value of its range', () => {
    expect(applySet(doc, 'policies.binance.pause.move', 0.1)).toEqual({
      ...doc,
      policies: { binance: { pause: { move: 0.1 } } },
    });
    expect(applySet(doc, 'behaviour.depth_gamma.low', 0.3)).toEqual({
      ...doc,
      behaviour: { depth_gamma: { value: 0.5, low: 0.3 } },
    });
  });

  it.each([
    ['horizn', 'horizn: got the unknown key "horizn"', '(did you mean horizon?)'],
    ['behaviour.depth_gama', 'behaviour.depth_gama: got the unknown key "depth_gama"', '(did you mean depth_gamma?)'],
    ['shocks[0].mov', 'shocks[0].mov: got the unknown key "mov"', '(did you mean move?)'],
    ['shocks[1].move', 'shocks[1]: got position 1 of a list of 1, expected a position from 0 to 0', ''],
    ['depth[0].multiplier', 'depth[0]: got position 0 of nothing, expected a list at depth in the scenario', ''],
    ['shocks.move', 'shocks.move: got the key "move", expected a position such as shocks[0]', ''],
    ['name.first', 'name.first: got the key "first", expected no further key', ''],
    ['shocks[x]', 'shocks[x]: got "shocks[x]", expected a path such as shocks[0].move', ''],
  ])('refuses %s', (path, start, end) => {
    expect(message(path).startsWith(start)).toBe(true);
    expect(message(path).endsWith(end)).toBe(true);
  });
});

describe('nearest', () => {
  it('counts edits (kitten, sitting: 3; the usual example of Levenshtein distance)', () => {
    expect(editDistance('kitten', 'sitting')).toBe(3);
    expect(nearest('moev', ['length', 'move', 'start'])).toBe('move');
    expect(nearest('x', [])).toBe('');
  });

  it.each([
    ['horizn', ['name', 'horizon'], 'horizon'],
    ['ASSUMD', ['measured', 'assumed'], 'assumed'],
    ['deph', ['shocks', 'depth'], 'depth'],
    ['gama', ['gamma', 'beta'], 'gamma'],
    ['oct', ['severe', 'oct-10-2025'], 'oct-10-2025'],
    ['guess', ['measured', 'modelled', 'assumed', 'synthetic'], ''],
    ['volcano', ['shocks', 'move', 'depth'], ''],
    ['leverage', ['beta', 'venues', 'severe'], ''],
    ['x', ['move', 'to'], ''],
  ])('%s is near one of %j: "%s"', (name, known, near) => {
    expect(nearest(name, known)).toBe(near);
    expect(nearestHint(name, known)).toBe(near === '' ? undefined : `did you mean ${near}?`);
  });
});

describe('times', () => {
  it('reads lengths', () => {
    expect(['250ms', '0.5s', '90 s', '15m', '15min', '1.5h', '2d', 7].map(parseDuration)).toEqual([
      0.25, 0.5, 90, 900, 900, 5400, 172_800, 7,
    ]);
    expect(['1', 'h', '-5s', '1 week', null].map(parseDuration)).toEqual([NaN, NaN, NaN, NaN, NaN]);
  });

  it('reads instants as Date.parse does', () => {
    for (const text of [
      '1970-01-01T00:00Z',
      '2000-02-29T23:59:59.999Z',
      '2024-02-29T12:00:00Z',
      '2025-10-10T20:50:00Z',
      '2100-03-01T00:00:00Z',
    ]) {
      expect(parseInstant(text)).toBe(Date.parse(text));
    }
    expect(
      ['2025-02-29T00:00Z', '2100-02-29T00:00Z', '2025-13-01T00:00Z', '2025-10-10', '2025-10-10T24:00Z'].map(
        parseInstant,
      ),
    ).toEqual([NaN, NaN, NaN, NaN, NaN]);
  });
});

/** A mix of one's own: what it changes, and how its mistakes are named. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { IssuesError } from '@firebreak/engine';
import { afterAll, describe, expect, it } from 'vitest';
import { MAP_VENUES, referenceSpec } from './contracts.ts';
import { venueMix } from './mix.ts';
import { parseMix, readMixFile } from './mixFile.ts';

const folder = mkdtempSync(join(tmpdir(), 'firebreak-mix-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const binance = referenceSpec().populations.find(({ venue }) => venue === 'binance')!;

describe('a mix file', () => {
  it('replaces what it names and nothing else', () => {
    const path = join(folder, 'mix.yaml');
    writeFileSync(
      path,
      'binance:\n  sizes_usd: [1000]\n  leverage:\n' +
        '    - { max: 5, share: 0.25 }\n    - { min: 5, max: 50, share: 0.75 }\n',
    );
    const mix = venueMix(binance, readMixFile(path, MAP_VENUES)['binance']);
    const usual = venueMix(binance);
    expect(mix.classes).toHaveLength(6);
    expect(mix.classes.map(({ share }) => share * 12)).toEqual([1, 1, 1, 3, 3, 3].map((n) => expect.closeTo(n, 12)));
    expect(mix.classes[4]!.leverage).toBeCloseTo(Math.sqrt(5 * 50), 9);
    expect(mix).toMatchObject({ holdingDays: usual.holdingDays, carryShare: usual.carryShare });
    expect(usual.classes.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 12);
  });

  it.each([
    ['okex: {}', 'okex', /unknown key "okex"/],
    ['bybit: 3', 'bybit', /got 3/],
    ['bybit: { leverage: [{ max: 5, share: 0.5 }] }', 'bybit.leverage', /add up to 0.5/],
    ['bybit: { leverage: [{ min: 9, max: 5, share: 1 }] }', 'bybit.leverage[0].min', /less than max, 5/],
    ['bybit: { leverage: [{ max: 5, share: 2 }] }', 'bybit.leverage[0].share', /from 0 to 1/],
    ['bybit: { holding_days: 0 }', 'bybit.holding_days', /above 0/],
    ['bybit: { sizes_usd: [1, x] }', 'bybit.sizes_usd[1]', /got "x"/],
  ])('is refused with file, line and key: %s', (text, where, message) => {
    const path = join(folder, 'wrong.yaml');
    writeFileSync(path, text);
    let error: unknown = null;
    try {
      readMixFile(path, MAP_VENUES);
    } catch (thrown) {
      error = thrown;
    }
    expect(error).toBeInstanceOf(IssuesError);
    expect((error as IssuesError).issues.map((issue) => issue.where)).toContain(`${path}:1: ${where}`);
    expect((error as Error).message).toMatch(message);
    expect(() => parseMix(null, MAP_VENUES)).toThrow(IssuesError);
  });
});

/** The register of published figures: known contradictions are found by rule, sound figures are left alone. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { IssuesError } from '@firebreak/engine';
import { describe, expect, it } from 'vitest';
import { CLAIMS_FILE, readScenario } from '../store/scenarioFile.ts';
import { judgeClaims } from './claimRules.ts';
import { parseClaims } from './claims.ts';

const ROW = (id: string, more: string) =>
  `  - { id: ${id}, event: e, report: r, date: "2025-11-19", hours: 24, source: s, read: quoted, ${more} }\n`;

function judged(text: string) {
  const folder = mkdtempSync(join(tmpdir(), 'firebreak-claims-'));
  try {
    const file = join(folder, 'claims.yaml');
    writeFileSync(file, `claims:\n${text}`);
    const claims = parseClaims(readScenario(file));
    return new Map(judgeClaims(claims).map((entry) => [entry.id, entry]));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function messageOf(text: string): string {
  try {
    judged(text);
  } catch (error) {
    expect(error).toBeInstanceOf(IssuesError);
    return (error as Error).message;
  }
  throw new Error('nothing was thrown');
}

describe('register of the library', () => {
  const verdicts = new Map(judgeClaims(parseClaims(readScenario(CLAIMS_FILE))).map((entry) => [entry.id, entry]));
  const against = (id: string) => verdicts.get(id)?.against;

  it('finds the contradictions that are in the published figures', () => {
    expect(against('nov19-short')).toEqual(['nov19-total', 'nov19-share']);
    expect(against('nov10-short')).toEqual(['nov10-long', 'nov10-share', 'nov3-binance']);
    expect(against('oct10-cg-hyperliquid')).toEqual(['oct10-tally-hyperliquid']);
    expect(against('oct10-cg-bybit')).toEqual(['oct10-tally-bybit']);
    expect(against('oct10-oi-hl-before')).toContain('oct10-oi-sar-before');
    expect(against('oct10-amber-total')).toContain('oct10-cg-total');
    expect(against('may19-list-a')).toEqual(['may19-list-b']);
  });

  it('finds that the figures quoted for 10 November are those of 3 November, and doubts the report not found', () => {
    expect(against('nov10-largest')).toEqual(['nov3-largest']);
    expect(against('nov10-long')).toContain('nov3-total');
    for (const id of ['nov3-total', 'nov3-largest', 'nov3-binance']) {
      expect(verdicts.get(id), id).toMatchObject({ verdict: 'consistent', against: [] });
    }
    const repeats = [...verdicts.values()].flatMap(({ checks }) => checks.filter(({ rule }) => rule === 'repeat'));
    expect(new Set(repeats.map(({ ids }) => ids.join(' '))).size).toBe(3);
  });

  it('leaves figures alone that agree within the digits printed', () => {
    const ids = ['oct30-total', 'oct30-hour', 'oct10-amber-share', 'oct10-cg-long', 'nov3-short', 'nov19-imbalance'];
    for (const id of [...ids, 'nov3-share', 'nov19-largest', 'sep22-later-share']) {
      expect(verdicts.get(id), id).toMatchObject({ verdict: 'consistent', against: [] });
    }
    expect(verdicts.get('nov20-zec-loss')?.verdict).toBe('cannot be checked');
  });
});

describe('rules', () => {
  it('recompute a ratio from a share: 93.0% is 1,329% and not 1,364%, which 93.17% gives', () => {
    const ratio = ROW('ratio', 'quantity: imbalance, side: long, figure: "1,364", unit: "%"');
    const share = (figure: string) => ROW('share', `quantity: share, side: long, figure: "${figure}", unit: "%"`);
    expect(judged(ratio + share('93.0')).get('ratio')?.verdict).toBe('contradicts');
    expect(judged(ratio + share('93.17')).get('ratio')?.verdict).toBe('consistent');
  });

  it('take two telling figures of another day for a repeat, and one or round ones for chance', () => {
    const row = (id: string, event: string, date: string, figure: string, read: string) =>
      ROW(id, `quantity: liquidated, side: long, venue: ${id}, figure: "${figure}", unit: USD m`)
        .replace('event: e, report: r', `event: ${event}, report: ${event}`)
        .replace('2025-11-19', date)
        .replace('quoted', read);
    const two = (date: string, figures: readonly string[], read = 'quoted') =>
      judged(
        figures.map((figure, k) => row(`a${k}`, 'a', '2025-11-19', figure, 'quoted')).join('') +
          figures.map((figure, k) => row(`b${k}`, 'b', date, figure, read)).join(''),
      );
    const repeated = two('2025-11-25', ['12.7', '345'], 'primary');
    expect(repeated.get('a0')).toMatchObject({ verdict: 'contradicts', against: ['b0'] });
    expect(repeated.get('b0')).toMatchObject({ verdict: 'cannot be checked', against: [] });
    expect(two('2025-11-25', ['12.7', '345']).get('b1')?.verdict).toBe('contradicts');
    for (const chance of [
      two('2025-11-25', ['12.7']),
      two('2025-11-25', ['100', '200']),
      two('2026-03-25', ['12.7', '345']),
    ])
      expect(chance.get('a0')?.verdict).toBe('cannot be checked');
  });

  it('hold parts against wholes and sides against totals', () => {
    const total = ROW('total', 'quantity: liquidated, figure: "100.0", unit: USD m');
    const long = ROW('long', 'quantity: liquidated, side: long, figure: "60", unit: USD m');
    const short = (figure: string) =>
      ROW('short', `quantity: liquidated, side: short, figure: "${figure}", unit: USD m`);
    expect(judged(total + long + short('40')).get('total')?.verdict).toBe('consistent');
    expect(judged(total + long + short('45')).get('total')?.against).toEqual(['long', 'short']);
    const order = ROW('order', 'quantity: largest, figure: "101", unit: USD m');
    expect(judged(total + order).get('order')?.against).toEqual(['total']);
  });
});

describe('what a broken register gets', () => {
  const sound = 'quantity: liquidated, figure: "1", unit: USD m';

  it('names file, line and key', () => {
    expect(messageOf(ROW('a', sound) + ROW('a', sound))).toMatch(
      /claims\.yaml:3: claims\[1\]\.id: got "a", expected an id of its own \(line 2 has the same\)/,
    );
    expect(messageOf(ROW('a', sound).replace('source: s', 'note: s'))).toMatch(/claims\[0\]\.source: got nothing/);
    expect(messageOf(ROW('a', 'quantity: liquidated, figure: 1.5, unit: USD m'))).toMatch(
      /number in quotes, as printed/,
    );
    expect(messageOf(ROW('a', 'quantity: liquidatd, figure: "1", unit: USD m'))).toMatch(/did you mean liquidated\?/);
  });
});

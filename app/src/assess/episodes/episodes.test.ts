/**
 * The episodes as a library: every figure has a source and a class, each one runs, and what it is held to is judged by
 * the figures of its file.
 */
import { IssuesError } from '@firebreak/engine';
import { describe, expect, it } from 'vitest';
import { episodeNames, holdTo, parseEpisode, readEpisode } from './figures.ts';
import { isEpisode, listEpisodes, runEpisode } from './index.ts';

const HEAD = { name: 'x', title: 't', description: 'd', horizon: '1h', date: '2025-01-01', notes: [] };
const GOOD = {
  id: 'a',
  what: 'w',
  figure: '4.50',
  scale: 'm',
  unit: 'USD',
  class: 'target',
  source: 's',
  date: '2025-01-01',
};
const parsed = (...figures: readonly object[]) =>
  parseEpisode({ doc: { ...HEAD, figures }, file: 'x.yaml', lineOf: () => 7 });

describe('the file of an episode', () => {
  it('gives each figure the range of its digits', () => {
    const [figure] = parsed(GOOD).figures;
    expect(figure).toMatchObject({ shown: '4.50 m USD', value: 4.5e6, within: 0 });
    expect(figure!.low).toBeCloseTo(4.495e6, 3);
    expect(figure!.high).toBeCloseTo(4.505e6, 3);
    expect(parsed({ ...GOOD, bound: 'above' }).figures[0]!.high).toBe(Infinity);
    expect(parsed({ ...GOOD, figure: '2e-5', scale: undefined }).figures[0]!.high).toBeCloseTo(2.5e-5, 10);
  });

  it.each([
    [{ ...GOOD, source: '' }, /source: got ""/],
    [{ ...GOOD, figure: 'about 4' }, /figure: got "about 4"/],
    [{ ...GOOD, class: 'guess' }, /class: got "guess"/],
    [{ ...GOOD, class: 'input', within: 0.1 }, /within: got 0.1/],
    [{ ...GOOD, unti: 'USD' }, /unti/],
    [{ ...GOOD, date: 'March' }, /date: got "March"/],
  ])('refuses %o with its line', (row, message) => {
    expect(() => parsed(row)).toThrow(IssuesError);
    expect(() => parsed(row)).toThrow(message);
    expect(() => parsed(row)).toThrow(/x\.yaml:7/);
  });

  it('refuses an id that is used twice', () => {
    expect(() => parsed(GOOD, GOOD)).toThrow(/an id of its own/);
  });

  it('judges a result by the range widened by what is allowed', () => {
    const file = parsed({ ...GOOD, within: 0.1 });
    const verdict = (value: number) => holdTo(file, 'a', { name: 'n', how: 'h', value }).verdict;
    expect([4.05e6, 4.95e6].map(verdict)).toEqual(['met', 'met']);
    expect([4.04e6, 4.96e6].map(verdict)).toEqual(['missed', 'missed']);
  });
});

describe('the library', () => {
  it('has a computation for each file, and a file for each computation', () => {
    expect(listEpisodes().map(({ name }) => name)).toEqual(episodeNames());
    for (const name of episodeNames()) {
      expect(isEpisode(name), name).toBe(true);
      expect(readEpisode(name).info.name).toBe(name);
    }
    expect(runEpisode('oct-10-2025')).toBeNull();
  });

  it.each(episodeNames())('%s runs, uses every target, and gives finite numbers', (name) => {
    const episode = runEpisode(name)!;
    const used = new Set(episode.heldTo.map(({ target }) => target.id));
    expect([...used].sort()).toEqual([...readEpisode(name).info.heldTo].sort());
    for (const row of episode.heldTo) expect(Number.isFinite(row.value), row.name).toBe(true);
    for (const { rows, columns, title } of episode.tables) {
      for (const row of rows) {
        expect(row, title).toHaveLength(columns.length);
        for (const cell of row) if (typeof cell === 'number') expect(Number.isFinite(cell), title).toBe(true);
      }
    }
  });
});

/** Episodes as text, and docs/cases.md, which has to hold what the code computes today. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { episodeNames } from '../assess/episodes/figures.ts';
import { runEpisode } from '../assess/episodes/index.ts';
import { episodeMarkdown, episodeText } from './episodeText.ts';
import { colorsOf } from './textTable.ts';

const PAGE = readFileSync(new URL('../../../docs/cases.md', import.meta.url), 'utf8');

describe.each(episodeNames())('%s', (name) => {
  const episode = runEpisode(name)!;

  it('names each figure with its source, and prints no number that is none', () => {
    const text = episodeText(episode, { columns: 100, colors: colorsOf(false) });
    expect(text).not.toMatch(/NaN|undefined|Infinity/);
    for (const { shown } of [...episode.inputs, ...episode.assumed]) expect(text).toContain(shown);
    for (const { verdict, name: result } of episode.heldTo) {
      expect(text).toContain(result);
      expect(text).toContain(verdict);
    }
  });

  it('is in docs/cases.md as it is computed (npm run episodes writes it)', () => {
    expect(PAGE).toContain(episodeMarkdown(episode));
  });
});

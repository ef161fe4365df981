/** Cards are complete: one or more per folder, dated facts with sources, and markets exactly where a family exists. */
import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { VENUE_CARDS } from './cards.ts';
import { RULE_SET_IDS } from './index.ts';
import { CARD_TOPICS } from './shared/card.ts';

const HERE = fileURLToPath(new URL('.', import.meta.url));
const DATE = /^(\d{4}(-\d{2}(-\d{2})?)?|v\d+\.\d+)$/;

describe('VENUE_CARDS', () => {
  it('has a card for every folder of a venue or protocol', () => {
    // These are no venues: they have formulas, and no margin, fund or auto-deleveraging.
    const others = ['mango', 'pools', 'stablecoins', 'terra', 'treasuries', 'worked'];
    const folders = readdirSync(HERE).filter(
      (name) => existsSync(`${HERE}${name}/README.md`) && !others.includes(name),
    );
    expect([...new Set(VENUE_CARDS.map(({ folder }) => folder))].sort()).toEqual(folders.sort());
  });

  it('can stand in a market where there is a family of rules', () => {
    const inRuns = VENUE_CARDS.filter((card) => card.inRuns).map(({ folder }) => folder);
    expect([...new Set(inRuns)]).toEqual(expect.arrayContaining([...RULE_SET_IDS]));
    expect(VENUE_CARDS.every(({ inRuns: can, folder }) => !can || RULE_SET_IDS.includes(folder))).toBe(true);
  });

  it('gives each fact a source and a date, and says what is not known', () => {
    for (const card of VENUE_CARDS) {
      expect(card.unknown.length, card.id).toBeGreaterThan(0);
      for (const topic of CARD_TOPICS) {
        for (const fact of card.facts[topic]) {
          const where = `${card.id} ${topic}: ${fact.says}`;
          expect(fact.says, where).toMatch(/\.$/);
          expect(fact.source.length, where).toBeGreaterThan(3);
          expect(fact.read, where).toMatch(DATE);
          if (fact.since !== undefined) expect(fact.since, where).toMatch(DATE);
        }
      }
    }
  });

  it('has names of its own, which no other card uses as a second name', () => {
    const names = VENUE_CARDS.map(({ id }) => id);
    expect(new Set(names).size).toBe(names.length);
    expect(VENUE_CARDS.flatMap(({ alsoKnownAs }) => alsoKnownAs).filter((name) => names.includes(name))).toEqual([]);
  });
});

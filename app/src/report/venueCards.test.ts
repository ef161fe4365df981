/** Cards as people see them: complete, within the terminal, without a grade; names that are found and that are not. */
import { InputError, VENUE_CARDS } from '@firebreak/engine';
import { describe, expect, it } from 'vitest';
import { findCards } from '../assess/venueCard.ts';
import { countVerdicts, exampleCounts } from '../assess/workedExamples.ts';
import { colorsOf } from './textTable.ts';
import { renderVenueCard, renderVenueList, venueJson, venueMarkdown } from './venueCards.ts';

const look = { columns: 80, colors: colorsOf(false) };
const verdict = (venue: string, id: string, verdict: 'pass' | 'FAIL' | 'not covered', inconsistent = false) => ({
  venue,
  id,
  verdict,
  inconsistent,
});
const counts = countVerdicts([
  verdict('okx', 'a', 'pass'),
  verdict('okx', 'b', 'FAIL', true),
  verdict('okx', 'c', 'not covered'),
  verdict('binance', 'd', 'pass'),
]);
const [okx] = findCards('OKX');

describe('a card', () => {
  it('shows every fact, date and open question, in lines of 80 columns', () => {
    for (const card of VENUE_CARDS) {
      const text = renderVenueCard(card, counts, look);
      const flat = text.replace(/\s+/g, ' ');
      for (const { says, source, read } of Object.values(card.facts).flat()) {
        expect(flat).toContain(says);
        expect(flat).toContain(`read ${read}: ${source}`);
      }
      for (const what of card.unknown) expect(flat).toContain(what);
      const wide = text.split('\n').filter((line) => line.length > 80 && !line.includes('http'));
      expect(wide).toEqual([]);
    }
  });

  it('counts the worked examples of its venue, or says that they were not run', () => {
    const text = renderVenueCard(okx!, counts, look).replace(/\s+/g, ' ');
    expect(text).toContain('1 passed, 1 failed (b), 1 not covered; of these, 1 whose page contradicts itself');
    expect(renderVenueCard(okx!, null, look)).toContain('not run here');
    expect(venueJson([okx!], null)).toMatchObject([{ id: 'okx', examples: null }]);
    expect(venueJson([okx!], counts)).toMatchObject([{ examples: { passed: 1, failed: 1, notCovered: 1 } }]);
  });

  it('says whether a run can hold it as a venue, as a lending market, or not at all', () => {
    const useOf = (name: string) => [
      renderVenueCard(findCards(name)[0]!, null, look),
      venueJson(findCards(name), null),
    ];
    expect(useOf('okx')).toEqual([
      expect.stringContaining('Can stand in a market'),
      [expect.objectContaining({ use: 'venue' })],
    ]);
    for (const name of ['aave-v3', 'aave-v4', 'morpho', 'compound-v3', 'liquity-v1']) {
      const [text, json] = useOf(name);
      expect(text).toContain('Lending market of a run');
      expect(json).toEqual([expect.objectContaining({ use: 'lending', inRuns: false })]);
    }
    expect(useOf('coinbase-intx')[0]).toContain('Formulas only, in no run');
  });

  it('says what was not found, in Markdown too', () => {
    expect(renderVenueCard(okx!, null, look)).toContain('In an outage\n  Not found in anything read.');
    const page = venueMarkdown(VENUE_CARDS, null);
    expect(page.match(/^# /gm)).toHaveLength(VENUE_CARDS.length);
    expect(page.match(/^## Not known$/gm)).toHaveLength(VENUE_CARDS.length);
  });

  it('has the numbers that a market starts from, with where each comes from', () => {
    const [drift] = findCards('drift');
    const text = renderVenueCard(drift!, null, look);
    expect(text).toContain('· marginBuffer 0.02\n    measured, read 2026-04-01: github.com/drift-labs');
    expect(text).toContain('· slotS 0.4\n    Assumed: the length that Solana aims at');
    expect(venueMarkdown([drift!], null)).toContain('| slotS | 0.4 | Assumed: the length that Solana aims at |');
    expect(JSON.stringify(venueJson([drift!], null))).toContain('{"key":"marginBuffer","value":0.02,');
    expect(renderVenueCard(okx!, null, look)).not.toContain('Parameters');
  });

  it('stands in the list once', () => {
    const list = renderVenueList(VENUE_CARDS, null, look);
    for (const { id } of VENUE_CARDS)
      expect(list.split('\n').filter((line) => line.startsWith(`${id} `))).toHaveLength(1);
  });
});

describe('names', () => {
  it('finds versions of a protocol by its name, and names the nearest', () => {
    expect(findCards('aave').map(({ id }) => id)).toEqual(['aave-v3', 'aave-v4']);
    expect(() => findCards('hyperlquid')).toThrow(/did you mean hyperliquid\?/);
    expect(() => findCards('nowhere')).toThrow(InputError);
  });
});

describe('worked examples', () => {
  it('are not counted where there is no file of them', async () => {
    expect(await exampleCounts({ FIREBREAK_VECTORS: '/nonexistent/examples.json' })).toBeNull();
  });
});

/** terra-2022: capacities that governance published, the worth that a supply implies, and the misses. */
import { describe, expect, it } from 'vitest';
import { runTerra } from './terra.ts';

const episode = runTerra();
const table = (title: string) => episode.tables.find((one) => one.title.startsWith(title))!;
const held = (id: string) => episode.heldTo.filter(({ target }) => target.id === id);

describe('the module', () => {
  it('has four and 720 times the capacity under the two proposals', () => {
    for (const [, , was, proposed, second] of table('What the module').rows) {
      expect(Number(proposed) / Number(was)).toBeCloseTo(4, 9);
      expect(Number(second) / Number(was)).toBeCloseTo(720, 6);
    }
  });

  it('pays for an even flow what its constant product pays at the gap that it holds', () => {
    const [, burned, paid] = table('The days').rows[0]!;
    const gap = (36 * Number(burned)) / 1.34 / (4_656_810 / 365);
    // Within the step of one block and the time that the pool takes to fill.
    expect(Number(paid)).toBeCloseTo((50e6 / (50e6 + gap)) ** 2, 2);
  });

  it('would have let through more than was burned at the low of each day', () => {
    for (const row of table('The days').rows) expect(Number(row[8])).toBeGreaterThan(Number(row[1]));
  });
});

describe('the worth of LUNA', () => {
  it('of a day, held all day, gives the growth of its supply', () => {
    for (const [, burned, paid, before, after, , worth] of table('The days').rows) {
      const steps = 20_000;
      let supply = Number(before);
      for (let k = 0; k < steps; k++) supply *= 1 + (Number(burned) * Number(paid)) / steps / Number(worth);
      expect(supply / Number(after)).toBeCloseTo(1, 1);
    }
  });

  it('is within ten percent of the published one on 10 May, and no extrapolation finds the end', () => {
    expect(Math.abs(held('cap-10')[0]!.error)).toBeLessThan(0.1);
    expect(held('luna-middle')[0]).toMatchObject({ class: 'fitted', verdict: 'met' });
    expect(held('luna-after').map(({ verdict }) => verdict)).toEqual(['missed', 'missed']);
  });
});

describe('the burn of 10 May', () => {
  it('mints what was published within three percent, by the module and in the engine alike', () => {
    const [module, run, naive] = held('minted-10');
    expect(Math.abs(module!.error)).toBeLessThan(0.03);
    expect(run!.value / module!.value).toBeCloseTo(1, 3);
    expect(naive!.verdict).toBe('missed');
  });

  it('prints more LUNA under each larger pool, and burns the same', () => {
    const rows = table('The burn of 10 May').rows;
    const minted = rows.map((row) => Number(row[2]));
    expect(minted).toEqual([...minted].sort((a, b) => a - b));
    for (const row of rows) expect(Number(row[1])).toBeCloseTo(1.2e9, -3);
  });
});

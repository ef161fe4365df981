/** jelly-2025: the arithmetic of the position by hand, and that the limits which were missing bind in the runs. */
import { describe, expect, it } from 'vitest';
import { runJelly } from './jelly.ts';

const episode = runJelly();
const table = (title: string) => episode.tables.find((one) => one.title.startsWith(title))!;
const held = (id: string) => episode.heldTo.filter(({ target }) => target.id === id);

describe('by rule', () => {
  it('the trader leaves 715,000 USD behind, which is what the vault gains at settlement', () => {
    // 3.5 m deposited, 2.76 m withdrawn, 310,000 paid for 30 m coins sold at 0.0095.
    expect(held('gain-settlement')[0]!.value).toBeCloseTo(3.5e6 - 2.76e6 - (310_000 - 285_000), 4);
  });

  it('the loss at the closing price is within 2% of the published one', () => {
    const [loss] = held('loss-closing');
    expect(loss!.value).toBeCloseTo(398e6 * (0.037555 - 0.0095) - 715_000, 2);
    expect(Math.abs(loss!.error)).toBeLessThan(0.02);
  });

  it('the published price of ruin is missed, as a fall of that size takes a quarter of the vault', () => {
    expect(held('ruin-price')[0]!.verdict).toBe('missed');
    const row = table('Loss of the vault').rows.find(([price]) => price === 0.15374)!;
    expect(row[2]).toBeCloseTo((398e6 * (0.15374 - 0.0095) - 715_000) / 230e6, 10);
  });
});

describe('in runs', () => {
  const [actual, own, capped, cappedMark, oracleOnly] = table('Runs of the engine').rows;

  it('the vault takes the position over and pays; with one percent of its capital it pays that', () => {
    expect(actual![3]).toBeGreaterThan(10e6);
    expect(actual![4]).toBe(0);
    expect(own![3]).toBeGreaterThan(2.29e6);
    expect(own![3]).toBeLessThanOrEqual(2.3e6);
    expect(own![4]).toBeGreaterThan(0);
  });

  it('a cap of open interest bounds the loss; a cap of the mark or a book at rest leave the vault whole', () => {
    // The cap allows 101 m of the 393 m JELLY, and the loss falls with it.
    expect(Number(capped![3]) / Number(actual![3])).toBeCloseTo(101 / 393, 2);
    expect([cappedMark![1], cappedMark![3], oracleOnly![1], oracleOnly![3]]).toEqual([0, 0, 0, 0]);
  });
});

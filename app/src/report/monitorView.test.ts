/** The live view fits every screen, and says what it knows. */
import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import { statusOf } from '../monitor/testStatus.ts';
import { monitorLines } from './monitorView.ts';
import { colorsOf } from './textTable.ts';

describe('the live view', () => {
  it.each([
    [60, 16],
    [80, 24],
    [120, 40],
    [200, 60],
  ])('fits %i columns and %i rows, with colours and without', (columns, rows) => {
    for (const on of [true, false]) {
      const lines = monitorLines(statusOf(), { columns, rows, colors: colorsOf(on) }).map(stripVTControlCharacters);
      expect(lines.length).toBeLessThanOrEqual(rows);
      expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(columns);
    }
  });

  it('shows windows as the press quotes them, the tape, feeds that are down, and alerts', () => {
    const text = monitorLines(statusOf(), { columns: 160, rows: 50, colors: colorsOf(false) }).join('\n');
    expect(text).toContain('1,364%');
    expect(text).toContain('BTC-USDT-SWAP');
    expect(text).toContain('closed by the venue, code 1006');
    expect(text).toContain('longs-1m: liquidated_long_usd');
    expect(text).toContain('thin their feeds');
  });
});

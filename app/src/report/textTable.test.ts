/** Tables for the terminal: aligned, and broken into tables below each other where they are wider than it. */
import { describe, expect, it } from 'vitest';
import { colorsOf, fittedTable, right } from './textTable.ts';

const colors = colorsOf(false);
const heads = [{ head: 'account' }, { head: '' }, ...['trigger', 'distance', 'your file', 'BTC joint'].map(right)];
const rows = [
  ['binance:majors BTCUSDT', 'short', '$91,188', '−25.0%', '', '−44.6%'],
  ['okx:desk ETH-USDT-SWAP', 'iso long', '$3,775.6', '−13.6%', '$38.9', '−8.67%'],
];

describe('a table that is fitted', () => {
  it.each([40, 50, 60, 80, 120, 200])('has no line above %i columns and every cell once', (columns) => {
    const text = fittedTable(heads, rows, { columns, colors });
    for (const line of text.split('\n')) expect(line.length).toBeLessThanOrEqual(columns);
    for (const cell of rows.flatMap((row) => row.slice(1)).filter(Boolean)) expect(text.split(cell)).toHaveLength(2);
  });

  it('repeats what a row is about in each part, aligned alike', () => {
    const parts = fittedTable(heads, rows, { columns: 60, colors, kept: 2 }).split('\n\n');
    expect(parts.map((part) => part.split('\n'))).toEqual([
      [
        'account                            trigger  distance',
        'binance:majors BTCUSDT  short      $91,188    −25.0%',
        'okx:desk ETH-USDT-SWAP  iso long  $3,775.6    −13.6%',
      ],
      [
        'account                           your file  BTC joint',
        'binance:majors BTCUSDT  short                   −44.6%',
        'okx:desk ETH-USDT-SWAP  iso long      $38.9     −8.67%',
      ],
    ]);
  });
});

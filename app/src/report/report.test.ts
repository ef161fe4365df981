/** Numbers as they are printed, axes, text tables, and escaping. */
import { describe, expect, it } from 'vitest';
import { niceScale } from './charts/chart.ts';
import { amount, counted, duration, percent, price, usd } from './format.ts';
import { escapeHtml } from './html.ts';
import { htmlTable, textColumn } from './htmlTable.ts';
import { colorsOf, textBar, textTable, wrap } from './textTable.ts';
import { bucketsOf, perBucket, thinned } from './timeline.ts';
import type { SeriesColumns } from '@firebreak/engine';

describe('numbers', () => {
  it.each([
    [0, '0'],
    [0.4, '0'],
    [-0.4, '0'],
    [949.6, '950'],
    [999.6, '1.00 k'],
    [999_600, '1.00 m'],
    [33_940_000, '33.9 m'],
    [1_274_000_000, '1.27 bn'],
    [-19_100_000, '−19.1 m'],
    [2.5e12, '2.50 tn'],
  ])('amount %d is %s', (value, text) => {
    expect(amount(value)).toBe(text);
  });

  it('have units and signs', () => {
    expect(usd(-1500)).toBe('−$1.50 k');
    expect(usd(-0.1)).toBe('$0');
    expect([percent(0.12345), percent(-0.05), percent(0), percent(1), percent(0.05, true)]).toEqual([
      '12.3%',
      '−5.00%',
      '0%',
      '100%',
      '+5.00%',
    ]);
    expect([price(112_350.4), price(0.183421), price(4369.2), price(0)]).toEqual([
      '$112,350',
      '$0.18342',
      '$4,369.2',
      '$0',
    ]);
    expect([duration(754), duration(3754)]).toEqual(['12:34', '1:02:34']);
    expect([counted(1, 'account'), counted(41_203, 'account')]).toEqual(['1 account', '41,203 accounts']);
  });
});

describe('charts', () => {
  it('have ticks at round numbers inside their range', () => {
    expect(niceScale(0, 2.2e9, 4).ticks).toEqual([0, 1e9, 2e9]);
    expect(niceScale(106_000, 122_000, 4).ticks).toEqual([110_000, 115_000, 120_000]);
    expect(niceScale(5, 5).ticks.length).toBeGreaterThan(0);
  });

  it('put a sample into the bucket that ends with it, and keep both ends of a long line', () => {
    const series = { samples: 5, instruments: 1, timeS: Float64Array.from([0, 60, 61, 120, 3600]) } as SeriesColumns;
    const buckets = bucketsOf(series, 3600);
    expect({ ...buckets, of: [...buckets.of] }).toEqual({ lengthS: 60, n: 60, of: [0, 0, 1, 1, 59] });
    expect([perBucket(60), perBucket(300), perBucket(30), perBucket(7200)]).toEqual([
      'per minute',
      'per 5 minutes',
      'per 30 seconds',
      'per 2 hours',
    ]);
    const line = Array.from({ length: 998 }, (_, k) => k);
    const shown = thinned(line);
    expect(shown[0]).toBe(0);
    expect(shown.at(-1)).toBe(997);
    expect(shown.length).toBeLessThan(500);
    const spike = line.map((k) => (k === 500 ? 1 : 0));
    expect(thinned(spike, spike)).toContain(1);
  });
});

describe('text', () => {
  it('is escaped, and a number stays with its unit', () => {
    expect(escapeHtml(`<a href="x">'&'</a>`)).toBe('&lt;a href=&quot;x&quot;&gt;&#39;&amp;&#39;&lt;/a&gt;');
    expect(escapeHtml('$1.27 bn at 21:15 UTC')).toBe('$1.27\u00a0bn at 21:15\u00a0UTC');
    expect(htmlTable({ caption: '<b>', columns: [textColumn('<i>')], rows: [['<script>']] })).not.toMatch(
      /<script|<i>|<b>/,
    );
  });

  it('lines up and wraps', () => {
    const columns = [{ head: 'a' }, { head: 'usd', align: 'right' }] as const;
    const rows = [
      ['binance', '1.27 bn'],
      ['okx', '3 m'],
    ];
    expect(textTable(columns, rows, colorsOf(false))).toBe('a            usd\nbinance  1.27 bn\nokx          3 m');
    expect(wrap('one two three four', 9, ' ')).toBe(' one two\n three\n four');
    expect(wrap('for $14.9 m of debt', 9)).toBe('for\n$14.9 m\nof debt');
    expect([textBar(1, 3), textBar(0.5, 3), textBar(0, 3)]).toEqual(['███', '█▌', '']);
  });
});

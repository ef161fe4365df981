/** The liquidation map as people see it: says that it is modelled, and fits the screen. */
import { expect, it } from 'vitest';
import { LiquidationMap } from '../monitor/map/liquidationMap.ts';
import { mapText } from './mapText.ts';
import { colorsOf } from './textTable.ts';

it('says what it rests on and is no wider than the screen', () => {
  const map = new LiquidationMap();
  const bar = { low: 99_000, high: 101_000, close: 100_000, openInterest: 50_000, tradedPrice: null };
  map.take({ instrument: 'binance:BTCUSDT', minute: 29_334_240, ...bar });
  map.take({ instrument: 'binance:BTCUSDT', minute: 29_334_241, ...bar, openInterest: 52_000 });
  for (const columns of [80, 100]) {
    const text = mapText(map, 'BTC', { columns, colors: colorsOf(false) });
    expect(text).toContain('Liquidation map of BTC, 2025-10-10 00:02 UTC (modelled)');
    expect(text).toContain('open interest $5.20 bn');
    expect(text).toContain('assumed mix of leverage');
    expect(text.split('\n').filter((line) => line.length > columns)).toEqual([]);
  }
});

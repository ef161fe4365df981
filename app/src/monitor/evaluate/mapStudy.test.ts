/** How the liquidation map is judged: on crowds that are known, on hours that a crowd made, and on the real ones. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { playCrowd } from '../map/crowd.ts';
import { evaluateMap } from './files.ts';
import { btcRules, compareHours, crowdErrors, middleErrors, rankCorrelation } from './mapStudy.ts';

const DATA =
  process.env['FIREBREAK_DATA'] ?? join(fileURLToPath(new URL('../../../../', import.meta.url)), '../shared/data');
const present = existsSync(join(DATA, 'binance_btcusdt_mark_5m_2025-10_12.csv.gz'));
const RULES = btcRules();

describe('the map on known crowds', () => {
  it('finds them where their mix is known, and misses them where it is not', () => {
    const errors = middleErrors(crowdErrors({ lots: 400, days: 3 }, RULES));
    expect(errors.map).toBeLessThan(0.15);
    expect(errors.lastPriceOnly).toBeGreaterThan(1.5 * errors.map);
    expect(errors.holdingHalved).toBeLessThan(0.2);
    expect(errors.holdingDoubled).toBeLessThan(0.2);
    expect(errors.evenMix).toBeGreaterThan(0.5);
  });
});

describe('hours', () => {
  it('favour the map where a crowd with its mix made them', () => {
    const rules = { ...RULES, dailyVolatility: 0.03 };
    const { bars, liquidated } = playCrowd({ seed: 4, minutes: 9 * 1440, lots: 300, price: 1e5, ...rules });
    const sum = (side: 0 | 1) =>
      Float64Array.from({ length: bars.length / 60 }, (_, hour) =>
        liquidated.slice(hour * 60, hour * 60 + 60).reduce((total, lots) => total + lots[side], 0),
      );
    const timesMs = Float64Array.from(bars, ({ minute }) => minute * 60_000);
    const of = (key: 'low' | 'high' | 'close') => Float64Array.from(bars, (bar) => bar[key]);
    const prices = { timesMs, low: of('low'), high: of('high'), close: of('close') };
    const hours = { timesMs: timesMs.filter((_, k) => k % 60 === 0), longUsd: sum(0), shortUsd: sum(1) };
    const found = compareHours(prices, hours, rules);
    expect(found.map(({ side, kind }) => `${side} ${kind}`)).toEqual([
      'long path',
      'long ahead',
      'short path',
      'short ahead',
    ]);
    const path = found.filter(({ kind }) => kind === 'path');
    for (const row of path) expect(row.map).toBeGreaterThan(row.naive);
    expect(path.map(({ verdict }) => verdict)).toContain('better');
  });

  it.skipIf(!present)(
    `of November and December 2025 do not${present ? '' : ` (no data in ${DATA})`}`,
    async () => {
      const { hours } = await evaluateMap(DATA, { lots: 50, days: 1 });
      expect(hours!.map((row) => [row.hours, row.map.toFixed(2), row.naive.toFixed(2), row.verdict])).toEqual([
        [906, '0.74', '0.71', 'no better'],
        [906, '0.05', '0.00', 'no better'],
        [906, '0.72', '0.73', 'no better'],
        [906, '-0.02', '0.00', 'no better'],
      ]);
    },
    30_000,
  );

  it('are compared by rank', () => {
    const x = Float64Array.of(1, 2, 3, 4);
    expect(rankCorrelation(x, Float64Array.of(10, 20, 30, 400))).toBe(1);
    expect(rankCorrelation(x, Float64Array.of(4, 3, 2, 1))).toBe(-1);
    expect(rankCorrelation(x, Float64Array.of(5, 5, 5, 5))).toBe(0);
  });
});

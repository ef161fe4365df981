/**
 * The lending history: its parts on made-up days, and on the real files (left out without the data: set FIREBREAK_DATA)
 * that it gains on naive forecasts, uses nothing later, and reads neither file that the outcome has touched.
 */
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { InputError } from '@firebreak/engine';
import { afterAll, describe, expect, it } from 'vitest';
import { runLendingCase } from './caseRun.ts';
import { dayAfter, LENDING_FILES, readLiquidations } from './data.ts';
import type { LendingData } from './data.ts';
import { FIRST_DAY, HALF_LIVES, lendingDays } from './days.ts';
import { fitLending, forecast, medianLine } from './fit.ts';
import { areaUnderCurve } from './score.ts';

const DATA = process.env['FIREBREAK_DATA'] ?? fileURLToPath(new URL('../../../../../shared/data', import.meta.url));
const THERE = Object.values(LENDING_FILES).every((file) => existsSync(join(DATA, file)));
/** A snapshot from after the scored days, and actions of users who were chosen because they were liquidated. */
const NOT_USED = ['aave_btc_open_loans_2026-02-24', 'aave_liquidated_users_actions'];
const HERE = fileURLToPath(new URL('.', import.meta.url));

const scratch = mkdtempSync(join(tmpdir(), 'firebreak-lending-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

/** Days in which BTC and ETH swing; falls of more than 2% liquidate 1,000 USD, times e for each further 5%. */
function madeUp(count: number): LendingData {
  const prices = new Map<string, LendingData['prices'] extends ReadonlyMap<string, infer P> ? P : never>();
  const liquidatedUsd = new Map<string, number>();
  const depositUsd = new Map<string, number>();
  let [btc, eth] = [20_000, 600];
  for (let k = -1; k < count; k++) {
    const date = dayAfter(FIRST_DAY, k);
    const move = 0.04 * Math.sin(0.7 * k) + 0.02 * Math.sin(2.3 * k);
    const btcLow = btc * Math.exp(Math.min(0, move) - 0.01 - 0.01 * Math.abs(Math.sin(5 * k)));
    if (k >= 0 && Math.log(btc / btcLow) > 0.02) liquidatedUsd.set(date, 1e3 * Math.exp(Math.log(btc / btcLow) / 0.05));
    [btc, eth] = [btc * Math.exp(move), eth * Math.exp(0.8 * move)];
    prices.set(date, { btcClose: btc, btcLow, ethClose: eth, ethLow: eth * 0.97, ethHigh: eth * 1.03 });
    depositUsd.set(date, 1e8);
  }
  return { prices, liquidatedUsd, depositUsd };
}

describe('parts', () => {
  it('the line of least absolute error goes through the median, whatever the outliers', () => {
    expect(medianLine([[1], [1], [1], [1], [1]], [1, 2, 3, 4, 1000])[0]).toBeCloseTo(3, 1);
    const rows = Array.from({ length: 30 }, (_, k) => [1, k]);
    const [a, b] = medianLine(
      rows,
      rows.map(([, k]) => (k === 7 ? 500 : 2 + 0.5 * k!)),
    );
    expect(a).toBeCloseTo(2, 2);
    expect(b).toBeCloseTo(0.5, 3);
  });

  it('the area under the curve counts pairs in order, and ties half', () => {
    expect(areaUnderCurve([3, 2], [1, 0])).toBe(1);
    expect(areaUnderCurve([1], [1])).toBe(0.5);
    expect(areaUnderCurve([0, 3], [1, 2])).toBe(0.5);
    expect(areaUnderCurve([], [1])).toBeNaN();
  });

  it('a second fall to the same low finds the loans gone, and more of them back the later it comes', () => {
    const flat = { btcClose: 100, btcLow: 100, ethClose: 10, ethLow: 10, ethHigh: 10 };
    const prices = new Map(Array.from({ length: 60 }, (_, k) => [dayAfter(FIRST_DAY, k - 1), flat] as const));
    for (const k of [5, 7, 40]) prices.set(dayAfter(FIRST_DAY, k), { ...flat, btcLow: 90 });
    const data = { prices, liquidatedUsd: new Map(), depositUsd: new Map([[FIRST_DAY, 1]]) };
    const { fall, newGround } = lendingDays(data, dayAfter(FIRST_DAY, 50));
    const whole = Math.log(100 / 90);
    expect(fall[5]).toBeCloseTo(whole, 12);
    HALF_LIVES.forEach((halfLife, h) => {
      const ground = newGround[h]!;
      expect(ground[5]).toBeCloseTo(whole, 12);
      expect(ground[7]).toBeCloseTo(whole * (1 - 0.5 ** (1 / halfLife)), 12);
      expect(ground[40]).toBeCloseTo(whole * (1 - 0.5 ** (32 / halfLife)), 12);
    });
  });

  it('finds the law that made-up days follow, and says nothing else once later days are changed', () => {
    const data = madeUp(500);
    const last = dayAfter(FIRST_DAY, 499);
    const days = lendingDays(data, last);
    const fit = fitLending(days, 30, 400);
    const { usd } = forecast(days, fit);
    for (let t = 400; t < 500; t++) {
      if (days.liquidatedUsd[t]! > 0) expect(Math.log(usd[t]! / days.liquidatedUsd[t]!)).toBeCloseTo(0, 1);
    }
    const changed = new Map(data.liquidatedUsd);
    for (let k = 400; k < 500; k++) changed.set(dayAfter(FIRST_DAY, k), 1e9);
    expect(fitLending(lendingDays({ ...data, liquidatedUsd: changed }, last), 30, 400)).toEqual(fit);
  });

  it('knows of a day only what the day before knew, and its prices', () => {
    const data = madeUp(100);
    const last = dayAfter(FIRST_DAY, 99);
    const date = dayAfter(FIRST_DAY, 80);
    const days = lendingDays(data, last);
    const other = lendingDays(
      {
        ...data,
        liquidatedUsd: new Map(data.liquidatedUsd).set(date, 7e9),
        depositUsd: new Map(data.depositUsd).set(date, 5),
      },
      last,
    );
    for (const name of ['depositUsd', 'yesterdayUsd', 'activity', 'fall', 'rise', 'ethExcess'] as const) {
      expect(other[name].subarray(0, 81), name).toEqual(days[name].subarray(0, 81));
    }
  });

  it('names the line of a cell that is wrong, and days without prices', async () => {
    const file = join(scratch, 'bad.csv');
    writeFileSync(file, 'date,amount_usd\n2025-11-01,5\n2025-11-31x,5\n');
    await expect(readLiquidations(file)).rejects.toThrow(/bad\.csv:3: date is "2025-11-31x"/);
    writeFileSync(file, 'date,amount_usd\n2025-11-01,-5\n');
    await expect(readLiquidations(file)).rejects.toThrow(/bad\.csv:2: amount_usd is -5/);
    writeFileSync(file, 'day,usd\n2025-11-01,5\n');
    await expect(readLiquidations(file)).rejects.toThrow(InputError);
    expect(() => lendingDays(madeUp(10), dayAfter(FIRST_DAY, 20))).toThrow(/no prices of BTC and ETH/);
  });

  it('names neither file that later days or the outcome chose', () => {
    const sources = readdirSync(HERE).filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'));
    for (const name of sources) {
      for (const file of NOT_USED) expect(readFileSync(join(HERE, name), 'utf8'), name).not.toContain(file);
    }
  });
});

describe.skipIf(!THERE)('the history', () => {
  it('gains on the better naive forecast in every year, with five files and no other', async () => {
    const folder = join(scratch, 'data');
    mkdirSync(folder);
    for (const file of Object.values(LENDING_FILES)) symlinkSync(join(DATA, file), join(folder, file));
    const outcome = await runLendingCase(folder);
    expect(outcome.years.map(({ name }) => name)).toEqual(['2022', '2023', '2024', '2025']);
    for (const year of outcome.years) {
      expect(year.rankGain, year.name).toBeGreaterThan(0);
      expect(year.logErrorGain, year.name).toBeGreaterThan(0);
      expect(year.aucGain, year.name).toBeGreaterThan(0);
    }
    expect(outcome.years.map(({ activeDays }) => activeDays)).toEqual([137, 80, 155, 161]);
    expect(outcome.largest[0]).toMatchObject({ date: '2025-10-10' });
    expect(outcome.largest[0]!.liquidatedUsd).toBeCloseTo(43_040_514.52, 0);
  });

  it('scores a file of later days with a fit that they do not touch', async () => {
    const file = join(scratch, 'later.csv.gz');
    const rows = ['2025-10-10,1', '2025-11-04,2000000', '2025-11-05,5000', '2025-11-21,3000000', '2025-11-22,800'];
    writeFileSync(file, gzipSync(`date,amount_usd\n${rows.join('\n')}\n`));
    const { frozen, later } = await runLendingCase(DATA, file);
    expect(later).toMatchObject({ name: '2025-11-04 to 2025-11-22', days: 19, activeDays: 4, closesOnly: 19 });
    expect(later!.ignoredDays).toBe(1);
    expect(later!.model.logError).toBeGreaterThan(0);
    expect((await runLendingCase(DATA)).frozen).toEqual(frozen);
    writeFileSync(file, gzipSync('date,amount_usd\n2025-10-10,1\n'));
    await expect(runLendingCase(DATA, file)).rejects.toThrow(/has no day after 2025-10-31/);
  });
});

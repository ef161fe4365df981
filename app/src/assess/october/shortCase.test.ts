/**
 * The market of the case under a fall by a tenth in a minute: a small version of what `firebreak case run oct-10-2025
 * --check` does with the whole case, and of its other modes.
 */
import type { PopulationSpec } from '@firebreak/engine';
import { beforeAll, describe, expect, it } from 'vitest';
import { measureBranching } from './branching.ts';
import { CHANGES, changedTask } from './counterfactuals.ts';
import { isForced, isForcedOffBook } from './forced.ts';
import { solveFundamental, withFundamentals } from './fundamental.ts';
import type { Solution } from './fundamental.ts';
import { runTasks } from './manyTasks.ts';
import { MARKET_DEFAULTS, octoberSpec } from './market.ts';
import type { MarketOptions } from './market.ts';
import { stepRows } from './modes.ts';
import { CASE_START_MS } from './observed.ts';
import { withObservedMarks } from './replay.ts';
import { documentOf, octoberSnapshot, runOctober } from './task.ts';
import type { OctoberBase, OctoberResult, OctoberTask } from './task.ts';

const BASE: OctoberBase = {
  document: { name: 'short', horizon: '70s', step: '1s' },
  paths: [
    {
      asset: 'BTC',
      against: { price: 'mark', instrument: 'binance:BTCUSDT' },
      timesMs: [0, 1].map((minute) => CASE_START_MS + 60_000 * minute),
      prices: [1, 0.9].map((x) => 117_000 * x),
      source: 'made for this test',
      file: '',
      everyS: 60,
      missing: 0,
    },
  ],
};
const TASK: OctoberTask = {
  index: 0,
  market: { ...MARKET_DEFAULTS, leverageScale: 2, vaultScale: 0.1 },
  values: [],
  seed: 1,
  fundamentals: null,
  rounds: 1,
};

function solved(task: OctoberTask): OctoberResult {
  const { solved: result, error } = runOctober(BASE, task);
  expect(error).toBeNull();
  return result!;
}

let whole: OctoberResult;
let run: Solution;
beforeAll(() => {
  whole = solved(TASK);
  run = solveFundamental(octoberSnapshot(BASE.paths, TASK.market), BASE.document, BASE.paths, TASK);
}, 60_000);

describe('the case, shortened', () => {
  it('forces, deleverages and says how winners stood', () => {
    expect(whole.measures.forcedInCaseUsd).toBeGreaterThan(1e9);
    expect(whole.adlUsd).toBeGreaterThan(0);
    expect(whole.measures.accountValueUsd).toBeGreaterThan(5e9);
  });

  it('counts every unit that is forced once: events add up to the total of the run', () => {
    const snapshot = octoberSnapshot(BASE.paths, TASK.market);
    const { events, summary } = run.result;
    let [all, offBook] = [0, 0];
    for (let e = 0; e < events.n; e++) {
      if (isForced(snapshot, events, e)) all += events.notionalUsd[e]!;
      if (isForcedOffBook(snapshot, events, e)) offBook += events.notionalUsd[e]!;
    }
    expect(all / summary.liquidatedUsd).toBeCloseTo(1, 9);
    const book = summary.byMechanism.find(({ key }) => key === 'book')!;
    expect((all - offBook) / book.notionalUsd).toBeCloseTo(1, 9);
  });

  it('gives one digest with the full scan and on two threads, and a journal spares a second run', async () => {
    expect(solved({ ...TASK, fullScan: true }).digest).toBe(whole.digest);
    const rows: unknown[] = [];
    const journal = { rows, append: (row: unknown) => void rows.push(row), close: () => undefined };
    const tasks = [TASK, { ...TASK, index: 1, seed: 2 }];
    const first = await runTasks(BASE, tasks, { threads: 2, journal });
    expect(first[0]!.digest).toBe(whole.digest);
    expect(rows.length).toBe(2);
    const stored = JSON.parse(JSON.stringify(rows)) as unknown[];
    const again = await runTasks(BASE, tasks, {
      threads: 2,
      journal: { rows: stored, append: () => expect.unreachable('nothing is left to run'), close: () => undefined },
    });
    expect(again.map(({ digest }) => digest)).toEqual(first.map(({ digest }) => digest));
  }, 60_000);

  it('changes forced notional and lows by less than 5% at half the step', () => {
    const rows = stepRows([[whole], [solved({ ...TASK, values: [['step', 0.5]] })]]);
    expect(rows.filter(({ name, holds }) => !holds && !/ADL|bad debt/.test(name))).toEqual([]);
  });
});

describe('modes of the case', () => {
  it('replay marks contracts by the observed path and moves nothing', () => {
    const snapshot = octoberSnapshot(BASE.paths, TASK.market);
    const document = withObservedMarks(BASE.document, snapshot, BASE.paths);
    const { result } = solveFundamental(snapshot, document, BASE.paths, TASK);
    const { series } = result;
    const row = snapshot.instruments.id.indexOf('hyperliquid:BTC');
    const at = (sample: number): number => series.markPrice[sample * series.instruments + row]!;
    expect(at(1) / snapshot.instruments.markPrice[row]!).toBeCloseTo(0.9, 8);
    expect(solved({ ...TASK, replay: true }).liquidatedUsd).toBe(result.summary.liquidatedUsd);
  });

  it('counterfactuals name keys that exist, and change the market as they say', () => {
    const spec = (options: Partial<MarketOptions>): PopulationSpec =>
      octoberSpec(new Map(), { ...MARKET_DEFAULTS, ...options });
    for (const change of CHANGES) {
      const { values, market } = changedTask(change, TASK, null, 0);
      expect(() => documentOf(BASE, { values }), change.name).not.toThrow();
      const [before, after] = [spec(TASK.market), spec(market)];
      const edges = (of: PopulationSpec): number[] =>
        of.populations.flatMap(({ leverage }) => leverage.map((bin) => bin.max_leverage));
      const ratio = change.name === 'half the leverage' ? 0.5 : 1;
      edges(after).forEach((edge, k) => expect(edge / edges(before)[k]!).toBeCloseTo(ratio, 12));
      const tiers = after.haircuts.filter((row) => row['venue'] === 'bybit' && row['asset'] === 'BTC');
      expect(tiers.length > 1, change.name).toBe(change.name !== 'no haircut cliff');
    }
  });

  it('a width below 1 brings leverage on Hyperliquid nearer to its median', () => {
    const bins = (leverageWidth: number): number[] =>
      octoberSpec(new Map(), { ...MARKET_DEFAULTS, leverageWidth })
        .populations.find(({ venue }) => venue === 'hyperliquid')!
        .leverage.map((bin) => bin.max_leverage);
    // 3.8 · (40 / 3.8)^0.5 and 3.8 · (3 / 3.8)^0.5
    expect(bins(0.5).at(-1)).toBeCloseTo(12.3288, 4);
    expect(bins(0.5)[0]).toBeCloseTo(3.3764, 4);
  });

  it('branching sells what it says at three moments of the run', () => {
    const snapshot = octoberSnapshot(BASE.paths, TASK.market);
    const document = withFundamentals(BASE.document, run.fundamentals);
    const moments = measureBranching(snapshot, document, TASK.seed, run.result)!;
    expect(moments.map(({ stage }) => stage)).toEqual(['nucleation', 'peak', 'late']);
    for (const { ratio, ratioAt4 } of moments) expect(Number.isFinite(ratio) && Number.isFinite(ratioAt4)).toBe(true);
    expect(moments[0]!.atS).toBeLessThan(moments[2]!.atS);
  });
});

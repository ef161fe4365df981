/** The watch over distances: what it says, and that nothing that happens to a round reaches the monitor. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { Board } from '../indicators/board.ts';
import { startStation } from '../station.ts';
import { openStore } from '../store/store.ts';
import { statusOf } from '../testStatus.ts';
import { DistanceWatch, type DistanceWatchOptions, type Round, STALE_MS, threadRounds } from './distanceWatch.ts';
import { distanceOf, type LiveDistances } from './liveDistance.ts';

const root = mkdtempSync(join(tmpdir(), 'firebreak-watch-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const answer = statusOf().distances!.latest!;
const watchOf = (round: Round, more: Partial<DistanceWatchOptions> = {}) =>
  new DistanceWatch({ round, close: async () => undefined, ...more });

describe('the watch', () => {
  it('keeps the last answer through failures, and says why', async () => {
    let what: 'none' | 'answer' | 'error' = 'none';
    const watch = watchOf(async () => {
      if (what === 'error') throw new Error('the store cannot be read');
      return what === 'none' ? { why: 'nothing was told yet' } : answer;
    });
    expect(watch.status()).toMatchObject({ state: 'waiting', latest: null });
    await watch.search();
    expect(watch.status()).toMatchObject({ state: 'waiting', why: 'nothing was told yet', latest: null, rounds: 1 });
    what = 'answer';
    await watch.search();
    expect(watch.status()).toMatchObject({ state: 'ok', why: null, latest: answer, rounds: 2 });
    what = 'error';
    await watch.search();
    expect(watch.status()).toMatchObject({ state: 'failing', why: 'the store cannot be read', latest: answer });
    expect(watch.status().failures).toBe(1);
  });

  it('leaves a round out while one runs, and ends one that takes too long', async () => {
    let ended = 0;
    const never: Round = (_, signal) => new Promise(() => signal.addEventListener('abort', () => ended++));
    const watch = watchOf(never, { longestMs: 30 });
    const first = watch.search();
    await watch.search();
    expect(watch.status()).toMatchObject({ running: true, skipped: 1 });
    await first;
    expect(watch.status()).toMatchObject({ running: false, state: 'failing', why: 'not done after 0.03 s' });
    expect(ended).toBe(1);
  });

  it('searches again each minute until there is an answer, then at its interval', async () => {
    vi.useFakeTimers();
    try {
      let asked = 0;
      const watch = watchOf(async () => (++asked < 3 ? { why: 'not yet' } : answer));
      watch.start();
      await vi.advanceTimersByTimeAsync(125_000);
      expect(asked).toBe(3);
      await vi.advanceTimersByTimeAsync(300_000);
      expect(asked).toBe(4);
      await watch.stop();
      await vi.advanceTimersByTimeAsync(900_000);
      expect(asked).toBe(4);
    } finally {
      vi.useRealTimers();
    }
  });

  it('is read by rules: market or asset, the largest move tried where none is enough, never when old', async () => {
    const board = new Board();
    const nowMs = answer.untilMs + 180_000;
    const down = { indicator: 'distance_to_cascade_down' } as const;
    expect(board.read(down, nowMs)).toMatchObject({ value: null, why: 'this monitor searches no distances' });
    const watch = watchOf(async () => answer);
    board.distances = () => watch.status();
    expect(board.read(down, nowMs).value).toBeNull();
    await watch.search();
    expect(board.read(down, nowMs)).toMatchObject({ value: 0.0381, unit: 'fraction' });
    expect(board.read(down, nowMs).why).toContain('−3.81% of BTC, other coins by their slope');
    expect(board.read(down, nowMs).why).toContain('3 min ago, modelled');
    const up = board.read({ indicator: 'distance_to_cascade_up', asset: 'BTC' }, nowMs);
    expect(up).toMatchObject({ value: 1 });
    expect(up.why).toContain('no move of BTC up to +100.00%');
    expect(board.read({ ...down, asset: 'XMR' }, nowMs)).toMatchObject({ value: null });
    expect(board.read({ ...down, venue: 'okx' }, nowMs)).toMatchObject({ value: null });
    expect(board.read(down, answer.untilMs + STALE_MS + 1)).toMatchObject({ value: null });
  });
});

describe('a station', { timeout: 60_000 }, () => {
  it('goes on when the thread fails, and shows it', async () => {
    // There is no store in that folder, so that every round fails in its thread.
    const rounds = threadRounds({ storeFolder: join(root, 'none'), question: { usd: 1e9, assets: [] }, mix: {} });
    const distances = new DistanceWatch(rounds);
    const station = await startStation({
      storeFolder: join(root, 'store'),
      feeds: [],
      alerts: { rules: [], sinks: new Map() },
      distances,
      time: 'ours',
    });
    await distances.search();
    const { state, why, failures } = station.status().distances!;
    expect(state).toBe('failing');
    expect(why).toMatch(/none/);
    expect(failures).toBe(1);
    expect(station.status().store.state).toBe('ok');
    await station.stop();
  });
});

describe('a round', { timeout: 60_000 }, () => {
  it('takes what the monitor heard, searches market and assets that it has, and tells what lies near', async () => {
    const storeFolder = join(root, 'rounds');
    await (await openStore(storeFolder)).close();
    const first = 29_334_240;
    const question = { usd: 3e8, assets: ['BTC', 'DOGE'] };
    const rounds = threadRounds({ storeFolder, question, mix: {} }, (first - 1) * 60_000);
    const heard = [100_000, 101_000, 99_500, 100_500].map((markPrice, k) => {
      const timeMs = (first + k) * 60_000 + 30_000;
      const head = { venue: 'binance-usdm', symbol: 'BTCUSDT', asset: 'BTC', timeMs, receivedMs: timeMs, id: `${k}` };
      return { kind: 'ticker' as const, ...head, markPrice, openInterestQty: 50_000 + k };
    });
    try {
      const { signal } = new AbortController();
      const none = await rounds.round((first + 3) * 60_000, signal);
      expect(none).toEqual({ why: 'no contract of the map has told a price and open interest yet' });
      rounds.take!(heard);
      const found = (await rounds.round((first + 10) * 60_000, signal)) as LiveDistances;
      expect(found.distances.map(({ shock }) => shock)).toEqual(['market', 'market', 'BTC', 'BTC']);
      expect(distanceOf(found, undefined, 'down')!.move).toBe(distanceOf(found, 'BTC', 'down')!.move);
      expect(found.near.map(({ asset }) => asset)).toEqual(['BTC']);
      expect(found.near[0]!.downUsd).toBeGreaterThan(0);
      expect(found.openInterestUsd / (50_003 * 100_500)).toBeCloseTo(1, 6);
      expect(found).toMatchObject({ untilMs: (first + 4) * 60_000, contracts: 1, usd: 3e8 });
    } finally {
      await rounds.close();
    }
  });
});

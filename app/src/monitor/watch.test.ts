/** The watch over a real store: live counts are the same after a restart, to the cent, and nobody is told twice. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { InputError, uniform } from '@firebreak/engine';
import { afterAll, describe, expect, it } from 'vitest';
import type { AlertMessage } from './alerts/engine.ts';
import { parseAlerts } from './alerts/rules.ts';
import type { LiquidationEvent } from './events.ts';
import { Board } from './indicators/board.ts';
import { readEvents } from './store/read.ts';
import { openStore } from './store/store.ts';
import { Watch } from './watch.ts';
import { LiquidationWindows } from './windows/liquidationWindows.ts';
import { recompute } from './windows/recompute.ts';
import { liquidation } from './windows/testEvents.ts';

const folder = mkdtempSync(join(tmpdir(), 'firebreak-watch-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const T = Date.UTC(2025, 9, 10, 21);

const ALERTS = parseAlerts({
  sinks: { log: { kind: 'log' } },
  rules: [
    {
      name: 'hour',
      indicator: 'liquidated_usd',
      window: '1h',
      above: 1_000_000,
      clear: 500_000,
      severity: 'warning',
      sinks: ['log'],
    },
    { name: 'day', indicator: 'liquidated_long_usd', window: '24h', above: 1e12, severity: 'info', sinks: ['log'] },
  ],
});

/** Three hours of prints, ten a minute at the end; some come late. */
const PRINTS: LiquidationEvent[] = Array.from({ length: 900 }, (_, i) => {
  const timeMs = T - 3 * HOUR + Math.floor(3 * HOUR * Math.sqrt(uniform(5, 1, i, 0)));
  const notionalCents = 1 + Math.floor(uniform(5, 2, i, 0) * 2_000_000);
  const position = uniform(5, 3, i, 0) < 0.8 ? 'long' : 'short';
  return liquidation({
    timeMs,
    notionalCents,
    position,
    receivedMs: timeMs + (i % 10 === 0 ? 40 * MINUTE : 100),
    id: `p${i}`,
  });
}).sort((a, b) => a.receivedMs - b.receivedMs);

function watching(root: string, statePath: string, nowMs: number) {
  const sent: AlertMessage[] = [];
  const board = new Board(new LiquidationWindows({ detailMs: 5 * MINUTE }));
  const dispatcher = { send: (message: AlertMessage) => void sent.push(message) };
  const rows = (fromMs: number, toMs: number) => readEvents(root, { kind: 'liquidation', fromMs, toMs });
  return Watch.start({ board, alerts: ALERTS, dispatcher, rows, statePath }, nowMs).then((watch) => ({
    watch,
    board,
    sent,
  }));
}

describe('the watch', () => {
  it('counts with a store what is exact, goes on after a restart, and tells nobody twice', {
    timeout: 60_000,
  }, async () => {
    const root = join(folder, 'store');
    const statePath = join(folder, 'state.json');
    let now = T - 3 * HOUR;
    const store = await openStore(root, { clock: () => now });
    const live = await watching(root, statePath, now);
    let next = 0;
    for (; now <= T - 100; now += 30 * MINUTE - 17) {
      const due: LiquidationEvent[] = [];
      while (PRINTS[next]?.receivedMs <= now) due.push(PRINTS[next++]);
      live.watch.take(store.append([...due, ...due.slice(0, 3)]) as LiquidationEvent[]);
      await store.seal();
      await live.watch.tick(now);
    }
    const at = now - 30 * MINUTE + 17;
    const known = PRINTS.filter((print) => print.receivedMs <= at);
    expect(known.some((print) => print.receivedMs - print.timeMs > 5 * MINUTE)).toBe(true);
    for (const span of [HOUR, 24 * HOUR]) {
      expect(live.board.windows.totals(at - span, at)).toEqual(recompute(known, at - span, at).totals);
    }
    expect(live.sent.map(({ rule, kind }) => `${rule} ${kind}`)).toEqual(['hour firing']);
    const again = await watching(root, statePath, at);
    expect(await again.watch.tick(at)).toEqual([]);
    for (const span of [HOUR, 24 * HOUR]) {
      expect(again.board.windows.totals(at - span, at)).toEqual(live.board.windows.totals(at - span, at));
    }
    const [ended] = await again.watch.tick(at + 4 * HOUR);
    expect(ended).toMatchObject({ rule: 'hour', kind: 'resolved', key: live.sent[0].key });
    expect(JSON.parse(readFileSync(statePath, 'utf8'))).toEqual({ version: 1, firing: {} });
    await store.close();
  });

  it('refuses a state file that is none', async () => {
    const statePath = join(folder, 'other.json');
    writeFileSync(statePath, '{"version":1,"firing":{"hour":{"sinceMs":"x"}}}');
    await expect(watching(join(folder, 'none'), statePath, T)).rejects.toThrow(InputError);
  });
});

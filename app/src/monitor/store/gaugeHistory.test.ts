/** Gauges read back for a start: all of the last day, and of what is older the last of each hour and gauge. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { GaugeEvent } from '../events.ts';
import { readEvents } from './read.ts';
import { openStore } from './store.ts';

const folder = mkdtempSync(join(tmpdir(), 'firebreak-gauge-history-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const MINUTE = 60_000;
const T = Date.UTC(2026, 9, 10);

describe('gauges of a store', () => {
  it('are read whole from a time on, and by the hour before it', async () => {
    const gauges = ['USDT', 'USDC'].flatMap((asset) =>
      Array.from({ length: 240 }, (_, k): GaugeEvent => {
        const timeMs = T + k * MINUTE;
        const head = { venue: 'kraken', symbol: `${asset}/USD`, asset, timeMs, receivedMs: timeMs, id: `${asset}${k}` };
        return { kind: 'gauge', ...head, name: 'peg_usd', value: k };
      }),
    );
    const store = await openStore(folder);
    store.append(gauges);
    await store.close();
    const read: [string, number][] = [];
    const range = { kind: 'gauge', fromMs: T, hourlyBeforeMs: T + 150 * MINUTE } as const;
    for await (const event of readEvents(folder, range))
      if (event.kind === 'gauge') read.push([event.asset, event.value]);
    const of = (asset: string) => read.filter(([name]) => name === asset).map(([, value]) => value);
    const whole = Array.from({ length: 90 }, (_, k) => 150 + k);
    expect(of('USDT')).toEqual([59, 119, ...whole]);
    expect(of('USDC')).toEqual(of('USDT'));
  });
});

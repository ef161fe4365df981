/**
 * What goes wrong on a bad day, one after the other, to a whole station: a venue that talks nonsense, goes silent or
 * sends too much, a disk that is full, a clock that jumps. Nothing that was stored is lost, and each shows in the
 * status and in the metrics. What kills processes is tested beside the store and in the drill.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import parseMetrics from 'parse-prometheus-text-format';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { type WebSocket, WebSocketServer } from 'ws';
import { FEEDS } from '../../app/src/monitor/feeds/feeds.ts';
import { Instruments, instrument } from '../../app/src/monitor/feeds/shared/instruments.ts';
import { type Station, startStation } from '../../app/src/monitor/station.ts';
import { readEvents } from '../../app/src/monitor/store/read.ts';
import { openStore } from '../../app/src/monitor/store/store.ts';
import { type MonitorServer, startServer } from '../../app/src/server/monitorServer.ts';

const folder = mkdtempSync(join(tmpdir(), 'firebreak-wrong-'));
const store = join(folder, 'store');
const SILENCE_MS = 600;

let venue: WebSocketServer;
let station: Station;
let server: MonitorServer;
let said = 0;

/** A liquidation that is fine, as Binance says it, with what is wrong put over it. */
function force(wrong: Readonly<Record<string, unknown>> = {}): string {
  const T = Date.now();
  const o = { s: 'BTCUSDT', S: 'SELL', q: '1', p: '50000', ap: '50000', z: '1', T, ...wrong };
  return JSON.stringify({ stream: '!forceOrder@arr', data: { e: 'forceOrder', E: T, o } });
}

const say = (text: string): void => {
  for (const client of venue.clients) client.send(text);
};

/** Says a good print, of an identity that no other has, and waits until it is counted. */
async function sayGood(): Promise<void> {
  const q = String(1 + said / 1000);
  said++;
  await expect
    .poll(
      async () => {
        say(force({ q, z: q, T: 1_760_130_000_000 + said }));
        return (await stored()).length;
      },
      { timeout: 20_000, interval: 100 },
    )
    .toBe(said);
}

async function stored(): Promise<string[]> {
  const ids: string[] = [];
  for await (const { id } of readEvents(store, { kind: 'liquidation' })) ids.push(id);
  return ids;
}

async function metric(name: string, labels: Readonly<Record<string, string>> = {}): Promise<number> {
  const families = parseMetrics(await (await fetch(`${server.url}/metrics`)).text());
  const rows = families.find((family) => family.name === name)?.metrics ?? [];
  const row = rows.find((one) => Object.entries(labels).every(([key, value]) => one.labels?.[key] === value));
  return Number(row?.value);
}

const faults = (fault: string) => metric('firebreak_feed_faults_total', { venue: 'binance-usdm', fault });

beforeAll(async () => {
  venue = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  await new Promise((resolve) => venue.once('listening', resolve));
  const url = `ws://127.0.0.1:${(venue.address() as AddressInfo).port}`;
  const row = { symbol: 'BTCUSDT', base: 'BTC', kind: 'linear', size: 1, quote: 'USDT', settle: 'USDT' } as const;
  station = await startStation({
    storeFolder: store,
    feeds: [
      {
        feed: { ...FEEDS.get('binance-usdm')!, links: () => [{ url, messages: ['subscribe'] }], silenceMs: SILENCE_MS },
        wanted: { channels: ['liquidation'], symbols: ['BTCUSDT'] },
        instruments: new Instruments([instrument(row)]),
      },
    ],
    feedOptions: { backoff: { firstMs: 10, maxMs: 50 } },
    alerts: { rules: [], sinks: new Map() },
    time: 'ours',
  });
  server = await startServer(station, { host: '127.0.0.1', port: 0, token: null });
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});
afterAll(async () => {
  await server.close();
  await station.stop();
  for (const client of venue.clients) client.terminate();
  venue.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('a monitor goes on, loses nothing and says so, when', { timeout: 60_000 }, () => {
  const renamed = force().replace('"q":', '"size":').replace('"z":', '"filled":').replace('"ap":', '"average":');
  it.each([
    ['a message is no JSON', '{"stream":"!forceOrder@arr","data":{', 'malformed'],
    ['a symbol is unknown', force({ s: 'NEWUSDT' }), 'unknown-symbol'],
    ['a price is zero', force({ p: '0', ap: '0' }), 'zero-price'],
    ['a time lies in the future', force({ T: Date.now() + 3_600_000 }), 'future-time'],
    ['a number is a text that is none', force({ q: 'one', z: 'one' }), 'field'],
    ['a venue renames its fields', renamed, 'field'],
    ['a frame has 10 MB', `"${'x'.repeat(10 * 1024 * 1024)}"`, 'frame-too-large'],
  ])('%s', async (_, text, fault) => {
    await sayGood();
    const before = (await faults(fault)) || 0;
    say(text);
    await expect.poll(() => faults(fault), { timeout: 10_000 }).toBe(before + 1);
    expect(station.status().feeds[0]!.lastFaults).toHaveProperty(fault);
    await sayGood();
  });

  it('numbers come as numbers, not as texts', async () => {
    said++;
    say(force({ q: 2, z: 2, ap: 50_000.5, p: 50_000.5 }));
    await expect.poll(async () => (await stored()).length, { timeout: 10_000 }).toBe(said);
  });

  it('a feed goes silent', async () => {
    const before = await metric('firebreak_feed_disconnects_total', { venue: 'binance-usdm' });
    for (const client of venue.clients as Set<WebSocket>) client.pause();
    await expect
      .poll(() => metric('firebreak_feed_disconnects_total', { venue: 'binance-usdm' }), { timeout: 10_000 })
      .toBeGreaterThan(before);
    expect(station.status().feeds[0]!.lastDisconnect).toMatch(/silent|closed/);
    await sayGood();
  });

  it('the disk is full, and when there is room again', async () => {
    const probe = await open(join(store, 'store.json'));
    const prototype = Object.getPrototypeOf(probe) as FileHandle;
    await probe.close();
    const full = Object.assign(new Error('no space'), { code: 'ENOSPC' });
    vi.spyOn(prototype, 'write').mockImplementation(() => Promise.reject(full));
    said++;
    say(force({ q: '7', z: '7' }));
    await expect.poll(() => metric('firebreak_store_ok'), { timeout: 10_000 }).toBe(0);
    expect(await metric('firebreak_store_waiting_events')).toBe(1);
    expect(station.status().store.message).toContain('full');
    vi.restoreAllMocks();
    await expect.poll(() => metric('firebreak_store_ok'), { timeout: 10_000 }).toBe(1);
    expect(await stored()).toHaveLength(said);
  });

  it('our clock is set back by an hour, and ahead by a month', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    const now = Date.now();
    const late = await faults('future-time');
    for (const jumpMs of [-3_600_000, 30 * 86_400_000]) {
      vi.setSystemTime(now + jumpMs);
      said++;
      say(force({ q: String(10 + said), z: String(10 + said), T: now }));
      await expect.poll(async () => (await stored()).length, { timeout: 10_000 }).toBe(said);
    }
    vi.setSystemTime(now - 3_600_000);
    expect(await faults('future-time')).toBe(late);
  });

  it('a second monitor wants its store', async () => {
    await expect(openStore(store)).rejects.toThrow(/already writes/);
    await sayGood();
  });
});

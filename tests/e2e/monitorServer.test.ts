/** The monitor over HTTP: metrics that a Prometheus parser reads, the token, and what WebSockets tell. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import parseMetrics from 'parse-prometheus-text-format';
import { afterEach, describe, expect, it } from 'vitest';
import WebSocket from 'ws';
import type { MarketEvent } from '../../app/src/monitor/events.ts';
import { statusOf } from '../../app/src/monitor/testStatus.ts';
import { type Station, type StationStatus, startStation } from '../../app/src/monitor/station.ts';
import { type MonitorServer, startServer } from '../../app/src/server/monitorServer.ts';

let server: MonitorServer | null = null;
const listeners = new Set<(events: readonly MarketEvent[]) => void>();

const station = {
  status: statusOf,
  listen: (heard: (events: readonly MarketEvent[]) => void) => {
    listeners.add(heard);
    return () => listeners.delete(heard);
  },
} as unknown as Station;

afterEach(async () => {
  await server?.close();
  server = null;
  listeners.clear();
});

const local = { host: '127.0.0.1', port: 0, token: null };

describe('the monitor server', () => {
  it('serves metrics that a Prometheus parser reads, with the exact sums', async () => {
    server = await startServer(station, local);
    const families = parseMetrics(await (await fetch(`${server.url}/metrics`)).text());
    const of = (name: string) => families.find((family) => family.name === name)!.metrics;
    const status = statusOf();
    const long = of('firebreak_liquidated_usd').find(
      ({ labels }) => labels!['venue'] === 'okx' && labels!['position'] === 'long' && labels!['window'] === '1h',
    )!;
    expect(Number(long.value)).toBe(status.venues.find(({ venue }) => venue === 'okx')!.windows['1h'].longCents / 100);
    expect(of('firebreak_feed_up')).toEqual([
      { value: '0', labels: { venue: 'hyperliquid' } },
      { value: '1', labels: { venue: 'okx' } },
      { value: '0', labels: { venue: 'bybit' } },
    ]);
    expect(of('firebreak_store_ok')).toEqual([{ value: '1' }]);
    expect(of('firebreak_distance_to_cascade')).toContainEqual({
      value: '0.0381',
      labels: { shock: 'market', direction: 'down' },
    });
    expect(of('firebreak_distance_age_seconds')).toEqual([{ value: '180' }]);
  });

  it('serves the metrics of a real station, and outlives a request that fails', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'firebreak-server-'));
    const alerts = { rules: [], sinks: new Map() };
    const real = await startStation({ storeFolder: folder, feeds: [], alerts, time: 'ours' });
    try {
      server = await startServer(real, local);
      expect(await (await fetch(`${server.url}/metrics`)).text()).toContain('firebreak_store_ok 1');
      expect(await (await fetch(`${server.url}/api/status`)).json()).toMatchObject({ feeds: [], distances: null });
      await server.close();
      const broken = {
        ...station,
        status: () => {
          throw new Error('no status');
        },
      };
      server = await startServer(broken, local);
      expect((await fetch(`${server.url}/metrics`)).status).toBe(500);
      expect((await fetch(`${server.url}/api/status`)).status).toBe(500);
      expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
    } finally {
      await real.stop();
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it('says what there is, and takes nothing but GET', async () => {
    server = await startServer(station, local);
    expect((await fetch(`${server.url}/nothing`)).status).toBe(404);
    expect((await fetch(`${server.url}/metrics`, { method: 'POST' })).status).toBe(405);
    expect(await (await fetch(`${server.url}/healthz`)).text()).toBe('ok\n');
    expect(await (await fetch(`${server.url}/api/status`)).json()).toEqual(JSON.parse(JSON.stringify(statusOf())));
  });

  it('needs a token beyond loopback, and then in every request', async () => {
    await expect(startServer(station, { ...local, host: '0.0.0.0' })).rejects.toThrow('there is no token');
    server = await startServer(station, { ...local, token: 'a secret' });
    expect((await fetch(`${server.url}/metrics`)).status).toBe(401);
    const headers = { authorization: 'Bearer a secret' };
    expect((await fetch(`${server.url}/api/status`, { headers })).status).toBe(200);
    expect((await fetch(`${server.url}/api/status`, { headers: { authorization: 'Bearer other' } })).status).toBe(401);
  });

  const listenTo = (path: string, options: WebSocket.ClientOptions = {}): WebSocket =>
    new WebSocket(`${server!.url.replace('http', 'ws')}${path}`, options);
  const opened = (socket: WebSocket) => new Promise((resolve) => socket.once('open', resolve));
  const next = (socket: WebSocket) =>
    new Promise<unknown>((resolve) =>
      socket.once('message', (data: Buffer) => resolve(JSON.parse(data.toString()) as unknown)),
    );
  const refused = (socket: WebSocket) =>
    new Promise<number | undefined>((resolve) =>
      socket.once('unexpected-response', (_, { statusCode }) => resolve(statusCode)).on('error', () => undefined),
    );

  it('tells events as they come, of the kinds that are asked for', async () => {
    server = await startServer(station, local);
    const [all, trades] = [listenTo('/api/events'), listenTo('/api/events?kinds=trade,book')];
    await Promise.all([opened(all), opened(trades)]);
    const [event] = statusOf().tape;
    const trade = { kind: 'trade', venue: 'okx', id: 't' } as MarketEvent;
    const [heard, only] = [next(all), next(trades)];
    for (const heardBy of listeners) heardBy([event!, trade]);
    expect(await heard).toEqual(event);
    expect(await only).toEqual(trade);
    expect(await refused(listenTo('/api/events?kinds=rumours'))).toBe(400);
    expect(await refused(listenTo('/api/nothing'))).toBe(404);
  });

  it('tells the state with what each rule reads, once a second', async () => {
    server = await startServer(station, local);
    const socket = listenTo('/api/status');
    const first = (await next(socket)) as StationStatus;
    expect(first.readings['much']).toMatchObject({ value: 1.5e9, unit: 'usd' });
    expect(await next(socket)).toEqual(first);
    const families = parseMetrics(await (await fetch(`${server.url}/metrics`)).text());
    expect(families.find(({ name }) => name === 'firebreak_rule_value')!.metrics).toEqual([
      { value: '1500000000', labels: { rule: 'much', unit: 'usd' } },
    ]);
  });

  it('needs the token for WebSockets too, and refuses pages of other sites', async () => {
    server = await startServer(station, { ...local, token: 'a secret' });
    const headers = { authorization: 'Bearer a secret' };
    for (const path of ['/api/events', '/api/status']) {
      expect(await refused(listenTo(path))).toBe(401);
      expect(await refused(listenTo(path, { headers, origin: 'https://elsewhere.example' }))).toBe(403);
      const own = listenTo(path, { headers, origin: server.url });
      await opened(own);
      own.terminate();
    }
  });

  it('cuts off a listener that does not read, and the others hear on', async () => {
    server = await startServer(station, local);
    const [slow, quick] = [listenTo('/api/events'), listenTo('/api/events')];
    await Promise.all([opened(slow), opened(quick)]);
    slow.pause();
    const large = { kind: 'gauge', venue: 'x'.repeat(500_000) } as unknown as MarketEvent;
    let heard = 0;
    quick.on('message', () => heard++);
    let told = 0;
    while (listeners.size > 1 && told < 400) {
      for (const heardBy of listeners) heardBy([large]);
      told++;
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    await expect.poll(() => heard, { timeout: 10_000 }).toBe(told);
    expect(listeners.size).toBe(1);
    quick.terminate();
  });

  it('takes so many listeners and no more', async () => {
    server = await startServer(station, local);
    const sockets = Array.from({ length: 64 }, () => listenTo('/api/events'));
    await Promise.all(sockets.map(opened));
    expect(await refused(listenTo('/api/events'))).toBe(503);
    for (const socket of sockets) socket.terminate();
  });
});

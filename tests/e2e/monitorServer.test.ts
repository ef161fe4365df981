/** The monitor over HTTP: metrics that a Prometheus parser reads, the token, and events as they come. */
import parseMetrics from 'parse-prometheus-text-format';
import { afterEach, describe, expect, it } from 'vitest';
import WebSocket from 'ws';
import type { MarketEvent } from '../../app/src/monitor/events.ts';
import { statusOf } from '../../app/src/monitor/testStatus.ts';
import type { Station } from '../../app/src/monitor/station.ts';
import { type MonitorServer, startServer } from '../../app/src/server/monitorServer.ts';

let server: MonitorServer | null = null;
let tell: (events: readonly MarketEvent[]) => void = () => undefined;

const station = {
  status: statusOf,
  listen: (heard: typeof tell) => {
    tell = heard;
    return () => undefined;
  },
} as unknown as Station;

afterEach(async () => {
  await server?.close();
  server = null;
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

  it('tells events as they come', async () => {
    server = await startServer(station, local);
    const socket = new WebSocket(`${server.url.replace('http', 'ws')}/api/events`);
    await new Promise((resolve) => socket.once('open', resolve));
    const heard = new Promise<string>((resolve) => socket.once('message', (data: Buffer) => resolve(data.toString())));
    const [event] = statusOf().tape;
    tell([event!]);
    expect(JSON.parse(await heard)).toEqual(event);
    socket.terminate();
  });
});

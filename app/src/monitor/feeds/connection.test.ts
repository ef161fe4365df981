/** The runner against a server on this machine: disconnects, silence, garbage, huge frames, repeats, slow takers. */
import { type AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { type WebSocket, WebSocketServer } from 'ws';
import type { MarketEvent } from '../events.ts';
import { type ConnectionOptions, FeedConnection } from './connection.ts';
import { Dedupe } from './dedupe.ts';
import { FEEDS } from './feeds.ts';
import { runFeeds } from './runFeeds.ts';
import { Instruments, instrument } from './shared/instruments.ts';
import { type Sink, SinkQueue } from './sinkQueue.ts';

type Script = (socket: WebSocket, connection: number) => void;

const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

async function serve(script: Script): Promise<{ url: string; heard: string[] }> {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  const heard: string[] = [];
  let connections = 0;
  server.on('connection', (socket) => {
    socket.on('message', (data: Buffer) => heard.push(data.toString('utf8')));
    script(socket, ++connections);
  });
  closers.push(() => {
    for (const client of server.clients) client.terminate();
    server.close();
  });
  await new Promise((resolve) => server.once('listening', resolve));
  return { url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}`, heard };
}

const TABLE = ['BTCUSDT', 'ETHUSDT', 'BTC-USDT'].map((symbol) =>
  instrument({ symbol, base: symbol.slice(0, 3), kind: 'linear', size: 1, quote: 'USDT', settle: 'USDT' }),
);

async function run(
  script: Script,
  more: { venue?: string; options?: ConnectionOptions; sink?: Sink; max?: number } = {},
) {
  const { url, heard } = await serve(script);
  const events: MarketEvent[] = [];
  const queue = new SinkQueue(more.sink ?? ((batch) => void events.push(...batch)), more.max ?? 10_000);
  const use = { instruments: new Instruments(TABLE), queue, dedupe: new Dedupe({ keepMs: 60_000, max: 10_000 }) };
  const options = { backoff: { firstMs: 10, maxMs: 50 }, sendEveryMs: 1, ...more.options };
  const feed = FEEDS.get(more.venue ?? 'binance-usdm')!;
  const connection = new FeedConnection(feed, { url, messages: ['subscribe-1', 'subscribe-2'] }, use, options);
  closers.push(() => connection.stop());
  connection.start();
  return { connection, events, queue, heard };
}

async function until(holds: () => boolean): Promise<void> {
  for (let waited = 0; !holds(); waited += 5) {
    if (waited > 8_000) throw new Error('did not come to pass in time');
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

interface Order {
  readonly symbol?: string;
  readonly qty?: unknown;
  readonly price?: unknown;
  readonly timeMs?: number;
}

function force({ symbol = 'BTCUSDT', qty = '1', price = '50000', timeMs = Date.now() }: Order = {}): string {
  const order = { s: symbol, S: 'SELL', q: qty, p: price, ap: price, X: 'FILLED', l: qty, z: qty, T: timeMs };
  return JSON.stringify({ stream: '!forceOrder@arr', data: { e: 'forceOrder', E: timeMs, o: order } });
}

const book = (update: number): string =>
  JSON.stringify({
    topic: 'orderbook.50.BTCUSDT',
    type: update === 1 ? 'snapshot' : 'delta',
    ts: Date.now(),
    data: { s: 'BTCUSDT', b: [['100', '1']], a: [], u: update },
  });

describe('a connection', () => {
  it('subscribes, comes back after it was closed, and counts an event that comes again once', async () => {
    const at = Date.now();
    const { connection, events, heard } = await run((socket, n) => {
      socket.send(force({ timeMs: at }));
      socket.send(force({ timeMs: at, qty: String(1 + n) }));
      if (n < 3) socket.close(1012, 'restart');
    });
    await until(() => connection.health().events.liquidation === 4);
    await until(() => heard.filter((text) => text === 'subscribe-2').length > 0 && events.length === 4);
    const health = connection.health();
    expect(health).toMatchObject({ state: 'open', status: 'good', connects: 3, disconnects: 2, duplicates: 2 });
    expect(health.lastDisconnect).toContain('1012');
    expect(health.downMs).toBeGreaterThan(0);
    expect(events.map((event) => event.kind === 'liquidation' && event.qty)).toEqual([1, 2, 3, 4]);
  });

  it('leaves a feed that went silent, and takes late and unordered events as they come', async () => {
    const at = Date.now();
    const { connection, events } = await run(
      (socket, n) => {
        socket.pause();
        for (const ago of [10, 4_000, 5]) socket.send(force({ timeMs: at - ago - n * 100 }));
      },
      { options: { silenceMs: 90 } },
    );
    await until(() => connection.health().connects >= 2 && events.length >= 6);
    expect(connection.health().lastDisconnect).toMatch(/silent for 0\.\d s/);
    expect(events.slice(0, 3).map((event) => at - 100 - event.timeMs)).toEqual([10, 4_000, 5]);
  });

  it('says in its health what it cannot read, and goes on', async () => {
    const renamed = JSON.parse(force()) as { data: { o: Record<string, unknown> } };
    renamed.data.o['size'] = renamed.data.o['q'];
    for (const name of ['q', 'z']) delete renamed.data.o[name];
    const { connection, events } = await run((socket) => {
      socket.send('{"stream":"!forceOrder@arr","data":{"e":"forceOr');
      socket.send(JSON.stringify(renamed));
      socket.send(force({ symbol: 'NEWUSDT' }));
      socket.send(force({ price: '0' }));
      socket.send(force({ price: '0x10' }));
      socket.send(force({ timeMs: Date.now() + 3_600_000 }));
      socket.send('[[[1,2],null],7]');
      socket.send('null');
      socket.send(JSON.stringify({ stream: 'x', data: { e: 'newKindOfEvent' } }));
      socket.send(JSON.stringify({ error: { code: 2, msg: 'too many requests' }, id: 1 }));
      socket.send(force({ qty: 3, price: 50_000 }));
    });
    await until(() => events.length === 1);
    const { faults, lastFaults, reasons, status, state } = connection.health();
    expect(faults).toMatchObject({ malformed: 1, 'unknown-symbol': 1, 'zero-price': 1, 'future-time': 1, adapter: 0 });
    expect(faults['field']).toBe(2);
    expect(faults['venue-error']).toBe(1);
    expect(faults['unknown-message']).toBe(4);
    expect(lastFaults['field']).toContain('got "0x10"');
    expect(lastFaults['venue-error']).toContain('too many requests');
    expect([status, state]).toEqual(['degraded', 'open']);
    expect(reasons.join()).toContain('cannot read what comes');
    expect(events[0]).toMatchObject({ qty: 3, notionalCents: 150_000_00 });
  });

  it('names the field that a venue changed', async () => {
    const { connection } = await run((socket) => {
      const message = JSON.parse(force()) as { data: { o: Record<string, unknown> } };
      message.data.o['T'] = '2026-11-27';
      socket.send(JSON.stringify(message));
    });
    await until(() => connection.health().faults.field === 1);
    expect(connection.health().lastFaults.field).toBe('T: expected a time in ms UTC, got "2026-11-27"');
  });

  it('takes what comes while our clock is set back or ahead, says so, and still knows a silent feed', async () => {
    const at = Date.now();
    vi.useFakeTimers({ toFake: ['Date'] });
    closers.push(() => vi.useRealTimers());
    let say: (text: string) => void = () => undefined;
    const { connection, events } = await run(
      (socket) => {
        socket.pause();
        say = (text) => socket.send(text);
        say(force({ timeMs: at }));
      },
      { options: { silenceMs: 300 } },
    );
    await until(() => events.length === 1);
    vi.setSystemTime(at - 3_600_000);
    say(force({ timeMs: at + 1 }));
    await until(() => events.length === 2);
    expect(connection.health().reasons.join()).toMatch(/its clock is 3\d{6} ms ahead of ours/);
    expect(connection.health().faults['future-time']).toBe(0);
    await until(() => connection.health().connects >= 2);
    expect(connection.health().lastDisconnect).toMatch(/silent for/);
    vi.setSystemTime(at + 30 * 86_400_000);
    say(force({ timeMs: at + 2 }));
    await until(() => events.length >= 3);
    expect(connection.health().duplicates).toBeGreaterThan(0);
  });

  it('refuses a frame of 10 MB and comes back', async () => {
    const { connection, events } = await run((socket, n) => {
      if (n === 1) socket.send(`"${'x'.repeat(10 * 1024 * 1024)}"`);
      else socket.send(force());
    });
    await until(() => events.length === 1);
    const health = connection.health();
    expect(health.faults['frame-too-large']).toBe(1);
    expect(health).toMatchObject({ connects: 2, state: 'open' });
  });

  it('unpacks, answers pings of the venue, and refuses what does not unpack or unpacks to too much', async () => {
    const at = Date.now();
    const row = { contract_code: 'BTC-USDT', direction: 'sell', volume: 2, price: 50_000, created_at: at };
    const order = { op: 'notify', topic: 'public.*.liquidation_orders', ts: at, data: [row] };
    const { connection, events, heard } = await run(
      (socket) => {
        socket.send(Buffer.from('not gzip'));
        socket.send(gzipSync(`"${'x'.repeat(2_000_000)}"`));
        socket.send(gzipSync(JSON.stringify({ op: 'ping', ts: 1 })));
        socket.send(gzipSync(JSON.stringify(order)));
      },
      { venue: 'htx', options: { frameBytesMax: 1_000_000 } },
    );
    await until(() => events.length === 1 && heard.includes('{"op":"pong","ts":1}'));
    expect(connection.health().faults).toMatchObject({ malformed: 1, 'frame-too-large': 1 });
    expect(events[0]).toMatchObject({ position: 'long', qty: 2, notionalCents: 100_000_00 });
  });

  it('connects anew for a book that lost its sequence, but not again and again', async () => {
    const { connection } = await run(
      (socket) => {
        for (const update of [1, 2, 4, 5]) socket.send(book(update));
      },
      { venue: 'bybit' },
    );
    await until(() => connection.health().connects === 2 && connection.health().events.book >= 7);
    const health = connection.health();
    expect(health).toMatchObject({ resyncs: 1, state: 'open', gaps: 2 });
    expect(health.lastDisconnect).toContain('BTCUSDT');
    expect(health.reasons).toContain('a sequence jumped');
  });

  it('says that the clock of a venue is ahead, or its events late, or that none come', async () => {
    const ahead = await run((socket) => socket.send(force({ timeMs: Date.now() + 20_000 })));
    const late = await run((socket) => socket.send(force({ timeMs: Date.now() - 60_000 })));
    const quiet = await run((socket) => socket.send('{"id":1,"result":null}'), { options: { quietMs: 30 } });
    await until(() => ahead.events.length === 1 && late.events.length === 1);
    await until(() => quiet.connection.health().reasons.length > 0);
    expect(ahead.connection.health().reasons.join()).toMatch(/clock is (19|20)\d\d\d ms ahead/);
    expect(late.connection.health().reasons.join()).toMatch(/events come 60\d\d\d ms late/);
    expect(quiet.connection.health().reasons.join()).toContain('no event for');
  });

  it('measures how long its pings take', async () => {
    const { connection } = await run((socket) => socket.send('{"id":1,"result":null}'), { options: { silenceMs: 90 } });
    await until(() => connection.health().roundTripMs !== undefined);
    expect(connection.health().roundTripMs).toBeLessThan(8_000);
    expect(connection.health().roundTripMs).toBeGreaterThanOrEqual(0);
  });

  it('does not judge clocks where an old day is played', async () => {
    const played = await run((socket) => socket.send(force({ timeMs: Date.UTC(2025, 9, 10, 21) })), {
      options: { played: true },
    });
    await until(() => played.events.length === 1);
    expect(played.connection.health()).toMatchObject({ status: 'good', reasons: [], aheadMs: undefined });
  });

  it('stays down, and says so, where nobody answers', async () => {
    const { connection } = await run((socket) => socket.terminate(), {
      options: { backoff: { firstMs: 1, maxMs: 2 } },
    });
    await until(() => connection.health().disconnects > 3);
    connection.stop();
    expect(connection.health()).toMatchObject({ state: 'stopped', status: 'down' });
    const { disconnects } = connection.health();
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(connection.health().disconnects).toBe(disconnects);
  });
});

describe('a slow taker', () => {
  it('costs books first and no liquidation, and the health of the queue says so', async () => {
    let release = (): void => {};
    const blocked = new Promise<void>((resolve) => void (release = resolve));
    const taken: MarketEvent[] = [];
    const sink: Sink = async (batch) => {
      await blocked;
      taken.push(...batch);
    };
    const { connection, queue } = await run(
      (socket) => {
        for (let i = 1; i <= 300; i++) {
          socket.send(JSON.stringify({ topic: 'allLiquidation.BTCUSDT', ts: 1, data: [bybitOrder(i)] }));
          socket.send(book(i));
        }
      },
      { venue: 'bybit', sink, max: 200 },
    );
    await until(() => connection.health().events.liquidation === 300);
    expect(queue.dropped.book).toBeGreaterThan(0);
    release();
    await queue.flush();
    const liquidations = taken.filter(({ kind }) => kind === 'liquidation');
    expect(liquidations).toHaveLength(300);
    expect(taken.length + queue.dropped.book).toBe(600);
  });

  it('that throws loses its batch and is counted', async () => {
    const failing = await run((socket) => socket.send(force()), { sink: () => Promise.reject(new Error('disk full')) });
    await until(() => failing.queue.sinkErrors === 1);
    expect(failing.queue.lastSinkError).toBe('disk full');
    expect(failing.connection.health().state).toBe('open');
  });
});

describe('feeds of several venues', () => {
  it('run into one queue, with books on connections of their own, until they are stopped', async () => {
    const at = Date.now();
    const binance = await serve((socket) => socket.send(force({ timeMs: at })));
    const bybit = await serve((socket) => {
      socket.send(JSON.stringify({ topic: 'allLiquidation.BTCUSDT', ts: at, data: [bybitOrder(1)] }));
      socket.send(book(1));
    });
    const asked: string[] = [];
    const here = (venue: string, url: string) => {
      const links = ({ channels }: { channels: readonly string[] }) => {
        asked.push(`${venue}: ${channels.join()}`);
        return [{ url, messages: [channels.join()] }];
      };
      return { ...FEEDS.get(venue)!, links };
    };
    const wanted = { channels: ['liquidation', 'book'] as const, symbols: ['BTCUSDT'] };
    const events: MarketEvent[] = [];
    const running = runFeeds(
      [here('binance-usdm', binance.url), here('bybit', bybit.url)].map((feed) => {
        return { feed, wanted, instruments: new Instruments(TABLE) };
      }),
      (batch) => void events.push(...batch),
    );
    closers.push(() => void running.stop());
    await until(() => running.health().every(({ messages }) => messages > 0) && events.length >= 4);
    expect(asked).toEqual(['binance-usdm: liquidation', 'binance-usdm: book', 'bybit: liquidation', 'bybit: book']);
    // The same order on both connections of a venue is one event.
    expect(events.filter(({ venue }) => venue === 'binance-usdm')).toHaveLength(1);
    await until(() => bybit.heard.length === 2);
    expect(bybit.heard.toSorted()).toEqual(['book', 'liquidation']);
    await running.stop();
    expect(running.health().map(({ state }) => state)).toEqual(['stopped', 'stopped', 'stopped', 'stopped']);
  });
});

function bybitOrder(i: number): object {
  return { T: Date.now(), s: 'BTCUSDT', S: 'Sell', v: String(i), p: '50000' };
}

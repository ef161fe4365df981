/** What holds for every feed: where it connects, and that no message whatever gets an exception out of it. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FEEDS } from './feeds.ts';
import { type Feed, FeedSession } from './shared/feed.ts';
import { Instruments, instrument } from './shared/instruments.ts';

const AT_MS = Date.UTC(2026, 10, 27);
const feeds = [...FEEDS.values()];
const CHANNELS = ['liquidation', 'trade', 'book', 'ticker'] as const;
const SYMBOLS = ['BTCUSDT', 'BTC-USDT', 'BTC-USD', 'BTC_USDT'];

/** One whole message of each kind that a feed reads, to be broken in every place. */
const SAMPLES: Readonly<Record<string, readonly unknown[]>> = {
  'binance-usdm': [
    {
      stream: 'x',
      data: { e: 'forceOrder', E: AT_MS, o: { s: 'BTCUSDT', S: 'SELL', q: '1', p: '5', ap: '5', z: '1', T: AT_MS } },
    },
    { stream: 'x', data: { e: 'aggTrade', s: 'BTCUSDT', f: 1, l: 2, p: '5', q: '1', m: true, T: AT_MS } },
    {
      stream: 'btcusdt@depth20@100ms',
      data: { e: 'depthUpdate', E: AT_MS, s: 'BTCUSDT', u: 3, b: [['5', '1']], a: [] },
    },
    { stream: 'btcusdt@depthSnapshot', data: { lastUpdateId: 1, T: AT_MS, bids: [['5', '1']], asks: [] } },
    { stream: 'x', data: [{ e: 'markPriceUpdate', E: AT_MS, s: 'BTCUSDT', p: '5', i: '5', r: '0.1', T: AT_MS }] },
  ],
  bybit: [
    { topic: 'allLiquidation.BTCUSDT', data: [{ T: AT_MS, s: 'BTCUSDT', S: 'Sell', v: '1', p: '5' }] },
    { topic: 'publicTrade.BTCUSDT', data: [{ T: AT_MS, s: 'BTCUSDT', S: 'Sell', v: '1', p: '5', i: 'a' }] },
    { topic: 'orderbook.50.BTCUSDT', type: 'delta', ts: AT_MS, data: { s: 'BTCUSDT', u: 2, b: [['5', '1']], a: [] } },
    { topic: 'tickers.BTCUSDT', ts: AT_MS, data: { symbol: 'BTCUSDT', lastPrice: '5', singleOpenInterest: '1' } },
    {
      topic: 'orderBookL2_25.BTCUSDT',
      type: 'delta',
      timestamp_e6: AT_MS * 1000,
      data: { delete: [], update: [{ side: 'Buy', price: 5, size: 1 }], insert: [] },
    },
    {
      topic: 'instrument_info.100ms.BTCUSDT',
      type: 'delta',
      timestamp_e6: AT_MS * 1000,
      data: { update: [{ symbol: 'BTCUSDT', last_price_e4: 5 }] },
    },
  ],
  okx: [
    {
      arg: { channel: 'liquidation-orders' },
      data: [{ instId: 'BTC-USDT', details: [{ bkPx: '5', side: 'buy', sz: '1', ts: AT_MS }] }],
    },
    {
      arg: { channel: 'books', instId: 'BTC-USDT' },
      action: 'update',
      data: [{ bids: [['5', '1']], asks: [], ts: AT_MS, seqId: 2, prevSeqId: 1 }],
    },
    { arg: { channel: 'mark-price' }, data: [{ instId: 'BTC-USDT', markPx: '5', ts: AT_MS }] },
    {
      table: 'swap/liquidation',
      data: [{ instrument_id: 'BTC-USDT', type: '3', price: '5', size: '1', created_at: '2026-01-01T00:00:00Z' }],
    },
  ],
  hyperliquid: [
    { channel: 'trades', data: [{ coin: 'BTCUSDT', side: 'A', px: '5', sz: '1', time: AT_MS, tid: 1 }] },
    { channel: 'l2Book', data: { coin: 'BTCUSDT', time: AT_MS, levels: [[{ px: '5', sz: '1' }], []] } },
    { channel: 'activeAssetCtx', data: { coin: 'BTCUSDT', ctx: { markPx: '5', openInterest: '1' } } },
    {
      block_number: 1,
      events: [
        [
          '0xa',
          {
            coin: 'BTCUSDT',
            side: 'A',
            px: '5',
            sz: '1',
            time: AT_MS,
            tid: 1,
            liquidation: { liquidatedUser: '0xa', method: 'market' },
          },
        ],
      ],
    },
  ],
  deribit: [
    {
      method: 'subscription',
      params: {
        channel: 'trades.BTC-PERPETUAL.100ms',
        data: [
          {
            trade_id: 'a',
            instrument_name: 'BTC-USD',
            price: 5,
            amount: 1,
            timestamp: AT_MS,
            direction: 'buy',
            liquidation: 'MT',
          },
        ],
      },
    },
    {
      method: 'subscription',
      params: {
        channel: 'book.BTC-PERPETUAL.100ms',
        data: {
          instrument_name: 'BTC-USD',
          change_id: 2,
          prev_change_id: 1,
          timestamp: AT_MS,
          bids: [['new', 5, 1]],
          asks: [],
        },
      },
    },
  ],
  bitmex: [
    {
      table: 'liquidation',
      action: 'insert',
      data: [{ orderID: 'a', symbol: 'BTCUSDT', side: 'Buy', price: 5, leavesQty: 1 }],
    },
    {
      table: 'orderBookL2_25',
      action: 'partial',
      data: [{ symbol: 'BTCUSDT', id: 1, side: 'Buy', size: 1, price: 5 }],
    },
    {
      table: 'instrument',
      action: 'partial',
      data: [
        {
          symbol: 'BTCUSDT',
          timestamp: '2026-01-01T00:00:00Z',
          multiplier: 1,
          settlCurrency: 'USDt',
          underlying: 'XBT',
          quoteCurrency: 'USDT',
          markPrice: 5,
        },
      ],
    },
  ],
  bitfinex: [
    [1, [['pos', 1, AT_MS, null, 'tBTCUSDT', 1, 5, null, 0, 1, null, 5]], 7, AT_MS, 'liquidations', 'global'],
    [1, [5, 1, 1], 7, AT_MS, 'book', 'BTCUSDT'],
    [1, 'te', [1, AT_MS, 1, 5], 7, AT_MS, 'trades', 'BTCUSDT'],
    [1, [AT_MS, null, 5, 5], 7, AT_MS, 'status', 'BTCUSDT'],
    { event: 'subscribed', channel: 'status', chanId: 1, key: 'liq:global' },
  ],
  htx: [
    {
      op: 'notify',
      topic: 'public.*.liquidation_orders',
      ts: AT_MS,
      data: [{ contract_code: 'BTC-USDT', direction: 'sell', volume: 1, price: 5, created_at: AT_MS }],
    },
    {
      ch: 'market.BTC-USDT.depth.size_150.high_freq',
      ts: AT_MS,
      tick: { event: 'update', version: 2, bids: [[5, 1]], asks: [] },
    },
    {
      ch: 'market.BTC-USDT.trade.detail',
      ts: AT_MS,
      tick: { data: [{ amount: 2, ts: AT_MS, id: 1, price: 5, direction: 'buy' }] },
    },
  ],
  gate: [
    {
      time: 1.7e9,
      channel: 'futures.public_liquidates',
      event: 'update',
      result: [{ contract: 'BTC_USDT', price: '5', size: -1, time_ms: AT_MS }],
    },
    {
      time: 1.7e9,
      channel: 'futures.order_book',
      event: 'all',
      result: { contract: 'BTC_USDT', t: AT_MS, bids: [{ p: '5', s: 1 }], asks: [] },
    },
    { time: 1.7e9, channel: 'futures.order_book', event: 'update', result: [{ c: 'BTC_USDT', p: '5', s: -1 }] },
  ],
  'kraken-futures': [
    {
      feed: 'trade',
      product_id: 'BTC-USD',
      uid: 'a',
      side: 'sell',
      type: 'liquidation',
      qty: 1,
      price: 5,
      time: AT_MS,
    },
    { feed: 'book_snapshot', product_id: 'BTC-USD', seq: 1, timestamp: AT_MS, bids: [{ price: 5, qty: 1 }], asks: [] },
    {
      feed: 'ticker',
      product_id: 'BTC-USD',
      time: AT_MS,
      last: 5,
      markPrice: 5,
      index: 5,
      next_funding_rate_time: AT_MS,
    },
  ],
  'dydx-v4': [
    {
      type: 'channel_data',
      message_id: 1,
      id: 'BTC-USD',
      channel: 'v4_trades',
      contents: {
        trades: [
          { id: 'a', side: 'BUY', price: '5', size: '1', createdAt: '2026-01-01T00:00:00Z', type: 'LIQUIDATED' },
        ],
      },
    },
    {
      type: 'subscribed',
      message_id: 1,
      id: 'BTC-USD',
      channel: 'v4_orderbook',
      contents: { bids: [{ price: '5', size: '1' }] },
    },
    {
      type: 'channel_data',
      message_id: 1,
      channel: 'v4_markets',
      contents: { trading: { 'BTC-USD': { openInterest: '1' } } },
    },
  ],
  bitget: [
    { arg: { topic: 'liquidation' }, data: [{ symbol: 'BTCUSDT', side: 'buy', price: '5', amount: '1', ts: AT_MS }] },
  ],
  lighter: [
    {
      type: 'update/trade',
      trades: [],
      liquidation_trades: [
        {
          trade_id_str: 'a',
          market_id: 1,
          size: '1',
          price: '5',
          is_maker_ask: true,
          bid_account_id: 1,
          timestamp: AT_MS,
        },
      ],
    },
  ],
  ftx: [
    {
      channel: 'trades',
      market: 'BTC-USD',
      type: 'update',
      data: [{ id: 1, price: 5, size: 1, side: 'buy', liquidation: true, time: '2020-09-15T00:02:05Z' }],
    },
  ],
};

function session(feed: Feed): FeedSession {
  const table = new Instruments();
  for (const symbol of [...SYMBOLS, '1']) {
    table.add(instrument({ symbol, base: 'BTC', kind: 'linear', size: 1, quote: 'USDT', settle: 'USDT' }));
  }
  return new FeedSession(feed, table);
}

/** All messages that differ from a sample in one place: the value there gone, or another kind of value. */
function broken(value: unknown): unknown[] {
  const others = [null, 'x', -1, 0, [], {}, [[]], 1e300];
  if (typeof value !== 'object' || value === null) return others;
  if (Array.isArray(value)) {
    const inner = value.flatMap((entry, i) => broken(entry).map((other) => value.with(i, other)));
    return [...others, ...inner, value.slice(1), [...value, null]];
  }
  const entries = Object.entries(value);
  return [
    ...others,
    ...entries.map(([name]) => Object.fromEntries(entries.filter(([other]) => other !== name))),
    ...entries.flatMap(([name, entry]) => broken(entry).map((other) => ({ ...value, [name]: other }))),
  ];
}

describe.each(feeds)('the feed of $venue', (feed) => {
  it('connects over TLS and asks in JSON, for every channel', () => {
    for (const channel of CHANNELS) {
      const symbols = feed.venue === 'gate' ? ['BTC_USDT'] : SYMBOLS.slice(0, 3);
      for (const { url, messages } of feed.links({ channels: [channel], symbols })) {
        expect(url).toMatch(/^wss:\/\//);
        expect(messages.length).toBeGreaterThan(0);
        for (const message of messages) expect(() => JSON.parse(message) as unknown).not.toThrow();
      }
    }
  });

  it('reads its samples, and names what is wrong with each broken one', () => {
    for (const sample of SAMPLES[feed.venue] ?? SAMPLES['binance-usdm']!) {
      const whole = session(feed);
      const events = whole.read(JSON.stringify(sample), AT_MS);
      expect(whole.out.faults, JSON.stringify(sample)).toEqual(session(feed).out.faults);
      if ((sample as { event?: string }).event === undefined) expect(events, JSON.stringify(sample)).not.toEqual([]);
      for (const other of broken(sample)) {
        const reader = session(feed);
        const text = JSON.stringify(other);
        reader.read(text, AT_MS);
        expect(reader.out.faults.adapter, `${text}: ${reader.out.lastFault.adapter}`).toBe(0);
      }
    }
  });

  it('lets no exception out, whatever it is sent', () => {
    const reader = session(feed);
    fc.assert(
      fc.property(fc.oneof(fc.json(), fc.string()), (text) => void reader.read(text, AT_MS)),
      { numRuns: 200 },
    );
  });
});

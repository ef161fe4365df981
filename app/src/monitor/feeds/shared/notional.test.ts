/** USD notional of real messages with the contract sizes that the venues publish; units of names; unknown contracts. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LiquidationEvent, MarketEvent } from '../../events.ts';
import { bitmexInstrument } from '../bitmex.ts';
import { FEEDS } from '../feeds.ts';
import { hyperliquidInstruments } from '../hyperliquid.ts';
import { Emitter } from './emitter.ts';
import { FeedSession } from './feed.ts';
import { baseUnits, type Instrument, Instruments, instrument } from './instruments.ts';

type Words = Parameters<typeof instrument>[0];

const linear = (symbol: string, base: string, size: number): Words => {
  return { symbol, base, kind: 'linear', size, quote: 'USDT', settle: 'USDT' };
};
const inverse = (symbol: string, base: string, size: number): Words => {
  return { symbol, base, kind: 'inverse', size, quote: 'USD', settle: base };
};

function read(venue: string, words: readonly Words[], message: unknown): { events: MarketEvent[]; out: Emitter } {
  const session = new FeedSession(FEEDS.get(venue)!, new Instruments(words.map(instrument)));
  const events = session.read(JSON.stringify(message), Date.UTC(2026, 10, 27));
  return { events, out: session.out };
}

function liquidation(venue: string, words: Words, message: unknown): LiquidationEvent {
  const event = read(venue, [words], message).events.find(({ kind }) => kind === 'liquidation');
  if (event?.kind !== 'liquidation') throw new Error('no liquidation');
  return event;
}

const force = (symbol: string, side: string, qty: string, price: string) => ({
  e: 'forceOrder',
  E: 1594622954023,
  o: {
    s: symbol,
    S: side,
    o: 'LIMIT',
    f: 'IOC',
    q: qty,
    p: price,
    ap: price,
    X: 'FILLED',
    l: qty,
    z: qty,
    T: 1594622954021,
  },
});

describe('USD notional', () => {
  it('of inverse contracts is their number times their face: 100 USD for BTC, 10 USD for others on COIN-M', () => {
    const btc = liquidation(
      'binance-coinm',
      inverse('BTCUSD_200925', 'BTC', 100),
      force('BTCUSD_200925', 'SELL', '3', '9352.7'),
    );
    expect(btc).toMatchObject({ position: 'long', price: 9352.7, notionalCents: 300_00, asset: 'BTC' });
    expect(btc.qty).toBeCloseTo(300 / 9352.7, 12);
    const eth = liquidation(
      'binance-coinm',
      inverse('ETHUSD_PERP', 'ETH', 10),
      force('ETHUSD_PERP', 'BUY', '7', '2000'),
    );
    expect(eth).toMatchObject({ position: 'short', notionalCents: 70_00, qty: 0.035 });
  });

  it('of OKX swaps counts contracts of 0.01 BTC and of 100 USD', () => {
    const message = (instId: string, sz: string) => ({
      arg: { channel: 'liquidation-orders', instType: 'SWAP' },
      data: [{ instId, details: [{ bkPx: '50000', posSide: 'long', side: 'sell', sz, ts: '1640140210617' }] }],
    });
    const swap = liquidation('okx', linear('BTC-USDT-SWAP', 'BTC', 0.01), message('BTC-USDT-SWAP', '40'));
    expect(swap).toMatchObject({ qty: 0.4, notionalCents: 20_000_00, priceKind: 'bankruptcy', position: 'long' });
    const coin = liquidation('okx', inverse('BTC-USD-SWAP', 'BTC', 100), message('BTC-USD-SWAP', '40'));
    expect(coin).toMatchObject({ qty: 0.08, notionalCents: 4_000_00 });
  });

  it('of HTX agrees with the turnover that the venue prints: 227 contracts of 0.001 BTC at 23,350.5', () => {
    const row = {
      symbol: 'BTC',
      contract_code: 'BTC-USDT',
      direction: 'sell',
      offset: 'close',
      volume: 227,
      price: 23350.5,
    };
    const printed = { created_at: 1608226502284, amount: 0.227, trade_turnover: 5300.5635 };
    const message = {
      op: 'notify',
      topic: 'public.BTC-USDT.liquidation_orders',
      ts: 1608226502344,
      data: [{ ...row, ...printed }],
    };
    const event = liquidation('htx', linear('BTC-USDT', 'BTC', 0.001), message);
    expect(event.qty).toBeCloseTo(printed.amount, 12);
    expect(event.notionalCents).toBe(Math.round(printed.trade_turnover * 100));
  });

  it('of HTX trades is half of the amount, which is the sum of both sides', () => {
    const trade = {
      amount: 2,
      quantity: 0.002,
      trade_turnover: 38.85,
      ts: 1666114554480,
      id: 1,
      price: 19425,
      direction: 'buy',
    };
    const message = { ch: 'market.BTC-USDT.trade.detail', ts: 1666114554581, tick: { id: 1, ts: 1, data: [trade] } };
    const { events } = read('htx', [linear('BTC-USDT', 'BTC', 0.001)], message);
    expect(events[0]).toMatchObject({ kind: 'trade', qty: 0.001, notionalCents: 19_43 });
  });

  it('of Lighter agrees with the USD amount that the venue prints', () => {
    const print = {
      trade_id_str: '18237797923',
      market_id: 1,
      size: '0.01664',
      price: '75602.8',
      usd_amount: '1258.030592',
    };
    const who = { is_maker_ask: true, ask_account_id: 1, bid_account_id: 281474976600615, timestamp: 1776687656653 };
    const message = {
      type: 'update/trade',
      channel: 'trade:1',
      trades: [],
      liquidation_trades: [{ ...print, ...who }],
    };
    const event = liquidation('lighter', { ...linear('1', 'BTC', 1), quote: 'USDC' }, message);
    expect(event).toMatchObject({ notionalCents: 1258_03, position: 'short', account: '281474976600615' });
  });

  it('of a thousand coins in one unit is per single coin', () => {
    const event = liquidation(
      'binance-usdm',
      linear('1000PEPEUSDT', '1000PEPE', 1),
      force('1000PEPEUSDT', 'SELL', '2500', '0.008'),
    );
    expect(event).toMatchObject({ asset: 'PEPE', qty: 2_500_000, notionalCents: 20_00 });
    expect(event.price).toBeCloseTo(0.000008, 18);
  });
});

describe('BitMEX', () => {
  const full = (symbol: string, more: object) => ({
    symbol,
    quoteCurrency: 'USD',
    underlying: 'XBT',
    settlCurrency: 'XBt',
    ...more,
  });
  const XBTUSD = full('XBTUSD', { multiplier: -100_000_000, isInverse: true, isQuanto: false });
  const ETHUSD = full('ETHUSD', { underlying: 'ETH', multiplier: 100, isInverse: false, isQuanto: true });
  const XBTUSDT = full('XBTUSDT', {
    quoteCurrency: 'USDT',
    settlCurrency: 'USDt',
    multiplier: 1,
    isInverse: false,
    isQuanto: false,
  });

  it('reads contract sizes from its instrument table', () => {
    expect(bitmexInstrument(XBTUSD)).toMatchObject({ asset: 'BTC', kind: 'inverse', size: 1, settle: 'BTC' });
    expect(bitmexInstrument(ETHUSD)).toMatchObject({ asset: 'ETH', kind: 'quanto', size: 1e-6, settle: 'BTC' });
    expect(bitmexInstrument(XBTUSDT)).toMatchObject({ asset: 'BTC', kind: 'linear', size: 1e-6, quote: 'USDT' });
    expect(bitmexInstrument({ ...XBTUSD, settlCurrency: 'Gwei' })).toBeUndefined();
  });

  it('prices a quanto contract only once the settlement coin has a price: 0.000001 XBT for each dollar of ETH', () => {
    const session = new FeedSession(FEEDS.get('bitmex')!, new Instruments());
    const at = Date.UTC(2026, 10, 27);
    const time = new Date(at).toISOString();
    const say = (table: string, action: string, data: object[]) =>
      session.read(JSON.stringify({ table, action, data }), at);
    const order = { orderID: 'a', symbol: 'ETHUSD', side: 'Sell', price: 2000, leavesQty: 5000 };
    expect(say('instrument', 'partial', [{ ...ETHUSD, timestamp: time }])).toEqual([]);
    expect(say('liquidation', 'insert', [order])).toEqual([]);
    expect(session.out.faults['no-usd-price']).toBe(1);
    say('instrument', 'partial', [{ ...XBTUSD, timestamp: time, indicativeSettlePrice: 60_000 }]);
    // 5,000 contracts x 0.000001 XBT x 2,000 = 10 XBT, 600,000 USD, which are 300 ETH.
    expect(say('liquidation', 'insert', [order])).toMatchObject([{ qty: 300, notionalCents: 600_000_00 }]);
  });

  it('gives open interest of an inverse contract in USD, in coins where the message has a price', () => {
    const session = new FeedSession(FEEDS.get('bitmex')!, new Instruments());
    const at = Date.UTC(2026, 10, 27);
    const row = { ...XBTUSD, timestamp: new Date(at).toISOString(), openInterest: 500, markPrice: 50_000 };
    const [event] = session.read(JSON.stringify({ table: 'instrument', action: 'partial', data: [row] }), at);
    expect(event).toMatchObject({ kind: 'ticker', openInterestUsd: 500, openInterestQty: 0.01 });
  });
});

describe('Hyperliquid', () => {
  it('takes contracts from the answer to meta', () => {
    const [btc, pepe] = hyperliquidInstruments({
      universe: [
        { name: 'BTC', szDecimals: 5 },
        { name: 'kPEPE', szDecimals: 0 },
      ],
    });
    expect(btc).toMatchObject({ symbol: 'BTC', asset: 'BTC', unit: 1, size: 1 });
    expect(pepe).toMatchObject({ symbol: 'kPEPE', asset: 'PEPE', unit: 1000 });
  });

  it('names the account that was liquidated, from either side of the fill', () => {
    const user = '0x2e3d94f0562703b25c83308a05046ddaf9a8dd14';
    const fill = { coin: 'SOL', px: '150', sz: '2', side: 'B', time: 1760130964218, tid: 7 };
    const liquidated = (liquidatedUser: string) =>
      liquidation('hyperliquid', linear('SOL', 'SOL', 1), {
        channel: 'userFills',
        data: { user, fills: [{ ...fill, liquidation: { liquidatedUser, markPx: '150', method: 'backstop' } }] },
      });
    expect(liquidated('0xABC')).toMatchObject({ position: 'long', account: '0xabc', notionalCents: 300_00 });
    expect(liquidated(user)).toMatchObject({ position: 'short', account: user });
    const both = [
      ['0xmaker', { ...fill, liquidation: { liquidatedUser: '0xabc', markPx: '150', method: 'market' } }],
      ['0xabc', { ...fill, side: 'A', liquidation: { liquidatedUser: '0xabc', markPx: '150', method: 'market' } }],
    ];
    const { events } = read('hyperliquid', [linear('SOL', 'SOL', 1)], { block_number: 1, events: both });
    expect(events.map((event) => event.id)).toEqual(['SOL:7', 'SOL:7']);
    expect(events[1]).toMatchObject({ ...events[0] });
  });
});

describe('Deribit', () => {
  const trade = (trade_seq: number, liquidation?: string) => ({
    trade_id: String(trade_seq),
    trade_seq,
    timestamp: 1584058044032,
    price: 4500,
    instrument_name: 'BTC-PERPETUAL',
    direction: 'sell',
    amount: 900,
    ...(liquidation === undefined ? {} : { liquidation }),
  });
  const message = (...data: object[]) => ({
    method: 'subscription',
    params: { channel: 'trades.BTC-PERPETUAL.100ms', data },
  });

  it('marks both sides of a fill where both were liquidated, each with its own position and identity', () => {
    const { events } = read('deribit', [inverse('BTC-PERPETUAL', 'BTC', 1)], message(trade(1, 'MT')));
    const liquidations = events.filter(({ kind }) => kind === 'liquidation');
    expect(liquidations).toMatchObject([
      { id: 'BTC-PERPETUAL:1:M', position: 'short', notionalCents: 900_00, qty: 0.2 },
      { id: 'BTC-PERPETUAL:1:T', position: 'long', notionalCents: 900_00, qty: 0.2 },
    ]);
  });

  it('counts a jump in the numbers of its trades', () => {
    const { out } = read(
      'deribit',
      [inverse('BTC-PERPETUAL', 'BTC', 1)],
      message(trade(1), trade(2), trade(4), trade(3)),
    );
    expect(out.gaps).toBe(1);
  });
});

describe('names', () => {
  it.each([
    ['1000PEPE', 'PEPE', 1000],
    ['1000000MOG', 'MOG', 1e6],
    ['1MBABYDOGE', 'BABYDOGE', 1e6],
    ['SHIB1000', 'SHIB', 1000],
    ['kBONK', 'BONK', 1000],
    ['XBT', 'BTC', 1],
    ['1INCH', '1INCH', 1],
    ['BTC', 'BTC', 1],
  ])('%s is %s, %d in a unit', (base, asset, unit) => expect(baseUnits(base)).toEqual({ asset, unit }));

  it('of contracts that are not in the table are counted, and nothing is guessed', () => {
    const { events, out } = read('binance-usdm', [], force('NEWUSDT', 'SELL', '1', '5'));
    expect(events).toEqual([]);
    expect(out.faults['unknown-symbol']).toBe(1);
    expect(out.lastFault['unknown-symbol']).toBe('NEWUSDT');
  });

  it('of contracts without a size are refused', () => {
    expect(() => new Instruments([instrument(linear('A', 'A', 0))])).toThrow(RangeError);
  });
});

describe('a linear and an inverse contract of one position', () => {
  it('have the same notional and the same coins, whatever the price', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-3, max: 1e6, noNaN: true }), fc.integer({ min: 1, max: 1e6 }), (price, usd) => {
        const table: Instrument[] = [linear('L', 'X', 1), inverse('I', 'X', 1)].map(instrument);
        const out = new Emitter('v', new Instruments(table));
        Object.assign(out, { receivedMs: 1.7e12, latestMs: 1.7e12 });
        const shared = { side: 'sell', price, priceKind: 'fill', timeMs: 1.7e12 } as const;
        out.liquidation({ ...shared, symbol: 'L', contracts: usd / price });
        out.liquidation({ ...shared, symbol: 'I', contracts: usd });
        const [a, b] = out.take() as LiquidationEvent[];
        expect(b!.notionalCents).toBe(usd * 100);
        expect(a!.notionalCents).toBe(b!.notionalCents);
        expect(b!.qty).toBeCloseTo(a!.qty, 9);
      }),
    );
  });
});

/**
 * What a venue says, as its frames, in the form that the venue documents, with numbers as text as it has them. A thing
 * that takes two messages (OKX tells mark and index apart) is two frames, said one after the other.
 */
import { HLP_LIQUIDATOR } from '../monitor/feeds/hyperliquid.ts';
import type { Print } from './prints.ts';
import type { BookPrint, SaidLevel, TickerPrint, TradePrint, Utterance } from './quotes.ts';

/** The frames of an utterance, as text. Throws RangeError for a venue without a form. */
export function encode(said: Utterance): string[] {
  const forms = FORMS[said.venue];
  if (forms === undefined) throw new RangeError(`no message form for ${said.venue}`);
  return messagesOf(forms, said).map((message) => JSON.stringify(message));
}

function messagesOf(forms: Forms, said: Utterance): readonly unknown[] {
  switch (said.kind) {
    case 'liquidation':
      return [forms.liquidation(said)];
    case 'trade':
      return [forms.trade(said)];
    case 'ticker':
      return forms.ticker(said);
    case 'book':
      return [forms.book(said)];
  }
}

interface Forms {
  readonly liquidation: (print: Print) => unknown;
  readonly trade: (print: TradePrint) => unknown;
  readonly ticker: (print: TickerPrint) => readonly unknown[];
  readonly book: (print: BookPrint) => unknown;
}

const texts = (levels: readonly SaidLevel[]): string[][] => levels.map((level) => level.map(String));

/**
 * USDⓈ-M "Liquidation Order Streams", "Aggregate Trade Streams", "Mark Price Stream" and "Partial Book Depth Streams",
 * combined streams (developers.binance.com, read 2026-11). Without funding a mark has an empty rate and time 0.
 */
const binance: Forms = {
  liquidation: ({ symbol, side, price, contracts, timeMs }) => {
    const [p, q] = [String(price), String(contracts)];
    const order = {
      s: symbol,
      S: side.toUpperCase(),
      o: 'LIMIT',
      f: 'IOC',
      q,
      p,
      ap: p,
      X: 'FILLED',
      l: q,
      z: q,
      T: timeMs,
    };
    return { stream: '!forceOrder@arr', data: { e: 'forceOrder', E: timeMs, o: order } };
  },
  trade: ({ symbol, side, price, contracts, timeMs, number }) => ({
    stream: `${symbol.toLowerCase()}@aggTrade`,
    data: {
      ...{ e: 'aggTrade', E: timeMs, s: symbol, a: number, p: String(price), q: String(contracts) },
      ...{ f: number, l: number, T: timeMs, m: side === 'sell' },
    },
  }),
  ticker: ({ symbol, timeMs, mark, index }) => [
    {
      stream: `${symbol.toLowerCase()}@markPrice@1s`,
      data: {
        e: 'markPriceUpdate',
        E: timeMs,
        s: symbol,
        p: String(mark),
        i: String(index),
        P: String(mark),
        r: '',
        T: 0,
      },
    },
  ],
  book: ({ symbol, timeMs, number, bids, asks }) => ({
    stream: `${symbol.toLowerCase()}@depth20@100ms`,
    data: {
      ...{ e: 'depthUpdate', E: timeMs, T: timeMs, s: symbol, U: number, u: number, pu: number - 1 },
      ...{ b: texts(bids), a: texts(asks) },
    },
  }),
};

/**
 * V5 "All Liquidation" (`S` is the side of the position), "Trade", "Ticker" (open interest of both sides, and of one)
 * and "Orderbook" (bybit-exchange.github.io/docs/v5, read 2026-11).
 */
const bybit: Forms = {
  liquidation: ({ symbol, side, price, contracts, timeMs }) => {
    const row = { T: timeMs, s: symbol, S: side === 'sell' ? 'Buy' : 'Sell', v: String(contracts), p: String(price) };
    return { topic: `allLiquidation.${symbol}`, type: 'snapshot', ts: timeMs, data: [row] };
  },
  trade: ({ symbol, side, price, contracts, timeMs, number }) => {
    const own = {
      S: side === 'sell' ? 'Sell' : 'Buy',
      v: String(contracts),
      p: String(price),
      i: `t${number}`,
      BT: false,
    };
    return { topic: `publicTrade.${symbol}`, type: 'snapshot', ts: timeMs, data: [{ T: timeMs, s: symbol, ...own }] };
  },
  ticker: ({ symbol, timeMs, mark, index, openInterest }) => [
    {
      topic: `tickers.${symbol}`,
      type: 'snapshot',
      cs: timeMs,
      ts: timeMs,
      data: {
        ...{ symbol, markPrice: String(mark), indexPrice: String(index) },
        ...{ openInterest: String(2 * openInterest), singleOpenInterest: String(openInterest) },
      },
    },
  ],
  book: ({ symbol, timeMs, number, bids, asks }) => {
    const data = { s: symbol, b: texts(bids), a: texts(asks), u: number, seq: number };
    return { topic: `orderbook.50.${symbol}`, type: 'snapshot', ts: timeMs, data, cts: timeMs };
  },
};

/**
 * "Liquidation orders channel", "Trades channel", "Index tickers channel", "Mark price channel", "Open interest
 * channel" and "Order book channel" (www.okx.com/docs-v5, read 2026-11).
 */
const okx: Forms = {
  liquidation: ({ symbol, side, price, contracts, timeMs }) => {
    const posSide = side === 'sell' ? 'long' : 'short';
    const [bkPx, sz, ts] = [String(price), String(contracts), String(timeMs)];
    const uly = indexOf(symbol);
    const row = { details: [{ bkLoss: '0', bkPx, ccy: '', posSide, side, sz, ts }], instFamily: uly, instId: symbol };
    return { arg: { channel: 'liquidation-orders', instType: 'SWAP' }, data: [{ ...row, instType: 'SWAP', uly }] };
  },
  trade: ({ symbol, side, price, contracts, timeMs, number }) => {
    const [px, sz, ts, tradeId] = [String(price), String(contracts), String(timeMs), String(number)];
    const row = { instId: symbol, tradeId, px, sz, side, ts, count: '1' };
    return { arg: { channel: 'trades', instId: symbol }, data: [row] };
  },
  ticker: ({ symbol, timeMs, mark, index, openInterest }) => {
    const ts = String(timeMs);
    const uly = indexOf(symbol);
    const row = { instId: symbol, instType: 'SWAP', ts };
    return [
      { arg: { channel: 'index-tickers', instId: uly }, data: [{ instId: uly, idxPx: String(index), ts }] },
      { arg: { channel: 'mark-price', instId: symbol }, data: [{ ...row, markPx: String(mark) }] },
      { arg: { channel: 'open-interest', instId: symbol }, data: [{ ...row, oi: String(openInterest) }] },
    ];
  },
  book: ({ symbol, timeMs, number, bids, asks }) => {
    const levels = (side: readonly SaidLevel[]): string[][] => texts(side).map(([px, sz]) => [px!, sz!, '0', '1']);
    const row = { asks: levels(asks), bids: levels(bids), ts: String(timeMs), prevSeqId: -1, seqId: number };
    return { arg: { channel: 'books', instId: symbol }, action: 'snapshot', data: [row] };
  },
};

function indexOf(symbol: string): string {
  return symbol.split('-', 2).join('-');
}

/**
 * WsFill of the liquidator's account, which takes the other side, WsTrade and WsBook (hyperliquid.gitbook.io, read
 * 2026-11).
 */
const hyperliquid: Forms = {
  liquidation: ({ symbol, side, price, contracts, timeMs, account }) => {
    const fill = {
      ...{ coin: symbol, px: String(price), sz: String(contracts), side: side === 'sell' ? 'B' : 'A', time: timeMs },
      ...{ startPosition: '0.0', dir: side === 'sell' ? 'Open Long' : 'Open Short', closedPnl: '0.0', hash: NO_HASH },
      ...{ oid: timeMs, crossed: true, fee: '0.0', tid: timeMs },
      liquidation: { liquidatedUser: addressOf(account), markPx: String(price), method: 'backstop' },
    };
    return { channel: 'userFills', data: { user: HLP_LIQUIDATOR, fills: [fill] } };
  },
  trade: ({ symbol, side, price, contracts, timeMs, number }) => {
    const own = { side: side === 'sell' ? 'A' : 'B', px: String(price), sz: String(contracts), time: timeMs };
    return { channel: 'trades', data: [{ coin: symbol, ...own, hash: NO_HASH, tid: number }] };
  },
  ticker: () => {
    throw new RangeError('a mark of Hyperliquid has no time');
  },
  book: ({ symbol, timeMs, bids, asks }) => {
    const levels = [bids, asks].map((side) => side.map(([px, sz]) => ({ px: String(px), sz: String(sz), n: 1 })));
    return { channel: 'l2Book', data: { coin: symbol, time: timeMs, levels } };
  },
};

const NO_HASH = `0x${'0'.repeat(64)}`;

const FORMS: Readonly<Record<string, Forms>> = { 'binance-usdm': binance, bybit, okx, hyperliquid };

function addressOf(account: number): string {
  return `0x${account.toString(16).padStart(40, '0')}`;
}

/** A print as the message of its venue, in the form that the venue documents, with numbers as text as it has them. */
import { HLP_LIQUIDATOR } from '../monitor/feeds/hyperliquid.ts';
import type { Print } from './prints.ts';

/** The message of a print, as text. Throws RangeError for a venue without a form. */
export function encode(print: Print): string {
  const form = FORMS[print.venue];
  if (form === undefined) throw new RangeError(`no message form for ${print.venue}`);
  return JSON.stringify(form(print));
}

const FORMS: Readonly<Record<string, (print: Print) => unknown>> = {
  'binance-usdm': binance,
  bybit,
  okx,
  hyperliquid,
};

/** USDⓈ-M "Liquidation Order Streams", combined stream (developers.binance.com, read 2026-11). */
function binance({ symbol, side, price, contracts, timeMs }: Print): unknown {
  const size = String(contracts);
  const order = {
    s: symbol,
    S: side.toUpperCase(),
    o: 'LIMIT',
    f: 'IOC',
    q: size,
    p: String(price),
    ap: String(price),
    X: 'FILLED',
    l: size,
    z: size,
    T: timeMs,
  };
  return { stream: '!forceOrder@arr', data: { e: 'forceOrder', E: timeMs, o: order } };
}

/** V5 "All Liquidation": `S` is the side of the position (bybit-exchange.github.io/docs/v5, read 2026-11). */
function bybit({ symbol, side, price, contracts, timeMs }: Print): unknown {
  const row = { T: timeMs, s: symbol, S: side === 'sell' ? 'Buy' : 'Sell', v: String(contracts), p: String(price) };
  return { topic: `allLiquidation.${symbol}`, type: 'snapshot', ts: timeMs, data: [row] };
}

/** "Liquidation orders channel" (www.okx.com/docs-v5, read 2026-11). */
function okx({ symbol, side, price, contracts, timeMs }: Print): unknown {
  const [base, quote] = symbol.split('-');
  const detail = {
    bkLoss: '0',
    bkPx: String(price),
    ccy: '',
    posSide: side === 'sell' ? 'long' : 'short',
    side,
    sz: String(contracts),
    ts: String(timeMs),
  };
  return {
    arg: { channel: 'liquidation-orders', instType: 'SWAP' },
    data: [
      {
        details: [detail],
        instFamily: `${base}-${quote}`,
        instId: symbol,
        instType: 'SWAP',
        uly: `${base}-${quote}`,
      },
    ],
  };
}

/** WsFill of the liquidator's account, which takes the other side (hyperliquid.gitbook.io, read 2026-11). */
function hyperliquid({ symbol, side, price, contracts, timeMs, account }: Print): unknown {
  const fill = {
    coin: symbol,
    px: String(price),
    sz: String(contracts),
    side: side === 'sell' ? 'B' : 'A',
    time: timeMs,
    startPosition: '0.0',
    dir: side === 'sell' ? 'Open Long' : 'Open Short',
    closedPnl: '0.0',
    hash: '0x0000000000000000000000000000000000000000000000000000000000000000',
    oid: timeMs,
    crossed: true,
    fee: '0.0',
    tid: timeMs,
    liquidation: { liquidatedUser: addressOf(account), markPx: String(price), method: 'backstop' },
  };
  return { channel: 'userFills', data: { user: HLP_LIQUIDATOR, fills: [fill] } };
}

function addressOf(account: number): string {
  return `0x${account.toString(16).padStart(40, '0')}`;
}

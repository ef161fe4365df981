/**
 * Binance COIN-M futures:
 * https://developers.binance.com/docs/derivatives/coin-margined-futures/websocket-market-streams
 */
import { BinanceReader, binanceMessages } from './shared/binanceFutures.ts';
import type { Feed } from './shared/feed.ts';
import { BINANCE_THROTTLES } from './shared/throttle.ts';

/** Feed of Binance COIN-M: sizes are contracts of 100 USD (BTC) or 10 USD. */
export const binanceCoinm: Feed = {
  venue: 'binance-coinm',
  links: (wanted) => [
    {
      url: 'wss://dstream.binance.com/stream',
      messages: [
        ...binanceMessages({ ...wanted, symbols: [] }, ['liquidation'], true),
        ...binanceMessages(wanted, ['trade', 'ticker', 'book'], false),
      ],
    },
  ],
  decoder: (out) => {
    const reader = new BinanceReader(out);
    return (message) => reader.read(message);
  },
  silenceMs: 60_000,
  censoring: {
    channel: '!forceOrder@arr',
    printed: 'one order for each symbol and 1,000 ms: the last until April 2026, since then the largest',
    throttles: BINANCE_THROTTLES,
    scope: 'venue',
    source: 'developers.binance.com, COIN-M "Liquidation Order Streams", read 2026-11',
  },
};

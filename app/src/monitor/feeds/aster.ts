/** Aster futures, which speak the streams of Binance USDⓈ-M: https://github.com/asterdex/api-docs */
import { BinanceReader, binanceMessages } from './shared/binanceFutures.ts';
import type { Feed } from './shared/feed.ts';
import { onePerSecond } from './shared/throttle.ts';

/** Feed of Aster. */
export const aster: Feed = {
  venue: 'aster',
  links: (wanted) => [
    {
      url: 'wss://fstream.asterdex.com/stream',
      messages: binanceMessages(wanted, ['liquidation', 'trade', 'ticker', 'book'], true),
    },
  ],
  decoder: (out) => {
    const reader = new BinanceReader(out);
    return (message) => reader.read(message);
  },
  silenceMs: 60_000,
  censoring: {
    channel: '!forceOrder@arr',
    printed: 'the last order for each symbol and 1,000 ms',
    throttles: onePerSecond('last', false),
    scope: 'venue',
    source: 'asterdex/api-docs, "Liquidation Order Streams", commit 265e024 of 2026-06-30',
  },
};

/**
 * Binance USDⓈ-M futures:
 * https://developers.binance.com/docs/derivatives/usds-margined-futures/websocket-market-streams
 */
import { BinanceReader, binanceMessages } from './shared/binanceFutures.ts';
import type { Feed } from './shared/feed.ts';
import { BINANCE_THROTTLES } from './shared/throttle.ts';

/** Feed of Binance USDⓈ-M; streams of books have an address of their own since 2026-04-23. */
export const binanceUsdm: Feed = {
  venue: 'binance-usdm',
  links: (wanted) =>
    [
      {
        url: 'wss://fstream.binance.com/market/stream',
        messages: binanceMessages(wanted, ['liquidation', 'trade', 'ticker'], true),
      },
      { url: 'wss://fstream.binance.com/public/stream', messages: binanceMessages(wanted, ['book'], true) },
    ].filter(({ messages }) => messages.length > 0),
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
    source: 'developers.binance.com, USDⓈ-M "Liquidation Order Streams", read 2026-11',
  },
};

/** FTX, which closed in November 2022: kept so that recordings of its trades and liquidations can be replayed. */
import type { Emitter } from './shared/emitter.ts';
import type { Feed } from './shared/feed.ts';
import { asRow, isoMs, list, maybeNum, num, side, text } from './shared/fields.ts';
import { PRINTS_ALL } from './shared/throttle.ts';

function read(out: Emitter, message: unknown): void {
  const row = asRow(message, 'message');
  if (row['channel'] !== 'trades' || row['type'] !== 'update') return out.ignore();
  const symbol = text(row, 'market');
  out.each(list(row, 'data'), (entry) => {
    const trade = asRow(entry, 'data');
    const id = maybeNum(trade, 'id');
    const event = {
      symbol,
      side: side(trade, 'side', 'buy', 'sell'),
      price: num(trade, 'price'),
      contracts: num(trade, 'size'),
      timeMs: isoMs(trade, 'time'),
      ...(id === undefined ? {} : { id: String(id) }),
    };
    out.trade(event);
    if (trade['liquidation'] === true) out.liquidation({ ...event, priceKind: 'fill' });
  });
}

/** Recordings of FTX; there is nothing to connect to. */
export const ftx: Feed = {
  venue: 'ftx',
  links: () => [],
  decoder: (out) => (message) => read(out, message),
  silenceMs: 60_000,
  censoring: {
    channel: 'trades, liquidation true',
    printed: 'every fill of a liquidation, marked on the trade',
    throttles: PRINTS_ALL,
    scope: 'venue',
    source: 'recorded messages of 2020; the venue and its pages are gone',
  },
};

/** Bitget USDT futures, liquidations only: https://www.bitget.com/docs/uta/websocket/public */
import type { Emitter } from './shared/emitter.ts';
import type { Feed } from './shared/feed.ts';
import { asRow, list, num, object, opposite, type Row, side, text, timeMs, say } from './shared/fields.ts';
import { onePerSecond } from './shared/throttle.ts';

function read(out: Emitter, message: unknown): void {
  const row = asRow(message, 'message');
  if (row['event'] === 'error') return out.fault('venue-error', say(row['msg']));
  if (row['event'] !== undefined) return out.ignore();
  if (object(row, 'arg')['topic'] !== 'liquidation') return out.ignore();
  out.each(list(row, 'data'), (entry) => liquidation(out, asRow(entry, 'data')));
}

/** The side is that of the position: `buy` is a long. Amounts are coins. */
function liquidation(out: Emitter, row: Row): void {
  out.liquidation({
    symbol: text(row, 'symbol'),
    side: opposite(side(row, 'side', 'buy', 'sell')),
    price: num(row, 'price'),
    priceKind: 'bankruptcy',
    contracts: num(row, 'amount'),
    timeMs: timeMs(row, 'ts'),
  });
}

/** Feed of Bitget's liquidations. */
export const bitget: Feed = {
  venue: 'bitget',
  links: ({ channels }) => {
    const args = [{ instType: 'usdt-futures', topic: 'liquidation' }];
    const messages = [JSON.stringify({ op: 'subscribe', args })];
    return channels.includes('liquidation') ? [{ url: 'wss://ws.bitget.com/v3/ws/public', messages }] : [];
  },
  decoder: (out) => (message) => read(out, message),
  heartbeat: { everyMs: 25_000, text: 'ping' },
  plainAnswers: ['pong'],
  silenceMs: 60_000,
  censoring: {
    channel: 'liquidation',
    printed: 'the largest long and the largest short for each pair and second',
    throttles: onePerSecond('largest', true),
    scope: 'venue',
    source: 'www.bitget.com/docs/uta/websocket/public, "Liquidation Channel"',
  },
};

/** Lighter, trades and liquidations: https://apidocs.lighter.xyz/docs/websocket-reference */
import type { Emitter } from './shared/emitter.ts';
import type { Feed } from './shared/feed.ts';
import { asRow, FieldError, list, maybeNum, num, type Row, text, timeMs, say } from './shared/fields.ts';
import { PRINTS_ALL } from './shared/throttle.ts';

function read(out: Emitter, message: unknown): void {
  const row = asRow(message, 'message');
  if (row['type'] === 'ping') return void out.replies.push('{"type":"pong"}');
  if (row['error'] !== undefined) return out.fault('venue-error', say(row['error']));
  // The first message repeats trades of the past.
  if (row['type'] !== 'update/trade') return out.ignore();
  if (row['trades'] !== undefined) out.each(list(row, 'trades'), (entry) => trade(out, asRow(entry, 'trades')));
  if (row['liquidation_trades'] === undefined || row['liquidation_trades'] === null) return;
  out.each(list(row, 'liquidation_trades'), (entry) => liquidation(out, asRow(entry, 'liquidation_trades')));
}

/** The market's number is its symbol. The account liquidated is the taker, on the other side of the maker. */
function fields(row: Row) {
  if (typeof row['is_maker_ask'] !== 'boolean')
    throw new FieldError('is_maker_ask', 'true or false', row['is_maker_ask']);
  return {
    symbol: String(num(row, 'market_id')),
    side: row['is_maker_ask'] ? ('buy' as const) : ('sell' as const),
    price: num(row, 'price'),
    contracts: num(row, 'size'),
    timeMs: timeMs(row, 'timestamp'),
    id: text(row, 'trade_id_str'),
  };
}

function trade(out: Emitter, row: Row): void {
  const maker = maybeNum(row, row['is_maker_ask'] === true ? 'ask_account_id' : 'bid_account_id');
  out.trade({ ...fields(row), ...(maker === undefined ? {} : { maker: String(maker) }) });
}

function liquidation(out: Emitter, row: Row): void {
  const account = num(row, row['is_maker_ask'] === true ? 'bid_account_id' : 'ask_account_id');
  out.liquidation({ ...fields(row), priceKind: 'fill', account: String(account) });
}

/** Feed of Lighter. */
export const lighter: Feed = {
  venue: 'lighter',
  links: ({ channels, symbols }) => {
    if (!channels.includes('liquidation') && !channels.includes('trade')) return [];
    const messages = symbols.map((symbol) => JSON.stringify({ type: 'subscribe', channel: `trade/${symbol}` }));
    return [{ url: 'wss://mainnet.zklighter.elliot.ai/stream', messages }];
  },
  decoder: (out) => (message) => read(out, message),
  silenceMs: 120_000,
  censoring: {
    channel: 'trade, liquidation_trades',
    printed: 'every fill of a liquidation, with both accounts',
    throttles: PRINTS_ALL,
    scope: 'venue',
    source: 'apidocs.lighter.xyz, "WebSocket reference", trade channel',
  },
};

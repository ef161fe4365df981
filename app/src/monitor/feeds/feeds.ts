/** Every venue we have a feed for. Adding one means adding its file, its recorded messages and its line here. */
import { aster } from './aster.ts';
import { binanceCoinm } from './binanceCoinm.ts';
import { binanceUsdm } from './binanceUsdm.ts';
import { bitfinex } from './bitfinex.ts';
import { bitget } from './bitget.ts';
import { bitmex } from './bitmex.ts';
import { bybit } from './bybit.ts';
import { deribit } from './deribit.ts';
import { dydx } from './dydx.ts';
import { ftx } from './ftx.ts';
import { gate } from './gate.ts';
import { htx } from './htx.ts';
import { hyperliquid } from './hyperliquid.ts';
import { krakenFutures } from './krakenFutures.ts';
import { lighter } from './lighter.ts';
import { okx } from './okx.ts';
import type { Feed } from './shared/feed.ts';

/** The feeds, by venue. */
export const FEEDS: ReadonlyMap<string, Feed> = new Map(
  [
    binanceUsdm,
    binanceCoinm,
    bybit,
    okx,
    hyperliquid,
    deribit,
    bitmex,
    bitfinex,
    htx,
    gate,
    krakenFutures,
    dydx,
    aster,
    bitget,
    lighter,
    ftx,
  ].map((feed) => [feed.venue, feed]),
);

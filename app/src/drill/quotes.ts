/**
 * What venues would have said beside forced orders: trades, marks with index and open interest, and books, from the
 * events and the series of an engine run, in each venue's own symbols and units.
 */
import { EVENT } from '@firebreak/engine';
import type { SeriesColumns, Snapshot } from '@firebreak/engine';
import { DRILL_VENUES, forcedOrders, type Print, type RunEvents, symbolOf } from './prints.ts';

/** A trade as a venue prints it. */
export interface TradePrint extends Omit<Print, 'kind' | 'account'> {
  readonly kind: 'trade';
  /** Counts the trades of a symbol. */
  readonly number: number;
}

/** Mark, index and open interest of a contract; prices in the quote currency. */
export interface TickerPrint {
  readonly kind: 'ticker';
  readonly venue: string;
  readonly symbol: string;
  readonly timeMs: number;
  readonly mark: number;
  readonly index: number;
  /** Contracts, one side. */
  readonly openInterest: number;
}

/** Price and contracts. */
export type SaidLevel = readonly [price: number, contracts: number];

/** A whole book, the best price first. */
export interface BookPrint {
  readonly kind: 'book';
  readonly venue: string;
  readonly symbol: string;
  readonly timeMs: number;
  /** Counts the books of a symbol. */
  readonly number: number;
  readonly bids: readonly SaidLevel[];
  readonly asks: readonly SaidLevel[];
}

/** Anything that a venue says in a drill. */
export type Utterance = Print | TradePrint | TickerPrint | BookPrint;

/** Seconds of the episode between two of each; a run samples its series as often or more often. */
const TICKER_S = 10;
const BOOK_S = 30;

/** Hyperliquid's message of marks carries no time: a day that is played again cannot place it. */
const WITHOUT_TICKERS: ReadonlySet<string> = new Set(['hyperliquid']);

/** The trades behind the forced orders on the books, without a throttle: a run has no others to tell one by one. */
export function tradesOfRun(run: RunEvents): TradePrint[] {
  const counts = new Map<string, number>();
  return forcedOrders(run, () => EVENT.liquidation).map((order) => {
    const key = `${order.venue} ${order.symbol}`;
    const number = (counts.get(key) ?? 0) + 1;
    counts.set(key, number);
    const { venue, symbol, timeMs, side, price, contracts } = order;
    return { kind: 'trade', venue, symbol, timeMs, side, price, contracts, number };
  });
}

/** Marks and books of a run's contracts in the order of their times. `startMs` is the time of its start, ms UTC. */
export function quotesOf(snapshot: Snapshot, series: SeriesColumns, startMs: number): (TickerPrint | BookPrint)[] {
  const { instruments, venues } = snapshot;
  const said: (TickerPrint | BookPrint)[] = [];
  const due = { ticker: -Infinity, book: -Infinity };
  let books = 0;
  for (let sample = 0; sample < series.samples; sample++) {
    const timeS = series.timeS[sample]!;
    const timeMs = startMs + Math.round(timeS * 1000);
    const isDue = { ticker: timeS >= due.ticker, book: timeS >= due.book };
    if (isDue.ticker) due.ticker = timeS + TICKER_S;
    if (isDue.book) due.book = timeS + BOOK_S;
    if (isDue.book) books++;
    for (let i = 0; i < instruments.n; i++) {
      const venue = DRILL_VENUES[venues.id[instruments.venue[i]!]!];
      if (venue === undefined) continue;
      const head = { venue, symbol: symbolOf(instruments.id[i]!), timeMs };
      const at = sample * series.instruments + i;
      if (isDue.ticker && !WITHOUT_TICKERS.has(venue))
        said.push({ kind: 'ticker', ...head, ...marks(snapshot, series, i, at) });
      if (isDue.book) said.push({ kind: 'book', ...head, number: books, ...sidesOf(snapshot, series, i, at) });
    }
  }
  return said;
}

function marks({ instruments }: Snapshot, series: SeriesColumns, i: number, at: number) {
  const mark = series.markPrice[at]!;
  const usd = series.openInterestUsd[at]!;
  return { mark, index: series.indexPrice[at]!, openInterest: instruments.inverse[i] === 1 ? usd : usd / mark };
}

/**
 * A book in the form of the snapshot's depth, each band times the share of calm depth that the run has within 1%; the
 * first band stands at the touch, the others in their middle.
 */
function sidesOf(snapshot: Snapshot, series: SeriesColumns, i: number, at: number): Pick<BookPrint, 'bids' | 'asks'> {
  const { instruments, depth } = snapshot;
  const side = (s: 0 | 1): SaidLevel[] => {
    const touch = (s === 0 ? series.bidPrice : series.askPrice)[at]!;
    const share = (s === 0 ? series.bidDepthShare : series.askDepthShare)[at]!;
    const first = instruments.depthStart[2 * i + s]!;
    const levels: SaidLevel[] = [];
    for (let row = first; row < instruments.depthStart[2 * i + s + 1]!; row++) {
      const inner = row === first ? 0 : depth.distance[row - 1]!;
      const usd = depth.notionalUsd[row]! - (row === first ? 0 : depth.notionalUsd[row - 1]!);
      const distance = row === first ? 0 : (inner + depth.distance[row]!) / 2;
      const price = s === 0 ? touch * (1 - distance) : touch * (1 + distance);
      const contracts = (usd * share) / (instruments.inverse[i] === 1 ? 1 : price);
      if (contracts > 0) levels.push([price, contracts]);
    }
    return levels;
  };
  return { bids: side(0), asks: side(1) };
}

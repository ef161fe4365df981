/** The corrected total of one symbol as the live board knows it: its prints of a window and its open interest. */
import type { Board } from '../indicators/board.ts';
import type { Instrument } from '../indicators/market.ts';
import { correctWindow, type WindowCorrection } from './correctWindow.ts';

/** Coverage of the intervals that are shown. */
export const SHOWN_LEVEL = 0.9;

/** Draws of all live corrections; equal prints give equal intervals. */
const SEED = 1;

/** A symbol of a venue. */
export interface Market {
  readonly venue: string;
  readonly symbol: string;
  readonly asset: string;
}

/**
 * Printed and estimated for [nowMs − windowMs, nowMs), at 90%. Open interest counts at the latest mark, where the board
 * has both at the ends of a bin. Throws as `LiquidationWindows.events` where memory holds only sums of the window.
 */
export function correctedOf(board: Board, market: Market, windowMs: number, nowMs: number): WindowCorrection {
  const { venue, symbol, asset } = market;
  const fromMs = nowMs - windowMs;
  const prints = board.windows.events(fromMs, nowMs, { venue, asset }).filter((print) => print.symbol === symbol);
  const instrument = board.market.instruments.get(`${venue}\t${symbol}`);
  const mark = instrument?.mark.latest;
  const oi = instrument === undefined || mark === undefined ? {} : { oiFallCents: fallOf(instrument, mark) };
  return correctWindow({ prints, venue, fromMs, toMs: nowMs, level: SHOWN_LEVEL, seed: SEED, ...oi });
}

function fallOf({ openInterestQty }: Instrument, mark: number): (fromMs: number, toMs: number) => number {
  return (fromMs, toMs) => {
    const [before, after] = [openInterestQty.asOf(fromMs), openInterestQty.asOf(toMs)];
    return before === undefined || after === undefined ? NaN : (before - after) * mark * 100;
  };
}

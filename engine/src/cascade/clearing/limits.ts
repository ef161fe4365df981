/**
 * Circuit breakers of a clearing house's exchange: a contract whose price leaves the high of the last hour less a
 * width, or the low plus it, passes into the pre-open state for two minutes; the window starts anew when trading
 * resumes. Where the scenario gives the venue a pause of its own, that one holds instead.
 */
import { EVENT } from '../../result/types.ts';
import { dynamicBounds } from '../../rules/cme/formulas.ts';
import { mid } from '../book.ts';
import { type Context, event } from '../context.ts';
import type { PriceWindow } from './state.ts';

/** The windows begin with the prices at time zero. */
export function startPriceLimits(c: Context): void {
  for (const house of c.clearing) {
    const windowS = c.rules[house.venue].clearing?.breaker.windowS ?? 0;
    c.prepared.roles.instruments[house.venue].forEach((i, k) => {
      note(house.windows[k], mid(c.books, i), 0, windowS);
    });
  }
}

/** Starts and ends pauses at this step's prices. */
export function runPriceLimits(c: Context): void {
  for (const house of c.clearing) {
    const clearing = c.rules[house.venue].clearing;
    if (clearing === undefined || c.scenario.policies[house.venue].pauseMove < Infinity) continue;
    const { share, windowS, pauseS } = clearing.breaker;
    c.prepared.roles.instruments[house.venue].forEach((i, k) => {
      const window = house.windows[k];
      const { timeS } = c.state;
      if (c.pausedUntilS[i] > timeS) return;
      const price = mid(c.books, i);
      if (c.pausedUntilS[i] > timeS - c.scenario.stepS) {
        restart(window, timeS);
        event(c, EVENT.resume, -1, i, 0, price, 0);
      }
      if (outside(window, price, share * clearing.dailySettlement(i), c.snapshot.instruments.tickSize[i])) {
        c.pausedUntilS[i] = timeS + pauseS;
        event(c, EVENT.pause, -1, i, 0, price, 0);
        return;
      }
      note(window, price, timeS, windowS);
    });
  }
}

/** Whether a price is outside the bounds of a window; the width is rounded down to a tick. An empty window has none. */
function outside(window: PriceWindow, price: number, width: number, tick: number): boolean {
  let high = 0;
  let low = Infinity;
  for (let n = 0; n < window.high.length; n++) {
    high = Math.max(high, window.high[n]);
    low = Math.min(low, window.low[n]);
  }
  if (low === Infinity) return false;
  const bounds = dynamicBounds(high, low, tick > 0 ? Math.floor(width / tick) * tick : width);
  return price < bounds.lower || price > bounds.upper;
}

function restart(window: PriceWindow, timeS: number): void {
  window.high.fill(0);
  window.low.fill(Infinity);
  window.at = 0;
  window.sinceS = timeS;
}

/** Adds a price to the present part of the window; parts that have passed make room for new ones. */
function note(window: PriceWindow, price: number, timeS: number, windowS: number): void {
  const parts = window.high.length - 1;
  const partS = windowS / parts;
  for (let n = 0; n <= parts && timeS - window.sinceS >= partS; n++) {
    window.sinceS += partS;
    window.at = (window.at + 1) % (parts + 1);
    window.high[window.at] = 0;
    window.low[window.at] = Infinity;
  }
  if (timeS - window.sinceS >= partS) window.sinceS = timeS;
  window.high[window.at] = Math.max(window.high[window.at], price);
  window.low[window.at] = Math.min(window.low[window.at], price);
}

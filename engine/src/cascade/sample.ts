/**
 * Samples of the series: prices, quotes, open interest and forced notional of every contract at one moment.
 */
import { type Context, notionalUsd } from './context.ts';

/** Writes one sample (level `full` only) and starts new sums. */
export function sample(c: Context): void {
  const { series, state, books, snapshot } = c;
  if (c.level !== 'full' || series.samples === series.timeS.length) return;
  const n = snapshot.instruments.n;
  const base = series.samples * n;
  series.timeS[series.samples++] = state.timeS;
  for (let i = 0; i < n; i++) {
    series.exogenousPrice[base + i] = c.exogenous[i];
    series.indexPrice[base + i] = state.index[i];
    series.markPrice[base + i] = state.mark[i];
    series.lastPrice[base + i] = books.last[i];
    series.bidPrice[base + i] = books.touch[2 * i];
    series.askPrice[base + i] = books.touch[2 * i + 1];
    series.bidDepthShare[base + i] = books.s1[2 * i];
    series.askDepthShare[base + i] = books.s1[2 * i + 1];
    series.openInterestUsd[base + i] = notionalUsd(c, i, state.openLong[i], state.mark[i]);
    series.liquidatedLongUsd[base + i] = c.sampleLong[i];
    series.liquidatedShortUsd[base + i] = c.sampleShort[i];
    series.adlUsd[base + i] = c.sampleAdl[i];
  }
  c.sampleLong.fill(0);
  c.sampleShort.fill(0);
  c.sampleAdl.fill(0);
}

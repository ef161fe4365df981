/** Readings of what holds now: open interest, funding, basis, books, gauges, silence of a feed. */
import { type GaugeId, INDICATORS, type IndicatorQuery, isOfGauge, type Reading, type StateId } from './catalog.ts';
import { collateralGap, gaugeText, readGauge } from './gaugeReadings.ts';
import { depthWithin, marketOrder, midPrice, relativeSpread } from './liveBook.ts';
import { CHANGE_MS_MAX, type Instrument, type MarketState, STALE_MS } from './market.ts';
import { basis, openInterestToCap, relativeChange, zScore } from './ratios.ts';
import { slippageAtRisk } from './slippageAtRisk.ts';

/** Part of open interest that Slippage-at-Risk sells: the upper end of the paper's calm range. */
const SOLD_SHARE = 0.1;

const NO_BOOK = 'no book of the last ten minutes that is neither empty nor crossed';

const DEPTH = {
  depth_10bp_usd: 0.001,
  depth_50bp_usd: 0.005,
  depth_100bp_usd: 0.01,
  depth_200bp_usd: 0.02,
} as const;

type Value = readonly [value: number | null, why: string, lookAt?: readonly string[]];

/** Reads an indicator that is no window over liquidations. */
export function readState(market: MarketState, id: StateId, query: IndicatorQuery, nowMs: number): Reading {
  if (isOfGauge(id)) return readGauge(market, id, query, nowMs);
  if (id === 'collateral_gap') return collateralGap(market, query, nowMs);
  const [value, why, lookAt] = valueOf(market, id, query, nowMs);
  return { value, unit: INDICATORS[id].unit, why, lookAt: lookAt ?? [] };
}

function valueOf(
  market: MarketState,
  id: Exclude<StateId, GaugeId | 'collateral_gap'>,
  query: IndicatorQuery,
  nowMs: number,
): Value {
  const all = market.select(query);
  const told = all.filter((one) => nowMs - one.openInterestUsd.latestMs <= STALE_MS);
  const books = all.filter((one) => nowMs - one.bookMs <= STALE_MS);
  switch (id) {
    case 'open_interest_usd':
      return openInterest(told);
    case 'open_interest_change':
      return openInterestChange(told, query.windowMs!, nowMs);
    case 'open_interest_to_cap':
      return toCap(market, told, query, nowMs);
    case 'funding_annualised':
      return weighted(told, (one) => one.funding.latest ?? null, 'funding');
    case 'funding_zscore':
      return fundingScore(told, query.windowMs!, nowMs);
    case 'basis':
      return weighted(told, (one) => basis(one.mark.latest ?? NaN, one.index.latest ?? 0), 'mark and index');
    case 'spread':
      return widest(books);
    case 'slippage_at_risk':
      return atRisk(told.filter((one) => books.includes(one)));
    case 'feed_silence_s':
      return silence(market, query, nowMs);
    case 'depth_10bp_usd':
    case 'depth_50bp_usd':
    case 'depth_100bp_usd':
    case 'depth_200bp_usd':
      return depth(books, DEPTH[id]);
  }
}

function openInterest(told: readonly Instrument[]): Value {
  if (told.length === 0) return [null, 'no instrument told its open interest in the last ten minutes'];
  const sum = told.reduce((total, one) => total + one.openInterestUsd.latest!, 0);
  const largest = [...told].sort((a, b) => b.openInterestUsd.latest! - a.openInterestUsd.latest!).slice(0, 3);
  return [sum, `${told.length} instruments`, [`most: ${largest.map(name).join(', ')}`]];
}

function openInterestChange(told: readonly Instrument[], windowMs: number, nowMs: number): Value {
  if (windowMs > CHANGE_MS_MAX) return [null, 'changes of open interest reach back 24 hours'];
  const both = told.filter((one) => one.openInterestUsd.asOf(nowMs - windowMs) !== undefined);
  if (both.length === 0) return [null, 'no instrument has told its open interest for that long'];
  const before = both.reduce((sum, one) => sum + one.openInterestUsd.asOf(nowMs - windowMs)!, 0);
  const now = both.reduce((sum, one) => sum + one.openInterestUsd.latest!, 0);
  const fall = (one: Instrument) => one.openInterestUsd.latest! - one.openInterestUsd.asOf(nowMs - windowMs)!;
  const worst = [...both].sort((a, b) => fall(a) - fall(b)).slice(0, 3);
  return [relativeChange(now, before), `${both.length} instruments`, [`fell most: ${worst.map(name).join(', ')}`]];
}

function toCap(market: MarketState, told: readonly Instrument[], query: IndicatorQuery, nowMs: number): Value {
  const [interest, why] = openInterest(told);
  if (interest === null) return [null, why];
  const caps = [...market.gauges.values()].filter(
    ({ event }) => event.name === 'market_cap_usd' && event.asset === query.asset,
  );
  const cap = caps.find((one) => !one.isStale(nowMs)) ?? caps[0];
  if (cap === undefined) return [null, 'no gauge market_cap_usd for this asset'];
  const said = `market capitalisation ${gaugeText(cap, nowMs)}`;
  if (cap.isStale(nowMs)) return [null, said];
  return [openInterestToCap(interest, cap.values.latest!), `${why}; ${said}`];
}

function weighted(told: readonly Instrument[], of: (one: Instrument) => number | null, what: string): Value {
  const rows = told.flatMap((one) => {
    const value = of(one);
    return value === null || !Number.isFinite(value) ? [] : [{ one, value, weight: one.openInterestUsd.latest! }];
  });
  const all = rows.reduce((sum, row) => sum + row.weight, 0);
  if (!(all > 0)) return [null, `no instrument told ${what} and open interest`];
  const value = rows.reduce((sum, row) => sum + row.value * row.weight, 0) / all;
  const most = [...rows].sort((a, b) => Math.abs(b.value) - Math.abs(a.value))[0]!;
  return [value, `${rows.length} instruments`, [`furthest: ${name(most.one)} at ${(most.value * 100).toFixed(3)}%`]];
}

function fundingScore(told: readonly Instrument[], windowMs: number, nowMs: number): Value {
  const [one] = [...told]
    .filter((instrument) => instrument.funding.latest !== undefined)
    .sort((a, b) => b.openInterestUsd.latest! - a.openInterestUsd.latest!);
  if (one === undefined) return [null, 'no instrument told funding and open interest'];
  const history = one.funding.within(nowMs - windowMs, one.funding.latestMs);
  return [zScore(one.funding.latest!, history), `${name(one)} against ${history.length} hours of its own`];
}

function widest(all: readonly Instrument[]): Value {
  const rows = all.flatMap((one) => {
    const spread = relativeSpread(one.book.sides());
    return spread === null ? [] : [{ one, spread }];
  });
  if (rows.length === 0) return [null, NO_BOOK];
  const most = rows.reduce((a, b) => (b.spread > a.spread ? b : a));
  return [most.spread, `${rows.length} books`, [`widest: ${name(most.one)}`]];
}

function depth(all: readonly Instrument[], band: number): Value {
  const rows = all.flatMap((one) => {
    const found = depthWithin(one.book.sides(), band);
    return found === null ? [] : [found];
  });
  if (rows.length === 0) return [null, NO_BOOK];
  const bid = rows.reduce((sum, row) => sum + row.bidUsd, 0);
  const ask = rows.reduce((sum, row) => sum + row.askUsd, 0);
  const cut = rows.filter((row) => row.truncated).length;
  const sides = `${(bid / 1e6).toFixed(2)} m USD bid, ${(ask / 1e6).toFixed(2)} m USD ask in ${rows.length} books`;
  return [bid + ask, cut === 0 ? sides : `${sides}; ${cut} end before that distance, so a lower bound`];
}

function atRisk(told: readonly Instrument[]): Value {
  const rows = told.flatMap((one) => {
    const sides = one.book.sides();
    const mid = midPrice(sides);
    const notionalUsd = SOLD_SHARE * one.openInterestUsd.latest!;
    const order = mid === null ? null : marketOrder(sides, 'sell', notionalUsd / mid);
    return order === null
      ? []
      : [{ symbol: name(one), slippage: order.slippage, notionalUsd, short: order.filledShare < 1 }];
  });
  const risk = slippageAtRisk(rows);
  if (risk === null) return [null, 'no instrument has a book and open interest'];
  const short = rows.filter((row) => row.short).length;
  const note = short === 0 ? '' : `; ${short} books are shorter than the order, so a lower bound`;
  const worst = risk.tail.slice(0, 3).map((row) => row.symbol);
  return [risk.sar, `${rows.length} instruments${note}`, worst.length === 0 ? [] : [`worst: ${worst.join(', ')}`]];
}

function silence(market: MarketState, query: IndicatorQuery, nowMs: number): Value {
  const heard = market.heardMs.get(query.venue!);
  if (heard === undefined) return [null, `${query.venue} was not heard since the start`];
  return [
    Math.max(0, nowMs - heard) / 1000,
    `last heard ${new Date(heard).toISOString()}`,
    [`the feed of ${query.venue}`],
  ];
}

function name(one: Instrument): string {
  return `${one.symbol} at ${one.venue}`;
}

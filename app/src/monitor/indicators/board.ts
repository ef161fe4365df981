/**
 * The live board: takes every event of every feed and answers, at any moment, what an indicator reads. It holds no
 * clock: the time is an argument, so a stored day can be played through it and gives the same answers.
 */
import { InputError } from '@firebreak/engine';
import type { LiquidationEvent, MarketEvent } from '../events.ts';
import { OWN_ID } from '../feeds/rest/endpointGauges.ts';
import { totalCents, type WindowTotals } from '../windows/bucket.ts';
import { imbalance, longShare, percentText, venueShares } from '../windows/imbalance.ts';
import { type Counted, LiquidationWindows, type Selection } from '../windows/liquidationWindows.ts';
import type { DistanceStatus } from '../map/distanceWatch.ts';
import { readDistance } from './cascade.ts';
import {
  type IndicatorQuery,
  INDICATORS,
  isDistance,
  isOfBook,
  isSum,
  isWarming,
  type Reading,
  type SumId,
  type WarmingId,
} from './catalog.ts';
import { accountSeconds } from './clusters.ts';
import { FILE_ID } from './gaugeFile.ts';
import type { FreshGauges } from './gaugeWatch.ts';
import { fitHawkes } from './hawkes.ts';
import { MakerVolumes } from './makers.ts';
import { MarketState } from './market.ts';
import { liveMarks, type OwnBook } from './ownBook.ts';
import { readState } from './stateReadings.ts';
import { readSystemic } from './systemicReadings.ts';

/** Stretches of the baseline of a live branching ratio. */
const STRETCHES = 6;

/** Feeds print in batches of up to a second. */
const INSTANT_MS = 1000;

/** Venues named in a hint of where to look. */
const VENUES_SHOWN = 3;

/** Everything that is known live. */
export class Board {
  readonly windows: LiquidationWindows;
  readonly market = new MarketState();
  /** Volume by maker, where trades name them. */
  readonly makers = new MakerVolumes();
  /** Books that queries may name. */
  readonly books = new Map<string, OwnBook>();
  /** How the search for distances to cascade is; null where there is none. */
  distances: () => DistanceStatus | null = () => null;

  readonly #heardBy: 'ours' | 'venues';

  /** `heardBy` is the clock of {@link read}: ours, or the venues' own of an episode that is played again. */
  constructor(windows = new LiquidationWindows(), { heardBy = 'ours' }: { readonly heardBy?: 'ours' | 'venues' } = {}) {
    this.windows = windows;
    this.#heardBy = heardBy;
  }

  /** Takes an event; for a liquidation says whether it was counted. Throws as {@link LiquidationWindows.add}. */
  apply(event: MarketEvent): Counted | 'applied' {
    // A file that names a venue, and what we measure of it, is no sign of life of it.
    if (!event.id.startsWith(FILE_ID) && !event.id.startsWith(OWN_ID))
      this.market.heard(event.venue, this.#heardBy === 'ours' ? event.receivedMs : event.timeMs);
    switch (event.kind) {
      case 'liquidation':
        return this.windows.add(event);
      case 'book':
        this.market.instrument(event).applyBook(event);
        return 'applied';
      case 'ticker':
        this.market.instrument(event).ticker(event);
        return 'applied';
      case 'gauge':
        this.market.gauge(event);
        return 'applied';
      case 'trade':
        this.makers.take(event);
        return 'applied';
    }
  }

  /** What an indicator reads at a time. Throws InputError for a query that lacks what its indicator needs. */
  read(query: IndicatorQuery, nowMs: number): Reading {
    checkQuery(query);
    const { indicator } = query;
    if (isSum(indicator)) return this.#sum(indicator, query, nowMs);
    if (indicator === 'branching_ratio') return this.#branching(query, nowMs);
    if (isWarming(indicator)) return this.#warming(indicator, query, nowMs);
    if (isOfBook(indicator)) return this.#ofBook(query, nowMs);
    if (isDistance(indicator)) return readDistance(this.distances(), { ...query, indicator }, nowMs);
    return readState(this.market, indicator, query, nowMs);
  }

  /** Takes gauges of files with what the files say of them. */
  tellGauges({ events, notes }: FreshGauges): void {
    events.forEach((event, k) => this.market.gauge(event, notes[k]));
  }

  /** Lets every book see whether its file changed, with the marks of a time. */
  async refreshBooks(nowMs: number): Promise<void> {
    if (this.books.size === 0) return;
    const marks = liveMarks(this.market, nowMs);
    for (const book of this.books.values()) await book.refresh(marks, nowMs);
  }

  #warming(id: WarmingId, query: IndicatorQuery, nowMs: number): Reading {
    if (id !== 'effective_makers') return readSystemic(this.market, id, query, nowMs);
    const { asset, venue = '', windowMs = 0 } = query;
    const of = { venue, ...(asset === undefined ? {} : { asset }) };
    return { ...this.makers.read(of, windowMs, nowMs), unit: INDICATORS[id].unit, lookAt: [] };
  }

  #ofBook(query: IndicatorQuery, nowMs: number): Reading {
    const { unit } = INDICATORS[query.indicator];
    const book = this.books.get(query.book!);
    if (book === undefined) return { value: null, unit, why: `no book ${query.book} is watched`, lookAt: [] };
    return book.read(query, liveMarks(this.market, nowMs), nowMs);
  }

  /** Minutes to restore from the store before these queries can be read at a time. */
  missing(queries: readonly IndicatorQuery[], nowMs: number): number[] {
    const spans = queries.flatMap(({ indicator, windowMs }) =>
      needsPrints(indicator) && windowMs !== undefined ? [windowMs] : [],
    );
    return [...new Set(spans.flatMap((span) => this.windows.missing(nowMs - span, nowMs)))];
  }

  #sum(indicator: SumId, query: IndicatorQuery, nowMs: number): Reading {
    const fromMs = nowMs - query.windowMs!;
    const selection = selectionOf(query);
    const totals = this.windows.totals(fromMs, nowMs, selection);
    const { unit } = INDICATORS[indicator];
    const count = totals.longCount + totals.shortCount;
    const why =
      `${usd(totals.longCents)} of longs and ${usd(totals.shortCents)} of shorts in ${count} prints` +
      ` (${percentText(imbalance(totals))})`;
    const value = this.#sumValue(indicator, totals, { fromMs, toMs: nowMs, selection });
    return { value, unit, why, lookAt: this.#lookAt(totals, fromMs, nowMs, selection) };
  }

  #sumValue(
    indicator: SumId,
    totals: WindowTotals,
    { fromMs, toMs, selection }: { readonly fromMs: number; readonly toMs: number; readonly selection: Selection },
  ): number | null {
    switch (indicator) {
      case 'liquidated_usd':
        return totalCents(totals) / 100;
      case 'liquidated_long_usd':
        return totals.longCents / 100;
      case 'liquidated_short_usd':
        return totals.shortCents / 100;
      case 'imbalance':
        return imbalance(totals);
      case 'long_share':
        return longShare(totals);
      case 'largest_liquidation_usd':
        return totals.largest === null ? 0 : totals.largest.notionalCents / 100;
      case 'liquidation_prints':
        return totals.longCount + totals.shortCount;
      case 'accounts_liquidated':
        return this.windows.accounts(fromMs, toMs, selection);
      case 'venue_share': {
        const { venue: _, ...rest } = selection;
        const all = totalCents(this.windows.totals(fromMs, toMs, rest));
        return all === 0 ? null : totalCents(totals) / all;
      }
    }
  }

  #lookAt(totals: WindowTotals, fromMs: number, toMs: number, selection: Selection): string[] {
    if (totals.largest === null) return [];
    const lines = [largestText(totals.largest)];
    if (selection.venue !== undefined) return lines;
    const asset = selection.asset === undefined ? {} : { asset: selection.asset };
    const byVenue = new Map(
      this.windows.names('venue').map((venue) => [venue, this.windows.totals(fromMs, toMs, { venue, ...asset })]),
    );
    const shares = venueShares(byVenue).slice(0, VENUES_SHOWN);
    return [...lines, `venues: ${shares.map((row) => `${row.venue} ${(row.share * 100).toFixed(0)}%`).join(', ')}`];
  }

  #branching(query: IndicatorQuery, nowMs: number): Reading {
    const fromMs = nowMs - query.windowMs!;
    const times = accountSeconds(this.windows.events(fromMs, nowMs, selectionOf(query)));
    const fit = fitHawkes(times, { fromMs, toMs: nowMs, stretches: STRETCHES, instantMs: INSTANT_MS });
    const { unit } = INDICATORS.branching_ratio;
    if (fit === null) return { value: null, unit, why: `${times.length} events are too few`, lookAt: [] };
    const value = fit.separable && fit.converged ? fit.branching : null;
    const note = value === null ? 'the kernel cannot be told from the baseline' : 'piecewise baseline, within a venue';
    const halfLife = `half-life ${(fit.halfLifeMs / 1000).toFixed(1)} s`;
    return { value, unit, why: `${times.length} account-seconds, ${halfLife}, ${note}`, lookAt: [] };
  }
}

/** Whether an indicator reads prints of its window. */
function needsPrints(indicator: IndicatorQuery['indicator']): boolean {
  return isSum(indicator) || indicator === 'branching_ratio';
}

function selectionOf({ venue, asset }: IndicatorQuery): Selection {
  return { ...(venue === undefined ? {} : { venue }), ...(asset === undefined ? {} : { asset }) };
}

function checkQuery(query: IndicatorQuery): void {
  const info: { window: boolean; venue?: true; gauge?: true; book?: true } = INDICATORS[query.indicator];
  const lacks = [
    ...(info.window && query.windowMs === undefined ? ['a window'] : []),
    ...(info.venue === true && query.venue === undefined ? ['a venue'] : []),
    ...(info.gauge === true && query.gauge === undefined ? ['the name of a gauge'] : []),
    ...(info.book === true && query.book === undefined ? ['the name of a book'] : []),
  ];
  if (lacks.length === 0) return;
  throw new InputError(`${query.indicator} needs ${lacks.join(' and ')}`, {
    code: 'bad-query',
    hint: 'docs/monitor.md lists what each indicator needs.',
  });
}

function largestText(event: LiquidationEvent): string {
  const at = new Date(event.timeMs).toISOString();
  return `largest: ${usd(event.notionalCents)}, a ${event.position}, ${event.symbol} at ${event.venue}, ${at}`;
}

/** Dollars of cents in millions, or in full below one. */
export function usd(cents: number): string {
  const dollars = cents / 100;
  return Math.abs(dollars) >= 1e6 ? `${(dollars / 1e6).toFixed(2)} m USD` : `${dollars.toFixed(0)} USD`;
}

/** What venues say of a run, its messages, and a crash played through local venues into the feeds. */
import { buildSnapshot, builtinMarket, prepare, randomMarket, resolveScenario, runCascade } from '@firebreak/engine';
import { describe, expect, it } from 'vitest';
import type { LiquidationEvent, MarketEvent } from '../monitor/events.ts';
import { FEEDS } from '../monitor/feeds/feeds.ts';
import { runFeeds } from '../monitor/feeds/runFeeds.ts';
import { Instruments } from '../monitor/feeds/shared/instruments.ts';
import { RecentEvents } from '../monitor/store/recent.ts';
import { compareStored, expectedEvents } from './compare.ts';
import { play } from './play.ts';
import { drillInstruments, type Print, printsOfRun, throttled } from './prints.ts';
import { type BookPrint, quotesOf, type TickerPrint, type TradePrint, tradesOfRun, type Utterance } from './quotes.ts';
import { DrillVenue } from './venueServer.ts';

const START_MS = Date.UTC(2025, 9, 10, 21, 10);
const FALL = { name: 'fall', horizon: '60s', shocks: [{ assets: { beta: 'BTC' }, move: -0.15, length: '30s' }] };

interface Episode {
  readonly prints: readonly Print[];
  readonly trades: readonly TradePrint[];
  readonly quotes: readonly (TickerPrint | BookPrint)[];
  /** All of them in the order of their times. */
  readonly said: readonly Utterance[];
  readonly instruments: ReturnType<typeof drillInstruments>;
}

/** What the venues of a random market, which all have feeds, say of a fall, with their contracts. */
function episode(seed: number): Episode {
  const snapshot = buildSnapshot(randomMarket(seed, { accounts: 200, venues: 3 }));
  const run = runCascade(prepare(snapshot, resolveScenario(FALL, snapshot)), { seed, record: 'full' });
  const forced = { snapshot, events: run.events, startMs: START_MS, stepS: 1 };
  const [prints, trades] = [printsOfRun(forced), tradesOfRun(forced)];
  const quotes = quotesOf(snapshot, run.series, START_MS);
  const said = [...prints, ...trades, ...quotes].sort((a, b) => a.timeMs - b.timeMs);
  return { prints, trades, quotes, said, instruments: drillInstruments(snapshot) };
}

describe('prints', () => {
  it('are the forced orders of a run, in time, none of a symbol at the same millisecond', () => {
    for (let seed = 1; seed <= 10; seed++) {
      const { prints } = episode(seed);
      const times = new Set(prints.map(({ venue, symbol, timeMs }) => `${venue} ${symbol} ${timeMs}`));
      expect(times.size).toBe(prints.length);
      expect(prints.every(({ timeMs }, k) => k === 0 || timeMs >= prints[k - 1]!.timeMs)).toBe(true);
      expect(prints.every(({ price, contracts }) => price > 0 && contracts > 0)).toBe(true);
    }
  });

  it('are read back by each venue’s feed as they are, to the cent', () => {
    const { prints, instruments } = episode(2);
    const events = expectedEvents(prints, instruments).filter((event) => event.kind === 'liquidation');
    expect(new Set(events.map(({ id, venue }) => `${venue} ${id}`)).size).toBe(prints.length);
    events.forEach((event, k) => {
      const { side, price, timeMs } = prints[k]!;
      expect([event.position, event.timeMs]).toEqual([side === 'sell' ? 'long' : 'short', timeMs]);
      expect(event.price).toBe(price);
    });
  });

  it('are thinned to one a second where the venue prints one a second', () => {
    const print = (venue: string, timeMs: number, contracts: number): Print => ({
      ...{ kind: 'liquidation', venue, symbol: 'BTCUSDT', side: 'sell', price: 100, account: 1 },
      timeMs,
      contracts,
    });
    const all = [1, 2, 3].flatMap((k) => [
      print('binance-usdm', START_MS + 300 * k, k),
      print('bybit', START_MS + 300 * k, k),
    ]);
    const kept = throttled([...all, print('binance-usdm', START_MS + 1000, 1)]);
    expect(kept.filter(({ venue }) => venue === 'bybit').map(({ contracts }) => contracts)).toEqual([1, 2, 3]);
    expect(kept.filter(({ venue }) => venue === 'binance-usdm').map(({ contracts }) => contracts)).toEqual([3, 1]);
  });

  it('have a contract of the feed for every contract of the built-in market', () => {
    const snapshot = buildSnapshot(builtinMarket());
    const contracts = [...drillInstruments(snapshot).values()].flat();
    expect(contracts.length).toBe(snapshot.instruments.n);
  });
});

describe('trades, marks and books', () => {
  const of = <K extends Utterance['kind']>(said: readonly Utterance[], kind: K) =>
    said.filter((one): one is Extract<Utterance, { kind: K }> => one.kind === kind);
  const { trades, quotes, said, instruments } = episode(2);

  it('are read back by each venue’s feed, each under an identity of its own', () => {
    const events = expectedEvents(said, instruments);
    const ids = events.map(({ venue, kind, id }) => `${venue} ${kind} ${id}`);
    expect(new Set(ids).size).toBe(ids.length);
    const found = new Set(events.map(({ venue, kind }) => `${venue} ${kind}`));
    for (const venue of instruments.keys()) {
      expect(found).toContain(`${venue} book`);
      expect(found.has(`${venue} ticker`)).toBe(venue !== 'hyperliquid');
    }
    expect(trades.length).toBeGreaterThan(0);
    for (const [k, event] of expectedEvents(trades, instruments).entries()) {
      const { side, price, timeMs } = trades[k]!;
      expect(event).toMatchObject({ kind: 'trade', side, price, timeMs });
    }
  });

  it('carry mark, index and open interest of one side', () => {
    const marks = of(quotes, 'ticker');
    const events = expectedEvents(marks, instruments);
    for (const { venue, symbol, timeMs, mark, index, openInterest } of marks) {
      const own = events.filter((event) => event.venue === venue && event.symbol === symbol && event.timeMs === timeMs);
      const merged = Object.assign({}, ...own) as Record<string, number>;
      expect([merged['markPrice'], merged['indexPrice']]).toEqual([mark, index]);
      const inverse = instruments.get(venue)!.find((row) => row.symbol === symbol)!.kind === 'inverse';
      if (venue === 'binance-usdm') continue;
      expect(merged[inverse ? 'openInterestUsd' : 'openInterestQty']).toBeCloseTo(openInterest, 6);
    }
  });

  it('have books whose best prices are those of the run and whose levels are in order', () => {
    const books = expectedEvents(of(quotes, 'book'), instruments);
    expect(books.length).toBeGreaterThan(0);
    for (const event of books) {
      if (event.kind !== 'book') throw new Error('a book was said');
      const [bids, asks] = [event.bids, event.asks].map((side) => side.map(([price]) => price));
      expect(bids).toEqual([...bids!].sort((a, b) => b - a));
      expect(asks).toEqual([...asks!].sort((a, b) => a - b));
      if (bids!.length > 0 && asks!.length > 0) expect(bids![0]).toBeLessThanOrEqual(asks![0]!);
    }
  });
});

describe('the comparison', () => {
  it('finds what is missing, repeated, unknown and changed, by venue', () => {
    const { prints, instruments } = episode(2);
    const said = expectedEvents(prints, instruments)
      .filter((event): event is LiquidationEvent => event.kind === 'liquidation')
      .filter(({ venue }) => venue === prints[0]!.venue);
    const [first, second, third, ...rest] = said;
    const stored = [
      second!,
      second!,
      { ...third!, notionalCents: third!.notionalCents + 1 },
      { ...first!, id: 'nobody said this' },
      ...rest,
    ];
    const [difference, ...others] = compareStored(said, stored);
    expect(others).toEqual([]);
    expect(difference).toMatchObject({ missing: 1, repeated: 1, unknown: 1, changed: 1, said: said.length });
    expect(difference!.examples).toContain(`missing: ${first!.id}`);
  });
});

describe('a crash through local venues', () => {
  it('arrives once and whole, through cuts, an outage, repeats, swaps and broken frames', async () => {
    const { said: planned, instruments } = episode(2);
    const venues = new Map([...instruments.keys()].map((venue) => [venue, new DrillVenue(venue, 5000)]));
    for (const venue of venues.values()) await venue.start();
    const stored: MarketEvent[] = [];
    const channels = ['liquidation', 'trade', 'book', 'ticker'] as const;
    const runs = [...instruments].map(([venue, rows]) => ({
      feed: { ...FEEDS.get(venue)!, links: () => [{ url: venues.get(venue)!.url, messages: ['{"op":"subscribe"}'] }] },
      wanted: { channels, symbols: [] },
      instruments: new Instruments(rows),
    }));
    const options = { backoff: { firstMs: 20, maxMs: 50 } };
    // As the store does: books and tickers come again after a reconnect, and only it knows them.
    const recent = new RecentEvents();
    const sink = (events: readonly MarketEvent[]): void =>
      void stored.push(...events.filter((event) => recent.add(event)));
    const running = runFeeds(runs, sink, options);
    await expect.poll(() => [...venues.values()].every(({ heard }) => heard), { timeout: 5000 }).toBe(true);
    const names = [...venues.keys()];
    const played = await play({
      venues,
      said: planned,
      troubles: [
        { kind: 'cut', venue: names[0]!, atS: 10 },
        { kind: 'broken', venue: names[0]!, atS: 15 },
        { kind: 'outage', venue: names[1]!, atS: 12, lengthS: 10 },
      ],
      speed: 30,
      twiceEvery: 7,
      swapEvery: 5,
    });
    const said = expectedEvents(played.said, instruments);
    await expect.poll(() => stored.length, { timeout: 5000 }).toBeGreaterThanOrEqual(said.length);
    await running.stop();
    for (const venue of venues.values()) {
      venue.close();
      await venue.stop();
    }
    const differences = compareStored(said, stored);
    expect(new Set(differences.map(({ kind }) => kind))).toEqual(new Set(['liquidation', 'trade', 'ticker', 'book']));
    for (const difference of differences) {
      expect(difference).toMatchObject({ missing: 0, repeated: 0, unknown: 0, changed: 0, examples: [] });
      expect(difference.storedCents).toBe(difference.saidCents);
    }
    expect(played.said.length + played.unsaid.length).toBe(planned.length);
    expect([...venues.values()].map(({ unheard }) => unheard)).toEqual(names.map(() => 0));
    expect(Math.min(played.twice, played.swapped, played.broken)).toBeGreaterThan(0);
  }, 30_000);
});

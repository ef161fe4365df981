/**
 * Minute bars of the map's contracts from events as they come, equal to those that `readBars` makes of the store: a
 * running monitor needs not read again what it has just heard.
 */
import type { MarketEvent, TickerEvent, TradeEvent } from '../events.ts';
import { type ContractBar, GRACE_MS, openMinute, PARTS, tradedPrice } from './bars.ts';
import type { MapContract } from './contracts.ts';

const MINUTE_MS = 60_000;

/** A value with its time, to find the last one: of two at one moment the greater. */
interface Last {
  value: number;
  timeMs: number;
  receivedMs: number;
}

/** What was heard of a contract within a minute. */
interface Heard {
  readonly contract: MapContract;
  mark: { low: number; high: number } | null;
  last: { low: number; high: number } | null;
  markClose: Last | null;
  lastClose: Last | null;
  interest: Last | null;
  cents: bigint;
  parts: bigint;
}

/** Bars of what is heard from a time on. */
export class LiveBars {
  readonly #byKey: ReadonlyMap<string, MapContract>;
  readonly #minutes = new Map<number, Map<string, Heard>>();
  /** First minute that was heard whole and not dropped. */
  #first: number;

  constructor(contracts: readonly MapContract[], startMs: number) {
    this.#byKey = new Map(contracts.map((contract) => [`${contract.feed} ${contract.symbol}`, contract]));
    this.#first = Math.floor(startMs / MINUTE_MS) + 1;
  }

  /** First minute that {@link closed} can give: what is before it is in the store only. */
  get firstMinute(): number {
    return this.#first;
  }

  /** Takes events that are new. */
  take(events: Iterable<MarketEvent>): void {
    for (const event of events) {
      if (event.kind !== 'ticker' && event.kind !== 'trade') continue;
      const contract = this.#byKey.get(`${event.venue} ${event.symbol}`);
      if (contract === undefined) continue;
      const minute = Math.floor(event.timeMs / MINUTE_MS);
      if (minute < this.#first || event.receivedMs >= (minute + 1) * MINUTE_MS + GRACE_MS) continue;
      const heard = this.#heard(minute, contract);
      if (event.kind === 'ticker') ticker(heard, event);
      else trade(heard, event);
    }
  }

  /** Bars of the minutes that are over at a time, in the order of `readBars`. */
  closed(nowMs: number): ContractBar[] {
    const end = openMinute(nowMs);
    const minutes = [...this.#minutes.keys()].filter((minute) => minute < end).sort((a, b) => a - b);
    return minutes.flatMap((minute) => {
      const bars = [...this.#minutes.get(minute)!].sort(([a], [b]) => (a < b ? -1 : 1));
      return bars.flatMap(([, heard]) => barOf(minute, heard));
    });
  }

  /** Forgets minutes before this one: they were taken. */
  drop(minute: number): void {
    this.#first = Math.max(this.#first, minute);
    for (const old of this.#minutes.keys()) if (old < this.#first) this.#minutes.delete(old);
  }

  #heard(minute: number, contract: MapContract): Heard {
    let own = this.#minutes.get(minute);
    if (own === undefined) this.#minutes.set(minute, (own = new Map<string, Heard>()));
    const key = `${contract.feed} ${contract.symbol}`;
    let heard = own.get(key);
    if (heard === undefined) {
      heard = {
        contract,
        mark: null,
        last: null,
        markClose: null,
        lastClose: null,
        interest: null,
        cents: 0n,
        parts: 0n,
      };
      own.set(key, heard);
    }
    return heard;
  }
}

function ticker(heard: Heard, event: TickerEvent): void {
  const { markPrice, lastPrice } = event;
  if (markPrice !== undefined) {
    heard.mark = wider(heard.mark, markPrice);
    heard.markClose = later(heard.markClose, markPrice, event);
  }
  if (lastPrice !== undefined) {
    heard.last = wider(heard.last, lastPrice);
    heard.lastClose = later(heard.lastClose, lastPrice, event);
  }
  const interest = heard.contract.inverse ? event.openInterestUsd : event.openInterestQty;
  if (interest !== undefined) heard.interest = later(heard.interest, interest, event);
}

function trade(heard: Heard, { notionalCents, qty }: TradeEvent): void {
  heard.cents += BigInt(notionalCents);
  heard.parts += BigInt(Math.round(qty * PARTS));
}

function wider(range: { low: number; high: number } | null, value: number): { low: number; high: number } {
  return { low: Math.min(range?.low ?? value, value), high: Math.max(range?.high ?? value, value) };
}

function later(before: Last | null, value: number, { timeMs, receivedMs }: TickerEvent): Last {
  const now = { value, timeMs, receivedMs };
  if (before === null) return now;
  const order = timeMs - before.timeMs || receivedMs - before.receivedMs || value - before.value;
  return order > 0 ? now : before;
}

function barOf(minute: number, heard: Heard): ContractBar[] {
  const range = heard.mark ?? heard.last;
  const close = heard.markClose ?? heard.lastClose;
  if (range === null || close === null || !(range.low > 0)) return [];
  return [
    {
      instrument: heard.contract.instrument,
      minute,
      openInterest: heard.interest?.value ?? null,
      tradedPrice: heard.parts > 0n ? tradedPrice(heard.cents, heard.parts) : null,
      low: range.low,
      high: range.high,
      close: close.value,
    },
  ];
}

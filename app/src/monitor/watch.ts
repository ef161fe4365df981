/**
 * The watch: events go onto the board, and at every tick the rules are read and alerts go out. It fetches from the
 * store what memory no longer holds (minutes that an edge of a window cuts, or that a late event fell into), and keeps
 * which rules fire in a file, so that a restart neither repeats an alert nor forgets one.
 */
import { existsSync } from 'node:fs';
import { InputError } from '@firebreak/engine';
import { readJson } from '../store/files.ts';
import { writeTextFile } from '../store/textFile.ts';
import type { Dispatcher } from './alerts/dispatcher.ts';
import { AlertEngine, type AlertMessage, type EngineState } from './alerts/engine.ts';
import type { AlertFile, AlertRule } from './alerts/rules.ts';
import type { LiquidationEvent, MarketEvent } from './events.ts';
import type { Board } from './indicators/board.ts';
import type { Reading } from './indicators/catalog.ts';
import { WINDOW_MS_MAX } from './windows/span.ts';

const MINUTE_MS = 60_000;

/** Format of the state file. */
const STATE_VERSION = 1;

/** The liquidations of [fromMs, toMs) by the venues' times, as the store holds them. */
export type LiquidationRows = (fromMs: number, toMs: number) => AsyncIterable<MarketEvent>;

/** What a watch works with. */
export interface WatchOptions {
  readonly board: Board;
  readonly alerts: AlertFile;
  readonly dispatcher: Pick<Dispatcher, 'send'>;
  readonly rows: LiquidationRows;
  /** File that keeps which rules fire; made when it is first needed. */
  readonly statePath: string;
  /** Lengths of windows, ms, that can be summed after every tick, besides those of the rules. */
  readonly windowsMs?: readonly number[];
}

/** A running watch. */
export class Watch {
  readonly #options: WatchOptions;
  readonly #engine: AlertEngine;
  /** Late events by the minute that has to be counted again: the store may write them only after the next tick. */
  readonly #late = new Map<number, LiquidationEvent[]>();
  /** Rules that could not be read at the last tick, with the reason: one of them does not stop the others. */
  readonly problems = new Map<string, string>();
  /** What each rule read at the last tick. */
  readonly readings = new Map<string, Reading>();

  private constructor(options: WatchOptions, state: EngineState) {
    this.#options = options;
    this.#engine = new AlertEngine(options.alerts.rules, state);
  }

  /**
   * Starts a watch: reads its state, and counts the liquidations of the last 30 days from the store. Throws InputError
   * where the state file is none of ours.
   */
  static async start(options: WatchOptions, nowMs: number): Promise<Watch> {
    const watch = new Watch(options, await readState(options.statePath));
    const { windows } = options.board;
    for await (const row of options.rows(nowMs - WINDOW_MS_MAX, nowMs + MINUTE_MS)) {
      if (row.kind !== 'liquidation') continue;
      windows.add(row);
      windows.advance(Math.min(row.timeMs, nowMs));
    }
    windows.advance(nowMs);
    return watch;
  }

  /** Names of the rules that fire. */
  get firing(): string[] {
    return Object.keys(this.#engine.state);
  }

  /** Takes events that are new to the store. */
  take(events: Iterable<MarketEvent>): void {
    for (const event of events) {
      if (this.#options.board.apply(event) !== 'needs-restore' || event.kind !== 'liquidation') continue;
      const minute = event.timeMs - (event.timeMs % MINUTE_MS);
      const held = this.#late.get(minute);
      if (held === undefined) this.#late.set(minute, [event]);
      else held.push(event);
    }
  }

  /**
   * Moves to a time, reads every rule and sends what has to be said; returns it. A message is sent before the state is
   * kept: after a crash between the two it goes out again, with the same key.
   */
  async tick(nowMs: number): Promise<readonly AlertMessage[]> {
    const { board, alerts, dispatcher, statePath, windowsMs = [] } = this.#options;
    const queries = alerts.rules.map((rule) => rule.query);
    board.windows.advance(nowMs);
    const shown = windowsMs.flatMap((lengthMs) => board.windows.missing(Math.max(0, nowMs - lengthMs), nowMs));
    const minutes = new Set([...this.#late.keys(), ...shown, ...board.missing(queries, nowMs)]);
    for (const minute of minutes) await this.#restore(minute);
    await board.refreshBooks(nowMs);
    this.problems.clear();
    const messages = this.#engine.step(nowMs, (rule) => this.#read(rule, nowMs));
    for (const message of messages) dispatcher.send(message);
    if (messages.length > 0) {
      await writeTextFile(statePath, `${JSON.stringify({ version: STATE_VERSION, firing: this.#engine.state })}\n`);
    }
    return messages;
  }

  #read(rule: AlertRule, nowMs: number): Reading {
    const reading = this.#readOrWhyNot(rule, nowMs);
    this.readings.set(rule.name, reading);
    return reading;
  }

  #readOrWhyNot({ name, query }: AlertRule, nowMs: number): Reading {
    try {
      return this.#options.board.read(query, nowMs);
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      this.problems.set(name, why);
      return { value: null, unit: 'number', why, lookAt: [] };
    }
  }

  async #restore(minute: number): Promise<void> {
    const rows: LiquidationEvent[] = [];
    for await (const row of this.#options.rows(minute, minute + MINUTE_MS))
      if (row.kind === 'liquidation') rows.push(row);
    // Taken out only now: an event that came while the store was read is among them.
    rows.push(...(this.#late.get(minute) ?? []));
    this.#late.delete(minute);
    this.#options.board.windows.restore(minute, rows);
  }
}

async function readState(path: string): Promise<EngineState> {
  if (!existsSync(path)) return {};
  const { version, firing } = await readJson(path);
  const plain = typeof firing === 'object' && firing !== null && !Array.isArray(firing);
  const states = plain ? Object.values(firing as Record<string, unknown>) : [];
  const fits = states.every((state) => {
    const { sinceMs, told } = (state ?? {}) as Record<string, unknown>;
    return Number.isSafeInteger(sinceMs) && typeof told === 'boolean';
  });
  if (version === STATE_VERSION && plain && fits) return firing as EngineState;
  throw new InputError(`${path} is not a state of alerts (version ${STATE_VERSION})`, {
    code: 'bad-alert-state',
    hint: 'Name another file, or remove it: rules that still hold will then fire once more.',
  });
}

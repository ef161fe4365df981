/**
 * Decides when a rule fires and when it ends. Pure: time and readings are arguments, the state can be kept and given
 * back, so that a restart neither repeats an alert nor forgets one.
 */
import type { Reading, Unit } from '../indicators/catalog.ts';
import type { AlertRule, QuietHours, Severity } from './rules.ts';

/** What is sent. */
export interface AlertMessage {
  /** `firing` when the threshold is passed, `resolved` when the value is back. */
  readonly kind: 'firing' | 'resolved';
  readonly rule: string;
  readonly severity: Severity;
  /** Equal for firing and resolved of one episode, and for repeats of it: receivers drop what they know. */
  readonly key: string;
  /** When it was decided, and when the value first passed, ms UTC. */
  readonly timeMs: number;
  readonly sinceMs: number;
  readonly value: number;
  /** One sentence: what, how much, against which threshold. */
  readonly why: string;
  /** What to look at, the most telling first. */
  readonly lookAt: readonly string[];
  readonly sinks: readonly string[];
}

/** One rule's state; plain, for keeping. */
export interface RuleState {
  /** When the value passed the threshold, ms UTC. */
  readonly sinceMs: number;
  /** Whether anybody was told; false while quiet hours hold it back. */
  readonly told: boolean;
}

/** States of the rules that fire, by name. */
export type EngineState = Readonly<Record<string, RuleState>>;

/** Rules and which of them fire. */
export class AlertEngine {
  readonly #rules: readonly AlertRule[];
  readonly #firing: Map<string, RuleState>;

  /** `state` is what {@link state} gave before a restart; rules that are gone are dropped from it. */
  constructor(rules: readonly AlertRule[], state: EngineState = {}) {
    this.#rules = rules;
    const known = new Set(rules.map((rule) => rule.name));
    this.#firing = new Map(Object.entries(state).filter(([name]) => known.has(name)));
  }

  /** What to keep over a restart. */
  get state(): EngineState {
    return Object.fromEntries(this.#firing);
  }

  /**
   * Looks at every rule and returns what must be sent. A reading without a value changes nothing, and one of only
   * a part of what is asked about ends nothing: silence is no recovery (a rule on `feed_silence_s` tells of silence).
   */
  step(nowMs: number, read: (rule: AlertRule) => Reading): AlertMessage[] {
    const messages: AlertMessage[] = [];
    for (const rule of this.#rules) {
      const reading = read(rule);
      if (reading.value === null) continue;
      const message = this.#decide(rule, reading, reading.value, nowMs);
      if (message !== undefined) messages.push(message);
    }
    return messages;
  }

  #decide(rule: AlertRule, reading: Reading, value: number, nowMs: number): AlertMessage | undefined {
    const known = this.#firing.get(rule.name);
    const above = rule.direction === 'above';
    if (known === undefined) {
      const passed = above ? value > rule.threshold : value < rule.threshold;
      if (!passed) return undefined;
      return this.#tell(rule, reading, value, { sinceMs: nowMs, nowMs });
    }
    const back = above ? value <= rule.clear : value >= rule.clear;
    const over = back && reading.partial !== true;
    if (!over) return known.told ? undefined : this.#tell(rule, reading, value, { sinceMs: known.sinceMs, nowMs });
    this.#firing.delete(rule.name);
    if (!known.told) return undefined;
    return messageOf('resolved', rule, reading, { value, nowMs, sinceMs: known.sinceMs });
  }

  #tell(
    rule: AlertRule,
    reading: Reading,
    value: number,
    { sinceMs, nowMs }: { readonly sinceMs: number; readonly nowMs: number },
  ): AlertMessage | undefined {
    const told = !rule.quiet.some((hours) => isQuiet(hours, nowMs));
    this.#firing.set(rule.name, { sinceMs, told });
    return told ? messageOf('firing', rule, reading, { value, nowMs, sinceMs }) : undefined;
  }
}

/** Whether a time lies in quiet hours: from the first minute, until before the last. */
export function isQuiet({ fromMinute, toMinute }: QuietHours, timeMs: number): boolean {
  const minute = Math.floor(timeMs / 60_000) % 1440;
  if (fromMinute < toMinute) return minute >= fromMinute && minute < toMinute;
  return minute >= fromMinute || minute < toMinute;
}

function messageOf(
  kind: AlertMessage['kind'],
  rule: AlertRule,
  reading: Reading,
  { value, nowMs, sinceMs }: { readonly value: number; readonly nowMs: number; readonly sinceMs: number },
): AlertMessage {
  const { query, direction, threshold, clear } = rule;
  const of = [
    query.book === undefined ? undefined : `of ${query.book}`,
    query.account,
    query.symbol,
    query.asset,
    query.venue === undefined ? undefined : `at ${query.venue}`,
  ].filter((part) => part !== undefined);
  const named = query.indicator === 'gauge' ? [query.gauge] : [query.indicator, query.gauge ?? []].flat();
  const subject = [...named, ...of].join(' ');
  const window = query.windowMs === undefined ? '' : ` over ${spanText(query.windowMs)}`;
  const show = (x: number) => valueText(x, reading.unit);
  const level =
    kind === 'firing' ? `${direction} ${show(threshold)} (ends at ${show(clear)})` : `back at ${show(clear)}`;
  return {
    kind,
    rule: rule.name,
    severity: rule.severity,
    key: `${rule.name}/${sinceMs}`,
    timeMs: nowMs,
    sinceMs,
    value,
    why: `${subject}${window} is ${show(value)}, ${level}: ${reading.why}`,
    lookAt: rule.lookAt === '' ? reading.lookAt : [rule.lookAt, ...reading.lookAt],
    sinks: rule.sinks,
  };
}

function spanText(ms: number): string {
  const units = [
    [86_400_000, 'd'],
    [3_600_000, 'h'],
    [60_000, 'm'],
    [1000, 's'],
  ] as const;
  const [size, unit] = units.find(([length]) => ms % length === 0) ?? [1, 'ms'];
  return `${ms / size} ${unit}`;
}

/** A value with its unit, for people. */
export function valueText(value: number, unit: Unit): string {
  switch (unit) {
    case 'usd':
      return Math.abs(value) >= 1e6 ? `${(value / 1e6).toFixed(2)} m USD` : `${value.toFixed(0)} USD`;
    case 'fraction':
      return `${Number((value * 100).toPrecision(4))}%`;
    case 'seconds':
      return `${Number(value.toPrecision(4))} s`;
    case 'number':
      return `${Number(value.toPrecision(6))}`;
  }
}

/**
 * A second run that goes on from where a first one stands: everything that runs write is copied, everything that they
 * share is not. The fork records totals only.
 */
import { ruleSet } from '../rules/index.ts';
import type { ResolvedScenario } from '../scenario/types.ts';
import type { Context } from './context.ts';
import { Ledger } from './ledger.ts';
import { EventLog } from './recorder.ts';

/** Copies plain data, typed arrays, maps, sets and the run's own classes; `shared` objects are kept by reference. */
function copyOf(value: unknown, done: Map<object, unknown>): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const known = done.get(value);
  if (known !== undefined) return known;
  if (ArrayBuffer.isView(value)) {
    const copy = (value as Float64Array).slice();
    done.set(value, copy);
    return copy;
  }
  if (value instanceof Map) return new Map([...value].map(([k, v]) => [k, copyOf(v, done)]));
  if (value instanceof Set) return new Set(value);
  if (Array.isArray(value)) {
    const copy: unknown[] = [];
    done.set(value, copy);
    for (const item of value) copy.push(copyOf(item, done));
    return copy;
  }
  const copy = Object.create(Object.getPrototypeOf(value) as object) as Record<string, unknown>;
  done.set(value, copy);
  for (const [key, item] of Object.entries(value)) copy[key] = copyOf(item, done);
  return copy;
}

/** Writes the contents of `from` into `to`, objects of the same shape: arrays entry by entry, numbers by value. */
function restore(to: Record<string, unknown>, from: Record<string, unknown>): void {
  for (const [key, item] of Object.entries(from)) {
    if (ArrayBuffer.isView(item)) (to[key] as Float64Array).set(item as Float64Array);
    else if (typeof item === 'object' && item !== null)
      restore(to[key] as Record<string, unknown>, item as Record<string, unknown>);
    else to[key] = item;
  }
}

/** A fork of a run under another scenario (the same but for what the fork is meant to change). */
export function forkContext(c: Context, scenario: ResolvedScenario): Context {
  const done = new Map<object, unknown>();
  for (const shared of [c.prepared, c.snapshot, c.scenario, c.wires.layout, c.stopWires.layout])
    done.set(shared, shared);
  const loans = c.chain?.watch?.wires.layout;
  if (loans !== undefined) done.set(loans, loans);
  done.set(c.wires.wireStart, c.wires.wireStart);
  done.set(c.stopWires.wireStart, c.stopWires.wireStart);
  const rules = c.rules.map((old) => {
    const fresh = ruleSet(c.snapshot.venues.rules[old.venue]).bind(c.snapshot, old.venue);
    restore(fresh.memory as Record<string, unknown>, stateOf(old.memory, c));
    return fresh;
  });
  done.set(c.rules, rules);
  const log = new EventLog();
  done.set(c.log, log);
  const state = copyOf(c.state, done) as Context['state'];
  done.set(c.ledger, new Ledger(state));
  const copy = copyOf({ ...c, level: 'summary', scenario }, done) as Context;
  return copy;
}

/** The remembered part of a driver: what is shared by all runs (the snapshot) is left out. */
function stateOf(memory: object, c: Context): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(memory).filter(([key, value]) => value !== c.snapshot && key !== 'settings'),
  );
}

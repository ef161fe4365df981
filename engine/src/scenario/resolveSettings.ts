/** Policies, switches and behaviour of a document, filled up with the defaults, and notes on what differs from them. */
import { log } from '../core/math.ts';
import { BASES } from '../market/kinds.ts';
import type { BehaviourDefault } from './defaults.ts';
import { BEHAVIOUR_DEFAULTS, MARKET_DEFAULTS, POLICY_OFF, SWITCH_DEFAULTS } from './defaults.ts';
import { snakeCase } from './schema.ts';
import { duration } from './times.ts';
import { ADL_POLICIES } from './types.ts';
import type { Behaviour, MarketScales, ResolvedScenario, Switches, VenuePolicy } from './types.ts';
import type { Doc, Reader, Reports } from './validate.ts';
import { boolean, choice, isMap, number, reportKey, text } from './validate.ts';

/** A value that differs from its default, for the report. */
export type Note = ResolvedScenario['notes'][number];

/** What a scenario that gives no source is said to rest on. */
const NO_SOURCE = 'none given in the scenario';

const DISTANCE = { min: 0, max: 3, fraction: true, above: true };

/** Note from the `basis` and `source` of an item or value. */
export function note(r: Reports, key: string, value: string, from: Doc): Note {
  const basis = choice(r, `${key}.basis`, from['basis'], BASES, 'assumed');
  return { key, value, basis, source: text(r, `${key}.source`, from['source'], NO_SOURCE) };
}

/** One policy per venue: what `all` says, and over it what the venue's own entry says. */
export function policies(r: Reader, doc: Doc, notes: Note[]): VenuePolicy[] {
  const entries = isMap(doc['policies']) ? doc['policies'] : {};
  const { id } = r.snapshot.venues;
  for (const name of Object.keys(entries)) {
    if (name !== 'all' && !id.includes(name)) reportKey(r.issues, `policies.${name}`, name, [...id, 'all']);
    const entry = entries[name];
    if (isMap(entry)) notes.push(note(r, `policies.${name}`, describe(entry), entry));
  }
  const general = isMap(entries['all']) ? policy(r, 'policies.all', entries['all'], POLICY_OFF) : POLICY_OFF;
  return id.map((name) => {
    const own = Object.hasOwn(entries, name) ? entries[name] : undefined;
    return isMap(own) && name !== 'all' ? policy(r, `policies.${name}`, own, general) : general;
  });
}

function describe(entry: Doc): string {
  return Object.keys(entry)
    .filter((key) => key !== 'basis' && key !== 'source')
    .map((key) => {
      const value = entry[key];
      return `${key} ${isMap(value) ? `{${describe(value)}}` : String(value)}`;
    })
    .join(', ');
}

function policy(r: Reader, path: string, entry: Doc, base: VenuePolicy): VenuePolicy {
  const given = isMap(entry['pause']);
  const pause = isMap(entry['pause']) ? entry['pause'] : {};
  return {
    bandDistance: distance(r, `${path}.band`, entry['band'], base.bandDistance),
    pauseMove: distance(r, `${path}.pause.move`, pause['move'], given ? undefined : base.pauseMove),
    pauseWindowS: duration(r, `${path}.pause.window`, pause['window'], 1, given ? undefined : base.pauseWindowS),
    pauseS: duration(r, `${path}.pause.length`, pause['length'], 1, given ? undefined : base.pauseS),
    reopenAuction: boolean(r, `${path}.pause.auction`, pause['auction'], given ? false : base.reopenAuction),
    reduceOnlyS: duration(r, `${path}.reduce_only`, entry['reduce_only'], 0, base.reduceOnlyS),
    throttleUsdPerS: number(
      r,
      `${path}.throttle_usd_per_s`,
      entry['throttle_usd_per_s'],
      { min: 0, max: Infinity, above: true },
      base.throttleUsdPerS,
    ),
    adl: choice(r, `${path}.adl`, entry['adl'], ADL_POLICIES, base.adl),
  };
}

/** Log distance of a relative one. */
function distance(r: Reader, path: string, value: unknown, fallback?: number): number {
  if ((value === undefined || value === null) && fallback !== undefined) return fallback;
  return log(1 + number(r, path, value, DISTANCE));
}

/** All switches. */
export function switches(r: Reader, doc: Doc, notes: Note[]): Switches {
  const given = isMap(doc['switches']) ? doc['switches'] : {};
  const entries = Object.entries(SWITCH_DEFAULTS).map(([field, fallback]) => {
    const key = `switches.${snakeCase(field)}`;
    const value = boolean(r, key, given[snakeCase(field)], fallback);
    if (value !== fallback) notes.push({ key, value: String(value), basis: 'assumed', source: NO_SOURCE });
    return [field, value];
  });
  return Object.fromEntries(entries) as unknown as Switches;
}

/** All behaviour numbers. Their ranges are read with those of the other inputs (inputs.ts). */
export function behaviour(r: Reader, doc: Doc, notes: Note[]): Behaviour {
  return numbers(r, doc, 'behaviour', BEHAVIOUR_DEFAULTS, notes) as unknown as Behaviour;
}

/** All multipliers on the market. */
export function market(r: Reader, doc: Doc, notes: Note[]): MarketScales {
  return numbers(r, doc, 'market', MARKET_DEFAULTS, notes) as unknown as MarketScales;
}

/** One number per field of a section: what the document says, else the default. */
function numbers(
  r: Reader,
  doc: Doc,
  section: string,
  defaults: Readonly<Record<string, BehaviourDefault>>,
  notes: Note[],
): Record<string, number> {
  const given = isMap(doc[section]) ? doc[section] : {};
  const entries = Object.entries(defaults).map(([field, fallback]) => {
    const key = snakeCase(field);
    return [field, numberValue(r, `${section}.${key}`, given[key], fallback, notes)];
  });
  return Object.fromEntries(entries) as Record<string, number>;
}

function numberValue(r: Reader, path: string, given: unknown, fallback: BehaviourDefault, notes: Note[]): number {
  if (given === undefined || given === null) return fallback.value;
  const entry = isMap(given) ? given : { value: given };
  const place = isMap(given) ? `${path}.value` : path;
  const value = number(r, place, entry['value'], { min: fallback.min, max: fallback.max }, fallback.value);
  if (value !== fallback.value || isMap(given)) notes.push(note(r, path, String(value), entry));
  return value;
}

/**
 * The events of a scenario document resolved against a market: depth, depegs, oracle faults, outages, flows, observed
 * paths.
 */
import { log } from '../core/math.ts';
import { duration, moment, window } from './times.ts';
import type { DepthShock, ExternalFlow, ObservedPath, OracleFault, Outage, SpotDeviation } from './types.ts';
import type { Doc, Reader, Reports } from './validate.ts';
import { choice, isMap, names, number, report, show } from './validate.ts';

/** A price may fall by anything short of everything, and quadruple. */
export const MOVE = { min: -1, max: 3, fraction: true, above: true };
/** ln 0.0067 and ln 7.4: nothing that is still traded moves further within a run. */
export const LOG_MOVE = { min: -5, max: 2, fraction: true };
/** A share of something. */
export const SHARE = { min: 0, max: 1, fraction: true };

/** One item of a list of the document with its path. */
export interface Item {
  readonly doc: Doc;
  readonly path: string;
  /** Names that this market does not have are left out instead of reported. */
  readonly optional: boolean;
}

/** The items of a list; what is no map was reported with the shape of the document. */
export function items(r: Reports, doc: Doc, key: string): Item[] {
  const list: unknown = doc[key];
  if (!Array.isArray(list)) return [];
  return list.flatMap((item: unknown, k) => {
    if (!isMap(item)) return [];
    const path = `${key}[${k}]`;
    const flag = item['optional'];
    if (flag !== undefined && typeof flag !== 'boolean')
      report(r.issues, `${path}.optional`, show(flag), 'true or false');
    return [{ doc: item, path, optional: flag === true }];
  });
}

/** Log move of an item from `move` (simple return) or `log_move`; exactly one of them is wanted. */
export function logMove(r: Reader, { doc, path }: Item): number {
  const [move, given] = [doc['move'], doc['log_move']];
  if ((move === undefined) === (given === undefined)) {
    report(
      r.issues,
      path,
      move === undefined ? 'neither move nor log_move' : 'both move and log_move',
      'one of move and log_move',
    );
    return NaN;
  }
  if (move !== undefined) return log(1 + number(r, `${path}.move`, move, MOVE));
  return number(r, `${path}.log_move`, given, LOG_MOVE);
}

/** One straight stretch of a path, in seconds and logs. */
export interface Stretch {
  readonly startS: number;
  readonly lengthS: number;
  readonly logMove: number;
}

/**
 * A path through waypoints [time, move], straight in logs between them, as one linear move per stretch. Moves are
 * simple returns against the start of the run, where the path begins. Keys that place a single move are refused.
 */
export function stretches(r: Reader, { doc, path }: Item, besides: readonly string[]): Stretch[] {
  for (const key of ['move', 'log_move', 'start', 'length', ...besides]) {
    if (doc[key] !== undefined)
      report(r.issues, `${path}.${key}`, show(doc[key]), 'nothing beside points, which have times and moves');
  }
  const { timeS, values } = points(r, `${path}.points`, doc['points'], { what: '[time, move]', ...MOVE });
  return Array.from(timeS, (endS, k) => {
    const startS = k > 0 ? timeS[k - 1] : 0;
    return { startS, lengthS: endS - startS, logMove: log(1 + values[k]) - (k > 0 ? log(1 + values[k - 1]) : 0) };
  });
}

/** Share between 0 and 1. */
export function share(r: Reader, path: string, value: unknown, fallback?: number): number {
  return number(r, path, value, SHARE, fallback);
}

/** Venues of an item, by one name, a list, or `all` where that is allowed. */
function venuesOf(r: Reader, item: Item, key = 'venues', orAll = true): number[] {
  const { id, n } = r.snapshot.venues;
  const all = orAll ? { all: Array.from({ length: n }, (_, v) => v) } : {};
  return names(r, `${item.path}.${key}`, item.doc[key], id, { what: 'a venue', optional: item.optional, ...all });
}

/** Assets of an item, likewise. */
export function assetsOf(r: Reader, item: Item, key = 'assets', orAll = true): number[] {
  const { id, n } = r.snapshot.assets;
  const all = orAll ? { all: Array.from({ length: n }, (_, a) => a) } : {};
  return names(r, `${item.path}.${key}`, item.doc[key], id, { what: 'an asset', optional: item.optional, ...all });
}

/** Decrees on depth, each on the instruments of its venues whose underlying is among its assets. */
export function depthShocks(r: Reader, doc: Doc): DepthShock[] {
  const { venue, asset, n } = r.snapshot.instruments;
  return items(r, doc, 'depth').flatMap((item) => {
    const venues = venuesOf(r, item);
    const assets = assetsOf(r, item);
    const instruments: number[] = [];
    for (let i = 0; i < n; i++) if (venues.includes(venue[i]) && assets.includes(asset[i])) instruments.push(i);
    const span = window(r, item.path, item.doc);
    const shock = {
      instruments: Uint16Array.from(instruments),
      ...span,
      multiplier: share(r, `${item.path}.multiplier`, item.doc['multiplier']),
      rampS: duration(r, `${item.path}.ramp`, item.doc['ramp'], 0, 0),
    };
    if (instruments.length > 0) return [shock];
    if (!item.optional && venues.length > 0 && assets.length > 0) {
      report(r.issues, item.path, 'no instrument', 'venues and assets that have an instrument in this market');
    }
    return [];
  });
}

/** Venue-local depegs, one per venue and asset. */
export function spotDeviations(r: Reader, doc: Doc): SpotDeviation[] {
  return items(r, doc, 'depegs').flatMap((item) => {
    const moves = deviations(r, item);
    const assets = assetsOf(r, item, 'asset', false);
    return venuesOf(r, item, 'venue').flatMap((venue) =>
      assets.flatMap((asset) => moves.map((move) => ({ venue, asset, ...move }))),
    );
  });
}

/** The deviations of one item: one that is held and recovers, or a path through waypoints. */
function deviations(r: Reader, item: Item): Omit<SpotDeviation, 'venue' | 'asset'>[] {
  const { path, doc } = item;
  if (doc['points'] !== undefined) {
    return stretches(r, item, ['hold', 'recover']).map((part) => ({ ...part, holdS: r.horizonS, recoverS: 0 }));
  }
  return [
    {
      startS: moment(r, `${path}.start`, doc['start'], 0),
      lengthS: duration(r, `${path}.length`, doc['length'], 0, 0),
      holdS: duration(r, `${path}.hold`, doc['hold'], 0, r.horizonS),
      recoverS: duration(r, `${path}.recover`, doc['recover'], 0, 0),
      logMove: logMove(r, item),
    },
  ];
}

/** How the source of an item fails: it freezes, or is off by a log offset. */
export function choiceOfFault(r: Reader, item: Item): { kind: 'freeze' | 'offset'; logOffset: number } {
  const kind = choice(r, `${item.path}.kind`, item.doc['kind'], ['freeze', 'offset'] as const);
  const moved = item.doc['move'] !== undefined || item.doc['log_move'] !== undefined;
  if (kind === 'freeze' && moved)
    report(r.issues, item.path, 'a move of a frozen source', 'a move with kind: offset only');
  return { kind, logOffset: kind === 'offset' ? logMove(r, item) : 0 };
}

/** Faults of price sources, one per venue and asset; every asset of a venue is −1. */
export function oracleFaults(r: Reader, doc: Doc): OracleFault[] {
  return items(r, doc, 'oracles').flatMap((item) => {
    const { path } = item;
    const fault = choiceOfFault(r, item);
    const use = choice(r, `${path}.use`, item.doc['use'], ['index', 'collateral', 'mark'] as const);
    const every = item.doc['assets'] === undefined || item.doc['assets'] === 'all';
    const assets = every ? [-1] : assetsOf(r, item);
    const span = window(r, path, item.doc);
    return venuesOf(r, item).flatMap((venue) => assets.map((asset) => ({ venue, asset, use, ...fault, ...span })));
  });
}

/** Outages, and the shorthand `transfers_frozen`. */
export function outages(r: Reader, doc: Doc): Outage[] {
  const services = ['trading', 'transfers', 'liquidations'] as const;
  const named = items(r, doc, 'outages').flatMap((item) => {
    const what = choice(r, `${item.path}.what`, item.doc['what'], services);
    const span = window(r, item.path, item.doc);
    return venuesOf(r, item).map((venue) => ({ venue, what, ...span }));
  });
  const frozen = items(r, doc, 'transfers_frozen').flatMap((item) => {
    const span = window(r, item.path, item.doc);
    return venuesOf(r, item).map((venue) => ({ venue, what: 'transfers' as const, ...span }));
  });
  return [...named, ...frozen];
}

/** Row of the instrument that an item names, or −1. */
function instrumentOf(r: Reader, item: Item): number {
  const options = { what: 'an instrument', optional: item.optional };
  if (Array.isArray(item.doc['instrument'])) report(r.issues, `${item.path}.instrument`, 'a list', 'one instrument');
  return names(r, `${item.path}.instrument`, item.doc['instrument'], r.snapshot.instruments.id, options)[0] ?? -1;
}

/** Forced flows of outside holders; `usd` is turned into contract units at the mark of the snapshot. */
export function flows(r: Reader, doc: Doc): ExternalFlow[] {
  const { markPrice, inverse } = r.snapshot.instruments;
  return items(r, doc, 'flows').flatMap((item) => {
    const instrument = instrumentOf(r, item);
    const [usd, given] = [item.doc['usd'], item.doc['qty']];
    if ((usd === undefined) === (given === undefined)) {
      report(r.issues, item.path, usd === undefined ? 'neither usd nor qty' : 'both usd and qty', 'one of usd and qty');
    }
    const key = usd === undefined ? 'qty' : 'usd';
    const amount = number(r, `${item.path}.${key}`, usd ?? given ?? 0, { min: -1e15, max: 1e15 });
    const startS = moment(r, `${item.path}.start`, item.doc['start'], 0);
    const lengthS = duration(r, `${item.path}.length`, item.doc['length'], 0, 0);
    if (instrument < 0) return [];
    const coins = key === 'usd' && inverse[instrument] === 0;
    return [{ instrument, qty: coins ? amount / markPrice[instrument] : amount, startS, lengthS }];
  });
}

/** Observed marks: at least one point each, times strictly rising, prices above 0. */
export function observedPaths(r: Reader, doc: Doc): ObservedPath[] {
  return items(r, doc, 'paths').flatMap((item) => {
    const instrument = instrumentOf(r, item);
    const limits = { what: '[time, price]', min: 0, max: 1e15, above: true };
    const { timeS, values } = points(r, `${item.path}.points`, item.doc['points'], limits);
    return instrument < 0 ? [] : [{ instrument, timeS, price: values }];
  });
}

/** What the second number of a point is, and its limits. */
interface PointLimits {
  readonly what: string;
  readonly min: number;
  readonly max: number;
  readonly above: boolean;
  readonly fraction?: boolean;
}

/** A path as a list of [time, number]: at least one point, times in seconds strictly rising. */
function points(
  r: Reader,
  path: string,
  value: unknown,
  { what, ...limits }: PointLimits,
): { timeS: Float64Array; values: Float64Array } {
  const list: readonly unknown[] = Array.isArray(value) ? value : [];
  if (list.length === 0) report(r.issues, path, show(value), `a list of ${what}`);
  const timeS = new Float64Array(list.length);
  const values = new Float64Array(list.length);
  for (const [k, point] of list.entries()) {
    if (!Array.isArray(point) || point.length !== 2) {
      report(r.issues, `${path}[${k}]`, show(point), what);
      continue;
    }
    timeS[k] = moment(r, `${path}[${k}]`, point[0]);
    values[k] = number(r, `${path}[${k}]`, point[1], limits);
    if (k > 0 && timeS[k] <= timeS[k - 1]) {
      report(r.issues, `${path}[${k}]`, `${timeS[k]} s`, `a time after that of the point before (${timeS[k - 1]} s)`);
    }
  }
  return { timeS, values };
}

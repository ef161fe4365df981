/**
 * The shape of a scenario document: which keys exist where. Validation and `--set` walk the same tree, so that a key
 * is known to both or to neither. Values are checked where they are resolved.
 */
import { BEHAVIOUR_DEFAULTS, MARKET_DEFAULTS, SWITCH_DEFAULTS } from './defaults.ts';

/**
 * A place in a document. `any` is a value that may be replaced as a whole; `keys` of a `map` are free (venue names).
 */
export type Node =
  | { readonly kind: 'any' }
  | { readonly kind: 'object'; readonly keys: Readonly<Record<string, Node>>; readonly orValue: boolean }
  | { readonly kind: 'list'; readonly item: Node }
  | { readonly kind: 'map'; readonly value: Node };

const ANY: Node = { kind: 'any' };

function object(names: string, nested: Readonly<Record<string, Node>> = {}, orValue = false): Node {
  const keys: Record<string, Node> = {};
  for (const name of names.split(' ')) if (name !== '') keys[name] = ANY;
  return { kind: 'object', keys: { ...keys, ...nested }, orValue };
}

/** The key of a field in a document: `depthGamma` is written `depth_gamma`. */
export function snakeCase(field: string): string {
  return field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** Keys that every item of a list may carry besides its own. */
const NOTE = 'optional basis source';

const MEASURED = object('value low high basis source', {}, true);

const POLICY = object('band reduce_only throttle_usd_per_s adl basis source', {
  pause: object('move window length auction'),
});

/** A section of numbers by field, each a value or a map with its range. */
function measured(fields: object): Node {
  return object('', Object.fromEntries(Object.keys(fields).map((key) => [snakeCase(key), MEASURED])));
}

/** The whole document. */
export const SCENARIO_SCHEMA: Node = object('name title description mode horizon step start', {
  sources: { kind: 'list', item: object('what source as_of basis') },
  expectations: { kind: 'list', item: object('name result class claim within over over_claim') },
  shocks: {
    kind: 'list',
    item: object(`move log_move points low high start length shape ${NOTE}`, {
      assets: object('beta', {}, true),
      recover: object('share start length'),
    }),
  },
  paths: { kind: 'list', item: object(`instrument points ${NOTE}`) },
  depth: { kind: 'list', item: object(`venues assets multiplier low high start end length ramp ${NOTE}`) },
  depegs: { kind: 'list', item: object(`venue asset move log_move points low high start length hold recover ${NOTE}`) },
  oracles: { kind: 'list', item: object(`venues assets use kind move log_move start end length ${NOTE}`) },
  outages: { kind: 'list', item: object(`venues what start end length ${NOTE}`) },
  transfers_frozen: { kind: 'list', item: object(`venues start end length ${NOTE}`) },
  flows: { kind: 'list', item: object(`instrument usd qty start length ${NOTE}`) },
  redemptions: { kind: 'list', item: object(`asset tokens at start length ${NOTE}`) },
  closures: { kind: 'list', item: object(`entity start end length ${NOTE}`) },
  lending_oracles: { kind: 'list', item: object(`market assets kind move log_move start end length ${NOTE}`) },
  withdrawals: { kind: 'list', item: object(`market asset vault share start length ${NOTE}`) },
  exploits: { kind: 'list', item: object(`pool share start ${NOTE}`) },
  policies: { kind: 'map', value: POLICY },
  switches: object(Object.keys(SWITCH_DEFAULTS).map(snakeCase).join(' ')),
  behaviour: measured(BEHAVIOUR_DEFAULTS),
  market: measured(MARKET_DEFAULTS),
  ranges: { kind: 'map', value: object('low high basis source') },
});

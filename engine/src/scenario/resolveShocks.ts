/**
 * Price shocks of a document as moves of single assets. Named assets override groups (`all`, `{beta: BTC}`), groups
 * add up, and a staked token moves with what it converts into unless it is named itself.
 */
import { clamp } from '../core/math.ts';
import type { Item } from './resolveItems.ts';
import { items, logMove, share, stretches } from './resolveItems.ts';
import { duration, moment } from './times.ts';
import type { PriceShock, ShockShape } from './types.ts';
import type { Doc, Reader } from './validate.ts';
import { choice, isMap, names, report, show } from './validate.ts';

/** Slopes outside of this range say more about the sample than about the asset. */
export const BETA_MAX = 3;

const SHAPES: readonly ShockShape[] = ['linear', 'step', 'smooth'];

/** What a shock says apart from the asset, and apart from the size too. */
type Move = Omit<PriceShock, 'asset'>;
type Timing = Omit<Move, 'logMove'>;

/** All price shocks of a document, ordered by item and asset. */
export function priceShocks(r: Reader, doc: Doc): PriceShock[] {
  const { assets } = r.snapshot;
  const list = items(r, doc, 'shocks');
  const named: PriceShock[] = [];
  for (const item of list) {
    if (isGroup(item.doc['assets'])) continue;
    const moves = movesOf(r, item);
    const options = { what: 'an asset', optional: item.optional };
    const rows = names(r, `${item.path}.assets`, item.doc['assets'], assets.id, options);
    for (const asset of rows) for (const move of moves) named.push({ asset, ...move });
  }
  const isNamed = new Set(named.map((shock) => shock.asset));
  const open = Array.from({ length: assets.n }, (_, a) => a).filter(
    (a) => assets.kind[a] === 'crypto' && !isNamed.has(a),
  );
  const grouped = list.filter((item) => isGroup(item.doc['assets'])).flatMap((item) => group(r, item, open, named));
  const moved = [...named, ...grouped];
  return [...moved, ...staked(r, moved, isNamed)];
}

function isGroup(value: unknown): boolean {
  return value === 'all' || isMap(value);
}

function betaOf(r: Reader, asset: number): number {
  return clamp(r.snapshot.assets.betaBtc[asset], 0, BETA_MAX);
}

/** The moves of an item: one, or one straight stretch for each of its waypoints. */
function movesOf(r: Reader, item: Item): Move[] {
  if (item.doc['points'] === undefined) return [{ logMove: logMove(r, item), ...timingOf(r, item) }];
  return stretches(r, item, ['shape', 'recover']).map((part) => ({
    ...part,
    shape: 'linear',
    recoverShare: 0,
    recoverStartS: part.startS + part.lengthS,
    recoverS: 0,
  }));
}

/** Shocks of one group item on the assets that no item names. */
function group(r: Reader, item: Item, open: readonly number[], named: readonly PriceShock[]): PriceShock[] {
  if (item.doc['assets'] === 'all')
    return open.flatMap((asset) => movesOf(r, item).map((move) => ({ asset, ...move })));
  if (item.doc['points'] !== undefined)
    report(r.issues, `${item.path}.points`, 'waypoints of a beta group', 'a path of BTC that the group follows');
  const reference = (item.doc['assets'] as Doc)['beta'];
  if (reference !== 'BTC') {
    report(r.issues, `${item.path}.assets.beta`, show(reference), 'BTC', 'a market has slopes on BTC only');
    return [];
  }
  if (item.doc['move'] !== undefined || item.doc['log_move'] !== undefined) {
    const move = logMove(r, item);
    const timing = timingOf(r, item);
    return open.map((asset) => ({ asset, logMove: betaOf(r, asset) * move, ...timing }));
  }
  return followBtc(r, item, open, named);
}

/** Without a move of its own the group follows the shocks that name BTC, times included. */
function followBtc(r: Reader, item: Item, open: readonly number[], named: readonly PriceShock[]): PriceShock[] {
  const btc = named.filter((shock) => r.snapshot.assets.id[shock.asset] === 'BTC');
  if (btc.length === 0)
    report(r.issues, item.path, 'no move and no shock of BTC', 'a move, or another shock that names BTC');
  for (const key of ['start', 'length', 'shape', 'recover']) {
    if (item.doc[key] !== undefined) {
      report(
        r.issues,
        `${item.path}.${key}`,
        show(item.doc[key]),
        'nothing: without a move the times of BTC are followed',
      );
    }
  }
  return open.flatMap((asset) => btc.map((shock) => ({ ...shock, asset, logMove: betaOf(r, asset) * shock.logMove })));
}

/** Copies of the shocks of what staked tokens convert into. */
function staked(r: Reader, moved: readonly PriceShock[], isNamed: ReadonlySet<number>): PriceShock[] {
  const { conversionAsset, n } = r.snapshot.assets;
  const copies: PriceShock[] = [];
  for (let asset = 0; asset < n; asset++) {
    if (conversionAsset[asset] < 0 || isNamed.has(asset)) continue;
    for (const shock of moved) if (shock.asset === conversionAsset[asset]) copies.push({ ...shock, asset });
  }
  return copies;
}

function timingOf(r: Reader, { doc, path }: Item): Timing {
  const startS = moment(r, `${path}.start`, doc['start'], 0);
  const lengthS = duration(r, `${path}.length`, doc['length'], 0, 0);
  const shape = choice(r, `${path}.shape`, doc['shape'], SHAPES, 'linear');
  const recover = isMap(doc['recover']) ? doc['recover'] : {};
  const given = isMap(doc['recover']);
  const recoverShare = share(r, `${path}.recover.share`, recover['share'], given ? undefined : 0);
  const recoverStartS = moment(r, `${path}.recover.start`, recover['start'], startS + lengthS);
  const recoverS = duration(r, `${path}.recover.length`, recover['length'], 0, 0);
  if (recoverStartS < startS + lengthS) {
    report(r.issues, `${path}.recover.start`, show(recover['start']), `a time after the move (${startS + lengthS} s)`);
  }
  return { startS, lengthS, shape, recoverShare, recoverStartS, recoverS };
}

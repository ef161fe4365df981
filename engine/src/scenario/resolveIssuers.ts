/**
 * What a scenario does to issuers and pools: holders who redeem or sell a stablecoin, banks and issuers that are
 * closed, pools that are emptied by an exploit.
 */
import { items, share } from './resolveItems.ts';
import { duration, moment, window } from './times.ts';
import type { Closure, Exploit, Redemption } from './types.ts';
import type { Doc, Reader } from './validate.ts';
import { names, number, report, show } from './validate.ts';

/** Holders who leave a stablecoin: at its issuer, or by selling in a pool that holds it. */
export function redemptions(r: Reader, doc: Doc): Redemption[] {
  const { assets, chain } = r.snapshot;
  const stablecoins = chain?.issuers?.stablecoins;
  const known = Array.from(stablecoins?.asset ?? [], (a) => assets.id[a]);
  return items(r, doc, 'redemptions').flatMap((item) => {
    const { path, optional } = item;
    const found = names(r, `${path}.asset`, item.doc['asset'], known, { what: 'a stablecoin', optional });
    const one = {
      tokens: number(r, `${path}.tokens`, item.doc['tokens'], { min: 0, max: 1e15 }),
      pool: poolOf(r, path, item.doc['at'], optional),
      startS: moment(r, `${path}.start`, item.doc['start'], 0),
      lengthS: duration(r, `${path}.length`, item.doc['length'], 0, 0),
    };
    if (found.length === 0 || stablecoins === undefined || one.pool < -1) return [];
    return [{ asset: stablecoins.asset[found[0]], ...one }];
  });
}

/** Row of a pool by `pool:NAME`, −1 for the issuer, −2 where the name is not known. */
function poolOf(r: Reader, path: string, value: unknown, optional: boolean): number {
  if (value === undefined || value === 'issuer') return -1;
  const ids = r.snapshot.chain?.pools.id ?? [];
  if (typeof value === 'string' && value.startsWith('pool:')) {
    const found = names(r, `${path}.at`, value.slice(5), ids, { what: 'a pool', optional });
    return found[0] ?? -2;
  }
  report(r.issues, `${path}.at`, show(value), 'issuer or pool:NAME');
  return -2;
}

/** Banks, custodians and issuers that do not pay for a time. */
export function closures(r: Reader, doc: Doc): Closure[] {
  const issuers = r.snapshot.chain?.issuers;
  const all = [...(issuers?.stablecoins.entity ?? []), ...(issuers?.backing.entity ?? [])];
  const known = [...new Set(all)].filter((name) => name !== '');
  return items(r, doc, 'closures').flatMap((item) => {
    const options = { what: 'an entity of stablecoins or their reserves', optional: item.optional };
    const found = names(r, `${item.path}.entity`, item.doc['entity'], known, options);
    const span = window(r, item.path, item.doc);
    return found.map((k) => ({ entity: known[k], ...span }));
  });
}

/** Pools that lose a share of every coin to an attacker at one moment. */
export function exploits(r: Reader, doc: Doc): Exploit[] {
  const ids = r.snapshot.chain?.pools.id ?? [];
  return items(r, doc, 'exploits').flatMap((item) => {
    const found = names(r, `${item.path}.pool`, item.doc['pool'], ids, { what: 'a pool', optional: item.optional });
    const one = {
      share: share(r, `${item.path}.share`, item.doc['share']),
      atS: moment(r, `${item.path}.start`, item.doc['start'], 0),
    };
    return found.map((pool) => ({ pool, ...one }));
  });
}

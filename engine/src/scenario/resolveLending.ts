/** What a scenario does to lending markets: price sources that freeze or are off, and suppliers who leave. */
import { assetsOf, choiceOfFault, type Item, items, share } from './resolveItems.ts';
import { duration, moment, window } from './times.ts';
import type { LendingFault, VaultRedemption, Withdrawal } from './types.ts';
import type { Doc, Reader } from './validate.ts';
import { names, report, show } from './validate.ts';

/** Rows of the reserves of a market named by an item; −1 among `assets` means every asset. */
function reservesOf(r: Reader, market: number, assets: readonly number[]): number[] {
  const chain = r.snapshot.chain;
  if (chain === null) return [];
  const found: number[] = [];
  for (let row = chain.markets.reserveStart[market]; row < chain.markets.reserveStart[market + 1]; row++) {
    if (assets.includes(-1) || assets.includes(chain.reserves.asset[row])) found.push(row);
  }
  return found;
}

/** Sources of lending markets that freeze or are off by a factor for a time. */
export function lendingFaults(r: Reader, doc: Doc): LendingFault[] {
  const ids = r.snapshot.chain?.markets.id ?? [];
  return items(r, doc, 'lending_oracles').flatMap((item) => {
    const { path, optional } = item;
    const found = names(r, `${path}.market`, item.doc['market'], ids, { what: 'a lending market', optional });
    const fault = choiceOfFault(r, item);
    const every = item.doc['assets'] === undefined || item.doc['assets'] === 'all';
    const assets = every ? [-1] : assetsOf(r, item);
    const span = window(r, path, item.doc);
    return found.flatMap((market) => reservesOf(r, market, assets).map((reserve) => ({ reserve, ...fault, ...span })));
  });
}

/** Suppliers who take a share of their tokens out, as fast as the market's cash allows. */
export function withdrawals(r: Reader, doc: Doc): Withdrawal[] {
  const chain = r.snapshot.chain;
  return items(r, doc, 'withdrawals').flatMap((item) => {
    if (item.doc['vault'] !== undefined) return [];
    const { path, optional } = item;
    const markets = names(r, `${path}.market`, item.doc['market'], chain?.markets.id ?? [], {
      what: 'a lending market',
      optional,
    });
    const assets = names(r, `${path}.asset`, item.doc['asset'], r.snapshot.assets.id, { what: 'an asset', optional });
    const one = whenAndHowMuch(r, item);
    return markets.flatMap((market) => reservesOf(r, market, assets).map((reserve) => ({ reserve, ...one })));
  });
}

/** Depositors who redeem a share of their shares of a vault, as fast as its markets' cash allows. */
export function vaultRedemptions(r: Reader, doc: Doc): VaultRedemption[] {
  const ids = r.snapshot.chain?.vaults?.vaults.id ?? [];
  return items(r, doc, 'withdrawals').flatMap((item) => {
    if (item.doc['vault'] === undefined) return [];
    const { path, optional } = item;
    for (const key of ['market', 'asset']) {
      if (item.doc[key] === undefined) continue;
      report(r.issues, `${path}.${key}`, show(item.doc[key]), 'no such key beside vault, which names where they leave');
    }
    const found = names(r, `${path}.vault`, item.doc['vault'], ids, { what: 'a vault', optional });
    const one = whenAndHowMuch(r, item);
    return found.map((vault) => ({ vault, ...one }));
  });
}

function whenAndHowMuch(r: Reader, { path, doc }: Item): { share: number; startS: number; lengthS: number } {
  return {
    share: share(r, `${path}.share`, doc['share']),
    startS: moment(r, `${path}.start`, doc['start'], 0),
    lengthS: duration(r, `${path}.length`, doc['length'], 0, 0),
  };
}

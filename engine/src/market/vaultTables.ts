/**
 * Vaults that supply lending markets, from their tables: what must hold across tables, and how they are built. A market
 * without rows in them has the bytes and runs that it had before.
 */
import { basisOf, texts } from './buildTables.ts';
import { addIssue } from './issueBag.ts';
import type { IssueBag } from './issueBag.ts';
import { groupRows, tableOf } from './references.ts';
import type { Links } from './references.ts';
import { cellText, numbers } from './table.ts';
import type { Vaults } from './vaults.ts';

/** What vaults supply to each row of `lending_assets`, tokens; what is wrong with an allocation goes into the bag. */
export function vaultSupply(links: Links, bag: IssueBag): Float64Array {
  const assets = tableOf(links.market, 'lending_assets');
  const table = tableOf(links.market, 'vault_allocations');
  const amount = numbers(table, 'amount');
  const rowOf = reserveRows(links);
  const out = new Float64Array(assets.rows);
  const seen = new Map<string, number>();
  for (let row = 0; row < table.rows; row++) {
    const vault = links.rows['vault_allocations.vault'][row];
    const market = links.rows['vault_allocations.market'][row];
    if (vault < 0 || market < 0) continue;
    const say = (got: string, expected: string): void =>
      addIssue(bag, { where: 'vault_allocations', row, column: 'market', got, expected });
    const name = `"${cellText(table, 'market', row)}"`;
    const before = seen.get(`${vault} ${market}`);
    if (before !== undefined) say(`${name}, which row ${before} has too`, 'each market of a vault once');
    seen.set(`${vault} ${market}`, row);
    const asset = links.rows['lending_vaults.asset'][vault];
    if (asset < 0) continue; // told where it stands
    const reserve = rowOf.get(market * links.assets.table.rows + asset);
    if (reserve !== undefined) out[reserve] += amount[row];
    else say(name, `a market that lists the vault's asset in lending_assets`);
  }
  return out;
}

/** Adds an issue for each vault whose share is not a token of its own, and each loop of shares of shares. */
export function checkVaults(links: Links, bag: IssueBag): void {
  const table = tableOf(links.market, 'lending_vaults');
  const asset = links.rows['lending_vaults.asset'];
  const share = links.rows['lending_vaults.share'];
  const vaultOf = new Map<number, number>();
  for (let row = 0; row < table.rows; row++) {
    const before = share[row] < 0 ? undefined : vaultOf.get(share[row]);
    if (before !== undefined) {
      const got = `"${cellText(table, 'share', row)}", which row ${before} has too`;
      addIssue(bag, { where: 'lending_vaults', row, column: 'share', got, expected: 'a share of one vault only' });
    } else if (share[row] >= 0) vaultOf.set(share[row], row);
  }
  for (let row = 0; row < table.rows; row++) {
    let at: number | undefined = row;
    for (let depth = 0; at !== undefined && depth <= table.rows; depth++) at = vaultOf.get(asset[at]);
    if (at === undefined) continue;
    const got = `"${cellText(table, 'asset', row)}"`;
    const expected = 'an asset that is not, through the shares of other vaults, the share of this vault';
    addIssue(bag, { where: 'lending_vaults', row, column: 'asset', got, expected });
  }
}

/** Whether an oracle `vault:NAME` is that of the vault whose share the asset is. */
export function isVaultSource(links: Links, name: string, asset: number): boolean {
  const table = tableOf(links.market, 'lending_vaults');
  for (let row = 0; row < table.rows; row++) {
    if (cellText(table, 'vault', row) === name) return links.rows['lending_vaults.share'][row] === asset;
  }
  return false;
}

/** Row of `lending_assets` by market × assets + asset. */
function reserveRows(links: Links): Map<number, number> {
  const rowOf = new Map<number, number>();
  links.rows['lending_assets.market'].forEach((market, row) => {
    if (market >= 0) rowOf.set(market * links.assets.table.rows + links.rows['lending_assets.asset'][row], row);
  });
  return rowOf;
}

/** The vaults, or null without rows. `reserveOf` finds the reserve of a market and asset. */
export function buildVaults(links: Links, reserveOf: ReadonlyMap<number, number>): Vaults | null {
  const table = tableOf(links.market, 'lending_vaults');
  if (table.rows === 0) return null;
  const rows = tableOf(links.market, 'vault_allocations');
  const amount = numbers(rows, 'amount');
  const vault = links.rows['vault_allocations.vault'];
  const market = links.rows['vault_allocations.market'];
  const asset = Uint16Array.from(links.rows['lending_vaults.asset']);
  const { start, order } = groupRows(vault, table.rows);
  const nAssets = links.assets.table.rows;
  return {
    vaults: {
      n: table.rows,
      id: texts(table, 'vault'),
      asset,
      share: Uint16Array.from(links.rows['lending_vaults.share']),
      shares: numbers(table, 'shares').slice(),
      idle: numbers(table, 'idle').slice(),
      realise: Uint8Array.from(numbers(table, 'realise_losses')),
      allocationStart: start,
      basis: basisOf(table),
    },
    allocations: {
      n: order.length,
      reserve: Uint32Array.from(order, (k) => reserveOf.get(market[k] * nAssets + asset[vault[k]]) as number),
      amount: Float64Array.from(order, (k) => amount[k]),
    },
  };
}

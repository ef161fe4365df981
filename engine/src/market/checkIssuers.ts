/**
 * Checks treasuries and stablecoins across tables: sellers with an account where they sell and a volume to sell into,
 * stablecoins with what their kind needs and no more tokens in pools than exist.
 */
import { addIssue } from './issueBag.ts';
import type { IssueBag } from './issueBag.ts';
import { tableOf } from './references.ts';
import type { Links } from './references.ts';
import { ACCOUNT_KINDS, KIND } from './kinds.ts';
import { cellText, codesOf, numbers, strings } from './table.ts';

/** Rounding that sums of a table may have. */
const SUM_TOLERANCE = 1e-9;
/** Treasuries, stablecoins and reserves are 16-bit indices in a Snapshot. */
const ROWS_MAX = 65_535;

/** Adds an issue for everything in these tables that does not fit together. */
export function checkIssuers(links: Links, bag: IssueBag): void {
  for (const name of ['treasuries', 'stablecoins', 'stablecoin_reserves']) {
    const { rows } = tableOf(links.market, name);
    if (rows <= ROWS_MAX) continue;
    addIssue(bag, { where: name, row: -1, column: '', got: `${rows} rows`, expected: `at most ${ROWS_MAX}` });
  }
  checkTreasuries(links, bag);
  checkStablecoins(links, bag);
  checkSupply(links, bag);
  checkReserves(links, bag);
}

function checkTreasuries(links: Links, bag: IssueBag): void {
  const table = tableOf(links.market, 'treasuries');
  const kind = codesOf(strings(links.accounts.table, 'kind'), ACCOUNT_KINDS);
  const volume = numbers(table, 'daily_volume');
  const usd = numbers(links.instruments.table, 'volume_24h_usd');
  const kinds = strings(links.instruments.table, 'kind');
  const assetOf = links.rows['instruments.asset'];
  for (let row = 0; row < table.rows; row++) {
    const account = links.rows['treasuries.account'][row];
    const instrument = links.rows['treasuries.instrument'][row];
    const say = (column: string, expected: string): void =>
      addIssue(bag, { where: 'treasuries', row, column, got: `"${cellText(table, column, row)}"`, expected });
    if (account >= 0 && kind[account] !== KIND.desk) say('account', 'an account of kind desk');
    if (account < 0 || instrument < 0) continue;
    if (kinds.dictionary[kinds.codes[instrument]] === 'inverse')
      say('instrument', 'a linear contract or a spot book: it counts coins');
    if (links.rows['accounts.venue'][account] !== links.rows['instruments.venue'][instrument]) {
      say('instrument', `an instrument of the account's venue "${cellText(links.accounts.table, 'venue', account)}"`);
    }
    if (volume[row] > 0) continue;
    let traded = 0;
    for (let i = 0; i < assetOf.length; i++) if (assetOf[i] === assetOf[instrument]) traded += usd[i];
    if (!(traded > 0)) say('daily_volume', 'coins that are traded per day, or volume_24h_usd of the contracts above 0');
  }
}

function checkStablecoins(links: Links, bag: IssueBag): void {
  const table = tableOf(links.market, 'stablecoins');
  const kinds = strings(table, 'kind');
  const base = numbers(table, 'base_pool');
  const blocks = numbers(table, 'recovery_blocks');
  const blockS = numbers(table, 'block_s');
  const poolHas = poolCoins(links);
  for (let row = 0; row < table.rows; row++) {
    const say = (column: string, got: string, expected: string): void =>
      addIssue(bag, { where: 'stablecoins', row, column, got, expected });
    const asset = links.rows['stablecoins.asset'][row];
    if (asset >= 0 && links.rows['stablecoins.peg'][row] === asset) say('peg', 'the token itself', 'another asset');
    const pool = links.rows['stablecoins.price_pool'][row];
    if (pool >= 0 && !poolHas.has(`${pool} ${asset}`)) {
      say('price_pool', `"${cellText(table, 'price_pool', row)}"`, 'a pool that holds the token');
    }
    if (kinds.dictionary[kinds.codes[row]] !== 'algorithmic') continue;
    if (links.rows['stablecoins.backing_asset'][row] < 0) say('backing_asset', 'empty', 'the coin that is minted');
    if (!(base[row] > 0)) say('base_pool', 'empty', 'the virtual pool at rest');
    if (!(blocks[row] >= 1)) say('recovery_blocks', String(blocks[row]), 'at least one block');
    if (!(blockS[row] > 0)) say('block_s', 'empty', 'seconds per block');
  }
}

/** Pairs of pool and coin that exist. */
function poolCoins(links: Links): ReadonlySet<string> {
  const pool = links.rows['pool_coins.pool'];
  const asset = links.rows['pool_coins.asset'];
  return new Set(Array.from(pool, (p, row) => `${p} ${asset[row]}`));
}

/** Pools and keepers hold no more of a stablecoin than there is. */
function checkSupply(links: Links, bag: IssueBag): void {
  const table = tableOf(links.market, 'stablecoins');
  const supply = numbers(table, 'supply');
  const held = new Map<number, number>();
  const add = (assets: Int32Array, amounts: Float64Array): void =>
    assets.forEach((asset, row) => {
      held.set(asset, (held.get(asset) ?? 0) + amounts[row]);
    });
  add(links.rows['pool_coins.asset'], numbers(tableOf(links.market, 'pool_coins'), 'reserve'));
  add(links.rows['chain_balances.asset'], numbers(tableOf(links.market, 'chain_balances'), 'amount'));
  for (let row = 0; row < table.rows; row++) {
    const sum = held.get(links.rows['stablecoins.asset'][row]) ?? 0;
    if (!(sum > supply[row] * (1 + SUM_TOLERANCE))) continue;
    const expected = `at least what pools and keepers hold, ${sum}`;
    addIssue(bag, { where: 'stablecoins', row, column: 'supply', got: String(supply[row]), expected });
  }
}

function checkReserves(links: Links, bag: IssueBag): void {
  const table = tableOf(links.market, 'stablecoin_reserves');
  const cost = numbers(table, 'sale_cost');
  const seen = new Set<string>();
  for (let row = 0; row < table.rows; row++) {
    const stablecoin = links.rows['stablecoin_reserves.stablecoin'][row];
    const say = (column: string, got: string, expected: string): void =>
      addIssue(bag, { where: 'stablecoin_reserves', row, column, got, expected });
    const key = `${stablecoin} ${cellText(table, 'reserve', row)}`;
    if (seen.has(key)) say('reserve', `"${cellText(table, 'reserve', row)}" twice`, 'each name once per stablecoin');
    seen.add(key);
    if (cost[row] >= 1) say('sale_cost', String(cost[row]), 'a fraction below 1');
    if (stablecoin < 0) continue;
    const own = links.rows['stablecoins.asset'][stablecoin];
    if (links.rows['stablecoin_reserves.asset'][row] === own) say('asset', 'the stablecoin itself', 'another asset');
  }
}

/**
 * Checks the chain part of a market across its tables: ids and pairs once each, loans in assets of their own market,
 * markets that owe no more than they hold, price sources that exist, and pools with the coins of their kind.
 */
import { addIssue } from './issueBag.ts';
import type { IssueBag } from './issueBag.ts';
import { groupRows, tableOf } from './references.ts';
import type { LinkName, Links } from './references.ts';
import { KIND, ACCOUNT_KINDS } from './kinds.ts';
import { cellText, codesOf, numbers, strings } from './table.ts';
import { checkVaults, isVaultSource, vaultSupply } from './vaultTables.ts';

/** Rounding that sums of a table may have. */
const SUM_TOLERANCE = 1e-9;
/** More coins than any deployed pool has. */
const COINS_MAX = 8;
/** Markets, pools, keepers and reserves are 16-bit indices in a Snapshot. */
const ROWS_MAX = 65_535;

/** Protocols in which borrowers mint what they owe: there are no suppliers. */
const MINTING = new Set(['maker', 'liquity']);
/** Protocols that lend collateral on. */
const LENDS_COLLATERAL = new Set(['aave', 'euler', 'aave-v4']);
/** Protocols whose markets can share the liquidity of a hub. */
const WITH_HUB = new Set(['aave-v4']);

/** Adds an issue for everything in the chain part that does not fit together. */
export function checkChain(links: Links, bag: IssueBag): void {
  for (const name of ['lending_markets', 'lending_assets', 'pools', 'pool_coins', 'keepers', 'chain_balances']) {
    const { rows } = tableOf(links.market, name);
    if (rows <= ROWS_MAX) continue;
    addIssue(bag, { where: name, row: -1, column: '', got: `${rows} rows`, expected: `at most ${ROWS_MAX}` });
  }
  checkPairs(links, bag, 'lending_assets', ['lending_assets.market', 'lending_assets.asset']);
  checkPairs(links, bag, 'loan_legs', ['loan_legs.loan', 'loan_legs.asset']);
  checkPairs(links, bag, 'pool_coins', ['pool_coins.pool', 'pool_coins.asset']);
  checkPairs(links, bag, 'chain_balances', ['chain_balances.holder', 'chain_balances.asset']);
  checkHubs(links, bag);
  checkBonuses(links, bag);
  checkVaults(links, bag);
  checkLending(links, bag);
  checkOracles(links, bag);
  checkPools(links, bag);
  checkKeepers(links, bag);
}

/** Each pair of names once; `links` are the two columns. */
function checkPairs(links: Links, bag: IssueBag, where: string, [one, two]: readonly [LinkName, LinkName]): void {
  const first = links.rows[one];
  const second = links.rows[two];
  const seen = new Map<number, number>();
  const size = 1 + second.reduce((most, row) => Math.max(most, row), 0);
  const column = two.slice(where.length + 1);
  for (let row = 0; row < first.length; row++) {
    if (first[row] < 0 || second[row] < 0) continue;
    const key = first[row] * size + second[row];
    const before = seen.get(key);
    if (before === undefined) seen.set(key, row);
    else {
      const got = `"${cellText(tableOf(links.market, where), column, row)}", which row ${before} has too`;
      addIssue(bag, { where, row, column, got, expected: 'each pair once' });
    }
  }
}

/** A market names a hub only where its protocol has hubs. */
function checkHubs({ lendingMarkets: { table } }: Links, bag: IssueBag): void {
  for (let row = 0; row < table.rows; row++) {
    const hub = cellText(table, 'hub', row);
    if (hub === '' || WITH_HUB.has(cellText(table, 'protocol', row))) continue;
    const expected = 'an empty cell: only markets of aave-v4 draw on a hub';
    addIssue(bag, { where: 'lending_markets', row, column: 'hub', got: `"${hub}"`, expected });
  }
}

/**
 * Aave v4 refuses a collateral whose threshold × (1 + largest bonus) is not below 1: debt at the threshold could not
 * pay the bonus. Source: aave-v4 0051c6e, src/spoke/Spoke.sol, _validateDynamicReserveConfig (read 2026-11).
 */
function checkBonuses(links: Links, bag: IssueBag): void {
  const assets = tableOf(links.market, 'lending_assets');
  const threshold = numbers(assets, 'liquidation_threshold');
  const bonus = numbers(assets, 'liquidation_bonus');
  links.rows['lending_assets.market'].forEach((market, row) => {
    if (market < 0 || cellText(links.lendingMarkets.table, 'protocol', market) !== 'aave-v4') return;
    if (threshold[row] * (1 + bonus[row]) < 1) return;
    const got = `${bonus[row]} at a liquidation_threshold of ${threshold[row]}`;
    const expected = 'threshold × (1 + bonus) below 1, as Aave v4 requires';
    addIssue(bag, { where: 'lending_assets', row, column: 'liquidation_bonus', got, expected });
  });
}

/** What the markets of one hub supply and borrow of an asset together. */
interface Pooled {
  readonly hub: string;
  supplied: number;
  borrowed: number;
}

/** For each row of `lending_assets` what it shares liquidity with; itself alone without a hub. */
function poolByHub(links: Links): Pooled[] {
  const assets = tableOf(links.market, 'lending_assets');
  const supplied = numbers(assets, 'supplied');
  const borrowed = numbers(assets, 'borrowed');
  const shared = new Map<string, Pooled>();
  return Array.from({ length: assets.rows }, (_, row) => {
    const market = links.rows['lending_assets.market'][row];
    const hub = market < 0 ? '' : cellText(links.lendingMarkets.table, 'hub', market);
    const key = hub === '' ? `row ${row}` : `hub ${cellText(assets, 'asset', row)} ${hub}`;
    const all = shared.get(key) ?? { hub, supplied: 0, borrowed: 0 };
    shared.set(key, all);
    all.supplied += supplied[row];
    all.borrowed += borrowed[row];
    return all;
  });
}

/** What the rows of loans add up to, by row of `lending_assets`. */
interface LoanSums {
  readonly collateral: Float64Array;
  readonly debt: Float64Array;
}

function checkLending(links: Links, bag: IssueBag): void {
  const assets = tableOf(links.market, 'lending_assets');
  const sums = sumLoans(links, bag);
  const protocols = strings(links.lendingMarkets.table, 'protocol');
  const supplied = numbers(assets, 'supplied');
  const borrowed = numbers(assets, 'borrowed');
  const pooled = poolByHub(links);
  const byVaults = vaultSupply(links, bag);
  for (let row = 0; row < assets.rows; row++) {
    const market = links.rows['lending_assets.market'][row];
    if (market < 0) continue;
    const protocol = protocols.dictionary[protocols.codes[market]];
    const say = (column: string, got: string, expected: string): void =>
      addIssue(bag, { where: 'lending_assets', row, column, got, expected });
    const above = (more: number, less: number): boolean => more > less * (1 + SUM_TOLERANCE);
    if (above(sums.debt[row], borrowed[row])) {
      say('borrowed', String(borrowed[row]), `at least what the rows of loans owe, ${sums.debt[row]}`);
    }
    if (MINTING.has(protocol)) {
      if (supplied[row] > 0) say('supplied', String(supplied[row]), '0: borrowers mint what they owe');
      if (byVaults[row] > 0) say('market', protocol, 'a protocol with suppliers, since vaults supply this market');
      continue;
    }
    const all = pooled[row];
    if (above(all.borrowed, all.supplied)) {
      const whose =
        all.hub === '' ? 'is supplied' : `the markets of hub "${all.hub}" supply, who borrow ${all.borrowed}`;
      say('borrowed', String(borrowed[row]), `at most what ${whose}, ${all.supplied}`);
    }
    const own = LENDS_COLLATERAL.has(protocol) ? sums.collateral[row] : 0;
    if (above(own + byVaults[row], supplied[row])) {
      const what = byVaults[row] > 0 ? `, and what vaults supply, ${byVaults[row]}` : '';
      say('supplied', String(supplied[row]), `at least the collateral of the rows of loans, ${own}${what}`);
    }
  }
}

function sumLoans(links: Links, bag: IssueBag): LoanSums {
  const assets = tableOf(links.market, 'lending_assets');
  const legs = tableOf(links.market, 'loan_legs');
  const loanMarket = links.rows['loans.market'];
  const count = numbers(tableOf(links.market, 'loans'), 'count');
  const size = links.assets.table.rows;
  const rowOf = new Map<number, number>();
  links.rows['lending_assets.market'].forEach((market, row) => {
    if (market >= 0) rowOf.set(market * size + links.rows['lending_assets.asset'][row], row);
  });
  const sums = { collateral: new Float64Array(assets.rows), debt: new Float64Array(assets.rows) };
  const collateral = numbers(legs, 'collateral');
  const debt = numbers(legs, 'debt');
  for (let leg = 0; leg < legs.rows; leg++) {
    const loan = links.rows['loan_legs.loan'][leg];
    const asset = links.rows['loan_legs.asset'][leg];
    if (loan < 0 || asset < 0 || loanMarket[loan] < 0) continue;
    const row = rowOf.get(loanMarket[loan] * size + asset);
    if (row === undefined) {
      const got = `"${cellText(legs, 'asset', leg)}"`;
      const market = cellText(links.loans.table, 'market', loan);
      const expected = `an asset that lending_assets lists for the loan's market "${market}"`;
      addIssue(bag, { where: 'loan_legs', row: leg, column: 'asset', got, expected });
      continue;
    }
    sums.collateral[row] += collateral[leg] * count[loan];
    sums.debt[row] += debt[leg] * count[loan];
  }
  return sums;
}

const ORACLE_EXPECTED =
  'external, conversion, spot:VENUE, mark:INSTRUMENT, pool:POOL, vault:VAULT (of a share), fixed:USD, with known names';

function checkOracles(links: Links, bag: IssueBag): void {
  const table = tableOf(links.market, 'lending_assets');
  const ids = (index: Links['assets']): Set<string> => new Set(index.ids.dictionary);
  const known: Readonly<Record<string, Set<string>>> = {
    spot: ids(links.venues),
    mark: ids(links.instruments),
    pool: ids(links.pools),
  };
  const cap = numbers(table, 'cap_ratio');
  for (let row = 0; row < table.rows; row++) {
    const source = cellText(table, 'oracle', row);
    const asset = links.rows['lending_assets.asset'][row];
    if (source === '' || asset < 0) continue;
    const converts = links.rows['assets.conversion_asset'][asset] >= 0;
    if (!isSource(source, known, converts) && !ofVault(links, source, asset)) {
      addIssue(bag, { where: 'lending_assets', row, column: 'oracle', got: `"${source}"`, expected: ORACLE_EXPECTED });
    }
    if (cap[row] === cap[row] && source !== 'conversion') {
      const expected = 'an empty cell, or the oracle conversion, whose ratio it caps';
      addIssue(bag, { where: 'lending_assets', row, column: 'cap_ratio', got: String(cap[row]), expected });
    }
  }
}

/** Whether a source is the vault of which an asset is the share. */
function ofVault(links: Links, source: string, asset: number): boolean {
  return source.startsWith('vault:') && isVaultSource(links, source.slice('vault:'.length), asset);
}

function isSource(source: string, known: Readonly<Record<string, Set<string>>>, converts: boolean): boolean {
  if (source === 'external') return true;
  if (source === 'conversion') return converts;
  const colon = source.indexOf(':');
  const kind = source.slice(0, Math.max(colon, 0));
  const name = source.slice(colon + 1);
  if (kind === 'fixed') return name !== '' && Number(name) >= 0 && Number(name) < Infinity;
  return known[kind]?.has(name) === true;
}

function checkPools(links: Links, bag: IssueBag): void {
  const table = tableOf(links.market, 'pools');
  const coins = groupRows(links.rows['pool_coins.pool'], table.rows).start;
  const ticks = groupRows(links.rows['pool_ticks.pool'], table.rows);
  const amplification = numbers(table, 'amplification');
  const price = numbers(table, 'price');
  const fee = numbers(table, 'fee');
  for (let row = 0; row < table.rows; row++) {
    const kind = cellText(table, 'kind', row);
    const say = (column: string, got: string, expected: string): void =>
      addIssue(bag, { where: 'pools', row, column, got, expected });
    const n = coins[row + 1] - coins[row];
    const most = kind === 'stable_swap' ? COINS_MAX : 2;
    if (n < 2 || n > most) say('pool', `${n} coins`, most === 2 ? 'two coins' : `2 to ${COINS_MAX} coins`);
    if (!(fee[row] < 1)) say('fee', String(fee[row]), 'a fraction below 1');
    if (kind === 'stable_swap' && !(amplification[row] > 0)) {
      say('amplification', cellText(table, 'amplification', row) || 'an empty cell', 'a number above 0');
    }
    const nTicks = ticks.start[row + 1] - ticks.start[row];
    if (kind !== 'concentrated') {
      if (nTicks > 0) say('kind', `${nTicks} ticks for a ${kind} pool`, 'ticks for concentrated pools only');
      continue;
    }
    if (!(price[row] > 0)) say('price', cellText(table, 'price', row) || 'an empty cell', 'a number above 0');
    if (nTicks < 2) say('pool', `${nTicks} ticks`, 'at least one range: two ticks');
  }
  checkTicks(links, bag, ticks);
}

/** Every range that begins must end, so liquidity adds up to zero over a pool; each tick once. */
function checkTicks(links: Links, bag: IssueBag, { start, order }: { start: Uint32Array; order: Uint32Array }): void {
  const table = tableOf(links.market, 'pool_ticks');
  const net = numbers(table, 'liquidity_net');
  const tick = numbers(table, 'tick');
  for (let pool = 0; pool + 1 < start.length; pool++) {
    let sum = 0;
    let gross = 0;
    const seen = new Set<number>();
    for (let k = start[pool]; k < start[pool + 1]; k++) {
      sum += net[order[k]];
      gross += Math.abs(net[order[k]]);
      if (seen.has(tick[order[k]])) {
        const got = String(tick[order[k]]);
        addIssue(bag, { where: 'pool_ticks', row: order[k], column: 'tick', got, expected: 'each tick once per pool' });
      }
      seen.add(tick[order[k]]);
    }
    if (Math.abs(sum) <= SUM_TOLERANCE * gross) continue;
    const expected = 'liquidity_net that adds up to 0: each range begins and ends';
    addIssue(bag, { where: 'pools', row: pool, column: 'pool', got: `a sum of ${sum}`, expected });
  }
}

function checkKeepers(links: Links, bag: IssueBag): void {
  const table = tableOf(links.market, 'keepers');
  links.rows['keepers.account'].forEach((account, row) => {
    if (cellText(table, 'sells_in', row) !== 'spot' || account >= 0) return;
    const expected = 'contract, or an account at the venue whose spot books it sells in';
    addIssue(bag, { where: 'keepers', row, column: 'sells_in', got: '"spot" without an account', expected });
  });
  const kinds = codesOf(strings(links.accounts.table, 'kind'), ACCOUNT_KINDS);
  links.rows['keepers.account'].forEach((account, row) => {
    if (account < 0 || kinds[account] === KIND.desk) return;
    const got = `an account of kind ${ACCOUNT_KINDS[kinds[account]]}`;
    addIssue(bag, { where: 'keepers', row, column: 'account', got, expected: 'an account of kind desk' });
  });
}

/**
 * Random markets with a clearing house, for property tests: members with capital and deposits, clients, own accounts.
 */
import { buildSnapshot } from '../../market/build.ts';
import type { MarketTables } from '../../market/schema.ts';
import type { Snapshot } from '../../market/snapshot.ts';
import { type Cell, tableFromRows } from '../../market/table.ts';
import { rowsOfTable, withTables } from '../../market/testMarket.ts';
import { randomMarket } from '../../population/random.ts';
import { resolveScenario } from '../../scenario/resolve.ts';
import { prepare, type Prepared } from '../prepared.ts';
import { randomScenario } from '../testRuns.ts';

/** Members of a random clearing house. */
const MEMBERS = 3;
/** How much more capital and deposit each member has than the one before. */
const SPREAD = 7;
/** Contribution of the clearing house, USD. */
const HOUSE_USD = 300;

/**
 * The random market of a seed with one venue on the rules `cme`: its traders clear through three members of small
 * capital and deposits (USD), each with seven times as much as the one before; every ninth trader is a member's own
 * account. The clearing house contributes next to nothing, so that losses reach the layers behind it.
 */
export function clearingTables(seed: number, capitalUsd = 2e3, depositUsd = 5e2): MarketTables {
  const market = randomMarket(seed, { accounts: 60, families: ['cme'] });
  const accounts = rowsOfTable(market.tables.get('accounts')!).map((row, k): Record<string, Cell> => {
    const clears = row['kind'] !== 'fund' && row['kind'] !== 'external' && row['kind'] !== 'deficit';
    const member = k % MEMBERS;
    const own = row['kind'] === 'trader' && k % 9 === 0 ? { entity: `member-${member}` } : {};
    return { ...row, ...own, clearing_member: clears ? `cme:member-${member}` : '' };
  });
  const funds = new Set(accounts.filter((row) => row['kind'] === 'fund').map((row) => row['account']));
  const balances = rowsOfTable(market.tables.get('balances')!).map((row) =>
    funds.has(row['account']) ? { ...row, amount: HOUSE_USD } : row,
  );
  for (let m = 0; m < MEMBERS; m++) {
    const common = { venue: 'cme', collateral_mode: 'single', count: 1, entity: `member-${m}`, basis: 'synthetic' };
    accounts.push({ ...common, account: `cme:member-${m}`, kind: 'member', clearing_member: '' });
    accounts.push({
      ...common,
      account: `cme:deposit-${m}`,
      kind: 'guaranty',
      clearing_member: `cme:member-${m}`,
    });
    balances.push({ account: `cme:member-${m}`, asset: 'USD', amount: capitalUsd * SPREAD ** m, basis: 'synthetic' });
    balances.push({ account: `cme:deposit-${m}`, asset: 'USD', amount: depositUsd * SPREAD ** m, basis: 'synthetic' });
  }
  return withTables(market, tableFromRows('accounts', accounts), tableFromRows('balances', balances));
}

/** The same in memory. */
export function clearingSnapshot(seed: number, capitalUsd?: number, depositUsd?: number): Snapshot {
  return buildSnapshot(clearingTables(seed, capitalUsd, depositUsd));
}

/** A random clearing market under its random scenario. */
export function clearingCase(seed: number, capitalUsd?: number, depositUsd?: number): Prepared {
  const snapshot = clearingSnapshot(seed, capitalUsd, depositUsd);
  return prepare(snapshot, resolveScenario(randomScenario(seed, snapshot), snapshot));
}

/**
 * Adds the accounts that a run needs and that imported or hand-made markets lack: somebody who makes prices, a fund,
 * and the accounts that stand for the world outside and for unpaid losses.
 */
import type { MarketTables, Table } from '../market/schema.ts';
import { cellText, numbers, strings, tableFromRows } from '../market/table.ts';
import type { Cell } from '../market/table.ts';
import { RULE_SET_IDS, ruleSet } from '../rules/index.ts';
import { providerWeights } from './roleAccounts.ts';
import { appendRows } from './rows.ts';

/** Providers per venue and how many equal ones they are like: table 8 of the SaR paper, as in builtin/population.ts. */
const PROVIDERS = 9;
const PROVIDERS_EFFECTIVE = 8.7;
/** Capital as a part of the venue's size; assumed, as in the built-in market. */
const CAPITAL = Object.freeze({ provider: 0.05, arbitrageur: 0.005, dip_buyer: 0.01, fund: 0.02, vault: 0.008 });
const DIP_BUYERS = 5;

type Row = Record<string, Cell>;

/** What is known of a venue before its roles are added. */
interface VenueState {
  readonly venue: string;
  readonly rules: string;
  readonly settle: string;
  readonly multi: boolean;
  readonly sizeUsd: number;
  readonly settlePrice: number;
  readonly kinds: ReadonlySet<string>;
}

/**
 * Kinds of accounts that stand behind the positions of a venue of a rule family, the one that insures its contracts
 * last: a vault on Hyperliquid, keepers (a vault) and a fund on Drift, a fund elsewhere.
 */
export function insurersOf(rules: string): readonly ('vault' | 'fund')[] {
  if (rules === 'drift') return ['vault', 'fund'];
  return rules === 'hyperliquid' ? ['vault'] : ['fund'];
}

/** Whether a family's venues have no book; rules that nobody knows are reported where they are bound. */
export function isWithoutBook(rules: string): boolean {
  return RULE_SET_IDS.includes(rules) && ruleSet(rules).withoutBook === true;
}

/**
 * The market with the missing role accounts, and the ids of those that were added. Per venue: nine providers with 5%
 * of its size as equity, five dip buyers with 1%, an insurance fund with 2% (on Hyperliquid's rules a vault with 0.8%
 * instead, on Drift's both), an external and a deficit account, and in markets of several venues an arbitrageur with
 * 0.5%. The size is the larger of open interest and resting depth in the outermost bands (USD), so that a market of one
 * account has books that can be quoted. All of it is assumed and its rows say so. Kinds that a venue has are left as
 * they are. A venue without a book gets the last two only: what its pool holds cannot be guessed.
 */
export function addMissingRoles(market: MarketTables): { market: MarketTables; added: string[] } {
  const states = venueStates(market);
  const accounts: Row[] = [];
  const balances: Row[] = [];
  const taken = new Set(texts(table(market, 'accounts'), 'account'));
  const insurer = new Map<string, string>();
  const add = (state: VenueState, kind: string, name: string, usd: number, entity = ''): void => {
    let id = `${state.venue}:${name}`;
    while (taken.has(id)) id += '-added';
    taken.add(id);
    const mode = state.multi ? 'multi' : 'single';
    accounts.push({ account: id, venue: state.venue, kind, collateral_mode: mode, count: 1, entity, basis: 'assumed' });
    if (usd > 0) balances.push({ account: id, asset: state.settle, amount: usd / state.settlePrice, basis: 'assumed' });
    if (kind === 'fund' || kind === 'vault') insurer.set(state.venue, id);
  };
  for (const state of states) addVenue(state, states.length > 1, add);
  if (accounts.length === 0) return { market, added: [] };
  const tables = new Map(market.tables);
  tables.set('accounts', appendRows(table(market, 'accounts'), accounts));
  tables.set('balances', appendRows(table(market, 'balances'), balances));
  tables.set('instruments', withInsurers(table(market, 'instruments'), insurer));
  const added = accounts.map((row) => String(row['account']));
  const source = {
    what: `role accounts (${added.length} added)`,
    source:
      'providers 5%, dip buyers 1%, arbitrageur 0.5%, fund 2%, vault 0.8% of the larger of open interest and depth',
    asOf: '',
    basis: 'assumed' as const,
  };
  return { market: { ...market, tables, sources: [...market.sources, source] }, added };
}

type AddRole = (state: VenueState, kind: string, name: string, usd: number, entity?: string) => void;

function addVenue(state: VenueState, severalVenues: boolean, add: AddRole): void {
  const { kinds } = state;
  if (!isWithoutBook(state.rules)) addMakersAndFunds(state, severalVenues, add);
  if (!kinds.has('external')) add(state, 'external', 'external', 0);
  if (!kinds.has('deficit')) add(state, 'deficit', 'deficit', 0);
}

function addMakersAndFunds(state: VenueState, severalVenues: boolean, add: AddRole): void {
  const { kinds, sizeUsd } = state;
  if (!kinds.has('provider')) {
    providerWeights(PROVIDERS, PROVIDERS_EFFECTIVE).forEach((weight, k) => {
      add(state, 'provider', `provider-${k + 1}`, weight * CAPITAL.provider * sizeUsd);
    });
  }
  if (severalVenues && !kinds.has('arbitrageur')) {
    add(state, 'arbitrageur', 'arbitrageur', CAPITAL.arbitrageur * sizeUsd, 'arbitrageur');
  }
  if (!kinds.has('dip_buyer')) {
    for (let k = 1; k <= DIP_BUYERS; k++) {
      add(state, 'dip_buyer', `dip-buyer-${k}`, (CAPITAL.dip_buyer * sizeUsd) / DIP_BUYERS);
    }
  }
  const insurers = insurersOf(state.rules);
  for (const insurer of insurers) {
    const known = insurers.length > 1 ? kinds.has(insurer) : kinds.has('fund') || kinds.has('vault');
    if (!known) add(state, insurer, insurer, CAPITAL[insurer] * sizeUsd);
  }
}

function table(market: MarketTables, name: string): Table {
  return market.tables.get(name) ?? tableFromRows(name, []);
}

function texts(rows: Table, column: string): string[] {
  const { codes, dictionary } = strings(rows, column);
  return Array.from(codes, (code) => (code < 0 ? '' : dictionary[code]));
}

function venueStates(market: MarketTables): VenueState[] {
  const venues = table(market, 'venues');
  const names = texts(venues, 'venue');
  const rules = texts(venues, 'rules');
  const accounts = table(market, 'accounts');
  const accountVenue = texts(accounts, 'venue');
  const accountKind = texts(accounts, 'kind');
  const kinds = new Map(names.map((name) => [name, new Set<string>()]));
  accountVenue.forEach((venue, row) => kinds.get(venue)?.add(accountKind[row] || 'trader'));
  const instruments = table(market, 'instruments');
  const venueOf = texts(instruments, 'venue');
  const settleOf = texts(instruments, 'settle');
  const size = instrumentSizes(market);
  const assets = table(market, 'assets');
  const price = new Map(texts(assets, 'asset').map((name, row) => [name, numbers(assets, 'price_usd')[row]]));
  return names.map((venue, v) => {
    const own = venueOf.map((name, i) => (name === venue ? i : -1)).filter((i) => i >= 0);
    own.sort((a, b) => size[b] - size[a] || a - b);
    const settle = own.length === 0 ? 'USD' : settleOf[own[0]];
    return {
      venue,
      rules: rules[v],
      settle,
      multi: new Set(own.map((i) => settleOf[i])).size > 1,
      sizeUsd: own.reduce((sum, i) => sum + size[i], 0),
      settlePrice: price.get(settle) ?? 1,
      kinds: kinds.get(venue)!,
    };
  });
}

/**
 * USD per instrument: the largest of long side, short side and the deeper side of the book within its outermost band.
 */
function instrumentSizes(market: MarketTables): Float64Array {
  const instruments = table(market, 'instruments');
  const place = new Map(texts(instruments, 'instrument').map((id, i) => [id, i]));
  const mark = numbers(instruments, 'mark_price');
  const kind = texts(instruments, 'kind');
  const long = new Float64Array(instruments.rows);
  const short = new Float64Array(instruments.rows);
  const accounts = table(market, 'accounts');
  const counts = numbers(accounts, 'count');
  const count = new Map(texts(accounts, 'account').map((id, row) => [id, counts[row]]));
  const positions = table(market, 'positions');
  const qty = numbers(positions, 'qty');
  for (let row = 0; row < positions.rows; row++) {
    const i = place.get(cellText(positions, 'instrument', row));
    if (i === undefined) continue;
    const usd =
      qty[row] * (count.get(cellText(positions, 'account', row)) ?? 1) * (kind[i] === 'inverse' ? 1 : mark[i]);
    if (usd > 0) long[i] += usd;
    else short[i] -= usd;
  }
  const size = long.map((usd, i) => Math.max(usd, short[i]));
  const depth = table(market, 'depth');
  const notional = numbers(depth, 'notional_usd');
  for (let row = 0; row < depth.rows; row++) {
    const i = place.get(cellText(depth, 'instrument', row));
    if (i !== undefined) size[i] = Math.max(size[i], notional[row]);
  }
  return size;
}

/** Instruments with the venue's new fund in every empty cell of the column `fund`. */
function withInsurers(instruments: Table, insurer: ReadonlyMap<string, string>): Table {
  if (insurer.size === 0) return instruments;
  const venue = texts(instruments, 'venue');
  const fund = texts(instruments, 'fund').map((id, i) => (id === '' ? (insurer.get(venue[i]) ?? '') : id));
  const column = tableFromRows(
    'instruments',
    fund.map((id) => ({ fund: id })),
  ).columns.get('fund')!;
  return { ...instruments, columns: new Map(instruments.columns).set('fund', column) };
}

/**
 * Small markets for the tests of the rule families: the contracts of the tiny market, one venue on Hyperliquid's rules
 * and one (`binance`) on those of the family under test, with the accounts that a test names and a provider on the
 * other side of them.
 */
import { RunState } from '../../cascade/state.ts';
import { stringAt } from '../../core/strings.ts';
import { buildSnapshot } from '../../market/build.ts';
import type { Table } from '../../market/schema.ts';
import type { Snapshot } from '../../market/snapshot.ts';
import { tableFromRows } from '../../market/table.ts';
import type { Cell } from '../../market/table.ts';
import { rowsOfTable, tinyMarket, withTables } from '../../market/testMarket.ts';
import { FAMILY_PARAMETERS } from '../familyParameters.ts';
import type { Actions, ActContext, RuleSet, View } from '../types.ts';
import { marginRows, marginTables } from './margin.ts';

type Row = Record<string, Cell>;

/** Parameters of each family: as in the tables of the built-in market, else the rows of the family. */
export const TEST_PARAMETERS: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  ...Object.fromEntries(
    Object.entries(FAMILY_PARAMETERS).map(([family, rows]) => [
      family,
      Object.fromEntries(rows.map(({ key, value }) => [key, value])),
    ]),
  ),
  hyperliquid: {
    partialThresholdUsd: 100_000,
    partialFraction: 0.2,
    partialCooldownS: 30,
    backstopFraction: 2 / 3,
    oracleIntervalS: 3,
    markEmaS: 150,
    markFallbackEmaS: 30,
    adlScoreFloor: 1e-8,
    blockIntervalS: 0.2,
  },
  'binance-usdm': {
    markWindowS: 30,
    markSampleS: 1,
    indexDeviationMax: 0.05,
    adlRankRefreshS: 30,
    fundNetNotionalCapRatio: 1,
  },
  bybit: {
    adlTriggerRatio: 0.3,
    adlStopRatio: 0.25,
    adlTriggerVariant: 1,
    adlMinPoolUsd: 1,
    adlMarkDeviationMax: 0.05,
    markWindowS: 30,
    markSampleS: 1,
    indexDeviationMax: 0.05,
    adlRankRefreshS: 30,
  },
  okx: {
    adlTriggerDrop: 0.3,
    reduceTiers: 2,
    fullTakeoverTierMax: 2,
    markWindowS: 30,
    markSampleS: 1,
    indexDeviationMax: 0.05,
    adlRankRefreshS: 30,
  },
};

/** An account of a test; positions are instrument, quantity, entry and, for isolated ones, margin. */
export interface TestAccount {
  readonly id: string;
  readonly multi?: boolean;
  readonly portfolio?: boolean;
  readonly balances?: readonly (readonly [asset: string, amount: number])[];
  readonly positions: readonly (readonly [instrument: string, qty: number, entry: number, isolatedMargin?: number])[];
}

/** What a test changes of the tiny market. */
export interface TestChanges {
  readonly parameters?: Readonly<Record<string, number>>;
  /** Rows [minNotional, rate, deduction] per instrument. */
  readonly tiers?: Readonly<Record<string, readonly (readonly [number, number, number])[]>>;
  /** Changed cells per instrument. */
  readonly instruments?: Readonly<Record<string, Row>>;
  readonly oracles?: readonly (readonly [venue: string, asset: string, use: string, source: string, weight: number])[];
  /** Rows [venue, asset, minAmount, maxAmount or null, ratio]. */
  readonly haircuts?: readonly (readonly [string, string, number, number | null, number])[];
}

/** Families that know linear contracts only: their market's inverse one is linear. */
const LINEAR_ONLY = new Set(['dydx', 'drift', 'cme']);
const AS_LINEAR: Readonly<Record<string, Row>> = { 'BN:BTCUSD': { kind: 'linear', settle: 'USDT' } };

const ROLES = new Set(['provider', 'vault', 'fund', 'external', 'deficit']);

function tierRows(rows: Row[], changes: NonNullable<TestChanges['tiers']>): Row[] {
  const kept = rows.filter((row) => changes[String(row['instrument'])] === undefined);
  for (const [instrument, tiers] of Object.entries(changes)) {
    tiers.forEach(([min, rate, deduction], k) => {
      kept.push({
        instrument,
        tier: k + 1,
        min_notional: min,
        max_notional: tiers[k + 1]?.[0] ?? null,
        maint_margin_rate: rate,
        deduction,
        max_leverage: 1 / rate,
        basis: 'assumed',
      });
    });
  }
  return kept;
}

function accountTables(accounts: readonly TestAccount[], venue: string, kept: Row[]): Table[] {
  const provider = venue === 'hyperliquid' ? 'hl-provider' : 'bn-provider';
  const rows = kept.filter((row) => ROLES.has(String(row['kind'])));
  const balances: Row[] = [];
  const positions: Row[] = [];
  const net = new Map<string, number>();
  for (const account of accounts) {
    const mode = account.portfolio === true ? 'portfolio' : account.multi === true ? 'multi' : 'single';
    rows.push({ account: account.id, venue, kind: 'trader', collateral_mode: mode, count: 1, basis: 'synthetic' });
    for (const [asset, amount] of account.balances ?? []) balances.push({ account: account.id, asset, amount });
    for (const [instrument, qty, entry, margin] of account.positions) {
      positions.push({ account: account.id, instrument, qty, entry_price: entry, isolated_margin: margin ?? null });
      net.set(instrument, (net.get(instrument) ?? 0) + qty);
    }
  }
  for (const [instrument, qty] of net) {
    if (qty === 0) continue;
    const entry = positions.find((row) => row['instrument'] === instrument)?.['entry_price'] ?? 1;
    positions.push({ account: provider, instrument, qty: -qty, entry_price: entry, isolated_margin: null });
  }
  balances.push({ account: provider, asset: venue === 'hyperliquid' ? 'USDC' : 'USDT', amount: 1e9 });
  const withBasis = (list: Row[]): Row[] => list.map((row) => ({ ...row, basis: 'synthetic' }));
  return [
    tableFromRows('accounts', rows),
    tableFromRows('balances', withBasis(balances)),
    tableFromRows('positions', withBasis(positions)),
  ];
}

function ownParameters(venue: string, parameters = TEST_PARAMETERS[venue] ?? {}): Row[] {
  return Object.entries(parameters).map(([key, value]) => ({ venue, key, value, basis: 'assumed' }));
}

/** Snapshot with the named accounts; they trade on the venue `hyperliquid` for that family, else on `binance`. */
export function testMarket(family: string, accounts: readonly TestAccount[], changes: TestChanges = {}): Snapshot {
  const tiny = tinyMarket();
  const rowsOf = (name: string): Row[] => rowsOfTable(tiny.tables.get(name)!);
  const venue = family === 'hyperliquid' ? 'hyperliquid' : 'binance';
  const parameters = { ...TEST_PARAMETERS[family], ...changes.parameters };
  const tables: Table[] = [
    tableFromRows(
      'venues',
      rowsOf('venues').map((row) => (row['venue'] === venue ? { ...row, rules: family } : row)),
    ),
    tableFromRows(
      'parameters',
      // The other venue keeps its own rules, so that the market can also run.
      [...ownParameters(venue, parameters), ...(venue === 'hyperliquid' ? [] : ownParameters('hyperliquid'))],
    ),
    tableFromRows('tiers', tierRows(rowsOf('tiers'), changes.tiers ?? {})),
    tableFromRows(
      'instruments',
      rowsOf('instruments').map((row) => {
        const id = String(row['instrument']);
        const without = family === 'cme' ? { funding_rate: 0 } : {};
        return { ...row, ...without, ...(LINEAR_ONLY.has(family) ? AS_LINEAR[id] : {}), ...changes.instruments?.[id] };
      }),
    ),
    ...accountTables(
      accounts,
      venue,
      rowsOf('accounts').map((row) => (family === 'cme' ? { ...row, collateral_mode: 'single' } : row)),
    ),
    tableFromRows('orders', rowsOf('orders').slice(0, 0)),
  ];
  if (changes.oracles !== undefined) {
    const rows = changes.oracles.map(([v, asset, use, source, weight]) => ({ venue: v, asset, use, source, weight }));
    tables.push(
      tableFromRows(
        'oracles',
        rows.map((row) => ({ ...row, basis: 'assumed' })),
      ),
    );
  }
  if (changes.haircuts !== undefined) {
    const rows = changes.haircuts.map(([v, asset, min, max, ratio]) => ({
      venue: v,
      asset,
      min_amount: min,
      max_amount: max,
      ratio,
      basis: 'assumed',
    }));
    tables.push(tableFromRows('haircuts', rows));
  }
  return buildSnapshot(withTables(tiny, ...tables));
}

/** Puts the mark (and book, index, previous mark) of an instrument into a view. */
export function setMark(view: View, instrument: string, price: number): void {
  const { id, inverse } = view.snapshot.instruments;
  const i = id.indexOf(instrument);
  for (const column of [view.mark, view.previousMark, view.index, view.bid, view.ask, view.last]) column[i] = price;
  view.markR[i] = inverse[i] === 0 ? price : -1 / price;
  view.pnlR[i] = view.markR[i];
}

/** Fills a view with the snapshot's own prices, changed where `marks` says so. */
export function fillView(view: View, marks: Readonly<Record<string, number>> = {}): void {
  const { instruments, assets, venues, collateral } = view.snapshot;
  for (let i = 0; i < instruments.n; i++) {
    setMark(view, instruments.id[i], marks[instruments.id[i]] ?? instruments.markPrice[i]);
  }
  view.externalPrice.set(assets.priceUsd);
  for (let v = 0; v < venues.n; v++) view.spotPrice.set(assets.priceUsd, v * assets.n);
  for (let p = 0; p < collateral.nPairs; p++) view.pairPrice[p] = assets.priceUsd[collateral.asset[p]];
}

/** First unit of an account. */
export function unitOf(snapshot: Snapshot, account: string): number {
  for (let a = 0; a < snapshot.accounts.n; a++) {
    if (stringAt(snapshot.accounts.id, a) === account) return snapshot.accounts.unitStart[a];
  }
  return -1;
}

/** Room for the decisions of n rows of at most `legs` legs each. */
export function testActions(n: number, legs = 8): Actions {
  return {
    stage: new Uint8Array(n).fill(255),
    waitUntilS: new Float64Array(n).fill(NaN),
    legAt: Uint32Array.from({ length: n }, (_, r) => r * legs),
    closeQty: new Float64Array(n * legs).fill(NaN),
    limitPrice: new Float64Array(n * legs).fill(NaN),
    feeRate: new Float64Array(n * legs).fill(NaN),
    note: new Float64Array(n).fill(NaN),
  };
}

/** Context of rows with these slacks and maintenances. */
export function testContext(round: number, slack: Float64Array, maintenance: Float64Array, unfilled = 0): ActContext {
  return { round, unfilled: new Uint8Array(slack.length).fill(unfilled), slack, maintenance };
}

/** Decisions of a family about one account of the test market at these marks. */
export function actOnce(
  family: RuleSet,
  account: TestAccount,
  changes: TestChanges = {},
  marks: Readonly<Record<string, number>> = {},
  { round = 0, unfilled = 0 }: { readonly round?: number; readonly unfilled?: number } = {},
): Actions {
  const snapshot = testMarket(family.id, [account], changes);
  const view = new RunState(snapshot);
  fillView(view, marks);
  const rows = Int32Array.of(unitOf(snapshot, account.id) + Number(account.positions[0]?.[3] !== undefined));
  const slack = new Float64Array(1);
  const need = new Float64Array(1);
  marginRows(marginTables(snapshot, new Float64Array(snapshot.instruments.n)), view, rows, 1, slack, need);
  const out = testActions(1);
  family.bind(snapshot, 1).act(view, rows, 1, testContext(round, slack, need, unfilled), out);
  return out;
}

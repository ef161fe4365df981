/**
 * Random treasuries and stablecoins on top of a random market, and what a random scenario does to them, for property
 * tests: sellers with payments within the run, one stablecoin of each kind with a pool and a redeemer, closures, runs
 * and an exploit.
 */
import { Sequence } from '../../core/random.ts';
import type { MarketTables, Table } from '../../market/schema.ts';
import { tableFromRows } from '../../market/table.ts';
import type { Cell } from '../../market/table.ts';
import { rowsOfTable, withTables } from '../../market/testMarket.ts';
import type { ScenarioDoc } from '../testRuns.ts';

type Row = Record<string, Cell>;

/** Stream of this file's draws. */
const STREAM = 320;

/** What is drawn over, and the rows that come of it. */
interface Field {
  readonly draw: Sequence;
  readonly market: MarketTables;
  readonly rows: Record<string, Row[]>;
  readonly money: Row;
  readonly contracts: readonly Row[];
}

const KINDS = ['fiat', 'synthetic', 'algorithmic'] as const;

function between({ draw }: Field, low: number, high: number): number {
  return low + (high - low) * draw.next();
}

function one<T>({ draw }: Field, list: readonly T[]): T {
  return list[draw.nextInt(list.length)];
}

/** The rows of a table, those that were added before included. */
function rowsOf({ market, rows }: Pick<Field, 'market' | 'rows'>, name: string): Row[] {
  const table = market.tables.get(name);
  return (rows[name] ??= table === undefined ? [] : rowsOfTable(table as Table));
}

/** A market with random treasuries and one stablecoin of each kind. */
export function withRandomIssuers(market: MarketTables, seed: number): MarketTables {
  const rows: Record<string, Row[]> = {};
  const assets = rowsOf({ market, rows }, 'assets');
  const contracts = rowsOf({ market, rows }, 'instruments').filter(({ kind }) => kind === 'linear');
  const settle = contracts[0]['settle'];
  const money = assets.find(({ asset }) => asset === settle) as Row;
  const field: Field = { draw: new Sequence(seed, STREAM), market, rows, money, contracts };
  for (let k = 0; k < 2; k++) addTreasury(field, k);
  for (const kind of KINDS) addStablecoin(field, kind);
  return withTables(market, ...Object.entries(field.rows).map(([name, list]) => tableFromRows(name, list)));
}

function addDesk(field: Field, venue: Cell, account: string): void {
  rowsOf(field, 'accounts').push({ account, venue, kind: 'desk', count: 1, basis: 'synthetic' });
}

/** A holder with up to three payments within the 200 seconds of a random scenario, from its start on. */
function addTreasury(field: Field, k: number): void {
  const contract = one(field, field.contracts);
  const price = Number(contract['mark_price']);
  const treasury = `treasury${k}`;
  addDesk(field, contract['venue'], `treasury-desk${k}`);
  rowsOf(field, 'treasuries').push({
    treasury,
    kind: one(field, ['company', 'fund', 'other']),
    account: `treasury-desk${k}`,
    instrument: contract['instrument'],
    coins: between(field, 0, 4e5) / price,
    cash_usd: between(field, 0, 5e4),
    annual_obligations_usd: between(field, 0, 1e5),
    floor_months: field.draw.next() < 0.3 ? 12 : 0,
    sale_limit_usd: field.draw.next() < 0.3 ? between(field, 0, 1e5) : null,
    work_hours: between(field, 0.001, 0.05),
    daily_volume: between(field, 1e6, 1e8) / price,
    basis: 'synthetic',
  });
  for (let n = field.draw.nextInt(4); n > 0; n--) {
    rowsOf(field, 'treasury_obligations').push({
      treasury,
      kind: one(field, ['maturity', 'put', 'dividend', 'redemption', 'creation']),
      due: START_MS[field.draw.nextInt(2)] + 1000 * field.draw.nextInt(220),
      amount_usd: between(field, 1e3, 2e5),
      basis: 'synthetic',
    });
  }
}

/** The two starts of random scenarios (testRuns.ts). */
const START_MS = [Date.UTC(2025, 9, 10, 15, 58, 37), Date.UTC(2025, 9, 10, 20, 58, 37)];

function addStablecoin(field: Field, kind: (typeof KINDS)[number]): void {
  const asset = `R-${kind}`;
  const contract = one(field, field.contracts);
  const coin = contract['asset'];
  const peg = field.money['asset'];
  rowsOf(field, 'assets').push({ ...field.money, asset, kind: 'stablecoin' });
  rowsOf(field, 'pools').push({
    pool: asset,
    kind: 'stable_swap',
    fee: 0.0002,
    amplification: 100,
    basis: 'synthetic',
  });
  rowsOf(field, 'pool_coins').push({ pool: asset, asset, reserve: between(field, 2e5, 1e6), basis: 'synthetic' });
  rowsOf(field, 'pool_coins').push({ pool: asset, asset: peg, reserve: between(field, 2e5, 1e6), basis: 'synthetic' });
  const algorithmic = kind === 'algorithmic';
  rowsOf(field, 'stablecoins').push({
    asset,
    kind,
    peg,
    entity: `issuer of ${asset}`,
    supply: between(field, 1.1e6, 4e6),
    redeem_fee: between(field, 0, 0.002),
    capacity_per_hour: field.draw.next() < 0.5 ? null : between(field, 1e6, 1e8),
    settlement_s: field.draw.nextInt(30),
    opens_h: field.draw.next() < 0.7 ? 0 : 16,
    closes_h: 24,
    price_pool: asset,
    recovery: field.draw.next(),
    rehedge_s: field.draw.next() < 0.5 ? null : field.draw.nextInt(60),
    backing_asset: algorithmic ? coin : null,
    base_pool: algorithmic ? between(field, 1e3, 1e5) : null,
    recovery_blocks: algorithmic ? 36 : null,
    block_s: algorithmic ? 6 : null,
    min_spread: algorithmic ? 0.005 : null,
    basis: 'synthetic',
  });
  if (!algorithmic) addReserves(field, asset, kind, contract);
  addRedeemer(field, asset, contract);
}

/** Cash, something at a bank, and for a synthetic dollar coins against what accounts of traders are short of. */
function addReserves(field: Field, stablecoin: string, kind: string, contract: Row): void {
  const peg = field.money['asset'];
  const add = (reserve: string, asset: Cell, amount: number): void => {
    const entity = `${reserve} of ${stablecoin}`;
    const sale_cost = field.draw.next() < 0.5 ? 0 : 0.01;
    rowsOf(field, 'stablecoin_reserves').push({
      stablecoin,
      reserve,
      entity,
      asset,
      amount,
      sale_cost,
      basis: 'synthetic',
    });
  };
  add('cash', peg, between(field, 1e4, 3e5));
  add('bank', peg, between(field, 1e5, 1e6));
  if (kind !== 'synthetic') return;
  const accounts = rowsOf(field, 'accounts');
  const shorts = rowsOf(field, 'positions').filter(
    ({ instrument, qty }) => instrument === contract['instrument'] && Number(qty) < 0,
  );
  let coins = 0;
  for (const { account, qty } of shorts) {
    const row = accounts.find((own) => own['account'] === account) as Row;
    if (row['kind'] !== 'trader' || Number(row['count'] ?? 1) !== 1) continue;
    row['entity'] = `issuer of ${stablecoin}`;
    coins -= Number(qty);
  }
  if (coins > 0) add('coins', contract['asset'], coins);
}

function addRedeemer(field: Field, stablecoin: string, contract: Row): void {
  const keeper = `redeemer of ${stablecoin}`;
  addDesk(field, contract['venue'], `desk of ${stablecoin}`);
  rowsOf(field, 'keepers').push({
    keeper,
    role: 'redeemer',
    account: `desk of ${stablecoin}`,
    gas_usd: between(field, 0, 5),
    latency_s: field.draw.nextInt(10),
    basis: 'synthetic',
  });
  const amount = between(field, 1e3, 3e5);
  rowsOf(field, 'chain_balances').push({ holder: keeper, asset: field.money['asset'], amount, basis: 'synthetic' });
}

/** What happens to the stablecoins of {@link withRandomIssuers}, added to a random scenario. */
export function withRandomRuns(doc: ScenarioDoc, seed: number): ScenarioDoc {
  const draw = new Sequence(seed, STREAM + 1);
  const at = (): { start: number; length: number } => ({ start: draw.nextInt(80), length: draw.nextInt(100) });
  const redemptions = KINDS.flatMap((kind) => {
    const asset = `R-${kind}`;
    return [
      { asset, tokens: 5e5 * draw.next(), at: `pool:${asset}`, ...at() },
      { asset, tokens: 8e5 * draw.next(), at: 'issuer', ...at() },
    ];
  });
  const closures = draw.next() < 0.5 ? [{ entity: 'bank of R-fiat', start: 1 + draw.nextInt(50), length: 60 }] : [];
  const exploits = draw.next() < 0.3 ? [{ pool: 'R-fiat', share: draw.next(), start: draw.nextInt(200) }] : [];
  return { ...doc, redemptions, closures, exploits };
}

/**
 * Random chain parts for the property tests: lending markets of any protocol, loans near their thresholds, pools of
 * every kind and keepers with accounts at the venues of a random market.
 */
import { Sequence } from '../../core/random.ts';
import type { MarketTables, Table } from '../../market/schema.ts';
import { tableFromRows } from '../../market/table.ts';
import type { Cell } from '../../market/table.ts';
import { AAVE_PARAMETERS, parameterRows, withChain } from '../../market/testChain.ts';
import { rowsOfTable, withTables } from '../../market/testMarket.ts';
import { amountX, amountY, priceAtTick, tickAtPrice } from '../../rules/pools/concentrated.ts';

type Row = Record<string, Cell>;

/** Stream of this file's draws. */
const STREAM = 310;

/** Parameters of each protocol's random markets. */
const PARAMETERS: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  aave: AAVE_PARAMETERS,
  'aave-v4': {
    target_health_factor: 1.24,
    health_factor_for_max_bonus: 0.9,
    liquidation_bonus_factor: 0.9,
    min_leftover_usd: 1_000,
  },
  morpho: { incentive_beta: 0.3, incentive_max: 1.15 },
  euler: { max_discount: 0.15, socialise_debt: 1, min_socialised_usd: 1e-6 },
  compound: { store_front_price_factor: 0.6, target_reserves: 1e7, base_decimals: 6 },
  maker: {
    chop: 1.13,
    buf: 1.2,
    tau_s: 0,
    cut: 0.99,
    step_s: 2,
    tail_s: 120,
    cusp: 0.4,
    tip: 60,
    chip: 0.001,
    hole: 5e5,
    dust: 100,
  },
  liquity: { keep: 0, compensation: 0.005, compensation_cap: 1e9, seizure_ratio: 0 },
};

/** The hub of random markets of Aave v4. */
const HUB = 'core';
/** Protocols with many assets in one market, and those whose bonus is a figure of the asset. */
const MANY_ASSETS: ReadonlySet<string> = new Set(['aave', 'aave-v4', 'euler', 'compound']);
const WITH_BONUS: ReadonlySet<string> = new Set(['aave', 'aave-v4', 'compound']);

/** Protocols that random markets draw from. */
export const RANDOM_PROTOCOLS: readonly string[] = Object.keys(PARAMETERS);

/** What a random chain part is drawn over. */
interface Field {
  readonly draw: Sequence;
  readonly coins: readonly Row[];
  readonly money: readonly Row[];
  readonly market: MarketTables;
  readonly rows: Record<string, Row[]>;
}

const priceOf = (asset: Row): number => Number(asset['price_usd']);

function rowsOf(market: MarketTables, name: string): Row[] {
  return rowsOfTable(market.tables.get(name) as Table);
}

/** A market with a random chain part; `protocols` as {@link RANDOM_PROTOCOLS} unless a test wants one of its own. */
export function withRandomChain(market: MarketTables, seed: number, protocols = RANDOM_PROTOCOLS): MarketTables {
  const assets = rowsOf(market, 'assets');
  const field: Field = {
    draw: new Sequence(seed, STREAM),
    coins: assets.filter(({ kind }) => kind === 'crypto'),
    money: assets.filter(({ kind }) => kind === 'stablecoin'),
    market,
    rows: {},
  };
  const n = 1 + field.draw.nextInt(3);
  addPools(field);
  for (let m = 0; m < n; m++) addMarket(field, `lend${m}`, protocols[field.draw.nextInt(protocols.length)]);
  addHubSupply(field);
  const accounts = addKeepers(field);
  return withTables(withChain(market, field.rows), ...accounts);
}

function add({ rows }: Field, table: string, row: Row): void {
  (rows[table] ??= []).push({ ...row, basis: 'synthetic' });
}

function between({ draw }: Field, low: number, high: number): number {
  return low + (high - low) * draw.next();
}

function one<T>({ draw }: Field, list: readonly T[]): T {
  return list[draw.nextInt(list.length)];
}

/** One pool of each kind that the assets allow. */
function addPools(field: Field): void {
  const { coins, money } = field;
  for (const kind of ['constant_product', 'concentrated'] as const) {
    const coin = one(field, coins);
    const cash = one(field, money);
    const price = priceOf(coin) / priceOf(cash);
    const usd = between(field, 2e5, 3e6);
    const pool = `${kind}-pool`;
    add(field, 'pools', { pool, kind, fee: 0.003, price: kind === 'concentrated' ? price : null });
    let held: [number, number] = [usd / priceOf(coin), usd / priceOf(cash)];
    if (kind === 'concentrated') {
      const at = tickAtPrice(price);
      const [low, high] = [priceAtTick(at - 3_000), priceAtTick(at + 3_000)];
      const liquidity = usd / amountY(1, low, price);
      add(field, 'pool_ticks', { pool, tick: at - 3_000, liquidity_net: liquidity });
      add(field, 'pool_ticks', { pool, tick: at + 3_000, liquidity_net: -liquidity });
      held = [amountX(liquidity, price, high), amountY(liquidity, low, price)];
    }
    add(field, 'pool_coins', { pool, asset: coin['asset'], reserve: held[0] });
    add(field, 'pool_coins', { pool, asset: cash['asset'], reserve: held[1] });
  }
  if (money.length < 2) return;
  add(field, 'pools', { pool: 'stable-pool', kind: 'stable_swap', fee: 0.0004, amplification: 100 });
  for (const coin of money) add(field, 'pool_coins', { pool: 'stable-pool', asset: coin['asset'], reserve: 1e6 });
}

/** A lending market with one to three kinds of collateral and loans a little above their thresholds. */
function addMarket(field: Field, market: string, protocol: string): void {
  const { draw, coins, money } = field;
  const debt = one(field, money);
  const pair = !MANY_ASSETS.has(protocol);
  const hub = protocol === 'aave-v4' && draw.next() < 0.7 ? HUB : null;
  const collateral = pair ? [one(field, coins)] : coins;
  add(field, 'lending_markets', { market, protocol, hub });
  (field.rows['lending_parameters'] ??= []).push(...parameterRows(market, PARAMETERS[protocol]));
  const threshold = collateral.map(() => between(field, 0.6, 0.9));
  const sums = collateral.map(() => 0);
  let owed = 0;
  for (let k = 0; k < 30; k++) {
    const c = draw.nextInt(collateral.length);
    const count = draw.next() < 0.3 ? 1 + draw.nextInt(9) : 1;
    const usd = between(field, 500, 60_000);
    const amount = usd / between(field, 1.01, 1.4) / priceOf(debt);
    const held = usd / threshold[c] / priceOf(collateral[c]);
    add(field, 'loans', { loan: `${market}-${k}`, market, count });
    add(field, 'loan_legs', { loan: `${market}-${k}`, asset: collateral[c]['asset'], collateral: held });
    add(field, 'loan_legs', { loan: `${market}-${k}`, asset: debt['asset'], debt: amount });
    sums[c] += held * count;
    owed += amount * count;
  }
  const minting = protocol === 'maker' || protocol === 'liquity';
  collateral.forEach((asset, c) => {
    add(field, 'lending_assets', {
      market,
      asset: asset['asset'],
      liquidation_threshold: threshold[c],
      liquidation_bonus: WITH_BONUS.has(protocol) ? between(field, 0.02, 0.1) : 0,
      protocol_fee: 0.1,
      supplied: minting ? 0 : sums[c] * between(field, 1, 1.5),
      oracle: coinOracle(field, String(asset['asset'])),
    });
  });
  const borrowed = owed * between(field, 1, 1.2);
  add(field, 'lending_assets', {
    market,
    asset: debt['asset'],
    supplied: minting ? 0 : borrowed * between(field, hub === null ? 1 : 0.3, 1.3),
    borrowed,
    buffer: draw.next() < 0.5 ? 0 : owed * between(field, 0, 0.1),
    borrow_rate: between(field, 0, 0.3),
    oracle: 'external',
  });
}

/** A market without loans that supplies the hub with what its other markets draw beyond their own supply. */
function addHubSupply(field: Field): void {
  const onHub = (field.rows['lending_markets'] ?? []).filter(({ hub }) => hub === HUB).map(({ market }) => market);
  if (onHub.length === 0) return;
  const rows = (field.rows['lending_assets'] ?? []).filter(({ market }) => onHub.includes(market ?? null));
  add(field, 'lending_markets', { market: 'supply', protocol: 'aave-v4', hub: HUB });
  (field.rows['lending_parameters'] ??= []).push(...parameterRows('supply', PARAMETERS['aave-v4']));
  for (const asset of new Set(rows.map((row) => row['asset']))) {
    const borrowed = rows.reduce((sum, row) => sum + (row['asset'] === asset ? Number(row['borrowed'] ?? 0) : 0), 0);
    if (borrowed === 0) continue;
    add(field, 'lending_assets', {
      market: 'supply',
      asset,
      supplied: borrowed * between(field, 0.7, 1),
      oracle: 'external',
    });
  }
}

/** External, or the mark of a contract, or a pool, at times with a heartbeat and a deviation. */
function coinOracle(field: Field, asset: string): string {
  const { draw, market, rows } = field;
  const contract = rowsOf(market, 'instruments').find((row) => row['asset'] === asset && row['kind'] === 'linear');
  const pool = (rows['pool_coins'] ?? []).find((row) => row['asset'] === asset);
  const way = draw.next();
  if (way < 0.3 && contract !== undefined) return `mark:${contract['instrument']}`;
  if (way < 0.5 && pool !== undefined) return `pool:${pool['pool']}`;
  return 'external';
}

/** Two liquidators, one short of money, and an arbitrageur; all but the first have an account at the first venue. */
function addKeepers(field: Field): Table[] {
  const { market, coins, money, draw } = field;
  const venue = rowsOf(market, 'venues')[0]['venue'];
  const settle = rowsOf(market, 'instruments').find((row) => row['venue'] === venue)?.['settle'] as string;
  const accounts = rowsOf(market, 'accounts');
  const balances = rowsOf(market, 'balances');
  for (const [k, role] of ['liquidator', 'liquidator', 'arbitrageur'].entries()) {
    const keeper = `keeper${k}`;
    const account = k === 0 ? null : `desk${k}`;
    add(field, 'keepers', { keeper, role, account, gas_usd: between(field, 0, 50), latency_s: draw.nextInt(15) });
    for (const asset of money) {
      add(field, 'chain_balances', {
        holder: keeper,
        asset: asset['asset'],
        amount: between(field, 1e3, k === 0 ? 2e4 : 1e6),
      });
    }
    if (role === 'arbitrageur') {
      for (const asset of coins) {
        const amount = between(field, 1e3, 2e5) / priceOf(asset);
        add(field, 'chain_balances', { holder: keeper, asset: asset['asset'], amount });
      }
    }
    if (account === null) continue;
    accounts.push({ account, venue, kind: 'desk', collateral_mode: 'single', count: 1, basis: 'synthetic' });
    const usd = rowsOf(market, 'assets').find((row) => row['asset'] === settle);
    balances.push({ account, asset: settle, amount: 2e5 / priceOf(usd as Row), basis: 'synthetic' });
  }
  return [tableFromRows('accounts', accounts), tableFromRows('balances', balances)];
}

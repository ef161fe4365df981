/**
 * A small hand-made market for tests: two venues, two coins, and one of each thing that can go wrong. Every number in
 * it is chosen for arithmetic that can be followed by hand; none is measured.
 */
import type { MarketTables, Table } from './schema.ts';
import { tableFromRows } from './table.ts';
import type { Cell } from './table.ts';

type Row = Readonly<Record<string, Cell>>;

/** Rows from a header and lines of cells. */
function rowsOf(header: string, lines: readonly (readonly Cell[])[]): Row[] {
  const names = header.split(' ');
  return lines.map((cells) => Object.fromEntries(names.map((name, k) => [name, cells[k]])));
}

const ASSETS = rowsOf('asset kind price_usd daily_volatility beta_btc', [
  ['USD', 'fiat', 1, 0, 0],
  ['USDC', 'stablecoin', 1, 0.0005, 0],
  ['USDT', 'stablecoin', 1, 0.0005, 0],
  ['BTC', 'crypto', 100_000, 0.025, 1],
  ['ETH', 'crypto', 4_000, 0.04, 1.4],
]);

const VENUES = rowsOf('venue rules', [
  ['hyperliquid', 'hyperliquid'],
  ['binance', 'binance-usdm'],
]);

const PARAMETERS = rowsOf('venue key value', [
  ['hyperliquid', 'tiny_market', 1],
  ['binance', 'tiny_market', 1],
]);

const INSTRUMENTS = rowsOf(
  'instrument venue asset kind settle mark_price tick_size taker_fee maker_fee liquidation_fee ' +
    'funding_rate funding_interval_h half_spread volume_24h_usd fund',
  [
    ['HL:BTC', 'hyperliquid', 'BTC', 'linear', 'USDC', 100_000, 1, 0.00045, 0.00015, 0, 1e-5, 1, 1e-5, 5e8, 'hl-fund'],
    ['HL:ETH', 'hyperliquid', 'ETH', 'linear', 'USDC', 4_000, 0.1, 0.00045, 0.00015, 0, 1e-5, 1, 2e-5, 3e8, 'hl-fund'],
    [
      'BN:BTCUSDT',
      'binance',
      'BTC',
      'linear',
      'USDT',
      100_000,
      0.1,
      0.0005,
      0.0002,
      0.0125,
      1e-4,
      8,
      1e-6,
      2e9,
      'bn-fund',
    ],
    [
      'BN:ETHUSDT',
      'binance',
      'ETH',
      'linear',
      'USDT',
      4_000,
      0.01,
      0.0005,
      0.0002,
      0.0125,
      1e-4,
      8,
      2e-6,
      1e9,
      'bn-fund',
    ],
    [
      'BN:BTCUSD',
      'binance',
      'BTC',
      'inverse',
      'BTC',
      100_000,
      0.1,
      0.0005,
      0.0002,
      0.015,
      1e-4,
      8,
      1e-6,
      4e8,
      'bn-fund',
    ],
  ],
);

const TIERS = rowsOf('instrument tier min_notional max_notional maint_margin_rate deduction max_leverage', [
  ['HL:BTC', 1, 0, 1_500_000, 0.0125, 0, 40],
  ['HL:BTC', 2, 1_500_000, null, 0.025, 18_750, 20],
  ['HL:ETH', 1, 0, null, 0.02, 0, 25],
  ['BN:BTCUSDT', 1, 0, 300_000, 0.004, 0, 125],
  ['BN:BTCUSDT', 2, 300_000, 3_000_000, 0.005, 300, 100],
  ['BN:BTCUSDT', 3, 3_000_000, 100_000_000, 0.01, 15_300, 50],
  ['BN:ETHUSDT', 1, 0, 300_000, 0.004, 0, 125],
  ['BN:ETHUSDT', 2, 300_000, 100_000_000, 0.01, 1_800, 50],
  ['BN:BTCUSD', 1, 0, 5, 0.004, 0, 125],
  ['BN:BTCUSD', 2, 5, 1_000, 0.01, 0.03, 50],
]);

const HAIRCUTS = rowsOf('venue asset min_amount max_amount ratio', [
  ['binance', 'USDT', 0, null, 1],
  ['binance', 'BTC', 0, 10, 0.95],
  ['binance', 'BTC', 10, null, 0.9],
]);

const ORACLES = rowsOf('venue asset use source weight', [
  ['hyperliquid', 'BTC', 'index', 'external', 1],
  ['hyperliquid', 'ETH', 'index', 'external', 1],
  ['binance', 'BTC', 'index', 'external', 1],
  ['binance', 'ETH', 'index', 'external', 1],
  ['binance', 'BTC', 'collateral', 'external', 1],
]);

const ACCOUNTS = rowsOf('account venue kind collateral_mode count entity', [
  ['bn-provider', 'binance', 'provider', 'multi', 1, 'maker'],
  ['hl-provider', 'hyperliquid', 'provider', 'single', 1, 'maker'],
  ['hl-cohort', 'hyperliquid', 'trader', 'single', 100, ''],
  ['hl-isolated', 'hyperliquid', 'trader', 'single', 1, ''],
  ['hl-vault', 'hyperliquid', 'vault', 'single', 1, ''],
  ['hl-fund', 'hyperliquid', 'fund', 'single', 1, ''],
  ['hl-external', 'hyperliquid', 'external', 'single', 1, ''],
  ['hl-deficit', 'hyperliquid', 'deficit', 'single', 1, ''],
  ['bn-multi', 'binance', 'basis', 'multi', 1, 'basis-desk'],
  ['bn-single', 'binance', 'trader', 'single', 1, ''],
  ['bn-coin', 'binance', 'trader', 'single', 1, ''],
  ['bn-cohort', 'binance', 'trader', 'single', 50, ''],
  ['bn-vault', 'binance', 'vault', 'multi', 1, ''],
  ['bn-fund', 'binance', 'fund', 'multi', 1, ''],
  ['bn-external', 'binance', 'external', 'multi', 1, ''],
  ['bn-deficit', 'binance', 'deficit', 'multi', 1, ''],
]);

const BALANCES = rowsOf('account asset amount', [
  ['hl-provider', 'USDC', 2_000_000],
  ['hl-cohort', 'USDC', 6_000],
  ['hl-isolated', 'USDC', 10_000],
  ['hl-vault', 'USDC', 3_000_000],
  ['hl-fund', 'USDC', 1_000_000],
  ['bn-provider', 'USDT', 5_000_000],
  ['bn-provider', 'BTC', 20],
  ['bn-multi', 'BTC', 25],
  ['bn-multi', 'USDT', -100_000],
  ['bn-single', 'USDT', 250_000],
  ['bn-coin', 'BTC', 0.4],
  ['bn-vault', 'USDT', 1_000_000],
  ['bn-fund', 'USDT', 2_000_000],
  ['bn-fund', 'BTC', 10],
]);

/** Quantities times members add up to zero per instrument: 50 - 10 - 5 - 35 BTC on HL:BTC, and so on. */
const POSITIONS = rowsOf('account instrument qty entry_price isolated_margin', [
  ['hl-cohort', 'HL:BTC', 0.5, 101_000, null],
  ['hl-isolated', 'HL:BTC', -10, 99_000, 60_000],
  ['hl-vault', 'HL:BTC', -5, 100_000, null],
  ['hl-provider', 'HL:BTC', -35, 100_500, null],
  ['hl-isolated', 'HL:ETH', 300, 4_100, 90_000],
  ['hl-cohort', 'HL:ETH', -2, 4_050, null],
  ['hl-provider', 'HL:ETH', -100, 4_020, null],
  ['bn-single', 'BN:BTCUSDT', 20, 98_000, null],
  ['bn-multi', 'BN:BTCUSDT', -30, 97_000, null],
  ['bn-provider', 'BN:BTCUSDT', 10, 100_000, null],
  ['bn-multi', 'BN:ETHUSDT', 400, 4_200, null],
  ['bn-cohort', 'BN:ETHUSDT', -6, 3_900, 1_200],
  ['bn-single', 'BN:ETHUSDT', -100, 4_000, null],
  ['bn-multi', 'BN:BTCUSD', -500_000, 95_000, null],
  ['bn-coin', 'BN:BTCUSD', 300_000, 102_000, null],
  ['bn-cohort', 'BN:BTCUSD', 4_000, 101_000, 0.002],
]);

const ORDERS = rowsOf('account instrument qty trigger_price reference', [
  ['hl-cohort', 'HL:BTC', -0.5, 97_000, 'mark'],
  ['bn-single', 'BN:BTCUSDT', -5, 96_000, 'last'],
]);

const ROUTES = rowsOf('from to minutes capacity_usd_per_minute', [
  ['hyperliquid', 'binance', 15, 2_000_000],
  ['binance', 'hyperliquid', 10, null],
]);

/** Cumulative USD within 0.1%, 1% and 10% of the touch, the same for both sides. */
const DEPTH_USD: Readonly<Record<string, readonly number[]>> = {
  'HL:BTC': [2e6, 1e7, 4e7],
  'HL:ETH': [1e6, 6e6, 2e7],
  'BN:BTCUSDT': [8e6, 5e7, 2e8],
  'BN:ETHUSDT': [4e6, 3e7, 1e8],
  'BN:BTCUSD': [1e6, 8e6, 3e7],
};

function depthRows(): Row[] {
  return Object.entries(DEPTH_USD).flatMap(([instrument, usd]) =>
    ['bid', 'ask'].flatMap((side) =>
      [0.001, 0.01, 0.1].map((distance, k) => ({ instrument, side, distance, notional_usd: usd[k], basis: 'assumed' })),
    ),
  );
}

function withBasis(rows: readonly Row[], basis: string): Row[] {
  return rows.map((row) => ({ ...row, basis }));
}

/**
 * The tables of the market: venues `hyperliquid` (USDC linear contracts) and `binance` (USDT linear and one BTC inverse
 * contract); cross, isolated and cohort accounts, a multi-collateral account in margin debt, and per venue a provider,
 * a vault, a fund, an external and a deficit account. Valid as it stands; each call makes new tables.
 */
export function tinyMarket(): MarketTables {
  const tables: Record<string, readonly Row[]> = {
    assets: withBasis(ASSETS, 'assumed'),
    venues: withBasis(VENUES, 'assumed'),
    parameters: withBasis(PARAMETERS, 'assumed'),
    instruments: withBasis(INSTRUMENTS, 'synthetic'),
    tiers: withBasis(TIERS, 'assumed'),
    haircuts: withBasis(HAIRCUTS, 'assumed'),
    oracles: withBasis(ORACLES, 'assumed'),
    depth: depthRows(),
    accounts: withBasis(ACCOUNTS, 'synthetic'),
    balances: withBasis(BALANCES, 'synthetic'),
    positions: withBasis(POSITIONS, 'synthetic'),
    orders: withBasis(ORDERS, 'synthetic'),
    routes: withBasis(ROUTES, 'assumed'),
  };
  return {
    tables: new Map(Object.entries(tables).map(([name, rows]) => [name, tableFromRows(name, rows)])),
    name: 'tiny',
    asOfMs: 1_760_054_400_000,
    synthetic: true,
    seed: null,
    sources: [{ what: 'all tables', source: 'made by hand for tests', asOf: '2025-10-10', basis: 'synthetic' }],
  };
}

/** The market with some tables replaced or added: what most tests of one wrong row need. */
export function withTables(market: MarketTables, ...replaced: readonly Table[]): MarketTables {
  const tables = new Map(market.tables);
  for (const table of replaced) tables.set(table.name, table);
  return { ...market, tables };
}

/** Rows of a table as objects (empty cells null), to be changed and given back to `tableFromRows`. */
export function rowsOfTable(table: Table): Record<string, Cell>[] {
  return Array.from({ length: table.rows }, (_, row) => {
    const out: Record<string, Cell> = {};
    for (const [name, column] of table.columns) {
      if (column.type === 'number') out[name] = column.values[row] === column.values[row] ? column.values[row] : null;
      else out[name] = column.codes[row] < 0 ? null : column.dictionary[column.codes[row]];
    }
    return out;
  });
}

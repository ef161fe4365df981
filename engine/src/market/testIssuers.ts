/**
 * Markets for tests of slow sellers and issuers: the tiny market with one more account of kind desk at each venue, and
 * rows of treasuries, pools and stablecoins. Every number is chosen for arithmetic that can be followed.
 */
import type { MarketTables, Table } from './schema.ts';
import { tableFromRows } from './table.ts';
import type { Cell } from './table.ts';
import { type ChainRows, withChain } from './testChain.ts';
import { rowsOfTable, tinyMarket, withTables } from './testMarket.ts';

type Row = Readonly<Record<string, Cell>>;

/** Start of the tiny market: 10 October 2025, 00:00 UTC, a Friday. */
export const START_MS = Date.UTC(2025, 9, 10);

/** The tiny market, more accounts, more assets, and these rows. */
export function issuerMarket(
  rows: ChainRows,
  more: {
    readonly accounts?: readonly Row[];
    readonly balances?: readonly Row[];
    readonly positions?: readonly Row[];
    readonly assets?: readonly Row[];
  } = {},
): MarketTables {
  const market = tinyMarket();
  const desks = ['hyperliquid', 'binance'].map((venue) => ({
    account: `${venue}-desk`,
    venue,
    kind: 'desk',
    count: 1,
  }));
  const merged = (name: string, extra: readonly Row[]): Table =>
    tableFromRows(name, [...rowsOfTable(market.tables.get(name) as Table), ...extra]);
  const tables = withTables(
    market,
    merged('assets', more.assets ?? []),
    merged('accounts', [...desks, ...(more.accounts ?? [])]),
    merged('balances', more.balances ?? []),
    merged('positions', more.positions ?? []),
  );
  return withChain(tables, rows);
}

/** A company with 100 BTC that sells at binance over an hour, in a market that trades 312.5 BTC a day. */
export const COMPANY: Row = {
  treasury: 'company',
  account: 'binance-desk',
  instrument: 'BN:BTCUSDT',
  coins: 100,
  cash_usd: 1e6,
  work_hours: 1,
  daily_volume: 312.5,
  basis: 'synthetic',
};

/** A payment of the company that falls due an hour after the start. */
export function dueInAnHour(amountUsd: number, more: Row = {}): Row {
  return { treasury: 'company', kind: 'put', due: START_MS + 3_600_000, amount_usd: amountUsd, ...more };
}

/** A stablecoin as an asset. */
export const STB: Row = { asset: 'STB', kind: 'stablecoin', price_usd: 1, daily_volatility: 0.0005, beta_btc: 0 };

/**
 * A stablecoin with the reserves of USDC of 11 March 2023, a thousandth of them: cash, bills, and a deposit at one bank
 * (`svb`); a pool against the dollar, and one redeemer.
 */
export const FIAT: ChainRows = {
  pools: [{ pool: 'stb', kind: 'stable_swap', fee: 0.0001, amplification: 200 }],
  pool_coins: [
    { pool: 'stb', asset: 'STB', reserve: 10e6 },
    { pool: 'stb', asset: 'USD', reserve: 10e6 },
  ],
  keepers: [{ keeper: 'redeemer', role: 'redeemer', gas_usd: 5, latency_s: 20 }],
  chain_balances: [{ holder: 'redeemer', asset: 'USD', amount: 5e6 }],
  stablecoins: [{ asset: 'STB', kind: 'fiat', peg: 'USD', entity: 'issuer', supply: 42.1e6, price_pool: 'stb' }],
  stablecoin_reserves: [
    { stablecoin: 'STB', reserve: 'cash', entity: 'bank', asset: 'USD', amount: 6.4e6 },
    { stablecoin: 'STB', reserve: 'bills', entity: 'custodian', asset: 'USD', amount: 32.4e6 },
    { stablecoin: 'STB', reserve: 'deposit', entity: 'svb', asset: 'USD', amount: 3.3e6 },
  ],
};

/** Rows with one row of one table changed. */
export function edited(rows: ChainRows, table: string, changes: Row, at = 0): ChainRows {
  return { ...rows, [table]: rows[table].map((row, k) => (k === at ? { ...row, ...changes } : row)) };
}

/**
 * A stablecoin without reserves behind which ETH is minted, in a pool against USDC, and a redeemer who sells the coins
 * at hyperliquid. A virtual pool of 50,000 recovers over 36 blocks of 6 seconds.
 */
export const ALGORITHMIC: ChainRows = {
  pools: [{ pool: 'stb', kind: 'stable_swap', fee: 0.0001, amplification: 200 }],
  pool_coins: [
    { pool: 'stb', asset: 'STB', reserve: 2e6 },
    { pool: 'stb', asset: 'USDC', reserve: 2e6 },
  ],
  keepers: [{ keeper: 'redeemer', role: 'redeemer', account: 'hyperliquid-desk', gas_usd: 1 }],
  chain_balances: [{ holder: 'redeemer', asset: 'USDC', amount: 5e5 }],
  stablecoins: [
    {
      asset: 'STB',
      kind: 'algorithmic',
      peg: 'USD',
      supply: 20e6,
      price_pool: 'stb',
      backing_asset: 'ETH',
      base_pool: 50_000,
      recovery_blocks: 36,
      block_s: 6,
      min_spread: 0.005,
    },
  ],
};

/** A synthetic dollar: 30 BTC and a million in cash, and 30 BTC short at binance with a million of margin. */
export const SYNTHETIC: ChainRows = {
  stablecoins: [{ asset: 'STB', kind: 'synthetic', peg: 'USD', entity: 'synthesis', supply: 4.95e6 }],
  stablecoin_reserves: [
    { stablecoin: 'STB', reserve: 'cash', asset: 'USD', amount: 1e6 },
    { stablecoin: 'STB', reserve: 'coins', asset: 'BTC', amount: 30 },
  ],
};

/** Accounts of {@link SYNTHETIC}: the issuer's short, and a trader opposite with a twentieth of it as margin. */
export const SYNTHETIC_ACCOUNTS = {
  assets: [STB],
  accounts: [
    { account: 'bn-hedge', venue: 'binance', kind: 'trader', count: 1, entity: 'synthesis' },
    { account: 'bn-long', venue: 'binance', kind: 'trader', count: 1 },
  ],
  balances: [
    { account: 'bn-hedge', asset: 'USDT', amount: 1e6 },
    { account: 'bn-long', asset: 'USDT', amount: 1.5e5 },
  ],
  positions: [
    { account: 'bn-hedge', instrument: 'BN:BTCUSDT', qty: -30, entry_price: 100_000 },
    { account: 'bn-long', instrument: 'BN:BTCUSDT', qty: 30, entry_price: 100_000 },
  ],
} as const;

/**
 * Spot books for markets of tests: for each coin that a venue has a linear contract on, a book against the contract's
 * settlement token, half as deep as the contract's, with a maker who holds coins and money. No number is measured.
 */
import type { MarketTables } from './schema.ts';
import { type Cell, tableFromRows } from './table.ts';
import { rowsOfTable, withTables } from './testMarket.ts';

/** How {@link withSpotBooks} makes them. */
export interface SpotBookOptions {
  /** What a maker holds on each side, in multiples of the depth within 1%. */
  readonly makerMultiple?: number;
  /** Coins of each book that arbitrageurs of the venue hold, in multiples of the depth within 1%. */
  readonly arbitrageMultiple?: number;
  /** Whether indices and collateral prices of a venue are read from its own books. */
  readonly ownIndex?: boolean;
}

type Row = Record<string, Cell>;

/** Name of the spot book of a coin on a venue, and of the account that quotes it. */
export const spotBookId = (venue: string, asset: string): string => `${venue}:${asset}-SPOT`;
/** Account that quotes the spot books of a venue. */
export const spotMakerId = (venue: string): string => `${venue}:spot-maker`;

/** The market with spot books, their makers, and by choice indices that are read from them. */
export function withSpotBooks(market: MarketTables, options: SpotBookOptions = {}): MarketTables {
  const { makerMultiple = 3, arbitrageMultiple = 1, ownIndex = true } = options;
  const rows = (name: string): Row[] => {
    const table = market.tables.get(name);
    return table === undefined ? [] : rowsOfTable(table);
  };
  const [instruments, depth, accounts, oracles] = ['instruments', 'depth', 'accounts', 'oracles'].map(rows);
  const balances = rows('balances');
  const priceOf = new Map(rows('assets').map((row) => [row['asset'], Number(row['price_usd'])]));
  const add = (account: string, asset: Cell, amount: number): void => {
    const row = balances.find((one) => one['account'] === account && one['asset'] === asset);
    if (row === undefined) balances.push({ account, asset, amount, basis: 'synthetic' });
    else row['amount'] = Number(row['amount']) + amount;
  };
  for (const contract of [...instruments]) {
    const venue = String(contract['venue']);
    const asset = String(contract['asset']);
    const id = spotBookId(venue, asset);
    if (contract['kind'] !== 'linear' || instruments.some((row) => row['instrument'] === id)) continue;
    const price = priceOf.get(asset) as number;
    instruments.push({
      ...{ instrument: id, venue, asset, kind: 'spot', settle: contract['settle'], mark_price: price },
      ...{
        tick_size: contract['tick_size'],
        taker_fee: 0.001,
        half_spread: contract['half_spread'],
        basis: 'synthetic',
      },
    });
    const bands = depth.filter((row) => row['instrument'] === contract['instrument']);
    for (const row of bands) depth.push({ ...row, instrument: id, notional_usd: Number(row['notional_usd']) / 2 });
    const near = bands.filter((row) => row['side'] === 'bid' && Number(row['distance']) <= 0.01);
    const usd = Math.max(...near.map((row) => Number(row['notional_usd']))) / 2;
    const maker = spotMakerId(venue);
    if (!accounts.some((row) => row['account'] === maker)) {
      accounts.push({
        account: maker,
        venue,
        kind: 'spot_maker',
        collateral_mode: 'single',
        count: 1,
        basis: 'synthetic',
      });
    }
    add(maker, asset, (makerMultiple * usd) / price);
    add(maker, contract['settle'], makerMultiple * usd);
    for (const row of accounts) {
      const free = row['venue'] === venue && row['kind'] === 'arbitrageur' && row['collateral_mode'] === 'single';
      if (free) add(String(row['account']), asset, (arbitrageMultiple * usd) / price);
    }
    if (ownIndex) {
      const others = oracles.filter((row) => row['venue'] !== venue || row['asset'] !== asset || row['use'] === 'perp');
      const own = { venue, asset, source: `spot:${venue}`, weight: 1, basis: 'synthetic' };
      oracles.splice(0, oracles.length, ...others, { ...own, use: 'index' }, { ...own, use: 'collateral' });
    }
  }
  const changed = { instruments, depth, accounts, balances, oracles };
  return withTables(market, ...Object.entries(changed).map(([name, table]) => tableFromRows(name, table)));
}

/** Accounts that trade coins with borrowed tokens as part of a market: what they must be, and what is refused. */
import { expect, it } from 'vitest';
import { type Cell, tableFromRows } from './table.ts';
import { rowsOfTable, tinyMarket, withTables } from './testMarket.ts';
import { withSpotBooks } from './testSpot.ts';
import { validateTables } from './validate.ts';

type Row = Record<string, Cell>;

/** Issues of the tiny market with one more account of mode `loan`, its balances, and positions. */
function places(account: Row, balances: readonly Row[], positions: readonly Row[] = [], spot = true): string[] {
  const market = spot ? withSpotBooks(tinyMarket()) : tinyMarket();
  const more = {
    accounts: [{ account: 'l', venue: 'binance', collateral_mode: 'loan', ...account }],
    balances,
    positions,
  };
  const tables = Object.entries(more).map(([name, rows]) =>
    tableFromRows(name, [...rowsOfTable(market.tables.get(name)!), ...rows]),
  );
  return validateTables(withTables(market, ...tables)).map(({ where, column }) => `${where}.${column}`);
}

const holds = (asset: string, amount: number): Row => ({ account: 'l', asset, amount });
const TRADER = { kind: 'trader' };

it('is a trader who owes what a spot book of its venue trades against what it has', () => {
  expect(places(TRADER, [holds('BTC', 1), holds('USDT', -5e4)])).toEqual([]);
  expect(places(TRADER, [holds('BTC', -1), holds('USDT', 2e5)])).toEqual([]);
  expect(places({ kind: 'basis' }, [holds('BTC', 1)])).toEqual(['accounts.collateral_mode']);
  expect(places(TRADER, [holds('BTC', 1), holds('USDT', -5e4)], [], false)).toEqual(['balances.asset']);
});

it('holds no contract', () => {
  const [first] = rowsOfTable(tinyMarket().tables.get('positions')!);
  const both = [1, -1].map((side) => ({
    ...first,
    account: side > 0 ? 'l' : 'bn-single',
    qty: side,
    entry_price: 1e5,
  }));
  expect(places(TRADER, [holds('BTC', 1)], both)).toContain('positions.account');
});

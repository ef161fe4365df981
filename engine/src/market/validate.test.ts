/** The validator: one wrong thing at a time in an otherwise valid market, and each time exactly that is named. */
import { describe, expect, it } from 'vitest';
import type { Issue } from '../core/errors.ts';
import type { MarketTables } from './schema.ts';
import { tableFromRows } from './table.ts';
import type { Cell } from './table.ts';
import { rowsOfTable, tinyMarket, withTables } from './testMarket.ts';
import { validateTables } from './validate.ts';

type Row = Record<string, Cell>;

/** The market with the rows of one table changed. */
function edited(table: string, change: (rows: Row[]) => Row[] | void): MarketTables {
  const market = tinyMarket();
  const rows = rowsOfTable(market.tables.get(table)!);
  return withTables(market, tableFromRows(table, change(rows) ?? rows));
}

/** Issues as `table row column`. */
function places(market: MarketTables): string[] {
  return validateTables(market).map((issue) => `${issue.where} ${issue.row} ${issue.column}`);
}

/** The one issue of a market. */
function only(market: MarketTables): Issue {
  const issues = validateTables(market);
  expect(issues).toHaveLength(1);
  return issues[0];
}

function set(table: string, row: number, cells: Row): MarketTables {
  return edited(table, (rows) => {
    rows[row] = { ...rows[row], ...cells };
  });
}

function add(table: string, ...more: Row[]): MarketTables {
  return edited(table, (rows) => [...rows, ...more]);
}

it('finds nothing wrong with the tiny market', () => {
  expect(validateTables(tinyMarket())).toEqual([]);
});

describe('columns', () => {
  const cases: readonly (readonly [what: string, table: string, row: number, column: string, cell: Cell])[] = [
    ['an empty required number', 'assets', 3, 'price_usd', null],
    ['an empty required name', 'accounts', 8, 'venue', ''],
    ['an infinite number', 'balances', 0, 'amount', Infinity],
    ['a number on an exclusive bound', 'positions', 1, 'entry_price', 0],
    ['a number below its range', 'instruments', 0, 'half_spread', -0.1],
    ['a number above its range', 'haircuts', 0, 'ratio', 1.01],
    ['a fraction where whole numbers belong', 'accounts', 6, 'count', 1.5],
    ['a name that is no choice', 'depth', 0, 'side', 'middle'],
    ['text where a number belongs', 'tiers', 2, 'max_leverage', 'ten'],
  ];
  it.each(cases)('names %s', (_, table, row, column, cell) => {
    expect(places(set(table, row, { [column]: cell }))).toContain(`${table} ${row} ${column}`);
  });

  it('says what it got and what it expected', () => {
    expect(only(set('haircuts', 0, { ratio: 1.01 }))).toMatchObject({
      got: '1.01',
      expected: 'a finite number of at least 0 and at most 1 (fraction)',
    });
  });

  it('accepts an infinite bound where empty means infinite', () => {
    expect(validateTables(set('haircuts', 2, { max_amount: Infinity }))).toEqual([]);
  });

  it('names missing tables and columns once', () => {
    const market = tinyMarket();
    const tables = new Map(market.tables);
    tables.delete('depth');
    expect(places({ ...market, tables })).toEqual(['depth -1 ']);
    const bare = edited('venues', (rows) => rows.map(({ venue }) => ({ venue: venue ?? null })));
    expect(places(bare)).toEqual(['venues -1 rules']);
  });

  it('names numbers where text belongs, and columns of the wrong length', () => {
    const numbersAsNames = edited('orders', (rows) => rows.map((row, k) => ({ ...row, account: k })));
    expect(only(numbersAsNames)).toMatchObject({ where: 'orders', column: 'account', got: 'a column of numbers' });
    const market = tinyMarket();
    expect(places(withTables(market, { ...market.tables.get('routes')!, rows: 3 }))).toContain('routes -1 from');
  });

  it('keeps 1,000 issues and counts all', () => {
    const rows = Array.from({ length: 2_500 }, (_, k) => ({ venue: 'binance', key: `k${k}`, value: NaN }));
    const issues = validateTables(edited('parameters', () => rows));
    expect(issues).toHaveLength(1000);
    expect(issues[999].got).toBe('2500 problems in all');
  });
});

describe('references', () => {
  it.each([
    ['positions', 'account'],
    ['positions', 'instrument'],
    ['instruments', 'fund'],
    ['instruments', 'settle'],
    ['balances', 'asset'],
    ['depth', 'instrument'],
    ['tiers', 'instrument'],
    ['routes', 'to'],
    ['assets', 'conversion_asset'],
  ])('names an unknown name in %s.%s', (table, column) => {
    const issues = validateTables(set(table, 1, { [column]: 'nobody' }));
    expect(issues).toContainEqual(expect.objectContaining({ where: table, row: 1, column, got: '"nobody"' }));
  });

  it('names ids and parameter keys that repeat', () => {
    expect(places(add('venues', { venue: 'binance', rules: 'x' }))).toEqual(['venues 2 venue']);
    expect(places(add('accounts', { account: 'bn-fund', venue: 'binance' }))).toEqual(['accounts 16 account']);
    expect(places(add('parameters', { venue: 'binance', key: 'tiny_market', value: 2 }))).toEqual(['parameters 2 key']);
  });
});

describe('entities and exposures', () => {
  const entities = [
    { entity: 'a', kind: 'bank', assets_usd: 5 },
    { entity: 'b', kind: 'fund' },
  ];
  const market = (exposures: Row[], rows: Row[] = entities) =>
    withTables(tinyMarket(), tableFromRows('entities', rows), tableFromRows('exposures', exposures));

  it('accepts what one entity owes another', () => {
    expect(validateTables(market([{ debtor: 'a', creditor: 'b', amount_usd: 3, kind: 'loan' }]))).toEqual([]);
  });

  it('names unknown and repeated entities, debts to oneself, and amounts that are not above 0', () => {
    const row = { debtor: 'a', creditor: 'b', amount_usd: 3 };
    expect(places(market([{ ...row, creditor: 'c' }]))).toEqual(['exposures 0 creditor']);
    expect(places(market([{ ...row, creditor: 'a' }]))).toEqual(['exposures 0 creditor']);
    expect(places(market([{ ...row, amount_usd: 0 }]))).toEqual(['exposures 0 amount_usd']);
    expect(places(market([], [...entities, entities[0]]))).toEqual(['entities 2 entity']);
    expect(places(market([], [{ ...entities[0], kind: 'cloud' }]))).toEqual(['entities 0 kind']);
  });
});

describe('tiers, haircuts and depth', () => {
  it('names gaps, overlaps, falling rates and wrong numbers of tiers', () => {
    const bounds = set('tiers', 1, { min_notional: 1_600_000, deduction: 20_000 });
    expect(only(bounds)).toMatchObject({ where: 'tiers', row: 1, column: 'min_notional', got: '1600000' });
    expect(places(set('tiers', 0, { min_notional: 1 }))).toEqual(['tiers 0 min_notional']);
    expect(places(set('tiers', 0, { max_notional: 1_400_000 }))).toEqual(['tiers 1 min_notional']);
    expect(places(set('tiers', 0, { max_notional: null }))).toEqual(['tiers 1 min_notional']);
    expect(places(set('tiers', 1, { maint_margin_rate: 0.01, deduction: -0 }))).toEqual(['tiers 1 maint_margin_rate']);
    expect(places(set('tiers', 1, { tier: 1 }))).toEqual(['tiers 1 tier']);
  });

  it('checks deductions only where there are some', () => {
    expect(only(set('tiers', 1, { deduction: 18_000 })).expected).toContain('18750');
    expect(validateTables(set('tiers', 1, { deduction: 0 }))).toEqual([]);
  });

  it('names gaps of haircut tiers and instruments without tiers', () => {
    expect(places(set('haircuts', 2, { min_amount: 11 }))).toEqual(['haircuts 2 min_amount']);
    expect(places(edited('tiers', (rows) => rows.slice(2)))).toEqual(['instruments 0 instrument']);
  });

  it('names depth that does not rise, and sides with fewer than 2 bands', () => {
    expect(places(set('depth', 1, { notional_usd: 2e6 }))).toEqual(['depth 1 notional_usd']);
    expect(places(set('depth', 1, { distance: 0.001 }))).toEqual(['depth 1 distance']);
    expect(only(edited('depth', (rows) => rows.slice(2))).got).toContain('1 depth bands on the bid side');
  });
});

describe('open interest', () => {
  it('says both sums, the difference in USD and how to balance it', () => {
    const issue = only(set('positions', 0, { qty: 0.51 }));
    expect(issue).toMatchObject({ where: 'instruments', row: 0 });
    expect(issue.got).toContain('51 long and 50 short');
    expect(issue.got).toContain('difference 100000 USD');
    expect(issue.hint).toContain('--balance-open-interest=residual');
  });

  it('counts USD for inverse contracts', () => {
    expect(only(set('positions', 14, { qty: 300_500 })).got).toContain('(difference 500 USD)');
  });
});

describe('accounts', () => {
  it('names positions on another venue', () => {
    const rows = [
      { account: 'hl-cohort', instrument: 'BN:BTCUSDT', qty: 1, entry_price: 1, isolated_margin: 5 },
      { account: 'bn-cohort', instrument: 'BN:BTCUSDT', qty: -2, entry_price: 1, isolated_margin: 5 },
    ];
    expect(places(add('positions', ...rows))).toEqual(['positions 16 instrument']);
  });

  it('names a second cross position in an instrument, and allows a second isolated one', () => {
    const flat = { account: 'hl-cohort', instrument: 'HL:BTC', qty: 0, entry_price: 1 };
    expect(places(add('positions', flat))).toEqual(['positions 16 instrument']);
    expect(validateTables(add('positions', { ...flat, isolated_margin: 1 }))).toEqual([]);
  });

  it('names negative balances where there can be none', () => {
    expect(places(set('balances', 1, { amount: -1 }))).toEqual(['balances 1 amount']);
    expect(places(set('balances', 5, { amount: -1 }))).toEqual(['balances 5 amount']);
    expect(places(set('positions', 1, { isolated_margin: -1 }))).toEqual(['positions 1 isolated_margin']);
    expect(validateTables(add('balances', { account: 'bn-deficit', asset: 'USDT', amount: -9 }))).toEqual([]);
  });

  it('takes portfolio margin of traders only, and no isolated positions under it', () => {
    const row = (account: string) =>
      rowsOfTable(tinyMarket().tables.get('accounts')!).findIndex((cells) => cells['account'] === account);
    const under = (account: string) => set('accounts', row(account), { collateral_mode: 'portfolio' });
    expect(validateTables(under('bn-multi'))).toEqual([]);
    expect(places(under('bn-provider'))).toEqual([`accounts ${row('bn-provider')} collateral_mode`]);
    const isolated = validateTables(under('bn-cohort'));
    expect(isolated.length).toBeGreaterThan(0);
    for (const issue of isolated) expect([issue.where, issue.column]).toEqual(['positions', 'isolated_margin']);
  });

  it('names a second balance row and collateral that the venue does not take', () => {
    expect(places(add('balances', { account: 'bn-multi', asset: 'BTC', amount: 1 }))).toEqual(['balances 14 asset']);
    expect(only(add('balances', { account: 'bn-multi', asset: 'ETH', amount: 1 })).expected).toContain('haircuts');
    expect(validateTables(add('balances', { account: 'bn-single', asset: 'ETH', amount: 1 }))).toEqual([]);
  });

  it('asks for multi mode where cross positions settle in several tokens', () => {
    const issues = validateTables(set('accounts', 8, { collateral_mode: 'single' }));
    const token = issues.find((issue) => issue.where === 'positions');
    expect(token).toMatchObject({ row: 13, column: 'instrument' });
    expect(token?.hint).toContain('collateral_mode multi');
  });

  it('names clearing members that are none, of another venue, or of a member, and deposits without one', () => {
    const member = { account: 'm', venue: 'binance', kind: 'member' };
    const named = (row: Record<string, Cell>) => {
      const issues = validateTables(add('accounts', member, { venue: 'binance', ...row }));
      return issues.map(({ where, column, expected }) => `${where} ${column}: ${expected}`);
    };
    expect(named({ account: 'c', clearing_member: 'm' })).toEqual([]);
    expect(named({ account: 'd', kind: 'guaranty', clearing_member: 'm' })).toEqual([]);
    expect(named({ account: 'd', kind: 'guaranty' })[0]).toContain('the member whose deposit this is');
    expect(named({ account: 'c', clearing_member: 'bn-single' })[0]).toContain('an account of kind member');
    expect(named({ account: 'c', clearing_member: 'm', venue: 'hyperliquid' })[0]).toContain('the same venue');
    expect(named({ account: 'n', kind: 'member', clearing_member: 'm' })[0]).toContain('clears for itself');
    expect(named({ account: 'c', clearing_member: 'nobody' })[0]).toContain('table accounts');
    const held = add('positions', { account: 'm', instrument: 'BN:BTCUSDT', qty: 0, entry_price: 1 });
    const both = withTables(held, add('accounts', member).tables.get('accounts')!);
    expect(validateTables(both).map(({ where, column }) => `${where} ${column}`)).toEqual(['positions account']);
  });

  it('names a second deposit of one member', () => {
    const rows = [
      { account: 'm', venue: 'binance', kind: 'member' },
      { account: 'd1', venue: 'binance', kind: 'guaranty', clearing_member: 'm' },
      { account: 'd2', venue: 'binance', kind: 'guaranty', clearing_member: 'm' },
    ];
    expect(only(add('accounts', ...rows)).expected).toContain('one guaranty fund deposit');
  });
});

/** Books as users write them: headers, numbers, names of contracts, and every mistake that a message must explain. */
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addBook, bookMargins, buildSnapshot, builtinMarket } from '@firebreak/engine';
import { describe, expect, it } from 'vitest';
import { cellNumber } from './cellNumber.ts';
import { readBook } from './readBook.ts';
import { contractsOf, resolveSymbol } from './symbols.ts';

const market = builtinMarket();
const NONE = (n: number) => new Float64Array(n).fill(NaN);
const folder = mkdtempSync(join(tmpdir(), 'book-'));

function file(text: string): string {
  const path = join(folder, 'book.csv');
  writeFileSync(path, text);
  return path;
}

const read = (text: string, missing: [string, string][] = []) =>
  readBook({ path: file(text), mapping: null, missing }, market);

/** Problems of a book, one line each. */
async function problems(text: string): Promise<string> {
  return read(text).then(
    () => 'no problem',
    (error: unknown) => (error as Error).message,
  );
}

describe('names of contracts', () => {
  const contracts = contractsOf(market);
  it.each([
    ['binance', 'BTCUSDT', 'binance:BTCUSDT'],
    ['binance', 'binance:BTCUSDT', 'binance:BTCUSDT'],
    ['binance', 'BTC-USDT-SWAP', 'binance:BTCUSDT'],
    ['binance', 'BTC/USDT:USDT', 'binance:BTCUSDT'],
    ['binance', 'btc_usdt', 'binance:BTCUSDT'],
    ['binance', 'BTC', 'binance:BTCUSDT'],
    ['bybit', 'BTC', 'bybit:BTCUSDT'],
    ['bybit', 'BTCUSD', 'bybit:BTCUSD'],
    ['bybit', 'XBTUSD', 'bybit:BTCUSD'],
    ['bybit', 'BTC/USD:BTC', 'bybit:BTCUSD'],
    ['bybit', 'PUMPUSDT', 'bybit:PUMPFUNUSDT'],
    ['okx', 'BTCUSDT', 'okx:BTC-USDT-SWAP'],
    ['okx', 'BTC-USD-SWAP', 'okx:BTC-USD-SWAP'],
    ['okx', 'BTCUSD_PERP', 'okx:BTC-USD-SWAP'],
    ['hyperliquid', 'BTC-USD', 'hyperliquid:BTC'],
    ['hyperliquid', 'BTC-PERP', 'hyperliquid:BTC'],
  ])('%s %s is %s', (venue, symbol, id) => {
    expect(resolveSymbol(symbol, venue, contracts).contract?.id).toBe(id);
  });

  it('names the nearest, and says where a venue has no inverse contract', () => {
    expect(resolveSymbol('BTCC', 'okx', contracts).expected).toBe('a contract of okx (nearest: BTC-USDT-SWAP)');
    expect(resolveSymbol('ZZZZZZZZZZ', 'okx', contracts).expected).toBe('a contract of okx');
    expect(resolveSymbol('BTCUSTD', 'binance', contracts).expected).toBe('a contract of binance (nearest: BTCUSDT)');
    expect(resolveSymbol('BTCUSD', 'binance', contracts).expected).toContain('binance has no inverse contract of BTC');
    expect(resolveSymbol('BTC/USDC:USDC', 'binance', contracts).contract).toBeNull();
  });
});

describe('numbers in cells', () => {
  it.each([
    ['1250.5', false, 1250.5],
    ['1,250.5', false, 1250.5],
    ['$1,250', false, 1250],
    ['10x', false, 10],
    ['(3.5)', false, -3.5],
    ['1 250,5', true, 1250.5],
    ['1.250,5', true, 1250.5],
    ['1.250', true, 1250],
    ['1.250', false, 1.25],
    ['', false, NaN],
  ])('%s (decimal comma: %s) is %s', (text, comma, value) => {
    expect(cellNumber(text, comma).value).toBe(value);
  });

  it.each(['10-Oct', '2025-10-10', '10.10.2025', '10/10', 'Oct-25', '2025-10-10 00:00:00'])('%s is a date', (text) => {
    expect(cellNumber(text, false).expected).toContain('made a date');
  });

  it('refuses percentages', () => {
    expect(cellNumber('5%', false).expected).toContain('0.05 for 5%');
  });
});

describe('a book', () => {
  it('is read from the example file', async () => {
    const path = new URL('../../../docs/examples/book.csv', import.meta.url).pathname;
    const { accounts, notes } = await readBook({ path, mapping: null, missing: [] }, market);
    expect(accounts.flatMap(({ positions }) => positions)).toHaveLength(10);
    expect(accounts.map(({ id }) => id)).toContain('book:bybit:carry');
    expect(notes[0]).toContain('venue from "Exchange"');
    expect(readFileSync(path, 'utf8')).toContain('"12,000"');
  });

  it('puts an account under portfolio margin where the venue is modelled so, and adds its parameters', async () => {
    const { accounts, notes } = await read(
      'venue,symbol,side,qty,entry,margin mode,BTC,USDT\n' +
        'binance,BTC,short,3,121000,Portfolio margin,3,-100000\nbinance,ETH,long,20,4300,Portfolio margin,3,-100000\n' +
        'okx,BTC,short,1,121000,portfolio,1,0\n',
    );
    expect(accounts.map(({ venue, collateralMode }) => [venue, collateralMode])).toEqual([
      ['binance', 'portfolio'],
      ['okx', 'multi'],
    ]);
    expect(notes.filter((note) => note.includes('portfolio margin'))).toHaveLength(2);
    const snapshot = buildSnapshot(addBook(market, accounts));
    const [unit] = bookMargins(snapshot)({
      markUsd: NONE(snapshot.instruments.n),
      tokenUsd: NONE(4 * snapshot.assets.n),
    });
    // Loans at 10% beside the contracts, all times 1.05.
    expect(unit!.currency).toBe('USD');
    expect(unit!.maintenance).toBeGreaterThan(1.05 * 10_000);
    expect(unit!.maintenance).toBeLessThan(1.05 * 14_000);
    const isolated = 'venue,symbol,side,qty,entry,margin mode,margin,BTC\n';
    expect(
      await problems(`${isolated}binance,BTC,short,3,121000,portfolio,,3\nbinance,ETH,long,2,4300,isolated,900,3\n`),
    ).toContain('cross: the account is under portfolio margin');
  });

  it('reads semicolons, decimal commas, a byte order mark, CRLF and quoted cells alike', async () => {
    const plain = await read('venue,symbol,side,qty,entry,equity\nokx,BTC,long,1.5,118500.5,20000\n');
    const european = '\ufeffVenue;Symbol;Side;Qty;Entry;Equity\r\n"okx";BTC;LONG;1,5;"118.500,5";20.000\r\n';
    expect((await read(european)).accounts).toEqual(plain.accounts);
    const [account] = plain.accounts;
    expect(account!.positions).toEqual([
      { instrument: 'okx:BTC-USDT-SWAP', qty: 1.5, entryPrice: 118500.5, isolatedMargin: null },
    ]);
    expect(account!.balances).toEqual([{ asset: 'USDT', amount: 20000 - 1.5 * (121615 - 118500.5) }]);
  });

  it('takes isolated margin from leverage, coins for inverse, and several tokens as multi collateral', async () => {
    const text =
      'account,venue,symbol,side,qty,entry,mode,leverage,collateral_btc,collateral_usdt\n' +
      'a,binance,DOGE,short,1000,0.2,isolated,10,,\nb,bybit,BTCUSD,short,120000,120000,isolated,10,,\n' +
      'c,bybit,ETHUSDT,long,10,4000,cross,,0.5,1000\nd,bybit,BTCUSD,long,5000,120000,cross,,0.5,\n';
    const { accounts } = await read(text);
    expect(accounts[0]!.positions[0]!.isolatedMargin).toBeCloseTo(20, 12);
    expect(accounts[1]!.positions[0]!.isolatedMargin).toBeCloseTo(0.1, 12);
    expect(accounts.map(({ collateralMode }) => collateralMode)).toEqual(['single', 'single', 'multi', 'single']);
  });

  it('lists every bad row with line, column, value and what was expected', async () => {
    const head = 'account,venue,symbol,side,qty,notional,entry,equity,collateral_doge,collateral_usdt\n';
    const cases: [string, string][] = [
      [
        'a,binance,BTCUSTD,long,1,,118500,1,,',
        'symbol: got "BTCUSTD", expected a contract of binance (nearest: BTCUSDT)',
      ],
      ['a,bynance,ETHUSDT,long,1,,4000,1,,', 'venue: got "bynance", expected one of the venues of the market'],
      ['b,bybit,BTCUSD,short,2.5,,120000,1,,', 'got 2.5, a size in BTC, expected whole USD'],
      ['c,binance,BTCUSD,short,2500,,120000,1,,', 'binance has no inverse contract of BTC'],
      ['d,binance,BTCUSDT,long,250000,250000,120000,1,,', 'a size in USD, expected BTC: BTCUSDT is linear'],
      ['e,binance,ETHUSDT,long,1,,4000,,,-5', 'collateral_usdt: got -5, expected a balance of at least 0'],
      ['e,binance,ETHUSDT,short,1,,4000,,,-5', 'hedge mode, expected one net cross position (0)'],
      ['f,okx,SOL,long,1,,200,100,,', 'no problem of its own'],
      ['f,okx,SOL/USDT:USDT,long,1,,200,100,,', 'again (line 9), expected one row per account'],
      ['g,okx,SOL,up,1,,200,100,,', 'side: got "up", expected long or short'],
      ['h,okx,SOL,long,10-Oct,,200,100,,', 'qty: got "10-Oct", expected a number; a spreadsheet made a date'],
      ['i,okx,SOL,long,1,,200,5%,,', 'equity: got "5%", expected a plain number'],
      ['j,okx,SOL,long,1,,200,,,', 'got no equity of j, which has cross positions'],
      [
        'l,okx,ETHUSDT,short,250000000,,4000,9e9,,',
        'that traders hold short of okx:ETH-USDT-SWAP in this market; sizes are in ETH',
      ],
      ['k,okx,SOL,long,1,,200,,4000,', 'collateral_doge: got 4000 DOGE, expected collateral that okx takes'],
    ];
    const message = await problems(head + cases.map(([row]) => row).join('\n'));
    const own = cases.flatMap(([, words], k) => (words === 'no problem of its own' ? [] : [{ words, line: k + 2 }]));
    for (const { words, line } of own) {
      expect(message).toContain(`book.csv line ${line}, column `);
      expect(message).toContain(words);
    }
  });

  it('asks for a leverage, where a share of the size stands', async () => {
    const text = 'venue,symbol,side,qty,entry,mode,leverage\nokx,SOL,long,1,200,isolated,0.05\n';
    expect(await problems(text)).toContain('line 2, column leverage: got 0.05, expected a leverage of at least 1');
  });

  it('says in whole USD how far an equity is from what it includes', async () => {
    const text = 'venue,symbol,side,qty,entry,equity\nokx,BTC,long,1,100000.3,50\n';
    expect(await problems(text)).toMatch(/column equity: got 50, \d+ USD less than isolated margins/);
  });

  it("takes Binance's position information: wallet of isolated legs, signed sizes, zeros for none", async () => {
    const { accounts, notes, stated } = await read(
      'Exchange,symbol,positionAmt,entryPrice,liquidationPrice,leverage,marginType,isolatedMargin,positionSide,' +
        'notional,isolatedWallet,equity\n' +
        'Binance,BTCUSDT,1.25,119850.1,98210.4,10,isolated,17315.5,BOTH,152128,15000,60000\n' +
        'Binance,ETHUSDT,-4,4410.22,0,10,cross,0,BOTH,-17480.4,0,60000\n',
    );
    expect(accounts[0]!.positions.map(({ qty, isolatedMargin }) => [qty, isolatedMargin])).toEqual([
      [1.25, 15000],
      [-4, null],
    ]);
    expect(notes[0]).toContain('margin from "isolatedWallet"');
    expect(notes[0]).toContain('"isolatedMargin"');
    expect(stated).toHaveLength(1);
  });

  it("takes Bybit's rows: modes beside leverages or of the account, dashes for none", async () => {
    const shown = await read(
      'Exchange,Symbol,Side,Qty,Value,Entry Price,Liq. Price,Leverage,Equity\n' +
        'Bybit,BTCUSDT,Buy,0.5,"60,851.25 USDT",119850.1,--,Cross 10.00x,20000\n' +
        'Bybit,ETHUSDT,Sell,12,52441.2,4410.22,--,Isolated 20x,20000\n',
    );
    const isolated = shown.accounts[0]!.positions.map(({ isolatedMargin }) => isolatedMargin);
    expect(isolated[0]).toBeNull();
    expect(isolated[1]).toBeCloseTo((12 * 4410.22) / 20, 9);
    const modes = (mode: string) =>
      read(`venue,symbol,qty,entry,mode,leverage,equity\nbybit,SOL,5,200,${mode},5,900\n`);
    expect((await modes('REGULAR_MARGIN')).accounts[0]!.positions[0]!.isolatedMargin).toBeNull();
    expect((await modes('ISOLATED_MARGIN')).accounts[0]!.positions[0]!.isolatedMargin).toBeCloseTo(200, 9);
    expect((await modes('PORTFOLIO_MARGIN')).notes.join()).toContain('offsets between positions are not modelled');
  });

  it('names a negative equity once', async () => {
    const text = 'venue,symbol,side,qty,entry,equity\nokx,SOL,long,1,200,-5\n';
    expect((await problems(text)).match(/got -5/g)).toHaveLength(1);
  });

  it('says which column is missing or twice there, and knows how to fill gaps', async () => {
    expect(await problems('venue,side\nokx,long\n')).toContain('no column for the contract');
    expect(await problems('symbol,qty,size\nBTC,1,1\n')).toContain('two columns for one thing: "qty" and "size"');
    const { accounts, notes } = await read('venue,symbol,qty\nokx,BTC,-2\n', [
      ['entry_price', 'mark'],
      ['equity', 'leverage:4'],
    ]);
    expect(accounts[0]).toMatchObject({ basis: 'assumed', balances: [{ asset: 'USDT', amount: 121615 / 2 }] });
    expect(accounts[0]!.positions[0]).toMatchObject({ qty: -2, entryPrice: 121615 });
    expect(notes.at(-1)).toContain('--missing');
  });

  it('reads 100,000 rows', async () => {
    const rows = Array.from({ length: 100_000 }, (_, k) => `a${k},binance,DOGEUSDT,long,1,0.2,isolated,5`);
    const { accounts } = await read(`account,venue,symbol,side,qty,entry,mode,leverage\n${rows.join('\n')}\n`);
    expect(accounts).toHaveLength(100_000);
  });
});

describe('a book with a mapping file', () => {
  const example = (name: string) => new URL(`../../../docs/examples/${name}`, import.meta.url).pathname;
  const mapped = (text: string, missing: [string, string][] = []) =>
    readBook({ path: file(text), mapping: example('book-mapping.yaml'), missing }, market);
  const head = 'Wallet,Coin,Dir,Sz,Mark,Entry,AcctValue\n';

  it('is what the same positions under plain names are', async () => {
    const path = example('book-own-columns.csv');
    const { accounts, notes } = await readBook({ path, mapping: example('book-mapping.yaml'), missing: [] }, market);
    const plain = await read(
      'account,venue,symbol,side,qty,entry,equity\n0xa,hyperliquid,BTC,long,2,118000,60000\n' +
        '0xa,hyperliquid,ETH,short,10,4400,60000\n0xb,hyperliquid,SOL,long,500,219,12000\n',
    );
    expect(accounts).toEqual(plain.accounts);
    expect(notes[0]).toContain('book-mapping.yaml');
  });

  it('fills gaps only where the file has none of it', async () => {
    const { accounts } = await mapped(`${head}0xa,BTC,L,2,121700,,\n`, [
      ['entry_price', 'mark'],
      ['equity', 'leverage:4'],
    ]);
    expect(accounts[0]).toMatchObject({ basis: 'assumed', id: 'book:hyperliquid:0xa' });
    const wiped = mapped(`${head}0xa,BTC,L,2,121700,118000,-60000\n`, [['equity', 'leverage:4']]);
    await expect(wiped).rejects.toThrow(/line 2.*AcctValue: got 0 or less, expected the equity/);
  });

  it('names what is wrong by the columns of the file, and only that', async () => {
    const rows = ['0xa,BTC,L,2,121700,118000,60000', '0xb,ETHX,L,1,4400,4400,900', '0xc,SOL,up,1,221,10-Oct,900'];
    const first = await mapped(`${head}${rows.join('\n')}\n`).catch((error: Error) => error.message);
    expect(first).toMatch(/^2 problems/);
    expect(first).toMatch(/line 4.*Entry: got "10-Oct", expected a number/);
    expect(first).toMatch(/line 4.*Dir: got "up", expected L or S/);
    const second = mapped(`${head}${rows.slice(0, 2).join('\n')}\n0xa,BTC,S,1,121700,118000,60000\n`);
    await expect(second).rejects.toThrow(/line 3.*Coin: got "hyperliquid:ETHX"[^]*line 4.*Coin: .*hedge mode/);
  });
});

/** A book under the monitor's rules: margined at the marks that feeds tell, read again when its file changes. */
import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { builtinMarket, IssuesError } from '@firebreak/engine';
import { AlertEngine } from '../monitor/alerts/engine.ts';
import { readAlertFile } from '../monitor/alerts/rules.ts';
import { Board } from '../monitor/indicators/board.ts';
import type { IndicatorId, IndicatorQuery } from '../monitor/indicators/catalog.ts';
import { WatchedBook } from '../portfolio/watchedBook.ts';
import { booksOf } from './monitorBooks.ts';

const T = Date.UTC(2026, 10, 1, 12);
const MINUTE = 60_000;
const folder = mkdtempSync(join(tmpdir(), 'firebreak-books-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const reference = builtinMarket();

const BOOK = `account,venue,symbol,side,quantity,entry price,margin mode,margin,balance USDT,balance BTC,adl
carry,binance,BTCUSDT,long,1,100000,cross,,10000,,1
carry,binance,ETHUSDT,short,10,4000,isolated,5000,10000,,3
coin,bybit,BTCUSD,long,150000,100000,cross,,,2,
`;

function tick(board: Board, timeMs: number, venue: string, symbol: string, markPrice: number, indexPrice = markPrice) {
  const asset = symbol.slice(0, 3);
  board.apply({
    kind: 'ticker',
    venue,
    symbol,
    asset,
    timeMs,
    receivedMs: timeMs,
    id: `${timeMs}`,
    markPrice,
    indexPrice,
  });
}

function gauge(board: Board, name: string, venue: string, asset: string, value: number) {
  const head = { venue, symbol: '', asset, timeMs: T, receivedMs: T, id: `${venue}${name}${asset}` };
  board.apply({ kind: 'gauge', ...head, name, value });
}

describe('a watched book', () => {
  let clockMs = T;
  let board: Board;
  let path = '';
  let book: WatchedBook;
  let edits = 0;
  const ask = (indicator: IndicatorId, more: Partial<IndicatorQuery> = {}, nowMs = T) =>
    board.read({ indicator, book: 'desk', ...more }, nowMs);
  /** Two looks at the file, a second apart: one that changed is read when it stood still. */
  const look = async () => {
    for (let k = 0; k < 2; k++) {
      clockMs += 1000;
      await board.refreshBooks(T);
    }
  };
  const options = () => ({ name: 'desk', path, mapping: null, missing: [], reference, now: () => clockMs });
  const write = (text: string) => {
    writeFileSync(path, text);
    utimesSync(path, T / 1000, T / 1000 + ++edits);
  };
  const marks = (btc: number, eth: number, coin = btc) => {
    tick(board, T, 'binance-usdm', 'BTCUSDT', btc);
    tick(board, T, 'binance-usdm', 'ETHUSDT', eth);
    tick(board, T, 'bybit', 'BTCUSD', coin);
  };

  beforeEach(() => {
    clockMs = T;
    path = join(folder, `book-${++edits}.csv`);
    write(BOOK);
    board = new Board();
    book = new WatchedBook(options());
    board.books.set('desk', book);
  });

  it('says account, venue, contract, percent, price and times of the nearest position', async () => {
    marks(95_000, 4100, 90_000);
    await look();
    expect(book.health()).toMatchObject({ state: 'good', why: '', accounts: 2, positions: 3 });
    const near = ask('book_distance');
    // Long 1 BTC with 5,000 USDT left at 95,000 and 0.4% maintenance: 90,000 ÷ 0.996 = 90,361.4 is short.
    expect(near.value).toBeCloseTo(1 - 90_361.4 / 95_000, 6);
    expect(near.why).toContain(
      'account carry at binance, long 1 BTCUSDT: mark 95,000 USD at 2026-11-01T12:00:00.000Z, ' +
        'liquidated at 90,361.4 USD (−4.88%, −4,638.6 USD); book as of 2026-11-01T12:00:0',
    );
    expect(near.lookAt[0]).toMatch(/^next: account carry at binance, isolated short 10 ETHUSDT: .*\+9\.\d\d%/);
    expect(ask('book_distance', { asset: 'ETH' }).value).toBeCloseTo(0.09, 1);
    const ratio = ask('book_margin_ratio', { account: 'coin' });
    // Margined in its settlement token alone: 2 BTC less a sixth, against 0.5% of 150,000 USD.
    expect(ratio.value).toBeCloseTo(750 / 90_000 / (2 - 1 / 6), 9);
    expect(ratio.why).toMatch(/maintenance 0\.008333 of equity 1\.833333 BTC; mark 90,000 USD/);
  });

  it('follows the marks, through a rule, to its end', async () => {
    const rules = join(folder, 'rules.yaml');
    writeFileSync(
      rules,
      `sinks: { log: { kind: log } }
books: { desk: { file: ${path.slice(folder.length + 1)} } }
rules:
  - { name: near, indicator: book_distance, book: desk, below: 0.03, clear: 0.04, severity: critical, sinks: [log] }
`,
    );
    const file = readAlertFile(rules);
    expect((await booksOf(rules, file)).get('desk')).toBeInstanceOf(WatchedBook);
    const engine = new AlertEngine(file.rules);
    marks(95_000, 4100);
    await look();
    const step = (btc: number, k: number) => {
      tick(board, T + k, 'binance-usdm', 'BTCUSDT', btc);
      return engine.step(T + k, ({ query }) => board.read(query, T + k));
    };
    expect(step(94_000, 1)).toEqual([]);
    const [fired] = step(92_500, 2);
    expect(fired.why).toMatch(/^book_distance of desk is 2\.312%, below 3% \(ends at 4%\): account carry at binance/);
    expect(step(93_500, 3)).toEqual([]);
    expect(step(95_000, 4)[0].kind).toBe('resolved');
    expect(ask('book_margin_ratio', {}, T + 4).value).toBeCloseTo(380 / 5000, 9);
    step(90_000, 5);
    expect(ask('book_margin_ratio', {}, T + 5)).toMatchObject({ value: 1, why: expect.stringContaining('is due') });
  });

  it('waits for marks, and leaves out only the accounts without', async () => {
    tick(board, T, 'bybit', 'BTCUSD', 90_000);
    await look();
    expect(book.health()).toMatchObject({ state: 'waiting', accounts: 1 });
    expect(book.health().why).toContain('account carry at binance waits for a mark of binance:');
    expect(ask('book_distance').why).toContain('left out: account carry at binance');
    expect(ask('book_distance').partial).toBe(true);
    marks(95_000, 4100);
    await look();
    expect(book.health().state).toBe('good');
    expect(ask('book_distance').value).toBeLessThan(0.05);
    expect(ask('book_distance').partial).toBeUndefined();
    const silent = ask('book_distance', {}, T + 11 * MINUTE);
    expect(silent).toMatchObject({ value: null, why: expect.stringContaining('no live mark of binance:BTCUSDT') });
  });

  it('reads a changed file again, and keeps the last good one through a wrong edit', async () => {
    marks(95_000, 4100);
    await look();
    write(BOOK.replace('long,1,100000', 'long,x,100000'));
    await look();
    expect(book.health()).toMatchObject({ state: 'kept', positions: 3 });
    expect(book.health().why).toMatch(/the file is wrong now, .*line 2/);
    expect(ask('book_distance').value).toBeCloseTo(0.0488, 3);
    write(BOOK.replace('long,1,100000', 'long,0.5,100000'));
    await look();
    expect(book.health().state).toBe('good');
    expect(ask('book_distance').value).toBeGreaterThan(0.08);
    rmSync(path);
    await look();
    expect(book.health()).toMatchObject({ state: 'kept', why: expect.stringMatching(/book-\d+\.csv/) });
    write(BOOK.split('\n')[0] + '\n');
    await look();
    expect(ask('book_distance')).toMatchObject({ value: 1, why: expect.stringContaining('no such position') });
    expect(ask('book_margin_ratio', { account: 'carry' }).value).toBe(0);
    expect(ask('book_distance', { account: 'cary' })).toMatchObject({ value: null });
  });

  it('takes the rank that the venue showed, and none for what is not in profit', async () => {
    marks(95_000, 3900);
    await look();
    const rank = ask('book_adl_rank');
    expect(rank.value).toBe(0.75);
    expect(rank.why).toMatch(/isolated short 10 ETHUSDT: the venue showed 3 of 4 lights when the book was written/);
    expect(ask('book_adl_rank', { asset: 'BTC' })).toMatchObject({ value: 0 });
    marks(95_000, 3900, 110_000);
    expect(ask('book_adl_rank', { account: 'coin' }, T + 1)).toMatchObject({
      value: null,
      why: expect.stringMatching(/the file gives no rank, and the snapshot is synthetic, .*: account coin at bybit/),
    });
    // The same positions as if they had been measured yesterday.
    const measured = { ...reference, synthetic: false, asOfMs: T - 24 * 60 * MINUTE };
    board.books.set('desk', new WatchedBook({ ...options(), reference: measured }));
    await look();
    const estimate = ask('book_adl_rank', { account: 'coin' }, T + 2);
    expect(estimate.value).toBeGreaterThan(0);
    expect(estimate.value).toBeLessThanOrEqual(1);
    expect(estimate.why).toMatch(
      /: estimated beside the \d{3,} holders that the snapshot has as of 2026-10-31T12:00:00.000Z: \d+\.\d% of/,
    );
    const old = { ...measured, asOfMs: T - 8 * 24 * 60 * MINUTE };
    board.books.set('desk', new WatchedBook({ ...options(), reference: old }));
    await look();
    expect(ask('book_adl_rank', { account: 'coin' }, T + 3).why).toContain(
      "snapshot's holders are those of 2026-10-24",
    );
    board.books.set('desk', book);
    write(BOOK.replace('cross,,,2,', 'cross,,,2,4'));
    await look();
    expect(book.health().why).toContain('lights of all lights that bybit shows');
  });

  it('sums collateral by token, with what stablecoins are worth', async () => {
    marks(95_000, 4100, 90_000);
    await look();
    const share = ask('book_stablecoin_share');
    // 10,000 + 5,000 USDT beside 2 BTC at the index of its own venue.
    expect(share.value).toBeCloseTo(15_000 / (15_000 + 180_000), 9);
    expect(share.why).toContain('USDT at one dollar: no price of it is heard');
    gauge(board, 'peg_usd', 'kraken', 'USDT', 0.9);
    expect(ask('book_stablecoin_share', {}, T + 1).value).toBeCloseTo(13_500 / 193_500, 9);
    expect(ask('book_stablecoin_share', { asset: 'BTC' }, T + 1).value).toBeCloseTo(180_000 / 193_500, 9);
  });

  it('counts the venues of the book that stopped transfers of what it holds', async () => {
    marks(95_000, 4100);
    await look();
    expect(ask('book_transfer_halts').value).toBeNull();
    gauge(board, 'withdrawals_open', 'binance', 'USDT', 0);
    gauge(board, 'withdrawals_open', 'binance', 'DOGE', 0);
    gauge(board, 'deposits_open', 'okx', '', 0);
    const halts = ask('book_transfer_halts', {}, T + 1);
    expect(halts.value).toBe(1);
    expect(halts.why).toBe(
      'binance (carry) stopped withdrawals of USDT, told 2026-11-01T12:00:00.000Z; nobody tells of bybit',
    );
  });

  it('is what the example of the docs watches', async () => {
    const rules = fileURLToPath(new URL('../../../docs/examples/alerts.yaml', import.meta.url));
    const file = readAlertFile(rules);
    expect(file.rules.filter(({ query }) => query.book === 'desk')).toHaveLength(5);
    expect([...(await booksOf(rules, file)).keys()]).toEqual(['desk']);
  });

  it('is refused at the start for a contract or a file that is not there', async () => {
    write(BOOK.replace('BTCUSD,', 'NOSUCH,'));
    await expect(book.check()).rejects.toBeInstanceOf(IssuesError);
    rmSync(path);
    await expect(book.check()).rejects.toThrow(/book-\d+\.csv/);
  });
});

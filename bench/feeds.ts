/**
 * Claim (f): forced orders of Binance per second on one core, from text to event in USD, with and without the check for
 * duplicates. Floor: `JSON.parse` of the same texts and nothing else. Rival: ccxt, the same texts through `JSON.parse`
 * and its own reader of liquidations, with the markets known beforehand. All in the same run.
 */
import { Dedupe } from '../app/src/monitor/feeds/dedupe.ts';
import { FEEDS } from '../app/src/monitor/feeds/feeds.ts';
import { FeedSession } from '../app/src/monitor/feeds/shared/feed.ts';
import { Instruments, instrument } from '../app/src/monitor/feeds/shared/instruments.ts';
import { uniform } from '../engine/src/core/random.ts';
import { type BenchOptions, type BenchResult, median, say } from './lib/report.ts';

const SEED = 7;
const RUNS = 7;
const SYMBOLS = 300;
const AT_MS = Date.UTC(2025, 9, 10, 21, 15);

interface Order {
  readonly text: string;
  readonly cents: number;
}

/** Messages as the venue sends them, no two alike, with the notional that each must give. */
function messages(n: number): Order[] {
  return Array.from({ length: n }, (_, i) => {
    const random = (stream: number): number => uniform(SEED, stream, i, 0);
    const price = (1 + Math.floor(random(0) * 6_000_000)) / 100;
    const qty = (1 + Math.floor(random(1) * 20_000)) / 1000;
    const [p, q] = [price.toFixed(2), qty.toFixed(3)];
    const time = AT_MS + i;
    const fields = { s: `C${i % SYMBOLS}USDT`, S: random(2) < 0.8 ? 'SELL' : 'BUY', o: 'LIMIT', f: 'IOC', q, p, ap: p };
    const order = { ...fields, X: 'FILLED', l: q, z: q, T: time };
    const data = { e: 'forceOrder', E: time + 5, o: order };
    return { text: JSON.stringify({ stream: '!forceOrder@arr', data }), cents: Math.round(price * qty * 100) };
  });
}

interface Liquidation {
  readonly contracts: number;
  readonly price: number;
}

/** The reader of ccxt, called as its own handler calls it. */
async function ccxtReader(): Promise<(text: string) => Liquidation> {
  const { pro } = await import('ccxt');
  const Exchange = pro.binanceusdm as unknown as new () => {
    setMarkets(markets: object[]): void;
    safeMarket(id: string, market: undefined, delimiter: string, type: string): object;
    parseWsLiquidation(order: object, market: object): Liquidation;
  };
  const exchange = new Exchange();
  exchange.setMarkets(
    Array.from({ length: SYMBOLS }, (_, i) => {
      const [base, quote] = [`C${i}`, 'USDT'];
      const kind = { type: 'swap', contract: true, swap: true, linear: true, contractSize: 1 };
      return { id: `${base}${quote}`, symbol: `${base}/${quote}:${quote}`, base, quote, settle: quote, ...kind };
    }),
  );
  return (text) => {
    const order = (JSON.parse(text) as { data: { o: { s: string } } }).data.o;
    return exchange.parseWsLiquidation(order, exchange.safeMarket(order.s, undefined, '', 'contract'));
  };
}

function table(): Instruments {
  const rows = Array.from({ length: SYMBOLS }, (_, i) => {
    const base = `C${i}`;
    return instrument({ symbol: `${base}USDT`, base, kind: 'linear', size: 1, quote: 'USDT', settle: 'USDT' });
  });
  return new Instruments(rows);
}

/** Sum of the cents of all messages, through the feed; with the check for duplicates that the runner makes. */
function readAll(orders: readonly Order[], instruments: Instruments, checked: boolean): number {
  const session = new FeedSession(FEEDS.get('binance-usdm')!, instruments);
  const dedupe = new Dedupe({ keepMs: 600_000, max: 1_000_000 });
  let sum = 0;
  for (const { text } of orders) {
    for (const event of session.read(text, AT_MS + 3_600_000)) {
      if (event.kind !== 'liquidation') continue;
      if (!checked || dedupe.isNew(`${event.kind}:${event.id}`, AT_MS)) sum += event.notionalCents;
    }
  }
  return session.out.faultTotal === 0 ? sum : Number.NaN;
}

/** Median CPU seconds of each contender, in turns: other programs on the machine slow all of them alike. */
function inTurns<Name extends string>(contenders: Readonly<Record<Name, () => void>>): Record<Name, number> {
  const names = Object.keys(contenders) as Name[];
  const seconds = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<Name, number[]>;
  for (let round = 0; round < RUNS; round++) {
    for (const name of names) {
      const before = process.cpuUsage();
      contenders[name]();
      const { user, system } = process.cpuUsage(before);
      seconds[name].push((user + system) / 1e6);
    }
  }
  return Object.fromEntries(names.map((name) => [name, median(seconds[name])])) as Record<Name, number>;
}

/** Prints messages per second and ratios; all readers must give the notional that the messages were made with. */
export async function run({ tiny = false }: BenchOptions = {}): Promise<BenchResult> {
  const n = tiny ? 300 : 200_000;
  const orders = messages(n);
  const instruments = table();
  const bytes = orders.reduce((sum, { text }) => sum + text.length, 0) / n;
  say(`feeds: ${n} forced orders of ${bytes.toFixed(0)} bytes, ${SYMBOLS} symbols, seed ${SEED}; CPU time`);
  const want = orders.reduce((sum, { cents }) => sum + cents, 0);
  const rival = await ccxtReader();
  let parsed = 0;
  let [read, checked, theirs] = [0, 0, 0];
  const { floor, feed, runner, ccxt } = inTurns({
    floor: () => {
      for (const { text } of orders) if (typeof JSON.parse(text) === 'object') parsed++;
    },
    feed: () => void (read = readAll(orders, instruments, false)),
    runner: () => void (checked = readAll(orders, instruments, true)),
    ccxt: () => {
      theirs = 0;
      for (const { text } of orders) {
        const { contracts, price } = rival(text);
        theirs += Math.round(contracts * price * 100);
      }
    },
  });
  const line = (name: string, seconds: number): void =>
    say(`  ${name.padEnd(34)} ${(n / seconds / 1e3).toFixed(0).padStart(5)} thousand/s`);
  line('floor: JSON.parse', floor);
  line('text to event', feed);
  line('text to event, duplicates checked', runner);
  line('ccxt, text to its liquidation', ccxt);
  say(`  text to event: ${(feed / floor).toFixed(2)}x the time of JSON.parse, ccxt ${(ccxt / feed).toFixed(1)}x ours`);
  const ok = read === want && checked === want && theirs === want && parsed === RUNS * n;
  const figures = {
    messages: n,
    seed: SEED,
    bytes,
    floorPerS: n / floor,
    readPerS: n / feed,
    checkedPerS: n / runner,
    ccxtPerS: n / ccxt,
    overFloor: feed / floor,
    ccxtOverOurs: ccxt / feed,
  };
  return { claim: 'f', ok, figures };
}

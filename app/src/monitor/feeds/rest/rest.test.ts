/** Pollers, limits and lists of contracts, with answers made here: nothing asks the network. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MarketEvent } from '../../events.ts';
import { Instruments, instrument } from '../shared/instruments.ts';
import { type CcxtExchange, type CcxtMarket, type CcxtVenue, ccxtExchange, instrumentsOf } from './exchange.ts';
import { EndpointGauges } from './endpointGauges.ts';
import { hostsOf } from './hosts.ts';
import { LIMIT_SHARE, RATE_LIMITS } from './limits.ts';
import { loadInstruments } from './loadInstruments.ts';
import { type Poll, Poller } from './poller.ts';
import {
  binanceOpenInterestPolls,
  htxOpenInterestPoll,
  longShortPolls,
  stablecoinPolls,
  transferPoll,
} from './polls.ts';
import { TokenBucket } from './tokenBucket.ts';

/** An exchange of ccxt itself whose requests are answered here by the first path that the address contains. */
async function answered(venue: CcxtVenue, answers: Readonly<Record<string, unknown>>) {
  const asked: string[] = [];
  const exchange = (await ccxtExchange(venue)) as CcxtExchange & { fetchImplementation: unknown };
  exchange.fetchImplementation = (url: string) => {
    asked.push(url);
    const path = Object.keys(answers).find((part) => url.includes(part));
    const body = JSON.stringify(path === undefined ? {} : answers[path]);
    return Promise.resolve(new Response(body, { status: 200, headers: { 'content-type': 'application/json' } }));
  };
  return { exchange, asked };
}

const fail = (words: string): void => {
  throw new Error(words);
};

describe('a token bucket', () => {
  it('never lets more through than a full bucket and what refills', () => {
    const requests = fc.array(
      fc.record({ weight: fc.integer({ min: 1, max: 10 }), passed: fc.integer({ min: 0, max: 2_000 }) }),
    );
    fc.assert(
      fc.property(requests, (list) => {
        const bucket = new TokenBucket({ weight: 40, perMs: 10_000, source: 'x' }, 0.5);
        let now = 0;
        const sent: { at: number; weight: number }[] = [];
        for (const { weight, passed } of list) {
          now += passed;
          sent.push({ at: now + bucket.take(weight, now), weight });
        }
        for (const { at: from } of sent) {
          const inside = sent.filter(({ at }) => at >= from && at <= from + 10_000);
          const total = inside.reduce((sum, { weight }) => sum + weight, 0);
          // A full bucket of 20 and 20 more in the ten seconds: at most the 40 that the venue allows.
          expect(total).toBeLessThanOrEqual(40 + 1e-9);
        }
      }),
    );
  });

  it('refuses what would never fit', () => {
    const bucket = new TokenBucket({ weight: 10, perMs: 1_000, source: 'x' }, 0.5);
    expect(() => bucket.take(6, 0)).toThrow(RangeError);
    expect(() => new TokenBucket({ weight: 0, perMs: 1_000, source: 'x' }, 0.5)).toThrow(RangeError);
  });
});

describe('a poller', () => {
  function poller(ask: Poll['ask'], clock = { ms: 0 }) {
    const taken: MarketEvent[] = [];
    const waits: number[] = [];
    const poll: Poll = { name: 'p', host: 'okx-rubik', weight: 1, everyMs: 1_000, ask };
    const options = {
      now: () => clock.ms,
      random: () => 0,
      wait: (ms: number) => {
        waits.push(ms);
        clock.ms += ms;
        return Promise.resolve();
      },
    };
    return { poller: new Poller([poll], (events) => void taken.push(...events), options), taken, waits, clock };
  }

  it('waits where a limit is reached: half of 5 requests in 2 s', async () => {
    const { poller: run, waits } = poller(() => Promise.resolve([]));
    for (let i = 0; i < 5; i++) await run.askOnce(0);
    expect(RATE_LIMITS['okx-rubik'].weight * LIMIT_SHARE).toBe(2.5);
    expect(waits).toEqual([400, 800, 800]);
    expect(run.health()[0]).toMatchObject({ status: 'good', answers: 5, limitedMs: 2_000 });
  });

  it('counts what fails, asks later and later, and recovers', async () => {
    let fails = true;
    const { poller: run } = poller(() => (fails ? Promise.reject(new Error('no answer')) : Promise.resolve([])));
    expect([await run.askOnce(0), await run.askOnce(0), await run.askOnce(0)]).toEqual([1_000, 2_000, 4_000]);
    expect(run.health()[0]).toMatchObject({ status: 'down', errors: 3, lastError: 'Error: no answer' });
    fails = false;
    await run.askOnce(0);
    expect(run.health()[0]).toMatchObject({ status: 'good', errors: 3 });
  });

  it('leaves a host alone that said too much was asked', async () => {
    const { poller: run, waits } = poller(() => Promise.reject(new Error('https://x answered 429')));
    await run.askOnce(0);
    await run.askOnce(0);
    expect(waits).toEqual([60_000]);
  });

  it('measures its own latency and errors, and tells of them by host once a minute', async () => {
    const clock = { ms: 0 };
    let k = 0;
    const { poller: run } = poller(() => {
      clock.ms += 100 * ++k;
      return k === 4 ? Promise.reject(new Error('no')) : Promise.resolve([]);
    }, clock);
    const gauges = new EndpointGauges();
    expect(gauges.due(() => hostsOf(run.health()), 0)).toEqual([]);
    for (let i = 0; i < 4; i++) await run.askOnce(0);
    expect(run.health()[0]).toMatchObject({ latenciesMs: [100, 200, 300], errorRate: 0.25 });
    const [host] = hostsOf([...run.health(), { ...run.health()[0], status: 'good', latenciesMs: [5], errorRate: 0 }]);
    expect(host).toMatchObject({
      host: 'okx-rubik',
      questions: 2,
      down: 1,
      answers: 6,
      latencyMs: 200,
      errorRate: 0.125,
    });
    expect(host.lastError).toContain('no');
    expect(gauges.due(() => hostsOf(run.health()), 1).map(({ venue, name, value }) => [venue, name, value])).toEqual([
      ['okx-rubik', 'endpoint_latency_s', 0.2],
      ['okx-rubik', 'endpoint_error_rate', 0.25],
    ]);
    expect(gauges.due(() => hostsOf(run.health()), 59_999)).toEqual([]);
    expect(gauges.due(() => hostsOf(run.health()), 60_001)).toHaveLength(2);
  });

  it('takes polls that come later, and no host has a limit that its heaviest request never fits', async () => {
    const run = new Poller([], () => {});
    run.start();
    let asked = 0;
    run.add([{ name: 'p', host: 'kraken', weight: 1, everyMs: 1e6, ask: () => Promise.resolve((asked++, [])) }]);
    while (asked < 1) await new Promise((resolve) => setTimeout(resolve, 1));
    run.stop();
    for (const { weight } of Object.values(RATE_LIMITS)) expect(weight * LIMIT_SHARE).toBeGreaterThanOrEqual(2);
  });

  it('runs until it is stopped', async () => {
    let asked = 0;
    const poll: Poll = { name: 'p', host: 'bybit', weight: 1, everyMs: 1, ask: () => Promise.resolve((asked++, [])) };
    const run = new Poller([poll], () => {});
    run.start();
    while (asked < 3) await new Promise((resolve) => setTimeout(resolve, 1));
    run.stop();
    await new Promise((resolve) => setTimeout(resolve, 5));
    const before = asked;
    await new Promise((resolve) => setTimeout(resolve, 10));
    expect(asked).toBe(before);
  });
});

const okxContract = (instId: string, more: object) => ({
  instType: instId.endsWith('SWAP') ? 'SWAP' : 'FUTURES',
  instId,
  uly: instId.split('-', 2).join('-'),
  instFamily: instId.split('-', 2).join('-'),
  ctMult: '1',
  state: 'live',
  lotSz: '1',
  minSz: '1',
  tickSz: '0.1',
  lever: '100',
  listTime: '1573557408000',
  expTime: '',
  ...more,
});

describe('contracts from ccxt', () => {
  it('of OKX have the size that the venue states: 100 USD, and 0.01 BTC', async () => {
    const swaps = [
      okxContract('BTC-USD-SWAP', { ctVal: '100', ctValCcy: 'USD', settleCcy: 'BTC', ctType: 'inverse' }),
      okxContract('BTC-USDT-SWAP', { ctVal: '0.01', ctValCcy: 'BTC', settleCcy: 'USDT', ctType: 'linear' }),
    ];
    const { exchange, asked } = await answered('okx', {
      'instType=SWAP': { code: '0', data: swaps },
      '': { code: '0', data: [] },
    });
    const table = await loadInstruments('okx', {
      exchange: () => Promise.resolve(exchange),
      post: () => Promise.reject(),
    });
    expect(asked.length).toBeGreaterThan(0);
    expect(table.get('BTC-USD-SWAP')).toMatchObject({ asset: 'BTC', kind: 'inverse', size: 100, quote: 'USD' });
    expect(table.get('BTC-USDT-SWAP')).toMatchObject({ asset: 'BTC', kind: 'linear', size: 0.01, quote: 'USDT' });
  });

  it('of Deribit and Bybit are a dollar or a coin, as their amounts are; options and spot are left out', () => {
    const market = (id: string, more: Partial<CcxtMarket>): CcxtMarket => {
      return { id, symbol: id, base: 'BTC', quote: 'USD', contract: true, inverse: true, contractSize: 10, ...more };
    };
    const markets = [
      market('BTC-PERPETUAL', {}),
      market('BTC-5JUN20-9250-C', { option: true }),
      market('BTC_USDC', { contract: false }),
    ];
    const rows = instrumentsOf('deribit', Object.fromEntries(markets.map((row) => [row.id, row])));
    expect(rows).toMatchObject([{ symbol: 'BTC-PERPETUAL', size: 1, kind: 'inverse' }]);
    expect(instrumentsOf('bybit', { a: market('BTCUSD', {}) })).toMatchObject([{ symbol: 'BTCUSD', size: 1 }]);
    expect(instrumentsOf('gate', { a: market('BTC_USD', {}) })).toMatchObject([{ symbol: 'BTC_USD', size: 10 }]);
  });

  it('of Hyperliquid come from its own list, of BitMEX from its stream, of FTX from nowhere', async () => {
    const sources = { exchange: ccxtExchange, post: () => Promise.resolve({ universe: [{ name: 'BTC' }] }) };
    expect((await loadInstruments('hyperliquid', sources)).symbols()).toEqual(['BTC']);
    expect((await loadInstruments('bitmex', sources)).symbols()).toEqual([]);
    await expect(loadInstruments('ftx', sources)).rejects.toThrow(RangeError);
  });
});

describe('polls', () => {
  const btc = instrument({ symbol: 'BTCUSDT', base: 'BTC', kind: 'linear', size: 1, quote: 'USDT', settle: 'USDT' });

  it('read open interest of Binance through ccxt', async () => {
    const info = { symbol: 'BTCUSDT', openInterest: '26286.181', time: 1597536008000 };
    const { exchange } = await answered('binance-usdm', { '/fapi/v1/openInterest': info });
    const unified = { id: 'BTCUSDT', symbol: 'BTC/USDT:USDT', base: 'BTC', quote: 'USDT', settle: 'USDT' };
    const market = {
      ...unified,
      type: 'swap',
      contract: true,
      swap: true,
      linear: true,
      inverse: false,
      option: false,
    };
    (exchange as unknown as { setMarkets(markets: object[]): void }).setMarkets([market]);
    const asked = [{ ccxtSymbol: 'BTC/USDT:USDT', symbol: 'BTCUSDT' }];
    const [poll] = binanceOpenInterestPolls('binance-usdm', exchange, { asked, instruments: new Instruments([btc]) });
    expect(await poll!.ask(fail)).toMatchObject([
      { kind: 'ticker', symbol: 'BTCUSDT', openInterestQty: 26286.181, timeMs: 1597536008000 },
    ]);
  });

  it('refuse an answer that is not what it was', async () => {
    const exchange = { fetchOpenInterest: () => Promise.resolve({ info: { symbol: 'BTCUSDT', oi: '1' } }) };
    const asked = [{ ccxtSymbol: 'BTC/USDT:USDT', symbol: 'BTCUSDT' }];
    const use = { asked, instruments: new Instruments([btc]) };
    const [poll] = binanceOpenInterestPolls('binance-usdm', exchange as unknown as CcxtExchange, use);
    await expect(poll!.ask(fail)).rejects.toThrow('openInterest: expected a number');
  });

  it('read open interest of HTX as one side: half of what it prints for both', async () => {
    const row = { volume: 3063121, amount: 3063.121, symbol: 'BTC', value: 60398313.5659, contract_code: 'BTC-USDT' };
    const answer = { status: 'ok', data: [row, { ...row, contract_code: 'NEW-USDT' }], ts: 1606780807036 };
    const table = new Instruments([
      instrument({ symbol: 'BTC-USDT', base: 'BTC', kind: 'linear', size: 0.001, quote: 'USDT', settle: 'USDT' }),
    ]);
    const events = await htxOpenInterestPoll('linear', table, () => Promise.resolve(answer)).ask(fail);
    expect(events).toHaveLength(1);
    expect(events[0]).toMatchObject({ kind: 'ticker', symbol: 'BTC-USDT' });
    expect((events[0] as { openInterestQty: number }).openInterestQty).toBeCloseTo(row.amount / 2, 9);
    await expect(
      htxOpenInterestPoll('inverse', table, () => Promise.resolve({ status: 'error' })).ask(fail),
    ).rejects.toThrow('status');
  });

  it('give long/short ratios and prices of stablecoins as gauges', async () => {
    const exchange = {
      fetchLongShortRatioHistory: () =>
        Promise.resolve([
          { timestamp: 1.7e12, longShortRatio: 1.5 },
          { timestamp: 1.7e12 + 1, longShortRatio: 2 },
        ]),
      fetchTicker: () => Promise.resolve({ timestamp: 1.7e12, last: 0.9987 }),
    } as unknown as CcxtExchange;
    const asked = [{ ccxtSymbol: 'BTC/USDT:USDT', symbol: 'BTCUSDT', asset: 'BTC' }];
    const [ratio] = longShortPolls('bybit', exchange, asked);
    expect(await ratio!.ask(fail)).toMatchObject([{ kind: 'gauge', name: 'long_short_ratio', value: 2, asset: 'BTC' }]);
    const [peg] = stablecoinPolls('kraken', exchange, ['USDT/USD']);
    expect(await peg!.ask(fail)).toMatchObject([
      { kind: 'gauge', name: 'peg_usd', value: 0.9987, asset: 'USDT', venue: 'kraken' },
    ]);
    expect(() => longShortPolls('gate', exchange, asked)).toThrow(RangeError);
  });
});

describe('the state of deposits and withdrawals', () => {
  it('is the open part of the networks of each token of collateral', async () => {
    const chain = (name: string, deposit: boolean, withdraw: boolean) => ({
      ...{ name, addr: '0x', withdraw_delayed: false },
      ...{ deposit_disabled: !deposit, withdraw_disabled: !withdraw },
    });
    const usdt = {
      ...{ currency: 'USDT', name: 'Tether', delisted: false, trade_disabled: false, chain: 'ETH' },
      ...{ deposit_disabled: false, withdraw_disabled: false },
      chains: [chain('ETH', true, false), chain('BSC', true, true), chain('TRX', true, false)],
    };
    const { exchange } = await answered('gate', {
      'spot/currencies': [usdt, { ...usdt, currency: 'SXP', chains: [chain('ETH', true, true)] }],
    });
    const events = await transferPoll('gate', exchange).ask(fail);
    expect(
      events.map((event) => event.kind === 'gauge' && [event.venue, event.asset, event.name, event.value]),
    ).toEqual([
      ['gate', 'USDT', 'deposits_open', 1],
      ['gate', 'USDT', 'withdrawals_open', 1 / 3],
    ]);
  });

  it('is an error where nothing is said of it', async () => {
    const { exchange } = await answered('htx', { 'reference/currencies': { code: 200, data: [] } });
    await expect(transferPoll('htx', exchange).ask(fail)).rejects.toThrow(/deposits and withdrawals/);
  });
});

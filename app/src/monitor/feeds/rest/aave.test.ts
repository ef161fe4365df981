/** Liquidations of Aave from logs of a node that is made here. */
import { describe, expect, it } from 'vitest';
import { Instruments } from '../shared/instruments.ts';
import { AAVE_V3_ETHEREUM_POOL, aavePoll, type Token } from './aave.ts';
import { Poller } from './poller.ts';

const TOKENS: Token[] = [
  { address: '0xc02aaa39b223fe8d0a0e5c4f27ead9083c756cc2', asset: 'ETH', decimals: 18 },
  { address: '0xa0b86991c6218b36c1d19d4a2e9eb0ce3606eb48', asset: 'USDC', decimals: 6 },
  { address: '0x2260fac5e5542a773aa44fbcfedf7c193bc2c599', asset: 'BTC', decimals: 8 },
];
const USER = '0x00000000000000000000000000000000000000aa';
const word = (value: bigint): string => value.toString(16).padStart(64, '0');
const topic = (address: string): string => `0x${address.slice(2).padStart(64, '0')}`;

function call(collateral: string, debt: string, repaid: bigint, taken: bigint, logIndex: number) {
  const signature = '0xe413a321e8681d831f4dbccbca790d2952b56f977908e45be37335533e005286';
  return {
    address: AAVE_V3_ETHEREUM_POOL,
    topics: [signature, topic(collateral), topic(debt), topic(USER)],
    data: `0x${word(repaid)}${word(taken)}${word(1n)}${word(0n)}`,
    blockNumber: '0x65',
    transactionHash: '0xabc',
    logIndex: `0x${logIndex.toString(16)}`,
  };
}

describe('liquidations of Aave v3', () => {
  const [weth, usdc, wbtc] = TOKENS.map(({ address }) => address) as [string, string, string];
  const logs = [
    call(weth, usdc, 3_800_000_000n, 1_000_000_000_000_000_000n, 7),
    call(weth, wbtc, 10_000_000n, 3_000_000_000_000_000_000n, 8),
    call(weth, '0x1111111111111111111111111111111111111111', 1n, 1n, 9),
  ];

  function node() {
    let head = 100;
    const asked: { method: string; params: readonly unknown[] }[] = [];
    const rpc = (method: string, params: readonly unknown[]): Promise<unknown> => {
      asked.push({ method, params });
      if (method === 'eth_blockNumber') return Promise.resolve(`0x${((head += 4)).toString(16)}`);
      if (method === 'eth_getLogs') return Promise.resolve(logs);
      return Promise.resolve({ timestamp: '0x68e96a00' });
    };
    return { rpc, asked };
  }

  it('are priced by the debt that was repaid, in dollars, and dated by their block', async () => {
    const { rpc, asked } = node();
    const instruments = new Instruments();
    instruments.setUsd('BTC', 110_000);
    const faults: string[] = [];
    const poll = aavePoll({ rpc, tokens: TOKENS, instruments });
    expect(await poll.ask((words) => void faults.push(words))).toEqual([]);
    const events = await poll.ask((words) => void faults.push(words));
    expect(asked.find(({ method }) => method === 'eth_getLogs')!.params[0]).toMatchObject({
      fromBlock: '0x66',
      toBlock: '0x69',
    });
    const shared = { kind: 'liquidation', asset: 'ETH', position: 'long', account: USER, timeMs: 0x68e96a00 * 1000 };
    expect(events).toMatchObject([
      { ...shared, symbol: 'ETH/USDC', id: '0xabc:7', qty: 1, price: 3_800, notionalCents: 3_800_00 },
      { ...shared, symbol: 'ETH/BTC', id: '0xabc:8', qty: 3, notionalCents: 11_000_00 },
    ]);
    expect(faults).toEqual(['token: expected one of the table, got "0x1111111111111111111111111111111111111111"']);
    // One block header serves all logs of the block.
    expect(asked.filter(({ method }) => method === 'eth_getBlockByNumber')).toHaveLength(1);
  });

  it('are passed over, and counted in health, where the debt has no price', async () => {
    const { rpc } = node();
    const poller = new Poller([aavePoll({ rpc, tokens: TOKENS, instruments: new Instruments() })], () => {});
    await poller.askOnce(0);
    await poller.askOnce(0);
    expect(poller.health()[0]).toMatchObject({ status: 'good', events: 1, faults: 2, errors: 0 });
  });

  it('of blocks that could not be read are asked for again', async () => {
    const { rpc, asked } = node();
    let fails = true;
    const flaky = (method: string, params: readonly unknown[]) =>
      method === 'eth_getLogs' && fails ? Promise.reject(new Error('busy')) : rpc(method, params);
    const poll = aavePoll({ rpc: flaky, tokens: TOKENS, instruments: new Instruments() });
    await poll.ask(() => {});
    await expect(poll.ask(() => {})).rejects.toThrow('busy');
    fails = false;
    await poll.ask(() => {});
    expect(asked.findLast(({ method }) => method === 'eth_getLogs')!.params[0]).toMatchObject({
      fromBlock: '0x66',
      toBlock: '0x6d',
    });
  });
});

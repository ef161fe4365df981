/** Liquidations of Aave from logs of a node that is made here. */
import { describe, expect, it } from 'vitest';
import { type AaveProgress, AaveReader } from './aave.ts';
import { AaveChain } from './aaveChain.ts';
import { NodeError, type Rpc } from './nodeRpc.ts';
import { Poller } from './poller.ts';
import { blockMs, type Call, TestNode, USER } from './testNode.ts';

const ETHER = 10n ** 18n;

/** One ether taken for 3,800 USDC. */
function call(block: number, more: Partial<Call> = {}): Call {
  const amounts = { repaid: 3_800_000_000n, taken: ETHER };
  return { block, tx: `0x${block}`, index: 7, collateral: 'WETH', debt: 'USDC', ...amounts, ...more };
}

/** A reader of a node; its clock stands. */
function reading(node: TestNode, more: { progress?: AaveProgress; taken?: string[] } = {}) {
  const faults: string[] = [];
  const kept: AaveProgress[] = [];
  const state = { nowMs: 0, stored: true };
  const rpc: Rpc = (method, params) => {
    node.asked.push({ method, params, path: '' });
    try {
      return Promise.resolve(node.answer(method, params));
    } catch (error) {
      return Promise.reject(new NodeError((error as Error).message));
    }
  };
  const poll = new AaveReader({
    chain: new AaveChain(rpc),
    progress: more.progress ?? null,
    taken: more.taken ?? [],
    stored: () => state.stored,
    keep: (progress) => Promise.resolve(void kept.push(progress)),
    now: () => state.nowMs,
  }).poll();
  const ask = () => poll.ask((words) => void faults.push(words));
  const ranges = (): string[] =>
    node.asked
      .filter(({ method }) => method === 'eth_getLogs')
      .map(({ params }) => params[0] as { fromBlock: string; toBlock: string })
      .map(({ fromBlock, toBlock }) => `${Number(fromBlock)}-${Number(toBlock)}`);
  return { ask, poll, faults, kept, state, ranges };
}

describe('liquidations of Aave v3', () => {
  it('are priced by the oracle at their block, and dated by it', async () => {
    const node = new TestNode();
    const { ask, faults, ranges } = reading(node);
    expect(await ask()).toEqual([]);
    node.head = 1_004;
    node.calls = [
      call(998),
      call(999, { index: 8, collateral: 'MKR', debt: 'WBTC', repaid: 10_000_000n, taken: 8n * ETHER }),
      call(999, { tx: '0xb', index: 9, collateral: '0x1111111111111111111111111111111111111111' }),
      call(1_002),
    ];
    const events = await ask();
    expect(ranges()).toEqual(['998-1001']);
    const shared = { kind: 'liquidation', venue: 'aave-v3-ethereum', position: 'long', account: USER };
    const usd = 3_800 * 0.999;
    expect(events).toMatchObject([
      { ...shared, symbol: 'WETH/USDC', asset: 'ETH', id: '0x998:7', qty: 1, timeMs: blockMs(998) },
      { ...shared, symbol: 'MKR/WBTC', asset: 'MKR', id: '0x999:8', qty: 8, timeMs: blockMs(999) },
    ]);
    expect(events[0]).toMatchObject({ price: usd, notionalCents: Math.round(usd * 100) });
    expect(events[1]).toMatchObject({ price: 11_000 / 8, notionalCents: 11_000_00 });
    expect(faults).toEqual([expect.stringMatching(/^symbol\(\): expected an answer of 0x1111/)]);
  });

  it('are told and passed over where a row is none or beyond what can be counted, and hold up no others', async () => {
    const node = new TestNode();
    const { ask, faults } = reading(node);
    await ask();
    node.head = 1_004;
    node.usd['WBTC'] = 1e10;
    node.calls = [call(998), call(999, { debt: 'WBTC', repaid: 10n ** 13n })];
    const whole = node.answer.bind(node);
    node.answer = (method, params) => {
      const answer = whole(method, params);
      return method === 'eth_getLogs' ? [{}, { transactionHash: '0xc' }, ...(answer as object[])] : answer;
    };
    expect((await ask()).map(({ id }) => id)).toEqual(['0x998:7']);
    expect(faults).toEqual([
      expect.stringMatching(/^transactionHash: /),
      expect.stringMatching(/^blockNumber: /),
      expect.stringMatching(/cannot be kept in whole cents/),
    ]);
  });

  it('against dollars are shorts of what was borrowed', async () => {
    const node = new TestNode();
    const { ask } = reading(node);
    await ask();
    node.head = 1_004;
    node.calls = [call(998, { collateral: 'USDC', debt: 'WETH', repaid: 2n * ETHER, taken: 8_000_000_000n })];
    expect(await ask()).toMatchObject([
      { position: 'short', asset: 'ETH', symbol: 'USDC/WETH', qty: 2, price: 3_800, notionalCents: 7_600_00 },
    ]);
  });

  it('ask the chain once for what does not change', async () => {
    const node = new TestNode();
    const { ask } = reading(node);
    await ask();
    node.head = 1_004;
    node.calls = [call(998), call(998, { tx: '0xb', index: 9 })];
    expect(await ask()).toHaveLength(2);
    const before = node.asked.filter(({ method }) => method === 'eth_call').length;
    // Provider, oracle, its base and unit, a price, and symbol and decimals of two tokens.
    expect(before).toBe(9);
    node.head = 1_008;
    node.calls = [call(1_002)];
    expect(await ask()).toHaveLength(1);
    // The oracle of the block, and its price.
    expect(node.asked.filter(({ method }) => method === 'eth_call').length - before).toBe(2);
  });

  it('of old blocks count a stablecoin as a dollar, and pass over other debts, where the state is gone', async () => {
    const node = new TestNode();
    const progress = { block: 500, hash: hashOf(node, 500), timeMs: blockMs(500) };
    const { ask, faults } = reading(node, { progress });
    node.stateFrom = 900;
    node.calls = [call(600), call(601, { debt: 'WBTC' })];
    expect(await ask()).toMatchObject([{ id: '0x600:7', notionalCents: 3_800_00 }]);
    expect(faults).toEqual([expect.stringMatching(/^debt: expected the oracle's price of WBTC, got "block 601"/)]);
  });

  it('of blocks that could not be read are asked for again, all of them', async () => {
    const node = new TestNode();
    const { ask, ranges } = reading(node);
    await ask();
    node.head = 1_008;
    node.calls = [call(998), call(1_000)];
    node.stateFrom = 1_000;
    await expect(ask()).rejects.toBeInstanceOf(NodeError);
    node.stateFrom = 0;
    expect(await ask()).toHaveLength(2);
    expect(ranges()).toEqual(['998-1005', '998-1005']);
  });

  it('are asked for in shorter ranges where a node refuses long ones, faster until it has caught up', async () => {
    const node = new TestNode();
    node.rangeMax = 10;
    const progress = { block: 900, hash: hashOf(node, 900), timeMs: blockMs(900) };
    const { ask, poll, ranges } = reading(node, { progress });
    node.calls = [call(901), call(905), call(950), call(997)];
    const found: string[] = [];
    for (let k = 0; k < 30; k++) found.push(...(await ask().catch(() => [])).map(({ id }) => id));
    expect(found).toEqual(['0x901:7', '0x905:7', '0x950:7', '0x997:7']);
    expect(ranges().slice(0, 6)).toEqual(['901-997', '901-948', '901-924', '901-912', '901-906', '907-912']);
    expect(poll.everyMs).toBe(12_000);
    node.head = 1_100;
    await ask();
    expect(poll.everyMs).toBe(1_000);
  });

  it('of a longer reorganisation are read again, each transaction once', async () => {
    const node = new TestNode();
    const { ask, faults, ranges } = reading(node);
    await ask();
    node.head = 1_020;
    node.calls = [call(1_010), call(1_012)];
    expect(await ask()).toHaveLength(2);
    // Block 1,011 on are others: the first liquidation stays, the second is in another place, a third is new.
    node.fork = 1_011;
    node.head = 1_022;
    node.calls = [call(1_010), call(1_013, { tx: '0x1012', index: 3 }), call(1_014)];
    expect((await ask()).map(({ id }) => id)).toEqual(['0x1014:7']);
    expect(ranges().at(-1)).toBe('954-1019');
    expect(faults).toEqual([expect.stringMatching(/^block 1017 was replaced: 64 are read again/)]);
    expect(await ask()).toEqual([]);
    expect(faults).toHaveLength(1);
  });

  it('go on where an earlier monitor got to, without those that are stored', async () => {
    const node = new TestNode();
    node.calls = [call(901), call(902), call(903)];
    const progress = { block: 901, hash: hashOf(node, 901), timeMs: blockMs(901) };
    const { ask } = reading(node, { progress, taken: ['0x902:7'] });
    expect((await ask()).map(({ id }) => id)).toEqual(['0x903:7']);
  });

  it('of a transaction of which a crash stored a part are read again, but for that part', async () => {
    const node = new TestNode();
    node.calls = [call(902, { index: 7 }), call(902, { index: 9 }), call(902, { index: 11 })];
    const progress = { block: 901, hash: hashOf(node, 901), timeMs: blockMs(901) };
    const { ask } = reading(node, { progress, taken: ['0x902:7'] });
    expect((await ask()).map(({ id }) => id)).toEqual(['0x902:9', '0x902:11']);
  });

  it('further back than windows hold are not read, and that is told', async () => {
    const node = new TestNode();
    node.head = 300_002;
    const { ask, faults, ranges } = reading(node, { progress: { block: 10, hash: '0x', timeMs: blockMs(10) } });
    await ask();
    expect(faults).toEqual(['blocks 11 to 83999 are not read: more than 216000 behind']);
    expect(ranges()).toEqual(['84000-84499']);
  });

  it('keep how far they were read only once what was read is stored', async () => {
    const node = new TestNode();
    const { ask, kept, state } = reading(node);
    await ask();
    state.nowMs = 4_999;
    await ask();
    expect(kept).toEqual([]);
    state.nowMs = 5_000;
    state.stored = false;
    await ask();
    expect(kept).toEqual([]);
    state.stored = true;
    node.head = 1_010;
    await ask();
    expect(kept.map(({ block }) => block)).toEqual([997]);
  });

  it('of a node that falls behind, or is of another chain, are not read', async () => {
    const node = new TestNode();
    const { ask, faults } = reading(node);
    await ask();
    node.head = 990;
    await expect(ask()).rejects.toThrow('the node is at block 990, behind block 997 that was read');
    expect(faults).toEqual([]);
    node.chainId = 8453;
    const rpc: Rpc = (method, params) => Promise.resolve(node.answer(method, params));
    await expect(new AaveChain(rpc).check()).rejects.toThrow('eth_chainId: expected 1, Ethereum, got 8453');
  });

  it('are counted in the health of their host', async () => {
    const node = new TestNode();
    const { poll } = reading(node);
    const poller = new Poller([poll], () => {});
    await poller.askOnce(0);
    node.head = 1_004;
    node.calls = [call(998), call(999, { taken: 0n })];
    await poller.askOnce(0);
    expect(poller.health()[0]).toMatchObject({
      host: 'ethereum-node',
      status: 'good',
      events: 1,
      faults: 1,
      errors: 0,
    });
  });
});

function hashOf(node: TestNode, block: number): string {
  return (node.answer('eth_getBlockByNumber', [`0x${block.toString(16)}`, false]) as { hash: string }).hash;
}

/** Aave in a whole station, over a node that is made here: stored once each, also after a restart and a crash. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { InputError } from '@firebreak/engine';
import { aaveVenue, NODE_VARIABLE } from './aaveVenue.ts';
import { blockMs, type Call, TestNode } from './feeds/rest/testNode.ts';
import { type Station, startStation } from './station.ts';
import { readEvents } from './store/read.ts';

const KEY = 'd3adb33f0123456789';

describe('Aave as a venue', () => {
  let folder = '';
  let store = '';
  let node: TestNode;
  let env: NodeJS.ProcessEnv = {};
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'firebreak-aave-'));
    store = join(folder, 'store');
    node = new TestNode();
    // Blocks are 12 s apart, and the newest is from now.
    node.head = Math.floor((Date.now() - blockMs(0)) / 12_000);
    env = { [NODE_VARIABLE]: `${await node.listen()}/v3/${KEY}` };
  });
  afterEach(async () => {
    await node.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const start = async (): Promise<Station> =>
    startStation({
      storeFolder: store,
      feeds: [],
      awaited: [await aaveVenue(env, store)],
      alerts: { rules: [], sinks: new Map() },
      time: 'ours',
    });
  const call = (block: number): Call => ({
    block,
    tx: `0x${block}`,
    index: 7,
    collateral: 'WETH',
    debt: 'USDC',
    repaid: 3_800_000_000n,
    taken: 10n ** 18n,
  });
  const host = (station: Station) => station.status().hosts.find(({ host: name }) => name === 'ethereum-node');
  const stored = async (): Promise<string[]> => {
    const ids: string[] = [];
    for await (const { id } of readEvents(store, { kind: 'liquidation' })) ids.push(id);
    return ids;
  };
  /** As a monitor leaves it that read up to a block some time ago. */
  const keepAt = (block: number): void => {
    const { hash } = node.answer('eth_getBlockByNumber', [`0x${block.toString(16)}`, false]) as { hash: string };
    const state = { version: 1, block, hash, timeMs: blockMs(block) };
    writeFileSync(join(store, '.aave-v3-ethereum.json'), JSON.stringify(state));
  };

  it('is stored, counted and well, and goes on where it was, each liquidation once', async () => {
    await (await start()).stop();
    const began = node.head - 100;
    keepAt(began);
    node.calls = [call(began + 1), call(began + 50)];
    const first = await start();
    await expect.poll(() => host(first)?.events, { timeout: 10_000 }).toBe(2);
    expect(first.status().venues).toMatchObject([{ venue: 'aave-v3-ethereum', windows: { '1h': { longCount: 2 } } }]);
    expect(host(first)).toMatchObject({ answers: 1, errors: 0, faults: 0, lastError: undefined });
    await first.stop();
    // The file still says where it began: as after a crash before the next time it is written.
    node.calls.push(call(began + 60));
    const second = await start();
    await expect.poll(() => host(second)?.events, { timeout: 10_000 }).toBe(1);
    expect(second.status().venues).toMatchObject([{ windows: { '1h': { longCount: 3 } } }]);
    expect(second.status().store.repeatedEvents).toBe(0);
    await second.stop();
    expect(await stored()).toEqual([1, 50, 60].map((more) => `0x${began + more}:7`));
    expect(readFileSync(join(store, '.aave-v3-ethereum.json'), 'utf8')).not.toContain(KEY);
  });

  it('waits for a node of another chain or that does not answer, and says why without its key', async () => {
    node.chainId = 10;
    const station = await start();
    const why = 'its contracts cannot be had: eth_chainId: expected 1, Ethereum, got 10';
    await expect.poll(() => station.status().awaited).toEqual([{ venue: 'aave-v3-ethereum', why }]);
    await station.stop();
    node.broken = { status: 401, text: JSON.stringify({ error: { code: 1, message: `no such key ${KEY}` } }) };
    const again = await start();
    await expect.poll(() => again.status().awaited[0]?.why).toMatch(/no such key \[FIREBREAK_ETHEREUM_URL\]/);
    expect(JSON.stringify(again.status())).not.toContain(KEY);
    await again.stop();
  });

  it('is refused without an address, with one of something else, and with a file that is none of ours', async () => {
    await expect(aaveVenue({}, store)).rejects.toThrow(/FIREBREAK_ETHEREUM_URL is not set/);
    const refused = await aaveVenue({ [NODE_VARIABLE]: KEY }, store).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(InputError);
    expect(String(refused)).not.toContain(KEY);
    await (await start()).stop();
    writeFileSync(join(store, '.aave-v3-ethereum.json'), '{"version": 2}');
    await expect(aaveVenue(env, store)).rejects.toThrow(/does not say how far Aave was read/);
  });
});

/** Asking a node: its answers and refusals, its rate, and that its address is in no error. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { httpRpc, NodeError } from './nodeRpc.ts';
import { TestNode } from './testNode.ts';

const KEY = 'd3adb33f0123456789secret';

describe('a node', () => {
  let node: TestNode;
  let url = '';
  beforeEach(async () => {
    node = new TestNode();
    url = await node.listen();
  });
  afterEach(() => node.close());

  const refusal = async (address: string): Promise<Error> => {
    const error: unknown = await httpRpc(address, 'NODE')('eth_blockNumber', []).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(Error);
    return error as Error;
  };

  it('is asked at its path, with name and password as authorisation', async () => {
    const rpc = httpRpc(`${url.replace('//', '//ann:p%20w@')}/v2/${KEY}?chain=1`, 'NODE');
    expect(await rpc('eth_blockNumber', [])).toBe('0x3e8');
    expect(node.asked[0]!.path).toBe(`/v2/${KEY}?chain=1`);
    expect(node.headers).toEqual([`Basic ${Buffer.from('ann:p w').toString('base64')}`]);
  });

  it('says in a class of its own what it refuses', async () => {
    const rpc = httpRpc(url, 'NODE');
    await expect(rpc('eth_syncin', [])).rejects.toBeInstanceOf(NodeError);
    node.broken = { status: 429, text: 'slow down' };
    await expect(rpc('eth_blockNumber', [])).rejects.toThrow(/429/);
    node.broken = { status: 200, text: '<html>' };
    await expect(rpc('eth_blockNumber', [])).rejects.toThrow(/not JSON/);
    node.broken = { status: 502, text: '<html>' };
    await expect(rpc('eth_blockNumber', [])).rejects.toThrow(/502/);
    node.broken = { status: 400, text: '{"error":{"code":-32600,"message":"range"}}' };
    await expect(rpc('eth_blockNumber', [])).rejects.toBeInstanceOf(NodeError);
  });

  it('is never named with its key, whatever it or the network says', async () => {
    const address = `${url.replace('//', '//ann:hunter2@')}/v2/${KEY}?token=${KEY}x`;
    const saying = (text: string) => ({ status: 200, text: JSON.stringify({ error: { code: 1, message: text } }) });
    for (const text of [KEY, `/v2/${KEY}`, `${KEY}x`, 'hunter2', address]) {
      node.broken = saying(`not allowed: ${text}`);
      const { message } = await refusal(address);
      expect(message).toContain('[NODE]');
      expect(message).not.toMatch(/d3adb33f|secret|hunter2/);
    }
    await node.close();
    expect((await refusal(address)).message).not.toMatch(/d3adb33f|hunter2/);
    for (const none of [`ftp://x/${KEY}`, KEY]) {
      expect(() => httpRpc(none, 'NODE')).toThrow('NODE is no address of HTTP');
    }
  });

  it('is asked no faster than our share of its limit', async () => {
    const waits: number[] = [];
    const wait = (ms: number): Promise<void> => Promise.resolve(void waits.push(ms));
    const rpc = httpRpc(url, 'NODE', { now: () => 0, wait });
    for (let k = 0; k < 12; k++) await rpc('eth_blockNumber', []);
    expect(waits).toEqual([100, 200]);
  });
});

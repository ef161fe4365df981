/**
 * An Ethereum node for tests: answers over HTTP in the shapes of the execution API, from a chain that is made here.
 * Addresses of pool, tokens and calls are those of Ethereum; amounts and hashes are made up.
 */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { AAVE_V3_ETHEREUM_POOL } from './aaveChain.ts';

/** Tokens of the chain, with what they say of themselves. MKR answers with 32 bytes where others answer with text. */
export const TOKENS = {
  WETH: { address: '0xc02aaa39b223fe8d0a0e5c4f27ead9083c756cc2', decimals: 18 },
  USDC: { address: '0xa0b86991c6218b36c1d19d4a2e9eb0ce3606eb48', decimals: 6 },
  WBTC: { address: '0x2260fac5e5542a773aa44fbcfedf7c193bc2c599', decimals: 8 },
  MKR: { address: '0x9f8f72aa9304c8b593d555f12ef6589cc3a579a2', decimals: 18 },
} as const;

/** The account that is liquidated. */
export const USER = '0x00000000000000000000000000000000000000aa';
const PROVIDER = '0x2f39d218133afab8f2b819b1066c7e434ad94e9e';
const ORACLE = '0x54586be62e3c3580375ae3723c145253060ca0c2';
/** Time of block 0; blocks are 12 s apart. */
const GENESIS_S = 1_760_000_000;

/** A liquidation of the chain; amounts in the tokens' smallest units. */
export interface Call {
  readonly block: number;
  readonly tx: string;
  readonly index: number;
  /** Names of {@link TOKENS}, or addresses. */
  readonly collateral: string;
  readonly debt: string;
  readonly repaid: bigint;
  readonly taken: bigint;
}

const word = (value: bigint | number): string => BigInt(value).toString(16).padStart(64, '0');
const hex = (value: number): string => `0x${value.toString(16)}`;
const addressOf = (token: string): string => TOKENS[token as keyof typeof TOKENS]?.address ?? token;

/** An error that the node answers with. */
class Refusal extends Error {
  readonly code: number;
  constructor(code: number, words: string) {
    super(words);
    this.code = code;
  }
}

/** Time of a block, ms UTC. */
export function blockMs(block: number): number {
  return (GENESIS_S + 12 * block) * 1000;
}

/** A chain and the node that tells of it; its fields may be changed while it is asked. */
export class TestNode {
  head = 1_000;
  chainId = 1;
  /** Blocks from this number on have other hashes than before: a reorganisation. */
  fork = Number.POSITIVE_INFINITY;
  calls: Call[] = [];
  usd: Record<string, number> = { WETH: 3_800, USDC: 0.999, WBTC: 110_000, MKR: 1_500 };
  /** The state of blocks below is gone. */
  stateFrom = 0;
  rangeMax = Number.POSITIVE_INFINITY;
  /** Answers every request with this status and text, where it is not null. */
  broken: { readonly status: number; readonly text: string } | null = null;
  readonly asked: { readonly method: string; readonly params: readonly unknown[]; readonly path: string }[] = [];
  readonly headers: (string | undefined)[] = [];
  #server: Server | null = null;

  /** The answer to a question. Throws what the node would answer as an error. */
  answer(method: string, params: readonly unknown[]): unknown {
    switch (method) {
      case 'eth_chainId':
        return hex(this.chainId);
      case 'eth_blockNumber':
        return hex(this.head);
      case 'eth_getBlockByNumber':
        return this.#block(Number(params[0]));
      case 'eth_getLogs':
        return this.#logs(params[0] as { fromBlock: string; toBlock: string });
      case 'eth_call': {
        const [{ to, data }, block] = params as [{ to: string; data: string }, string];
        return this.#call(to, data, block === 'latest' ? this.head : Number(block));
      }
      default:
        throw new Refusal(-32601, `the method ${method} does not exist/is not available`);
    }
  }

  /** Serves on loopback; returns the address, without a path. */
  async listen(): Promise<string> {
    this.#server = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk: Buffer) => (body += chunk.toString()));
      request.on('end', () => {
        if (this.broken !== null) return response.writeHead(this.broken.status).end(this.broken.text);
        const { id, method, params } = JSON.parse(body) as { id: number; method: string; params: unknown[] };
        this.asked.push({ method, params, path: request.url ?? '' });
        this.headers.push(request.headers.authorization);
        let answer: object;
        try {
          answer = { result: this.answer(method, params) };
        } catch (error) {
          answer = { error: { code: (error as Refusal).code, message: (error as Refusal).message } };
        }
        return response
          .writeHead(200, { 'content-type': 'application/json' })
          .end(JSON.stringify({ jsonrpc: '2.0', id, ...answer }));
      });
    });
    await new Promise<void>((resolve) => this.#server!.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** Ends serving. */
  async close(): Promise<void> {
    this.#server?.closeAllConnections();
    await new Promise((resolve) => this.#server?.close(resolve));
  }

  #block(number: number): object | null {
    if (number > this.head) return null;
    return { number: hex(number), hash: this.#hash(number), timestamp: hex(blockMs(number) / 1000), transactions: [] };
  }

  #hash(number: number): string {
    return `0x${word(number * 2 + (number >= this.fork ? 1 : 0))}`;
  }

  #logs({ fromBlock, toBlock }: { fromBlock: string; toBlock: string }): object[] {
    const [from, to] = [Number(fromBlock), Number(toBlock)];
    if (to - from + 1 > this.rangeMax) throw new Refusal(-32600, `up to a ${this.rangeMax} block range is allowed`);
    const topic = (address: string): string => `0x${word(BigInt(address))}`;
    return this.calls
      .filter(({ block }) => block >= from && block <= to)
      .map(({ block, tx, index, collateral, debt, repaid, taken }) => ({
        address: AAVE_V3_ETHEREUM_POOL,
        topics: [
          '0xe413a321e8681d831f4dbccbca790d2952b56f977908e45be37335533e005286',
          ...[addressOf(collateral), addressOf(debt), USER].map(topic),
        ],
        data: `0x${word(repaid)}${word(taken)}${word(1)}${word(0)}`,
        blockNumber: hex(block),
        transactionHash: tx,
        transactionIndex: '0x0',
        blockHash: this.#hash(block),
        logIndex: hex(index),
        removed: false,
      }));
  }

  #call(to: string, data: string, block: number): string {
    if (block < this.stateFrom) throw new Refusal(-32000, 'missing trie node (path ) state is not available');
    const selector = data.slice(0, 10);
    const address = (value: string): string => `0x${word(BigInt(value))}`;
    if (to === AAVE_V3_ETHEREUM_POOL && selector === '0x0542975c') return address(PROVIDER);
    if (to === PROVIDER && selector === '0xfca513a8') return address(ORACLE);
    if (to === ORACLE && selector === '0xe19f4700') return `0x${word(0)}`;
    if (to === ORACLE && selector === '0x8c89b64f') return `0x${word(1e8)}`;
    const asked = selector === '0xb3596f07' ? `0x${data.slice(-40)}` : to;
    const [name, token] = Object.entries(TOKENS).find(([, { address: own }]) => own === asked) ?? ['', null];
    if (token === null) return '0x';
    if (selector === '0xb3596f07') return `0x${word(Math.round(this.usd[name]! * 1e8))}`;
    if (selector === '0x313ce567') return `0x${word(token.decimals)}`;
    const letters = Buffer.from(name).toString('hex').padEnd(64, '0');
    return name === 'MKR' ? `0x${letters}` : `0x${word(32)}${word(name.length)}${letters}`;
  }
}

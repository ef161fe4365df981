/**
 * Liquidations of Aave v3 from an Ethereum node that the reader names, in the same form as those of venues: the event
 * LiquidationCall of the pool. Only final events of a node are lasting; a few blocks are waited for.
 */
import type { LiquidationEvent } from '../../events.ts';
import { cents } from '../../events.ts';
import { asRow, FieldError, list, type Row, text } from '../shared/fields.ts';
import type { Instruments } from '../shared/instruments.ts';
import type { Poll } from './poller.ts';

/** Pool of Aave v3 on Ethereum: aave.com/docs, "Addresses dashboard", Ethereum V3 Pool. */
export const AAVE_V3_ETHEREUM_POOL = '0x87870bca3f3fd6335c3f4ce8392d69350b4fa4e2';

/** Keccak-256 of `LiquidationCall(address,address,address,uint256,uint256,address,bool)`, aave-v3-origin IPool. */
const LIQUIDATION_CALL = '0xe413a321e8681d831f4dbccbca790d2952b56f977908e45be37335533e005286';

/** Blocks behind the newest that are read: a shorter reorganisation changes nothing. */
const CONFIRMATIONS = 3;
/** Blocks in one request: nodes limit the range of logs. */
const BLOCKS_MAX = 500;
const EVERY_MS = 12_000;

/** A token of the pool. */
export interface Token {
  /** In lower case. */
  readonly address: string;
  /** The asset as prices name it: `ETH` for WETH, `USDC`. */
  readonly asset: string;
  readonly decimals: number;
}

/** Asks a node one method; throws where it answers with an error. */
export type Rpc = (method: string, params: readonly unknown[]) => Promise<unknown>;

/** Over HTTP with the platform's own fetch. */
export function httpRpc(url: string): Rpc {
  let id = 0;
  return async (method, params) => {
    const body = JSON.stringify({ jsonrpc: '2.0', id: ++id, method, params });
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(url, { method: 'POST', headers, body, signal: AbortSignal.timeout(15_000) });
    if (!response.ok) throw new Error(`the node answered ${response.status}`);
    const answer = asRow(await response.json(), 'answer');
    if (answer['error'] !== undefined) throw new Error(`${method}: ${JSON.stringify(answer['error'])}`);
    return answer['result'];
  };
}

function hexNumber(row: Row, field: string): number {
  const value = Number(text(row, field));
  if (!Number.isSafeInteger(value)) throw new FieldError(field, 'a hexadecimal number', row[field]);
  return value;
}

/** The n-th word of 32 bytes of a log's data, in units of a token with so many decimals. */
function amount(data: string, word: number, decimals: number): number {
  const digits = data.slice(2 + word * 64, 66 + word * 64);
  if (!/^[0-9a-f]{64}$/i.test(digits)) throw new FieldError('data', `32 bytes at word ${word}`, data);
  return Number(BigInt(`0x${digits}`)) / 10 ** decimals;
}

/**
 * A LiquidationCall as an event. The liquidator repays debt and takes collateral, so its notional is the debt in USD,
 * its price what was paid for a coin, the bonus taken off. `timeMs` is that of the block. Throws FieldError for a log
 * that is not one, for a token that is not in the table, and where the debt's price in USD is not known.
 */
export function aaveLiquidation(
  log: Row,
  of: { readonly tokens: ReadonlyMap<string, Token>; readonly instruments: Instruments; readonly timeMs: number },
): LiquidationEvent {
  const topics = list(log, 'topics').map(String);
  const [signature, collateralTopic = '', debtTopic = '', userTopic = ''] = topics;
  if (signature !== LIQUIDATION_CALL || topics.length !== 4)
    throw new FieldError('topics', 'a LiquidationCall', topics);
  const token = (topic: string): Token => {
    const address = `0x${topic.slice(-40)}`.toLowerCase();
    const found = of.tokens.get(address);
    if (found === undefined) throw new FieldError('token', 'one of the table', address);
    return found;
  };
  const [collateral, debt] = [token(collateralTopic), token(debtTopic)];
  const debtUsd = of.instruments.usd(debt.asset);
  if (debtUsd === undefined) throw new FieldError('debt', `a price of ${debt.asset} in USD`, undefined);
  const data = text(log, 'data');
  const repaid = amount(data, 0, debt.decimals) * debtUsd;
  const qty = amount(data, 1, collateral.decimals);
  if (!(repaid > 0 && qty > 0)) throw new FieldError('data', 'amounts above 0', [repaid, qty]);
  return {
    kind: 'liquidation',
    venue: 'aave-v3-ethereum',
    symbol: `${collateral.asset}/${debt.asset}`,
    asset: collateral.asset,
    timeMs: of.timeMs,
    receivedMs: Date.now(),
    id: `${text(log, 'transactionHash')}:${hexNumber(log, 'logIndex')}`,
    position: 'long',
    price: repaid / qty,
    priceKind: 'fill',
    qty,
    notionalCents: cents(repaid),
    account: `0x${userTopic.slice(-40)}`.toLowerCase(),
  };
}

/** What a poll of Aave needs. */
export interface AaveUse {
  readonly rpc: Rpc;
  readonly tokens: readonly Token[];
  readonly instruments: Instruments;
}

/** Every 12 s the liquidations of the blocks since the last time; the first time only notes where the chain is. */
export function aavePoll({ rpc, tokens, instruments }: AaveUse): Poll {
  const table = new Map(tokens.map((token) => [token.address.toLowerCase(), token]));
  let next: number | undefined;
  const blockTimes = new Map<number, number>();
  const timeOf = async (block: number): Promise<number> => {
    const known = blockTimes.get(block);
    if (known !== undefined) return known;
    const header = asRow(await rpc('eth_getBlockByNumber', [`0x${block.toString(16)}`, false]), 'block');
    const timeMs = hexNumber(header, 'timestamp') * 1000;
    blockTimes.set(block, timeMs);
    return timeMs;
  };
  return {
    name: 'aave-v3-ethereum liquidations',
    host: 'node',
    weight: 1,
    everyMs: EVERY_MS,
    ask: async (fault) => {
      const last = hexNumber({ block: await rpc('eth_blockNumber', []) }, 'block') - CONFIRMATIONS;
      const from = next ?? last + 1;
      const to = Math.min(last, from + BLOCKS_MAX - 1);
      next ??= from;
      if (to < from) return [];
      const filter = {
        address: AAVE_V3_ETHEREUM_POOL,
        topics: [LIQUIDATION_CALL],
        fromBlock: hex(from),
        toBlock: hex(to),
      };
      const logs = list({ logs: await rpc('eth_getLogs', [filter]) }, 'logs').map((log) => asRow(log, 'logs'));
      const events: LiquidationEvent[] = [];
      for (const log of logs) {
        const timeMs = await timeOf(hexNumber(log, 'blockNumber'));
        try {
          events.push(aaveLiquidation(log, { tokens: table, instruments, timeMs }));
        } catch (error) {
          if (!(error instanceof FieldError)) throw error;
          fault(error.message);
        }
      }
      blockTimes.clear();
      next = to + 1;
      return events;
    },
  };
}

function hex(value: number): string {
  return `0x${value.toString(16)}`;
}

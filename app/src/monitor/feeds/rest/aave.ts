/**
 * Liquidations of Aave v3 from an Ethereum node that the reader names, in the same form as those of venues: the event
 * LiquidationCall of the pool. A few blocks are waited for, and what a deeper reorganisation replaced is read again.
 */
import { lastingMs } from '../clock.ts';
import type { LiquidationEvent } from '../../events.ts';
import { cents } from '../../events.ts';
import { asRow, FieldError, list, type Row, text } from '../shared/fields.ts';
import { type AaveChain, type AaveToken, type Block, hexNumber, isOld, wordAt } from './aaveChain.ts';
import { NodeError } from './nodeRpc.ts';
import type { Poll } from './poller.ts';

/** The venue that liquidations of the pool are told of. */
export const AAVE_VENUE = 'aave-v3-ethereum';

/** Keccak-256 of `LiquidationCall(address,address,address,uint256,uint256,address,bool)`, aave-v3-origin IPool. */
export const LIQUIDATION_CALL = '0xe413a321e8681d831f4dbccbca790d2952b56f977908e45be37335533e005286';

/** Blocks behind the newest that are read: a shorter reorganisation changes nothing. */
const CONFIRMATIONS = 3;
/** Blocks that are read again after a longer one: two epochs, beyond which blocks are final. */
const REORG_BLOCKS = 64;
/** Blocks in one request. Nodes limit the range of logs, some to five blocks: a refusal halves it. */
const BLOCKS_MAX = 500;
/** After so many ranges without a refusal, twice as many blocks are asked for. */
const RANGES_TO_GROW = 20;
/** Blocks that are caught up with after a pause: the 30 days that windows can hold, at 12 s a block. */
const CATCH_UP_BLOCKS = 216_000;
/** A block comes every 12 s; while the reader is behind it asks each second. */
const EVERY_MS = 12_000;
const CATCH_UP_MS = 1_000;
/** Transactions that are remembered: 64 blocks cannot hold more liquidations (45 m gas a block, 300,000 each). */
const TAKEN_MAX = 10_000;
/** What was handed over so long ago is on the disk where the store is well: it syncs every second. */
const SETTLED_MS = 5_000;

/** Coins that count as one dollar where the oracle's price of an old block cannot be had. */
const ONE_DOLLAR = ['USDC', 'USDT', 'DAI', 'USDS', 'GHO', 'USDe', 'PYUSD', 'RLUSD', 'USDtb', 'LUSD', 'crvUSD', 'FRAX'];
/** Collateral in dollars: with a debt in another coin the loan is a short of that coin. Yield makes no difference. */
const DOLLARS: ReadonlySet<string> = new Set([...ONE_DOLLAR, 'sUSDe', 'sDAI']);

/** What a log says, and what it leaves out. */
export interface AaveCall {
  readonly collateral: AaveToken;
  readonly debt: AaveToken;
  /** USD for one coin of the debt. */
  readonly debtUsd: number;
  /** Time of the block, ms UTC. */
  readonly timeMs: number;
}

/** Addresses of a LiquidationCall, in lower case. Throws FieldError for a log that is not one. */
export function partiesOf(log: Row): { readonly collateral: string; readonly debt: string; readonly user: string } {
  const topics = list(log, 'topics').map(String);
  const [signature, ...addresses] = topics;
  if (signature !== LIQUIDATION_CALL || addresses.length !== 3)
    throw new FieldError('topics', 'a LiquidationCall', topics);
  const [collateral = '', debt = '', user = ''] = addresses.map((topic) => `0x${topic.slice(-40)}`.toLowerCase());
  return { collateral, debt, user };
}

/**
 * A LiquidationCall as an event: the liquidator repays debt and takes collateral. Its notional is the debt in USD. A
 * loan against dollars is a short of the debt's coin, `qty` what was repaid and the price the oracle's; any other is a
 * long of the collateral, `qty` what the liquidator took and the price what was paid for a coin, below the oracle's by
 * the bonus without the protocol's part of it. Throws FieldError for a log that is not one or whose amounts are zero.
 */
export function aaveLiquidation(log: Row, { collateral, debt, debtUsd, timeMs }: AaveCall): LiquidationEvent {
  const { user } = partiesOf(log);
  const data = text(log, 'data');
  const repaid = Number(wordAt(data, 0)) / 10 ** debt.decimals;
  const taken = Number(wordAt(data, 1)) / 10 ** collateral.decimals;
  const isShort = DOLLARS.has(collateral.symbol) && !DOLLARS.has(debt.symbol);
  const qty = isShort ? repaid : taken;
  const usd = repaid * debtUsd;
  if (!(usd > 0 && qty > 0)) throw new FieldError('data', 'amounts above 0', [usd, qty]);
  return {
    kind: 'liquidation',
    venue: AAVE_VENUE,
    symbol: `${collateral.symbol}/${debt.symbol}`,
    asset: isShort ? debt.asset : collateral.asset,
    timeMs,
    receivedMs: Date.now(),
    id: `${text(log, 'transactionHash')}:${hexNumber(log, 'logIndex')}`,
    position: isShort ? 'short' : 'long',
    price: usd / qty,
    priceKind: 'fill',
    qty,
    notionalCents: cents(usd),
    account: user,
  };
}

/** The last block that was read and whose liquidations are stored. */
export interface AaveProgress {
  readonly block: number;
  /** Its hash: another one at this height tells of a reorganisation. */
  readonly hash: string;
  readonly timeMs: number;
}

/** What reading goes on from, and how it keeps how far it is. */
export interface AaveUse {
  readonly chain: AaveChain;
  /** Where an earlier monitor got to; null begins at the newest block. */
  readonly progress: AaveProgress | null;
  /** Identities of liquidations that are stored already, in any order. */
  readonly taken: Iterable<string>;
  /** Whether what was handed over some seconds ago is stored. */
  readonly stored: () => boolean;
  readonly keep: (progress: AaveProgress) => Promise<void>;
  /** A clock that only goes on, ms. */
  readonly now?: () => number;
}

/** Reads blocks in their order, each once. */
export class AaveReader {
  readonly #use: AaveUse;
  readonly #now: () => number;
  /** Identities of liquidations that were handed over, by their transaction. */
  readonly #taken = new Map<string, Set<string>>();
  #last: AaveProgress | null;
  /** A block that will be kept once its liquidations are stored for sure. */
  #mark: { readonly progress: AaveProgress; readonly atMs: number } | null = null;
  #blocks = BLOCKS_MAX;
  #ranges = 0;
  #behind = false;

  constructor(use: AaveUse) {
    this.#use = use;
    this.#now = use.now ?? lastingMs;
    this.#last = use.progress;
    for (const id of use.taken) this.#remember(id);
  }

  /** Asks every 12 s, and each second while it is behind. The very first time only notes where the chain is. */
  poll(): Poll {
    const behind = (): boolean => this.#behind;
    return {
      name: `${AAVE_VENUE} liquidations`,
      host: 'ethereum-node',
      weight: 1,
      get everyMs() {
        return behind() ? CATCH_UP_MS : EVERY_MS;
      },
      ask: (fault) => this.#ask(fault),
    };
  }

  async #ask(fault: (words: string) => void): Promise<LiquidationEvent[]> {
    const { chain } = this.#use;
    await this.#keep(fault);
    const head = await chain.head();
    const newest = head - CONFIRMATIONS;
    if (this.#last === null) {
      this.#reached(newest, await this.#blockAt(newest));
      return [];
    }
    const from = await this.#from(this.#last, newest, fault);
    const to = Math.min(newest, from + this.#blocks - 1);
    this.#behind = to < newest;
    if (to < from) return [];
    // Asked for before the logs: a node that does not know the block yet would answer with fewer logs, and no error.
    const end = await this.#blockAt(to);
    const events = await this.#read(await this.#logs(from, to), { from, to, head, fault });
    for (const { id } of events) this.#remember(id);
    this.#reached(to, end);
    return events;
  }

  /** The first block that is not read yet, or further back where blocks that were read have been replaced. */
  async #from(last: AaveProgress, newest: number, fault: (words: string) => void): Promise<number> {
    const next = last.block + 1;
    const head = newest + CONFIRMATIONS;
    if (last.block > head) throw new Error(`the node is at block ${head}, behind block ${last.block} that was read`);
    const oldest = newest - CATCH_UP_BLOCKS + 1;
    if (next < oldest) {
      fault(`blocks ${next} to ${oldest - 1} are not read: more than ${CATCH_UP_BLOCKS} behind`);
      return oldest;
    }
    if ((await this.#blockAt(last.block)).hash === last.hash) return next;
    fault(`block ${last.block} was replaced: ${REORG_BLOCKS} are read again, what they undid stays stored`);
    return Math.max(0, next - REORG_BLOCKS);
  }

  async #blockAt(number: number): Promise<Block> {
    const block = await this.#use.chain.block(number);
    if (block === null) throw new Error(`the node does not know block ${number}`);
    return block;
  }

  async #logs(from: number, to: number): Promise<readonly Row[]> {
    try {
      const logs = await this.#use.chain.logs(LIQUIDATION_CALL, from, to);
      if (++this.#ranges % RANGES_TO_GROW === 0) this.#blocks = Math.min(BLOCKS_MAX, this.#blocks * 2);
      return list({ logs }, 'logs').map((log) => asRow(log, 'logs'));
    } catch (error) {
      if (error instanceof NodeError) this.#blocks = Math.max(1, Math.floor((to - from + 1) / 2));
      this.#ranges = 0;
      throw error;
    }
  }

  /** Events of logs; one that is none, or that cannot be priced, is told and passed over. */
  async #read(
    logs: readonly Row[],
    of: { from: number; to: number; head: number; fault: (words: string) => void },
  ): Promise<LiquidationEvent[]> {
    const { chain } = this.#use;
    const times = new Map<number, number>();
    const events: LiquidationEvent[] = [];
    for (const log of logs) {
      let block = of.head;
      try {
        if (log['removed'] === true || this.#isTaken(log, logs)) continue;
        block = hexNumber(log, 'blockNumber');
        if (block < of.from || block > of.to) throw new FieldError('blockNumber', `${of.from} to ${of.to}`, block);
        const parties = partiesOf(log);
        const collateral = await chain.token(parties.collateral);
        const debt = await chain.token(parties.debt);
        const asked = await chain.priceUsd(parties.debt, { block, head: of.head });
        const debtUsd = asked ?? (ONE_DOLLAR.includes(debt.symbol) ? 1 : null);
        if (debtUsd === null) throw new FieldError('debt', `the oracle's price of ${debt.symbol}`, `block ${block}`);
        const timeMs = times.get(block) ?? (await this.#blockAt(block)).timeMs;
        times.set(block, timeMs);
        events.push(aaveLiquidation(log, { collateral, debt, debtUsd, timeMs }));
      } catch (error) {
        // What a node refuses of the newest blocks it may give later; of an old one it never will.
        const refused = error instanceof NodeError && isOld(block, of.head);
        // A RangeError is an amount that no number of cents can hold.
        if (!(error instanceof FieldError || error instanceof RangeError || refused)) throw error;
        of.fault(error.message);
      }
    }
    return events;
  }

  /**
   * Whether a liquidation was handed over before. A reorganisation may put its transaction elsewhere, with other
   * indices of logs; where one of them is known in its place, another may be missing: a crash had stored part of them.
   */
  #isTaken(log: Row, logs: readonly Row[]): boolean {
    const transaction = text(log, 'transactionHash');
    const known = this.#taken.get(transaction);
    if (known === undefined) return false;
    const isKnown = (other: Row): boolean => known.has(`${transaction}:${Number(other['logIndex'])}`);
    const inPlace = logs.some((other) => other['transactionHash'] === transaction && isKnown(other));
    return !inPlace || isKnown(log);
  }

  #remember(id: string): void {
    const transaction = id.slice(0, id.indexOf(':'));
    const known = this.#taken.get(transaction);
    if (known === undefined) this.#taken.set(transaction, new Set([id]));
    else known.add(id);
    if (this.#taken.size > TAKEN_MAX) this.#taken.delete(this.#taken.keys().next().value!);
  }

  #reached(block: number, { hash, timeMs }: Block): void {
    this.#last = { block, hash, timeMs };
    this.#mark ??= { progress: this.#last, atMs: this.#now() };
  }

  /** Keeps a block once its liquidations are stored: a crash before leads to reading it again, never to passing it. */
  async #keep(fault: (words: string) => void): Promise<void> {
    const mark = this.#mark;
    if (mark === null || this.#now() - mark.atMs < SETTLED_MS || !this.#use.stored()) return;
    try {
      await this.#use.keep(mark.progress);
      this.#mark = null;
    } catch (error) {
      fault(`how far it is cannot be kept: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
}

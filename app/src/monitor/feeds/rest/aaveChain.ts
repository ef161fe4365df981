/**
 * What a LiquidationCall of Aave v3 on Ethereum leaves out, read from the chain: symbols and decimals of the tokens,
 * the price by the pool's own oracle at the block of the liquidation, and times of blocks.
 */
import { asRow, FieldError, type Row, text } from '../shared/fields.ts';
import { NodeError, type Rpc } from './nodeRpc.ts';

/** Pool of Aave v3 on Ethereum: aave.com/docs, "Addresses dashboard", Ethereum V3 Pool. */
export const AAVE_V3_ETHEREUM_POOL = '0x87870bca3f3fd6335c3f4ce8392d69350b4fa4e2';

const ETHEREUM_CHAIN_ID = 1;

/**
 * First four bytes of the Keccak-256 of each signature: IPool, IPoolAddressesProvider, IPriceOracleGetter of
 * aave-v3-origin; ERC-20's metadata.
 */
const CALLS = {
  'ADDRESSES_PROVIDER()': '0x0542975c',
  'getPriceOracle()': '0xfca513a8',
  'BASE_CURRENCY()': '0xe19f4700',
  'BASE_CURRENCY_UNIT()': '0x8c89b64f',
  'getAssetPrice(address)': '0xb3596f07',
  'symbol()': '0x95d89b41',
  'decimals()': '0x313ce567',
} as const;

/** Answers that are remembered: all reserves of the pool take 120, and the oldest go first. */
const MEMORY_MAX = 1_000;
/** A token with more decimals has no use for a double. */
const DECIMALS_MAX = 36;
/** A full node keeps the state of about 128 blocks; older ones only an archive has. */
const STATE_BLOCKS = 100;

/** One coin of these is one coin of the asset; a staked or wrapped coin that grows is an asset of its own. */
const SAME_COIN: Readonly<Record<string, string>> = { WETH: 'ETH', WBTC: 'BTC', cbBTC: 'BTC', tBTC: 'BTC' };

/** A token of the pool. */
export interface AaveToken {
  /** As the token calls itself: `WETH`. */
  readonly symbol: string;
  /** The asset as prices name it: `ETH` for WETH, `wstETH`. */
  readonly asset: string;
  readonly decimals: number;
}

/** A block as far as it is needed. */
export interface Block {
  readonly hash: string;
  readonly timeMs: number;
}

/** Where on the chain a price is asked for. */
export interface PriceAt {
  readonly block: number;
  /** The newest block that the node knows. */
  readonly head: number;
}

/** Asks a node about Aave; answers that cannot change are remembered, within a bound. */
export class AaveChain {
  readonly #rpc: Rpc;
  readonly #memory = new Map<string, string>();

  constructor(rpc: Rpc) {
    this.#rpc = rpc;
  }

  /**
   * Throws FieldError where the node is not one of Ethereum, or the pool's oracle does not price in USD: so that
   * another chain's amounts are never taken for these.
   */
  async check(): Promise<void> {
    const chain = hexNumber({ chain: await this.#rpc('eth_chainId', []) }, 'chain');
    if (chain !== ETHEREUM_CHAIN_ID) throw new FieldError('eth_chainId', `${ETHEREUM_CHAIN_ID}, Ethereum`, chain);
    await this.#usdUnit(await this.#oracle('latest'));
  }

  /** Number of the newest block. Throws what the node throws, FieldError for an answer that is none. */
  async head(): Promise<number> {
    return hexNumber({ block: await this.#rpc('eth_blockNumber', []) }, 'block');
  }

  /** A block by its number, as the node has it now; null where it has none. Throws as `head`. */
  async block(number: number): Promise<Block | null> {
    const answer = await this.#rpc('eth_getBlockByNumber', [hex(number), false]);
    if (answer === null) return null;
    const row = asRow(answer, 'block');
    return { hash: text(row, 'hash'), timeMs: hexNumber(row, 'timestamp') * 1000 };
  }

  /** Logs of the pool with one topic, in blocks [from, to]. Throws as `head`; NodeError where that is too many. */
  async logs(topic: string, from: number, to: number): Promise<unknown> {
    const range = { fromBlock: hex(from), toBlock: hex(to) };
    return this.#rpc('eth_getLogs', [{ address: AAVE_V3_ETHEREUM_POOL, topics: [topic], ...range }]);
  }

  /** The token at an address. Throws FieldError where there is none that says symbol and decimals, and as `head`. */
  async token(address: string): Promise<AaveToken> {
    const symbol = symbolOf(await this.#call(address, 'symbol()'));
    const decimals = Number(wordAt(await this.#call(address, 'decimals()'), 0));
    if (decimals > DECIMALS_MAX) throw new FieldError('decimals', `at most ${DECIMALS_MAX}`, decimals);
    return { symbol, asset: SAME_COIN[symbol] ?? symbol, decimals };
  }

  /**
   * USD for one coin by the pool's oracle, as it stood at the end of a block; null where the node no longer has the
   * state of that block. Throws FieldError where the oracle says none, and as `head`.
   */
  async priceUsd(address: string, { block, head }: PriceAt): Promise<number | null> {
    try {
      const oracle = await this.#oracle(hex(block));
      const unit = await this.#usdUnit(oracle);
      const argument = address.slice(2).padStart(64, '0');
      const price = Number(wordAt(await this.#call(oracle, 'getAssetPrice(address)', hex(block), argument), 0)) / unit;
      if (!(price > 0)) throw new FieldError('getAssetPrice', 'a price above 0', price);
      return price;
    } catch (error) {
      if (error instanceof NodeError && isOld(block, head)) return null;
      throw error;
    }
  }

  /** The pool's oracle at a block: governance may replace it. */
  async #oracle(block: string): Promise<string> {
    const provider = addressAt(await this.#call(AAVE_V3_ETHEREUM_POOL, 'ADDRESSES_PROVIDER()'));
    return addressAt(await this.#call(provider, 'getPriceOracle()', block));
  }

  /** What one dollar is in an oracle's prices, 10⁸ at Aave v3. Its base is the zero address where that is USD. */
  async #usdUnit(oracle: string): Promise<number> {
    const base = wordAt(await this.#call(oracle, 'BASE_CURRENCY()'), 0);
    if (base !== 0n) throw new FieldError('BASE_CURRENCY', 'USD, the zero address', base.toString(16));
    const unit = Number(wordAt(await this.#call(oracle, 'BASE_CURRENCY_UNIT()'), 0));
    if (!(unit > 0)) throw new FieldError('BASE_CURRENCY_UNIT', 'a unit above 0', unit);
    return unit;
  }

  async #call(to: string, name: keyof typeof CALLS, block = 'latest', argument = ''): Promise<string> {
    const data = CALLS[name] + argument;
    const key = `${to} ${data} ${block}`;
    const known = this.#memory.get(key);
    if (known !== undefined) return known;
    const answer = await this.#rpc('eth_call', [{ to, data }, block]);
    if (typeof answer !== 'string' || answer.length < 66) throw new FieldError(name, `an answer of ${to}`, answer);
    // What holds at the head only, such as the oracle now, is asked anew each time.
    if (block === 'latest' && name === 'getPriceOracle()') return answer;
    this.#memory.set(key, answer);
    if (this.#memory.size > MEMORY_MAX) this.#memory.delete(this.#memory.keys().next().value!);
    return answer;
  }
}

/** Whether a full node, which is no archive, may have let go of the state of a block. */
export function isOld(block: number, head: number): boolean {
  return block < head - STATE_BLOCKS;
}

/** The number that a field says in hexadecimal; throws FieldError for anything else. */
export function hexNumber(row: Row, field: string): number {
  const value = row[field];
  const number = typeof value === 'string' && /^0x[0-9a-f]+$/i.test(value) ? Number(value) : Number.NaN;
  if (!Number.isSafeInteger(number)) throw new FieldError(field, 'a hexadecimal number', value);
  return number;
}

/** The n-th word of 32 bytes of what a contract says; throws FieldError where it is shorter. */
export function wordAt(data: string, word: number): bigint {
  const digits = data.slice(2 + word * 64, 66 + word * 64);
  if (!/^[0-9a-f]{64}$/i.test(digits)) throw new FieldError('data', `32 bytes at word ${word}`, data);
  return BigInt(`0x${digits}`);
}

function addressAt(data: string): string {
  return `0x${wordAt(data, 0).toString(16).padStart(40, '0')}`;
}

/** Text by the ABI; the first tokens (MKR) answer with 32 bytes instead. */
function symbolOf(data: string): string {
  const short = data.length === 66;
  const length = short ? 32 : Number(wordAt(data, 1));
  const start = short ? 2 : 130;
  const symbol = Buffer.from(data.slice(start, start + 2 * length), 'hex')
    .toString('utf8')
    .replace(/\0+$/, '');
  if (!/^[\x21-\x7e]{1,40}$/.test(symbol)) throw new FieldError('symbol', 'up to 40 characters', symbol);
  return symbol;
}

function hex(value: number): string {
  return `0x${value.toString(16)}`;
}

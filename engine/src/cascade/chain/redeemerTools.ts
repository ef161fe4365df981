/** What redeemers of stablecoins share: the pool's other coin, the book of the coin behind a token, and gas. */
import type { Chain } from '../../market/chain.ts';
import { KEEPER_ROLES } from '../../market/chainSchema.ts';
import { payGas } from './keepers.ts';
import { poolPrice } from './secondary.ts';
import type { ChainState } from './state.ts';
import type { IssuerParts } from './supply.ts';

/** What functions over stablecoins and their pools work on. */
export interface MarketParts extends IssuerParts {
  readonly chain: Chain;
  readonly chainState: ChainState;
}

/** Profit below this share of what is spent is rounding. */
export const PROFIT_MIN = 1e-9;

/** Code of the role of those who redeem. */
export const REDEEMER = KEEPER_ROLES.indexOf('redeemer');

/** The coin of a pool that a stablecoin is sold for: its peg where the pool has it, else the first other one. */
export function otherCoin({ chain, issuers }: MarketParts, pool: number, s: number): number {
  const { pools, poolCoins } = chain;
  let first = -1;
  for (let k = pools.coinStart[pool]; k < pools.coinStart[pool + 1]; k++) {
    if (poolCoins.asset[k] === issuers.stablecoins.peg[s]) return poolCoins.asset[k];
    if (first < 0 && poolCoins.asset[k] !== issuers.stablecoins.asset[s]) first = poolCoins.asset[k];
  }
  return first;
}

/** The linear contract on the coin behind a stablecoin at the venue of a keeper's account, or −1. */
export function coinBook({ c, chain, issuers }: MarketParts, s: number, k: number): number {
  const account = chain.keepers.account[k];
  const coin = issuers.stablecoins.backingAsset[s];
  if (account < 0 || coin < 0) return -1;
  const { instruments, accounts } = c.snapshot;
  for (let i = 0; i < instruments.n; i++) {
    if (
      instruments.venue[i] === accounts.venue[account] &&
      instruments.asset[i] === coin &&
      instruments.inverse[i] === 0
    )
      return i;
  }
  return -1;
}

/** Pays gas in a coin that the keeper holds; false where the profit or the holding does not reach for it. */
export function affordGas({ c, chain, chainState }: MarketParts, k: number, coin: number, profitUsd: number): boolean {
  const gasUsd = chain.keepers.gasUsd[k];
  const held = chainState.holdings.of(chainState.keeper[k], coin);
  if (!(profitUsd > gasUsd) || held < gasUsd / c.state.externalPrice[coin]) return false;
  payGas(c, chainState, k, coin, 1);
  return true;
}

/** Price of a stablecoin in its own pool, in the peg; NaN where the pool gives nothing. */
export function poolPriceInPeg(parts: MarketParts, s: number): number {
  const { c, issuers } = parts;
  const { asset, peg, pricePool } = issuers.stablecoins;
  const other = otherCoin(parts, pricePool[s], s);
  const price = poolPrice(parts, { pool: pricePool[s], from: asset[s], to: other });
  return (price * c.state.externalPrice[other]) / c.state.externalPrice[peg[s]];
}

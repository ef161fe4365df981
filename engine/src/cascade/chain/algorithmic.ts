/**
 * Stablecoins without reserves: a token is burned for newly minted coins worth one of the peg by the oracle, less the
 * spread of a virtual pool that recovers block by block (rules/terra). The oracle here is the external price of the
 * coin at the time of the swap.
 */
import type { Issuers } from '../../market/issuers.ts';
import { EVENT } from '../../result/types.ts';
import { replenishBlocks, swapToCoin, swapToStable, type TerraParameters } from '../../rules/terra/market.ts';
import { chainEvent } from './events.ts';
import { burn, type IssuerParts, mint } from './supply.ts';

/** Parameters of the virtual pool, in tokens of the peg. */
export function poolParameters({ stablecoins }: Issuers, s: number): TerraParameters {
  return {
    basePool: stablecoins.basePool[s],
    recoveryBlocks: stablecoins.recoveryBlocks[s],
    minSpread: stablecoins.minSpread[s],
  };
}

/** The virtual pool recovers by the blocks that passed since the last step. */
export function recoverPool({ c, issuers, state }: IssuerParts, s: number): void {
  const { stablecoins } = state;
  const blocks = stablecoins.blockRest[s] + c.scenario.stepS / issuers.stablecoins.blockS[s];
  const whole = Math.floor(blocks + 1e-9);
  stablecoins.blockRest[s] = blocks - whole;
  stablecoins.delta[s] = replenishBlocks(stablecoins.delta[s], issuers.stablecoins.recoveryBlocks[s], whole);
}

/** Price of the coin in the peg that the oracle has. */
export function coinPrice({ c, issuers }: IssuerParts, s: number): number {
  const { backingAsset, peg } = issuers.stablecoins;
  return c.state.externalPrice[backingAsset[s]] / c.state.externalPrice[peg[s]];
}

/** Burns tokens that a holder has in the queue for coins. Returns the tokens burned: all of them. */
export function burnForCoins(parts: IssuerParts, s: number, holder: number, tokens: number): number {
  swapOut(parts, s, { from: parts.state.stablecoins.queue[s], holder, tokens });
  return tokens;
}

/** Burns tokens of `from` and mints coins to `holder`; returns the coins. */
export function swapOut(
  parts: IssuerParts,
  s: number,
  { from, holder, tokens }: { readonly from: number; readonly holder: number; readonly tokens: number },
): number {
  const { c, issuers, state, holdings } = parts;
  const { stablecoins } = state;
  const swap = swapToCoin(tokens, stablecoins.delta[s], poolParameters(issuers, s));
  const price = coinPrice(parts, s);
  const coins = swap.ask / price;
  burn(parts, s, from, tokens);
  holdings.move(stablecoins.backing[s], holder, issuers.stablecoins.backingAsset[s], coins);
  stablecoins.delta[s] = swap.delta;
  stablecoins.redeemed[s] += tokens;
  stablecoins.coinsMinted[s] += coins;
  const usd = tokens * c.state.externalPrice[issuers.stablecoins.peg[s]];
  chainEvent(c, EVENT.redemption, {
    row: s,
    qty: -tokens,
    price: 1 - swap.spread,
    notionalUsd: usd,
    amountUsd: usd * swap.spread,
  });
  return coins;
}

/** Burns coins of a holder and mints tokens to it; returns the tokens. */
export function swapIn(parts: IssuerParts, s: number, holder: number, coins: number): number {
  const { c, issuers, state, holdings } = parts;
  const { stablecoins } = state;
  const value = coins * coinPrice(parts, s);
  const swap = swapToStable(value, stablecoins.delta[s], poolParameters(issuers, s));
  holdings.move(holder, stablecoins.backing[s], issuers.stablecoins.backingAsset[s], coins);
  mint(parts, s, holder, swap.ask);
  stablecoins.delta[s] = swap.delta;
  stablecoins.coinsMinted[s] -= coins;
  const usd = value * c.state.externalPrice[issuers.stablecoins.peg[s]];
  const price = 1 / (1 - swap.spread);
  chainEvent(c, EVENT.redemption, { row: s, qty: swap.ask, price, notionalUsd: usd, amountUsd: usd * swap.spread });
  return swap.ask;
}

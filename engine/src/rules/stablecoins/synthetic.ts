/**
 * Synthetic dollars: coins as collateral and an equally large short as hedge. Amounts are coins and USD. The identities
 * follow from the definitions; the construction is documented by Ethena (docs.ethena.fi, "Delta-Neutral Stability",
 * read 2026-11).
 */

/** What stands behind a synthetic dollar on one underlying. */
export interface Backing {
  /** Coins held. */
  readonly coins: number;
  /** Coins sold short (a positive number), and USD per coin at which they were sold on average. */
  readonly hedgedCoins: number;
  readonly entryPrice: number;
  /** Cash and stablecoins, USD. */
  readonly cashUsd: number;
}

/** Value of the backing at a price, USD: coins·p + hedged·(entry − p) + cash. Independent of p where hedged = coins. */
export function backingUsd({ coins, hedgedCoins, entryPrice, cashUsd }: Backing, price: number): number {
  return coins * price + hedgedCoins * (entryPrice - price) + cashUsd;
}

/** Coins that no short stands against; negative where the short is the larger. */
export function unhedgedCoins({ coins, hedgedCoins }: Pick<Backing, 'coins' | 'hedgedCoins'>): number {
  return coins - hedgedCoins;
}

/**
 * Fall of the price at which what lost its hedge has eaten the surplus of backing over supply: surplus/(unhedged·p), a
 * fraction; Infinity where nothing is open. From {@link backingUsd}.
 */
export function fallToUndercollateral(backing: Backing, supply: number, price: number): number {
  const open = unhedgedCoins(backing) * price;
  return open > 0 ? Math.max(0, (backingUsd(backing, price) - supply) / open) : Infinity;
}

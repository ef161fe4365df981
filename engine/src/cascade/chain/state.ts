/**
 * The chain part of one run: holdings, loans, reserves and pools as they stand, and totals. Plain data, so that a run
 * can be forked. Debts are kept scaled by each reserve's interest index, as the protocols do.
 */
import type { Chain } from '../../market/chain.ts';
import { LENDING_PROTOCOLS } from '../../market/chainSchema.ts';
import type { Snapshot } from '../../market/snapshot.ts';
import type { Auction } from './auctions.ts';
import { HolderNames, Holdings } from './holdings.ts';
import { liquidityOf, poolReserves, utilisation } from './hubs.ts';
import { createIssuers, type IssuerState, openIssuers } from './issuerState.ts';
import { type LoanSlots, type LoanWatch, loanSlots } from './loanSlots.ts';
import { createOracles, type OracleState } from './oracles.ts';
import { createPools, type PoolState } from './poolState.ts';
import { checkLendingParameters } from './protocols.ts';
import { createVaults, openVaults, type VaultState } from './vaultState.ts';

/** Protocols whose borrowers mint what they owe: the holders of what was minted are in the place of suppliers. */
const MINTING: ReadonlySet<string> = new Set(['maker', 'liquity']);
/** Protocols that lend collateral on; elsewhere it lies idle. */
const LENDS_COLLATERAL: ReadonlySet<string> = new Set(['aave', 'aave-v4', 'euler']);

/** Where a lending market's tokens lie: rows of the holdings. */
export interface MarketHolders {
  /** Tokens that can be withdrawn or borrowed, a hub's where there is one; for minting protocols, what was repaid. */
  readonly cash: Int32Array;
  /** Collateral that is not lent on; the same as cash where it is. */
  readonly collateral: Int32Array;
  /** What stands before the suppliers. */
  readonly buffer: Int32Array;
  /** What borrowers can claim after a liquidation. */
  readonly returned: Int32Array;
  /** What suppliers have taken out. */
  readonly left: Int32Array;
}

/** Reserves as they stand, in tokens. */
export interface ReserveState {
  /** Claims of suppliers, or of those who hold what was minted. */
  readonly supplied: Float64Array;
  /** Debts of all borrowers, and of those without a row, over the index. */
  readonly owedScaled: Float64Array;
  readonly index: Float64Array;
  /** Debt written off that neither a buffer nor the suppliers have paid. */
  readonly deficit: Float64Array;
  readonly peakUtilisation: Float64Array;
  /** Withdrawals: asked for and not paid yet, paid, and seconds during which some waited. */
  readonly waiting: Float64Array;
  readonly withdrawn: Float64Array;
  readonly frozenS: Float64Array;
  /** Share of what suppliers other than loans and vaults had that they have asked for. */
  readonly askedShare: Float64Array;
  /** Share of a claim of the start that losses written off at once have left. */
  readonly claimsLeft: Float64Array;
  /** What a token supplied at the start has become; kept for reserves that vaults supply. */
  readonly supplyIndex: Float64Array;
}

/** Totals of one run by market, pool and keeper. */
export interface ChainTotals {
  readonly liquidated: Float64Array;
  readonly calls: Float64Array;
  readonly repaidUsd: Float64Array;
  readonly seizedUsd: Float64Array;
  readonly feeUsd: Float64Array;
  readonly badDebtUsd: Float64Array;
  readonly firstS: Float64Array;
  readonly keeperCalls: Float64Array;
  readonly keeperGasUsd: Float64Array;
  /** Losses by who bears them. */
  readonly losses: { owner: string; market: number; asset: number; tokens: number; usd: number }[];
}

/** Everything on chain of one run. */
export interface ChainState {
  readonly holdings: Holdings;
  readonly holders: MarketHolders;
  /** Rows of the holdings for each keeper and pool, and for who is paid for gas. */
  readonly keeper: Int32Array;
  readonly pool: Int32Array;
  readonly network: number;
  /** The world outside: takes coins that are brought to a venue against the money that they bring there. */
  readonly world: number;
  /** Who has what exploits took. */
  readonly attacker: number;
  /** Treasuries and stablecoins; null in a market without any. */
  readonly issuers: IssuerState | null;
  /** Vaults that supply markets; null in a market without any. */
  readonly vaults: VaultState | null;
  readonly loans: LoanSlots;
  /** Which loans are looked at; null until the first step, and under a full scan. */
  watch: LoanWatch | null;
  /** For each reserve the first one that it shares liquidity with. */
  readonly liquidity: Int32Array;
  readonly reserves: ReserveState;
  /** Maker and Sky: auctions under way. */
  readonly auctions: Auction[];
  readonly oracles: OracleState;
  readonly pools: PoolState;
  readonly totals: ChainTotals;
  /** Oracle prices of the first step, and what keepers held then, USD. */
  readonly firstPrice: Float64Array;
  readonly keeperBeforeUsd: Float64Array;
}

/**
 * The chain part at time zero, or null for a market without one. Throws RuleInputError for a parameter that a
 * protocol needs, a price source or pool reserves that are not as they must be.
 */
export function createChain(snapshot: Snapshot): ChainState | null {
  const { chain } = snapshot;
  if (chain === null) return null;
  checkLendingParameters(chain);
  const names = new HolderNames();
  const holders = marketHolders(chain, names);
  const pool = Int32Array.from(chain.pools.id, (id) => names.add(`pool ${id}`));
  const keeper = Int32Array.from(chain.keepers.id, (id) => names.add(`keeper ${id}`));
  const network = names.add('network');
  const attacker = names.add('attacker');
  const liquidity = liquidityOf(chain);
  const issuers = chain.issuers === null ? null : createIssuers(snapshot, chain.issuers, names);
  const world = issuers === null ? names.add('world', true) : issuers.world;
  const vaults = createVaults(chain, names);
  const state: ChainState = {
    holdings: new Holdings(names, snapshot.assets.n),
    holders,
    keeper,
    pool,
    network,
    world,
    attacker,
    issuers,
    vaults,
    loans: loanSlots(chain),
    watch: null,
    liquidity,
    reserves: reserveState(chain, liquidity),
    auctions: [],
    oracles: createOracles(snapshot, chain),
    pools: createPools(chain),
    totals: createChainTotals(chain),
    firstPrice: new Float64Array(chain.reserves.n),
    keeperBeforeUsd: new Float64Array(chain.keepers.n),
  };
  openHoldings(chain, state);
  if (chain.issuers !== null && issuers !== null) openIssuers(snapshot, chain.issuers, issuers, state.holdings);
  if (chain.vaults !== null && vaults !== null) {
    openVaults(chain.vaults, vaults, state.holdings, snapshot.assets.priceUsd);
  }
  state.holdings.close();
  for (let k = 0; k < chain.keepers.n; k++) {
    state.keeperBeforeUsd[k] = holdingUsd(state.holdings, keeper[k], snapshot.assets.priceUsd);
  }
  return state;
}

/** Value of all that a holder has at given prices per token, USD. */
export function holdingUsd(holdings: Holdings, holder: number, price: Float64Array): number {
  let usd = 0;
  for (let token = 0; token < price.length; token++) usd += holdings.of(holder, token) * price[token];
  return usd;
}

/** Whether the debts of a market were minted by its borrowers. */
export function isMinting(chain: Chain, market: number): boolean {
  return MINTING.has(LENDING_PROTOCOLS[chain.markets.protocol[market]]);
}

/** Whether a market lends its collateral on. */
export function lendsCollateral(chain: Chain, market: number): boolean {
  return LENDS_COLLATERAL.has(LENDING_PROTOCOLS[chain.markets.protocol[market]]);
}

function marketHolders({ markets, ...chain }: Chain, names: HolderNames): MarketHolders {
  const of = (part: string): Int32Array => Int32Array.from(markets.id, (id) => names.add(`${id} ${part}`));
  const cash = Int32Array.from(markets.id, (id, m) =>
    names.add(markets.hub[m] === '' ? `${id} cash` : `hub ${markets.hub[m]} liquidity`),
  );
  const idle = of('collateral');
  const collateral = cash.map((row, m) => (lendsCollateral({ markets, ...chain }, m) ? row : idle[m]));
  return {
    cash,
    collateral,
    buffer: of('buffer'),
    returned: of('returned to borrowers'),
    left: of('suppliers who left'),
  };
}

function openHoldings(chain: Chain, { holdings, holders, pool, keeper, loans, reserves }: ChainState): void {
  const { markets, loanLegs, poolCoins, pools, balances } = chain;
  for (let r = 0; r < chain.reserves.n; r++) {
    const m = chain.reserves.market[r];
    holdings.open(holders.cash[m], chain.reserves.asset[r], reserves.supplied[r] - chain.reserves.borrowed[r]);
    holdings.open(holders.buffer[m], chain.reserves.asset[r], chain.reserves.buffer[r]);
  }
  for (let slot = 0; slot < loans.n; slot++) {
    const row = loans.row[slot];
    const m = chain.loans.market[row];
    if (lendsCollateral({ ...chain, markets }, m)) continue;
    for (let leg = chain.loans.legStart[row]; leg < chain.loans.legStart[row + 1]; leg++) {
      const amount = loanLegs.collateral[leg] * loans.members[slot];
      holdings.open(holders.collateral[m], chain.reserves.asset[loanLegs.reserve[leg]], amount);
    }
  }
  for (let p = 0; p < pools.n; p++) {
    for (let k = pools.coinStart[p]; k < pools.coinStart[p + 1]; k++) {
      holdings.open(pool[p], poolCoins.asset[k], poolCoins.reserve[k]);
    }
  }
  for (let k = 0; k < balances.n; k++) {
    holdings.open(keeper[balances.holder[k]], balances.asset[k], balances.amount[k]);
  }
}

function reserveState(chain: Chain, liquidity: Int32Array): ReserveState {
  const { reserves } = chain;
  const supplied = reserves.supplied.map((tokens, r) =>
    isMinting(chain, reserves.market[r]) ? reserves.borrowed[r] : tokens,
  );
  const state = {
    supplied,
    owedScaled: reserves.borrowed.slice(),
    index: new Float64Array(reserves.n).fill(1),
    deficit: new Float64Array(reserves.n),
    waiting: new Float64Array(reserves.n),
    withdrawn: new Float64Array(reserves.n),
    frozenS: new Float64Array(reserves.n),
    askedShare: new Float64Array(reserves.n),
    claimsLeft: new Float64Array(reserves.n).fill(1),
    supplyIndex: new Float64Array(reserves.n).fill(1),
    peakUtilisation: new Float64Array(reserves.n),
  };
  const pooled = poolReserves({ liquidity, reserves: state });
  return { ...state, peakUtilisation: Float64Array.from(liquidity, (at) => utilisation(pooled, at)) };
}

function createChainTotals({ markets, keepers }: Chain): ChainTotals {
  const perMarket = (value = 0): Float64Array => new Float64Array(markets.n).fill(value);
  return {
    liquidated: perMarket(),
    calls: perMarket(),
    repaidUsd: perMarket(),
    seizedUsd: perMarket(),
    feeUsd: perMarket(),
    badDebtUsd: perMarket(),
    firstS: perMarket(NaN),
    keeperCalls: new Float64Array(keepers.n),
    keeperGasUsd: new Float64Array(keepers.n),
    losses: [],
  };
}

/** The chain part of a run in the numbers of result/chain.ts. */
import { KEEPER_ROLES, LENDING_PROTOCOLS, POOL_KINDS } from '../../market/chainSchema.ts';
import type { Chain } from '../../market/chain.ts';
import type { ChainSummary, KeeperOutcome, LendingOutcome, PoolOutcome, ReserveOutcome } from '../../result/chain.ts';
import type { Context } from '../context.ts';
import { initialState } from '../prepared.ts';
import { holderEquityUsd } from '../takeover.ts';
import { claimError } from './check.ts';
import { deskUnit } from './desk.ts';
import { groupOutcomes } from './groupSummary.ts';
import { hubOutcomes, poolReserves } from './hubs.ts';
import { isSlotUnsafe, type LoanValue, valueLoan } from './health.ts';
import { summariseIssuers } from './issuerSummary.ts';
import { poolPrice } from './pools.ts';
import { vaultOutcomes } from './vaultSummary.ts';
import { type ChainState, holdingUsd, type ReserveState } from './state.ts';

/** What the run says of the chain part, to be spread into the summary; empty without one. */
export function summariseChain(c: Context): { chain?: ChainSummary } {
  const { chain } = c.snapshot;
  if (c.chain === null || chain === null) return {};
  const { totals, holdings } = c.chain;
  const lending = lendingOutcomes(c, chain, c.chain);
  const issuers = summariseIssuers(c, chain, c.chain);
  const chainSummary = {
    lending,
    reserves: reserveOutcomes(c, chain, c.chain),
    hubs: hubOutcomes(c, chain, c.chain),
    vaults: vaultOutcomes(c),
    pools: poolOutcomes(c, chain, c.chain),
    badDebt: totals.losses.map(({ owner, market, asset, tokens, usd }) => ({
      owner,
      market: chain.markets.id[market],
      asset: c.snapshot.assets.id[asset],
      tokens,
      usd,
    })),
    keepers: keeperOutcomes(c, chain, c.chain),
    ...issuers,
    groups: groupOutcomes(c, chain, { lending, ...issuers }),
    conservation: { maxTokenError: holdings.tokenError(), maxClaimError: claimError(c, c.chain) },
  };
  return { chain: chainSummary };
}

function lendingOutcomes(c: Context, chain: Chain, state: ChainState): LendingOutcome[] {
  const { markets } = chain;
  const sums = Array.from({ length: markets.n }, () => ({ loans: 0, debtUsd: 0, collateralUsd: 0 }));
  const { loans, loanLegs } = chain;
  for (let row = 0; row < loans.n; row++) {
    const sum = sums[loans.market[row]];
    sum.loans += loans.count[row];
    for (let leg = loans.legStart[row]; leg < loans.legStart[row + 1]; leg++) {
      const price = state.firstPrice[loanLegs.reserve[leg]] * loans.count[row];
      sum.debtUsd += loanLegs.debt[leg] * price;
      sum.collateralUsd += loanLegs.collateral[leg] * price;
    }
  }
  const unsafe = unsafeNow(chain, state);
  const short = shortfalls(c, chain, state);
  const { totals } = state;
  return sums.map((sum, m) => ({
    market: markets.id[m],
    protocol: LENDING_PROTOCOLS[markets.protocol[m]],
    ...sum,
    liquidatedLoans: totals.liquidated[m],
    calls: totals.calls[m],
    repaidUsd: totals.repaidUsd[m],
    seizedUsd: totals.seizedUsd[m],
    protocolFeeUsd: totals.feeUsd[m],
    badDebtUsd: totals.badDebtUsd[m],
    unsafeLoans: unsafe[m].loans,
    unsafeDebtUsd: unsafe[m].debtUsd,
    shortfallUsd: short[m],
    firstLiquidationS: totals.firstS[m] >= 0 ? totals.firstS[m] : null,
  }));
}

/** What the loans of each market owe beyond their collateral at external prices, USD, whatever their oracles say. */
function shortfalls(
  { state: { externalPrice } }: Context,
  chain: Chain,
  { loans, reserves }: ChainState,
): Float64Array {
  const out = new Float64Array(chain.markets.n);
  for (let slot = 0; slot < loans.n; slot++) {
    const row = loans.row[slot];
    const from = chain.loans.legStart[row];
    let short = 0;
    for (let k = 0; k < chain.loans.legStart[row + 1] - from; k++) {
      const r = chain.loanLegs.reserve[from + k];
      const at = loans.legAt[slot] + k;
      short +=
        (loans.scaledDebt[at] * reserves.index[r] - loans.collateral[at]) * externalPrice[chain.reserves.asset[r]];
    }
    if (short > 0) out[chain.loans.market[row]] += short * loans.members[slot];
  }
  return out;
}

/** Borrowers below their threshold at the present oracle prices, by market. */
function unsafeNow(chain: Chain, state: ChainState): { loans: number; debtUsd: number }[] {
  const out = Array.from({ length: chain.markets.n }, () => ({ loans: 0, debtUsd: 0 }));
  const value: LoanValue = { collateral: 0, adjusted: 0, debt: 0 };
  for (let slot = 0; slot < state.loans.n; slot++) {
    valueLoan(chain, state, slot, value);
    const m = chain.loans.market[state.loans.row[slot]];
    if (!(value.debt > 0) || !isSlotUnsafe(chain, state, slot, value)) continue;
    out[m].loans += state.loans.members[slot];
    out[m].debtUsd += value.debt * state.loans.members[slot];
  }
  return out;
}

function reserveOutcomes({ snapshot }: Context, chain: Chain, state: ChainState): ReserveOutcome[] {
  const { reserves, oracles, firstPrice, liquidity } = state;
  const now = poolReserves(state);
  const before = poolReserves({ liquidity, reserves: asAtFirst(chain, reserves) });
  const ratio = (borrowed: number, supplied: number): number | null => (supplied > 0 ? borrowed / supplied : null);
  return Array.from({ length: chain.reserves.n }, (_, r) => {
    const supplied = chain.reserves.supplied[r];
    const at = liquidity[r];
    const owed = reserves.owedScaled[r] * reserves.index[r];
    return {
      market: chain.markets.id[chain.reserves.market[r]],
      asset: snapshot.assets.id[chain.reserves.asset[r]],
      suppliedBefore: supplied,
      suppliedAfter: supplied > 0 ? reserves.supplied[r] : 0,
      borrowedBefore: chain.reserves.borrowed[r],
      borrowedAfter: owed,
      utilisationBefore: ratio(before.owed[at], before.supplied[at]),
      utilisationPeak: before.supplied[at] > 0 ? reserves.peakUtilisation[r] : null,
      utilisationAfter: before.supplied[at] > 0 ? ratio(now.owed[at], now.supplied[at]) : null,
      deficit: reserves.deficit[r],
      withdrawn: reserves.withdrawn[r],
      waiting: reserves.waiting[r],
      frozenS: reserves.frozenS[r],
      oracleBefore: firstPrice[r],
      oracleAfter: oracles.price[r],
    };
  });
}

/** Claims and debts of the reserves as in the snapshot. */
function asAtFirst({ reserves }: Chain, now: ReserveState): ReserveState {
  const { supplied, borrowed, n } = reserves;
  return { ...now, supplied, owedScaled: borrowed, index: new Float64Array(n).fill(1), deficit: new Float64Array(n) };
}

/** A pool that was emptied has no price. */
function priceOrNull(price: number): number | null {
  return price > 0 ? price : null;
}

function poolOutcomes(c: Context, chain: Chain, state: ChainState): PoolOutcome[] {
  const { pools, poolCoins } = chain;
  return Array.from({ length: pools.n }, (_, p) => {
    const rows = Array.from(
      { length: pools.coinStart[p + 1] - pools.coinStart[p] },
      (_unused, k) => pools.coinStart[p] + k,
    );
    return {
      pool: pools.id[p],
      kind: POOL_KINDS[pools.kind[p]],
      coins: rows.map((row) => c.snapshot.assets.id[poolCoins.asset[row]]),
      reservesBefore: rows.map((row) => poolCoins.reserve[row]),
      reservesAfter: rows.map((row) => state.holdings.of(state.pool[p], poolCoins.asset[row])),
      priceBefore: state.pools.first[p],
      priceLow: state.pools.low[p],
      priceHigh: state.pools.high[p],
      priceAfter: priceOrNull(poolPrice(c, state, { pool: p, of: 0, inCoin: 1 })),
      volumeUsd: state.pools.volumeUsd[p],
    };
  });
}

function keeperOutcomes(c: Context, { keepers }: Chain, state: ChainState): KeeperOutcome[] {
  const start = { ...c, state: initialState(c.snapshot) };
  return Array.from({ length: keepers.n }, (_, k) => ({
    keeper: keepers.id[k],
    role: KEEPER_ROLES[keepers.role[k]],
    calls: state.totals.keeperCalls[k],
    gasUsd: state.totals.keeperGasUsd[k],
    beforeUsd: state.keeperBeforeUsd[k],
    afterUsd: holdingUsd(state.holdings, state.keeper[k], c.state.externalPrice),
    accountBeforeUsd: accountUsd(start, k),
    accountAfterUsd: accountUsd(c, k),
  }));
}

const pair = new Float64Array(2);

/** Equity of a keeper's account, USD; 0 without one. */
function accountUsd(c: Context, keeper: number): number {
  const unit = deskUnit(c, keeper);
  if (unit < 0) return 0;
  holderEquityUsd(c, unit, pair);
  return pair[0];
}

/** Treasuries and stablecoins of a run in the numbers of result/chain.ts. */
import type { Chain } from '../../market/chain.ts';
import { STABLECOIN_KINDS, TREASURY_KINDS } from '../../market/issuerSchema.ts';
import type { Issuers } from '../../market/issuers.ts';
import type { StablecoinOutcome, TreasuryOutcome } from '../../result/chain.ts';
import { coverage } from '../../rules/stablecoins/reserves.ts';
import { fallToUndercollateral, unhedgedCoins } from '../../rules/stablecoins/synthetic.ts';
import { monthsOfCover, multipleOfNav } from '../../rules/treasuries/formulas.ts';
import { averageWorkedCost } from '../../rules/worked/impact.ts';
import { exp } from '../../core/math.ts';
import { mid } from '../book.ts';
import type { Context } from '../context.ts';
import { initialState } from '../prepared.ts';
import { exposure, hedgedAssets, hedgeEquity } from './hedges.ts';
import { type MarketParts, poolPriceInPeg } from './redeemerTools.ts';
import { queueOf, reservesOf } from './redemptions.ts';
import type { IssuerState } from './issuerState.ts';
import type { ChainState } from './state.ts';
import { dailyVolume } from './treasuries.ts';
import { supplyOf } from './supply.ts';

/** An open part below this share of the coins is rounding. */
const REST_SHARE = 1e-9;

/** What the run says of treasuries and stablecoins; empty lists in a market without any. */
export function summariseIssuers(
  c: Context,
  chain: Chain,
  chainState: ChainState,
): { treasuries: TreasuryOutcome[]; stablecoins: StablecoinOutcome[] } {
  const { issuers } = chain;
  const state = chainState.issuers;
  if (issuers === null || state === null) return { treasuries: [], stablecoins: [] };
  const parts: MarketParts = { c, chain, chainState, issuers, state, holdings: chainState.holdings };
  return {
    treasuries: issuers.treasuries.id.map((_, h) => treasuryOutcome(parts, h)),
    stablecoins: Array.from(issuers.stablecoins.asset, (_, s) => stablecoinOutcome(parts, s)),
  };
}

function treasuryOutcome({ c, issuers, state, holdings }: MarketParts, h: number): TreasuryOutcome {
  const { treasuries } = issuers;
  const totals = state.treasuries;
  const { asset, settle } = c.snapshot.instruments;
  const i = treasuries.instrument[h];
  const moneyUsd = c.state.externalPrice[settle[i]];
  const coins = holdings.of(totals.holder[h], asset[i]);
  const cashUsd = holdings.of(totals.holder[h], settle[i]) * moneyUsd;
  const months = monthsOfCover(cashUsd, treasuries.annualUsd[h]);
  const company = {
    marketCapUsd: treasuries.marketCapUsd[h],
    debtUsd: treasuries.debtUsd[h],
    preferredUsd: treasuries.preferredUsd[h],
    cashUsd,
    coins,
  };
  return {
    treasury: treasuries.id[h],
    kind: TREASURY_KINDS[treasuries.kind[h]],
    entity: treasuries.entity[h],
    coinsBefore: treasuries.coins[h],
    coinsAfter: coins,
    cashBeforeUsd: treasuries.cashUsd[h],
    cashAfterUsd: cashUsd,
    soldUsd: totals.soldUsd[h],
    boughtUsd: totals.boughtUsd[h],
    paidUsd: totals.paidUsd[h],
    unmetUsd: totals.unmetUsd[h],
    peakImpact: totals.peakImpact[h],
    averageCost: totals.arrivalUsd[h] > 0 ? 1 - totals.soldUsd[h] / totals.arrivalUsd[h] : null,
    lawCost: lawCost(c, issuers, state, h),
    coverMonths: months < Infinity ? months : null,
    multipleOfNav: company.marketCapUsd > 0 && coins > 0 ? multipleOfNav(company, mid(c.books, i) * moneyUsd) : null,
  };
}

/** Average cost of the coins that were sold by the law, a fraction; null where nothing was sold or impact is off. */
function lawCost(c: Context, issuers: Issuers, { treasuries: totals }: IssuerState, h: number): number | null {
  if (!(totals.soldCoins[h] > 0) || !(totals.peakImpact[h] > 0)) return null;
  const asset = c.snapshot.instruments.asset[issuers.treasuries.instrument[h]];
  const law = {
    dailyVolume: dailyVolume(c, issuers, h),
    dailyVolatility: c.snapshot.assets.dailyVolatility[asset],
    y: issuers.treasuries.impactY[h],
  };
  return 1 - exp(-averageWorkedCost(totals.soldCoins[h], law));
}

function stablecoinOutcome(parts: MarketParts, s: number): StablecoinOutcome {
  const { c, issuers, state } = parts;
  const { stablecoins } = issuers;
  const totals = state.stablecoins;
  const low = totals.priceLow[s] < Infinity;
  return {
    stablecoin: c.snapshot.assets.id[stablecoins.asset[s]],
    kind: STABLECOIN_KINDS[stablecoins.kind[s]],
    entity: stablecoins.entity[s],
    supplyBefore: stablecoins.supply[s],
    supplyAfter: supplyOf(parts, s),
    requested: totals.requested[s],
    redeemed: totals.redeemed[s],
    minted: totals.minted[s],
    queueAfter: queueOf(parts, s),
    queuePeak: totals.peakQueue[s],
    coverageBefore: coverageAtStart(c, issuers, parts, s),
    coverageAfter: coverageNow(parts, s),
    blockedUsd: totals.blockedUsd[s],
    saleCostUsd: totals.saleCostUsd[s],
    priceLow: low ? totals.priceLow[s] : null,
    priceLowAtS: low ? totals.priceLowAtS[s] : null,
    priceAfter: priceNow(parts, s),
    unhedgedPeakUsd: totals.peakUnhedgedUsd[s],
    hedgeClosedUsd: totals.hedgeClosedUsd[s],
    rehedgedUsd: totals.rehedgedUsd[s],
    fallToShortfall: fallToShortfall(parts, s),
    coinsMinted: totals.coinsMinted[s],
    poolGap: totals.delta[s],
  };
}

/** Smallest fall of a coin behind a synthetic dollar that leaves less than its supply; null where nothing is open. */
function fallToShortfall(parts: MarketParts, s: number): number | null {
  const { c, issuers, state } = parts;
  if (STABLECOIN_KINDS[issuers.stablecoins.kind[s]] !== 'synthetic') return null;
  const peg = c.state.externalPrice[issuers.stablecoins.peg[s]];
  const total = reservesOf(parts, s).reduce((sum, { usd }) => sum + usd, 0) + hedgeEquity(parts, s);
  let least = Infinity;
  for (const asset of hedgedAssets(parts, s, state.hedgeUnits[s])) {
    const price = c.state.externalPrice[asset] / peg;
    const { coins, short } = exposure(parts, s, state.hedgeUnits[s], asset);
    const backing = { coins, hedgedCoins: short, entryPrice: price, cashUsd: total - coins * price };
    if (unhedgedCoins(backing) <= REST_SHARE * coins) continue;
    least = Math.min(least, fallToUndercollateral(backing, supplyOf(parts, s), price));
  }
  return least < Infinity ? least : null;
}

/** Price in the token's pool, or null where it has none or the pool is empty. */
function priceNow(parts: MarketParts, s: number): number | null {
  if (parts.issuers.stablecoins.pricePool[s] < 0) return null;
  const price = poolPriceInPeg(parts, s);
  return price > 0 && price < Infinity ? price : null;
}

/** Reserves at external prices and equity of hedges over supply; null where nothing stands behind the token. */
function coverageNow(parts: MarketParts, s: number): number | null {
  const reserves = reservesOf(parts, s);
  const supply = supplyOf(parts, s);
  if (reserves.length === 0 || !(supply > 0)) return null;
  return coverage(reserves, supply, 1) + hedgeEquity(parts, s) / supply;
}

function coverageAtStart(c: Context, { stablecoins, backing }: Issuers, parts: MarketParts, s: number): number | null {
  const from = stablecoins.reserveStart[s];
  const to = stablecoins.reserveStart[s + 1];
  if (from === to) return null;
  const { priceUsd } = c.snapshot.assets;
  const peg = priceUsd[stablecoins.peg[s]];
  let value = 0;
  for (let row = from; row < to; row++) value += (backing.amount[row] * priceUsd[backing.asset[row]]) / peg;
  const start = { ...parts, c: { ...c, state: initialState(c.snapshot) } };
  return (value + hedgeEquity(start, s)) / stablecoins.supply[s];
}

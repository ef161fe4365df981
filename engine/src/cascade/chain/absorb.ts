/**
 * Compound v3: a keeper has an unsafe account absorbed when buying its collateral from the storefront afterwards pays.
 * The protocol takes all collateral and all debt, credits what is left to the borrower, and sells the collateral at a
 * discount while its reserves are below their target.
 */
import type { Chain } from '../../market/chain.ts';
import * as compound from '../../rules/compound/formulas.ts';
import type { Context } from '../context.ts';
import { protocolOf } from './health.ts';
import { bestSale, payGas, type Sale, sell } from './keepers.ts';
import { noteBadDebt } from './losses.ts';
import { mayCall, noteCall } from './calls.ts';
import { bestPart } from './parts.ts';
import { lendingParameter } from './protocols.ts';
import type { ChainState } from './state.ts';

/** A purchase from the storefront: tokens of collateral, what they cost in base tokens, and where they go. */
interface Purchase {
  readonly amount: number;
  readonly cost: number;
  readonly sale: Sale;
  readonly profitUsd: number;
}

/** Absorbs a slot if some keeper gains by it. `slots` are unsafe ones of any market. */
export function runAbsorptions(c: Context, state: ChainState, slots: readonly number[]): void {
  const chain = c.snapshot.chain as Chain;
  for (const slot of slots) {
    if (protocolOf(chain, chain.loans.market[state.loans.row[slot]]) !== 'compound') continue;
    for (let keeper = 0; keeper < chain.keepers.n; keeper++) {
      if (!mayCall(c, state, keeper, slot) || !absorbPays(c, state, keeper, slot)) continue;
      absorb(c, state, slot);
      payGas(c, state, keeper, baseOf(chain, chain.loans.market[state.loans.row[slot]]).asset, 1);
      break;
    }
  }
  for (let m = 0; m < chain.markets.n; m++) if (protocolOf(chain, m) === 'compound') runStorefront(c, state, m);
}

/** The base token of a market: the one that is borrowed. */
function baseOf(chain: Chain, market: number): { reserve: number; asset: number } {
  let reserve = chain.markets.reserveStart[market];
  for (let r = reserve; r < chain.markets.reserveStart[market + 1]; r++)
    if (chain.reserves.borrowed[r] > 0) reserve = r;
  return { reserve, asset: chain.reserves.asset[reserve] };
}

/** Base tokens per token of collateral at the storefront. */
function storefrontPrice(chain: Chain, { oracles }: ChainState, market: number, reserve: number): number {
  const factor = lendingParameter(chain, market, 'store_front_price_factor');
  const base = oracles.price[baseOf(chain, market).reserve];
  const liquidationFactor = 1 - chain.reserves.bonus[reserve];
  return 1 / compound.quoteCollateral(1, base, oracles.price[reserve], factor, liquidationFactor);
}

/** Reserves of a market in base tokens: below zero where absorptions have cost more than there was. */
function reservesOf(chain: Chain, { holdings, holders, reserves }: ChainState, market: number): number {
  const { reserve, asset } = baseOf(chain, market);
  return holdings.of(holders.buffer[market], asset) - reserves.deficit[reserve];
}

/** Whether a keeper would gain by absorbing a slot and buying all of its collateral at once. */
function absorbPays(c: Context, state: ChainState, keeper: number, slot: number): boolean {
  const chain = c.snapshot.chain as Chain;
  const { loans } = state;
  const row = loans.row[slot];
  const market = chain.loans.market[row];
  const debt = legsOf(chain, state, slot).reduce((sum, leg) => sum + leg.debt, 0) * loans.members[slot];
  const target = lendingParameter(chain, market, 'target_reserves');
  if (!compound.storefrontOpen(reservesOf(chain, state, market) - debt, target)) return false;
  let profit = -chain.keepers.gasUsd[keeper];
  for (const { reserve, collateral } of legsOf(chain, state, slot)) {
    if (!(collateral > 0)) continue;
    const best = bestPart((part) =>
      purchase(c, state, { keeper, market, reserve, amount: part * collateral * loans.members[slot] }),
    );
    profit += best?.profitUsd ?? 0;
  }
  return profit > 0;
}

/** Legs of a slot with what is in them, per member. */
function legsOf(
  chain: Chain,
  { loans, reserves }: ChainState,
  slot: number,
): { readonly reserve: number; readonly at: number; readonly collateral: number; readonly debt: number }[] {
  const row = loans.row[slot];
  const from = chain.loans.legStart[row];
  return Array.from({ length: chain.loans.legStart[row + 1] - from }, (_, k) => {
    const reserve = chain.loanLegs.reserve[from + k];
    const at = loans.legAt[slot] + k;
    return { reserve, at, collateral: loans.collateral[at], debt: loans.scaledDebt[at] * reserves.index[reserve] };
  });
}

/** All of an account's collateral to the protocol, its debt gone, the rest of the value its own supply. */
function absorb(c: Context, state: ChainState, slot: number): void {
  const chain = c.snapshot.chain as Chain;
  const { loans, reserves, oracles, holdings, holders } = state;
  const row = loans.row[slot];
  const market = chain.loans.market[row];
  const members = loans.members[slot];
  const base = baseOf(chain, market);
  const legs = legsOf(chain, state, slot);
  const debt = legs.reduce((sum, leg) => sum + leg.debt, 0);
  const held = legs.filter((leg) => leg.collateral > 0);
  const creditedUsd = compound.factoredValue(
    held.map((leg) => leg.collateral),
    held.map((leg) => oracles.price[leg.reserve]),
    held.map((leg) => 1 - chain.reserves.bonus[leg.reserve]),
  );
  const credited = creditedUsd / oracles.price[base.reserve];
  const left = compound.balanceAfterAbsorb(debt, credited, lendingParameter(chain, market, 'base_decimals'));
  noteCall(c, state, slot, {
    members,
    repaidUsd: debt * members * oracles.price[base.reserve],
    feeUsd: 0,
    seized: held.map((leg) => ({ reserve: leg.reserve, tokens: leg.collateral * members })),
  });
  for (const leg of legs) {
    const asset = chain.reserves.asset[leg.reserve];
    holdings.move(holders.collateral[market], holders.buffer[market], asset, leg.collateral * members);
    loans.collateral[leg.at] = 0;
    reserves.owedScaled[leg.reserve] -= loans.scaledDebt[leg.at] * members;
    loans.scaledDebt[leg.at] = 0;
  }
  reserves.supplied[base.reserve] += left * members;
  const due = (debt + left) * members;
  const before = Math.max(0, holdings.of(holders.buffer[market], base.asset));
  const paid = Math.min(due, before);
  holdings.move(holders.buffer[market], holders.cash[market], base.asset, paid);
  reserves.deficit[base.reserve] += due - paid;
  // Reserves bear it whatever they are: below zero they are a debt to suppliers, which `deficit` shows.
  const tokens = compound.absorbShortfall(debt, credited) * members;
  noteBadDebt(c, state, { row, members, reserve: base.reserve, tokens, covered: tokens });
}

/** What buying an amount of collateral and selling it brings a keeper; null where it cannot pay for it. */
function purchase(
  c: Context,
  state: ChainState,
  { keeper, market, reserve, amount }: { keeper: number; market: number; reserve: number; amount: number },
): Purchase | null {
  const chain = c.snapshot.chain as Chain;
  const base = baseOf(chain, market);
  const gasUsd = chain.keepers.gasUsd[keeper];
  const price = storefrontPrice(chain, state, market, reserve);
  const cash = state.holdings.of(state.keeper[keeper], base.asset) - gasUsd / c.state.externalPrice[base.asset];
  const bought = Math.min(amount, cash / price);
  if (!(bought > 0)) return null;
  const sale = bestSale(c, state, {
    keeper,
    asset: chain.reserves.asset[reserve],
    forAsset: base.asset,
    amount: bought,
  });
  const cost = bought * price;
  return { amount: bought, cost, sale, profitUsd: sale.usd - cost * c.state.externalPrice[base.asset] - gasUsd };
}

/** Keepers in turn buy what pays of the collateral that a market has absorbed. */
function runStorefront(c: Context, state: ChainState, market: number): void {
  const chain = c.snapshot.chain as Chain;
  const { holdings, holders, reserves } = state;
  const base = baseOf(chain, market);
  const target = lendingParameter(chain, market, 'target_reserves');
  for (let r = chain.markets.reserveStart[market]; r < chain.markets.reserveStart[market + 1]; r++) {
    if (r === base.reserve) continue;
    const asset = chain.reserves.asset[r];
    for (let keeper = 0; keeper < chain.keepers.n; keeper++) {
      const stock = holdings.of(holders.buffer[market], asset) - chain.reserves.buffer[r];
      if (!(stock > 0) || !compound.storefrontOpen(reservesOf(chain, state, market), target)) break;
      const best = bestPart((part) => purchase(c, state, { keeper, market, reserve: r, amount: part * stock }));
      if (best === null) continue;
      const back = Math.min(best.cost, reserves.deficit[base.reserve]);
      holdings.move(state.keeper[keeper], holders.cash[market], base.asset, back);
      reserves.deficit[base.reserve] -= back;
      holdings.move(state.keeper[keeper], holders.buffer[market], base.asset, best.cost - back);
      holdings.move(holders.buffer[market], state.keeper[keeper], asset, best.amount);
      payGas(c, state, keeper, base.asset, 1);
      sell(c, state, { keeper, asset, forAsset: base.asset, amount: best.amount }, best.sale);
    }
  }
}

/**
 * Liquity: an unsafe trove's debt is cancelled against the stability pool, its collateral goes to the pool's
 * depositors, and what the pool cannot take is redistributed to the other troves by their collateral. The caller is
 * paid in collateral.
 */
import type { Chain } from '../../market/chain.ts';
import * as liquity from '../../rules/liquity/formulas.ts';
import type { Context } from '../context.ts';
import { mayCall, noteCall } from './calls.ts';
import { protocolOf } from './health.ts';
import { bestSale, payGas, sell } from './keepers.ts';
import { markLoan } from './loanWires.ts';
import { noteBadDebt, noteLoss } from './losses.ts';
import { lendingParameter } from './protocols.ts';
import type { ChainState } from './state.ts';

/** A trove over all its members. */
interface Trove {
  readonly slot: number;
  readonly market: number;
  readonly members: number;
  /** Reserves, and places of the legs. */
  readonly collateral: number;
  readonly debt: number;
  readonly heldAt: number;
  readonly owedAt: number;
  readonly held: number;
  readonly owed: number;
}

/** Liquidates unsafe troves for which the compensation pays. `slots` are unsafe ones of any market. */
export function runTroves(c: Context, state: ChainState, slots: readonly number[]): void {
  const chain = c.snapshot.chain as Chain;
  for (const slot of slots) {
    if (protocolOf(chain, chain.loans.market[state.loans.row[slot]]) !== 'liquity') continue;
    const trove = troveOf(chain, state, slot);
    for (let keeper = 0; keeper < chain.keepers.n; keeper++) {
      if (mayCall(c, state, keeper, slot) && liquidate(c, state, keeper, trove)) break;
    }
  }
}

function troveOf(chain: Chain, { loans, reserves }: ChainState, slot: number): Trove {
  const row = loans.row[slot];
  const from = chain.loans.legStart[row];
  let held = 0;
  let owed = 0;
  for (let k = 0; k < chain.loans.legStart[row + 1] - from; k++) {
    if (loans.collateral[loans.legAt[slot] + k] > 0) held = k;
    if (loans.scaledDebt[loans.legAt[slot] + k] > 0) owed = k;
  }
  const members = loans.members[slot];
  const debt = chain.loanLegs.reserve[from + owed];
  const heldAt = loans.legAt[slot] + held;
  const owedAt = loans.legAt[slot] + owed;
  return {
    slot,
    market: chain.loans.market[row],
    members,
    collateral: chain.loanLegs.reserve[from + held],
    debt,
    heldAt,
    owedAt,
    held: loans.collateral[heldAt] * members,
    owed: loans.scaledDebt[owedAt] * reserves.index[debt] * members,
  };
}

/** One liquidation, if it pays the caller; returns whether. */
function liquidate(c: Context, state: ChainState, keeper: number, trove: Trove): boolean {
  const chain = c.snapshot.chain as Chain;
  const { loans, reserves, oracles, holdings, holders } = state;
  const { market, members, collateral, debt, held, owed } = trove;
  const asset = chain.reserves.asset[collateral];
  const owedAsset = chain.reserves.asset[debt];
  const one = (key: string): number => lendingParameter(chain, market, key);
  const fee = liquity.collateralCompensation(held / members, one('compensation'), one('compensation_cap')) * members;
  const sale = bestSale(c, state, { keeper, asset, forAsset: owedAsset, amount: fee });
  if (!(sale.usd > chain.keepers.gasUsd[keeper] * members)) return false;
  const price = oracles.price[collateral] / oracles.price[debt];
  const seizable =
    one('seizure_ratio') > 0 ? liquity.cappedSeizure(held - fee, owed, price, one('seizure_ratio')) : held - fee;
  const deposits = Math.max(0, holdings.of(holders.buffer[market], owedAsset));
  const split = liquity.offset(owed, seizable, deposits, one('keep'));
  noteCall(c, state, trove.slot, {
    members,
    repaidUsd: split.debt * oracles.price[debt],
    feeUsd: 0,
    seized: [{ reserve: collateral, tokens: seizable + fee }],
  });
  loans.collateral[trove.heldAt] = 0;
  loans.scaledDebt[trove.owedAt] = 0;
  reserves.owedScaled[debt] -= owed / reserves.index[debt];
  holdings.move(holders.collateral[market], state.keeper[keeper], asset, fee);
  holdings.move(holders.collateral[market], holders.returned[market], asset, held - fee - seizable);
  holdings.move(holders.collateral[market], holders.buffer[market], asset, split.collateral);
  holdings.move(holders.buffer[market], holders.cash[market], owedAsset, split.debt);
  poolLoss(c, state, trove, split);
  redistribute(c, state, trove, split);
  payGas(c, state, keeper, owedAsset, members);
  sell(c, state, { keeper, asset, forAsset: owedAsset, amount: fee }, sale);
  return true;
}

/** What the pool's depositors lose where the collateral that they got is worth less than the debt they cancelled. */
function poolLoss(
  c: Context,
  state: ChainState,
  { slot, members, collateral, debt }: Trove,
  split: liquity.Offset,
): void {
  const { oracles, loans } = state;
  const lost = split.debt - (split.collateral * oracles.price[collateral]) / oracles.price[debt];
  if (!(lost > 0)) return;
  noteBadDebt(c, state, { row: loans.row[slot], members, reserve: debt, tokens: lost, covered: lost });
}

/** Debt and collateral that the pool could not take, to the other troves of the market by their collateral. */
function redistribute(c: Context, state: ChainState, trove: Trove, split: liquity.Offset): void {
  if (!(split.redistributedDebt > 0)) return;
  const chain = c.snapshot.chain as Chain;
  const { loans, reserves, oracles, holdings, holders } = state;
  const { market, collateral, debt, members } = trove;
  const others: Trove[] = [];
  for (let slot = 0; slot < loans.n; slot++) {
    if (slot === trove.slot || chain.loans.market[loans.row[slot]] !== market) continue;
    const other = troveOf(chain, state, slot);
    if (other.held > 0 && other.owed > 0) others.push(other);
  }
  const row = loans.row[trove.slot];
  const tokens = split.redistributedDebt;
  if (others.length === 0) {
    reserves.deficit[debt] += tokens;
    const asset = chain.reserves.asset[collateral];
    holdings.move(holders.collateral[market], holders.buffer[market], asset, split.redistributedCollateral);
    noteBadDebt(c, state, { row, members, reserve: debt, tokens, covered: 0 });
    return;
  }
  const debts = liquity.proRata(
    others.map((other) => other.held),
    tokens,
  );
  const collaterals = liquity.proRata(
    others.map((other) => other.held),
    split.redistributedCollateral,
  );
  others.forEach((other, k) => {
    markLoan(state, other.slot);
    loans.collateral[other.heldAt] += collaterals[k] / other.members;
    loans.scaledDebt[other.owedAt] += debts[k] / reserves.index[debt] / other.members;
  });
  reserves.owedScaled[debt] += tokens / reserves.index[debt];
  const lost = tokens - (split.redistributedCollateral * oracles.price[collateral]) / oracles.price[debt];
  if (!(lost > 0)) return;
  const asset = chain.reserves.asset[debt];
  noteLoss(state, { owner: 'other borrowers', market, asset, tokens: lost, usd: lost * oracles.price[debt] });
  state.totals.badDebtUsd[market] += lost * oracles.price[debt];
}

/**
 * Liquidations of loans: at each step the loans that were already below their threshold a keeper's latency ago, the
 * largest first, are offered to the liquidators in turn. One calls only if the bonus pays for gas and for selling the
 * collateral, and no larger than its tokens and the market's cash allow; smaller calls are tried where a large one
 * would not pay.
 */
import type { Chain, LendingProtocol } from '../../market/chain.ts';
import type { Context } from '../context.ts';
import { runAbsorptions } from './absorb.ts';
import { runAuctions } from './auctions.ts';
import { mayCall, noteCall } from './calls.ts';
import { type LoanValue, protocolOf, valueLoan } from './health.ts';
import { bestSale, payGas, type Sale, sell } from './keepers.ts';
import { splitLoan } from './loanSlots.ts';
import { listedSlots } from './loanWires.ts';
import { writeOff } from './losses.ts';
import { bestPart } from './parts.ts';
import { callOf, type LoanCall, smallerCall } from './protocols.ts';
import { type ChainState, lendsCollateral } from './state.ts';
import { runTroves } from './troves.ts';

/** Protocols in which a liquidator repays debt for collateral; the others have ways of their own. */
const BY_CALL: ReadonlySet<LendingProtocol> = new Set<LendingProtocol>(['aave', 'aave-v4', 'morpho', 'euler']);
/** A rest below this share of a leg is the rounding of a division: the leg is empty. */
const DUST_SHARE = 1e-12;

/** A call that pays: how many members of the slot, what is done to each, and where the collateral goes. */
export interface Plan {
  readonly keeper: number;
  readonly members: number;
  readonly call: LoanCall;
  readonly sale: Sale;
  readonly profitUsd: number;
}

/** Every loan that may be liquidated now, each at most once per step. */
export function runLiquidations(c: Context, state: ChainState): void {
  const chain = c.snapshot.chain as Chain;
  const slots = unsafeSlots(chain, state, c.state.timeS);
  if (slots.length > 0 || state.auctions.length > 0) runAuctions(c, state, slots);
  runAbsorptions(c, state, slots);
  runTroves(c, state, slots);
  for (const slot of slots) {
    if (!BY_CALL.has(protocolOf(chain, chain.loans.market[state.loans.row[slot]]))) continue;
    for (let keeper = 0; keeper < chain.keepers.n; keeper++) {
      if (!mayCall(c, state, keeper, slot)) continue;
      const plan = planCall(c, state, keeper, slot);
      if (plan === null) continue;
      execute(c, state, slot, plan);
      break;
    }
  }
}

const value: LoanValue = { collateral: 0, adjusted: 0, debt: 0 };

/** Slots that were below their threshold before this step and still are, the largest debt first. */
export function unsafeSlots(chain: Chain, state: ChainState, timeS: number): number[] {
  const { loans } = state;
  const found: { slot: number; debtUsd: number }[] = [];
  for (const slot of listedSlots(state)) {
    if (!(loans.unsafeSinceS[slot] < timeS)) continue;
    valueLoan(chain, state, slot, value);
    found.push({ slot, debtUsd: value.debt * loans.members[slot] });
  }
  return found.sort((a, b) => b.debtUsd - a.debtUsd || a.slot - b.slot).map(({ slot }) => slot);
}

/** The most profitable call of a keeper on a slot, or null where none pays. */
function planCall(c: Context, state: ChainState, keeper: number, slot: number): Plan | null {
  const chain = c.snapshot.chain as Chain;
  const members = state.loans.members[slot];
  return bestPart((part) => {
    const call = callOf(chain, state, slot, members === 1 ? part : 1);
    const some = members === 1 ? 1 : Math.max(1, Math.floor(members * part));
    return call === null ? null : affordable(c, state, { keeper, slot, members: some, call });
  });
}

/** A call as far as the keeper's tokens and the market's cash go, if it pays then. */
function affordable(
  c: Context,
  state: ChainState,
  { keeper, slot, members, call }: { keeper: number; slot: number; members: number; call: LoanCall },
): Plan | null {
  const chain = c.snapshot.chain as Chain;
  const { holdings, holders, loans } = state;
  const row = loans.row[slot];
  const market = chain.loans.market[row];
  const assetOf = (leg: number): number =>
    chain.reserves.asset[chain.loanLegs.reserve[chain.loans.legStart[row] + leg]];
  const debtAsset = assetOf(call.debtLeg);
  const asset = assetOf(call.collateralLeg);
  const gasUsd = chain.keepers.gasUsd[keeper];
  const own = holdings.of(state.keeper[keeper], debtAsset) - gasUsd / c.state.externalPrice[debtAsset];
  const flash = chain.keepers.flash[keeper] !== 0;
  const there = holdings.of(holders.collateral[market], asset);
  const most = Math.min(flash ? Infinity : own / call.repay, there / call.seize);
  // Whole members first; a single one is repaid in part.
  const some = most >= 1 ? Math.min(members, Math.floor(most * (1 + DUST_SHARE))) : 1;
  const scale = Math.min(1, most / some);
  if (!(scale > 0)) return null;
  const scaled = smallerCall(chain, state, { slot, call, scale });
  if (scaled === null) return null;
  const amount = scaled.seize * some;
  const sale = bestSale(c, state, { keeper, asset, forAsset: debtAsset, amount });
  // Borrowed tokens must come back in the same call: only a pool or vault that gives them for the collateral does that.
  const back = sale.pool >= 0 || (sale.vault >= 0 && chain.vaults?.vaults.asset[sale.vault] === debtAsset);
  if (scaled.repay * some > own && !back) return null;
  const profitUsd = sale.usd - scaled.repay * some * c.state.externalPrice[debtAsset] - gasUsd * some;
  return profitUsd > 0 ? { keeper, members: some, call: scaled, sale, profitUsd } : null;
}

/** Carries a call out: repays, seizes, sells, and writes off what is left without collateral. */
function execute(c: Context, state: ChainState, slot: number, plan: Plan): void {
  const chain = c.snapshot.chain as Chain;
  const { loans, holdings, holders, reserves, oracles } = state;
  const row = loans.row[slot];
  const own = plan.members < loans.members[slot] ? splitLoan(chain, loans, slot, plan.members) : slot;
  const from = chain.loans.legStart[row];
  const { call, keeper, members } = plan;
  const market = chain.loans.market[row];
  const debtReserve = chain.loanLegs.reserve[from + call.debtLeg];
  const reserve = chain.loanLegs.reserve[from + call.collateralLeg];
  const asset = chain.reserves.asset[reserve];
  const debtAsset = chain.reserves.asset[debtReserve];
  repay(state, { slot: own, leg: call.debtLeg, reserve: debtReserve, tokens: call.repay });
  holdings.move(state.keeper[keeper], holders.cash[market], debtAsset, call.repay * members);
  const at = loans.legAt[own] + call.collateralLeg;
  const rest = loans.collateral[at] - call.seize - call.fee;
  loans.collateral[at] = rest > DUST_SHARE * loans.collateral[at] ? rest : 0;
  holdings.move(holders.collateral[market], state.keeper[keeper], asset, call.seize * members);
  if (lendsCollateral(chain, market)) reserves.supplied[reserve] -= call.seize * members;
  noteCall(c, state, own, {
    members,
    repaidUsd: call.repay * members * oracles.price[debtReserve],
    feeUsd: call.fee * members * oracles.price[reserve],
    seized: [{ reserve, tokens: (call.seize + call.fee) * members }],
  });
  sell(c, state, { keeper, asset, forAsset: debtAsset, amount: call.seize * members }, plan.sale);
  payGas(c, state, keeper, debtAsset, members);
  writeOff(c, state, own);
}

/** Takes a repayment per member off a slot's debt; what is left below rounding is gone. */
export function repay(
  { loans, reserves }: ChainState,
  { slot, leg, reserve, tokens }: { slot: number; leg: number; reserve: number; tokens: number },
): void {
  const at = loans.legAt[slot] + leg;
  const scaled = tokens / reserves.index[reserve];
  const rest = loans.scaledDebt[at] - scaled;
  const paid = rest > DUST_SHARE * loans.scaledDebt[at] ? scaled : loans.scaledDebt[at];
  loans.scaledDebt[at] -= paid;
  reserves.owedScaled[reserve] -= paid * loans.members[slot];
}

/**
 * How large a call each protocol allows on a loan, and what it gives: the rules of rules/<protocol> with the market's
 * own parameters. Nothing is moved here.
 */
import { RuleInputError } from '../../core/errors.ts';
import type { Chain } from '../../market/chain.ts';
import * as aave from '../../rules/aave/formulas.ts';
import * as euler from '../../rules/euler/formulas.ts';
import * as morpho from '../../rules/morpho/formulas.ts';
import { FRACTION, NOT_NEGATIVE, type ParameterRange, POSITIVE } from '../../rules/shared/parameters.ts';
import { bonusOf, type LoanValue, protocolOf, thresholdOf, valueLoan } from './health.ts';
import type { ChainState } from './state.ts';

/** A call per member, in tokens. Legs are counted from the slot's first. */
export interface LoanCall {
  readonly debtLeg: number;
  readonly collateralLeg: number;
  readonly repay: number;
  /** To the liquidator. */
  readonly seize: number;
  /** To the protocol. */
  readonly fee: number;
}

/** Parameters that a market of each protocol must have, with their ranges. */
export const LENDING_KEYS: Readonly<Record<string, Readonly<Record<string, ParameterRange>>>> = {
  aave: {
    close_factor: FRACTION,
    full_close_health_factor: NOT_NEGATIVE,
    small_usd: NOT_NEGATIVE,
    min_leftover_usd: NOT_NEGATIVE,
    burn_bad_debt: FRACTION,
  },
  'aave-v4': {
    target_health_factor: { min: 1, max: Infinity },
    health_factor_for_max_bonus: FRACTION,
    liquidation_bonus_factor: FRACTION,
    min_leftover_usd: NOT_NEGATIVE,
  },
  euler: { max_discount: FRACTION, socialise_debt: FRACTION, min_socialised_usd: NOT_NEGATIVE },
  morpho: { incentive_beta: FRACTION, incentive_max: POSITIVE },
  compound: { store_front_price_factor: FRACTION, target_reserves: NOT_NEGATIVE, base_decimals: NOT_NEGATIVE },
  maker: {
    chop: POSITIVE,
    buf: POSITIVE,
    tau_s: NOT_NEGATIVE,
    cut: FRACTION,
    step_s: POSITIVE,
    tail_s: POSITIVE,
    cusp: FRACTION,
    tip: NOT_NEGATIVE,
    chip: FRACTION,
    hole: NOT_NEGATIVE,
    dust: NOT_NEGATIVE,
  },
  liquity: {
    keep: NOT_NEGATIVE,
    compensation: FRACTION,
    compensation_cap: NOT_NEGATIVE,
    seizure_ratio: NOT_NEGATIVE,
  },
};

/** Checks the parameters of every lending market. Throws RuleInputError for one that is missing or out of range. */
export function checkLendingParameters(chain: Chain): void {
  for (let m = 0; m < chain.markets.n; m++) {
    for (const [key, range] of Object.entries(LENDING_KEYS[protocolOf(chain, m)] ?? {})) {
      const value = chain.markets.parameters[m].get(key);
      if (value !== undefined && value >= range.min && value <= range.max) continue;
      const got = value === undefined ? 'which is missing' : `got ${value}`;
      const expected = `a number from ${range.min} to ${range.max} for market ${chain.markets.id[m]}, ${got}`;
      throw new RuleInputError('lending_parameters', -1, key, expected);
    }
  }
}

/** A parameter that was checked before the run. */
export function lendingParameter(chain: Chain, market: number, key: string): number {
  return chain.markets.parameters[market].get(key) as number;
}

/** A loan with the legs that a liquidator chooses: its largest debt and its largest collateral, USD per member. */
interface Chosen {
  readonly total: LoanValue;
  readonly debtLeg: number;
  readonly collateralLeg: number;
  readonly debtUsd: number;
  readonly collateralUsd: number;
  readonly debtPrice: number;
  readonly collateralPrice: number;
  /** Fractions: of the chosen collateral. */
  readonly threshold: number;
  readonly bonus: number;
  readonly protocolFee: number;
}

function chosenLegs(chain: Chain, state: ChainState, slot: number): Chosen {
  const { loans, reserves, oracles } = state;
  const row = loans.row[slot];
  const from = chain.loans.legStart[row];
  const total = { collateral: 0, adjusted: 0, debt: 0 };
  valueLoan(chain, state, slot, total);
  let debtLeg = -1;
  let collateralLeg = -1;
  let debtUsd = 0;
  let collateralUsd = 0;
  for (let k = 0; k < chain.loans.legStart[row + 1] - from; k++) {
    const r = chain.loanLegs.reserve[from + k];
    const owed = loans.scaledDebt[loans.legAt[slot] + k] * reserves.index[r] * oracles.price[r];
    const held = loans.collateral[loans.legAt[slot] + k] * oracles.price[r];
    if (owed > debtUsd) {
      debtUsd = owed;
      debtLeg = k;
    }
    if (held > collateralUsd) {
      collateralUsd = held;
      collateralLeg = k;
    }
  }
  const reserveOf = (leg: number): number => chain.loanLegs.reserve[from + Math.max(leg, 0)];
  return {
    total,
    debtLeg,
    collateralLeg,
    debtUsd,
    collateralUsd,
    debtPrice: oracles.price[reserveOf(debtLeg)],
    collateralPrice: oracles.price[reserveOf(collateralLeg)],
    threshold: collateralLeg < 0 ? 0 : thresholdOf(chain, from + collateralLeg),
    bonus: collateralLeg < 0 ? 0 : bonusOf(chain, from + collateralLeg),
    protocolFee: chain.reserves.protocolFee[reserveOf(collateralLeg)],
  };
}

/**
 * The call that repays a share of the most that a protocol allows on a loan that may be liquidated; null where nothing
 * can be seized or the protocol refuses (dust), and for protocols without such calls.
 */
export function callOf(chain: Chain, state: ChainState, slot: number, share: number): LoanCall | null {
  const market = chain.loans.market[state.loans.row[slot]];
  const chosen = chosenLegs(chain, state, slot);
  if (chosen.debtLeg < 0 || chosen.collateralLeg < 0) return null;
  switch (protocolOf(chain, market)) {
    case 'aave':
      return aaveCall(chain, market, chosen, share);
    case 'aave-v4':
      return aaveV4Call(chain, market, chosen, share);
    case 'morpho':
      return morphoCall(chain, market, chosen, share);
    case 'euler':
      return eulerCall(chain, market, chosen, share);
    case 'compound':
    case 'maker':
    case 'liquity':
      return null;
  }
}

/** A call in tokens from values in USD. */
function call(chosen: Chosen, repaidUsd: number, seizedUsd: number, feeUsd: number): LoanCall | null {
  if (!(repaidUsd > 0 && seizedUsd > 0)) return null;
  const { debtLeg, collateralLeg, debtPrice, collateralPrice } = chosen;
  const seize = (seizedUsd - feeUsd) / collateralPrice;
  return { debtLeg, collateralLeg, repay: repaidUsd / debtPrice, seize, fee: feeUsd / collateralPrice };
}

/**
 * Aave: the close factor of the total debt, or a reserve's whole debt; seizure at the bonus, of which the protocol
 * takes its share; a repayment that would leave dust is made smaller until it leaves just enough.
 */
function aaveCall(chain: Chain, market: number, chosen: Chosen, share: number): LoanCall | null {
  const { total, debtUsd, collateralUsd, bonus, protocolFee } = chosen;
  const health = aave.healthFactor(total.collateral, total.adjusted / total.collateral, total.debt);
  const rule = {
    closeFactor: lendingParameter(chain, market, 'close_factor'),
    fullCloseHealthFactor: lendingParameter(chain, market, 'full_close_health_factor'),
    smallUsd: lendingParameter(chain, market, 'small_usd'),
  };
  const leftover = lendingParameter(chain, market, 'min_leftover_usd');
  let repaid = share * aave.maxLiquidatableDebt(total.debt, debtUsd, collateralUsd, health, rule);
  let seized = repaid * (1 + bonus);
  if (seized >= collateralUsd) {
    seized = collateralUsd;
    repaid = seized / (1 + bonus);
  }
  if (seized < collateralUsd) {
    repaid = withoutDust(chosen, repaid, 1 + bonus, leftover);
    seized = repaid * (1 + bonus);
  }
  return call(chosen, repaid, seized, protocolFee * (seized - repaid));
}

/** Most of `repaid` USD, with `factor` seized per unit, that leaves no dust of debt or collateral; 0 for none. */
function withoutDust({ debtUsd, collateralUsd }: Chosen, repaid: number, factor: number, leftover: number): number {
  if (!aave.leavesDust(debtUsd, repaid, collateralUsd, repaid * factor, leftover)) return repaid;
  const less = Math.min(debtUsd - leftover, (collateralUsd - leftover) / factor, repaid);
  const near = leftover * (1 - 1e-9);
  return less > 0 && !aave.leavesDust(debtUsd, less, collateralUsd, less * factor, near) ? less : 0;
}

/** Scales from here on are the rounding of a division: the call is whole. */
const WHOLE = 1 - 1e-9;

/**
 * A call on a slot for which money or cash suffices only to a share of it. Aave reverts where less than
 * `min_leftover_usd` would be left, so there it is made smaller until just that is; null where nothing is then repaid.
 * Source: as for the rules of the call (docs/3.3 of aave-v3-origin; aave-v4 0051c6e, MustNotLeaveDust).
 */
export function smallerCall(
  chain: Chain,
  state: ChainState,
  { slot, call: full, scale }: { readonly slot: number; readonly call: LoanCall; readonly scale: number },
): LoanCall | null {
  if (scale === 1) return full;
  const market = chain.loans.market[state.loans.row[slot]];
  const protocol = protocolOf(chain, market);
  let part = scale;
  if (scale < WHOLE && (protocol === 'aave' || protocol === 'aave-v4')) {
    const chosen = chosenLegs(chain, state, slot);
    const fullUsd = full.repay * chosen.debtPrice;
    const factor = ((full.seize + full.fee) * chosen.collateralPrice) / fullUsd;
    const leftover = lendingParameter(chain, market, 'min_leftover_usd');
    const repaid = scale * fullUsd;
    const most = withoutDust(chosen, repaid, factor, leftover);
    if (!(most > 0)) return null;
    if (most < repaid) part = most / fullUsd;
  }
  return { ...full, repay: full.repay * part, seize: full.seize * part, fee: full.fee * part };
}

/**
 * Aave v4: up to the target health factor, at a bonus that grows as health falls; dust is cleared with the rest. The
 * protocol takes its share of the bonus.
 */
function aaveV4Call(chain: Chain, market: number, chosen: Chosen, share: number): LoanCall | null {
  const { total, debtUsd, collateralUsd, protocolFee } = chosen;
  const of = (key: string): number => lendingParameter(chain, market, key);
  const health = aave.healthFactor(total.collateral, total.adjusted / total.collateral, total.debt);
  const bonus = aave.dynamicBonus(
    health,
    chosen.bonus,
    of('liquidation_bonus_factor'),
    of('health_factor_for_max_bonus'),
  );
  const position = {
    debt: total.debt,
    adjusted: total.adjusted,
    reserveDebt: debtUsd,
    reserveCollateral: collateralUsd,
    threshold: chosen.threshold,
    bonus,
    targetHealth: of('target_health_factor'),
    minLeftover: of('min_leftover_usd'),
  };
  const most = aave.targetLiquidation(position, debtUsd);
  if (most === null) return null;
  const made = share === 1 ? most : aave.targetLiquidation(position, share * most.repaid);
  return made === null ? null : call(chosen, made.repaid, made.seized, protocolFee * (made.seized - made.repaid));
}

/** Morpho: any part of the debt; the incentive follows from the loan-to-value limit. */
function morphoCall(chain: Chain, market: number, chosen: Chosen, share: number): LoanCall | null {
  const { total, debtUsd, collateralUsd } = chosen;
  const beta = lendingParameter(chain, market, 'incentive_beta');
  const most = lendingParameter(chain, market, 'incentive_max');
  const factor = morpho.incentiveFactor(total.adjusted / total.collateral, beta, most);
  const full = morpho.fullLiquidation(debtUsd, collateralUsd, factor);
  return call(chosen, share * full.repaid, share * full.seized, 0);
}

/** Euler: any part of the debt at a discount that grows as health falls. */
function eulerCall(chain: Chain, market: number, chosen: Chosen, share: number): LoanCall | null {
  const { total, debtUsd, collateralUsd, debtPrice, collateralPrice } = chosen;
  const full = euler.maxLiquidation(
    debtUsd / debtPrice,
    debtPrice,
    collateralUsd / collateralPrice,
    collateralPrice,
    total.adjusted,
    lendingParameter(chain, market, 'max_discount'),
  );
  const part = euler.partialLiquidation(full, share * full.repay);
  return call(chosen, part.repay * debtPrice, part.received * collateralPrice, 0);
}

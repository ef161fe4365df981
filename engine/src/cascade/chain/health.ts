/** Which loans may be liquidated at the oracle prices of a step: each protocol's own predicate decides. */
import type { Chain, LendingProtocol } from '../../market/chain.ts';
import { LENDING_PROTOCOLS } from '../../market/chainSchema.ts';
import * as aave from '../../rules/aave/formulas.ts';
import * as compound from '../../rules/compound/formulas.ts';
import * as euler from '../../rules/euler/formulas.ts';
import * as liquity from '../../rules/liquity/formulas.ts';
import * as morpho from '../../rules/morpho/formulas.ts';
import type { ChainState } from './state.ts';

/** A loan at oracle prices, per member, USD. `threshold` is the value-weighted mean over its collateral. */
export interface LoanValue {
  collateral: number;
  /** Σ collateral × its threshold. */
  adjusted: number;
  debt: number;
}

/** Values a slot into `out`. */
export function valueLoan(chain: Chain, state: ChainState, slot: number, out: LoanValue): void {
  const { loans, reserves, oracles } = state;
  const row = loans.row[slot];
  const from = chain.loans.legStart[row];
  const n = chain.loans.legStart[row + 1] - from;
  out.collateral = 0;
  out.adjusted = 0;
  out.debt = 0;
  for (let k = 0; k < n; k++) {
    const r = chain.loanLegs.reserve[from + k];
    const value = loans.collateral[loans.legAt[slot] + k] * oracles.price[r];
    out.collateral += value;
    out.adjusted += value * thresholdOf(chain, from + k);
    out.debt += loans.scaledDebt[loans.legAt[slot] + k] * reserves.index[r] * oracles.price[r];
  }
}

/** Liquidation threshold of a leg's collateral: the loan's own category's where it has one, else the reserve's. */
export function thresholdOf(chain: Chain, leg: number): number {
  const own = chain.loanLegs.threshold[leg];
  return own === own ? own : chain.reserves.threshold[chain.loanLegs.reserve[leg]];
}

/** Bonus of a leg's collateral as a fraction: see {@link thresholdOf}. */
export function bonusOf(chain: Chain, leg: number): number {
  const own = chain.loanLegs.bonus[leg];
  return own === own ? own : chain.reserves.bonus[chain.loanLegs.reserve[leg]];
}

/** Whether a loan of these values may be liquidated under a protocol's rule. */
export function isUnsafe(protocol: LendingProtocol, { collateral, adjusted, debt }: LoanValue): boolean {
  switch (protocol) {
    case 'aave':
    case 'aave-v4':
      return aave.liquidatable(aave.healthFactor(collateral, collateral > 0 ? adjusted / collateral : 0, debt));
    case 'compound':
      return compound.liquidatable(adjusted, debt);
    case 'euler':
      return euler.liquidatable(adjusted, debt);
    case 'morpho':
      return morpho.liquidatable(debt, collateral, collateral > 0 ? adjusted / collateral : 0);
    case 'maker':
    case 'liquity':
      // One collateral per vault or trove: its threshold is one over the minimum ratio.
      return debt > 0 && debt > liquity.maxDebt(collateral, collateral / adjusted);
  }
}

/** Within this share of equality Compound's own arithmetic decides, which truncates to 8 decimals. */
const NEAR = 1e-6;

/**
 * Whether a slot of these values may be liquidated: {@link isUnsafe}, for Compound in its own arithmetic where it is
 * close.
 */
export function isSlotUnsafe(chain: Chain, state: ChainState, slot: number, value: LoanValue): boolean {
  const row = state.loans.row[slot];
  const protocol = protocolOf(chain, chain.loans.market[row]);
  if (protocol !== 'compound' || Math.abs(value.adjusted - value.debt) > NEAR * value.debt) {
    return isUnsafe(protocol, value);
  }
  const from = chain.loans.legStart[row];
  const legs = Array.from({ length: chain.loans.legStart[row + 1] - from }, (_, k) => k);
  const at = state.loans.legAt[slot];
  const adjusted = compound.factoredValue(
    legs.map((k) => state.loans.collateral[at + k]),
    legs.map((k) => state.oracles.price[chain.loanLegs.reserve[from + k]]),
    legs.map((k) => thresholdOf(chain, from + k)),
  );
  return compound.liquidatable(adjusted, value.debt);
}

/** Protocol of a lending market. */
export function protocolOf(chain: Chain, market: number): LendingProtocol {
  return LENDING_PROTOCOLS[chain.markets.protocol[market]];
}

const value: LoanValue = { collateral: 0, adjusted: 0, debt: 0 };

/** Whether a slot owes anything: at a price of 0 a debt is worth nothing, until its price comes back. */
function owesTokens(chain: Chain, { loans }: ChainState, slot: number): boolean {
  const row = loans.row[slot];
  const at = loans.legAt[slot];
  for (let k = 0; k < chain.loans.legStart[row + 1] - chain.loans.legStart[row]; k++) {
    if (loans.scaledDebt[at + k] > 0) return true;
  }
  return false;
}

/**
 * Notes since when a slot is below its threshold, and returns by how much the prices of its collateral may fall and
 * those of what it owes rise, as a share and all at once, before it can be: with adjusted collateral A and debt D,
 * A·(1 − x) ≥ D·(1 + x), D widened by what rounding and Compound's truncation can turn. At or below 0 it must be looked
 * at again; Infinity without debt.
 */
export function lookAt(chain: Chain, state: ChainState, slot: number, timeS: number): number {
  const { loans } = state;
  valueLoan(chain, state, slot, value);
  if (value.debt === 0) {
    loans.unsafeSinceS[slot] = NaN;
    return owesTokens(chain, state, slot) ? 0 : Infinity;
  }
  if (isSlotUnsafe(chain, state, slot, value)) {
    if (!(loans.unsafeSinceS[slot] <= timeS)) loans.unsafeSinceS[slot] = timeS;
    return 0;
  }
  loans.unsafeSinceS[slot] = NaN;
  const debt = value.debt * (1 + 2 * NEAR);
  return (value.adjusted - debt) / (value.adjusted + debt);
}

/**
 * Policies by name, in contracts of one instrument: who of the holders on the winning side gives how many, so that
 * exactly the residual is closed. The engine's deleveraging stage and the comparison on a table of winners ask here.
 */
import { RuleInputError } from '../../../core/errors.ts';
import { cappedProRataTake, leverageWaterFill, proRataTake, riskAwareTake } from './continuous.ts';

/** Names of the policies that share contracts out by {@link contractsByPolicy}. */
export const CONTRACT_POLICIES = [
  'pro_rata',
  'pro_rata_profit',
  'pro_rata_equity',
  'capped_pro_rata',
  'risk_aware',
  'water_filling',
] as const;

/** Name of a policy that shares contracts out. */
export type ContractPolicy = (typeof CONTRACT_POLICIES)[number];

/** Holders on the winning side of one instrument; columns of equal length. */
export interface ContractHolders {
  /** Contract units held, at least 0. */
  readonly positions: Float64Array;
  /** Unrealised profit of the position and equity of the account, USD; below zero counts as zero. */
  readonly profitsUsd: Float64Array;
  readonly equitiesUsd: Float64Array;
  /** Notional ÷ equity, in any common unit: only ratios between holders count. Infinity without equity. */
  readonly leverages: Float64Array;
}

/** Leverages above 1e9 times the lowest are one: such an account has no equity to speak of and gives first. */
const LEAST_EQUITY_SHARE = 1e-9;

/** What is left of a residual after rounding, as a share of it. */
const ROUNDING = 1e-12;

/**
 * Contract units taken of each holder: min(residual, sum of positions) in all, never more than a position. By policy,
 * with q position, P profit above zero, E equity above zero, ℓ leverage and η the one number that meets the residual:
 * pro_rata η·q; pro_rata_profit η·P; pro_rata_equity η·E; capped_pro_rata η·q up to min(P, E) ÷ loss per contract;
 * risk_aware η·ℓ²·P (g(ℓ) = ℓ); water_filling q − L·E above zero (positions per equity levelled from the top).
 * Everything is capped by q; what holders that the policy names cannot give is taken pro rata of the positions that
 * are left. `lossPerContractUsd` is what a winner loses by closing one contract unit at the price of the deleveraging
 * instead of the mark; at 0 or below nothing caps but the position. Sources: see {@link cappedProRataTake},
 * {@link riskAwareTake}, {@link leverageWaterFill}. Throws RuleInputError.
 */
export function contractsByPolicy(
  policy: ContractPolicy,
  holders: ContractHolders,
  residual: number,
  lossPerContractUsd: number,
): Float64Array {
  const { positions } = holders;
  const taken = firstChoice(policy, holders, residual, lossPerContractUsd);
  let sum = 0;
  for (let i = 0; i < taken.length; i++) {
    taken[i] = Math.min(taken[i], positions[i]);
    sum += taken[i];
  }
  // Water-filling subtracts large numbers: what rounding takes too much is given back.
  if (sum > residual) return taken.map((quantity) => quantity * (residual / sum));
  const rest = residual - sum;
  if (!(rest > ROUNDING * residual)) return taken;
  const left = positions.map((position, i) => position - taken[i]);
  const more = proRataTake(left, rest);
  for (let i = 0; i < taken.length; i++) taken[i] = Math.min(positions[i], taken[i] + more[i]);
  return taken;
}

function firstChoice(policy: ContractPolicy, h: ContractHolders, residual: number, lossUsd: number): Float64Array {
  const { positions } = h;
  switch (policy) {
    case 'pro_rata':
      return proRataTake(positions, residual);
    case 'pro_rata_profit':
      return cappedProRataTake(aboveZero(h.profitsUsd), positions, residual);
    case 'pro_rata_equity':
      return cappedProRataTake(aboveZero(h.equitiesUsd), positions, residual);
    case 'capped_pro_rata':
      return cappedProRataTake(positions, bearable(h, lossUsd), residual);
    case 'risk_aware':
      return riskAwareTake(aboveZero(h.profitsUsd), finite(h.leverages), positions, residual, { kind: 'linear' });
    case 'water_filling':
      return leverageWaterFill(positions, levelled(h), residual);
  }
  throw new RuleInputError('policy', -1, '', `one of ${CONTRACT_POLICIES.join(', ')}`);
}

function aboveZero(values: Float64Array): Float64Array {
  return values.map((value) => Math.max(0, value));
}

/** Contract units that each holder can close at this loss without losing more than its profit or its equity. */
function bearable({ positions, profitsUsd, equitiesUsd }: ContractHolders, lossUsd: number): Float64Array {
  if (!(lossUsd > 0)) return positions;
  return positions.map((q, i) => Math.min(q, Math.max(0, Math.min(profitsUsd[i], equitiesUsd[i])) / lossUsd));
}

/** Leverages relative to the lowest, so that they stay finite. */
function finite(leverages: Float64Array): Float64Array {
  let lowest = Infinity;
  for (const leverage of leverages) if (leverage > 0) lowest = Math.min(lowest, leverage);
  if (lowest === Infinity) return leverages.map((leverage) => Number(leverage > 0));
  return leverages.map((leverage) => Math.min(1 / LEAST_EQUITY_SHARE, leverage / lowest));
}

/** Equities relative to the best covered position, with a floor, because water-filling divides by them. */
function levelled({ positions, equitiesUsd }: ContractHolders): Float64Array {
  let ratio = 0;
  for (let i = 0; i < positions.length; i++)
    if (positions[i] > 0) ratio = Math.max(ratio, equitiesUsd[i] / positions[i]);
  if (!(ratio > 0)) return positions.map((q) => (q > 0 ? q : 1));
  return positions.map((q, i) => Math.max(equitiesUsd[i] / ratio, LEAST_EQUITY_SHARE * (q > 0 ? q : 1)));
}

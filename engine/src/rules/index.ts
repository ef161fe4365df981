/**
 * Rule families by the id that a venue row names, and the margin kernels that everything which asks about margin
 * shares.
 */
import { RuleInputError } from '../core/errors.ts';
import type { Snapshot } from '../market/snapshot.ts';
import { asterSimple } from './aster-simple/rules.ts';
import { binanceUsdm } from './binance-usdm/rules.ts';
import { bitmex } from './bitmex/rules.ts';
import { bybit } from './bybit/rules.ts';
import { cme } from './cme/rules.ts';
import { deribit } from './deribit/rules.ts';
import { drift } from './drift/rules.ts';
import { dydx } from './dydx/rules.ts';
import { gmx } from './gmx/rules.ts';
import { hyperliquid } from './hyperliquid/rules.ts';
import { kraken } from './kraken/rules.ts';
import { feeInMaintenance as okxFee, okx } from './okx/rules.ts';
import type { RuleSet } from './types.ts';

export { VENUE_CARDS } from './cards.ts';
export { FAMILY_PARAMETERS, LOAN_PARAMETERS, PORTFOLIO_PARAMETERS } from './familyParameters.ts';
export { CARD_TOPICS } from './shared/card.ts';
export type { CardFact, CardTopic, VenueCard } from './shared/card.ts';
export {
  cappedProRataTake,
  leverageWaterFill,
  proRataTake,
  queueTake,
  riskAwareTake,
} from './shared/adlPolicies/continuous.ts';
export type { RiskWeight } from './shared/adlPolicies/continuous.ts';
export { CONTRACT_POLICIES, contractsByPolicy } from './shared/adlPolicies/contracts.ts';
export type { ContractHolders, ContractPolicy } from './shared/adlPolicies/contracts.ts';
export { contractProRata, integerMinMax } from './shared/adlPolicies/integer.ts';
export { regretEnvelope, scorePolicy, topWinnerSurvival } from './shared/adlPolicies/metrics.ts';
export type { Envelope, PolicyScore, WaveOutcome } from './shared/adlPolicies/metrics.ts';
export { mirrorStep } from './shared/adlPolicies/mirror.ts';
export { balanceValue, maintenanceOf, marginRow, marginRows, marginTables } from './shared/margin.ts';
export type { MarginTables } from './shared/margin.ts';
export type { FamilyParameter } from './shared/parameters.ts';
export { armRows, wireKey } from './shared/wires.ts';
export * as aaveRules from './aave/formulas.ts';
export * as mangoRules from './mango/formulas.ts';
export * as morphoRules from './morpho/formulas.ts';
export * as terraRules from './terra/market.ts';
export { toxicFrontier } from './shared/lending.ts';
export * from './types.ts';

interface Family {
  readonly set: RuleSet;
  /** Writes the fee rates that the rules add to maintenance; none are added where it is absent. */
  readonly fee?: (snapshot: Snapshot, venue: number, out: Float64Array) => void;
}

const FAMILIES: readonly Family[] = [
  { set: hyperliquid },
  { set: binanceUsdm },
  { set: bybit },
  { set: okx, fee: okxFee },
  { set: bitmex },
  { set: kraken },
  { set: dydx },
  { set: deribit },
  { set: drift },
  { set: gmx },
  { set: asterSimple },
  { set: cme },
];

/** Ids of all rule families. */
export const RULE_SET_IDS: readonly string[] = FAMILIES.map((family) => family.set.id);

function familyOf(id: string): Family {
  const found = FAMILIES.find((family) => family.set.id === id);
  if (found !== undefined) return found;
  throw new RuleInputError('venues', -1, 'rules', `one of ${RULE_SET_IDS.join(', ')}, got ${id}`);
}

/** The rule family with an id. Throws RuleInputError that names the known ids. */
export function ruleSet(id: string): RuleSet {
  return familyOf(id).set;
}

/**
 * Fee rate that each venue's rules add to maintenance, per instrument: what `marginTables` is given. Throws
 * RuleInputError where a venue names an unknown family.
 */
export function feeInMaintenanceOf(snapshot: Snapshot): Float64Array {
  const out = new Float64Array(snapshot.instruments.n);
  for (let v = 0; v < snapshot.venues.n; v++) familyOf(snapshot.venues.rules[v]).fee?.(snapshot, v, out);
  return out;
}

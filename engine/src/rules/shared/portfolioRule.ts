/**
 * The numbers of a venue's portfolio margin, read from its rows of `parameters` where the market has an account under
 * it. Which families' runs know portfolio margin stands here, so that no other can be asked for it.
 */
import { RuleInputError } from '../../core/errors.ts';
import { stringAt } from '../../core/strings.ts';
import { PORTFOLIO } from '../../market/kinds.ts';
import type { Snapshot } from '../../market/snapshot.ts';
import { FRACTION, parameter, type ParameterRange } from './parameters.ts';

/** How a venue margins an account of collateral mode `portfolio`. */
export interface PortfolioRule {
  /** Multiple of the unified maintenance at which the account is liquidated. */
  readonly liquidationRatio: number;
  /** Maintenance of a margin loan, a share of it. */
  readonly loanRate: number;
  /** Collateral ratio per collateral pair; NaN where the venue's haircuts count. */
  readonly ratio: Float64Array;
}

/** Families whose waterfall and kernel know portfolio margin. */
const FAMILIES: readonly string[] = ['binance-usdm'];

const AT_LEAST_ONE: ParameterRange = { min: 1, max: Infinity };

/** Parameter with the flat collateral ratio of an asset under portfolio margin. */
function ratioKey(asset: string): string {
  return `portfolioRatio:${asset}`;
}

/**
 * The rule of each venue that has accounts under portfolio margin, else null. Throws RuleInputError where the venue's
 * family knows none, or a parameter is missing or out of range.
 */
export function portfolioRules(snapshot: Snapshot): (PortfolioRule | null)[] {
  const { accounts, venues } = snapshot;
  const rules = new Array<PortfolioRule | null>(venues.n).fill(null);
  for (let a = 0; a < accounts.n; a++) {
    const venue = accounts.venue[a];
    if (accounts.multi[a] === PORTFOLIO) rules[venue] ??= portfolioRule(snapshot, venue, a);
  }
  return rules;
}

function portfolioRule(snapshot: Snapshot, venue: number, account: number): PortfolioRule {
  const { venues, collateral, assets } = snapshot;
  if (!FAMILIES.includes(venues.rules[venue])) {
    const expected =
      `single or multi for ${stringAt(snapshot.accounts.id, account)}: the rules of venue ${venues.id[venue]} ` +
      `(${venues.rules[venue]}) know no portfolio margin in runs, those of ${FAMILIES.join(', ')} do`;
    throw new RuleInputError('accounts', account, 'collateral_mode', expected);
  }
  const ratio = new Float64Array(collateral.nPairs).fill(NaN);
  for (let p = 0; p < collateral.nPairs; p++) {
    const key = ratioKey(assets.id[collateral.asset[p]]);
    if (collateral.venue[p] !== venue || !venues.parameters[venue].has(key)) continue;
    ratio[p] = parameter(snapshot, venue, key, FRACTION);
  }
  return {
    liquidationRatio: parameter(snapshot, venue, 'portfolioLiquidationRatio', AT_LEAST_ONE),
    loanRate: parameter(snapshot, venue, 'portfolioLoanRate', FRACTION),
    ratio,
  };
}

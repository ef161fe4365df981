/**
 * GMX v2: one venue row is one market with its pool. Every trade is at the oracle price against the pool, with a price
 * impact by the imbalance of open interest; keepers liquidate, winners are closed when their profit is too large for
 * what backs it, liquidity providers bear the rest. Pages and dates: README.md.
 */
import type { Snapshot } from '../../market/snapshot.ts';
import { MIN_COLLATERAL } from '../shared/entryMargin.ts';
import { FRACTION, NOT_NEGATIVE, parameter, POSITIVE } from '../shared/parameters.ts';
import { bindPoolVenue } from '../shared/poolVenue.ts';
import type { PoolRules, RuleSet, VenueRules } from '../types.ts';
import { priceImpact } from './formulas.ts';

/** A pool of one token backs longs and shorts with half of it each. Source: MarketUtils, getPoolAmount. */
const ONE_TOKEN_SHARE = 0.5;

function poolOf(snapshot: Snapshot, venue: number): PoolRules {
  const fraction = (key: string): number => parameter(snapshot, venue, key, FRACTION);
  const notNegative = (key: string): number => parameter(snapshot, venue, key, NOT_NEGATIVE);
  const exponent = parameter(snapshot, venue, 'impactExponent', POSITIVE);
  const positive = notNegative('positiveImpactFactor');
  const negative = notNegative('negativeImpactFactor');
  const improving = fraction('improvingFee');
  const profitPaidMax = fraction('profitPaidMax');
  const adlAbove = fraction('adlProfitAbove');
  return {
    impactUsd: (before, after) => priceImpact(before, after, exponent, positive, negative),
    impactChargeMax: fraction('impactChargeMax'),
    impactGainMax: fraction('impactGainMax'),
    impactPoolUsd: notNegative('impactPoolUsd'),
    closingFeeUsd: (instrument, sizeUsd, _profit, improves) =>
      sizeUsd * (improves ? improving : snapshot.instruments.takerFee[instrument]),
    liquidationFee: fraction('liquidationFee'),
    feesToPool: fraction('feesToPool'),
    profitPaidMax,
    // What is above the largest profit is nobody's claim: MarketUtils, getCappedPnl.
    profitOwedMax: profitPaidMax,
    adlAbove,
    adlTo: parameter(snapshot, venue, 'adlProfitTo', { min: 0, max: adlAbove }),
    oneTokenShare: ONE_TOKEN_SHARE,
    openMaxUsd: notNegative('openInterestMaxUsd'),
    reserveMax: notNegative('reserveMax'),
  };
}

function bind(snapshot: Snapshot, venue: number): VenueRules {
  parameter(snapshot, venue, MIN_COLLATERAL, NOT_NEGATIVE);
  return bindPoolVenue(snapshot, venue, 'GMX', poolOf(snapshot, venue));
}

/** Rule family of GMX v2. */
export const gmx: RuleSet = { id: 'gmx', withoutBook: true, bind };

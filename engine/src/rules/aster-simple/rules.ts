/**
 * Aster Simple at 500x, 750x and 1001x: positions against the ALP pool at the oracle price, liquidated when 85% of
 * their margin is lost, closing fee included. Pages, dates and what is not documented: README.md.
 */
import type { Snapshot } from '../../market/snapshot.ts';
import { LOSS_SHARE } from '../shared/entryMargin.ts';
import { FRACTION, parameter } from '../shared/parameters.ts';
import { bindPoolVenue } from '../shared/poolVenue.ts';
import type { RuleSet, VenueRules } from '../types.ts';
import { degenCloseFeeRate } from './formulas.ts';

function bind(snapshot: Snapshot, venue: number): VenueRules {
  parameter(snapshot, venue, LOSS_SHARE, FRACTION);
  const profitShare = parameter(snapshot, venue, 'closingFeeProfitShare', FRACTION);
  return bindPoolVenue(snapshot, venue, 'Aster Simple', {
    // No slippage is documented for these leverages, and no limits of the pool.
    impactUsd: () => 0,
    impactChargeMax: 0,
    impactGainMax: 0,
    impactPoolUsd: 0,
    closingFeeUsd: (instrument, sizeUsd, profitUsd) => {
      const floor = snapshot.instruments.takerFee[instrument];
      return sizeUsd > 0 ? sizeUsd * degenCloseFeeRate(profitUsd, profitShare, sizeUsd, floor) : 0;
    },
    liquidationFee: 0,
    feesToPool: parameter(snapshot, venue, 'feesToPool', FRACTION),
    // A pool cannot pay more than it has.
    profitPaidMax: 1,
    profitOwedMax: Infinity,
    adlAbove: Infinity,
    adlTo: 0,
    oneTokenShare: 1,
    openMaxUsd: Infinity,
    reserveMax: Infinity,
  });
}

/** Rule family of Aster Simple at high leverage. */
export const asterSimple: RuleSet = { id: 'aster-simple', withoutBook: true, bind };

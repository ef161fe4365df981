/**
 * BitMEX: a position above the lowest risk limit is reduced to the next lower one on the book, everything else is taken
 * over at the bankruptcy price. What the liquidation engine's order does not sell at that price or better stays with
 * the fund as far as it can cover the loss, the rest is auto-deleveraged at the bankruptcy price. The venue keeps what
 * a whole liquidation leaves. Pages and dates: README.md.
 */
import type { Snapshot } from '../../market/snapshot.ts';
import { legMargin, measureLeg } from '../shared/adl.ts';
import { affordableShare } from '../shared/fund.ts';
import { actByLadder, oneTier } from '../shared/ladder.ts';
import { marginTables } from '../shared/margin.ts';
import { driveMarks, markDriver, NO_AVERAGE } from '../shared/mark.ts';
import { NOT_NEGATIVE, parameter } from '../shared/parameters.ts';
import { rowCursor } from '../shared/row.ts';
import type { RuleSet, VenueRules } from '../types.ts';
import { adlScore, effectiveLeverage, fairPrice, profitShare, riskSteps, stepRate } from './formulas.ts';

/** One row of a table of risk limits; amounts in settlement units, rates as fractions. */
export interface RiskLimitTier {
  readonly minNotional: number;
  readonly rate: number;
}

/**
 * The tiers of a risk-limit schedule: the base limit at the base rate, then `steps` slices that each add the step rate
 * to the rate of the whole position, so deductions are 0. Source: app/riskLimitsExamples.
 */
export function riskLimitTiers(
  baseLimit: number,
  step: number,
  baseRate: number,
  ratePerStep: number,
  steps: number,
): RiskLimitTier[] {
  return Array.from({ length: steps + 1 }, (_, k) => ({
    minNotional: k === 0 ? 0 : baseLimit + (k - 1) * step,
    rate: stepRate(baseRate, ratePerStep, riskSteps(baseLimit + k * step, baseLimit, step)),
  }));
}

function bind(snapshot: Snapshot, venue: number): VenueRules {
  const adlRefreshS = parameter(snapshot, venue, 'adlRankRefreshS', NOT_NEGATIVE);
  const driver = markDriver(snapshot, venue, {
    // The fair price has no moving average.
    ...NO_AVERAGE,
    formula: (index, _basis, _last, rate, timeLeftS, intervalS) => fairPrice(index, rate, timeLeftS, intervalS),
  });
  const noFees = new Float64Array(snapshot.instruments.n);
  const t = marginTables(snapshot, noFees);
  const c = rowCursor();
  const m = legMargin();
  return {
    id: snapshot.venues.id[venue],
    venue,
    memory: driver,
    roundsPerS: 1,
    drivers: (view) => driveMarks(driver, view),
    act: (view, rows, n, context, out) => actByLadder(c, t, view, rows, n, context, out, noFees, oneTier),
    adlScore(view, rows, legOffset, n, out) {
      for (let r = 0; r < n; r++) {
        if (!measureLeg(c, t, view, rows[r], legOffset[r], m)) {
          out[r] = -Infinity;
          continue;
        }
        // A leg is bankrupt where its share of the equity is gone; one without equity has that of its maintenance.
        const margin = Math.max(m.equity * m.share, m.legNeed);
        const leverage = effectiveLeverage(m.notional, m.notional - margin);
        out[r] = adlScore(profitShare(m.entryNotional + m.pnl, m.entryNotional), leverage);
      }
    },
    adlRefreshS,
    liquidationFee: (instrument) => snapshot.instruments.liquidationFee[instrument],
    adlPrice: (_view, _instrument, bankruptcyPrice) => bankruptcyPrice,
    fundAccepts: affordableShare,
    holderInDistress: (equityUsd) => equityUsd <= 0,
    keepsRest: true,
  };
}

/** Rule family of BitMEX. */
export const bitmex: RuleSet = { id: 'bitmex', bind };

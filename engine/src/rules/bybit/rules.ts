/**
 * Bybit unified account: reduction one risk tier at a time, takeover at the bankruptcy price (closing fee included), a
 * fund whose fall from its 8 h peak sends the excess to auto-deleveraging at the bankruptcy price. Pages and dates:
 * README.md.
 */
import { RuleInputError } from '../../core/errors.ts';
import { clamp } from '../../core/math.ts';
import { median3 } from '../../core/stats.ts';
import type { Snapshot } from '../../market/snapshot.ts';
import { legMargin, measureLeg } from '../shared/adl.ts';
import { actByLadder, oneTier } from '../shared/ladder.ts';
import { marginTables } from '../shared/margin.ts';
import { driveMarks, markDriver } from '../shared/mark.ts';
import { FRACTION, NOT_NEGATIVE, parameter, POSITIVE } from '../shared/parameters.ts';
import { rowCursor } from '../shared/row.ts';
import type { FundInput, RuleSet, VenueRules } from '../types.ts';
import { adlExcessLoss, adlPnlRatio, adlPrice, adlScore, adlTriggered } from './formulas.ts';
import type { AdlTriggerLimits, AdlTriggerVariant } from './formulas.ts';

/** The published versions of the trigger by the number that the parameter `adlTriggerVariant` gives them, from 1. */
const VARIANTS: readonly AdlTriggerVariant[] = ['api-2026-07', 'help-2025-11', 'insufficient-2025-09'];

/** Drawdown at which the version of November 2025 triggers: the whole 8 h high, by its wording. */
const WHOLE_POOL = -1;

interface Trigger {
  readonly variant: AdlTriggerVariant;
  readonly limits: AdlTriggerLimits;
}

function triggerOf(snapshot: Snapshot, venue: number): Trigger {
  const number = parameter(snapshot, venue, 'adlTriggerVariant', NOT_NEGATIVE);
  const variant = VARIANTS[number - 1];
  if (variant === undefined) {
    const expected = `1 (API, July 2026), 2 (help centre, November 2025) or 3 (September 2025), got ${number}`;
    throw new RuleInputError('parameters', -1, 'adlTriggerVariant', expected);
  }
  const ratio = -parameter(snapshot, venue, 'adlTriggerRatio', FRACTION);
  const limits: AdlTriggerLimits = {
    minPoolBalance: parameter(snapshot, venue, 'adlMinPoolUsd', NOT_NEGATIVE),
    triggerRatio: variant === 'help-2025-11' ? WHOLE_POOL : ratio,
    stopRatio: -parameter(snapshot, venue, 'adlStopRatio', FRACTION),
  };
  return { variant, limits };
}

/**
 * Share of a takeover that the pool keeps: everything until the takeover would trigger auto-deleveraging, then all but
 * the loss in excess of the limit. The pool's own result stands for that of the symbol, which the snapshot does not
 * have.
 */
function poolShare(input: FundInput, { variant, limits }: Trigger): number {
  if (input.equityUsd <= 0) return 0;
  if (input.lossUsd <= 0) return 1;
  const peak = Math.max(input.peakUsd, input.equityUsd);
  const pnlRatio = adlPnlRatio(input.equityUsd - input.lossUsd, peak, peak);
  const state = { poolBalance: input.equityUsd, poolMax8h: peak, pnlRatio, pendingLoss: input.lossUsd };
  if (!adlTriggered(variant, state, limits)) return 1;
  const excess =
    variant === 'insufficient-2025-09'
      ? input.lossUsd - input.equityUsd
      : adlExcessLoss(pnlRatio, limits.triggerRatio, peak);
  return clamp(1 - excess / input.lossUsd, 0, 1);
}

function bind(snapshot: Snapshot, venue: number): VenueRules {
  const trigger = triggerOf(snapshot, venue);
  const markDeviationMax = parameter(snapshot, venue, 'adlMarkDeviationMax', FRACTION);
  const adlRefreshS = parameter(snapshot, venue, 'adlRankRefreshS', NOT_NEGATIVE);
  const driver = markDriver(snapshot, venue, {
    windowS: parameter(snapshot, venue, 'markWindowS', POSITIVE),
    sampleS: parameter(snapshot, venue, 'markSampleS', POSITIVE),
    deviationMax: parameter(snapshot, venue, 'indexDeviationMax', FRACTION),
    formula: (index, basis, last, rate, timeLeftS, intervalS) =>
      median3(index * (1 + (rate * timeLeftS) / intervalS), index + basis, last),
  });
  const t = marginTables(snapshot, new Float64Array(snapshot.instruments.n));
  const c = rowCursor();
  const m = legMargin();
  const { takerFee, liquidationFee } = snapshot.instruments;
  return {
    id: snapshot.venues.id[venue],
    venue,
    memory: driver,
    roundsPerS: 1,
    drivers: (view) => driveMarks(driver, view),
    act: (view, rows, n, context, out) => actByLadder(c, t, view, rows, n, context, out, takerFee, oneTier),
    adlScore(view, rows, legOffset, n, out) {
      for (let r = 0; r < n; r++) {
        out[r] = measureLeg(c, t, view, rows[r], legOffset[r], m)
          ? adlScore(m.pnl, Math.max(m.wallet * m.share, m.legNeed))
          : -Infinity;
      }
    },
    adlRefreshS,
    liquidationFee: (instrument) => liquidationFee[instrument],
    adlPrice: (view, instrument, bankruptcy) => adlPrice(bankruptcy, view.mark[instrument], markDeviationMax),
    fundAccepts: (input) => poolShare(input, trigger),
    holderInDistress: (equityUsd) => equityUsd <= 0,
  };
}

/** Rule family of Bybit's unified account. */
export const bybit: RuleSet = { id: 'bybit', bind };

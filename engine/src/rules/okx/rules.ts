/**
 * OKX: from tier 3 upward two tiers are closed at a time, below that everything at the bankruptcy price; the fund
 * takes what the book does not until it has fallen too far from its 8 h peak, then auto-deleveraging at the mark. The
 * closing fee stands in the maintenance margin. Pages and dates: README.md.
 */
import { RuleInputError } from '../../core/errors.ts';
import type { Snapshot } from '../../market/snapshot.ts';
import { legMargin, measureLeg } from '../shared/adl.ts';
import { affordableShare } from '../shared/fund.ts';
import { actByLadder, type LadderStep } from '../shared/ladder.ts';
import { marginTables } from '../shared/margin.ts';
import { driveMarks, markDriver } from '../shared/mark.ts';
import { FRACTION, NOT_NEGATIVE, parameter, POSITIVE } from '../shared/parameters.ts';
import { rowCursor } from '../shared/row.ts';
import type { FundInput, RuleSet, VenueRules } from '../types.ts';
import { adlScore, adlTriggered, partialCloseTwoTiers } from './formulas.ts';

/** Tiers that one step closes and below which everything is closed: what `partialCloseTwoTiers` implements. */
const TIERS_PER_STEP = 2;

const twoTiers: LadderStep = (t, instrument, notional) => {
  const { tierStart } = t.snapshot.instruments;
  const { maxNotional } = t.snapshot.tiers;
  return partialCloseTwoTiers(maxNotional, tierStart[instrument], tierStart[instrument + 1], notional);
};

function requireTwo(snapshot: Snapshot, venue: number, key: string): void {
  const value = parameter(snapshot, venue, key, POSITIVE);
  if (value === TIERS_PER_STEP) return;
  throw new RuleInputError(
    'parameters',
    -1,
    key,
    `${TIERS_PER_STEP}, the only step that this family knows, got ${value}`,
  );
}

/** Share of a takeover that the fund keeps: none once it has fallen by the limit, else what it can pay for. */
function fundShare(input: FundInput, dropMax: number): number {
  if (adlTriggered(input.equityUsd, Math.max(input.peakUsd, input.equityUsd), dropMax)) return 0;
  return affordableShare(input);
}

/** Writes the taker fee of the venue's instruments, which stands in the denominator of the margin ratio. */
export function feeInMaintenance(snapshot: Snapshot, venue: number, out: Float64Array): void {
  const { n, venue: venueOf, takerFee } = snapshot.instruments;
  for (let i = 0; i < n; i++) if (venueOf[i] === venue) out[i] = takerFee[i];
}

function bind(snapshot: Snapshot, venue: number): VenueRules {
  requireTwo(snapshot, venue, 'reduceTiers');
  requireTwo(snapshot, venue, 'fullTakeoverTierMax');
  const dropMax = parameter(snapshot, venue, 'adlTriggerDrop', FRACTION);
  const adlRefreshS = parameter(snapshot, venue, 'adlRankRefreshS', NOT_NEGATIVE);
  const driver = markDriver(snapshot, venue, {
    windowS: parameter(snapshot, venue, 'markWindowS', POSITIVE),
    sampleS: parameter(snapshot, venue, 'markSampleS', POSITIVE),
    deviationMax: parameter(snapshot, venue, 'indexDeviationMax', FRACTION),
    formula: (index, basis) => index + basis,
  });
  const fees = new Float64Array(snapshot.instruments.n);
  feeInMaintenance(snapshot, venue, fees);
  const t = marginTables(snapshot, fees);
  const noFees = new Float64Array(snapshot.instruments.n);
  const c = rowCursor();
  const m = legMargin();
  return {
    id: snapshot.venues.id[venue],
    venue,
    memory: driver,
    roundsPerS: 1,
    drivers: (view) => driveMarks(driver, view),
    act: (view, rows, n, context, out) => actByLadder(c, t, view, rows, n, context, out, noFees, twoTiers),
    adlScore(view, rows, legOffset, n, out) {
      for (let r = 0; r < n; r++) {
        if (!measureLeg(c, t, view, rows[r], legOffset[r], m)) {
          out[r] = -Infinity;
          continue;
        }
        // A unit without equity is about to be liquidated itself; its leverage is that of its maintenance.
        const margin = Math.max(m.equity * m.share, m.legNeed);
        out[r] = adlScore(m.pnl / m.entryNotional, m.notional / margin);
      }
    },
    adlRefreshS,
    liquidationFee: (instrument) => snapshot.instruments.liquidationFee[instrument],
    adlPrice: (view, instrument) => view.mark[instrument],
    fundAccepts: (input) => fundShare(input, dropMax),
    holderInDistress: (equityUsd) => equityUsd <= 0,
  };
}

/** Rule family of OKX. */
export const okx: RuleSet = { id: 'okx', bind };

/**
 * CME: futures on coins through clearing members. Marks are settlement prices, so margin is looked at when variation
 * margin is settled: once a day, once within the day, and whenever the price has moved far. An account below
 * maintenance is called to its initial margin; unanswered, it is closed out on the book at the market. Its member pays
 * what it still owes; behind the member stand the layers of the clearing house (cascade/clearing). What cannot be
 * closed out after a member's default is torn up at the settlement price. Pages and dates: README.md.
 */
import { RuleInputError } from '../../core/errors.ts';
import type { Snapshot } from '../../market/snapshot.ts';
import { closeAll, leaveAlone } from '../shared/bankruptcy.ts';
import { marginTables, type MarginTables } from '../shared/margin.ts';
import { driveMarks, markDriver, type MarkDriver, NO_AVERAGE } from '../shared/mark.ts';
import { FRACTION, instrumentsOf, NOT_NEGATIVE, parameter, POSITIVE, refuseInverse } from '../shared/parameters.ts';
import { moveTo, rowCursor, type RowCursor } from '../shared/row.ts';
import { midOf } from '../shared/sources.ts';
import { tierAt } from '../shared/tiers.ts';
import type { ActContext, Actions, RuleSet, VenueRules, View } from '../types.ts';
import { STAGE } from '../types.ts';
import { passedTime, secondsUntil } from './formulas.ts';

/** A time of day in UTC seconds. */
const TIME_OF_DAY = { min: 0, max: 86_399 };

interface Numbers {
  readonly dailyS: number;
  readonly windowS: number;
  readonly intradayS: number;
  readonly adHocMove: number;
}

/** What the rules remember: the mark driver's state, settlement prices and the averages that become the next ones. */
interface Memory extends MarkDriver {
  /** Last settlement price and last daily one, by place in `instruments`. */
  readonly settlement: Float64Array;
  readonly daily: Float64Array;
  /** Middle of the book × seconds within the settlement window so far, and those seconds. */
  readonly sum: Float64Array;
  sumS: number;
  /** 1 in a step that settles. */
  settles: number;
}

function memoryOf(snapshot: Snapshot, venue: number): Memory {
  const driver = markDriver(snapshot, venue, { ...NO_AVERAGE, formula: (index) => index });
  const marks = Float64Array.from(driver.instruments, (i) => snapshot.instruments.markPrice[i]);
  return {
    ...driver,
    settlement: marks,
    daily: marks.slice(),
    sum: new Float64Array(marks.length),
    sumS: 0,
    settles: 0,
  };
}

/** Settlement prices of this step, if it settles; marks are the last settlement prices in any case. */
function drive(m: Memory, p: Numbers, view: View): void {
  const first = m.sinceS < 0;
  driveMarks(m, view);
  if (!first) settlePrices(m, p, view);
  for (let k = 0; k < m.instruments.length; k++) view.mark[m.instruments[k]] = m.settlement[k];
}

function settlePrices(m: Memory, p: Numbers, view: View): void {
  const nowS = view.timeMs / 1000;
  const daily = passedTime(nowS, view.stepS, p.dailyS);
  let settles = daily || passedTime(nowS, view.stepS, p.intradayS);
  const averages = daily || secondsUntil(nowS, p.dailyS) < p.windowS;
  for (let k = 0; k < m.instruments.length; k++) {
    const mid = midOf(view, m.instruments[k]);
    if (averages) m.sum[k] += mid * view.stepS;
    if (Math.abs(mid / m.settlement[k] - 1) >= p.adHocMove) settles = true;
  }
  if (averages) m.sumS += view.stepS;
  m.settles = Number(settles);
  if (!settles) return;
  for (let k = 0; k < m.instruments.length; k++) {
    m.settlement[k] = daily ? m.sum[k] / m.sumS : midOf(view, m.instruments[k]);
    if (daily) m.daily[k] = m.settlement[k];
  }
  if (!daily) return;
  m.sum.fill(0);
  m.sumS = 0;
}

/**
 * A unit below maintenance waits until its call falls due, unless it has no equity left; then everything is sold at the
 * market. The slot's note is the time at which the call falls due, or after its member's default, negative, the time
 * from which it is torn up.
 */
function act(
  c: RowCursor,
  t: MarginTables,
  view: View,
  rows: Int32Array,
  n: number,
  context: ActContext,
  out: Actions,
): void {
  for (let r = 0; r < n; r++) {
    moveTo(c, t, view, rows[r]);
    out.waitUntilS[r] = -Infinity;
    const note = c.slot >= 0 && c.slot < view.slotNote.length ? view.slotNote[c.slot] : 0;
    const equity = context.slack[r] + context.maintenance[r];
    const waits = note > view.timeS && equity > 0;
    leaveAlone(c, r, out);
    // One round a step: orders go out once at the market.
    if (context.slack[r] >= 0 || context.round > 0 || waits) continue;
    closeAll(c, r, note < 0 && view.timeS >= -note ? STAGE.adl : STAGE.book, out);
  }
}

/** Throws RuleInputError where the market has what a clearing house of futures does not. */
function check(snapshot: Snapshot, venue: number): void {
  refuseInverse(snapshot, venue, 'CME');
  const { instruments, accounts, tiers } = snapshot;
  const own = instrumentsOf(snapshot, venue);
  for (const i of own) {
    if (instruments.fundingRate[i] !== 0)
      throw new RuleInputError('instruments', i, 'funding_rate', '0: futures pay no funding');
    if (instruments.settle[i] !== instruments.settle[own[0]])
      throw new RuleInputError('instruments', i, 'settle', 'one settlement token for all contracts of the venue');
    for (let tier = instruments.tierStart[i]; tier < instruments.tierStart[i + 1]; tier++) {
      if (tiers.maxLeverage[tier] * tiers.maintMarginRate[tier] <= 1) continue;
      const expected = 'at most 1 / maint_margin_rate: a call restores the initial margin, 1 / max_leverage';
      throw new RuleInputError('tiers', tier, 'max_leverage', expected);
    }
  }
  for (let a = 0; a < accounts.n; a++) {
    if (accounts.venue[a] !== venue || accounts.multi[a] === 0) continue;
    throw new RuleInputError('accounts', a, 'collateral_mode', 'single: variation margin is paid in cash');
  }
}

function bind(snapshot: Snapshot, venue: number): VenueRules {
  check(snapshot, venue);
  const number = (key: string, range = POSITIVE): number => parameter(snapshot, venue, key, range);
  const p: Numbers = {
    dailyS: number('dailySettlementUtcS', TIME_OF_DAY),
    windowS: number('settlementWindowS'),
    intradayS: number('intradaySettlementUtcS', TIME_OF_DAY),
    adHocMove: number('adHocMove'),
  };
  const m = memoryOf(snapshot, venue);
  const t = marginTables(snapshot, new Float64Array(snapshot.instruments.n));
  const c = rowCursor();
  const { tierStart } = snapshot.instruments;
  const { minNotional, maxLeverage } = snapshot.tiers;
  const place = new Map(Array.from(m.instruments, (i, k) => [i, k]));
  return {
    id: snapshot.venues.id[venue],
    venue,
    memory: m,
    roundsPerS: 1,
    drivers: (view) => drive(m, p, view),
    act: (view, rows, n, context, out) => act(c, t, view, rows, n, context, out),
    // Tear-ups are pro rata: everybody on the other side ranks alike.
    adlScore: (_view, _rows, _legOffset, n, out) => {
      out.fill(1, 0, n);
    },
    adlRefreshS: 0,
    liquidationFee: () => 0,
    adlPrice: (_view, _instrument, bankruptcyPrice) => bankruptcyPrice,
    fundAccepts: () => 0,
    holderInDistress: () => false,
    lossSharing: { over: 'gains' },
    clearing: {
      settlesNow: () => m.settles !== 0,
      dailySettlement: (i) => m.daily[place.get(i)!],
      initialMargin: (i, notional) =>
        notional / maxLeverage[tierAt(minNotional, tierStart[i], tierStart[i + 1], notional)],
      callWindowS: number('callWindowS', NOT_NEGATIVE),
      closeOutS: number('closeOutS'),
      assessmentMultiple: number('assessmentMultiple', NOT_NEGATIVE),
      breaker: {
        share: number('breakerShare', FRACTION),
        windowS: number('breakerWindowS'),
        pauseS: number('breakerPauseS'),
      },
    },
  };
}

/** Rule family of CME. */
export const cme: RuleSet = { id: 'cme', bind };

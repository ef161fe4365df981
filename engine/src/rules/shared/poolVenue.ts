/**
 * What venues without a book decide alike: the oracle price is the mark, a position below its minimum is closed whole
 * at that price by a keeper, against the pool. Families give the numbers of their pool.
 */
import { RuleInputError } from '../../core/errors.ts';
import { hasBook, type Snapshot } from '../../market/snapshot.ts';
import type { ActContext, Actions, PoolRules, VenueRules, View } from '../types.ts';
import { STAGE } from '../types.ts';
import { nobodyRanked } from './adl.ts';
import { leaveAlone } from './bankruptcy.ts';
import { marginTables, type MarginTables } from './margin.ts';
import { driveMarks, markDriver, NO_AVERAGE } from './mark.ts';
import { instrumentsOf, refuseInverse } from './parameters.ts';
import { moveTo, rowCursor, type RowCursor } from './row.ts';

/** Throws RuleInputError where a contract has what a venue without a book cannot have; `name` is said in it. */
function checkContracts(snapshot: Snapshot, venue: number, name: string): void {
  const { instruments } = snapshot;
  refuseInverse(snapshot, venue, name);
  const own = instrumentsOf(snapshot, venue);
  for (const i of own) {
    const fail = (column: string, expected: string): never => {
      throw new RuleInputError('instruments', i, column, `${expected} (${instruments.id[i]}, ${name})`);
    };
    if (hasBook(instruments, i)) fail('instrument', 'no rows in depth: the venue has no book');
    if (instruments.settle[i] !== instruments.settle[own[0]]) fail('settle', 'one token for all contracts of the pool');
    if (instruments.fundingRate[i] !== 0)
      fail('funding_rate', '0: funding and borrowing fees are not charged in a run');
    if (instruments.halfSpread[i] !== 0) fail('half_spread', '0: every trade is at the oracle price');
    if (instruments.tierStart[i + 1] - instruments.tierStart[i] !== 1) fail('instrument', 'one row in tiers');
  }
}

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
    if (context.slack[r] >= 0) {
      leaveAlone(c, r, out);
      continue;
    }
    out.stage[r] = STAGE.book;
    for (let k = 0; k < c.nLegs; k++) {
      out.closeQty[out.legAt[r] + k] = Math.abs(c.qty[c.base + k]);
      out.limitPrice[out.legAt[r] + k] = 0;
    }
  }
}

/**
 * Rules of a venue without a book. Throws RuleInputError where a contract is inverse, has depth, a funding rate, a
 * spread or several tiers, or settles in another token than the rest.
 */
export function bindPoolVenue(snapshot: Snapshot, venue: number, name: string, pool: PoolRules): VenueRules {
  checkContracts(snapshot, venue, name);
  const driver = markDriver(snapshot, venue, { ...NO_AVERAGE, formula: (index) => index });
  const t = marginTables(snapshot, new Float64Array(snapshot.instruments.n));
  const c = rowCursor();
  return {
    id: snapshot.venues.id[venue],
    venue,
    memory: driver,
    roundsPerS: 1,
    pool,
    drivers: (view) => driveMarks(driver, view),
    act: (view, rows, n, context, out) => act(c, t, view, rows, n, context, out),
    // Winners are closed by what backs their profit, not by a ranking (cascade/lpAdl.ts).
    adlScore: nobodyRanked,
    adlRefreshS: 0,
    // Part of the fill against the pool.
    liquidationFee: () => 0,
    adlPrice: (view, instrument) => view.mark[instrument],
    fundAccepts: () => 0,
    holderInDistress: () => false,
  };
}

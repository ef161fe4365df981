/**
 * Kraken Derivatives (Equity Protection Process): an order for everything at the price of zero equity, then assignment
 * of the rest to firms that volunteer, then unwinding against opposite traders, all at that price; what is left over
 * is the client's. The firms are the venue's account of kind fund. Pages and dates: README.md.
 */
import { RuleInputError } from '../../core/errors.ts';
import { KIND } from '../../market/kinds.ts';
import type { Snapshot } from '../../market/snapshot.ts';
import { legMargin, measureLeg } from '../shared/adl.ts';
import { closeAll } from '../shared/bankruptcy.ts';
import { notionalCapShare } from '../shared/fund.ts';
import { actByOneOrder, type CloseLegs } from '../shared/ladder.ts';
import { marginTables } from '../shared/margin.ts';
import { driveMarks, markDriver } from '../shared/mark.ts';
import { FRACTION, instrumentsOf, NOT_NEGATIVE, parameter, POSITIVE } from '../shared/parameters.ts';
import { rowCursor } from '../shared/row.ts';
import type { RuleSet, VenueRules } from '../types.ts';
import { STAGE } from '../types.ts';
import { nettedMargin } from './formulas.ts';

/**
 * Refuses units whose margin the venue nets and the shared kernel does not: long and short contracts on one underlying
 * in one cross unit of a trader. Their margin is that of the larger side; the kernel would add the two.
 */
function refuseNetted(snapshot: Snapshot, venue: number): void {
  const { units, accounts, legs, instruments } = snapshot;
  const linear = Array.from(instrumentsOf(snapshot, venue)).filter((i) => instruments.inverse[i] === 0);
  if (new Set(linear.map((i) => instruments.asset[i])).size === linear.length) return;
  for (let u = 0; u < units.n; u++) {
    const account = units.account[u];
    if (accounts.venue[account] !== venue || accounts.kind[account] !== KIND.trader) continue;
    const sides = new Map<number, [long: number, short: number]>();
    for (let j = units.legStart[u]; j < units.legStart[u + 1]; j++) {
      const i = legs.instrument[j];
      // Inverse contracts stand in wallets of their own coin, which are margined apart.
      if (instruments.inverse[i] !== 0) continue;
      const side = sides.get(instruments.asset[i]) ?? [0, 0];
      side[legs.qty[j] > 0 ? 0 : 1] += Math.abs(legs.qty[j]);
      sides.set(instruments.asset[i], side);
    }
    for (const [asset, [long, short]] of sides) {
      if (nettedMargin(long, short) === long + short) continue;
      const expected =
        `at most one side of ${snapshot.assets.id[asset]} per cross account on ${snapshot.venues.id[venue]}: ` +
        'Kraken margins the larger side, which these rules do not; net the positions or split the account';
      throw new RuleInputError('positions', -1, 'qty', expected);
    }
  }
}

const closeEverything: CloseLegs = (c, _view, row, _equity, _need, out) => closeAll(c, row, STAGE.book, out);

function bind(snapshot: Snapshot, venue: number): VenueRules {
  refuseNetted(snapshot, venue);
  const capRatio = parameter(snapshot, venue, 'assignmentNotionalCapRatio', NOT_NEGATIVE);
  const adlRefreshS = parameter(snapshot, venue, 'adlRankRefreshS', NOT_NEGATIVE);
  const driver = markDriver(snapshot, venue, {
    windowS: parameter(snapshot, venue, 'markWindowS', POSITIVE),
    sampleS: parameter(snapshot, venue, 'markSampleS', POSITIVE),
    deviationMax: parameter(snapshot, venue, 'indexDeviationMax', FRACTION),
    formula: (index, basis) => index + basis,
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
    act: (view, rows, n, context, out) => actByOneOrder(c, t, view, rows, n, context, out, noFees, closeEverything),
    adlScore(view, rows, legOffset, n, out) {
      for (let r = 0; r < n; r++) {
        out[r] = measureLeg(c, t, view, rows[r], legOffset[r], m)
          ? m.pnl / Math.max(m.equity * m.share, m.legNeed)
          : -Infinity;
      }
    },
    adlRefreshS,
    liquidationFee: (instrument) => snapshot.instruments.liquidationFee[instrument],
    adlPrice: (_view, _instrument, bankruptcyPrice) => bankruptcyPrice,
    fundAccepts: (input) => notionalCapShare(input, capRatio),
    holderInDistress: (equityUsd) => equityUsd <= 0,
  };
}

/** Rule family of Kraken Derivatives. */
export const kraken: RuleSet = { id: 'kraken', bind };

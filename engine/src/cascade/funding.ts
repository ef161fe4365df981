/**
 * Funding: at each settlement time of a contract longs pay shorts (or the reverse) rate × index per coin. It is a
 * driver, a cumulative amount per contract unit that profit is measured net of, so that nobody is touched for having
 * paid it; wires are armed at the present cumulative amount and are armed anew for the venue when it jumps. The rate
 * is that of the snapshot.
 */
import { armRows } from '../rules/shared/wires.ts';
import { type Context, rearm } from './context.ts';

const HOUR_MS = 3_600_000;

/** Settles funding of every contract whose interval ended since the previous step; re-arms the venues concerned. */
export function stepFunding(c: Context): void {
  const { state, snapshot, scenario } = c;
  if (!scenario.switches.funding || state.step === 0) return;
  const { instruments, venues } = snapshot;
  const before = state.timeMs - scenario.stepS * 1000;
  for (let v = 0; v < venues.n; v++) {
    let changed = false;
    for (const i of c.prepared.roles.instruments[v]) {
      const every = instruments.fundingIntervalH[i] * HOUR_MS;
      if (instruments.fundingRate[i] === 0 || Math.floor(state.timeMs / every) === Math.floor(before / every)) continue;
      const index = state.index[i];
      state.fundingR[i] += instruments.fundingRate[i] * (instruments.inverse[i] === 0 ? index : 1 / index);
      state.pnlR[i] = state.markR[i] - state.fundingR[i];
      changed = true;
    }
    if (changed) rearmVenue(c, v);
  }
}

const rows = new Int32Array(1024);

/** Arms every unit of a venue anew at present prices and funding. */
function rearmVenue(c: Context, venue: number): void {
  const { prepared, state, wires } = c;
  const to = prepared.venueUnitStart[venue + 1];
  for (let unit = prepared.venueUnitStart[venue]; unit < to; ) {
    let n = 0;
    for (; n < rows.length && unit < to; unit++) {
      if (state.slotOf[unit] < 0) wires.disarm(unit);
      if (state.slotOf[unit] < 0) rows[n++] = unit;
      else rearm(c, unit);
    }
    armRows(prepared.tables, state, rows, n, wires);
  }
}

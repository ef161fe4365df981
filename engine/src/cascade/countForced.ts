/** What is closed by force, as the totals of a run count it: every unit of position and every account once. */
import { PORTFOLIO } from '../market/kinds.ts';
import { noteAccount, noteMembers } from './byAccount.ts';
import { type Context, notionalUsd } from './context.ts';

/**
 * Counts a forced closing of a slot's own position in the totals; `mechanism` is an index of MECHANISMS. What a
 * provider, arbitrageur or dip buyer is forced to sell left another owner before: it is resale, so that no unit of
 * position counts twice.
 */
export function countForced(
  c: Context,
  slot: number,
  instrument: number,
  qty: number,
  price: number,
  mechanism: number,
): void {
  const { totals, state, snapshot } = c;
  const venue = snapshot.instruments.venue[instrument];
  const usd = notionalUsd(c, instrument, qty, price);
  const long = qty < 0;
  if (c.prepared.roles.everyStepSet[state.slotUnit[slot]] !== 0) {
    totals.resaleUsd[venue] += usd;
    return;
  }
  (long ? totals.longUsd : totals.shortUsd)[instrument] += usd;
  (long ? c.sampleLong : c.sampleShort)[instrument] += usd;
  totals.mechanismUsd[mechanism] += usd;
  noteAccount(c, snapshot.units.account[state.slotUnit[slot]], 'usd', usd);
  totals.minuteUsd[Math.min(totals.minuteUsd.length - 1, Math.floor(state.timeS / 60))] += usd;
  if (!(totals.firstLiquidationS[venue] <= state.timeS)) totals.firstLiquidationS[venue] = state.timeS;
  const each = usd / state.slotMembers[slot];
  const account = snapshot.units.account[state.slotUnit[slot]];
  if (each > totals.largestUsd[venue]) {
    totals.largestUsd[venue] = each;
    totals.largestAccount[venue] = account;
    totals.largestInstrument[venue] = instrument;
  }
  if (snapshot.accounts.multi[account] === PORTFOLIO) totals.portfolioUsd[venue] += usd;
  countAccount(c, slot, account, venue, instrument, long);
}

/**
 * Counts the members of a slot once, whatever else happens to them: of an account with several units, those of the unit
 * that was hit first.
 */
function countAccount(
  c: Context,
  slot: number,
  account: number,
  venue: number,
  instrument: number,
  long: boolean,
): void {
  if (slot >= c.slotHit.length) {
    const next = new Uint8Array(2 * slot + 2);
    next.set(c.slotHit);
    c.slotHit = next;
  }
  if (c.slotHit[slot] !== 0) return;
  c.slotHit[slot] = 1;
  const { accounts, instruments } = c.snapshot;
  const own = 1 + c.state.slotUnit[slot] - accounts.unitStart[account];
  noteMembers(c, account, own, c.state.slotMembers[slot]);
  if (c.accountHit[account] !== 0 && c.accountHit[account] !== own) return;
  c.accountHit[account] = own;
  const members = c.state.slotMembers[slot];
  c.totals.venueAccounts[venue] += members;
  if (accounts.multi[account] === PORTFOLIO) c.totals.portfolioAccounts[venue] += members;
  c.totals.assetAccounts[instruments.asset[instrument]] += members;
  c.totals.sideAccounts[long ? 0 : 1] += members;
}

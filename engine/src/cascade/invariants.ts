/**
 * What must hold at the end of every run (DESIGN section 4), checked on what the run touched: money and positions are
 * conserved and no number is lost. The first violation stops with the place where it was found.
 */
import { InternalError } from '../core/errors.ts';
import { stringAt } from '../core/strings.ts';
import { checkChainRun } from './chain/check.ts';
import type { Context } from './context.ts';

/** Largest sum of postings over turnover that rounding explains (MODEL section 7). */
const CONSERVATION_MAX = 1e-12;

/** Checks a finished run. Throws InternalError naming account, instrument or token where an invariant is broken. */
export function checkRun(c: Context): void {
  checkFinite(c);
  checkMembers(c);
  checkErrors(c.ledger.tokenError(), 'token postings');
  checkErrors(c.ledger.openInterestError(), 'position changes');
  checkChainRun(c);
}

function checkErrors(error: number, what: string): void {
  if (error <= CONSERVATION_MAX) return;
  throw new InternalError(`${what} do not add up to zero: ${error} of turnover, expected at most ${CONSERVATION_MAX}`, {
    code: 'conservation',
    hint: 'Please report this with snapshot, scenario and seed.',
  });
}

/** Every balance, quantity and entry of every slot is finite. */
function checkFinite(c: Context): void {
  const { state, snapshot } = c;
  for (let slot = 0; slot < state.slots; slot++) {
    const unit = state.slotUnit[slot];
    const { legStart, balanceStart } = snapshot.units;
    let sum = 0;
    for (let k = 0; k < legStart[unit + 1] - legStart[unit]; k++) {
      sum += state.legQty[state.slotLeg[slot] + k] + state.legEntryR[state.slotLeg[slot] + k];
    }
    for (let k = 0; k < balanceStart[unit + 1] - balanceStart[unit]; k++)
      sum += state.balance[state.slotBalance[slot] + k];
    if (sum - sum === 0) continue;
    const account = stringAt(snapshot.accounts.id, snapshot.units.account[unit]);
    throw new InternalError(
      `account ${account} (unit ${unit}) holds a number that is not finite at step ${state.step}`,
      {
        code: 'not-finite',
        hint: 'Please report this with snapshot, scenario and seed.',
      },
    );
  }
}

/** Members of the slots of a unit add up to the account's. */
function checkMembers(c: Context): void {
  const { state } = c;
  for (let slot = 0; slot < state.slots; slot++) {
    const unit = state.slotUnit[slot];
    if (state.slotOf[unit] !== slot) continue;
    let members = 0;
    for (let s = slot; s >= 0; s = state.slotNext[s]) members += state.slotMembers[s];
    if (members === state.membersOf(unit)) continue;
    throw new InternalError(`slots of unit ${unit} stand for ${members} members, expected ${state.membersOf(unit)}`, {
      code: 'members',
      hint: 'Please report this with snapshot, scenario and seed.',
    });
  }
}

/** Clearing houses in the summary of a run. */
import { stringAt } from '../../core/strings.ts';
import type { ClearingOutcome } from '../../result/clearing.ts';
import type { Context } from '../context.ts';
import { balanceOf } from './losses.ts';
import type { ClearingHouse } from './state.ts';

/** One outcome per clearing house, as `Summary.clearing`; nothing in a market without any. */
export function summariseClearing(c: Context): { readonly clearing?: readonly ClearingOutcome[] } {
  return c.clearing.length === 0 ? {} : { clearing: c.clearing.map((house) => outcomeOf(c, house)) };
}

/** What members paid, by layer, as lines of the summary's payers. */
export function membersPay({ paidUsd }: ClearingHouse): [who: string, usd: number][] {
  return [
    ['clearing members of the accounts', paidUsd.member],
    ['own accounts of members in default', paidUsd.margin],
    ['guaranty fund: members in default', paidUsd.deposit],
    ['guaranty fund: other members', paidUsd.mutual],
    ['assessed members', paidUsd.assessment],
  ];
}

function outcomeOf(c: Context, house: ClearingHouse): ClearingOutcome {
  const { snapshot, totals, state } = c;
  const price = state.externalPrice[house.asset];
  const sum = (units: Int32Array): number => units.reduce((all, unit) => all + balanceOf(c, unit, house.asset), 0);
  const startOf = (unit: number): number => {
    for (let k = snapshot.units.balanceStart[unit]; k < snapshot.units.balanceStart[unit + 1]; k++)
      if (snapshot.balances.asset[k] === house.asset) return snapshot.balances.amount[k];
    return 0;
  };
  const before = house.members.reduce((all, unit) => all + startOf(unit), 0);
  const defaults = Array.from(house.members, (unit, m) => ({
    member: stringAt(snapshot.accounts.id, snapshot.units.account[unit]),
    atS: house.defaultAtS[m],
    shortUsd: house.shortUsd[m],
  }));
  return {
    venue: snapshot.venues.id[house.venue],
    members: house.members.length,
    settlements: house.settlements,
    variationUsd: house.variationUsd,
    defaults: defaults.filter(({ atS }) => atS < Infinity).sort((a, b) => a.atS - b.atS),
    paidUsd: { ...house.paidUsd, gains: totals.sharedUsd[house.venue] },
    unpaidUsd: totals.unpaidUsd[house.venue],
    capitalBeforeUsd: before * price,
    capitalAfterUsd: sum(house.members) * price,
    depositsBeforeUsd: house.depositBefore.reduce((all, deposit) => all + deposit, 0) * price,
    depositsAfterUsd: sum(house.deposits) * price,
  };
}

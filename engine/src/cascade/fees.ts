/**
 * What a liquidation on the book costs the account beyond its loss: a share of the notional for the fund, or what the
 * venue's rule makes of how much better or worse than the bankruptcy price it was filled.
 */
import { clamp } from '../core/math.ts';
import { marginRow } from '../rules/shared/margin.ts';
import { payFrom } from './closeOut.ts';
import { type Context, settlePrice } from './context.ts';

/** Margin of a row before the fills of the round, per member in the row's value. */
export interface MarginBefore {
  readonly equity: number;
  readonly maintenance: number;
}

const pair = new Float64Array(2);

/**
 * The venue's liquidation fee on a fill of `notional` USD, as far as the unit still has equity, paid to the fund.
 * Returns USD; negative where the fund paid the account.
 */
export function chargeFee(
  c: Context,
  slot: number,
  instrument: number,
  notional: number,
  before: MarginBefore,
): number {
  const { state, snapshot, ledger } = c;
  const rules = c.rules[snapshot.instruments.venue[instrument]];
  const rate = rules.liquidationFee(instrument);
  const fund = c.prepared.roles.fundOf[instrument];
  if ((rate === 0 && rules.insuranceDelta === undefined) || fund < 0) return 0;
  marginRow(c.prepared.tables, state, ~slot, pair, 0);
  const price = settlePrice(c, instrument);
  const unit = state.slotUnit[slot];
  const multi = snapshot.accounts.multi[snapshot.units.account[unit]] !== 0 && snapshot.units.isolated[unit] === 0;
  const equity = pair[0] / (multi ? price : 1);
  const members = state.slotMembers[slot];
  const asset = snapshot.instruments.settle[instrument];
  if (rules.insuranceDelta !== undefined) {
    // The bankruptcy price leaves a unit the part of its equity that stands for the maintenance it still has.
    const left = before.maintenance > 0 ? (before.equity * pair[1]) / before.maintenance : 0;
    const improvement = ((pair[0] - left) / (multi ? price : 1)) * members;
    const delta = rules.insuranceDelta(improvement, notional / price);
    if (delta < 0) return -price * payFrom(c, fund, slot, ledger.balanceRow(slot, asset), asset, -delta);
    return payFee(c, slot, fund, asset, delta) * price;
  }
  const fee = clamp((rate * notional) / price, 0, Math.max(0, equity) * members);
  return payFee(c, slot, fund, asset, fee) * price;
}

function payFee(c: Context, slot: number, fund: number, asset: number, fee: number): number {
  const { state, ledger } = c;
  const to = state.touch(fund);
  ledger.pay(slot, ledger.balanceRow(slot, asset), to, ledger.balanceRow(to, asset), fee);
  return fee;
}

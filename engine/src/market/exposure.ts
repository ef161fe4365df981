/** What each account holds, per member in USD: gross notional, its isolated part, and equity. */
import { usdPerUnit } from './openInterest.ts';
import type { Snapshot } from './snapshot.ts';

/** One entry per account. */
export interface AccountExposure {
  /** Sum of |quantity| at the mark price, USD per member. */
  readonly grossUsd: Float64Array;
  /** The part of it that is in isolated units. */
  readonly isolatedUsd: Float64Array;
  /** Balances at external asset prices plus unrealised profit at the mark price, USD per member. */
  readonly equityUsd: Float64Array;
}

/** Gross notional and equity of every account at the snapshot's prices, without haircuts. */
export function accountExposure(snapshot: Snapshot): AccountExposure {
  const { accounts, units, legs, balances, instruments, assets } = snapshot;
  const grossUsd = new Float64Array(accounts.n);
  const isolatedUsd = new Float64Array(accounts.n);
  const equityUsd = new Float64Array(accounts.n);
  const usd = usdPerUnit(snapshot);
  const markR = instruments.markPrice.map((price, i) => (instruments.inverse[i] === 1 ? -1 / price : price));
  for (let unit = 0; unit < units.n; unit++) {
    let gross = 0;
    let equity = 0;
    for (let leg = units.legStart[unit]; leg < units.legStart[unit + 1]; leg++) {
      const i = legs.instrument[leg];
      gross += Math.abs(legs.qty[leg]) * usd[i];
      equity += legs.qty[leg] * (markR[i] - legs.entryR[leg]) * assets.priceUsd[instruments.settle[i]];
    }
    for (let row = units.balanceStart[unit]; row < units.balanceStart[unit + 1]; row++) {
      equity += balances.amount[row] * assets.priceUsd[balances.asset[row]];
    }
    const a = units.account[unit];
    grossUsd[a] += gross;
    equityUsd[a] += equity;
    if (units.isolated[unit] === 1) isolatedUsd[a] += gross;
  }
  return { grossUsd, isolatedUsd, equityUsd };
}

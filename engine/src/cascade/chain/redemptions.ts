/**
 * Redemption of stablecoins: requests wait in a queue, are paid while the desk is open, at most its capacity, after
 * their settlement time, at par less the fee, out of reserves in their order. A reserve at a bank that is closed does
 * not pay. What is paid is burned. Holders who leave on their own account come from the scenario.
 */
import { EVENT } from '../../result/types.ts';
import { isOpen } from '../../rules/stablecoins/hours.ts';
import { payableUsd, payFrom, type Reserve, valueAfter } from '../../rules/stablecoins/reserves.ts';
import type { Context } from '../context.ts';
import { burnForCoins } from './algorithmic.ts';
import { chainEvent } from './events.ts';
import { hedgeEquity } from './hedges.ts';
import type { Request } from './issuerState.ts';
import { burn, type IssuerParts, kindOf, supplyOf } from './supply.ts';

/** A rest of a request below this share of the supply is the rounding of a division. */
const DUST_SHARE = 1e-15;

/** Puts tokens of a holder into the queue; they are out of its hands from now on. */
export function request({ c, issuers, state, holdings }: IssuerParts, s: number, holder: number, tokens: number): void {
  if (!(tokens > 0)) return;
  const { stablecoins } = state;
  holdings.move(holder, stablecoins.queue[s], issuers.stablecoins.asset[s], tokens);
  stablecoins.requests[s].push({ holder, tokens, readyS: c.state.timeS + issuers.stablecoins.settlementS[s] });
  stablecoins.requested[s] += tokens;
}

/** Tokens that wait in a queue. */
export function queueOf({ issuers, state, holdings }: IssuerParts, s: number): number {
  return Math.max(0, holdings.of(state.stablecoins.queue[s], issuers.stablecoins.asset[s]));
}

/** Whether a bank, custodian or issuer of that name is closed now by the scenario. */
export function isClosed(c: Context, entity: string): boolean {
  if (entity === '') return false;
  return c.scenario.closures.some(
    ({ entity: name, startS, endS }) => name === entity && c.state.timeS > startS && c.state.timeS <= endS,
  );
}

/** Whether the desk pays now: its hours, and no closure of the issuer. */
export function deskOpen({ c, issuers }: IssuerParts, s: number): boolean {
  const { opensH, closesH, weekdays, entity } = issuers.stablecoins;
  const hours = { opensH: opensH[s], closesH: closesH[s], weekdays: weekdays[s] !== 0 };
  return isOpen(hours, c.state.timeMs) && !isClosed(c, entity[s]);
}

/** Reserves of a stablecoin in tokens of its peg, at external prices, and whether each can pay now. */
export function reservesOf({ c, issuers, state, holdings }: IssuerParts, s: number): Reserve[] {
  const { stablecoins, backing } = issuers;
  const peg = c.state.externalPrice[stablecoins.peg[s]];
  const found: Reserve[] = [];
  for (let row = stablecoins.reserveStart[s]; row < stablecoins.reserveStart[s + 1]; row++) {
    const tokens = Math.max(0, holdings.of(state.stablecoins.reserve[row], backing.asset[row]));
    found.push({
      usd: (tokens * c.state.externalPrice[backing.asset[row]]) / peg,
      saleCost: backing.saleCost[row],
      available: !isClosed(c, backing.entity[row]),
    });
  }
  return found;
}

/**
 * What a token that joins the queue now is worth, in the peg: par less the fee while the desk is open and reserves
 * reach for the whole queue, else what is left per token for all, with what is expected back of blocked reserves.
 */
export function redemptionValue(parts: IssuerParts, s: number, tokens: number): number {
  const { redeemFee, recovery } = parts.issuers.stablecoins;
  const reserves = reservesOf(parts, s);
  const waiting = queueOf(parts, s) + tokens;
  if (deskOpen(parts, s) && payableUsd(reserves) >= waiting * (1 - redeemFee[s])) return 1 - redeemFee[s];
  const supply = supplyOf(parts, s);
  if (!(supply > 0)) return 0;
  const value = valueAfter(reserves, supply, 0, recovery[s]) + hedgeEquity(parts, s) / supply;
  return Math.min(1, value) * (1 - redeemFee[s]);
}

/** Holders who redeem by the scenario in this step join the queue; those who sell in a pool are in redeemers.ts. */
export function runRequests(parts: IssuerParts): void {
  const { c, issuers, state, holdings } = parts;
  for (const one of c.scenario.redemptions) {
    if (one.pool >= 0) continue;
    const s = issuers.stablecoins.asset.indexOf(one.asset);
    const tokens = Math.min(partOfStep(c, one), holdings.of(state.stablecoins.public[s], one.asset));
    request(parts, s, state.stablecoins.public[s], tokens);
  }
}

/** Tokens of a scenario's redemption that fall into this step. */
export function partOfStep(
  c: Context,
  { tokens, startS, lengthS }: { readonly tokens: number; readonly startS: number; readonly lengthS: number },
): number {
  const { timeS } = c.state;
  const { stepS } = c.scenario;
  const length = Math.max(lengthS, stepS);
  const from = Math.max(startS, timeS - stepS);
  const to = Math.min(startS + length, timeS);
  return to > from ? (tokens * (to - from)) / length : 0;
}

/** Pays the queue of a stablecoin as far as desk, capacity and reserves allow. */
export function payQueue(parts: IssuerParts, s: number): void {
  const { c, issuers, state } = parts;
  const totals = state.stablecoins;
  totals.peakQueue[s] = Math.max(totals.peakQueue[s], queueOf(parts, s));
  noteBlocked(parts, s);
  if (!deskOpen(parts, s)) return;
  let budget = (issuers.stablecoins.capacityPerHour[s] * c.scenario.stepS) / 3600;
  const list = totals.requests[s];
  while (totals.head[s] < list.length && budget > 0) {
    const first = list[totals.head[s]];
    if (first.readyS > c.state.timeS) return;
    const wanted = Math.min(first.tokens, budget);
    const paid =
      kindOf(issuers, s) === 'algorithmic'
        ? burnForCoins(parts, s, first.holder, wanted)
        : payOut(parts, s, first, wanted);
    budget -= paid;
    first.tokens -= paid;
    if (first.tokens <= DUST_SHARE * issuers.stablecoins.supply[s]) totals.head[s]++;
    if (paid < wanted) return;
  }
}

function noteBlocked(parts: IssuerParts, s: number): void {
  const { c, issuers, state } = parts;
  const peg = c.state.externalPrice[issuers.stablecoins.peg[s]];
  let blocked = 0;
  for (const { usd, available } of reservesOf(parts, s)) if (!available) blocked += usd * peg;
  state.stablecoins.blockedUsd[s] = Math.max(state.stablecoins.blockedUsd[s], blocked);
}

/** Pays up to `wanted` tokens of a request out of reserves and burns them. Returns the tokens that were paid. */
function payOut(parts: IssuerParts, s: number, { holder }: Request, wanted: number): number {
  const { c, issuers, state, holdings } = parts;
  const { stablecoins, backing } = issuers;
  const totals = state.stablecoins;
  const price = c.state.externalPrice;
  const peg = stablecoins.peg[s];
  const payment = payFrom(reservesOf(parts, s), wanted * (1 - stablecoins.redeemFee[s]));
  const paid = payment.unpaidUsd > 0 ? payment.paidUsd / (1 - stablecoins.redeemFee[s]) : wanted;
  if (!(paid > 0)) return 0;
  payment.used.forEach((face, k) => {
    if (face === 0) return;
    const row = stablecoins.reserveStart[s] + k;
    const asset = backing.asset[row];
    const from = totals.reserve[row];
    const tokens = Math.min((face * price[peg]) / price[asset], holdings.of(from, asset));
    const cost = tokens * backing.saleCost[row];
    holdings.move(from, holder, asset, tokens - cost);
    holdings.move(from, state.world, asset, cost);
  });
  totals.saleCostUsd[s] += payment.costUsd * price[peg];
  burn(parts, s, totals.queue[s], paid);
  totals.redeemed[s] += paid;
  const usd = paid * price[peg];
  chainEvent(c, EVENT.redemption, {
    row: s,
    qty: -paid,
    price: 1 - stablecoins.redeemFee[s],
    notionalUsd: usd,
    amountUsd: payment.costUsd * price[peg],
  });
  return paid;
}

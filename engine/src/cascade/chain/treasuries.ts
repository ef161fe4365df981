/**
 * Treasuries and funds in a run: what falls due decides what they sell (rules/treasuries), the sale is worked in slices
 * through the book under the name of the seller's own account, and moves the price by the square-root law
 * (rules/worked). What falls due is then paid out of cash, and what cannot be paid is written down with the name of who
 * is owed.
 */
import { OBLIGATION_KINDS } from '../../market/issuerSchema.ts';
import type { Issuers } from '../../market/issuers.ts';
import { EVENT } from '../../result/types.ts';
import { cashDueUsd, type Holder, type Obligation, requiredSale } from '../../rules/treasuries/formulas.ts';
import { workedImpact } from '../../rules/worked/impact.ts';
import { mid } from '../book.ts';
import type { Context } from '../context.ts';
import { isTrading } from '../orders.ts';
import { chainEvent } from './events.ts';
import type { Holdings } from './holdings.ts';
import type { IssuerState } from './issuerState.ts';
import { tradeAtVenue, type VenueOrder } from './venueSale.ts';

/** What this file works on. */
interface Parts {
  readonly c: Context;
  readonly issuers: Issuers;
  readonly state: IssuerState;
  readonly holdings: Holdings;
}

/** One step: decides on sales whose time has come, trades a slice of each, and pays what is due. */
export function runTreasuries(c: Context, issuers: Issuers, state: IssuerState, holdings: Holdings): void {
  if (issuers.treasuries.n === 0) return;
  const parts: Parts = { c, issuers, state, holdings };
  for (let h = 0; h < issuers.treasuries.n; h++) decide(parts, h);
  trade(parts);
  for (let h = 0; h < issuers.treasuries.n; h++) pay(parts, h);
}

/** Seconds of the run at which an obligation falls due. */
function dueS({ c, issuers }: Parts, row: number): number {
  return (issuers.obligations.dueMs[row] - c.scenario.startMs) / 1000;
}

function obligationOf({ issuers }: Parts, row: number): Obligation {
  const { obligations } = issuers;
  return {
    kind: OBLIGATION_KINDS[obligations.kind[row]],
    dueMs: obligations.dueMs[row],
    amountUsd: obligations.amountUsd[row],
    conversionPriceUsd: obligations.conversionPriceUsd[row],
  };
}

/** USD per settlement token of a treasury's contract, and USD per coin at the middle of its book. */
function prices({ c, issuers }: Parts, h: number): { moneyUsd: number; coinUsd: number } {
  const i = issuers.treasuries.instrument[h];
  const moneyUsd = c.state.externalPrice[c.snapshot.instruments.settle[i]];
  return { moneyUsd, coinUsd: mid(c.books, i) * moneyUsd };
}

/** Orders of what falls due within the time over which the treasury works its sales, once each; the floor first. */
function decide(parts: Parts, h: number): void {
  const { c, issuers, state } = parts;
  const { treasuries } = issuers;
  const orders = state.treasuries;
  const workS = treasuries.workHours[h] * 3600;
  const { timeS } = c.state;
  const floor = issuers.obligations.n + h;
  if (orders.coins[floor] !== orders.coins[floor])
    place(parts, h, floor, { dueUsd: 0, fromS: timeS, untilS: timeS + workS });
  for (let row = treasuries.dueStart[h]; row < treasuries.dueStart[h + 1]; row++) {
    const due = dueS(parts, row);
    if (orders.settled[row] !== 0 || orders.coins[row] === orders.coins[row]) continue;
    if (due <= 0) {
      orders.settled[row] = 1; // before the start of the run: it was paid or not, and is no part of it
      orders.coins[row] = 0;
    } else if (timeS >= due - workS) {
      const one = obligationOf(parts, row);
      if (one.kind === 'creation') subscribe(parts, h, row, due);
      else place(parts, h, row, { dueUsd: openDueUsd(parts, h, row), fromS: timeS, untilS: due });
    }
  }
}

/** What is due in cash of this obligation and of those before it that are not settled, USD. */
function openDueUsd(parts: Parts, h: number, last: number): number {
  const { issuers, state } = parts;
  let sum = 0;
  for (let row = issuers.treasuries.dueStart[h]; row <= last; row++) {
    const one = obligationOf(parts, row);
    if (state.treasuries.settled[row] !== 0 || one.kind === 'creation') continue;
    sum += cashDueUsd(one, issuers.treasuries.sharePriceUsd[h]);
  }
  return sum;
}

/** Coins that wait to be sold by orders that were decided before. */
function waitingCoins({ issuers, state }: Parts, h: number): number {
  const { coins, done } = state.treasuries;
  const of = (row: number): number => (coins[row] > 0 ? coins[row] - done[row] : 0);
  let sum = of(issuers.obligations.n + h);
  for (let row = issuers.treasuries.dueStart[h]; row < issuers.treasuries.dueStart[h + 1]; row++) sum += of(row);
  return sum;
}

/** Money that is not set aside for coins of shares that were created, in settlement tokens. */
function freeCash({ c, issuers, state, holdings }: Parts, h: number): number {
  const { toSpend } = state.treasuries;
  const money = c.snapshot.instruments.settle[issuers.treasuries.instrument[h]];
  let free = holdings.of(state.treasuries.holder[h], money);
  for (let row = issuers.treasuries.dueStart[h]; row < issuers.treasuries.dueStart[h + 1]; row++) free -= toSpend[row];
  return Math.max(0, free);
}

/** Decides an order: what must be sold in all less what is being sold already. */
function place(
  parts: Parts,
  h: number,
  row: number,
  { dueUsd, fromS, untilS }: { dueUsd: number; fromS: number; untilS: number },
): void {
  const { c, issuers, state, holdings } = parts;
  const { treasuries } = issuers;
  const { moneyUsd, coinUsd } = prices(parts, h);
  const { asset } = c.snapshot.instruments;
  const i = treasuries.instrument[h];
  const waiting = waitingCoins(parts, h);
  const holder: Holder = {
    coins: holdings.of(state.treasuries.holder[h], asset[i]),
    cashUsd: freeCash(parts, h) * moneyUsd,
    annualObligationsUsd: treasuries.annualUsd[h],
    floorMonths: treasuries.floorMonths[h],
    saleLimitUsd: Math.max(0, treasuries.saleLimitUsd[h] - state.treasuries.soldUsd[h]),
  };
  const { sellUsd } = requiredSale(holder, dueUsd, coinUsd);
  state.treasuries.coins[row] = Math.max(0, sellUsd / coinUsd - waiting);
  state.treasuries.fromS[row] = fromS;
  state.treasuries.untilS[row] = untilS;
}

/** Shares that are created: money comes in now and is spent on coins until the day. */
function subscribe(parts: Parts, h: number, row: number, untilS: number): void {
  const { c, issuers, state, holdings } = parts;
  const { moneyUsd } = prices(parts, h);
  const money = c.snapshot.instruments.settle[issuers.treasuries.instrument[h]];
  const tokens = issuers.obligations.amountUsd[row] / moneyUsd;
  holdings.move(state.world, state.treasuries.holder[h], money, tokens);
  state.treasuries.coins[row] = 0;
  state.treasuries.toSpend[row] = tokens;
  state.treasuries.fromS[row] = c.state.timeS;
  state.treasuries.untilS[row] = untilS;
  state.treasuries.settled[row] = 1;
}

/** Largest distance from the ask at which a buyer takes coins in one step. */
const REACH = 0.01;

/** Coins that an order trades in this step, below 0 sold: what is left over the time that is left. */
function sliceOf({ c, issuers, state }: Parts, h: number, row: number): number {
  const { coins, done, toSpend, untilS } = state.treasuries;
  const time = untilS[row] - c.state.timeS;
  const { stepS } = c.scenario;
  const share = time <= 0 ? 1 : stepS / (time + stepS);
  if (toSpend[row] > 0) return (toSpend[row] * share) / askOf(c, issuers.treasuries.instrument[h]) / (1 + REACH);
  const left = coins[row] - done[row];
  return left > 0 ? -left * share : 0;
}

function askOf(c: Context, instrument: number): number {
  return c.books.touch[2 * instrument + 1];
}

function trade(parts: Parts): void {
  const { c, issuers, state, holdings } = parts;
  const { treasuries, obligations } = issuers;
  const orders: VenueOrder[] = [];
  const rows: { h: number; row: number }[] = [];
  for (let h = 0; h < treasuries.n; h++) {
    const instrument = treasuries.instrument[h];
    if (!isTrading(c, instrument) || cannotDeliver(c, instrument)) continue;
    const unit = c.snapshot.accounts.unitStart[treasuries.account[h]];
    const add = (row: number): void => {
      const coins = sliceOf(parts, h, row);
      if (coins === 0) return;
      const limitPrice = coins > 0 ? askOf(c, instrument) * (1 + REACH) : 0;
      orders.push({ holder: state.treasuries.holder[h], unit, instrument, coins, limitPrice });
      rows.push({ h, row });
      noteArrival(parts, h);
    };
    for (let row = treasuries.dueStart[h]; row < treasuries.dueStart[h + 1]; row++) add(row);
    add(obligations.n + h);
  }
  if (orders.length === 0) return;
  const fills = tradeAtVenue(c, holdings, state.world, orders, 'neutral');
  fills.forEach(({ coins, price }, k) => {
    if (coins !== 0) book(parts, rows[k].h, rows[k].row, { coins, price });
  });
}

/** Whether coins cannot be brought to the spot book where they would be sold: transfers to its venue are frozen. */
function cannotDeliver(c: Context, instrument: number): boolean {
  const { instruments } = c.snapshot;
  if (instruments.spot[instrument] === 0) return false;
  return c.prepared.paths.transfersFrozen(c.state.timeS, instruments.venue[instrument]);
}

function noteArrival({ c, issuers, state }: Parts, h: number): void {
  const { arrivalPrice } = state.treasuries;
  if (arrivalPrice[h] !== arrivalPrice[h]) arrivalPrice[h] = mid(c.books, issuers.treasuries.instrument[h]);
}

/** Books a fill: totals, and its impact on the price of the asset from the next step on. */
function book(parts: Parts, h: number, row: number, fill: { coins: number; price: number }): void {
  const { c, state } = parts;
  const totals = state.treasuries;
  const { moneyUsd } = prices(parts, h);
  const usd = Math.abs(fill.coins) * fill.price * moneyUsd;
  totals.netCoins[h] -= fill.coins;
  if (fill.coins < 0) {
    totals.done[row] -= fill.coins;
    totals.soldCoins[h] -= fill.coins;
    totals.soldUsd[h] += usd;
    totals.arrivalUsd[h] -= fill.coins * totals.arrivalPrice[h] * moneyUsd;
  } else {
    totals.toSpend[row] = Math.max(0, totals.toSpend[row] - fill.coins * fill.price);
    totals.boughtUsd[h] += usd;
  }
  displace(parts, h);
  chainEvent(c, EVENT.worked_sale, { row: h, qty: fill.coins, price: fill.price, notionalUsd: usd, amountUsd: 0 });
}

/** The impact of what the holder has sold net so far, put in place of the impact that was in the price. */
function displace({ c, issuers, state }: Parts, h: number): void {
  if (c.scenario.mode === 'replay' || !c.scenario.switches.impact) return;
  const { treasuries } = issuers;
  const asset = c.snapshot.instruments.asset[treasuries.instrument[h]];
  const net = state.treasuries.netCoins[h];
  const size = workedImpact(Math.abs(net), {
    dailyVolume: dailyVolume(c, issuers, h),
    dailyVolatility: c.snapshot.assets.dailyVolatility[asset],
    y: treasuries.impactY[h],
  });
  const impact = net < 0 ? -size : size;
  c.displacement[asset] += impact - state.treasuries.impact[h];
  state.treasuries.impact[h] = impact;
  state.treasuries.peakImpact[h] = Math.max(state.treasuries.peakImpact[h], size);
}

/** Coins that are traded per day: the row's own figure, or that of all contracts of the asset at the start. */
export function dailyVolume(c: Context, { treasuries }: Issuers, h: number): number {
  const own = treasuries.dailyVolume[h];
  if (own === own) return own;
  const { instruments, assets } = c.snapshot;
  const asset = instruments.asset[treasuries.instrument[h]];
  let usd = 0;
  for (let i = 0; i < instruments.n; i++) if (instruments.asset[i] === asset) usd += instruments.volume24hUsd[i];
  return usd / assets.priceUsd[asset];
}

/** Pays what has fallen due, as far as there is cash. */
function pay(parts: Parts, h: number): void {
  const { c, issuers, state, holdings } = parts;
  const { treasuries } = issuers;
  const money = c.snapshot.instruments.settle[treasuries.instrument[h]];
  for (let row = treasuries.dueStart[h]; row < treasuries.dueStart[h + 1]; row++) {
    if (state.treasuries.settled[row] !== 0 || c.state.timeS < dueS(parts, row)) continue;
    const { moneyUsd } = prices(parts, h);
    const due = cashDueUsd(obligationOf(parts, row), treasuries.sharePriceUsd[h]);
    const paid = Math.min(due / moneyUsd, freeCash(parts, h));
    holdings.move(state.treasuries.holder[h], state.treasuries.creditors[h], money, paid);
    const unmet = Math.max(0, due - paid * moneyUsd);
    state.treasuries.settled[row] = 1;
    state.treasuries.paidUsd[h] += paid * moneyUsd;
    state.treasuries.unmetUsd[h] += unmet;
    chainEvent(c, EVENT.treasury_payment, { row: h, qty: paid, price: moneyUsd, notionalUsd: due, amountUsd: unmet });
  }
}

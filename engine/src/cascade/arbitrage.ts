/**
 * Arbitrage between the contracts and spot books of one asset on all venues: buy the cheap ask, sell the dear bid,
 * until fees and threshold eat the rest, as far as the arbitrageur's margin on both venues allows. Profit piles up on
 * one venue and losses on the other; only transfers even them out, and frozen transfers use the capital up (MODEL
 * section 4).
 */
import { exp, log } from '../core/math.ts';
import { PHASE } from '../rules/types.ts';
import { distanceAhead, marketImpactDistance, roomWithin, sideAnchor } from './book.ts';
import { type Context, notionalUsd, settlePrice } from './context.ts';
import { addOrderIn, clearOrders, executeOrders, isTrading, venueBand } from './orders.ts';
import { quotingShare } from './otherSide.ts';
import { makersRoom } from './spotMakers.ts';
import { holderEquityUsd } from './takeover.ts';

/** Most steps of the search for the volume that closes a gap, and the log gap at which it ends: 0.001 bp. */
const SEARCH_STEPS = 24;
const GAP_TOLERANCE = 1e-7;

/** Seconds between looks at how capital is spread over venues. */
const REBALANCE_S = 60;

const pair = new Float64Array(2);

/**
 * Arbitrage of one step, asset by asset: the widest gap first, until none pays or margin runs out, so that a finer step
 * does not mean more trades.
 */
export function runArbitrage(c: Context): void {
  if (!c.scenario.switches.arbitrage || c.scenario.mode === 'replay' || !c.scenario.switches.impact) return;
  freeUsd.clear();
  const { snapshot, prepared } = c;
  for (let a = 0; a < snapshot.assets.n; a++) {
    const contracts = prepared.booksOf[a];
    for (let left = contracts.length; left > 0 && tradeWidest(c, contracts); left--);
  }
}

/** Trades the cheapest ask against the dearest bid of an asset; returns whether the gap between them was closed. */
function tradeWidest(c: Context, contracts: Int32Array): boolean {
  const { books, snapshot, scenario } = c;
  const { arbitrageurs } = c.prepared.roles;
  const { venue, takerFee } = snapshot.instruments;
  if (!anyGap(c, contracts)) return false;
  let buy = -1;
  let sell = -1;
  let cheapest = Infinity;
  let dearest = 0;
  for (const i of contracts) {
    if (!isTrading(c, i) || c.reduceOnlyUntilS[i] > c.state.timeS || arbitrageurs[venue[i]].length === 0) continue;
    if (snapshot.instruments.spot[i] === 0 && quotingShare(c, venue[i]) === 0) continue;
    const basis = c.prepared.calmBasis[i];
    const ask = (books.touch[2 * i + 1] * (1 + takerFee[i])) / basis;
    const bid = (books.touch[2 * i] * (1 - takerFee[i])) / basis;
    if (ask < cheapest) {
      cheapest = ask;
      buy = i;
    }
    if (bid > dearest) {
      dearest = bid;
      sell = i;
    }
  }
  if (!(dearest > cheapest) || log(dearest / cheapest) <= scenario.behaviour.arbThreshold) return false;
  const players = Math.min(arbitrageurs[venue[buy]].length, arbitrageurs[venue[sell]].length);
  for (let k = 0; k < players; k++) {
    const most = Math.min(coinsAllowed(c, buy, 1, k), coinsAllowed(c, sell, -1, k));
    const coins = profitableCoins(c, buy, sell, most);
    if (coins > 0) tradePair(c, buy, sell, k, coins);
    if (coins < most) return true;
  }
  return false;
}

/** Whether any two contracts are apart by more than fees, traded now or not: seldom, and quick to rule out. */
function anyGap(c: Context, contracts: Int32Array): boolean {
  const { touch } = c.books;
  const { takerFee } = c.snapshot.instruments;
  let cheapest = Infinity;
  let dearest = 0;
  for (let k = 0; k < contracts.length; k++) {
    const i = contracts[k];
    const basis = c.prepared.calmBasis[i];
    cheapest = Math.min(cheapest, (touch[2 * i + 1] * (1 + takerFee[i])) / basis);
    dearest = Math.max(dearest, (touch[2 * i] * (1 - takerFee[i])) / basis);
  }
  return dearest > cheapest;
}

function unitsPerCoin(c: Context, i: number): number {
  return c.snapshot.instruments.inverse[i] === 0 ? 1 : c.state.mark[i];
}

/**
 * Largest volume in coins at which the last unit still pays fees and threshold, by false position (Illinois) on the
 * log gap that is left, which falls with volume. Contracts are compared by how far each is from its own calm basis, so
 * that a standing basis is no arbitrage.
 */
function profitableCoins(c: Context, buy: number, sell: number, most: number): number {
  if (!(most > 0)) return 0;
  const { books, snapshot, scenario } = c;
  const { takerFee } = snapshot.instruments;
  const { calmBasis, curves } = c.prepared;
  const ask = sideAnchor(books, 2 * buy + 1) / calmBasis[buy];
  const bid = sideAnchor(books, 2 * sell) / calmBasis[sell];
  const calmGap = log(bid / ask) - takerFee[buy] - takerFee[sell] - scenario.behaviour.arbThreshold;
  const buyUnits = unitsPerCoin(c, buy);
  const sellUnits = unitsPerCoin(c, sell);
  const gapAfter = (coins: number): number =>
    calmGap -
    distanceAhead(books, curves, 2 * buy + 1, coins * buyUnits) -
    distanceAhead(books, curves, 2 * sell, coins * sellUnits);
  let lo = 0;
  let hi = most;
  let atLo = gapAfter(0);
  let atHi = gapAfter(most);
  if (!(atLo > 0)) return 0;
  if (atHi >= 0) return most;
  for (let k = 0, kept = 0; k < SEARCH_STEPS; k++) {
    const middle = (lo * atHi - hi * atLo) / (atHi - atLo);
    const gap = gapAfter(middle);
    if (Math.abs(gap) < GAP_TOLERANCE) return middle;
    if (gap > 0) {
      lo = middle;
      atLo = gap;
      if (kept === 1) atHi *= 0.5;
      kept = 1;
    } else {
      hi = middle;
      atHi = gap;
      if (kept === -1) atLo *= 0.5;
      kept = -1;
    }
  }
  return lo;
}

/**
 * Coins that account k may trade on a side (1 buys, −1 sells): what the book gives, and gross notional of at most
 * `arbMaxLeverage` times equity. Closing a position needs no margin.
 */
function coinsAllowed(c: Context, i: number, side: number, k: number): number {
  const { prepared, snapshot, state } = c;
  const { roles, curves } = prepared;
  const unit = roles.arbitrageurs[snapshot.instruments.venue[i]][k];
  const slot = state.touch(unit);
  if (state.slotPhase[slot] >= PHASE.liquidating) return 0;
  if (snapshot.instruments.spot[i] !== 0) return spotCoinsAllowed(c, i, side, slot);
  const free = freeOf(c, unit, slot);
  const held = state.legQty[state.slotLeg[slot] + roles.legOffset[i]];
  const against = held * side < 0 ? notionalUsd(c, i, held, state.mark[i]) : 0;
  const usd = Math.max(0, against, free + 2 * against);
  if (usd === 0) return 0;
  const b = 2 * i + Number(side > 0);
  const room = roomWithin(c.books, curves, b, marketImpactDistance(curves, b, venueBand(c, b), Infinity));
  return Math.min(room, usd / notionalUsd(c, i, 1, state.mark[i])) / unitsPerCoin(c, i);
}

/**
 * The same in a spot book: it sells coins that it has, and pays with money of its account that its positions do not
 * need as margin.
 */
function spotCoinsAllowed(c: Context, i: number, side: number, slot: number): number {
  const { prepared, snapshot, state, ledger, books } = c;
  const { asset, settle } = snapshot.instruments;
  const b = 2 * i + Number(side > 0);
  const row = ledger.balanceRow(slot, side > 0 ? settle[i] : asset[i]);
  const held = row < 0 ? 0 : Math.max(0, state.balance[state.slotBalance[slot] + row] * state.slotMembers[slot]);
  const reach = marketImpactDistance(prepared.curves, b, venueBand(c, b), Infinity);
  const room = Math.min(roomWithin(books, prepared.curves, b, reach), makersRoom(c, b));
  if (side < 0) return Math.min(room, held);
  const { legStart } = snapshot.units;
  const unit = state.slotUnit[slot];
  let money = held;
  if (legStart[unit + 1] > legStart[unit]) {
    const free = freeOf(c, unit, slot) / c.scenario.behaviour.arbMaxLeverage;
    money = Math.min(held, Math.max(0, free) / settlePrice(c, i));
  }
  // No unit costs more than the last one of the most that it could buy at the best price.
  const most = Math.min(room, money / books.touch[b]);
  const dearest = sideAnchor(books, b) * exp(Math.max(0, distanceAhead(books, prepared.curves, b, most)));
  return Math.min(room, money / dearest);
}

/** Notional that accounts may still add, by unit; valid within one call of {@link runArbitrage}. */
const freeUsd = new Map<number, number>();

/** `arbMaxLeverage` times equity less gross notional, USD; found anew after the account has traded. */
function freeOf(c: Context, unit: number, slot: number): number {
  const known = freeUsd.get(unit);
  if (known !== undefined) return known;
  const { snapshot, state } = c;
  const { legStart } = snapshot.units;
  holderEquityUsd(c, unit, pair);
  let free = pair[0] * c.scenario.behaviour.arbMaxLeverage;
  for (let j = legStart[unit], at = state.slotLeg[slot]; j < legStart[unit + 1]; j++, at++) {
    const leg = snapshot.legs.instrument[j];
    if (state.legQty[at] !== 0) free -= notionalUsd(c, leg, state.legQty[at], state.mark[leg]);
  }
  freeUsd.set(unit, free);
  return free;
}

function tradePair(c: Context, buy: number, sell: number, k: number, coins: number): void {
  const { prepared, snapshot, state } = c;
  const { arbitrageurs } = prepared.roles;
  const buyer = state.touch(arbitrageurs[snapshot.instruments.venue[buy]][k]);
  const seller = state.touch(arbitrageurs[snapshot.instruments.venue[sell]][k]);
  addOrderIn(c, buyer, buy, coins * unitsPerCoin(c, buy));
  addOrderIn(c, seller, sell, -coins * unitsPerCoin(c, sell));
  executeOrders(c, 'neutral');
  clearOrders(c);
  freeUsd.delete(state.slotUnit[buyer]);
  freeUsd.delete(state.slotUnit[seller]);
}

/**
 * Once a minute half of the surplus over the mean equity of each arbitrageur is sent to its poorest account, within
 * the route's capacity; it is booked when it arrives, after the route's time. While transfers of either venue are
 * frozen nothing is sent and what is under way waits.
 */
export function runTransfers(c: Context): void {
  const { transfers, state, ledger } = c;
  for (let k = 0; k < transfers.pending.length; ) {
    const t = transfers.pending[k];
    if (t.dueS > state.timeS || frozen(c, t.from) || frozen(c, t.to)) {
      k++;
      continue;
    }
    transfers.pending.splice(k, 1);
    const from = state.touch(t.from);
    const to = state.touch(t.to);
    const row = ledger.balanceRow(from, t.asset);
    const have = state.balance[state.slotBalance[from] + row];
    ledger.pay(from, row, to, ledger.balanceRow(to, t.asset), Math.min(t.amount, Math.max(0, have)));
  }
  if (!c.scenario.switches.arbitrage || state.timeS < transfers.nextRebalanceS) return;
  transfers.nextRebalanceS = state.timeS + REBALANCE_S;
  const { arbitrageurs } = c.prepared.roles;
  const players = Math.max(0, ...arbitrageurs.map((list) => list.length));
  for (let k = 0; k < players; k++)
    planTransfer(
      c,
      arbitrageurs.filter((list) => list.length > k).map((list) => list[k]),
    );
}

function venueOf(c: Context, unit: number): number {
  return c.snapshot.accounts.venue[c.snapshot.units.account[unit]];
}

function frozen(c: Context, unit: number): boolean {
  return c.prepared.paths.transfersFrozen(c.state.timeS, venueOf(c, unit));
}

/** Richest to poorest account of one arbitrageur, in a token that both hold; one transfer at a time. */
function planTransfer(c: Context, units: readonly number[]): void {
  const { prepared, state, snapshot, transfers, ledger } = c;
  if (units.length < 2 || transfers.pending.some((t) => units.includes(t.from))) return;
  const equity = units.map((unit) => {
    holderEquityUsd(c, unit, pair);
    return pair[0];
  });
  const mean = equity.reduce((sum, e) => sum + e, 0) / units.length;
  const rich = equity.indexOf(Math.max(...equity));
  const poor = equity.indexOf(Math.min(...equity));
  const surplus = 0.5 * Math.min(equity[rich] - mean, mean - equity[poor]);
  if (!(surplus > 0.05 * mean) || frozen(c, units[rich]) || frozen(c, units[poor])) return;
  const from = state.touch(units[rich]);
  const to = state.touch(units[poor]);
  const home = venueOf(c, units[rich]);
  const asset = snapshot.instruments.settle[prepared.roles.instruments[home][0] ?? prepared.roles.spotBooks[home][0]];
  if (ledger.balanceRow(from, asset) < 0 || ledger.balanceRow(to, asset) < 0) return;
  const { routes } = snapshot;
  const route = routeOf(c, venueOf(c, units[rich]), venueOf(c, units[poor]));
  if (route < 0) return;
  const usd = Math.min(surplus, (routes.capacityUsdPerMinute[route] * REBALANCE_S) / 60);
  const dueS = state.timeS + 60 * routes.minutes[route];
  transfers.pending.push({ from: units[rich], to: units[poor], amount: usd / state.externalPrice[asset], asset, dueS });
}

/** Way between two venues; −1 where the market has none. */
function routeOf(c: Context, from: number, to: number): number {
  const { routes } = c.snapshot;
  for (let r = 0; r < routes.n; r++) if (routes.from[r] === from && routes.to[r] === to) return r;
  return -1;
}

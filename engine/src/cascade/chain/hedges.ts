/**
 * Synthetic dollars: the coins among the reserves are hedged by short positions in the issuer's accounts on venues of
 * the same run. When coins are paid out, as much of the short is bought back. When auto-deleveraging or a liquidation
 * took shorts away, the coins are open to the market until the hedge is opened anew, after the issuer's delay and as
 * far as its accounts carry it at one times their equity.
 */
import { EVENT } from '../../result/types.ts';
import { unhedgedCoins } from '../../rules/stablecoins/synthetic.ts';
import { PHASE } from '../../rules/types.ts';
import { type Context, event, markDirty, notionalUsd } from '../context.ts';
import { addOrder, clearOrders, executeOrders, isTrading } from '../orders.ts';
import { rowEquityUsd } from '../takeover.ts';
import { type IssuerParts, kindOf } from './supply.ts';

/** Positions below this share of the coins are rounding. */
const REST_SHARE = 1e-9;

/** One position of an issuer's account. */
interface HedgeLeg {
  readonly unit: number;
  readonly slot: number;
  readonly offset: number;
  readonly instrument: number;
  /** Signed coins over all members: below 0 is short. */
  readonly coins: number;
}

/**
 * Positions of an issuer on one asset, in the order of units, those of nothing too; accounts in liquidation are left
 * out if `free`.
 */
function legsOf(c: Context, unitsOfIssuer: Int32Array, asset: number, free: boolean): HedgeLeg[] {
  const { snapshot, state } = c;
  const { units, legs, instruments } = snapshot;
  const found: HedgeLeg[] = [];
  for (const unit of unitsOfIssuer) {
    const from = units.legStart[unit];
    for (let slot = state.touch(unit); slot >= 0; slot = state.slotNext[slot]) {
      if (free && state.slotPhase[slot] === PHASE.liquidating) continue;
      for (let j = from; j < units.legStart[unit + 1]; j++) {
        const instrument = legs.instrument[j];
        if (instruments.asset[instrument] !== asset) continue;
        const qty = state.legQty[state.slotLeg[slot] + j - from] * state.slotMembers[slot];
        const coins = instruments.inverse[instrument] === 0 ? qty : qty / state.mark[instrument];
        found.push({ unit, slot, offset: j - from, instrument, coins });
      }
    }
  }
  return found;
}

/** Coins that an issuer holds of an asset and those that it is short. */
export function exposure(
  parts: IssuerParts,
  s: number,
  unitsOfIssuer: Int32Array,
  asset: number,
): { coins: number; short: number } {
  const { c, issuers, state, holdings } = parts;
  const { stablecoins, backing } = issuers;
  let coins = 0;
  for (let row = stablecoins.reserveStart[s]; row < stablecoins.reserveStart[s + 1]; row++) {
    if (backing.asset[row] === asset) coins += holdings.of(state.stablecoins.reserve[row], asset);
  }
  const short = -legsOf(c, unitsOfIssuer, asset, false).reduce((sum, leg) => sum + leg.coins, 0);
  return { coins, short };
}

/** Assets among the reserves of a synthetic dollar on which its issuer holds positions, ascending. */
export function hedgedAssets({ c, issuers }: IssuerParts, s: number, unitsOfIssuer: Int32Array): number[] {
  const { stablecoins, backing } = issuers;
  const { units, legs, instruments } = c.snapshot;
  const traded = new Set<number>();
  for (const unit of unitsOfIssuer) {
    for (let j = units.legStart[unit]; j < units.legStart[unit + 1]; j++)
      traded.add(instruments.asset[legs.instrument[j]]);
  }
  const assets = new Set<number>();
  for (let row = stablecoins.reserveStart[s]; row < stablecoins.reserveStart[s + 1]; row++) {
    if (traded.has(backing.asset[row])) assets.add(backing.asset[row]);
  }
  return [...assets].sort((a, b) => a - b);
}

/** Brings the hedges of all synthetic dollars in line with their coins. */
export function runHedges(parts: IssuerParts): void {
  const { issuers, state } = parts;
  for (let s = 0; s < issuers.stablecoins.n; s++) {
    if (kindOf(issuers, s) !== 'synthetic') continue;
    const unitsOfIssuer = state.hedgeUnits[s];
    let openUsd = 0;
    for (const asset of hedgedAssets(parts, s, unitsOfIssuer)) openUsd += adjust(parts, s, unitsOfIssuer, asset);
    state.stablecoins.peakUnhedgedUsd[s] = Math.max(state.stablecoins.peakUnhedgedUsd[s], openUsd);
  }
}

/** Brings one hedge in line. Returns what stood open before, USD. */
function adjust(parts: IssuerParts, s: number, unitsOfIssuer: Int32Array, asset: number): number {
  const { c, issuers, state } = parts;
  const totals = state.stablecoins;
  const { coins, short } = exposure(parts, s, unitsOfIssuer, asset);
  const open = unhedgedCoins({ coins, hedgedCoins: short });
  const price = c.state.externalPrice[asset];
  const rest = REST_SHARE * (coins + short);
  const since = s * c.snapshot.assets.n + asset;
  if (open <= rest) totals.openSinceS.delete(since);
  if (open < -rest) totals.hedgeClosedUsd[s] += buyBack(c, unitsOfIssuer, asset, -open) * price;
  if (open <= rest) return 0;
  const fromS = totals.openSinceS.get(since) ?? c.state.timeS;
  totals.openSinceS.set(since, fromS);
  if (c.state.timeS - fromS >= issuers.stablecoins.rehedgeS[s]) {
    totals.rehedgedUsd[s] += sellAgain(c, unitsOfIssuer, asset, open) * price;
  }
  return open * price;
}

/** Closes shorts, the largest first, until together they are `coins`. Returns the coins bought. */
function buyBack(c: Context, unitsOfIssuer: Int32Array, asset: number, coins: number): number {
  const legs = legsOf(c, unitsOfIssuer, asset, true).filter((leg) => leg.coins < 0 && isTrading(c, leg.instrument));
  legs.sort((a, b) => a.coins - b.coins || a.unit - b.unit || a.offset - b.offset);
  let rest = coins;
  for (const leg of legs) {
    if (!(rest > 0)) break;
    const closed = Math.min(rest, -leg.coins);
    rest -= closed;
    addOrder(c, leg.slot, leg.offset, quantityOf(c, leg.instrument, closed), 0, -1);
  }
  return executeHedge(c);
}

/** Opens shorts on the issuer's legs in their order, as far as each account's equity carries its positions once. */
function sellAgain(c: Context, unitsOfIssuer: Int32Array, asset: number, coins: number): number {
  let rest = coins;
  for (const leg of legsOf(c, unitsOfIssuer, asset, true)) {
    if (!(rest > 0)) break;
    if (!isTrading(c, leg.instrument)) continue;
    const roomUsd = freeUsd(c, leg.unit, leg.slot);
    const opened = Math.min(rest, roomUsd / c.state.externalPrice[asset]);
    if (!(opened > 0)) continue;
    rest -= opened;
    // Auto-deleveraging left the account without positions: it is watched again from here on.
    if (c.state.slotPhase[leg.slot] === PHASE.closed) c.state.slotPhase[leg.slot] = PHASE.calm;
    addOrder(c, leg.slot, leg.offset, -quantityOf(c, leg.instrument, opened), 0, -1);
  }
  return executeHedge(c);
}

const margins = new Float64Array(2);

/** Equity of a unit less its gross notional, USD, at least 0. */
function freeUsd(c: Context, unit: number, slot: number): number {
  const { units, legs } = c.snapshot;
  rowEquityUsd(c, unit, ~slot, margins);
  let gross = 0;
  for (let j = units.legStart[unit], k = c.state.slotLeg[slot]; j < units.legStart[unit + 1]; j++, k++) {
    const i = legs.instrument[j];
    gross += notionalUsd(c, i, c.state.legQty[k], c.state.mark[i]) * c.state.slotMembers[slot];
  }
  return Math.max(0, margins[0] * c.state.slotMembers[slot] - gross);
}

/** Contract units of coins. */
function quantityOf(c: Context, instrument: number, coins: number): number {
  return c.snapshot.instruments.inverse[instrument] === 0 ? coins : coins * c.state.mark[instrument];
}

/** Executes the waiting orders of a hedge and returns the coins that were traded. */
function executeHedge(c: Context): number {
  const { orders } = c;
  let coins = 0;
  if (orders.n === 0) return coins;
  executeOrders(c, 'forced');
  for (let o = 0; o < orders.n; o++) {
    if (!(orders.filled[o] > 0)) continue;
    const i = orders.side[o] >> 1;
    const signed = (orders.side[o] & 1) === 0 ? -orders.filled[o] : orders.filled[o];
    event(c, EVENT.hedge, orders.slot[o], i, signed, orders.price[o], 0);
    markDirty(c, c.state.slotUnit[orders.slot[o]]);
    coins += c.snapshot.instruments.inverse[i] === 0 ? orders.filled[o] : orders.filled[o] / c.state.mark[i];
  }
  clearOrders(c);
  return coins;
}

/** Equity of the issuer's accounts, in tokens of the peg. */
export function hedgeEquity({ c, issuers, state: { hedgeUnits } }: IssuerParts, s: number): number {
  let usd = 0;
  for (const unit of hedgeUnits[s]) {
    const { state } = c;
    if (state.slotOf[unit] < 0) {
      rowEquityUsd(c, unit, unit, margins);
      usd += margins[0] * state.membersOf(unit);
    } else {
      for (let slot = state.slotOf[unit]; slot >= 0; slot = state.slotNext[slot]) {
        rowEquityUsd(c, unit, ~slot, margins);
        usd += margins[0] * state.slotMembers[slot];
      }
    }
  }
  return usd / c.state.externalPrice[issuers.stablecoins.peg[s]];
}

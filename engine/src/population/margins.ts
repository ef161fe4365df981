/**
 * Money behind the positions: equity that gives each account its leverage, raised where initial or maintenance margin
 * asks for more, laid out as balances, isolated margins and collateral tokens; and stop orders.
 */
import { uniform } from '../core/random.ts';
import { addBalance } from './draft.ts';
import type { Draft, PositionMoney } from './draft.ts';
import { entryPrice } from './entries.ts';
import { collateralAmount, equityNeeded, firstRatio, maintenanceWithFee, unitSettle } from './reference.ts';
import type { Reference } from './reference.ts';
import type { VenuePopulation } from './spec.ts';
import { STREAM } from './streams.ts';

/** Stops are set between these parts of the way from the mark to liquidation, and at most 30% away (assumed). */
const STOP_FROM = 0.2;
const STOP_TO = 0.9;
const STOP_DISTANCE_MAX = 0.3;

/** What one account holds, in its margin unit: settlement tokens, or USD for multi-collateral accounts. */
interface Holding {
  readonly account: number;
  readonly venue: number;
  readonly from: number;
  readonly to: number;
  gross: number;
  profit: number;
  needed: number;
  maintenance: number;
}

/** Positions of the draft and what is being found out about each. */
interface Work extends PositionMoney {
  readonly profits: Float64Array;
  /**
   * Fraction of the price that each may move against its account before equity meets maintenance, from below: exact
   * for a long inverse contract, less than exact for others; a jump into a stricter tier on the way is not foreseen.
   */
  readonly reach: Float64Array;
}

/**
 * Adds balances and stops to the draft and returns entry prices and isolated margins. `profits` comes from
 * `drawProfits`; `populations` is by venue code.
 */
export function addMoney(
  draft: Draft,
  ref: Reference,
  populations: readonly VenuePopulation[],
  profits: Float64Array,
  seed: number,
): PositionMoney {
  const positions = draft.position.qty.n;
  const money: Work = {
    entryPrice: new Float64Array(positions),
    isolatedMargin: new Float64Array(positions).fill(NaN),
    profits,
    reach: new Float64Array(positions),
  };
  for (let p = 0; p < positions; p++) {
    money.entryPrice[p] = entryPrice(
      ref,
      draft.position.instrument.values[p],
      draft.position.qty.values[p],
      profits[p],
    );
  }
  const accounts = draft.ids.length;
  for (let a = 0; a < accounts; a++) {
    const from = draft.firstPosition.values[a];
    const to = a + 1 < accounts ? draft.firstPosition.values[a + 1] : positions;
    if (from === to) continue;
    const venue = draft.venue.values[a];
    const holding = { account: a, venue, from, to, gross: 0, profit: 0, needed: 0, maintenance: 0 };
    if (draft.isolated.values[a] === 1) isolatedMargins(draft, ref, populations[venue], holding, money);
    else crossBalances(draft, ref, holding, money);
    addStops(draft, ref, populations[venue].stop_share, { holding, reach: money.reach, seed });
  }
  return money;
}

/** USD per settlement token for multi-collateral accounts, else 1: what a leg's amounts are multiplied with. */
function valueOf(draft: Draft, ref: Reference, account: number, i: number): number {
  return draft.multi.values[account] === 1 ? ref.assetPrice[ref.settleOf[i]] : 1;
}

function crossBalances(draft: Draft, ref: Reference, holding: Holding, { profits, reach }: Work): void {
  const { instrument, qty } = draft.position;
  const { account, venue } = holding;
  for (let p = holding.from; p < holding.to; p++) {
    const i = instrument.values[p];
    const notional = Math.abs(qty.values[p]) * unitSettle(ref, i);
    const value = valueOf(draft, ref, account, i);
    holding.gross += notional * value;
    holding.profit += notional * profits[p] * value;
    holding.needed += equityNeeded(ref, i, notional) * value;
    holding.maintenance += maintenanceWithFee(ref, i, notional) * value;
  }
  const equity = Math.max(holding.gross / draft.leverage.values[account], holding.needed);
  reach.fill((equity - holding.maintenance) / (holding.gross + equity), holding.from, holding.to);
  const settle = ref.settleOf[instrument.values[holding.from]];
  if (draft.multi.values[account] === 0) {
    addBalance(draft, account, settle, equity - holding.profit);
    return;
  }
  const token = draft.token.values[account] < 0 ? settle : draft.token.values[account];
  const part = draft.tokenShare.values[account];
  const price = ref.assetPrice[token];
  const amount =
    part < 0 ? Math.abs(qty.values[holding.from]) : (part * equity) / (price * firstRatio(ref, venue, token));
  const rest = equity - holding.profit - collateralAmount(ref, venue, token, amount) * price;
  const cash = rest / ref.assetPrice[settle] / (rest > 0 ? firstRatio(ref, venue, settle) : 1);
  if (token === settle) {
    addBalance(draft, account, token, amount + cash);
    return;
  }
  addBalance(draft, account, token, amount);
  addBalance(draft, account, settle, cash);
}

/**
 * Margin per position so that margin plus profit is its part of the equity, and the free part as a balance in the first
 * position's settlement token.
 */
function isolatedMargins(
  draft: Draft,
  ref: Reference,
  population: VenuePopulation,
  holding: Holding,
  money: Work,
): void {
  const { instrument, qty } = draft.position;
  const free = population.isolated_free_share;
  const settle = ref.settleOf[instrument.values[holding.from]];
  let cash = 0;
  for (let p = holding.from; p < holding.to; p++) {
    const i = instrument.values[p];
    const notional = Math.abs(qty.values[p]) * unitSettle(ref, i);
    const equity = notional / draft.leverage.values[holding.account];
    const behind = Math.max(equity * (1 - free), equityNeeded(ref, i, notional));
    const need = maintenanceWithFee(ref, i, notional);
    money.isolatedMargin[p] = Math.max(0, behind - notional * money.profits[p]);
    money.reach[p] = (behind - need) / (notional + behind);
    if (ref.settleOf[i] === settle) cash += equity * free;
  }
  if (cash > 0) addBalance(draft, holding.account, settle, cash);
}

/** Reduce-only stops for a share of the positions, each somewhere on the way to where its own price would end it. */
function addStops(
  draft: Draft,
  ref: Reference,
  stopShare: number,
  { holding, reach, seed }: { holding: Holding; reach: Float64Array; seed: number },
): void {
  const { instrument, qty, fixed } = draft.position;
  const { account, from, to } = holding;
  for (let p = from; p < to; p++) {
    if (fixed.values[p] === 1) continue;
    if (uniform(seed, STREAM.stop, account, p - from) >= stopShare) continue;
    const i = instrument.values[p];
    const way = STOP_FROM + (STOP_TO - STOP_FROM) * uniform(seed, STREAM.stopDistance, account, p - from);
    const distance = way * Math.min(STOP_DISTANCE_MAX, reach[p]);
    draft.order.account.push(account);
    draft.order.instrument.push(i);
    draft.order.qty.push(-qty.values[p]);
    draft.order.trigger.push(ref.mark[i] * (qty.values[p] > 0 ? 1 - distance : 1 + distance));
  }
}

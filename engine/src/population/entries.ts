/**
 * Entry prices: scattered around the mark by what the coin moves in some days, with profits equal to losses per
 * contract.
 */
import { clamp } from '../core/math.ts';
import { normal } from '../core/random.ts';
import { CompensatedSum } from '../core/sum.ts';
import type { Draft } from './draft.ts';
import { unitSettle } from './reference.ts';
import type { Reference } from './reference.ts';
import { STREAM } from './streams.ts';

/** Unrealised profit is at most this part of equity: the rest was put in as margin. */
const PROFIT_OF_EQUITY_MAX = 0.7;
/** No entry is further than this from the mark, as a part of the mark. */
const MOVE_MAX = 0.5;

/**
 * Unrealised profit of each position over its notional at the mark (signed fraction): normal with standard deviation
 * daily volatility × √`entryDays` of its venue, profits capped by equity. Then the larger of profits and losses of an
 * instrument is scaled down, so that they sum to zero over all members.
 */
export function drawProfits(draft: Draft, ref: Reference, entryDays: Float64Array, seed: number): Float64Array {
  const { account, instrument, qty } = draft.position;
  const share = new Float64Array(qty.n);
  const gains = Array.from({ length: ref.instruments.length }, () => new CompensatedSum());
  const losses = Array.from({ length: ref.instruments.length }, () => new CompensatedSum());
  const spread = new Float64Array(ref.instruments.length);
  for (let i = 0; i < spread.length; i++) {
    spread[i] = ref.dailyVolatility[ref.assetOf[i]] * Math.sqrt(entryDays[ref.venueOf[i]]);
  }
  for (let p = 0; p < qty.n; p++) {
    const a = account.values[p];
    const i = instrument.values[p];
    const z = normal(seed, STREAM.entry, a, p - draft.firstPosition.values[a]);
    const most = Math.min(MOVE_MAX, PROFIT_OF_EQUITY_MAX / draft.leverage.values[a]);
    share[p] = clamp(z * spread[i], -MOVE_MAX, most);
    const usd = share[p] * Math.abs(qty.values[p]) * unitSettle(ref, i) * draft.count.values[a];
    if (usd > 0) gains[i].add(usd);
    else losses[i].add(-usd);
  }
  for (let p = 0; p < qty.n; p++) {
    const i = instrument.values[p];
    const gain = gains[i].value();
    const loss = losses[i].value();
    if (share[p] > 0 && gain > loss) share[p] *= loss / gain;
    if (share[p] < 0 && loss > gain) share[p] *= gain / loss;
  }
  return share;
}

/** Entry price at which a position has that profit over notional: below the mark for a long in profit. */
export function entryPrice(ref: Reference, i: number, qty: number, profit: number): number {
  const move = qty > 0 ? profit : -profit;
  return ref.inverse[i] === 1 ? ref.mark[i] / (1 + move) : ref.mark[i] * (1 - move);
}

/** Spot books in the summary of a run: what was sold and bought there, prices, and what their makers have left. */
import type { SpotBookOutcome } from '../result/spot.ts';
import type { Context } from './context.ts';
import { makersHold } from './spotMakers.ts';

/** Outcomes by spot book in table order; nothing in a market without any, whose summary is what it always was. */
export function summariseSpot(c: Context): { spotBooks?: SpotBookOutcome[] } {
  const { instruments, venues, assets } = c.snapshot;
  if (!instruments.spot.includes(1)) return {};
  const spotBooks: SpotBookOutcome[] = [];
  for (let i = 0; i < instruments.n; i++) {
    if (instruments.spot[i] === 0) continue;
    spotBooks.push({
      instrument: instruments.id[i],
      venue: venues.id[instruments.venue[i]],
      asset: assets.id[instruments.asset[i]],
      soldUsd: c.totals.spotUsd[2 * i],
      boughtUsd: c.totals.spotUsd[2 * i + 1],
      startPrice: instruments.markPrice[i],
      lowPrice: c.totals.low[i],
      endPrice: c.books.last[i],
      makersMoneyLeft: left(c, 2 * i),
      makersCoinsLeft: left(c, 2 * i + 1),
    });
  }
  return { spotBooks };
}

function left(c: Context, b: number): number | null {
  const start = makersStart(c, b);
  return start > 0 ? makersHold(c, b) / start : null;
}

/** Tokens of side b that the makers of its venue hold in the snapshot. */
function makersStart({ snapshot, prepared }: Context, b: number): number {
  const { units, balances, instruments, accounts } = snapshot;
  const token = ((b & 1) === 0 ? instruments.settle : instruments.asset)[b >> 1];
  let sum = 0;
  for (const unit of prepared.roles.spotMakers[instruments.venue[b >> 1]]) {
    for (let k = units.balanceStart[unit]; k < units.balanceStart[unit + 1]; k++) {
      if (balances.asset[k] === token) sum += balances.amount[k] * accounts.count[units.account[unit]];
    }
  }
  return sum;
}

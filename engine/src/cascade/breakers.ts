/**
 * Circuit breakers of a venue's policy: a contract whose mark moved too far within a window pauses; nothing trades
 * while it does; afterwards its book reopens, refilled where the policy holds a reopening auction, so that the orders
 * that waited trade as one batch at one price, and for a time nobody may add to a position (reduce-only).
 */
import { log } from '../core/math.ts';
import { EVENT } from '../result/types.ts';
import { updateTouch } from './book.ts';
import { type Context, event } from './context.ts';

/** Starts and ends pauses at this step's marks. */
export function runBreakers(c: Context): void {
  const { pauses, snapshot, state } = c;
  if (pauses.samples === 0) return;
  const { instruments } = snapshot;
  const now = pauses.pushed % pauses.samples;
  for (let i = 0; i < instruments.n; i++) {
    const policy = c.scenario.policies[instruments.venue[i]];
    if (policy.pauseMove === Infinity) continue;
    const back = Math.min(pauses.pushed, Math.ceil(policy.pauseWindowS / c.scenario.stepS));
    const then = pauses.marks[((pauses.pushed - back + pauses.samples) % pauses.samples) * instruments.n + i];
    pauses.marks[now * instruments.n + i] = state.mark[i];
    if (c.pausedUntilS[i] > state.timeS) continue;
    if (c.pausedUntilS[i] > state.timeS - c.scenario.stepS) reopen(c, i);
    else if (back > 0 && Math.abs(log(state.mark[i] / then)) > policy.pauseMove && c.reduceOnlyUntilS[i] <= state.timeS)
      pause(c, i);
  }
  pauses.pushed++;
}

function pause(c: Context, i: number): void {
  c.pausedUntilS[i] = c.state.timeS + c.scenario.policies[c.snapshot.instruments.venue[i]].pauseS;
  event(c, EVENT.pause, -1, i, 0, c.state.mark[i], 0);
}

/**
 * The first step after a pause. The window starts anew at the reopening price, so that the old move does not pause
 * again.
 */
function reopen(c: Context, i: number): void {
  const policy = c.scenario.policies[c.snapshot.instruments.venue[i]];
  c.reduceOnlyUntilS[i] = c.state.timeS + policy.reduceOnlyS;
  for (let k = 0; k < c.pauses.samples; k++) c.pauses.marks[k * c.snapshot.instruments.n + i] = c.state.mark[i];
  if (policy.reopenAuction) {
    const sides = [2 * i, 2 * i + 1];
    for (const b of sides) {
      c.books.consumed[b] = 0;
      c.books.requoted[b] = 0;
    }
    for (const b of sides) updateTouch(c.books, c.prepared.curves, b);
  }
  event(c, EVENT.resume, -1, i, 0, c.state.mark[i], 0);
}

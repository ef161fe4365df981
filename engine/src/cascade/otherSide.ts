/**
 * The other side of a fill: the liquidity providers of its venue that are not in liquidation, pro rata to what they
 * quote. Where there is none, nothing is filled.
 */
import { PHASE } from '../rules/types.ts';
import type { Context } from './context.ts';

/** Whether a unit is in liquidation, or was closed for good. */
export function isLiquidated(c: Context, unit: number): boolean {
  const slot = c.state.slotOf[unit];
  return slot >= 0 && c.state.slotPhase[slot] >= PHASE.liquidating;
}

/**
 * Sum of the shares of a venue's providers that are not in liquidation now; 0: nobody takes the other side of a fill
 * there.
 */
export function quotingShare(c: Context, venue: number): number {
  const providers = c.prepared.roles.providers[venue];
  let sum = 0;
  for (let p = 0; p < providers.length; p++) {
    if (!isLiquidated(c, providers[p])) sum += c.providerShare[venue][p];
  }
  return sum;
}

/**
 * Books the other side of a batch, `signedQty` contract units at price R, pro rata to what each provider quotes.
 * `total` is the venue's {@link quotingShare} and above 0.
 */
export function bookToProviders(
  c: Context,
  instrument: number,
  signedQty: number,
  priceR: number,
  total: number,
): void {
  const { roles } = c.prepared;
  const venue = c.snapshot.instruments.venue[instrument];
  const providers = roles.providers[venue];
  const share = c.providerShare[venue];
  const offset = roles.legOffset[instrument];
  let last = providers.length - 1;
  while (last > 0 && (share[last] === 0 || isLiquidated(c, providers[last]))) last--;
  let rest = signedQty;
  for (let p = 0; p <= last; p++) {
    if (share[p] === 0 || isLiquidated(c, providers[p])) continue;
    const part = p === last ? rest : signedQty * (share[p] / total);
    rest -= part;
    c.ledger.trade(c.state.touch(providers[p]), offset, part, priceR);
  }
}

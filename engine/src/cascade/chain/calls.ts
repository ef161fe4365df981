/** What every liquidation has in common: who may make it, its totals, and its event. */
import type { Chain } from '../../market/chain.ts';
import { KEEPER_ROLES } from '../../market/chainSchema.ts';
import { EVENT } from '../../result/types.ts';
import type { Context } from '../context.ts';
import { chainEvent } from './events.ts';
import type { ChainState } from './state.ts';

/** Whether a keeper liquidates and had its latency to see a loan. */
export function mayCall(c: Context, { loans }: ChainState, keeper: number, slot: number): boolean {
  const { keepers } = c.snapshot.chain as Chain;
  if (KEEPER_ROLES[keepers.role[keeper]] !== 'liquidator') return false;
  return c.state.timeS - loans.unsafeSinceS[slot] >= keepers.latencyS[keeper];
}

/** A call on a slot, over all its members; USD at oracle prices. */
export interface NotedCall {
  readonly members: number;
  readonly repaidUsd: number;
  readonly feeUsd: number;
  readonly seized: readonly { readonly reserve: number; readonly tokens: number }[];
}

/** Totals of a call, and an event per kind of collateral that was taken, with its share of what was repaid. */
export function noteCall(c: Context, state: ChainState, slot: number, call: NotedCall): void {
  const chain = c.snapshot.chain as Chain;
  const { loans, totals, oracles } = state;
  const { members, repaidUsd, feeUsd, seized } = call;
  const market = chain.loans.market[loans.row[slot]];
  const seizedUsd = seized.reduce((sum, { reserve, tokens }) => sum + tokens * oracles.price[reserve], 0);
  if (loans.hit[slot] === 0) totals.liquidated[market] += members;
  loans.hit[slot] = 1;
  totals.calls[market] += members;
  totals.repaidUsd[market] += repaidUsd;
  totals.seizedUsd[market] += seizedUsd;
  totals.feeUsd[market] += feeUsd;
  if (!(totals.firstS[market] <= c.state.timeS)) totals.firstS[market] = c.state.timeS;
  for (const { reserve, tokens } of seized) {
    const price = oracles.price[reserve];
    const share = seizedUsd > 0 ? (tokens * price) / seizedUsd : 1 / seized.length;
    chainEvent(c, EVENT.loan_liquidation, {
      row: loans.row[slot],
      members,
      qty: -tokens,
      price,
      notionalUsd: share * repaidUsd,
      amountUsd: tokens * price - share * repaidUsd,
    });
  }
}

/** The default of a clearing member: noted at once, seen to in the next step of its clearing house. */
import { EVENT } from '../../result/types.ts';
import { type Context, event } from '../context.ts';
import type { ClearingHouse } from './state.ts';

/** Puts a member in default, once; its accounts are seen to in the next step of the clearing house. */
export function declareDefault(c: Context, house: ClearingHouse, m: number, shortTokens: number): void {
  if (house.defaultAtS[m] < Infinity) return;
  house.defaultAtS[m] = c.state.timeS;
  house.shortUsd[m] = shortTokens * c.state.externalPrice[house.asset];
  house.due.push(m);
  event(c, EVENT.member_default, c.state.touch(house.members[m]), -1, 0, 0, house.shortUsd[m]);
}

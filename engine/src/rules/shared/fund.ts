/** How much of a takeover a fund keeps, by the rules that several venues share. */
import { clamp } from '../../core/math.ts';
import type { FundInput } from '../types.ts';

/** Share of a takeover whose loss at the mark the fund's equity covers: 1 where all, 0 where it has none. */
export function affordableShare(input: FundInput): number {
  if (input.equityUsd <= 0) return 0;
  return input.lossUsd > input.equityUsd ? input.equityUsd / input.lossUsd : 1;
}

/** Share of a takeover that stays within a notional cap, cap ratio × the fund's equity, less what it holds. */
export function notionalCapShare(input: FundInput, capRatio: number): number {
  if (input.equityUsd <= 0) return 0;
  const notional = Math.abs(input.notionalUsd);
  if (notional === 0) return 1;
  return clamp((capRatio * input.equityUsd - Math.abs(input.inventoryUsd)) / notional, 0, 1);
}

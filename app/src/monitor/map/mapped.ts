/** A contract with its map, and what its positions are worth. */
import type { LiquidationRatios } from '@firebreak/engine';
import type { Cell } from './bins.ts';
import type { ContractMap } from './contractMap.ts';
import type { MapContract } from './contracts.ts';
import type { VenueMix } from './mix.ts';

/** A contract with its map. */
export interface MappedContract extends MapContract {
  readonly venue: string;
  readonly map: ContractMap;
  readonly mix: VenueMix;
  readonly ratios: LiquidationRatios;
}

/** USD of a contract unit at the mark. */
export function unitUsd({ inverse, map }: MappedContract): number {
  return inverse ? 1 : map.close;
}

/** Open interest of a contract, one side, USD at the mark. */
export function openInterestUsd(contract: MappedContract): number {
  return contract.map.openInterest * unitUsd(contract);
}

/** Margin behind a unit of a cell, settlement tokens: what was put up at its entry. */
export function marginPerUnit({ inverse, ratios }: MappedContract, { kind, entryPrice }: Cell): number {
  const rate = ratios.margin[kind] ?? 1;
  return inverse ? rate / entryPrice : rate * entryPrice;
}

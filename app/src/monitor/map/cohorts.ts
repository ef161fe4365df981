/**
 * The positions of a contract's map as cohorts: those of one side, size and distance to liquidation become one row.
 * Margin and entry are averages by quantity; margin, profit and, within a tier, maintenance are linear in them, so a
 * cohort is liquidated where its positions are on average.
 */
import type { PositionCohort } from '@firebreak/engine';
import type { Cell } from './bins.ts';
import { marginPerUnit, type MappedContract } from './mapped.ts';

/** Ends of the distances that are kept apart: 0.25% near the price, more farther off. */
const EDGES: readonly number[] = [
  ...Array.from({ length: 20 }, (_, k) => 0.0025 * (k + 1)),
  ...Array.from({ length: 10 }, (_, k) => 0.05 + 0.005 * (k + 1)),
  ...Array.from({ length: 20 }, (_, k) => 0.1 + 0.01 * (k + 1)),
  0.4,
  0.5,
  0.7,
];
/** A cohort starts at least this far from its liquidation: averages may put it past what its bins hold. */
const DISTANCE_MIN = 0.0005;

interface Sum {
  qty: number;
  /** Σ quantity × entry price, or × its inverse where contracts are of one dollar. */
  entry: number;
  margin: number;
  /** Σ quantity × distance to liquidation. */
  distance: number;
}

/** Cohorts of a contract that has open interest. */
export function cohortsOf(contract: MappedContract): PositionCohort[] {
  return [...sideCohorts(contract, 'long'), ...sideCohorts(contract, 'short')];
}

function sideCohorts(contract: MappedContract, side: 'long' | 'short'): PositionCohort[] {
  const sums = new Map<string, Sum>();
  const { map, mix, inverse } = contract;
  for (const cell of map.cells(side)) {
    const size = mix.classes[cell.kind]?.notionalUsd ?? carrySize(contract);
    const key = `${size} ${groupOf(cell, map.close)}`;
    const sum = sums.get(key) ?? { qty: 0, entry: 0, margin: 0, distance: 0 };
    sum.qty += cell.qty;
    sum.entry += cell.qty * (inverse ? 1 / cell.entryPrice : cell.entryPrice);
    sum.margin += cell.qty * marginPerUnit(contract, cell);
    sum.distance += cell.qty * Math.abs(cell.liquidationPrice / map.close - 1);
    sums.set(key, sum);
  }
  return [...sums].map(([key, sum]) => cohort(contract, side, { size: Number(key.split(' ')[0]), sum }));
}

/** Carry trades are large. */
function carrySize({ mix }: MappedContract): number {
  return Math.max(...mix.classes.map(({ notionalUsd }) => notionalUsd));
}

function groupOf({ liquidationPrice }: Cell, close: number): number {
  const distance = Math.abs(liquidationPrice / close - 1);
  const at = EDGES.findIndex((edge) => distance < edge);
  return at < 0 ? EDGES.length : at;
}

function cohort(
  contract: MappedContract,
  side: 'long' | 'short',
  { size, sum }: { readonly size: number; readonly sum: Sum },
): PositionCohort {
  const { instrument, inverse, map } = contract;
  const mean = sum.entry / sum.qty;
  const entryPrice = inverse ? 1 / mean : mean;
  const short = Math.max(0, DISTANCE_MIN - sum.distance / sum.qty);
  return {
    instrument,
    qty: side === 'long' ? sum.qty : -sum.qty,
    entryPrice,
    marginPerUnit: sum.margin / sum.qty + short * (inverse ? 1 / map.close : map.close),
    members: (sum.qty * (inverse ? 1 : map.close)) / size,
  };
}

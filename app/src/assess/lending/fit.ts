/**
 * A forecast in two parts: the chance that anything is liquidated on a day, and how much if so. Loans stand at
 * distances below the price that fall off exponentially; a day's fall closes those that it reaches and that earlier
 * lows have not cleared. A rise of ETH closes loans that owe it, and a fall of ETH beyond that of BTC loans that have
 * both as collateral. All is fitted to days before those that are scored.
 */
import type { LendingDays } from './days.ts';
import { HALF_LIVES } from './days.ts';

/** How liquidations scale with deposits (power) and how fast cleared ranges fill: chosen on earlier days. */
interface Shape {
  readonly depositPower: number;
  /** Index into {@link HALF_LIVES}. */
  readonly halfLife: number;
}

/** A fitted forecast. */
export interface LendingFit {
  readonly depositPower: number;
  readonly halfLifeDays: number;
  /** ln USD = power·ln deposits + constant, fall, new ground, rise of ETH, excess fall of ETH × these. */
  readonly amount: readonly number[];
  /** Log odds of any liquidation = constant, the same four, activity × these. */
  readonly chance: readonly number[];
  /** Days that it was fitted to, and of these those with liquidations. */
  readonly days: number;
  readonly activeDays: number;
}

/** Forecasts by day: USD if anything is liquidated, and the chance that something is. */
export interface LendingForecast {
  readonly usd: Float64Array;
  readonly chance: Float64Array;
}

const DEPOSIT_POWERS = [0, 0.5, 1] as const;
/** Share of the fitting days on which parameters are fitted while the shape is chosen; the rest chooses. */
const CHOOSING_FROM = 0.7;
const ITERATIONS = 60;
/** Residuals below this count as this, so that a point on the line does not get infinite weight. */
const RESIDUAL_MIN = 0.01;
/** Keeps a logit finite where a column separates the days. */
const LOGIT_RIDGE = 1e-3;

/** Fits both parts to the days from `from` to before `to` (indices). The shape is the one with the least log error. */
export function fitLending(days: LendingDays, from: number, to: number): LendingFit {
  const active = daysWith(days, from, to, true);
  const cut = from + Math.floor(CHOOSING_FROM * (to - from));
  const early = active.filter((t) => t < cut);
  const late = active.filter((t) => t >= cut);
  let best: Shape = { depositPower: 0, halfLife: 0 };
  let least = Infinity;
  for (const depositPower of DEPOSIT_POWERS) {
    for (let halfLife = 0; halfLife < HALF_LIVES.length; halfLife++) {
      const shape = { depositPower, halfLife };
      const line = amountLine(days, early, shape);
      const error = late.reduce((sum, t) => sum + Math.abs(logUsd(days, t) - amountAt(days, t, shape, line)), 0);
      if (error < least) [best, least] = [shape, error];
    }
  }
  const all = Array.from({ length: to - from }, (_, k) => from + k);
  return {
    depositPower: best.depositPower,
    halfLifeDays: HALF_LIVES[best.halfLife]!,
    amount: amountLine(days, active, best),
    chance: logit(
      all.map((t) => chanceRow(days, t, best.halfLife)),
      all.map((t) => days.liquidatedUsd[t]! > 0),
    ),
    days: all.length,
    activeDays: active.length,
  };
}

/** What a fit says of every day of the columns. */
export function forecast(days: LendingDays, fit: LendingFit): LendingForecast {
  const halfLife = HALF_LIVES.findIndex((value) => value === fit.halfLifeDays);
  const shape = { depositPower: fit.depositPower, halfLife };
  return {
    usd: Float64Array.from(days.dates, (_, t) => Math.exp(amountAt(days, t, shape, fit.amount))),
    chance: Float64Array.from(days.dates, (_, t) => {
      return 1 / (1 + Math.exp(-dot(chanceRow(days, t, halfLife), fit.chance)));
    }),
  };
}

/** Indices from `from` to before `to` with or without liquidations; days without known deposits are left out. */
export function daysWith(days: LendingDays, from: number, to: number, liquidated: boolean): number[] {
  const out: number[] = [];
  for (let t = from; t < to; t++) {
    if (days.liquidatedUsd[t]! > 0 === liquidated && days.depositUsd[t]! > 0) out.push(t);
  }
  return out;
}

/** The line through points that has the least mean absolute error, by reweighted least squares; constant first. */
export function medianLine(rows: readonly (readonly number[])[], y: readonly number[]): number[] {
  let weights = y.map(() => 1);
  let line: number[] = [];
  for (let k = 0; k < ITERATIONS; k++) {
    line = weightedLine(rows, y, weights);
    weights = rows.map((row, i) => 1 / Math.max(RESIDUAL_MIN, Math.abs(y[i]! - dot(row, line))));
  }
  return line;
}

function amountRow(days: LendingDays, t: number, halfLife: number): number[] {
  return [1, days.fall[t]!, days.newGround[halfLife]![t]!, days.rise[t]!, days.ethExcess[t]!];
}

function chanceRow(days: LendingDays, t: number, halfLife: number): number[] {
  return [...amountRow(days, t, halfLife), days.activity[t]!];
}

function amountLine(days: LendingDays, active: readonly number[], { depositPower, halfLife }: Shape): number[] {
  const rows = active.map((t) => amountRow(days, t, halfLife));
  return medianLine(
    rows,
    active.map((t) => logUsd(days, t) - depositPower * Math.log(days.depositUsd[t]!)),
  );
}

function amountAt(days: LendingDays, t: number, { depositPower, halfLife }: Shape, line: readonly number[]): number {
  return dot(amountRow(days, t, halfLife), line) + depositPower * Math.log(days.depositUsd[t]!);
}

function logUsd(days: LendingDays, t: number): number {
  return Math.log(days.liquidatedUsd[t]!);
}

function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, k) => sum + value * b[k]!, 0);
}

function weightedLine(rows: readonly (readonly number[])[], y: readonly number[], weights: readonly number[]) {
  const d = rows[0]?.length ?? 0;
  const matrix = Array.from({ length: d }, () => new Array<number>(d + 1).fill(0));
  rows.forEach((row, i) => addRow(matrix, row, weights[i]!, weights[i]! * y[i]!));
  return solve(matrix);
}

/** Newton's method on the penalised likelihood of a logistic regression. */
function logit(rows: readonly (readonly number[])[], outcome: readonly boolean[]): number[] {
  const d = rows[0]?.length ?? 0;
  let line = new Array<number>(d).fill(0);
  for (let k = 0; k < ITERATIONS; k++) {
    const matrix = Array.from({ length: d }, () => new Array<number>(d + 1).fill(0));
    rows.forEach((row, i) => {
      const p = 1 / (1 + Math.exp(-dot(row, line)));
      addRow(matrix, row, p * (1 - p), (outcome[i] === true ? 1 : 0) - p);
    });
    for (let j = 0; j < d; j++) {
      matrix[j]![j]! += LOGIT_RIDGE;
      matrix[j]![d]! -= LOGIT_RIDGE * line[j]!;
    }
    const step = solve(matrix);
    line = line.map((value, j) => value + step[j]!);
  }
  return line;
}

/** Adds weight·row·rowᵀ to the square part of an augmented matrix, and right·row to its last column. */
function addRow(matrix: number[][], row: readonly number[], weight: number, right: number): void {
  const d = row.length;
  for (let i = 0; i < d; i++) {
    for (let j = 0; j < d; j++) matrix[i]![j]! += weight * row[i]! * row[j]!;
    matrix[i]![d]! += right * row[i]!;
  }
}

/** Gauss–Jordan on a positive definite augmented matrix, which it overwrites. */
function solve(matrix: number[][]): number[] {
  const d = matrix.length;
  for (let i = 0; i < d; i++) {
    const pivot = matrix[i]![i]!;
    for (let c = i; c <= d; c++) matrix[i]![c]! /= pivot;
    for (let j = 0; j < d; j++) {
      const factor = matrix[j]![i]!;
      if (j === i || factor === 0) continue;
      for (let c = i; c <= d; c++) matrix[j]![c]! -= factor * matrix[i]![c]!;
    }
  }
  return matrix.map((row) => row[d]!);
}

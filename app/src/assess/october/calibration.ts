/**
 * The calibration as a document: what it was made of and with, what was measured, fitted and solved, and how far the
 * draws spread. It ships with the case, so that the case runs on any machine; `firebreak calibrate` makes it again.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { sha256Hex, utf8Encode } from '@firebreak/engine';
import { parse } from 'yaml';
import type { BandPlace } from './calibrate.ts';
import { BAND, CENTRAL_IMPACT, drawRuns, pointTask, solveBand } from './calibrate.ts';
import type { CounterfactualPoint } from './counterfactuals.ts';
import { runCounterfactuals } from './counterfactuals.ts';
import { FIT_GRID, fitPopulation } from './fit.ts';
import type { Fit } from './fit.ts';
import { depthDecrees } from './depth.ts';
import type { MeasuredDepth } from './depth.ts';
import type { Fundamental } from './fundamental.ts';
import { HYPERLIQUID_OPEN_INTEREST_USD } from './market.ts';
import type { Labour } from './manyTasks.ts';
import type { InputCheck } from './inputChecks.ts';
import type { ObservedPath } from './observed.ts';
import type { Measures } from './measures.ts';
import { roundedAll } from './rounded.ts';
import type { OctoberBase, OctoberResult } from './task.ts';

/** Version of the document; a reader knows one. */
export const CALIBRATION_VERSION = 2;

const FOLDER = new URL('../../../cases/october/', import.meta.url);
/** Where the shipped calibration lies. */
export const CALIBRATION_FILE = fileURLToPath(new URL('calibration.json', FOLDER));

/** Numbers of a run without its fundamentals. */
export type RunNumbers = Omit<OctoberResult, 'fundamentals'>;

/** One solved point of the band. */
export interface SolvedPoint extends BandPlace {
  readonly run: RunNumbers;
  readonly fundamentals: readonly Fundamental[];
}

/** The whole calibration. Prices in USD, times in seconds from 20:45 UTC where not said otherwise. */
export interface Calibration {
  readonly version: number;
  readonly engine: string;
  readonly seed: number;
  readonly observed: readonly ObservedPath[];
  readonly depth: MeasuredDepth;
  readonly checks: readonly InputCheck[];
  readonly fit: {
    readonly bounds: typeof FIT_GRID;
    readonly objective: string;
  } & Fit;
  readonly band: readonly SolvedPoint[];
  readonly counterfactuals: readonly CounterfactualPoint[];
  /** One per draw. */
  readonly draws: readonly DrawNumbers[];
}

/** What is kept of a draw: what the rows are made of. */
export type DrawNumbers = Pick<OctoberResult, 'liquidatedUsd' | 'adlUsd' | 'badDebtUsd' | 'rms'> & {
  readonly measures: Measures;
};

/** What a calibration is told while it works. */
export interface Telling {
  readonly onStage: (stage: string) => void;
  readonly labour: Labour;
}

/** The scenario of the case without shocks: its faults, and depth as measured. */
export function octoberBase(observed: readonly ObservedPath[], depth: MeasuredDepth): OctoberBase {
  const scenario = parse(readFileSync(new URL('scenario.yaml', FOLDER), 'utf8')) as object;
  const document = {
    ...scenario,
    depth: depthDecrees(depth.shares),
    behaviour: {
      depth_gamma: { value: depth.askExponent, low: 0.32, high: 1.2, basis: 'measured', source: DEPTH_SOURCE },
    },
  };
  return { document, paths: observed };
}

const DEPTH_SOURCE = 'Binance BTCUSDT asks, medians of the calm part of 10 October 2025; range: bids and asks';

/** What makes two calibrations go on from each other's finished runs: the base that all tasks share, and the engine. */
export function identityOf(measured: Pick<Calibration, 'observed' | 'depth'>, engine: string): string {
  const { observed, depth } = roundedAll(measured);
  return sha256Hex(utf8Encode(JSON.stringify([octoberBase(observed, depth), engine])));
}

/** Calibrates in the order depth (measured already), population, path, draws. */
export async function calibrate(
  measured: Pick<Calibration, 'observed' | 'depth' | 'checks'>,
  options: { readonly seed: number; readonly draws: number; readonly engine: string },
  { onStage, labour }: Telling,
): Promise<Calibration> {
  const { observed, depth, checks } = roundedAll(measured);
  const base = octoberBase(observed, depth);
  onStage('population: leverage and vault of Hyperliquid against three published totals');
  const fit = await fitPopulation(base, options.seed, labour);
  onStage('path: the fundamental for each point of the band');
  const band = await solveBand(base, fit.best, options.seed, labour);
  onStage('counterfactuals: one mechanism changed, at the points whose path is solved');
  const tasks = band.map((point) => pointTask(point, fit.best, options.seed, null));
  const counterfactuals = await runCounterfactuals(base, band, tasks, labour);
  onStage('draws: inputs and seeds together');
  const draws = await drawRuns(base, fit.best, band, options.draws, options.seed, labour);
  return {
    version: CALIBRATION_VERSION,
    engine: options.engine,
    seed: options.seed,
    observed,
    depth,
    checks,
    fit: { bounds: FIT_GRID, objective: OBJECTIVE, ...fit },
    band: band.map(({ result: { fundamentals, ...run }, ...point }) => ({ ...point, run, fundamentals })),
    counterfactuals,
    draws: draws.map(({ liquidatedUsd, adlUsd, badDebtUsd, rms, measures }) => {
      return { liquidatedUsd, adlUsd, badDebtUsd, rms, measures };
    }),
  };
}

const OBJECTIVE =
  'ln(account value / 5.1 bn)^2 + ln(forced notional / 5.511 bn)^2 + ln(ADL / 2.103 bn)^2, Hyperliquid, the last two ' +
  'within 21:15-21:27 UTC; depth x1, permanent share 0.3';

/** The document as text: numbers to nine digits, which is more than the data have. */
export function calibrationText(calibration: Calibration): string {
  return `${JSON.stringify(roundedAll(calibration), null, 1).replace(/\n\s+(-?[\d.e+]+,?)(?=\n)/g, ' $1')}\n`;
}

/** The point of the band that the case shows first: calm depth, a permanent share of 0.3, the higher total. */
export function centre({ band }: Pick<Calibration, 'band'>): SolvedPoint {
  return band.find(
    (point) =>
      point.depthScale === BAND.depthScale[1] &&
      point.permanentImpact === CENTRAL_IMPACT &&
      point.hyperliquidOpenInterestUsd === HYPERLIQUID_OPEN_INTEREST_USD.high,
  )!;
}

/**
 * Corrected totals: what a venue printed, and an estimate with interval of what was forced. Two readings are joined:
 * the known throttle (hidden.ts), which is blind where every period printed, and falls of open interest, whose relation
 * to forced volume is fitted where the throttle is not blind. Printed and estimated are never added silently.
 */
import { InputError, normal, uniformOpen } from '@firebreak/engine';
import type { LiquidationEvent } from '../events.ts';
import { type Bin, type Hidden, type Keeps, Sizes } from './hidden.ts';
import { fitOpenInterest, type OpenInterestFit } from './openInterest.ts';
import { printReading, RatePaths, RATES } from './rates.ts';

/** Draws of everything that is shared (sizes, share of open interest), and of paths for each. */
const SHARED_DRAWS = 25;
const PATHS_EACH = 16;

/** Streams of random numbers of this file. */
const STREAM = { path: 9101, share: 9105 } as const;

/** What to correct: one symbol of one venue. */
export interface CorrectionInput {
  /** Every print of [fromMs, toMs), at most one per period. */
  readonly prints: readonly LiquidationEvent[];
  readonly fromMs: number;
  /** A whole number of bins after fromMs. */
  readonly toMs: number;
  /** Length of a bin, ms: a whole number of periods, short enough for a constant rate. 30 s in docs/monitor.md. */
  readonly binMs: number;
  readonly periodMs: number;
  readonly keeps: Keeps;
  /** Fall of open interest over each bin at a fixed price, cents (negative for a rise); NaN where it was not read. */
  readonly oiFallCents?: Float64Array;
  /** Nominal coverage of the interval, a fraction. */
  readonly level: number;
  readonly seed: number;
}

/** A sum of money with its interval, cents. */
export interface Estimate {
  /** Median of the draws. */
  readonly cents: number;
  readonly lowCents: number;
  /** Null where nothing bounds it from above: every period of a bin printed and open interest does not help. */
  readonly highCents: number | null;
}

/** What was printed and what was probably forced. */
export interface CorrectedTotal {
  readonly printedLongCents: number;
  readonly printedShortCents: number;
  /** All that was forced, printed part included. */
  readonly long: Estimate;
  readonly short: Estimate;
  readonly total: Estimate;
  /** Bins in which every period printed: there the throttle alone says "at least". */
  readonly saturatedBins: number;
  /** How open interest was used, or why not. */
  readonly openInterest: OpenInterestFit | string;
}

/** Estimates what the throttle hid; docs/monitor.md lists what it assumes. Throws InputError for unfit input. */
export function correctTotal(input: CorrectionInput): CorrectedTotal {
  const bins = binPrints(input);
  const saturated = bins.map((bin) => bin.prints.length === bin.periods);
  const paths = RatePaths.likeliest(bins.map((bin) => printReading(bin.periods, bin.prints.length)));
  const rates = meanRates(paths, bins.length, input.seed);
  const sizes = new Sizes(bins, rates, input.keeps);
  const forced = bins.map((bin, b) => printedCents(bin) + sizes.hiddenPerUnit(bin).cents * sizes.behind(rates[b]!));
  const fit =
    input.oiFallCents === undefined
      ? 'open interest was not given'
      : fitOpenInterest(
          input.oiFallCents,
          forced,
          saturated,
          bins.map((bin) => bin.prints.length),
        );
  const draws = drawTotals(input, bins, sizes, { paths, fit });
  const bounded = typeof fit !== 'string' || !saturated.includes(true);
  const printed = (position: 'long' | 'short') =>
    input.prints.reduce((sum, print) => sum + (print.position === position ? print.notionalCents : 0), 0);
  const [printedLongCents, printedShortCents] = [printed('long'), printed('short')];
  const estimate = (of: (hidden: Hidden) => number, base: number) =>
    interval(
      draws.map((hidden) => base + Math.round(of(hidden))),
      input.level,
      bounded,
    );
  return {
    printedLongCents,
    printedShortCents,
    long: estimate((hidden) => hidden.longCents, printedLongCents),
    short: estimate((hidden) => hidden.shortCents, printedShortCents),
    total: estimate((hidden) => hidden.longCents + hidden.shortCents, printedLongCents + printedShortCents),
    saturatedBins: saturated.filter(Boolean).length,
    openInterest: fit,
  };
}

function binPrints({ prints, fromMs, toMs, binMs, periodMs, oiFallCents, level }: CorrectionInput): Bin[] {
  const periods = binMs / periodMs;
  const count = (toMs - fromMs) / binMs;
  const whole = Number.isInteger(periods) && Number.isInteger(count) && count > 0 && fromMs % periodMs === 0;
  if (!whole || !(level > 0 && level < 1)) throw bad(`bins of ${binMs} ms from ${fromMs} to ${toMs}, level ${level}`);
  if (oiFallCents !== undefined && oiFallCents.length !== count)
    throw bad(`${oiFallCents.length} falls, ${count} bins`);
  const byPeriod = new Map<number, LiquidationEvent>();
  for (const print of prints) {
    if (print.timeMs < fromMs || print.timeMs >= toMs) throw bad(`a print at ${print.timeMs}`);
    const period = Math.floor(print.timeMs / periodMs);
    if (byPeriod.has(period)) throw bad(`two prints in the period that begins at ${period * periodMs}`);
    byPeriod.set(period, print);
  }
  const bins = Array.from({ length: count }, () => ({ periods, prints: [] as LiquidationEvent[] }));
  for (const print of byPeriod.values()) bins[Math.floor((print.timeMs - fromMs) / binMs)]!.prints.push(print);
  return bins;
}

function printedCents(bin: Bin): number {
  return bin.prints.reduce((sum, print) => sum + print.notionalCents, 0);
}

function pathUniform(seed: number, draw: number): (bin: number) => number {
  return (bin) => uniformOpen(seed, STREAM.path, draw, bin);
}

/** Rate of each bin, the mean over paths. */
function meanRates(paths: RatePaths, bins: number, seed: number): number[] {
  const rates = new Array<number>(bins).fill(0);
  for (let draw = 0; draw < PATHS_EACH; draw++) {
    paths.draw(pathUniform(seed, -1 - draw)).forEach((cell, b) => (rates[b]! += RATES[cell]! / PATHS_EACH));
  }
  return rates;
}

function drawTotals(
  input: CorrectionInput,
  bins: readonly Bin[],
  sizes: Sizes,
  { paths, fit }: { readonly paths: RatePaths; readonly fit: OpenInterestFit | string },
): Hidden[] {
  const draws: Hidden[] = [];
  for (let shared = 0; shared < SHARED_DRAWS; shared++) {
    sizes.reweigh(input.seed, shared);
    const own = typeof fit === 'string' ? paths : joined(input, bins, sizes, { paths, fit, shared });
    for (let k = 0; k < PATHS_EACH; k++) {
      const draw = shared * PATHS_EACH + k;
      const total: Hidden = { longCents: 0, shortCents: 0 };
      own.draw(pathUniform(input.seed, draw)).forEach((cell, b) => {
        // A silent bin hid nothing: whatever is forced in a period prints once.
        if (bins[b]!.prints.length === 0) return;
        const hidden = sizes.drawHidden(bins[b]!, RATES[cell]!, input.seed, draw * 100_003 + b);
        total.longCents += hidden.longCents;
        total.shortCents += hidden.shortCents;
      });
      draws.push(total);
    }
  }
  return draws;
}

/** Paths that also explain the falls of open interest, with a drawn share; the walk stays that of the prints. */
function joined(
  input: CorrectionInput,
  bins: readonly Bin[],
  sizes: Sizes,
  given: { readonly paths: RatePaths; readonly fit: OpenInterestFit; readonly shared: number },
): RatePaths {
  const { fit } = given;
  const drawn = fit.share + fit.shareError * normal(input.seed, STREAM.share, given.shared, 0);
  const share = Math.max(drawn, fit.share / 4);
  const behind = RATES.map((rate) => sizes.behind(rate));
  const readings = bins.map((bin, b) => {
    const reading = printReading(bin.periods, bin.prints.length);
    const fall = input.oiFallCents![b]!;
    if (!Number.isFinite(fall) || bin.prints.length === 0) return reading;
    const unexplained = fall - fit.driftCents - share * printedCents(bin);
    const { cents, variance } = sizes.hiddenPerUnit(bin);
    return reading.map((value, cell) => {
      const spread = fit.deviationCents ** 2 + share * share * variance * behind[cell]!;
      return value - (unexplained - share * cents * behind[cell]!) ** 2 / (2 * spread) - Math.log(spread) / 2;
    });
  });
  return new RatePaths(readings, given.paths.walk);
}

function interval(values: readonly number[], level: number, bounded: boolean): Estimate {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]!;
  return { cents: at(0.5), lowCents: at((1 - level) / 2), highCents: bounded ? at((1 + level) / 2) : null };
}

function bad(got: string): InputError {
  return new InputError(`${got}: nothing to correct`, {
    code: 'bad-correction',
    hint: 'Give whole bins of whole periods, one print per period inside of them, one fall per bin, a level in (0, 1).',
  });
}

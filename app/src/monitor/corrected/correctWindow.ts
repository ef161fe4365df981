/**
 * The corrected total of one symbol in a window, from what a feed really printed: picks the venue's throttle, lays
 * prints into its periods, and says why where nothing can be estimated.
 */
import { InputError } from '@firebreak/engine';
import type { LiquidationEvent } from '../events.ts';
import { type CorrectedTotal, correctTotal, type Estimate } from './corrected.ts';
import type { Throttle } from '../feeds/shared/throttle.ts';
import { throttleOf, throttleSource } from './throttles.ts';

/** Bins are this long: short enough for a constant rate, long enough to see silent seconds. */
export const BIN_MS = 30_000;

/** Fewer bins carry no path of the rate. */
const BINS_MIN = 10;

/** A venue's seconds begin when they like: a print may lie so many periods of the clock early. */
const AHEAD_MAX = 2;

/** One symbol of one venue in a window. */
export interface WindowCorrectionInput {
  /** Prints of [fromMs, toMs), of this venue and symbol only, in any order. */
  readonly prints: readonly LiquidationEvent[];
  readonly venue: string;
  readonly fromMs: number;
  readonly toMs: number;
  /** Fall of open interest from one time to another at a fixed price, cents; NaN where it is not known. */
  readonly oiFallCents?: (fromMs: number, toMs: number) => number;
  /** Nominal coverage of the intervals, a fraction. */
  readonly level: number;
  readonly seed: number;
}

/** Printed, and estimated beside it. */
export interface WindowCorrection {
  readonly printedLongCents: number;
  readonly printedShortCents: number;
  readonly throttle: Throttle;
  /** All that was forced, printed part included; null where it cannot be estimated. */
  readonly estimated: { readonly long: Estimate; readonly short: Estimate; readonly total: Estimate } | null;
  /** How it was estimated, or why not. */
  readonly note: string;
}

/** Corrects one window. Throws InputError for prints outside of it or of another venue. */
export function correctWindow(input: WindowCorrectionInput): WindowCorrection {
  const { prints, venue, fromMs, toMs } = input;
  const foreign = prints.find((print) => print.venue !== venue || print.timeMs < fromMs || print.timeMs >= toMs);
  if (foreign !== undefined || prints.some((print) => print.symbol !== prints[0]!.symbol)) {
    throw new InputError(`prints of [${fromMs}, ${toMs}) at ${venue} are mixed with others`, {
      code: 'foreign-event',
      hint: 'Give the prints of one symbol of one venue within the window.',
    });
  }
  const throttle = throttleOf(venue, fromMs);
  const sum = (position: 'long' | 'short') =>
    prints.reduce((total, print) => total + (print.position === position ? print.notionalCents : 0), 0);
  const printed = { printedLongCents: sum('long'), printedShortCents: sum('short'), throttle };
  if (throttle !== throttleOf(venue, toMs - 1)) {
    return { ...printed, estimated: null, note: 'the venue changed what it prints within the window' };
  }
  if (throttle.kind === 'unknown') return { ...printed, estimated: null, note: throttle.why };
  if (throttle.kind === 'complete') {
    return { ...printed, estimated: exactly(printed), note: `every order or fill: ${throttleSource(venue)}` };
  }
  return { ...printed, ...estimated(input, throttle) };
}

function estimated(
  input: WindowCorrectionInput,
  throttle: Extract<Throttle, { readonly kind: 'one-per-period' }>,
): Pick<WindowCorrection, 'estimated' | 'note'> {
  const firstMs = Math.ceil(input.fromMs / BIN_MS) * BIN_MS;
  const lastMs = Math.floor(input.toMs / BIN_MS) * BIN_MS;
  if ((lastMs - firstMs) / BIN_MS < BINS_MIN) {
    return { estimated: null, note: `a window of fewer than ${BINS_MIN} whole bins of 30 s` };
  }
  const sides = throttle.eachSide
    ? (['long', 'short'] as const).map((side) => input.prints.filter((print) => print.position === side))
    : [input.prints];
  const laid = sides.map((side) => periods(side, throttle.periodMs));
  if (laid.includes(null)) return { estimated: null, note: 'prints come more often than the venue says they can' };
  const oi =
    input.oiFallCents === undefined || throttle.eachSide ? undefined : falls(input.oiFallCents, firstMs, lastMs);
  const parts = laid.map((side) =>
    correctTotal({
      prints: side!.filter((print) => inside(print, firstMs, lastMs)),
      fromMs: firstMs,
      toMs: lastMs,
      binMs: BIN_MS,
      periodMs: throttle.periodMs,
      keeps: throttle.keeps,
      level: input.level,
      seed: input.seed,
      ...(oi === undefined ? {} : { oiFallCents: oi }),
    }),
  );
  // What no whole bin covers, and a print that was moved out of the last bin, counts as printed.
  const edge = (side: 'long' | 'short') => {
    const key = side === 'long' ? 'printedLongCents' : 'printedShortCents';
    const all = input.prints.reduce((sum, print) => sum + (print.position === side ? print.notionalCents : 0), 0);
    return all - parts.reduce((sum, part) => sum + part[key], 0);
  };
  const add = (pick: 'long' | 'short' | 'total', cents: number) =>
    parts.map((part) => part[pick]).reduce(together, { cents, lowCents: cents, highCents: cents });
  const [long, short] = [edge('long'), edge('short')];
  return {
    estimated: { long: add('long', long), short: add('short', short), total: add('total', long + short) },
    note: noteOf(throttle, parts),
  };
}

function noteOf({ keeps }: { readonly keeps: string }, parts: readonly CorrectedTotal[]): string {
  const saturated = parts.reduce((sum, part) => sum + part.saturatedBins, 0);
  const use = parts[0]!.openInterest;
  const interest = typeof use === 'string' ? use : `share of open interest ${use.share.toFixed(2)}`;
  return `${keeps} order of each second; ${saturated} bins of 30 s printed throughout; ${interest}`;
}

function inside(print: LiquidationEvent, fromMs: number, toMs: number): boolean {
  return print.timeMs >= fromMs && print.timeMs < toMs;
}

/** One print a period, moved on by two at most where the venue's seconds are not the clock's; null beyond. */
function periods(prints: readonly LiquidationEvent[], periodMs: number): LiquidationEvent[] | null {
  let last = -Infinity;
  const laid: LiquidationEvent[] = [];
  for (const print of [...prints].sort((a, b) => a.timeMs - b.timeMs)) {
    const own = Math.floor(print.timeMs / periodMs);
    const period = Math.max(own, last + 1);
    if (period - own > AHEAD_MAX) return null;
    laid.push(period === own ? print : { ...print, timeMs: period * periodMs });
    last = period;
  }
  return laid;
}

function falls(of: (fromMs: number, toMs: number) => number, fromMs: number, toMs: number): Float64Array {
  return Float64Array.from({ length: (toMs - fromMs) / BIN_MS }, (_, b) =>
    of(fromMs + b * BIN_MS, fromMs + (b + 1) * BIN_MS),
  );
}

/** Ends added to ends: wider than the interval of the sum, never narrower. */
function together(a: Estimate, b: Estimate): Estimate {
  const highCents = a.highCents === null || b.highCents === null ? null : a.highCents + b.highCents;
  return { cents: a.cents + b.cents, lowCents: a.lowCents + b.lowCents, highCents };
}

function exactly(printed: { readonly printedLongCents: number; readonly printedShortCents: number }) {
  const same = (cents: number): Estimate => ({ cents, lowCents: cents, highCents: cents });
  const { printedLongCents: long, printedShortCents: short } = printed;
  return { long: same(long), short: same(short), total: same(long + short) };
}

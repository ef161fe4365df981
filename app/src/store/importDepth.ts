/**
 * Calm depth from a history of a book: the median per band over the part of the recording that can be believed. A side
 * that stays where it was while the market moves away (crossed, or never changing) ends that part.
 */
import { InputError, IssuesError, log, numberColumn, stringColumn } from '@firebreak/engine';
import type { Issue, Table } from '@firebreak/engine';
import type { FileTable } from './csv.ts';
import type { DepthMapping } from './mapping.ts';
import { addRowIssue, numberValues, sourceName } from './sourceColumns.ts';

/** What was taken, and why not all of it. */
export interface CalmDepth {
  readonly table: Table;
  readonly notes: readonly string[];
}

/** This many times in a row without any change of a side's quantity: no live book does that. */
const UNCHANGED_TIMES = 4;
/** Fewer times than this give no median worth the name. */
const CALM_TIMES_MIN = 10;

interface History {
  readonly times: readonly number[];
  /** Signed percents in ascending order; notional and quantity are [time × bands + band]. */
  readonly bands: readonly number[];
  readonly notional: Float64Array;
  readonly quantity: Float64Array;
}

/** Medians of the calm part as depth rows. Throws IssuesError for bad rows, InputError where too little is calm. */
export function calmDepth(file: FileTable, mapping: DepthMapping): CalmDepth {
  const history = readHistory(file, mapping);
  const { times, bands, notional } = history;
  const fault = firstFault(history);
  const calm = fault === null ? times.length : fault.index;
  if (calm < CALM_TIMES_MIN) {
    const why = fault === null ? '' : `: ${fault.why}`;
    throw new InputError(`${file.path} has ${calm} calm times, at least ${CALM_TIMES_MIN} are needed${why}`, {
      code: 'no-calm-depth',
      hint: 'Give a longer recording, or one that starts earlier.',
    });
  }
  const medians = bands.map((_, band) =>
    median(Float64Array.from({ length: calm }, (_, time) => notional[time * bands.length + band]!)),
  );
  const columns = new Map([
    ['instrument', stringColumn(bands.map(() => mapping.instrument))],
    ['side', stringColumn(bands.map((percent) => (percent < 0 ? 'bid' : 'ask')))],
    ['distance', numberColumn(bands.map((percent) => Math.abs(log(1 + percent / 100))))],
    ['notional_usd', numberColumn(medians)],
    ['basis', stringColumn(bands.map(() => 'measured'))],
  ]);
  const notes = [
    `depth of ${mapping.instrument}: medians of ${calm} times from ${iso(times[0]!)} to ${iso(times[calm - 1]!)}`,
  ];
  if (fault !== null)
    notes.push(`${times.length - calm} times from ${iso(times[calm]!)} on are left out: ${fault.why}`);
  return { table: { name: 'depth', rows: bands.length, columns }, notes };
}

function iso(ms: number): string {
  return new Date(ms).toISOString().replace('.000Z', 'Z');
}

function median(values: Float64Array): number {
  const sorted = values.sort();
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

function readHistory(file: FileTable, { columns }: DepthMapping): History {
  const issues: Issue[] = [];
  const [time, percent, usd, units] = ['time', 'percent', 'notional_usd', 'quantity'].map((name) =>
    numberValues(file, columns.get(name)!, issues),
  ) as [Float64Array, Float64Array, Float64Array, Float64Array];
  const times = [...new Set(time)].sort((a, b) => a - b);
  const bands = [...new Set(percent)].sort((a, b) => a - b);
  const indexOf = new Map(times.map((ms, k) => [ms, k]));
  const bandOf = new Map(bands.map((band, k) => [band, k]));
  const notional = new Float64Array(times.length * bands.length).fill(NaN);
  const quantity = notional.slice();
  for (let row = 0; row < file.rows; row++) {
    const complain = (name: string, got: number, expected: string) =>
      addRowIssue(
        issues,
        file,
        row,
        sourceName(columns.get(name)),
        got === got ? String(got) : 'an empty cell',
        expected,
      );
    if (!(time[row]! > 0)) complain('time', time[row]!, 'a time');
    if (!(Math.abs(percent[row]!) < 100) || percent[row] === 0)
      complain('percent', percent[row]!, 'a percentage, negative for bids');
    if (!(usd[row]! > 0)) complain('notional_usd', usd[row]!, 'USD above 0');
    if (!(units[row]! > 0)) complain('quantity', units[row]!, 'a quantity above 0');
    const at = indexOf.get(time[row]!)! * bands.length + bandOf.get(percent[row]!)!;
    if (notional[at] === notional[at]) complain('percent', percent[row]!, 'each band once per time');
    notional[at] = usd[row]!;
    quantity[at] = units[row]!;
  }
  for (let at = 0; at < notional.length && issues.length === 0; at++) {
    if (notional[at] === notional[at]) continue;
    const got = `no band ${bands[at % bands.length]!} at ${iso(times[Math.floor(at / bands.length)]!)}`;
    issues.push({ where: file.path, row: -1, column: '', got, expected: 'every band at every time' });
  }
  if (issues.length > 0) throw new IssuesError(issues);
  return { times, bands, notional, quantity };
}

/** The first time at which the book cannot be right, and why; null where there is none. */
function firstFault({
  times,
  bands,
  notional,
  quantity,
}: History): { readonly index: number; readonly why: string } | null {
  const bid = bands.findLastIndex((percent) => percent < 0);
  const ask = bands.findIndex((percent) => percent > 0);
  const same = [0, 0];
  for (let time = 0; time < times.length; time++) {
    const row = time * bands.length;
    if (bid >= 0 && ask >= 0) {
      const bidPrice = notional[row + bid]! / quantity[row + bid]!;
      const askPrice = notional[row + ask]! / quantity[row + ask]!;
      if (bidPrice > askPrice) {
        const side = staleSide({ times, bands, notional, quantity }, time, bid, ask);
        const prices = `weighted bid ${bidPrice.toFixed(2)} above weighted ask ${askPrice.toFixed(2)}`;
        return { index: time, why: `the ${side} side is frozen (${prices})` };
      }
    }
    for (const [k, band] of [bid, ask].entries()) {
      if (band < 0 || time === 0) continue;
      same[k] = quantity[row + band] === quantity[row - bands.length + band] ? same[k]! + 1 : 0;
      if (same[k]! + 1 < UNCHANGED_TIMES) continue;
      const side = k === 0 ? 'bid' : 'ask';
      const why = `the ${side} side is frozen (its quantity is the same ${UNCHANGED_TIMES} times in a row)`;
      return { index: time - UNCHANGED_TIMES + 1, why };
    }
  }
  return null;
}

/**
 * Of a crossed book, the side whose inner band moved less over the next time: the market moves, a frozen side does
 * not.
 */
function staleSide({ times, bands, quantity }: History, time: number, bid: number, ask: number): string {
  const next = Math.min(time + 1, times.length - 1);
  const change = (band: number) => {
    const now = quantity[time * bands.length + band]!;
    return Math.abs(quantity[next * bands.length + band]! / now - 1);
  };
  return change(bid) <= change(ask) ? 'bid' : 'ask';
}

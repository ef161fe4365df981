/**
 * Columns of series and events as they stand in a run's Parquet files, and back. Names of accounts, instruments and
 * kinds stand beside the numbers, so that the files can be queried on their own.
 */
import { EVENT_KINDS, InputError } from '@firebreak/engine';
import type { EventColumns, SeriesColumns } from '@firebreak/engine';
import type { FileTable } from './csv.ts';
import type { ParquetColumn } from './parquet.ts';

/** Names for the numbers in the columns of a run. */
export interface RunNames {
  readonly instruments: readonly string[];
  /** Id of an account by its row in the snapshot. */
  readonly account: (row: number) => string;
}

const SERIES = [
  ['exogenous_price', 'exogenousPrice'],
  ['index_price', 'indexPrice'],
  ['mark_price', 'markPrice'],
  ['last_price', 'lastPrice'],
  ['bid_price', 'bidPrice'],
  ['ask_price', 'askPrice'],
  ['bid_depth_share', 'bidDepthShare'],
  ['ask_depth_share', 'askDepthShare'],
  ['open_interest_usd', 'openInterestUsd'],
  ['liquidated_long_usd', 'liquidatedLongUsd'],
  ['liquidated_short_usd', 'liquidatedShortUsd'],
  ['adl_usd', 'adlUsd'],
] as const satisfies readonly (readonly [string, keyof SeriesColumns])[];

const typed = (values: Float64Array | Int32Array | Int16Array | Uint8Array): ParquetColumn => ({
  type: 'typed',
  values,
});

/** Series as file columns: one row per sample and instrument, instrument fastest. */
export function seriesToFile(series: SeriesColumns, names: RunNames): Map<string, ParquetColumn> {
  const rows = series.samples * series.instruments;
  const columns = new Map<string, ParquetColumn>();
  const time = Float64Array.from({ length: rows }, (_, row) => series.timeS[Math.floor(row / series.instruments)]!);
  columns.set('time_s', typed(time));
  const codes = Int32Array.from({ length: rows }, (_, row) => row % series.instruments);
  columns.set('instrument', { type: 'string', codes, dictionary: names.instruments });
  for (const [name, key] of SERIES) columns.set(name, typed(series[key]));
  return columns;
}

/** Events as file columns, one row per event. */
export function eventsToFile(events: EventColumns, names: RunNames): Map<string, ParquetColumn> {
  const dictionary: string[] = [];
  const codeOf = new Map<number, number>();
  const accountCodes = Int32Array.from(events.account, (row) => {
    if (row < 0) return -1;
    let code = codeOf.get(row);
    if (code === undefined) {
      code = dictionary.length;
      codeOf.set(row, code);
      dictionary.push(names.account(row));
    }
    return code;
  });
  return new Map<string, ParquetColumn>([
    ['step', typed(events.step)],
    ['time_s', typed(events.timeS)],
    ['kind', { type: 'string', codes: Int32Array.from(events.kind), dictionary: EVENT_KINDS }],
    ['account', { type: 'string', codes: accountCodes, dictionary }],
    ['account_row', typed(events.account)],
    ['members', typed(events.members)],
    ['instrument', { type: 'string', codes: Int32Array.from(events.instrument), dictionary: names.instruments }],
    ['instrument_row', typed(events.instrument)],
    ['qty', typed(events.qty)],
    ['price', typed(events.price)],
    ['notional_usd', typed(events.notionalUsd)],
    ['amount_usd', typed(events.amountUsd)],
    ['round', typed(events.round)],
  ]);
}

function numbersOf(file: FileTable, name: string): Float64Array {
  const column = file.columns.get(name);
  if (column?.type === 'number') return column.values;
  throw new InputError(`${file.path} has no column of numbers "${name}"`, {
    code: 'bad-run-column',
    hint: 'The file is not one of a run; write the run again.',
  });
}

/** Series from the columns of their file. Throws InputError where a column is missing. */
export function seriesFromFile(file: FileTable, instruments: number): SeriesColumns {
  const samples = instruments > 0 ? Math.floor(file.rows / instruments) : 0;
  const time = numbersOf(file, 'time_s');
  const read = Object.fromEntries(SERIES.map(([name, key]) => [key, numbersOf(file, name)]));
  return {
    ...(read as Omit<SeriesColumns, 'samples' | 'instruments' | 'timeS'>),
    samples,
    instruments,
    timeS: Float64Array.from({ length: samples }, (_, sample) => time[sample * instruments]!),
  };
}

/** Events from the columns of their file. Throws InputError where a column is missing or a kind is unknown. */
export function eventsFromFile(file: FileTable): EventColumns {
  const kind = file.columns.get('kind');
  if (kind?.type !== 'string') numbersOf(file, 'kind');
  const kinds = kind?.type === 'string' ? kind : { codes: new Int32Array(0), dictionary: [] };
  const codes = kinds.dictionary.map((name) => EVENT_KINDS.findIndex((known) => known === name));
  if (codes.includes(-1)) {
    throw new InputError(`${file.path} holds events of a kind that this version does not know`, {
      code: 'unknown-event',
      hint: 'Read it with the version of Firebreak that wrote it.',
    });
  }
  return {
    n: file.rows,
    step: Int32Array.from(numbersOf(file, 'step')),
    timeS: numbersOf(file, 'time_s'),
    kind: Uint8Array.from(kinds.codes, (code) => codes[code]!),
    account: Int32Array.from(numbersOf(file, 'account_row')),
    members: numbersOf(file, 'members'),
    instrument: Int16Array.from(numbersOf(file, 'instrument_row')),
    qty: numbersOf(file, 'qty'),
    price: numbersOf(file, 'price'),
    notionalUsd: numbersOf(file, 'notional_usd'),
    amountUsd: numbersOf(file, 'amount_usd'),
    round: Uint8Array.from(numbersOf(file, 'round')),
  };
}

/** Reads the public files that the studies use; a study whose file is not there is left out and named. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { InputError } from '@firebreak/engine';
import { type FileTable, readCsv } from '../../store/csv.ts';
import { compareHours, type CrowdErrors, crowdErrors, type MapComparison } from './mapStudy.ts';
import { evaluate, type Evaluation, verdict } from './score.ts';
import { dailyStudy, interestStudy, liquidationStudy, priceStudy, type Study } from './studies.ts';

/** A study with its results. */
export interface StudyResult {
  readonly title: string;
  readonly onset: string;
  readonly source: string;
  readonly horizonMs: number;
  readonly results: readonly (Evaluation & { readonly verdict: ReturnType<typeof verdict> })[];
}

/** All studies, and the files that were missing. */
export interface EvaluationReport {
  readonly studies: readonly StudyResult[];
  readonly missing: readonly string[];
  /** Indicators tried in all: what a verdict is corrected for. */
  readonly tested: number;
}

const HOURS = 'coinglass_btc_liq_1h.csv.gz';
const MARKS = 'binance_btcusdt_mark_5m_2025-10_12.csv.gz';
const DAILY = 'daily_close_multiasset_2014_2026.csv.gz';
const INTEREST = 'open_interest_daily_2021_2025.csv.gz';
const PANEL = ['SPX', 'NDX', 'GOLD_FUT', 'BTC'] as const;

/** Reads what is in a folder and judges every indicator. Throws InputError where none of the files is there. */
export async function evaluateFolder(folder: string): Promise<EvaluationReport> {
  const there = (name: string) => existsSync(join(folder, name));
  const plans: readonly (readonly [readonly string[], (folder: string) => Promise<Study>])[] = [
    [[HOURS], hoursStudy],
    [[MARKS], marksStudy],
    [[DAILY], panelStudy],
    [[INTEREST, DAILY], openInterestStudy],
  ];
  const missing = [...new Set(plans.flatMap(([files]) => files.filter((name) => !there(name))))];
  const studies: Study[] = [];
  for (const [files, make] of plans) if (files.every(there)) studies.push(await make(folder));
  if (studies.length === 0) {
    throw new InputError(`${folder} has none of the files ${missing.join(', ')}`, {
      code: 'no-data',
      hint: 'Name the folder of market data with --data or FIREBREAK_DATA.',
    });
  }
  const tested = studies.reduce((sum, study) => sum + study.series.length, 0);
  return { studies: studies.map((study) => judged(study, tested)), missing, tested };
}

/** How the liquidation map does; `hours` is null where a file is missing. */
export interface MapReport {
  readonly crowds: readonly CrowdErrors[];
  readonly hours: readonly MapComparison[] | null;
  readonly source: string;
}

/** Lots and days of the crowds that the map is held against. */
const CROWD = { lots: 1000, days: 7 };

/** Holds the liquidation map against known crowds, and against real hours where the folder has them. */
export async function evaluateMap(folder: string, crowd = CROWD): Promise<MapReport> {
  const there = [HOURS, MARKS].every((name) => existsSync(join(folder, name)));
  return {
    crowds: crowdErrors(crowd),
    hours: there ? await mapHours(folder) : null,
    source: `${HOURS} (Binance, Bybit, OKX), ${MARKS}`,
  };
}

async function mapHours(folder: string): Promise<MapComparison[]> {
  const bars = await read(folder, MARKS, ['open_time', 'low', 'high', 'close']);
  const hours = await read(folder, HOURS, ['timestamp', 'longUsd', 'shortUsd']);
  const prices = {
    timesMs: column(bars, 'open_time'),
    low: column(bars, 'low'),
    high: column(bars, 'high'),
    close: column(bars, 'close'),
  };
  return compareHours(prices, {
    timesMs: column(hours, 'timestamp'),
    longUsd: column(hours, 'longUsd'),
    shortUsd: column(hours, 'shortUsd'),
  });
}

function judged({ title, onset, source, options, series }: Study, tested: number): StudyResult {
  const results = series.map((one) => {
    const found = evaluate(one, options);
    return { ...found, verdict: verdict(found, tested) };
  });
  return { title, onset, source, horizonMs: options.horizonMs, results };
}

async function hoursStudy(folder: string): Promise<Study> {
  const table = await read(folder, HOURS, ['timestamp', 'longUsd', 'shortUsd']);
  const [timesMs, longUsd, shortUsd] = ['timestamp', 'longUsd', 'shortUsd'].map((name) => column(table, name));
  return liquidationStudy({ timesMs: timesMs!, longUsd: longUsd!, shortUsd: shortUsd! });
}

async function marksStudy(folder: string): Promise<Study> {
  const table = await read(folder, MARKS, ['open_time', 'close']);
  return priceStudy({ timesMs: column(table, 'open_time'), close: column(table, 'close') });
}

async function panelStudy(folder: string): Promise<Study> {
  const table = await read(folder, DAILY, [...PANEL]);
  const columns = PANEL.map((name) => column(table, name));
  const days = dates(table);
  const rows = [...days.keys()].filter((row) => columns.every((values) => Number.isFinite(values[row])));
  return dailyStudy({
    timesMs: Float64Array.from(rows, (row) => days[row]!),
    closes: columns.map((values) => Float64Array.from(rows, (row) => values[row]!)),
    btc: PANEL.indexOf('BTC'),
  });
}

async function openInterestStudy(folder: string): Promise<Study> {
  const closes = await read(folder, DAILY, ['BTC']);
  const close = new Map(dates(closes).map((day, row) => [day, column(closes, 'BTC')[row]!]));
  const table = await read(folder, INTEREST, ['oi_close']);
  const coins = words(table, 'coin_symbol');
  const interest = column(table, 'oi_close');
  const days = dates(table);
  const rows = [...days.keys()].filter((row) => coins[row] === 'BTC' && Number.isFinite(close.get(days[row]!)));
  return interestStudy({
    timesMs: Float64Array.from(rows, (row) => days[row]!),
    close: Float64Array.from(rows, (row) => close.get(days[row]!)!),
    openInterestUsd: Float64Array.from(rows, (row) => interest[row]!),
  });
}

function read(folder: string, name: string, numbers: readonly string[]): Promise<FileTable> {
  const types = [...numbers.map((key) => [key, 'number'] as const), ['date', 'string'] as const];
  return readCsv(join(folder, name), { types: new Map(types) });
}

function column(table: FileTable, name: string): Float64Array {
  const found = table.columns.get(name);
  if (found?.type === 'number') return found.values;
  throw noColumn(table, name);
}

function words(table: FileTable, name: string): string[] {
  const found = table.columns.get(name);
  if (found?.type === 'string') return Array.from(found.codes, (code) => (code < 0 ? '' : found.dictionary[code]!));
  throw noColumn(table, name);
}

function dates(table: FileTable): number[] {
  return words(table, 'date').map((day) => Date.parse(`${day}T00:00:00Z`));
}

function noColumn(table: FileTable, name: string): InputError {
  return new InputError(`${table.path} has no column ${name} of the kind that is needed`, {
    code: 'no-column',
    hint: 'Use the file as it was published.',
  });
}

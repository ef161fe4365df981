/**
 * A run as a folder: run.json with all that is needed to run it again, series.parquet and events.parquet, each under
 * its SHA-256. run.json carries a hash over itself, so that one changed byte anywhere is found.
 */
import { createHash } from 'node:crypto';
import { stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { InputError } from '@firebreak/engine';
import type { EventColumns, RunResult, SeriesColumns, Summary } from '@firebreak/engine';
import { writeFolder } from './atomic.ts';
import { pathInside, readDocument, readJson, sha256File } from './files.ts';
import { readParquet, writeParquet } from './parquet.ts';
import { eventsFromFile, eventsToFile, seriesFromFile, seriesToFile } from './runColumns.ts';
import type { RunNames } from './runColumns.ts';

/** The file of a run folder that says what was run and what came out. */
export const RUN_FILE = 'run.json';
/** Version of the folder format; a reader refuses a newer one. */
export const RUN_FORMAT_VERSION = 1;
const FORMAT = 'firebreak-run';
const SERIES_FILE = 'series.parquet';
const EVENTS_FILE = 'events.parquet';

/** Where the market of a run comes from, so that it can be run again. */
export interface SnapshotReference {
  readonly kind: 'folder' | 'builtin';
  /** Path of the folder, or name of the built-in market. */
  readonly name: string;
  /** Seed and size with which a built-in market was drawn; null for a folder. */
  readonly seed: number | null;
  readonly accounts: number | null;
  readonly hash: string;
}

/** What a run was made of, and what it says. */
export interface RunDocument {
  readonly engineVersion: string;
  readonly snapshot: SnapshotReference;
  /** The scenario document as it was read (plain data). */
  readonly scenario: unknown;
  /** Options of the run: seed, recording level and whatever else changes its result (plain data). */
  readonly options: Readonly<Record<string, unknown>>;
  readonly summary: Summary;
  readonly digest: string;
}

/** What `writeRun` gets: the result in place of summary and digest, and names for the columns. */
export interface RunToWrite extends Omit<RunDocument, 'summary' | 'digest'> {
  readonly result: RunResult;
  readonly names: RunNames;
}

/** A run as read from a folder. */
export interface ReadRun {
  readonly run: RunDocument;
  readonly events: EventColumns;
  readonly series: SeriesColumns;
}

/** Whether every file of a run is as it was written, and what is not. */
export interface Verification {
  readonly ok: boolean;
  readonly problems: readonly string[];
}

/**
 * Writes a run into a folder that must be absent or empty; nothing is left behind on failure or where the signal
 * fires.
 */
export async function writeRun(folder: string, run: RunToWrite, signal?: AbortSignal): Promise<void> {
  await writeFolder(
    folder,
    async (partial) => {
      const { events, series } = run.result;
      await writeParquet(
        join(partial, SERIES_FILE),
        seriesToFile(series, run.names),
        series.samples * series.instruments,
      );
      await writeParquet(join(partial, EVENTS_FILE), eventsToFile(events, run.names), events.n);
      const document: Record<string, unknown> = {
        format: FORMAT,
        version: RUN_FORMAT_VERSION,
        engine_version: run.engineVersion,
        snapshot: run.snapshot,
        scenario: run.scenario,
        options: run.options,
        digest: run.result.digest,
        instruments: series.instruments,
        summary: run.result.summary,
        files: {
          [SERIES_FILE]: await fileEntry(join(partial, SERIES_FILE)),
          [EVENTS_FILE]: await fileEntry(join(partial, EVENTS_FILE)),
        },
      };
      // Through JSON once, so that the hash is over what a reader will see.
      const plain = JSON.parse(JSON.stringify(document)) as Record<string, unknown>;
      await writeFile(join(partial, RUN_FILE), formatDocument({ ...plain, sha256: documentHash(plain) }));
    },
    signal,
  );
}

async function fileEntry(path: string): Promise<{ sha256: string; bytes: number }> {
  return { sha256: await sha256File(path), bytes: (await stat(path)).size };
}

function formatDocument(document: Record<string, unknown>): string {
  return `${JSON.stringify(document, null, 2)}\n`;
}

/** SHA-256 over a document without its own `sha256`, with keys in code unit order. */
function documentHash(document: Record<string, unknown>): string {
  const { sha256: _, ...rest } = document;
  return createHash('sha256').update(canonical(rest)).digest('hex');
}

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const record = value as Record<string, unknown>;
  const keys = Object.keys(record).sort();
  return `{${keys.map((key) => `${JSON.stringify(key)}:${canonical(record[key])}`).join(',')}}`;
}

async function readRunJson(folder: string): Promise<Record<string, unknown>> {
  const path = join(folder, RUN_FILE);
  const document = await readJson(path);
  if (document['format'] === FORMAT && document['version'] === RUN_FORMAT_VERSION) return document;
  throw new InputError(`${path} is no run of format version ${RUN_FORMAT_VERSION}`, {
    code: 'bad-run-json',
    hint: 'Name a folder that a run was written into; a newer version of Firebreak reads newer ones.',
  });
}

/** Reads a run folder. Throws InputError where a file is missing, cut off or not what it should be. */
export async function readRun(folder: string): Promise<ReadRun> {
  const document = await readRunJson(folder);
  const instruments = Number(document['instruments']);
  const run: RunDocument = {
    engineVersion: String(document['engine_version']),
    snapshot: document['snapshot'] as SnapshotReference,
    scenario: document['scenario'],
    options: (document['options'] ?? {}) as Record<string, unknown>,
    summary: document['summary'] as Summary,
    digest: String(document['digest']),
  };
  const series = seriesFromFile(await readParquet(pathInside(folder, SERIES_FILE)), instruments);
  const events = eventsFromFile(await readParquet(pathInside(folder, EVENTS_FILE)));
  return { run, events, series };
}

/**
 * Checks that every file of a run is byte for byte what was written. Finds one changed byte in any of them; it cannot
 * find that all were rewritten together, for which the run has to be executed again and its digest compared.
 */
export async function verifyFiles(folder: string): Promise<Verification> {
  const problems: string[] = [];
  let document: Record<string, unknown>;
  try {
    document = await readRunJson(folder);
  } catch (error) {
    return { ok: false, problems: [(error as Error).message] };
  }
  const written = formatDocument(document);
  if (document['sha256'] !== documentHash(document) || (await readDocument(join(folder, RUN_FILE))) !== written) {
    problems.push(`${RUN_FILE} was changed: its content does not have the hash that it states`);
  }
  const files = (document['files'] ?? {}) as Record<string, { sha256?: unknown }>;
  for (const name of [SERIES_FILE, EVENTS_FILE]) {
    const expected = files[name]?.sha256;
    try {
      const actual = await sha256File(pathInside(folder, name));
      if (actual !== expected)
        problems.push(`${name} was changed: SHA-256 ${actual}, ${RUN_FILE} says ${String(expected)}`);
    } catch (error) {
      problems.push((error as Error).message);
    }
  }
  return { ok: problems.length === 0, problems };
}

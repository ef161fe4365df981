/**
 * What an ensemble leaves on disk: while it runs a journal beside its folder, one line per finished run, so that an
 * interrupt or a crash loses only runs under way; at the end the folder with ensemble.json and ensemble.parquet, whole
 * or not at all.
 */
import {
  closeSync,
  existsSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeSync,
} from 'node:fs';
import { readdir, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { InputError } from '@firebreak/engine';
import { writeFolder } from './atomic.ts';
import { checkInputFile, readableError, sha256File } from './files.ts';
import { writeParquet } from './parquet.ts';
import type { ParquetColumn } from './parquet.ts';

/** The file of an ensemble's folder that says what was drawn and what came out. */
export const ENSEMBLE_FILE = 'ensemble.json';
/** One row per run. */
export const ENSEMBLE_TABLE = 'ensemble.parquet';
/** What people open. */
export const ENSEMBLE_PAGE = 'report.html';
const FILES = new Set([ENSEMBLE_FILE, ENSEMBLE_TABLE, ENSEMBLE_PAGE]);
const FORMAT = 'firebreak-ensemble-partial';
const NOTE = 'Finished runs of an ensemble that is not complete. The same command goes on from here.';

/** Finished runs, open for more. */
export interface Journal {
  /** Rows that were there, as they were appended. */
  readonly rows: readonly unknown[];
  append(row: unknown): void;
  close(): void;
}

/** Where the journal of an ensemble stands: beside its folder. */
export function journalPath(folder: string): string {
  return join(dirname(folder), `${basename(folder)}.partial.jsonl`);
}

/**
 * Opens a journal, or makes one. A line that was cut short by a crash is dropped. Throws InputError where the file
 * belongs to another ensemble or is no journal, or cannot be written.
 */
export async function openJournal(path: string, identity: string): Promise<Journal> {
  try {
    const isNew = !existsSync(path);
    if (!isNew) await checkInputFile(path);
    const text = isNew ? '' : readFileSync(path, 'utf8');
    const whole = text.slice(0, text.lastIndexOf('\n') + 1);
    const lines = whole.split('\n').filter((line) => line !== '');
    if (lines.length > 0) checkHeader(path, lines[0]!, identity);
    const rows = lines.slice(1).map((line, k) => parsed(path, line, k + 2));
    mkdirSync(dirname(path), { recursive: true });
    const file = openSync(path, 'a');
    ftruncateSync(file, Buffer.byteLength(whole));
    if (lines.length === 0) writeSync(file, `${JSON.stringify({ format: FORMAT, note: NOTE, identity })}\n`);
    return {
      rows,
      append: (row) => void writeSync(file, `${JSON.stringify(row)}\n`),
      close: () => closeSync(file),
    };
  } catch (error) {
    throw readableError(error, path, 'write');
  }
}

function parsed(path: string, line: string, number: number): unknown {
  try {
    return JSON.parse(line) as unknown;
  } catch {
    throw new InputError(`${path}:${number} is not a line of an ensemble's finished runs`, {
      code: 'bad-journal',
      hint: 'Remove the file, and the ensemble starts again.',
    });
  }
}

function checkHeader(path: string, line: string, identity: string): void {
  const header = parsed(path, line, 1) as { readonly format?: unknown; readonly identity?: unknown } | null;
  if (header?.format !== FORMAT) parsed(path, '', 1);
  if (header?.identity === identity) return;
  throw new InputError(
    `${path} has finished runs of another ensemble (other scenario, ranges, seed, draws or market)`,
    {
      code: 'other-ensemble',
      hint: 'Choose another folder with --out, go on with the command that it was made by, or remove the file.',
    },
  );
}

/**
 * Throws InputError where the folder holds anything but an earlier ensemble; true where one is there and will be
 * replaced.
 */
export async function checkEnsembleTarget(folder: string): Promise<boolean> {
  let entries: string[];
  try {
    entries = await readdir(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw readableError(error, folder, 'write');
  }
  if (entries.length === 0) return false;
  if (entries.includes(ENSEMBLE_FILE) && entries.every((entry) => FILES.has(entry))) return true;
  throw new InputError(`${folder} exists and is not an earlier ensemble, so it is not overwritten`, {
    code: 'target-not-an-ensemble',
    hint: 'Choose another folder with --out, or empty this one first.',
  });
}

/** Writes the folder with its page, the hash of the table in the document, and removes the journal. */
export async function writeEnsemble(
  folder: string,
  document: Readonly<Record<string, unknown>>,
  table: { readonly columns: ReadonlyMap<string, ParquetColumn>; readonly rows: number },
  page: string,
): Promise<void> {
  const target = resolve(folder);
  const replaces = await checkEnsembleTarget(target);
  const beside = (what: string): string => join(dirname(target), `.${basename(target)}.${what}-${process.pid}`);
  const finished = replaces ? beside('new') : target;
  await writeFolder(finished, async (partial) => {
    const path = join(partial, ENSEMBLE_TABLE);
    await writeParquet(path, table.columns, table.rows);
    await writeFile(join(partial, ENSEMBLE_PAGE), page);
    const files = { [ENSEMBLE_TABLE]: { sha256: await sha256File(path) } };
    await writeFile(join(partial, ENSEMBLE_FILE), `${JSON.stringify({ ...document, files }, null, 2)}\n`);
  });
  if (replaces) {
    // Two renames without a pause between them, so that no interrupt finds the folder gone.
    const old = beside('old');
    renameSync(target, old);
    renameSync(finished, target);
    await rm(old, { recursive: true, force: true });
  }
  await rm(journalPath(target), { force: true });
}

/** The folder that a run leaves behind, report included: it appears whole, and replaces nothing but an earlier run. */
import { constants, renameSync } from 'node:fs';
import { access, readdir, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { InputError } from '@firebreak/engine';
import { writeFolder } from '../store/atomic.ts';
import { readableError } from '../store/files.ts';
import { RUN_FILE, writeRun } from '../store/runFolder.ts';
import type { SnapshotReference } from '../store/runFolder.ts';
import { renderReport } from './renderReport.ts';
import { accountName, REPORT_FILE } from './runView.ts';
import type { RunView } from './runView.ts';

const RUN_FILES = new Set([RUN_FILE, 'series.parquet', 'events.parquet', REPORT_FILE]);

/** What else a run folder has to say, so that it can be executed again. */
export interface RunOrigin {
  readonly reference: SnapshotReference;
  /** The scenario document as it was run. */
  readonly document: unknown;
  readonly options: Readonly<Record<string, unknown>>;
}

/**
 * Throws InputError where the folder holds anything but an earlier run, or cannot be written. For checking before the
 * run; true where an earlier run is there and will be replaced.
 */
export async function checkRunTarget(out: string): Promise<boolean> {
  const target = resolve(out);
  const entries = await listed(target);
  if (entries === null) await mustBeWritable(dirname(target), out);
  else await mustBeWritable(target, out);
  if (entries === null || entries.length === 0) return false;
  if (entries.includes(RUN_FILE) && entries.every((entry) => RUN_FILES.has(entry))) return true;
  throw new InputError(`${out} exists and is not an earlier run, so it is not overwritten`, {
    code: 'target-not-a-run',
    hint: 'Choose another folder with --out, or empty this one first.',
  });
}

async function listed(folder: string): Promise<string[] | null> {
  try {
    return await readdir(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw readableError(error, folder, 'write');
  }
}

/** The nearest folder that exists must allow new files. */
async function mustBeWritable(folder: string, out: string): Promise<void> {
  try {
    await access(folder, constants.W_OK);
  } catch (error) {
    const above = dirname(folder);
    if ((error as NodeJS.ErrnoException).code === 'ENOENT' && above !== folder) return mustBeWritable(above, out);
    throw readableError(error, out, 'write');
  }
}

/**
 * Writes run.json, series.parquet, events.parquet and report.html; on failure or interrupt an earlier run stays as it
 * was.
 */
export async function writeRunFolder(view: RunView, origin: RunOrigin, signal?: AbortSignal): Promise<void> {
  const target = resolve(view.out);
  const replaces = await checkRunTarget(view.out);
  const run = {
    engineVersion: view.engineVersion,
    snapshot: origin.reference,
    scenario: origin.document,
    options: origin.options,
    result: view.result,
    names: { instruments: view.snapshot.instruments.id, account: (row: number) => accountName(view.snapshot, row) },
  };
  const beside = (what: string) => join(dirname(target), `.${basename(target)}.${what}-${process.pid}`);
  const finished = replaces ? beside('new') : target;
  await writeFolder(
    finished,
    async (partial) => {
      await writeRun(partial, run, signal);
      await writeFile(join(partial, REPORT_FILE), renderReport(view));
    },
    signal,
  );
  if (!replaces) return;
  // Two renames without a pause between them, so that no interrupt finds the folder gone.
  const old = beside('old');
  renameSync(target, old);
  renameSync(finished, target);
  await rm(old, { recursive: true, force: true });
}

/**
 * Whether a run is what it says: its files unchanged, its market the same, and the same digest when it is executed
 * again.
 */
import { join } from 'node:path';
import { HurdleError } from '@firebreak/engine';
import type { BookAccount } from '@firebreak/engine';
import { readDocument } from '../store/files.ts';
import { readRun, RUN_FILE, verifyFiles } from '../store/runFolder.ts';
import type { SnapshotReference } from '../store/runFolder.ts';
import type { MarketSource, RunListener } from './runJob.ts';
import { startRun } from './startRun.ts';

/**
 * The digest of a run that verifies. Throws HurdleError saying what differs, InputError where the run or its market
 * cannot be read, CancelledError where the signal fired.
 */
export async function verifyRun(folder: string, listener: RunListener, signal?: AbortSignal): Promise<string> {
  await readDocument(join(folder, RUN_FILE)); // a folder that is no run is bad input, not a failed check
  const { problems } = await verifyFiles(folder);
  if (problems.length > 0) failed(folder, problems);
  const { run } = await readRun(folder);
  const job = {
    market: sourceOf(run.snapshot),
    scenario: run.scenario,
    seed: Number(run.options['seed']),
    feedback: false,
    ...(Array.isArray(run.options['book']) ? { book: run.options['book'] as readonly BookAccount[] } : {}),
  };
  const { result, reference } = await startRun(job, listener, signal);
  const different: string[] = [];
  if (reference.hash !== run.snapshot.hash) {
    different.push(
      `the market ${run.snapshot.name} has changed: hash ${reference.hash}, the run was made with ${run.snapshot.hash}`,
    );
  }
  if (result.digest !== run.digest)
    different.push(`executed again it gives digest ${result.digest}, ${folder} says ${run.digest}`);
  if (different.length > 0) failed(folder, different);
  return result.digest;
}

function sourceOf({ kind, name, seed }: SnapshotReference): MarketSource {
  return kind === 'builtin' ? { kind, seed } : { kind, path: name };
}

function failed(folder: string, problems: readonly string[]): never {
  throw new HurdleError(`${folder} does not verify:\n${problems.map((problem) => `  ${problem}`).join('\n')}`, {
    code: 'not-verified',
    hint: 'Do not rely on this run; make it again from its market and scenario.',
  });
}

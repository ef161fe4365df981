/**
 * Folders that appear whole or not at all: everything is written into a hidden sibling and renamed at the end. Whatever
 * goes wrong, an interrupt included, the sibling is removed and the target was never there.
 */
import { rmSync } from 'node:fs';
import { mkdir, readdir, rename, rm, rmdir } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { CancelledError, InputError } from '@firebreak/engine';
import { readableError } from './files.ts';

const unfinished = new Set<string>();

/**
 * Removes every folder that is only half written, at once: for the handler of an interrupt, before the process ends.
 */
export function cleanupPartial(): void {
  for (const folder of unfinished) rmSync(folder, { recursive: true, force: true });
  unfinished.clear();
}

/** Throws CancelledError where the signal says that the work was stopped. */
export function stopIfAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted !== true) return;
  throw new CancelledError('Stopped before the folder was complete; nothing was written', {
    code: 'cancelled',
    hint: 'Run the command again to write it.',
  });
}

/** Throws InputError unless the target is absent or an empty folder. For checking early, before long work. */
export async function checkTarget(target: string): Promise<void> {
  let entries: string[];
  try {
    entries = await readdir(target);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
    throw readableError(error, target, 'write');
  }
  if (entries.length === 0) return;
  throw new InputError(`${target} exists and is not empty`, {
    code: 'target-not-empty',
    hint: 'Choose another folder, or remove this one first.',
  });
}

/**
 * Writes a folder: `fill` puts files into the path that it gets, then the folder takes its final name. Throws
 * InputError where the target is not empty or cannot be written, CancelledError where the signal fired; nothing stays
 * behind then.
 */
export async function writeFolder(
  target: string,
  fill: (partial: string) => Promise<void>,
  signal?: AbortSignal,
): Promise<void> {
  const final = resolve(target);
  await checkTarget(final);
  const partial = join(dirname(final), `.${basename(final)}.partial-${process.pid}`);
  unfinished.add(partial);
  try {
    stopIfAborted(signal);
    await rm(partial, { recursive: true, force: true });
    await mkdir(partial, { recursive: true });
    await fill(partial);
    stopIfAborted(signal);
    await rmdir(final).catch(() => undefined);
    await rename(partial, final);
  } catch (error) {
    await rm(partial, { recursive: true, force: true }).catch(() => undefined);
    throw readableError(error, target, 'write');
  } finally {
    unfinished.delete(partial);
  }
}

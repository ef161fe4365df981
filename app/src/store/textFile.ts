/** A text file (or one of bytes) that appears whole or not at all: written beside its place, then renamed. */
import { rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { readableError } from './files.ts';

/** Writes or replaces a file. Throws InputError where that is not possible; an earlier file is then still there. */
export async function writeTextFile(path: string, text: string | Uint8Array): Promise<void> {
  const final = resolve(path);
  const partial = join(dirname(final), `.${basename(final)}.partial-${process.pid}`);
  try {
    await writeFile(partial, text);
    await rename(partial, final);
  } catch (error) {
    await rm(partial, { force: true }).catch(() => undefined);
    throw readableError(error, path, 'write');
  }
}

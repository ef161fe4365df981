/** Which version of a file lies on the disk: what a program that reads a file again when it changes compares. */
import { stat } from 'node:fs/promises';
import { readableError } from './files.ts';

/** A version. */
export interface FileVersion {
  /** Changes with the time of writing, the size and the file's own number. */
  readonly text: string;
  /** When it was written, ms UTC. */
  readonly writtenMs: number;
}

/** The version of a file now. Throws InputError where there is none. */
export async function fileVersion(path: string): Promise<FileVersion> {
  const { mtimeMs, size, ino } = await stat(path).catch((error: unknown) => {
    throw readableError(error, path, 'read');
  });
  return { text: `${mtimeMs} ${size} ${ino}`, writtenMs: Math.floor(mtimeMs) };
}

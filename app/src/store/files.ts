/**
 * Files as a person meets them: limits with their names, operating system errors as sentences, paths that cannot leave
 * their folder, and hashes. Every reader and writer of the store goes through here.
 */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { basename, isAbsolute, resolve, sep } from 'node:path';
import { FirebreakError, InputError } from '@firebreak/engine';
import type { Issue } from '@firebreak/engine';

/** Largest table file that is read, bytes. Its columns have to fit into memory two times over. */
export const FILE_BYTES_MAX = 4_000_000_000;
/** Largest text document (snapshot.json, run.json, a mapping) that is read, bytes. */
export const DOCUMENT_BYTES_MAX = 64_000_000;
/** Most rows of one table: row numbers are 32-bit integers in the engine. */
export const ROWS_MAX = 100_000_000;
/** Most problems of one file that are collected before reading stops. */
export const FILE_ISSUES_MAX = 200;

/** How far long work has come: units done, units in all (0 = not known), and what is being done. */
export type Progress = (done: number, total: number, what: string) => void;

const SENTENCES: Readonly<Record<string, readonly [string, string]>> = {
  ENOENT: ['there is no such file or folder', 'Check the path.'],
  EACCES: ['permission denied', 'Change the permissions, or choose another place.'],
  EPERM: ['permission denied', 'Change the permissions, or choose another place.'],
  EROFS: ['the file system is read-only', 'Choose another place.'],
  EISDIR: ['this is a folder, a file was expected', 'Name a file in it.'],
  ENOTDIR: ['part of the path is a file, a folder was expected', 'Choose another place.'],
  ENOSPC: ['the disk is full', 'Make room, or choose another disk.'],
  EMFILE: ['too many open files', 'Close other programs, or raise the limit of open files.'],
};

/** What an error of the operating system means for the user; errors that are typed already stay as they are. */
export function readableError(error: unknown, path: string, doing: string): FirebreakError {
  if (error instanceof FirebreakError) return error;
  const code = (error as NodeJS.ErrnoException).code ?? '';
  const known = SENTENCES[code];
  const reason = known?.[0] ?? (error instanceof Error ? error.message : String(error));
  const hint = known?.[1] ?? 'Check the file and try again.';
  return new InputError(`Cannot ${doing} ${path}: ${reason}`, { code: 'file-access', hint, cause: error });
}

/** Size of a file in bytes. Throws InputError where it cannot be read, is no file, or is above the limit named. */
export async function checkInputFile(path: string, limit = FILE_BYTES_MAX, name = 'FILE_BYTES_MAX'): Promise<number> {
  try {
    const info = await stat(path);
    if (info.isDirectory()) throw Object.assign(new Error('folder'), { code: 'EISDIR' });
    if (info.size > limit) throw tooLarge(path, info.size, limit, name);
    await (await open(path, 'r')).close();
    return info.size;
  } catch (error) {
    throw readableError(error, path, 'read');
  }
}

/** The error for a file above a limit. */
export function tooLarge(path: string, bytes: number, limit: number, name: string): InputError {
  return new InputError(`${path} has ${bytes} bytes, more than the limit of ${limit} (${name})`, {
    code: 'file-too-large',
    hint: 'Split the data, or leave out rows that are not needed.',
  });
}

/** A small text document. Throws InputError where it cannot be read or is above DOCUMENT_BYTES_MAX. */
export async function readDocument(path: string): Promise<string> {
  await checkInputFile(path, DOCUMENT_BYTES_MAX, 'DOCUMENT_BYTES_MAX');
  const handle = await open(path, 'r');
  try {
    return await handle.readFile('utf8');
  } finally {
    await handle.close();
  }
}

/** A JSON document that is an object. Throws InputError with what the parser says where it is none. */
export async function readJson(path: string): Promise<Record<string, unknown>> {
  const text = await readDocument(path);
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
    throw new SyntaxError('the document is not an object');
  } catch (error) {
    throw new InputError(`${path} is not valid JSON: ${(error as Error).message}`, {
      code: 'bad-json',
      hint: 'The file may be cut off or edited by hand; correct it or write it again.',
      cause: error,
    });
  }
}

/**
 * Path of a file that has to lie in a folder. Throws InputError for absolute paths and for paths that lead out of it.
 */
export function pathInside(folder: string, name: string): string {
  const path = resolve(folder, name);
  if (name !== '' && !isAbsolute(name) && path.startsWith(resolve(folder) + sep)) return path;
  throw new InputError(`${folder} names the file "${name}", which is not inside the folder`, {
    code: 'path-outside',
    hint: 'Files of a snapshot or run lie in its own folder.',
  });
}

/** SHA-256 of a file as 64 hexadecimal digits. */
export async function sha256File(path: string): Promise<string> {
  const hash = createHash('sha256');
  try {
    for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) hash.update(chunk as Buffer);
  } catch (error) {
    throw readableError(error, path, 'read');
  }
  return hash.digest('hex');
}

/** One problem at a line of a file; `line` 0 stands for the whole file. */
export function lineIssue(path: string, line: number, column: string, got: string, expected: string): Issue {
  const place = line > 0 ? `${basename(path)} line ${line}` : basename(path);
  return { where: place + (column === '' ? '' : `, column ${column}`), row: -1, column: '', got, expected };
}

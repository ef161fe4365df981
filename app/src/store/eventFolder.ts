/**
 * The folder of a store of events: `store.json` says what it is and of which version, `log` holds what is not in
 * Parquet yet, `staging` what is being written, and each table has a folder beside them.
 */
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { InputError } from '@firebreak/engine';
import { syncPath } from './eventTable.ts';
import { readableError, readJson } from './files.ts';
import { type Frames, readFrames } from './frameLog.ts';

/**
 * Version of the layout, the tables and the lines of the logs. Version 1 had a folder for each hour and no column for
 * it; it is read, and becomes version 2 when a monitor opens it.
 */
export const EVENT_FOLDER_VERSION = 2;
const FORMAT = 'firebreak-store';
const HEAD = 'store.json';
const LOG_ENDING = '.log';

/** Paths inside of a store. */
export interface EventFolder {
  readonly root: string;
  readonly logs: string;
  readonly staging: string;
}

/** Paths of the store in a folder. */
export function eventFolder(root: string): EventFolder {
  return { root, logs: join(root, 'log'), staging: join(root, 'staging') };
}

/**
 * Makes an empty or absent folder a store, or finds that it is one. Throws InputError where it holds other things, is
 * of a newer version, or cannot be written.
 */
export async function createEventFolder(root: string): Promise<EventFolder> {
  const folder = eventFolder(root);
  try {
    await mkdir(root, { recursive: true });
    const names = await readdir(root);
    if (names.includes(HEAD)) await checkEventFolder(root);
    else if (names.some((name) => !name.startsWith('.'))) throw notAStore(root);
    else await writeHead(root);
    await mkdir(folder.logs, { recursive: true });
    await mkdir(folder.staging, { recursive: true });
    await syncPath(root);
  } catch (error) {
    throw readableError(error, root, 'write');
  }
  return folder;
}

/**
 * Makes a store that this process has to itself one of the present version, with empty folders where they are missing.
 * Throws InputError where it cannot be written.
 */
export async function upgradeEventFolder(root: string): Promise<void> {
  await createEventFolder(root);
  const { version } = await readJson(join(root, HEAD));
  if (version === EVENT_FOLDER_VERSION) return;
  await writeHead(root).catch((error: unknown) => Promise.reject(readableError(error, root, 'write')));
}

async function writeHead(root: string): Promise<void> {
  const partial = join(root, `.${HEAD}`);
  await writeFile(partial, `${JSON.stringify({ format: FORMAT, version: EVENT_FOLDER_VERSION })}\n`);
  await syncPath(partial);
  await rename(partial, join(root, HEAD));
  await syncPath(root);
}

/** Finds that a folder is a store that can be read. Throws InputError where it is none or of a newer version. */
export async function checkEventFolder(root: string): Promise<EventFolder> {
  const names = await readdir(root).catch((error: unknown) => {
    throw readableError(error, root, 'read');
  });
  if (!names.includes(HEAD)) throw notAStore(root);
  const head = await readJson(join(root, HEAD));
  const { format, version } = head;
  if (format !== FORMAT || typeof version !== 'number') throw notAStore(root);
  if (version > EVENT_FOLDER_VERSION) {
    throw new InputError(`${root} is a store of version ${version}; this Firebreak knows ${EVENT_FOLDER_VERSION}`, {
      code: 'newer-store',
      hint: 'It was left alone. Install the Firebreak that wrote it, or a newer one, or choose another folder.',
    });
  }
  return eventFolder(root);
}

function notAStore(root: string): InputError {
  return new InputError(`${root} is not a store of the monitor: its ${HEAD} is missing or says something else`, {
    code: 'not-a-store',
    hint: 'Name the folder of a store, or for a new one a folder that is empty or does not exist.',
  });
}

/** Names of the logs in a store, oldest first; none where it was copied without them. */
export async function listLogs({ logs }: EventFolder): Promise<string[]> {
  const names = await readdir(logs).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw readableError(error, logs, 'read');
  });
  return names
    .filter((name) => name.endsWith(LOG_ENDING))
    .map((name) => name.slice(0, -LOG_ENDING.length))
    .sort();
}

/** Path of a log. */
export function logPath({ logs }: EventFolder, name: string): string {
  return join(logs, `${name}${LOG_ENDING}`);
}

/**
 * The frames of a log, or null where there is none any more. Throws InputError where it is damaged at its start, of a
 * newer version, or cannot be read.
 */
export async function readLog(folder: EventFolder, name: string): Promise<Frames | null> {
  const path = logPath(folder, name);
  let bytes: Buffer;
  try {
    bytes = await readFile(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw readableError(error, path, 'read');
  }
  return readFrames(bytes, path);
}

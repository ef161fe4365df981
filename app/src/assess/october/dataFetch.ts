/**
 * Brings the full series of the case into a folder: what is there stays, what a public archive gives is fetched,
 * checked and brought into the form that the case reads. A note beside the files says where each came from.
 */
import { existsSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { FirebreakError, InputError } from '@firebreak/engine';
import { download, fetchText } from '../../store/download.ts';
import type { Fetching } from '../../store/download.ts';
import { pathInside, readableError, readJson, sha256File } from '../../store/files.ts';
import { writeTextFile } from '../../store/textFile.ts';
import { archiveRows, gzippedCsv, unzipCsv } from '../../store/venueArchive.ts';
import type { FetchedSeries, Series } from './catalogue.ts';

/** The note beside the files. */
export const NOTE_FILE = 'firebreak-data.json';
const ZIPS = 'archives';

/** Where a file came from. */
interface Origin {
  readonly sha256: string;
  readonly fetched: string;
  readonly licence: string;
  readonly archives: readonly { readonly url: string; readonly sha256: string }[];
}

/**
 * How a file is: `reference` is the copy that the shipped waypoints were read from, `fetched` what the note says,
 * `other` is a file that nobody here vouches for, `absent` none.
 */
export type FileState = 'reference' | 'fetched' | 'other' | 'absent';

/** A file of the catalogue in a folder. */
export interface FileStatus {
  readonly series: Series;
  readonly state: FileState;
  /** Why it was not fetched although an archive has it. */
  readonly failure: FirebreakError | null;
}

/** What a fetch is told and tells. */
export interface FetchOptions extends Pick<Fetching, 'signal' | 'waitMs'> {
  /** Host of the archives, or of a copy of them. */
  readonly host: string;
  /** The time that the note gives, ISO 8601. */
  readonly now: string;
  readonly onArchive?: (name: string, done: number, total: number) => void;
}

/** How the files of the catalogue are in a folder. Throws InputError where the folder or its note cannot be read. */
export async function statusOf(folder: string, catalogue: readonly Series[]): Promise<FileStatus[]> {
  const note = await readNote(folder);
  return Promise.all(
    catalogue.map(async (series) => ({ series, state: await stateOf(folder, series, note), failure: null })),
  );
}

/**
 * Fetches what is absent and has an archive; a file that is there is never replaced. A file that fails does not lose
 * the others, but a host that is not reached ends the rest. Throws CancelledError where the signal fired.
 */
export async function fetchSeries(
  folder: string,
  catalogue: readonly Series[],
  options: FetchOptions,
): Promise<FileStatus[]> {
  let unreachable: FirebreakError | null = null;
  const out: FileStatus[] = [];
  for (const status of await statusOf(folder, catalogue)) {
    const { series, state } = status;
    if (series.kind === 'none' || state !== 'absent') {
      out.push(status);
      continue;
    }
    let failure = unreachable;
    if (failure === null) {
      try {
        await fetchOne(folder, series, options);
      } catch (error) {
        if (!(error instanceof InputError)) throw error;
        failure = error;
        if (error.code === 'unreachable') unreachable = error;
      }
    }
    out.push({ series, state: failure === null ? 'fetched' : 'absent', failure });
  }
  return out;
}

async function fetchOne(folder: string, series: FetchedSeries, options: FetchOptions): Promise<void> {
  const target = pathInside(folder, series.file);
  const zips = join(folder, ZIPS);
  await mkdir(zips, { recursive: true }).catch((error: unknown) => {
    throw readableError(error, zips, 'write');
  });
  const archives: { url: string; sha256: string }[] = [];
  const rows: string[] = [];
  for (const path of series.archives) {
    const url = archiveUrl(options.host, path);
    const name = basename(path);
    // The folders of the archive are kept in the name: a mark price and a last price may have one file name.
    const zip = pathInside(zips, path.replaceAll('/', '_'));
    const sha256 = checksumOf(await fetchText(new URL(`${url.href}.CHECKSUM`), options), url, name);
    if (!existsSync(zip) || (await sha256File(zip)) !== sha256) {
      const onBytes = (done: number, total: number): void => options.onArchive?.(name, done, total);
      await download({ url, target: zip, bytesMax: series.bytesMax, sha256 }, { ...options, onBytes });
    }
    rows.push(...archiveRows(await unzipCsv(zip, name.replace(/\.zip$/, '.csv')), name, series.form));
    archives.push({ url: url.href, sha256 });
  }
  await writeTextFile(target, gzippedCsv(series.form.columns, rows));
  const origin = { sha256: await sha256File(target), fetched: options.now, licence: series.licence, archives };
  const note = { ...(await readNote(folder)), [series.file]: origin };
  await writeTextFile(join(folder, NOTE_FILE), `${JSON.stringify({ version: 1, files: note }, null, 1)}\n`);
  for (const path of series.archives) await rm(join(zips, path.replaceAll('/', '_')), { force: true });
}

/** The address of an archive. Throws InputError where the host is no https (or, on this machine, http) address. */
function archiveUrl(host: string, path: string): URL {
  let url: URL | null;
  try {
    url = new URL(`${host.replace(/\/$/, '')}/${path}`);
  } catch {
    url = null;
  }
  const local = url?.hostname === 'localhost' || url?.hostname === '127.0.0.1' || url?.hostname === '[::1]';
  if (url?.protocol === 'https:' || (url?.protocol === 'http:' && local)) return url;
  throw new InputError(`${host} cannot be a host of archives, expected an address that begins with https://`, {
    code: 'bad-host',
    hint: 'Leave --mirror out, or name a server that holds a copy of the archive.',
  });
}

/** The hash in a checksum file, `HASH  NAME`. Throws InputError where it is none or of another file. */
function checksumOf(text: string, url: URL, name: string): string {
  const found = /^([0-9a-f]{64})\s+\*?(\S+)\s*$/i.exec(text);
  if (found !== null && found[2] === name) return found[1]!.toLowerCase();
  throw new InputError(`${url.href}.CHECKSUM is not the checksum of ${name}: ${JSON.stringify(text.slice(0, 120))}`, {
    code: 'bad-checksum-file',
    hint: 'Nothing is taken on trust: without its checksum the file is not fetched.',
  });
}

async function readNote(folder: string): Promise<Readonly<Record<string, Origin>>> {
  const path = join(folder, NOTE_FILE);
  if (!existsSync(path)) return {};
  const { files } = await readJson(path);
  return typeof files === 'object' && files !== null ? (files as Record<string, Origin>) : {};
}

async function stateOf(folder: string, series: Series, note: Readonly<Record<string, Origin>>): Promise<FileState> {
  const path = join(folder, series.file);
  if (!existsSync(path)) return 'absent';
  const sha256 = await sha256File(path);
  if (sha256 === series.sha256) return 'reference';
  return note[series.file]?.sha256 === sha256 ? 'fetched' : 'other';
}

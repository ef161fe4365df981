/**
 * What the tidy tests read: the text files of the project, found by walking the folders, so that the tests also run
 * from an archive without git. Folders that git ignores are left out.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The project folder, with a slash at its end. */
export const ROOT = fileURLToPath(new URL('../../', import.meta.url));

const IGNORED = new Set(['node_modules', 'dist', '.git', '.vitest', 'coverage']);
const IGNORED_AT_ROOT = new Set(['runs', 'out']);
const BINARY_BYTES = 8_000; // a NUL among the first bytes marks a file as binary, as git decides it

/** One file: `path` relative to the project folder with forward slashes, and its text. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

/** Paths of all files under `folder` (relative to the project), sorted; none if the folder does not exist. */
export function listFiles(folder: string): string[] {
  if (!existsSync(ROOT + folder)) return [];
  const paths: string[] = [];
  for (const entry of readdirSync(ROOT + folder, { withFileTypes: true })) {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (IGNORED.has(entry.name) || IGNORED_AT_ROOT.has(path)) continue;
    if (entry.isDirectory()) paths.push(...listFiles(path));
    else if (entry.isFile()) paths.push(path);
  }
  return paths.sort();
}

/** The text of one file. */
export function readText(path: string): string {
  return readFileSync(ROOT + path, 'utf8');
}

/** The files under `folders` whose name ends in .ts, .tsx or .mjs, declarations excepted. */
export function readSources(...folders: string[]): SourceFile[] {
  return folders
    .flatMap(listFiles)
    .filter((path) => /\.(ts|tsx|mjs)$/.test(path) && !path.endsWith('.d.ts'))
    .map((path) => ({ path, text: readText(path) }));
}

/** Every text file of the project. */
export function readAllText(): SourceFile[] {
  const files: SourceFile[] = [];
  for (const path of listFiles('')) {
    const bytes = readFileSync(ROOT + path);
    if (!bytes.subarray(0, BINARY_BYTES).includes(0)) files.push({ path, text: bytes.toString('utf8') });
  }
  return files;
}

/** Whether a file is a test, or what tests share beside their sources (`testMarket.ts` and the like). */
export function isTest(path: string): boolean {
  return /\.test\.tsx?$/.test(path) || /(^|\/)test[A-Z]\w*\.ts$/.test(path);
}

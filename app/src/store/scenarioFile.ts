/**
 * Scenarios as files: the built-in cases by name and the user's own by path, parsed from YAML with the line of every
 * key, so that an error says where to look.
 */
import { closeSync, fstatSync, openSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { InputError, IssuesError, nearest } from '@firebreak/engine';
import { type Document, isMap, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import { readableError, tooLarge } from './files.ts';

/** Largest scenario that is read, bytes. One written by hand is a hundredth of it. */
export const SCENARIO_BYTES_MAX = 1_000_000;

const CASES = new URL('../../cases/', import.meta.url);

/** The register of published figures; it lies beside the cases and is none. */
export const CLAIMS_FILE = fileURLToPath(new URL('claims.yaml', CASES));

/** A scenario document and where its keys stand. */
export interface ScenarioFile {
  /** Plain value of the document, for `resolveScenario`. */
  readonly doc: unknown;
  readonly file: string;
  /** Line (from 1) of a path such as `shocks[1].move`, or of the nearest part of it that is there. */
  readonly lineOf: (path: string) => number;
}

/** What `firebreak case` lists. */
export interface CaseInfo {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  /** As written in the file, e.g. `1h`. */
  readonly horizon: string;
  /** Day of its start, e.g. `2025-10-10`; empty where it stands for no event. */
  readonly date: string;
  /** Ids of the claims that it is held to. */
  readonly heldTo: readonly string[];
  readonly file: string;
}

/**
 * Reads a built-in case by its name, or a file by its path. Throws InputError where there is no such file, it cannot
 * be read, is larger than {@link SCENARIO_BYTES_MAX}, or is not YAML (with line and column).
 */
export function readScenario(nameOrPath: string): ScenarioFile {
  const file = fileOf(nameOrPath);
  const lines = new LineCounter();
  const document = parseDocument(readText(file), { lineCounter: lines, prettyErrors: false });
  const [error] = document.errors;
  if (error !== undefined) {
    const { line, col } = lines.linePos(error.pos[0]);
    throw notYaml(`${file}:${line}:${col}: ${error.message}`, error);
  }
  return { doc: plain(document, file), file, lineOf: (path) => lineOfPath(document, lines, path) };
}

/** The same error with `file:line` before each path. */
export function withLines(error: IssuesError, source: Pick<ScenarioFile, 'file' | 'lineOf'>): IssuesError {
  const issues = error.issues.map((issue) => ({
    ...issue,
    where: `${source.file}:${source.lineOf(issue.where)}: ${issue.where}`,
  }));
  return new IssuesError(issues, error.hint);
}

/** The built-in cases by name. */
export function listCases(): CaseInfo[] {
  return caseNames().map((name) => {
    const { doc, file } = readScenario(name);
    const head = doc as Readonly<Record<string, unknown>>;
    const field = (key: string) => (head[key] === undefined ? '' : `${head[key] as string | number}`);
    return {
      name,
      title: field('title'),
      description: field('description'),
      horizon: field('horizon'),
      date: field('start').slice(0, 10),
      heldTo: heldTo(head),
      file,
    };
  });
}

function heldTo({ expectations }: Readonly<Record<string, unknown>>): string[] {
  const rows: unknown[] = Array.isArray(expectations) ? expectations : [];
  return rows.flatMap((row) => {
    const claim = typeof row === 'object' && row !== null && 'claim' in row ? row.claim : undefined;
    return typeof claim === 'string' ? [claim] : [];
  });
}

function caseNames(): string[] {
  const files = readdirSync(CASES).filter((name) => name.endsWith('.yaml') && name !== 'claims.yaml');
  return files.map((name) => name.slice(0, -'.yaml'.length)).sort();
}

/** A bare word is the name of a case; whatever has a slash, a backslash or a dot is a path. */
function fileOf(nameOrPath: string): string {
  if (/[\\/.]/.test(nameOrPath)) return nameOrPath;
  const cases = caseNames();
  if (cases.includes(nameOrPath)) return fileURLToPath(new URL(`${nameOrPath}.yaml`, CASES));
  const near = nearest(nameOrPath, cases);
  const question = near === '' ? '' : ` Did you mean ${near}?`;
  throw new InputError(`There is no built-in case "${nameOrPath}".${question}`, {
    code: 'unknown-case',
    hint: `Name one of ${cases.join(', ')}, or a file by its path, such as ./${nameOrPath}.yaml.`,
  });
}

function readText(file: string): string {
  let handle: number | undefined;
  try {
    handle = openSync(file, 'r');
    const info = fstatSync(handle);
    if (info.isDirectory()) throw Object.assign(new Error('folder'), { code: 'EISDIR' });
    if (info.size > SCENARIO_BYTES_MAX) throw tooLarge(file, info.size, SCENARIO_BYTES_MAX, 'SCENARIO_BYTES_MAX');
    return readFileSync(handle, 'utf8');
  } catch (error) {
    throw readableError(error, file, 'read');
  } finally {
    if (handle !== undefined) closeSync(handle);
  }
}

/** The plain value; the parser refuses documents whose aliases multiply without end. */
function plain(document: Document, file: string): unknown {
  try {
    return document.toJS();
  } catch (error) {
    throw notYaml(`${file}: ${error instanceof Error ? error.message : String(error)}`, error);
  }
}

function notYaml(message: string, cause: unknown): InputError {
  return new InputError(message, {
    code: 'not-yaml',
    hint: 'Correct the YAML there; docs/scenarios.md has examples.',
    cause,
  });
}

function lineOfPath(document: Document, lines: LineCounter, path: string): number {
  const parts = Array.from(path.matchAll(/([^.[\]]+)|\[(\d+)\]/g), (part) => part[1] ?? Number(part[2]));
  let node: unknown = document.contents;
  let offset = startOf(node);
  for (const part of parts) {
    if (isSeq(node) && typeof part === 'number' && node.items[part] !== undefined) {
      node = node.items[part];
      offset = startOf(node) ?? offset;
      continue;
    }
    const pair = isMap(node)
      ? node.items.find(({ key }) => isScalar(key) && String(key.value) === String(part))
      : undefined;
    if (pair === undefined) break;
    offset = startOf(pair.key) ?? offset;
    node = pair.value;
  }
  return lines.linePos(offset ?? 0).line;
}

function startOf(node: unknown): number | undefined {
  const range = typeof node === 'object' && node !== null && 'range' in node ? node.range : undefined;
  return Array.isArray(range) && typeof range[0] === 'number' ? range[0] : undefined;
}

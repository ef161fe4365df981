/** YAML files with the line of every key, so that an error says where to look: scenarios, and rules of alerts. */
import { closeSync, fstatSync, openSync, readFileSync } from 'node:fs';
import { InputError } from '@firebreak/engine';
import { type Document, isMap, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import { readableError, tooLarge } from './files.ts';

/** Largest YAML file that is read, bytes. One written by hand is a hundredth of it. */
export const YAML_BYTES_MAX = 1_000_000;

/** A document and where its keys stand. */
export interface YamlFile {
  /** Plain value of the document. */
  readonly doc: unknown;
  readonly file: string;
  /** Line (from 1) of a path such as `shocks[1].move`, or of the nearest part of it that is there. */
  readonly lineOf: (path: string) => number;
}

/**
 * Reads a YAML file; `examples` is the page that an error points to. Throws InputError where there is no such file, it
 * cannot be read, is larger than {@link YAML_BYTES_MAX}, or is not YAML (with line and column).
 */
export function readYaml(file: string, examples: string): YamlFile {
  const lines = new LineCounter();
  const document = parseDocument(readText(file), { lineCounter: lines, prettyErrors: false });
  const [error] = document.errors;
  if (error !== undefined) {
    const { line, col } = lines.linePos(error.pos[0]);
    throw notYaml(`${file}:${line}:${col}: ${error.message}`, examples, error);
  }
  return { doc: plain(document, file, examples), file, lineOf: (path) => lineOfPath(document, lines, path) };
}

function readText(file: string): string {
  let handle: number | undefined;
  try {
    handle = openSync(file, 'r');
    const info = fstatSync(handle);
    if (info.isDirectory()) throw Object.assign(new Error('folder'), { code: 'EISDIR' });
    if (info.size > YAML_BYTES_MAX) throw tooLarge(file, info.size, YAML_BYTES_MAX, 'YAML_BYTES_MAX');
    return readFileSync(handle, 'utf8');
  } catch (error) {
    throw readableError(error, file, 'read');
  } finally {
    if (handle !== undefined) closeSync(handle);
  }
}

/** The plain value; the parser refuses documents whose aliases multiply without end. */
function plain(document: Document, file: string, examples: string): unknown {
  try {
    return document.toJS();
  } catch (error) {
    throw notYaml(`${file}: ${error instanceof Error ? error.message : String(error)}`, examples, error);
  }
}

function notYaml(message: string, examples: string, cause: unknown): InputError {
  return new InputError(message, {
    code: 'not-yaml',
    hint: `Correct the YAML there; ${examples} has examples.`,
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

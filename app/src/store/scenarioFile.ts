/**
 * Scenarios as files: the built-in cases by name and the user's own by path, parsed from YAML with the line of every
 * key, so that an error says where to look.
 */
import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { InputError, IssuesError, nearest } from '@firebreak/engine';
import { readYaml, type YamlFile } from './yamlFile.ts';

const CASES = new URL('../../cases/', import.meta.url);

/** The register of published figures; it lies beside the cases and is none. */
export const CLAIMS_FILE = fileURLToPath(new URL('claims.yaml', CASES));

/** A scenario document and where its keys stand: its `doc` is for `resolveScenario`. */
export type ScenarioFile = YamlFile;

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

/** Reads a built-in case by its name, or a file by its path. Throws InputError as {@link readYaml}. */
export function readScenario(nameOrPath: string): ScenarioFile {
  return readYaml(fileOf(nameOrPath), 'docs/scenarios.md');
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
  if (existsSync(new URL(`episodes/${nameOrPath}.yaml`, CASES)))
    throw new InputError(`"${nameOrPath}" has its own market: it is no scenario for another one.`, {
      code: 'unknown-case',
      hint: `Run firebreak case run ${nameOrPath}.`,
    });
  const near = nearest(nameOrPath, cases);
  const question = near === '' ? '' : ` Did you mean ${near}?`;
  throw new InputError(`There is no built-in case "${nameOrPath}".${question}`, {
    code: 'unknown-case',
    hint: `Name one of ${cases.join(', ')}, or a file by its path, such as ./${nameOrPath}.yaml.`,
  });
}

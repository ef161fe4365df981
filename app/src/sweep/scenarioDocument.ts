/** A scenario as the user wants it run: the document of a case or file with single values replaced. */
import { applySet, IssuesError, readInputs } from '@firebreak/engine';
import type { Issue } from '@firebreak/engine';
import { parse } from 'yaml';
import { readScenario, withLines } from '../store/scenarioFile.ts';
import type { ScenarioFile } from '../store/scenarioFile.ts';
import { ScenarioError } from './runJob.ts';

/**
 * The document with `key=value` changes, where values are YAML, and with `key=low:high` ranges. Throws InputError where
 * the case or file cannot be read, IssuesError where a key is not known or a range is none.
 */
export function changedScenario(
  nameOrPath: string,
  changes: readonly (readonly [string, string])[],
  ranges: readonly (readonly [string, string])[] = [],
): ScenarioFile {
  const scenario = readScenario(nameOrPath);
  let { doc } = scenario;
  for (const [path, text] of changes) doc = applySet(doc, path, valueOf(path, text));
  return { ...scenario, doc: ranges.length === 0 ? doc : withRanges(doc, ranges) };
}

/** The document with ranges put into its `ranges`, each checked as `--range`. */
function withRanges(doc: unknown, ranges: readonly (readonly [string, string])[]): unknown {
  if (typeof doc !== 'object' || doc === null || Array.isArray(doc)) return doc;
  const given = 'ranges' in doc && typeof doc.ranges === 'object' ? doc.ranges : {};
  const entries = ranges.map(([key, text]) => [key, rangeOf(key, text)] as const);
  const changed = { ...doc, ranges: { ...given, ...Object.fromEntries(entries) } };
  const issues: Issue[] = [];
  readInputs({ issues }, changed);
  const own = issues.flatMap((issue) => {
    const key = ranges.map(([name]) => name).find((name) => issue.where.startsWith(`ranges.${name}`));
    return key === undefined ? [] : [{ ...issue, where: `--range ${key}${issue.where.slice(7 + key.length)}` }];
  });
  if (own.length > 0) throw new IssuesError(own);
  return changed;
}

/** Low and high of `low:high`. */
function rangeOf(key: string, text: string): { low: unknown; high: unknown } {
  const parts = text.split(':');
  if (parts.length === 2 && parts.every((part) => part.trim() !== '')) {
    const [low, high] = parts.map((part) => valueOf(key, part));
    return { low, high };
  }
  throw new IssuesError([
    { where: `--range ${key}`, row: -1, column: '', got: `"${text}"`, expected: 'low:high, such as 0.5:2' },
  ]);
}

function valueOf(path: string, text: string): unknown {
  try {
    return parse(text) as unknown;
  } catch (error) {
    const reason = error instanceof Error ? error.message.split('\n')[0]! : String(error);
    throw new IssuesError([
      { where: `--set ${path}`, row: -1, column: '', got: text, expected: `a YAML value (${reason})` },
    ]);
  }
}

/** Name of a scenario, fit for a folder. */
export function scenarioName({ doc, file }: ScenarioFile): string {
  const name =
    typeof doc === 'object' && doc !== null && 'name' in doc ? String(doc.name) : file.replace(/^.*[\\/]/, '');
  return (
    name
      .replace(/\.ya?ml$/, '')
      .replace(/[^A-Za-z0-9._-]+/g, '-')
      .replace(/^[.-]+/, '') || 'scenario'
  );
}

/** What a failed run means to the user: problems of the scenario get the file and line of each path. */
export function runError(error: unknown, scenario: ScenarioFile): unknown {
  if (!(error instanceof ScenarioError)) return error;
  return error.cause instanceof IssuesError ? withLines(error.cause, scenario) : error.cause;
}

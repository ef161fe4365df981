/** A scenario as the user wants it run: the document of a case or file with single values replaced. */
import { applySet, IssuesError } from '@firebreak/engine';
import { parse } from 'yaml';
import { readScenario, withLines } from '../store/scenarioFile.ts';
import type { ScenarioFile } from '../store/scenarioFile.ts';
import { ScenarioError } from './runJob.ts';

/**
 * The document with `key=value` changes; values are YAML. Throws InputError where the case or file cannot be read,
 * IssuesError where a key is not known.
 */
export function changedScenario(nameOrPath: string, changes: readonly (readonly [string, string])[]): ScenarioFile {
  const scenario = readScenario(nameOrPath);
  let { doc } = scenario;
  for (const [path, text] of changes) doc = applySet(doc, path, valueOf(path, text));
  return { ...scenario, doc };
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

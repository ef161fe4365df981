/**
 * The plan of the house as a checker: which room may import which. Arrows point one way only, from what knows more to
 * what knows less; the plan is section 2 of the design, and this table is the one place where it is written as code.
 */
import { posix } from 'node:path';
import ts from 'typescript';
import { isTest, type SourceFile } from './files.ts';

/** For each room of the engine, the rooms that it may import besides itself. */
export const ENGINE_ARROWS: Readonly<Record<string, readonly string[]>> = {
  core: [],
  market: ['core'],
  rules: ['market', 'core'],
  scenario: ['market', 'core'],
  result: ['market', 'core'],
  population: ['rules', 'market', 'core'],
  cascade: ['scenario', 'rules', 'result', 'market', 'core'],
};

const ASKING = ['assess', 'sweep', 'store'];

/** For each room of the app, the rooms that it may import besides itself and `@firebreak/engine`. */
export const APP_ARROWS: Readonly<Record<string, readonly string[]>> = {
  store: [],
  sweep: ['store'],
  assess: ['sweep', 'store'],
  portfolio: ASKING,
  monitor: ASKING,
  drill: ['monitor', ...ASKING],
  report: ['drill', 'portfolio', 'monitor', ...ASKING],
  server: ['report', 'drill', 'portfolio', 'monitor', ...ASKING],
  // The command line starts the server; the server knows nothing of the command line.
  cli: ['server', 'report', 'drill', 'portfolio', 'monitor', ...ASKING],
};

const ENGINE = 'engine/src/';
const APP = 'app/src/';
const WEB = 'web/src/';
const TEST_PACKAGES = new Set(['vitest', 'fast-check', 'playwright-core', 'smtp-server']);

/** What is known about packages: the declared dependencies of app and web. */
export interface Declared {
  readonly app: ReadonlySet<string>;
  readonly web: ReadonlySet<string>;
}

/** Every module a file names: static and dynamic imports, re-exports, files loaded as `new URL('./x.ts', …)`. */
export function importsOf(text: string): string[] {
  const found = ts.preProcessFile(text, true, true).importedFiles.map((file) => file.fileName);
  for (const match of text.matchAll(/new URL\(\s*'(\.{1,2}\/[^']+\.tsx?)'/g)) found.push(match[1]!);
  return [...new Set(found)];
}

function roomOf(path: string, base: string): string {
  const rest = path.slice(base.length);
  return rest.includes('/') ? rest.slice(0, rest.indexOf('/')) : '';
}

function packageOf(specifier: string): string {
  const parts = specifier.split('/');
  return specifier.startsWith('@') ? parts.slice(0, 2).join('/') : parts[0]!;
}

function listOf(rooms: readonly string[]): string {
  return rooms.length === 0 ? 'no other room' : rooms.join(', ');
}

/** Why a room may not import another room, or undefined if it may. */
function arrowProblem(
  from: string,
  to: string,
  arrows: Readonly<Record<string, readonly string[]>>,
): string | undefined {
  if (from === to || from === '') return undefined; // a file above the rooms (index.ts) gathers them
  const allowed = arrows[from];
  if (allowed === undefined) return `room "${from}" is not in the plan (rooms: ${Object.keys(arrows).join(', ')})`;
  if (to === '') return `allowed arrows: ${from} -> ${listOf(allowed)}; not the index that gathers all rooms`;
  return allowed.includes(to) ? undefined : `allowed arrows: ${from} -> ${listOf(allowed)}`;
}

function ruleSetProblem(path: string, target: string): string | undefined {
  const from = /^engine\/src\/rules\/([^/]+)\//.exec(path)?.[1];
  const to = /^engine\/src\/rules\/([^/]+)\//.exec(target)?.[1];
  if (from === undefined || to === undefined || from === to || to === 'shared') return undefined;
  return 'allowed arrows: a rule set -> rules/shared, never another rule set';
}

function engineProblem(path: string, specifier: string, target: string | undefined): string | undefined {
  const test = isTest(path);
  if (target === undefined) {
    if (test && (specifier.startsWith('node:') || TEST_PACKAGES.has(specifier))) return undefined;
    return 'the engine imports nothing outside of engine/src';
  }
  if (!target.startsWith(ENGINE)) return test ? undefined : 'the engine imports nothing outside of engine/src';
  if (test) return undefined; // tests beside the sources may use every room of the engine
  return arrowProblem(roomOf(path, ENGINE), roomOf(target, ENGINE), ENGINE_ARROWS) ?? ruleSetProblem(path, target);
}

function packageProblem(path: string, specifier: string, declared: ReadonlySet<string>): string | undefined {
  const name = packageOf(specifier);
  if (specifier.startsWith('node:') || declared.has(name)) return undefined;
  if (isTest(path) && TEST_PACKAGES.has(name)) return undefined;
  return `allowed packages: ${[...declared].join(', ')} (declare it in package.json and in docs/dependencies.md)`;
}

function appProblem(path: string, specifier: string, target: string | undefined, declared: Declared) {
  if (target === undefined) return packageProblem(path, specifier, declared.app);
  if (!target.startsWith(APP)) {
    return isTest(path) ? undefined : 'the app imports app/src, and the engine as @firebreak/engine';
  }
  return arrowProblem(roomOf(path, APP), roomOf(target, APP), APP_ARROWS);
}

function webProblem(path: string, specifier: string, target: string | undefined, declared: Declared) {
  if (target === undefined) return packageProblem(path, specifier, declared.web);
  if (target.startsWith(WEB) || isTest(path)) return undefined;
  return 'allowed arrows: web -> @firebreak/engine; the app only as generated types inside web/src';
}

/** The forbidden imports of one file, each naming file, import and what is allowed. */
export function importProblems(file: SourceFile, declared: Declared): string[] {
  const problems: string[] = [];
  for (const specifier of importsOf(file.text)) {
    const relative = specifier.startsWith('.');
    const target = relative ? posix.join(posix.dirname(file.path), specifier) : undefined;
    let problem: string | undefined;
    if (file.path.startsWith(ENGINE)) problem = engineProblem(file.path, specifier, target);
    else if (file.path.startsWith(APP)) problem = appProblem(file.path, specifier, target, declared);
    else problem = webProblem(file.path, specifier, target, declared);
    if (problem !== undefined) problems.push(`${file.path} imports "${specifier}": ${problem}`);
  }
  return problems;
}

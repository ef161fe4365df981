/**
 * How many published worked examples of each venue the formulas reproduce. The examples are not part of the project,
 * and the suite that judges them belongs to its source: where either is absent, there is no count and none is shown.
 */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Verdicts on the worked examples of one venue. */
export interface ExampleCounts {
  readonly passed: number;
  readonly failed: number;
  readonly notCovered: number;
  /** Of all: examples whose page contradicts itself, held to its rule. */
  readonly inconsistent: number;
  /** Names of those that failed. */
  readonly failing: readonly string[];
}

interface Verdict {
  readonly id: string;
  readonly venue: string;
  readonly verdict: 'pass' | 'FAIL' | 'not covered';
  readonly inconsistent: boolean;
}

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const SUITE = join(ROOT, 'tests/conformance/run.ts');
const LOADER = join(ROOT, 'node_modules/tsx/dist/loader.mjs');
/** The suite prints some 30 kB; more than this is no list of verdicts. */
const OUTPUT_BYTES_MAX = 16_000_000;

/**
 * Counts by the name under which examples are kept, from the file that FIREBREAK_VECTORS names or the one beside the
 * data; null where there is no such file, or no source of the suite (an installed package). Throws the suite's own
 * complaint where it cannot read the file.
 */
export async function exampleCounts(
  env: Readonly<Record<string, string | undefined>>,
  signal?: AbortSignal,
): Promise<ReadonlyMap<string, ExampleCounts> | null> {
  const vectors = resolve(ROOT, env['FIREBREAK_VECTORS'] ?? '../shared/vectors/venue-vectors.json');
  if (![vectors, SUITE, LOADER].every((path) => existsSync(path))) return null;
  const args = ['--conditions=firebreak-source', '--import', LOADER, SUITE, '--json', vectors];
  return countVerdicts(JSON.parse(await printed(args, signal)) as Verdict[]);
}

/** Adds up verdicts by venue. */
export function countVerdicts(verdicts: readonly Verdict[]): ReadonlyMap<string, ExampleCounts> {
  const counts = new Map<string, ExampleCounts>();
  for (const venue of new Set(verdicts.map((one) => one.venue))) {
    const all = verdicts.filter((one) => one.venue === venue);
    const having = (verdict: Verdict['verdict']) => all.filter((one) => one.verdict === verdict);
    counts.set(venue, {
      passed: having('pass').length,
      failed: having('FAIL').length,
      notCovered: having('not covered').length,
      inconsistent: all.filter((one) => one.inconsistent).length,
      failing: having('FAIL').map(({ id }) => id),
    });
  }
  return counts;
}

/** Standard output of a Node process. Exit code 3, some example failed, is a result like any other. */
function printed(args: readonly string[], signal: AbortSignal | undefined): Promise<string> {
  return new Promise((done, fail) => {
    const options = { cwd: ROOT, maxBuffer: OUTPUT_BYTES_MAX, ...(signal === undefined ? {} : { signal }) };
    execFile(process.execPath, [...args], options, (error, stdout) => {
      if (error === null || error.code === 3) done(stdout);
      else fail(error);
    });
  });
}

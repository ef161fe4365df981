/**
 * `npm run conformance -- [--table | --json] [FILE...]`: holds the engine's rule functions to published worked
 * examples; without a file to those of FIREBREAK_VECTORS, or of the file beside the data. `--table` prints the counts
 * by venue as docs/venues.md has them, `--json` a list of id, venue and verdict. Exit code 0: none fails, 3: at least
 * one fails, 2: bad input.
 */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { exitCode, formatJson, formatReport, formatTable, judge, parseVectors, VectorFileError } from './suite.ts';

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new VectorFileError(`${file}: expected a readable JSON file of examples: ${why}`, { cause });
  }
}

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

function main(args: readonly string[]): number {
  const named = args.filter((arg) => arg !== '--table' && arg !== '--json');
  const known = resolve(ROOT, process.env['FIREBREAK_VECTORS'] ?? '../shared/vectors/venue-vectors.json');
  const files = named.length === 0 ? [known] : named;
  const format = args.includes('--json') ? formatJson : args.includes('--table') ? formatTable : formatReport;
  try {
    const judgements = files.flatMap((file) => parseVectors(file, readJson(file))).map(judge);
    process.stdout.write(`${format(judgements)}\n`);
    return exitCode(judgements);
  } catch (error) {
    if (!(error instanceof VectorFileError)) throw error;
    process.stderr.write(`${error.message}\n`);
    return 2;
  }
}

process.exitCode = main(process.argv.slice(2));

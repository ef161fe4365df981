/**
 * `npm run conformance -- FILE [FILE...]`: holds the engine's rule functions to published worked examples. Exit code
 * 0: none fails, 3: at least one fails, 2: bad input.
 */
import { readFileSync } from 'node:fs';
import { exitCode, formatReport, judge, parseVectors, VectorFileError } from './suite.ts';

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new VectorFileError(`${file}: expected a readable JSON file of examples: ${why}`, { cause });
  }
}

function main(files: readonly string[]): number {
  if (files.length === 0) {
    process.stderr.write('expected at least one file: npm run conformance -- FILE [FILE...]\n');
    return 2;
  }
  try {
    const judgements = files.flatMap((file) => parseVectors(file, readJson(file))).map(judge);
    process.stdout.write(`${formatReport(judgements)}\n`);
    return exitCode(judgements);
  } catch (error) {
    if (!(error instanceof VectorFileError)) throw error;
    process.stderr.write(`${error.message}\n`);
    return 2;
  }
}

process.exitCode = main(process.argv.slice(2));

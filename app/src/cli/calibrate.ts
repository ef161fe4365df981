/** `firebreak calibrate`: makes the calibration of the reference case again, from the data folder. */
import { rm } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import type { Command } from 'commander';
import type { CliContext } from './context.ts';
import { parseSeed } from './options.ts';
import { firebreakVersion } from './version.ts';

interface CalibrateOptions {
  readonly data?: string;
  readonly out?: string;
  readonly seed: number;
  readonly draws: number;
  readonly threads?: number;
  readonly quiet?: true;
}

const DRAWS = 200;

/** Adds the command. */
export function addCalibrate(parent: Command, context: CliContext): void {
  parent
    .command('calibrate')
    .description('calibrate the case oct-10-2025 again: depth, population, path, and the draws behind its intervals')
    .option('--data <folder>', 'folder of full series (default: FIREBREAK_DATA, else data)')
    .option('--out <file>', 'where the calibration is written (default: the one that the case ships with)')
    .option('--seed <n>', 'seed of runs and draws', parseSeed, 1)
    .option('--draws <n>', 'draws of inputs and seeds together', parseSeed, DRAWS)
    .option('--threads <n>', 'threads (default: one per core)', parseSeed)
    .option('--quiet', 'no progress')
    .action((options: CalibrateOptions) => calibrateCase(options, context));
}

async function calibrateCase(options: CalibrateOptions, context: CliContext): Promise<void> {
  const { caseInputs, seriesFolder } = await import('../assess/october/caseInputs.ts');
  const { readCalibration } = await import('../assess/october/caseRun.ts');
  const { inputsText } = await import('../report/dataText.ts');
  const { calibrate, calibrationText, CALIBRATION_FILE } = await import('../assess/october/calibration.ts');
  const { calibrationReport } = await import('../report/octoberText.ts');
  const { colorsOf } = await import('../report/textTable.ts');
  const { writeTextFile } = await import('../store/textFile.ts');
  const say = options.quiet === true ? () => undefined : context.err;
  const threads = options.threads ?? availableParallelism();
  say(`seed    ${options.seed}, ${options.draws} draws, ${threads} threads\n`);
  const { measured, source } = await caseInputs(options.data ?? seriesFolder(process.env), readCalibration());
  say(`${inputsText(source, context.columns)}\n`);
  const { openJournal } = await import('../store/ensembleFolder.ts');
  const { identityOf } = await import('../assess/october/calibration.ts');
  const out = options.out ?? CALIBRATION_FILE;
  const made = { seed: options.seed, draws: options.draws, engine: firebreakVersion() };
  const journalFile = `${out}.partial.jsonl`;
  const journal = await openJournal(journalFile, identityOf(measured, made.engine));
  if (journal.rows.length > 0) say(`going on from ${journal.rows.length} finished runs of ${journalFile}\n`);
  let stage = '';
  const calibration = await calibrate(measured, made, {
    onStage: (next) => say(`${(stage = next)}\n`),
    labour: {
      threads,
      journal,
      ...(context.signal === undefined ? {} : { signal: context.signal }),
      onDone: (done, all) => {
        if (done === all || done % Math.ceil(all / 10) === 0) say(`  ${done} of ${all}  ${stage.split(':')[0]!}\n`);
      },
    },
  }).finally(() => journal.close());
  await writeTextFile(out, calibrationText(calibration));
  await rm(journalFile, { force: true });
  const report = calibrationReport(calibration, colorsOf(context.colors));
  context.out(`${report}\n${inputsText(source, context.columns)}\nwritten  ${out}\n`);
}

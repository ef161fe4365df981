/** All commands. Each loads what it needs when it runs, so that help and mistyped options answer at once. */
import { Command } from 'commander';
import { addAdl } from './adl.ts';
import { addCaseClaims } from './caseClaims.ts';
import { addCalibrate } from './calibrate.ts';
import { addCaseList } from './caseList.ts';
import { addContagion } from './contagion.ts';
import type { CliContext } from './context.ts';
import { addCaseRun } from './caseRun.ts';
import { addDistance } from './distance.ts';
import { addDrill } from './drill.ts';
import { addMonitorCheck } from './monitorCheck.ts';
import { addDataFetch } from './dataFetch.ts';
import { addMonitorEvaluate } from './monitorEvaluate.ts';
import { addMonitorMap } from './monitorMap.ts';
import { addMonitorQuery } from './monitorQuery.ts';
import { addMonitorRun } from './monitorRun.ts';
import { addSnapshotGenerate } from './snapshotGenerate.ts';
import { addSnapshotImport } from './snapshotImport.ts';
import { addSnapshotInspect } from './snapshotInspect.ts';
import { addStress } from './stress.ts';
import { addVenues } from './venues.ts';
import { addVerify } from './verify.ts';
import { firebreakVersion } from './version.ts';

const EXAMPLES = `
Examples:
  firebreak stress                                   the built-in market through 10 October 2025
  firebreak stress --scenario severe --seed 7        another case, another seed
  firebreak snapshot inspect builtin                 what the built-in market looks like
  firebreak verify runs/oct-10-2025-1                does a run still give the same result?

Exit codes: 0 done, 2 bad input, 3 a check or hurdle was not met, 130 Ctrl-C, 1 a fault of Firebreak.`;

/** The program with all of its commands; parsing throws instead of ending the process. */
export function buildProgram(context: CliContext): Command {
  const program = new Command('firebreak');
  program
    .description(
      'Stress tests for leveraged crypto markets: who is liquidated, how far prices overshoot, and who pays.',
    )
    .version(firebreakVersion())
    .option('--debug', 'show where an error comes from')
    .addHelpText('after', EXAMPLES)
    .showHelpAfterError('Run the command with --help to see its options.')
    .configureOutput({
      writeOut: context.out,
      writeErr: context.err,
      outputError: (text, write) => write(text.replace(/^error:/, 'firebreak:')),
    })
    .exitOverride();
  addStress(program, context);
  const library = program.command('case').description('the library of scenarios');
  addCaseList(library, context);
  addCaseRun(library, context);
  addCaseClaims(library, context);
  const snapshot = program
    .command('snapshot')
    .description('markets: look at one, import real data, generate one from aggregates');
  addSnapshotInspect(snapshot, context);
  addSnapshotImport(snapshot, context);
  addSnapshotGenerate(snapshot, context);
  addDistance(program, context);
  addCalibrate(program, context);
  addVerify(program, context);
  addVenues(program, context);
  addContagion(program, context);
  const adl = program.command('adl').description('auto-deleveraging: what other policies would have taken');
  addAdl(adl, context);
  const data = program.command('data').description('the full series of the reference case');
  addDataFetch(data, context);
  const monitor = program
    .command('monitor')
    .description('the live market: listen, store, count, alert; ask what was stored');
  addMonitorRun(monitor, context);
  addMonitorCheck(monitor, context);
  addMonitorQuery(monitor, context);
  addMonitorMap(monitor, context);
  addMonitorEvaluate(monitor, context);
  addDrill(program, context);
  for (const command of [
    program,
    ...[program, library, snapshot, adl, data, monitor].flatMap((group) => group.commands),
  ]) {
    if (command !== program) command.option('--debug', 'show where an error comes from');
  }
  return program;
}

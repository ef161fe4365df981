/** `firebreak drill`: a crash played through the venues' own protocols at a monitor of its own. */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Command } from 'commander';
import type { CliContext } from './context.ts';
import { marketSource, parseCount, parseSeed } from './options.ts';

const SPEED_MAX = 3_600;
/** Rules that are used unless others are named. */
const RULES = fileURLToPath(new URL('../../cases/drill/alerts.yaml', import.meta.url));
/** A drill that failed is a hurdle that failed. */
const FAILED = 3;

interface DrillOptions {
  readonly case: string;
  readonly market: string;
  readonly seed: number;
  readonly speed: number;
  readonly rules?: string;
  readonly out?: string;
  readonly kill: boolean;
  readonly json?: true;
  readonly quiet?: true;
}

/** Adds the command. */
export function addDrill(parent: Command, context: CliContext): void {
  parent
    .command('drill')
    .description('play a crash through local venues at a monitor: is everything stored, do the alerts fire?')
    .option('--case <name|file>', 'a case of the library or a YAML file', 'oct-10-2025')
    .option('--market <folder>', 'snapshot folder, or "builtin"', 'builtin')
    .option('--seed <n>', 'seed of the run', parseSeed, 1)
    .option('--speed <n>', 'seconds of the episode in a second', parseCount(1, SPEED_MAX), 60)
    .option('--rules <file>', 'alert rules (default: those of the library)')
    .option('--out <folder>', 'folder for endpoints, store and report (default: runs/drill-NAME-SEED)')
    .option('--no-kill', 'do not kill the monitor half-way')
    .option('--json', 'print one JSON object and nothing else on stdout')
    .option('--quiet', 'no progress')
    .action((options: DrillOptions) => drill(options, context));
}

async function drill(options: DrillOptions, context: CliContext): Promise<void> {
  const { changedScenario, runError, scenarioName } = await import('../sweep/scenarioDocument.ts');
  const { runDrill } = await import('../drill/runDrill.ts');
  const { readAlertFile } = await import('../monitor/alerts/rules.ts');
  const { checkTarget } = await import('../store/atomic.ts');
  const { writeFile } = await import('node:fs/promises');
  const scenario = changedScenario(options.case, []);
  const rules = options.rules ?? RULES;
  readAlertFile(rules);
  const folder = options.out ?? join('runs', `drill-${scenarioName(scenario)}-${options.seed}`);
  await checkTarget(folder);
  const job = {
    market: marketSource(options.market),
    document: scenario.doc,
    seed: options.seed,
    speed: options.speed,
    folder,
    rules,
    kill: options.kill,
    argv: [...process.execArgv, process.argv[1]!],
  };
  const phase = (name: string, episodeS: number): void => {
    const takes = name === 'playing' ? `, about ${Math.ceil(episodeS / options.speed)} s` : '';
    if (options.quiet !== true) context.err(`${name}${takes}\n`);
  };
  const report = await runDrill(job, phase, {}, context.signal).catch((error: unknown) =>
    Promise.reject(runError(error, scenario) as Error),
  );
  await writeFile(join(folder, 'drill.json'), `${JSON.stringify(report)}\n`);
  if (options.json === true) context.out(`${JSON.stringify(report)}\n`);
  else {
    const { renderDrill } = await import('../report/drillText.ts');
    context.out(renderDrill(report, context));
    context.out(`\nstore   ${join(folder, 'store')}\nreport  ${join(folder, 'drill.json')}\n`);
  }
  if (!report.equal) process.exitCode = FAILED;
}

/** `firebreak case run`: a case of the library, its results beside the published figures that it is held to. */
import { availableParallelism } from 'node:os';
import { Option } from 'commander';
import type { Command } from 'commander';
import type { CliContext } from './context.ts';
import type { OctoberMode } from './octoberCase.ts';
import { collectPair, parseSeed } from './options.ts';

/** The case with a market, a calibration and scores of its own. */
const REFERENCE_CASE = 'oct-10-2025';
/** The case that forecasts days of a lending protocol, and has no market to run. */
const LENDING_CASE = 'aave-btc-history';

interface CaseRunOptions {
  readonly market: string;
  readonly seed: number;
  readonly set?: readonly (readonly [string, string])[];
  readonly out?: string;
  readonly json?: true;
  readonly quiet?: true;
  readonly feedback: boolean;
  readonly adl?: string;
  readonly mode?: OctoberMode;
  readonly check?: true;
  readonly liquidations?: string;
}

/** Adds the command. */
export function addCaseRun(parent: Command, context: CliContext): void {
  parent
    .command('run')
    .description('run a case and print what it is held to beside its results')
    .argument('<name|file>', 'a case of the library (firebreak case list) or a YAML file')
    .option('--market <folder>', 'snapshot folder, or "builtin"', 'builtin')
    .option('--seed <n>', 'seed of the run', parseSeed, 1)
    .option('--set <key=value>', 'change a value of the case; may be repeated', collectPair)
    .option('--out <folder>', 'folder for run.json, tables and report (default: runs/NAME-SEED)')
    .option('--json', 'print one JSON object and nothing else on stdout')
    .option('--quiet', 'no progress')
    .option('--adl <file>', 'oct-10-2025: a forecast of the ADL by coin to score (columns coin, notional, second)')
    .addOption(
      new Option('--mode <mode>', 'oct-10-2025: on observed marks, or with one mechanism changed').choices([
        'endogenous',
        'replay',
        'counterfactual',
      ]),
    )
    .option('--check', 'oct-10-2025: compare steps of 1, 0.5 and 0.25 s, threads, and the full scan (minutes)')
    .option('--liquidations <file>', 'aave-btc-history: liquidations of later days to score (columns date, amount_usd)')
    .option('--no-feedback', 'skip the extra runs for amplification and branching ratio')
    .action((name: string, options: CaseRunOptions) => runCase(name, options, context));
}

async function runCase(name: string, options: CaseRunOptions, context: CliContext): Promise<void> {
  await checkOptions(name, options);
  if (name === REFERENCE_CASE) {
    const { runOctoberCommand } = await import('./octoberCase.ts');
    return runOctoberCommand({ ...options, threads: availableParallelism() }, context);
  }
  if (name === LENDING_CASE) {
    const { runLendingCommand } = await import('./lendingCase.ts');
    return runLendingCommand(options, context);
  }
  const { isEpisode } = await import('../assess/episodes/index.ts');
  if (isEpisode(name)) {
    const { runEpisodeCommand } = await import('./episodeCase.ts');
    return runEpisodeCommand(name, options.json === true, context);
  }
  const { changedScenario } = await import('../sweep/scenarioDocument.ts');
  const { CLAIMS_FILE, readScenario } = await import('../store/scenarioFile.ts');
  const { parseClaims } = await import('../assess/claims.ts');
  const { judgeExpectations, parseExpectations } = await import('../assess/expectations.ts');
  const { storedRun } = await import('./storedRun.ts');
  const scenario = changedScenario(name, options.set ?? []);
  const claims = parseClaims(readScenario(CLAIMS_FILE));
  const expectations = parseExpectations(scenario, claims);
  const { market, seed, feedback, out } = options;
  const request = { scenario, market, seed, feedback, out, quiet: options.quiet === true };
  const view = await storedRun(request, context, (run) => {
    const { result, snapshot } = run;
    return {
      ...run,
      expectations: judgeExpectations(expectations, { claims, summary: result.summary, asOfMs: snapshot.asOfMs }),
    };
  });
  if (options.json === true) {
    const { jsonOf } = await import('../report/runView.ts');
    context.out(`${JSON.stringify(jsonOf(view))}\n`);
    return;
  }
  const { renderTerminal } = await import('../report/terminal.ts');
  const { colorsOf } = await import('../report/textTable.ts');
  context.out(renderTerminal(view, { columns: context.columns, colors: colorsOf(context.colors) }));
}

/** Two cases have data, seed and folderless output of their own, and options of their own. Throws InputError. */
async function checkOptions(name: string, options: CaseRunOptions): Promise<void> {
  const { InputError } = await import('@firebreak/engine');
  const { isEpisode } = await import('../assess/episodes/index.ts');
  const { market, seed, set, out, adl, mode, check, liquidations } = options;
  const changed = market !== 'builtin' || seed !== 1 || set !== undefined || out !== undefined;
  if ((name === REFERENCE_CASE || name === LENDING_CASE || isEpisode(name)) && changed) {
    const hint =
      name === REFERENCE_CASE
        ? `To change it, run firebreak stress --scenario ${REFERENCE_CASE} with them.`
        : 'It is computed from data of its own; there is no market to change.';
    throw new InputError(`${name} is run as it is, without --market, --seed, --set and --out`, {
      code: 'reference-case',
      hint,
    });
  }
  const asked = [adl && '--adl', mode && '--mode', check && '--check'].filter((option) => option);
  if (name !== REFERENCE_CASE && asked.length > 0) {
    throw new InputError(`${asked.join(' and ')} are for ${REFERENCE_CASE} only`, {
      code: 'reference-case',
      hint: `Run firebreak case run ${REFERENCE_CASE} with them.`,
    });
  }
  if (asked.length > 1) {
    throw new InputError(`${asked.join(' and ')} ask for different things`, {
      code: 'reference-case',
      hint: 'Give one of them.',
    });
  }
  if (liquidations !== undefined && name !== LENDING_CASE) {
    throw new InputError(`--liquidations scores a file against ${LENDING_CASE} only`, {
      code: 'reference-case',
      hint: `Run firebreak case run ${LENDING_CASE} --liquidations FILE.`,
    });
  }
}

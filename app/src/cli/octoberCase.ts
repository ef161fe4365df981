/** The reference case of `firebreak case run oct-10-2025`: its calibrated run, judged row by row, and other modes. */
import type { InputSource } from '../assess/october/caseInputs.ts';
import type { Calibration } from '../assess/october/calibration.ts';
import type { CaseRow } from '../assess/october/rows.ts';
import type { CliContext } from './context.ts';

/** How the case is asked. */
export type OctoberMode = 'endogenous' | 'replay' | 'counterfactual';

/** Options of the command that the reference case takes. */
export interface OctoberOptions {
  readonly json?: true;
  readonly quiet?: true;
  readonly threads: number;
  /** A CSV with the columns coin, notional and optionally second, scored against the ADL of the day. */
  readonly adl?: string;
  readonly mode?: OctoberMode;
  readonly check?: true;
}

/** The options, and what the case runs on, which every answer says. */
interface Asked extends OctoberOptions {
  readonly inputs: { readonly source: InputSource; readonly text: string };
}

/** Runs the case and prints its table; one JSON object with `rows` where JSON is asked for. */
export async function runOctoberCommand(given: OctoberOptions, context: CliContext): Promise<void> {
  const { readCalibration, runOctoberCase } = await import('../assess/october/caseRun.ts');
  const { octoberJson, octoberText } = await import('../report/octoberText.ts');
  const { colorsOf } = await import('../report/textTable.ts');
  const { caseInputs, seriesFolder } = await import('../assess/october/caseInputs.ts');
  const { inputsText } = await import('../report/dataText.ts');
  const shipped = readCalibration();
  const { measured, source } = await caseInputs(seriesFolder(process.env), shipped);
  const calibration = { ...shipped, ...measured };
  const options = { ...given, inputs: { source, text: inputsText(source, context.columns) } };
  if (options.quiet !== true) {
    context.err(
      `calibration as shipped (engine ${calibration.engine}, seed ${calibration.seed}, ` +
        `${calibration.draws.length} draws); running the centre of the band\n`,
    );
  }
  if (options.check === true) return checkOctober(calibration, options, context);
  if (options.mode === 'replay') return replayOctober(calibration, options, context);
  if (options.mode === 'counterfactual') return changeOctober(calibration, options, context);
  const scoredFile = options.adl === undefined ? null : await scoreFile(options.adl);
  const outcome = await runOctoberCase(calibration, labourOf(options, context));
  print(
    options,
    context,
    () => octoberText(outcome, scoredFile, { columns: context.columns, colors: colorsOf(context.colors) }),
    () => octoberJson(outcome, scoredFile),
  );
}

function labourOf({ threads }: OctoberOptions, { signal }: CliContext): { threads: number; signal?: AbortSignal } {
  return { threads, ...(signal === undefined ? {} : { signal }) };
}

function print(
  { json, inputs }: Asked,
  context: CliContext,
  text: () => string,
  object: () => Record<string, unknown>,
): void {
  const answer = (): string => `${text()}\n\n${inputs.text}`;
  context.out(`${json === true ? JSON.stringify({ ...object(), inputs: inputs.source }) : answer()}\n`);
}

async function replayOctober(calibration: Calibration, options: Asked, context: CliContext): Promise<void> {
  const { runReplay } = await import('../assess/october/modes.ts');
  const { replayText } = await import('../report/octoberModes.ts');
  const { colorsOf } = await import('../report/textTable.ts');
  const result = await runReplay(calibration, labourOf(options, context));
  const { liquidatedUsd, adlUsd, badDebtUsd, measures, digest } = result;
  print(
    options,
    context,
    () => replayText(result, colorsOf(context.colors)),
    () => ({ case: 'oct-10-2025', mode: 'replay', liquidatedUsd, adlUsd, badDebtUsd, measures, digest }),
  );
}

async function changeOctober(calibration: Calibration, options: Asked, context: CliContext): Promise<void> {
  const { runChanges } = await import('../assess/october/modes.ts');
  const { changesText } = await import('../report/octoberModes.ts');
  const { colorsOf } = await import('../report/textTable.ts');
  const changes = await runChanges(calibration, labourOf(options, context));
  print(
    options,
    context,
    () => changesText(changes, calibration.counterfactuals, colorsOf(context.colors)),
    () => ({ case: 'oct-10-2025', mode: 'counterfactual', centre: changes, band: calibration.counterfactuals }),
  );
}

/** Throws HurdleError where a digest differs or a difference between steps is too large, after printing all. */
async function checkOctober(calibration: Calibration, options: Asked, context: CliContext): Promise<void> {
  const { HurdleError } = await import('@firebreak/engine');
  const { checkCase } = await import('../assess/october/modes.ts');
  const { checkText } = await import('../report/octoberModes.ts');
  const { colorsOf } = await import('../report/textTable.ts');
  const check = await checkCase(calibration, labourOf(options, context));
  print(
    options,
    context,
    () => checkText(check, colorsOf(context.colors)),
    () => ({ case: 'oct-10-2025', ...check }),
  );
  const failed = check.steps.filter(({ holds }) => !holds).map(({ name }) => name);
  if (new Set(check.digests.map(([, digest]) => digest)).size > 1) failed.push('the digests');
  if (failed.length === 0) return;
  throw new HurdleError(`The case depends on how it is run: ${failed.join('; ')}`, {
    code: 'october-check',
    hint: 'docs/validation.md says why single accounts decide these totals.',
  });
}

async function scoreFile(path: string): Promise<CaseRow[]> {
  const { scoreAdlFile } = await import('../assess/october/adlFile.ts');
  const { seriesFolder } = await import('../assess/october/caseInputs.ts');
  const { adlByCoin } = await import('../assess/october/outcomes.ts');
  return scoreAdlFile(path, await adlByCoin(seriesFolder(process.env)));
}

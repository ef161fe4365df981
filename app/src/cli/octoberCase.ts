/** The reference case of `firebreak case run oct-10-2025`: its calibrated run, judged row by row. */
import type { CaseRow } from '../assess/october/rows.ts';
import type { CliContext } from './context.ts';

/** Options of the command that the reference case takes. */
export interface OctoberOptions {
  readonly json?: true;
  readonly quiet?: true;
  /** A CSV with the columns coin, notional and optionally second, scored against the ADL of the day. */
  readonly adl?: string;
}

/** Runs the case and prints its table; one JSON object with `rows` where JSON is asked for. */
export async function runOctoberCommand(options: OctoberOptions, context: CliContext): Promise<void> {
  const { readCalibration, runOctoberCase } = await import('../assess/october/caseRun.ts');
  const { octoberJson, octoberText } = await import('../report/octoberText.ts');
  const { colorsOf } = await import('../report/textTable.ts');
  const calibration = readCalibration();
  if (options.quiet !== true) {
    context.err(
      `shipped waypoints and calibration (engine ${calibration.engine}, seed ${calibration.seed}, ` +
        `${calibration.draws.length} draws); running the centre of the band\n`,
    );
  }
  const scoredFile = options.adl === undefined ? null : await scoreFile(options.adl);
  const outcome = await runOctoberCase(calibration, { threads: 1, signal: context.signal });
  if (options.json === true) {
    context.out(`${JSON.stringify(octoberJson(outcome, scoredFile))}\n`);
    return;
  }
  context.out(`${octoberText(outcome, scoredFile, { columns: context.columns, colors: colorsOf(context.colors) })}\n`);
}

async function scoreFile(path: string): Promise<CaseRow[]> {
  const { scoreAdlFile } = await import('../assess/october/adlFile.ts');
  const { adlByCoin } = await import('../assess/october/outcomes.ts');
  return scoreAdlFile(path, await adlByCoin(process.env['FIREBREAK_DATA'] ?? '../shared/data'));
}

/** What every command gets from the process: where to print, how the terminal is, and the signal of Ctrl-C. */

/** The process as commands see it. */
export interface CliContext {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  readonly signal: AbortSignal;
  /** Columns of the terminal, held between 60 and 100: longer lines are hard to read, and tables are broken to fit. */
  readonly columns: number;
  /** Whether stdout shows colours (NO_COLOR wins). */
  readonly colors: boolean;
  /** Whether stderr is a terminal, for a live progress bar. */
  readonly live: boolean;
}

/** The context of this process. */
export function processContext(signal: AbortSignal): CliContext {
  const { env, stdout, stderr } = process;
  const noColor = (env['NO_COLOR'] ?? '') !== '';
  return {
    out: (text) => void stdout.write(text),
    err: (text) => void stderr.write(text),
    signal,
    columns: Math.min(100, Math.max(60, stdout.columns ?? 100)),
    colors: stdout.isTTY === true && !noColor && env['TERM'] !== 'dumb',
    live: stderr.isTTY === true && env['TERM'] !== 'dumb',
  };
}

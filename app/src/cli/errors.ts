/**
 * What a command prints when it fails: one readable block on stderr, and the exit code that says whose fault it was.
 */

interface KnownError extends Error {
  readonly code: string;
  readonly hint: string;
  readonly exitCode: number;
}

/** Known by its fields, not its class, so that `--help` and a mistyped option load no engine. */
function isKnown(error: unknown): error is KnownError {
  return error instanceof Error && 'hint' in error && 'exitCode' in error && typeof error.exitCode === 'number';
}

/** Exit code: 2 bad input, 1 own fault, 3 hurdle or check not met, 130 Ctrl-C. */
export function exitCodeOf(error: unknown): number {
  return isKnown(error) ? error.exitCode : 1;
}

/** The block that is printed; the stack only where `debug` asks for it. */
export function errorBlock(error: unknown, debug: boolean): string {
  const message = error instanceof Error ? error.message : String(error);
  const stack = debug && error instanceof Error ? `\n${error.stack ?? ''}${causesOf(error)}` : '';
  if (isKnown(error)) {
    const hint = error.hint === '' ? '' : `\n  ${error.hint}`;
    const fault = error.exitCode === 1 ? `\n  This is a fault of Firebreak (${error.code}); --debug shows where.` : '';
    return `firebreak: ${message}${hint}${fault}${stack}\n`;
  }
  const next = debug ? '' : '\n  This is a fault of Firebreak. Run again with --debug to see where, and report it.';
  return `firebreak: unexpected error: ${message}${next}${stack}\n`;
}

function causesOf(error: Error): string {
  return error.cause instanceof Error
    ? `\ncaused by ${error.cause.stack ?? error.cause.message}${causesOf(error.cause)}`
    : '';
}

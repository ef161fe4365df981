/**
 * Ctrl-C: the first asks the work to stop and waits a moment for it to tidy up; a second, or work that does not
 * listen, ends the process at once. Either way half-written folders are removed.
 */

const PATIENCE_MS = 2000;
const EXIT_CODE = 130;

/** A signal that fires at Ctrl-C. */
export function interruptSignal(): AbortSignal {
  const controller = new AbortController();
  process.on('SIGINT', () => {
    if (controller.signal.aborted) void endNow();
    controller.abort();
    setTimeout(() => void endNow(), PATIENCE_MS).unref();
  });
  // A closed pipe (`| head`) is no failure.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
    throw error;
  });
  return controller.signal;
}

async function endNow(): Promise<void> {
  const { cleanupPartial } = await import('../store/atomic.ts');
  cleanupPartial();
  process.stderr.write('firebreak: stopped\n');
  process.exit(EXIT_CODE);
}

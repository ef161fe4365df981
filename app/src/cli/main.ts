/** The `firebreak` command: runs on import, sets the exit code, and ends cleanly on Ctrl-C. */
import { CommanderError } from 'commander';
import { processContext } from './context.ts';
import { errorBlock, exitCodeOf } from './errors.ts';
import { interruptSignal } from './interrupt.ts';
import { buildProgram } from './program.ts';

const program = buildProgram(processContext(interruptSignal()));
try {
  await program.parseAsync();
} catch (error) {
  if (error instanceof CommanderError) {
    process.exitCode = error.exitCode === 0 ? 0 : 2;
  } else {
    process.stderr.write(errorBlock(error, process.argv.includes('--debug')));
    process.exitCode = exitCodeOf(error);
  }
}

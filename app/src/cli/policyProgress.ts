/** Progress of a comparison of policies on stderr. */
import { SingleBar } from 'cli-progress';
import type { AdlPolicy } from '@firebreak/engine';
import type { CliContext } from './context.ts';

/** Policies done, as a bar on a terminal, a line each elsewhere. */
export function policyProgress(
  { live, err }: CliContext,
  quiet: boolean,
  total: number,
  names: Readonly<Record<AdlPolicy, string>>,
): { onPolicy: (done: number, next: AdlPolicy | null) => void; stop: () => void } {
  if (quiet) return { onPolicy: () => undefined, stop: () => undefined };
  if (!live) {
    const line = (done: number, next: AdlPolicy): void => err(`${done + 1} of ${total}: ${names[next]}\n`);
    return { onPolicy: (done, next) => next !== null && line(done, next), stop: () => undefined };
  }
  const bar = new SingleBar({
    stream: process.stderr,
    format: '{bar} {value}/{total} policies  {next}',
    barsize: 24,
    barCompleteChar: '█',
    barIncompleteChar: '░',
    hideCursor: true,
    clearOnComplete: true,
    stopOnComplete: false,
    gracefulExit: false,
  });
  bar.start(total, 0, { next: '' });
  return {
    onPolicy: (done, next) => bar.update(done, { next: next === null ? '' : names[next] }),
    stop: () => bar.stop(),
  };
}

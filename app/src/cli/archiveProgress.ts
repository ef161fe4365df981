/** Progress of downloads on stderr: a live bar on a terminal, a line per archive elsewhere, nothing where quiet. */
import { SingleBar } from 'cli-progress';
import type { CliContext } from './context.ts';

/** What is told of a download, and what takes the bar away before anything else is printed. */
export interface ArchiveProgress {
  readonly onArchive: (name: string, done: number, total: number) => void;
  readonly stop: () => void;
}

const KB = 1000;

/** Progress as the terminal allows it. */
export function archiveProgress({ live, err }: CliContext, quiet: boolean): ArchiveProgress {
  if (quiet) return { onArchive: () => undefined, stop: () => undefined };
  if (!live) {
    let last = '';
    const onArchive = (name: string): void => {
      if (name !== last) err(`fetching  ${(last = name)}\n`);
    };
    return { onArchive, stop: () => undefined };
  }
  const bar = new SingleBar({
    stream: process.stderr,
    format: '{bar} {value}/{total} kB  {name}',
    barsize: 24,
    barCompleteChar: '█',
    barIncompleteChar: '░',
    hideCursor: true,
    clearOnComplete: true,
    gracefulExit: false,
    fps: 10,
  });
  let started = false;
  return {
    onArchive: (name, done, total) => {
      if (!started) bar.start(1, 0, { name });
      started = true;
      bar.setTotal(Math.ceil(Math.max(total, done) / KB));
      bar.update(Math.ceil(done / KB), { name });
    },
    stop: () => bar.stop(),
  };
}

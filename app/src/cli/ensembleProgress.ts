/** Progress of an ensemble on stderr: runs done and time left, as a bar on a terminal, a line per quarter elsewhere. */
import { SingleBar } from 'cli-progress';
import type { EnsembleListener } from '../assess/ensemble.ts';
import { count, duration } from '../report/format.ts';
import type { CliContext } from './context.ts';

const LINES = 4;

/** A listener, and what takes the bar away before anything else is printed. */
export interface EnsembleProgress extends EnsembleListener {
  readonly stop: () => void;
}

/** Progress as the terminal allows it. */
export function ensembleProgress({ live, err }: CliContext, quiet: boolean): EnsembleProgress {
  if (quiet) return { stop: () => undefined };
  return live ? barView() : lineView(err);
}

function barView(): EnsembleProgress {
  const bar = new SingleBar({
    stream: process.stderr,
    format: '{bar} {value}/{total} runs  {left}',
    barsize: 24,
    barCompleteChar: '█',
    barIncompleteChar: '░',
    hideCursor: true,
    clearOnComplete: true,
    stopOnComplete: false,
    gracefulExit: false,
    fps: 10,
  });
  bar.start(1, 0, { left: 'reading the market' });
  return {
    onStart: (total, finished) => {
      bar.setTotal(total);
      bar.update(finished, { left: 'starting' });
    },
    onRun: (finished, _total, leftS) => bar.update(finished, { left: `about ${duration(leftS)} left` }),
    stop: () => bar.stop(),
  };
}

function lineView(err: (text: string) => void): EnsembleProgress {
  let next = 1;
  let startMs = 0;
  const passed = (finished: number, total: number): boolean => {
    if (finished * LINES < next * total) return false;
    next = Math.floor((finished * LINES) / total) + 1;
    return true;
  };
  err('reading the market\n');
  return {
    onStart: (total, finished, drawn) => {
      startMs = performance.now();
      passed(finished, total);
      const before = finished === 0 ? '' : `, ${count(finished)} of them finished before`;
      err(`drawing ${count(drawn)} inputs: ${count(total)} runs${before}\n`);
    },
    onRun: (finished, total, leftS) => {
      if (!passed(finished, total)) return;
      const gone = duration((performance.now() - startMs) / 1000);
      err(`  ${count(finished)} of ${count(total)} runs, ${gone} gone, about ${duration(leftS)} left\n`);
    },
    stop: () => undefined,
  };
}

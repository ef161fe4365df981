/**
 * Progress of a run on stderr: a live bar on a terminal, a few plain lines elsewhere, nothing where the user wants
 * quiet.
 */
import { SingleBar } from 'cli-progress';
import { clock, count, usd } from '../report/format.ts';
import type { RunListener, RunPhase } from '../sweep/runJob.ts';
import type { CliContext } from './context.ts';

const PHASES: Readonly<Record<RunPhase, string>> = {
  market: 'reading the market',
  index: 'building the index',
  run: 'running',
  feedback: 'measuring amplification and branching',
};
/** Plain lines come at each of these shares of the steps. */
const LINES = 4;

/** A listener, and what takes the bar away before anything else is printed. */
export interface ProgressView extends RunListener {
  readonly stop: () => void;
}

/** Progress as the terminal allows it. */
export function progressView({ live, err }: CliContext, quiet: boolean): ProgressView {
  if (quiet) return { stop: () => undefined };
  return live ? barView() : lineView(err);
}

function barView(): ProgressView {
  let startMs = 0;
  let phase = PHASES.market;
  const bar = new SingleBar({
    stream: process.stderr,
    format: '{bar} {value}/{total}  {clock} UTC  liquidated {liquidated}  {phase}',
    barsize: 24,
    barCompleteChar: '█',
    barIncompleteChar: '░',
    hideCursor: true,
    clearOnComplete: true,
    stopOnComplete: false,
    gracefulExit: false,
    fps: 10,
  });
  const shown = (timeS: number, liquidatedUsd: number) => ({
    clock: clock(startMs + timeS * 1000),
    liquidated: usd(liquidatedUsd),
    phase,
  });
  bar.start(1, 0, { clock: '--:--:--', liquidated: usd(0), phase });
  return {
    onPhase: (next, scenario) => {
      phase = PHASES[next];
      if (scenario !== null) startMs = scenario.startMs;
      bar.update({ phase });
    },
    onProgress: ({ step, steps, timeS, liquidatedUsd }) => {
      bar.setTotal(steps);
      bar.update(step, shown(timeS, liquidatedUsd));
    },
    stop: () => bar.stop(),
  };
}

function lineView(err: (text: string) => void): ProgressView {
  let startMs = 0;
  let next = 1;
  let running = false;
  return {
    onPhase: (phase, scenario) => {
      if (scenario !== null) startMs = scenario.startMs;
      running = phase === 'run';
      err(`${PHASES[phase]}\n`);
    },
    onProgress: ({ step, steps, timeS, liquidatedUsd }) => {
      if (!running || step * LINES < next * steps) return;
      next = Math.floor((step * LINES) / steps) + 1;
      err(
        `  step ${count(step)} of ${count(steps)}, ${clock(startMs + timeS * 1000)} UTC, ` +
          `liquidated ${usd(liquidatedUsd)}\n`,
      );
    },
    stop: () => undefined,
  };
}

/**
 * Finished runs of the bench on runs, one JSON line each as they finish, so that a thousand of them survive an
 * interruption. Lines of other engine sources, markets or machines are passed over.
 */
import { createHash } from 'node:crypto';
import { appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { machine } from './report.ts';

const ENGINE = fileURLToPath(new URL('../../engine/src/', import.meta.url));

/** One finished run. `wallSeconds` is the time since the run before it finished, or since work on the batch began. */
export interface FinishedRun {
  readonly threads: number;
  readonly seed: number;
  readonly digest: string;
  readonly runSeconds: number;
  readonly wallSeconds: number;
}

/** What results and speed depend on besides the seed: the work, the engine's sources and the machine. */
export function keyOf(work: string): string {
  const hash = createHash('sha256').update(JSON.stringify([work, machine()]));
  for (const name of readdirSync(ENGINE, { recursive: true, encoding: 'utf8' }).sort()) {
    if (name.endsWith('.ts') && !name.endsWith('.test.ts')) hash.update(name).update(readFileSync(join(ENGINE, name)));
  }
  return hash.digest('hex').slice(0, 16);
}

/** The runs of one key in a file that is read once and then only added to. */
export class RunLog {
  readonly path: string;
  readonly key: string;
  readonly runs: FinishedRun[] = [];

  constructor(path: string, key: string) {
    this.path = path;
    this.key = key;
    mkdirSync(dirname(path), { recursive: true });
    if (!existsSync(path)) return;
    const text = readFileSync(path, 'utf8');
    for (const line of text.split('\n')) {
      const run = parse(line);
      if (run?.key === key) this.runs.push(run);
    }
    // A line that was cut off must not swallow the next one.
    if (text !== '' && !text.endsWith('\n')) appendFileSync(path, '\n');
  }

  /** Writes a finished run down at once. */
  add(run: FinishedRun): void {
    this.runs.push(run);
    appendFileSync(this.path, `${JSON.stringify({ key: this.key, ...run })}\n`);
  }

  /** Digests by seed of the runs on so many threads. */
  digests(threads: number): Map<number, string> {
    return new Map(this.runs.filter((run) => run.threads === threads).map((run) => [run.seed, run.digest]));
  }

  /** Runs per second on so many threads; NaN where there is none. */
  perSecond(threads: number): number {
    const mine = this.runs.filter((run) => run.threads === threads);
    return mine.length / mine.reduce((sum, run) => sum + run.wallSeconds, 0);
  }

  /** Takes the file away, once everything in it is in a result. */
  remove(): void {
    rmSync(this.path, { force: true });
  }
}

function parse(line: string): (FinishedRun & { key: string }) | null {
  try {
    return JSON.parse(line) as FinishedRun & { key: string };
  } catch {
    return null;
  }
}

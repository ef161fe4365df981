/**
 * What every bench prints and keeps: the machine, medians, and one JSON line per claim in bench/results.jsonl.
 */
import { appendFileSync } from 'node:fs';
import { cpus } from 'node:os';

/** How a bench is run. */
export interface BenchOptions {
  /** Small enough for a test: results are checked, times mean nothing. */
  readonly tiny?: boolean;
  /** Runs of the bench on runs, instead of its own number. */
  readonly runs?: number;
  /** The bench on runs starts none after so many seconds; that of the monitor plays so many seconds of messages. */
  readonly seconds?: number;
}

/** What a bench found: `ok` is false where results that must be equal differ. */
export interface BenchResult {
  readonly claim: string;
  readonly ok: boolean;
  readonly figures: Readonly<Record<string, unknown>>;
}

/** Processor, cores and Node version. */
export function machine(): { cpu: string; cores: number; node: string } {
  const all = cpus();
  return { cpu: all[0]?.model ?? 'unknown', cores: all.length, node: process.version };
}

/** The middle value of an odd number of values, the mean of the two in the middle of an even one. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const half = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
}

/** Median and first of several seconds, as text. */
export function timing(seconds: readonly number[]): string {
  const first = seconds[0].toFixed(3);
  return seconds.length === 1
    ? `${first} s (1 run)`
    : `${median(seconds).toFixed(3)} s (first ${first}, ${seconds.length} runs)`;
}

/** Prints one line. */
export function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

/** Appends a claim's figures to bench/results.jsonl. */
export function keep(result: BenchResult): void {
  const line = { at: new Date().toISOString(), ...machine(), ...result };
  appendFileSync(new URL('../results.jsonl', import.meta.url), `${JSON.stringify(line)}\n`);
}

/**
 * Starts bench/lib/memory.ts as a process of its own, from source, with the garbage collector at hand.
 */
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const SCRIPT = fileURLToPath(new URL('./memory.ts', import.meta.url));

/** Options of a Node that runs our sources. */
const FROM_SOURCE = ['--import', 'tsx', '--conditions=firebreak-source'];

/** What the child printed, parsed. Throws where it failed. */
export function inChild<T>(...args: string[]): T {
  const text = execFileSync(process.execPath, [...FROM_SOURCE, '--expose-gc', SCRIPT, ...args], { encoding: 'utf8' });
  return JSON.parse(text) as T;
}

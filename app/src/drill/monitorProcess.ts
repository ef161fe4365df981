/** A monitor as a process of its own, as an operator runs it: started, killed, started again, asked how it is. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { InternalError } from '@firebreak/engine';
import type { AlertMessage } from '../monitor/alerts/engine.ts';
import type { StationStatus } from '../monitor/station.ts';

/** How to start it. */
export interface MonitorCommand {
  /** Node's own options and the script of the command line. */
  readonly argv: readonly string[];
  readonly endpoints: string;
  readonly store: string;
  readonly rules: string;
}

/** It must serve within this time, ms. */
const START_MS = 60_000;
const STOP_MS = 30_000;
/** Last words kept of what it says. */
const WORDS_MAX = 4_000;

/** One monitor after another over one store. */
export class MonitorProcess {
  readonly #command: MonitorCommand;
  readonly alerts: AlertMessage[] = [];
  starts = 0;
  #child: ChildProcess | null = null;
  #url = '';
  #words = '';

  constructor(command: MonitorCommand) {
    this.#command = command;
  }

  /** Starts one and waits until it serves. Throws InternalError with its last words where it does not. */
  async start(): Promise<void> {
    const { argv, endpoints, store, rules } = this.#command;
    const own = ['--endpoints', endpoints, '--store', store, '--rules', rules, '--listen', '0', '--quiet'];
    const child = spawn(process.execPath, [...argv, 'monitor', 'run', ...own], { stdio: ['ignore', 'ignore', 'pipe'] });
    this.#child = child;
    this.starts++;
    this.#words = '';
    let rest = '';
    const served = new Promise<string>((resolve, reject) => {
      child.stderr!.setEncoding('utf8');
      child.stderr!.on('data', (text: string) => {
        this.#words = (this.#words + text).slice(-WORDS_MAX);
        const lines = (rest + text).split('\n');
        rest = lines.pop()!;
        for (const line of lines) {
          const url = /^serving (\S+)\/metrics$/.exec(line)?.[1];
          if (url !== undefined) resolve(url);
          else if (line.startsWith('{')) this.alerts.push(JSON.parse(line) as AlertMessage);
        }
      });
      child.once('exit', (code) => reject(this.#fault(`ended with code ${code}`)));
      setTimeout(() => reject(this.#fault(`did not serve within ${START_MS / 1000} s`)), START_MS).unref();
    });
    this.#url = await served;
  }

  /** How it is, from its own interface. */
  async status(): Promise<StationStatus> {
    const answer = await fetch(`${this.#url}/api/status`);
    return (await answer.json()) as StationStatus;
  }

  /** What Prometheus reads of it. */
  async metrics(): Promise<string> {
    return (await fetch(`${this.#url}/metrics`)).text();
  }

  /** Kills it as a crash would: no word, no tidying up. */
  async kill(): Promise<void> {
    await this.#end('SIGKILL');
  }

  /** Ends it as an operator would, and waits until it has written everything. */
  async stop(): Promise<void> {
    await this.#end('SIGTERM');
  }

  async #end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
    const child = this.#child;
    this.#child = null;
    if (child === null || child.exitCode !== null) return;
    const gone = once(child, 'exit');
    child.kill(signal);
    const timer = setTimeout(() => child.kill('SIGKILL'), STOP_MS);
    await gone;
    clearTimeout(timer);
  }

  #fault(what: string): InternalError {
    return new InternalError(`the monitor ${what}: ${this.#words.trim()}`, {
      code: 'monitor-process',
      hint: 'Run firebreak monitor by itself to see what is wrong.',
    });
  }
}

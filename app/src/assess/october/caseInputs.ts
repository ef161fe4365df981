/**
 * What the case runs on: the full series of a folder where it has them, and the waypoints that ship with the case for
 * the rest, so that it runs on any machine and says which of the two it was.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Calibration } from './calibration.ts';
import { DEPTH_FILE, measuredDepth } from './depth.ts';
import { inputChecks } from './inputChecks.ts';
import { observedPaths } from './observed.ts';
import { roundedAll } from './rounded.ts';

/** What is measured before anything is fitted. */
export type Measured = Pick<Calibration, 'observed' | 'depth' | 'checks'>;

/** The inputs, and where each comes from: names of price paths by asset, `depth`, and facts. */
export interface CaseInputs {
  readonly measured: Measured;
  readonly source: InputSource;
}

/** Where inputs come from. `differing`: read from the folder and not what ships with the case. */
export interface InputSource {
  readonly folder: string;
  readonly fromFolder: readonly string[];
  readonly shipped: readonly string[];
  readonly differing: readonly string[];
}

/** The folder of full series: the one that the environment names, or `data` beside where one works. */
export function seriesFolder(env: Readonly<Record<string, string | undefined>>): string {
  return env['FIREBREAK_DATA'] || 'data';
}

/** Reads the inputs. Throws InputError where a file that is there cannot be read or is not what was expected. */
export async function caseInputs(folder: string, shipped: Measured): Promise<CaseInputs> {
  const has = (file: string): boolean => existsSync(join(folder, file));
  const own = roundedAll({
    observed: await observedPaths(folder, has),
    depth: has(DEPTH_FILE) ? await measuredDepth(folder) : null,
    checks: await inputChecks(folder, has),
  });
  const fromFolder: string[] = [];
  const left: string[] = [];
  const differing: string[] = [];
  const pick = <T>(name: string, read: T | null | undefined, kept: T): T => {
    (read ? fromFolder : left).push(name);
    if (read && JSON.stringify(read) !== JSON.stringify(kept)) differing.push(name);
    return read ?? kept;
  };
  const measured = {
    observed: shipped.observed.map((kept) =>
      pick(
        kept.asset,
        own.observed.find(({ asset }) => asset === kept.asset),
        kept,
      ),
    ),
    depth: pick('depth', own.depth, shipped.depth),
    checks: shipped.checks.map((kept) =>
      pick(
        kept.name,
        own.checks.find(({ name }) => name === kept.name),
        kept,
      ),
    ),
  };
  return { measured, source: { folder, fromFolder, shipped: left, differing } };
}

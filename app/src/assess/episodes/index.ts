/** The episodes by name, and how each is computed. */
import type { CaseInfo } from '../../store/scenarioFile.ts';
import { episodeNames, readEpisode } from './figures.ts';
import { runCrv } from './crv.ts';
import { runJelly } from './jelly.ts';
import { runMango } from './mango.ts';
import { runStream } from './stream.ts';
import { runTerra } from './terra.ts';
import type { Episode } from './types.ts';

const RUN: Readonly<Record<string, () => Episode>> = {
  'crv-2022': runCrv,
  'euler-stream-2025': runStream,
  'jelly-2025': runJelly,
  'mango-2022': runMango,
  'terra-2022': runTerra,
};

/** Whether a case of that name is an episode. */
export function isEpisode(name: string): boolean {
  return Object.hasOwn(RUN, name);
}

/** Computes an episode by its name; null where there is none of that name. Throws IssuesError for a faulty file. */
export function runEpisode(name: string): Episode | null {
  return RUN[name]?.() ?? null;
}

/** What the list of cases says of the episodes. */
export function listEpisodes(): CaseInfo[] {
  return episodeNames().map((name) => readEpisode(name).info);
}

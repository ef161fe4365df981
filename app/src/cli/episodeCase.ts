/** `firebreak case run` of an episode: computed from published figures, beside the figures that it is held to. */
import { InternalError } from '@firebreak/engine';
import type { CliContext } from './context.ts';

/** Computes and prints an episode, as text or as one JSON object. Throws IssuesError for a faulty file of figures. */
export async function runEpisodeCommand(name: string, json: boolean, context: CliContext): Promise<void> {
  const { runEpisode } = await import('../assess/episodes/index.ts');
  const { episodeText } = await import('../report/episodeText.ts');
  const { colorsOf } = await import('../report/textTable.ts');
  const episode = runEpisode(name);
  if (episode === null) {
    throw new InternalError(`there is no episode ${name}`, { code: 'unknown-episode', hint: 'Report this.' });
  }
  if (json) context.out(`${JSON.stringify(episode)}\n`);
  else context.out(episodeText(episode, { columns: context.columns, colors: colorsOf(context.colors) }));
}

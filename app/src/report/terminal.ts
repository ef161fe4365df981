/** The summary of a run as text for a terminal of 80 columns or more: the sections of the list, one after the other. */
import type { RunView } from './runView.ts';
import type { TerminalLook } from './section.ts';
import { TEXT_SECTIONS } from './sections.ts';

/** The whole summary, ending with a line break. */
export function renderTerminal(view: RunView, look: TerminalLook): string {
  const blocks = TEXT_SECTIONS.flatMap((make) => {
    const part = make(view, look);
    if (part === null) return [];
    return [part.title === null ? part.body : `${look.colors.bold(part.title)}\n${part.body}`];
  });
  return `${blocks.join('\n\n')}\n`;
}

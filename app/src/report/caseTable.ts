/** The library of scenarios as text for a terminal. */
import type { CaseInfo } from '../store/scenarioFile.ts';
import type { TerminalLook } from './section.ts';
import { wrap } from './textTable.ts';

/** One block per case: name, horizon and title, then the description. */
export function renderCases(cases: readonly CaseInfo[], { columns, colors }: TerminalLook): string {
  const blocks = cases.map(({ name, title, horizon, description }) => {
    return `${colors.bold(name)}  ${title} (${horizon})\n${wrap(description.trim(), columns, '  ')}`;
  });
  return `${blocks.join('\n\n')}\n\nnext    firebreak stress --scenario ${cases[0]?.name ?? 'FILE'}\n`;
}

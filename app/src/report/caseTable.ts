/** The library of scenarios as text for a terminal. */
import type { CaseInfo } from '../store/scenarioFile.ts';
import type { TerminalLook } from './section.ts';
import { wrap } from './textTable.ts';

/** One block per case: name, horizon and title, then the description. */
export function renderCases(cases: readonly CaseInfo[], { columns, colors }: TerminalLook): string {
  const blocks = cases.map(({ name, title, horizon, date, heldTo, description }) => {
    const head = `${colors.bold(name)}  ${title} (${[horizon, date].filter((part) => part !== '').join(', ')})`;
    const held = heldTo.length === 0 ? '' : `\n${wrap(`held to ${heldTo.join(', ')}`, columns, '  ')}`;
    return `${head}\n${wrap(description.trim(), columns, '  ')}${held}`;
  });
  return `${blocks.join('\n\n')}\n\nnext    firebreak case run ${cases[0]?.name ?? 'FILE'}\n`;
}

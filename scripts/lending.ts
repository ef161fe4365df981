/** Writes the generated tables into docs/lending.md: `npm run lending`, with the files of the data folder. */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { runLendingCase } from '../app/src/assess/lending/caseRun.ts';
import { lendingMarkdown } from '../app/src/report/lendingText.ts';

const FILE = new URL('../docs/lending.md', import.meta.url);
const [FROM, TO] = ['<!-- generated: npm run lending -->', '<!-- end of what is generated -->'];
const DATA = process.env['FIREBREAK_DATA'] ?? fileURLToPath(new URL('../../shared/data', import.meta.url));

async function main(): Promise<void> {
  const [before, rest] = readFileSync(FILE, 'utf8').split(FROM);
  const after = rest?.split(TO)[1];
  if (before === undefined || after === undefined) throw new Error(`docs/lending.md lacks ${FROM} or ${TO}`);
  writeFileSync(FILE, `${before}${FROM}\n\n${lendingMarkdown(await runLendingCase(DATA))}${TO}${after}`);
}

void main();

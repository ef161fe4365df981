/** Writes the generated tables into docs/validation.md: `npm run validation`. */
import { readFileSync, writeFileSync } from 'node:fs';
import { readCalibration } from '../app/src/assess/october/caseRun.ts';
import { validationTables } from '../app/src/report/octoberMarkdown.ts';

const FILE = new URL('../docs/validation.md', import.meta.url);
const [FROM, TO] = ['<!-- generated: npm run validation -->', '<!-- end of what is generated -->'];

const text = readFileSync(FILE, 'utf8');
const [before, rest] = text.split(FROM);
const after = rest?.split(TO)[1];
if (before === undefined || after === undefined) throw new Error(`docs/validation.md lacks ${FROM} or ${TO}`);
writeFileSync(FILE, `${before}${FROM}\n\n${validationTables(readCalibration())}${TO}${after}`);

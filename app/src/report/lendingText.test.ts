/** The lending history as it is shown (left out without the data: set FIREBREAK_DATA). */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { runLendingCase } from '../assess/lending/caseRun.ts';
import { LENDING_FILES } from '../assess/lending/data.ts';
import { lendingMarkdown, lendingText } from './lendingText.ts';
import { colorsOf } from './textTable.ts';

const DATA = process.env['FIREBREAK_DATA'] ?? fileURLToPath(new URL('../../../../shared/data', import.meta.url));
const THERE = Object.values(LENDING_FILES).every((file) => existsSync(join(DATA, file)));

describe.skipIf(!THERE)('the lending history', () => {
  it('is what docs/lending.md holds (npm run lending writes it), and fits the terminal', async () => {
    const outcome = await runLendingCase(DATA);
    const page = readFileSync(new URL('../../../docs/lending.md', import.meta.url), 'utf8');
    expect(page).toContain(lendingMarkdown(outcome));
    const text = lendingText(outcome, { columns: 80, colors: colorsOf(false) });
    expect(text).toContain('Conditional on prices');
    expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
  });
});

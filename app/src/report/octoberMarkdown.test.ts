/** The page on validation says what the calibration says. */
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CALIBRATION_FILE } from '../assess/october/calibration.ts';
import { readCalibration } from '../assess/october/caseRun.ts';
import { validationTables } from './octoberMarkdown.ts';

describe('docs/validation.md', () => {
  it('holds the tables of the shipped calibration (npm run validation writes them)', () => {
    expect(existsSync(CALIBRATION_FILE)).toBe(true);
    const page = readFileSync(new URL('../../../docs/validation.md', import.meta.url), 'utf8');
    expect(page).toContain(validationTables(readCalibration()));
  });
});

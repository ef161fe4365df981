/** The page on validation and the printed object say what the calibration says. */
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CALIBRATION_FILE, centre } from '../assess/october/calibration.ts';
import { intervalRows, readCalibration } from '../assess/october/caseRun.ts';
import type { IntervalRow } from '../assess/october/caseRun.ts';
import { CHANGES, SOLVED_RMS } from '../assess/october/counterfactuals.ts';
import { validationTables } from './octoberMarkdown.ts';
import { octoberJson, octoberText } from './octoberText.ts';
import { colorsOf } from './textTable.ts';

describe('docs/validation.md', () => {
  it('holds the tables of the shipped calibration (npm run validation writes them)', () => {
    expect(existsSync(CALIBRATION_FILE)).toBe(true);
    const page = readFileSync(new URL('../../../docs/validation.md', import.meta.url), 'utf8');
    expect(page).toContain(validationTables(readCalibration()));
  });
});

describe('what the case prints', () => {
  const calibration = readCalibration();
  const { run, fundamentals } = centre(calibration);
  const rows = intervalRows(run.measures, calibration);
  const outcome = { rows, band: calibration.band, result: { ...run, fundamentals }, asCalibrated: true, calibration };

  it('is an object with every row in full', () => {
    const printed = JSON.parse(JSON.stringify(octoberJson(outcome, null))) as { rows: IntervalRow[] };
    expect(new Set(printed.rows.map(({ name }) => name)).size).toBe(rows.length);
    for (const row of printed.rows) {
      for (const key of ['name', 'class', 'target', 'result', 'baseline', 'error', 'beatsBaseline']) {
        expect(row, row.name).toHaveProperty(key);
      }
      if (row.class !== 'scored') continue;
      expect(row.beatsBaseline, row.name).toBe(row.error! < row.baselineError!);
      expect(row.low, row.name).not.toBeNull();
    }
  });

  it('has intervals of at least 200 draws', () => {
    expect(calibration.draws.length).toBeGreaterThanOrEqual(200);
  });

  it('has every row at three depths, and all counterfactuals wherever the path is solved', () => {
    for (const row of rows.filter(({ class: one }) => one === 'scored')) {
      expect(row.byDepth.map(({ depthScale }) => depthScale)).toEqual([0.5, 1, 2]);
    }
    const solved = calibration.band.filter((point) => point.run.rms <= SOLVED_RMS).length;
    expect(solved).toBeGreaterThan(0);
    expect(calibration.counterfactuals.length).toBe(CHANGES.length * solved);
  });

  it('says every row and every miss in words', () => {
    const text = octoberText(outcome, null, { columns: 100, colors: colorsOf(false) });
    const misses = rows.filter((row) => row.beatsBaseline === false).length;
    expect(text.split('MISS').length - 1).toBe(misses);
    for (const { name } of rows) expect(text.replace(/\s+/g, ' ')).toContain(name);
  });
});

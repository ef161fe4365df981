/** The studies on the real files (left out without the data: set FIREBREAK_DATA): what they find is docs/monitor.md. */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { InputError } from '@firebreak/engine';
import { describe, expect, it } from 'vitest';
import { evaluateFolder } from './files.ts';

const DATA =
  process.env['FIREBREAK_DATA'] ?? join(fileURLToPath(new URL('../../../../', import.meta.url)), '../shared/data');
const present = existsSync(join(DATA, 'coinglass_btc_liq_1h.csv.gz'));

describe('the studies', () => {
  it.skipIf(!present)(`judge every indicator${present ? '' : ` (no data in ${DATA})`}`, async () => {
    const { studies, missing, tested } = await evaluateFolder(DATA);
    expect(missing).toEqual([]);
    expect(tested).toBe(11);
    expect(studies.map((study) => study.results[0].onsets)).toEqual([13, 24, 30, 6]);
    const rows = studies.flatMap((study) => study.results);
    expect(rows.filter((row) => row.verdict !== 'does not predict')).toEqual([]);
    const hour = rows.find((row) => row.indicator === 'liquidated in the hour ÷ week median')!;
    expect([hour.alarms, hour.right, hour.caught, hour.leadMs! / 3_600_000]).toEqual([117, 5, 4, 6.5]);
    expect(hour.falseAlarmsPerMonth).toBeGreaterThan(50);
  });

  it('are refused where none of the files is there', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'firebreak-evaluate-'));
    await expect(evaluateFolder(folder)).rejects.toThrow(InputError);
    rmSync(folder, { recursive: true });
  });
});

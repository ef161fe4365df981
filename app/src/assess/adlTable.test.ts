/** The published policy table, to 1e-6 of the unrounded columns (left out without the data: set FIREBREAK_DATA). */
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readAdlWaves } from '../store/adlWaves.ts';
import { adlTable } from './adlTable.ts';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const DATA = process.env['FIREBREAK_DATA'] ?? join(ROOT, '../shared/data');
const present = existsSync(join(DATA, 'hl_oct10_policy_per_wave.csv'));

function near(value: number, target: number): void {
  expect(Math.abs(value / target - 1)).toBeLessThan(1e-6);
}

describe.runIf(present)('the 16 waves of 10 October 2025', () => {
  it('gives taken, gross over- and undershoot, tracking, fairness and loss of each policy', async () => {
    const { rows } = adlTable(await readAdlWaves(DATA));
    // Sums of the file's columns, computed apart in Python; rounded they are the published figures.
    const targets: Record<string, number[]> = {
      prod: [60_108_335.328, 49_405_578.1247, 4_376_912.4055, 11_077_031.6761, 64_859_522.2064],
      contract_pr: [12_059_548.9618, 0, 3_020_120.6473, 384_064.3544, 3_404_185.0016],
      vector: [13_286_647.5772, 0, 1_793_022.0318, 2_620_345.5733, 4_413_367.6051],
      fixed_point_ilp_integer: [15_171_856.5963, 99_196.4011, 7_009.4139, 0, 106_205.815],
      pr: [15_079_669.609, 0, 0, 2_732_437.2858, 2_732_437.2858],
      pnl_pr: [15_079_669.609, 0, 0, 1_677_764.4254, 1_677_764.4254],
      eq_pr: [15_079_669.609, 0, 0, 2_800_072.8633, 2_800_072.8633],
    };
    for (const row of rows) {
      const got = [row.takenUsd, row.overshootUsd, row.undershootUsd, row.fairnessUsd, row.regretUsd];
      targets[row.policy]!.forEach((target, k) => {
        if (target === 0) expect(Math.abs(got[k]!)).toBeLessThan(0.001);
        else near(got[k]!, target);
      });
    }
    expect(rows).toHaveLength(7);
    near(rows[0]!.netOvershootUsd, 45_028_665.7191);
  });
  it('gives the envelope with and without the account that comes back, and its deficits', async () => {
    const table = adlTable(await readAdlWaves(DATA));
    near(table.envelope.pathVariation, 7.059522652722);
    near(table.envelope.deficitNormUsd, 33_356_243.1002);
    near(table.envelope.envelopeUsd, 129_699_802.4305);
    near(table.envelopeWithoutRepeated.envelopeUsd, 3_065_498.9541);
    near(table.repeated.publishedUsd, 100_063_386.6859);
    near(table.repeated.countedOnceUsd, 12_657_729.4109);
    near(table.repeated.leftOutUsd, 1_732_022.2515);
    expect([table.repeated.times, table.fills]).toEqual([9, 31_152]);
    expect(table.neededError).toBeLessThan(1e-12);
  });
  it('gives the horizon sweep', async () => {
    const { horizons } = adlTable(await readAdlWaves(DATA));
    const targets = [45_028_665.7191, 51_673_606.6092, 51_012_123.2254, 47_446_692.1056, 49_273_475.0238];
    expect(horizons.map((row) => row.horizonMs)).toEqual([0, 500, 1000, 2000, 5000]);
    expect(horizons).toHaveLength(targets.length);
    horizons.forEach((row, k) => near(row.netOvershootUsd, targets[k]!));
  });
  it('names file, line and column of a broken cell', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'adl-waves-'));
    for (const name of ['policy_per_wave', 'bad_debt_by_wave', 'wave_coin_price_gap', 'overshoot_horizon_sweep']) {
      const text = await readFile(join(DATA, `hl_oct10_${name}.csv`), 'utf8');
      const broken = name === 'bad_debt_by_wave' ? text.replace(',2915,', ',-1,') : text;
      await writeFile(join(folder, `hl_oct10_${name}.csv`), broken);
    }
    await expect(readAdlWaves(folder)).rejects.toThrow(/hl_oct10_bad_debt_by_wave\.csv line 3.*n_rows.*-1/);
  });
});

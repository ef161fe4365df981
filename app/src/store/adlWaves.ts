/** Reads the published files on the deleveraging waves of 10 October 2025 (MIT licence, Chitra et al.). */
import { join } from 'node:path';
import { InputError, IssuesError } from '@firebreak/engine';
import type { Issue } from '@firebreak/engine';
import { readCsv } from './csv.ts';
import type { FileTable } from './csv.ts';
import { lineIssue } from './files.ts';

/** Policies of the wave file, by the ending of its columns. */
export const WAVE_POLICIES = [
  'prod',
  'contract_pr',
  'vector',
  'fixed_point_ilp_integer',
  'pr',
  'pnl_pr',
  'eq_pr',
] as const;

/** A policy of the wave file. */
export type WavePolicy = (typeof WAVE_POLICIES)[number];

/** One wave: profit dollars for what was needed and taken, equity dollars for deficits. */
export interface AdlWave {
  readonly wave: number;
  readonly neededUsd: number;
  readonly deficitUsd: number;
  /** Largest deficit of one account. */
  readonly largestLossUsd: number;
  readonly fills: number;
  readonly losers: number;
  /** Σ price gap × contracts over coins: what was needed, from its parts. */
  readonly gapUsd: number;
  readonly takenUsd: Readonly<Record<WavePolicy, number>>;
  /** Largest share taken of a winner's capacity. */
  readonly largestHaircut: Readonly<Record<WavePolicy, number>>;
}

/** What a policy took when losses are looked at some time after the fill, profit dollars over all waves. */
export interface HorizonRow {
  readonly horizonMs: number;
  readonly neededUsd: number;
  readonly takenUsd: number;
}

/** The waves and the horizon sweep. */
export interface AdlWaves {
  readonly waves: readonly AdlWave[];
  readonly horizons: readonly HorizonRow[];
}

const FILES = {
  policies: 'hl_oct10_policy_per_wave.csv',
  debts: 'hl_oct10_bad_debt_by_wave.csv',
  gaps: 'hl_oct10_wave_coin_price_gap.csv',
  horizons: 'hl_oct10_overshoot_horizon_sweep.csv',
};

const POLICY_COLUMNS = [
  'wave',
  'budget_needed',
  'deficit_usd',
  'max_loss_usd',
  ...WAVE_POLICIES.flatMap((name) => [`budget_${name}`, `max_pct_${name}`]),
];
const DEBT_COLUMNS = ['wave', 'n_rows', 'unique_losers'];
const GAP_COLUMNS = ['wave', 'qty_contracts', 'gap_per_contract_usd'];
const HORIZON_COLUMNS = ['eval_horizon_ms', 'total_budget_needed_usd', 'total_H_prod_usd'];

/** The folder of public data that the environment names. Throws InputError where it names none. */
export function dataFolder(env: Readonly<Record<string, string | undefined>>): string {
  const folder = env['FIREBREAK_DATA'] ?? '';
  if (folder !== '') return folder;
  throw new InputError('The files with the waves of 10 October 2025 are not on this machine', {
    code: 'no-data-folder',
    hint: 'Name their folder with --waves or FIREBREAK_DATA; docs/adl.md says where they are published.',
  });
}

/** Reads the four files of a folder. Throws InputError or IssuesError naming file, line and column. */
export async function readAdlWaves(folder: string): Promise<AdlWaves> {
  const read = (name: string, columns: readonly string[]): Promise<FileTable> =>
    readCsv(join(folder, name), { types: new Map(columns.map((column) => [column, 'number'])) });
  const policies = await read(FILES.policies, POLICY_COLUMNS);
  const debts = await read(FILES.debts, DEBT_COLUMNS);
  const gaps = await read(FILES.gaps, GAP_COLUMNS);
  const horizons = await read(FILES.horizons, HORIZON_COLUMNS);
  return { waves: wavesOf(policies, debts, gaps), horizons: horizonsOf(horizons) };
}

function wavesOf(policies: FileTable, debts: FileTable, gaps: FileTable): AdlWave[] {
  const value = numbersOf(policies, POLICY_COLUMNS);
  const debt = numbersOf(debts, DEBT_COLUMNS);
  const gap = numbersOf(gaps, GAP_COLUMNS);
  const gapUsd = new Map<number, number>();
  for (let row = 0; row < gaps.rows; row++) {
    const wave = gap('wave', row);
    gapUsd.set(wave, (gapUsd.get(wave) ?? 0) + gap('qty_contracts', row) * gap('gap_per_contract_usd', row));
  }
  const debtRow = new Map(Array.from({ length: debts.rows }, (_, row) => [debt('wave', row), row]));
  return Array.from({ length: policies.rows }, (_, row) => {
    const wave = value('wave', row);
    const other = debtRow.get(wave);
    const gapsOfWave = gapUsd.get(wave);
    if (other === undefined || gapsOfWave === undefined) {
      throw new InputError(`${policies.path} line ${policies.lineOf(row)}: wave ${wave} is not in both sibling files`, {
        code: 'adl-waves',
        hint: `${debts.path} and ${gaps.path} must hold the same waves.`,
      });
    }
    const each = (prefix: string): Record<WavePolicy, number> =>
      Object.fromEntries(WAVE_POLICIES.map((name) => [name, value(`${prefix}_${name}`, row)])) as Record<
        WavePolicy,
        number
      >;
    return {
      wave,
      neededUsd: value('budget_needed', row),
      deficitUsd: value('deficit_usd', row),
      largestLossUsd: value('max_loss_usd', row),
      fills: debt('n_rows', other),
      losers: debt('unique_losers', other),
      gapUsd: gapsOfWave,
      takenUsd: each('budget'),
      largestHaircut: each('max_pct'),
    };
  });
}

function horizonsOf(table: FileTable): HorizonRow[] {
  const value = numbersOf(table, HORIZON_COLUMNS);
  return Array.from({ length: table.rows }, (_, row) => ({
    horizonMs: value('eval_horizon_ms', row),
    neededUsd: value('total_budget_needed_usd', row),
    takenUsd: value('total_H_prod_usd', row),
  }));
}

/** Access to number columns; throws with every cell that is no number of at least 0. */
function numbersOf(table: FileTable, names: readonly string[]): (name: string, row: number) => number {
  const issues: Issue[] = [];
  const found = new Map<string, Float64Array>();
  for (const name of names) {
    const column = table.columns.get(name);
    if (column?.type !== 'number') {
      const got = column === undefined ? 'no such column' : 'text';
      issues.push(lineIssue(table.path, 1, name, got, 'a column of numbers with this name'));
      continue;
    }
    found.set(name, column.values);
    for (let row = 0; row < table.rows; row++) {
      const got = column.values[row]!;
      const ok = got >= 0 && got <= Number.MAX_VALUE;
      if (!ok) issues.push(lineIssue(table.path, table.lineOf(row), name, String(got), 'a number of at least 0'));
    }
  }
  if (issues.length > 0) throw new IssuesError(issues);
  return (name, row) => found.get(name)![row]!;
}

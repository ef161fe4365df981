/**
 * Scores any forecast of the ADL of 10 October 2025 by coin against what happened: a CSV with the columns coin,
 * notional (USD) and optionally second (seconds after 21:15:00 UTC).
 */
import { InputError, IssuesError } from '@firebreak/engine';
import type { Issue } from '@firebreak/engine';
import { readCsv } from '../../store/csv.ts';
import type { FileTable } from '../../store/csv.ts';
import { lineIssue } from '../../store/files.ts';
import type { CaseRow } from './rows.ts';
import { adlSharesRow, adlTimesRow } from './rows.ts';

/**
 * Rows for the file against `targets` (USD by coin): shares of coins, and times where the file has them. Throws
 * IssuesError for bad cells.
 */
export async function scoreAdlFile(path: string, targets: ReadonlyMap<string, number>): Promise<CaseRow[]> {
  const table = await readCsv(path, {
    types: new Map([
      ['coin', 'string'],
      ['notional', 'number'],
      ['second', 'number'],
    ]),
  });
  const coins = table.columns.get('coin');
  const notional = table.columns.get('notional');
  if (coins?.type !== 'string' || notional?.type !== 'number') {
    throw new InputError(
      `${path} needs the columns coin and notional; it has ${[...table.columns.keys()].join(', ')}`,
      {
        code: 'missing-column',
        hint: 'Write one row per coin, or per coin and moment: coin,notional,second.',
      },
    );
  }
  const issues: Issue[] = [];
  const byCoin = new Map<string, number>();
  for (let row = 0; row < table.rows; row++) {
    const coin = coins.codes[row]! < 0 ? '' : coins.dictionary[coins.codes[row]!]!;
    const usd = notional.values[row]!;
    if (coin === '') issues.push(problem(table, row, 'coin', 'nothing', 'the name of a coin, e.g. BTC'));
    if (!(usd >= 0 && usd < Infinity)) issues.push(problem(table, row, 'notional', String(usd), 'USD of 0 or more'));
    else byCoin.set(coin, (byCoin.get(coin) ?? 0) + usd);
  }
  const seconds = table.columns.get('second');
  const rows = [adlSharesRow(byCoin, targets)];
  if (seconds?.type === 'number') {
    const moments = Array.from(seconds.values, (s, row) => [s, notional.values[row]!] as const);
    for (const [row, [s]] of moments.entries()) {
      if (!(s - s === 0)) issues.push(problem(table, row, 'second', String(s), 'seconds after 21:15:00 UTC'));
    }
    rows.push(adlTimesRow(moments));
  }
  if (issues.length > 0) throw new IssuesError(issues);
  return rows;
}

function problem(table: FileTable, row: number, column: string, got: string, expected: string): Issue {
  return lineIssue(table.path, table.lineOf(row), column, got, expected);
}

/**
 * One table from one file, whatever its format: column types by the schema, rows traced back to lines, and problems
 * that the validator finds put where the user can see them.
 */
import { basename } from 'node:path';
import { InputError, IssuesError, TABLES } from '@firebreak/engine';
import type { Issue, MarketTables, Table } from '@firebreak/engine';
import { readCsv } from './csv.ts';
import type { FileTable } from './csv.ts';
import type { CellType } from './csvCells.ts';
import type { Progress } from './files.ts';
import { readParquet } from './parquet.ts';

/** Endings of table files, in the order in which a folder is searched for them. */
export const TABLE_ENDINGS = ['.parquet', '.csv', '.csv.gz'] as const;

/** Reads a table file by its ending. Throws InputError or IssuesError naming file, line and column. */
export async function readTableFile(
  path: string,
  types: ReadonlyMap<string, CellType>,
  progress?: Progress,
): Promise<FileTable> {
  const spec = progress === undefined ? { types } : { types, progress };
  if (path.endsWith('.parquet')) return readParquet(path, spec);
  if (path.endsWith('.csv') || path.endsWith('.csv.gz')) return readCsv(path, spec);
  throw new InputError(`${path} has no ending that is known`, {
    code: 'unknown-format',
    hint: `Table files end in ${TABLE_ENDINGS.join(', ')}.`,
  });
}

/** Types of a snapshot table's columns, as the schema has them. */
export function schemaTypes(table: string): ReadonlyMap<string, CellType> {
  const spec = TABLES.find(({ name }) => name === table);
  return new Map((spec?.columns ?? []).map(({ name, type }) => [name, type === 'integer' ? 'number' : type]));
}

/** A file's columns as a table of a market. */
export function asTable(name: string, file: FileTable): Table {
  return { name, rows: file.rows, columns: file.columns };
}

/** The same error with file and line in place of table and row; other errors as they are. */
export function locateIssues(error: unknown, files: ReadonlyMap<string, FileTable>): unknown {
  if (!(error instanceof IssuesError)) return error;
  return new IssuesError(
    error.issues.map((issue) => locate(issue, files.get(issue.where))),
    error.hint,
  );
}

function locate(issue: Issue, file: FileTable | undefined): Issue {
  if (file === undefined) return issue;
  const column = issue.column === '' ? '' : `, column ${issue.column}`;
  const name = basename(file.path);
  if (issue.row < 0) return { ...issue, where: name + column, column: '' };
  const line = file.lineOf(issue.row);
  const place = line > 0 ? `line ${line}` : `row ${issue.row + 1}`;
  return { ...issue, where: `${name} ${place}${column}`, row: -1, column: '' };
}

/** Columns and tables that the schema does not know, as `table.column` or `table`; they are kept and not used. */
export function extraColumns(market: MarketTables): string[] {
  const extra: string[] = [];
  for (const [name, table] of market.tables) {
    const spec = TABLES.find((known) => known.name === name);
    if (spec === undefined) extra.push(name);
    else
      for (const column of table.columns.keys()) {
        if (!spec.columns.some((known) => known.name === column)) extra.push(`${name}.${column}`);
      }
  }
  return extra;
}

/** Values out of a user's file by the sources of a mapping, with a problem for every row that does not fit. */
import { InputError } from '@firebreak/engine';
import type { Column, Issue } from '@firebreak/engine';
import type { FileTable } from './csv.ts';
import type { CellType } from './csvCells.ts';
import { FILE_ISSUES_MAX, lineIssue } from './files.ts';
import type { Source } from './mapping.ts';

/** Types with which the columns that sources name have to be read. */
export function sourceTypes(wanted: Iterable<readonly [Source, CellType]>): Map<string, CellType> {
  const types = new Map<string, CellType>();
  for (const [source, type] of wanted) if (source.kind === 'column') types.set(source.column, type);
  return types;
}

/** A column of a file. Throws InputError listing what the file has where it is absent. */
export function fileColumn(file: FileTable, name: string): Column {
  const column = file.columns.get(name);
  if (column !== undefined) return column;
  throw new InputError(`${file.path} has no column "${name}"; it has ${[...file.columns.keys()].join(', ')}`, {
    code: 'missing-column',
    hint: 'Correct the name in the mapping file.',
  });
}

/**
 * The text of every row by a source; '' for an empty cell. Adds an issue for each cell that the source does not know.
 */
export function textValues(file: FileTable, source: Source, issues: Issue[]): string[] {
  if (source.kind === 'value') return new Array<string>(file.rows).fill(String(source.value));
  const column = fileColumn(file, source.column);
  if (column.type === 'number') return Array.from(column.values, (value) => (value === value ? String(value) : ''));
  const texts = column.dictionary.map((text) => rewritten(text, source));
  return Array.from(column.codes, (code, row) => {
    if (code < 0) return '';
    const text = texts[code]!;
    if (text !== null) return text;
    const known =
      source.map === null ? `text that matches ${String(source.match)}` : `one of ${[...source.map.keys()].join(', ')}`;
    addRowIssue(issues, file, row, source.column, JSON.stringify(column.dictionary[code]), known);
    return '';
  });
}

function rewritten(text: string, source: Source & { kind: 'column' }): string | null {
  if (source.map !== null) return source.map.get(text) ?? null;
  if (source.match === null) return text;
  return source.match.test(text) ? text.replace(source.match, source.to) : null;
}

/** The number of every row by a source; NaN for an empty cell. */
export function numberValues(file: FileTable, source: Source, issues: Issue[]): Float64Array {
  if (source.kind === 'value') return new Float64Array(file.rows).fill(Number(source.value));
  const column = fileColumn(file, source.column);
  if (column.type === 'number')
    return source.scale === 1 ? column.values : column.values.map((value) => value * source.scale);
  return Float64Array.from(column.codes, (code, row) => {
    if (code < 0) return NaN;
    // One cell of text makes the whole column text; the numbers beside it are still numbers.
    const value = Number(column.dictionary[code]);
    if (Number.isFinite(value) && column.dictionary[code]!.trim() !== '') return value * source.scale;
    addRowIssue(issues, file, row, source.column, JSON.stringify(column.dictionary[code]), 'a number');
    return NaN;
  });
}

/** Adds a problem at a row of a file while there are not too many. */
export function addRowIssue(
  issues: Issue[],
  file: FileTable,
  row: number,
  column: string,
  got: string,
  expected: string,
): void {
  if (issues.length >= FILE_ISSUES_MAX) return;
  const line = file.lineOf(row);
  const issue = lineIssue(file.path, line, column, got, expected);
  issues.push(line > 0 ? issue : { ...issue, where: `${issue.where} row ${row + 1}` });
}

/** What the mapping calls a source, for the column of a problem. */
export function sourceName(source: Source | undefined): string {
  return source === undefined ? '' : source.kind === 'column' ? source.column : String(source.value);
}

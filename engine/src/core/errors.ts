/**
 * The errors of the whole project: one root, one class per kind of failure, each with a code for programs, a hint for
 * people and the exit code of a process that ends because of it.
 */

/** What every error carries besides its message. */
export interface ErrorDetails {
  /** Stable, for programs: lower case with dashes, such as `bad-utf8`. */
  readonly code: string;
  /** What to do next, as a sentence. */
  readonly hint: string;
  readonly cause?: unknown;
}

/** Root of all errors that this project throws on purpose. */
export class FirebreakError extends Error {
  readonly code: string;
  readonly hint: string;
  /** Exit code of a process that ends with this error. */
  readonly exitCode: number = 1;

  constructor(message: string, details: ErrorDetails) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    this.name = new.target.name;
    this.code = details.code;
    this.hint = details.hint;
  }
}

/** The input is wrong: a file, a key, a row, an argument. Exit code 2. */
export class InputError extends FirebreakError {
  override readonly exitCode: number = 2;
}

/** Our own fault: a number that is NaN, an invariant that does not hold. Exit code 1. */
export class InternalError extends FirebreakError {}

/** A run went well and its result is below a hurdle that the user set. Exit code 3. */
export class HurdleError extends FirebreakError {
  override readonly exitCode: number = 3;
}

/** The user or a caller stopped the work. Exit code 130, as shells give for an interrupt. */
export class CancelledError extends FirebreakError {
  override readonly exitCode: number = 130;
}

/** A rule set cannot be bound because a value in one of its tables is missing or out of range. Exit code 2. */
export class RuleInputError extends InputError {
  readonly table: string;
  /** Data row, counted from 0, or -1 where the whole table is meant. */
  readonly row: number;
  readonly column: string;
  readonly expected: string;

  constructor(table: string, row: number, column: string, expected: string) {
    super(`${place(table, row, column)}: expected ${expected}`, {
      code: 'rule-input',
      hint: `Correct ${column === '' ? 'the table' : `the column ${column}`} in ${table}, or choose another rule set.`,
    });
    this.table = table;
    this.row = row;
    this.column = column;
    this.expected = expected;
  }
}

/** One thing that is wrong with an input. Validators return all they find instead of throwing at the first. */
export interface Issue {
  /** Table (`accounts`) or path (`shocks.0.size`). */
  readonly where: string;
  /** Data row, counted from 0, or -1 where there is none. */
  readonly row: number;
  /** Column or key, or the empty string where there is none. */
  readonly column: string;
  readonly got: string;
  readonly expected: string;
  readonly hint?: string;
}

/** An error message longer than a screen is not read. */
const ISSUES_SHOWN = 20;

/**
 * An input with one or more issues. The message lists the first 20, one line each, and counts the rest. Exit code 2.
 */
export class IssuesError extends InputError {
  readonly issues: readonly Issue[];

  constructor(issues: readonly Issue[], hint = 'Correct the places listed and try again.') {
    super(issuesMessage(issues), { code: 'invalid-input', hint });
    this.issues = issues;
  }
}

/**
 * One line for one issue: `accounts[3].leverage: got 0, expected a number above 0`. Rows are counted from 0.
 */
export function formatIssue(issue: Issue): string {
  const hint = issue.hint === undefined ? '' : ` (${issue.hint})`;
  return `${place(issue.where, issue.row, issue.column)}: got ${issue.got}, expected ${issue.expected}${hint}`;
}

function place(where: string, row: number, column: string): string {
  return where + (row >= 0 ? `[${row}]` : '') + (column === '' ? '' : `.${column}`);
}

function issuesMessage(issues: readonly Issue[]): string {
  const lines = [issues.length === 1 ? '1 problem:' : `${issues.length} problems:`];
  for (const issue of issues.slice(0, ISSUES_SHOWN)) lines.push(`  ${formatIssue(issue)}`);
  const more = issues.length - ISSUES_SHOWN;
  if (more > 0) lines.push(`  and ${more} more`);
  return lines.join('\n');
}

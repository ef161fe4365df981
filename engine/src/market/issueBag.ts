/**
 * Collects what a validator finds, with a bound: a broken column of a million rows must not become a million objects.
 * All are counted, the first ones are kept.
 */
import type { Issue } from '../core/errors.ts';

/** Nobody corrects more than this by hand before validating again. */
export const ISSUES_MAX = 1000;

/** Issues found so far: the first {@link ISSUES_MAX}, and the number of all. */
export interface IssueBag {
  readonly kept: Issue[];
  total: number;
}

/** An empty bag. */
export function newIssueBag(): IssueBag {
  return { kept: [], total: 0 };
}

/** Counts an issue and keeps it while there is room. */
export function addIssue(bag: IssueBag, issue: Issue): void {
  bag.total++;
  if (bag.kept.length < ISSUES_MAX) bag.kept.push(issue);
}

/** At most {@link ISSUES_MAX} issues; where there were more, the last one says how many in all. */
export function bagIssues(bag: IssueBag): Issue[] {
  if (bag.total <= ISSUES_MAX) return bag.kept;
  const shown = ISSUES_MAX - 1;
  return [
    ...bag.kept.slice(0, shown),
    {
      where: 'snapshot',
      row: -1,
      column: '',
      got: `${bag.total} problems in all`,
      expected: 'none',
      hint: `Only the first ${shown} are listed: correct these and validate again.`,
    },
  ];
}

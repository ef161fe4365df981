/** What errors carry and how lists of issues read. */
import { describe, expect, it } from 'vitest';
import type { Issue } from './errors.ts';
import {
  CancelledError,
  FirebreakError,
  formatIssue,
  HurdleError,
  InputError,
  InternalError,
  IssuesError,
  RuleInputError,
} from './errors.ts';

const details = { code: 'a-code', hint: 'Do this.' };

describe('errors', () => {
  it('have one root, their own names and the exit code of their kind', () => {
    const kinds = [
      [FirebreakError, 1],
      [InputError, 2],
      [InternalError, 1],
      [HurdleError, 3],
      [CancelledError, 130],
    ] as const;
    for (const [Kind, exitCode] of kinds) {
      const error = new Kind('what happened', details);
      expect(error).toBeInstanceOf(FirebreakError);
      expect(error).toMatchObject({ ...details, exitCode, name: Kind.name, message: 'what happened' });
      expect('cause' in error).toBe(false);
    }
  });

  it('keep their cause', () => {
    const cause = new Error('below');
    expect(new InputError('above', { ...details, cause }).cause).toBe(cause);
  });

  it('name the place in a rule table', () => {
    const error = new RuleInputError('tiers', 3, 'maintenance_rate', 'a fraction below 1');
    expect(error).toBeInstanceOf(InputError);
    expect(error.message).toBe('tiers[3].maintenance_rate: expected a fraction below 1');
    expect(error).toMatchObject({ table: 'tiers', row: 3, column: 'maintenance_rate', exitCode: 2 });
    expect(new RuleInputError('tiers', -1, '', 'at least one row').message).toBe('tiers: expected at least one row');
  });
});

describe('IssuesError', () => {
  const issue = (row: number): Issue => ({
    where: 'accounts',
    row,
    column: 'leverage',
    got: '0',
    expected: 'a number above 0',
  });

  it('lists each issue on its line', () => {
    expect(formatIssue({ ...issue(3), hint: 'as in 10' })).toBe(
      'accounts[3].leverage: got 0, expected a number above 0 (as in 10)',
    );
    expect(formatIssue({ ...issue(-1), where: 'shocks.0', column: '' })).toMatch(/^shocks\.0: got/);
    expect(new IssuesError([issue(3)]).message).toBe(
      '1 problem:\n  accounts[3].leverage: got 0, expected a number above 0',
    );
  });

  it('shows 20 and counts the rest', () => {
    const rows = Array.from({ length: 23 }, (_, row) => row);
    const error = new IssuesError(rows.map(issue));
    const lines = error.message.split('\n');
    expect(lines[0]).toBe('23 problems:');
    expect(lines).toHaveLength(22);
    expect(lines[20]).toContain('accounts[19]');
    expect(lines[21]).toBe('  and 3 more');
    expect(error.issues).toHaveLength(23);
    expect(new IssuesError(rows.slice(0, 20).map(issue)).message).not.toContain('more');
  });
});

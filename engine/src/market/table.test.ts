/** Columns and tables: encoding, types by schema, fallbacks. */
import { describe, expect, it } from 'vitest';
import { InternalError } from '../core/errors.ts';
import { cellText, numberColumn, numbers, stringColumn, strings, tableFromRows } from './table.ts';

describe('columns', () => {
  it('encodes strings in order of first appearance, empty as -1', () => {
    expect(stringColumn(['b', '', 'a', 'b'])).toEqual({
      type: 'string',
      codes: Int32Array.of(0, -1, 1, 0),
      dictionary: ['b', 'a'],
    });
  });

  it('shares a Float64Array', () => {
    const values = Float64Array.of(1, 2);
    const column = numberColumn(values);
    expect(column.type === 'number' && column.values).toBe(values);
  });
});

describe('tableFromRows', () => {
  const table = tableFromRows('accounts', [
    { account: 'a', venue: 'v', count: 3 },
    { account: 'b', venue: 'v', kind: 'fund', colour: 'red' },
  ]);

  it('takes types from the schema and keeps unknown columns', () => {
    expect(table.columns.get('count')).toEqual({ type: 'number', values: Float64Array.of(3, NaN) });
    expect(table.columns.get('kind')?.type).toBe('string');
    expect(cellText(table, 'colour', 1)).toBe('red');
    expect(cellText(table, 'count', 0)).toBe('3');
    expect(cellText(table, 'count', 1)).toBe('');
    expect(cellText(table, 'nowhere', 0)).toBe('');
  });

  it('keeps text in a number column as text, for the validator to name', () => {
    const wrong = tableFromRows('balances', [{ account: 'a', asset: 'USD', amount: 'lots' }]);
    expect(wrong.columns.get('amount')?.type).toBe('string');
    expect(() => numbers(wrong, 'amount')).toThrow(InternalError);
  });

  it('reads with fallbacks, without copying where nothing is empty', () => {
    expect(Array.from(numbers(table, 'count'))).toEqual([3, 1]);
    const kinds = strings(table, 'kind');
    expect(Array.from(kinds.codes, (code) => kinds.dictionary[code])).toEqual(['trader', 'fund']);
    expect(Array.from(strings(table, 'entity').codes)).toEqual([-1, -1]);
    const basis = strings(table, 'basis');
    expect(basis.dictionary[basis.codes[0]]).toBe('assumed');
    const full = tableFromRows('balances', [{ account: 'a', asset: 'USD', amount: 5 }]);
    const column = full.columns.get('amount');
    expect(numbers(full, 'amount')).toBe(column?.type === 'number' ? column.values : null);
    expect(numbers(full, 'nowhere')).toEqual(Float64Array.of(NaN));
  });
});

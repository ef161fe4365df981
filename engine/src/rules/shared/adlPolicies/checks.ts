/** Checks of what policies are given. */
import { RuleInputError } from '../../../core/errors.ts';

const TABLE = 'winners';

/** Throws RuleInputError with row and column where an amount is negative or not finite. */
export function checkAmounts(values: Float64Array, column: string): void {
  for (let i = 0; i < values.length; i++) {
    if (!(values[i] >= 0 && values[i] <= Number.MAX_VALUE)) {
      throw new RuleInputError(TABLE, i, column, 'a finite number of at least 0');
    }
  }
}

/** Throws RuleInputError where the budget or residual is negative or not finite. */
export function checkBudget(value: number): void {
  if (!(value >= 0 && value <= Number.MAX_VALUE)) {
    throw new RuleInputError('budget', -1, '', 'a finite number of at least 0');
  }
}

/** Throws RuleInputError where two columns differ in length. */
export function checkLength(values: Float64Array, other: Float64Array, column: string): void {
  if (values.length !== other.length) throw new RuleInputError(TABLE, -1, column, `${other.length} rows`);
}

/**
 * How a column of a table is described, and short forms for the kinds of columns that tables are made of. Used by the
 * schema alone.
 */
import { BASES } from './kinds.ts';

/** What a column holds. `number` is a finite double; `time` is integer milliseconds UTC. */
export type ColumnType = 'string' | 'number' | 'integer' | 'boolean' | 'time';

/** One column of a table. */
export interface ColumnSpec {
  readonly name: string;
  readonly type: ColumnType;
  /**
   * A missing required column or an empty required cell is an issue; optional cells may be empty (NaN / empty
   * string).
   */
  readonly required: boolean;
  readonly min?: number;
  readonly max?: number;
  /** True where the bound itself is not allowed. */
  readonly minExclusive?: boolean;
  readonly oneOf?: readonly string[];
  readonly unit: string;
  /** Filled in where the column or a cell is absent. */
  readonly fallback?: string | number;
}

/** One table of a snapshot. */
export interface TableSpec {
  readonly name: string;
  readonly required: boolean;
  readonly columns: readonly ColumnSpec[];
}

/** Text that must be there. */
export const text = (name: string, unit = 'id'): ColumnSpec => ({ name, type: 'string', required: true, unit });
/** Text that may be missing. */
export const maybeText = (name: string, unit = 'id', fallback = ''): ColumnSpec => ({
  name,
  type: 'string',
  required: false,
  unit,
  fallback,
});
/** One of some names. */
export const choice = (name: string, oneOf: readonly string[], fallback?: string): ColumnSpec =>
  fallback === undefined
    ? { name, type: 'string', required: true, oneOf, unit: 'name' }
    : { name, type: 'string', required: false, oneOf, unit: 'name', fallback };
/** A number above 0. */
export const positive = (name: string, unit: string): ColumnSpec => ({
  name,
  type: 'number',
  required: true,
  min: 0,
  minExclusive: true,
  unit,
});
/** A number of at least 0; optional where there is a fallback. */
export const atLeastZero = (name: string, unit: string, fallback?: number): ColumnSpec =>
  fallback === undefined
    ? { name, type: 'number', required: true, min: 0, unit }
    : { name, type: 'number', required: false, min: 0, unit, fallback };
/** Any number; optional where there is a fallback. */
export const real = (name: string, unit: string, fallback?: number): ColumnSpec =>
  fallback === undefined
    ? { name, type: 'number', required: true, unit }
    : { name, type: 'number', required: false, unit, fallback };
/** A number from 0 to 1; optional where there is a fallback. */
export const fraction = (name: string, fallback?: number): ColumnSpec =>
  fallback === undefined
    ? { name, type: 'number', required: true, min: 0, max: 1, unit: 'fraction' }
    : { name, type: 'number', required: false, min: 0, max: 1, unit: 'fraction', fallback };

/** Where a row comes from. */
export const BASIS = choice('basis', BASES, 'assumed');

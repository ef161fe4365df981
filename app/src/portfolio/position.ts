/** What rows of a book become, and how what is wrong with one is told. */
import type { BookRow } from './bookRows.ts';
import type { Contract } from './symbols.ts';

/** A row that was understood. */
export interface Position {
  readonly row: BookRow;
  readonly contract: Contract;
  readonly account: string;
  readonly qty: number;
  readonly entryPrice: number;
  readonly isolatedMargin: number | null;
}

/** Adds a problem at a row. */
export type Complain = (row: BookRow, column: string, got: string, expected: string) => void;

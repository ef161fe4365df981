/**
 * Rule parameters of the built-in market: the dated facts, and assumed values for keys that the rules need and no
 * page gives.
 */
import { PARAMETERS } from './builtin/parameters.ts';
import type { SpecRow } from './spec.ts';

const AS_ON_BINANCE = 'Assumed: not published by the venue; the value that Binance publishes';
const ANY_POOL = 'Assumed: the venue publishes no minimum; any pool above 1 USD counts';

/** Keys, values and reasons by venue. */
const GAPS: readonly (readonly [venue: string, key: string, value: number, source: string])[] = [
  ['bybit', 'adlMinPoolUsd', 1, ANY_POOL],
  ['bybit', 'adlRankRefreshS', 30, AS_ON_BINANCE],
  ['bybit', 'markSampleS', 1, AS_ON_BINANCE],
  ['bybit', 'indexDeviationMax', 0.05, AS_ON_BINANCE],
  ['okx', 'adlRankRefreshS', 30, AS_ON_BINANCE],
  ['okx', 'markSampleS', 1, AS_ON_BINANCE],
  ['okx', 'indexDeviationMax', 0.05, AS_ON_BINANCE],
];

/** Rows of the table parameters for the four venues; a fact always wins over an assumption of this file. */
export function builtinParameters(): SpecRow[] {
  const known = new Set(PARAMETERS.map((row) => `${row.venue} ${row.key}`));
  const gaps = GAPS.filter(([venue, key]) => !known.has(`${venue} ${key}`));
  return [
    ...PARAMETERS.map(({ venue, key, value, source, basis }) => ({ venue, key, value, source, basis })),
    ...gaps.map(([venue, key, value, source]) => ({ venue, key, value, source, basis: 'assumed' })),
  ];
}

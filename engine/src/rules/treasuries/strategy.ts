/**
 * Dated facts on the treasury of Strategy (MSTR), for tests and for markets that hold it. Where two sources differ both
 * rows stand, each with its source; a market takes the one that it names. USD and coins; times are UTC.
 */
import type { ObligationKind } from './formulas.ts';

/** One published figure. */
export interface TreasuryFact {
  readonly key:
    | 'coins'
    | 'cash_usd'
    | 'annual_obligations_usd'
    | 'floor_months'
    | 'sale_limit_usd'
    | 'long_term_debt_usd';
  readonly asOf: string;
  readonly value: number;
  readonly source: string;
}

/** One payment of the schedule. */
export interface ScheduleFact {
  readonly note: string;
  readonly kind: ObligationKind;
  readonly due: string;
  readonly amountUsd: number;
  /** Per share, after the split of 7 August 2024 (10 for 1); 0 where the source names none. */
  readonly conversionPriceUsd: number;
  readonly source: string;
}

const DOSSIER = 'filings and releases as collected in 2026-09';
const FRAMEWORK = 'woofun.ai/en/news/detail/99919, June 2026';
const DEBT_NOTE = 'SEC, 10-Q of 31 March 2025, note 5 (R14.htm of 0000950170-25-063536)';

/** Balances by date, in order of time. */
export const STRATEGY_FACTS: readonly TreasuryFact[] = [
  { key: 'coins', asOf: '2025-09-30', value: 640_031, source: '10-Q of 30 September 2025' },
  { key: 'long_term_debt_usd', asOf: '2025-09-30', value: 8_173_587_000, source: '10-Q of 30 September 2025' },
  { key: 'coins', asOf: '2025-11-30', value: 650_000, source: DOSSIER },
  { key: 'cash_usd', asOf: '2025-12-01', value: 1.44e9, source: DOSSIER },
  { key: 'annual_obligations_usd', asOf: '2025-12-01', value: 824e6, source: DOSSIER },
  { key: 'coins', asOf: '2026-01-04', value: 673_783, source: '8-K 0001193125-26-001550' },
  { key: 'cash_usd', asOf: '2026-01-04', value: 2.25e9, source: DOSSIER },
  { key: 'coins', asOf: '2026-01-11', value: 687_410, source: '8-K 0001193125-26-009811' },
  { key: 'annual_obligations_usd', asOf: '2026-02-01', value: 887e6, source: DOSSIER },
  { key: 'cash_usd', asOf: '2026-06-28', value: 2.55e9, source: FRAMEWORK },
  { key: 'annual_obligations_usd', asOf: '2026-06-28', value: 1.76e9, source: FRAMEWORK },
  { key: 'floor_months', asOf: '2026-06-28', value: 12, source: FRAMEWORK },
  { key: 'sale_limit_usd', asOf: '2026-06-28', value: 1.25e9, source: FRAMEWORK },
];

/** Dates on which holders of the notes may ask for cash, and maturities; both where sources differ. */
export const STRATEGY_SCHEDULE: readonly ScheduleFact[] = [
  {
    note: '2028, 0.625%',
    kind: 'put',
    due: '2027-09-15',
    amountUsd: 1.01e9,
    conversionPriceUsd: 183.19,
    source: `${DEBT_NOTE}: 1.010 bn; put date: company release of September 2024`,
  },
  {
    note: '2028, 0.625%',
    kind: 'put',
    due: '2027-09-15',
    amountUsd: 1.0e9,
    conversionPriceUsd: 183.19,
    source: 'press, rounded to 1.0 bn',
  },
  {
    note: '2030B, 0%',
    kind: 'put',
    due: '2028-03-01',
    amountUsd: 2.0e9,
    conversionPriceUsd: 0,
    source: `${DEBT_NOTE}: 2.000 bn; put date: company release of February 2025`,
  },
  {
    note: '2031, 0.875%',
    kind: 'put',
    due: '2028-09-15',
    amountUsd: 603.75e6,
    conversionPriceUsd: 232.721,
    source: '8-K 0001193125-24-070793 (2,327.21 before the split)',
  },
  {
    note: '2032, 2.25%',
    kind: 'put',
    due: '2029-06-15',
    amountUsd: 800e6,
    conversionPriceUsd: 0,
    source: `${DEBT_NOTE}: 800.0 m; put date: company release of June 2024`,
  },
  {
    note: '2029, 0%',
    kind: 'maturity',
    due: '2029-12-01',
    amountUsd: 3.0e9,
    conversionPriceUsd: 0,
    source: `${DEBT_NOTE}: 3.000 bn; only the year was read, the day is assumed`,
  },
  {
    note: '2030A, 0.625%',
    kind: 'maturity',
    due: '2030-03-15',
    amountUsd: 800e6,
    conversionPriceUsd: 149.768,
    source: '8-K 0001193125-24-064321 (1,497.68 before the split)',
  },
];

/** The latest value of a key on or before a day (`YYYY-MM-DD`), or NaN where none is known. */
export function strategyFact(key: TreasuryFact['key'], day: string): number {
  let value = NaN;
  for (const fact of STRATEGY_FACTS) if (fact.key === key && fact.asOf <= day) value = fact.value;
  return value;
}

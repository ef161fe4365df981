/** Rows of the table `parameters` for a market that holds CME. */
import type { FamilyParameter } from '../shared/parameters.ts';

const measured = (key: string, value: number, source: string, asOf: string): FamilyParameter => ({
  key,
  value,
  basis: 'measured',
  source,
  asOf,
});

const assumed = (key: string, value: number, why: string): FamilyParameter => ({
  key,
  value,
  basis: 'assumed',
  source: `Assumed: ${why}`,
  asOf: '',
});

const BREAKERS = 'cmegroup.com, Frequently Asked Questions: Dynamic Circuit Breakers';

/** Numbers that the family reads. Times of day are UTC seconds while Chicago has winter time; 3,600 less in summer. */
export const CME_PARAMETERS: readonly FamilyParameter[] = [
  measured(
    'dailySettlementUtcS',
    75_600,
    'cmegroupclientsite.atlassian.net 46208259 (Bitcoin): 15:00 CT; 72000 in summer',
    '2026-11',
  ),
  measured('settlementWindowS', 60, 'same page: 14:59 to 15:00 CT', '2026-11'),
  measured(
    'intradaySettlementUtcS',
    66_600,
    'cmegroup.com, 101: overview of settlement (2023): instructions at 12:30 CT; 63000 in summer',
    '2026-11',
  ),
  assumed('adHocMove', 0.1, 'CME may settle at any time and names no threshold; the width of the circuit breaker'),
  assumed('callWindowS', 3_600, 'the hour from instructions to confirmation that members have; brokers set their own'),
  assumed('closeOutS', 86_400, 'CME names no time; the day that margins of futures are meant to cover'),
  measured(
    'assessmentMultiple',
    2.75,
    'cmegroup.com, Financial Safeguards System: 9,158,880,419 over 3,330,501,971 at 31 December 2016',
    '2026-11',
  ),
  measured('breakerWindowS', 3_600, BREAKERS, '2026-11'),
  measured('breakerPauseS', 120, BREAKERS, '2026-11'),
  measured('breakerShare', 0.1, 'coinlog.fun (copy of the contract page)', '2026-11'),
];

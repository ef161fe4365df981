/**
 * What a case is held to: results of a run beside published figures. A target that was taken on another market, over
 * another window or from a feed that leaves liquidations out is shown with its error and no verdict of met or missed.
 */
import { type Issue, IssuesError, nearestHint, type Summary } from '@firebreak/engine';
import { type ScenarioFile, withLines } from '../store/scenarioFile.ts';
import { shown } from './claimCheck.ts';
import { type ClaimVerdict, judgeClaims } from './claimRules.ts';
import type { Claim } from './claims.ts';

const CLASSES = ['input', 'fitted', 'predicted'] as const;

/** Results that are single numbers, by their path in the summary. */
const RESULTS = [
  'openInterestBeforeUsd',
  'openInterestAfterUsd',
  'liquidatedUsd',
  'liquidatedLongUsd',
  'liquidatedShortUsd',
  'liquidatedAccounts',
  'adlUsd',
  'adlCount',
  'adlAccounts',
  'badDebtUsd',
  'largestLiquidation.usd',
  'peakMinute.liquidatedUsd',
] as const;

/** Results of one venue or asset: `byVenue.binance.liquidatedUsd`. */
const GROUPED = ['liquidatedUsd', 'openInterestBeforeUsd', 'openInterestAfterUsd', 'adlUsd', 'badDebtUsd'] as const;

/** Days between a figure and the market beyond which it is about another market. */
const SAME_MARKET_DAYS = 1.5;
/** Relative difference of windows up to which they count as one. */
const SAME_WINDOW = 0.1;

/** Venues that the totals of the press count, at least: a market of fewer is a part of theirs. */
const WORLD_VENUES = 8;

/** One result that a case is held to. */
export interface Expectation {
  readonly name: string;
  /** Path in the summary. */
  readonly result: string;
  readonly class: (typeof CLASSES)[number];
  readonly claim: Claim;
  /** Relative error that still counts as met. */
  readonly within: number;
}

/** An expectation beside the result of a run. */
export interface Outcome {
  readonly name: string;
  readonly result: string;
  readonly class: Expectation['class'];
  readonly claim: string;
  /** As printed, with unit. */
  readonly target: string;
  /** In the unit of the summary. */
  readonly targetValue: number;
  readonly value: number | null;
  /** Result over target less one; null without a result. */
  readonly error: number | null;
  readonly verdict: 'met' | 'missed' | 'cannot be compared';
  readonly reasons: readonly string[];
}

/** The expectations of a case. Throws IssuesError with file, line and key where one names nothing that is known. */
export function parseExpectations(scenario: ScenarioFile, claims: readonly Claim[]): Expectation[] {
  const { doc } = scenario;
  const rows = (typeof doc === 'object' && doc !== null && 'expectations' in doc ? doc.expectations : null) ?? [];
  const issues: Issue[] = [];
  if (!Array.isArray(rows)) report(issues, 'expectations', rows, 'a list');
  const list: unknown[] = Array.isArray(rows) ? rows : [];
  const read = list.flatMap((row, k) => expectationOf(issues, row, `expectations[${k}]`, claims));
  if (issues.length > 0) throw withLines(new IssuesError(issues), scenario);
  return read;
}

function expectationOf(issues: Issue[], row: unknown, path: string, claims: readonly Claim[]): Expectation[] {
  if (typeof row !== 'object' || row === null || Array.isArray(row)) {
    report(issues, path, row, 'a map');
    return [];
  }
  const before = issues.length;
  const fields = row as Readonly<Record<string, unknown>>;
  const { name, result, within } = fields;
  if (typeof name !== 'string' || name === '') report(issues, `${path}.name`, name, 'a text');
  if (!isResult(result)) {
    const hint = nearestHint(typeof result === 'string' ? result : '', [
      ...RESULTS,
      ...GROUPED.map((key) => `byVenue.NAME.${key}`),
    ]);
    report(issues, `${path}.result`, result, 'a number of the summary such as liquidatedUsd', hint);
  }
  const kind = CLASSES.find((known) => known === fields['class']);
  if (kind === undefined) report(issues, `${path}.class`, fields['class'], `one of ${CLASSES.join(', ')}`);
  const claim = claims.find(({ id }) => id === fields['claim']);
  if (claim === undefined) {
    const hint = nearestHint(
      typeof fields['claim'] === 'string' ? fields['claim'] : '',
      claims.map(({ id }) => id),
    );
    report(issues, `${path}.claim`, fields['claim'], 'the id of a claim (firebreak case claims)', hint);
  }
  if (typeof within !== 'number' || !(within >= 0 && within <= 1)) {
    report(issues, `${path}.within`, within, 'a fraction from 0 to 1');
  }
  if (issues.length > before || claim === undefined || kind === undefined) return [];
  return [{ name: name as string, result: result as string, class: kind, claim, within: within as number }];
}

function isResult(path: unknown): boolean {
  if (typeof path !== 'string') return false;
  if (RESULTS.some((known) => known === path)) return true;
  const [group, name, key, ...rest] = path.split('.');
  const grouped = (group === 'byVenue' || group === 'byAsset') && name !== '' && rest.length === 0;
  return grouped && GROUPED.some((known) => known === key);
}

/** Expectations beside the results of a run on a market as of `asOfMs` (UTC). */
export function judgeExpectations(
  expectations: readonly Expectation[],
  { claims, summary, asOfMs }: { claims: readonly Claim[]; summary: Summary; asOfMs: number },
): Outcome[] {
  const verdicts = new Map(judgeClaims(claims).map((entry) => [entry.id, entry]));
  return expectations.map((expectation) => {
    const { name, result, claim, within } = expectation;
    const value = resultOf(summary, result);
    const reasons = obstacles(expectation, { value, summary, asOfMs, verdict: verdicts.get(claim.id) });
    const met = value !== null && value >= claim.low * (1 - within) && value <= claim.high * (1 + within);
    return {
      name,
      result,
      class: expectation.class,
      claim: claim.id,
      target: shown(claim),
      targetValue: claim.value,
      value,
      error: value === null ? null : value / claim.value - 1,
      verdict: reasons.length > 0 ? 'cannot be compared' : met ? 'met' : 'missed',
      reasons,
    };
  });
}

interface Setting {
  readonly value: number | null;
  readonly summary: Summary;
  readonly asOfMs: number;
  readonly verdict: ClaimVerdict | undefined;
}

/** Why a target says nothing about a result, each reason in a few words. */
function obstacles({ result, claim }: Expectation, { value, summary, asOfMs, verdict }: Setting): string[] {
  const reasons: string[] = [];
  if (value === null) reasons.push('the market has no such result');
  const days = Math.abs(Date.parse(`${claim.date}T12:00:00Z`) - asOfMs) / 86_400_000;
  if (days > SAME_MARKET_DAYS) reasons.push(`another market (${new Date(asOfMs).toISOString().slice(0, 10)})`);
  const hours = windowOf(result, summary);
  if (Math.abs(hours - claim.hours) > SAME_WINDOW * claim.hours) {
    reasons.push(`another window (${span(claim.hours)} against ${span(hours)})`);
  }
  if (claim.venue === 'all' && summary.byVenue.length < WORLD_VENUES) {
    reasons.push(`all venues (the market has ${summary.byVenue.length})`);
  }
  if (claim.censored && value !== null && value > claim.high) reasons.push('the feed leaves liquidations out');
  if (verdict !== undefined && verdict.against.length > 0) {
    reasons.push(`the figure contradicts ${verdict.against.join(', ')}`);
  }
  return reasons;
}

/** Hours that a result is about: 0 for a stock at one moment. */
function windowOf(result: string, summary: Summary): number {
  if (/openInterest\w+$/.test(result)) return 0;
  return result.startsWith('peakMinute') ? 1 / 60 : summary.horizonS / 3600;
}

function span(hours: number): string {
  if (hours === 0) return 'a moment';
  return hours < 1 ? `${Math.round(hours * 60)} min` : `${Number(hours.toFixed(1))} h`;
}

function resultOf(summary: Summary, path: string): number | null {
  const [group, name, key] = path.split('.');
  if (group === 'byVenue' || group === 'byAsset') {
    const row = summary[group].find((entry) => entry.key === name);
    return row === undefined ? null : row[key as (typeof GROUPED)[number]];
  }
  if (path === 'largestLiquidation.usd') return summary.largestLiquidation?.usd ?? null;
  if (path === 'peakMinute.liquidatedUsd') return summary.peakMinute.liquidatedUsd;
  return summary[path as 'liquidatedUsd'];
}

function report(issues: Issue[], where: string, value: unknown, expected: string, hint?: string): void {
  const got = value === undefined ? 'nothing' : typeof value === 'string' ? `"${value}"` : JSON.stringify(value);
  issues.push({ where, row: -1, column: '', got, expected, ...(hint === undefined ? {} : { hint }) });
}

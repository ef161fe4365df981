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
  /** Of a ratio: the result that `result` is divided by, and the claim of it, null where the target is a share. */
  readonly over: { readonly result: string; readonly claim: Claim | null } | null;
}

/** An expectation beside the result of a run. */
export interface Outcome {
  readonly name: string;
  readonly result: string;
  readonly class: Expectation['class'];
  readonly claim: string;
  /** As printed, with unit. */
  readonly target: string;
  /** Whether target and value are ratios, as fractions. */
  readonly ratio: boolean;
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
  checkResult(issues, `${path}.result`, result);
  const kind = CLASSES.find((known) => known === fields['class']);
  if (kind === undefined) report(issues, `${path}.class`, fields['class'], `one of ${CLASSES.join(', ')}`);
  const claim = claimAt(issues, `${path}.claim`, fields['claim'], claims);
  if (typeof within !== 'number' || !(within >= 0 && within <= 1)) {
    report(issues, `${path}.within`, within, 'a fraction from 0 to 1');
  }
  if (claim === undefined || kind === undefined) return [];
  const over = overOf(issues, fields, { path, claim, claims });
  if (issues.length > before) return [];
  return [{ name: name as string, result: result as string, class: kind, claim, within: within as number, over }];
}

/** What a ratio is divided by; null for an amount. A share is published as a ratio and needs no second claim. */
function overOf(
  issues: Issue[],
  { over, over_claim: id }: Readonly<Record<string, unknown>>,
  { path, claim, claims }: { path: string; claim: Claim; claims: readonly Claim[] },
): Expectation['over'] {
  const share = claim.unit === '%';
  if (over === undefined && id === undefined && !share) return null;
  checkResult(issues, `${path}.over`, over);
  if (share) {
    if (id !== undefined) report(issues, `${path}.over_claim`, id, `none, as ${claim.id} is a share`);
    return { result: over as string, claim: null };
  }
  const whole = claimAt(issues, `${path}.over_claim`, id, claims);
  if (whole === undefined) return null;
  if (whole.report !== claim.report || whole.unit === '%') {
    report(issues, `${path}.over_claim`, id, `an amount of the report of ${claim.id}, ${claim.report}`);
  }
  return { result: over as string, claim: whole };
}

function claimAt(issues: Issue[], path: string, id: unknown, claims: readonly Claim[]): Claim | undefined {
  const claim = claims.find((known) => known.id === id);
  if (claim === undefined) {
    const hint = nearestHint(
      typeof id === 'string' ? id : '',
      claims.map((known) => known.id),
    );
    report(issues, path, id, 'the id of a claim (firebreak case claims)', hint);
  }
  return claim;
}

function checkResult(issues: Issue[], path: string, result: unknown): void {
  if (isResult(result)) return;
  const names = [...RESULTS, ...GROUPED.map((key) => `byVenue.NAME.${key}`)];
  const hint = nearestHint(typeof result === 'string' ? result : '', names);
  report(issues, path, result, 'a number of the summary such as liquidatedUsd', hint);
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
    const { name, result, claim, within, over } = expectation;
    const value = valueOf(expectation, summary);
    const target = targetOf(expectation);
    const reasons = obstacles(expectation, { value, summary, asOfMs, verdicts });
    const met = value !== null && value >= target.low * (1 - within) && value <= target.high * (1 + within);
    return {
      name,
      result: over === null ? result : `${result} / ${over.result}`,
      class: expectation.class,
      claim: over === null || over.claim === null ? claim.id : `${claim.id} / ${over.claim.id}`,
      target: target.shown,
      ratio: over !== null,
      targetValue: target.value,
      value,
      error: value === null ? null : value / target.value - 1,
      verdict: reasons.length > 0 ? 'cannot be compared' : met ? 'met' : 'missed',
      reasons,
    };
  });
}

interface Setting {
  readonly value: number | null;
  readonly summary: Summary;
  readonly asOfMs: number;
  readonly verdicts: ReadonlyMap<string, ClaimVerdict>;
}

function valueOf({ result, over }: Expectation, summary: Summary): number | null {
  const value = resultOf(summary, result);
  if (over === null || value === null) return value;
  const whole = resultOf(summary, over.result);
  return whole !== null && whole > 0 ? value / whole : null;
}

/** The figure and the range that its digits allow; of two figures, their quotient. */
function targetOf({ claim, over }: Expectation): { value: number; low: number; high: number; shown: string } {
  const whole = over?.claim ?? null;
  if (whole === null) return { value: claim.value, low: claim.low, high: claim.high, shown: shown(claim) };
  const value = claim.value / whole.value;
  const bounds = { low: claim.low / whole.high, high: claim.high / whole.low };
  return { value, ...bounds, shown: `${(100 * value).toFixed(1)}%` };
}

/**
 * Why a target says nothing about a result, each reason in a few words. A ratio of sides, or of open interest after and
 * before, is freed of how large the market is and of how many venues it has; a ratio of assets, venues or single orders
 * is not, because it depends on what the market is made of.
 */
function obstacles(expectation: Expectation, { value, summary, asOfMs, verdicts }: Setting): string[] {
  const { result, claim, over } = expectation;
  const reasons: string[] = [];
  if (value === null) reasons.push('the market has no such result');
  const parts = [{ result, claim }, ...(over === null ? [] : [{ result: over.result, claim: over.claim ?? claim }])];
  if (!isScaleFree(expectation)) reasons.push(...otherMarket(claim, summary, asOfMs));
  const windows = parts.flatMap((part) => otherWindow(part.claim, windowOf(part.result, summary)));
  reasons.push(...new Set(windows));
  const censored = parts.some((part) => part.claim.censored);
  if (censored && value !== null && (over !== null || value > claim.high)) {
    reasons.push('the feed leaves liquidations out');
  }
  const against = new Set(parts.flatMap((part) => verdicts.get(part.claim.id)?.against ?? []));
  if (against.size > 0) reasons.push(`the figure contradicts ${[...against].join(', ')}`);
  return reasons;
}

function otherMarket(claim: Claim, summary: Summary, asOfMs: number): string[] {
  const days = Math.abs(Date.parse(`${claim.date}T12:00:00Z`) - asOfMs) / 86_400_000;
  const few = claim.venue === 'all' && summary.byVenue.length < WORLD_VENUES;
  return [
    ...(days > SAME_MARKET_DAYS ? [`another market (${new Date(asOfMs).toISOString().slice(0, 10)})`] : []),
    ...(few ? [`all venues (the market has ${summary.byVenue.length})`] : []),
  ];
}

function otherWindow(claim: Claim, hours: number): string[] {
  if (Math.abs(hours - claim.hours) <= SAME_WINDOW * claim.hours) return [];
  return [`another window (${span(claim.hours)} against ${span(hours)})`];
}

/** Whether a ratio is of one venue and one asset, of liquidated sides or of open interest at two moments. */
function isScaleFree({ claim, over }: Expectation): boolean {
  if (over === null) return false;
  if (over.claim === null) return claim.venue === 'all' && claim.asset === 'all';
  const kinds = [claim, over.claim].map(({ quantity }) => quantity.replace(/_(before|after)$/, ''));
  const comparable = kinds[0] === kinds[1] && (kinds[0] === 'liquidated' || kinds[0] === 'open_interest');
  return comparable && claim.venue === over.claim.venue && claim.asset === over.claim.asset;
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

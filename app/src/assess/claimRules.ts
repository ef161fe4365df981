/**
 * Verdicts on published figures, computed from the figures: parts against wholes, sides against totals, shares and
 * ratios against amounts, and two reports of one quantity against each other. A figure stands for the range that its
 * printed digits allow, and a check fails only where no numbers within the ranges agree.
 */
import { type Check, shown } from './claimCheck.ts';
import { repeatChecks } from './claimRepeats.ts';
import type { Claim } from './claims.ts';

/** What the checks say of one figure. */
export interface ClaimVerdict {
  readonly id: string;
  readonly verdict: 'consistent' | 'contradicts' | 'cannot be checked';
  /** The figures that it does not fit, each once. */
  readonly against: readonly string[];
  readonly checks: readonly Check[];
}

interface Range {
  readonly low: number;
  readonly high: number;
}

/** Rounding of decimal fractions in binary must not decide a check. */
const SLACK = 1e-9;

/** Every comparison that the rules find among the claims, in the order of the register. */
export function checkClaims(claims: readonly Claim[]): Check[] {
  const checks: Check[] = [];
  for (const [k, a] of claims.entries()) {
    for (const b of claims.slice(k + 1)) {
      if (a.event !== b.event) continue;
      checks.push(...(a.report === b.report ? [...part(a, b), ...part(b, a)] : [...same(a, b), ...windows(a, b)]));
    }
    if (a.quantity === 'share') checks.push(...shares(a, claims));
    if (a.quantity === 'imbalance') checks.push(...ratios(a, claims));
    if (a.quantity === 'liquidated' && a.side === 'all') checks.push(...sums(a, claims));
  }
  return [...checks, ...repeatChecks(claims)];
}

/** The verdict on every claim: contradicted by one failed check, consistent where all checks hold. */
export function judgeClaims(claims: readonly Claim[]): ClaimVerdict[] {
  const all = checkClaims(claims);
  return claims.map(({ id }) => {
    const checks = all.filter(({ ids }) => ids.includes(id));
    const failed = checks.filter(({ holds, doubted }) => !holds && (doubted ?? [id]).includes(id));
    const against = [...new Set(failed.flatMap(({ ids }) => ids))].filter((other) => other !== id);
    const held = checks.some(({ holds }) => holds);
    const verdict = failed.length > 0 ? 'contradicts' : held ? 'consistent' : 'cannot be checked';
    return { id, verdict, against, checks };
  });
}

/** A part (a side, venue, asset, hour or single order) is not larger than the whole of the same report. */
function part(a: Claim, whole: Claim): Check[] {
  const amounts = a.quantity === whole.quantity || (a.quantity === 'largest' && whole.quantity === 'liquidated');
  const counted = ['liquidated', 'largest', 'traders', 'open_interest_before', 'open_interest_after', 'adl'];
  if (!amounts || whole.quantity === 'largest' || !counted.includes(a.quantity)) return [];
  const within = (['side', 'venue', 'asset'] as const).every((key) => whole[key] === 'all' || a[key] === whole[key]);
  const smaller = a.quantity !== whole.quantity || scope(a) !== scope(whole) || a.hours < whole.hours;
  if (!within || !smaller || a.hours > whole.hours) return [];
  const holds = a.low <= whole.high * (1 + SLACK);
  return [{ rule: 'part', ids: [a.id, whole.id], holds, text: `${shown(a)} within ${shown(whole)}` }];
}

/** Longs and shorts of a report add up to its total. */
function sums(total: Claim, claims: readonly Claim[]): Check[] {
  const [long, short] = [amountOf(total, claims, 'long'), amountOf(total, claims, 'short')];
  if (long === undefined || short === undefined) return [];
  const sum = { low: long.low + short.low, high: long.high + short.high };
  const text = `${shown(long)} + ${shown(short)} against ${shown(total)}`;
  return [{ rule: 'sum', ids: [long.id, short.id, total.id], holds: meet(sum, total), text }];
}

/** The share of a side times the total is its amount, and the rest is that of the other side. */
function shares(share: Claim, claims: readonly Claim[]): Check[] {
  const other = otherSide(share);
  const [own, rest] = [amountOf(share, claims, share.side), amountOf(share, claims, other)];
  const total = amountOf(share, claims, 'all');
  const left = { low: 1 - share.high, high: 1 - share.low };
  const checks: Check[] = [];
  if (total !== undefined && own !== undefined) checks.push(shareCheck(share, share, own, total));
  if (total !== undefined && rest !== undefined) checks.push(shareCheck(share, left, rest, total));
  if (own !== undefined && rest !== undefined) {
    const range = { low: 1 / (1 + rest.high / own.low), high: 1 / (1 + rest.low / own.high) };
    const text = `${shown(own)} and ${shown(rest)} are ${percents(range)} ${share.side}, against ${shown(share)}`;
    checks.push({ rule: 'share', ids: [own.id, rest.id, share.id], holds: meet(range, share), text });
  }
  return checks;
}

function shareCheck(share: Claim, part: Range, amount: Claim, total: Claim): Check {
  const range = { low: amount.low / total.high, high: amount.high / total.low };
  const text = `${shown(amount)} of ${shown(total)} is ${percents(range)}, against ${percents(part)}`;
  return { rule: 'share', ids: [amount.id, total.id, share.id], holds: meet(range, part), text };
}

/** One side over the other: s / (1 − s) of its share s, and the quotient of the amounts. */
function ratios(ratio: Claim, claims: readonly Claim[]): Check[] {
  const mates = claims.filter((claim) => claim.report === ratio.report && claim.side === ratio.side);
  const share = mates.find((claim) => claim.quantity === 'share' && matches(claim, ratio));
  const [own, rest] = [amountOf(ratio, claims, ratio.side), amountOf(ratio, claims, otherSide(ratio))];
  const checks: Check[] = [];
  if (share !== undefined) {
    const range = { low: share.low / (1 - share.low), high: share.high / (1 - share.high) };
    const needs = ratio.value / (1 + ratio.value);
    const text = `${shown(share)} gives ${percents(range)}; ${shown(ratio)} needs ${percent(needs)}`;
    checks.push({ rule: 'ratio', ids: [share.id, ratio.id], holds: meet(range, ratio), text });
  }
  if (own !== undefined && rest !== undefined) {
    const range = { low: own.low / rest.high, high: own.high / rest.low };
    const text = `${shown(own)} over ${shown(rest)} is ${percents(range)}, against ${shown(ratio)}`;
    checks.push({ rule: 'ratio', ids: [own.id, rest.id, ratio.id], holds: meet(range, ratio), text });
  }
  return checks;
}

/** Two reports of one quantity over a window of the same length on the same day agree within rounding. */
function same(a: Claim, b: Claim): Check[] {
  if (a.quantity !== b.quantity || scope(a) !== scope(b) || a.hours !== b.hours || a.date !== b.date) return [];
  return [{ rule: 'same', ids: [a.id, b.id], holds: meet(a, b), text: `${shown(a)} against ${shown(b)}` }];
}

/**
 * A window that holds the worst of an event has a higher mean rate than the hours that a longer window adds to it.
 */
function windows(first: Claim, second: Claim): Check[] {
  const [a, b] = first.hours < second.hours ? [first, second] : [second, first];
  if (a.quantity !== 'liquidated' || b.quantity !== 'liquidated' || scope(a) !== scope(b)) return [];
  if (!a.holdsPeak || !(a.hours > 0) || a.hours === b.hours) return [];
  const added = b.hours - a.hours;
  const rate = a.high / a.hours;
  const rest = (b.low - a.high) / added;
  const text =
    `${shown(a)} in ${a.hours} h with the worst of it, ${rateOf(rate)}; ${shown(b)} in ${b.hours} h leaves ` +
    `${rateOf(Math.max(0, rest))} to the other ${added.toFixed(1)} h`;
  return [{ rule: 'window', ids: [a.id, b.id], holds: rest <= rate * (1 + SLACK), text }];
}

/** The liquidated amount of a side in the report of a claim, over the same window, venue and asset. */
function amountOf(claim: Claim, claims: readonly Claim[], side: Claim['side']): Claim | undefined {
  const fits = (other: Claim) => other.quantity === 'liquidated' && other.side === side && matches(other, claim);
  return claims.find((other) => other.report === claim.report && fits(other));
}

function matches(a: Claim, b: Claim): boolean {
  return a.event === b.event && a.hours === b.hours && a.venue === b.venue && a.asset === b.asset;
}

function otherSide(claim: Claim): Claim['side'] {
  return claim.side === 'long' ? 'short' : 'long';
}

function scope({ side, venue, asset }: Claim): string {
  return `${side} ${venue} ${asset}`;
}

function meet(a: Range, b: Range): boolean {
  return a.low <= b.high * (1 + SLACK) && b.low <= a.high * (1 + SLACK);
}

function rateOf(usdPerHour: number): string {
  return `${(usdPerHour / 1e9).toFixed(2)} USD bn an hour`;
}

function percents({ low, high }: Range): string {
  if (high === Infinity) return `at least ${percent(low)}`;
  return low === high ? percent(low) : `${percent(low)} to ${percent(high)}`;
}

function percent(fraction: number): string {
  return `${(fraction * 100).toFixed(2)}%`;
}

/**
 * Figures that stand in the reports of two events. Amounts of two days hardly agree in three digits twice over by
 * chance: one of the reports then has the figures of the other's day.
 */
import { type Check, shown } from './claimCheck.ts';
import type { Claim } from './claims.ts';

/** Days between two events, up to which one's figures may have been taken for the other's. */
const NEAR_DAYS = 31;
/** Digits from which two amounts that agree are a coincidence of at most one in about a thousand. */
const TELLING_DIGITS = 3;
/** So many telling figures make a repeat. */
const TELLING_FIGURES = 2;
/** Digits from which further figures of two such reports are listed with them. */
const SUPPORTING_DIGITS = 2;

const CONFIDENCE: readonly Claim['read'][] = ['quoted', 'secondary', 'primary'];

/**
 * A check per figure that two reports on different events have in common, where they have at least two telling ones;
 * which side, venue or whole it is said to be of does not count. It fails for the report that is known less well.
 */
export function repeatChecks(claims: readonly Claim[]): Check[] {
  const reports = new Map<string, Claim[]>();
  for (const claim of claims) {
    const key = JSON.stringify([claim.event, claim.report]);
    reports.set(key, [...(reports.get(key) ?? []), claim]);
  }
  const list = [...reports.values()];
  return list.flatMap((first, k) => list.slice(k + 1).flatMap((second) => repeatsOf(first, second)));
}

function repeatsOf(first: readonly Claim[], second: readonly Claim[]): Check[] {
  const [a, b] = [first[0]!, second[0]!];
  const days = Math.abs(Date.parse(a.date) - Date.parse(b.date)) / 86_400_000;
  if (a.event === b.event || !(days > 0 && days <= NEAR_DAYS)) return [];
  const pairs = first.flatMap((one) => {
    const other = second.find((claim) => alike(one, claim));
    return other === undefined ? [] : [[one, other] as const];
  });
  const telling = pairs.filter((pair) => pair.every((claim) => digits(claim) >= TELLING_DIGITS));
  if (telling.length < TELLING_FIGURES) return [];
  const rank = (list: readonly Claim[]): number => Math.max(...list.map(({ read }) => CONFIDENCE.indexOf(read)));
  const known = rank(first) - rank(second);
  return pairs.map((pair) => {
    const [one, other] = known < 0 ? pair : [pair[1], pair[0]];
    const doubted = known === 0 ? [one.id, other.id] : [one.id];
    const text =
      `${shown(one)} of ${one.date} is ${shown(other)} of ${other.date} in another report, ` +
      `with which it shares ${pairs.length} figures`;
    return { rule: 'repeat', ids: [one.id, other.id], holds: false, text, doubted };
  });
}

/** Whether two figures of one kind are the same number, to the digits of the one that has fewer. */
function alike(a: Claim, b: Claim): boolean {
  if (Math.min(digits(a), digits(b)) < SUPPORTING_DIGITS || kind(a) !== kind(b)) return false;
  return Math.abs(a.value / b.value - 1) < 1e-9;
}

/** Liquidated amounts, shares and single orders are kinds; which side they are of is what a mistaken copy changes. */
function kind({ quantity, unit }: Claim): string {
  return unit.startsWith('USD') ? `USD ${quantity}` : `${unit} ${quantity}`;
}

/** Significant digits of a figure as printed: zeros at either end do not count. */
function digits({ figure }: Claim): number {
  return figure.replace(/[.,]/g, '').replace(/^0+|0+$/g, '').length;
}

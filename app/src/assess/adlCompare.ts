/**
 * The same crash under each deleveraging policy: how much is deleveraged, whom it hits, and what it costs them. Market,
 * scenario and seed are the same in all runs, so differences are those of the policy and of what follows from it.
 */
import { accountExposure, applySet, EVENT, InternalError, KIND } from '@firebreak/engine';
import type { AdlPolicy, EventColumns, Snapshot } from '@firebreak/engine';
import type { SnapshotReference } from '../store/runFolder.ts';
import type { AdlShared } from '../sweep/adlTally.ts';
import type { MarketSource, RunOutcome } from '../sweep/runJob.ts';
import { startRun } from '../sweep/startRun.ts';

/** Upper ends of the leverage bands that winners are put in; the last has none. */
export const LEVERAGE_BANDS = [3, 10, Infinity] as const;

/** Who was deleveraged, from the events of one run. All money in USD, shares as fractions of the ADL notional. */
export interface AdlBurden {
  /** Members whose position was reduced, each counted once. */
  readonly winners: number;
  readonly notionalUsd: number;
  /** (mark − price)·q that winners lost; negative where they were closed at better than the mark. */
  readonly haircutUsd: number;
  /** Share taken from basis traders, whose other leg stays open. */
  readonly hedgedShare: number;
  /** Share by leverage of the winner's account at the start, gross notional ÷ equity, per {@link LEVERAGE_BANDS}. */
  readonly leverageShares: readonly number[];
  /** Fewest winners, as a share of all winners, who gave half of the notional: 0.5 where all gave alike. */
  readonly halfGivenBy: number;
  /** Notional-weighted mean share of its position that a winner lost, each at most 1. */
  readonly closedShare: number;
}

/** One policy and what it did. */
export interface PolicyOutcome {
  readonly policy: AdlPolicy;
  readonly liquidatedUsd: number;
  readonly badDebtUsd: number;
  readonly burden: AdlBurden;
  readonly shared: AdlShared;
  readonly digest: string;
}

/** What is compared. */
export interface AdlCompareJob {
  readonly market: MarketSource;
  readonly document: unknown;
  readonly seed: number;
  readonly policies: readonly AdlPolicy[];
}

/** The outcomes in the order of the policies, and the market that they were run on. */
export interface AdlComparison {
  readonly outcomes: readonly PolicyOutcome[];
  readonly reference: SnapshotReference;
  readonly synthetic: boolean;
}

/**
 * One run per policy, one after another on a thread of their own. Throws as `startRun` does, ScenarioError where the
 * document does not fit the market.
 */
export async function compareAdl(
  { market, document, seed, policies }: AdlCompareJob,
  onPolicy?: (done: number, next: AdlPolicy | null) => void,
  signal?: AbortSignal,
): Promise<AdlComparison> {
  const outcomes: PolicyOutcome[] = [];
  let last: RunOutcome | null = null;
  for (const policy of policies) {
    onPolicy?.(outcomes.length, policy);
    const scenario = applySet(document, 'policies.all.adl', policy);
    last = await startRun({ market, scenario, seed, feedback: false, adl: true }, {}, signal);
    const { adl: shared } = last;
    if (shared === undefined) throw unmeasured('the run did not measure deleveraging');
    const { summary, events, digest } = last.result;
    const { liquidatedUsd, badDebtUsd } = summary;
    const burden = adlBurden(last.snapshot, events);
    outcomes.push({ policy, liquidatedUsd, badDebtUsd, burden, shared, digest });
  }
  onPolicy?.(outcomes.length, null);
  if (last === null) throw unmeasured('no policy to compare');
  return { outcomes, reference: last.reference, synthetic: last.snapshot.synthetic };
}

function unmeasured(words: string): InternalError {
  return new InternalError(words, { code: 'adl-compare', hint: 'Please report this.' });
}

/** A position that was deleveraged: what it was at the start and what was taken, contract units and USD. */
interface Taken {
  readonly account: number;
  readonly instrument: number;
  qty: number;
  notionalUsd: number;
}

/** Reads from the events whom deleveraging hit. Without any, all shares are 0. */
export function adlBurden(snapshot: Snapshot, events: EventColumns): AdlBurden {
  const { accounts, instruments } = snapshot;
  const taken = new Map<number, Taken>();
  let notionalUsd = 0;
  let haircutUsd = 0;
  for (let k = 0; k < events.n; k++) {
    if (events.kind[k] !== EVENT.adl_winner) continue;
    const account = events.account[k]!;
    const instrument = events.instrument[k]!;
    const key = account * instruments.n + instrument;
    const row = taken.get(key) ?? { account, instrument, qty: 0, notionalUsd: 0 };
    row.qty += Math.abs(events.qty[k]!);
    row.notionalUsd += events.notionalUsd[k]!;
    taken.set(key, row);
    notionalUsd += events.notionalUsd[k]!;
    haircutUsd += events.amountUsd[k]!;
  }
  const byAccount = new Map<number, number>();
  for (const { account, notionalUsd: usd } of taken.values()) {
    byAccount.set(account, (byAccount.get(account) ?? 0) + usd);
  }
  const winners = [...byAccount.keys()].reduce((sum, account) => sum + accounts.count[account]!, 0);
  return {
    winners,
    notionalUsd,
    haircutUsd,
    ...sharesOf(snapshot, byAccount, notionalUsd),
    halfGivenBy: halfGivenBy(snapshot, byAccount, notionalUsd, winners),
    closedShare: closedShare(snapshot, [...taken.values()], notionalUsd),
  };
}

function sharesOf(
  snapshot: Snapshot,
  byAccount: ReadonlyMap<number, number>,
  totalUsd: number,
): { hedgedShare: number; leverageShares: number[] } {
  const { grossUsd, equityUsd } = accountExposure(snapshot);
  const leverageShares = LEVERAGE_BANDS.map(() => 0);
  let hedgedShare = 0;
  for (const [account, usd] of byAccount) {
    const equity = equityUsd[account]!;
    const leverage = equity > 0 ? grossUsd[account]! / equity : Infinity;
    const band = LEVERAGE_BANDS.findIndex((most) => leverage <= most);
    leverageShares[band]! += usd / totalUsd;
    if (snapshot.accounts.kind[account] === KIND.basis) hedgedShare += usd / totalUsd;
  }
  return { hedgedShare, leverageShares };
}

/** Members of one account give alike. */
function halfGivenBy(
  { accounts }: Snapshot,
  byAccount: ReadonlyMap<number, number>,
  totalUsd: number,
  winners: number,
): number {
  const rows = [...byAccount].map(([account, usd]) => ({ usd, members: accounts.count[account]! }));
  rows.sort((a, b) => b.usd / b.members - a.usd / a.members);
  let left = totalUsd / 2;
  let members = 0;
  for (const row of rows) {
    const share = Math.min(1, left / row.usd);
    members += share * row.members;
    left -= share * row.usd;
    if (!(left > 0)) break;
  }
  return winners === 0 ? 0 : members / winners;
}

function closedShare({ accounts, units, legs }: Snapshot, taken: readonly Taken[], totalUsd: number): number {
  let sum = 0;
  for (const { account, instrument, qty, notionalUsd } of taken) {
    let held = 0;
    for (let unit = accounts.unitStart[account]!; unit < accounts.unitStart[account + 1]!; unit++) {
      for (let leg = units.legStart[unit]!; leg < units.legStart[unit + 1]!; leg++) {
        if (legs.instrument[leg] === instrument) held += Math.abs(legs.qty[leg]!) * accounts.count[account]!;
      }
    }
    // Accounts that receive positions may lose more than they began with.
    sum += (held > 0 ? Math.min(1, qty / held) : 1) * (notionalUsd / totalUsd);
  }
  return sum;
}

/**
 * Who is liquidated because of one cause: the run is repeated with the same seed and without the cause, and accounts
 * are compared one by one. An account that is liquidated only because others were counts too: the rerun has neither.
 */
import { InternalError } from '../core/errors.ts';
import type { FalseLiquidations, OutageLiquidations, RerunDifference } from '../result/reruns.ts';
import type { RunResult } from '../result/types.ts';
import { compilePaths } from '../scenario/path.ts';
import type { ReferenceOracle, ResolvedScenario } from '../scenario/types.ts';
import type { Snapshot } from '../market/snapshot.ts';
import { type ByAccount, byAccountOf } from './byAccount.ts';
import type { Prepared } from './prepared.ts';
import { runCascade, type RunOptions } from './run.ts';

/** Services whose outages keep owners from helping themselves. */
const SERVICES = ['transfers', 'trading'] as const;

function trackedOf(result: RunResult): ByAccount {
  const tracked = byAccountOf(result);
  if (tracked !== undefined) return tracked;
  throw new InternalError('the run was made without byAccount, so its accounts cannot be compared', {
    code: 'not-tracked',
    hint: 'Run with byAccount and compare in the same thread.',
  });
}

/** Members of each account that the run liquidates and the rerun does not. */
function onlyIn(run: ByAccount, rerun: ByAccount): Float64Array {
  return run.members.map((members, a) => Math.max(0, members - rerun.members[a]));
}

const total = (values: Float64Array): number => values.reduce((sum, x) => sum + x, 0);

function differenceOf(snapshot: Snapshot, run: ByAccount, rerun: ByAccount): RerunDifference {
  const { venues, accounts } = snapshot;
  const only = onlyIn(run, rerun);
  const usd = only.map((members, a) => (members > 0 ? (run.usd[a] * members) / run.members[a] : 0));
  const byVenue = venues.id.map((venue) => ({ venue, accounts: 0, liquidatedUsd: 0 }));
  for (let a = 0; a < accounts.n; a++) {
    byVenue[accounts.venue[a]].accounts += only[a];
    byVenue[accounts.venue[a]].liquidatedUsd += usd[a];
  }
  return {
    accounts: total(only),
    liquidatedUsd: total(usd),
    byVenue: byVenue.filter((row) => row.accounts > 0),
    rerunAccounts: total(rerun.members),
    rerunLiquidatedUsd: total(rerun.usd),
    onlyInRerunAccounts: total(onlyIn(rerun, run)),
  };
}

/** The same market and seed under a changed scenario, at the least recording. */
function again(prepared: Prepared, options: RunOptions, scenario: ResolvedScenario): ByAccount {
  const paths = compilePaths(scenario, prepared.snapshot);
  const { seed, untilS, onProgress } = options;
  const result = runCascade(
    { ...prepared, scenario, paths },
    {
      seed,
      record: 'summary',
      byAccount: true,
      ...(untilS === undefined ? {} : { untilS }),
      ...(onProgress === undefined ? {} : { onProgress }),
    },
  );
  return trackedOf(result);
}

/**
 * Accounts that `base`, a run with `byAccount`, liquidates, and the same run with one oracle for all venues does not;
 * null in replay, where marks are given. Throws InternalError where the base was not tracked.
 */
export function falseLiquidations(
  prepared: Prepared,
  options: RunOptions,
  base: RunResult,
  reference: ReferenceOracle,
): FalseLiquidations | null {
  if (prepared.scenario.mode === 'replay') return null;
  const rerun = again(prepared, options, { ...prepared.scenario, referenceOracle: reference });
  return { reference, ...differenceOf(prepared.snapshot, trackedOf(base), rerun) };
}

/**
 * Accounts that `base`, a run with `byAccount`, liquidates, and the same run without outages of transfers and trading
 * does not; null where the scenario has none. Throws InternalError where the base was not tracked.
 */
export function outageLiquidations(
  prepared: Prepared,
  options: RunOptions,
  base: RunResult,
): OutageLiquidations | null {
  const { scenario, snapshot } = prepared;
  const services = SERVICES.filter((service) => scenario.outages.some(({ what }) => what === service));
  if (services.length === 0) return null;
  const outages = scenario.outages.filter(({ what }) => what === 'liquidations');
  const run = trackedOf(base);
  const rerun = again(prepared, options, { ...scenario, outages });
  const only = onlyIn(run, rerun);
  const kept = only.map((members, a) => Math.min(members, run.blocked[a]));
  return {
    services,
    ...differenceOf(snapshot, run, rerun),
    blockedAccounts: total(run.blocked),
    couldNotTopUpAccounts: total(kept),
    couldNotTopUpUsd: kept.reduce((sum, n, a) => (n > 0 ? sum + (run.usd[a] * n) / run.members[a] : sum), 0),
  };
}

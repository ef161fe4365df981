/**
 * What a market looks like from outside, as plain data: sizes, open interest, leverage, concentration, origin of
 * numbers.
 */
import { argsortFloat64 } from '../core/sort.ts';
import { accountExposure } from './exposure.ts';
import type { AccountExposure } from './exposure.ts';
import { inspectLending } from './inspectChain.ts';
import type { LendingInspection } from './inspectChain.ts';
import { openInterestUsd } from './openInterest.ts';
import { ACCOUNT_KINDS, BASES, PORTFOLIO } from './kinds.ts';
import { hasBook } from './snapshot.ts';
import type { AccountKind, Basis } from './kinds.ts';
import type { Snapshot } from './snapshot.ts';

/** Levels of the leverage quantiles, as fractions. */
export const LEVERAGE_LEVELS = [0.05, 0.25, 0.5, 0.75, 0.95, 0.99] as const;

/** A name with an amount of open interest: USD at the mark price, one side of the market. */
export interface OpenInterestOf {
  readonly venue?: string;
  readonly asset?: string;
  readonly usd: number;
}

/** Quantiles of account leverage at {@link LEVERAGE_LEVELS}; empty where no account has both a position and equity. */
export interface LeverageQuantiles {
  readonly levels: readonly number[];
  readonly byMembers: readonly number[];
  readonly byNotional: readonly number[];
  /** Members with positions whose equity is zero or less; they have no leverage and are left out. */
  readonly membersWithoutEquity: number;
}

/** Shares of a venue's gross notional; members of a cohort count one by one. Zeros where nobody has a position. */
export interface Concentration {
  readonly venue: string;
  readonly top1: number;
  readonly top10: number;
  readonly top100: number;
  /** Sum of squared shares, from 1/n to 1. */
  readonly herfindahl: number;
}

/** Shares by origin; they add up to 1, or are all 0 where there is no open interest. */
export type BasisShares = Readonly<Record<Basis, number>>;

/** A description of a market. Shares are fractions. */
export interface Inspection {
  readonly name: string;
  readonly asOfMs: number;
  readonly synthetic: boolean;
  readonly counts: {
    readonly venues: number;
    readonly assets: number;
    /** Contracts, and spot books. */
    readonly instruments: number;
    readonly spotBooks: number;
    readonly accounts: number;
    /** Accounts with cohorts counted by member. */
    readonly members: number;
    readonly units: number;
    /** Legs with a quantity; the empty legs of accounts that can receive positions do not count. */
    readonly positions: number;
    readonly orders: number;
    /** Shares of gross notional: isolated, by accounts whose collateral is several assets, under portfolio margin. */
    readonly isolatedShare: number;
    readonly multiShare: number;
    readonly portfolioShare: number;
    readonly byKind: readonly { readonly kind: AccountKind; readonly accounts: number; readonly members: number }[];
  };
  readonly openInterest: {
    readonly totalUsd: number;
    readonly byVenue: readonly OpenInterestOf[];
    readonly byAsset: readonly OpenInterestOf[];
    readonly byVenueAsset: readonly OpenInterestOf[];
  };
  readonly leverage: LeverageQuantiles;
  readonly concentration: readonly Concentration[];
  /** Origin of open interest, depth, tiers (each weighted by open interest) and accounts (by gross notional). */
  readonly basis: {
    readonly openInterest: BasisShares;
    readonly depth: BasisShares;
    readonly accounts: BasisShares;
    readonly tiers: BasisShares;
  };
  /** Lending markets; only where the market has a chain part. */
  readonly lending?: readonly LendingInspection[];
}

/**
 * Describes a market at its own prices. Leverage is gross notional by equity (balances at asset prices plus unrealised
 * profit).
 */
export function inspect(snapshot: Snapshot): Inspection {
  const interest = openInterestUsd(snapshot);
  const exposure = accountExposure(snapshot);
  const lending = inspectLending(snapshot);
  return {
    name: snapshot.name,
    asOfMs: snapshot.asOfMs,
    synthetic: snapshot.synthetic,
    counts: countsOf(snapshot, exposure),
    openInterest: interestOf(snapshot, interest),
    leverage: leverageOf(snapshot, exposure),
    concentration: snapshot.venues.id.map((_, v) => concentrationOf(snapshot, exposure.grossUsd, v)),
    basis: basisOf(snapshot, interest, exposure.grossUsd),
    ...(lending === null ? {} : { lending }),
  };
}

function countsOf(snapshot: Snapshot, { grossUsd, isolatedUsd }: AccountExposure): Inspection['counts'] {
  const { accounts, legs } = snapshot;
  const byKind = ACCOUNT_KINDS.map((kind) => ({ kind, accounts: 0, members: 0 }));
  let gross = 0;
  let isolated = 0;
  let multi = 0;
  let portfolio = 0;
  let members = 0;
  for (let a = 0; a < accounts.n; a++) {
    const n = accounts.count[a];
    members += n;
    byKind[accounts.kind[a]].accounts++;
    byKind[accounts.kind[a]].members += n;
    gross += grossUsd[a] * n;
    isolated += isolatedUsd[a] * n;
    if (accounts.multi[a] !== 0) multi += grossUsd[a] * n;
    if (accounts.multi[a] === PORTFOLIO) portfolio += grossUsd[a] * n;
  }
  let positions = 0;
  for (let leg = 0; leg < legs.n; leg++) if (legs.qty[leg] !== 0) positions++;
  return {
    venues: snapshot.venues.n,
    assets: snapshot.assets.n,
    instruments: snapshot.instruments.spot.reduce((n, spot) => n + 1 - spot, 0),
    spotBooks: snapshot.instruments.spot.reduce((n, spot) => n + spot, 0),
    accounts: accounts.n,
    members,
    units: snapshot.units.n,
    positions,
    orders: snapshot.orders.n,
    isolatedShare: share(isolated, gross),
    multiShare: share(multi, gross),
    portfolioShare: share(portfolio, gross),
    byKind: byKind.filter((entry) => entry.accounts > 0),
  };
}

function share(part: number, whole: number): number {
  return whole > 0 ? part / whole : 0;
}

function interestOf(snapshot: Snapshot, interest: Float64Array): Inspection['openInterest'] {
  const { instruments, venues, assets } = snapshot;
  const byVenue = new Float64Array(venues.n);
  const byAsset = new Float64Array(assets.n);
  const byBoth = new Float64Array(venues.n * assets.n);
  const listed = new Uint8Array(venues.n * assets.n);
  let totalUsd = 0;
  for (let i = 0; i < instruments.n; i++) {
    const both = instruments.venue[i] * assets.n + instruments.asset[i];
    totalUsd += interest[i];
    byVenue[instruments.venue[i]] += interest[i];
    byAsset[instruments.asset[i]] += interest[i];
    byBoth[both] += interest[i];
    listed[both] = 1;
  }
  const underlying = new Set(instruments.asset);
  const pairs: OpenInterestOf[] = [];
  for (let both = 0; both < listed.length; both++) {
    if (listed[both] === 0) continue;
    const v = Math.floor(both / assets.n);
    pairs.push({ venue: venues.id[v], asset: assets.id[both - v * assets.n], usd: byBoth[both] });
  }
  return {
    totalUsd,
    byVenue: venues.id.map((venue, v) => ({ venue, usd: byVenue[v] })),
    byAsset: assets.id.map((asset, k) => ({ asset, usd: byAsset[k] })).filter((_, k) => underlying.has(k)),
    byVenueAsset: pairs,
  };
}

function leverageOf(snapshot: Snapshot, { grossUsd, equityUsd }: AccountExposure): LeverageQuantiles {
  const { count, n } = snapshot.accounts;
  const leverage = new Float64Array(n);
  const members = new Float64Array(n);
  const notional = new Float64Array(n);
  let used = 0;
  let membersWithoutEquity = 0;
  for (let a = 0; a < n; a++) {
    if (grossUsd[a] === 0) continue;
    if (equityUsd[a] <= 0) {
      membersWithoutEquity += count[a];
      continue;
    }
    leverage[used] = grossUsd[a] / equityUsd[a];
    members[used] = count[a];
    notional[used++] = count[a] * grossUsd[a];
  }
  const order = new Uint32Array(used);
  argsortFloat64(leverage, used, order);
  return {
    levels: LEVERAGE_LEVELS,
    byMembers: weightedQuantiles(leverage, members, order),
    byNotional: weightedQuantiles(leverage, notional, order),
    membersWithoutEquity,
  };
}

/** For each level the smallest value at which the weight of it and all below reaches that share of the total. */
function weightedQuantiles(values: Float64Array, weights: Float64Array, order: Uint32Array): number[] {
  if (order.length === 0) return [];
  let total = 0;
  for (const k of order) total += weights[k];
  let next = 0;
  let reached = weights[order[0]];
  return LEVERAGE_LEVELS.map((level) => {
    while (reached < level * total && next + 1 < order.length) reached += weights[order[++next]];
    return values[order[next]];
  });
}

function concentrationOf(snapshot: Snapshot, grossUsd: Float64Array, venue: number): Concentration {
  const { accounts } = snapshot;
  const id = snapshot.venues.id[venue];
  const rows: number[] = [];
  let total = 0;
  for (let a = 0; a < accounts.n; a++) {
    if (accounts.venue[a] !== venue || grossUsd[a] === 0) continue;
    rows.push(a);
    total += grossUsd[a] * accounts.count[a];
  }
  if (rows.length === 0) return { venue: id, top1: 0, top10: 0, top100: 0, herfindahl: 0 };
  const smallness = Float64Array.from(rows, (a) => -grossUsd[a]);
  const order = new Uint32Array(rows.length);
  argsortFloat64(smallness, rows.length, order);
  const top = [1, 10, 100].map((size) => {
    let left = size;
    let sum = 0;
    for (let k = 0; k < order.length && left > 0; k++) {
      const a = rows[order[k]];
      const members = Math.min(left, accounts.count[a]);
      sum += members * grossUsd[a];
      left -= members;
    }
    return sum / total;
  });
  let herfindahl = 0;
  for (const a of rows) herfindahl += accounts.count[a] * (grossUsd[a] / total) * (grossUsd[a] / total);
  return { venue: id, top1: top[0], top10: top[1], top100: top[2], herfindahl };
}

function basisOf(snapshot: Snapshot, interest: Float64Array, grossUsd: Float64Array): Inspection['basis'] {
  const { instruments, accounts, tiers } = snapshot;
  const gross = grossUsd.map((usd, a) => usd * accounts.count[a]);
  const perTier = new Float64Array(tiers.n);
  for (let i = 0; i < instruments.n; i++) {
    const from = instruments.tierStart[i];
    const to = instruments.tierStart[i + 1];
    perTier.fill(interest[i] / (to - from), from, to);
  }
  return {
    openInterest: basisShares(instruments.basis, interest),
    depth: basisShares(
      instruments.depthBasis,
      interest.map((usd, i) => (hasBook(instruments, i) ? usd : 0)),
    ),
    accounts: basisShares(accounts.basis, gross),
    tiers: basisShares(tiers.basis, perTier),
  };
}

function basisShares(basis: Uint8Array, weights: Float64Array): BasisShares {
  const sums = BASES.map(() => 0);
  let total = 0;
  for (let k = 0; k < weights.length; k++) {
    sums[basis[k]] += weights[k];
    total += weights[k];
  }
  return Object.fromEntries(BASES.map((name, code) => [name, share(sums[code], total)])) as Record<Basis, number>;
}

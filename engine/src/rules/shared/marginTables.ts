/**
 * What the margin kernels read of a snapshot: resolved tables, units with a short way through the kernels, and the two
 * figures that every margin is made of: maintenance of a notional, value of a balance.
 */
import type { Snapshot } from '../../market/snapshot.ts';
import type { View } from '../types.ts';
import { type EntryTerms, entryTerms } from './entryMargin.ts';
import { haircutAmount } from './haircut.ts';
import { type LoanRule, loanRules } from './loanRule.ts';
import { type PortfolioRule, portfolioRules } from './portfolioRule.ts';
import { maintenance } from './tiers.ts';

/** Where the second leg of a unit ends in `near`, from its balance on: most units end there or before. */
export const SECOND_LEG = 4;

/** Tables that the kernel reads, resolved once per snapshot. */
export interface MarginTables {
  readonly snapshot: Snapshot;
  readonly assets: number;
  /** Collateral pair of venue × nAssets + asset, or −1. */
  readonly pairOf: Int32Array;
  /** Collateral pair of each instrument's settlement token. */
  readonly settlePair: Int32Array;
  /** Fee rate that the venue adds to maintenance, per instrument. */
  readonly feeInMaintenance: Float64Array;
  /**
   * 1 for units that settle in one token and hold one balance, of that token: most units, with a short way through the
   * kernels.
   */
  readonly plain: Uint8Array;
  /**
   * What margins of plain units read, side by side so that one look at memory finds it: of unit u, from u +
   * 2·legStart[u] on, its balance, then quantity and entry of each leg.
   */
  readonly near: Float64Array;
  /** Terms of venues without a book, whose margins count notional at entry; null in a market without any. */
  readonly atEntry: EntryTerms | null;
  /** How each venue margins accounts of collateral mode `portfolio`; null where it has none. */
  readonly portfolio: readonly (PortfolioRule | null)[];
  /** How each venue margins accounts of collateral mode `loan`; null where it has none. */
  readonly loans: readonly (LoanRule | null)[];
}

/** These depend on the snapshot alone; every rule set of every run asks for them. */
type SharedTables = Pick<MarginTables, 'plain' | 'near' | 'atEntry' | 'portfolio' | 'loans'>;

const shared = new WeakMap<Snapshot, SharedTables>();

function sharedTables(snapshot: Snapshot): SharedTables {
  const known = shared.get(snapshot);
  if (known !== undefined) return known;
  const atEntry = entryTerms(snapshot);
  const portfolio = portfolioRules(snapshot);
  const loans = loanRules(snapshot);
  const tables = { plain: plainUnits(snapshot, atEntry), near: nearRows(snapshot), atEntry, portfolio, loans };
  shared.set(snapshot, tables);
  return tables;
}

function nearRows({ units, legs, balances }: Snapshot): Float64Array {
  const near = new Float64Array(units.n + 2 * legs.n + SECOND_LEG);
  let at = 0;
  for (let u = 0; u < units.n; u++) {
    const balance = units.balanceStart[u];
    near[at++] = balance < units.balanceStart[u + 1] ? balances.amount[balance] : 0;
    for (let j = units.legStart[u]; j < units.legStart[u + 1]; j++) {
      near[at++] = legs.qty[j];
      near[at++] = legs.entryR[j];
    }
  }
  return near;
}

function plainUnits(snapshot: Snapshot, atEntry: EntryTerms | null): Uint8Array {
  const { units, legs, balances, instruments, accounts } = snapshot;
  const plain = new Uint8Array(units.n);
  for (let u = 0; u < units.n; u++) {
    const first = units.legStart[u];
    const end = units.legStart[u + 1];
    const balance = units.balanceStart[u];
    if (first === end || units.balanceStart[u + 1] !== balance + 1) continue;
    if (accounts.multi[units.account[u]] !== 0 && units.isolated[u] === 0) continue;
    if (atEntry !== null && atEntry.venue[accounts.venue[units.account[u]]] !== 0) continue;
    const token = balances.asset[balance];
    let j = first;
    while (j < end && instruments.settle[legs.instrument[j]] === token) j++;
    if (j === end) plain[u] = 1;
  }
  return plain;
}

/**
 * Resolves the tables of `marginRow`. `feeInMaintenance` is 0 where a family has none. Throws RuleInputError where an
 * account is under portfolio margin at a venue whose rules know none, or a parameter of it is missing.
 */
export function marginTables(snapshot: Snapshot, feeInMaintenance: Float64Array): MarginTables {
  const assets = snapshot.assets.n;
  const pairOf = new Int32Array(snapshot.venues.n * assets).fill(-1);
  const { nPairs, venue, asset } = snapshot.collateral;
  for (let p = 0; p < nPairs; p++) pairOf[venue[p] * assets + asset[p]] = p;
  const { n, venue: venueOf, settle } = snapshot.instruments;
  const settlePair = new Int32Array(n);
  for (let i = 0; i < n; i++) settlePair[i] = pairOf[venueOf[i] * assets + settle[i]];
  return { snapshot, assets, pairOf, settlePair, feeInMaintenance, ...sharedTables(snapshot) };
}

/**
 * Maintenance of a notional (settlement units) of an instrument: notional × rate − deduction of its tier + fee share.
 */
export function maintenanceOf(t: MarginTables, instrument: number, notional: number): number {
  const { tiers, instruments } = t.snapshot;
  const start = instruments.tierStart[instrument];
  const end = instruments.tierStart[instrument + 1];
  return (
    maintenance(tiers.minNotional, tiers.maintMarginRate, tiers.deduction, start, end, notional) +
    notional * t.feeInMaintenance[instrument]
  );
}

/**
 * Value of a token balance in USD at the venue's price: positive amounts after haircut tiers, debts in full; without a
 * pair 0.
 */
export function balanceValue(t: MarginTables, view: View, pair: number, amount: number): number {
  if (amount === 0 || pair < 0) return 0;
  const { tierStart, maxAmount, ratio } = t.snapshot.collateral;
  const counted = haircutAmount(maxAmount, ratio, tierStart[pair], tierStart[pair + 1], amount);
  return counted * view.pairPrice[pair];
}

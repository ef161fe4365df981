/**
 * The run in numbers: totals and end state put into the Summary whose keys docs/model.md defines, one by one.
 */
import { stringAt } from '../core/strings.ts';
import { BASES } from '../market/kinds.ts';
import { hasBook, type Snapshot } from '../market/snapshot.ts';
import type { BasisShares, GroupTotals, InstrumentOutcome, Payer, Summary, VenueOutcome } from '../result/types.ts';
import { summariseChain } from './chain/summary.ts';
import { membersPay, summariseClearing } from './clearing/summary.ts';
import { type Context, notionalUsd } from './context.ts';
import { summariseLpPools } from './lpSummary.ts';
import { initialState } from './prepared.ts';
import { MECHANISMS } from './recorder.ts';
import { summariseSpot } from './spotSummary.ts';
import { summariseLoans } from './loanSummary.ts';
import { summarisePortfolio } from './portfolioSummary.ts';
import { holderEquityUsd } from './takeover.ts';

/** Contracts below this share of open interest do not name the run's overshoot. */
const OVERSHOOT_SHARE_MIN = 0.01;

/** The summary of a finished run. Feedback and branching need further runs and are null here. */
export function summarise(c: Context): Summary {
  const { snapshot, scenario, totals } = c;
  const { accounts } = snapshot;
  const start = { ...c, state: initialState(snapshot) };
  const before = openInterest(start, c.prepared.openLong, snapshot.instruments.markPrice);
  const after = openInterest(c, c.state.openLong, c.state.mark);
  const byVenue = Array.from({ length: snapshot.venues.n }, (_, v) => venueOutcome(c, v, before, after));
  const longUsd = total(totals.longUsd);
  const shortUsd = total(totals.shortUsd);
  const sumOf = (
    key: 'liquidatedAccounts' | 'adlUsd' | 'adlAccounts' | 'adlHaircutUsd' | 'fundDrawUsd' | 'badDebtUsd',
  ): number => byVenue.reduce((sum, venue) => sum + venue[key], 0);
  return {
    scenario: scenario.name,
    snapshot: snapshot.name,
    synthetic: snapshot.synthetic,
    seed: c.seed,
    horizonS: scenario.horizonS,
    stepS: scenario.stepS,
    steps: c.state.step,
    accounts: accounts.n,
    members: total(accounts.count),
    positions: heldPositions(snapshot),
    openInterestBeforeUsd: total(before),
    openInterestAfterUsd: total(after),
    liquidatedUsd: longUsd + shortUsd,
    liquidatedLongUsd: longUsd,
    liquidatedShortUsd: shortUsd,
    liquidatedAccounts: sumOf('liquidatedAccounts'),
    adlUsd: sumOf('adlUsd'),
    adlCount: total(totals.adlCount),
    adlAccounts: sumOf('adlAccounts'),
    adlHaircutUsd: sumOf('adlHaircutUsd'),
    fundDrawUsd: sumOf('fundDrawUsd'),
    vaultTakenUsd: totals.mechanismUsd[1],
    resaleUsd: total(totals.resaleUsd),
    badDebtUsd: sumOf('badDebtUsd'),
    stopsTriggered: totals.counts.stops,
    stopsUsd: totals.counts.stopsUsd,
    marginCalls: totals.counts.calls,
    topUpUsd: totals.counts.topUpUsd,
    largestLiquidation: largest(c),
    overshoot: worstOvershoot(c, before),
    peakMinute: peakMinute(totals.minuteUsd),
    firstLiquidationS: earliest(totals.firstLiquidationS),
    firstAdlS: earliest(totals.firstAdlS),
    amplification: null,
    feedbackShare: null,
    branchingRatio: null,
    branching: null,
    byVenue,
    byAsset: assetTotals(c, before, after),
    ...bySideAndMechanism(c, longUsd, shortUsd),
    byInstrument: instrumentOutcomes(c),
    payers: payersOf(c, byVenue),
    basis: basisShares(snapshot, before),
    conservation: { maxTokenError: c.ledger.tokenError(), maxOpenInterestError: c.ledger.openInterestError() },
    ...partsOf(c),
  };
}

/** What only some markets have. */
function partsOf(
  c: Context,
): Pick<Summary, 'chain' | 'lpPools' | 'spotBooks' | 'portfolioMargin' | 'clearing' | 'marginLoans'> {
  const offBook = { ...summariseLpPools(c), ...summariseSpot(c), ...summarisePortfolio(c), ...summariseLoans(c) };
  return { ...summariseChain(c), ...offBook, ...summariseClearing(c) };
}

function bySideAndMechanism(c: Context, longUsd: number, shortUsd: number): Pick<Summary, 'bySide' | 'byMechanism'> {
  const { sideAccounts, mechanismUsd } = c.totals;
  const all = Math.max(longUsd + shortUsd, 1e-300);
  return {
    bySide: [
      { key: 'long', liquidatedUsd: longUsd, liquidatedAccounts: sideAccounts[0] },
      { key: 'short', liquidatedUsd: shortUsd, liquidatedAccounts: sideAccounts[1] },
    ],
    byMechanism: MECHANISMS.filter((key) => key !== 'pool' || c.lp !== null).map((key, k) => ({
      key,
      notionalUsd: mechanismUsd[k],
      share: mechanismUsd[k] / all,
    })),
  };
}

function total(values: ArrayLike<number>): number {
  let sum = 0;
  for (let k = 0; k < values.length; k++) sum += values[k];
  return sum;
}

function openInterest(c: Context, openLong: Float64Array, price: Float64Array): Float64Array {
  return openLong.map((quantity, i) => notionalUsd(c, i, quantity, price[i]));
}

function heldPositions(snapshot: Snapshot): number {
  let held = 0;
  for (let j = 0; j < snapshot.legs.n; j++) held += Number(snapshot.legs.qty[j] !== 0);
  return held;
}

function earliest(times: Float64Array): number | null {
  let first = Infinity;
  for (const t of times) if (t < first) first = t;
  return first < Infinity ? first : null;
}

function peakMinute(minuteUsd: Float64Array): { startS: number; liquidatedUsd: number } {
  let best = 0;
  for (let k = 1; k < minuteUsd.length; k++) if (minuteUsd[k] > minuteUsd[best]) best = k;
  return { startS: 60 * best, liquidatedUsd: minuteUsd[best] };
}

function largest(c: Context): Summary['largestLiquidation'] {
  const { totals, snapshot } = c;
  let venue = -1;
  for (let v = 0; v < snapshot.venues.n; v++)
    if (venue < 0 || totals.largestUsd[v] > totals.largestUsd[venue]) venue = v;
  if (venue < 0 || totals.largestAccount[venue] < 0) return null;
  return {
    account: stringAt(snapshot.accounts.id, totals.largestAccount[venue]),
    venue: snapshot.venues.id[venue],
    instrument: snapshot.instruments.id[totals.largestInstrument[venue]],
    usd: totals.largestUsd[venue],
  };
}

function worstOvershoot(c: Context, before: Float64Array): Summary['overshoot'] {
  const floor = OVERSHOOT_SHARE_MIN * total(before);
  let worst = 0;
  for (let i = 0; i < before.length; i++) {
    const eligible = before[i] >= floor;
    if (eligible && (before[worst] < floor || c.totals.overshoot[i] > c.totals.overshoot[worst])) worst = i;
  }
  return {
    instrument: c.snapshot.instruments.id[worst],
    fraction: c.totals.overshoot[worst],
    atS: c.totals.overshootAtS[worst],
  };
}

const first = new Float64Array(2);
const last = new Float64Array(2);

/** Equity of a holder at the start and at the end, USD. */
function holderChange(c: Context, unit: number): { before: number; after: number } {
  const start = { ...c, state: initialState(c.snapshot) };
  holderEquityUsd(start, unit, first);
  holderEquityUsd(c, unit, last);
  return { before: first[0], after: last[0] };
}

function venueOutcome(c: Context, v: number, before: Float64Array, after: Float64Array): VenueOutcome {
  const { totals, snapshot, prepared } = c;
  const sum = (values: Float64Array): number => {
    let s = 0;
    for (const i of prepared.roles.instruments[v]) s += values[i];
    return s;
  };
  const vault = prepared.roles.vault[v];
  const funds = [...prepared.roles.funds[v]].filter((unit) => unit !== vault).map((unit) => holderChange(c, unit));
  const held = vault >= 0 ? holderChange(c, vault) : { before: 0, after: 0 };
  const fundBefore = funds.reduce((s, f) => s + f.before, 0);
  const fundAfter = funds.reduce((s, f) => s + f.after, 0);
  const firstAdl = totals.firstAdlS[v];
  return {
    key: snapshot.venues.id[v],
    liquidatedUsd: sum(totals.longUsd) + sum(totals.shortUsd),
    liquidatedLongUsd: sum(totals.longUsd),
    liquidatedShortUsd: sum(totals.shortUsd),
    liquidatedAccounts: totals.venueAccounts[v],
    adlUsd: sum(totals.adlUsd),
    adlAccounts: totals.adlAccounts[v],
    badDebtUsd: totals.badDebtUsd[v],
    openInterestBeforeUsd: sum(before),
    openInterestAfterUsd: sum(after),
    fundBeforeUsd: fundBefore,
    fundAfterUsd: fundAfter,
    fundDrawUsd: Math.max(0, fundBefore - fundAfter),
    vaultBeforeUsd: held.before,
    vaultAfterUsd: held.after,
    adlHaircutUsd: totals.adlHaircutUsd[v],
    firstAdlS: firstAdl >= 0 ? firstAdl : null,
    largestLiquidationUsd: totals.largestUsd[v],
  };
}

function assetTotals(c: Context, before: Float64Array, after: Float64Array): GroupTotals[] {
  const { totals, snapshot, prepared } = c;
  const out: GroupTotals[] = [];
  for (let a = 0; a < snapshot.assets.n; a++) {
    const list = prepared.contractsOf[a];
    if (list.length === 0) continue;
    const sum = (values: Float64Array): number => list.reduce((s, i) => s + values[i], 0);
    out.push({
      key: snapshot.assets.id[a],
      liquidatedUsd: sum(totals.longUsd) + sum(totals.shortUsd),
      liquidatedLongUsd: sum(totals.longUsd),
      liquidatedShortUsd: sum(totals.shortUsd),
      liquidatedAccounts: totals.assetAccounts[a],
      adlUsd: sum(totals.adlUsd),
      adlAccounts: totals.assetAdlAccounts[a],
      badDebtUsd: totals.assetBadDebtUsd[a],
      openInterestBeforeUsd: sum(before),
      openInterestAfterUsd: sum(after),
    });
  }
  return out;
}

function instrumentOutcomes(c: Context): InstrumentOutcome[] {
  const { totals, snapshot } = c;
  const { instruments, venues, assets } = snapshot;
  return Array.from({ length: instruments.n }, (_, i) => ({
    instrument: instruments.id[i],
    venue: venues.id[instruments.venue[i]],
    asset: assets.id[instruments.asset[i]],
    startPrice: instruments.markPrice[i],
    exogenousLow: totals.exogenousLow[i],
    exogenousHigh: totals.exogenousHigh[i],
    lowPrice: totals.low[i],
    highPrice: totals.high[i],
    lowAtS: totals.lowAtS[i],
    endPrice: c.books.last[i],
    overshoot: totals.overshoot[i],
    minBidDepthShare: totals.minBidDepth[i],
    minAskDepthShare: totals.minAskDepth[i],
    maxSpread: totals.maxSpread[i],
  }));
}

/** Who is charged for a debt that a venue spreads. */
const SHARERS = Object.freeze({
  winners: 'winners of the session',
  positions: 'holders of the contract',
  gains: 'gains of the last settlement',
});

/**
 * Who bore the losses: the liquidated with their own margin first, then funds, vaults, deleveraged winners, and
 * nobody.
 */
function payersOf(c: Context, byVenue: readonly VenueOutcome[]): Payer[] {
  const { totals } = c;
  const payers: Payer[] = [];
  const add = (who: string, venue: string, usd: number, how: string): void => {
    if (usd > 0) payers.push({ who, venue, usd, how });
  };
  byVenue.forEach((venue, v) => {
    add('liquidated accounts', venue.key, totals.marginLostUsd[v], 'margin lost in liquidation');
    const house = c.clearing.find((one) => one.venue === v);
    if (house !== undefined) for (const [who, usd] of membersPay(house)) add(who, venue.key, usd, 'debts of clients');
    add(
      house === undefined ? 'insurance fund' : 'clearing house',
      venue.key,
      venue.fundBeforeUsd - venue.fundAfterUsd,
      'takeovers, conversions and debts less fees',
    );
    const vault = c.rules[v].vaultIsKeeper === true ? 'keepers' : 'backstop vault';
    add(vault, venue.key, venue.vaultBeforeUsd - venue.vaultAfterUsd, 'inherited positions and debts');
    add('deleveraged winners', venue.key, venue.adlHaircutUsd, 'closed away from the mark by ADL');
    const pool = c.lp?.byVenue[v];
    if (pool) add('liquidity pool', venue.key, pool.debtUsd, 'debts beyond the collateral of closed positions');
    add(
      SHARERS[c.rules[v].lossSharing?.over ?? 'positions'],
      venue.key,
      totals.sharedUsd[v],
      'debt that the venue spread over them',
    );
    add('unpaid deficit', venue.key, totals.unpaidUsd[v], 'debt that nobody covered');
  });
  return payers.sort((a, b) => b.usd - a.usd);
}

/** Shares of inputs by basis: open interest and depth by USD, accounts by members, rules by tier rows. */
function basisShares(snapshot: Snapshot, before: Float64Array): Summary['basis'] {
  const { instruments, accounts, tiers, depth } = snapshot;
  const depthUsd = before.map((_, i) =>
    hasBook(instruments, i) ? depth.notionalUsd[instruments.depthStart[2 * i + 1] - 1] : 0,
  );
  return {
    openInterest: sharesOf(instruments.basis, before),
    accounts: sharesOf(accounts.basis, accounts.count),
    depth: sharesOf(instruments.depthBasis, depthUsd),
    rules: sharesOf(tiers.basis, new Float64Array(tiers.n).fill(1)),
  };
}

function sharesOf(codes: Uint8Array, weights: ArrayLike<number>): BasisShares {
  const sums = new Float64Array(BASES.length);
  for (let k = 0; k < codes.length; k++) sums[codes[k]] += weights[k];
  const all = Math.max(total(sums), 1e-300);
  return { measured: sums[0] / all, modelled: sums[1] / all, assumed: sums[2] / all, synthetic: sums[3] / all };
}

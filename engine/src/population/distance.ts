/**
 * How far the accounts of a market are from liquidation: the common adverse move of all prices at which the exact
 * margin kernel finds each one short. One factor, no path, no impact: a picture of where the risk sits, not a
 * forecast.
 */
import type { Snapshot } from '../market/snapshot.ts';
import { KIND } from '../market/kinds.ts';
import { marginRow } from '../rules/shared/margin.ts';
import type { MarginTables } from '../rules/shared/margin.ts';
import type { View } from '../rules/types.ts';

/** Upper ends of the histogram's bins, as fractions; the last bin has none and holds what survives every move. */
export const DISTANCE_BINS: readonly number[] = [0.01, 0.02, 0.03, 0.05, 0.075, 0.1, 0.15, 0.2, 0.3, 0.5, Infinity];
/** Moves at which a first crossing is looked for before it is narrowed down; a fall of more than 99.9% is none. */
const PROBES: readonly number[] = [0, 0.01, 0.02, 0.03, 0.05, 0.075, 0.1, 0.15, 0.2, 0.3, 0.5, 0.75, 0.999];
const PRECISION = 1e-4;

/** One bin: notional of the units in it at the mark (USD, gross, members counted) and members of the accounts in it. */
export interface DistanceBin {
  readonly from: number;
  readonly to: number;
  readonly notionalUsd: number;
  readonly members: number;
}

/** Distances of a market. */
export interface DistanceReport {
  /** Per margin unit, fraction; Infinity where no move up to 99.9% is enough or the unit has no position. */
  readonly perUnit: Float64Array;
  /** Per account: that of its nearest unit. */
  readonly perAccount: Float64Array;
  /** Accounts that can be liquidated and hold a position, long and short together. */
  readonly histogram: readonly DistanceBin[];
}

/**
 * Distance to liquidation of every account: all marks times (1 − x) for a unit that is net long, (1 + x) for one that
 * is net short; collateral coins and staked tokens move along, dollars of any kind stay. First crossing of zero
 * slack, to 1e-4. Vaults, funds, residual, external and deficit accounts are never liquidated and get Infinity.
 * `tables` come from `marginTables(snapshot, feeInMaintenanceOf(snapshot))`.
 */
export function distanceToLiquidation(snapshot: Snapshot, tables: MarginTables): DistanceReport {
  const { accounts, units } = snapshot;
  const view = restingView(snapshot);
  const moves = movingPairs(snapshot);
  const perUnit = new Float64Array(units.n).fill(Infinity);
  const perAccount = new Float64Array(accounts.n).fill(Infinity);
  const notional = new Float64Array(DISTANCE_BINS.length);
  const members = new Float64Array(DISTANCE_BINS.length);
  for (let a = 0; a < accounts.n; a++) {
    if (exempt(accounts.kind[a])) continue;
    let gross = 0;
    for (let u = accounts.unitStart[a]; u < accounts.unitStart[a + 1]; u++) {
      const usd = netAndGross(snapshot, u);
      if (usd.gross === 0) continue;
      gross += usd.gross;
      perUnit[u] = unitDistance(tables, view, moves, u, usd.net >= 0 ? -1 : 1);
      perAccount[a] = Math.min(perAccount[a], perUnit[u]);
      notional[binOf(perUnit[u])] += usd.gross * accounts.count[a];
    }
    if (gross > 0) members[binOf(perAccount[a])] += accounts.count[a];
  }
  const histogram = DISTANCE_BINS.map((to, k) => ({
    from: k === 0 ? 0 : DISTANCE_BINS[k - 1],
    to,
    notionalUsd: notional[k],
    members: members[k],
  }));
  return { perUnit, perAccount, histogram };
}

function exempt(kind: number): boolean {
  return (
    kind === KIND.vault ||
    kind === KIND.fund ||
    kind === KIND.residual ||
    kind === KIND.external ||
    kind === KIND.deficit ||
    kind === KIND.member ||
    kind === KIND.guaranty
  );
}

function binOf(distance: number): number {
  let k = 0;
  while (k < DISTANCE_BINS.length - 1 && distance >= DISTANCE_BINS[k]) k++;
  return k;
}

/** Signed and unsigned notional of a unit, USD per member. */
function netAndGross({ units, legs, instruments }: Snapshot, unit: number): { net: number; gross: number } {
  let net = 0;
  let gross = 0;
  for (let leg = units.legStart[unit]; leg < units.legStart[unit + 1]; leg++) {
    const i = legs.instrument[leg];
    const usd = legs.qty[leg] * (instruments.inverse[i] === 1 ? 1 : instruments.markPrice[i]);
    net += usd;
    gross += Math.abs(usd);
  }
  return { net, gross };
}

/** 1 for collateral pairs whose price moves with the market. */
function movingPairs({ assets, collateral }: Snapshot): Uint8Array {
  return Uint8Array.from(collateral.asset, (asset) =>
    assets.kind[asset] === 'crypto' || assets.kind[asset] === 'staked' ? 1 : 0,
  );
}

const pair = new Float64Array(2);

/** Slack of a unit after a move of `factor` in everything it depends on. Leaves those prices moved. */
function slackAt(tables: MarginTables, view: View, moves: Uint8Array, unit: number, factor: number): number {
  const { units, legs, balances, instruments, assets, accounts } = tables.snapshot;
  const move = (p: number): void => {
    if (p < 0) return;
    const price = assets.priceUsd[tables.snapshot.collateral.asset[p]];
    view.pairPrice[p] = moves[p] === 1 ? price * factor : price;
  };
  for (let leg = units.legStart[unit]; leg < units.legStart[unit + 1]; leg++) {
    const i = legs.instrument[leg];
    const mark = instruments.markPrice[i] * factor;
    view.mark[i] = mark;
    view.markR[i] = instruments.inverse[i] === 1 ? -1 / mark : mark;
    view.pnlR[i] = view.markR[i];
    move(tables.settlePair[i]);
  }
  const row = accounts.venue[units.account[unit]] * tables.assets;
  for (let k = units.balanceStart[unit]; k < units.balanceStart[unit + 1]; k++)
    move(tables.pairOf[row + balances.asset[k]]);
  marginRow(tables, view, unit, pair, 0);
  return pair[0] - pair[1];
}

function unitDistance(tables: MarginTables, view: View, moves: Uint8Array, unit: number, sign: number): number {
  if (slackAt(tables, view, moves, unit, 1) < 0) return 0;
  for (let k = 1; k < PROBES.length; k++) {
    if (slackAt(tables, view, moves, unit, 1 + sign * PROBES[k]) >= 0) continue;
    let safe = PROBES[k - 1];
    let short = PROBES[k];
    while (short - safe > PRECISION) {
      const middle = (safe + short) / 2;
      if (slackAt(tables, view, moves, unit, 1 + sign * middle) < 0) short = middle;
      else safe = middle;
    }
    return short;
  }
  return Infinity;
}

/** The market at the snapshot's own prices, without slots: external prices everywhere, no funding accrued. */
export function restingView(snapshot: Snapshot): View {
  const { instruments, assets, venues, collateral } = snapshot;
  const mark = (): Float64Array => instruments.markPrice.slice();
  const markR = instruments.markPrice.map((price, i) => (instruments.inverse[i] === 1 ? -1 / price : price));
  return {
    snapshot,
    seed: 0,
    timeS: 0,
    timeMs: snapshot.asOfMs,
    stepS: 1,
    mark: mark(),
    previousMark: mark(),
    index: instruments.indexPrice.slice(),
    bid: mark(),
    ask: mark(),
    last: mark(),
    markR,
    pnlR: markR.slice(),
    pairPrice: Float64Array.from(collateral.asset, (asset) => assets.priceUsd[asset]),
    externalPrice: assets.priceUsd.slice(),
    spotPrice: Float64Array.from({ length: venues.n * assets.n }, (_, k) => assets.priceUsd[k % assets.n]),
    callRatio: 1,
    slotUnit: new Int32Array(0),
    slotMembers: new Float64Array(0),
    slotPhase: new Uint8Array(0),
    slotNote: new Float64Array(0),
    slotUntilS: new Float64Array(0),
    slotLeg: new Uint32Array(0),
    slotBalance: new Uint32Array(0),
    legQty: new Float64Array(0),
    legEntryR: new Float64Array(0),
    balance: new Float64Array(0),
  };
}

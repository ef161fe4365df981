/**
 * What a run of the case says about itself, in the quantities that the case is judged by: a pure function of the run,
 * without any knowledge of what happened on the day.
 */
import { EVENT } from '@firebreak/engine';
import type { AdlFill, RunResult, Snapshot } from '@firebreak/engine';
import { isForced, isForcedOffBook } from './forced.ts';
import type { ObservedPath } from './observed.ts';

/**
 * 21:15:00 and 21:27:00 UTC in seconds from the start of the case: the window of the public replay of Hyperliquid, and
 * so of its totals of forced closings and ADL; in stretches of 30 s.
 */
export const ADL_WINDOW = Object.freeze({ fromS: 1800, toS: 2520, everyS: 30 });

/** 20:50 and 21:30: the window of the published share of forced volume. */
const CORE_FROM_S = 300;
const CORE_TO_S = 2700;

/** The venue whose outcomes are public. */
export const VENUE = 'hyperliquid';

/**
 * Quantities of one run; notional in USD, times in seconds. All but the first two are of Hyperliquid, and amounts
 * within {@link ADL_WINDOW} unless they say otherwise.
 */
export interface Measures {
  /** Longs in forced notional, all venues; forced notional within 20:50-21:30 over that of the case. */
  readonly longShare: number;
  readonly coreShare: number;
  /** Value of all accounts at the start. */
  readonly accountValueUsd: number;
  readonly forcedUsd: number;
  /** The same over the whole case. */
  readonly forcedInCaseUsd: number;
  /**
   * Over the whole case, because what the vault took before the window is deleveraged within it: taken over by the
   * vault at the mark, or deleveraged straight away.
   */
  readonly offBookInCaseUsd: number;
  readonly adlUsd: number;
  readonly adlInCaseUsd: number;
  /** From the first forced closing after 21:15:00 to the first ADL after it; null where there is none. */
  readonly firstAdlAfterS: number | null;
  /** Auto-deleveraged notional within the ADL window, by stretch. */
  readonly adlByStretch: readonly number[];
  /**
   * Over auto-deleveraged fills, one per member: share that realised a profit, and the median of notional over the
   * equity of the account just before. Null without a fill.
   */
  readonly adlInProfit: number | null;
  readonly adlLeverage: number | null;
  readonly coins: readonly CoinMeasures[];
}

/** One coin's contract on Hyperliquid. */
export interface CoinMeasures {
  readonly asset: string;
  readonly adlUsd: number;
  /** Traded on 9 October, USD. */
  readonly volumeUsd: number;
  /**
   * Lowest last price over the price at the start, over the same of the reference: the observed path, or the price
   * outside of the venues where there is none.
   */
  readonly lowOverReference: number;
}

/** Measures of a fully recorded run and the fills of its auto-deleveraging. */
export function measure(
  snapshot: Snapshot,
  { events, summary }: RunResult,
  fills: readonly AdlFill[],
  paths: readonly ObservedPath[],
): Measures {
  const { instruments, venues } = snapshot;
  const venue = venues.id.indexOf(VENUE);
  const adlByAsset = new Float64Array(snapshot.assets.n);
  const { fromS, toS, everyS } = ADL_WINDOW;
  const adlByStretch = new Array<number>((toS - fromS) / everyS).fill(0);
  let [forcedUsd, offBookInCaseUsd, adlUsd, first, firstAdl, core, all] = [0, 0, 0, Infinity, Infinity, 0, 0];
  for (let e = 0; e < events.n; e++) {
    const [kind, t, usd, i] = [events.kind[e]!, events.timeS[e]!, events.notionalUsd[e]!, events.instrument[e]!];
    const forced = isForced(snapshot, events, e);
    if (forced) {
      all += usd;
      if (t >= CORE_FROM_S && t <= CORE_TO_S) core += usd;
    }
    if (i < 0 || instruments.venue[i] !== venue) continue;
    if (isForcedOffBook(snapshot, events, e)) offBookInCaseUsd += usd;
    if (t <= fromS || t > toS) continue;
    if (forced) {
      forcedUsd += usd;
      first = Math.min(first, t);
    }
    if (kind !== EVENT.adl_winner) continue;
    adlUsd += usd;
    adlByAsset[instruments.asset[i]!]! += usd;
    firstAdl = Math.min(firstAdl, t);
    adlByStretch[Math.ceil((t - fromS) / everyS) - 1]! += usd;
  }
  const totals = summary.byVenue.find((row) => row.key === VENUE);
  return {
    longShare: summary.liquidatedUsd > 0 ? summary.liquidatedLongUsd / summary.liquidatedUsd : 0,
    coreShare: all > 0 ? core / all : 0,
    accountValueUsd: accountValueUsd(snapshot, venue),
    forcedUsd,
    forcedInCaseUsd: totals?.liquidatedUsd ?? 0,
    offBookInCaseUsd,
    adlUsd,
    adlInCaseUsd: totals?.adlUsd ?? 0,
    firstAdlAfterS: firstAdl < Infinity && first <= firstAdl ? firstAdl - first : null,
    adlByStretch,
    ...winnersOf(fills.filter((fill) => instruments.venue[fill.instrument] === venue)),
    coins: coinMeasures(snapshot, summary, adlByAsset, paths),
  };
}

/** How the winners stood; a median over members. An account without equity has unbounded leverage. */
function winnersOf(fills: readonly AdlFill[]): Pick<Measures, 'adlInProfit' | 'adlLeverage'> {
  const members = fills.reduce((sum, fill) => sum + fill.members, 0);
  if (members === 0) return { adlInProfit: null, adlLeverage: null };
  const inProfit = fills.reduce((sum, fill) => (fill.profitUsd > 0 ? sum + fill.members : sum), 0);
  const leverage = fills
    .map((fill) => [fill.equityUsd > 0 ? fill.notionalUsd / fill.equityUsd : Infinity, fill.members] as const)
    .sort(([a], [b]) => a - b);
  let [below, k] = [0, 0];
  while (k < leverage.length - 1 && (below += leverage[k]![1]) < members / 2) k++;
  return { adlInProfit: inProfit / members, adlLeverage: leverage[k]![0] };
}

/** Balances and unrealised profit of all accounts of a venue with one settlement token, USD at its mark. */
function accountValueUsd({ accounts, balances, instruments, legs, units }: Snapshot, venue: number): number {
  let sum = 0;
  for (let unit = 0; unit < units.n; unit++) {
    const account = units.account[unit]!;
    if (accounts.venue[account] !== venue) continue;
    let value = 0;
    for (let b = units.balanceStart[unit]!; b < units.balanceStart[unit + 1]!; b++) value += balances.amount[b]!;
    for (let leg = units.legStart[unit]!; leg < units.legStart[unit + 1]!; leg++) {
      const quantity = legs.qty[leg]!;
      if (quantity !== 0) value += quantity * (instruments.markPrice[legs.instrument[leg]!]! - legs.entryR[leg]!);
    }
    sum += value * accounts.count[account]!;
  }
  return sum;
}

function coinMeasures(
  { instruments, assets, venues }: Snapshot,
  { byInstrument }: RunResult['summary'],
  adlByAsset: Float64Array,
  paths: readonly ObservedPath[],
): CoinMeasures[] {
  const venue = venues.id.indexOf(VENUE);
  return byInstrument.flatMap((row, i) => {
    if (instruments.venue[i] !== venue) return [];
    const path = paths.find((one) => one.asset === row.asset);
    const own = row.exogenousLow / row.startPrice;
    const reference = path === undefined ? own : Math.min(...path.prices) / path.prices[0]!;
    return [
      {
        asset: row.asset,
        adlUsd: adlByAsset[assets.id.indexOf(row.asset)]!,
        volumeUsd: instruments.volume24hUsd[i]!,
        lowOverReference: row.lowPrice / row.startPrice / reference,
      },
    ];
  });
}

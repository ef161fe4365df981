/**
 * What a run of the case says about itself, in the quantities that the case is judged by: a pure function of the run,
 * without any knowledge of what happened on the day.
 */
import { EVENT } from '@firebreak/engine';
import type { RunResult, Snapshot } from '@firebreak/engine';
import type { ObservedPath } from './observed.ts';

/** 21:15:00 and 21:27:00 UTC in seconds from the start of the case: the window of the ADL, in stretches of 30 s. */
export const ADL_WINDOW = Object.freeze({ fromS: 1800, toS: 2520, everyS: 30 });

/** 20:50 and 21:30: the window of the published share of forced volume. */
const CORE_FROM_S = 300;
const CORE_TO_S = 2700;

/** The venue whose outcomes are public. */
export const VENUE = 'hyperliquid';

/** Quantities of one run; notional in USD, times in seconds. All but the first two are of Hyperliquid. */
export interface Measures {
  /** Longs in forced notional, all venues; forced notional within 20:50-21:30 over that of the case. */
  readonly longShare: number;
  readonly coreShare: number;
  readonly forcedUsd: number;
  /** Taken over by the vault at the mark, before any of it is deleveraged. */
  readonly offBookUsd: number;
  readonly adlUsd: number;
  /** From the first forced closing after 21:15:00 to the first ADL after it; null where there is none. */
  readonly firstAdlAfterS: number | null;
  /** Auto-deleveraged notional within the ADL window, by stretch. */
  readonly adlByStretch: readonly number[];
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

/** Measures of a fully recorded run. */
export function measure(snapshot: Snapshot, { events, summary }: RunResult, paths: readonly ObservedPath[]): Measures {
  const { instruments, venues } = snapshot;
  const venue = venues.id.indexOf(VENUE);
  const forcedKinds = [EVENT.liquidation, EVENT.vault_transfer, EVENT.fund_takeover];
  const adlByAsset = new Float64Array(snapshot.assets.n);
  const { fromS, toS, everyS } = ADL_WINDOW;
  const adlByStretch = new Array<number>((toS - fromS) / everyS).fill(0);
  let [offBookUsd, first, firstAdl, core, all] = [0, Infinity, Infinity, 0, 0];
  for (let e = 0; e < events.n; e++) {
    const [kind, t, usd, i] = [events.kind[e]!, events.timeS[e]!, events.notionalUsd[e]!, events.instrument[e]!];
    const isForced = forcedKinds.includes(kind);
    if (isForced) {
      all += usd;
      if (t >= CORE_FROM_S && t <= CORE_TO_S) core += usd;
    }
    if (i < 0 || instruments.venue[i] !== venue) continue;
    if (kind === EVENT.vault_transfer) offBookUsd += usd;
    if (isForced && t > fromS) first = Math.min(first, t);
    if (kind !== EVENT.adl_winner) continue;
    adlByAsset[instruments.asset[i]!]! += usd;
    if (t <= fromS || t > toS) continue;
    firstAdl = Math.min(firstAdl, t);
    adlByStretch[Math.ceil((t - fromS) / everyS) - 1]! += usd;
  }
  const totals = summary.byVenue.find((row) => row.key === VENUE);
  return {
    longShare: summary.liquidatedUsd > 0 ? summary.liquidatedLongUsd / summary.liquidatedUsd : 0,
    coreShare: all > 0 ? core / all : 0,
    forcedUsd: totals?.liquidatedUsd ?? 0,
    offBookUsd,
    adlUsd: totals?.adlUsd ?? 0,
    firstAdlAfterS: firstAdl < Infinity && first <= firstAdl ? firstAdl - first : null,
    adlByStretch,
    coins: coinMeasures(snapshot, summary, adlByAsset, paths),
  };
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

/**
 * Who stood behind trades, at venues that name the maker of each: how many makers carry a market. Of trades that
 * happened, not of quotes that rest, which no public feed shows by account.
 */
import type { TradeEvent } from '../events.ts';
import { ageText } from './gaugeReadings.ts';
import { effectiveMakers } from './slippageAtRisk.ts';

const MINUTE_MS = 60_000;

/** How far back trades are kept by maker, to the minute. */
export const MAKERS_MS_MAX = 4 * 3_600_000;

/** Fewer trades say little of who makes a market. */
const TRADES_MIN = 100;

/** One market's trades of a minute. */
interface Cell {
  readonly cents: Map<string, number>;
  trades: number;
}

/** Volume by maker. */
export class MakerVolumes {
  /** By venue and asset, then by minute. */
  readonly #markets = new Map<string, Map<number, Cell>>();

  /** Takes a trade; one without a maker's name is passed over. */
  take({ venue, asset, timeMs, notionalCents, maker }: TradeEvent): void {
    if (maker === undefined) return;
    const key = `${venue}\t${asset}`;
    const cells = this.#markets.get(key) ?? new Map<number, Cell>();
    this.#markets.set(key, cells);
    const minute = timeMs - (timeMs % MINUTE_MS);
    let cell = cells.get(minute);
    if (cell === undefined) {
      cells.set(minute, (cell = { cents: new Map(), trades: 0 }));
      for (const old of cells.keys()) if (old < minute - MAKERS_MS_MAX - MINUTE_MS) cells.delete(old);
    }
    cell.cents.set(maker, (cell.cents.get(maker) ?? 0) + notionalCents);
    cell.trades++;
  }

  /** Effective number of makers of the trades of a window, to the minute; null with why where there are too few. */
  read(
    { venue, asset }: { readonly venue: string; readonly asset?: string },
    windowMs: number,
    nowMs: number,
  ): { readonly value: number | null; readonly why: string } {
    if (windowMs > MAKERS_MS_MAX) return { value: null, why: `makers are kept for ${ageText(MAKERS_MS_MAX)}` };
    const fromMs = nowMs - windowMs;
    const cents = new Map<string, number>();
    let trades = 0;
    let firstMs = nowMs;
    for (const [key, cells] of this.#markets) {
      const [at, of] = key.split('\t');
      if (at !== venue || (asset ?? of) !== of) continue;
      for (const [minute, cell] of cells) {
        firstMs = Math.min(firstMs, minute);
        if (minute < fromMs || minute >= nowMs) continue;
        trades += cell.trades;
        for (const [maker, amount] of cell.cents) cents.set(maker, (cents.get(maker) ?? 0) + amount);
      }
    }
    if (firstMs === nowMs) return { value: null, why: `no trade at ${venue} that names its maker was heard` };
    if (firstMs > fromMs + MINUTE_MS) {
      return { value: null, why: `not enough data yet: ${ageText(nowMs - firstMs)} of ${ageText(windowMs)} of trades` };
    }
    if (trades < TRADES_MIN) return { value: null, why: `not enough data yet: ${trades} of ${TRADES_MIN} trades` };
    const all = [...cents.values()].reduce((sum, amount) => sum + amount, 0);
    const top = Math.max(...cents.values());
    const share = `the largest has ${((100 * top) / all).toFixed(1)}%`;
    return { value: effectiveMakers([...cents.values()]), why: `${cents.size} makers of ${trades} trades, ${share}` };
  }
}

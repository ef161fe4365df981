/**
 * A crowd whose every position is known, to hold the map against: lots are opened at the price of the minute
 * with a leverage drawn from a mix, closed at random, and liquidated where their ratio says. What the map may see of it
 * are the bars.
 */
import { exp, type LiquidationRatios, normal, uniform } from '@firebreak/engine';
import type { Bar } from './contractMap.ts';
import type { VenueMix } from './mix.ts';

/** A lot of one contract unit. */
export interface Lot {
  readonly entryPrice: number;
  readonly liquidationPrice: number;
}

/** How the crowd behaves. */
export interface CrowdOptions {
  readonly seed: number;
  readonly minutes: number;
  readonly lots: number;
  readonly price: number;
  readonly dailyVolatility: number;
  readonly mix: VenueMix;
  readonly ratios: LiquidationRatios;
  /** Minute of the first bar since 1970; 0 without. */
  readonly firstMinute?: number;
}

/** The crowd at the end, and the bars until then. */
export interface Crowd {
  readonly bars: readonly Bar[];
  readonly longs: readonly Lot[];
  readonly shorts: readonly Lot[];
  /** Lots liquidated by minute, long and short. */
  readonly liquidated: readonly (readonly [long: number, short: number])[];
}

const DAY = 1440;
/** Open interest swings by this part around its mean, once in two days. */
const SWING = 0.3;

/** Plays a crowd. */
export function playCrowd(options: CrowdOptions): Crowd {
  const { seed, minutes, lots, mix, ratios, dailyVolatility } = options;
  let draws = 0;
  const chance = (): number => uniform(seed, 1, 0, draws++);
  const kinds = [...mix.classes.map(({ share }) => share)];
  const pick = (): number => {
    let left = chance();
    const k = kinds.findIndex((share) => (left -= share) < 0);
    return k < 0 ? kinds.length - 1 : k;
  };
  const opened = (side: 'long' | 'short', price: number): Lot => {
    if (side === 'short' && chance() < mix.carryShare) return { entryPrice: price, liquidationPrice: Infinity };
    return { entryPrice: price, liquidationPrice: price * ratios[side][pick()]! };
  };
  const sides = { long: [] as Lot[], short: [] as Lot[] };
  const bars: Bar[] = [];
  const liquidated: [number, number][] = [];
  let price = options.price;
  for (let minute = 0; minute < minutes; minute++) {
    const before = price;
    price *= exp((dailyVolatility / Math.sqrt(DAY)) * normal(seed, 2, 0, minute));
    const [low, high] = [Math.min(before, price), Math.max(before, price)];
    const lost = [sides.long.length, sides.short.length];
    sides.long = sides.long.filter((lot) => low > lot.liquidationPrice);
    sides.short = sides.short.filter((lot) => high < lot.liquidationPrice);
    liquidated.push([lost[0]! - sides.long.length, lost[1]! - sides.short.length]);
    const kept = exp(-1 / (mix.holdingDays * DAY));
    sides.long = sides.long.filter(() => chance() < kept);
    sides.short = sides.short.filter(() => chance() < kept);
    const target = Math.round(lots * (1 + SWING * Math.sin((Math.PI * minute) / DAY)));
    for (const side of ['long', 'short'] as const) {
      while (sides[side].length > target) sides[side].splice(Math.floor(chance() * sides[side].length), 1);
      while (sides[side].length < target) sides[side].push(opened(side, price));
    }
    const own = { minute: minute + (options.firstMinute ?? 0), low, high, close: price };
    bars.push({ ...own, openInterest: target, tradedPrice: price });
  }
  return { bars, longs: sides.long, shorts: sides.short, liquidated };
}

/** Liquidations for tests: single ones, and many that add up to a published total to the cent. */
import { uniform } from '@firebreak/engine';
import type { LiquidationEvent } from '../events.ts';

/** Stream of the random numbers below, so that no other use of a seed repeats them. */
const STREAM = 9001;

/** A liquidation with the given fields; the rest is plain. */
export function liquidation(fields: Partial<LiquidationEvent> & { readonly timeMs: number }): LiquidationEvent {
  const notionalCents = fields.notionalCents ?? 100;
  return {
    kind: 'liquidation',
    venue: 'binance-usdm',
    symbol: 'BTCUSDT',
    asset: 'BTC',
    receivedMs: fields.timeMs,
    id: `${fields.timeMs}-${notionalCents}`,
    position: 'long',
    price: 100_000,
    priceKind: 'order',
    qty: notionalCents / 100 / 100_000,
    notionalCents,
    ...fields,
  };
}

/** Where and how {@link splitTotal} spreads a total. */
export interface SplitOptions {
  readonly totalCents: number;
  readonly position: 'long' | 'short';
  readonly fromMs: number;
  readonly toMs: number;
  readonly count: number;
  readonly seed: number;
  readonly venues?: readonly string[];
  readonly assets?: readonly string[];
}

/** `count` liquidations in [fromMs, toMs), the first at fromMs and the last in the last ms, that add up exactly. */
export function splitTotal(options: SplitOptions): LiquidationEvent[] {
  const { totalCents, position, fromMs, toMs, count, seed } = options;
  const venues = options.venues ?? ['binance-usdm', 'bybit', 'okx'];
  const assets = options.assets ?? ['BTC', 'ETH', 'SOL'];
  const draw = (i: number, k: number) => uniform(seed, STREAM, i, k);
  const weights = Array.from({ length: count }, (_, i) => 1 / (1e-3 + draw(i, 0)));
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  let left = totalCents;
  return weights.map((weight, i) => {
    const last = i === count - 1;
    const notionalCents = last ? left : Math.floor((totalCents * weight) / all);
    left -= notionalCents;
    const timeMs = i === 0 ? fromMs : last ? toMs - 1 : fromMs + Math.floor(draw(i, 1) * (toMs - fromMs));
    const venue = venues[Math.floor(draw(i, 2) * venues.length)]!;
    const asset = assets[Math.floor(draw(i, 3) * assets.length)]!;
    return liquidation({
      timeMs,
      notionalCents,
      position,
      venue,
      asset,
      symbol: `${asset}USDT`,
      id: `${position}${i}`,
    });
  });
}

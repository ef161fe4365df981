/** Liquidation prices of opened positions against the venues' published formulas. */
import { describe, expect, it } from 'vitest';
import { liquidationPriceFromAvailable } from '../rules/hyperliquid/formulas.ts';
import { builtinSpec } from './builtin.ts';
import { liquidationRatios } from './liquidationRatios.ts';

const POSITIONS = [
  { leverage: 10, notionalUsd: 100_000 },
  { leverage: 20, notionalUsd: 2_000_000 },
  { leverage: 1, notionalUsd: 100_000 },
  { leverage: 100, notionalUsd: 2_000_000 },
];
const found = liquidationRatios(builtinSpec(), () => POSITIONS);

describe('liquidation ratios', () => {
  it('are those of Binance where margin and profit meet maintenance of the tier', () => {
    const { long, short, margin } = found.get('binance:BTCUSDT')!;
    expect(long[0]).toBeCloseTo(0.9 / (1 - 0.004), 3);
    expect(short[0]).toBeCloseTo(1.1 / (1 + 0.004), 3);
    expect(long[1]).toBeCloseTo((0.95 - 1500 / 2e6) / (1 - 0.0065), 3);
    expect(short[1]).toBeCloseTo((1.05 + 1500 / 2e6) / (1 + 0.0065), 3);
    expect(long[2]).toBe(0);
    expect(Array.from(margin)).toEqual([0.1, 0.05, 1, 1 / 75]);
  });

  it('are those of Hyperliquid, whose maintenance is half of the initial margin at the greatest leverage', () => {
    const { long, short } = found.get('hyperliquid:ETH')!;
    const available = 0.1 - 0.5 / 25;
    expect(long[0]).toBeCloseTo(liquidationPriceFromAvailable(1, 1, available, 1, 0.5 / 25), 3);
    expect(short[0]).toBeCloseTo(liquidationPriceFromAvailable(1, -1, available, 1, 0.5 / 25), 3);
  });

  it('never liquidate a coin-margined short at 1x', () => {
    expect(found.get('bybit:BTCUSD')!.short[2]).toBe(Infinity);
  });
});

/** Distances against the closed form of one position: x = (1/leverage − rate) / (1 ∓ rate). */
import { describe, expect, it } from 'vitest';
import { buildSnapshot } from '../market/build.ts';
import { tinyMarket } from '../market/testMarket.ts';
import { feeInMaintenanceOf, marginTables } from '../rules/index.ts';
import { distanceToLiquidation } from './distance.ts';
import { oneAccountMarket } from './oneAccount.ts';
import type { OneAccount } from './oneAccount.ts';

const reference = tinyMarket();

/** Distance of one account, without fees in maintenance. */
function distanceOf(one: Omit<OneAccount, 'reference'>): number {
  const snapshot = buildSnapshot(oneAccountMarket({ reference, ...one }));
  const tables = marginTables(snapshot, new Float64Array(snapshot.instruments.n));
  const report = distanceToLiquidation(snapshot, tables);
  const place = snapshot.accounts.kind.indexOf(0);
  expect(report.histogram.reduce((sum, bin) => sum + bin.members, 0)).toBe(one.count ?? 1);
  return report.perAccount[place]!;
}

describe('distanceToLiquidation', () => {
  // Hyperliquid BTC in the tiny market: mark 100,000 USD, maintenance rate 1.25%.
  it('gives a long 10x its closed form (0.1 − 0.0125) / (1 − 0.0125)', () => {
    const positions = [{ instrument: 'HL:BTC', qty: 1, entry_price: 100_000 }];
    const x = distanceOf({ venue: 'hyperliquid', balances: { USDC: 10_000 }, positions });
    expect(Math.abs(x - 0.0875 / 0.9875)).toBeLessThan(1e-4);
  });

  it('gives a short 10x its closed form (0.1 − 0.0125) / (1 + 0.0125)', () => {
    const positions = [{ instrument: 'HL:BTC', qty: -1, entry_price: 100_000 }];
    const x = distanceOf({ venue: 'hyperliquid', balances: { USDC: 10_000 }, positions, count: 7 });
    expect(Math.abs(x - 0.0875 / 1.0125)).toBeLessThan(1e-4);
  });

  it('takes the margin of an isolated position, not the balance', () => {
    const positions = [{ instrument: 'HL:BTC', qty: 1, entry_price: 100_000, isolated_margin: 5_000 }];
    const x = distanceOf({ venue: 'hyperliquid', balances: { USDC: 1e6 }, positions });
    expect(Math.abs(x - 0.0375 / 0.9875)).toBeLessThan(1e-4);
  });

  it('never liquidates an inverse short that is covered by its coin', () => {
    const positions = [{ instrument: 'BN:BTCUSD', qty: -100_000, entry_price: 100_000 }];
    expect(distanceOf({ venue: 'binance', balances: { BTC: 1.1 }, positions })).toBe(Infinity);
  });

  it('moves coin collateral along: a long on its own coin is nearer than on dollars', () => {
    const positions = [{ instrument: 'BN:BTCUSDT', qty: 1, entry_price: 100_000 }];
    const mode = 'multi' as const;
    const coin = distanceOf({ venue: 'binance', collateral_mode: mode, balances: { BTC: 0.5 / 0.95 }, positions });
    const cash = distanceOf({ venue: 'binance', collateral_mode: mode, balances: { USDT: 50_000 }, positions });
    expect(cash).toBeCloseTo((0.5 - 0.004) / 0.996, 3);
    expect(coin).toBeCloseTo((0.5 - 0.004) / 1.496, 3);
  });

  it('is 0 for an account that is short already', () => {
    const positions = [{ instrument: 'HL:BTC', qty: 1, entry_price: 110_000 }];
    expect(distanceOf({ venue: 'hyperliquid', balances: { USDC: 10_000 }, positions })).toBe(0);
  });

  it('accepts the fee tables of the rules', () => {
    const snapshot = buildSnapshot(reference);
    const report = distanceToLiquidation(snapshot, marginTables(snapshot, feeInMaintenanceOf(snapshot)));
    expect(report.perUnit).toHaveLength(snapshot.units.n);
  });
});

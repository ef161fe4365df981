/** Bybit's formulas against the figures in its API docs and help centre. */
import { describe, expect, it } from 'vitest';
import { roundTowardMarket } from '../shared/price.ts';
import * as by from './formulas.ts';

const API: by.AdlTriggerLimits = { minPoolBalance: 1, triggerRatio: -0.3, stopRatio: -0.25 };
const HELP: by.AdlTriggerLimits = { ...API, triggerRatio: -1 };
const pool = (poolBalance: number, pnlRatio: number, pendingLoss = 0): by.AdlPoolState => ({
  poolBalance,
  poolMax8h: 1_000_000,
  pnlRatio,
  pendingLoss,
});

describe('bybit formulas', () => {
  it('charges the closing fee on the bankruptcy price', () => {
    expect(by.orderCost(1, 1, 50_000, 10, 0.00055)).toBeCloseTo(5_052.25, 9);
    expect(by.orderCost(1, 1, 10_000, 50, 0.00075)).toBeCloseTo(214.85, 9);
    expect(by.orderCost(-1, 1, 50_000, 10, 0.00055)).toBeCloseTo(5_000 + 27.5 + 30.25, 9);
    expect(roundTowardMarket(1, by.bankruptcyInverseAtLeverage(1, 7_890.08, 50), 0.5)).toBe(7_735.5);
  });

  it('gives 5,739.50 for the cross example of help centre 360039261334', () => {
    const at = by.crossInverseLiquidationPrice(1, 10_000, 8_000, 0.5, 0.005, 0.00075, 5_718.57);
    expect(roundTowardMarket(1, at, 0.5)).toBe(5_739.5);
    expect(by.crossInverseLiquidationPrice(-1, 10_000, 8_000, 2, 0.005, 0, 1)).toBe(0);
  });

  it('rates the account on balance less haircut loss', () => {
    expect(by.accountMarginRate(900, 1_200, 300, 0)).toBe(1);
    expect(by.usdtToUsd(99_900, 100_000)).toBeCloseTo(0.999, 12);
    expect(by.maintenanceFlat(20_000, 0.005, 10)).toBe(90);
    expect(by.inverseValue(-200, 1_812.70004844)).toBeCloseTo(0.11033265, 8);
  });

  it('takes what exceeds -30% (API docs, case 1) and stops above -25%', () => {
    const first = by.adlPnlRatio(-350_000, 0, 1_000_000);
    expect(first).toBe(-0.35);
    expect(by.adlExcessLoss(first, -0.3, 1_000_000)).toBeCloseTo(50_000, 6);
    expect(by.adlPnlRatio(20_000, 500_000, 1_500_000)).toBeCloseTo(-0.32, 12);
    expect(by.adlTriggered('api-2026-07', pool(1_000_000, -0.35), API)).toBe(true);
    expect(by.adlTriggered('api-2026-07', pool(1_000_000, -0.3), API)).toBe(false);
    expect(by.adlTriggered('api-2026-07', pool(1, -0.35), API)).toBe(false);
    expect(by.adlTriggered('api-2026-07', pool(0, -0.1), API)).toBe(true);
    expect(by.adlStopped('api-2026-07', pool(1_000_000, -0.25), API)).toBe(false);
    expect(by.adlStopped('api-2026-07', pool(1_000_000, -0.24), API)).toBe(true);
    expect(by.adlStopped('api-2026-07', pool(-1, 0), API)).toBe(false);
  });

  it('answers differently by version of the trigger', () => {
    expect(by.adlTriggered('help-2025-11', pool(1_000_000, -0.35), HELP)).toBe(false);
    expect(by.adlTriggered('help-2025-11', pool(1_000_000, -1), HELP)).toBe(true);
    expect(by.adlTriggered('insufficient-2025-09', pool(100, 0, 101), API)).toBe(true);
    expect(by.adlTriggered('insufficient-2025-09', pool(100, -2, 100), API)).toBe(false);
    expect(by.adlStopped('help-2025-11', pool(1_000_000, -0.99), HELP)).toBe(true);
  });

  it('executes at mark where the bankruptcy price is more than 5% away', () => {
    expect(by.adlPrice(489, 400, 0.05)).toBe(400);
    expect(by.adlPrice(420, 400, 0.05)).toBe(420);
    expect(by.adlScore(50, 200)).toBe(0.25);
  });
});

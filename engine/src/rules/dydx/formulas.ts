/**
 * dYdX v4 formulas as pure functions of numbers, without the chain's rounding: fillable price, funding cap, impact
 * notional. What the chain rounds is in quantums.ts. Sources: github.com/dydxprotocol/v4-chain (March 2026),
 * https://docs.dydx.xyz/concepts/trading/ (liquidations, funding), read 2026-09.
 */
import { clamp } from '../../core/math.ts';

/** Bankruptcy adjustment and spread to maintenance of the chain's configuration, as multiples. */
export interface FillableSettings {
  readonly bankruptcyAdjustment: number;
  readonly spreadToMaintenance: number;
}

/**
 * Limit price of a liquidation order, not the bankruptcy price: (notional − ABR × spread × maintenance) / size, with
 * ABR = adjustment × (1 − equity / total maintenance) held to [0, 1]. Notional and size are signed. Source:
 * x/clob/keeper/liquidations.go, GetFillablePrice.
 */
export function fillablePrice(
  size: number,
  notional: number,
  maintenance: number,
  equity: number,
  totalMaintenance: number,
  settings: FillableSettings,
): number {
  const rating = clamp(settings.bankruptcyAdjustment * (1 - equity / totalMaintenance), 0, 1);
  return (notional - rating * settings.spreadToMaintenance * maintenance) / size;
}

/** Bound on the 8 h funding rate: multiplier × (initial − maintenance fraction). Source: docs, funding. */
export function fundingCap8h(initialFraction: number, maintenanceFraction: number, multiplier: number): number {
  return multiplier * (initialFraction - maintenanceFraction);
}

/** Notional of the impact prices, USDC: base / initial margin fraction. Source: docs, funding. */
export function impactNotional(baseUsdc: number, initialFraction: number): number {
  return baseUsdc / initialFraction;
}

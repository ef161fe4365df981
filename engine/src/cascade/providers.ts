/**
 * Liquidity providers are accounts: they hold what forced orders sold to them, their free margin decides how much
 * they quote, and one that is being liquidated quotes nothing (MODEL section 2).
 */
import { clamp } from '../core/math.ts';
import type { Context } from './context.ts';
import { isLiquidated } from './otherSide.ts';
import { capSpotBooks, setMakerNeeds } from './spotMakers.ts';
import { holderEquityUsd } from './takeover.ts';

const margins = new Float64Array(2);

/**
 * Free margin of a provider, USD: equity less twice its maintenance (venues ask about twice the maintenance to open).
 */
function freeMargin(c: Context, unit: number): number {
  holderEquityUsd(c, unit, margins);
  return margins[0] - 2 * margins[1];
}

/**
 * What each provider needs to quote its share of the calm book in full: notional within 1% on one side divided by its
 * leverage, but no more than the free margin that it starts with, so that the calm book is quoted in full by
 * construction.
 */
export function setProviderNeeds(c: Context): void {
  setMakerNeeds(c);
  const { prepared, snapshot, scenario } = c;
  const { roles, curves } = prepared;
  for (let v = 0; v < snapshot.venues.n; v++) {
    let quoted = 0;
    for (const i of roles.instruments[v]) {
      const price = snapshot.instruments.inverse[i] === 0 ? snapshot.instruments.markPrice[i] : 1;
      quoted += 0.5 * (curves.depthAt1pct[2 * i] + curves.depthAt1pct[2 * i + 1]) * price;
    }
    for (let p = 0; p < roles.providers[v].length; p++) {
      const need = (prepared.providerWeight[v][p] * quoted) / scenario.behaviour.providerLeverage;
      c.providerNeed[v][p] = Math.min(need, freeMargin(c, roles.providers[v][p]));
    }
  }
}

/**
 * Shares in the next fills and the cap on offered depth per side, from the providers' means and the scenario's
 * decrees.
 */
export function stepProviders(c: Context): void {
  const { prepared, snapshot, scenario, state } = c;
  const { roles } = prepared;
  prepared.paths.depthCap(state.timeS, c.depthCap);
  for (let i = snapshot.instruments.n - 1; i >= 0; i--) {
    c.depthCap[2 * i + 1] = c.depthCap[i];
    c.depthCap[2 * i] = c.depthCap[i];
  }
  capSpotBooks(c);
  for (let v = 0; v < snapshot.venues.n; v++) {
    const able = venueShares(c, v);
    if (!scenario.switches.depthWithdrawal) continue;
    for (const i of roles.instruments[v]) {
      c.depthCap[2 * i] = Math.min(c.depthCap[2 * i], able);
      c.depthCap[2 * i + 1] = Math.min(c.depthCap[2 * i + 1], able);
    }
  }
}

/**
 * Updates the shares of one venue's providers and returns the share of the calm book that they can quote together.
 * Where none has free margin, those that still have more than their maintenance quote the floor; without any of them
 * all shares are 0 and nobody is on the other side.
 */
function venueShares(c: Context, v: number): number {
  const { prepared } = c;
  const providers = prepared.roles.providers[v];
  const weight = prepared.providerWeight[v];
  const share = c.providerShare[v];
  let able = 0;
  for (let p = 0; p < providers.length; p++) {
    const need = c.providerNeed[v][p];
    const free = isLiquidated(c, providers[p]) ? 0 : freeMargin(c, providers[p]);
    share[p] = weight[p] * (need > 0 ? clamp(free / need, 0, 1) : Number(free > 0));
    able += share[p];
  }
  if (able > 0) return able;
  for (let p = 0; p < providers.length; p++) {
    holderEquityUsd(c, providers[p], margins);
    share[p] = isLiquidated(c, providers[p]) || margins[0] <= margins[1] ? 0 : weight[p];
  }
  return 0;
}

/**
 * Margin of an account under portfolio margin: products of one account against one equity and one maintenance. What
 * an asset counts for is decided on its net holding (balance and unrealised profit together), so profit in a token
 * pays for losses in it before the haircut. Source: Binance, Portfolio Margin, uniMMR (FAQ
 * 5e33af8e6ac04d57a1d0a3398e0a0752 and 4868b2f1aa6c4d08af973328462bb0bd, read 2026-11).
 */
import type { View } from '../types.ts';
import { haircutAmount, haircutFlat } from './haircut.ts';
import { maintenanceOf, type MarginTables } from './marginTables.ts';
import type { PortfolioRule } from './portfolioRule.ts';

/**
 * Adjusted equity, and maintenance times the ratio at which the account is liquidated, both in USD, written to out[at]
 * and out[at + 1]. Equity: per asset the net of balance and profit at the venue's price, after its collateral ratio
 * where it is positive. Maintenance: that of every leg, and a share of the margin loans. A loan is a debt that the
 * account starts with, as far as it still stands: a balance that losses have taken below zero is none.
 */
export function portfolioMargin(
  t: MarginTables,
  view: View,
  row: number,
  unit: number,
  out: Float64Array,
  at: number,
): void {
  const { units, legs, balances, instruments, accounts } = t.snapshot;
  const rule = t.portfolio[accounts.venue[units.account[unit]]]!;
  const slot = ~row;
  const legFrom = units.legStart[unit];
  const nLegs = units.legStart[unit + 1] - legFrom;
  const qty = slot < 0 ? legs.qty : view.legQty;
  const entry = slot < 0 ? legs.entryR : view.legEntryR;
  const base = slot < 0 ? legFrom : view.slotLeg[slot];
  let need = 0;
  for (let k = 0; k < nLegs; k++) {
    const q = qty[base + k];
    if (q === 0) continue;
    const i = legs.instrument[legFrom + k];
    need += maintenanceOf(t, i, Math.abs(q * view.markR[i])) * view.pairPrice[t.settlePair[i]];
  }
  const balanceFrom = units.balanceStart[unit];
  const nBalances = units.balanceStart[unit + 1] - balanceFrom;
  const amounts = slot < 0 ? balances.amount : view.balance;
  const amountBase = slot < 0 ? balanceFrom : view.slotBalance[slot];
  const pairRow = accounts.venue[units.account[unit]] * t.assets;
  let equity = 0;
  for (let b = 0; b < nBalances; b++) {
    const asset = balances.asset[balanceFrom + b];
    const amount = amounts[amountBase + b];
    let net = amount;
    for (let k = 0; k < nLegs; k++) {
      const i = legs.instrument[legFrom + k];
      if (instruments.settle[i] === asset) net += qty[base + k] * (view.pnlR[i] - entry[base + k]);
    }
    const pair = t.pairOf[pairRow + asset];
    if (pair < 0) continue;
    equity += counted(t, rule, pair, net) * view.pairPrice[pair];
    const loan = Math.max(0, Math.min(-balances.amount[balanceFrom + b], -amount));
    need += loan * rule.loanRate * view.pairPrice[pair];
  }
  out[at] = equity;
  out[at + 1] = need * rule.liquidationRatio;
}

/** What a balance of a pair is worth as collateral of an account under portfolio margin, USD. */
export function portfolioValue(t: MarginTables, view: View, pair: number, amount: number): number {
  const rule = t.portfolio[t.snapshot.collateral.venue[pair]]!;
  return counted(t, rule, pair, amount) * view.pairPrice[pair];
}

/** What a net holding of a pair counts for, tokens: after the asset's own ratio where there is one, else haircuts. */
function counted(t: MarginTables, rule: PortfolioRule, pair: number, net: number): number {
  const own = rule.ratio[pair];
  if (own === own) return haircutFlat(net, own);
  const { maxAmount, ratio, tierStart } = t.snapshot.collateral;
  return haircutAmount(maxAmount, ratio, tierStart[pair], tierStart[pair + 1], net);
}

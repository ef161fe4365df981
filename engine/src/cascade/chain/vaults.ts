/**
 * What vaults do in a step: the value of their shares follows what their markets owe them, prices of shares follow
 * that value, and shares are redeemed as far as idle tokens and the cash of the markets go. Sources:
 * morpho-org/metamorpho-v1.1 (README and src/MetaMorphoV1_1.sol, 047c802) and euler-xyz/euler-earn (README, 126885c),
 * read 2026-11.
 */
import type { Chain } from '../../market/chain.ts';
import type { Vaults } from '../../market/vaults.ts';
import type { Context } from '../context.ts';
import type { ChainState } from './state.ts';
import type { VaultState } from './vaultState.ts';

/** A vault that runs dry before all is paid does not redeem: rounding aside, all must be there. */
const ALL = 1 - 1e-9;

/** Vaults of a run with the market they are in. */
export interface VaultParts {
  readonly chain: Chain;
  readonly table: Vaults;
  readonly state: ChainState;
  readonly vaults: VaultState;
}

/** Vaults of a run; null where there are none. */
export function vaultParts(c: Context): VaultParts | null {
  const { chain } = c.snapshot;
  const state = c.chain;
  if (chain === null || state === null || chain.vaults === null || state.vaults === null) return null;
  return { chain, table: chain.vaults, state, vaults: state.vaults };
}

/** Prices of shares at the start of a step: what the scenario makes of them, times what the vault's books say. */
export function followVaults(c: Context): void {
  const parts = vaultParts(c);
  if (parts === null) return;
  const { share } = parts.table.vaults;
  share.forEach((asset, v) => {
    parts.vaults.basePrice[v] = c.state.externalPrice[asset];
  });
  priceShares(c, parts);
}

/** Books of all vaults as they stand now, and the prices of their shares. */
export function bookVaults(c: Context): void {
  const parts = vaultParts(c);
  if (parts === null) return;
  for (const v of parts.vaults.order) bookVault(parts, v);
  priceShares(c, parts);
}

/**
 * The external price of a share moves with its value in money: value × price of the vault's asset, against what that
 * was at the start. A share whose asset is the share of another vault comes after it, so shares of shares follow too.
 */
function priceShares(c: Context, { table, vaults }: VaultParts): void {
  const { externalPrice } = c.state;
  const { priceUsd } = c.snapshot.assets;
  for (const v of vaults.order) {
    const asset = table.vaults.asset[v];
    const moved = (vaults.value[v] / vaults.firstValue[v]) * (externalPrice[asset] / priceUsd[asset]);
    if (vaults.firstValue[v] > 0) externalPrice[table.vaults.share[v]] = vaults.basePrice[v] * moved;
  }
}

/**
 * What the books of a vault count: tokens idle and in markets, and where the vault does not realise losses what is
 * missing since (lost = last total − real total where the real one has fallen; MetaMorphoV1_1, _accruedFeeAndAssets).
 */
function bookVault({ table, state, vaults }: VaultParts, v: number): void {
  const real = realTotal({ table, state, vaults }, v);
  if (table.vaults.realise[v] !== 0) vaults.total[v] = real;
  else {
    if (real < vaults.total[v] - vaults.hidden[v]) vaults.hidden[v] = vaults.total[v] - real;
    vaults.total[v] = real + vaults.hidden[v];
  }
  const shares = -state.holdings.of(vaults.liability[v], table.vaults.share[v]);
  if (shares > 0) vaults.value[v] = vaults.total[v] / shares;
}

/** What the books of a vault say that a share is worth, USD, at the external price of the vault's asset. */
export function vaultPriceUsd(c: Context, v: number): number {
  const parts = vaultParts(c);
  if (parts === null) return NaN;
  return parts.vaults.value[v] * c.state.externalPrice[parts.table.vaults.asset[v]];
}

/** Claim of an allocation on its market, tokens. */
export function claimOf({ table, state, vaults }: Omit<VaultParts, 'chain'>, allocation: number): number {
  return vaults.claimScaled[allocation] * state.reserves.supplyIndex[table.allocations.reserve[allocation]];
}

/** Tokens that a vault has idle and in its markets. */
export function realTotal(parts: Omit<VaultParts, 'chain'>, v: number): number {
  const { table, state, vaults } = parts;
  const { allocationStart, asset } = table.vaults;
  let total = state.holdings.of(vaults.idle[v], asset[v]);
  for (let a = allocationStart[v]; a < allocationStart[v + 1]; a++) total += claimOf(parts, a);
  return total;
}

/** What an allocation can be paid now: its claim, at most the cash of its market or hub. */
function payable(parts: VaultParts, allocation: number): number {
  const { chain, table, state } = parts;
  const r = table.allocations.reserve[allocation];
  const cash = state.holdings.of(state.holders.cash[chain.reserves.market[r]], chain.reserves.asset[r]);
  return Math.max(0, Math.min(claimOf(parts, allocation), cash));
}

/** Tokens that a vault can pay out now. Markets of one hub share their cash, so it counts once for them. */
export function liquidityOfVault(parts: VaultParts, v: number): number {
  const { table, state, vaults } = parts;
  const { allocationStart, asset } = table.vaults;
  let there = Math.max(0, state.holdings.of(vaults.idle[v], asset[v]));
  const left = new Map<number, number>();
  for (let a = allocationStart[v]; a < allocationStart[v + 1]; a++) {
    const r = table.allocations.reserve[a];
    const at = state.liquidity[r];
    const cash = left.get(at) ?? state.holdings.of(state.holders.cash[parts.chain.reserves.market[r]], asset[v]);
    const part = Math.max(0, Math.min(claimOf(parts, a), cash));
    left.set(at, cash - part);
    there += part;
  }
  return there;
}

/** What is redeemed: shares of a holder, for tokens that another gets. */
export interface SharesIn {
  readonly vault: number;
  readonly shares: number;
  readonly from: number;
  readonly to: number;
}

/**
 * Redeems shares at the value on the books as far as liquidity goes: idle tokens first, then the markets in the order
 * of the table. Returns shares burned and tokens paid.
 */
export function redeem(parts: VaultParts, { vault: v, shares, from, to }: SharesIn): { shares: number; paid: number } {
  const { chain, table, state, vaults } = parts;
  const { holdings, holders, reserves } = state;
  const asset = table.vaults.asset[v];
  bookVault(parts, v);
  const value = vaults.value[v];
  const wanted = shares * value;
  if (!(wanted > 0)) return { shares: 0, paid: 0 };
  let rest = wanted - Math.min(wanted, Math.max(0, holdings.of(vaults.idle[v], asset)));
  holdings.move(vaults.idle[v], to, asset, wanted - rest);
  for (let a = table.vaults.allocationStart[v]; a < table.vaults.allocationStart[v + 1] && rest > 0; a++) {
    const part = Math.min(rest, payable(parts, a));
    if (!(part > 0)) continue;
    const r = table.allocations.reserve[a];
    holdings.move(holders.cash[chain.reserves.market[r]], to, asset, part);
    reserves.supplied[r] -= part;
    vaults.claimScaled[a] = Math.max(0, vaults.claimScaled[a] - part / reserves.supplyIndex[r]);
    rest -= part;
  }
  const paid = wanted - rest;
  const burned = rest > 0 ? paid / value : shares;
  holdings.move(from, vaults.liability[v], table.vaults.share[v], burned);
  vaults.total[v] = Math.max(0, vaults.total[v] - paid);
  return { shares: burned, paid };
}

/** What shares bring if a vault redeems all of them now, tokens of its asset; NaN where it cannot pay for them. */
export function redemptionOf(parts: VaultParts, v: number, shares: number): number {
  bookVault(parts, v);
  const tokens = shares * parts.vaults.value[v];
  return liquidityOfVault(parts, v) >= tokens * ALL ? tokens : NaN;
}

/** Vault whose share an asset is, or −1. */
export function vaultOfShare({ vaults }: Chain, asset: number): number {
  return vaults === null ? -1 : vaults.vaults.share.indexOf(asset);
}

/** Depositors who leave: adds what is asked for in this step, then pays it, vaults in the order of the table. */
export function runRedemptionsOfVaults(c: Context): void {
  const parts = vaultParts(c);
  const { vaultRedemptions, stepS } = c.scenario;
  if (parts === null || vaultRedemptions.length === 0) return;
  const { table, state, vaults } = parts;
  const { timeS } = c.state;
  for (const { vault, share, startS, lengthS } of vaultRedemptions) {
    const length = Math.max(lengthS, stepS);
    const part = Math.min(startS + length, timeS) - Math.max(startS, timeS - stepS);
    if (part > 0) vaults.waiting[vault] += (share * vaults.deposited[vault] * part) / length;
  }
  for (let v = 0; v < table.vaults.n; v++) {
    const held = state.holdings.of(vaults.depositors[v], table.vaults.share[v]);
    const asked = Math.min(vaults.waiting[v], Math.max(0, held));
    if (!(asked > 0)) continue;
    const got = redeem(parts, { vault: v, shares: asked, from: vaults.depositors[v], to: vaults.left[v] });
    vaults.waiting[v] = asked - got.shares;
    vaults.redeemed[v] += got.shares;
    vaults.paid[v] += got.paid;
    if (vaults.waiting[v] > 0) vaults.frozenS[v] += stepS;
  }
}

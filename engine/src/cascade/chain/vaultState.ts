/**
 * Vaults of one run: what they have in lending markets and idle, how many shares there are, and what a share is worth
 * on the vault's own books. Claims on a market are scaled by the reserve's supply index, which interest and losses
 * move.
 */
import { RuleInputError } from '../../core/errors.ts';
import type { Chain } from '../../market/chain.ts';
import type { Vaults } from '../../market/vaults.ts';
import type { HolderNames, Holdings } from './holdings.ts';

/** Shares that others hold may exceed those in existence by this much, from rounding in a table. */
const SHARES_TOLERANCE = 1e-9;

/** Vaults of a run, tokens. Rows of the holdings are named first. */
export interface VaultState {
  /** Shares that exist stand below zero here. */
  readonly liability: Int32Array;
  /** Tokens in no market. */
  readonly idle: Int32Array;
  /** Shares of those who are not on chain as borrowers, keepers, pools or markets. */
  readonly depositors: Int32Array;
  /** Tokens that leaving depositors have. */
  readonly left: Int32Array;
  /** Vaults so that one whose asset is the share of another comes after it. */
  readonly order: readonly number[];
  /** Claims by allocation, over the supply index of the reserve. */
  readonly claimScaled: Float64Array;
  /** 1 for reserves that a vault supplies. */
  readonly supplies: Uint8Array;
  /** Losses of markets so far, and those of them that the value of a share still counts as there. */
  readonly lost: Float64Array;
  readonly hidden: Float64Array;
  /** What the books count in all, and per share. */
  readonly total: Float64Array;
  readonly value: Float64Array;
  readonly firstValue: Float64Array;
  /** What a share was worth at the start with everything settled (lookThrough.ts). */
  readonly firstWorth: Float64Array;
  /** External price of the share before what the vault does to it, in this step. */
  readonly basePrice: Float64Array;
  /** Depositors: shares at the start, waiting and redeemed, tokens for them, seconds in which some waited. */
  readonly deposited: Float64Array;
  readonly waiting: Float64Array;
  readonly redeemed: Float64Array;
  readonly paid: Float64Array;
  readonly frozenS: Float64Array;
  /** Tokens that keepers took for shares that they had seized. */
  readonly keeperPaid: Float64Array;
}

/** Names the holders of vaults; null in a market without any. */
export function createVaults(chain: Chain, names: HolderNames): VaultState | null {
  if (chain.vaults === null) return null;
  const { vaults, allocations } = chain.vaults;
  const of = (part: string, liability = false): Int32Array =>
    Int32Array.from(vaults.id, (id) => names.add(`vault ${id} ${part}`, liability));
  const zero = (): Float64Array => new Float64Array(vaults.n);
  const supplies = new Uint8Array(chain.reserves.n);
  for (const r of allocations.reserve) supplies[r] = 1;
  return {
    liability: of('shares', true),
    idle: of('idle'),
    depositors: of('depositors'),
    left: of('depositors who left'),
    order: byDepth(chain.vaults),
    claimScaled: allocations.amount.slice(),
    supplies,
    lost: zero(),
    hidden: zero(),
    total: zero(),
    value: zero(),
    firstValue: zero(),
    firstWorth: zero(),
    basePrice: zero(),
    deposited: zero(),
    waiting: zero(),
    redeemed: zero(),
    paid: zero(),
    frozenS: zero(),
    keeperPaid: zero(),
  };
}

/** Vaults by how many other vaults lie under their asset, then in table order. */
function byDepth({ vaults }: Vaults): number[] {
  const vaultOf = new Map(Array.from(vaults.share, (share, v) => [share, v]));
  const depth = (v: number): number => {
    const under = vaultOf.get(vaults.asset[v]);
    return under === undefined ? 0 : 1 + depth(under);
  };
  return Array.from(vaults.id, (_, v) => ({ v, depth: depth(v) }))
    .sort((a, b) => a.depth - b.depth || a.v - b.v)
    .map(({ v }) => v);
}

/**
 * Gives vaults what they have, once everybody else was given what they have: depositors hold the shares that are
 * nowhere else. Throws RuleInputError where more shares are held than exist, or nothing is behind them.
 */
export function openVaults(
  { vaults, allocations }: Vaults,
  state: VaultState,
  holdings: Holdings,
  priceUsd: Float64Array,
): void {
  for (let v = 0; v < vaults.n; v++) holdings.open(state.idle[v], vaults.asset[v], vaults.idle[v]);
  for (let v = 0; v < vaults.n; v++) {
    const share = vaults.share[v];
    let held = 0;
    for (let holder = 0; holder < holdings.names.length; holder++) held += holdings.of(holder, share);
    const rest = vaults.shares[v] - held;
    if (rest < -SHARES_TOLERANCE * vaults.shares[v]) {
      const expected = `at least the ${held} shares of ${vaults.id[v]} that markets, keepers, pools and vaults hold`;
      throw new RuleInputError('lending_vaults', v, 'shares', expected);
    }
    state.deposited[v] = Math.max(0, rest);
    holdings.open(state.depositors[v], share, state.deposited[v]);
    holdings.open(state.liability[v], share, -held - state.deposited[v]);
    let total = vaults.idle[v];
    for (let a = vaults.allocationStart[v]; a < vaults.allocationStart[v + 1]; a++) total += allocations.amount[a];
    if (!(total > 0)) {
      const expected = `tokens idle or in a market behind the shares of ${vaults.id[v]}`;
      throw new RuleInputError('lending_vaults', v, 'idle', expected);
    }
    state.total[v] = total;
    state.value[v] = total / (held + state.deposited[v]);
    state.firstValue[v] = state.value[v];
    state.basePrice[v] = priceUsd[share];
  }
}

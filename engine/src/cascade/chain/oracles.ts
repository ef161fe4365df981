/**
 * Prices that lending markets go by: each reserve's source read at every step, and the price in force, which follows
 * it at once, or when it is off by more than the feed's deviation, or once per heartbeat; behind a security module it
 * is the price queued one hop ago. Capped exchange ratios bound what a yield-bearing token counts for.
 */
import { RuleInputError } from '../../core/errors.ts';
import { exp } from '../../core/math.ts';
import type { Chain } from '../../market/chain.ts';
import type { Snapshot } from '../../market/snapshot.ts';
import { cappedRatio } from '../../rules/aave/formulas.ts';
import type { LendingFault } from '../../scenario/types.ts';
import type { RunState } from '../state.ts';

/** Kinds of sources. */
const SOURCE = Object.freeze({ external: 0, conversion: 1, spot: 2, mark: 3, pool: 4, fixed: 5, vault: 6 });

/** Sources and prices of all reserves, USD per token. */
export interface OracleState {
  readonly kind: Uint8Array;
  /** Asset, venue × assets + asset, instrument, pool or vault, as the kind says. */
  readonly at: Int32Array;
  readonly fixed: Float64Array;
  /** In force. */
  readonly price: Float64Array;
  /** Waiting behind a security module. */
  readonly queued: Float64Array;
  readonly updatedS: Float64Array;
}

/** Sources of all reserves, without prices yet. Throws RuleInputError where a name is unknown. */
export function createOracles(snapshot: Snapshot, { reserves, pools, vaults }: Chain): OracleState {
  const n = reserves.n;
  const state: OracleState = {
    kind: new Uint8Array(n),
    at: new Int32Array(n),
    fixed: new Float64Array(n),
    price: new Float64Array(n),
    queued: new Float64Array(n),
    updatedS: new Float64Array(n).fill(-Infinity),
  };
  for (let r = 0; r < n; r++) {
    const asset = reserves.asset[r];
    const source = reserves.oracle[r];
    const colon = source.indexOf(':');
    const name = source.slice(colon + 1);
    const kind = (colon < 0 ? source : source.slice(0, colon)) as keyof typeof SOURCE;
    state.kind[r] = SOURCE[kind];
    const known = (list: readonly string[]): number => {
      const found = list.indexOf(name);
      if (found < 0) throw new RuleInputError('lending_assets', r, 'oracle', `a name that is known, got ${source}`);
      return found;
    };
    if (kind === 'external') state.at[r] = asset;
    else if (kind === 'conversion') state.at[r] = snapshot.assets.conversionAsset[asset];
    else if (kind === 'spot') state.at[r] = known(snapshot.venues.id) * snapshot.assets.n + asset;
    else if (kind === 'mark') state.at[r] = known(snapshot.instruments.id);
    else if (kind === 'pool') state.at[r] = known(pools.id);
    else if (kind === 'vault') state.at[r] = known(vaults?.vaults.id ?? []);
    else state.fixed[r] = Number(name);
  }
  return state;
}

/** What sources are read from besides the run's prices. */
export interface OracleReads {
  readonly snapshot: Snapshot;
  readonly state: RunState;
  /** USD price that a pool implies for an asset. */
  readonly poolPriceUsd: (pool: number, asset: number) => number;
  /** What the books of a vault say of its share, USD. */
  readonly vaultPriceUsd: (vault: number) => number;
  readonly faults: readonly LendingFault[];
}

/** Reads every source and moves the prices in force at the present time. */
export function stepOracles(chain: Chain, oracles: OracleState, reads: OracleReads): void {
  const { reserves } = chain;
  const { timeS } = reads.state;
  for (let r = 0; r < reserves.n; r++) {
    const now = faulty(oracles, r, reads, sourcePrice(chain, oracles, r, reads));
    if (!(now >= 0)) continue; // frozen, or a pool that was emptied: the last price stays in force
    const first = oracles.updatedS[r] === -Infinity;
    if (reserves.delayS[r] > 0) {
      if (!first && timeS - oracles.updatedS[r] < reserves.delayS[r]) continue;
      oracles.price[r] = first ? now : oracles.queued[r];
      oracles.queued[r] = now;
      oracles.updatedS[r] = timeS;
      continue;
    }
    const off = Math.abs(now / oracles.price[r] - 1);
    const always = reserves.heartbeatS[r] === 0 && reserves.deviation[r] === 0;
    const due = reserves.heartbeatS[r] > 0 && timeS - oracles.updatedS[r] >= reserves.heartbeatS[r];
    if (!first && !always && !due && !(reserves.deviation[r] > 0 && off >= reserves.deviation[r])) continue;
    oracles.price[r] = now;
    oracles.updatedS[r] = timeS;
  }
}

/** What a source says with the scenario's faults on it: frozen it says nothing new (NaN), off it is off by a factor. */
function faulty({ updatedS }: OracleState, r: number, { state, faults }: OracleReads, price: number): number {
  let said = price;
  for (const fault of faults) {
    if (fault.reserve !== r || state.timeS <= fault.startS || state.timeS > fault.endS) continue;
    if (fault.kind === 'offset') said *= exp(fault.logOffset);
    else if (updatedS[r] > -Infinity) said = NaN;
  }
  return said;
}

function sourcePrice(
  chain: Chain,
  oracles: OracleState,
  r: number,
  { snapshot, state, ...reads }: OracleReads,
): number {
  const { reserves } = chain;
  const asset = reserves.asset[r];
  const at = oracles.at[r];
  switch (oracles.kind[r]) {
    case SOURCE.external:
      return state.externalPrice[at];
    case SOURCE.conversion:
      return state.externalPrice[at] * ratioOf(chain, r, snapshot.assets.conversionRatio[asset], state.timeS);
    case SOURCE.spot:
      return state.spotPrice[at];
    case SOURCE.mark:
      return state.mark[at];
    case SOURCE.pool:
      return reads.poolPriceUsd(at, asset);
    case SOURCE.vault:
      return reads.vaultPriceUsd(at);
    default:
      return oracles.fixed[r];
  }
}

/** Exchange ratio of a yield-bearing token, capped where the reserve has a cap. */
function ratioOf({ reserves }: Chain, r: number, reported: number, timeS: number): number {
  const cap = reserves.capRatio[r];
  if (cap !== cap) return reported;
  return cappedRatio(reported, cap, reserves.capGrowth[r], reserves.capAgeS[r] + timeS);
}

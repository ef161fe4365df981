/**
 * Treasuries and stablecoins of one run as they stand: rows of the holdings, worked orders, redemption queues and
 * totals. Plain data, so that a run can be forked.
 */
import { STABLECOIN_KINDS } from '../../market/issuerSchema.ts';
import type { Issuers } from '../../market/issuers.ts';
import type { Snapshot } from '../../market/snapshot.ts';
import type { HolderNames, Holdings } from './holdings.ts';

/** Treasuries: holders, and one worked order per obligation and one per floor (row obligations + treasury). */
export interface TreasuryState {
  readonly holder: Int32Array;
  /** Who is paid what falls due. */
  readonly creditors: Int32Array;
  /** Coins that each order sells, what is done, and its time; NaN until it was decided. */
  readonly coins: Float64Array;
  readonly done: Float64Array;
  readonly fromS: Float64Array;
  readonly untilS: Float64Array;
  /** Money that each order still spends on coins, in settlement tokens: shares that were created. */
  readonly toSpend: Float64Array;
  /** 1 once an obligation was settled. */
  readonly settled: Uint8Array;
  /** Coins sold less bought so far, and the impact of them that is in the price (a log move). */
  readonly netCoins: Float64Array;
  readonly impact: Float64Array;
  readonly soldCoins: Float64Array;
  readonly soldUsd: Float64Array;
  readonly boughtUsd: Float64Array;
  /** Sum of coins × mid before the first slice, for the cost of what was sold. */
  readonly arrivalUsd: Float64Array;
  readonly arrivalPrice: Float64Array;
  readonly peakImpact: Float64Array;
  readonly paidUsd: Float64Array;
  readonly unmetUsd: Float64Array;
}

/** A request to redeem that waits. */
export interface Request {
  readonly holder: number;
  tokens: number;
  /** Earliest time of its payment. */
  readonly readyS: number;
}

/** Stablecoins: holders, queues, what was paid and what was open. */
export interface StablecoinState {
  /** What the issuer owes: stands below zero by the supply. */
  readonly liability: Int32Array;
  readonly public: Int32Array;
  readonly queue: Int32Array;
  /** Holder of each reserve. */
  readonly reserve: Int32Array;
  /** Algorithmic: who owes the coins that were minted; −1 elsewhere. */
  readonly backing: Int32Array;
  readonly requests: Request[][];
  /** First request of each queue that was not paid in full. */
  readonly head: Int32Array;
  /** Gap of the virtual pool, in tokens of the peg, and blocks that have passed in part. */
  readonly delta: Float64Array;
  readonly blockRest: Float64Array;
  /** Time since which buying below what is redeemed has paid; NaN while it does not. */
  readonly gapSinceS: Float64Array;
  /** Time since which the pool has paid more than the peg; NaN while it does not. */
  readonly dearSinceS: Float64Array;
  /** Time since which a hedge has been short of its coins, by stablecoin × assets + asset. */
  readonly openSinceS: Map<number, number>;
  /** Totals, in tokens. */
  readonly requested: Float64Array;
  readonly redeemed: Float64Array;
  readonly minted: Float64Array;
  readonly coinsMinted: Float64Array;
  readonly peakQueue: Float64Array;
  readonly saleCostUsd: Float64Array;
  readonly blockedUsd: Float64Array;
  readonly priceLow: Float64Array;
  readonly priceLowAtS: Float64Array;
  readonly peakUnhedgedUsd: Float64Array;
  readonly hedgeClosedUsd: Float64Array;
  readonly rehedgedUsd: Float64Array;
}

/** Slow sellers and issuers of one run. */
export interface IssuerState {
  /** The world outside the market: buys and sells coins for money, and has no bound. */
  readonly world: number;
  readonly treasuries: TreasuryState;
  readonly stablecoins: StablecoinState;
  /** Synthetic dollars: units of the accounts of each issuer, ascending; empty elsewhere. */
  readonly hedgeUnits: readonly Int32Array[];
}

/** The part at time zero. Its holders are added to `names`; {@link openIssuers} gives them what they have. */
export function createIssuers(snapshot: Snapshot, issuers: Issuers, names: HolderNames): IssuerState {
  const { assets } = snapshot;
  const { treasuries, stablecoins, backing } = issuers;
  const asset = (s: number): string => assets.id[stablecoins.asset[s]];
  const each = (suffix: string, liability = false): Int32Array =>
    Int32Array.from(stablecoins.asset, (_, s) => names.add(`${asset(s)} ${suffix}`, liability));
  const reserveOwner = (row: number): string => {
    let s = 0;
    while (row >= stablecoins.reserveStart[s + 1]) s++;
    return asset(s);
  };
  return {
    world: names.add('world', true),
    treasuries: {
      holder: Int32Array.from(treasuries.id, (id) => names.add(`treasury ${id}`)),
      creditors: Int32Array.from(treasuries.id, (id) => names.add(`creditors of ${id}`)),
      ...treasuryTotals(issuers),
    },
    stablecoins: {
      liability: each('issued', true),
      public: each('holders'),
      queue: each('redemption queue'),
      reserve: Int32Array.from(backing.asset, (_, row) => names.add(`${reserveOwner(row)} ${backing.name[row]}`)),
      backing: Int32Array.from(stablecoins.backingAsset, (a) =>
        a < 0 ? -1 : names.add(`${assets.id[a]} issued`, true),
      ),
      ...stablecoinTotals(stablecoins.n),
    },
    hedgeUnits: Array.from(stablecoins.asset, (_, s) => unitsOfIssuer(snapshot, issuers, s)),
  };
}

function unitsOfIssuer({ accounts, units }: Snapshot, { stablecoins }: Issuers, s: number): Int32Array {
  const found: number[] = [];
  const entity = accounts.entities.indexOf(stablecoins.entity[s]);
  if (STABLECOIN_KINDS[stablecoins.kind[s]] !== 'synthetic' || entity < 0) return Int32Array.from(found);
  for (let u = 0; u < units.n; u++) if (accounts.entity[units.account[u]] === entity) found.push(u);
  return Int32Array.from(found);
}

function treasuryTotals({ treasuries, obligations }: Issuers): Omit<TreasuryState, 'holder' | 'creditors'> {
  const per = (value = 0): Float64Array => new Float64Array(treasuries.n).fill(value);
  const orders = (value: number): Float64Array => new Float64Array(obligations.n + treasuries.n).fill(value);
  return {
    coins: orders(NaN),
    done: orders(0),
    toSpend: orders(0),
    fromS: orders(NaN),
    untilS: orders(NaN),
    settled: new Uint8Array(obligations.n),
    netCoins: per(),
    impact: per(),
    soldCoins: per(),
    soldUsd: per(),
    boughtUsd: per(),
    arrivalUsd: per(),
    arrivalPrice: per(NaN),
    peakImpact: per(),
    paidUsd: per(),
    unmetUsd: per(),
  };
}

type Holders = 'liability' | 'public' | 'queue' | 'reserve' | 'backing';

function stablecoinTotals(n: number): Omit<StablecoinState, Holders> {
  const per = (value = 0): Float64Array => new Float64Array(n).fill(value);
  return {
    requests: Array.from({ length: n }, () => []),
    head: new Int32Array(n),
    delta: per(),
    blockRest: per(),
    gapSinceS: per(NaN),
    dearSinceS: per(NaN),
    openSinceS: new Map(),
    requested: per(),
    redeemed: per(),
    minted: per(),
    coinsMinted: per(),
    peakQueue: per(),
    saleCostUsd: per(),
    blockedUsd: per(),
    priceLow: per(Infinity),
    priceLowAtS: per(),
    peakUnhedgedUsd: per(),
    hedgeClosedUsd: per(),
    rehedgedUsd: per(),
  };
}

/**
 * Opens what treasuries and issuers hold. Stablecoins that no pool and no keeper holds are with the public: call it
 * once all other holders are open.
 */
export function openIssuers(
  { instruments, assets }: Snapshot,
  issuers: Issuers,
  state: IssuerState,
  holdings: Holdings,
): void {
  const { treasuries, stablecoins, backing } = issuers;
  for (let h = 0; h < treasuries.n; h++) {
    const i = treasuries.instrument[h];
    const money = instruments.settle[i];
    holdings.open(state.treasuries.holder[h], instruments.asset[i], treasuries.coins[h]);
    holdings.open(state.treasuries.holder[h], money, treasuries.cashUsd[h] / assets.priceUsd[money]);
  }
  for (let row = 0; row < backing.n; row++) {
    holdings.open(state.stablecoins.reserve[row], backing.asset[row], backing.amount[row]);
  }
  for (let s = 0; s < stablecoins.n; s++) {
    const token = stablecoins.asset[s];
    let held = 0;
    for (let holder = 0; holder < holdings.names.length; holder++) held += holdings.of(holder, token);
    holdings.open(state.stablecoins.public[s], token, Math.max(0, stablecoins.supply[s] - held));
    holdings.open(state.stablecoins.liability[s], token, -stablecoins.supply[s]);
  }
}

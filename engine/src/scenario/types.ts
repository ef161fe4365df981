/**
 * What happens to a market, after names were resolved to indices and every value was checked. Times are seconds from
 * the start of the run. A scenario is plain data: the engine reads it and nothing else decides what is shocked.
 */

/** How a run treats prices: see docs/model.md, section "Modes". */
export type Mode = 'endogenous' | 'replay';

/** Shape of a price move between its start and its end. */
export type ShockShape = 'linear' | 'step' | 'smooth';

/**
 * A move of the fundamental of one asset: `logMove` reached at start + length, held, then undone by `recoverShare`
 * over `recoverS`.
 */
export interface PriceShock {
  readonly asset: number;
  readonly startS: number;
  readonly lengthS: number;
  readonly logMove: number;
  readonly shape: ShockShape;
  readonly recoverShare: number;
  readonly recoverStartS: number;
  readonly recoverS: number;
}

/** An observed mark path in replay mode: the mark of an instrument at given times, piecewise constant. */
export interface ObservedPath {
  readonly instrument: number;
  readonly timeS: Float64Array;
  readonly price: Float64Array;
}

/** Quotes withdrawn by decree: offered depth of the instruments concerned is at most `multiplier` of calm. */
export interface DepthShock {
  readonly instruments: Uint16Array;
  readonly startS: number;
  readonly endS: number;
  readonly multiplier: number;
  /** Seconds over which the multiplier is reached. */
  readonly rampS: number;
}

/**
 * A venue's own spot price of an asset leaves the external one (venue-local depeg): log deviation, held, then
 * recovered.
 */
export interface SpotDeviation {
  readonly venue: number;
  readonly asset: number;
  readonly startS: number;
  readonly lengthS: number;
  readonly holdS: number;
  readonly recoverS: number;
  readonly logMove: number;
}

/** A price source that lies, freezes or is lost, for one (venue, asset) and use. */
export interface OracleFault {
  readonly venue: number;
  /** Asset index, or −1 for every asset of the venue. */
  readonly asset: number;
  readonly use: 'index' | 'collateral' | 'mark';
  readonly kind: 'freeze' | 'offset';
  readonly startS: number;
  readonly endS: number;
  /** Log offset for `offset`; 0 otherwise. */
  readonly logOffset: number;
}

/** A venue (or one service of it) that does not answer. */
export interface Outage {
  readonly venue: number;
  readonly what: 'trading' | 'transfers' | 'liquidations';
  readonly startS: number;
  readonly endS: number;
}

/** A forced sale of an outside holder, posted against the `external` account: signed contract units over a time. */
export interface ExternalFlow {
  readonly instrument: number;
  readonly qty: number;
  readonly startS: number;
  readonly lengthS: number;
}

/** Holders who leave a stablecoin: tokens over a time, redeemed with the issuer (`pool` −1) or sold in a pool. */
export interface Redemption {
  readonly asset: number;
  readonly tokens: number;
  readonly pool: number;
  readonly startS: number;
  readonly lengthS: number;
}

/** A bank, custodian or issuer that does not pay. */
export interface Closure {
  readonly entity: string;
  readonly startS: number;
  readonly endS: number;
}

/** The source of a lending market's price that freezes or is off, for one reserve of the chain part. */
export interface LendingFault {
  readonly reserve: number;
  readonly kind: 'freeze' | 'offset';
  readonly startS: number;
  readonly endS: number;
  /** Log offset for `offset`; 0 otherwise. */
  readonly logOffset: number;
}

/** Suppliers of a reserve who take a share of what they supply out, spread evenly over a time. */
export interface Withdrawal {
  readonly reserve: number;
  readonly share: number;
  readonly startS: number;
  readonly lengthS: number;
}

/** A pool that loses a share of each of its coins to an attacker at one moment. */
export interface Exploit {
  readonly pool: number;
  readonly share: number;
  readonly atS: number;
}

/** Who is auto-deleveraged: by the venue's own ranking, or by a policy of docs/adl.md. */
export const ADL_POLICIES = [
  'venue',
  'pro_rata',
  'pro_rata_profit',
  'pro_rata_equity',
  'capped_pro_rata',
  'risk_aware',
  'water_filling',
] as const;

/** A name of {@link ADL_POLICIES}. */
export type AdlPolicy = (typeof ADL_POLICIES)[number];

/** Circuit breakers, throttle and deleveraging of one venue; all off at Infinity / 0 / false / `venue`. */
export interface VenuePolicy {
  /** Fills stop further than this log distance from the index. */
  readonly bandDistance: number;
  /** Trading in a contract pauses when its mark moved by more than this log distance within `pauseWindowS`. */
  readonly pauseMove: number;
  readonly pauseWindowS: number;
  readonly pauseS: number;
  /** After a pause books reopen refilled and the waiting orders trade in one uniform-price batch. */
  readonly reopenAuction: boolean;
  /** While reduce-only holds, nobody may open or add (dip buyers and arbitrageurs stay out). Seconds after a pause. */
  readonly reduceOnlyS: number;
  /** Most liquidation notional that may be sent to the books per second, USD. */
  readonly throttleUsdPerS: number;
  readonly adl: AdlPolicy;
}

/** Mechanisms that can be switched off one by one with the same random numbers. */
export interface Switches {
  /** Forced orders move prices. */
  readonly impact: boolean;
  /** Liquidity providers withdraw with volatility, flow and lost margin. */
  readonly depthWithdrawal: boolean;
  readonly stops: boolean;
  readonly marginCalls: boolean;
  readonly basisFunds: boolean;
  readonly dipBuyers: boolean;
  readonly arbitrage: boolean;
  /** Collateral is valued by each venue's own oracle; off: at external prices. */
  readonly venueOracles: boolean;
  readonly funding: boolean;
  /** Auto-deleveraging; off: the residual is bad debt of the fund or vault. */
  readonly adl: boolean;
}

/** Behaviour and book parameters. Names and starting values: docs/model.md. Rates are per second. */
export interface Behaviour {
  /** Depth exponent beyond the outermost band (MODEL section 2). */
  readonly depthGamma: number;
  readonly topExponent: number;
  readonly depthRecoveryPerS: number;
  readonly depthVolatilityGain: number;
  readonly depthFlowGain: number;
  readonly depthFloor: number;
  /** Rate at which consumed volume is refilled. */
  readonly refillPerS: number;
  /** Rate at which what was consumed on one side is offered again on the other. */
  readonly requotePerS: number;
  /** Permanent share of impact, π. */
  readonly permanentImpact: number;
  readonly volatilityEmaS: number;
  /** Multiplier on all calm depth (band over impact: 0.5, 1, 2). */
  readonly depthScale: number;
  readonly marginCallRatio: number;
  readonly marginCallShare: number;
  readonly marginCallLatencyS: number;
  /** Collateral added by an answering account, as a multiple of its maintenance margin. */
  readonly marginCallTopUp: number;
  readonly basisLatencyS: number;
  readonly dipThreshold: number;
  readonly dipRatePerS: number;
  readonly arbThreshold: number;
  readonly arbMaxLeverage: number;
  /** Share of the vault's or fund's inventory that is sold back per second. */
  readonly unwindPerS: number;
  readonly providerLeverage: number;
  /** Multiplies daily volatility of the assets' own random moves; 0 = none. */
  readonly noiseMultiplier: number;
}

/** Multipliers on what a market holds, applied to the snapshot when a run is prepared; 1 leaves it as it is. */
export interface MarketScales {
  /** What each trader has above its maintenance margin. */
  readonly equityScale: number;
  /** Size of stop orders. */
  readonly stopScale: number;
  readonly providerCapitalScale: number;
  readonly arbitrageurCapitalScale: number;
  readonly dipBuyerCapitalScale: number;
  /** Capital of insurance funds and backstop vaults. */
  readonly fundScale: number;
}

/** An input that is not known exactly: what a run uses, and the range that an ensemble draws from. */
export interface UncertainInput {
  /** Its place in a scenario document, e.g. `behaviour.depth_scale` or `shocks[0].move`. */
  readonly key: string;
  readonly value: number;
  /** low ≤ value ≤ high; equal where the input is held. */
  readonly low: number;
  readonly high: number;
  /** Empty for a pure number. */
  readonly unit: string;
  readonly basis: string;
  readonly source: string;
}

/**
 * What index, collateral prices and marks of every venue are replaced by in a rerun: the prices of outside, or the
 * median over the venues of the market.
 */
export type ReferenceOracle = 'external' | 'median';

/** Depositors of a vault who redeem a share of the shares that they have at the start, spread evenly over a time. */
export interface VaultRedemption {
  readonly vault: number;
  readonly share: number;
  readonly startS: number;
  readonly lengthS: number;
}

/** A scenario that is bound to one snapshot. */
export interface ResolvedScenario {
  readonly name: string;
  readonly title: string;
  readonly mode: Mode;
  readonly horizonS: number;
  readonly stepS: number;
  /** Milliseconds UTC at the start of the run (for the simulated clock and for funding times). */
  readonly startMs: number;
  readonly priceShocks: readonly PriceShock[];
  readonly observed: readonly ObservedPath[];
  readonly depthShocks: readonly DepthShock[];
  readonly spotDeviations: readonly SpotDeviation[];
  readonly oracleFaults: readonly OracleFault[];
  readonly outages: readonly Outage[];
  readonly flows: readonly ExternalFlow[];
  readonly redemptions: readonly Redemption[];
  readonly closures: readonly Closure[];
  readonly exploits: readonly Exploit[];
  readonly lendingFaults: readonly LendingFault[];
  readonly withdrawals: readonly Withdrawal[];
  /** Depositors who leave vaults; an item of `withdrawals` that names a vault. */
  readonly vaultRedemptions: readonly VaultRedemption[];
  /** One per venue. */
  readonly policies: readonly VenuePolicy[];
  readonly switches: Switches;
  /** Absent in a run of a document: every venue then reads its own prices. */
  readonly referenceOracle?: ReferenceOracle;
  readonly behaviour: Behaviour;
  readonly market: MarketScales;
  /** Every uncertain input of the run, those that are held included. */
  readonly inputs: readonly UncertainInput[];
  /** Values that differ from the defaults with their basis and source, for the report. */
  readonly notes: readonly {
    readonly key: string;
    readonly value: string;
    readonly basis: string;
    readonly source: string;
  }[];
}

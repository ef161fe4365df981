/** Every indicator that can be read live, with what it needs and its unit: what a rule may name. */

/** Unit of a value: USD, a fraction, a plain number or count, seconds. */
export type Unit = 'usd' | 'fraction' | 'number' | 'seconds';

/** One indicator. */
export interface IndicatorInfo {
  readonly unit: Unit;
  /** Whether it is over a window; `optional` means that a rule may leave it out. */
  readonly window: boolean;
  /** Whether a venue must be named. */
  readonly venue?: true;
  /** Whether a gauge must be named. */
  readonly gauge?: true;
  /** Whether it is of a user's own book, which must be named. */
  readonly book?: true;
  /** One line for people. */
  readonly what: string;
}

const windowed = (unit: Unit, what: string): IndicatorInfo => ({ unit, window: true, what });
const state = (unit: Unit, what: string): IndicatorInfo => ({ unit, window: false, what });

/** Sums over the prints of a window. */
const SUMS = {
  liquidated_usd: windowed('usd', 'liquidated, longs and shorts, as printed'),
  liquidated_long_usd: windowed('usd', 'liquidated longs, as printed'),
  liquidated_short_usd: windowed('usd', 'liquidated shorts, as printed'),
  imbalance: windowed('fraction', 'liquidated longs ÷ shorts'),
  long_share: windowed('fraction', 'liquidated longs ÷ all'),
  largest_liquidation_usd: windowed('usd', 'largest single liquidation'),
  liquidation_prints: windowed('number', 'forced orders printed'),
  accounts_liquidated: windowed('number', 'accounts liquidated, where a venue names them'),
  venue_share: { unit: 'fraction', window: true, venue: true, what: "a venue's share of what was liquidated" },
} as const satisfies Readonly<Record<string, IndicatorInfo>>;

/** Over a window that has to be full first; until then they say how far it is. */
const WARMING = {
  effective_makers: { unit: 'number', window: true, venue: true, what: '1 ÷ Σ share² over makers of trades' },
  absorption_ratio: windowed('fraction', 'variance of the strongest fifth of factors ÷ all, hourly returns'),
  turbulence: windowed('number', 'how unlike its window the last hour is; 1 is ordinary'),
} as const satisfies Readonly<Record<string, IndicatorInfo>>;

/** What holds at a time. */
const STATES = {
  open_interest_usd: state('usd', 'open interest'),
  open_interest_change: windowed('fraction', 'change of open interest'),
  open_interest_to_cap: state('fraction', 'open interest ÷ market capitalisation (gauge market_cap_usd)'),
  funding_annualised: state('fraction', 'funding a year, weighted by open interest'),
  funding_zscore: windowed('number', 'funding against its own history'),
  basis: state('fraction', 'mark ÷ index − 1, weighted by open interest'),
  spread: state('fraction', 'widest spread of the books'),
  depth_10bp_usd: state('usd', 'depth within 0.1% of the mid, both sides'),
  depth_50bp_usd: state('usd', 'depth within 0.5% of the mid, both sides'),
  depth_100bp_usd: state('usd', 'depth within 1% of the mid, both sides'),
  depth_200bp_usd: state('usd', 'depth within 2% of the mid, both sides'),
  slippage_at_risk: state('fraction', '95% quantile over instruments of selling 10% of open interest'),
  gauge: { unit: 'number', window: false, gauge: true, what: 'the latest value of a gauge' },
  gauge_change: { unit: 'fraction', window: true, gauge: true, what: 'change of a gauge, up to 30 days' },
  gauge_age_s: { unit: 'seconds', window: false, gauge: true, what: 'time since the value of a gauge was as it says' },
  collateral_gap: state('fraction', "a venue's collateral index of an asset ÷ reference − 1, the furthest"),
  feed_silence_s: { unit: 'seconds', window: false, venue: true, what: 'time since a venue said anything' },
} as const satisfies Readonly<Record<string, IndicatorInfo>>;

const ofBook = (unit: Unit, what: string) => ({ unit, window: false, book: true, what }) as const;

/** Of a user's own book at live marks, the worst of its accounts and positions. */
const BOOKS = {
  book_margin_ratio: ofBook('fraction', 'maintenance ÷ equity, the highest; 1 where liquidation is due'),
  book_distance: ofBook('fraction', 'move of the mark to the price that liquidates, the nearest'),
  book_adl_rank: ofBook('fraction', 'place in the queue of auto-deleveraging, 1 goes first, the highest'),
  book_stablecoin_share: ofBook('fraction', 'share of one stablecoin in the collateral, the largest'),
  book_transfer_halts: ofBook('number', 'venues of the book that stopped deposits, withdrawals or transfers'),
} as const satisfies Readonly<Record<string, IndicatorInfo>>;

/** Of the market that the liquidation map infers. */
const DISTANCES = {
  distance_to_cascade_down: state('fraction', 'smallest fall that ends in a cascade (modelled)'),
  distance_to_cascade_up: state('fraction', 'smallest rise that ends in a cascade (modelled)'),
} as const satisfies Readonly<Record<string, IndicatorInfo>>;

/** By id; docs/monitor.md has the formulas. */
export const INDICATORS = {
  ...SUMS,
  branching_ratio: windowed('fraction', 'liquidations that one triggers, baseline by stretches'),
  ...WARMING,
  ...STATES,
  ...BOOKS,
  ...DISTANCES,
} as const satisfies Readonly<Record<string, IndicatorInfo>>;

/** Ids of the sums over a window, of what holds at a time, of a book, of what has to warm up, … */
export type SumId = keyof typeof SUMS;
export type StateId = keyof typeof STATES;
export type BookId = keyof typeof BOOKS;
export type WarmingId = keyof typeof WARMING;
/** … of distances to cascade, and of all. */
export type DistanceId = keyof typeof DISTANCES;
export type IndicatorId = keyof typeof INDICATORS;

/** Whether an indicator is a sum over the prints of a window. */
export function isSum(id: IndicatorId): id is SumId {
  return Object.hasOwn(SUMS, id);
}

/** Whether an indicator needs a full window before it has a value. */
export function isWarming(id: IndicatorId): id is WarmingId {
  return Object.hasOwn(WARMING, id);
}

/** Indicators of a named gauge. */
export type GaugeId = 'gauge' | 'gauge_change' | 'gauge_age_s';

/** Whether an indicator is of a named gauge. */
export function isOfGauge(id: IndicatorId): id is GaugeId {
  return id === 'gauge' || id === 'gauge_change' || id === 'gauge_age_s';
}

/** Whether an indicator is of a user's own book. */
export function isOfBook(id: IndicatorId): id is BookId {
  return Object.hasOwn(BOOKS, id);
}

/** Whether an indicator is a distance to cascade. */
export function isDistance(id: IndicatorId): id is DistanceId {
  return Object.hasOwn(DISTANCES, id);
}

/** What is asked of the board. */
export interface IndicatorQuery {
  readonly indicator: IndicatorId;
  readonly venue?: string;
  readonly asset?: string;
  /** Length of the window, ms, where the indicator has one. */
  readonly windowMs?: number;
  /** Name of the gauge, such as `insurance_fund_usd`. */
  readonly gauge?: string;
  /** What of the gauge, where a venue tells it of several: a pair, a contract, a strike. */
  readonly symbol?: string;
  /** Name of the book, and the account that it is narrowed to. */
  readonly book?: string;
  readonly account?: string;
}

/** An answer. */
export interface Reading {
  /** Null where there is none; `why` says why. */
  readonly value: number | null;
  readonly unit: Unit;
  /** How it came about, or why there is no value, for people. */
  readonly why: string;
  /** Where to look next: the largest print, the venues that carry it. */
  readonly lookAt: readonly string[];
  /** Set where part of what is asked about is not known: the value may be worse, so it is no sign of recovery. */
  readonly partial?: true;
}

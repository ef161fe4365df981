/**
 * What holds where a scenario says nothing: switches, policies, and every behaviour number with its range, what it
 * rests on and where it comes from. The documentation and the report print this table, so a value is changed here and
 * nowhere else.
 */
import type { Basis } from '../market/kinds.ts';
import type { Behaviour, MarketScales, Switches, VenuePolicy } from './types.ts';

/**
 * One behaviour number: its default, the range that sensitivity studies use, the range that is accepted, and its
 * origin.
 */
export interface BehaviourDefault {
  readonly value: number;
  readonly low: number;
  readonly high: number;
  /** Least and greatest value that a scenario may give. */
  readonly min: number;
  readonly max: number;
  /** Empty for a pure number. */
  readonly unit: string;
  readonly basis: Basis;
  readonly source: string;
}

/** All mechanisms on. */
export const SWITCH_DEFAULTS: Switches = Object.freeze({
  impact: true,
  depthWithdrawal: true,
  stops: true,
  marginCalls: true,
  basisFunds: true,
  dipBuyers: true,
  arbitrage: true,
  venueOracles: true,
  funding: true,
  adl: true,
});

/**
 * No circuit breaker and no throttle: what perpetual venues had on 10 October 2025 is part of their rules, not of a
 * policy.
 */
export const POLICY_OFF: VenuePolicy = Object.freeze({
  bandDistance: Infinity,
  pauseMove: Infinity,
  pauseWindowS: 0,
  pauseS: 0,
  reopenAuction: false,
  reduceOnlyS: 0,
  throttleUsdPerS: Infinity,
  adl: 'venue',
});

type Range = readonly [value: number, low: number, high: number, min: number, max: number];

function entry(range: Range, unit: string, basis: Basis, source: string): BehaviourDefault {
  const [value, low, high, min, max] = range;
  return Object.freeze({ value, low, high, min, max, unit, basis, source });
}

const ASSUMED = 'assumed: no measurement found';
const LN2 = 0.6931471805599453;
const PROVIDERS =
  'depth recovery half-life 30-60 min after 10 October 2025 (assumption of the calibration, docs/model.md)';

/** Defaults of `behaviour`, by field of {@link Behaviour}. Order is that of the documentation. */
export const BEHAVIOUR_DEFAULTS: Readonly<Record<keyof Behaviour, BehaviourDefault>> = Object.freeze({
  depthGamma: entry(
    [0.67, 0.32, 1.2, 0.1, 2],
    '',
    'measured',
    'Amberdata, Binance BTC/FDUSD, 50,526 minutes of July-August 2025: depth grows like distance^0.674 ' +
      'from 10 to 100 bp; range: bids and asks of Binance BTCUSDT in the calm part of 10 October 2025',
  ),
  topExponent: entry(
    [0.5, 0, 1, 0, 2],
    '',
    'assumed',
    `${ASSUMED}; the top of a book vanishes first (Amberdata, Kaiko)`,
  ),
  depthRecoveryPerS: entry([LN2 / 2700, LN2 / 3600, LN2 / 1800, 0, 1], '1/s', 'assumed', `ln 2 / 2700: ${PROVIDERS}`),
  depthVolatilityGain: entry(
    [3e-4, 1e-4, 1e-3, 0, 1],
    '1/s',
    'assumed',
    'ln(1/0.236) over 10 minutes at eight calm volatilities above twice the calm one; 0.236 is the trough of the ' +
      'asks within 1% on 10 October 2025, Binance BTCUSDT (the bid feed was frozen)',
  ),
  depthFlowGain: entry(
    [0.2, 0, 0.5, 0, 10],
    '',
    'assumed',
    `${ASSUMED}; log loss of depth per calm 1% depth of forced flow`,
  ),
  depthFloor: entry(
    [0.1, 0.05, 0.24, 0.001, 1],
    '',
    'assumed',
    'lower end of 0.1-0.24, the range of the 1% band at the trough of 10 October 2025 (bid feed frozen, ' +
      'asks alone 0.236)',
  ),
  refillPerS: entry(
    [0.2, 0.03, 0.5, 0, 10],
    '1/s',
    'assumed',
    'assumed from how fast gaps between venues closed in calm minutes of 10 October 2025 (20:45-20:55 UTC, Binance ' +
      'coin-margined perpetuals against Coinbase spot, eleven coins, one-second bars): the median autocorrelation of ' +
      'the gap is 0.38 after 1 s, 0.18 after 5 s, 0.06 after 10 s; low: half-life of 20 s where a book of the London ' +
      'Stock Exchange replenished at all (Large 2007)',
  ),
  requotePerS: entry(
    [1, 0.2, 5, 0, 20],
    '1/s',
    'assumed',
    `${ASSUMED}; the side that was not hit has followed by half after 0.7 s. On 10 October 2025 the spread of the ` +
      'largest perpetual stayed below 0.3% while its price fell by more than a tenth (Amberdata)',
  ),
  permanentImpact: entry(
    [0.3, 0, 0.6, 0, 1],
    '',
    'assumed',
    'cannot be identified from one event; 0, 0.3 and 0.6 are a sensitivity (docs/model.md)',
  ),
  volatilityEmaS: entry([10, 5, 60, 1, 3600], 's', 'assumed', 'model choice (docs/model.md, Depth)'),
  depthScale: entry([1, 0.5, 2, 0.01, 100], '', 'assumed', 'band over impact: 0.5, 1, 2 (docs/model.md)'),
  marginCallRatio: entry(
    [1.5, 1.2, 1.9, 1, 1.9],
    '',
    'assumed',
    `${ASSUMED}; equity over maintenance at which owners are called`,
  ),
  marginCallShare: entry(
    [0.2, 0.1, 0.4, 0, 1],
    '',
    'assumed',
    `${ASSUMED}; share of called accounts that add collateral`,
  ),
  marginCallLatencyS: entry([60, 30, 300, 0, 86_400], 's', 'assumed', ASSUMED),
  marginCallTopUp: entry([1, 0.5, 2, 0, 10], '', 'assumed', `${ASSUMED}; multiple of the account's maintenance margin`),
  basisLatencyS: entry([30, 5, 120, 0, 86_400], 's', 'assumed', ASSUMED),
  dipThreshold: entry([0.05, 0.03, 0.1, 0, 1], '', 'assumed', `${ASSUMED}; discount at which dip buyers start`),
  dipRatePerS: entry(
    [0.002, 0.0005, 0.005, 0, 1],
    '1/s',
    'assumed',
    `${ASSUMED}; share of their cash spent per second`,
  ),
  arbThreshold: entry(
    [0.0005, 0.0002, 0.002, 0, 1],
    '',
    'assumed',
    `${ASSUMED}; gap that must remain after both taker fees`,
  ),
  arbMaxLeverage: entry([5, 2, 10, 0.1, 100], '', 'assumed', ASSUMED),
  unwindPerS: entry(
    [1 / 600, 1 / 3600, 1 / 120, 0, 1],
    '1/s',
    'assumed',
    `${ASSUMED}; inventory sold back over about 10 minutes`,
  ),
  providerLeverage: entry([5, 3, 10, 0.1, 100], '', 'assumed', ASSUMED),
  noiseMultiplier: entry(
    [0, 0, 1, 0, 20],
    '',
    'assumed',
    'off, so that a scenario moves prices by what it says and nothing else',
  ),
});

const CAPITAL: Range = [1, 0.5, 2, 0.01, 100];

/**
 * Defaults of `market`, by field of {@link MarketScales}. Ranges rest on what docs/builtin-market.md found, and on what
 * it did not find; for a market of one's own they are a starting point. Depth has `behaviour.depth_scale`.
 */
export const MARKET_DEFAULTS: Readonly<Record<keyof MarketScales, BehaviourDefault>> = Object.freeze({
  equityScale: entry(
    [1, 0.5, 1.2, 0.01, 100],
    '',
    'assumed',
    'equity over gross positions: 0.18 on Hyperliquid on 10 October 2025 (5.1 bn over two sides of 14 bn), 0.35 and ' +
      '0.29 (other venues) in the built-in market, whose leverage is of December 2025 or assumed; low = 0.18/0.35, ' +
      'high = 0.35/0.29',
  ),
  stopScale: entry(
    [1, 0, 1, 0, 1],
    '',
    'assumed',
    'no venue publishes the share of accounts with stop orders; from none to the one in five of the built-in market',
  ),
  providerCapitalScale: entry(
    CAPITAL,
    '',
    'assumed',
    `${ASSUMED}; the built-in market has 5% of open interest, here 2.5% to 10%`,
  ),
  arbitrageurCapitalScale: entry(
    CAPITAL,
    '',
    'assumed',
    `${ASSUMED}; the built-in market has 0.5% of open interest per venue, here 0.25% to 1%`,
  ),
  dipBuyerCapitalScale: entry(
    CAPITAL,
    '',
    'assumed',
    `${ASSUMED}; the built-in market has 1% of open interest per venue, here 0.5% to 2%`,
  ),
  fundScale: entry(
    [1, 0.5, 1.5, 0.001, 1000],
    '',
    'assumed',
    'Bybit and OKX from later or undated pages; Hyperliquid 300 or 400 m, of it an assumed quarter behind ' +
      'liquidations; Binance is known better (1.22 or 1.23 bn)',
  ),
});

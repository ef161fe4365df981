/**
 * The generated market of the benches: linear perpetuals of one venue, single-currency cross accounts with one to
 * four legs, ten maintenance tiers per instrument. Synthetic: every number is drawn from the printed seed and stands
 * for no real venue.
 */
import { pow, exp } from '../../engine/src/core/math.ts';
import { Sequence, normal } from '../../engine/src/core/random.ts';
import { packStrings } from '../../engine/src/core/strings.ts';
import type {
  Accounts,
  Balances,
  Instruments,
  Legs,
  Snapshot,
  Tiers,
  Units,
} from '../../engine/src/market/snapshot.ts';
import { fillDeductions } from '../../engine/src/rules/shared/tiers.ts';

export const TIERS = 10;
const TIER_RATES = [0.005, 0.0065, 0.01, 0.02, 0.03, 0.05, 0.1, 0.125, 0.15, 0.25];
/** Shares of accounts with one, two, three and four legs: a mean of two. */
const LEGS_UP_TO = [0.4, 0.7, 0.9, 1];
const LEGS_MAX = LEGS_UP_TO.length;
const STREAM = { prices: 1, accounts: 2, common: 3, own: 4 };

/** Size of a generated market. */
export interface MarketSize {
  readonly accounts: number;
  readonly instruments: number;
}

/** A snapshot of `accounts` traders drawn from `seed`; about two legs each. */
export function generateMarket(size: MarketSize, seed: number): Snapshot {
  const draw = new Sequence(seed, STREAM.prices);
  const instruments = drawInstruments(size.instruments, draw);
  const tiers = drawTiers(instruments.tierStart, draw);
  const { units, legs, balances } = drawAccounts(size.accounts, instruments, tiers, seed);
  const assets = size.instruments + 1;
  const empty = new Float64Array(0);
  return {
    name: `bench ${size.accounts} accounts`,
    asOfMs: 0,
    synthetic: true,
    seed,
    sources: [],
    partial: null,
    assets: {
      n: assets,
      id: Array.from({ length: assets }, (_, a) => (a === 0 ? 'USDT' : `A${a}`)),
      kind: Array.from({ length: assets }, (_, a) => (a === 0 ? 'stablecoin' : 'crypto')),
      priceUsd: Float64Array.from({ length: assets }, (_, a) => (a === 0 ? 1 : instruments.markPrice[a - 1])),
      dailyVolatility: new Float64Array(assets).fill(0.04),
      betaBtc: new Float64Array(assets).fill(1),
      conversionAsset: new Int32Array(assets).fill(-1),
      conversionRatio: new Float64Array(assets),
    },
    venues: { n: 1, id: ['bench'], rules: ['binance-usdm'], parameters: [new Map()] },
    instruments,
    tiers,
    collateral: {
      nPairs: 1,
      venue: Uint16Array.of(0),
      asset: Uint16Array.of(0),
      tierStart: Uint32Array.of(0, 1),
      maxAmount: Float64Array.of(Infinity),
      ratio: Float64Array.of(1),
    },
    oracles: {
      n: 0,
      venue: new Uint16Array(0),
      asset: new Uint16Array(0),
      use: new Uint8Array(0),
      source: [],
      weight: empty,
    },
    depth: oneBand(size.instruments),
    accounts: accountColumns(size.accounts),
    units,
    legs,
    balances,
    orders: {
      n: 0,
      account: new Uint32Array(0),
      instrument: new Uint16Array(0),
      qty: empty,
      triggerPrice: empty,
      reference: new Uint8Array(0),
    },
    chain: null,
    routes: { n: 0, from: new Uint16Array(0), to: new Uint16Array(0), minutes: empty, capacityUsdPerMinute: empty },
  };
}

/** Books that no bench trades in: a contract without depth would be one of a venue with a pool. */
function oneBand(instruments: number): Snapshot['depth'] {
  const bands = 2 * instruments;
  return {
    n: bands,
    distance: new Float64Array(bands).fill(0.01),
    notionalUsd: new Float64Array(bands).fill(1e8),
  };
}

function accountColumns(n: number): Accounts {
  return {
    n,
    id: packStrings(Array.from({ length: n }, (_, a) => `a${a}`)),
    venue: new Uint16Array(n),
    kind: new Uint8Array(n),
    multi: new Uint8Array(n),
    count: new Float64Array(n).fill(1),
    entity: new Int32Array(n).fill(-1),
    entities: [],
    basis: new Uint8Array(n).fill(3),
    clearingMember: new Int32Array(n).fill(-1),
    unitStart: Uint32Array.from({ length: n + 1 }, (_, a) => a),
  };
}

function drawInstruments(n: number, draw: Sequence): Instruments {
  const fill = (value: number): Float64Array => new Float64Array(n).fill(value);
  const markPrice = Float64Array.from({ length: n }, () => exp(-2 + 13 * draw.next()));
  return {
    n,
    id: Array.from({ length: n }, (_, i) => `P${i + 1}`),
    venue: new Uint16Array(n),
    asset: Uint16Array.from({ length: n }, (_, i) => i + 1),
    settle: new Uint16Array(n),
    inverse: new Uint8Array(n),
    spot: new Uint8Array(n),
    markPrice,
    indexPrice: markPrice.slice(),
    tickSize: markPrice.map((price) => price * 1e-5),
    takerFee: fill(0.0005),
    makerFee: fill(0.0002),
    liquidationFee: fill(0.01),
    fundingRate: fill(0.0001),
    fundingIntervalH: fill(8),
    interestRate: fill(0.0001),
    halfSpread: fill(0.0001),
    volume24hUsd: fill(1e9),
    fund: new Int32Array(n).fill(-1),
    tierStart: Uint32Array.from({ length: n + 1 }, (_, i) => TIERS * i),
    depthStart: Uint32Array.from({ length: 2 * n + 1 }, (_, b) => b),
    basis: new Uint8Array(n).fill(3),
    depthBasis: new Uint8Array(n).fill(3),
  };
}

/** Ten tiers per instrument; floors and rates differ from one instrument to the next. */
function drawTiers(tierStart: Uint32Array, draw: Sequence): Tiers {
  const n = tierStart[tierStart.length - 1];
  const minNotional = new Float64Array(n);
  const maxNotional = new Float64Array(n);
  const maintMarginRate = new Float64Array(n);
  const deduction = new Float64Array(n);
  for (let i = 0; i + 1 < tierStart.length; i++) {
    const start = tierStart[i];
    const first = 5_000 * exp(2 * draw.next());
    const scale = 0.8 + 0.4 * draw.next();
    for (let k = 0; k < TIERS; k++) {
      minNotional[start + k] = k === 0 ? 0 : first * pow(2.5, k - 1);
      maxNotional[start + k] = k + 1 === TIERS ? Infinity : first * pow(2.5, k);
      maintMarginRate[start + k] = TIER_RATES[k] * scale;
    }
    fillDeductions(minNotional, maintMarginRate, deduction, start, start + TIERS);
  }
  const maxLeverage = maintMarginRate.map((rate) => 0.5 / rate);
  return { n, minNotional, maxNotional, maintMarginRate, deduction, maxLeverage, basis: new Uint8Array(n).fill(3) };
}

/** An instrument index, small ones far more often: half of the draws fall into the first tenth. */
function drawInstrument(draw: Sequence, n: number): number {
  return Math.floor(n * pow(draw.next(), 3.3));
}

/** Draws the instruments of one account: distinct and ascending, as the engine lays out the legs of an account. */
function drawChoice(draw: Sequence, n: number, nLegs: number, choice: number[]): void {
  choice.length = 0;
  while (choice.length < nLegs) {
    const i = drawInstrument(draw, n);
    if (!choice.includes(i)) choice.push(i);
  }
  choice.sort((a, b) => a - b);
}

function drawAccounts(
  n: number,
  instruments: Instruments,
  tiers: Tiers,
  seed: number,
): { units: Units; legs: Legs; balances: Balances } {
  const draw = new Sequence(seed, STREAM.accounts);
  const legStart = new Uint32Array(n + 1);
  const instrument = new Uint16Array(LEGS_MAX * n);
  const qty = new Float64Array(LEGS_MAX * n);
  const entry = new Float64Array(LEGS_MAX * n);
  const amount = new Float64Array(n);
  const choice: number[] = [];
  let leg = 0;
  for (let a = 0; a < n; a++) {
    const u = draw.next();
    let nLegs = 1;
    while (LEGS_UP_TO[nLegs - 1] <= u) nLegs++;
    drawChoice(draw, instruments.n, nLegs, choice);
    const size = 1_500 * exp(2 * draw.nextNormal());
    const leaning = draw.next() < 0.55 ? 1 : -1;
    let gross = 0;
    let need = 0;
    let pnl = 0;
    for (const i of choice) {
      const price = instruments.markPrice[i];
      const notional = size * exp(0.7 * draw.nextNormal());
      const side = draw.next() < 0.75 ? leaning : -leaning;
      instrument[leg] = i;
      qty[leg] = (side * notional) / price;
      entry[leg] = price * exp(0.05 * draw.nextNormal());
      pnl += qty[leg] * (price - entry[leg]);
      gross += notional;
      need += maintenanceAt(tiers, instruments.tierStart[i], notional);
      leg++;
    }
    // Room before liquidation as a share of gross notional: a median of 15%, and one account in 40 within 2%.
    amount[a] = need + gross * 0.15 * exp(1.03 * draw.nextNormal()) - pnl;
    legStart[a + 1] = leg;
  }
  const rising = (): Uint32Array => Uint32Array.from({ length: n + 1 }, (_, a) => a);
  const entryR = entry.slice(0, leg);
  return {
    units: { n, account: rising().slice(0, n), isolated: new Uint8Array(n), legStart, balanceStart: rising() },
    legs: {
      n: leg,
      instrument: instrument.slice(0, leg),
      qty: qty.slice(0, leg),
      entryPrice: entry.slice(0, leg),
      entryR,
    },
    balances: { n, asset: new Uint16Array(n), amount },
  };
}

function maintenanceAt(tiers: Tiers, start: number, notional: number): number {
  let k = start;
  while (k + 1 < start + TIERS && tiers.minNotional[k + 1] < notional) k++;
  return notional * tiers.maintMarginRate[k] - tiers.deduction[k];
}

/**
 * Marks of every instrument at each step, row by row: a random walk whose steps have a common factor with 60% of the
 * variance. `scale` is the standard deviation of one step.
 */
export function generatePrices(start: Float64Array, steps: number, seed: number, scale: number): Float64Array {
  const n = start.length;
  const marks = new Float64Array(steps * n);
  const log = new Float64Array(n);
  const common = scale * Math.sqrt(0.6);
  const own = scale * Math.sqrt(0.4);
  for (let s = 0; s < steps; s++) {
    const factor = common * normal(seed, STREAM.common, 0, s);
    for (let i = 0; i < n; i++) {
      log[i] += factor + own * normal(seed, STREAM.own, i, s);
      marks[s * n + i] = start[i] * exp(log[i]);
    }
  }
  return marks;
}

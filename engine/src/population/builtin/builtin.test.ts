/**
 * Checks on the dated facts of the built-in market: internal consistency of every table and agreement with the
 * published figures they claim to hold.
 */
import { describe, expect, it } from 'vitest';
import { ASSETS } from './assets.ts';
import { DEPTH } from './depth.ts';
import { FUNDS } from './funds.ts';
import { HAIRCUTS } from './haircuts.ts';
import { INSTRUMENTS } from './instruments.ts';
import { ORACLES } from './oracles.ts';
import { PARAMETERS } from './parameters.ts';
import { LEVERAGE, POPULATION } from './population.ts';
import { SOURCE } from './sources.ts';
import { TIERS } from './tiers.ts';
import { VENUES } from './venues.ts';

const assets = new Set(ASSETS.map((row) => row.asset));
const venueOf = new Map(INSTRUMENTS.map((row) => [row.instrument, row.venue]));
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
const tiersOf = (instrument: string) => TIERS.filter((row) => row.instrument === instrument);
const interestOf = (instrument: string): number =>
  sum(INSTRUMENTS.filter((row) => row.instrument === instrument).map((row) => row.open_interest_usd));

/** Asserts equality to 1e-9 of the larger one. */
function expectNear(got: number, want: number, what: string): void {
  expect(Math.abs(got - want), what).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(want)));
}

describe('every table', () => {
  const tables = { ASSETS, DEPTH, FUNDS, HAIRCUTS, INSTRUMENTS, PARAMETERS, LEVERAGE, POPULATION, TIERS, VENUES };
  const texts = new Set<string>(Object.values(SOURCE));

  for (const [name, rows] of Object.entries(tables)) {
    it(`${name}: each row has a known source, a date and a basis`, () => {
      for (const row of rows) {
        expect(texts.has(row.source)).toBe(true);
        expect(row.as_of).toMatch(/^20\d\d-\d\d(-\d\d)?$/);
        expect(['measured', 'modelled', 'assumed']).toContain(row.basis);
      }
    });
  }

  it('ORACLES: the citation stands in `reference`, because `source` names the price source', () => {
    for (const row of ORACLES) {
      expect(texts.has(row.reference)).toBe(true);
      expect(row.source).toMatch(/^(external|conversion|par|spot:[a-z]+|perp:[a-z]+)$/);
      expect(row.as_of).toMatch(/^20\d\d-\d\d(-\d\d)?$/);
    }
  });

  it('no key twice', () => {
    const unique = (keys: readonly string[]) => expect(new Set(keys).size).toBe(keys.length);
    unique(ASSETS.map((row) => row.asset));
    unique(INSTRUMENTS.map((row) => row.instrument));
    unique(PARAMETERS.map((row) => `${row.venue} ${row.key}`));
    unique(POPULATION.map((row) => `${row.venue} ${row.key}`));
    unique(ORACLES.map((row) => `${row.venue} ${row.asset} ${row.use} ${row.source}`));
  });
});

describe('assets', () => {
  it('prices staked tokens at conversion times the underlying', () => {
    for (const row of ASSETS) {
      expect(row.price_usd).toBeGreaterThan(0);
      if (row.conversion === null) continue;
      const { asset, ratio } = row.conversion;
      const base = ASSETS.find((other) => other.asset === asset);
      expect(Math.abs(row.price_usd / ((base?.price_usd ?? 0) * ratio) - 1)).toBeLessThan(1e-4);
    }
  });

  it('agrees with two independent prints of 10 October 2025 00:00 UTC within 0.3%', () => {
    // Binance BTCUSDT 5-minute open 121,579.4; ETH 4,368.65 in the daily token prices.
    const price = (asset: string) => ASSETS.find((row) => row.asset === asset)?.price_usd ?? 0;
    expect(Math.abs(price('BTC') / 121579.4 - 1)).toBeLessThan(0.003);
    expect(Math.abs(price('ETH') / 4368.649439385323 - 1)).toBeLessThan(0.003);
  });
});

describe('tiers', () => {
  it('every contract has contiguous tiers from zero, with rising rates and falling leverage', () => {
    for (const { instrument, max_leverage } of INSTRUMENTS) {
      const tiers = tiersOf(instrument);
      expect(tiers.length, instrument).toBeGreaterThan(0);
      expect(tiers[0]?.min_notional).toBe(0);
      expect(tiers[0]?.max_leverage, instrument).toBe(max_leverage);
      for (let i = 1; i < tiers.length; i++) {
        const [before, tier] = [tiers[i - 1]!, tiers[i]!];
        expect(tier.tier).toBe(before.tier + 1);
        expect(tier.min_notional, instrument).toBe(before.max_notional);
        expect(tier.maint_margin_rate).toBeGreaterThan(before.maint_margin_rate);
        expect(tier.max_leverage).toBeLessThan(before.max_leverage);
      }
    }
  });

  it('deductions follow the recursion on Hyperliquid, Binance and Bybit and are zero on OKX', () => {
    for (const { instrument, venue } of INSTRUMENTS) {
      let deduction = 0;
      let rate = 0;
      for (const tier of tiersOf(instrument)) {
        deduction += tier.tier === 1 ? 0 : tier.min_notional * (tier.maint_margin_rate - rate);
        rate = tier.maint_margin_rate;
        const want = venue === 'okx' ? 0 : deduction;
        expect(Math.abs(tier.deduction - want), `${instrument} tier ${tier.tier}`).toBeLessThanOrEqual(
          1e-9 * (1 + want),
        );
      }
    }
  });

  it('holds the published rows: Binance BTCUSDT 2025-10-09 and Hyperliquid BTC', () => {
    const binance = tiersOf('binance:BTCUSDT');
    expect(binance).toHaveLength(12);
    expect(binance[4]).toMatchObject({
      min_notional: 12e6,
      max_notional: 70e6,
      maint_margin_rate: 0.02,
      deduction: 132000,
    });
    expect(binance[11]).toMatchObject({ max_notional: 1.8e9, maint_margin_rate: 0.5, deduction: 421482000 });
    const hyperliquid = tiersOf('hyperliquid:BTC');
    expect(hyperliquid[0]).toMatchObject({ max_notional: 150e6, max_leverage: 40, maint_margin_rate: 0.0125 });
    expect(hyperliquid[1]).toMatchObject({ max_notional: null, max_leverage: 20, deduction: 1875000 });
  });
});

describe('depth', () => {
  it('has at least five bands per contract and side, strictly rising in distance and notional', () => {
    for (const { instrument } of INSTRUMENTS) {
      for (const side of ['bid', 'ask'] as const) {
        const bands = DEPTH.filter((row) => row.instrument === instrument && row.side === side);
        expect(bands.length, instrument).toBeGreaterThanOrEqual(5);
        expect(bands[0]?.notional_usd).toBeGreaterThan(0);
        for (let i = 1; i < bands.length; i++) {
          expect(bands[i]!.distance).toBeGreaterThan(bands[i - 1]!.distance);
          expect(bands[i]!.notional_usd, instrument).toBeGreaterThan(bands[i - 1]!.notional_usd);
        }
      }
    }
  });

  it('Binance BTCUSDT at 1% is the median of the calm part of the day: 304m bid, 241m ask', () => {
    const at = (side: string) =>
      DEPTH.find((row) => row.instrument === 'binance:BTCUSDT' && row.side === side && row.distance === 0.01);
    expect(at('bid')).toMatchObject({ notional_usd: 304422126, basis: 'measured' });
    expect(at('ask')).toMatchObject({ notional_usd: 240834813, basis: 'measured' });
  });

  it('leaves the Hyperliquid books below the published 987m USD within 1% of all its books', () => {
    const total = sum(
      DEPTH.filter((row) => venueOf.get(row.instrument) === 'hyperliquid' && row.distance === 0.01).map(
        (r) => r.notional_usd,
      ),
    );
    expect(total).toBeLessThan(987e6);
    expect(total).toBeGreaterThan(0.8 * 987e6);
  });
});

describe('open interest', () => {
  it('sums to the venue totals within 1%, the contracts outside this market named as tail', () => {
    for (const venue of VENUES) {
      const got = sum(INSTRUMENTS.filter((row) => row.venue === venue.venue).map((row) => row.open_interest_usd));
      expect(Math.abs(got / venue.represented_open_interest_usd - 1)).toBeLessThan(0.01);
      expect(Math.abs((got + venue.tail_open_interest_usd) / venue.open_interest_usd - 1)).toBeLessThan(0.01);
      expect(got / venue.open_interest_usd).toBeGreaterThan(0.8);
    }
  });

  it('holds the published figures: Hyperliquid 14bn, BTC 16bn Binance, 10.1 Bybit, 5.0 OKX at 123,142', () => {
    expect(VENUES.find((row) => row.venue === 'hyperliquid')?.open_interest_usd).toBe(14e9);
    expect(interestOf('binance:BTCUSDT')).toBe(16e9);
    const revalued = 121615 / 123142;
    expectWithin(interestOf('bybit:BTCUSDT') + interestOf('bybit:BTCUSD'), 10.13e9 * revalued);
    expectWithin(interestOf('okx:BTC-USDT-SWAP') + interestOf('okx:BTC-USD-SWAP'), 4.96e9 * revalued);
  });

  it('is more than what remained after the crash (Cointelegraph, four assets: Binance 23bn, Bybit 12.2bn)', () => {
    const four = (venue: string) =>
      sum(
        INSTRUMENTS.filter((row) => row.venue === venue && ['BTC', 'ETH', 'SOL', 'XRP'].includes(row.asset)).map(
          (row) => row.open_interest_usd,
        ),
      );
    expect(four('binance')).toBeGreaterThan(23e9);
    expect(four('bybit')).toBeGreaterThan(12.2e9);
  });

  function expectWithin(got: number, want: number): void {
    expect(Math.abs(got / want - 1)).toBeLessThan(0.01);
  }
});

describe('references between tables', () => {
  it('contracts name existing venues, assets, settlement assets and funds', () => {
    const venues = new Set(VENUES.map((row) => row.venue));
    const funds = new Set(FUNDS.map((row) => row.account));
    for (const row of INSTRUMENTS) {
      expect(venues.has(row.venue)).toBe(true);
      expect(assets.has(row.asset) && assets.has(row.settle)).toBe(true);
      expect(funds.has(row.fund), row.fund).toBe(true);
      expect(row.half_spread).toBeGreaterThan(0);
      expect(row.volume_24h_usd).toBeGreaterThan(0);
    }
    for (const row of [...TIERS, ...DEPTH]) expect(venueOf.has(row.instrument)).toBe(true);
  });

  it('oracle weights are positive; collateral weights sum to one; each contract has an index', () => {
    const weights = new Map<string, number>();
    for (const row of ORACLES) {
      expect(row.weight).toBeGreaterThan(0);
      const key = `${row.venue} ${row.asset} ${row.use}`;
      weights.set(key, (weights.get(key) ?? 0) + row.weight);
    }
    for (const [key, weight] of weights) if (key.endsWith(' collateral')) expectNear(weight, 1, key);
    for (const row of INSTRUMENTS)
      expect(weights.get(`${row.venue} ${row.asset} index`), row.instrument).toBeGreaterThan(0);
    expect(weights.get('hyperliquid BTC index')).toBe(11); // 3 + 2 + 2 + 1 + 1 + 1 + 1
    for (const row of HAIRCUTS) expect(weights.has(`${row.venue} ${row.asset} collateral`)).toBe(true);
  });

  it('haircut tiers are contiguous, from zero, with ratios between 0 and 1 that fall', () => {
    for (const row of HAIRCUTS) {
      expect(assets.has(row.asset)).toBe(true);
      expect(row.ratio).toBeGreaterThanOrEqual(0);
      expect(row.ratio).toBeLessThanOrEqual(1);
      const before = HAIRCUTS.find(
        (o) => o.venue === row.venue && o.asset === row.asset && o.max_amount === row.min_amount,
      );
      if (row.min_amount === 0) continue;
      expect(before, `${row.venue} ${row.asset} from ${row.min_amount}`).toBeDefined();
      expect(row.ratio).toBeLessThan(before!.ratio);
    }
  });

  it('leverage shares sum to one per venue over contiguous bins', () => {
    for (const { venue } of VENUES) {
      const bins = LEVERAGE.filter((row) => row.venue === venue);
      expectNear(sum(bins.map((row) => row.share_open_interest)), 1, venue);
      for (let i = 1; i < bins.length; i++) expect(bins[i]!.min_leverage).toBe(bins[i - 1]!.max_leverage);
    }
  });
});

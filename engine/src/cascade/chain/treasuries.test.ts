/** Slow sellers in a run: the square-root law in prices and costs, what is paid, what is not, what moves nothing. */
import { describe, expect, it } from 'vitest';
import { buildSnapshot } from '../../market/build.ts';
import type { ChainRows } from '../../market/testChain.ts';
import { spotBookId, withSpotBooks } from '../../market/testSpot.ts';
import { COMPANY, dueInAnHour, issuerMarket } from '../../market/testIssuers.ts';
import type { TreasuryOutcome } from '../../result/chain.ts';
import { EVENT, type RunResult } from '../../result/types.ts';
import { runCascade } from '../run.ts';
import { caseOf, type ScenarioDoc } from '../testRuns.ts';
import { runnable } from './testRuns.ts';

const HOUR = { horizon: 3720, step: 10 };

function run(rows: ChainRows, doc: ScenarioDoc = {}): { result: RunResult; company: TreasuryOutcome } {
  const snapshot = buildSnapshot(runnable(issuerMarket(rows)));
  const result = runCascade(caseOf(snapshot, { ...HOUR, ...doc }), { seed: 1, record: 'full' });
  return { result, company: result.summary.chain!.treasuries[0]! };
}

const rowsOf = (treasury: object, due: object[]): ChainRows => ({
  treasuries: [{ ...COMPANY, ...treasury }],
  treasury_obligations: due as ChainRows['x'],
});

/** 5 m USD more than its cash: 50 BTC of 312.5 a day, 0.4 of the volume's root, one percent at 2.5% a day. */
const SALE = rowsOf({}, [dueInAnHour(6e6)]);

describe('a treasury that must pay', () => {
  const { result, company } = run(SALE);
  const btc = result.summary.byInstrument.find(({ instrument }) => instrument === 'BN:BTCUSDT')!;

  it('moves the price by Y·σ·√(Q/V), and pays two thirds of it on average', () => {
    const sold = 100 - company.coinsAfter;
    expect(company.peakImpact).toBeCloseTo(0.025 * Math.sqrt(sold / 312.5), 9);
    expect(company.peakImpact).toBeCloseTo(0.01, 4);
    expect(Math.log(btc.startPrice / btc.endPrice) / company.peakImpact).toBeCloseTo(1, 1);
    expect(company.averageCost! / company.peakImpact).toBeGreaterThan(0.65);
    expect(company.averageCost! / company.peakImpact).toBeLessThan(0.72);
    expect(company.lawCost! / ((2 / 3) * company.peakImpact)).toBeCloseTo(1, 2);
    expect(company.averageCost! / company.lawCost!).toBeCloseTo(1, 1);
  });

  it('moves other venues of the asset with it', () => {
    const other = result.summary.byInstrument.find(({ instrument }) => instrument === 'HL:BTC')!;
    expect(Math.log(other.startPrice / other.endPrice)).toBeCloseTo(company.peakImpact, 3);
  });

  it('sells under its own name, holds no position, and pays what is due but for what the fall has cost', () => {
    const { events } = result;
    const kinds = Array.from(events.kind);
    expect(kinds.filter((kind) => kind === EVENT.worked_sale).length).toBeGreaterThan(350);
    expect(kinds.filter((kind) => kind === EVENT.treasury_payment)).toHaveLength(1);
    expect(company.soldUsd).toBeGreaterThan(4.95e6);
    expect(company.paidUsd + company.unmetUsd).toBeCloseTo(6e6, 3);
    expect(company.unmetUsd).toBeLessThan(0.01 * 6e6);
    expect(result.summary.chain!.conservation.maxTokenError).toBeLessThan(1e-12);
  });
});

describe('a treasury', () => {
  it('sells nothing while its cash lasts, and nothing for a put that is paid in shares', () => {
    expect(run(rowsOf({}, [dueInAnHour(9e5)])).company).toMatchObject({ soldUsd: 0, paidUsd: 9e5, unmetUsd: 0 });
    const put = [dueInAnHour(6e6, { conversion_price_usd: 183.19 })];
    expect(run(rowsOf({ share_price_usd: 200 }, put)).company).toMatchObject({ soldUsd: 0, paidUsd: 0, unmetUsd: 0 });
    expect(run(rowsOf({ share_price_usd: 150 }, put)).company.soldUsd).toBeGreaterThan(4.9e6);
  });

  it('stops at its sale limit and at its coins, and names what it owes then', () => {
    const limited = run(rowsOf({ sale_limit_usd: 2e6 }, [dueInAnHour(6e6)])).company;
    expect(limited.soldUsd).toBeLessThanOrEqual(2e6);
    expect(limited.unmetUsd).toBeGreaterThan(2.9e6);
    const poor = run(rowsOf({ coins: 10 }, [dueInAnHour(6e6)])).company;
    expect(poor.coinsAfter).toBeCloseTo(0, 9);
    expect(poor.unmetUsd).toBeGreaterThan(3.9e6);
  });

  it('restores a floor of cash that it has published', () => {
    const { company } = run(rowsOf({ annual_obligations_usd: 2e6, floor_months: 12 }, []));
    expect(company.soldUsd / 1e6).toBeCloseTo(1, 1);
    expect(company.coverMonths).toBeGreaterThan(11.9);
  });

  it('buys for shares that are created, and lifts the price', () => {
    const { company, result } = run(rowsOf({ kind: 'fund' }, [dueInAnHour(5e6, { kind: 'creation' })]));
    expect(company.boughtUsd / 5e6).toBeCloseTo(1, 1);
    expect(company.coinsAfter).toBeGreaterThan(149);
    const btc = result.summary.byInstrument.find(({ instrument }) => instrument === 'BN:BTCUSDT')!;
    expect(btc.endPrice).toBeGreaterThan(1.009 * btc.startPrice);
  });

  it('moves no price with impact off, and waits while its venue is halted', () => {
    expect(run(SALE, { switches: { impact: false } }).company.peakImpact).toBe(0);
    const halted = run(SALE, { outages: [{ venues: 'binance', what: 'trading', start: 0, length: '30m' }] }).company;
    expect(halted.peakImpact).toBeCloseTo(0.01, 3);
    expect(
      run(SALE, { outages: [{ venues: 'binance', what: 'trading', start: 0, length: '62m' }] }).company,
    ).toMatchObject({
      soldUsd: 0,
      unmetUsd: 5e6,
    });
  });

  it('costs the same at half the step', () => {
    const fine = run(SALE, { step: 5 }).company;
    expect(fine.averageCost! / run(SALE).company.averageCost!).toBeCloseTo(1, 1);
  });
});

describe('a treasury that sells in a spot book', () => {
  const sell = (instrument: string): RunResult => {
    const market = withSpotBooks(runnable(issuerMarket(rowsOf({ instrument }, [dueInAnHour(6e6)]))), {
      makerMultiple: 20,
    });
    const still = { switches: { arbitrage: false, dip_buyers: false } };
    return runCascade(caseOf(buildSnapshot(market), { ...HOUR, ...still }), { seed: 1, record: 'full' });
  };
  const spot = sell(spotBookId('binance', 'BTC'));
  const contract = sell('BN:BTCUSDT');

  it('parts with its coins for money, at the law’s cost, and leaves open interest as it is', () => {
    const [company, other] = [spot, contract].map(({ summary }) => summary.chain!.treasuries[0]!);
    expect(company.soldUsd).toBeGreaterThan(4.9e6);
    expect(company.peakImpact).toBeCloseTo(other.peakImpact, 3);
    // The spot book is half as deep as the contract's: a slice walks further.
    expect(company.averageCost!).toBeGreaterThan(other.averageCost!);
    expect(company.averageCost! / company.lawCost!).toBeLessThan(1.5);
    const coins = ({ summary }: RunResult): number =>
      summary.openInterestAfterUsd /
      summary.byInstrument.find(({ instrument }) => instrument === 'BN:BTCUSDT')!.endPrice;
    expect(coins(spot)).toBeLessThan(coins(contract));
    expect(spot.summary.conservation.maxTokenError).toBeLessThan(1e-12);
    expect(spot.summary.chain!.conservation.maxTokenError).toBeLessThan(1e-12);
  });
});

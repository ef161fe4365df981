/** CME against its published percentages: limits and margins of the launch, dynamic bounds, velocity logic. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  assessmentPowers,
  contractValue,
  dynamicBounds,
  gapOverMargin,
  limitsReached,
  marginOf,
  passedTime,
  secondsUntil,
  settlementLimits,
  shareLoss,
  velocityTriggered,
} from './formulas.ts';

const LAUNCH = [0.07, 0.13, 0.2];

describe('limits of December 2017', () => {
  it('are 7%, 13% and 20% around the prior settlement', () => {
    expect(LAUNCH.map((fraction) => Object.values(settlementLimits(10_000, fraction)).map(Math.round))).toEqual([
      [9_300, 10_700],
      [8_700, 11_300],
      [8_000, 12_000],
    ]);
  });

  it.each([
    [9_301, 0],
    [9_299, 1],
    [11_301, 2],
    [7_999, 3],
  ])('at %d are %d of them reached', (price, reached) => {
    expect(limitsReached(10_000, price, LAUNCH)).toBe(reached);
  });
});

it('margins a contract of 5 BTC at 35%, raised to 47% and 43% before the first trade', () => {
  expect(contractValue(-2, 5, 15_000)).toBe(150_000);
  expect([0.35, 0.47, 0.43].map((rate) => Math.round(marginOf(1, 5, 15_000, rate)))).toEqual([26_250, 35_250, 32_250]);
});

it('moves the bounds of the dynamic breaker with the window: high less, low plus the variant', () => {
  // 10% of a settlement of 100,000; within the hour the price was between 95,000 and 101,000.
  expect(dynamicBounds(101_000, 95_000, 10_000)).toEqual({ lower: 91_000, upper: 105_000 });
  expect(dynamicBounds(100_000, 100_000, 10_000)).toEqual({ lower: 90_000, upper: 110_000 });
});

describe('velocity logic', () => {
  const times = [0, 400, 900, 1_500];

  it('sees a move of so many ticks within the time, either way', () => {
    expect(velocityTriggered(times, [100, 100, 105, 110], 20, 0.5, 1_500)).toBe(true);
    expect(velocityTriggered(times, [110, 110, 105, 100], 20, 0.5, 1_500)).toBe(true);
  });

  it('does not see a slower or smaller one', () => {
    expect(velocityTriggered(times, [100, 105, 105, 110], 20, 0.5, 1_000)).toBe(false);
    expect(velocityTriggered(times, [100, 100, 105, 109.5], 20, 0.5, 1_500)).toBe(false);
    expect(velocityTriggered([], [], 1, 1, 1)).toBe(false);
  });
});

it('measures a weekend gap by the margin that stood against it', () => {
  expect(gapOverMargin(1, 100_000, 90_000, 0.5)).toBeCloseTo(0.2, 12);
  expect(gapOverMargin(-1, 100_000, 90_000, 0.5)).toBe(0);
  expect(gapOverMargin(-1, 100_000, 160_000, 0.5)).toBeCloseTo(1.2, 12);
});

it('assesses 9,158,880,419 USD on deposits of 3,330,501,971 USD, as CME printed for 31 December 2016', () => {
  expect(Math.abs(assessmentPowers([3_330_501_971], 2.75) - 9_158_880_419)).toBeLessThan(2);
});

describe('shareLoss', () => {
  it('goes by weight up to each limit, and what one cannot bear to the others', () => {
    expect(shareLoss(7_500, [6, 4], [6_000, 4_000])).toEqual([4_500, 3_000]);
    expect(shareLoss(9, [1, 1, 1], [1, 10, 10])).toEqual([1, 4, 4]);
    expect(shareLoss(5, [0, 0], [9, 9])).toEqual([0, 0]);
  });

  it('adds up to the loss or to all limits, never above one', () => {
    const amount = fc.double({ min: 0, max: 1e6, noNaN: true });
    fc.assert(
      fc.property(amount, fc.array(fc.tuple(amount, amount), { maxLength: 6 }), (loss, holders) => {
        const limits = holders.map(([, limit]) => limit);
        const able = holders.reduce((sum, [weight, limit]) => sum + (weight > 0 ? limit : 0), 0);
        const shares = shareLoss(
          loss,
          holders.map(([weight]) => weight),
          limits,
        );
        const sum = shares.reduce((all, share) => all + share, 0);
        expect(Math.abs(sum - Math.min(loss, able))).toBeLessThanOrEqual(1e-9 * (1 + loss));
        shares.forEach((share, k) => expect(share).toBeLessThanOrEqual(limits[k]! * (1 + 1e-12)));
      }),
    );
  });
});

it('reaches a time of day once a day, at the end of the step that passes it', () => {
  const nineUtc = 75_600;
  expect([10, 75_599, 75_600].map((nowS) => passedTime(nowS, 1, nineUtc))).toEqual([false, false, true]);
  expect(passedTime(86_400 + 75_605, 10, nineUtc)).toBe(true);
  expect([secondsUntil(75_540, nineUtc), secondsUntil(75_600, nineUtc)]).toEqual([60, 86_400]);
});

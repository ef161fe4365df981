/**
 * The loans of euler-stream-2025 in a run of the engine: one market on Morpho's rules against xUSD, its oracle fixed or
 * at the market, and liquidators who each bring a finite amount of USDC, there from the start or one after the other.
 */
import { buildSnapshot, prepare, resolveScenario, runCascade } from '@firebreak/engine';
import { chainMarket } from './chainMarket.ts';

const MARKET = 'vaults';
const STEP_S = 20;
const HOUR_S = 3600;
/** Hours that a run goes on at the last price. */
const AFTER_HOURS = 1;
/** Liquidators, each with an equal part of what is brought. */
const LIQUIDATORS = 50;

/** What a run is made of. USD and xUSD. */
export interface StreamRun {
  readonly debt: number;
  readonly collateral: number;
  readonly lltv: number;
  readonly beta: number;
  readonly maxFactor: number;
  /** The oracle says 1 whatever the market says. */
  readonly hardCoded: boolean;
  /** Price at the end, and hours of the way there from 1, straight in logs; 0 is a jump. */
  readonly end: number;
  readonly hours: number;
  /** USDC that liquidators bring in all. */
  readonly brought: number;
  /** The k-th liquidator comes in the middle of the k-th part of the time between the loan's first call and the end. */
  readonly oneByOne: boolean;
}

/** What a run leaves, USD; losses are at the price at the end. */
export interface StreamRunOutcome {
  readonly repaid: number;
  /** Written off by the run: loans without any collateral left. */
  readonly writtenOff: number;
  /** Debt left less the collateral that is left beside it, and what was written off. */
  readonly lendersLose: number;
  /** What liquidators paid less what they hold. */
  readonly liquidatorsLose: number;
}

/** Price at which the loan may be liquidated. */
export function streamTrigger({ debt, collateral, lltv }: Pick<StreamRun, 'debt' | 'collateral' | 'lltv'>): number {
  return debt / (collateral * lltv);
}

/** Runs it. */
export function streamRun(run: StreamRun): StreamRunOutcome {
  const assets = [
    { asset: 'BTC', kind: 'crypto', priceUsd: 1 },
    { asset: 'xUSD', kind: 'stablecoin', priceUsd: 1 },
    { asset: 'USDC', kind: 'stablecoin', priceUsd: 1 },
  ] as const;
  const snapshot = buildSnapshot(chainMarket('euler-stream-2025', assets, rowsOf(run)));
  const document = {
    name: 'euler-stream-2025',
    horizon: `${(run.hours + AFTER_HOURS) * HOUR_S}s`,
    step: `${STEP_S}s`,
    shocks: [{ assets: 'xUSD', move: run.end - 1, start: 0, length: `${run.hours * HOUR_S}s` }],
  };
  const { summary } = runCascade(prepare(snapshot, resolveScenario(document, snapshot)), {
    seed: 1,
    record: 'summary',
  });
  const lending = summary.chain?.lending.find(({ market }) => market === MARKET);
  const reserve = summary.chain?.reserves.find(({ market, asset }) => market === MARKET && asset === 'USDC');
  const gained = summary.chain?.keepers.reduce((sum, one) => sum + one.afterUsd - one.beforeUsd, 0) ?? 0;
  const repaid = lending?.repaidUsd ?? 0;
  const collateralLeft = run.collateral * run.end - (repaid + gained);
  const writtenOff = lending?.badDebtUsd ?? 0;
  return {
    repaid,
    writtenOff,
    lendersLose: writtenOff + Math.max(0, (reserve?.borrowedAfter ?? 0) - collateralLeft),
    liquidatorsLose: -gained,
  };
}

function rowsOf(run: StreamRun) {
  const keepers = Array.from({ length: LIQUIDATORS }, (_, k) => `liquidator-${k + 1}`);
  const below = Math.log(run.end / Math.min(1, streamTrigger(run))) / Math.log(run.end);
  const left = Math.max(0, below) * run.hours * HOUR_S;
  return {
    lending_markets: [{ market: MARKET, protocol: 'morpho' }],
    lending_parameters: [
      { market: MARKET, key: 'incentive_beta', value: run.beta },
      { market: MARKET, key: 'incentive_max', value: run.maxFactor },
    ],
    lending_assets: [
      {
        market: MARKET,
        asset: 'xUSD',
        liquidation_threshold: run.lltv,
        liquidation_bonus: 0,
        supplied: run.collateral,
        oracle: run.hardCoded ? 'fixed:1' : 'external',
      },
      { market: MARKET, asset: 'USDC', supplied: run.debt, borrowed: run.debt, oracle: 'fixed:1' },
    ],
    loans: [{ loan: 'stream', market: MARKET }],
    loan_legs: [
      { loan: 'stream', asset: 'xUSD', collateral: run.collateral },
      { loan: 'stream', asset: 'USDC', debt: run.debt },
    ],
    keepers: keepers.map((keeper, k) => ({
      keeper,
      role: 'liquidator',
      latency_s: run.oneByOne ? ((k + 0.5) * left) / LIQUIDATORS : 0,
    })),
    chain_balances: keepers.map((holder) => ({ holder, asset: 'USDC', amount: run.brought / LIQUIDATORS })),
  };
}

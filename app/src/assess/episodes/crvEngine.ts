/**
 * The loan of crv-2022 in a run of the engine: Aave's market with its suppliers, the price outside along the
 * square-root path, and liquidators who each bring a finite amount of what is owed, one after the other.
 */
import { buildSnapshot, prepare, resolveScenario, runCascade } from '@firebreak/engine';
import type { ChainSummary } from '@firebreak/engine';
import { chainMarket } from './chainMarket.ts';

const MARKET = 'aave-v2';
const STEP_S = 5;
/** Points of the price path; between them the run goes straight in logs. */
const POINTS = 60;
/** Minutes that a run goes on at the high. */
const AFTER_MINUTES = 5;

/** What a run is made of. CRV and USD. */
export interface CrvRun {
  readonly debt: number;
  readonly collateral: number;
  readonly threshold: number;
  readonly bonus: number;
  readonly closeFactor: number;
  /** Price at the start and at the end of the path. */
  readonly start: number;
  readonly high: number;
  readonly minutes: number;
  /** Liquidators; each has an equal part of the debt, and the k-th comes in the middle of the k-th part of the time. */
  readonly liquidators: number;
  /** All of them are there with all they have at once. */
  readonly atOnce: boolean;
}

/** What a run leaves. */
export interface CrvRunOutcome {
  readonly calls: number;
  readonly repaidUsd: number;
  /** Tokens without collateral, by the run's own books, and who bears them. */
  readonly badDebt: number;
  readonly owner: string;
  /** Debt below its threshold at the end, USD. */
  readonly unsafeUsd: number;
}

/** Runs it. Throws InternalError where the run has no chain part, which this market always has. */
export function crvRun(one: CrvRun): CrvRunOutcome {
  const snapshot = buildSnapshot(
    chainMarket(
      'crv-2022',
      [
        { asset: 'CRV', kind: 'crypto', priceUsd: one.start },
        { asset: 'USDC', kind: 'stablecoin', priceUsd: 1 },
      ],
      rowsOf(one),
    ),
  );
  const scenario = resolveScenario(scenarioOf(one), snapshot);
  const { summary } = runCascade(prepare(snapshot, scenario), { seed: 1, record: 'summary' });
  return outcomeOf(summary.chain);
}

function outcomeOf(chain: ChainSummary | undefined): CrvRunOutcome {
  const market = chain?.lending.find((row) => row.market === MARKET);
  const losses = chain?.badDebt.filter((row) => row.market === MARKET) ?? [];
  return {
    calls: market?.calls ?? 0,
    repaidUsd: market?.repaidUsd ?? 0,
    badDebt: losses.reduce((sum, { tokens }) => sum + tokens, 0),
    owner: losses.map(({ owner }) => owner).join(', '),
    unsafeUsd: market?.unsafeDebtUsd ?? 0,
  };
}

/** Aave v2: half of the debt per call, no level for closing whole, no rule for dust. */
function rowsOf({ debt, collateral, threshold, bonus, closeFactor, minutes, liquidators, atOnce }: CrvRun) {
  const parameters = {
    close_factor: closeFactor,
    full_close_health_factor: 0,
    small_usd: 0,
    min_leftover_usd: 0,
    burn_bad_debt: 1,
  };
  const keepers = Array.from({ length: liquidators }, (_, k) => `liquidator-${k + 1}`);
  const latency = (k: number): number => (atOnce ? 0 : ((k + 0.5) * 60 * minutes) / liquidators);
  return {
    lending_markets: [{ market: MARKET, protocol: 'aave' }],
    lending_parameters: Object.entries(parameters).map(([key, value]) => ({ market: MARKET, key, value })),
    lending_assets: [
      {
        market: MARKET,
        asset: 'USDC',
        liquidation_threshold: threshold,
        liquidation_bonus: bonus,
        supplied: collateral,
        oracle: 'external',
      },
      { market: MARKET, asset: 'CRV', supplied: 2 * debt, borrowed: debt, oracle: 'external' },
    ],
    loans: [{ loan: 'short', market: MARKET }],
    loan_legs: [
      { loan: 'short', asset: 'USDC', collateral },
      { loan: 'short', asset: 'CRV', debt },
    ],
    keepers: keepers.map((keeper, k) => ({ keeper, role: 'liquidator', latency_s: latency(k) })),
    chain_balances: keepers.map((holder) => ({ holder, asset: 'CRV', amount: debt / liquidators })),
  };
}

function scenarioOf({ start, high, minutes }: CrvRun): unknown {
  const points = Array.from({ length: POINTS }, (_, k) => {
    const share = (k + 1) / POINTS;
    return [`${share * minutes * 60}s`, (high / start - 1) * Math.sqrt(share)];
  });
  return {
    name: 'crv-2022',
    horizon: `${minutes + AFTER_MINUTES}m`,
    step: `${STEP_S}s`,
    shocks: [{ assets: 'CRV', points }],
  };
}

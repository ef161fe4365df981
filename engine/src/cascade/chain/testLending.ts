/** A market of one collateral token against one debt token, for tests that compare a run with a closed form. */
import { buildSnapshot } from '../../market/build.ts';
import { tableFromRows } from '../../market/table.ts';
import type { Cell } from '../../market/table.ts';
import { AAVE_PARAMETERS, type ChainRows, parameterRows, withChain } from '../../market/testChain.ts';
import { rowsOfTable, tinyMarket, withTables } from '../../market/testMarket.ts';
import type { Table } from '../../market/schema.ts';
import { EVENT, type RunResult } from '../../result/types.ts';
import { runCascade } from '../run.ts';
import { caseOf, type ScenarioDoc } from '../testRuns.ts';
import { runnable } from './testRuns.ts';

/** A loan of collateral tokens against debt tokens, both worth 1 USD at the start. */
export interface PlainLoan {
  readonly loan: string;
  readonly collateral: number;
  readonly debt: number;
  readonly threshold: number;
  readonly count?: number;
}

/** What a test sets of the market. */
export interface PlainMarket {
  readonly protocol: string;
  readonly bonus?: number;
  readonly parameters?: Readonly<Record<string, number>>;
  readonly capital?: number;
  readonly gasUsd?: number;
  /** Changed cells of the collateral's and the debt's row of `lending_assets`. */
  readonly collateralRow?: Readonly<Record<string, Cell>>;
  readonly debtRow?: Readonly<Record<string, Cell>>;
  readonly extra?: ChainRows;
}

/** Close to the whole of an account: Aave before version 3, without small amounts and without burning bad debt. */
export const PLAIN_AAVE: Readonly<Record<string, number>> = {
  ...AAVE_PARAMETERS,
  full_close_health_factor: 0,
  small_usd: 0,
  min_leftover_usd: 0,
};

/** Rows of the chain part. Everything that is not lent by loans is supplied by others; the debt token stays at 1. */
export function plainRows(loans: readonly PlainLoan[], market: PlainMarket): ChainRows {
  const sum = (of: (loan: PlainLoan) => number): number => loans.reduce((s, l) => s + of(l) * (l.count ?? 1), 0);
  const collateral = sum((l) => l.collateral);
  const debt = sum((l) => l.debt);
  const minting = market.protocol === 'maker' || market.protocol === 'liquity';
  return {
    lending_markets: [{ market: 'm', protocol: market.protocol }],
    lending_parameters: parameterRows('m', market.parameters ?? PLAIN_AAVE),
    lending_assets: [
      {
        market: 'm',
        asset: 'COLL',
        liquidation_threshold: loans[0].threshold,
        liquidation_bonus: market.bonus ?? 0,
        supplied: minting ? 0 : collateral,
        oracle: 'external',
        ...market.collateralRow,
      },
      {
        market: 'm',
        asset: 'DEBT',
        supplied: minting ? 0 : 2 * debt,
        borrowed: debt,
        oracle: 'fixed:1',
        ...market.debtRow,
      },
    ],
    loans: loans.map(({ loan, count }) => ({ loan, market: 'm', count: count ?? 1 })),
    loan_legs: loans.flatMap(({ loan, collateral: held, debt: owed, threshold }) => [
      { loan, asset: 'COLL', collateral: held, liquidation_threshold: threshold },
      { loan, asset: 'DEBT', debt: owed },
    ]),
    keepers: [{ keeper: 'k', role: 'liquidator', gas_usd: market.gasUsd ?? 0 }],
    chain_balances: [{ holder: 'k', asset: 'DEBT', amount: market.capital ?? 10 * debt }],
    ...market.extra,
  };
}

/** A fall of the collateral by a fraction in one step, ten seconds into a run. */
export function fallBy(fraction: number, changes: ScenarioDoc = {}): ScenarioDoc {
  const shocks = fraction === 0 ? [] : [{ assets: ['COLL'], move: -fraction, shape: 'step', length: 0, start: 10 }];
  return { horizon: 60, shocks, behaviour: { permanent_impact: 0 }, ...changes };
}

/** Runs it. */
export function plainRun(rows: ChainRows, doc: ScenarioDoc, untilS?: number): RunResult {
  const market = tinyMarket();
  const assets = [
    ...rowsOfTable(market.tables.get('assets') as Table),
    { asset: 'COLL', kind: 'crypto', price_usd: 1, daily_volatility: 0, beta_btc: 0, basis: 'synthetic' },
    { asset: 'DEBT', kind: 'stablecoin', price_usd: 1, daily_volatility: 0, beta_btc: 0, basis: 'synthetic' },
  ];
  const tables = withChain(withTables(market, tableFromRows('assets', assets)), rows);
  const options = untilS === undefined ? {} : { untilS };
  return runCascade(caseOf(buildSnapshot(runnable(tables)), doc), { seed: 1, record: 'full', ...options });
}

/** Rows of the loans that were liquidated, ascending, each once. */
export function liquidatedRows({ events }: RunResult): number[] {
  const rows = new Set<number>();
  for (let e = 0; e < events.n; e++) if (events.kind[e] === EVENT.loan_liquidation) rows.add(events.account[e]);
  return [...rows].sort((a, b) => a - b);
}

/** Runs over the small market with a chain part, for tests: rule parameters filled in, and short ways to run it. */
import { buildSnapshot } from '../../market/build.ts';
import type { MarketTables } from '../../market/schema.ts';
import type { Snapshot } from '../../market/snapshot.ts';
import { tableFromRows } from '../../market/table.ts';
import { CHAIN_ROWS, chainMarket, type ChainRows } from '../../market/testChain.ts';
import { withTables } from '../../market/testMarket.ts';
import type { ChainSummary } from '../../result/chain.ts';
import type { RunResult } from '../../result/types.ts';
import { TEST_PARAMETERS } from '../../rules/shared/testRules.ts';
import { runCascade, type RunOptions } from '../run.ts';
import { caseOf, type ScenarioDoc } from '../testRuns.ts';

const FAMILY_OF = { hyperliquid: 'hyperliquid', binance: 'binance-usdm' } as const;

/** The tables of the small market, with the parameters that the rules of its two venues need. */
export function runnable(market: MarketTables): MarketTables {
  const rows = Object.entries(FAMILY_OF).flatMap(([venue, family]) =>
    Object.entries(TEST_PARAMETERS[family]).map(([key, value]) => ({ venue, key, value, basis: 'assumed' })),
  );
  return withTables(market, tableFromRows('parameters', rows));
}

/** The small market with these rows in its chain part. */
export function chainSnapshot(rows: ChainRows = CHAIN_ROWS): Snapshot {
  return buildSnapshot(runnable(chainMarket(rows)));
}

/** A run over it, and the chain part of its summary. */
export function chainRun(
  rows: ChainRows,
  doc: ScenarioDoc,
  options: Partial<RunOptions> = {},
): { readonly result: RunResult; readonly chain: ChainSummary } {
  const result = runCascade(caseOf(chainSnapshot(rows), doc), { seed: 1, record: 'full', ...options });
  return { result, chain: result.summary.chain as ChainSummary };
}

/** Rows with changes of those of one table, by place. */
export function edited(
  table: string,
  changes: Readonly<Record<number, object>>,
  rows: ChainRows = CHAIN_ROWS,
): ChainRows {
  return { ...rows, [table]: rows[table].map((row, k) => ({ ...row, ...changes[k] })) };
}

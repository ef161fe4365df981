/**
 * A market with a vault for tests: it supplies an isolated market of COLL against DEBT and keeps tokens idle; its share
 * VS is collateral in a second market, against DEBT that others supply. Everything is worth 1 USD at the start.
 */
import { buildSnapshot } from '../../market/build.ts';
import type { Snapshot } from '../../market/snapshot.ts';
import type { Table } from '../../market/schema.ts';
import type { Cell } from '../../market/table.ts';
import { tableFromRows } from '../../market/table.ts';
import { type ChainRows, parameterRows, withChain } from '../../market/testChain.ts';
import { rowsOfTable, tinyMarket, withTables } from '../../market/testMarket.ts';
import type { ChainSummary } from '../../result/chain.ts';
import { runCascade } from '../run.ts';
import { caseOf, type ScenarioDoc } from '../testRuns.ts';
import { runnable } from './testRuns.ts';

const MORPHO = { incentive_beta: 0.3, incentive_max: 1.15 };

/** What a test sets of it. */
export interface VaultMarket {
  /** Of 100,000 that the vault has, what is in the market; the rest is idle. */
  readonly supplied: number;
  /** Lent out in the first market, and the collateral of the loan there. */
  readonly debt: number;
  readonly collateral: number;
  readonly realise?: 0 | 1;
  /** Loan on shares: shares and debt; none unless it is given. */
  readonly shares?: readonly [shares: number, debt: number];
  readonly oracle?: string;
  /** Debt tokens of the keeper. */
  readonly capital?: number;
  readonly extra?: ChainRows;
}

/** Rows of the chain part. */
export function vaultRows(market: VaultMarket): ChainRows {
  const { supplied, debt, collateral, realise = 1, shares = [0, 0], oracle = 'vault:V', capital = 1e6 } = market;
  const threshold = 0.86;
  const rows: Record<string, Record<string, Cell>[]> = {
    lending_markets: [
      { market: 'm', protocol: 'morpho' },
      { market: 's', protocol: 'morpho' },
    ],
    lending_parameters: [...parameterRows('m', MORPHO), ...parameterRows('s', MORPHO)],
    lending_assets: [
      { market: 'm', asset: 'COLL', liquidation_threshold: threshold, oracle: 'external' },
      { market: 'm', asset: 'DEBT', supplied, borrowed: debt, oracle: 'fixed:1' },
      { market: 's', asset: 'VS', liquidation_threshold: threshold, oracle },
      { market: 's', asset: 'DEBT', supplied: 50_000, borrowed: shares[1], oracle: 'fixed:1' },
    ],
    loans: [{ loan: 'a', market: 'm' }],
    loan_legs: [
      { loan: 'a', asset: 'COLL', collateral },
      { loan: 'a', asset: 'DEBT', debt },
    ],
    keepers: [{ keeper: 'k', role: 'liquidator' }],
    chain_balances: capital > 0 ? [{ holder: 'k', asset: 'DEBT', amount: capital }] : [],
    lending_vaults: [
      { vault: 'V', asset: 'DEBT', share: 'VS', shares: 100_000, idle: 100_000 - supplied, realise_losses: realise },
    ],
    vault_allocations: [{ vault: 'V', market: 'm', amount: supplied }],
  };
  if (shares[0] > 0) {
    rows['loans'].push({ loan: 'b', market: 's' });
    rows['loan_legs'].push({ loan: 'b', asset: 'VS', collateral: shares[0] });
    rows['loan_legs'].push({ loan: 'b', asset: 'DEBT', debt: shares[1] });
  }
  for (const [table, list] of Object.entries(market.extra ?? {})) (rows[table] ??= []).push(...list);
  return rows;
}

/** The snapshot. */
export function vaultSnapshot(rows: ChainRows): Snapshot {
  const market = tinyMarket();
  const token = (asset: string, kind = 'stablecoin') => ({
    asset,
    kind,
    price_usd: 1,
    daily_volatility: 0,
    beta_btc: 0,
    basis: 'synthetic',
  });
  const assets = [
    ...rowsOfTable(market.tables.get('assets') as Table),
    token('COLL', 'crypto'),
    ...['DEBT', 'VS', 'WS'].map((asset) => token(asset)),
  ];
  const tables = withChain(withTables(market, tableFromRows('assets', assets)), rows);
  return buildSnapshot(runnable(tables));
}

/** Runs it and returns the chain part of the summary. */
export function vaultRun(rows: ChainRows, doc: ScenarioDoc): ChainSummary {
  const result = runCascade(caseOf(vaultSnapshot(rows), doc), { seed: 1, record: 'full' });
  return result.summary.chain as ChainSummary;
}

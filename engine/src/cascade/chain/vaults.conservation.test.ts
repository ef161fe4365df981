/**
 * Random markets whose lending markets are supplied by vaults too, with loans on their shares and depositors who leave:
 * tokens and claims are conserved, losses have owners, and runs repeat with and without tripwires.
 */
import { describe, expect, it } from 'vitest';
import { Sequence } from '../../core/random.ts';
import { buildSnapshot } from '../../market/build.ts';
import type { MarketTables, Table } from '../../market/schema.ts';
import { type Cell, tableFromRows } from '../../market/table.ts';
import { parameterRows } from '../../market/testChain.ts';
import { rowsOfTable, withTables } from '../../market/testMarket.ts';
import { randomMarket } from '../../population/random.ts';
import type { ChainSummary } from '../../result/chain.ts';
import { resolveScenario } from '../../scenario/resolve.ts';
import { prepare } from '../prepared.ts';
import { runCascade } from '../run.ts';
import { randomScenario, withDesks } from '../testRuns.ts';
import { withRandomChain } from './randomChain.ts';

const SEEDS = 12;
const STREAM = 311;
const PROTOCOLS = ['morpho', 'euler', 'morpho', 'euler', 'aave', 'aave-v4'];
const MORPHO = { incentive_beta: 0.3, incentive_max: 1.15 };

type Row = Record<string, Cell>;

/** A vault over the free supply of every market's debt asset, and a market of its share that the vault supplies too. */
function withVaults(market: MarketTables, seed: number): MarketTables {
  const draw = new Sequence(seed, STREAM);
  const rows = (name: string): Row[] => rowsOfTable(market.tables.get(name) as Table) as Row[];
  const [assets, lending, reserves] = [rows('assets'), rows('lending_markets'), rows('lending_assets')];
  const [parameters, loans, legs] = [rows('lending_parameters'), rows('loans'), rows('loan_legs')];
  const vaults: Row[] = [];
  const allocations: Row[] = [];
  const debts = reserves.filter(({ borrowed }) => Number(borrowed) > 0);
  for (const asset of new Set(debts.map((row) => row['asset']))) {
    const [vault, share] = [`v-${asset}`, `share-${asset}`];
    let total = 0;
    for (const row of debts.filter((one) => one['asset'] === asset && Number(one['supplied']) > 0)) {
      const amount = Number(row['supplied']) * (0.3 + 0.7 * draw.next());
      allocations.push({ vault, market: row['market'] as string, amount });
      total += amount;
    }
    if (total === 0) continue;
    const own = 0.2 * total;
    const idle = draw.next() < 0.5 ? 0 : 0.1 * total;
    const price = Number(assets.find((row) => row['asset'] === asset)!['price_usd']);
    const shares = total + own + idle;
    assets.push({ asset: share, kind: 'stablecoin', price_usd: price, daily_volatility: 0, beta_btc: 0 });
    vaults.push({ vault, asset, share, shares, idle, realise_losses: draw.nextInt(2) });
    allocations.push({ vault, market: `on-${share}`, amount: own });
    lending.push({ market: `on-${share}`, protocol: 'morpho' });
    parameters.push(...parameterRows(`on-${share}`, MORPHO));
    const oracle = ([`vault:${vault}`, 'external', 'external', 'fixed:1'] as const)[draw.nextInt(4)] as string;
    reserves.push({ market: `on-${share}`, asset: share, liquidation_threshold: 0.9, oracle });
    reserves.push({ market: `on-${share}`, asset, supplied: own, borrowed: 0.9 * own, oracle: 'external' });
    for (let k = 0; k < 5; k++) {
      const count = 1 + draw.nextInt(3);
      const debt = (0.9 * own) / 5 / count;
      loans.push({ loan: `${vault}-${k}`, market: `on-${share}`, count });
      legs.push({ loan: `${vault}-${k}`, asset: share, collateral: debt / 0.9 / (0.999 - 0.1 * draw.next()) });
      legs.push({ loan: `${vault}-${k}`, asset, debt });
    }
  }
  const all = { assets, lending_markets: lending, lending_parameters: parameters, lending_assets: reserves, loans };
  const list: Record<string, Row[]> = {
    ...all,
    loan_legs: legs,
    lending_vaults: vaults,
    vault_allocations: allocations,
  };
  return withTables(market, ...Object.entries(list).map(([name, of]) => tableFromRows(name, of)));
}

function numbersOf(value: unknown): number[] {
  if (typeof value === 'number') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(numbersOf) : [];
}

describe('random markets with vaults', () => {
  it(`conserve tokens and claims, and run alike with a full scan, over ${SEEDS} seeds`, { timeout: 300_000 }, () => {
    const seen = { lost: 0, keepers: 0, left: 0, waiting: 0, onShares: 0, hidden: 0 };
    for (let seed = 0; seed < SEEDS; seed++) {
      const plain = withRandomChain(withDesks(randomMarket(seed, { accounts: 20 })), seed, PROTOCOLS);
      const snapshot = buildSnapshot(withVaults(plain, seed));
      const withdrawals = (snapshot.chain?.vaults?.vaults.id ?? []).map((vault) => ({
        vault,
        share: seed % 2 === 0 ? 0.02 : 0.6,
        start: 5,
        length: 40,
      }));
      const coins = snapshot.assets.id.filter((_, a) => snapshot.assets.kind[a] === 'crypto');
      const shares = snapshot.assets.id.filter((id) => id.startsWith('share-'));
      const shocks = [
        { assets: coins, move: -0.45, start: 20, length: 20 },
        ...(shares.length > 0 ? [{ assets: shares, move: -0.12, start: 60, length: 10 }] : []),
      ];
      const doc = { ...randomScenario(seed, snapshot), shocks, withdrawals };
      const prepared = prepare(snapshot, resolveScenario(doc, snapshot));
      const fast = runCascade(prepared, { seed, record: 'full' });
      const chain = fast.summary.chain as ChainSummary;
      expect(numbersOf(chain).every(Number.isFinite), `seed ${seed}`).toBe(true);
      expect(chain.conservation.maxTokenError, `seed ${seed}`).toBeLessThan(1e-12);
      expect(chain.conservation.maxClaimError, `seed ${seed}`).toBeLessThan(1e-9);
      const owned = chain.badDebt.reduce((sum, { usd }) => sum + usd, 0);
      const lost = chain.lending.reduce((sum, { badDebtUsd }) => sum + badDebtUsd, 0);
      expect(Math.abs(owned - lost), `seed ${seed}`).toBeLessThanOrEqual(1e-9 * lost);
      for (const vault of chain.vaults) {
        const named = chain.badDebt.filter(({ owner }) => owner === `holders of vault ${vault.vault}`);
        const tokens = named.reduce((sum, row) => sum + row.tokens, 0);
        expect(Math.abs(tokens - vault.lost), `seed ${seed}`).toBeLessThanOrEqual(1e-9 * vault.lost);
        expect(vault.lookThroughAfter, `seed ${seed}`).toBeLessThanOrEqual(vault.valueAfter * (1 + 1e-9));
        seen.lost += Number(vault.lost > 0);
        seen.hidden += Number(vault.hidden > 0);
        seen.keepers += Number(vault.keeperTokens > 0);
        seen.left += Number(vault.redeemedTokens > 0);
        seen.waiting += Number(vault.waitingShares > 0);
      }
      seen.onShares += Number(chain.lending.some(({ market, calls }) => market.startsWith('on-') && calls > 0));
      if (seed % 5 === 0) {
        const scan = runCascade(prepared, { seed, record: 'full', fullScan: true });
        expect(scan.digest, `seed ${seed}`).toBe(fast.digest);
        expect(scan.summary.chain).toEqual(chain);
      }
    }
    for (const [what, times] of Object.entries(seen)) expect(times, what).toBeGreaterThan(1);
  });
});

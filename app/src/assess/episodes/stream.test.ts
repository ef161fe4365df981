/**
 * euler-stream-2025: the circle of debts by hand and as two vaults of the engine, who bears the loss at both ends, and
 * the loop.
 */
import { buildSnapshot, prepare, resolveScenario, runCascade } from '@firebreak/engine';
import { describe, expect, it } from 'vitest';
import { chainMarket } from './chainMarket.ts';
import { readEpisode, valueOf } from './figures.ts';
import { runStream } from './stream.ts';

const episode = runStream();
const table = (title: string) => episode.tables.find((one) => one.title.startsWith(title))!;

describe('the circle of Stream and Elixir', () => {
  it('is the solution of two equations', () => {
    // s = (R + 75 e)/(160 + 284.9), e = (68 s + 68/9)/(75 + 75/9), with 77 m recovered.
    const [claims, deusd, own] = [160 + 284.9, 75 / 0.9, 68 / 0.9 - 68];
    const s = (77 + (75 * own) / deusd) / (claims - (75 * 68) / deusd);
    const row = table('Who is paid what').rows[1]!;
    expect(row[2]).toBeCloseTo(s, 9);
    expect(row[3]).toBeCloseTo((68 * s + own) / deusd, 9);
    expect(row[4]).toBeCloseTo((1 - s) * 284.9e6, 0);
  });

  it('set off leaves Elixir no claim, and holders of deUSD what its other assets pay, whatever Stream recovers', () => {
    const rows = table('The same with the debts').rows;
    for (const row of rows) {
      expect(row[6]).toBe(0);
      expect(row[3]).toBeCloseTo(68 / 9 / (7 + 75 / 9), 9);
    }
  });
});

describe('loans against xUSD', () => {
  it('lose everything where the token is worth nothing, and the parts add up', () => {
    for (const row of table('Bad debt by lender').rows) {
      const parts = row.slice(3).reduce((sum: number, usd) => sum + Number(usd), 0);
      expect(parts).toBeCloseTo(Number(row[2]), 2);
    }
    expect(table('Bad debt by lender').rows.at(-1)![2]).toBeCloseTo(284.9e6, 2);
  });

  it('leave more bad debt under a market oracle only where nothing was sold on the way', () => {
    for (const [, hard, none, half, all] of table('Bad debt of all lenders').rows) {
      expect(none).toBeGreaterThanOrEqual(Number(hard));
      expect(half).toBeCloseTo(Number(none) / 2, 6);
      expect(all).toBe(0);
    }
  });
});

describe('runs of the engine', () => {
  const rows = table('Runs of the engine').rows;

  it('lose what the rule says where the oracle is hard-coded and where the price jumps', () => {
    const rule = table('Bad debt of all lenders').rows.find(([value]) => value === 0.26)!;
    expect(Number(rows[0]![3]) / Number(rule[1])).toBeCloseTo(1, 9);
    expect(Number(rows.at(-1)![3]) / Number(rule[2])).toBeCloseTo(1, 9);
  });

  it('lose the same in all, whoever bears it: debt less collateral at the last price', () => {
    const loss = 284.9e6 * (1 - (0.26 * 700) / 530);
    for (const row of rows) {
      // Where all is repaid at once, Stream is left some collateral, which is then the others' loss: 0.3 m.
      expect(Number(row[5]) / loss).toBeCloseTo(1, row[3] === 0 ? 2 : 9);
      expect(Number(row[2])).toBeLessThanOrEqual(Number(row[1]) * (1 + 1e-12));
    }
  });
});

it('the loop of 170 and 530 m has the loan to value 530/700', () => {
  const row = table('How far').rows[0]!;
  expect(row[1]).toBeCloseTo(700 / 170, 12);
  expect(row[2]).toBeCloseTo(530 / 700, 12);
});

const file = readEpisode('euler-stream-2025');
const MORPHO = { incentive_beta: 0.3, incentive_max: 1.15 };

/** A market in which a vault has lent its asset against the shares of another, one for one. */
function lentOn(market: string, share: string, usd: number) {
  return {
    lending_markets: [{ market, protocol: 'morpho' }],
    lending_parameters: Object.entries(MORPHO).map(([key, value]) => ({ market, key, value })),
    lending_assets: [
      { market, asset: share, liquidation_threshold: 0.86, supplied: 0, borrowed: 0, oracle: 'fixed:2' },
      { market, asset: 'USDC', liquidation_threshold: 0, supplied: usd, borrowed: usd, oracle: 'fixed:1' },
    ],
    loans: [{ loan: market, market }],
    loan_legs: [
      { loan: market, asset: share, collateral: usd, debt: 0 },
      { loan: market, asset: 'USDC', collateral: 0, debt: usd },
    ],
  };
}

/** Worth of xUSD and deUSD where Stream has recovered so much, all claims on it equal. */
function lookedThrough(recovered: number): number[] {
  const value = (id: string): number => valueOf(file, id);
  const deusd = value('deusd-stream') / value('deusd-share');
  const other = value('elixir') * (1 / value('deusd-share') - 1);
  const [stream, elixir] = [
    lentOn('stream', 'deUSD', value('deusd-stream')),
    lentOn('elixir', 'xUSD', value('elixir')),
  ];
  const rows = {
    lending_markets: [...stream.lending_markets, ...elixir.lending_markets],
    lending_parameters: [...stream.lending_parameters, ...elixir.lending_parameters],
    lending_assets: [...stream.lending_assets, ...elixir.lending_assets],
    loans: [...stream.loans, ...elixir.loans],
    loan_legs: [...stream.loan_legs, ...elixir.loan_legs],
    lending_vaults: [
      { vault: 'Stream', asset: 'USDC', share: 'xUSD', shares: value('holders') + value('lenders'), idle: recovered },
      { vault: 'Elixir', asset: 'USDC', share: 'deUSD', shares: deusd, idle: other },
    ],
    vault_allocations: [
      { vault: 'Stream', market: 'stream', amount: value('deusd-stream') },
      { vault: 'Elixir', market: 'elixir', amount: value('elixir') },
    ],
  };
  const assets = ['BTC', 'USDC', 'xUSD', 'deUSD'].map((asset) => ({
    asset,
    kind: asset === 'BTC' ? ('crypto' as const) : ('stablecoin' as const),
    priceUsd: 1,
  }));
  const snapshot = buildSnapshot(chainMarket('euler-stream-2025', assets, rows));
  const scenario = resolveScenario({ name: 'circle', horizon: '1m' }, snapshot);
  const { summary } = runCascade(prepare(snapshot, scenario), { seed: 1, record: 'summary' });
  return summary.chain!.vaults.map(({ lookThroughAfter }) => lookThroughAfter);
}

describe('the circle of Stream and Elixir as vaults', () => {
  it('is worth what clearing their debts pays, whatever is recovered', () => {
    const { rows } = table('Who is paid what');
    expect(rows).toHaveLength(4);
    for (const [, recovered, stream, elixir] of rows) {
      const [xusd, deusd] = lookedThrough(Number(recovered));
      expect(xusd).toBeCloseTo(Number(stream), 9);
      expect(deusd).toBeCloseTo(Number(elixir), 9);
    }
  });
});

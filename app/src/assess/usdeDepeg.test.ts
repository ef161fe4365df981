/**
 * The case usde-depeg-2025: its waypoints are those of the minute bars and of the pool (left out without the data: set
 * FIREBREAK_DATA), and margin in USDe is liquidated where the venue's own price values it, and nowhere else.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import {
  applySet,
  buildSnapshot,
  builtinSpec,
  falseLiquidations,
  oneAccountMarket,
  prepare,
  resolveScenario,
  runCascade,
  tableFromRows,
} from '@firebreak/engine';
import type { MarketTables, OracleVintage } from '@firebreak/engine';
import { describe, expect, it } from 'vitest';
import { readScenario } from '../store/scenarioFile.ts';

const DATA = process.env['FIREBREAK_DATA'] ?? fileURLToPath(new URL('../../../../shared/data', import.meta.url));
const BARS = join(DATA, 'binance_usdeusdt_1m_2025-10-08_14.csv.gz');
const BLOCKS = join(DATA, 'uniswap_usde_usdt_blocks_2025-10-10.csv.gz');

interface CaseDocument {
  readonly shocks: readonly { readonly assets: string; readonly points?: readonly (readonly [string, number])[] }[];
  readonly depegs: readonly { readonly points: readonly (readonly [string, number])[] }[];
}
const { doc } = readScenario('usde-depeg-2025');
const { shocks, depegs } = doc as CaseDocument;

/** Rows of a gzipped CSV as records. */
function rowsOf(path: string): Record<string, string>[] {
  const [head, ...lines] = gunzipSync(readFileSync(path)).toString().trim().split('\n');
  const names = head!.trim().split(',');
  return lines.map((line) =>
    Object.fromEntries(
      line
        .trim()
        .split(',')
        .map((cell, k) => [names[k]!, cell]),
    ),
  );
}

describe.skipIf(!existsSync(BARS) || !existsSync(BLOCKS))('waypoints', () => {
  /** USDT per USDe in the pool at the last block of each minute of the window. */
  const pool = new Map<string, number>();
  for (const row of existsSync(BLOCKS) ? rowsOf(BLOCKS) : []) {
    const time = new Date(1000 * Number(row['timestamp'])).toISOString();
    if (time >= '2025-10-10T21:10' && time < '2025-10-10T22:21')
      pool.set(time.slice(11, 16), Number(row['token1Price']));
  }
  const poolAt = (clock: string): number => [...pool].filter(([minute]) => minute <= clock).at(-1)![1];
  const low = new Map(
    (existsSync(BARS) ? rowsOf(BARS) : [])
      .filter((row) => row['time_utc']!.startsWith('2025-10-10'))
      .map((row) => [row['time_utc']!.slice(11, 16), Number(row['low'])] as const),
  );

  it('are one a minute, the lowest trade on Binance over the pool', () => {
    const points = depegs[0]!.points;
    expect(new Set(points.map(([clock]) => clock)).size).toBe(points.length);
    for (const [clock, move] of points) expect(move, clock).toBeCloseTo(low.get(clock)! / poolAt(clock) - 1, 4);
    expect(points).toHaveLength(63);
    expect(Math.min(...low.values())).toBe(0.65);
    const lowest = points.reduce((least, point) => (point[1] < least[1] ? point : least));
    expect(lowest[0]).toBe('21:54');
  });

  it('keep the pool, which stayed above 0.9997 while the venue fell to 0.65', () => {
    const points = shocks.find(({ assets }) => assets === 'USDe')!.points!;
    for (const [clock, move] of points) expect(move, clock).toBeCloseTo(poolAt(clock) / poolAt('21:10') - 1, 4);
    expect(Math.min(...pool.values())).toBeGreaterThan(0.9997);
    expect(Math.max(...pool.values())).toBeLessThanOrEqual(1);
  });
});

/** USD price of an asset in the built-in market. */
function priceOf(asset: string): number {
  return Number(builtinSpec().assets.find((row) => row['asset'] === asset)?.['price_usd']);
}

/** Prices, rules, tiers, haircuts, oracles and books of the built-in market, without its accounts. */
function reference(vintage: OracleVintage): MarketTables {
  const spec = builtinSpec(vintage);
  const names = ['assets', 'venues', 'parameters', 'instruments', 'tiers', 'haircuts', 'oracles', 'depth'] as const;
  const tables = new Map(names.map((name) => [name as string, tableFromRows(name, [...spec[name]])]));
  const marked = spec.instruments.map((row) => ({ ...row, mark_price: priceOf(String(row['asset'])) }));
  tables.set('instruments', tableFromRows('instruments', marked));
  return { tables, name: spec.name, asOfMs: spec.as_of_ms, synthetic: true, seed: null, sources: [] };
}

/** The case over a market around one account: long ten BTC from 10% above the mark, 180,000 tokens as cross margin. */
function ready(venue: string, asset: string, vintage: OracleVintage, set: readonly [string, unknown][] = []) {
  const instrument = `${venue}:BTCUSDT`;
  const account = {
    reference: reference(vintage),
    venue,
    collateral_mode: 'multi' as const,
    balances: { [asset]: 180_000 },
    positions: [{ instrument, qty: 10, entry_price: 1.1 * priceOf('BTC') }],
  };
  const snapshot = buildSnapshot(oneAccountMarket(account));
  let changed: unknown = applySet(applySet(doc, 'step', '5s'), 'market.equity_scale.value', 1);
  for (const [key, value] of set) changed = applySet(changed, key, value);
  return prepare(snapshot, resolveScenario(changed, snapshot));
}

/** USD liquidated of that account. */
function liquidated(...market: Parameters<typeof ready>): number {
  const { summary } = runCascade(ready(...market), { seed: 1, record: 'summary' });
  return summary.liquidatedUsd + summary.adlUsd;
}

/** Accounts liquidated at the venue's own prices that are not at those of outside, by venue. */
function falseOnes(venue: string) {
  const options = { seed: 1, record: 'summary', byAccount: true } as const;
  const prepared = ready(venue, 'USDe', '2025-10-09');
  return falseLiquidations(prepared, options, runCascade(prepared, options), 'external')!;
}

describe('cross margin in USDe', () => {
  it('is liquidated on the venue that values it at its own price', () => {
    expect(liquidated('binance', 'USDe', '2025-10-09')).toBeGreaterThan(5e5);
  });

  it('is not where the price of outside counts, and other margin is not touched', () => {
    expect(liquidated('bybit', 'USDe', '2025-10-09')).toBe(0);
    expect(liquidated('binance', 'USDT', '2025-10-09')).toBe(0);
  });

  it('is not with the oracle of 14 October 2025, nor with margin at prices of outside', () => {
    expect(liquidated('binance', 'USDe', '2025-10-14')).toBe(0);
    expect(liquidated('binance', 'USDe', '2025-10-09', [['switches.venue_oracles', false]])).toBe(0);
  });
});

describe('false liquidations', () => {
  it('are counted on the venue that valued USDe at its own price, and nowhere else', () => {
    const { accounts, liquidatedUsd, byVenue, rerunAccounts } = falseOnes('binance');
    expect([accounts, rerunAccounts]).toEqual([1, 0]);
    expect(liquidatedUsd).toBeGreaterThan(5e5);
    expect(byVenue).toEqual([{ venue: 'binance', accounts: 1, liquidatedUsd }]);
    expect(falseOnes('bybit')).toMatchObject({ accounts: 0, liquidatedUsd: 0, byVenue: [] });
  });
});

describe('the later oracles', () => {
  it('replace what the notice changed, and nothing else', () => {
    const rows = (vintage: OracleVintage): string[] => builtinSpec(vintage).oracles.map((row) => JSON.stringify(row));
    const [before, after] = [new Set(rows('2025-10-09')), new Set(rows('2025-10-14'))];
    const gone = [...before].filter((row) => !after.has(row)).map((row) => JSON.parse(row) as Record<string, unknown>);
    expect(gone.every(({ venue, use }) => venue === 'binance' && use === 'collateral')).toBe(true);
    expect(new Set(gone.map(({ asset }) => asset))).toEqual(new Set(['USDe', 'WBETH', 'BNSOL']));
    expect([...after].filter((row) => !before.has(row))).toHaveLength(3);
  });
});

/**
 * What the benches of whole runs share: the built-in population at any number of account rows, and the shock that
 * they play.
 */
import { buildSnapshot } from '../../engine/src/market/build.ts';
import type { Snapshot } from '../../engine/src/market/snapshot.ts';
import { builtinSpec } from '../../engine/src/population/builtin.ts';
import { generateMarket } from '../../engine/src/population/generate.ts';

export const MARKET_SEED = 20251009;

/**
 * The built-in market with `scale` times its account rows: the same members and open interest in finer or coarser
 * cohorts. Liquidity providers have `providerEquity` times their capital.
 */
export function builtinSnapshot(scale: number, providerEquity = 1): Snapshot {
  const spec = builtinSpec();
  const populations = spec.populations.map((row) => ({
    ...row,
    accounts: Math.round(row.accounts * scale),
    providers: {
      ...row.providers,
      equity_of_open_interest: row.providers.equity_of_open_interest * providerEquity,
    },
  }));
  return buildSnapshot(generateMarket({ ...spec, populations }, MARKET_SEED));
}

/** BTC moves by `move` (a fraction) within `length`, the other coins by their slope on it. */
export function shock(move: number, length: string, horizon: string): Readonly<Record<string, unknown>> {
  return {
    name: 'bench',
    title: 'A shock for benches',
    horizon,
    step: '1s',
    shocks: [{ assets: { beta: 'BTC' }, move, length, basis: 'assumed', source: 'bench' }],
  };
}

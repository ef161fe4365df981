/**
 * What the property tests of the engine share: random scenarios for random markets, and runs of them step by step.
 */
import { Sequence } from '../core/random.ts';
import { buildSnapshot } from '../market/build.ts';
import type { Snapshot } from '../market/snapshot.ts';
import type { MarketTables } from '../market/schema.ts';
import { tableFromRows } from '../market/table.ts';
import { rowsOfTable, withTables } from '../market/testMarket.ts';
import { randomMarket, type RandomMarketOptions } from '../population/random.ts';
import { PORTFOLIO_PARAMETERS } from '../rules/familyParameters.ts';
import { EVENT_KINDS, type EventColumns, type EventKind } from '../result/types.ts';
import { resolveScenario } from '../scenario/resolve.ts';
import { prepare, type Prepared } from './prepared.ts';

/** A scenario document as it comes from YAML. */
export type ScenarioDoc = Readonly<Record<string, unknown>>;

/** Stream of this file's draws; others of the same seed belong to the population. */
const STREAM_SCENARIO = 300;

/** Seconds of a random scenario. */
export const RANDOM_HORIZON_S = 200;

/** A whole number of seconds from `from` to `to`. */
function seconds(draw: Sequence, from: number, to: number): number {
  return from + draw.nextInt(to - from + 1);
}

/**
 * A random scenario of 200 one-second steps: a move of 5 to 25% up or down that may come back, a funding settlement
 * within the horizon, and by chance a depeg at one venue, lost depth, oracle faults, outages, flows and circuit
 * breakers.
 */
export function randomScenario(seed: number, snapshot: Snapshot): ScenarioDoc {
  const draw = new Sequence(seed, STREAM_SCENARIO);
  const { venues, instruments, assets } = snapshot;
  const chance = (p: number): boolean => draw.next() < p;
  const venue = (): string => venues.id[draw.nextInt(venues.n)];
  const size = 0.05 + 0.2 * draw.next();
  const length = seconds(draw, 0, 120);
  const recover = { share: draw.next(), start: length + seconds(draw, 0, 30), length: seconds(draw, 1, 40) };
  const token = chance(0.5) && assets.id.includes('SYNTH') ? 'SYNTH' : assets.id[draw.nextInt(assets.n)];
  const span = (): { start: number; length: number } => ({ start: seconds(draw, 1, 90), length: seconds(draw, 5, 60) });
  return {
    name: `random-${seed}`,
    start: chance(0.5) ? '2025-10-10T15:58:37Z' : '2025-10-10T20:58:37Z',
    horizon: RANDOM_HORIZON_S,
    step: 1,
    shocks: [
      {
        assets: chance(0.3) ? 'all' : { beta: 'BTC' },
        log_move: chance(0.7) ? -size : size,
        shape: ['linear', 'step', 'smooth'][draw.nextInt(3)],
        length,
        ...(chance(0.4) ? { recover } : {}),
      },
    ],
    depth: chance(0.4)
      ? [{ venues: venue(), assets: 'all', multiplier: 0.1 + 0.5 * draw.next(), ...span(), ramp: 10 }]
      : [],
    depegs: chance(0.4)
      ? [{ venue: venue(), asset: token, move: -0.3 * draw.next(), length: 20, hold: 60, recover: 30 }]
      : [],
    oracles: chance(0.2)
      ? [
          chance(0.5)
            ? { venues: venue(), use: ['index', 'collateral', 'mark'][draw.nextInt(3)], kind: 'freeze', ...span() }
            : { venues: venue(), use: 'mark', kind: 'offset', move: 0.1 * (draw.next() - 0.5), ...span() },
        ]
      : [],
    outages: chance(0.3)
      ? [{ venues: venue(), what: ['trading', 'transfers', 'liquidations'][draw.nextInt(3)], ...span() }]
      : [],
    flows: chance(0.2)
      ? [{ instrument: instruments.id[draw.nextInt(instruments.n)], usd: 2e5 * (draw.next() - 0.5), ...span() }]
      : [],
    policies: chance(0.2)
      ? {
          all: {
            pause: { move: 0.05, window: '30s', length: '10s', auction: chance(0.5) },
            reduce_only: '10s',
            band: 0.2,
          },
        }
      : {},
    behaviour: { noise_multiplier: chance(0.5) ? 3 : 0, margin_call_latency_s: 10, basis_latency_s: 5 },
  };
}

/** A market in which every fifth trader is an account of one of three desks that trade the basis. */
export function withDesks(market: MarketTables): MarketTables {
  const rows = rowsOfTable(market.tables.get('accounts')!).map((row, k) =>
    row['kind'] === 'trader' && k % 5 === 0 ? { ...row, kind: 'basis', entity: `desk-${k % 3}` } : row,
  );
  return withTables(market, tableFromRows('accounts', rows));
}

/**
 * A market in which every multi-collateral trader of a venue whose family knows portfolio margin is under it, with the
 * parameters that it takes.
 */
export function withPortfolio(market: MarketTables): MarketTables {
  const rowsOf = (table: string) => rowsOfTable(market.tables.get(table)!);
  const parameters = rowsOf('parameters');
  const known = new Set<unknown>();
  for (const { venue, rules } of rowsOf('venues')) {
    const more = PORTFOLIO_PARAMETERS[String(rules)] ?? [];
    if (more.length > 0) known.add(venue);
    for (const { key, value, basis } of more) parameters.push({ venue: venue!, key, value, basis });
  }
  const accounts = rowsOf('accounts').map((row) =>
    row['kind'] === 'trader' && row['collateral_mode'] === 'multi' && known.has(row['venue'])
      ? { ...row, collateral_mode: 'portfolio' }
      : row,
  );
  return withTables(market, tableFromRows('accounts', accounts), tableFromRows('parameters', parameters));
}

/** The random market of a seed, desks included, as it is read into memory. */
export function randomSnapshot(seed: number, options: RandomMarketOptions = {}): Snapshot {
  return buildSnapshot(withDesks(randomMarket(seed, options)));
}

/** A random market under its random scenario, ready to run. */
export function randomCase(seed: number, options: RandomMarketOptions = {}): Prepared {
  const snapshot = randomSnapshot(seed, options);
  return prepare(snapshot, resolveScenario(randomScenario(seed, snapshot), snapshot));
}

/** A snapshot under a scenario document, ready to run; name and horizon are filled in. */
export function caseOf(snapshot: Snapshot, doc: ScenarioDoc): Prepared {
  return prepare(snapshot, resolveScenario({ name: 'test', horizon: RANDOM_HORIZON_S, ...doc }, snapshot));
}

/** Number of events of each kind. */
export function countEvents(events: EventColumns): Record<EventKind, number> {
  const counts = Object.fromEntries(EVENT_KINDS.map((kind) => [kind, 0])) as Record<EventKind, number>;
  for (let k = 0; k < events.n; k++) counts[EVENT_KINDS[events.kind[k]]]++;
  return counts;
}

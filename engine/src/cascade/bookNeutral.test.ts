/**
 * A market with a book differs from the one without it by what the book does, and by nothing else. Where all traders
 * make room, margin is made linear (one tier, one haircut, nothing closed in parts), because a trader that makes room
 * keeps its leverage but may fall into a lower tier. Auto-deleveraging is off: until a fund stops, it takes positions
 * in the order of accounts, and one account more there can tip what follows.
 */
import { describe, expect, it } from 'vitest';
import { buildSnapshot } from '../market/build.ts';
import { stringAt } from '../core/strings.ts';
import type { MarketTables, Table } from '../market/schema.ts';
import { tableFromRows } from '../market/table.ts';
import { rowsOfTable, withTables } from '../market/testMarket.ts';
import { addBook, type BookAccount } from '../population/addBook.ts';
import { randomMarket } from '../population/random.ts';
import { EVENT_KINDS, type RunResult } from '../result/types.ts';
import type { Snapshot } from '../market/snapshot.ts';
import { runCascade } from './run.ts';
import { caseOf, randomScenario, type ScenarioDoc } from './testRuns.ts';

type Row = ReturnType<typeof rowsOfTable>[number];

/** The first row of each key, for all sizes. */
function firstRows(market: MarketTables, name: string, key: (row: Row) => string, edges: Row): Table {
  const rows = new Map<string, Row>();
  for (const row of rowsOfTable(market.tables.get(name)!)) if (!rows.has(key(row))) rows.set(key(row), row);
  return tableFromRows(
    name,
    [...rows.values()].map((row) => ({ ...row, ...edges })),
  );
}

/** The market with one tier, one haircut and no size above which a position is closed in parts. */
function linear(market: MarketTables): MarketTables {
  const parameters = rowsOfTable(market.tables.get('parameters')!).map((row) =>
    row['key'] === 'partialThresholdUsd' ? { ...row, value: 1e15 } : row,
  );
  return withTables(
    market,
    tableFromRows('parameters', parameters),
    firstRows(market, 'tiers', (row) => String(row['instrument']), { min_notional: 0, max_notional: null }),
    firstRows(market, 'haircuts', (row) => `${String(row['venue'])} ${String(row['asset'])}`, {
      min_amount: 0,
      max_amount: null,
    }),
  );
}

/** A book account for each trader account of the market: `share` of all its members' legs and money. */
function slices(market: MarketTables, share: number, of: (row: Row) => boolean): BookAccount[] {
  const rows = (name: string): Row[] => rowsOfTable(market.tables.get(name)!);
  const balances = rows('balances');
  const positions = rows('positions');
  return rows('accounts')
    .filter((row) => row['kind'] === 'trader' && of(row))
    .map((row) => {
      const times = share * Number(row['count']);
      return {
        id: `own-${String(row['account'])}`,
        venue: String(row['venue']),
        collateralMode: row['collateral_mode'] === 'multi' ? ('multi' as const) : ('single' as const),
        basis: 'measured' as const,
        balances: balances
          .filter((held) => held['account'] === row['account'])
          .map((held) => ({ asset: String(held['asset']), amount: Number(held['amount']) * times })),
        positions: positions
          .filter((held) => held['account'] === row['account'])
          .map((held) => ({
            instrument: String(held['instrument']),
            qty: Number(held['qty']) * times,
            entryPrice: Number(held['entry_price']),
            isolatedMargin: Number.isFinite(held['isolated_margin']) ? Number(held['isolated_margin']) * times : null,
          })),
      };
    });
}

/** What happens to each trader of the market itself: step, kind, contract, quantity and price, in order. */
function fates(snapshot: Snapshot, { events }: RunResult): Map<string, string[]> {
  const fate = new Map<string, string[]>();
  for (let k = 0; k < events.n; k++) {
    const account = events.account[k];
    if (account < 0) continue;
    const id = stringAt(snapshot.accounts.id, account);
    const list = fate.get(id) ?? [];
    const what = `${events.step[k]} ${EVENT_KINDS[events.kind[k]]} ${events.instrument[k]}`;
    list.push(`${what} ${events.qty[k].toPrecision(9)} ${events.price[k].toPrecision(9)}`);
    fate.set(id, list);
  }
  return fate;
}

function run(market: MarketTables, doc: ScenarioDoc, seed: number): { snapshot: Snapshot; result: RunResult } {
  const snapshot = buildSnapshot(market);
  return { snapshot, result: runCascade(caseOf(snapshot, doc), { seed, record: 'full' }) };
}

describe('a book that does what those whose place it takes would have done', () => {
  it('leaves prices, totals and what everybody else loses as they were', () => {
    let liquidated = 0;
    for (let seed = 1; seed <= 20; seed++) {
      const market = linear(randomMarket(seed, { accounts: 60 }));
      const doc = {
        ...randomScenario(seed, buildSnapshot(market)),
        switches: { margin_calls: false, stops: false, adl: false },
      };
      const without = run(market, doc, seed).result;
      const withBook = run(
        addBook(
          market,
          slices(market, 0.3, () => true),
        ),
        doc,
        seed,
      ).result;
      liquidated += without.summary.liquidatedUsd;
      for (const key of ['liquidatedUsd', 'badDebtUsd', 'vaultTakenUsd', 'openInterestAfterUsd'] as const) {
        const scale = Math.max(1, without.summary[key]);
        expect(Math.abs(withBook.summary[key] - without.summary[key]) / scale, `seed ${seed}, ${key}`).toBeLessThan(
          1e-6,
        );
      }
    }
    expect(liquidated).toBeGreaterThan(0);
  });
});

describe('a book in a market whose prices nobody moves', () => {
  it('changes nothing in the fate of any account that made no room for it', () => {
    let compared = 0;
    for (let seed = 1; seed <= 20; seed++) {
      const market = randomMarket(seed, { accounts: 60 });
      const doc = { ...randomScenario(seed, buildSnapshot(market)), switches: { impact: false, adl: false } };
      const book = slices(market, 0.5, (row) => String(row['account']).endsWith(':t7'));
      const without = run(market, doc, seed);
      const withBook = run(addBook(market, book), doc, seed);
      const taken = new Set(
        book.flatMap(({ positions }) => positions.map(({ instrument, qty }) => `${instrument} ${qty > 0}`)),
      );
      const made = new Set(
        rowsOfTable(market.tables.get('positions')!)
          .filter((row) => taken.has(`${String(row['instrument'])} ${Number(row['qty']) > 0}`))
          .map((row) => String(row['account'])),
      );
      const kinds = new Map(rowsOfTable(market.tables.get('accounts')!).map((row) => [row['account'], row['kind']]));
      const before = fates(without.snapshot, without.result);
      const after = fates(withBook.snapshot, withBook.result);
      for (const [id, fate] of before) {
        if (made.has(id) || kinds.get(id) !== 'trader') continue;
        compared++;
        expect(after.get(id), `seed ${seed}, ${id}`).toEqual(fate);
      }
    }
    expect(compared).toBeGreaterThan(50);
  });
});

/**
 * 10,000 random accounts on the four venues of the built-in market: the engine liquidates each at the trigger that was
 * found before, and not one tick of the contract's price grid earlier. Not covered: Deribit, which the built-in market
 * lacks; hedge mode within a cross account, which a book refuses; triggers while other prices, funding or collateral
 * move, which the printed trigger is not about; contracts other than the twelve below; accounts short at the start.
 */
import { describe, expect, it } from 'vitest';
import { Sequence } from '../core/random.ts';
import { buildSnapshot } from '../market/build.ts';
import { BOOK_OWNER, type Snapshot } from '../market/snapshot.ts';
import type { MarketTables, Table } from '../market/schema.ts';
import { cellText, tableFromRows } from '../market/table.ts';
import { rowsOfTable, withTables } from '../market/testMarket.ts';
import { builtinMarket } from '../population/builtin.ts';
import { addBook, type BookAccount, type BookPosition } from '../population/addBook.ts';
import { oneAccountMarket } from '../population/oneAccount.ts';
import { keepRows } from '../population/rows.ts';
import { PHASE } from '../rules/types.ts';
import { resolveScenario } from '../scenario/resolve.ts';
import type { ObservedPath } from '../scenario/types.ts';
import { type Prepared, prepare } from './prepared.ts';
import { advance, startRun } from './run.ts';
import { gridPrice, legTrigger, tickOf } from './trigger.ts';

const BOOKS = 10_000;
/** Accounts that share a market, each tested in a run of its own. */
const BATCH = 50;
const STREAM = 410;

/** The built-in market's reference with few contracts, so that ten thousand markets are built in seconds. */
const CONTRACTS: Readonly<Record<string, readonly string[]>> = {
  hyperliquid: ['hyperliquid:BTC', 'hyperliquid:ETH', 'hyperliquid:XPL'],
  binance: ['binance:BTCUSDT', 'binance:ETHUSDT', 'binance:DOGEUSDT'],
  bybit: ['bybit:BTCUSDT', 'bybit:BTCUSD', 'bybit:SOLUSDT'],
  okx: ['okx:BTC-USDT-SWAP', 'okx:BTC-USD-SWAP', 'okx:XRP-USDT-SWAP'],
};
const COLLATERAL: Readonly<Record<string, readonly string[]>> = {
  binance: ['BTC', 'ETH', 'USDe', 'BNSOL'],
  bybit: ['BTC', 'ETH', 'SOL', 'USDe'],
  okx: ['BTC', 'ETH', 'SOL', 'BETH'],
};
const VENUES = Object.keys(CONTRACTS);
/** Venues whose accounts can hold a long and a short of one contract; each isolated leg is a unit of its own. */
const HEDGE_MODE = new Set(['binance', 'bybit', 'okx']);
/** From here a position counts as one of the upper tiers: maintenance of 2.5% and more of Bybit's BTCUSDT. */
const UPPER_USD = 7e7;

function reference(market: MarketTables): MarketTables {
  const used = new Set(Object.values(CONTRACTS).flat());
  const tables = new Map<string, Table>(market.tables);
  for (const name of ['instruments', 'tiers', 'depth']) {
    const table = market.tables.get(name)!;
    tables.set(
      name,
      keepRows(table, (row) => used.has(cellText(table, 'instrument', row))),
    );
  }
  return { ...market, tables };
}

const MARKET = reference(builtinMarket());
const INSTRUMENTS = MARKET.tables.get('instruments')!;
const facts = new Map(
  Array.from({ length: INSTRUMENTS.rows }, (_, row) => [
    cellText(INSTRUMENTS, 'instrument', row),
    {
      mark: Number(cellText(INSTRUMENTS, 'mark_price', row)),
      inverse: cellText(INSTRUMENTS, 'kind', row) === 'inverse',
      settle: cellText(INSTRUMENTS, 'settle', row),
    },
  ]),
);
const ASSETS = MARKET.tables.get('assets')!;
const priceOf = new Map(
  Array.from({ length: ASSETS.rows }, (_, row) => [
    cellText(ASSETS, 'asset', row),
    Number(cellText(ASSETS, 'price_usd', row)),
  ]),
);

/** One big trader on each side of a venue's contracts, who make room for books. */
function emptyMarket(venue: string): MarketTables {
  const qty = (instrument: string) => 1e12 / (facts.get(instrument)!.inverse ? 1 : facts.get(instrument)!.mark);
  const positions = CONTRACTS[venue].map((instrument) => ({
    instrument,
    qty: qty(instrument),
    entry_price: facts.get(instrument)!.mark,
  }));
  const market = oneAccountMarket({
    reference: MARKET,
    venue,
    id: 'long',
    collateral_mode: 'multi',
    balances: {},
    positions,
  });
  const accounts = rowsOfTable(market.tables.get('accounts')!).map((row) => ({
    ...row,
    ...(row['kind'] === 'residual' ? { kind: 'trader', collateral_mode: 'multi' } : {}),
  }));
  const rich = ['long', 'long:mirror'].map((account) => ({
    account,
    asset: settleOf(CONTRACTS[venue][0]),
    amount: 1e16,
  }));
  const balances = [...rowsOfTable(market.tables.get('balances')!), ...rich];
  return withTables(market, tableFromRows('accounts', accounts), tableFromRows('balances', balances));
}

/** A random account: isolated legs, cross in one token, hedged legs, or several tokens up to haircut tiers. */
function randomAccount(draw: Sequence, venue: string, id: string): BookAccount {
  const multi = COLLATERAL[venue] !== undefined && draw.next() < 0.5;
  const isolated = !multi && draw.next() < 0.4;
  const gross = 1e3 * 10 ** (6 * draw.next());
  // Positions in upper tiers need more than a tenth or a half of their notional.
  const upper = gross > UPPER_USD ? 0.6 * draw.next() : 0;
  const leverage = 1.5 + 40 * draw.next() ** 2;
  const all = CONTRACTS[venue];
  const first = all[draw.nextInt(3)];
  const names = draw.next() < 0.4 ? [first] : all.filter((name) => multi || settleOf(name) === settleOf(first));
  const side = draw.next() < 0.5 ? 1 : -1;
  const position = (instrument: string, sign: number, usd: number): BookPosition => {
    const { mark, inverse } = facts.get(instrument)!;
    return {
      instrument,
      qty: (sign * usd) / (inverse ? 1 : mark),
      entryPrice: isolated ? mark : mark * (0.95 + 0.1 * draw.next()),
      isolatedMargin: isolated ? (usd * (upper + 1 / leverage)) / (inverse ? mark : 1) : null,
    };
  };
  const hedged = isolated && HEDGE_MODE.has(venue) && draw.next() < 0.5;
  const positions = names.flatMap((instrument, k) => {
    const sign = k > 0 && draw.next() < 0.5 ? -side : side;
    const usd = gross / names.length;
    const leg = position(instrument, sign, usd);
    return hedged ? [leg, position(instrument, -sign, usd * (0.5 + draw.next()))] : [leg];
  });
  const equity = gross * (0.06 + upper + 1 / leverage);
  const settle = settleOf(first);
  const balances = [{ asset: settle, amount: isolated ? 0 : equity / priceOf.get(settle)! }];
  if (multi) {
    const others = COLLATERAL[venue].filter((name) => name !== settle);
    const asset = others[draw.nextInt(others.length)];
    balances.push({ asset, amount: ((0.2 + draw.next()) * equity) / priceOf.get(asset)! });
  }
  return { id, venue, collateralMode: multi ? 'multi' : 'single', basis: 'measured', balances, positions };
}

function settleOf(instrument: string): string {
  return facts.get(instrument)!.settle;
}

const QUIET = {
  name: 'trigger',
  mode: 'replay',
  horizon: 3,
  step: 1,
  start: '2025-10-10T15:10:37Z',
  behaviour: { noise_multiplier: 0 },
  switches: { margin_calls: false, adl: false },
};

/** Marks of all contracts: as at the start but for the one that is driven to `prices`, one a second. */
function marks(start: Float64Array, driven: number, prices: readonly [number, number]): ObservedPath[] {
  return Array.from(start, (mark, instrument) => ({
    instrument,
    timeS: Float64Array.of(1, 2),
    price: instrument === driven ? Float64Array.from(prices) : Float64Array.of(mark, mark),
  }));
}

/** Phases of a unit after one second and after two. */
function phases(prepared: Prepared, observed: ObservedPath[], unit: number): [number, number] {
  const c = startRun({ ...prepared, scenario: { ...prepared.scenario, observed } }, { seed: 1, record: 'summary' });
  const phase = () => (c.state.slotOf[unit] < 0 ? PHASE.calm : c.state.slotPhase[c.state.slotOf[unit]]);
  advance(c, 1);
  const first = phase();
  advance(c, 2);
  return [first, phase()];
}

/** What a test covers: venue, contract, mode, side, collateral beside the settlement token, and what else matters. */
function kindOf({ accounts, units, legs, instruments, balances, venues, assets }: Snapshot, u: number, leg: number) {
  const account = units.account[u];
  const i = legs.instrument[leg];
  const isolated = units.isolated[u] !== 0;
  const own = Array.from(
    { length: units.balanceStart[u + 1] - units.balanceStart[u] },
    (_, k) => k + units.balanceStart[u],
  ).filter((k) => balances.asset[k] !== instruments.settle[i] && balances.amount[k] > 0);
  let twins = 0;
  for (let other = accounts.unitStart[account]; isolated && other < accounts.unitStart[account + 1]; other++)
    if (other !== u && legs.instrument[units.legStart[other]] === i) twins++;
  const usd = Math.abs(legs.qty[leg]) * (instruments.inverse[i] !== 0 ? 1 : instruments.markPrice[i]);
  return [
    venues.id[accounts.venue[account]],
    instruments.inverse[i] !== 0 ? 'inverse' : 'linear',
    isolated ? 'isolated' : accounts.multi[account] !== 0 ? 'multi' : 'cross',
    legs.qty[leg] > 0 ? 'long' : 'short',
    ...own.map((k) => `in ${assets.id[balances.asset[k]]}`),
    ...(units.legStart[u + 1] - units.legStart[u] > 1 ? ['several legs'] : []),
    ...(twins > 0 ? ['hedged'] : []),
    ...(usd > UPPER_USD ? ['upper tier'] : []),
  ].join(', ');
}

/** Tests every account of a book at the trigger of one of its legs; returns how many of each kind, and what failed. */
function testBatch(venue: string, batch: number, tested: Map<string, number>): string[] {
  const draw = new Sequence(batch, STREAM);
  const book = Array.from({ length: BATCH }, (_, k) => randomAccount(draw, venue, `own-${k}`));
  const snapshot = buildSnapshot(addBook(empty.get(venue)!, book));
  const path = { instrument: snapshot.instruments.id[0], points: [[1, snapshot.instruments.markPrice[0]]] };
  const prepared = prepare(snapshot, resolveScenario({ ...QUIET, paths: [path] }, snapshot));
  const { accounts, units, legs } = snapshot;
  const { state } = startRun(prepared, { seed: 1, record: 'summary' });
  const wrong: string[] = [];
  for (let a = 0; a < accounts.n; a++) {
    if (accounts.entities[accounts.entity[a]] !== BOOK_OWNER) continue;
    const own: number[] = [];
    for (let u = accounts.unitStart[a]; u < accounts.unitStart[a + 1]; u++)
      for (let leg = units.legStart[u]; leg < units.legStart[u + 1]; leg++) own.push(u, leg);
    const pick = 2 * draw.nextInt(own.length / 2);
    const [unit, leg] = [own[pick], own[pick + 1]];
    const trigger = legTrigger(prepared.tables, state, unit, leg);
    const i = legs.instrument[leg];
    if (trigger === null || trigger.distance === 0) continue;
    const tick = tickOf(prepared.tables, i);
    const before = gridPrice(tick, Math.round(trigger.price / tick) + (legs.qty[leg] > 0 ? 1 : -1));
    const [early, then] = phases(prepared, marks(state.mark, i, [before, trigger.price]), unit);
    const kind = kindOf(snapshot, unit, leg);
    tested.set(kind, (tested.get(kind) ?? 0) + 1);
    if (early !== PHASE.calm || then === PHASE.calm)
      wrong.push(`batch ${batch} ${kind} account ${a}: ${early} ${then}`);
  }
  return wrong;
}

const empty = new Map(VENUES.map((venue) => [venue, emptyMarket(venue)]));

/** Least number of tests, and the words that their kind has. */
function covered(): [number, ...string[]][] {
  return VENUES.flatMap((venue): [number, ...string[]][] => {
    const contracts = venue === 'bybit' || venue === 'okx' ? ['linear', 'inverse'] : ['linear'];
    const modes = COLLATERAL[venue] === undefined ? ['isolated', 'cross'] : ['isolated', 'cross', 'multi'];
    const sides = ['long', 'short'];
    return [
      ...contracts.flatMap((contract) =>
        modes.flatMap((mode) => sides.map((side): [number, ...string[]] => [50, venue, contract, mode, side])),
      ),
      ...(COLLATERAL[venue] ?? []).flatMap((asset) =>
        sides.map((side): [number, ...string[]] => [50, venue, 'multi', side, `in ${asset}`]),
      ),
      ...sides.flatMap((side): [number, ...string[]][] => [
        [50, venue, side, 'several legs'],
        [20, venue, side, 'upper tier'],
        ...(HEDGE_MODE.has(venue) ? [[50, venue, side, 'hedged'] as [number, ...string[]]] : []),
      ]),
    ];
  });
}

describe('triggers', () => {
  it(`hold to the tick in ${BOOKS} random accounts`, { timeout: 300_000 }, () => {
    const tested = new Map<string, number>();
    const wrong: string[] = [];
    const count = () => [...tested.values()].reduce((sum, n) => sum + n, 0);
    for (let batch = 0; count() < BOOKS; batch++) wrong.push(...testBatch(VENUES[batch % 4], batch, tested));
    expect(wrong).toEqual([]);
    const timesOf = (parts: readonly string[]) =>
      [...tested].reduce((sum, [kind, n]) => {
        const words = kind.split(', ');
        return parts.every((part) => words.includes(part)) ? sum + n : sum;
      }, 0);
    const short = covered().filter(([least, ...parts]) => timesOf(parts) < least);
    expect(short.map(([least, ...parts]) => `${parts.join(' ')}: ${timesOf(parts)} of ${least}`)).toEqual([]);
  });
});

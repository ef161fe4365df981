/**
 * Real positions with their owners into accounts, balances and positions. What the data do not have is refused unless
 * the user says how to fill it, and everything that is filled in is counted.
 */
import { IssuesError, numberColumn, numbers, strings, stringColumn } from '@firebreak/engine';
import type { Issue, MarketTables, PartialNote, Table } from '@firebreak/engine';
import type { FileTable } from './csv.ts';
import { parseDistribution } from './distribution.ts';
import type { Distribution } from './distribution.ts';
import type { PositionsMapping } from './mapping.ts';
import { readRows } from './positionRows.ts';
import type { PositionRows } from './positionRows.ts';

/** How gaps are filled: `entry_price` → `mark`; `equity` → `leverage:DISTRIBUTION`. */
export type Missing = Readonly<Record<string, string>>;

/** What the user said about gaps. */
export interface PositionChoices {
  readonly missing: Missing;
  readonly balanceOpenInterest: 'residual' | null;
  readonly seed: number;
}

/** Tables made from positions, and what was filled in. */
export interface ImportedPositions {
  readonly tables: readonly Table[];
  readonly partial: PartialNote;
  readonly notes: readonly string[];
  /** Mark price per instrument as the file has it. */
  readonly marks: ReadonlyMap<string, number>;
  /** Row of the positions table → row of the file. */
  readonly originOf: Int32Array;
}

/** The residual account holds this many times its notional as collateral, so that it can never run out. */
const RESIDUAL_COLLATERAL = 10;
/** Longs and shorts that differ by less than this fraction of their sum are equal up to rounding. */
const EQUAL_TOLERANCE = 1e-12;

/** Imports positions. Throws IssuesError for bad rows and for every gap that the user has not said how to fill. */
export function importPositions(
  file: FileTable,
  joined: FileTable | null,
  mapping: PositionsMapping,
  base: MarketTables | null,
  choices: PositionChoices,
): ImportedPositions {
  const issues: Issue[] = [];
  const rows = readRows(file, joined, mapping, issues);
  const leverage = readChoices(rows, choices, issues, file.path);
  const net = netByInstrument(rows);
  for (const [instrument, { long, short, mark }] of net) {
    if (choices.balanceOpenInterest !== null || equal(long, short)) continue;
    issues.push({
      where: file.path,
      row: -1,
      column: '',
      got: `${instrument} with ${long} long and ${short} short (${(long - short) * mark} USD more long than short)`,
      expected: 'equal long and short',
      hint: 'book the rest to a residual account with --balance-open-interest=residual',
    });
  }
  if (issues.length > 0) throw new IssuesError(issues, 'Nothing was written.');
  const marks = new Map([...net].map(([instrument, { mark }]) => [instrument, mark]));
  const book = fillGaps(rows, base, leverage, choices.seed);
  const residual = [...net].flatMap(([instrument, { long, short, mark }]) =>
    equal(long, short) ? [] : [{ instrument, qty: short - long, usd: Math.abs(long - short) * mark }],
  );
  const filled = filledNotes(rows, leverage, choices.seed);
  const notes = [`${rows.dropped} rows with a size below ${mapping.dropBelow} left out as dust`];
  if (rows.unusableEquity.length > 0)
    notes.push(`${rows.unusableEquity.length} rows have an equity of 0 or less, which counts as missing`);
  if (book.settled > 0)
    notes.push(`${book.settled} accounts have unrealised profit above their equity: entered at the mark`);
  return {
    tables: tablesOf(rows, book, mapping, residual, marks),
    partial: { filled, residualUsd: residual.map(({ instrument, usd }) => ({ instrument, usd })) },
    notes,
    marks,
    originOf: Int32Array.from(rows.origin),
  };
}

function equal(long: number, short: number): boolean {
  return Math.abs(long - short) <= EQUAL_TOLERANCE * (long + short);
}

function readChoices(
  rows: PositionRows,
  { missing }: PositionChoices,
  issues: Issue[],
  path: string,
): Distribution | null {
  const gap = (column: string, have: number, hint: string) =>
    issues.push({
      where: path,
      row: -1,
      column,
      got: `${rows.n - have} of ${rows.n} open rows without it`,
      expected: 'a value in every row',
      hint,
    });
  for (const key of Object.keys(missing)) {
    if (key === 'entry_price' || key === 'equity') continue;
    issues.push({ where: '--missing', row: -1, column: '', got: key, expected: 'entry_price or equity' });
  }
  const entry = missing['entry_price'];
  if (entry !== undefined && entry !== 'mark') {
    issues.push({ where: '--missing', row: -1, column: 'entry_price', got: entry, expected: 'mark' });
  }
  if (entry === undefined && rows.entries < rows.n)
    gap('entry_price', rows.entries, 'use the mark with --missing entry_price=mark');
  const equity = missing['equity'];
  const form = 'leverage:10, leverage:lognormal(median,sigma) or leverage:quantiles(p:x,...)';
  if (equity === undefined) {
    if (rows.equities < rows.n) gap('equity', rows.equities, `state a leverage with --missing equity=${form}`);
    return null;
  }
  if (equity.startsWith('leverage:')) return parseDistribution(equity.slice('leverage:'.length));
  issues.push({ where: '--missing', row: -1, column: 'equity', got: equity, expected: form });
  return null;
}

interface Net {
  long: number;
  short: number;
  readonly mark: number;
}

function netByInstrument(rows: PositionRows): Map<string, Net> {
  const net = new Map<string, Net>();
  for (let row = 0; row < rows.n; row++) {
    const instrument = rows.instrument[row]!;
    const sides = net.get(instrument) ?? { long: 0, short: 0, mark: rows.mark[row]! };
    net.set(instrument, sides);
    if (rows.qty[row]! > 0) sides.long += rows.qty[row]!;
    else sides.short -= rows.qty[row]!;
  }
  return net;
}

interface Book {
  readonly entry: Float64Array;
  /** Per account. */
  readonly amount: Float64Array;
  readonly measured: Uint8Array;
  readonly settled: number;
}

/**
 * Balance = equity − unrealised profit; an equity that is missing is notional over the leverage drawn for the account.
 */
function fillGaps(rows: PositionRows, base: MarketTables | null, leverage: Distribution | null, seed: number): Book {
  const entry = Float64Array.from(rows.entry, (price, row) => (price === price ? price : rows.mark[row]!));
  const n = rows.accounts.length;
  const notional = new Float64Array(n);
  const initial = new Float64Array(n);
  const profit = new Float64Array(n);
  const equity = new Float64Array(n).fill(NaN);
  const leverageMax = maxLeverage(base);
  for (let row = 0; row < rows.n; row++) {
    const a = rows.account[row]!;
    const usd = Math.abs(rows.qty[row]!) * rows.mark[row]!;
    notional[a]! += usd;
    initial[a]! += usd / leverageMax(rows.instrument[row]!, usd);
    profit[a]! += rows.qty[row]! * (rows.mark[row]! - entry[row]!);
    if (equity[a] !== equity[a]) equity[a] = rows.equity[row]!;
  }
  const measured = Uint8Array.from(equity, (usd) => (usd === usd ? 1 : 0));
  const amount = new Float64Array(n);
  const settledAccounts = new Uint8Array(n);
  for (let a = 0; a < n; a++) {
    const whole = measured[a] === 1 ? equity[a]! : Math.max(notional[a]! / leverage!.draw(seed, a), initial[a]!);
    settledAccounts[a] = whole < profit[a]! ? 1 : 0;
    amount[a] = settledAccounts[a] === 1 ? whole : whole - profit[a]!;
  }
  for (let row = 0; row < rows.n; row++) if (settledAccounts[rows.account[row]!] === 1) entry[row] = rows.mark[row]!;
  return { entry, amount, measured, settled: settledAccounts.reduce((sum, one) => sum + one, 0) };
}

/** Highest leverage that the base's tiers allow for a notional; no limit where they are not known. */
function maxLeverage(base: MarketTables | null): (instrument: string, notional: number) => number {
  const table = base?.tables.get('tiers');
  if (table === undefined) return () => Infinity;
  const { codes, dictionary } = strings(table, 'instrument');
  const [min, max, leverage] = ['min_notional', 'max_notional', 'max_leverage'].map((name) => numbers(table, name)) as [
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  const rowsOf = new Map<string, number[]>();
  for (let row = 0; row < table.rows; row++) {
    const instrument = dictionary[codes[row]!] ?? '';
    const rows = rowsOf.get(instrument) ?? [];
    rows.push(row);
    rowsOf.set(instrument, rows);
  }
  return (instrument, notional) => {
    const row = rowsOf.get(instrument)?.find((tier) => notional >= min[tier]! && notional < max[tier]!);
    return row === undefined ? Infinity : leverage[row]!;
  };
}

function filledNotes(rows: PositionRows, leverage: Distribution | null, seed: number): PartialNote['filled'] {
  const filled: { column: string; how: string; measured: number; rows: number }[] = [];
  if (rows.entries < rows.n) {
    filled.push({ column: 'positions.entry_price', how: 'mark', measured: rows.entries, rows: rows.n });
  }
  if (rows.equities < rows.n && leverage !== null) {
    const how = `leverage:${leverage.text}, at most what the tiers allow, seed ${seed}`;
    filled.push({ column: 'balances.amount', how, measured: rows.equities, rows: rows.n });
  }
  return filled;
}

function tablesOf(
  rows: PositionRows,
  book: Book,
  mapping: PositionsMapping,
  residual: readonly { readonly instrument: string; readonly qty: number; readonly usd: number }[],
  marks: ReadonlyMap<string, number>,
): Table[] {
  const rest = residual.length > 0 ? [`${mapping.venue}:residual`] : [];
  const accounts = [...rows.accounts, ...rest];
  const all = (text: string) => stringColumn(accounts.map(() => text));
  const kinds = stringColumn(accounts.map((_, a) => (a < rows.accounts.length ? 'trader' : 'residual')));
  const bases = stringColumn(accounts.map((_, a) => (book.measured[a] === 1 ? 'measured' : 'assumed')));
  const restUsd = residual.reduce((sum, { usd }) => sum + usd, 0) * RESIDUAL_COLLATERAL;
  const owners = [...Array.from(rows.account, (a) => rows.accounts[a]!), ...residual.map(() => rest[0]!)];
  const instruments = [...rows.instrument, ...residual.map(({ instrument }) => instrument)];
  const size = (name: string, count: number, columns: Table['columns']): Table => ({ name, rows: count, columns });
  return [
    size(
      'accounts',
      accounts.length,
      new Map([
        ['account', stringColumn(accounts)],
        ['venue', all(mapping.venue)],
        ['kind', kinds],
        ['collateral_mode', all('single')],
        ['count', numberColumn(accounts.map(() => 1))],
        ['basis', bases],
      ]),
    ),
    size(
      'balances',
      accounts.length,
      new Map([
        ['account', stringColumn(accounts)],
        ['asset', all(mapping.collateral)],
        ['amount', numberColumn([...book.amount, ...rest.map(() => restUsd)])],
        ['basis', bases],
      ]),
    ),
    size(
      'positions',
      owners.length,
      new Map([
        ['account', stringColumn(owners)],
        ['instrument', stringColumn(instruments)],
        ['qty', numberColumn([...rows.qty, ...residual.map(({ qty }) => qty)])],
        ['entry_price', numberColumn([...book.entry, ...residual.map(({ instrument }) => marks.get(instrument)!)])],
        ['isolated_margin', numberColumn(owners.map(() => NaN))],
        ['basis', stringColumn(owners.map((_, row) => (row < rows.n ? 'measured' : 'assumed')))],
      ]),
    ),
  ];
}

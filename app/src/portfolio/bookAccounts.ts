/**
 * Rows of a book as accounts of a market: contracts and sizes checked against it, one position per contract, and the
 * collateral behind them. Everything that is wrong is found before anything is used.
 */
import { cellText, heldByTraders, IssuesError, PORTFOLIO_PARAMETERS } from '@firebreak/engine';
import type { BookAccount, BookPosition, Issue, MarketTables } from '@firebreak/engine';
import { lineIssue } from '../store/files.ts';
import { type BookFile, type BookRow, NOTHING_LOADED } from './bookRows.ts';
import { collateralOf, type MissingChoices } from './collateral.ts';
import type { Complain, Position } from './position.ts';
import { readSize } from './size.ts';
import { type Contract, contractsOf, resolveSymbol, resolveVenue } from './symbols.ts';

/** A book as accounts, and sentences about what was assumed. */
export interface ReadBook {
  readonly accounts: readonly BookAccount[];
  readonly notes: readonly string[];
  /** Liquidation prices that the file states, by account id, contract and side, for comparison. */
  readonly stated: readonly {
    readonly account: string;
    readonly instrument: string;
    readonly long: boolean;
    readonly price: number;
  }[];
  /** Places in the ADL queue that the file states: lights that are on, of all. */
  readonly adl: readonly {
    readonly account: string;
    readonly instrument: string;
    readonly long: boolean;
    readonly lights: number;
    readonly of: number;
  }[];
}

/** How a book stands to the market that it is read against. */
export interface BookPlace {
  readonly missing: MissingChoices;
  /** It is looked at by itself and makes no room in the market: it may be larger than what traders hold, or empty. */
  readonly alone?: boolean;
}

/** The accounts of a file. Throws IssuesError with every row that does not fit the market. */
export function bookAccounts(file: BookFile, market: MarketTables, { missing, alone = false }: BookPlace): ReadBook {
  const issues: Issue[] = [...file.issues];
  const complain: Complain = (row, column, got, expected) =>
    void issues.push(lineIssue(file.path, row.line, file.columnOf(column), got, expected));
  const notes: string[] = [file.words];
  const contracts = contractsOf(market);
  const positions = file.rows.flatMap((row) => readPosition(row, contracts, market, missing, complain) ?? []);
  const closed = file.rows.filter((row) => row.quantity === 0 || (row.quantity !== row.quantity && row.notional === 0));
  if (closed.length > 0) notes.push(`${closed.length} rows without a size left out`);
  findRepeats(positions, complain);
  if (!alone) checkRoom(positions, market, complain);
  const groups = new Map<string, Position[]>();
  for (const position of positions) {
    const id = `book:${position.contract.venue}:${position.account}`;
    const group = groups.get(id) ?? [];
    groups.set(id, group);
    group.push(position);
  }
  const knowing = portfolioVenues(market);
  const accounts = [...groups].map(([id, group]) => {
    const portfolio = isUnderPortfolio(group, knowing, complain);
    const money = collateralOf(group, portfolio, market, missing, complain);
    return {
      id,
      venue: group[0]!.contract.venue,
      ...money,
      ...(portfolio ? { collateralMode: 'portfolio' as const } : {}),
      positions: group.map(({ contract, qty, entryPrice, isolatedMargin }): BookPosition => {
        return { instrument: contract.id, qty, entryPrice, isolatedMargin };
      }),
    };
  });
  const adl = positions.flatMap((position) => readAdl(position, market, complain) ?? []);
  if (issues.length > 0) throw new IssuesError(inOrder(issues), NOTHING_LOADED);
  if (accounts.length === 0 && !alone) throw new IssuesError([empty(file)], NOTHING_LOADED);
  notes.push(...portfolioNotes(positions, knowing));
  if (accounts.some(({ basis }) => basis === 'assumed'))
    notes.push('collateral or entry prices were filled in by --missing');
  const stated = positions.flatMap(({ row, contract, account, qty }) =>
    row.liquidation > 0
      ? [
          {
            account: `book:${contract.venue}:${account}`,
            instrument: contract.id,
            long: qty > 0,
            price: row.liquidation,
          },
        ]
      : [],
  );
  return { accounts, notes, stated, adl };
}

const PORTFOLIO_MODE = /^portfolio/i;

/** Venues of the market whose rules know portfolio margin in runs. */
function portfolioVenues(market: MarketTables): Set<string> {
  const venues = market.tables.get('venues')!;
  const rows = Array.from({ length: venues.rows }, (_, row) => row);
  const knowing = rows.filter((row) => PORTFOLIO_PARAMETERS[cellText(venues, 'rules', row)] !== undefined);
  return new Set(knowing.map((row) => cellText(venues, 'venue', row)));
}

/** Whether an account of the file is under portfolio margin at a venue that is modelled so. */
function isUnderPortfolio(group: readonly Position[], knowing: ReadonlySet<string>, complain: Complain): boolean {
  const said = group.find(({ row }) => PORTFOLIO_MODE.test(row.mode));
  if (said === undefined || !knowing.has(said.contract.venue)) return false;
  for (const { row, isolatedMargin } of group) {
    if (isolatedMargin === null) continue;
    complain(row, 'mode', `an isolated position of ${said.account}`, 'cross: the account is under portfolio margin');
  }
  return true;
}

function portfolioNotes(positions: readonly Position[], knowing: ReadonlySet<string>): string[] {
  const said = positions.filter(({ row }) => PORTFOLIO_MODE.test(row.mode)).map(({ contract }) => contract.venue);
  const list = (modelled: boolean) => [...new Set(said)].filter((venue) => knowing.has(venue) === modelled).join(', ');
  const notes: string[] = [];
  if (list(true) !== '')
    notes.push(`portfolio margin of ${list(true)}: positions, tokens and debts of an account against one uniMMR`);
  if (list(false) !== '')
    notes.push(`portfolio margin of ${list(false)} is taken as cross: offsets between positions are not modelled`);
  return notes;
}

/** Binance counts four lights (FAQ 360033525471: quantiles 0 to 4); of others the file must say how many there are. */
const LIGHTS_OF_BINANCE = 4;

function readAdl({ row, contract, account, qty }: Position, market: MarketTables, complain: Complain) {
  if (row.adl === '') return null;
  const [lights, of] = (/^(\d{1,2})(?:\s*\/\s*(\d{1,2}))?$/.exec(row.adl) ?? []).slice(1).map(Number);
  const venues = market.tables.get('venues')!;
  const rows = Array.from({ length: venues.rows }, (_, k) => k);
  const at = rows.find((k) => cellText(venues, 'venue', k) === contract.venue)!;
  const all = of! > 0 ? of! : cellText(venues, 'rules', at) === 'binance-usdm' ? LIGHTS_OF_BINANCE : NaN;
  if (lights! <= all) {
    return {
      account: `book:${contract.venue}:${account}`,
      instrument: contract.id,
      long: qty > 0,
      lights: lights!,
      of: all,
    };
  }
  complain(row, 'adl', JSON.stringify(row.adl), `lights of all lights that ${contract.venue} shows, such as 3/5`);
  return null;
}

/** Problems in the order of the file's lines. */
function inOrder(issues: readonly Issue[]): Issue[] {
  const line = ({ where }: Issue): number => Number(/ line (\d+)$/.exec(where)?.[1] ?? 0);
  return [...issues].sort((a, b) => line(a) - line(b));
}

function empty({ path }: BookFile): Issue {
  return { where: path, row: -1, column: '', got: 'no open position', expected: 'at least one row with a size' };
}

function readPosition(
  row: BookRow,
  contracts: readonly Contract[],
  market: MarketTables,
  missing: MissingChoices,
  complain: Complain,
): Position | null {
  const contract = readContract(row, contracts, market, complain);
  if (contract === null) return null;
  const qty = readSize(row, contract, complain);
  if (qty === null || qty === 0) return null;
  const entryPrice = row.entry === row.entry ? row.entry : missing.entryAtMark ? contract.markPrice : NaN;
  if (!(entryPrice > 0)) {
    const got = row.entry === row.entry ? String(row.entry) : 'an empty cell';
    complain(row, 'entry', got, 'a price above 0 (or --missing entry_price=mark)');
    return null;
  }
  const isolatedMargin = readIsolated(row, contract, qty, entryPrice, complain);
  return { row, contract, account: row.account || 'main', qty, entryPrice, isolatedMargin };
}

/** The contract that a row means; null where it is none, which is then complained about. */
export function readContract(
  row: BookRow,
  contracts: readonly Contract[],
  market: MarketTables,
  complain: Complain,
): Contract | null {
  const table = market.tables.get('venues')!;
  const venues = Array.from({ length: table.rows }, (_, k) => cellText(table, 'venue', k));
  const prefix = /^([A-Za-z]+):/.exec(row.symbol)?.[1] ?? '';
  const named = row.venue || prefix || (venues.length === 1 ? venues[0]! : '');
  if (named === '') {
    complain(row, 'venue', 'no venue', `a column with one of ${venues.join(', ')}`);
    return null;
  }
  const at = resolveVenue(named, venues);
  if ('expected' in at) {
    complain(row, row.venue === '' ? 'symbol' : 'venue', JSON.stringify(named), at.expected);
    return null;
  }
  const { contract, expected } = resolveSymbol(row.symbol, at.venue, contracts);
  if (contract === null)
    complain(row, 'symbol', row.symbol === '' ? 'an empty cell' : JSON.stringify(row.symbol), expected);
  return contract;
}

/** Margin of an isolated position in settlement tokens, null for a cross one. */
function readIsolated(
  row: BookRow,
  { inverse }: Contract,
  qty: number,
  entry: number,
  complain: Complain,
): number | null {
  const said = row.mode.toLowerCase();
  const isolated = said === '' ? row.margin > 0 : /^(iso|true|fixed)/.test(said);
  if (said !== '' && !isolated && !/^(cross|crossed|false|portfolio|multi|regular)/.test(said)) {
    complain(row, 'mode', JSON.stringify(row.mode), 'cross or isolated');
  }
  if (!isolated) return null;
  if (row.margin >= 0) return row.margin;
  if (row.margin < 0) complain(row, 'margin', String(row.margin), 'a margin of at least 0');
  else if (row.leverage > 0 && row.leverage < 1)
    complain(row, 'leverage', String(row.leverage), 'a leverage of at least 1, such as 10 for ten times the margin');
  else if (row.leverage > 0) return (Math.abs(qty) * (inverse ? 1 / entry : entry)) / row.leverage;
  else
    complain(
      row,
      'margin',
      'an empty cell',
      'the margin of an isolated position in settlement tokens, or its leverage',
    );
  return null;
}

/** A book is not larger than what the traders of a market hold on its side; the largest row is named. */
function checkRoom(positions: readonly Position[], market: MarketTables, complain: Complain): void {
  const room = heldByTraders(market);
  const sides = new Map<string, { largest: Position; total: number; rows: number }>();
  for (const position of positions) {
    const { contract, qty } = position;
    const key = `${qty > 0 ? 'long' : 'short'} ${contract.id}`;
    const side = sides.get(key) ?? { largest: position, total: 0, rows: 0 };
    if (Math.abs(qty) > Math.abs(side.largest.qty)) side.largest = position;
    side.total += Math.abs(qty);
    side.rows++;
    sides.set(key, side);
  }
  for (const { largest, total, rows } of sides.values()) {
    const { row, contract, qty } = largest;
    const side = qty > 0 ? 'long' : 'short';
    const most = room.get(contract.id)![side];
    if (total <= most) continue;
    const unit = contract.inverse ? 'USD' : contract.asset;
    const got = `${Math.abs(qty)}${rows === 1 ? '' : ` (${total} in ${rows} rows)`}`;
    const holders = `traders hold ${side} of ${contract.id} in this market`;
    const expected = `at most the ${Math.floor(most)} ${unit} that ${holders}`;
    complain(row, 'quantity', got, contract.inverse ? expected : `${expected}; sizes are in ${unit}, not in USD`);
  }
}

/** Every position once; opposite cross legs of one contract are not a position in one-way mode. */
function findRepeats(positions: readonly Position[], complain: Complain): void {
  const seen = new Map<string, Position>();
  for (const position of positions) {
    const { row, contract, account, qty, isolatedMargin } = position;
    const mode = isolatedMargin === null ? 'cross' : qty > 0 ? 'isolated long' : 'isolated short';
    const key = JSON.stringify([contract.venue, account, contract.id, mode]);
    const first = seen.get(key);
    if (first === undefined) {
      seen.set(key, position);
      continue;
    }
    const what = `${account} ${contract.id} again (line ${first.row.line})`;
    if (first.qty > 0 === qty > 0) complain(row, 'symbol', what, 'one row per account, contract and side');
    else {
      const net = first.qty + qty;
      complain(
        row,
        'symbol',
        `a long and a short of ${contract.id} in ${account} (line ${first.row.line}): hedge mode`,
        `one net cross position (${net}), legs marked isolated with their margins, or two account names`,
      );
    }
  }
}

/** The fate of a user's own accounts in words and cells; terminal and HTML report show the same. */
import { hasBook } from '@firebreak/engine';
import type {
  BookAccountOutcome,
  BookOutcome,
  BookPositionOutcome,
  EquityChange,
  EventKind,
  JointTrigger,
} from '@firebreak/engine';
import { amount, counted, duration, percent, price, usd } from './format.ts';
import type { ReadBook } from '../portfolio/bookAccounts.ts';
import type { RunView } from './runView.ts';

/** A run with a book. */
export interface BookView {
  readonly book: BookOutcome;
  readonly notes: readonly string[];
  readonly stated: ReadBook['stated'];
  /** Contracts that trade against a pool. */
  readonly withoutBook: ReadonlySet<string>;
}

/** The book of a run; null without one. */
export function bookOf({ book, bookNotes, snapshot }: RunView): BookView | null {
  if (book === undefined) return null;
  const { instruments } = snapshot;
  const withoutBook = new Set(instruments.id.filter((_, i) => !hasBook(instruments, i)));
  return { book, notes: bookNotes?.notes ?? [], stated: bookNotes?.stated ?? [], withoutBook };
}

const HOW: Readonly<Partial<Record<EventKind, string>>> = {
  liquidation: 'into the book',
  vault_transfer: 'to the vault',
  fund_takeover: 'to the fund',
  adl: 'by ADL (losing side)',
  adl_winner: 'deleveraged as a winner',
  stop: 'by a stop',
};

/** One sentence: how many accounts and positions fared how, and what it cost. */
export function bookSentence({ book }: BookView): string {
  const positions = book.accounts.flatMap((account) => account.positions);
  const forced = book.accounts.filter(({ liquidatedS }) => liquidatedS !== null).length;
  const winners = positions.filter(({ closed }) => (closed.adl_winner ?? 0) > 0).length;
  const intact = positions.filter(({ qty, qtyEnd }) => qty === qtyEnd).length;
  const change = book.equityAfterUsd - book.equityBeforeUsd;
  return (
    `Your book: ${forced} of ${counted(book.accounts.length, 'account')} liquidated in whole or part, ` +
    `${winners} of ${counted(positions.length, 'position')} auto-deleveraged as winners, ${intact} untouched; ` +
    `equity ${usd(book.equityBeforeUsd)} → ${usd(book.equityAfterUsd)} ` +
    `(${change < 0 ? '−' : '+'}${usd(Math.abs(change))}).`
  );
}

/** Account without the owner in front. */
export function accountLabel({ account }: Pick<BookAccountOutcome, 'account'>): string {
  return account.replace(/^book:/, '');
}

/** What happened to a position. */
export function positionFate({ withoutBook }: BookView, position: BookPositionOutcome): string {
  const pooled = withoutBook.has(position.instrument);
  const parts = Object.entries(position.closed).map(([kind, qty]) => {
    const how = pooled && kind === 'liquidation' ? 'to the pool' : (HOW[kind as EventKind] ?? kind);
    return `${percent(qty / Math.abs(position.qty))} ${how}`;
  });
  if (parts.length === 0) return 'kept';
  return parts.join(', ');
}

/** The smaller of the two moves of BTC. */
function nearestMove({ fall, rise }: JointTrigger): string {
  const move = Math.abs(fall ?? -Infinity) <= (rise ?? Infinity) ? fall : rise;
  return move === null ? 'none' : percent(move, true);
}

/** Account and contract of a position. */
export function positionLabel(
  account: Pick<BookAccountOutcome, 'account'>,
  { instrument }: BookPositionOutcome,
): string {
  return `${accountLabel(account)} ${instrument.slice(instrument.indexOf(':') + 1)}`;
}

/** Liquidation price that the user's file states for a position; null where it states none. */
export function statedPrice(
  { stated }: BookView,
  { account }: Pick<BookAccountOutcome, 'account'>,
  { instrument, qty }: BookPositionOutcome,
): number | null {
  const own = stated.find((row) => row.account === account && row.instrument === instrument && row.long === qty > 0);
  return own?.price ?? null;
}

/** Margin mode and side of a position. */
export function sideOf({ isolated, qty }: BookPositionOutcome): string {
  return `${isolated ? 'iso ' : ''}${qty > 0 ? 'long' : 'short'}`;
}

/** Headings and cells of what happened to each position, and when. */
export function fateRows(view: BookView): { head: string[]; rows: string[][] } {
  const rows = view.book.accounts.flatMap((account) =>
    account.positions.map((position) => [
      positionLabel(account, position),
      sideOf(position),
      position.firstS === null ? '' : duration(position.firstS),
      positionFate(view, position),
    ]),
  );
  return { head: ['', '', 'minute', 'what happened'], rows };
}

/** Headings and cells of the table of positions: where each is liquidated before anything moves. */
export function positionRows(view: BookView): { head: string[]; rows: string[][] } {
  const rows = view.book.accounts.flatMap((account) =>
    account.positions.map((position) => {
      const { trigger, joint } = position;
      const given = statedPrice(view, account, position);
      return [
        positionLabel(account, position),
        sideOf(position),
        amount(position.notionalUsd),
        trigger === null ? 'none' : price(trigger.price),
        trigger === null ? '' : percent(trigger.distance, true),
        given === null ? '' : price(given),
        nearestMove(joint),
        position.adlQueueAhead === null ? '' : percent(position.adlQueueAhead),
      ];
    }),
  );
  const hasStated = rows.some((row) => row[5] !== '');
  const head = ['', '', 'USD', 'trigger', 'distance', 'your file', 'BTC joint', 'ADL ahead'];
  const keep = <T>(row: T[]): T[] => (hasStated ? row : row.filter((_, k) => k !== 5));
  return { head: keep(head), rows: rows.map(keep) };
}

const PARTS: readonly (readonly [keyof EquityChange, string])[] = [
  ['markToMarketUsd', 'at mark'],
  ['collateralUsd', 'collateral'],
  ['fundingUsd', 'funding'],
  ['liquidationFillsUsd', 'fills'],
  ['liquidationFeesUsd', 'fees'],
  ['adlUsd', 'ADL'],
  ['takenOverUsd', 'taken over'],
];

/** Headings and cells of the table of accounts: equity before and after, and the change by mechanism. */
export function accountRows({ book }: BookView): { head: string[]; rows: string[][] } {
  const used = PARTS.filter(([key]) => book.accounts.some(({ change }) => Math.abs(change[key]) >= 0.005));
  const rows = book.accounts.map((account) => [
    accountLabel(account),
    account.calledS === null ? '' : duration(account.calledS),
    account.liquidatedS === null ? '' : duration(account.liquidatedS),
    amount(account.equityBeforeUsd),
    ...used.map(([key]) => signed(account.change[key])),
    amount(account.equityAfterUsd),
  ]);
  return { head: ['USD', 'called', 'liquidated', 'before', ...used.map(([, name]) => name), 'after'], rows };
}

function signed(value: number): string {
  return Math.abs(value) < 0.005 ? '' : `${value < 0 ? '−' : '+'}${amount(Math.abs(value))}`;
}

/** What the columns mean, in one sentence per table. */
export const BOOK_WORDS = {
  positions:
    'Trigger: first price of the contract’s grid at which the margin rules find the position short, all other prices ' +
    'as they are at the start; none or empty: no price does it. BTC joint: the move of BTC that does it when every ' +
    'asset moves with its beta. ADL ahead: of a winning position, the share of its side that is deleveraged before it.',
  accounts:
    'Equity at external prices without haircuts. At mark: positions until they were closed; fills: forced closing ' +
    'against the mark of its step; taken over: margin that a vault kept (−) or debt that others covered (+).',
} as const;

/** A user's own positions: what happened to each, where it is liquidated, what it cost. Runs with a book open so. */
import type { BookAccountOutcome, EquityChange } from '@firebreak/engine';
import {
  accountLabel,
  accountRows,
  BOOK_WORDS,
  bookOf,
  bookSentence,
  fateRows,
  type BookView,
  positionFate,
  positionLabel,
  positionRows,
  sideOf,
  statedPrice,
} from '../bookView.ts';
import { percent } from '../format.ts';
import { escapeHtml } from '../html.ts';
import { durationColumn, htmlTable, priceColumn, shareColumn, textColumn, usdColumn } from '../htmlTable.ts';
import type { RunView } from '../runView.ts';
import { basisOfResults } from '../section.ts';
import type { HtmlSection, TerminalLook, TextSection } from '../section.ts';
import { fittedTable, wrap } from '../textTable.ts';

/** Rows of a table that are shown; --json has all. */
const TEXT_ROWS = 40;
const HTML_ROWS = 500;

const signedShare = (head: string) => ({ ...shareColumn(head), format: (value: number) => percent(value, true) });

function fatesHtml(view: BookView): string {
  const rows = view.book.accounts.flatMap((account) =>
    account.positions.map((position) => [
      positionLabel(account, position),
      positionFate(view, position),
      position.firstS,
      sideOf(position),
    ]),
  );
  // What matters most stands first: a phone shows two columns of a table, and the rest by scrolling.
  const columns = [textColumn('Position'), textColumn('What happened'), durationColumn('First at'), textColumn('Side')];
  return htmlTable({ caption: 'Your positions: what happened', columns, rows: rows.slice(0, HTML_ROWS) });
}

function triggersHtml(view: BookView): string {
  const rows = view.book.accounts.flatMap((account) =>
    account.positions.map((position) => [
      positionLabel(account, position),
      position.trigger?.price ?? null,
      position.trigger?.distance ?? null,
      sideOf(position),
      position.notionalUsd,
      position.markPrice,
      statedPrice(view, account, position),
      position.joint.fall,
      position.joint.rise,
      position.adlQueueAhead,
    ]),
  );
  const columns = [
    textColumn('Position'),
    priceColumn('Trigger'),
    signedShare('Distance'),
    textColumn('Side'),
    usdColumn('Notional'),
    priceColumn('Mark'),
    priceColumn('Your file'),
    signedShare('Fall of BTC'),
    signedShare('Rise of BTC'),
    shareColumn('ADL ahead'),
  ];
  const caption = 'Your positions: where each is liquidated, before anything moves';
  return htmlTable({ caption, columns, rows: rows.slice(0, HTML_ROWS) });
}

const PARTS: readonly (readonly [keyof EquityChange, string])[] = [
  ['markToMarketUsd', 'At mark'],
  ['collateralUsd', 'Collateral'],
  ['fundingUsd', 'Funding'],
  ['liquidationFillsUsd', 'Fills'],
  ['liquidationFeesUsd', 'Fees'],
  ['adlUsd', 'ADL'],
  ['takenOverUsd', 'Taken over'],
];

function accountsHtml({ book }: BookView): string {
  const cells = (account: BookAccountOutcome) => [
    accountLabel(account),
    account.calledS,
    account.liquidatedS,
    account.equityBeforeUsd,
    ...PARTS.map(([key]) => account.change[key]),
    account.equityAfterUsd,
  ];
  const columns = [
    textColumn('Account'),
    durationColumn('Called'),
    durationColumn('Liquidated'),
    usdColumn('Before'),
    ...PARTS.map(([, name]) => usdColumn(name)),
    usdColumn('After'),
  ];
  const rows = book.accounts.slice(0, HTML_ROWS).map(cells);
  return htmlTable({ caption: 'Your accounts: equity by mechanism', columns, rows });
}

/** The part that the page opens with; null without a book. */
export function bookHtml(view: RunView): HtmlSection | null {
  const book = bookOf(view);
  if (book === null) return null;
  const words = (text: string) => `<p>${escapeHtml(text)}</p>`;
  return {
    id: 'book',
    title: 'Your book',
    lead: bookSentence(book),
    basis: basisOfResults(view),
    body:
      fatesHtml(book) +
      triggersHtml(book) +
      words(BOOK_WORDS.positions) +
      accountsHtml(book) +
      words(BOOK_WORDS.accounts) +
      book.notes.map(words).join(''),
  };
}

/** The same for the terminal. */
export function bookText(view: RunView, { columns, colors }: TerminalLook): TextSection | null {
  const book = bookOf(view);
  if (book === null) return null;
  const table = ({ head, rows }: { head: string[]; rows: string[][] }, words: string): string => {
    const left = new Set([0, head.indexOf('what happened')]);
    if (head[1] === '') left.add(1);
    const heads = head.map((name, k) => ({ head: name, align: left.has(k) ? ('left' as const) : ('right' as const) }));
    const more = rows.length > TEXT_ROWS ? `\nand ${rows.length - TEXT_ROWS} more in --json` : '';
    const body = fittedTable(heads, rows.slice(0, TEXT_ROWS), { columns, colors, kept: head[1] === '' ? 2 : 1 }) + more;
    return words === '' ? body : `${body}\n${colors.dim(wrap(words, columns))}`;
  };
  const parts = [
    colors.bold(wrap(bookSentence(book), columns)),
    book.notes.map((note) => colors.dim(wrap(note, columns))).join('\n'),
    table(fateRows(book), ''),
    table(positionRows(book), BOOK_WORDS.positions),
    table(accountRows(book), BOOK_WORDS.accounts),
  ];
  return { title: null, body: parts.filter(Boolean).join('\n\n') };
}

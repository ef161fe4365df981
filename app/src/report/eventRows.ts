/** Events of a run as rows of a table. */
import { EVENT, hasBook } from '@firebreak/engine';
import { countColumn, durationColumn, priceColumn, textColumn, usdColumn } from './htmlTable.ts';
import type { HtmlCell, HtmlColumn } from './htmlTable.ts';
import { accountName } from './runView.ts';
import type { RunView } from './runView.ts';

const WORDS = new Map<number, string>([
  [EVENT.liquidation, 'liquidation into the book'],
  [EVENT.vault_transfer, 'taken over by the vault'],
  [EVENT.fund_takeover, 'taken over by the fund'],
  [EVENT.adl, 'auto-deleveraging'],
  [EVENT.bad_debt, 'bad debt'],
]);

/** Kinds of events that take a position, or money, from somebody. */
export const LOSING_KINDS: ReadonlySet<number> = new Set(WORDS.keys());
/** Those of them that belong to a tape of liquidations. */
export const TAPE_KINDS: ReadonlySet<number> = new Set([EVENT.liquidation, EVENT.vault_transfer, EVENT.fund_takeover]);

/** Columns of the rows of {@link eventRow}. */
export const EVENT_COLUMNS: readonly HtmlColumn[] = [
  durationColumn('After'),
  textColumn('What'),
  textColumn('Venue'),
  textColumn('Contract'),
  textColumn('Side closed'),
  usdColumn('Amount'),
  priceColumn('Price'),
  textColumn('Account'),
  countColumn('Stands for', 'accounts'),
];

/** Amount of an event, USD: the debt of a bad debt, else the notional. */
export function eventUsd({ result: { events } }: RunView, row: number): number {
  return events.kind[row] === EVENT.bad_debt ? events.amountUsd[row]! : events.notionalUsd[row]!;
}

/** Rows of events of some kinds, the largest first. */
export function eventsOfKind(view: RunView, kinds: ReadonlySet<number>): number[] {
  const { events } = view.result;
  const rows: number[] = [];
  for (let row = 0; row < events.n; row++) if (kinds.has(events.kind[row]!)) rows.push(row);
  return rows.sort((a, b) => eventUsd(view, b) - eventUsd(view, a) || a - b);
}

/** An event as cells of {@link EVENT_COLUMNS}. */
export function eventRow(view: RunView, row: number): HtmlCell[] {
  const { snapshot } = view;
  const { events } = view.result;
  const instrument = events.instrument[row]!;
  const account = events.account[row]!;
  const venue = account < 0 ? '' : snapshot.venues.id[snapshot.accounts.venue[account]!]!;
  const pooled = instrument >= 0 && !hasBook(snapshot.instruments, instrument);
  const side = events.qty[row]! < 0 ? 'long' : events.qty[row]! > 0 ? 'short' : '';
  return [
    events.timeS[row]!,
    pooled && events.kind[row] === EVENT.liquidation ? 'liquidation to the pool' : WORDS.get(events.kind[row]!)!,
    venue,
    instrument < 0 ? '' : snapshot.instruments.id[instrument]!,
    side,
    eventUsd(view, row),
    events.price[row]! > 0 ? events.price[row]! : null,
    accountName(snapshot, account),
    events.members[row]!,
  ];
}

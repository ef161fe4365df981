/**
 * Which events are a position leaving its owner by force, each unit of it once: closed on the book, handed to the vault
 * or fund, or deleveraged against winners straight away. What a vault or fund loses by deleveraging had left its owner
 * before.
 */
import { EVENT, KIND } from '@firebreak/engine';
import type { EventColumns, Snapshot } from '@firebreak/engine';

const OFF_BOOK: readonly number[] = [EVENT.vault_transfer, EVENT.fund_takeover];
const HOLDERS: readonly number[] = [KIND.vault, KIND.fund, KIND.residual, KIND.external, KIND.deficit];

/** Whether event `e` takes a position off its owner without the book. */
export function isForcedOffBook({ accounts }: Snapshot, { kind, account }: EventColumns, e: number): boolean {
  if (OFF_BOOK.includes(kind[e]!)) return true;
  return kind[e] === EVENT.adl && !HOLDERS.includes(accounts.kind[account[e]!]!);
}

/** Whether event `e` takes a position off its owner by force, on the book or off it. */
export function isForced(snapshot: Snapshot, events: EventColumns, e: number): boolean {
  return events.kind[e] === EVENT.liquidation || isForcedOffBook(snapshot, events, e);
}

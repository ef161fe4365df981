/**
 * Which events are a position leaving its owner by force, each unit of it once: closed on the book, handed to the vault
 * or fund, or deleveraged against winners straight away. What a vault, fund, provider, arbitrageur or value buyer is
 * forced to close had left its owner before.
 */
import { EVENT, KIND } from '@firebreak/engine';
import type { EventColumns, Snapshot } from '@firebreak/engine';

const OFF_BOOK: readonly number[] = [EVENT.vault_transfer, EVENT.fund_takeover, EVENT.adl];
/** Kinds of accounts that receive positions, as `countForced` of the engine sets them apart. */
const RECEIVERS: readonly number[] = [
  ...[KIND.provider, KIND.arbitrageur, KIND.dip_buyer, KIND.desk],
  ...[KIND.vault, KIND.fund, KIND.residual, KIND.external, KIND.deficit],
];

function isOwner({ accounts }: Snapshot, { account }: EventColumns, e: number): boolean {
  return !RECEIVERS.includes(accounts.kind[account[e]!]!);
}

/** Whether event `e` takes a position off its owner without the book. */
export function isForcedOffBook(snapshot: Snapshot, events: EventColumns, e: number): boolean {
  return OFF_BOOK.includes(events.kind[e]!) && isOwner(snapshot, events, e);
}

/** Whether event `e` takes a position off its owner by force, on the book or off it. */
export function isForced(snapshot: Snapshot, events: EventColumns, e: number): boolean {
  return (events.kind[e] === EVENT.liquidation && isOwner(snapshot, events, e)) || isForcedOffBook(snapshot, events, e);
}

/** Events of the chain part that name a row of its tables instead of an account. */
import { type Context, emit } from '../context.ts';

/** What such an event says; the meaning of the fields is that of result/types.ts for its kind. */
export interface ChainEvent {
  readonly row: number;
  /** Borrowers or holders concerned; 1 where there is one party. */
  readonly members?: number;
  readonly qty: number;
  readonly price: number;
  readonly notionalUsd: number;
  readonly amountUsd: number;
}

/** Appends an event of the chain part. */
export function chainEvent(
  c: Context,
  kind: number,
  { row, members = 1, qty, price, notionalUsd, amountUsd }: ChainEvent,
): void {
  const { event } = c;
  event.kind = kind;
  event.account = row;
  event.members = members;
  event.instrument = -1;
  event.qty = qty;
  event.price = price;
  event.notionalUsd = notionalUsd;
  event.amountUsd = amountUsd;
  emit(c);
}

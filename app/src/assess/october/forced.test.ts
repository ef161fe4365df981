/** Which events count as forced: each unit once, when it leaves an owner and not when a receiver sells it. */
import { EVENT, KIND } from '@firebreak/engine';
import type { EventColumns, Snapshot } from '@firebreak/engine';
import { describe, expect, it } from 'vitest';
import { isForced, isForcedOffBook } from './forced.ts';

const KINDS = [
  KIND.trader,
  KIND.basis,
  KIND.provider,
  KIND.arbitrageur,
  KIND.dip_buyer,
  KIND.desk,
  KIND.vault,
  KIND.fund,
];
const SNAPSHOT = { accounts: { kind: Uint8Array.from(KINDS) } } as unknown as Snapshot;

/** Kinds of accounts of which an event of this kind counts. */
function counted(kind: number, of: typeof isForced): number[] {
  const events = {
    kind: new Uint8Array(KINDS.length).fill(kind),
    account: Int32Array.from(KINDS, (_, account) => account),
  } as unknown as EventColumns;
  return KINDS.filter((_, e) => of(SNAPSHOT, events, e));
}

describe('isForced', () => {
  it('takes what owners lose on the book and off it, and leaves out what receivers sell again', () => {
    expect(counted(EVENT.liquidation, isForced)).toEqual([KIND.trader, KIND.basis]);
    expect(counted(EVENT.liquidation, isForcedOffBook)).toEqual([]);
    for (const kind of [EVENT.vault_transfer, EVENT.fund_takeover, EVENT.adl]) {
      expect(counted(kind, isForced)).toEqual([KIND.trader, KIND.basis]);
      expect(counted(kind, isForcedOffBook)).toEqual([KIND.trader, KIND.basis]);
    }
    for (const kind of [EVENT.resale, EVENT.stop, EVENT.adl_winner]) expect(counted(kind, isForced)).toEqual([]);
  });
});

/** Whom deleveraging hit, read from events whose answers are known, and from runs under two policies. */
import { buildSnapshot, EVENT, prepare, randomMarket, resolveScenario, runCascade } from '@firebreak/engine';
import type { EventColumns, Snapshot } from '@firebreak/engine';
import { describe, expect, it } from 'vitest';
import { adlBurden } from './adlCompare.ts';

interface Win {
  readonly account: number;
  readonly instrument: number;
  readonly qty: number;
  readonly usd: number;
  readonly haircut: number;
}

/** Events of winners only, as columns. */
function winners(wins: readonly Win[]): EventColumns {
  const n = wins.length;
  return {
    n,
    step: new Int32Array(n).fill(1),
    timeS: new Float64Array(n).fill(1),
    kind: new Uint8Array(n).fill(EVENT.adl_winner),
    account: Int32Array.from(wins, (w) => w.account),
    members: new Float64Array(n).fill(1),
    instrument: Int16Array.from(wins, (w) => w.instrument),
    qty: Float64Array.from(wins, (w) => w.qty),
    price: new Float64Array(n).fill(1),
    notionalUsd: Float64Array.from(wins, (w) => w.usd),
    amountUsd: Float64Array.from(wins, (w) => w.haircut),
    round: new Uint8Array(n),
  };
}

/** First leg of an account: its contract and size over all members. */
function legOf({ accounts, units, legs }: Snapshot, account: number): { instrument: number; held: number } {
  const leg = units.legStart[accounts.unitStart[account]!]!;
  return { instrument: legs.instrument[leg]!, held: Math.abs(legs.qty[leg]!) * accounts.count[account]! };
}

describe('the burden of deleveraging', () => {
  const snapshot = buildSnapshot(randomMarket(1, { accounts: 60 }));
  const traders = Array.from({ length: snapshot.accounts.n }, (_, a) => a).filter(
    (a) => snapshot.accounts.count[a] === 1 && legOf(snapshot, a).held > 0,
  );

  it('adds up what was taken from whom', () => {
    const [a, b] = traders.map((account) => ({ account, ...legOf(snapshot, account) }));
    const burden = adlBurden(
      snapshot,
      winners([
        { account: a!.account, instrument: a!.instrument, qty: -a!.held / 4, usd: 100, haircut: 3 },
        { account: a!.account, instrument: a!.instrument, qty: -a!.held / 4, usd: 100, haircut: -1 },
        { account: b!.account, instrument: b!.instrument, qty: b!.held, usd: 200, haircut: 0 },
      ]),
    );
    expect(burden.winners).toBe(2);
    expect(burden.notionalUsd).toBe(400);
    expect(burden.haircutUsd).toBe(2);
    // Half of one position and all of the other, alike in notional; each gave half.
    expect(burden.closedShare).toBeCloseTo(0.75, 12);
    expect(burden.halfGivenBy).toBeCloseTo(0.5, 12);
    expect(burden.leverageShares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
  });

  it('is nothing without deleveraging', () => {
    const { winners: none, notionalUsd, hedgedShare, halfGivenBy, closedShare } = adlBurden(snapshot, winners([]));
    expect([none, notionalUsd, hedgedShare, halfGivenBy, closedShare]).toEqual([0, 0, 0, 0, 0]);
  });

  it('is spread over more winners by pro rata than by a ranking', () => {
    let ranked = 0;
    let spread = 0;
    for (let seed = 1; seed <= 6; seed++) {
      const market = buildSnapshot(randomMarket(seed, { accounts: 150 }));
      const of = (adl: string) => {
        const document = {
          name: 'fall',
          horizon: '60s',
          shocks: [{ assets: { beta: 'BTC' }, move: -0.2, length: '20s' }],
          policies: { all: { adl } },
        };
        const prepared = prepare(market, resolveScenario(document, market));
        return adlBurden(market, runCascade(prepared, { seed, record: 'events' }).events);
      };
      ranked += of('venue').winners;
      spread += of('pro_rata').winners;
    }
    expect(ranked).toBeGreaterThan(0);
    expect(spread).toBeGreaterThan(1.2 * ranked);
  });
});

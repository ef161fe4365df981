/** Holdings keep the sum of each token whatever moves, and name who is short of one. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InternalError } from '../../core/errors.ts';
import { HolderNames, Holdings } from './holdings.ts';

describe('holdings', () => {
  it('keep the sum of every token over any movements, minted and burned ones included', () => {
    const movement = fc.tuple(fc.nat(3), fc.nat(3), fc.nat(1), fc.double({ min: 0, max: 1e9, noNaN: true }));
    fc.assert(
      fc.property(fc.array(movement, { maxLength: 200 }), (movements) => {
        const names = new HolderNames();
        for (const name of ['a', 'b', 'c']) names.add(name);
        names.add('issuer owes', true);
        const holdings = new Holdings(names, 2);
        holdings.open(0, 0, 1e6);
        holdings.open(1, 1, 3);
        holdings.close();
        for (const [from, to, token, amount] of movements) {
          const have = from === 3 ? amount : Math.min(amount, holdings.of(from, token));
          holdings.move(from, to, token, Math.max(0, have));
        }
        expect(holdings.tokenError()).toBeLessThan(1e-12);
        holdings.check();
      }),
      { numRuns: 100 },
    );
  });

  it('refuse what nobody has at the end, and numbers that are none', () => {
    const names = new HolderNames();
    expect(names.add('a')).toBe(0);
    expect(names.add('b')).toBe(1);
    expect(names.add('a')).toBe(0);
    const holdings = new Holdings(names, 1);
    holdings.open(0, 0, 1);
    holdings.close();
    expect(() => holdings.move(0, 1, 0, NaN)).toThrow(InternalError);
    expect(() => holdings.move(0, 1, 0, -1)).toThrow(InternalError);
    holdings.move(0, 1, 0, 2);
    expect(() => holdings.check()).toThrow(/a holds -1 of token 0/);
  });
});

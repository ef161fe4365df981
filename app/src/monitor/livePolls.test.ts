/** What a station asks over REST: what is not streamed, and what costs many requests only where a rule reads it. */
import { describe, expect, it } from 'vitest';
import { Instruments } from './feeds/shared/instruments.ts';
import { longShortAssets, marketPolls, venuePolls } from './livePolls.ts';

describe('polls', () => {
  it('of a venue are those that its stream lacks', async () => {
    const use = { symbols: [], instruments: new Instruments([]), longShort: new Set<string>() };
    expect((await venuePolls('htx', use)).map(({ name }) => name)).toEqual([
      'htx open interest, linear swaps',
      'htx open interest, inverse swaps',
    ]);
    for (const venue of ['bybit', 'okx', 'hyperliquid', 'bitmex']) expect(await venuePolls(venue, use)).toEqual([]);
  });

  it('of accounts long and short are those that rules name', () => {
    const rule = { indicator: 'gauge', gauge: 'long_short_ratio' } as const;
    expect(longShortAssets([{ indicator: 'spread' }])).toEqual(new Set());
    expect(longShortAssets([{ ...rule, asset: 'BTC' }])).toEqual(new Set(['BTC']));
    expect(longShortAssets([{ ...rule, asset: 'BTC' }, rule])).toBeNull();
  });

  it('of no feed tell stablecoins and whether transfers are open', async () => {
    const names = (await marketPolls()).map(({ name }) => name);
    expect(names).toContain('kraken USDT/USD');
    expect(names).toContain('gate deposits and withdrawals');
    expect(new Set(names).size).toBe(names.length);
  });
});

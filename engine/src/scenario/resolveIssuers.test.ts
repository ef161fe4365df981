/** Redemptions, closures and exploits of a scenario: what is bound, what is refused, what may be left out. */
import { describe, expect, it } from 'vitest';
import { IssuesError } from '../core/errors.ts';
import { buildSnapshot } from '../market/build.ts';
import { FIAT, issuerMarket, STB } from '../market/testIssuers.ts';
import { tinyMarket } from '../market/testMarket.ts';
import { resolveScenario } from './resolve.ts';

const snapshot = buildSnapshot(issuerMarket(FIAT, { assets: [STB] }));
const plain = buildSnapshot(tinyMarket());
const resolve = (doc: object, market = snapshot): ReturnType<typeof resolveScenario> =>
  resolveScenario({ name: 'test', horizon: '1h', ...doc }, market);

describe('what a scenario does to issuers', () => {
  it('is bound to stablecoins, pools and entities of the market', () => {
    const { redemptions, closures, exploits } = resolve({
      redemptions: [
        { asset: 'STB', tokens: 5, start: '1m', length: '2m' },
        { asset: 'STB', tokens: 7, at: 'pool:stb' },
      ],
      closures: [{ entity: 'svb', end: '30m' }, { entity: 'issuer' }],
      exploits: [{ pool: 'stb', share: 0.5, start: 60 }],
    });
    const asset = snapshot.assets.id.indexOf('STB');
    expect(redemptions).toEqual([
      { asset, tokens: 5, pool: -1, startS: 60, lengthS: 120 },
      { asset, tokens: 7, pool: 0, startS: 0, lengthS: 0 },
    ]);
    expect(closures).toEqual([
      { entity: 'svb', startS: 0, endS: 1800 },
      { entity: 'issuer', startS: 0, endS: 3600 },
    ]);
    expect(exploits).toEqual([{ pool: 0, share: 0.5, atS: 60 }]);
  });

  it.each([
    [{ redemptions: [{ asset: 'USDC', tokens: 5 }] }, 'redemptions[0].asset'],
    [{ redemptions: [{ asset: 'STB' }] }, 'redemptions[0].tokens'],
    [{ redemptions: [{ asset: 'STB', tokens: 5, at: 'pool:none' }] }, 'redemptions[0].at'],
    [{ redemptions: [{ asset: 'STB', tokens: 5, at: 'nowhere' }] }, 'redemptions[0].at'],
    [{ closures: [{ entity: 'nobody' }] }, 'closures[0].entity'],
    [{ exploits: [{ pool: 'stb', share: 2 }] }, 'exploits[0].share'],
    [{ exploits: [{ pool: 'none', share: 0.5 }] }, 'exploits[0].pool'],
    [{ exploits: [{ pool: 'stb', share: 0.5, size: 1 }] }, 'exploits[0].size'],
  ])('names the place that is wrong (%#)', (doc, where) => {
    expect(() => resolve(doc)).toThrow(IssuesError);
    expect(() => resolve(doc)).toThrow(where);
  });

  it('is refused by a market without them, unless it may be left out', () => {
    const doc = { redemptions: [{ asset: 'STB', tokens: 5 }], closures: [{ entity: 'svb' }] };
    expect(() => resolve(doc, plain)).toThrow(IssuesError);
    const optional = {
      redemptions: [{ asset: 'STB', tokens: 5, optional: true }],
      closures: [{ entity: 'svb', optional: true }],
      exploits: [{ pool: 'stb', share: 0.5, optional: true }],
    };
    expect(resolve(optional, plain)).toMatchObject({ redemptions: [], closures: [], exploits: [] });
  });
});

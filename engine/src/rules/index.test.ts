/** The registry: ids, unknown families, and parameters that are missing. */
import { describe, expect, it } from 'vitest';
import { lpMarket } from '../cascade/testLpMarket.ts';
import { RuleInputError } from '../core/errors.ts';
import { feeInMaintenanceOf, RULE_SET_IDS, ruleSet } from './index.ts';
import { TEST_PARAMETERS, testMarket } from './shared/testRules.ts';

describe('ruleSet', () => {
  it('knows its families by id', () => {
    expect(RULE_SET_IDS).toEqual([
      'hyperliquid',
      'binance-usdm',
      'bybit',
      'okx',
      'bitmex',
      'kraken',
      'dydx',
      'deribit',
      'drift',
      'gmx',
      'aster-simple',
      'cme',
    ]);
    for (const id of RULE_SET_IDS) expect(ruleSet(id).id).toBe(id);
  });

  it('names the known ids where one is unknown', () => {
    expect(() => ruleSet('lse')).toThrow(
      /hyperliquid, binance-usdm, bybit, okx, bitmex, kraken, dydx, deribit, drift, gmx, aster-simple, cme, got lse/,
    );
  });

  it.each(RULE_SET_IDS.flatMap((id) => Object.keys(TEST_PARAMETERS[id]).map((key) => [id, key])))(
    'of %s needs the parameter %s',
    (id, key) => {
      const pooled = id === 'gmx' || id === 'aster-simple';
      const venue = id === 'hyperliquid' || pooled ? 0 : 1;
      const snapshot = pooled ? lpMarket({ family: id, traders: [], pool: { USDC: 1 } }) : testMarket(id, []);
      expect(ruleSet(id).bind(snapshot, venue).venue).toBe(venue);
      const parameters = new Map(snapshot.venues.parameters[venue]);
      parameters.delete(key);
      const without = snapshot.venues.parameters.map((map, v) => (v === venue ? parameters : map));
      const changed = { ...snapshot, venues: { ...snapshot.venues, parameters: without } };
      expect(() => ruleSet(id).bind(changed, venue)).toThrow(RuleInputError);
      expect(() => ruleSet(id).bind(changed, venue)).toThrow(key);
    },
  );
});

describe('feeInMaintenanceOf', () => {
  it('is the taker fee on OKX and 0 elsewhere', () => {
    expect(Array.from(feeInMaintenanceOf(testMarket('okx', [])))).toEqual([0, 0, 0.0005, 0.0005, 0.0005]);
    expect(Array.from(feeInMaintenanceOf(testMarket('bybit', [])))).toEqual([0, 0, 0, 0, 0]);
  });
});

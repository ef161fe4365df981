/**
 * A market from cohorts of like positions: what an inference from prices and open interest knows, where no account is
 * published. Each cohort is one row of isolated traders; who makes prices and who insures is added as assumed.
 */
import { InputError } from '../core/errors.ts';
import type { MarketTables } from '../market/schema.ts';
import { tableFromRows } from '../market/table.ts';
import type { Cell } from '../market/table.ts';
import { referenceMarket } from './referenceMarket.ts';
import { addMissingRoles } from './roles.ts';
import type { PopulationSpec } from './spec.ts';

/** Like positions of one contract. */
export interface PositionCohort {
  readonly instrument: string;
  /** Contract units of all members together, signed. */
  readonly qty: number;
  /** USD. */
  readonly entryPrice: number;
  /** Settlement tokens per contract unit. */
  readonly marginPerUnit: number;
  /** At least 1; rounded. */
  readonly members: number;
}

type Row = Record<string, Cell>;

/**
 * The tables of a market with those positions, `basis` modelled. Shorts of each contract are scaled to its longs, which
 * takes out rounding and nothing else: throws InputError where the sides differ by more than a thousandth, or a
 * contract has one side only.
 */
export function cohortMarket(spec: PopulationSpec, cohorts: readonly PositionCohort[]): MarketTables {
  const reference = referenceMarket(spec);
  const venueOf = new Map(spec.instruments.map((row) => [String(row['instrument']), String(row['venue'])]));
  const scale = shortScales(cohorts);
  const accounts: Row[] = [];
  const positions: Row[] = [];
  cohorts.forEach(({ instrument, qty, entryPrice, marginPerUnit, members }, k) => {
    const count = Math.max(1, Math.floor(members + 0.5));
    const account = `${instrument}:c${k}`;
    const held = (qty < 0 ? qty * (scale.get(instrument) ?? 1) : qty) / count;
    accounts.push({
      account,
      venue: venueOf.get(instrument) ?? '',
      kind: 'trader',
      collateral_mode: 'single',
      count,
      basis: 'modelled',
    });
    positions.push({
      account,
      instrument,
      qty: held,
      entry_price: entryPrice,
      isolated_margin: Math.abs(held) * marginPerUnit,
      basis: 'modelled',
    });
  });
  const tables = new Map(reference.tables);
  tables.set('accounts', tableFromRows('accounts', accounts));
  tables.set('balances', tableFromRows('balances', []));
  tables.set('positions', tableFromRows('positions', positions));
  return addMissingRoles({ ...reference, tables }).market;
}

/** What shorts are multiplied with so that they equal longs. */
function shortScales(cohorts: readonly PositionCohort[]): Map<string, number> {
  const sides = new Map<string, { long: number; short: number }>();
  for (const { instrument, qty, members } of cohorts) {
    const own = sides.get(instrument) ?? { long: 0, short: 0 };
    const count = Math.max(1, Math.floor(members + 0.5));
    // As the snapshot adds them up: per member times members.
    if (qty > 0) own.long += (qty / count) * count;
    else own.short -= (qty / count) * count;
    sides.set(instrument, own);
  }
  return new Map(
    [...sides].map(([instrument, { long, short }]) => {
      if (Math.abs(long - short) <= 1e-3 * Math.max(long, short)) return [instrument, long / short];
      throw new InputError(`cohorts of ${instrument} hold ${long} long and ${short} short`, {
        code: 'one-sided',
        hint: 'Both sides of a contract are its open interest; give the other side too.',
      });
    }),
  );
}

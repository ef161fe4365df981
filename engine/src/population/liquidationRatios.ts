/**
 * At which multiple of its entry price a position is liquidated, found with the margin kernel that runs use. With size
 * and margin given in USD at the entry, the multiple does not depend on the entry price, so one table serves all.
 */
import { InputError } from '../core/errors.ts';
import { stringAt } from '../core/strings.ts';
import { buildSnapshot } from '../market/build.ts';
import { tableFromRows } from '../market/table.ts';
import type { Cell } from '../market/table.ts';
import { feeInMaintenanceOf } from '../rules/index.ts';
import { marginTables } from '../rules/shared/margin.ts';
import { tierAt } from '../rules/shared/tiers.ts';
import { distanceToLiquidation } from './distance.ts';
import { readReference } from './reference.ts';
import type { Reference } from './reference.ts';
import { referenceMarket } from './referenceMarket.ts';
import { addMissingRoles } from './roles.ts';
import type { PopulationSpec } from './spec.ts';

/** An isolated position as it is opened. */
export interface OpenedPosition {
  /** Notional over margin that its owner chooses. */
  readonly leverage: number;
  /** USD at the entry. */
  readonly notionalUsd: number;
}

/** Liquidation of positions of one contract, one entry per position asked for. */
export interface LiquidationRatios {
  /** Margin at the entry as a part of the notional: 1 ÷ leverage, or more where the venue's tier allows no more. */
  readonly margin: Float64Array;
  /** Mark price at liquidation ÷ entry price of a long; 0 where no fall is enough. */
  readonly long: Float64Array;
  /** Of a short; Infinity where no rise up to 99.9% is enough. */
  readonly short: Float64Array;
}

type Row = Record<string, Cell>;

/**
 * Ratios by contract of a specification, to 1e-4. `positions` gives those that are asked for at a venue. Throws
 * InputError where one is liquidated at once, IssuesError where the specification is no market.
 */
export function liquidationRatios(
  spec: PopulationSpec,
  positions: (venue: string) => readonly OpenedPosition[],
): Map<string, LiquidationRatios> {
  const ref = readReference(spec);
  const accounts: Row[] = [];
  const rows: Row[] = [];
  const margins = ref.instruments.map((instrument, i) => {
    const venue = ref.venues[ref.venueOf[i]];
    return Float64Array.from(positions(venue), (position, j) => {
      const margin = marginOf(ref, i, position);
      const unit = ref.inverse[i] === 1 ? 1 : ref.mark[i];
      for (const side of [1, -1]) {
        const account = `${instrument} ${j} ${side}`;
        accounts.push({ account, venue, kind: 'trader', collateral_mode: 'single' });
        const tokens = position.notionalUsd * margin * (ref.inverse[i] === 1 ? 1 / ref.mark[i] : 1);
        const qty = (side * position.notionalUsd) / unit;
        rows.push({ account, instrument, qty, entry_price: ref.mark[i], isolated_margin: tokens });
      }
      return margin;
    });
  });
  const distance = distances(spec, accounts, rows);
  let at = 0;
  return new Map(
    ref.instruments.map((instrument, i) => {
      const long = new Float64Array(margins[i].length);
      const short = new Float64Array(margins[i].length);
      for (let j = 0; j < long.length; j++) {
        long[j] = Math.max(0, 1 - distance[at++]);
        short[j] = 1 + distance[at++];
      }
      return [instrument, { margin: margins[i], long, short }];
    }),
  );
}

/** Share of the notional that must be put up: what leverage asks for, and what the tier of the notional asks for. */
function marginOf(ref: Reference, i: number, { leverage, notionalUsd }: OpenedPosition): number {
  const settle = ref.inverse[i] === 1 ? notionalUsd / ref.mark[i] : notionalUsd;
  const tier = tierAt(ref.tierMin, ref.tierStart[i], ref.tierStart[i + 1], settle);
  return 1 / Math.min(leverage, ref.tierLeverage[tier]);
}

/** Distance to liquidation of each account, in the order given. */
function distances(spec: PopulationSpec, accounts: readonly Row[], positions: readonly Row[]): Float64Array {
  const reference = referenceMarket(spec);
  const tables = new Map(reference.tables);
  tables.set('accounts', tableFromRows('accounts', accounts));
  tables.set('balances', tableFromRows('balances', []));
  tables.set('positions', tableFromRows('positions', positions));
  const snapshot = buildSnapshot(addMissingRoles({ ...reference, tables }).market);
  const { perAccount } = distanceToLiquidation(snapshot, marginTables(snapshot, feeInMaintenanceOf(snapshot)));
  const place = new Map(Array.from({ length: snapshot.accounts.n }, (_, a) => [stringAt(snapshot.accounts.id, a), a]));
  return Float64Array.from(accounts, (row) => {
    const distance = perAccount[place.get(String(row['account'])) ?? -1];
    if (distance > 0) return distance;
    throw new InputError(`the position ${String(row['account'])} is liquidated as soon as it is opened`, {
      code: 'no-margin',
      hint: 'Ask for a smaller leverage, or check the tiers of the contract.',
    });
  });
}

/**
 * Groups of legal entities in a market with a chain part: who owns an exchange, a lender and an issuer at once. They
 * are names only, so they stand in the header of the packed bytes and have no columns.
 */
import { texts } from './buildTables.ts';
import { tableOf } from './references.ts';
import type { Links } from './references.ts';

/** Groups of the table `entities`, in the order in which they first occur. */
export interface Groups {
  readonly name: readonly string[];
  /** Entities of each group. */
  readonly entities: readonly (readonly string[])[];
  /** Entity of each lending market; empty where none is named. */
  readonly lendingEntity: readonly string[];
}

/** The groups of a market, or null where no entity names one. */
export function buildGroups(links: Links): Groups | null {
  const table = tableOf(links.market, 'entities');
  if (table.rows === 0) return null;
  const entity = texts(table, 'entity');
  const members = new Map<string, string[]>();
  texts(table, 'group').forEach((group, row) => {
    if (group === '') return;
    const list = members.get(group) ?? [];
    list.push(entity[row]);
    members.set(group, list);
  });
  if (members.size === 0) return null;
  return {
    name: [...members.keys()],
    entities: [...members.values()],
    lendingEntity: texts(tableOf(links.market, 'lending_markets'), 'entity'),
  };
}

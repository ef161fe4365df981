/**
 * Who owes whom: the network of a market's tables `entities` and `exposures`, in the form that clearing and DebtRank
 * work on.
 */
import { InputError, numbers, strings } from '@firebreak/engine';
import type { MarketTables, Table } from '@firebreak/engine';

/** Debts between entities. Amounts in one currency (USD where it comes from tables), at least 0. */
export interface LiabilityNetwork {
  readonly names: readonly string[];
  /** What entity i owes entity j, at i × n + j; the diagonal is 0. */
  readonly owed: Float64Array;
  /** What each owes outside of the network; ranks with its other debts. */
  readonly owedOutside: Float64Array;
  /** What each has besides its claims on the others. */
  readonly assets: Float64Array;
}

/**
 * The network of the tables `entities` and `exposures`; rows between the same two entities add up. The tables are those
 * of a checked market. Throws InputError where the market has no entities.
 */
export function networkOf(market: MarketTables): LiabilityNetwork {
  const table = market.tables.get('entities');
  if (table === undefined || table.rows === 0) {
    throw new InputError(`the market ${market.name} has no table of entities`, {
      code: 'no-entities',
      hint: 'Add the tables entities and exposures to the snapshot folder; docs/contagion.md has their columns.',
    });
  }
  const names = textOf(table, 'entity');
  const n = names.length;
  const place = new Map(names.map((name, k) => [name, k]));
  const owed = new Float64Array(n * n);
  const exposures = market.tables.get('exposures');
  if (exposures !== undefined) {
    const debtors = textOf(exposures, 'debtor');
    const creditors = textOf(exposures, 'creditor');
    const amounts = numbers(exposures, 'amount_usd');
    for (let row = 0; row < exposures.rows; row++) {
      owed[place.get(debtors[row]!)! * n + place.get(creditors[row]!)!]! += amounts[row]!;
    }
  }
  return { names, owed, owedOutside: numbers(table, 'liabilities_usd'), assets: numbers(table, 'assets_usd') };
}

/** What each entity owes in all, inside and outside of the network. */
export function totalOwed({ names, owed, owedOutside }: LiabilityNetwork): Float64Array {
  const n = names.length;
  return Float64Array.from(owedOutside, (outside, i) => {
    let sum = outside;
    for (let j = 0; j < n; j++) sum += owed[i * n + j]!;
    return sum;
  });
}

/** Assets and claims at face value, less all debts: what each entity is worth while everybody pays. */
export function bookEquity(network: LiabilityNetwork): Float64Array {
  const { names, owed, assets } = network;
  const n = names.length;
  const due = totalOwed(network);
  return Float64Array.from(assets, (own, i) => {
    let worth = own - due[i]!;
    for (let j = 0; j < n; j++) worth += owed[j * n + i]!;
    return worth;
  });
}

/**
 * Throws InputError that names the entity where a network cannot be cleared: amounts that are negative or not finite,
 * debts to oneself, arrays of other lengths.
 */
export function checkNetwork({ names, owed, owedOutside, assets }: LiabilityNetwork): void {
  const n = names.length;
  if (owed.length !== n * n || owedOutside.length !== n || assets.length !== n) {
    throw wrong(
      `${n} entities with ${owed.length} debts, ${owedOutside.length} debts outside, ${assets.length} assets`,
    );
  }
  const sound = (amount: number): boolean => amount >= 0 && amount < Infinity;
  for (let i = 0; i < n; i++) {
    if (!sound(assets[i]!)) throw wrong(`${names[i]} with assets of ${assets[i]}`);
    if (!sound(owedOutside[i]!)) throw wrong(`${names[i]} with debts of ${owedOutside[i]} outside`);
    for (let j = 0; j < n; j++) {
      const amount = owed[i * n + j]!;
      if (!sound(amount) || (i === j && amount !== 0)) throw wrong(`${names[i]} owing ${names[j]} ${amount}`);
    }
  }
}

function wrong(got: string): InputError {
  return new InputError(`network: got ${got}`, {
    code: 'bad-network',
    hint: 'Expected finite amounts of at least 0 for every pair of entities, and nothing that one owes itself.',
  });
}

function textOf(table: Table, column: string): string[] {
  const { codes, dictionary } = strings(table, column);
  return Array.from(codes, (code) => dictionary[code] ?? '');
}

/**
 * Who plays which part on each venue: liquidity providers, vault, funds, arbitrageurs, dip buyers and the external
 * and deficit accounts. Resolved once per snapshot; every part is an ordinary account with balances and positions.
 */
import { InputError } from '../core/errors.ts';
import { stringAt } from '../core/strings.ts';
import { ACCOUNT_KINDS, KIND, LOAN, receivesPositions } from '../market/kinds.ts';
import type { Snapshot } from '../market/snapshot.ts';
import { ruleSet } from '../rules/index.ts';

/** Parts of one market, by venue; entries are units. −1 where a venue has no such account. */
export interface Roles {
  readonly providers: readonly Int32Array[];
  /** Accounts that quote the spot books of a venue. */
  readonly spotMakers: readonly Int32Array[];
  readonly arbitrageurs: readonly Int32Array[];
  readonly dipBuyers: readonly Int32Array[];
  readonly vault: Int32Array;
  /** The pool on the other side of every position of a venue without a book. */
  readonly pool: Int32Array;
  /** Fund of each instrument. */
  readonly fundOf: Int32Array;
  /** Distinct funds of each venue. */
  readonly funds: readonly Int32Array[];
  readonly external: Int32Array;
  readonly deficit: Int32Array;
  /**
   * Position of a contract within its venue's list: the leg offset of accounts that hold a leg in every contract; −1
   * for a spot book.
   */
  readonly legOffset: Int32Array;
  /** Contracts of each venue, ascending. */
  readonly instruments: readonly Int32Array[];
  /** Spot books of each venue, ascending. */
  readonly spotBooks: readonly Int32Array[];
  /** Units that have no tripwires and are margined every step: providers, arbitrageurs, dip buyers, desks. */
  readonly everyStep: Int32Array;
  /** 1 for the units of `everyStep`. */
  readonly everyStepSet: Uint8Array;
  /** 1 for units that are never liquidated: those of kinds that {@link isExempt} names. */
  readonly exempt: Uint8Array;
  /** Units that trade coins with borrowed tokens: margined in every step, without wires. */
  readonly loans: Int32Array;
}

function unitsOfKind(snapshot: Snapshot, venue: number, kind: number): Int32Array {
  const found: number[] = [];
  const { accounts } = snapshot;
  for (let a = 0; a < accounts.n; a++) {
    if (accounts.venue[a] === venue && accounts.kind[a] === kind) found.push(accounts.unitStart[a]);
  }
  return Int32Array.from(found);
}

function oneOfKind(snapshot: Snapshot, venue: number, kind: number, name: string): number {
  const units = unitsOfKind(snapshot, venue, kind);
  if (units.length === 1) return units[0];
  throw new InputError(
    `venue ${snapshot.venues.id[venue]} has ${units.length} accounts of kind ${name}, expected exactly one`,
    {
      code: 'roles',
      hint: `Add one account of kind ${name} to the venue, or import with the role accounts that Firebreak adds.`,
    },
  );
}

/**
 * Finds the parts. Throws InputError where a venue lacks the external or deficit account or has no liquidity
 * provider for its contracts. A contract without a fund goes from the book straight to auto-deleveraging.
 */
export function resolveRoles(snapshot: Snapshot): Roles {
  const { venues, instruments, accounts, units } = snapshot;
  const all = Array.from({ length: venues.n }, (_, v) => v);
  const ofKind = (kind: number): Int32Array[] => all.map((v) => unitsOfKind(snapshot, v, kind));
  const providers = ofKind(KIND.provider);
  const arbitrageurs = ofKind(KIND.arbitrageur);
  const dipBuyers = ofKind(KIND.dip_buyer);
  const desks = ofKind(KIND.desk);
  const funds = ofKind(KIND.fund);
  const { legOffset, lists, spotBooks } = venueInstruments(snapshot);
  const pool = Int32Array.from(all, (v) => ofKind(KIND.lp_pool)[v][0] ?? -1);
  for (const v of all) {
    checkPool(snapshot, v, ofKind(KIND.lp_pool)[v].length);
    if (providers[v].length > 0 || pool[v] >= 0 || lists[v].length === 0) continue;
    throw new InputError(`venue ${venues.id[v]} has no account of kind provider, expected at least one`, {
      code: 'roles',
      hint: 'Add a liquidity provider with capital: forced orders need somebody on the other side.',
    });
  }
  const vault = Int32Array.from(all, (v) => ofKind(KIND.vault)[v][0] ?? -1);
  const external = Int32Array.from(all, (v) => oneOfKind(snapshot, v, KIND.external, 'external'));
  const deficit = Int32Array.from(all, (v) => oneOfKind(snapshot, v, KIND.deficit, 'deficit'));
  const fundOf = new Int32Array(instruments.n);
  for (let i = 0; i < instruments.n; i++) {
    const named = instruments.fund[i];
    fundOf[i] = named >= 0 ? accounts.unitStart[named] : (funds[instruments.venue[i]][0] ?? -1);
  }
  const exempt = new Uint8Array(units.n);
  for (let u = 0; u < units.n; u++) exempt[u] = Number(isExempt(accounts.kind[units.account[u]]));
  const every = [...providers, ...arbitrageurs, ...dipBuyers, ...desks].flatMap((list) => Array.from(list));
  const everyStep = Int32Array.from(every).sort();
  const everyStepSet = new Uint8Array(units.n);
  for (const u of everyStep) everyStepSet[u] = 1;
  return {
    providers,
    spotMakers: ofKind(KIND.spot_maker),
    arbitrageurs,
    dipBuyers,
    vault,
    pool,
    fundOf,
    funds,
    external,
    deficit,
    legOffset,
    instruments: lists,
    spotBooks,
    everyStep,
    everyStepSet,
    exempt,
    loans: unitsOfLoans(snapshot),
  };
}

/** Units of accounts that trade coins with borrowed tokens. */
function unitsOfLoans({ accounts, units }: Snapshot): Int32Array {
  const found: number[] = [];
  for (let u = 0; u < units.n; u++) if (accounts.multi[units.account[u]] === LOAN) found.push(u);
  return Int32Array.from(found);
}

/** Kinds that a venue without a book can have: nobody makes prices there, and the pool ends the waterfall. */
const BESIDE_POOL = new Set<number>([KIND.trader, KIND.basis, KIND.lp_pool, KIND.external, KIND.deficit]);

/**
 * A pool belongs to rules of venues without a book, and these to a pool. There every unit of a trader is one position
 * with collateral in its settlement token. Throws InputError.
 */
function checkPool(snapshot: Snapshot, venue: number, pools: number): void {
  const { venues, accounts, units } = snapshot;
  const without = ruleSet(venues.rules[venue]).withoutBook === true;
  if (pools !== Number(without)) {
    const got = `venue ${venues.id[venue]} (rules ${venues.rules[venue]}) has ${pools} accounts of kind lp_pool`;
    throw new InputError(`${got}, expected ${without ? 'exactly one' : 'none'}`, {
      code: 'roles',
      hint: without
        ? 'Add one account of kind lp_pool that holds the tokens of the pool and the other side of all positions.'
        : 'Only rules of venues without a book (gmx, aster-simple) trade against a pool.',
    });
  }
  if (!without) return;
  for (let a = 0; a < accounts.n; a++) {
    if (accounts.venue[a] !== venue) continue;
    const kind = ACCOUNT_KINDS[accounts.kind[a]];
    const held = units.legStart[accounts.unitStart[a] + 1] - units.legStart[accounts.unitStart[a]];
    const several = !receivesPositions(accounts.kind[a]) && held > 1;
    if (BESIDE_POOL.has(accounts.kind[a]) && accounts.multi[a] === 0 && !several) continue;
    const got = several
      ? `${held} positions on one collateral`
      : `kind ${kind} and collateral_mode ${accounts.multi[a] === 0 ? 'single' : 'multi'}`;
    throw new InputError(`account ${stringAt(accounts.id, a)} on venue ${venues.id[venue]} has ${got}`, {
      code: 'roles',
      hint:
        'A venue without a book takes traders and basis traders with collateral_mode single and one position per ' +
        'collateral (isolated_margin), one lp_pool, one external and one deficit account.',
    });
  }
}

function venueInstruments(snapshot: Snapshot): {
  legOffset: Int32Array;
  lists: Int32Array[];
  spotBooks: Int32Array[];
} {
  const { venues, instruments } = snapshot;
  const legOffset = new Int32Array(instruments.n).fill(-1);
  const lists: number[][] = Array.from({ length: venues.n }, () => []);
  const spot: number[][] = Array.from({ length: venues.n }, () => []);
  for (let i = 0; i < instruments.n; i++) {
    if (instruments.spot[i] === 0) legOffset[i] = lists[instruments.venue[i]].push(i) - 1;
    else spot[instruments.venue[i]].push(i);
  }
  return {
    legOffset,
    lists: lists.map((list) => Int32Array.from(list)),
    spotBooks: spot.map((list) => Int32Array.from(list)),
  };
}

/** Whether accounts of a kind are outside liquidation: they end the waterfall or stand for the world outside. */
export function isExempt(kind: number): boolean {
  return (
    kind === KIND.vault ||
    kind === KIND.fund ||
    kind === KIND.spot_maker ||
    kind === KIND.residual ||
    kind === KIND.lp_pool ||
    kind === KIND.external ||
    kind === KIND.deficit ||
    kind === KIND.member ||
    kind === KIND.guaranty
  );
}

/** Whether a unit carries tripwires: it has legs, may be liquidated and cannot receive positions. */
export function hasWires(snapshot: Snapshot, unit: number): boolean {
  const kind = snapshot.accounts.kind[snapshot.units.account[unit]];
  return !isExempt(kind) && !receivesPositions(kind);
}

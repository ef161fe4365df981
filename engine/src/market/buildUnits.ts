/**
 * Margin units with their legs and balances: one cross unit per account, then one per isolated position. Everything is
 * counted first and filled in second, so that a market of millions of positions is built without an object per row.
 */
import { groupRows, tableOf } from './references.ts';
import type { Links } from './references.ts';
import { receivesPositions, receivesTokens } from './kinds.ts';
import type { Accounts, Balances, Collateral, Instruments, Legs, Units } from './snapshot.ts';
import { numbers } from './table.ts';

/** What units are built from: positions and balances by account of the snapshot, instruments by venue. */
interface UnitInput {
  readonly accounts: Pick<Accounts, 'n' | 'venue' | 'kind'>;
  readonly instruments: Instruments;
  readonly positionStart: Uint32Array;
  readonly positionOrder: Uint32Array;
  readonly positionInstrument: Int32Array;
  readonly qty: Float64Array;
  readonly entry: Float64Array;
  readonly margin: Float64Array;
  readonly balanceStart: Uint32Array;
  readonly balanceOrder: Uint32Array;
  readonly balanceAsset: Int32Array;
  readonly amount: Float64Array;
  readonly venueInstruments: readonly Uint32Array[];
  /** Assets that each venue takes as collateral or trades in a spot book. */
  readonly venueAssets: readonly (readonly number[])[];
  readonly nAssets: number;
}

/** Units, legs and balances of all accounts, and where each account's units start. */
export interface BuiltUnits {
  readonly unitStart: Uint32Array;
  readonly units: Units;
  readonly legs: Legs;
  readonly balances: Balances;
}

/**
 * Builds units, legs and balances. `accountOfRow` maps rows of the accounts table to accounts of the snapshot.
 * Positions of quantity 0 are dropped; accounts that can receive positions get a leg in every contract of their
 * venue.
 */
export function buildUnits(
  links: Links,
  accountOfRow: Uint32Array,
  accounts: Pick<Accounts, 'n' | 'venue' | 'kind'>,
  instruments: Instruments,
  collateral: Collateral,
): BuiltUnits {
  const input = unitInput(links, accountOfRow, accounts, instruments, collateral);
  const { unitStart, units, legs } = buildLegs(input);
  const balances = buildBalances(input, units, legs);
  return { unitStart, units, legs, balances };
}

function unitInput(
  links: Links,
  accountOfRow: Uint32Array,
  accounts: Pick<Accounts, 'n' | 'venue' | 'kind'>,
  instruments: Instruments,
  collateral: Collateral,
): UnitInput {
  const venueAssets: number[][] = Array.from({ length: links.venues.table.rows }, () => []);
  for (let p = 0; p < collateral.nPairs; p++) venueAssets[collateral.venue[p]].push(collateral.asset[p]);
  for (let i = 0; i < instruments.n; i++) {
    const own = venueAssets[instruments.venue[i]];
    if (instruments.spot[i] === 1 && !own.includes(instruments.asset[i])) own.push(instruments.asset[i]);
  }
  const positions = tableOf(links.market, 'positions');
  const balances = tableOf(links.market, 'balances');
  const qty = numbers(positions, 'qty');
  const instrument = links.rows['positions.instrument'];
  const owner = links.rows['positions.account'].map((row, k) => (qty[k] === 0 ? -1 : accountOfRow[row]));
  // Sorting by instrument and then, stably, by account leaves the positions of an account in order of instrument.
  const byInstrument = groupRows(instrument, instruments.n).order;
  const positionsBy = groupRows(owner, accounts.n, byInstrument);
  const holder = links.rows['balances.account'].map((row) => accountOfRow[row]);
  const balancesBy = groupRows(holder, accounts.n);
  return {
    accounts,
    instruments,
    positionStart: positionsBy.start,
    positionOrder: positionsBy.order,
    positionInstrument: instrument,
    qty,
    entry: numbers(positions, 'entry_price'),
    margin: numbers(positions, 'isolated_margin'),
    balanceStart: balancesBy.start,
    balanceOrder: balancesBy.order,
    balanceAsset: links.rows['balances.asset'],
    amount: numbers(balances, 'amount'),
    venueInstruments: byVenue(instruments, links.venues.table.rows),
    venueAssets,
    nAssets: links.assets.table.rows,
  };
}

/** The contracts of each venue in ascending order. */
function byVenue({ venue, spot }: Instruments, nVenues: number): Uint32Array[] {
  const { start, order } = groupRows(
    Int32Array.from(venue, (v, i) => (spot[i] === 1 ? -1 : v)),
    nVenues,
  );
  return Array.from({ length: nVenues }, (_, v) => order.subarray(start[v], start[v + 1]));
}

/** Units and legs per account, to size the columns. */
function countLegs(input: UnitInput): { units: number; legs: number } {
  const { accounts, positionStart, positionOrder, margin } = input;
  let units = accounts.n;
  let legs = positionOrder.length;
  for (let a = 0; a < accounts.n; a++) {
    let isolated = 0;
    for (let k = positionStart[a]; k < positionStart[a + 1]; k++) {
      const m = margin[positionOrder[k]];
      if (m === m) isolated++;
    }
    units += isolated;
    if (!receivesPositions(accounts.kind[a])) continue;
    const cross = positionStart[a + 1] - positionStart[a] - isolated;
    legs += input.venueInstruments[accounts.venue[a]].length - cross;
  }
  return { units, legs };
}

type LegColumns = Pick<Legs, 'instrument' | 'qty' | 'entryPrice' | 'entryR'>;

function buildLegs(input: UnitInput): { unitStart: Uint32Array; units: Units; legs: Legs } {
  const { accounts, positionStart, positionOrder, margin } = input;
  const size = countLegs(input);
  const legs: LegColumns = {
    instrument: new Uint16Array(size.legs),
    qty: new Float64Array(size.legs),
    entryPrice: new Float64Array(size.legs),
    entryR: new Float64Array(size.legs),
  };
  const unitStart = new Uint32Array(accounts.n + 1);
  const account = new Uint32Array(size.units);
  const isolated = new Uint8Array(size.units);
  const legStart = new Uint32Array(size.units + 1);
  let unit = 0;
  let leg = 0;
  for (let a = 0; a < accounts.n; a++) {
    account[unit++] = a;
    leg = receivesPositions(accounts.kind[a]) ? receiverLegs(input, a, legs, leg) : crossLegs(input, a, legs, leg);
    legStart[unit] = leg;
    for (let k = positionStart[a]; k < positionStart[a + 1]; k++) {
      const row = positionOrder[k];
      if (margin[row] !== margin[row]) continue;
      account[unit] = a;
      isolated[unit++] = 1;
      setLeg(input, legs, leg++, input.positionInstrument[row], input.qty[row], input.entry[row]);
      legStart[unit] = leg;
    }
    unitStart[a + 1] = unit;
  }
  const balanceStart = new Uint32Array(size.units + 1);
  return { unitStart, units: { n: unit, account, isolated, legStart, balanceStart }, legs: { n: leg, ...legs } };
}

function setLeg(input: UnitInput, legs: LegColumns, leg: number, i: number, qty: number, price: number): void {
  legs.instrument[leg] = i;
  legs.qty[leg] = qty;
  legs.entryPrice[leg] = price;
  legs.entryR[leg] = input.instruments.inverse[i] === 1 ? -1 / price : price;
}

/** Writes the cross legs of an account from index `leg` on; returns the index after them. */
function crossLegs(input: UnitInput, a: number, legs: LegColumns, leg: number): number {
  const { positionStart, positionOrder, positionInstrument, margin, qty, entry } = input;
  let next = leg;
  for (let k = positionStart[a]; k < positionStart[a + 1]; k++) {
    const row = positionOrder[k];
    if (margin[row] === margin[row]) continue;
    setLeg(input, legs, next++, positionInstrument[row], qty[row], entry[row]);
  }
  return next;
}

/**
 * As {@link crossLegs}, with a leg of quantity 0 at the mark price in each instrument of the venue without a position.
 */
function receiverLegs(input: UnitInput, a: number, legs: LegColumns, leg: number): number {
  const { positionStart, positionOrder, positionInstrument, margin, qty, entry, instruments } = input;
  const own = input.venueInstruments[input.accounts.venue[a]];
  const end = positionStart[a + 1];
  let k = positionStart[a];
  for (let j = 0; j < own.length; j++) {
    const i = own[j];
    while (
      k < end &&
      (margin[positionOrder[k]] === margin[positionOrder[k]] || positionInstrument[positionOrder[k]] < i)
    )
      k++;
    const row = k < end ? positionOrder[k] : -1;
    if (row >= 0 && positionInstrument[row] === i) setLeg(input, legs, leg + j, i, qty[row], entry[row]);
    else setLeg(input, legs, leg + j, i, 0, instruments.markPrice[i]);
  }
  return leg + own.length;
}

/** Fills `units.balanceStart` and returns the balances, in order of asset within a unit. */
function buildBalances(input: UnitInput, units: Units, legs: Legs): Balances {
  const n = walkBalances(input, units, legs, null);
  const balances = { n, asset: new Uint16Array(n), amount: new Float64Array(n) };
  walkBalances(input, units, legs, balances);
  return balances;
}

/**
 * Goes through the balances of all units (an account that can receive positions has legs in all settlement tokens of
 * its venue and takes any of its collateral, so it gets a row for each) and returns their number; writes them where
 * there is somewhere to write to.
 */
function walkBalances(input: UnitInput, units: Units, legs: Legs, out: Balances | null): number {
  const { instruments, balanceStart, balanceOrder, balanceAsset, amount } = input;
  const seenBy = new Int32Array(input.nAssets).fill(-1);
  let next = 0;
  let isolatedRow = 0;
  for (let unit = 0; unit < units.n; unit++) {
    units.balanceStart[unit] = next;
    if (units.isolated[unit] === 1) {
      isolatedRow = nextIsolated(input, isolatedRow);
      const i = legs.instrument[units.legStart[unit]];
      putBalance(out, next, next, instruments.settle[i], input.margin[input.positionOrder[isolatedRow++]]);
      next++;
      continue;
    }
    const from = next;
    const a = units.account[unit];
    for (let k = balanceStart[a]; k < balanceStart[a + 1]; k++) {
      const row = balanceOrder[k];
      seenBy[balanceAsset[row]] = unit;
      putBalance(out, next++, from, balanceAsset[row], amount[row]);
    }
    for (let leg = units.legStart[unit]; leg < units.legStart[unit + 1]; leg++) {
      const token = instruments.settle[legs.instrument[leg]];
      if (seenBy[token] === unit) continue;
      seenBy[token] = unit;
      putBalance(out, next++, from, token, 0);
    }
    if (!receivesTokens(input.accounts.kind[a])) continue;
    for (const token of input.venueAssets[input.accounts.venue[a]]) {
      if (seenBy[token] === unit) continue;
      seenBy[token] = unit;
      putBalance(out, next++, from, token, 0);
    }
  }
  units.balanceStart[units.n] = next;
  return next;
}

/** Isolated units come in the order of their positions, so one cursor finds the position of each. */
function nextIsolated(input: UnitInput, cursor: number): number {
  const { margin, positionOrder } = input;
  let k = cursor;
  while (margin[positionOrder[k]] !== margin[positionOrder[k]]) k++;
  return k;
}

/** Inserts a balance into the sorted rows from … at - 1 of a unit. */
function putBalance(out: Balances | null, at: number, from: number, asset: number, amount: number): void {
  if (out === null) return;
  let k = at;
  while (k > from && out.asset[k - 1] > asset) {
    out.asset[k] = out.asset[k - 1];
    out.amount[k] = out.amount[k - 1];
    k--;
  }
  out.asset[k] = asset;
  out.amount[k] = amount;
}

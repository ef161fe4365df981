/**
 * Formulas of the collateral auctions of Maker and Sky (Liquidations 2.0: dog, clip, abaci) as pure functions of
 * numbers. Every figure of an ilk is an argument. Sources: github.com/makerdao/dss, commit fa4f663 (dog.sol, clip.sol,
 * abaci.sol and their tests); docs.makerdao.com, dog and clipper (read 2026-09).
 */
import { pow } from '../../core/math.ts';
import { scaled, smaller, tenTo } from '../shared/integer.ts';

/** Decimals of amounts (wad), of rates and prices (ray) and of DAI (rad) in the contracts. */
const WAD = 18;
const RAY = 27;
const RAD = 45;

function real(value: bigint, decimals: number): number {
  return Number(value) / Number(tenTo(decimals));
}

/** A vault taken into an auction. */
export interface Bark {
  /** Normalised debt taken. */
  readonly art: number;
  /** DAI to raise, penalty included. */
  readonly tab: number;
  /** Collateral for sale. */
  readonly lot: number;
}

/** One purchase from an auction. */
export interface Take {
  /** DAI paid. */
  readonly paid: number;
  /** Collateral bought. */
  readonly taken: number;
  readonly remainingTab: number;
  readonly remainingLot: number;
  /** Collateral that goes back to the vault's owner because the auction has raised its tab. */
  readonly returned: number;
  /** DAI that nobody paid because the lot is sold out. */
  readonly badDebt: number;
  readonly ended: boolean;
}

/** Price falling in a straight line to 0 within `tauS`. Source: abaci.sol, LinearDecrease. */
export function linearPrice(top: number, elapsedS: number, tauS: number): number {
  return elapsedS >= tauS ? 0 : (top * (tauS - elapsedS)) / tauS;
}

/**
 * Price falling by the factor `cut` once per whole step. Source: abaci.sol, StairstepExponentialDecrease (with a step
 * of 1 s also what ExponentialDecrease gives at whole seconds).
 */
export function stairstepPrice(top: number, elapsedS: number, cut: number, stepS: number): number {
  return top * pow(cut, Math.floor(elapsedS / stepS));
}

/** Opening price: price of the oracle security module (an hour old) × buf. Source: clip.sol, kick. */
export function openingPrice(oraclePrice: number, buf: number): number {
  return oraclePrice * buf;
}

/** DAI paid to the keeper who starts an auction: tip + chip × tab. Source: clip.sol, kick. */
export function keeperIncentive(tab: number, tip: number, chip: number): number {
  return tip + chip * tab;
}

/** Smallest tab that a purchase may leave: dust × chop. Source: clip.sol, upchost. */
export function chost(dust: number, chop: number): number {
  return dust * chop;
}

/** Whether an auction must be reset: `tailS` passed, or the price fell below cusp × top. Source: clip.sol, status. */
export function needsReset(elapsedS: number, tailS: number, price: number, top: number, cusp: number): boolean {
  return elapsedS > tailS || price / top < cusp;
}

/**
 * What of an unsafe vault goes into an auction when `room` DAI may still be raised: the smaller of the global and the
 * ilk's hole, less what runs. If the rest would be dusty the whole vault is taken, even beyond the hole. Undefined
 * where nothing may start: no room, or the part itself would be dusty. Counted in the contract's wad, ray and rad, all
 * divisions truncate. Source: dog.sol, bark.
 */
export function bark(
  ink: number,
  art: number,
  rate: number,
  chop: number,
  room: number,
  dust: number,
): Bark | undefined {
  if (!(room > 0)) return undefined;
  const all = scaled(art, WAD);
  const rateRay = scaled(rate, RAY);
  const chopWad = scaled(chop, WAD);
  const dustRad = scaled(dust, RAD);
  const fits = room === Infinity ? all : (scaled(room, RAD) * tenTo(WAD)) / rateRay / chopWad;
  let part = smaller(all, fits);
  if (part < all) {
    if ((all - part) * rateRay < dustRad) part = all;
    else if (part * rateRay < dustRad) return undefined;
  }
  const tab = (part * rateRay * chopWad) / tenTo(WAD);
  return { art: real(part, WAD), tab: real(tab, RAD), lot: real((scaled(ink, WAD) * part) / all, WAD) };
}

/**
 * A purchase of up to `amount` at `price`. It never pays more than the tab; one that would leave less than `minTab`
 * (chost) with collateral over is shrunk to leave exactly that. Undefined where the contract reverts: the tab is at or
 * below chost, so only a purchase of all is allowed. Source: clip.sol, take.
 */
export function take(tab: number, lot: number, price: number, minTab: number, amount: number): Take | undefined {
  const owed = scaled(tab, RAD);
  const held = scaled(lot, WAD);
  const priceRay = scaled(price, RAY);
  const least = scaled(minTab, RAD);
  let slice = smaller(held, scaled(amount, WAD));
  let paid = slice * priceRay;
  if (paid > owed) {
    paid = owed;
    slice = paid / priceRay;
  } else if (paid < owed && slice < held && owed - paid < least) {
    if (owed <= least) return undefined;
    paid = owed - least;
    slice = paid / priceRay;
  }
  const rest = real(owed - paid, RAD);
  const unsold = real(held - slice, WAD);
  const soldOut = slice === held;
  const raised = paid === owed;
  return {
    paid: real(paid, RAD),
    taken: real(slice, WAD),
    remainingTab: soldOut ? 0 : rest,
    remainingLot: raised ? 0 : unsold,
    returned: raised ? unsold : 0,
    badDebt: soldOut ? rest : 0,
    ended: raised || soldOut,
  };
}

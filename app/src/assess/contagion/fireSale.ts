/**
 * Fire sales in rounds: institutions above their leverage limit sell the same share of everything they can sell, prices
 * fall by what is sold over depth, and whoever is above the limit then sells in the next round. Source: R. Cont and E.
 * Schaanning, "Fire sales, indirect contagion and systemic stress testing", Norges Bank Working Paper 2/2017.
 */
import { InputError } from '@firebreak/engine';
import type { Holdings } from './overlap.ts';
import { checkHoldings } from './overlap.ts';

/** Institutions with what they hold and owe after the first shock, and how markets take sales. Money in USD. */
export interface FireSaleSystem extends Holdings {
  /** By institution: assets that it cannot sell, and its equity. */
  readonly otherAssetsUsd: Float64Array;
  readonly equityUsd: Float64Array;
  /** By institution: assets over equity above which it sells, and to which it then returns. */
  readonly leverageMax: Float64Array;
  readonly leverageTarget: Float64Array;
  /** By asset: share of today's price below which buyers outside of the system take everything, 0 to below 1. */
  readonly floor: Float64Array;
}

/** One round of sales. */
export interface FireSaleRound {
  /** By institution: share sold of its marketable assets, and loss of the round. */
  readonly sold: Float64Array;
  readonly lossUsd: Float64Array;
  /** By asset: price after the round over the price before the first. */
  readonly price: Float64Array;
}

/** All rounds and where they end. */
export interface FireSaleResult {
  readonly rounds: readonly FireSaleRound[];
  /** By institution, over all rounds. */
  readonly lossUsd: Float64Array;
  readonly equityUsd: Float64Array;
  /** Equity of 0 or less. */
  readonly insolvent: Uint8Array;
  /** Solvent and above the limit, with nothing left to sell. */
  readonly illiquid: Uint8Array;
}

/** Part of a round's fall in price that a seller gets on average while selling (the paper's α). */
const SHORTFALL_SHARE = 0.5;
/** Marketable assets below this share of those at the start count as sold. */
const SOLD_OUT = 1e-9;
/** Leverage is back at its limit up to rounding; without this, a target equal to the limit would sell for ever. */
const ROUNDING = 1e-9;
/** Rounds after which sales are too small to matter: each is a share of what is left. */
const ROUNDS_MAX = 1000;

/**
 * USD of sales per relative fall in price over a horizon of τ days: D = c·ADV/σ·√τ, for an average daily volume in USD
 * and a volatility per square root of a day. Source: as the module; c is of order one and has to be said.
 */
export function marketDepthUsd(
  dailyVolumeUsd: number,
  volatility: number,
  { factor, horizonDays }: { readonly factor: number; readonly horizonDays: number },
): number {
  return ((factor * dailyVolumeUsd) / volatility) * Math.sqrt(horizonDays);
}

/**
 * Relative fall of the price where q USD are sold: Ψ(q) = r(1 − exp(−q/(D·r))), r the distance to the floor as a share
 * of the price. Slope 1/D at zero, never below the floor.
 */
export function priceImpact(soldUsd: number, depthUsd: number, room: number): number {
  return room > 0 ? room * (1 - Math.exp(-soldUsd / (depthUsd * room))) : 0;
}

/**
 * Rounds until nobody sells. An institution whose equity is used up sells everything, as the rule of the paper gives.
 * Losses are those of falling prices on what is kept, and half of them on what is sold. Proceeds repay debt. Throws
 * InputError for a system out of range.
 */
export function fireSale(system: FireSaleSystem): FireSaleResult {
  checkSystem(system);
  const n = system.names.length;
  const book: Book = {
    usd: system.usd.slice(),
    equity: system.equityUsd.slice(),
    price: new Float64Array(system.depthUsd.length).fill(1),
  };
  const lossUsd = new Float64Array(n);
  const marketableAtStart = Float64Array.from({ length: n }, (_, i) => marketable(system, book, i));
  const rounds: FireSaleRound[] = [];
  const soldOut = (i: number): boolean => marketable(system, book, i) <= SOLD_OUT * marketableAtStart[i]!;
  while (rounds.length < ROUNDS_MAX) {
    const sold = Float64Array.from({ length: n }, (_, i) => (soldOut(i) ? 0 : shareSold(system, book, i)));
    if (sold.every((share) => share === 0)) break;
    const round = sell(system, book, sold);
    round.lossUsd.forEach((loss, i) => (lossUsd[i]! += loss));
    rounds.push(round);
  }
  const insolvent = Uint8Array.from(book.equity, (equity) => (equity <= 0 ? 1 : 0));
  const illiquid = insolvent.map((gone, i) => (gone === 0 && soldOut(i) && isAbove(system, book, i) ? 1 : 0));
  return { rounds, lossUsd, equityUsd: book.equity, insolvent, illiquid };
}

/** What changes from round to round. */
interface Book {
  readonly usd: Float64Array;
  readonly equity: Float64Array;
  readonly price: Float64Array;
}

function marketable({ depthUsd }: FireSaleSystem, { usd }: Book, i: number): number {
  let sum = 0;
  for (let a = 0; a < depthUsd.length; a++) sum += usd[i * depthUsd.length + a]!;
  return sum;
}

function isAbove(system: FireSaleSystem, book: Book, i: number): boolean {
  const assets = marketable(system, book, i) + system.otherAssetsUsd[i]!;
  return assets > system.leverageMax[i]! * book.equity[i]! * (1 + ROUNDING);
}

/** Γ = min(1, (A − λ_target·E)/Θ) where A/E is above the limit, else 0. */
function shareSold(system: FireSaleSystem, book: Book, i: number): number {
  if (!isAbove(system, book, i)) return 0;
  const held = marketable(system, book, i);
  const equity = Math.max(0, book.equity[i]!);
  return Math.min(1, (held + system.otherAssetsUsd[i]! - system.leverageTarget[i]! * equity) / held);
}

function sell(system: FireSaleSystem, book: Book, sold: Float64Array): FireSaleRound {
  const { depthUsd, floor } = system;
  const m = depthUsd.length;
  const lossUsd = new Float64Array(sold.length);
  for (let a = 0; a < m; a++) {
    let offered = 0;
    for (let i = 0; i < sold.length; i++) offered += sold[i]! * book.usd[i * m + a]!;
    const fall = priceImpact(offered, depthUsd[a]!, 1 - floor[a]! / book.price[a]!);
    for (let i = 0; i < sold.length; i++) {
      const held = book.usd[i * m + a]!;
      lossUsd[i]! += held * fall * (1 - sold[i]! + SHORTFALL_SHARE * sold[i]!);
      book.usd[i * m + a] = held * (1 - sold[i]!) * (1 - fall);
    }
    book.price[a]! *= 1 - fall;
  }
  lossUsd.forEach((loss, i) => (book.equity[i]! -= loss));
  return { sold, lossUsd, price: book.price.slice() };
}

function checkSystem(system: FireSaleSystem): void {
  checkHoldings(system);
  const { names, depthUsd, otherAssetsUsd, equityUsd, leverageMax, leverageTarget, floor } = system;
  const wrong = (got: string): InputError =>
    new InputError(`fire sale: got ${got}`, {
      code: 'bad-fire-sale',
      hint: 'Expected finite money, 1 <= target <= limit of leverage per institution, floors from 0 to below 1.',
    });
  for (const [i, name] of names.entries()) {
    const [other, equity, limit, target] = [otherAssetsUsd[i]!, equityUsd[i]!, leverageMax[i]!, leverageTarget[i]!];
    if (!(other >= 0 && other < Infinity)) throw wrong(`other assets of ${other} with ${name}`);
    if (!Number.isFinite(equity)) throw wrong(`equity of ${equity} with ${name}`);
    if (!(target >= 1 && target <= limit && limit < Infinity)) {
      throw wrong(`leverage target ${target} and limit ${limit} of ${name}`);
    }
  }
  const odd = floor.findIndex((share) => !(share >= 0 && share < 1));
  if (floor.length !== depthUsd.length || odd >= 0) {
    throw wrong(odd >= 0 ? `a floor of ${floor[odd]}` : `${floor.length} floors for ${depthUsd.length} assets`);
  }
}

/**
 * Sizes in contract units: coins of a linear contract, USD of an inverse one. A size in the other unit is refused where
 * it can be told.
 */
import type { BookRow } from './bookRows.ts';
import type { Complain } from './position.ts';
import { type Contract, shortId } from './symbols.ts';

const LONG = /^(long|buy|b|l|bid|1|\+)$/i;
const SHORT = /^(short|sell|s|ask|-1|-)$/i;
const EITHER = /^(both|net|one-?way|)$/i;
/** A quantity and a notional of one row differ by no more than this: the mark moves between export and market. */
const NOTIONAL_TOLERANCE = 0.5;
/** An inverse position below this many USD is a number of coins. */
const INVERSE_USD_MIN = 10;

/** Signed contract units; null where something is wrong, which is then complained about; 0 for a closed position. */
export function readSize(row: BookRow, contract: Contract, complain: Complain): number | null {
  const sign = readSign(row, complain);
  if (sign === null) return null;
  const { quantity, notional } = row;
  if (quantity !== quantity && notional !== notional) {
    complain(row, 'quantity', 'an empty cell', 'a size');
    return null;
  }
  if (quantity === 0 || (quantity !== quantity && notional === 0)) return 0;
  const size = contract.inverse ? inverseSize(row, contract, complain) : linearSize(row, contract, complain);
  return size === null ? null : sign * size;
}

function readSign(row: BookRow, complain: Complain): 1 | -1 | null {
  const { side, quantity, notional } = row;
  const given = quantity === quantity ? quantity : notional;
  if (EITHER.test(side)) return given < 0 ? -1 : 1;
  if (SHORT.test(side)) return -1;
  if (!LONG.test(side)) {
    complain(row, 'side', JSON.stringify(side), 'long or short, buy or sell');
    return null;
  }
  if (!(given < 0)) return 1;
  complain(row, 'quantity', String(given), `a size of at least 0, as the side is ${side}`);
  return null;
}

function linearSize({ quantity, notional, ...row }: BookRow, contract: Contract, complain: Complain): number | null {
  const coins = Math.abs(quantity);
  const usd = Math.abs(notional);
  const { markPrice, asset } = contract;
  if (coins !== coins) return usd / markPrice;
  if (usd !== usd || Math.abs(usd / (coins * markPrice) - 1) <= NOTIONAL_TOLERANCE) return coins;
  const inUsd = Math.abs(usd / coins - 1) < 0.05;
  complain(
    { quantity, notional, ...row },
    'quantity',
    `${quantity} beside a notional of ${notional}${inUsd ? ', a size in USD' : ''}`,
    `${asset}: ${shortId(contract)} is linear and counts coins (${notional} USD are ${usd / markPrice} at the mark)`,
  );
  return null;
}

function inverseSize(row: BookRow, contract: Contract, complain: Complain): number | null {
  const units = Math.abs(row.quantity);
  const usd = Math.abs(row.notional);
  const { markPrice, asset } = contract;
  if (units !== units) return usd;
  if (usd === usd && Math.abs(units / usd - 1) <= NOTIONAL_TOLERANCE) return units;
  const coins =
    usd === usd
      ? Math.abs((units * markPrice) / usd - 1) <= NOTIONAL_TOLERANCE
      : units < INVERSE_USD_MIN || units % 1 !== 0;
  if (!coins && usd !== usd) return units;
  const dollars = Math.round(units * markPrice);
  complain(
    row,
    'quantity',
    `${row.quantity}${usd === usd ? ` beside a notional of ${row.notional}` : ''}` +
      (coins ? `, a size in ${asset}` : ''),
    `whole USD: ${shortId(contract)} is inverse and counts dollars (${units} ${asset} are ${dollars} USD)`,
  );
  return null;
}

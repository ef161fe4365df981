/**
 * dYdX v4 in the integers of the chain: quote quantums of 1e-6 USDC, fractions in parts per million, margins rounded
 * up, notional cut off. Source: github.com/dydxprotocol/v4-chain (March 2026), x/perpetuals/lib, x/perpetuals/types and
 * x/clob/keeper/liquidations.go.
 */
import { absolute, divCeil, divFloor, larger, scaled, smaller, tenTo } from '../shared/integer.ts';

const MILLION = 1_000_000n;
const QUOTE_DECIMALS = 6;
/** Decimals that a price is read to before it is multiplied; more than any price of a page has. */
const PRICE_DECIMALS = 15;

/** Notional in quote quantums of base quantums at a price, cut off toward zero. Source: lib.BaseToQuoteQuantums. */
export function notionalQuantums(baseQuantums: bigint, atomicResolution: number, price: number): bigint {
  const digits = PRICE_DECIMALS - atomicResolution - QUOTE_DECIMALS;
  const product = baseQuantums * scaled(price, PRICE_DECIMALS);
  return digits >= 0 ? product / tenTo(digits) : product * tenTo(-digits);
}

/** Quantums × parts per million, rounded up. */
export function partUp(quantums: bigint, ppm: bigint): bigint {
  return divCeil(quantums * ppm, MILLION);
}

/** Quantums × parts per million, rounded down. */
export function partDown(quantums: bigint, ppm: bigint): bigint {
  return divFloor(quantums * ppm, MILLION);
}

/**
 * Initial margin fraction in ppm at an open interest: linear from the base at the lower cap to all at the upper one,
 * cut to whole ppm; the base where there is no upper cap. Source: liquidity_tier.go.
 */
export function scaledInitialPpm(basePpm: bigint, openInterest: bigint, lower: bigint, upper: bigint): bigint {
  if (upper !== 0n && openInterest >= upper) return MILLION;
  if (upper === 0n || openInterest <= lower) return basePpm;
  return basePpm + ((MILLION - basePpm) * (openInterest - lower)) / (upper - lower);
}

/** A position as the chain sees it: signed notional and its maintenance, in quote quantums. */
export interface PositionQuantums {
  readonly notional: bigint;
  readonly maintenance: bigint;
}

/** Equity and total maintenance of a subaccount. */
export function subaccount(
  quote: bigint,
  positions: readonly PositionQuantums[],
): { equity: bigint; maintenance: bigint } {
  let equity = quote;
  let maintenance = 0n;
  for (const position of positions) {
    equity += position.notional;
    maintenance += position.maintenance;
  }
  return { equity, maintenance };
}

/** True where equity is below maintenance, strictly, and there is something to liquidate. Source: IsLiquidatable. */
export function isLiquidatable(equity: bigint, maintenance: bigint): boolean {
  return maintenance > 0n && equity < maintenance;
}

/**
 * Quote quantums that closing from `before` to `after` must bring for the subaccount to end with its share of nothing:
 * −Δnotional − equity × |Δmaintenance| / maintenance, rounded up. Source: GetBankruptcyPriceInQuoteQuantums.
 */
export function bankruptcyQuantums(
  before: PositionQuantums,
  after: PositionQuantums,
  equity: bigint,
  maintenance: bigint,
): bigint {
  const freed = absolute(after.maintenance - before.maintenance);
  return before.notional - after.notional - divFloor(equity * freed, maintenance);
}

/**
 * What a liquidation fill pays the insurance fund (negative: what the fund pays): the improvement over bankruptcy, at
 * most the fee on the fill. Quote amounts are signed: received by the account is positive. Source:
 * GetLiquidationInsuranceFundDelta.
 */
export function insuranceDelta(fillQuote: bigint, bankruptcyQuote: bigint, feePpm: bigint): bigint {
  const delta = fillQuote - bankruptcyQuote;
  return delta <= 0n ? delta : smaller(delta, partDown(absolute(fillQuote), feePpm));
}

/**
 * Least and most notional of a position that one block may liquidate: the minimum, cut to the position; the portion, at
 * least that minimum. Source: GetMaxAndMinPositionNotionalLiquidatable.
 */
export function blockLimits(notional: bigint, minimum: bigint, portionPpm: bigint): { min: bigint; max: bigint } {
  const min = smaller(minimum, notional);
  return { min, max: larger(min, partDown(notional, portionPpm)) };
}

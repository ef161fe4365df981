/**
 * Rows that the table `parameters` starts from for a venue of a family that the built-in market does not have.
 */
import { ASTER_SIMPLE_PARAMETERS } from './aster-simple/parameters.ts';
import { BINANCE_LOAN_PARAMETERS, BINANCE_PORTFOLIO_PARAMETERS } from './binance-usdm/parameters.ts';
import { BITMEX_PARAMETERS } from './bitmex/parameters.ts';
import { CME_PARAMETERS } from './cme/parameters.ts';
import { DERIBIT_PARAMETERS } from './deribit/parameters.ts';
import { DRIFT_PARAMETERS } from './drift/parameters.ts';
import { DYDX_PARAMETERS } from './dydx/parameters.ts';
import { GMX_PARAMETERS } from './gmx/parameters.ts';
import { KRAKEN_PARAMETERS } from './kraken/parameters.ts';
import type { FamilyParameter } from './shared/parameters.ts';

/** By family id. The families of the built-in market have theirs in its tables. */
export const FAMILY_PARAMETERS: Readonly<Record<string, readonly FamilyParameter[]>> = {
  bitmex: BITMEX_PARAMETERS,
  kraken: KRAKEN_PARAMETERS,
  dydx: DYDX_PARAMETERS,
  deribit: DERIBIT_PARAMETERS,
  drift: DRIFT_PARAMETERS,
  gmx: GMX_PARAMETERS,
  'aster-simple': ASTER_SIMPLE_PARAMETERS,
  cme: CME_PARAMETERS,
};

/** By family id: rows that a venue needs besides, once an account of the market trades coins with borrowed tokens. */
export const LOAN_PARAMETERS: Readonly<Record<string, readonly FamilyParameter[]>> = {
  'binance-usdm': BINANCE_LOAN_PARAMETERS,
};

/** By family id: rows that a venue needs besides, once an account of the market is under portfolio margin. */
export const PORTFOLIO_PARAMETERS: Readonly<Record<string, readonly FamilyParameter[]>> = {
  'binance-usdm': BINANCE_PORTFOLIO_PARAMETERS,
};

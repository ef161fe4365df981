/**
 * Markets from aggregates, the built-in market, random and one-account markets, missing roles, distance to
 * liquidation.
 */
export { addBook, type BookAccount, type BookPosition, heldByTraders } from './addBook.ts';
export { bookMarket } from './bookMarket.ts';
export { builtinMarket, builtinSpec } from './builtin.ts';
export type { OracleVintage } from './builtin.ts';
export { cohortMarket, type PositionCohort } from './cohortMarket.ts';
export { DISTANCE_BINS, distanceToLiquidation, restingView } from './distance.ts';
export type { DistanceBin, DistanceReport } from './distance.ts';
export { generateMarket } from './generate.ts';
export { type LiquidationRatios, liquidationRatios, type OpenedPosition } from './liquidationRatios.ts';
export { oneAccountMarket } from './oneAccount.ts';
export type { OneAccount, OneAccountPosition } from './oneAccount.ts';
export { randomMarket } from './random.ts';
export type { RandomMarketOptions } from './random.ts';
export { referenceMarket } from './referenceMarket.ts';
export { addMissingRoles } from './roles.ts';
export * from './spec.ts';

/** The nouns of a market: tables and their schema, validation, the snapshot, its bytes, and what it looks like. */
export { buildSnapshot } from './build.ts';
export * from './chain.ts';
export { CHAIN_TABLES, KEEPER_ROLES, LENDING_PROTOCOLS, POOL_KINDS } from './chainSchema.ts';
export * from './exposure.ts';
export type { Groups } from './groups.ts';
export * from './inspect.ts';
export type { FallBin, LendingInspection } from './inspectChain.ts';
export * from './issuers.ts';
export { ISSUER_TABLES, OBLIGATION_KINDS, STABLECOIN_KINDS, TREASURY_KINDS } from './issuerSchema.ts';
export * from './openInterest.ts';
export * from './pack.ts';
export * from './schema.ts';
export * from './kinds.ts';
export * from './snapshot.ts';
export * from './table.ts';
export { validateTables } from './validate.ts';

/** The engine's public face: one line per room, so that what a user may rely on is read off one file. */
export * from './core/index.ts';
export * from './market/index.ts';
export * from './result/index.ts';
export * from './rules/index.ts';
export * from './scenario/index.ts';
export * from './population/index.ts';
export * from './cascade/index.ts';
// Two rooms describe origins by the same four fractions; the name is said here once, so that it is not ambiguous.
export type { BasisShares } from './result/index.ts';

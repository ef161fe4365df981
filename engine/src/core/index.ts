/** The leaf of the engine: errors, deterministic mathematics and randomness, hashing, sorting, statistics, strings. */
export * from './errors.ts';
export * from './hash.ts';
export * from './lhs.ts';
export * from './math.ts';
export * from './random.ts';
export * from './regress.ts';
export * from './sort.ts';
export * from './stats.ts';
export * from './strings.ts';
export * from './sum.ts';

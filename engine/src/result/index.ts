/** The schema of a run: columns and units of series, events and summary. */
export * from './types.ts';
export * from './book.ts';
export * from './chain.ts';
export * from './clearing.ts';
export * from './reruns.ts';
export * from './spot.ts';

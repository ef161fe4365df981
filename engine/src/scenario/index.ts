/**
 * What happens to a market: the document format, its validation and resolution, defaults, and prescriptions over
 * time.
 */
export * from './applySet.ts';
export * from './defaults.ts';
export { inputAt, isLogInput, LOG_RATIO, readInputs } from './inputs.ts';
export * from './nearest.ts';
export * from './path.ts';
export * from './resolve.ts';
export { SCENARIO_SCHEMA, snakeCase } from './schema.ts';
export * from './types.ts';

/** One run of one market under one scenario: what is shared by runs, the run itself, and what it says. */
export type { AdlFill, AdlListener } from './adlFills.ts';
export type { AdlWave, AdlWaveListener } from './adlWaves.ts';
export { prepare, type Prepared } from './prepared.ts';
export { runCascade, type Progress, type RunOptions } from './run.ts';
export type { RecordLevel } from './recorder.ts';
export { type Feedback, measureFeedback } from './feedback.ts';
export { forcedNotional, type ForcedNotional } from './forced.ts';
export { falseLiquidations, outageLiquidations } from './reruns.ts';
export { runBook } from './bookRun.ts';
export { type AdlPlace, bookAdlPlaces } from './bookAdl.ts';
export { bookMargins, type LegMargin, type LivePrices, type UnitMargin } from './bookMargins.ts';

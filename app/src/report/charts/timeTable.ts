/** The table behind a chart over time: one row per bucket, flows summed, states at its end. */
import { clock } from '../format.ts';
import { foldedTable } from '../htmlTable.ts';
import type { HtmlColumn } from '../htmlTable.ts';
import type { RunView } from '../runView.ts';
import { perBucket } from '../timeline.ts';
import type { Buckets } from '../timeline.ts';

/** A column with one value per bucket. */
export interface TimeColumn {
  readonly column: HtmlColumn;
  readonly values: readonly number[];
}

/** Values of a sampled line at the end of each bucket. */
export function atBucketEnds(values: readonly number[], buckets: Buckets): number[] {
  const ends = new Array<number>(buckets.n).fill(values[0] ?? 0);
  values.forEach((value, sample) => (ends[buckets.of[sample]!] = value));
  return ends;
}

/** The table, folded behind a line that opens it. */
export function timeTable(view: RunView, title: string, buckets: Buckets, columns: readonly TimeColumn[]): string {
  const end = (k: number) => Math.min(view.result.summary.horizonS, (k + 1) * buckets.lengthS);
  return foldedTable('Numbers of this chart', {
    caption: `${title}, one row ${perBucket(buckets.lengthS)}`,
    columns: [{ head: 'Until', unit: 'UTC' }, ...columns.map(({ column }) => column)],
    rows: Array.from({ length: buckets.n }, (_, k) => [
      clock(view.scenario.startMs + end(k) * 1000),
      ...columns.map(({ values }) => values[k]!),
    ]),
  });
}

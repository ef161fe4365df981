/**
 * The digest of a run: SHA-256 over the bytes of its event and series columns, or over the summary where only that
 * was kept. Little-endian, as typed arrays are on every machine that runs JavaScript engines of today.
 */
import { Sha256 } from '../core/hash.ts';
import { utf8Encode } from '../core/strings.ts';
import type { EventColumns, SeriesColumns, Summary } from '../result/types.ts';
import type { RecordLevel } from './recorder.ts';

/** Hex digest; equal for equal snapshot, scenario and seed on any engine and number of threads. */
export function runDigest(level: RecordLevel, summary: Summary, events: EventColumns, series: SeriesColumns): string {
  const hash = new Sha256();
  hash.update(utf8Encode(`firebreak run 1 ${level}`));
  if (level === 'summary') hash.update(utf8Encode(JSON.stringify(summary)));
  else {
    for (const column of columnsOf(events)) hash.update(bytesOf(column));
    if (level === 'full') for (const column of columnsOf(series)) hash.update(bytesOf(column));
  }
  return hash.digestHex();
}

function columnsOf(table: EventColumns | SeriesColumns): ArrayBufferView[] {
  return Object.values(table).filter((value): value is ArrayBufferView => ArrayBuffer.isView(value));
}

function bytesOf(view: ArrayBufferView): Uint8Array {
  return new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
}

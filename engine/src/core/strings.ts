/**
 * Columns of strings as bytes: UTF-8 one after another with offsets, so that names travel in a pack, between threads
 * and into a hash like any other column. The engine runs where TextEncoder may be missing, so it has its own UTF-8.
 */
import { InputError } from './errors.ts';

/**
 * Packed UTF-8 strings; string i is bytes offsets[i] … offsets[i + 1] - 1, so offsets has one entry more than strings.
 */
export interface StringColumn {
  readonly bytes: Uint8Array;
  readonly offsets: Uint32Array;
}

/** Arguments per fromCharCode call, well below the argument limits of all engines. */
const CHUNK = 4096;

/** Packs strings in the order given. A surrogate without its partner becomes U+FFFD, as with TextEncoder. */
export function packStrings(values: readonly string[]): StringColumn {
  const offsets = new Uint32Array(values.length + 1);
  let total = 0;
  for (let i = 0; i < values.length; i++) {
    total += utf8Length(values[i] as string);
    offsets[i + 1] = total;
  }
  const bytes = new Uint8Array(total);
  for (let i = 0; i < values.length; i++) writeUtf8(values[i] as string, bytes, offsets[i]);
  return { bytes, offsets };
}

/** String i of a column. Throws InputError where the bytes are not valid UTF-8. */
export function stringAt(column: StringColumn, i: number): string {
  return utf8Decode(column.bytes, column.offsets[i], column.offsets[i + 1]);
}

/** Number of strings in a column. */
export function stringCount(column: StringColumn): number {
  return column.offsets.length - 1;
}

/** Order of two strings by UTF-16 code units, the same everywhere: -1, 0 or 1. For Array.sort. */
export function compareCodeUnits(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** UTF-8 bytes of a string (RFC 3629). A surrogate without its partner becomes U+FFFD, as with TextEncoder. */
export function utf8Encode(text: string): Uint8Array {
  const bytes = new Uint8Array(utf8Length(text));
  writeUtf8(text, bytes, 0);
  return bytes;
}

/** Text of bytes[from] … bytes[to - 1]. Throws InputError with the offset where they are not valid UTF-8 (RFC 3629). */
export function utf8Decode(bytes: Uint8Array, from: number, to: number): string {
  let text = '';
  let units: number[] = [];
  for (let at = from; at < to; ) {
    const code = codePointIn(bytes, at, to);
    if (code < 0x10000) units.push(code);
    else units.push(0xd800 + ((code - 0x10000) >>> 10), 0xdc00 + ((code - 0x10000) & 0x3ff));
    at += encodedLength(code);
    if (units.length >= CHUNK) {
      text += String.fromCharCode(...units);
      units = [];
    }
  }
  return text + String.fromCharCode(...units);
}

function encodedLength(code: number): number {
  return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
}

/** Code point that starts at index i of the text, U+FFFD for half a pair. */
function codePointOf(text: string, i: number): number {
  const code = text.codePointAt(i) as number;
  return code >= 0xd800 && code <= 0xdfff ? 0xfffd : code;
}

function utf8Length(text: string): number {
  let length = 0;
  for (let i = 0; i < text.length; i++) {
    const code = codePointOf(text, i);
    length += encodedLength(code);
    if (code >= 0x10000) i++;
  }
  return length;
}

function writeUtf8(text: string, out: Uint8Array, start: number): void {
  let at = start;
  for (let i = 0; i < text.length; i++) {
    const code = codePointOf(text, i);
    if (code < 0x80) {
      out[at++] = code;
      continue;
    }
    const length = encodedLength(code);
    out[at++] = length === 2 ? 0xc0 | (code >>> 6) : length === 3 ? 0xe0 | (code >>> 12) : 0xf0 | (code >>> 18);
    for (let shift = 6 * (length - 2); shift >= 0; shift -= 6) out[at++] = 0x80 | ((code >>> shift) & 0x3f);
    if (length === 4) i++;
  }
}

/** Code point encoded at bytes[at], refusing overlong forms, surrogates, values above U+10FFFF and cut sequences. */
function codePointIn(bytes: Uint8Array, at: number, to: number): number {
  const first = bytes[at];
  if (first < 0x80) return first;
  const length = first >= 0xc2 && first < 0xe0 ? 2 : first >= 0xe0 && first < 0xf0 ? 3 : first >= 0xf0 ? 4 : 0;
  if (length === 0 || at + length > to) throw badUtf8(at);
  let code = first & (0x7f >>> length);
  for (let i = 1; i < length; i++) {
    const next = bytes[at + i];
    if ((next & 0xc0) !== 0x80) throw badUtf8(at);
    code = (code << 6) | (next & 0x3f);
  }
  if (first >= 0xf5 || code > 0x10ffff || encodedLength(code) !== length || (code >= 0xd800 && code <= 0xdfff)) {
    throw badUtf8(at);
  }
  return code;
}

function badUtf8(at: number): InputError {
  return new InputError(`byte ${at} of the text does not start a valid UTF-8 character`, {
    code: 'bad-utf8',
    hint: 'The data is damaged or in another encoding; fetch it again or convert it to UTF-8.',
  });
}

/** UTF-8 against the platform's TextEncoder and TextDecoder, and string columns there and back. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InputError } from './errors.ts';
import { compareCodeUnits, packStrings, stringAt, stringCount, utf8Decode, utf8Encode } from './strings.ts';

const anyText = fc.string({ unit: 'binary' });

describe('utf8Encode', () => {
  it('agrees with TextEncoder, halves of surrogate pairs included', () => {
    const codeUnits = fc.array(fc.integer({ min: 0, max: 0xffff })).map((units) => String.fromCharCode(...units));
    const surrogates = fc.array(fc.constantFrom('\ud83d', '\ude00', 'a', 'é')).map((units) => units.join(''));
    fc.assert(
      fc.property(fc.oneof(anyText, codeUnits, surrogates), (text) => {
        expect(Array.from(utf8Encode(text))).toEqual(Array.from(new TextEncoder().encode(text)));
      }),
      { numRuns: 300 },
    );
  });
});

describe('utf8Decode', () => {
  it('accepts exactly what a strict TextDecoder accepts, with the same text', () => {
    const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
    const edges = [0x00, 0x41, 0x7f, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc0, 0xc1, 0xc2, 0xdf, 0xe0, 0xed, 0xef];
    const byte = fc.constantFrom(...edges, 0xf0, 0xf4, 0xf5, 0xf8, 0xff);
    fc.assert(
      fc.property(fc.array(byte, { maxLength: 5 }), (list) => {
        const bytes = Uint8Array.from(list);
        let want: string | undefined;
        try {
          want = strict.decode(bytes);
        } catch {
          expect(() => utf8Decode(bytes, 0, bytes.length)).toThrow(InputError);
        }
        if (want !== undefined) expect(utf8Decode(bytes, 0, bytes.length)).toBe(want);
      }),
      { numRuns: 3000 },
    );
  });

  it('decodes long text, and the part asked for', () => {
    const text = 'aé漢😀'.repeat(5000);
    const bytes = utf8Encode(text);
    expect(utf8Decode(bytes, 0, bytes.length)).toBe(text);
    expect(utf8Decode(bytes, 1, 10)).toBe('é漢😀');
    expect(() => utf8Decode(bytes, 0, 2)).toThrow('byte 1');
  });
});

describe('string columns', () => {
  it('give back what was packed', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme' }), { maxLength: 20 }), (values) => {
        const column = packStrings(values);
        expect(stringCount(column)).toBe(values.length);
        expect(values.map((_, i) => stringAt(column, i))).toEqual(values);
      }),
    );
    expect(Array.from(packStrings(['BTC', '', 'é']).offsets)).toEqual([0, 3, 3, 5]);
  });
});

describe('compareCodeUnits', () => {
  it('orders as Array.sort does without a comparator', () => {
    fc.assert(
      fc.property(fc.array(anyText, { maxLength: 30 }), (values) => {
        expect([...values].sort(compareCodeUnits)).toEqual([...values].sort());
      }),
    );
    expect([compareCodeUnits('a', 'b'), compareCodeUnits('b', 'a'), compareCodeUnits('a', 'a')]).toEqual([-1, 1, 0]);
  });
});

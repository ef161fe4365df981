/** CSV: edge cases of RFC 4180, exact lines of bad cells, and the number parser against the language's own. */
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { IssuesError } from '@firebreak/engine';
import type { Issue } from '@firebreak/engine';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { readCsv } from './csv.ts';
import type { CsvSpec, FileTable } from './csv.ts';
import { parseNumber, parseTime } from './csvCells.ts';
import { writeCsv } from './csvWrite.ts';

const folder = mkdtempSync(join(tmpdir(), 'firebreak-csv-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let files = 0;

function put(text: string | Buffer, ending = '.csv'): string {
  const path = join(folder, `t${files++}${ending}`);
  writeFileSync(path, text);
  return path;
}

function rowsOf(table: FileTable): (string | number | null)[][] {
  return Array.from({ length: table.rows }, (_, row) =>
    [...table.columns.values()].map((column) => {
      if (column.type === 'string') return column.codes[row] < 0 ? null : column.dictionary[column.codes[row]];
      return Number.isNaN(column.values[row]) ? null : column.values[row];
    }),
  );
}

const numbers = (...names: string[]): CsvSpec => ({ types: new Map(names.map((name) => [name, 'number'])) });

async function issuesOf(text: string | Buffer, spec?: CsvSpec): Promise<readonly Issue[]> {
  const error = await readCsv(put(text), spec).then(
    () => null,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(IssuesError);
  return (error as IssuesError).issues;
}

describe('readCsv', () => {
  it('reads quotes, doubled quotes, commas and newlines in cells, CRLF and a byte order mark', async () => {
    const table = await readCsv(put('\uFEFFa,b\r\n"x, ""y""",1\r\n"two\nlines",\r\nplain,2.5\r\n'));
    expect([...table.columns.keys()]).toEqual(['a', 'b']);
    expect(rowsOf(table)).toEqual([
      ['x, "y"', 1],
      ['two\nlines', null],
      ['plain', 2.5],
    ]);
    expect([0, 1, 2].map(table.lineOf)).toEqual([2, 3, 5]);
  });

  it('reads a last line without newline, gzip, empty tables, and skips blank lines', async () => {
    const table = await readCsv(put(gzipSync('a,b\n1,x\n\n2,y'), '.csv.gz'));
    expect(rowsOf(table)).toEqual([
      [1, 'x'],
      [2, 'y'],
    ]);
    expect([0, 1].map(table.lineOf)).toEqual([2, 4]);
    expect((await readCsv(put('a,b\n'))).rows).toBe(0);
  });

  it('keeps text that a number would change', async () => {
    const table = await readCsv(put('id,size\n007,1.5\n12,2\n'));
    expect(table.columns.get('id')!.type).toBe('string');
    expect(table.columns.get('size')!.type).toBe('number');
  });

  it('names line, column, value and expectation of every bad cell', async () => {
    const issues = await issuesOf('a,qty\nx,1\ny,abc\nz,NaN\nw,0x10\n', numbers('qty'));
    expect(issues.map(({ where, got }) => `${where.replace(/^t\d+/, 't')} ${got}`)).toEqual([
      't.csv line 3, column qty "abc"',
      't.csv line 4, column qty "NaN"',
      't.csv line 5, column qty "0x10"',
    ]);
    expect(issues[0].expected).toContain('a number');
  });

  it('names the line of a wrong number of cells and of an unbalanced quote', async () => {
    const short = await issuesOf('a,b\n1,2\n3\n4,5,6\n');
    expect(short.map(({ where, got, expected }) => `${where.slice(-6)}: ${got}, ${expected}`)).toEqual([
      'line 3: 1 cells, 2 cells, as in the header',
      'line 4: 3 cells, 2 cells, as in the header',
    ]);
    const open = await issuesOf('a,b\n1,2\n"3,4\n5,6\n');
    expect(open[0].where).toMatch(/line 3$/);
    expect(open[0].got).toContain('opening quote without a closing');
    expect((await issuesOf('a,b\n1,2"x"\n'))[0].got).toContain('quote inside a cell');
    expect((await issuesOf('a,b\n"1"x,2\n'))[0].got).toContain('text after a closing quote');
  });

  it('refuses headers that repeat, text that is not UTF-8, UTF-16, empty files and cut off gzip', async () => {
    expect((await issuesOf('a,a\n1,2\n'))[0].got).toContain('"a" for a second time');
    expect((await issuesOf(Buffer.from([0x61, 0x0a, 0xff, 0x0a])))[0].expected).toBe('text in UTF-8');
    await expect(readCsv(put(Buffer.from('\uFEFFa,b\n', 'utf16le')))).rejects.toThrow('UTF-16');
    await expect(readCsv(put(''))).rejects.toThrow('is empty');
    const cut = gzipSync('a,b\n1,2\n'.repeat(500)).subarray(0, 40);
    await expect(readCsv(put(cut, '.csv.gz'))).rejects.toThrow('not a complete gzip');
  });

  it('refuses a file of 5 GB by its size, with the name of the limit', async () => {
    const path = put('a\n');
    truncateSync(path, 5_000_000_000);
    await expect(readCsv(path)).rejects.toThrow('FILE_BYTES_MAX');
  });

  it('says readably that a file is absent or a folder', async () => {
    await expect(readCsv(join(folder, 'absent.csv'))).rejects.toThrow('there is no such file');
    await expect(readCsv(folder)).rejects.toThrow('a file was expected');
  });

  it('cells do not depend on where the pieces of a file end', async () => {
    const line = (row: number) => `"cell ""${row}""",${row / 8},é${row % 97}\n`;
    const text = `a,b,c\n${Array.from({ length: 80_000 }, (_, row) => line(row)).join('')}`;
    const table = await readCsv(put(text), numbers('b'));
    expect(table.rows).toBe(80_000);
    const rows = rowsOf(table);
    expect(rows.every(([a, b, c], row) => a === `cell "${row}"` && b === row / 8 && c === `é${row % 97}`)).toBe(true);
  });
});

describe('numbers', () => {
  it('read as the language reads them, in every notation', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.integer({ min: 0, max: 20 }), (x, digits) => {
        for (const text of [String(x), x.toExponential(), Math.abs(x) < 1e20 ? x.toFixed(digits) : '0', ` ${x} `]) {
          const bytes = Buffer.from(text);
          expect(parseNumber(bytes, 0, bytes.length)).toBe(Number(text));
        }
      }),
    );
  });

  it('times are UTC unless they name a zone', () => {
    expect(parseTime('2025-10-10 15:30:42')).toBe(Date.UTC(2025, 9, 10, 15, 30, 42));
    expect(parseTime('2025-10-10T15:30:42+02:00')).toBe(Date.UTC(2025, 9, 10, 13, 30, 42));
    expect(parseTime('1760110242000')).toBe(1760110242000);
    expect(parseTime('10/10/2025')).toBeNaN();
  });
});

it('what is written reads back as it was', async () => {
  const cell = fc
    .option(fc.string(), { nil: '' })
    .filter((text) => !text.includes('\uFFFD') && Buffer.from(text).toString() === text);
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(cell, fc.double({ noNaN: true })), { minLength: 1, maxLength: 8 }),
      async (rows) => {
        const path = join(folder, `w${files++}.csv`);
        const dictionary = rows.map(([text]) => text);
        const codes = Int32Array.from(dictionary, (text, row) => (text === '' ? -1 : row));
        const values = Float64Array.from(rows, ([, value]) => value);
        const columns = new Map([
          ['text', { type: 'string', codes, dictionary }],
          ['value', { type: 'number', values }],
        ] as const);
        await writeCsv(path, columns, rows.length);
        const read = await readCsv(path, {
          types: new Map([
            ['text', 'string'],
            ['value', 'number'],
          ] as const),
        });
        expect(read.columns.get('value')).toEqual({ type: 'number', values });
        expect(rowsOf(read).map(([text]) => text ?? '')).toEqual(dictionary);
      },
    ),
    { numRuns: 50 },
  );
});

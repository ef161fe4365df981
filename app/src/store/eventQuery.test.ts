/** SQL over a store: what it may read, and everything that it may not do. */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { InputError } from '@firebreak/engine';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ownDuckDb } from './duckdb.ts';
import { type EventDb, openEventDb } from './eventQuery.ts';
import { listParts } from './eventParts.ts';
import { type EventTable, writeParts } from './eventTable.ts';

const folder = mkdtempSync(join(tmpdir(), 'firebreak-sql-'));
const root = join(folder, 'it\'s a "store" [1]*');
const secret = join(folder, 'secret.csv');

const BIGINT = 'BIGINT';
const TABLE: EventTable = {
  name: 'prints',
  keys: { venue: 'VARCHAR', id: 'VARCHAR', timeMs: BIGINT, receivedMs: BIGINT, cents: BIGINT, text: 'VARCHAR' },
  columns: [
    { name: 'id', type: 'VARCHAR', sql: 'id' },
    { name: 'time_ms', type: BIGINT, sql: '"timeMs"' },
    { name: 'received_ms', type: BIGINT, sql: '"receivedMs"' },
    { name: 'cents', type: BIGINT, sql: 'cents' },
    { name: 'text', type: 'VARCHAR', sql: 'text' },
  ],
};
const T = Date.UTC(2025, 9, 10, 0);
const HOUR = 3_600_000;
const line = (id: number, timeMs: number, cents: number) =>
  `${JSON.stringify({ venue: 'v-1', id: String(id), timeMs, receivedMs: timeMs, cents, text: `"${id}", ü` })}\n`;

let db: EventDb;
async function rows(sql: string): Promise<unknown[]> {
  const found: unknown[] = [];
  for await (const some of (await db.run(sql)).rows) found.push(...some);
  return found;
}

beforeAll(async () => {
  const writer = await ownDuckDb(folder);
  const { mkdirSync } = await import('node:fs');
  mkdirSync(root);
  writeFileSync(secret, 'a\n1\n');
  const lines = join(folder, 'lines.ndjson');
  const job = { root, table: TABLE, lines, staging: folder, onDamaged: () => undefined };
  writeFileSync(
    lines,
    line(1, T, 10) + line(2, T + HOUR - 1, 20) + line(2, T + HOUR - 1, 20) + line(3, T + HOUR, 2 ** 53 - 1),
  );
  await writeParts(writer, { ...job, name: 'a' });
  writeFileSync(lines, line(3, T + HOUR, 2 ** 53 - 1) + line(4, T + HOUR, 2 ** 53 - 1));
  await writeParts(writer, { ...job, name: 'b' });
  writer.connection.closeSync();
  db = await openEventDb({
    root,
    staging: folder,
    tables: [TABLE, { ...TABLE, name: 'nothing' }],
    openLogs: ['b'],
    writeLines: (table, path) => {
      if (table.name !== 'prints') return Promise.resolve(false);
      writeFileSync(path, line(4, T + HOUR, 2 ** 53 - 1) + line(5, T + 2 * HOUR, -1) + line(1, T, 10));
      return Promise.resolve(true);
    },
  });
});
afterAll(() => {
  db.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('the views', () => {
  it('hold Parquet and open rows, each event once, by venue, date and hour of the folders', async () => {
    const select = 'SELECT id, venue, date, hour, cents, text, time FROM prints ORDER BY id';
    expect(await rows(select)).toEqual([
      ['1', 'v-1', '2025-10-10', 0, 10, '"1", ü', '2025-10-10 00:00:00'],
      ['2', 'v-1', '2025-10-10', 0, 20, '"2", ü', '2025-10-10 00:59:59.999'],
      ['3', 'v-1', '2025-10-10', 1, 2 ** 53 - 1, '"3", ü', '2025-10-10 01:00:00'],
      ['4', 'v-1', '2025-10-10', 1, 2 ** 53 - 1, '"4", ü', '2025-10-10 01:00:00'],
      ['5', 'v-1', '2025-10-10', 2, -1, '"5", ü', '2025-10-10 02:00:00'],
    ]);
    expect(await rows('SELECT * FROM nothing')).toEqual([]);
    expect((await listParts({ root, staging: folder }, 'prints')).map(({ name, hour }) => [hour, name])).toEqual([
      [0, 'a'],
      [1, 'a'],
      [1, 'b'],
    ]);
  });

  it('give whole numbers as numbers while a double holds them, and as text beyond', async () => {
    expect(await rows('SELECT sum(cents), sum(cents) FILTER (hour = 0), 1.5::DOUBLE, NULL FROM prints')).toEqual([
      [String(2n * (2n ** 53n - 1n) + 29n), 30, 1.5, null],
    ]);
  });

  it.each([
    'FROM prints LIMIT 1',
    'WITH a AS (SELECT 1) SELECT * FROM a;',
    'DESCRIBE prints',
    'SUMMARIZE prints',
    'SHOW TABLES',
    'VALUES (1)',
  ])('answer %s', async (sql) => {
    expect((await rows(sql)).length).toBeGreaterThan(0);
  });
});

describe('a query can do nothing but read the store', () => {
  const inside = () => join(root, 'evil.csv');
  const outside = () => join(folder, 'evil.csv');
  const text = (path: string) => `'${path.replaceAll("'", "''")}'`;
  const forbidden: readonly (readonly [string, () => string])[] = [
    ['COPY out of the store', () => `COPY (SELECT 1) TO ${text(outside())}`],
    ['COPY into the store', () => `COPY (SELECT 1) TO ${text(inside())}`],
    ['COPY within EXPLAIN ANALYZE', () => `EXPLAIN ANALYZE COPY (SELECT 1) TO ${text(inside())}`],
    ['EXPORT', () => `EXPORT DATABASE ${text(inside())}`],
    ['ATTACH', () => `ATTACH ${text(inside())} AS x`],
    ['INSTALL', () => 'INSTALL httpfs'],
    ['LOAD', () => 'LOAD httpfs'],
    ['SET', () => 'SET enable_external_access = true'],
    ['RESET', () => 'RESET lock_configuration'],
    ['PRAGMA', () => 'PRAGMA enable_external_access = true'],
    ['CREATE', () => 'CREATE TABLE x AS SELECT 1'],
    ['DROP', () => 'DROP VIEW prints'],
    ['DELETE', () => 'DELETE FROM open_prints'],
    ['INSERT', () => 'INSERT INTO open_prints SELECT * FROM open_prints'],
    ['CALL', () => 'CALL duckdb_functions()'],
    ['two statements', () => 'SELECT 1; DROP VIEW prints'],
    ['no statement', () => ''],
    ['read_csv', () => `SELECT * FROM read_csv(${text(secret)})`],
    ['read_text', () => `SELECT * FROM read_text(${text(secret)})`],
    [
      'read_text on a way through the store',
      () => `SELECT * FROM read_text(${text(join(root, 'x') + '/../../secret.csv')})`,
    ],
    ['a file as a table', () => `SELECT * FROM "${secret}"`],
    ['glob', () => `SELECT * FROM glob(${text(`${folder}/*`)})`],
    ['another address', () => "SELECT * FROM read_parquet('https://example.org/x.parquet')"],
    ['a mistake', () => 'SELEC 1'],
  ];
  it.each(forbidden)('%s', async (_, sql) => {
    const before = readdirSync(root, { recursive: true });
    await expect(rows(sql())).rejects.toThrow(InputError);
    expect(readdirSync(root, { recursive: true })).toEqual(before);
    expect(existsSync(outside())).toBe(false);
    expect(readFileSync(secret, 'utf8')).toBe('a\n1\n');
    expect(await rows('SELECT count(*) FROM prints')).toEqual([[5]]);
  });
});

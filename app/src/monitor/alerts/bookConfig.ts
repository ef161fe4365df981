/** Books that rules name: the file, the market whose rules it is margined by, and how it is read. */
import { isMap, type Problems, showValue } from './problems.ts';

/** A book as the rule file says it; paths are as written, relative to the rule file. */
export interface BookConfig {
  readonly file: string;
  /** Snapshot folder with the venues' contracts, tiers and haircuts, or `builtin`. */
  readonly snapshot: string;
  /** Mapping file of `snapshot import` where columns are not plain; null without. */
  readonly mapping: string | null;
  /** Gaps and how they are filled, as `--missing` of `stress`. */
  readonly missing: readonly (readonly [string, string])[];
}

const KEYS = ['file', 'snapshot', 'mapping', 'missing'];

/** Books of one rule file; each is looked at four times a second. */
const BOOKS_MAX = 50;

/** Reads the map of books by name; none where there is no such key. */
export function readBooks(problems: Problems, value: unknown): Map<string, BookConfig> {
  const books = new Map<string, BookConfig>();
  if (value === undefined) return books;
  if (!isMap(value) || Object.keys(value).length === 0 || Object.keys(value).length > BOOKS_MAX) {
    problems.add('books', showValue(value), `a map of 1 to ${BOOKS_MAX} books by name`);
    return books;
  }
  for (const [name, item] of Object.entries(value)) {
    const path = `books.${name}`;
    if (!isMap(item)) {
      problems.add(path, showValue(item), 'a map with a file');
      continue;
    }
    problems.keys(path, item, KEYS);
    const text = (key: string) => problems.text(`${path}.${key}`, item[key]);
    books.set(name, {
      file: text('file'),
      snapshot: item['snapshot'] === undefined ? 'builtin' : text('snapshot'),
      mapping: item['mapping'] === undefined ? null : text('mapping'),
      missing: readMissing(problems, `${path}.missing`, item['missing']),
    });
  }
  return books;
}

function readMissing(problems: Problems, path: string, value: unknown): (readonly [string, string])[] {
  if (value === undefined) return [];
  if (!isMap(value)) {
    problems.add(path, showValue(value), 'a map such as { entry_price: mark }');
    return [];
  }
  return Object.entries(value).map(([key, how]) => [key, problems.text(`${path}.${key}`, how)] as const);
}

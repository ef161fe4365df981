/** Books that a file of alert rules names, made ready to be watched: `monitor run` and `monitor check` share it. */
import { dirname, resolve } from 'node:path';
import type { AlertFile } from '../monitor/alerts/rules.ts';
import type { WatchedBook } from '../portfolio/watchedBook.ts';
import { marketSource } from './options.ts';

/**
 * The books of a rule file by name, each checked as far as it can be without marks; paths are relative to the rule
 * file. Throws as `WatchedBook.check` does, and where a snapshot cannot be read.
 */
export async function booksOf(rules: string, { books = new Map() }: AlertFile) {
  const watched = new Map<string, WatchedBook>();
  if (books.size === 0) return watched;
  const portfolio = await import('../portfolio/watchedBook.ts');
  const { loadTables } = await import('../sweep/runJob.ts');
  const at = (path: string) => resolve(dirname(rules), path);
  for (const [name, { file, snapshot, mapping, missing }] of books) {
    const source = marketSource(snapshot === 'builtin' ? snapshot : at(snapshot));
    const book = new portfolio.WatchedBook({
      name,
      path: at(file),
      mapping: mapping === null ? null : at(mapping),
      missing,
      reference: await loadTables(source),
      now: Date.now,
    });
    await book.check();
    watched.set(name, book);
  }
  return watched;
}

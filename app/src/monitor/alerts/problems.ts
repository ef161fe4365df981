/** Reading values of a document while collecting everything that is wrong with it, each with its path. */
import { type Issue, IssuesError, nearest } from '@firebreak/engine';

/** A map of a document. */
export type Map_ = Readonly<Record<string, unknown>>;

/** Whether a value is a map: not a list, not null. */
export function isMap(value: unknown): value is Map_ {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A value as an error shows it. */
export function showValue(value: unknown): string {
  if (value === undefined || value === null) return 'nothing';
  if (typeof value === 'string') return `"${value}"`;
  if (Array.isArray(value)) return `a list of ${value.length}`;
  return typeof value === 'object' ? 'a map' : `${value as number | boolean}`;
}

/** What is wrong so far. Readers return a harmless value after noting a mistake, so that all are found at once. */
export class Problems {
  readonly #issues: Issue[] = [];

  /** Notes a mistake. */
  add(where: string, got: string, expected: string, hint?: string): void {
    this.#issues.push({ where, row: -1, column: '', got, expected, ...(hint === undefined ? {} : { hint }) });
  }

  /** Throws IssuesError with all of them, if there are any. */
  throwIfAny(): void {
    if (this.#issues.length > 0) throw new IssuesError(this.#issues);
  }

  /** Notes every key that is not known. */
  keys(path: string, map: Map_, known: readonly string[]): void {
    for (const key of Object.keys(map)) {
      if (known.includes(key)) continue;
      const near = nearest(key, known);
      const hint = near === '' ? undefined : `did you mean ${near}?`;
      this.add(path === '' ? key : `${path}.${key}`, `the unknown key "${key}"`, `one of ${known.join(', ')}`, hint);
    }
  }

  /** A text that is not empty. */
  text(path: string, value: unknown): string {
    if (typeof value === 'string' && value.trim() !== '') return value;
    this.add(path, showValue(value), 'a text');
    return '';
  }

  /** A finite number. */
  number(path: string, value: unknown): number {
    if (typeof value === 'number' && Number.isFinite(value)) return value;
    this.add(path, showValue(value), 'a number');
    return NaN;
  }

  /** One of some words; the first of them after a mistake. */
  oneOf<T extends string>(path: string, value: unknown, words: readonly T[]): T {
    const found = words.find((word) => word === value);
    if (found !== undefined) return found;
    const near = typeof value === 'string' ? nearest(value, words) : '';
    this.add(path, showValue(value), `one of ${words.join(', ')}`, near === '' ? undefined : `did you mean ${near}?`);
    return words[0]!;
  }

  /** A list of one item or more. */
  list(path: string, value: unknown, most: number): readonly unknown[] {
    if (Array.isArray(value) && value.length > 0 && value.length <= most) return value;
    this.add(path, showValue(value), `a list of 1 to ${most} items`);
    return [];
  }
}

/** Values of options as commands take them: numbers in range, pairs of key and value. */
import { InvalidArgumentError } from 'commander';

/** Largest seed: random streams are keyed by unsigned 32-bit numbers. */
const SEED_MAX = 0xffff_ffff;

/** A seed. Throws commander's error, which names the option, where it is none. */
export function parseSeed(text: string): number {
  const seed = Number(text);
  if (/^\d+$/.test(text) && seed <= SEED_MAX) return seed;
  throw new InvalidArgumentError(`Expected a whole number from 0 to ${SEED_MAX}.`);
}

/** A whole number within limits. Throws commander's error, which names the option, where it is none. */
export function parseCount(min: number, max: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (/^\d+$/.test(text) && value >= min && value <= max) return value;
    throw new InvalidArgumentError(`Expected a whole number from ${min} to ${max}.`);
  };
}

const USD_SCALES: Readonly<Record<string, number>> = { '': 1, k: 1e3, m: 1e6, bn: 1e9 };

/** An amount of USD such as `500m` or `1.5bn`. Throws commander's error, which names the option, where it is none. */
export function parseUsd(text: string): number {
  const [, digits, scale] = /^(\d+(?:\.\d+)?)(k|m|bn|)$/.exec(text) ?? [];
  const value = Number(digits) * (USD_SCALES[scale ?? ''] ?? NaN);
  if (value > 0 && value < 1e15) return value;
  throw new InvalidArgumentError('Expected an amount of USD above 0, such as 250000, 500m or 1.5bn.');
}

/** Collects `key=value` options in their order. Throws commander's error where there is no `=`. */
export function collectPair(text: string, previous: readonly (readonly [string, string])[] = []): [string, string][] {
  const at = text.indexOf('=');
  if (at <= 0) throw new InvalidArgumentError('Expected key=value.');
  return [...previous.map(([key, value]): [string, string] => [key, value]), [text.slice(0, at), text.slice(at + 1)]];
}

/** The market that an argument names: `builtin`, or a folder. */
export function marketSource(name: string): { kind: 'builtin'; seed: null } | { kind: 'folder'; path: string } {
  return name === 'builtin' ? { kind: 'builtin', seed: null } : { kind: 'folder', path: name };
}

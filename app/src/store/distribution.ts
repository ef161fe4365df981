/**
 * Distributions that a user states for what data do not have, such as the leverage of accounts whose equity is
 * unknown: `10`, `lognormal(median, sigma)` or `quantiles(0.1:2, 0.5:8, 0.9:25)`. Draws are by address, so one
 * account's draw does not depend on any other.
 */
import { exp, InputError, log, lognormal, uniformOpen } from '@firebreak/engine';

/** A stated distribution of positive numbers. */
export interface Distribution {
  readonly text: string;
  /** The draw of an entity under a seed. */
  readonly draw: (seed: number, entity: number) => number;
}

/** Stream of draws of missing values; other streams are used by other rooms. */
const STREAM = 0x696d70;

/** Reads a distribution. Throws InputError with the three forms where it is none. */
export function parseDistribution(text: string): Distribution {
  const plain = Number(text);
  if (text.trim() !== '' && plain > 0 && Number.isFinite(plain)) return { text, draw: () => plain };
  const call = /^(lognormal|quantiles)\((.*)\)$/.exec(text.trim());
  const drawn = call === null ? null : call[1] === 'lognormal' ? readLognormal(call[2]!) : readQuantiles(call[2]!);
  if (drawn !== null) return { text, draw: drawn };
  throw new InputError(`"${text}" is no distribution of numbers above 0`, {
    code: 'bad-distribution',
    hint: 'Give a number (10), lognormal(median, sigma of the logarithm), or quantiles(0.1:2, 0.5:8, 0.9:25).',
  });
}

function readLognormal(inside: string): Distribution['draw'] | null {
  const [median, sigma, more] = inside.split(',').map(Number);
  if (!(median! > 0) || !(sigma! >= 0) || !Number.isFinite(median! + sigma!) || more !== undefined) return null;
  const mu = log(median!);
  return (seed, entity) => lognormal(seed, STREAM, entity, 0, mu, sigma!);
}

/** Straight lines between the logarithms of neighbouring quantiles; the outermost ones bound the draws. */
function readQuantiles(inside: string): Distribution['draw'] | null {
  const points = inside.split(',').map((pair) => pair.split(':').map(Number));
  const p = points.map((pair) => pair[0]!);
  const x = points.map((pair) => log(pair[1] ?? NaN));
  const rising = (values: readonly number[]) => values.every((value, k) => k === 0 || value >= values[k - 1]!);
  if (points.some((pair) => pair.length !== 2 || !(pair[0]! >= 0) || !(pair[0]! <= 1) || !(pair[1]! > 0))) return null;
  if (points.length < 2 || !rising(p) || !rising(x) || new Set(p).size < p.length || !x.every(Number.isFinite))
    return null;
  return (seed, entity) => {
    const u = uniformOpen(seed, STREAM, entity, 0);
    let k = 0;
    while (k < p.length && p[k]! < u) k++;
    if (k === 0 || k === p.length) return exp(x[Math.min(k, p.length - 1)]!);
    const share = (u - p[k - 1]!) / (p[k]! - p[k - 1]!);
    return exp(x[k - 1]! + share * (x[k]! - x[k - 1]!));
  };
}

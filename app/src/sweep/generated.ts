/** Markets drawn from a specification: the built-in one, or aggregates in a YAML file. */
import { builtinMarket, generateMarket, InputError } from '@firebreak/engine';
import type { MarketTables, PopulationSpec } from '@firebreak/engine';
import { parse } from 'yaml';
import { readDocument } from '../store/files.ts';
import { BUILTIN } from './runJob.ts';

const DEFAULT_SEED = 1;
/** The built-in market with the oracles in force since that day. */
const LATER_ORACLES = { name: `${BUILTIN}-oracles-2025-10-14`, vintage: '2025-10-14' } as const;

/**
 * Tables of a drawn market; seed null takes the default one. Throws InputError where the specification is not usable.
 */
export async function generatedTables(spec: string, seed: number | null): Promise<MarketTables> {
  if (spec === BUILTIN) return seed === null ? builtinMarket() : builtinMarket(seed);
  if (spec === LATER_ORACLES.name) return builtinMarket(seed ?? undefined, LATER_ORACLES.vintage);
  const text = await readDocument(spec);
  try {
    return generateMarket(parse(text) as PopulationSpec, seed ?? DEFAULT_SEED);
  } catch (error) {
    if (error instanceof InputError) throw error;
    const reason = error instanceof Error ? error.message.split('\n')[0]! : String(error);
    throw new InputError(`${spec} is not a specification of a market: ${reason}`, {
      code: 'bad-spec',
      hint: 'docs/model.md, section "Population", lists the keys that a specification needs.',
      cause: error,
    });
  }
}

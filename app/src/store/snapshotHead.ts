/** snapshot.json: what a market is called, when it was, where its numbers come from, and which files hold it. */
import { BASES, InputError } from '@firebreak/engine';
import type { Basis, MarketTables, PartialNote } from '@firebreak/engine';

/** Version of the folder format; a reader refuses a newer one. */
export const SNAPSHOT_FORMAT_VERSION = 1;
const FORMAT = 'firebreak-snapshot';

/** What snapshot.json says. */
export interface SnapshotHead {
  readonly market: Omit<MarketTables, 'tables'>;
  readonly tables: ReadonlyMap<string, { readonly file: string; readonly sha256?: string }>;
}

/** The text of snapshot.json. */
export function formatHead(
  market: MarketTables,
  tables: Readonly<Record<string, { file: string; rows: number; sha256: string }>>,
  hash: string,
): string {
  const document = {
    format: FORMAT,
    version: SNAPSHOT_FORMAT_VERSION,
    name: market.name,
    as_of: new Date(market.asOfMs).toISOString(),
    synthetic: market.synthetic,
    seed: market.seed,
    sources: market.sources.map(({ what, source, asOf, basis }) => ({ what, source, as_of: asOf, basis })),
    partial: market.partial ?? null,
    hash,
    tables,
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

/** Reads snapshot.json. Throws InputError naming the key that is wrong. */
export function readHead(document: Record<string, unknown>, path: string): SnapshotHead {
  const fail = (key: string, expected: string): never => {
    throw new InputError(`${path}: ${key} is ${JSON.stringify(document[key]) ?? 'missing'}, expected ${expected}`, {
      code: 'bad-snapshot-json',
      hint: 'docs/import.md shows a complete snapshot.json.',
    });
  };
  if (document['format'] !== FORMAT) fail('format', `"${FORMAT}"`);
  if (document['version'] !== SNAPSHOT_FORMAT_VERSION) {
    fail('version', `${SNAPSHOT_FORMAT_VERSION}; a newer version of Firebreak reads newer ones`);
  }
  const { name, as_of: asOf, synthetic, seed } = document;
  if (typeof name !== 'string' || name === '') fail('name', 'a name');
  const asOfMs = typeof asOf === 'string' ? Date.parse(asOf) : NaN;
  if (!Number.isFinite(asOfMs)) fail('as_of', 'a time such as "2025-10-09T00:00:00Z"');
  if (typeof synthetic !== 'boolean') fail('synthetic', 'true or false');
  if (seed !== undefined && seed !== null && !Number.isSafeInteger(seed)) fail('seed', 'a whole number or null');
  const sources = readSources(document['sources'] ?? []) ?? fail('sources', 'a list of {what, source, as_of, basis}');
  const partial = readPartial(document['partial'] ?? null);
  if (partial === undefined) fail('partial', 'null or {filled, residualUsd}');
  const tables = readFiles(document['tables'] ?? {}) ?? fail('tables', 'file names by table: {"assets": {"file": …}}');
  return {
    market: {
      name: name as string,
      asOfMs,
      synthetic: synthetic as boolean,
      seed: (seed ?? null) as number | null,
      sources,
      partial: partial ?? null,
    },
    tables,
  };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Sources of a snapshot or mapping document; null where they are none. */
export function readSources(value: unknown): MarketTables['sources'] | null {
  if (!Array.isArray(value)) return null;
  const sources: { what: string; source: string; asOf: string; basis: Basis }[] = [];
  for (const entry of value as unknown[]) {
    if (!isRecord(entry)) return null;
    const { what, source, as_of: asOf, basis } = entry;
    if (typeof what !== 'string' || typeof source !== 'string' || typeof asOf !== 'string') return null;
    if (!BASES.includes(basis as Basis)) return null;
    sources.push({ what, source, asOf, basis: basis as Basis });
  }
  return sources;
}

function readPartial(value: unknown): PartialNote | null | undefined {
  if (value === null) return null;
  if (!isRecord(value) || !Array.isArray(value['filled']) || !Array.isArray(value['residualUsd'])) return undefined;
  const filled = (value['filled'] as unknown[]).every(
    (entry) =>
      isRecord(entry) &&
      typeof entry['column'] === 'string' &&
      typeof entry['how'] === 'string' &&
      Number.isFinite(entry['measured']) &&
      Number.isFinite(entry['rows']),
  );
  const residual = (value['residualUsd'] as unknown[]).every(
    (entry) => isRecord(entry) && typeof entry['instrument'] === 'string' && Number.isFinite(entry['usd']),
  );
  return filled && residual ? (value as unknown as PartialNote) : undefined;
}

function readFiles(value: unknown): Map<string, { file: string; sha256?: string }> | null {
  if (!isRecord(value)) return null;
  const files = new Map<string, { file: string; sha256?: string }>();
  for (const [table, entry] of Object.entries(value)) {
    if (!isRecord(entry) || typeof entry['file'] !== 'string') return null;
    const sha256 = entry['sha256'];
    if (sha256 !== undefined && typeof sha256 !== 'string') return null;
    files.set(table, { file: entry['file'], ...(sha256 === undefined ? {} : { sha256 }) });
  }
  return files;
}

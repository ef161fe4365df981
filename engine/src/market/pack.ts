/**
 * The canonical bytes of a snapshot: what workers share, what a page downloads and what the hash of a market is taken
 * of. Layout: 8 bytes of magic, two uint32 (version, length of the header), a JSON header padded to 8 bytes, then the
 * columns, little-endian, in fixed order, each padded to 8 bytes. Nothing in it depends on where the market came from.
 */
import { InputError, InternalError } from '../core/errors.ts';
import { sha256Hex } from '../core/hash.ts';
import { compareCodeUnits, utf8Decode, utf8Encode } from '../core/strings.ts';
import { chainLayout, chainNotes, chainOf, chainSections, type ChainNotes } from './packChain.ts';
import { kindFlags } from './buildTables.ts';
import type { Instruments, PartialNote, Snapshot, SourceNote } from './snapshot.ts';

/** Version of the layout; raised by any change of header or columns. */
export const PACK_VERSION = 1;

const MAGIC = utf8Encode('firebrk\n');
const PREFIX_BYTES = 16;
const ALIGN = 8;

const KINDS = { u8: Uint8Array, u16: Uint16Array, u32: Uint32Array, i32: Int32Array, f64: Float64Array } as const;
type Kind = keyof typeof KINDS;
type TypedColumn = InstanceType<(typeof KINDS)[Kind]>;
type Sections = Record<string, Record<string, TypedColumn>>;

/** All columns in the order of the file. The first of a section has as many entries as the section has rows. */
const LAYOUT: readonly (readonly [section: string, columns: Readonly<Record<string, Kind>>])[] = [
  [
    'assets',
    { priceUsd: 'f64', dailyVolatility: 'f64', betaBtc: 'f64', conversionAsset: 'i32', conversionRatio: 'f64' },
  ],
  ['parameters', { value: 'f64' }],
  [
    'instruments',
    {
      venue: 'u16',
      asset: 'u16',
      settle: 'u16',
      // A code into INSTRUMENT_KINDS: packs of markets without spot books are what they were.
      inverse: 'u8',
      markPrice: 'f64',
      indexPrice: 'f64',
      tickSize: 'f64',
      takerFee: 'f64',
      makerFee: 'f64',
      liquidationFee: 'f64',
      fundingRate: 'f64',
      fundingIntervalH: 'f64',
      interestRate: 'f64',
      halfSpread: 'f64',
      volume24hUsd: 'f64',
      fund: 'i32',
      tierStart: 'u32',
      depthStart: 'u32',
      basis: 'u8',
      depthBasis: 'u8',
    },
  ],
  [
    'tiers',
    {
      minNotional: 'f64',
      maxNotional: 'f64',
      maintMarginRate: 'f64',
      deduction: 'f64',
      maxLeverage: 'f64',
      basis: 'u8',
    },
  ],
  ['collateral', { venue: 'u16', asset: 'u16', tierStart: 'u32', maxAmount: 'f64', ratio: 'f64' }],
  ['oracles', { venue: 'u16', asset: 'u16', use: 'u8', weight: 'f64' }],
  ['depth', { distance: 'f64', notionalUsd: 'f64' }],
  ['accounts', { venue: 'u16', kind: 'u8', multi: 'u8', count: 'f64', entity: 'i32', basis: 'u8', unitStart: 'u32' }],
  ['accountIds', { bytes: 'u8', offsets: 'u32' }],
  ['units', { account: 'u32', isolated: 'u8', legStart: 'u32', balanceStart: 'u32' }],
  ['legs', { instrument: 'u16', qty: 'f64', entryPrice: 'f64', entryR: 'f64' }],
  ['balances', { asset: 'u16', amount: 'f64' }],
  ['orders', { account: 'u32', instrument: 'u16', qty: 'f64', triggerPrice: 'f64', reference: 'u8' }],
  ['routes', { from: 'u16', to: 'u16', minutes: 'f64', capacityUsdPerMinute: 'f64' }],
];

/** Who clears for whom: last of all, and only in a market where somebody does. */
const CLEARING: (typeof LAYOUT)[number] = ['clearing', { member: 'i32' }];

/** What the header says besides where the columns are. */
interface HeaderNotes {
  readonly name: string;
  readonly asOfMs: number;
  readonly synthetic: boolean;
  readonly seed: number | null;
  readonly sources: readonly SourceNote[];
  readonly partial: PartialNote | null;
  readonly strings: Readonly<Record<StringTable, readonly string[]>>;
  /** Parameter keys of each venue, in the order of the values in the column `parameters.value`. */
  readonly parameterKeys: readonly (readonly string[])[];
  /** Absent in a market without a chain part. */
  readonly chain?: ChainNotes;
  /** Absent in a market where no account names a clearing member. */
  readonly clearing?: true;
}
type StringTable = 'assetId' | 'assetKind' | 'venueId' | 'venueRules' | 'instrumentId' | 'oracleSource' | 'entities';

/** A column in the directory of the header: `section.field`, element type, byte offset after the header, elements. */
type DirectoryEntry = readonly [name: string, kind: Kind, offset: number, length: number];

interface Header extends HeaderNotes {
  readonly columns: readonly DirectoryEntry[];
}

/**
 * The bytes of a snapshot; equal snapshots have equal bytes. With `shared`, they lie in a SharedArrayBuffer for worker
 * threads.
 */
export function pack(snapshot: Snapshot, { shared = false }: { readonly shared?: boolean } = {}): Uint8Array {
  mustBeLittleEndian();
  const keys = snapshot.venues.parameters.map((map) => [...map.keys()].sort(compareCodeUnits));
  const sections = sectionsOf(snapshot, keys);
  const columns: DirectoryEntry[] = [];
  let size = 0;
  const chainPart = snapshot.chain === null ? undefined : chainNotes(snapshot.chain);
  for (const [section, fields] of layoutOf(chainPart, hasClearing(snapshot))) {
    for (const [field, kind] of Object.entries(fields)) {
      const column = sections[section][field];
      columns.push([`${section}.${field}`, kind, size, column.length]);
      size = aligned(size + column.byteLength);
    }
  }
  const header = utf8Encode(JSON.stringify({ ...notesOf(snapshot, keys), columns } satisfies Header));
  const start = aligned(PREFIX_BYTES + header.length);
  const buffer = shared ? new SharedArrayBuffer(start + size) : new ArrayBuffer(start + size);
  const bytes = new Uint8Array(buffer);
  bytes.set(MAGIC, 0);
  new Uint32Array(buffer, MAGIC.length, 2).set([PACK_VERSION, header.length]);
  bytes.set(header, PREFIX_BYTES);
  for (const [name, , offset] of columns) {
    const [section, field] = name.split('.');
    const column = sections[section][field];
    bytes.set(new Uint8Array(column.buffer, column.byteOffset, column.byteLength), start + offset);
  }
  return bytes;
}

/**
 * The snapshot in packed bytes. Its columns are views of them, nothing is copied unless the bytes start off an 8-byte
 * boundary; they must not be written afterwards. Throws InputError where they are no pack of this version, or cut
 * short.
 */
export function unpack(packed: Uint8Array): Snapshot {
  mustBeLittleEndian();
  const bytes = packed.byteOffset % ALIGN === 0 ? packed : packed.slice();
  const { header, start } = readHeader(bytes);
  const sections: Sections = {};
  let next = 0;
  for (const [section, fields] of layoutOf(header.chain, header.clearing === true)) {
    sections[section] = {};
    for (const [field, kind] of Object.entries(fields)) {
      const entry = header.columns[next++];
      if (entry === undefined || entry[0] !== `${section}.${field}` || entry[1] !== kind) {
        throw badPack(`has no column ${section}.${field} of type ${kind} where it belongs`);
      }
      sections[section][field] = view(bytes, kind, start + entry[2], entry[3]);
    }
  }
  return snapshotOf(header, sections);
}

/** SHA-256 of the pack as 64 hexadecimal digits: the identity of a market, whatever file format it was read from. */
export function snapshotHash(snapshot: Snapshot): string {
  return sha256Hex(pack(snapshot));
}

/** Sections of a snapshot: those of the chain part and of clearing come last and only where there is one. */
function layoutOf(chain: ChainNotes | undefined, withClearing: boolean): typeof LAYOUT {
  return [...LAYOUT, ...(chain === undefined ? [] : chainLayout(chain)), ...(withClearing ? [CLEARING] : [])];
}

function hasClearing({ accounts }: Snapshot): boolean {
  return accounts.clearingMember.some((member) => member >= 0);
}

function aligned(size: number): number {
  return Math.ceil(size / ALIGN) * ALIGN;
}

function mustBeLittleEndian(): void {
  if (new Uint8Array(Uint16Array.of(1).buffer)[0] === 1) return;
  throw new InternalError('packs are little-endian and this machine is not', {
    code: 'big-endian',
    hint: 'Run Firebreak on a little-endian machine (x86-64 or ARM64).',
  });
}

function sectionsOf(snapshot: Snapshot, keys: readonly (readonly string[])[]): Sections {
  const values = keys.flatMap((names, v) => names.map((name) => snapshot.venues.parameters[v].get(name) as number));
  const derived = { parameters: { value: Float64Array.from(values) }, accountIds: snapshot.accounts.id };
  // LAYOUT names only the typed-array fields of these interfaces; the tests pack and unpack every one of them.
  const chain = snapshot.chain === null ? {} : chainSections(snapshot.chain);
  const clearing = { clearing: { member: snapshot.accounts.clearingMember } };
  const { instruments } = snapshot;
  const kinds = instruments.inverse.map((inverse, i) => inverse + 2 * instruments.spot[i]);
  const own = { instruments: { ...instruments, inverse: kinds } };
  return { ...snapshot, ...own, ...derived, ...clearing, ...chain } as unknown as Sections;
}

function notesOf(snapshot: Snapshot, parameterKeys: readonly (readonly string[])[]): HeaderNotes {
  const { partial } = snapshot;
  return {
    name: snapshot.name,
    asOfMs: snapshot.asOfMs,
    synthetic: snapshot.synthetic,
    seed: snapshot.seed,
    sources: snapshot.sources.map(({ what, source, asOf, basis }) => ({ what, source, asOf, basis })),
    partial: partial && {
      filled: partial.filled.map(({ column, how, measured, rows }) => ({ column, how, measured, rows })),
      residualUsd: partial.residualUsd.map(({ instrument, usd }) => ({ instrument, usd })),
    },
    strings: {
      assetId: snapshot.assets.id,
      assetKind: snapshot.assets.kind,
      venueId: snapshot.venues.id,
      venueRules: snapshot.venues.rules,
      instrumentId: snapshot.instruments.id,
      oracleSource: snapshot.oracles.source,
      entities: snapshot.accounts.entities,
    },
    parameterKeys,
    ...(snapshot.chain === null ? {} : { chain: chainNotes(snapshot.chain) }),
    ...(hasClearing(snapshot) ? { clearing: true as const } : {}),
  };
}

function readHeader(bytes: Uint8Array): { readonly header: Header; readonly start: number } {
  if (bytes.length < PREFIX_BYTES) throw badPack(`has only ${bytes.length} bytes`);
  for (let i = 0; i < MAGIC.length; i++) if (bytes[i] !== MAGIC[i]) throw badPack('does not start like a pack');
  const [version, length] = new Uint32Array(bytes.buffer, bytes.byteOffset + MAGIC.length, 2);
  if (version !== PACK_VERSION) throw badPack(`has version ${version}, and this program reads version ${PACK_VERSION}`);
  if (PREFIX_BYTES + length > bytes.length) throw badPack('ends inside its header');
  const text = utf8Decode(bytes, PREFIX_BYTES, PREFIX_BYTES + length);
  try {
    return { header: JSON.parse(text) as Header, start: aligned(PREFIX_BYTES + length) };
  } catch (cause) {
    throw badPack('has a header that is not JSON', cause);
  }
}

function view(bytes: Uint8Array, kind: Kind, offset: number, length: number): TypedColumn {
  const type = KINDS[kind];
  if (!(length >= 0 && offset % ALIGN === 0 && offset + length * type.BYTES_PER_ELEMENT <= bytes.length)) {
    throw badPack('ends before its last column');
  }
  // The lengths of shared buffers are typed apart from those of plain ones; the views are the same.
  return new type(bytes.buffer as ArrayBuffer, bytes.byteOffset + offset, length);
}

function snapshotOf(header: Header, sections: Sections): Snapshot {
  const { strings } = header;
  const rows = (section: string) => {
    const columns = sections[section];
    const first = Object.keys(columns)[0];
    return { n: columns[first].length, ...columns };
  };
  let next = 0;
  const values = sections['parameters']['value'];
  const parameters = header.parameterKeys.map((keys) => new Map(keys.map((key) => [key, values[next++]])));
  const { accountIds, collateral, clearing } = sections;
  const clearingMember = clearing?.['member'] ?? new Int32Array(sections['accounts']['venue'].length).fill(-1);
  const kinds: Pick<Instruments, 'inverse' | 'spot'> = kindFlags(sections['instruments']['inverse'] as Uint8Array);
  const built = {
    name: header.name,
    asOfMs: header.asOfMs,
    synthetic: header.synthetic,
    seed: header.seed,
    sources: header.sources,
    partial: header.partial,
    assets: { ...rows('assets'), id: strings.assetId, kind: strings.assetKind },
    venues: { n: strings.venueId.length, id: strings.venueId, rules: strings.venueRules, parameters },
    instruments: { ...rows('instruments'), ...kinds, id: strings.instrumentId },
    tiers: rows('tiers'),
    collateral: { nPairs: collateral['venue'].length, ...collateral },
    oracles: { ...rows('oracles'), source: strings.oracleSource },
    depth: rows('depth'),
    accounts: { ...rows('accounts'), id: accountIds, entities: strings.entities, clearingMember },
    units: rows('units'),
    legs: rows('legs'),
    balances: rows('balances'),
    orders: rows('orders'),
    routes: rows('routes'),
    chain: header.chain === undefined ? null : chainOf(header.chain, sections),
  };
  return built as unknown as Snapshot;
}

function badPack(what: string, cause?: unknown): InputError {
  return new InputError(`the packed snapshot ${what}`, {
    code: 'bad-pack',
    hint: 'Build the snapshot again with this version of Firebreak, or copy the file again if it was cut short.',
    cause,
  });
}

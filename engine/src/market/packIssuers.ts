/**
 * Treasuries and stablecoins in packed bytes: sections after those of the chain part and an entry of their own in the
 * header, so that a market without them has the bytes and hash that it always had.
 */
import type { Issuers } from './issuers.ts';

type Kind = 'u8' | 'u16' | 'u32' | 'i32' | 'f64';
type Layout = readonly (readonly [section: string, columns: Readonly<Record<string, Kind>>])[];

/** Columns in the order of the file; the first of a section has as many entries as it has rows. */
export const ISSUER_LAYOUT: Layout = [
  [
    'issuerTreasuries',
    {
      kind: 'u8',
      account: 'u32',
      instrument: 'u16',
      coins: 'f64',
      cashUsd: 'f64',
      annualUsd: 'f64',
      floorMonths: 'f64',
      saleLimitUsd: 'f64',
      marketCapUsd: 'f64',
      debtUsd: 'f64',
      preferredUsd: 'f64',
      sharePriceUsd: 'f64',
      workHours: 'f64',
      dailyVolume: 'f64',
      impactY: 'f64',
      dueStart: 'u32',
      basis: 'u8',
    },
  ],
  ['issuerObligations', { kind: 'u8', dueMs: 'f64', amountUsd: 'f64', conversionPriceUsd: 'f64' }],
  [
    'issuerStablecoins',
    {
      asset: 'u16',
      kind: 'u8',
      peg: 'u16',
      supply: 'f64',
      redeemFee: 'f64',
      mintFee: 'f64',
      capacityPerHour: 'f64',
      opensH: 'f64',
      closesH: 'f64',
      weekdays: 'u8',
      settlementS: 'f64',
      pricePool: 'i32',
      recovery: 'f64',
      rehedgeS: 'f64',
      backingAsset: 'i32',
      basePool: 'f64',
      recoveryBlocks: 'f64',
      blockS: 'f64',
      minSpread: 'f64',
      reserveStart: 'u32',
      basis: 'u8',
    },
  ],
  ['issuerBacking', { asset: 'u16', amount: 'f64', saleCost: 'f64', basis: 'u8' }],
];

/** What the header says of this part besides where its columns are. */
export interface IssuerNotes {
  readonly treasuryId: readonly string[];
  readonly treasuryEntity: readonly string[];
  readonly stablecoinEntity: readonly string[];
  readonly reserveName: readonly string[];
  readonly reserveEntity: readonly string[];
}

/** The part's entry in the header. */
export function issuerNotes({ treasuries, stablecoins, backing }: Issuers): IssuerNotes {
  return {
    treasuryId: treasuries.id,
    treasuryEntity: treasuries.entity,
    stablecoinEntity: stablecoins.entity,
    reserveName: backing.name,
    reserveEntity: backing.entity,
  };
}

/** Columns by section of {@link ISSUER_LAYOUT}. */
export function issuerSections(issuers: Issuers): Record<string, Readonly<Record<string, unknown>>> {
  const sections: Record<string, object> = {
    issuerTreasuries: issuers.treasuries,
    issuerObligations: issuers.obligations,
    issuerStablecoins: issuers.stablecoins,
    issuerBacking: issuers.backing,
  };
  return sections as Record<string, Readonly<Record<string, unknown>>>;
}

/** The part from its header entry and its columns, which stay views of the packed bytes. */
export function issuersOf(
  notes: IssuerNotes,
  sections: Readonly<Record<string, Readonly<Record<string, ArrayLike<number>>>>>,
): Issuers {
  const rows = (section: string): { n: number } => {
    const columns = sections[section];
    return { n: columns[Object.keys(columns)[0]].length, ...columns };
  };
  const issuers = {
    treasuries: { ...rows('issuerTreasuries'), id: notes.treasuryId, entity: notes.treasuryEntity },
    obligations: rows('issuerObligations'),
    stablecoins: { ...rows('issuerStablecoins'), entity: notes.stablecoinEntity },
    backing: { ...rows('issuerBacking'), name: notes.reserveName, entity: notes.reserveEntity },
  };
  return issuers as unknown as Issuers;
}

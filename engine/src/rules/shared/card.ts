/**
 * The form of a venue's card: what is known of its rules, as dated facts with their source, and what is not known. A
 * card holds no grade, and no number that a run reads: those are rows of a snapshot's tables.
 */

/** What a card speaks of, in the order in which it is shown. */
export const CARD_TOPICS = [
  'rules',
  'waterfall',
  'adlPrice',
  'adlTrigger',
  'fund',
  'oracle',
  'outage',
  'feed',
] as const;

/** One of {@link CARD_TOPICS}. */
export type CardTopic = (typeof CARD_TOPICS)[number];

/** One fact. Press and copies by third parties are named as such in the source. */
export interface CardFact {
  readonly says: string;
  /** Page, contract or notice. */
  readonly source: string;
  /** Date of the copy that was read, or about when an undated page was read: year, month, day where known. */
  readonly read: string;
  /** Since when it is in force, or the version that brought it; absent where the page does not say. */
  readonly since?: string;
}

/** What is known of one venue or protocol. A topic without facts was not found in anything read. */
export interface VenueCard {
  /** Name on the command line. */
  readonly id: string;
  /** Other names; several cards (versions of a protocol) may share one. */
  readonly alsoKnownAs: readonly string[];
  readonly name: string;
  /** Folder below `engine/src/rules`. */
  readonly folder: string;
  /** Whether a market can hold this as a venue. Lending protocols stand in `lending_markets` instead. */
  readonly inRuns: boolean;
  /** Names under which published worked examples are kept. */
  readonly examples: readonly string[];
  readonly facts: Readonly<Record<CardTopic, readonly CardFact[]>>;
  readonly unknown: readonly string[];
}

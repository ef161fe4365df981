/**
 * What is known of a market that publishes only aggregates: its reference tables, and per venue how many accounts
 * there are, how large, how leveraged and on which side. Plain data, so that a YAML file can hold it. Names are those
 * of the file.
 */
import { IssuesError } from '../core/errors.ts';
import type { Issue } from '../core/errors.ts';
import type { MarketTables } from '../market/schema.ts';
import type { Cell } from '../market/table.ts';

/** A row of a reference table, with the column names of market/schema.ts. */
export type SpecRow = Readonly<Record<string, Cell>>;

/** Share of open interest held by accounts with a leverage (gross notional over equity) in this range. */
export interface LeverageBin {
  /** Where 0, drawn from 1 up: an account below 1x cannot be liquidated by any fall of its coin. */
  readonly min_leverage: number;
  readonly max_leverage: number;
  readonly share_open_interest: number;
}

/** Accounts whose margin is not only the settlement token. */
export interface MultiSpec {
  /** Share of accounts in multi-collateral mode. */
  readonly share_accounts: number;
  /** Part of such an account's equity that is in the tokens below, drawn evenly between the two. */
  readonly token_share_min: number;
  readonly token_share_max: number;
  /** One token per account, drawn by weight. Must have haircuts on the venue. */
  readonly collateral: readonly { readonly asset: string; readonly weight: number }[];
}

/** Carry trades: short the perpetual against coin held as collateral, or against a long on another venue. */
export interface BasisSpec {
  /** Share of the short open interest of each contract. */
  readonly share_open_interest: number;
  /** The part of it that holds the coin as collateral, where the venue accepts it. */
  readonly coin_share: number;
  /** Accounts per venue that are short. */
  readonly accounts: number;
  /** Leverage on each side of a trade between venues. */
  readonly leverage: number;
}

/** A fund or vault that ends the waterfall; `amount` in tokens. */
export interface FundSpec {
  readonly account: string;
  readonly kind: 'fund' | 'vault';
  readonly asset: string;
  readonly amount: number;
}

/** Population of one venue. Shares and ratios are fractions. */
export interface VenuePopulation {
  readonly venue: string;
  /** Rows of the accounts table that traders get, and the members that these stand for. */
  readonly accounts: number;
  readonly members: number;
  /**
   * The largest members, a fraction of all, have a row each; the rest are cohorts. They take the other side of the
   * crowd.
   */
  readonly large_member_share: number;
  readonly equity_median_usd: number;
  /** Pareto exponent of account size; the upper end is solved so that the open interest is met. */
  readonly tail_exponent: number;
  readonly leverage: readonly LeverageBin[];
  /** Share of members that are long, for contracts without `long_account_share`. */
  readonly long_account_share: number;
  readonly isolated_share: number;
  /** Part of an isolated trader's equity that stands behind no position. */
  readonly isolated_free_share: number;
  /** Mean number of positions of an account. */
  readonly legs_mean: number;
  readonly stop_share: number;
  /** Days over which the open positions were entered: entries scatter by daily volatility × √days around the mark. */
  readonly entry_days: number;
  readonly multi: MultiSpec | null;
  readonly basis: BasisSpec;
  /** `effective` is the number of equal providers that would be as concentrated (inverse Herfindahl index). */
  readonly providers: {
    readonly accounts: number;
    readonly effective: number;
    readonly equity_of_open_interest: number;
  };
  readonly arbitrageur_equity_of_open_interest: number;
  readonly dip_buyers: { readonly accounts: number; readonly equity_of_open_interest: number };
  readonly funds: readonly FundSpec[];
}

/** A market known as aggregates. */
export interface PopulationSpec {
  readonly name: string;
  readonly as_of_ms: number;
  readonly sources: MarketTables['sources'];
  readonly assets: readonly SpecRow[];
  readonly venues: readonly SpecRow[];
  readonly parameters: readonly SpecRow[];
  /**
   * As the table, with `open_interest_usd` (one side) and where known `long_account_share`. `mark_price` may be left
   * out: the asset's price.
   */
  readonly instruments: readonly SpecRow[];
  readonly tiers: readonly SpecRow[];
  readonly haircuts: readonly SpecRow[];
  readonly oracles: readonly SpecRow[];
  readonly depth: readonly SpecRow[];
  readonly routes: readonly SpecRow[];
  /** Entities that hold an account on every venue and trade differences away. */
  readonly arbitrageurs: number;
  readonly populations: readonly VenuePopulation[];
}

const FRACTIONS = [
  'large_member_share',
  'long_account_share',
  'isolated_share',
  'isolated_free_share',
  'stop_share',
] as const;
const POSITIVE = ['accounts', 'members', 'equity_median_usd', 'tail_exponent', 'entry_days'] as const;
/** Printed shares are rounded. */
const SHARE_TOLERANCE = 0.005;

/**
 * Throws IssuesError with everything in the specification that the generator cannot work with. The reference tables are
 * checked with the finished market (`validateTables`).
 */
export function checkSpec(spec: PopulationSpec): void {
  const issues: Issue[] = [];
  const report = (where: string, column: string, got: unknown, expected: string): void => {
    issues.push({ where, row: -1, column, got: String(got), expected });
  };
  const venues = new Set(spec.venues.map((row) => row['venue']));
  const assets = new Set(spec.assets.map((row) => row['asset']));
  spec.instruments.forEach((row, k) => {
    const where = `instruments.${k}`;
    if (!venues.has(row['venue'])) report(where, 'venue', row['venue'], 'a venue of the list venues');
    if (!assets.has(row['asset'])) report(where, 'asset', row['asset'], 'an asset of the list assets');
    if (!assets.has(row['settle'])) report(where, 'settle', row['settle'], 'an asset of the list assets');
    if (!spec.populations.some((population) => population.venue === row['venue'])) {
      report(where, 'venue', row['venue'], 'a venue with an entry in populations');
    }
    if (!(Number(row['open_interest_usd']) > 0))
      report(where, 'open_interest_usd', row['open_interest_usd'], 'above 0');
    if (!spec.tiers.some((tier) => tier['instrument'] === row['instrument'])) {
      report(where, 'instrument', row['instrument'], 'a contract with rows in tiers');
    }
  });
  spec.populations.forEach((population, k) => checkVenue(population, `populations.${k}`, venues, report));
  if (issues.length > 0) throw new IssuesError(issues);
}

function checkVenue(
  population: VenuePopulation,
  where: string,
  venues: ReadonlySet<Cell>,
  report: (where: string, column: string, got: unknown, expected: string) => void,
): void {
  if (!venues.has(population.venue)) report(where, 'venue', population.venue, 'a venue of the list venues');
  for (const key of FRACTIONS) {
    const value = population[key];
    if (!(value >= 0 && value <= 1)) report(where, key, value, 'a fraction from 0 to 1');
  }
  for (const key of POSITIVE) if (!(population[key] > 0)) report(where, key, population[key], 'a number above 0');
  if (population.members < population.accounts) {
    report(where, 'members', population.members, 'at least the number of accounts');
  }
  if (!(population.legs_mean >= 1)) report(where, 'legs_mean', population.legs_mean, 'at least 1');
  if (!(population.providers.accounts >= 1)) {
    report(where, 'providers.accounts', population.providers.accounts, 'at least 1');
  }
  let shares = 0;
  for (const bin of population.leverage) {
    shares += bin.share_open_interest;
    if (!(bin.max_leverage > Math.max(1, bin.min_leverage))) {
      report(where, 'leverage', bin.max_leverage, 'a maximum above the minimum and above 1');
    }
  }
  if (!(Math.abs(shares - 1) <= SHARE_TOLERANCE)) report(where, 'leverage', shares, 'shares that sum to 1');
}

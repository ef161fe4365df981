/** The words of a market's tables and what they allow: bases, kinds of accounts and instruments, collateral modes. */

/** Where a number comes from. The order is the code that is stored in `Uint8Array` basis columns. */
export const BASES = ['measured', 'modelled', 'assumed', 'synthetic'] as const;
/** One of {@link BASES}. */
export type Basis = (typeof BASES)[number];

/** What an account is for. The order is the code that is stored in `accounts.kind`. */
export const ACCOUNT_KINDS = [
  'trader',
  'basis',
  'provider',
  'arbitrageur',
  'dip_buyer',
  'vault',
  'fund',
  'residual',
  'external',
  'deficit',
  'desk',
  'spot_maker',
  'lp_pool',
  'member',
  'guaranty',
] as const;
/** One of {@link ACCOUNT_KINDS}: see docs/model.md for what each may do. */
export type AccountKind = (typeof ACCOUNT_KINDS)[number];

/**
 * What an instrument is: a linear or inverse contract, or `spot`, a book in which coins change hands against the
 * settlement token at once. The order is the code that a pack stores.
 */
export const INSTRUMENT_KINDS = ['linear', 'inverse', 'spot'] as const;

/** Code of an account kind in `accounts.kind`. */
export const KIND: Readonly<Record<AccountKind, number>> = Object.freeze(
  Object.fromEntries(ACCOUNT_KINDS.map((kind, code) => [kind, code])) as Record<AccountKind, number>,
);

/**
 * How an account's collateral counts. The order is the code that is stored in `accounts.multi`: `single` = settlement
 * tokens at face, `multi` = every accepted asset after its haircut, in USD, `portfolio` = the venue's portfolio margin,
 * in USD, `loan` = coins bought or sold with borrowed tokens, in USD without haircuts.
 */
export const COLLATERAL_MODES = ['single', 'multi', 'portfolio', 'loan'] as const;
/** One of {@link COLLATERAL_MODES}. */
export type CollateralMode = (typeof COLLATERAL_MODES)[number];

/** Code of portfolio margin in `accounts.multi`. */
export const PORTFOLIO = COLLATERAL_MODES.indexOf('portfolio');

/** Code of accounts that borrow to trade coins in `accounts.multi`. */
export const LOAN = COLLATERAL_MODES.indexOf('loan');

/**
 * Whether accounts of a kind can receive positions or debts; these hold a leg in every contract and a balance row
 * in every collateral token of their venue.
 */
export function receivesPositions(kind: number): boolean {
  return (
    kind === KIND.provider ||
    kind === KIND.arbitrageur ||
    kind === KIND.dip_buyer ||
    kind === KIND.vault ||
    kind === KIND.fund ||
    kind === KIND.external ||
    kind === KIND.deficit ||
    kind === KIND.desk ||
    kind === KIND.lp_pool
  );
}

/**
 * Whether accounts of a kind hold a balance row in every token of their venue: receivers and the makers of spot
 * books.
 */
export function receivesTokens(kind: number): boolean {
  return kind === KIND.spot_maker || receivesPositions(kind);
}

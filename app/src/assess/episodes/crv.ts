/**
 * crv-2022: one loan on Aave v2, closed call by call while the price of what it owes rises. Whether a call is
 * allowed, how much it may repay and what it seizes are the rules of Aave; the price path is published at its ends
 * only.
 */
import { aaveRules, toxicFrontier } from '@firebreak/engine';
import { crvRun } from './crvEngine.ts';
import type { CrvRun } from './crvEngine.ts';
import { basisOf, holdTo, readEpisode, valueOf } from './figures.ts';
import type { EpisodeFile } from './figures.ts';
import type { Episode, EpisodeTable, HeldTo } from './types.ts';

const { healthFactor, liquidatable, maxLiquidatableDebt } = aaveRules;

/** Exponents of price paths between trigger and high: a jump, a straight line, the square root of a worked order. */
const SQUARE_ROOT = 0.5;
const STRAIGHT = 1;
const JUMP = 0;
/** Calls after which a closing that does not end is given up: far more than any path needs. */
const CALLS_MAX = 100_000;
/** Halvings of the interval in which an exponent is looked for. */
const HALVINGS = 50;

/** The loan and the rules that apply to it. CRV and USD. */
interface Loan {
  readonly debt: number;
  readonly collateral: number;
  readonly threshold: number;
  readonly bonus: number;
  readonly closeFactor: number;
  readonly calls: number;
  /** Highest price over the one at which liquidation begins, for a loan of this size. */
  readonly rise: number;
  /** Nothing is liquidated above this loan to value; Infinity where there is no such rule. */
  readonly haltLtv: number;
}

/** What closing it leaves. */
interface Closed {
  readonly repaid: number;
  readonly left: number;
  readonly collateralLeft: number;
  readonly calls: number;
  /** Mean price at which debt was repaid. */
  readonly meanPrice: number;
  /** Share of the debt that was repaid when loan to value first passed 1/(1 + bonus); null where it never did. */
  readonly toxicFrom: number | null;
}

/** Computes the case. */
export function runCrv(): Episode {
  const file = readEpisode('crv-2022');
  const loan = loanOf(file, valueOf(file, 'threshold'));
  return {
    ...basisOf(file),
    heldTo: results(file, loan),
    tables: [priceTable(file, loan), pathTable(file, loan), limitTable(file, loan), runTable(file, loan)],
  };
}

function loanOf(file: EpisodeFile, threshold: number): Loan {
  const value = (id: string): number => valueOf(file, id);
  const base = { debt: value('debt'), collateral: value('collateral'), threshold };
  return {
    ...base,
    bonus: value('bonus'),
    closeFactor: value('close-factor'),
    calls: value('calls'),
    rise: value('high') / trigger(base),
    haltLtv: Infinity,
  };
}

/** Price from which the loan may be liquidated: health of 1. */
function trigger({ debt, collateral, threshold }: Pick<Loan, 'debt' | 'collateral' | 'threshold'>): number {
  return (collateral * threshold) / debt;
}

/** Mean price above which the collateral does not repay all debt with the bonus. */
function exhausting({ debt, collateral, bonus }: Loan): number {
  return collateral / (debt * (1 + bonus));
}

/**
 * Closes the loan in equal calls, each at the price of its place on the path: trigger × (1 + (rise − 1)·x^exponent),
 * x the share of the first debt that was repaid. Aave v2 has neither a level for closing whole nor a rule for dust.
 */
function closeLoan(loan: Loan, exponent: number): Closed {
  const { threshold, bonus, closeFactor, rise, haltLtv } = loan;
  const start = trigger(loan);
  const rule = { closeFactor, fullCloseHealthFactor: 0, smallUsd: 0 };
  const size = loan.debt / loan.calls;
  let { debt, collateral } = loan;
  let [calls, spent] = [0, 0];
  let toxicFrom: number | null = null;
  while (debt > 0 && collateral > 0 && calls < CALLS_MAX) {
    const share = (loan.debt - debt + size / 2) / loan.debt;
    const price = start * (1 + (rise - 1) * Math.min(1, share) ** exponent);
    const owed = debt * price;
    const health = healthFactor(collateral, threshold, owed);
    if (!liquidatable(health) || owed / collateral >= haltLtv) break;
    if (owed / collateral > toxicFrontier(bonus)) toxicFrom ??= 1 - debt / loan.debt;
    const allowed = maxLiquidatableDebt(owed, owed, collateral, health, rule);
    const usd = Math.min(allowed, size * price, collateral / (1 + bonus));
    debt = Math.max(0, debt - usd / price);
    collateral = Math.max(0, collateral - usd * (1 + bonus));
    spent += usd;
    calls++;
    if (collateral < 1) collateral = 0;
    if (debt < 1) debt = 0;
  }
  const repaid = loan.debt - debt;
  return { repaid, left: debt, collateralLeft: collateral, calls, meanPrice: spent / repaid, toxicFrom };
}

/** Bad debt, CRV: what is left once the collateral is gone; what is left beside collateral is counted at a price. */
function badDebt({ left, collateralLeft }: Closed, priceAfter: number): number {
  return Math.max(0, left - collateralLeft / priceAfter);
}

function priceTable(file: EpisodeFile, loan: Loan): EpisodeTable {
  const frontier = (toxicFrontier(loan.bonus) * loan.collateral) / loan.debt;
  const published = loan.collateral / (1 + loan.bonus) / (loan.debt - valueOf(file, 'bad-debt'));
  const rows: readonly (readonly [string, number])[] = [
    ['liquidation begins, health of 1', trigger(loan)],
    ['frontier: above it a call worsens the loan', frontier],
    ['mean that the published bad debt implies', published],
    ['published high', valueOf(file, 'high')],
  ];
  return {
    title: 'Prices of CRV that mattered',
    note: 'For the whole loan. Loan to value at the second price is 1/(1 + bonus), the frontier.',
    columns: [
      { head: 'what', kind: 'text' },
      { head: 'price', kind: 'price' },
      { head: 'over the first', kind: 'share' },
      { head: 'loan to value', kind: 'share' },
    ],
    rows: rows.map(([what, price]) => [what, price, price / trigger(loan) - 1, (loan.debt * price) / loan.collateral]),
  };
}

/** The exponent with which the path leaves the published bad debt; found by halving. */
function fittedExponent(file: EpisodeFile, loan: Loan): number {
  let [low, high] = [JUMP, STRAIGHT];
  for (let k = 0; k < HALVINGS; k++) {
    const middle = (low + high) / 2;
    if (closeLoan(loan, middle).left > valueOf(file, 'bad-debt')) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

function pathTable(file: EpisodeFile, loan: Loan): EpisodeTable {
  const fitted = fittedExponent(file, loan);
  const flat = { ...loan, rise: 1 + 1e-9 };
  const paths: readonly (readonly [string, Loan, number])[] = [
    ['price stays where it begins (naive)', flat, STRAIGHT],
    ['straight line to the high', loan, STRAIGHT],
    ['square root of what was bought', loan, SQUARE_ROOT],
    [`exponent ${fitted.toFixed(2)}, fitted to 2.64 m`, loan, fitted],
    ['jump to the high', loan, JUMP],
  ];
  return {
    title: 'What is left, by the path of the price',
    note:
      'Equal calls, each at the price of its place on the path. Toxic from: share of the debt repaid when loan ' +
      'to value first passes 1/(1 + bonus). Where the loan is healthy again, calls stop: it then has collateral ' +
      'for what is left.',
    columns: [{ head: 'path', kind: 'text' }, ...CLOSED_COLUMNS],
    rows: paths.map(([name, one, exponent]) => closedCells(file, name, closeLoan(one, exponent))),
  };
}

/** Columns of {@link closedCells} after the name. */
const CLOSED_COLUMNS: EpisodeTable['columns'] = [
  { head: 'calls', kind: 'count' },
  { head: 'repaid,\nCRV', kind: 'count' },
  { head: 'mean\nprice', kind: 'price' },
  { head: 'toxic\nfrom', kind: 'share' },
  { head: 'left,\nCRV', kind: 'count' },
  { head: 'collateral\nleft', kind: 'usd' },
  { head: 'bad debt,\nCRV', kind: 'count' },
];

function closedCells(file: EpisodeFile, name: string, closed: Closed): (string | number | null)[] {
  const { calls, repaid, meanPrice, toxicFrom, left, collateralLeft } = closed;
  const bad = badDebt(closed, valueOf(file, 'price-after'));
  return [name, calls, repaid, meanPrice, toxicFrom, left, collateralLeft, bad];
}

/** A loan of another size at the same loan to value: impact rises with the square root of size. */
function sized(loan: Loan, share: number): Loan {
  return {
    ...loan,
    debt: share * loan.debt,
    collateral: share * loan.collateral,
    rise: 1 + (loan.rise - 1) * Math.sqrt(share),
  };
}

/**
 * Largest loan without bad debt where the rise is a square root: two thirds of it, the average, have to
 * stay below the exhausting price, so share = (3/2 × (exhausting/trigger − 1)/(rise − 1))².
 */
function largestShare(loan: Loan): number {
  const room = exhausting(loan) / trigger(loan) - 1;
  return ((1.5 * room) / (loan.rise - 1)) ** 2;
}

function limitTable(file: EpisodeFile, loan: Loan): EpisodeTable {
  const share = largestShare(loan);
  const changes: readonly (readonly [string, Loan])[] = [
    ['as it was', loan],
    [`borrow cap of ${((share * valueOf(file, 'debt')) / 1e6).toFixed(0)} m CRV`, sized(loan, share)],
    ['threshold of 80%', { ...loan, threshold: valueOf(file, 'lower-threshold') }],
    ['bonus of 2%', { ...loan, bonus: valueOf(file, 'lower-bonus') }],
    ['no liquidation beyond the frontier', { ...loan, haltLtv: toxicFrontier(loan.bonus) }],
    ['calls of half the debt', { ...loan, calls: 2 }],
  ];
  return {
    title: 'What would have left no bad debt, on the square-root path',
    note:
      'A lower threshold begins at a lower price and rises by the same share. Beyond the frontier nothing is ' +
      'seized: the loan waits with its collateral, and what is bad then is counted at the price of a week ' +
      'later.',
    columns: [{ head: 'rule', kind: 'text' }, ...CLOSED_COLUMNS],
    rows: changes.map(([name, one]) => closedCells(file, name, closeLoan(one, SQUARE_ROOT))),
  };
}

/** The loan as a run of the engine takes it; a lower threshold begins at a lower price and rises by the same share. */
function runOf(file: EpisodeFile, loan: Loan, change: Partial<CrvRun> = {}): CrvRun {
  const start = trigger({ ...loan, ...change });
  return {
    ...loan,
    start,
    high: start * loan.rise,
    minutes: valueOf(file, 'minutes'),
    liquidators: valueOf(file, 'liquidators'),
    atOnce: false,
    ...change,
  };
}

function runTable(file: EpisodeFile, loan: Loan): EpisodeTable {
  const runs: readonly (readonly [string, CrvRun])[] = [
    ['21 liquidators, one after the other', runOf(file, loan)],
    ['the same, threshold 89%', runOf(file, loanOf(file, valueOf(file, 'other-threshold')))],
    ['all CRV there at once', runOf(file, loan, { atOnce: true })],
    ['threshold of 80%', runOf(file, loan, { threshold: valueOf(file, 'lower-threshold') })],
    ['bonus of 2%', runOf(file, loan, { bonus: valueOf(file, 'lower-bonus') })],
  ];
  return {
    title: 'The same in runs of the engine',
    note:
      'The lending market with the square-root path over 50 minutes. Liquidators have an equal part of the debt ' +
      'each and come evenly over that time (assumed); the wait of one begins anew when the loan was healthy in ' +
      'between, so that a late one may never come. Bad debt is what the books of the run end with.',
    columns: [
      { head: 'run', kind: 'text' },
      { head: 'calls', kind: 'count' },
      { head: 'repaid', kind: 'usd' },
      { head: 'bad debt,\nCRV', kind: 'count' },
      { head: 'borne by', kind: 'text' },
      { head: 'unsafe\nat the end', kind: 'usd' },
    ],
    rows: runs.map(([name, run]) => {
      const { calls, repaidUsd, badDebt: left, owner, unsafeUsd } = crvRun(run);
      return [name, calls, repaidUsd, left, owner === '' ? 'nobody' : owner, unsafeUsd];
    }),
  };
}

function results(file: EpisodeFile, loan: Loan): HeldTo[] {
  const root = closeLoan(loan, SQUARE_ROOT);
  const other = closeLoan(loanOf(file, valueOf(file, 'other-threshold')), SQUARE_ROOT);
  const how = 'Aave v2, square root from trigger to high';
  return [
    holdTo(file, 'bad-debt', { name: 'bad debt', how, value: root.left }),
    holdTo(file, 'bad-debt', {
      name: 'the same in the engine',
      how: 'a run with 21 liquidators over 50 minutes',
      value: crvRun(runOf(file, loan)).badDebt,
    }),
    holdTo(file, 'bad-debt', { name: 'the same, threshold 89%', how, value: other.left }),
    holdTo(file, 'bad-debt-paper', { name: 'the same, threshold 89%', how, value: other.left }),
    holdTo(file, 'bad-debt', {
      name: 'bad debt, naive',
      how: 'the price stays where it begins',
      value: badDebt(closeLoan({ ...loan, rise: 1 + 1e-9 }, STRAIGHT), valueOf(file, 'price-after')),
    }),
    holdTo(file, 'bad-debt', {
      name: 'bad debt, straight line',
      how: 'Aave v2, straight from trigger to high',
      value: badDebt(closeLoan(loan, STRAIGHT), valueOf(file, 'price-after')),
    }),
    holdTo(file, 'bad-debt', { name: 'bad debt, jump', how: 'all at the high', value: closeLoan(loan, JUMP).left }),
    holdTo(file, 'bad-debt', {
      name: 'bad debt, fitted path',
      class: 'fitted',
      how: 'exponent chosen',
      value: closeLoan(loan, fittedExponent(file, loan)).left,
    }),
    holdTo(file, 'bad-debt-usd', {
      name: 'bad debt in USD',
      how: 'square root, at the price of a week later',
      value: root.left * valueOf(file, 'price-after'),
    }),
    holdTo(file, 'repaid', { name: 'CRV repaid', how, value: root.repaid }),
  ];
}

/**
 * mango-2022: what the health formula of Mango v3 allowed to be borrowed against the paper profit of one position, at
 * which price and size the attack stopped paying, and what the stable price of v4 would have left.
 */
import { mangoRules } from '@firebreak/engine';
import { basisOf, holdTo, readEpisode, valueOf } from './figures.ts';
import type { EpisodeFile } from './figures.ts';
import type { Episode, EpisodeTable, HeldTo } from './types.ts';

const { leverageWeights, mangoBorrowable, mangoHealth, STABLE_PRICE_DEFAULT, stablePriceAt, updateStablePrice } =
  mangoRules;

/** Leverages of the contract in the tables, above the least that the position needs. */
const LEVERAGES = [5, 10, 20] as const;
/** Multiples of the entry price in the table of what could be borrowed. */
const MULTIPLES = [2, 4, 8, 13] as const;
/** Seconds between updates of the stable price: the program ignores closer ones. */
const UPDATE_S = 10;

/** The attack as numbers. Money in USD. */
interface Attack {
  readonly qty: number;
  readonly entry: number;
  readonly depositUsd: number;
  readonly high: number;
  readonly costUsd: number;
  readonly borrowedUsd: number;
  /** Mean weight of what was borrowed: dollars count 1. */
  readonly owedWeight: number;
}

/** Computes the case. */
export function runMango(): Episode {
  const file = readEpisode('mango-2022');
  const attack = attackOf(file);
  const leverage = valueOf(file, 'leverage');
  return {
    ...basisOf(file),
    heldTo: results(file, attack, leverage),
    tables: [
      borrowTable(attack),
      neededTable(attack),
      limitTable(file, attack, leverage),
      stablePriceTable(file, attack, leverage),
      payers(attack, valueOf(file, 'price-after')),
    ],
  };
}

function attackOf(file: EpisodeFile): Attack {
  const value = (id: string): number => valueOf(file, id);
  const dollars = value('borrowed-usd') / value('borrowed');
  return {
    qty: value('position'),
    entry: value('entry'),
    depositUsd: value('deposit'),
    high: value('high'),
    costUsd: value('spot-cost'),
    borrowedUsd: value('borrowed'),
    owedWeight: dollars + (1 - dollars) * value('owed-weight'),
  };
}

/** The long account without debts, of a size. */
function longAccount({ qty, entry, depositUsd, owedWeight }: Attack, size = 1) {
  return { depositUsd: size * depositUsd, qty: size * qty, entry, owedUsd: 0, owedWeight };
}

function borrowable(attack: Attack, price: number, leverage: number): number {
  return mangoBorrowable(longAccount(attack), price, leverageWeights(leverage));
}

/** Least leverage with which the venue let the position be opened: health of at least 0 at the entry price. */
function leastLeverage({ qty, entry, depositUsd }: Attack): number {
  return (qty * entry) / depositUsd;
}

/** Price at which health carries a loan: health is linear in the price. */
function priceFor(attack: Attack, owedUsd: number, leverage: number): number {
  const weights = leverageWeights(leverage);
  const account = { ...longAccount(attack), owedUsd };
  return attack.entry - mangoHealth(account, attack.entry, weights) / (attack.qty * weights.asset);
}

function results(file: EpisodeFile, attack: Attack, leverage: number): HeldTo[] {
  const { qty, entry, high, depositUsd } = attack;
  const short = { depositUsd, qty: -qty, entry, owedUsd: valueOf(file, 'borrowed-short'), owedWeight: 1 };
  const weights = leverageWeights(leverage);
  const after = entry + mangoHealth(short, entry, weights) / (qty * weights.liability);
  return [
    holdTo(file, 'paper-gain', {
      name: 'paper profit at the high',
      how: 'position × (high − entry)',
      value: qty * (high - entry),
    }),
    holdTo(file, 'rise', { name: 'rise of the price', how: 'high ÷ entry − 1', value: high / entry - 1 }),
    holdTo(file, 'price-after', {
      name: 'price when the short account borrowed',
      how: 'highest price at which its health allows 11.5 m',
      value: after,
    }),
  ];
}

/** What could be borrowed by price and leverage; what was there to borrow is the limit that bound. */
function borrowTable(attack: Attack): EpisodeTable {
  const leverages = [leastLeverage(attack), ...LEVERAGES];
  const prices = [...MULTIPLES.map((times) => times * attack.entry), attack.high];
  return {
    title: 'What the long account could borrow, by price',
    note:
      'By the health formula, at the leverage of the contract; the first is the least with which the position ' +
      'could be opened. All that there was to borrow was 116.7 m USD.',
    columns: [
      { head: 'MNGO', kind: 'price' },
      { head: 'times entry', kind: 'ratio' },
      ...leverages.map((leverage) => ({ head: `leverage ${leverage.toFixed(1)}`, kind: 'usd' as const })),
    ],
    rows: prices.map((price) => [
      price,
      price / attack.entry,
      ...leverages.map((leverage) => borrowable(attack, price, leverage)),
    ]),
  };
}

/** Prices that were needed for the whole loan, and up to which the attack did not pay. */
function neededTable(attack: Attack): EpisodeTable {
  const lost = 2 * attack.depositUsd + attack.costUsd;
  return {
    title: 'Prices that mattered',
    note:
      'Up to the second price the loan does not cover both deposits and the coins bought: an oracle for ' +
      'borrowing that lags so far that it stays below it makes this attack a loss, whatever the spot price ' +
      'does.',
    columns: [
      { head: 'leverage', kind: 'ratio' },
      { head: 'whole loan from', kind: 'price' },
      { head: 'times entry', kind: 'ratio' },
      { head: 'pays from', kind: 'price' },
      { head: 'times entry', kind: 'ratio' },
    ],
    rows: [leastLeverage(attack), ...LEVERAGES].map((leverage) => {
      const whole = priceFor(attack, attack.borrowedUsd, leverage);
      const pays = priceFor(attack, lost, leverage);
      return [leverage, whole, whole / attack.entry, pays, pays / attack.entry];
    }),
  };
}

/**
 * Largest position that does not pay at a price: loan(Q) = deposits(Q) + cost of the push, with the least margin on
 * both sides. Linear in Q.
 */
function sizeThatPays(attack: Attack, price: number, leverage: number): number {
  const { entry, costUsd, owedWeight } = attack;
  const weights = leverageWeights(leverage);
  const margin = entry / leverage;
  const perUnit = (margin + price * weights.asset - entry) / owedWeight - 2 * margin;
  return costUsd / perUnit;
}

/** Each rule that was missing, with what could still be borrowed under it at the high, and what the attack gained. */
function limitTable(file: EpisodeFile, attack: Attack, leverage: number): EpisodeTable {
  const lost = 2 * attack.depositUsd + attack.costUsd;
  const allowed = borrowable(attack, attack.high, leverage);
  const limit = sizeThatPays(attack, attack.high, leverage);
  const stable = stableAfter(file, attack, Infinity);
  const row = (name: string, qty: number, loan: number): (string | number)[] => {
    const taken = Math.min(loan, attack.borrowedUsd);
    return [name, qty, qty * attack.entry, loan, taken, taken - lost];
  };
  const atStable = borrowable(attack, Math.min(attack.high, stable), leverage);
  const small = 2 * limit * (attack.entry / leverage);
  return {
    title: 'What would have prevented it',
    note:
      'At the high and the assumed leverage. The limit of size is the position at which the gain is zero with ' +
      'the least margin: no larger one may be allowed while 4 m USD move the price 24 times.',
    columns: [
      { head: 'rule', kind: 'text' },
      { head: 'position, MNGO', kind: 'count' },
      { head: 'at entry', kind: 'usd' },
      { head: 'may borrow', kind: 'usd' },
      { head: 'borrows', kind: 'usd' },
      { head: 'gain', kind: 'usd' },
    ],
    rows: [
      row('as it was', attack.qty, allowed),
      ['limit of size', limit, limit * attack.entry, small + attack.costUsd, small + attack.costUsd, 0],
      row('stable price of v4, 30 minutes in', attack.qty, atStable),
      row('unrealised profit is no collateral', attack.qty, attack.depositUsd / attack.owedWeight),
    ],
  };
}

/** Stable price after so many minutes of a straight rise to a multiple of the entry price; Infinity: at once. */
function stableAfter(file: EpisodeFile, { entry, high }: Attack, riseS: number, atS?: number): number {
  const rule = STABLE_PRICE_DEFAULT;
  const state = stablePriceAt(entry, 0, rule);
  const until = atS ?? 60 * valueOf(file, 'minutes');
  for (let time = UPDATE_S; time <= until; time += UPDATE_S) {
    const oracle = riseS === Infinity ? high : Math.min(high, entry + ((high - entry) * time) / riseS);
    updateStablePrice(state, time, oracle, rule);
  }
  return state.price;
}

/** How long the high would have had to be held under v4 before the same loan was possible. */
function stablePriceTable(file: EpisodeFile, attack: Attack, leverage: number): EpisodeTable {
  const hours = [0.25, 0.5, 1, 6, 24, 36, 48] as const;
  return {
    title: 'The stable price of v4 while the oracle stays at the high',
    note:
      'Parameters as in the program: 6% an hour on the price of a day ago, 0.03% a second. To borrow as much, ' +
      'the price would have had to be held up for a day instead of minutes.',
    columns: [
      { head: 'hours', kind: 'ratio' },
      { head: 'stable price', kind: 'price' },
      { head: 'times entry', kind: 'ratio' },
      { head: 'may borrow', kind: 'usd' },
    ],
    rows: hours.map((hour) => {
      const price = stableAfter(file, attack, Infinity, 3600 * hour);
      return [hour, price, price / attack.entry, borrowable(attack, price, leverage)];
    }),
  };
}

/** Who paid: a perpetual only moves money between the two accounts, so what left is missing from the deposits. */
function payers(attack: Attack, after: number): EpisodeTable {
  const prices = [attack.entry, after, attack.high];
  return {
    title: 'What is missing from the deposits, by later price',
    note:
      "The two accounts are each other's counterparty, so their profits add up to zero at any price: what is " +
      'missing is the loan less both deposits, and a share of it stands as a claim of the short account until ' +
      'its profit is cut off.',
    columns: [
      { head: 'MNGO', kind: 'price' },
      { head: 'long account', kind: 'usd' },
      { head: 'short account', kind: 'usd' },
      { head: 'both', kind: 'usd' },
    ],
    rows: prices.map((price) => {
      const profit = attack.qty * (price - attack.entry);
      const long = attack.depositUsd + profit - attack.borrowedUsd;
      const short = attack.depositUsd - profit;
      return [price, long, short, long + short];
    }),
  };
}

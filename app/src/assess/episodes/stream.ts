/**
 * euler-stream-2025: the debts of Stream Finance and Elixir, which owe each other, cleared by what is recovered; loans
 * against xUSD under a hard-coded and a market oracle; and how far a token lent on itself is multiplied.
 */
import { morphoRules } from '@firebreak/engine';
import { clear } from '../contagion/clearing.ts';
import type { LiabilityNetwork } from '../contagion/network.ts';
import { basisOf, holdTo, readEpisode, valueOf } from './figures.ts';
import type { EpisodeFile } from './figures.ts';
import { streamRun } from './streamEngine.ts';
import type { StreamRun } from './streamEngine.ts';
import type { Episode, EpisodeTable, HeldTo } from './types.ts';

const LENDERS = ['TelosC', 'Elixir', 'MEV Capital', 'Re7 Labs', 'other lenders'] as const;
const NAMES = ['Stream', ...LENDERS] as const;
/** Places in {@link NAMES}. */
const STREAM = 0;
const ELIXIR = 2;
/** Constants of Morpho's incentive: docs.morpho.org, liquidation. */
const MORPHO_BETA = 0.3;
const MORPHO_MAX = 1.15;
/** Share of the limit that a loop is said to have reached when its length is counted. */
const LOOP_REACHED = 0.95;

/** Computes the case. */
export function runStream(): Episode {
  const file = readEpisode('euler-stream-2025');
  return {
    ...basisOf(file),
    heldTo: results(file),
    tables: [
      clearingTable(file, false),
      clearingTable(file, true),
      priceTable(file),
      lenderTable(file),
      oracleTable(file),
      runTable(file),
      optionTable(file),
      loopTable(file),
    ],
  };
}

/** What each lender is owed, in the order of {@link LENDERS}; the rest of the map is the last. */
function lent(file: EpisodeFile): number[] {
  const named = ['telosc', 'elixir', 'mev', 're7'].map((id) => valueOf(file, id));
  return [...named, valueOf(file, 'lenders') - named.reduce((sum, usd) => sum + usd, 0)];
}

/** Elixir besides its loan: other backing, and deUSD of others than Stream. */
function elixirOf(file: EpisodeFile): { readonly otherUsd: number; readonly outsideUsd: number } {
  const rest = 1 / valueOf(file, 'deusd-share') - 1;
  return { otherUsd: valueOf(file, 'elixir') * rest, outsideUsd: valueOf(file, 'deusd-stream') * rest };
}

/**
 * The network with so much recovered by Stream. Depositors own the lenders, so that what a lender is not paid is their
 * loss. Netted, the debts of Stream and Elixir to each other are set off first.
 */
function networkOf(file: EpisodeFile, recoveredUsd: number, netted: boolean): LiabilityNetwork {
  const n = NAMES.length;
  const owed = new Float64Array(n * n);
  lent(file).forEach((usd, k) => (owed[STREAM * n + k + 1] = usd));
  owed[ELIXIR * n + STREAM] = valueOf(file, 'deusd-stream');
  if (netted) {
    const both = Math.min(owed[STREAM * n + ELIXIR]!, owed[ELIXIR * n + STREAM]!);
    owed[STREAM * n + ELIXIR]! -= both;
    owed[ELIXIR * n + STREAM]! -= both;
  }
  const { otherUsd, outsideUsd } = elixirOf(file);
  const place = (at: number, usd: number): Float64Array => new Float64Array(n).fill(usd, at, at + 1);
  const assets = place(STREAM, recoveredUsd);
  assets[ELIXIR] = otherUsd;
  const owedOutside = place(STREAM, valueOf(file, 'holders'));
  owedOutside[ELIXIR] = outsideUsd;
  return { names: NAMES, owed, owedOutside, assets };
}

/** Assets behind all claims before the loss, if everything that was deposited or borrowed was still there. */
function claims(file: EpisodeFile): number {
  return valueOf(file, 'holders') + valueOf(file, 'lenders');
}

/** Recovered assets that are looked at, with what each would mean. */
function recoveries(file: EpisodeFile): readonly (readonly [string, number])[] {
  const [backing, loss] = [valueOf(file, 'backing'), valueOf(file, 'loss')];
  return [
    ['nothing', 0],
    ['visible backing less the loss', backing - loss],
    ['visible backing, the loss lay elsewhere', backing],
    ['all but the loss (naive)', claims(file) - loss],
  ];
}

const CIRCLE_WORDS =
  'Greatest clearing vector with all claims on Stream equal. Stream owes Elixir 68 m and holds 75 m of deUSD, so ' +
  'each is paid out of what the other pays.';

/** What set-off means for holders of deUSD, and what refusing Stream altogether would. */
function setOffWords(file: EpisodeFile): string {
  const { otherUsd, outsideUsd } = elixirOf(file);
  const million = (usd: number): string => `${(usd / 1e6).toFixed(1)} m`;
  const owed = valueOf(file, 'deusd-stream') + outsideUsd;
  return (
    `Set off, Elixir owes Stream ${million(valueOf(file, 'deusd-stream') - valueOf(file, 'elixir'))} and others ` +
    `${million(outsideUsd)}, and has ${million(otherUsd)}. Refusing Stream, as it did, it could pay the others ` +
    `${((100 * otherUsd) / outsideUsd).toFixed(0)}%. By these round figures its backing of ` +
    `${million(valueOf(file, 'elixir') + otherUsd)} was below the ${million(owed)} outstanding.`
  );
}

function clearingTable(file: EpisodeFile, netted: boolean): EpisodeTable {
  const dollars = lent(file);
  const rows = recoveries(file).map(([what, usd]) => {
    const { payments, due } = clear(networkOf(file, usd, netted));
    const stream = payments[STREAM]! / due[STREAM]!;
    const elixir = payments[ELIXIR]! / due[ELIXIR]!;
    // A debt that is set off is paid in full to whom it is owed, up to what he owes.
    const lost = (at: number): number => (1 - stream) * (netted && at + 1 === ELIXIR ? 0 : dollars[at]!);
    const lenders = dollars.map((_, k) => lost(k));
    return [
      what,
      usd,
      stream,
      elixir,
      lenders.reduce((sum, value) => sum + value, 0),
      lenders[0]!,
      lenders[1]!,
      (1 - stream) * valueOf(file, 'holders'),
      (1 - elixir) * elixirOf(file).outsideUsd,
    ];
  });
  return {
    title: netted
      ? 'The same with the debts between Stream and Elixir set off'
      : 'Who is paid what, by what is recovered',
    note: netted ? setOffWords(file) : CIRCLE_WORDS,
    columns: [
      { head: 'recovered', kind: 'text' },
      { head: 'USD', kind: 'usd' },
      { head: 'Stream\npays', kind: 'share' },
      { head: 'deUSD\npays', kind: 'share' },
      { head: 'lenders\nlose', kind: 'usd' },
      { head: 'of it\nTelosC', kind: 'usd' },
      { head: 'of it\nElixir', kind: 'usd' },
      { head: 'xUSD holders\nlose', kind: 'usd' },
      { head: 'other deUSD\nholders lose', kind: 'usd' },
    ],
    rows,
  };
}

/** What a holder of xUSD is left with per dollar, by recovered assets and by who ranks first. */
function holderShares(file: EpisodeFile, usd: number): readonly [equal: number, lendersFirst: number, first: number] {
  const [holders, lenders] = [valueOf(file, 'holders'), valueOf(file, 'lenders')];
  const share = (left: number): number => Math.min(1, Math.max(0, left) / holders);
  return [Math.min(1, usd / (holders + lenders)), share(usd - lenders), share(usd)];
}

function priceTable(file: EpisodeFile): EpisodeTable {
  return {
    title: 'Worth of one xUSD of a holder, by rank',
    note: 'Without what Elixir pays to Stream. Prices paid: 0.33 and 0.26 on 4 November, then below 0.20.',
    columns: [
      { head: 'recovered', kind: 'text' },
      { head: 'USD', kind: 'usd' },
      { head: 'all equal', kind: 'price' },
      { head: 'lenders first', kind: 'price' },
      { head: 'holders first', kind: 'price' },
    ],
    rows: recoveries(file).map(([what, usd]) => [what, usd, ...holderShares(file, usd)]),
  };
}

/** Loan to value at which a loop reaches a multiple: 1 − 1/multiple. */
function loopLtv(multiple: number): number {
  return 1 - 1 / multiple;
}

/** Leverage of Stream by the published balance: equity and debt over equity. */
function leverage(file: EpisodeFile): number {
  return 1 + valueOf(file, 'borrowing') / valueOf(file, 'backing');
}

/** Bad debt per dollar lent at a recovery value, the collateral being taken as it is: nobody is liquidated. */
function badDebtHardCoded(value: number, ltv: number): number {
  return Math.max(0, 1 - value / ltv);
}

const VALUES = [0.7, 0.5, 0.33, 0.26, 0.17, 0.1, 0] as const;

function lenderTable(file: EpisodeFile): EpisodeTable {
  const ltv = loopLtv(leverage(file));
  const dollars = lent(file);
  return {
    title: 'Bad debt by lender under a hard-coded oracle, by what xUSD is worth in the end',
    note:
      `Each loan at a loan to value of ${ltv.toFixed(3)}, that of the published leverage (assumed for all): the ` +
      'lender keeps the collateral and bears 1 − value ÷ loan to value.',
    columns: [
      { head: 'xUSD worth', kind: 'price' },
      { head: 'bad debt', kind: 'share' },
      { head: 'all', kind: 'usd' },
      ...LENDERS.map((head) => ({ head, kind: 'usd' as const })),
    ],
    rows: VALUES.map((value) => {
      const share = badDebtHardCoded(value, ltv);
      return [value, share, share * valueOf(file, 'lenders'), ...dollars.map((usd) => share * usd)];
    }),
  };
}

/** Hard-coded beside a market oracle, whose use is only what can be sold before the price is gone. */
function oracleTable(file: EpisodeFile): EpisodeTable {
  const ltv = loopLtv(leverage(file));
  const lltv = valueOf(file, 'lltv');
  const factor = morphoRules.incentiveFactor(lltv, MORPHO_BETA, MORPHO_MAX);
  const usd = valueOf(file, 'lenders');
  return {
    title: 'Bad debt of all lenders under a hard-coded and under a market oracle',
    note:
      `A market oracle allows liquidation below ${(ltv / lltv).toFixed(2)} (threshold ${lltv}, incentive ` +
      `${factor.toFixed(3)} as on Morpho). What is sold on the way down is repaid in full; the rest is sold at the ` +
      'end value less the incentive. How much the market for xUSD would have taken was not published.',
    columns: [
      { head: 'xUSD worth', kind: 'price' },
      { head: 'hard-coded', kind: 'usd' },
      { head: 'market, nothing\nsold on the way', kind: 'usd' },
      { head: 'half sold', kind: 'usd' },
      { head: 'all sold', kind: 'usd' },
    ],
    rows: VALUES.map((value) => {
      const { badDebt } = morphoRules.fullLiquidation(ltv, value, factor);
      const atEnd = (badDebt / ltv) * usd;
      return [value, badDebtHardCoded(value, ltv) * usd, atEnd, atEnd / 2, 0];
    }),
  };
}

/** The loans of the case for a run with a market oracle and a fall within the day that the file assumes. */
function streamLoans(file: EpisodeFile): Omit<StreamRun, 'brought' | 'oneByOne'> {
  const debt = valueOf(file, 'lenders');
  return {
    debt,
    collateral: debt / loopLtv(leverage(file)),
    lltv: valueOf(file, 'lltv'),
    beta: MORPHO_BETA,
    maxFactor: MORPHO_MAX,
    hardCoded: false,
    end: valueOf(file, 'price-first'),
    hours: valueOf(file, 'fall-hours'),
  };
}

/** Shares of the debt that liquidators bring, in the runs that differ in how they come. */
const BROUGHT = [0.1, 0.5, 1] as const;

function runTable(file: EpisodeFile): EpisodeTable {
  const loans = streamLoans(file);
  const row = (what: string, how: Partial<StreamRun>): (string | number)[] => {
    const run = { ...loans, brought: loans.debt, oneByOne: false, ...how };
    const { repaid, lendersLose, liquidatorsLose } = streamRun(run);
    return [what, run.brought, repaid, lendersLose, liquidatorsLose, lendersLose + liquidatorsLose];
  };
  const each = (what: string, how: Partial<StreamRun>): (string | number)[][] =>
    BROUGHT.map((share) => row(what, { ...how, brought: share * loans.debt }));
  return {
    title: 'Runs of the engine: who bears the fall of xUSD to 0.26',
    note:
      `All loans as one market on Morpho's rules, straight in logs to 0.26 within ${loans.hours} hours (assumed), ` +
      'losses at 0.26. Where the token does not come back, liquidation saves nothing: it moves the loss from the ' +
      'lenders to whoever buys from them, and the less of it, the later he comes.',
    columns: [
      { head: 'oracle and fall', kind: 'text' },
      { head: 'USDC that\nliquidators bring', kind: 'usd' },
      { head: 'repaid', kind: 'usd' },
      { head: 'lenders\nlose', kind: 'usd' },
      { head: 'liquidators\nlose', kind: 'usd' },
      { head: 'both', kind: 'usd' },
    ],
    rows: [
      row('hard-coded', { hardCoded: true }),
      ...each('market, all there at once', {}),
      ...each('market, they come one by one', { oneByOne: true }),
      row('market, the price jumps', { hours: 0 }),
    ],
  };
}

/** What a hard-coded oracle pays to whoever brings the token. */
function optionTable(file: EpisodeFile): EpisodeTable {
  const lltv = valueOf(file, 'lltv');
  return {
    title: 'What a hard-coded price of 1 pays to whoever brings the token',
    note:
      'Bought at the market and posted, a dollar of xUSD borrows the threshold: below it this empties a vault, ' +
      'so that utilisation is 100% and nobody else can leave. Costs and caps of supply are left out.',
    columns: [
      { head: 'market price', kind: 'price' },
      { head: 'borrows per xUSD', kind: 'price' },
      { head: 'gain per dollar spent', kind: 'share' },
      { head: 'spent to take 1 m USD', kind: 'usd' },
    ],
    rows: VALUES.filter((value) => value > 0).map((value) => [
      value,
      lltv,
      Math.max(0, lltv / value - 1),
      value < lltv ? (1e6 * value) / lltv : null,
    ]),
  };
}

function loopTable(file: EpisodeFile): EpisodeTable {
  const value = (id: string): number => valueOf(file, id);
  const rows: readonly (readonly [string, number])[] = [
    ['530 m borrowed on 170 m', leverage(file)],
    ['160 m of deposits turned into 520 m', value('assets-claimed') / value('holders')],
    ['1.9 m USDC into 14.5 m xUSD', value('token-after') / value('token-before')],
  ];
  return {
    title: 'How far the token was lent on itself',
    note:
      'A loop of deposits and loans at one loan to value gives 1/(1 − LTV) in the limit; loops are those that ' +
      'reach 95% of it. A fall of the assets by one over the multiple uses up what was put in at first.',
    columns: [
      { head: 'published', kind: 'text' },
      { head: 'multiple', kind: 'ratio' },
      { head: 'loan to value', kind: 'share' },
      { head: 'loops', kind: 'count' },
      { head: 'fall that uses up equity', kind: 'share' },
    ],
    rows: rows.map(([what, multiple]) => [
      what,
      multiple,
      loopLtv(multiple),
      Math.ceil(Math.log(1 - LOOP_REACHED) / Math.log(loopLtv(multiple))),
      1 / multiple,
    ]),
  };
}

function results(file: EpisodeFile): HeldTo[] {
  const value = (id: string): number => valueOf(file, id);
  const left = value('backing') - value('loss');
  const naive = claims(file) - value('loss');
  const cleared = clear(networkOf(file, left, false));
  const deusd = cleared.payments[ELIXIR]! / cleared.due[ELIXIR]!;
  return [
    holdTo(file, 'leverage', { name: 'leverage of Stream', how: '1 + debt ÷ backing', value: leverage(file) }),
    holdTo(file, 'lost-share', {
      name: 'loss over what was borrowed',
      how: '93 m ÷ 530 m',
      value: (100 * value('loss')) / value('borrowing'),
    }),
    holdTo(file, 'price-first', {
      name: 'xUSD, naive',
      how: 'all claims equal, only the loss is missing',
      value: holderShares(file, naive)[0],
    }),
    holdTo(file, 'price-first', {
      name: 'xUSD, lenders first',
      how: 'only the loss is missing, lenders are paid before holders',
      value: holderShares(file, naive)[1],
    }),
    holdTo(file, 'price-first', {
      name: 'xUSD, visible backing',
      how: '170 m − 93 m over all claims',
      value: holderShares(file, left)[0],
    }),
    holdTo(file, 'price-later', {
      name: 'the same',
      how: '170 m − 93 m over all claims',
      value: holderShares(file, left)[0],
    }),
    holdTo(file, 'deusd-supply', {
      name: 'deUSD outstanding',
      how: '75 m ÷ 90%',
      value: value('deusd-stream') / value('deusd-share'),
    }),
    holdTo(file, 'deusd-cap', {
      name: 'backing of deUSD two days before',
      how: '68 m ÷ 65%',
      value: value('elixir') / value('lent-share'),
    }),
    holdTo(file, 'deusd-price', {
      name: 'deUSD, no set-off',
      how: 'clearing with 77 m recovered',
      value: deusd,
    }),
  ];
}

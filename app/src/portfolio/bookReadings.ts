/**
 * What a watched book reads at a moment: margin ratio, distance to the price that liquidates, place in the queue of
 * auto-deleveraging, share of one stablecoin, venues that stopped transfers. Each answer names account, venue,
 * contract, percent and price, the times of mark and file, and what was assumed.
 */
import type { LegMargin, UnitMargin } from '@firebreak/engine';
import { accountOf, type BookNow, isAsked, nothing, waiting } from './bookNow.ts';
import { amountText, type BookAnswer, type BookQuestion, timeText, type Told } from './live.ts';
import { shortId } from './symbols.ts';
import { transferHalts } from './transferHalts.ts';

/** Distance of a short that no price below 1,000 times the mark liquidates: a lower bound. */
const SHORT_FAR = 999;

/** Positions named besides the worst. */
const NAMED_MAX = 3;

/** The answer to a question; of a part of the book where accounts are left out. */
export function answer(question: BookQuestion, now: BookNow): BookAnswer {
  const found = answerOf(question, now);
  return now.leftOut.length === 0 ? found : { ...found, partial: true };
}

function answerOf(question: BookQuestion, now: BookNow): BookAnswer {
  const unknown = question.account !== undefined && ![...now.known].some((id) => accountOf(id) === question.account);
  if (unknown) return nothing(`the book has no account ${question.account}${waiting(now)}`);
  switch (question.indicator) {
    case 'book_margin_ratio':
      return marginRatio(question, now);
    case 'book_distance':
      return distance(question, now);
    case 'book_adl_rank':
      return adlRank(question, now);
    case 'book_stablecoin_share':
      return stablecoinShare(question, now);
    case 'book_transfer_halts':
      return transferHalts(question, now);
    default:
      return nothing(`${question.indicator} is not of a book`);
  }
}

interface Row {
  readonly unit: UnitMargin;
  readonly leg: LegMargin;
  readonly mark: Told;
}

/** Positions asked about whose unit can be margined now, and why others cannot. */
function rowsOf(question: BookQuestion, now: BookNow): { readonly rows: Row[]; readonly unread: string[] } {
  const unread: string[] = [];
  const rows = now.units.flatMap((unit) => {
    if (!isAsked(question, unit.account, unit.venue)) return [];
    const lacks = lacksOf(unit, now);
    if (lacks.length > 0) {
      unread.push(`${accountOf(unit.account)} at ${unit.venue}: no live ${lacks.join(', ')}`);
      return [];
    }
    return unit.legs.flatMap((leg) => {
      if ((question.asset ?? now.assetOf(leg.instrument)) !== now.assetOf(leg.instrument)) return [];
      return [{ unit, leg, mark: now.marks.get(leg.instrument)! }];
    });
  });
  return { rows, unread };
}

/** Marks of its contracts, and prices of its tokens where it is margined in several, that are not known. */
function lacksOf(unit: UnitMargin, now: BookNow): string[] {
  const marks = unit.legs.filter(({ instrument }) => (now.marks.get(instrument) ?? null) === null);
  const lacks = marks.map(({ instrument }) => `mark of ${instrument}`);
  if (unit.currency !== 'USD') return lacks;
  const account = now.book.accounts.find(({ id }) => id === unit.account)!;
  const tokens = new Set([
    ...account.balances.map(({ asset }) => asset),
    ...unit.legs.map(({ instrument }) => now.settleOf(instrument)),
  ]);
  for (const asset of tokens)
    if ((now.tokens.get(`${unit.venue}\t${asset}`) ?? null) === null) lacks.push(`price of ${asset}`);
  return lacks;
}

function marginRatio(question: BookQuestion, now: BookNow): BookAnswer {
  const { rows, unread } = rowsOf(question, now);
  const ratioOf = ({ unit: { equity, maintenance } }: Row) => (equity > maintenance ? maintenance / equity : 1);
  return worst(
    { rows, unread, now, flat: 0 },
    (row) => ratioOf(row),
    (row) => {
      const { equity, maintenance, currency } = row.unit;
      const used = `maintenance ${amountText(maintenance)} of equity ${amountText(equity)} ${currency}`;
      return `${whose(row)}: ${used}; ${legText(row)}`;
    },
  );
}

/** The move of the mark that liquidates; 1 and {@link SHORT_FAR} where no price does. */
function distanceOf({ leg: { trigger, qty } }: Row): number {
  if (trigger !== null) return Math.abs(trigger.distance);
  return qty > 0 ? 1 : SHORT_FAR;
}

function distance(question: BookQuestion, now: BookNow): BookAnswer {
  const { rows, unread } = rowsOf(question, now);
  // The nearest is the smallest, so the worst is the largest of the negatives.
  const found = worst(
    { rows, unread, now, flat: -1 },
    (row) => -distanceOf(row),
    (row) => `${whose(row)}: ${legText(row)}`,
  );
  return found.value === null ? found : { ...found, value: Math.abs(found.value) };
}

interface Rows {
  readonly rows: readonly Row[];
  readonly unread: readonly string[];
  readonly now: BookNow;
  /** Value of a book that holds nothing that is asked about. */
  readonly flat: number;
}

function worst({ rows, unread, now, flat }: Rows, of: (row: Row) => number, text: (row: Row) => string): BookAnswer {
  if (rows.length === 0 && unread.length > 0) return nothing(`${unread.join('; ')}${waiting(now)}`);
  if (rows.length === 0) {
    if (now.leftOut.length > 0) return nothing(`nothing can be margined yet${waiting(now)}`);
    return { value: flat, unit: 'fraction', why: `no such position; ${fileText(now)}`, lookAt: [] };
  }
  const sorted = [...rows].sort((a, b) => of(b) - of(a));
  const others = sorted.slice(1, 1 + NAMED_MAX).map((row) => `${whose(row)}: ${legText(row)}`);
  const left = unread.length === 0 ? '' : `; not read: ${unread.join('; ')}`;
  return {
    value: of(sorted[0]!),
    unit: 'fraction',
    why: `${text(sorted[0]!)}${assumedText(sorted[0]!.unit, now)}; ${fileText(now)}${left}${waiting(now)}`,
    lookAt: others.map((line) => `next: ${line}`),
    ...(unread.length === 0 ? {} : { partial: true as const }),
  };
}

function whose({ unit, leg }: Row): string {
  const { account, venue, isolated } = unit;
  const side = leg.qty > 0 ? 'long' : 'short';
  const what = `${side} ${amountText(Math.abs(leg.qty))} ${shortId({ id: leg.instrument })}`;
  return `account ${accountOf(account)} at ${venue}, ${isolated ? 'isolated ' : ''}${what}`;
}

/** Mark, the price that liquidates, how far it is in percent and in USD, and the time of the mark. */
function legText({ leg: { markPrice, trigger, qty }, mark }: Row): string {
  const at = `mark ${amountText(markPrice)} USD at ${timeText(mark.timeMs)}`;
  if (trigger === null) return `${at}, no ${qty > 0 ? 'fall' : 'rise'} of it alone liquidates`;
  if (trigger.distance === 0) return `${at}, liquidation is due`;
  const sign = trigger.distance > 0 ? '+' : '−';
  const percent = `${sign}${(100 * Math.abs(trigger.distance)).toFixed(2)}%`;
  const usd = `${sign}${amountText(Math.abs(trigger.price - markPrice))} USD`;
  return `${at}, liquidated at ${amountText(trigger.price)} USD (${percent}, ${usd})`;
}

function fileText({ writtenMs }: BookNow): string {
  return `book as of ${timeText(writtenMs)}`;
}

/** Prices of collateral that were assumed, where the unit counts several tokens. */
function assumedText(unit: UnitMargin, now: BookNow): string {
  if (unit.currency !== 'USD') return '';
  const account = now.book.accounts.find(({ id }) => id === unit.account)!;
  const said = account.balances.flatMap(({ asset }) => now.tokens.get(`${unit.venue}\t${asset}`)?.assumed ?? []);
  return said.length === 0 ? '' : `; ${[...new Set(said)].join('; ')}`;
}

/** The place of a winner: what its venue showed, else beside the holders of a snapshot; null where neither is known. */
function placeOf(
  { unit, leg }: Row,
  { book, queues: queuesNow, writtenMs }: BookNow,
): { rank: number; why: string } | null {
  const long = leg.qty > 0;
  const isIt = (one: { readonly account: string; readonly instrument: string; readonly long: boolean }) =>
    one.account === unit.account && one.instrument === leg.instrument && one.long === long;
  const told = book.adl.find(isIt);
  if (told !== undefined) {
    const when = `when the book was written, ${timeText(writtenMs)}`;
    return { rank: told.lights / told.of, why: `the venue showed ${told.lights} of ${told.of} lights ${when}` };
  }
  const queues = queuesNow();
  const place = 'why' in queues ? undefined : queues.places.find(isIt);
  if (place === undefined || 'why' in queues) return null;
  const whom = `the ${place.holders} holders that the snapshot has as of ${timeText(queues.asOfMs)}`;
  const ahead = `${(100 * place.ahead).toFixed(1)}% of the side's contracts have a higher score`;
  return { rank: 1 - place.ahead, why: `estimated beside ${whom}: ${ahead} at the marks of now` };
}

/**
 * Place in the queue of auto-deleveraging, 1 the first to go: the lights that the venue shows of all its lights, as the
 * file states them, else an estimate beside the holders of a snapshot; 0 for a position that is not in profit, because
 * every venue takes winners first.
 */
function adlRank(question: BookQuestion, now: BookNow): BookAnswer {
  const { rows, unread } = rowsOf(question, now);
  const unsaid: string[] = [];
  const ranked = rows.flatMap((row) => {
    const { leg } = row;
    const gain = leg.qty * (leg.markPrice - leg.entryPrice);
    if (!(gain > 0)) return [{ row, rank: 0, why: 'not in profit, so behind every winner' }];
    const place = placeOf(row, now);
    if (place !== null) return [{ row, ...place }];
    unsaid.push(whose(row));
    return [];
  });
  const best = ranked.reduce((a, b) => (b.rank > a.rank ? b : a), { row: null as Row | null, rank: -1, why: '' });
  const queues = unsaid.length === 0 ? null : now.queues();
  const lack = queues !== null && 'why' in queues ? `, and ${queues.why}` : '';
  const rest = unsaid.length === 0 ? '' : `; in profit, and the file gives no rank${lack}: ${unsaid.join('; ')}`;
  if (best.rank < 0 && unsaid.length === 0 && unread.length === 0)
    return { value: 0, unit: 'fraction', why: `no such position; ${fileText(now)}`, lookAt: [] };
  if (best.row === null || (best.rank === 0 && unsaid.length > 0))
    return nothing(`no rank is known${rest}${unread.length === 0 ? '' : `; ${unread.join('; ')}`}`);
  const why = `${whose(best.row)}: ${best.why}; ${legText(best.row)}`;
  const part = unsaid.length + unread.length === 0 ? {} : { partial: true as const };
  return { value: best.rank, unit: 'fraction', why: `${why}${rest}`, lookAt: [], ...part };
}

function stablecoinShare(question: BookQuestion, now: BookNow): BookAnswer {
  const byToken = new Map<string, number>();
  const unpriced = new Set<string>();
  const assumed = new Set<string>();
  const add = (venue: string, asset: string, amount: number) => {
    const price = now.tokens.get(`${venue}\t${asset}`) ?? null;
    if (!(amount > 0)) return;
    if (price === null) unpriced.add(asset);
    else byToken.set(asset, (byToken.get(asset) ?? 0) + amount * price.usd);
    if (price !== null && price.assumed !== null) assumed.add(price.assumed);
  };
  for (const { id, venue, balances, positions } of now.book.accounts) {
    if (!isAsked(question, id, venue)) continue;
    for (const { asset, amount } of balances) add(venue, asset, amount);
    for (const { instrument, isolatedMargin } of positions) add(venue, now.settleOf(instrument), isolatedMargin ?? 0);
  }
  if (unpriced.size > 0) return nothing(`no live price of ${[...unpriced].join(', ')}${waiting(now)}`);
  const all = [...byToken.values()].reduce((sum, usd) => sum + usd, 0);
  if (!(all > 0)) return nothing(`no collateral${waiting(now)}`);
  const coins = [...byToken].filter(([asset]) =>
    question.asset === undefined ? now.isStablecoin(asset) : asset === question.asset,
  );
  coins.sort((a, b) => b[1] - a[1]);
  const [asset = question.asset ?? 'a stablecoin', usd = 0] = coins[0] ?? [];
  const said = assumed.size === 0 ? '' : `; ${[...assumed].join('; ')}`;
  const why = `${asset}: ${amountText(usd)} of ${amountText(all)} USD of collateral, no haircuts; ${fileText(now)}`;
  return {
    value: usd / all,
    unit: 'fraction',
    why: `${why}${said}${waiting(now)}`,
    lookAt: coins.slice(1, 1 + NAMED_MAX).map(([other, part]) => `next: ${other} ${((100 * part) / all).toFixed(1)}%`),
  };
}

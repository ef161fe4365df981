/** Which venues of a book stopped deposits, withdrawals or transfers, from gauges that feeds or files tell. */
import { accountOf, type BookNow, isAsked, nothing, waiting } from './bookNow.ts';
import { type BookAnswer, type BookQuestion, timeText } from './live.ts';

/** Gauges of a state: 1 open, 0 stopped; between for a token of which some networks are stopped. */
const STATES = {
  deposits_open: 'deposits',
  withdrawals_open: 'withdrawals',
  transfers_open: 'transfers',
} as const;

/** Number of venues asked about that stopped anything, for a token that the book holds there or for all tokens. */
export function transferHalts(question: BookQuestion, now: BookNow): BookAnswer {
  const gauges = now.live.gauges(Object.keys(STATES));
  const stopped: string[] = [];
  const silent: string[] = [];
  const venues = new Map<string, { readonly tokens: Set<string>; readonly accounts: string[] }>();
  for (const { id, venue, balances, positions } of now.book.accounts) {
    if (!isAsked(question, id, venue)) continue;
    const held = venues.get(venue) ?? { tokens: new Set<string>(), accounts: [] };
    venues.set(venue, held);
    held.accounts.push(accountOf(id));
    for (const { asset } of balances) held.tokens.add(asset);
    for (const { instrument } of positions) held.tokens.add(now.settleOf(instrument));
  }
  let told = 0;
  for (const [venue, { tokens, accounts }] of venues) {
    const rules = now.rulesOf(venue);
    const own = gauges.filter(
      (gauge) =>
        (gauge.venue === venue || gauge.venue === rules || gauge.venue.startsWith(`${venue}-`)) &&
        (gauge.asset === '' || ((question.asset ?? gauge.asset) === gauge.asset && tokens.has(gauge.asset))),
    );
    if (own.length === 0) silent.push(venue);
    else told++;
    const shut = own.filter(({ value }) => value < 1);
    if (shut.length === 0) continue;
    const words = shut.map(({ name, asset, value, timeMs }) => {
      const part = value > 0 ? ` on ${(100 * (1 - value)).toFixed(0)}% of networks` : '';
      const what = `${STATES[name as keyof typeof STATES]} of ${asset === '' ? 'all tokens' : asset}`;
      return `${what}${part}, told ${timeText(timeMs)}`;
    });
    stopped.push(`${venue} (${[...new Set(accounts)].join(', ')}) stopped ${words.join(', ')}`);
  }
  const unknown = silent.length === 0 ? '' : `; nobody tells of ${silent.join(', ')}`;
  if (venues.size > 0 && told === 0) return { ...nothing(`no source tells${unknown}${waiting(now)}`), unit: 'number' };
  const why = stopped.length === 0 ? `${told} venues are open` : stopped.join('; ');
  const part = silent.length === 0 ? {} : { partial: true as const };
  return { value: stopped.length, unit: 'number', why: `${why}${unknown}${waiting(now)}`, lookAt: [], ...part };
}

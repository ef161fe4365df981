/**
 * Names of contracts as exchanges, data vendors and people write them, resolved against the contracts that a market
 * has: BTCUSDT, BTC-USDT-SWAP, BTC/USDT:USDT, BTC-PERP, BTC, and BTCUSD or BTCUSD_PERP for coin-margined ones.
 */
import { cellText, nearest } from '@firebreak/engine';
import type { MarketTables } from '@firebreak/engine';

/** A contract of a market as a book needs it. */
export interface Contract {
  readonly id: string;
  readonly venue: string;
  readonly asset: string;
  readonly settle: string;
  readonly inverse: boolean;
  readonly markPrice: number;
}

/** A contract, or what was expected where the name is none. */
export type Resolved =
  | { readonly contract: Contract; readonly expected: null }
  | { readonly contract: null; readonly expected: string };

/** Old tickers that venues and vendors still use. */
const ALIASES: Readonly<Record<string, string>> = { XBT: 'BTC', XDG: 'DOGE' };

/** All contracts of a market; nobody has a position in its spot books. */
export function contractsOf(market: MarketTables): Contract[] {
  const table = market.tables.get('instruments')!;
  const rows = Array.from({ length: table.rows }, (_, row) => row);
  return rows
    .filter((row) => cellText(table, 'kind', row) !== 'spot')
    .map((row) => ({
      id: cellText(table, 'instrument', row),
      venue: cellText(table, 'venue', row),
      asset: cellText(table, 'asset', row),
      settle: cellText(table, 'settle', row),
      inverse: cellText(table, 'kind', row) === 'inverse',
      markPrice: Number(cellText(table, 'mark_price', row)),
    }));
}

/** The venue that a name means ("Binance Futures", "OKX"), or what was expected. */
export function resolveVenue(name: string, venues: readonly string[]): { venue: string } | { expected: string } {
  const plainOf = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]/g, '');
  const plain = plainOf(name);
  const found =
    venues.find((venue) => plain === plainOf(venue)) ?? venues.find((venue) => plain.startsWith(plainOf(venue)));
  if (found !== undefined) return { venue: found };
  return { expected: `one of the venues of the market: ${venues.join(', ')}${inBrackets(nearest(name, venues))}` };
}

function inBrackets(near: string): string {
  return near === '' ? '' : ` (nearest: ${near})`;
}

/** Upper case without venue, separators and words that say "perpetual". */
function plainName(symbol: string): string {
  const upper = symbol.trim().toUpperCase();
  const pair = /^([A-Z0-9]+\/[A-Z0-9]+):([A-Z0-9]+)$/.exec(upper);
  if (pair !== null) return pair[1]!.replace('/', '');
  const own = upper.slice(upper.lastIndexOf(':') + 1);
  const letters = own.replace(/[-_ ]?(SWAP|PERPETUAL|PERP|\.P)$/, '').replace(/[^A-Z0-9]/g, '');
  for (const [old, now] of Object.entries(ALIASES)) if (letters.startsWith(old)) return now + letters.slice(old.length);
  return letters;
}

/** Names of a contract. A bare asset is its dollar-margined contract; USD also means USDC where no other is. */
function namesOf(contract: Contract, venue: readonly Contract[]): string[] {
  const asset = contract.asset.toUpperCase();
  const own = plainName(contract.id);
  if (contract.inverse) return [own, `${asset}USD`];
  const linear = venue.filter((other) => other.asset === contract.asset && !other.inverse);
  const bare = linear.length === 1 ? [asset] : [];
  const dollar = contract.settle === 'USDC' && !venue.some((other) => other.inverse) ? [`${asset}USD`] : [];
  return [own, `${asset}${contract.settle.toUpperCase()}`, ...bare, ...dollar];
}

/** The contract that a name means on a venue. */
export function resolveSymbol(symbol: string, venue: string, contracts: readonly Contract[]): Resolved {
  const here = contracts.filter((contract) => contract.venue === venue);
  const exact = here.find(({ id }) => id === symbol);
  if (exact !== undefined) return { contract: exact, expected: null };
  const name = plainName(symbol);
  const settled = /:([A-Z0-9]+)$/.exec(symbol.trim().toUpperCase())?.[1] ?? '';
  const found = here.find(
    (contract) =>
      namesOf(contract, here).includes(name) &&
      (!symbol.includes('/') || settled === '' || settled === contract.settle.toUpperCase()),
  );
  if (found !== undefined) return { contract: found, expected: null };
  const asset = here.find((contract) => name === `${contract.asset.toUpperCase()}USD`);
  if (asset !== undefined) {
    return {
      contract: null,
      expected:
        `a linear contract such as ${shortId(asset)}: ` +
        `${venue} has no inverse contract of ${asset.asset} in this market`,
    };
  }
  const ids = new Map(here.flatMap((contract) => namesOf(contract, here).map((known) => [known, shortId(contract)])));
  const near = ids.get(nearest(name, [...ids.keys()])) ?? '';
  return { contract: null, expected: `a contract of ${venue}${inBrackets(near)}` };
}

/** Id without the venue in front. */
export function shortId({ id }: Pick<Contract, 'id'>): string {
  return id.slice(id.indexOf(':') + 1);
}

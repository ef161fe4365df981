/** Pools: where each began, how far its price went, where it ended, and what went through it. */
import type { PoolOutcome } from '@firebreak/engine';
import { amount } from '../format.ts';
import { htmlTable, textColumn, usdColumn } from '../htmlTable.ts';
import type { RunView } from '../runView.ts';
import { basisOfResults } from '../section.ts';
import type { HtmlSection, TerminalLook, TextSection } from '../section.ts';
import { fittedTable, right } from '../textTable.ts';

const LEAD = 'Prices are those of the first coin in the second, fee aside.';

function rowsOf({ result }: RunView): readonly PoolOutcome[] {
  return result.summary.chain?.pools ?? [];
}

/** A price that is no amount of dollars: five digits. */
function inCoins(value: number): string {
  return value >= 10_000 ? value.toFixed(0) : value.toPrecision(5);
}

/** The two coins that a pool's price is of. */
function pairOf({ coins }: PoolOutcome): string {
  return `${coins[0]} in ${coins[1]}`;
}

/** Outcomes by pool; left out of a market without any. */
export function poolsHtml(view: RunView): HtmlSection | null {
  const rows = rowsOf(view);
  if (rows.length === 0) return null;
  const inSecond = (head: string) => ({ head, unit: 'second coin', format: inCoins });
  const tokens = (head: string) => ({ head, unit: 'tokens', format: amount });
  const body = htmlTable({
    caption: 'Prices and reserves, by pool',
    columns: [
      textColumn('Pool'),
      textColumn('Kind'),
      textColumn('Price of'),
      inSecond('before'),
      inSecond('lowest'),
      inSecond('highest'),
      inSecond('after'),
      tokens('First coin before'),
      tokens('after'),
      tokens('Second coin before'),
      tokens('after'),
      usdColumn('Went in'),
    ],
    rows: rows.map((row) => [
      row.pool,
      row.kind.replaceAll('_', ' '),
      pairOf(row),
      row.priceBefore,
      row.priceLow,
      row.priceHigh,
      row.priceAfter,
      row.reservesBefore[0]!,
      row.reservesAfter[0]!,
      row.reservesBefore[1]!,
      row.reservesAfter[1]!,
      row.volumeUsd,
    ]),
  });
  return { id: 'pools', title: 'Pools', lead: LEAD, basis: basisOfResults(view), body };
}

/** The same for the terminal. */
export function poolsText(view: RunView, { columns, colors }: TerminalLook): TextSection | null {
  const rows = rowsOf(view);
  if (rows.length === 0) return null;
  const head = [{ head: 'pool' }, { head: 'price of' }, ...['before', 'lowest', 'after', 'went in, USD'].map(right)];
  const cells = rows.map((row) => [
    row.pool,
    pairOf(row),
    inCoins(row.priceBefore),
    inCoins(row.priceLow),
    row.priceAfter === null ? 'empty' : inCoins(row.priceAfter),
    amount(row.volumeUsd),
  ]);
  return { title: 'Pools', body: fittedTable(head, cells, { columns, colors }) };
}

/** Stablecoins: who left, what was paid and what waits, what stands behind the rest, and how far the price fell. */
import type { StablecoinOutcome } from '@firebreak/engine';
import { amount, duration, percent } from '../format.ts';
import { durationColumn, htmlTable, shareColumn, textColumn, usdColumn } from '../htmlTable.ts';
import type { RunView } from '../runView.ts';
import { basisOfResults } from '../section.ts';
import type { HtmlSection, TerminalLook, TextSection } from '../section.ts';
import { fittedTable, right } from '../textTable.ts';

const LEAD =
  'Tokens and prices in the peg. Coverage is reserves and equity of hedges over supply, money at closed banks ' +
  'counted in full. Minted coins and gap are those of tokens without reserves.';

function rowsOf({ result }: RunView): readonly StablecoinOutcome[] {
  return result.summary.chain?.stablecoins ?? [];
}

const inPeg = (price: number): string => price.toFixed(4);

/** Outcomes by stablecoin; left out of a market without any. */
export function stablecoinsHtml(view: RunView): HtmlSection | null {
  const rows = rowsOf(view);
  if (rows.length === 0) return null;
  const tokens = (head: string) => ({ head, unit: 'tokens', format: amount });
  const body = htmlTable({
    caption: 'Redemptions, coverage and price, by stablecoin',
    columns: [
      textColumn('Stablecoin'),
      textColumn('Kind'),
      tokens('Supply before'),
      tokens('after'),
      tokens('Redeemed'),
      tokens('Waiting'),
      shareColumn('Coverage before'),
      shareColumn('after'),
      usdColumn('At closed banks'),
      { head: 'Lowest price', unit: 'peg', format: inPeg },
      durationColumn('at'),
      { head: 'Price at the end', unit: 'peg', format: inPeg },
      usdColumn('Unhedged at most'),
      shareColumn('Fall to a shortfall'),
      { head: 'Coins minted', unit: 'coins', format: amount },
    ],
    rows: rows.map((row) => [
      row.stablecoin,
      row.kind,
      row.supplyBefore,
      row.supplyAfter,
      row.redeemed,
      row.queueAfter,
      row.coverageBefore,
      row.coverageAfter,
      row.blockedUsd,
      row.priceLow,
      row.priceLowAtS,
      row.priceAfter,
      row.unhedgedPeakUsd,
      row.fallToShortfall,
      row.coinsMinted,
    ]),
  });
  return { id: 'stablecoins', title: 'Stablecoins', lead: LEAD, basis: basisOfResults(view), body };
}

/** The same for the terminal. */
export function stablecoinsText(view: RunView, { columns, colors }: TerminalLook): TextSection | null {
  const rows = rowsOf(view);
  if (rows.length === 0) return null;
  const head = [
    { head: 'tokens' },
    ...['supply', 'redeemed', 'waiting', 'coverage', 'at closed banks', 'lowest', 'at', 'end', 'unhedged'].map(right),
  ];
  const cells = rows.map((row) => [
    row.stablecoin,
    amount(row.supplyAfter),
    amount(row.redeemed),
    amount(row.queueAfter),
    row.coverageAfter === null ? 'none' : percent(row.coverageAfter),
    amount(row.blockedUsd),
    row.priceLow === null ? 'no pool' : inPeg(row.priceLow),
    row.priceLowAtS === null ? '' : duration(row.priceLowAtS),
    row.priceAfter === null ? '' : inPeg(row.priceAfter),
    amount(row.unhedgedPeakUsd),
  ]);
  return { title: 'Stablecoins', body: fittedTable(head, cells, { columns, colors }) };
}

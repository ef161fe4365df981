/** Assets: liquidated, auto-deleveraged and lost, the largest first. */
import { amount, count, counted, percent } from '../format.ts';
import { countColumn, htmlTable, shareColumn, textColumn, usdColumn } from '../htmlTable.ts';
import { largestFirst, shareOfInterest } from '../runView.ts';
import type { RunView } from '../runView.ts';
import { basisOfResults } from '../section.ts';
import type { HtmlSection, TerminalLook, TextSection } from '../section.ts';
import { right, fittedTable } from '../textTable.ts';

const HTML_ROWS = 20;
const TEXT_ROWS = 8;
/** From this width on, the number of accounts stands in the table. */
const WIDE = 90;

/** Outcomes by asset. */
export function assetsHtml(view: RunView): HtmlSection {
  const rows = largestFirst(view.result.summary.byAsset).slice(0, HTML_ROWS);
  const body = htmlTable({
    caption: 'Liquidated, auto-deleveraged and lost, by asset',
    columns: [
      textColumn('Asset'),
      usdColumn('Liquidated', rows[0]?.liquidatedUsd ?? 0),
      shareColumn('of it longs'),
      shareColumn('of open interest'),
      countColumn('Liquidated', 'accounts'),
      usdColumn('Auto-deleveraged'),
      usdColumn('Bad debt'),
    ],
    rows: rows.map((row) => [
      row.key,
      row.liquidatedUsd,
      row.liquidatedUsd > 0 ? row.liquidatedLongUsd / row.liquidatedUsd : 'none',
      shareOfInterest(row),
      row.liquidatedAccounts,
      row.adlUsd,
      row.badDebtUsd,
    ]),
  });
  return { id: 'assets', title: 'By asset', lead: '', basis: basisOfResults(view), body };
}

/** The same for the terminal. */
export function assetsText({ result }: RunView, { columns, colors }: TerminalLook): TextSection {
  const all = largestFirst(result.summary.byAsset);
  const wide = columns >= WIDE;
  const head = [
    'open int.\nbefore',
    '\nafter',
    '\nliquidated',
    'of it\nlongs',
    ...(wide ? ['\naccounts'] : []),
    '\nADL',
    '\nbad debt',
  ].map(right);
  const rows = all
    .slice(0, TEXT_ROWS)
    .map((row) => [
      row.key,
      amount(row.openInterestBeforeUsd),
      amount(row.openInterestAfterUsd),
      amount(row.liquidatedUsd),
      row.liquidatedUsd > 0 ? percent(row.liquidatedLongUsd / row.liquidatedUsd) : '',
      ...(wide ? [count(row.liquidatedAccounts)] : []),
      amount(row.adlUsd),
      amount(row.badDebtUsd),
    ]);
  const rest = all.length - rows.length;
  const more = rest > 0 ? `\nand ${counted(rest, 'more asset')} in the report` : '';
  return {
    title: 'By asset',
    body: fittedTable([{ head: '\nUSD' }, ...head], rows, { columns, colors }) + colors.dim(more),
  };
}

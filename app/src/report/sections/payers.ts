/** Who ended up paying: a loss always has somebody's name on it. */
import type { Payer } from '@firebreak/engine';
import { counted, usd } from '../format.ts';
import { htmlTable, textColumn, usdColumn } from '../htmlTable.ts';
import type { RunView } from '../runView.ts';
import { basisOfResults } from '../section.ts';
import type { HtmlSection, TerminalLook, TextSection } from '../section.ts';
import { right, fittedTable } from '../textTable.ts';

const HTML_ROWS = 20;
const TEXT_ROWS = 8;

/** Payers of venues, and those who bear the bad debt of loans, the largest first. */
function payersOf({ result: { summary } }: RunView): Payer[] {
  const lenders = (summary.chain?.badDebt ?? []).map(({ owner, market, usd }) => ({
    who: owner,
    venue: market,
    usd,
    how: 'bad debt of loans',
  }));
  return [...summary.payers, ...lenders].filter((row) => Math.abs(row.usd) >= 0.5).sort((a, b) => b.usd - a.usd);
}

/** The largest payers. */
export function payersHtml(view: RunView): HtmlSection {
  const payers = payersOf(view);
  const body = htmlTable({
    caption: 'Who ended up paying',
    columns: [textColumn('Who'), textColumn('Where'), usdColumn('Paid', payers[0]?.usd ?? 0), textColumn('How')],
    rows: payers.slice(0, HTML_ROWS).map((row) => [row.who, row.venue, row.usd, row.how]),
  });
  return {
    id: 'payers',
    title: 'Who paid',
    lead: 'A loss always has somebody’s name on it.',
    basis: basisOfResults(view),
    body: payers.length === 0 ? '<p>Nobody paid for anybody else.</p>' : body,
  };
}

/** The same for the terminal. */
export function payersText(view: RunView, { colors, columns }: TerminalLook): TextSection {
  const title = 'Who paid';
  const payers = payersOf(view);
  if (payers.length === 0) return { title, body: 'nobody paid for anybody else' };
  const shown = payers.slice(0, TEXT_ROWS);
  const widest = (texts: readonly string[]) => Math.max(...texts.map((text) => text.length));
  const paid = shown.map((row) => usd(row.usd));
  const taken = widest(shown.map(({ who }) => who)) + widest(shown.map(({ venue }) => venue)) + widest(paid) + 6;
  const fit = Math.max(20, columns - taken);
  const rows = shown.map((row, k) => [
    row.who,
    row.venue,
    paid[k]!,
    row.how.length > fit ? `${row.how.slice(0, fit - 1)}…` : row.how,
  ]);
  const rest = payers.length - shown.length;
  const more = rest > 0 ? `\nand ${counted(rest, 'more payer')} in the report` : '';
  const head = [{ head: '' }, { head: '' }, right('paid'), { head: 'how' }];
  return { title, body: fittedTable(head, rows, { columns, colors }) + colors.dim(more) };
}

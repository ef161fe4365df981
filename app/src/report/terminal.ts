/** The summary of a run as text for a terminal of 80 to 100 columns. */
import type { BasisShares } from '@firebreak/engine';
import { amount, count, counted, duration, percent, usd } from './format.ts';
import { basisRows, largestFirst, partialOf } from './runView.ts';
import type { PartialReport, RunView } from './runView.ts';
import { feedbackInWords, openingSentence } from './sentence.ts';
import { textTable, wrap } from './textTable.ts';
import type { Colors, TextColumn } from './textTable.ts';

/** How the terminal is. */
export interface TerminalLook {
  readonly columns: number;
  readonly colors: Colors;
}

const ASSETS_SHOWN = 8;
const PAYERS_SHOWN = 8;
/** From this width on, funds stand in the table of venues. */
const WIDE = 96;

const right = (head: string): TextColumn => ({ head, align: 'right' });
const MECHANISMS = {
  book: 'into the order book',
  vault: 'to a backstop vault',
  fund: 'to an insurance fund',
  adl: 'auto-deleveraged',
};

/** The whole summary, ending with a line break. */
export function renderTerminal(view: RunView, look: TerminalLook): string {
  const { summary } = view.result;
  const { colors, columns } = look;
  const synthetic = view.snapshot.synthetic ? colors.yellow('synthetic market: these accounts were generated') : '';
  const partial = partialOf(view.snapshot);
  const blocks = [
    colors.bold(wrap(openingSentence(view), columns)),
    [synthetic, ...basisLines(view), partial === null ? '' : wrap(partialInWords(partial), columns)]
      .filter(Boolean)
      .join('\n'),
    block('By venue', venueTable(view, look), colors),
    columns >= WIDE ? '' : block('Insurance funds', fundTable(view, colors), colors),
    block('By asset', assetTable(view, colors), colors),
    block('How positions left their owners', mechanismTable(view, colors), colors),
    block('Who paid', payerTable(view, look), colors),
    feedbackLines(view, look),
    wrap(
      `${counted(summary.members, 'member')} in ${counted(summary.accounts, 'account row')}, ` +
        `${count(summary.positions)} positions, ` +
        `${counted(summary.steps, 'step')} of ${summary.stepS} s, seed ${summary.seed}; ` +
        `ran in ${view.seconds.run.toFixed(1)} s ` +
        `(market ${view.seconds.market.toFixed(1)} s` +
        `${view.seconds.feedback > 0 ? `, feedback ${view.seconds.feedback.toFixed(1)} s` : ''})`,
      columns,
    ),
  ];
  return `${blocks.filter(Boolean).join('\n\n')}\n`;
}

function block(title: string, body: string, colors: Colors): string {
  return `${colors.bold(title)}\n${body}`;
}

/** Shares of an input, only those that are not 0. */
function sharesInWords(shares: BasisShares): string {
  const parts = (['measured', 'modelled', 'assumed', 'synthetic'] as const).filter((kind) => shares[kind] >= 0.0005);
  return parts.map((kind) => `${kind} ${percent(shares[kind])}`).join(', ');
}

function basisLines(view: RunView): string[] {
  const rows = basisRows(view.result.summary);
  const width = Math.max(...rows.map(({ label }) => label.length));
  return ['Inputs', ...rows.map(({ label, shares }) => `  ${label.padEnd(width)}  ${sharesInWords(shares)}`)];
}

/** What auto-deleveraged winners lost against the mark, or gained where the price was better than it. */
function haircutInWords(adlHaircutUsd: number): string {
  if (adlHaircutUsd < 0) return `auto-deleveraged winners gained ${usd(-adlHaircutUsd)} on the mark`;
  return `auto-deleveraged winners gave up ${usd(adlHaircutUsd)}`;
}

/** What an import filled in, as one sentence. */
export function partialInWords(partial: PartialReport): string {
  const filled = partial.filled.map(
    ({ column, how, measured, rows }) =>
      `${column} measured in ${count(measured)} of ${count(rows)} rows, the rest by ${how}`,
  );
  const residual =
    partial.residualUsd > 0
      ? [`${usd(partial.residualUsd)} booked to a residual account that is never liquidated`]
      : [];
  return `Partial data: ${[...filled, ...residual].join('; ')}.`;
}

function venueTable({ result }: RunView, { columns, colors }: TerminalLook): string {
  const wide = columns >= WIDE;
  const head = [
    { head: '\nUSD' },
    ...['open int.\nbefore', '\nafter', '\nliquidated', '\naccounts', '\nADL'].map(right),
    ...(wide ? [right('fund\nbefore → after')] : []),
    ...['\nbad debt', 'first\nADL'].map(right),
  ];
  const rows = largestFirst(result.summary.byVenue).map((row) => [
    row.key,
    amount(row.openInterestBeforeUsd),
    amount(row.openInterestAfterUsd),
    amount(row.liquidatedUsd),
    count(row.liquidatedAccounts),
    amount(row.adlUsd),
    ...(wide ? [fundOf(row)] : []),
    amount(row.badDebtUsd),
    row.firstAdlS === null ? 'none' : duration(row.firstAdlS),
  ]);
  return textTable(head, rows, colors);
}

function fundOf(row: { readonly fundBeforeUsd: number; readonly fundAfterUsd: number }): string {
  return `${amount(row.fundBeforeUsd)} → ${amount(row.fundAfterUsd)}`;
}

function fundTable({ result }: RunView, colors: Colors): string {
  const rows = largestFirst(result.summary.byVenue).map((row) => [row.key, fundOf(row), amount(row.fundDrawUsd)]);
  return textTable([{ head: 'USD' }, right('before → after'), right('paid out')], rows, colors);
}

function assetTable({ result }: RunView, colors: Colors): string {
  const all = largestFirst(result.summary.byAsset);
  const head = ['open int. before', 'after', 'liquidated', 'of it longs', 'accounts', 'ADL', 'bad debt'].map(right);
  const rows = all
    .slice(0, ASSETS_SHOWN)
    .map((row) => [
      row.key,
      amount(row.openInterestBeforeUsd),
      amount(row.openInterestAfterUsd),
      amount(row.liquidatedUsd),
      row.liquidatedUsd > 0 ? percent(row.liquidatedLongUsd / row.liquidatedUsd) : '',
      count(row.liquidatedAccounts),
      amount(row.adlUsd),
      amount(row.badDebtUsd),
    ]);
  const more =
    all.length > ASSETS_SHOWN ? `\nand ${counted(all.length - ASSETS_SHOWN, 'more asset')} in the report` : '';
  return textTable([{ head: 'USD' }, ...head], rows, colors) + colors.dim(more);
}

function mechanismTable({ result }: RunView, colors: Colors): string {
  const { byMechanism, adlHaircutUsd, fundDrawUsd, badDebtUsd } = result.summary;
  const rows = byMechanism.map((row) => [MECHANISMS[row.key], usd(row.notionalUsd), percent(row.share)]);
  const loss =
    `losses: ${haircutInWords(adlHaircutUsd)}, ` + `funds paid ${usd(fundDrawUsd)}, nobody covered ${usd(badDebtUsd)}`;
  return `${textTable([{ head: '' }, right('notional'), right('share')], rows, colors)}\n${loss}`;
}

function payerTable({ result }: RunView, { colors, columns }: TerminalLook): string {
  const payers = result.summary.payers.filter((row) => Math.abs(row.usd) >= 0.5).sort((a, b) => b.usd - a.usd);
  if (payers.length === 0) return 'nobody paid for anybody else';
  const shown = payers.slice(0, PAYERS_SHOWN);
  const taken =
    Math.max(...shown.map((row) => row.who.length)) + Math.max(...shown.map((row) => row.venue.length)) + 18;
  const fit = Math.max(20, columns - taken);
  const rows = shown.map((row) => [
    row.who,
    row.venue,
    usd(row.usd),
    row.how.length > fit ? `${row.how.slice(0, fit - 1)}…` : row.how,
  ]);
  const more =
    payers.length > PAYERS_SHOWN ? `\nand ${counted(payers.length - PAYERS_SHOWN, 'more payer')} in the report` : '';
  return textTable([{ head: '' }, { head: '' }, right('paid'), { head: 'how' }], rows, colors) + colors.dim(more);
}

function feedbackLines(view: RunView, { columns, colors }: TerminalLook): string {
  return feedbackInWords(view)
    .map(({ name, value, words }) => `${colors.bold(`${name} ${value}`)}\n${wrap(words, columns, '  ')}`)
    .join('\n');
}

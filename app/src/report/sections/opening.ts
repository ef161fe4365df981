/** The answer in one sentence, with the figures that it is made of and what kind of market it speaks of. */
import { lendingOf, type LendingTotals } from '../../assess/lendingTotals.ts';
import { clock, count, counted, duration, percent, usd } from '../format.ts';
import { escapeHtml } from '../html.ts';
import { holdsPositions, partialOf } from '../runView.ts';
import type { PartialReport, RunView } from '../runView.ts';
import { basisOfResults } from '../section.ts';
import type { HtmlSection, TerminalLook, TextSection } from '../section.ts';
import { openingSentence } from '../sentence.ts';
import { wrap } from '../textTable.ts';

const SYNTHETIC = 'synthetic market: these accounts were generated';

interface Figure {
  readonly name: string;
  readonly unit: string;
  readonly value: string;
  readonly words: string;
}

function figures(view: RunView): Figure[] {
  const { summary } = view.result;
  return [...(holdsPositions(view) ? positionFigures(view) : []), ...loanFigures(lendingOf(summary))];
}

function positionFigures(view: RunView): Figure[] {
  const { summary } = view.result;
  const share = summary.openInterestBeforeUsd > 0 ? summary.liquidatedUsd / summary.openInterestBeforeUsd : 0;
  const first = summary.firstAdlS === null ? 'none happened' : `first after ${duration(summary.firstAdlS)} min`;
  const accounts = `of ${count(summary.members)} accounts`;
  const funds = `funds paid ${usd(summary.fundDrawUsd)}`;
  const peak = `peak minute ${clock(view.scenario.startMs + summary.peakMinute.startS * 1000, true)} UTC`;
  const list: Figure[] = [
    { name: 'Liquidated', unit: 'USD', value: usd(summary.liquidatedUsd), words: `${percent(share)} of open interest` },
    { name: 'Liquidated', unit: 'accounts', value: count(summary.liquidatedAccounts), words: accounts },
    { name: 'Auto-deleveraged', unit: 'USD', value: usd(summary.adlUsd), words: first },
    { name: 'Bad debt', unit: 'USD', value: usd(summary.badDebtUsd), words: funds },
    { name: 'Overshoot', unit: '%', value: percent(Math.max(0, summary.overshoot.fraction)), words: peak },
  ];
  if (summary.amplification === null) return list;
  const value = `${summary.amplification.toFixed(2)}×`;
  return [...list, { name: 'Amplification', unit: 'ratio', value, words: 'over no price impact' }];
}

function loanFigures(totals: LendingTotals | null): Figure[] {
  if (totals === null) return [];
  const { loans, liquidatedLoans, repaidUsd, badDebtUsd, shortfallUsd } = totals;
  const called = `in ${count(liquidatedLoans)} of ${counted(loans, 'loan')}`;
  const short = `${usd(shortfallUsd)} short of loans that stand`;
  return [
    { name: 'Loans repaid by liquidators', unit: 'USD', value: usd(repaidUsd), words: called },
    { name: 'Bad debt of loans', unit: 'USD', value: usd(badDebtUsd), words: short },
  ];
}

function figuresHtml(view: RunView): string {
  const items = figures(view).map(({ name, unit, value, words }) => {
    return (
      `<div data-unit="${unit}"><dt>${name}, ${unit}</dt><dd>${escapeHtml(value)}` +
      `<small>${escapeHtml(words)}</small></dd></div>`
    );
  });
  return `<dl class="figures">${items.join('')}</dl>`;
}

function badges({ snapshot }: RunView): string {
  const synthetic = snapshot.synthetic ? `<p class="badge">${SYNTHETIC}</p>` : '';
  const partial = partialOf(snapshot);
  if (partial === null) return synthetic;
  const measured = `${count(partial.measured)} of ${count(partial.rows)} values measured`;
  const residual = partial.residualUsd > 0 ? `, ${usd(partial.residualUsd)} booked to a residual account` : '';
  const words = `partial data: ${measured}, the rest filled in${residual}`;
  return `${synthetic}<p class="badge partial">${escapeHtml(words)}</p>`;
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

/** The sentence and its figures. */
export function openingHtml(view: RunView): HtmlSection {
  const body = `${badges(view)}<p class="opening">${escapeHtml(openingSentence(view))}</p>${figuresHtml(view)}`;
  return { id: 'result', title: 'The result', lead: '', basis: basisOfResults(view), body };
}

/** The sentence, and what is wrong with the data if anything is. */
export function openingText(view: RunView, { columns, colors }: TerminalLook): TextSection {
  const partial = partialOf(view.snapshot);
  const lines = [
    colors.bold(wrap(openingSentence(view), columns)),
    ...(view.snapshot.synthetic ? [colors.yellow(SYNTHETIC)] : []),
    ...(partial === null ? [] : [wrap(partialInWords(partial), columns)]),
  ];
  return { title: null, body: lines.join('\n') };
}

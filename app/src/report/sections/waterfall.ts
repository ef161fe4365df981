/** The waterfall: where forced positions went, each counted once, and who covered what their margin did not. */
import type { MechanismTotals } from '@firebreak/engine';
import { waterfallChart } from '../charts/waterfall.ts';
import type { WaterfallStep } from '../charts/waterfall.ts';
import { percent, usd } from '../format.ts';
import { foldedTable, shareColumn, textColumn, usdColumn } from '../htmlTable.ts';
import type { RunView } from '../runView.ts';
import { basisOfResults } from '../section.ts';
import type { HtmlSection, TerminalLook, TextSection } from '../section.ts';
import { right, textTable, wrap } from '../textTable.ts';

const ROUTES: Readonly<Record<MechanismTotals['key'], string>> = {
  book: 'Order book',
  vault: 'Backstop vault',
  fund: 'Insurance fund',
  adl: 'Auto-deleveraging',
  pool: 'Pool of a venue without a book',
};
const IN_TEXT: Readonly<Record<MechanismTotals['key'], string>> = {
  book: 'into the order book',
  vault: 'to a backstop vault',
  fund: 'to an insurance fund',
  adl: 'auto-deleveraged',
  pool: 'to the pool of a venue without a book',
};

function routesFigure(title: string, steps: readonly WaterfallStep[]): string {
  const whole = steps.reduce((sum, { value }) => sum + value, 0);
  const share = (value: number) => (whole > 0 ? value / whole : 0);
  const table = foldedTable('Numbers of this chart', {
    caption: title,
    columns: [textColumn('Step'), usdColumn('Amount'), shareColumn('Share')],
    rows: steps.map(({ name, value }) => [name, value, share(value)]),
  });
  const format = (value: number) => `${usd(value)} · ${percent(share(value))}`;
  return waterfallChart({ title, unit: 'USD', steps, falling: true, format }, table);
}

function lossesFigure(title: string, steps: readonly WaterfallStep[]): string {
  const table = foldedTable('Numbers of this chart', {
    caption: title,
    columns: [textColumn('Who'), usdColumn('Paid')],
    rows: steps.map(({ name, value }) => [name, value]),
  });
  return waterfallChart({ title, unit: 'USD', steps, falling: false, format: usd }, table);
}

/**
 * What liquidated accounts, vaults, funds and winners lost, and what nobody covered: not parts of one total, since a
 * fund's loss can pay a vault's (docs/model.md, section "What a run reports").
 */
function lossSteps({ result }: RunView): WaterfallStep[] {
  const paidBy = (who: string) =>
    result.summary.payers.filter((row) => row.who === who).reduce((sum, row) => sum + Math.max(0, row.usd), 0);
  return [
    { name: 'Margin of liquidated accounts', value: paidBy('liquidated accounts'), tone: 'v0' },
    { name: 'Backstop vaults', value: paidBy('backstop vault'), tone: 'v3' },
    { name: 'Insurance funds', value: paidBy('insurance fund'), tone: 'v2' },
    ...(result.summary.lpPools === undefined
      ? []
      : [{ name: 'Liquidity pools', value: paidBy('liquidity pool'), tone: 'v5' } as const]),
    { name: 'Auto-deleveraged winners', value: paidBy('deleveraged winners'), tone: 'v4' },
    { name: 'Nobody: unpaid deficit', value: paidBy('unpaid deficit'), tone: 'v1' },
  ];
}

/** Two waterfalls: of positions and of losses. */
export function waterfallHtml(view: RunView): HtmlSection {
  const tones = { book: 'v0', vault: 'v3', fund: 'v2', adl: 'v4', pool: 'v5' } as const;
  const routes = view.result.summary.byMechanism.map(({ key, notionalUsd }) => ({
    name: ROUTES[key],
    value: notionalUsd,
    tone: tones[key],
  }));
  return {
    id: 'waterfall',
    title: 'The waterfall',
    lead:
      'How forced positions left their owners, each unit counted once; and who paid: margin, backstop, fund, ' +
      'winners, nobody. Payments are not parts of one total, since one can pass on another.',
    basis: basisOfResults(view),
    body:
      `<div class="charts wide">${routesFigure('Where forced positions went, USD of notional', routes)}` +
      `${lossesFigure('Who paid, from margin to loss, USD', lossSteps(view))}</div>`,
  };
}

/** What auto-deleveraged winners lost against the mark, or gained where the price was better than it. */
function haircutInWords(adlHaircutUsd: number): string {
  if (adlHaircutUsd < 0) return `auto-deleveraged winners gained ${usd(-adlHaircutUsd)} on the mark`;
  return `auto-deleveraged winners gave up ${usd(adlHaircutUsd)}`;
}

/** The same for the terminal. */
export function waterfallText({ result }: RunView, { columns, colors }: TerminalLook): TextSection {
  const { byMechanism, adlHaircutUsd, fundDrawUsd, badDebtUsd, payers } = result.summary;
  const unpaid = payers.reduce((sum, row) => sum + (row.who === 'unpaid deficit' ? row.usd : 0), 0);
  const rows = byMechanism.map((row) => [IN_TEXT[row.key], usd(row.notionalUsd), percent(row.share)]);
  const loss =
    `losses: ${haircutInWords(adlHaircutUsd)}, funds paid ${usd(fundDrawUsd)}, ` +
    `bad debt ${usd(badDebtUsd)} of which nobody covered ${usd(unpaid)}`;
  const table = textTable([{ head: '' }, right('notional'), right('share')], rows, colors);
  return { title: 'How positions left their owners', body: `${table}\n${wrap(loss, columns)}` };
}

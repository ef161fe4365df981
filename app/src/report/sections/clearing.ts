/** Clearing houses: what each layer paid of debts of accounts, and which members defaulted. */
import type { ClearingLayer, ClearingOutcome } from '@firebreak/engine';
import { CLEARING_LAYERS } from '@firebreak/engine';
import { amount, duration } from '../format.ts';
import { durationColumn, htmlTable, textColumn, usdColumn } from '../htmlTable.ts';
import type { RunView } from '../runView.ts';
import { basisOfResults } from '../section.ts';
import type { HtmlSection, TerminalLook, TextSection } from '../section.ts';
import { fittedTable, right } from '../textTable.ts';

const LEAD =
  'What accounts owed beyond their margin, by who paid it: their members, then for members in default their own ' +
  'margin and deposits, the clearing house, the other members, and those who gained in the last settlement.';

/** What a layer is called. */
const NAMES: Readonly<Record<ClearingLayer, string>> = {
  member: 'their members',
  margin: 'own margin of members in default',
  deposit: 'deposits of members in default',
  house: 'clearing house',
  mutual: 'deposits of other members',
  assessment: 'assessments',
  gains: 'gains of the last settlement',
};

function housesOf({ result }: RunView): readonly ClearingOutcome[] {
  return result.summary.clearing ?? [];
}

/** Layers and what is left, in order, USD. */
function layersOf({ paidUsd, unpaidUsd }: ClearingOutcome): [name: string, usd: number][] {
  return [...CLEARING_LAYERS.map((layer): [string, number] => [NAMES[layer], paidUsd[layer]]), ['nobody', unpaidUsd]];
}

/** Layers and defaults; left out of a market without a clearing house. */
export function clearingHtml(view: RunView): HtmlSection | null {
  const houses = housesOf(view);
  if (houses.length === 0) return null;
  const layers = htmlTable({
    caption: 'Who paid what accounts owed, by layer',
    columns: [textColumn('Venue'), textColumn('Layer'), usdColumn('Paid')],
    rows: houses.flatMap((house) => layersOf(house).map(([name, usd]) => [house.venue, name, usd])),
  });
  const defaults = houses.flatMap((house) =>
    house.defaults.map(({ member, atS, shortUsd }) => [house.venue, member, atS, shortUsd]),
  );
  const members = htmlTable({
    caption: 'Members in default',
    columns: [textColumn('Venue'), textColumn('Member'), durationColumn('After'), usdColumn('Short of')],
    rows: defaults,
  });
  const body = layers + (defaults.length === 0 ? '<p>No member defaulted.</p>' : members);
  return { id: 'clearing', title: 'Clearing houses', lead: LEAD, basis: basisOfResults(view), body };
}

/** The same for the terminal. */
export function clearingText(view: RunView, { columns, colors }: TerminalLook): TextSection | null {
  const houses = housesOf(view);
  if (houses.length === 0) return null;
  const rows = houses.flatMap((house) => [
    [`${house.venue}: variation margin in ${house.settlements} settlements`, amount(house.variationUsd)],
    ...layersOf(house)
      .filter(([, usd]) => Math.abs(usd) >= 0.5)
      .map(([name, usd]) => [`debts paid by ${name}`, amount(usd)]),
    ...house.defaults.map(({ member, atS, shortUsd }) => [
      `${member} in default after ${duration(atS)}, short of`,
      amount(shortUsd),
    ]),
  ]);
  const head = [{ head: '' }, right('USD')];
  return { title: 'Clearing houses', body: fittedTable(head, rows, { columns, colors }) };
}

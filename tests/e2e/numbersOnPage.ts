/**
 * The rule that every number of the report has a unit and a basis, as a check of the rendered page. A number is any
 * digit in a visible text. Its basis is the `data-basis` of the nearest element that has one, one of four words. Its
 * unit is that of its column (`data-unit`, said in the heading too), of its figure or tile, or it stands beside the
 * number: a currency sign, a percentage, a ratio, a word, a time of day with UTC. Names (titles, contracts, accounts,
 * hashes, versions, paths) are not numbers; elements that hold them say `data-name`, columns `data-unit="name"`.
 */
import type { Page } from 'playwright-core';

/** Texts of the page with a number that lacks unit or basis, and why; empty where the page keeps the rule. */
export function unlabelledNumbers(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const BASES = ['measured', 'modelled', 'assumed', 'synthetic'];
    const STAMP = /\d{4}-\d\d-\d\d( \d\d:\d\d UTC)?|\d{1,2}:\d\d(:\d\d)? (UTC|min)|seed \d+/g;
    const WITH_UNIT = /[−+-]?\$\d[\d.,]*( (tn|bn|m|k))?|[−+-]?\d[\d.,]*(%|×| [a-z]+)/g;
    const inWords = (text: string) => !/\d/.test(text.replace(STAMP, '').replace(WITH_UNIT, ''));
    const inColumn = (cell: HTMLTableCellElement): string | null => {
      const heads = [...cell.closest('table')!.tHead!.rows[0]!.cells];
      const head = heads[cell.cellIndex]!;
      const unit = head.dataset['unit'];
      if (unit === undefined || unit === '') return `column "${head.textContent}" has no unit`;
      if (['name', 'setting', 'unit'].includes(unit)) return null;
      const row = cell.parentElement as HTMLTableRowElement;
      if (unit === 'row') {
        const named = row.cells[heads.findIndex((other) => other.dataset['unit'] === 'unit')]?.textContent;
        return named ? null : 'its row names no unit';
      }
      return head.textContent!.includes(unit) ? null : `column "${head.textContent}" does not say its unit ${unit}`;
    };
    const unitProblem = (text: string, parent: Element): string | null => {
      const cell = parent.closest<HTMLTableCellElement>('tbody td, tbody th');
      if (cell !== null) return inColumn(cell);
      if (parent.closest('[data-name], code, pre, nav, caption, figcaption, thead, h1, h2') !== null) return null;
      if (inWords(text)) return null;
      if (parent.closest('.axis') !== null)
        return parent.closest('section')!.textContent!.includes('UTC') ? null : 'UTC is not said';
      const holder = parent.closest<HTMLElement>('[data-unit]');
      if (holder === null) return 'no unit beside it';
      const unit = holder.dataset['unit']!;
      const said = holder.matches('figure') ? holder.querySelector('figcaption')! : holder;
      return unit !== '' && said.textContent!.includes(unit) ? null : `"${unit}" is not said`;
    };
    const problems: string[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const parent = node.parentElement!;
      const text = node.textContent!.replace(/\u00a0/g, ' ').trim();
      if (!/\d/.test(text) || parent.closest('script, style, header, [data-name], code, pre, nav') !== null) continue;
      const basis = parent.closest<HTMLElement>('[data-basis]')?.dataset['basis'];
      const problem = BASES.includes(basis ?? '') ? unitProblem(text, parent) : `basis is ${basis}`;
      if (problem !== null) problems.push(`${text}: ${problem}`);
    }
    return problems;
  });
}

/** Parts whose basis is in their markup but is not said in words; rows of a table say theirs in a cell. */
export function silentBases(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('[data-basis]')]
      .filter((part) => !(part.querySelector('.basis') ?? part).textContent!.includes(part.dataset['basis']!))
      .map((part) => `${part.tagName} ${part.textContent!.slice(0, 60)}: basis ${part.dataset['basis']} is not said`),
  );
}

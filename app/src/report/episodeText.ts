/** An episode for the terminal and as Markdown: what went in, what came out beside published figures, tables, notes. */
import type { CellKind, Episode, EpisodeTable, Figure, HeldTo } from '../assess/episodes/types.ts';
import { amount, count, percent, price, ratio, usd } from './format.ts';
import type { TerminalLook } from './section.ts';
import type { TextColumn } from './textTable.ts';
import { fittedTable, right, textTable, wrap } from './textTable.ts';

const NO_VALUE = '–';
/** Counts from here on are written with a scale. */
const SCALED_FROM = 1e6;

/** All of an episode as text. */
export function episodeText(episode: Episode, { columns, colors }: TerminalLook): string {
  const figures = (title: string, rows: readonly Figure[]): string =>
    `${colors.bold(title)}\n${textTable(
      [{ head: 'what' }, right('figure'), { head: 'source' }],
      rows.map(({ what, shown, source, date }) => [wrap(what, 44), shown, wrap(`${source}, ${date}`, 60)]),
      colors,
    )}`;
  const blocks = [
    `${colors.bold(episode.title)}`,
    figures('Inputs, published', episode.inputs),
    ...(episode.assumed.length === 0 ? [] : [figures('Assumed', episode.assumed)]),
    `${colors.bold('Held to published figures')}\n${textTable(
      [
        { head: 'result' },
        { head: 'how' },
        { head: 'class' },
        right('result'),
        right('published'),
        right('error'),
        { head: 'verdict' },
      ],
      episode.heldTo.map((row) => heldCells(row)),
      colors,
    )}\n${targetLines(episode, columns)}`,
    ...episode.tables.map((table) => {
      const heads: TextColumn[] = table.columns.map(({ head, kind }) => (kind === 'text' ? { head } : right(head)));
      const text = fittedTable(heads, cellsOf(table), { columns, colors });
      return `${colors.bold(table.title)}\n${text}\n${wrap(table.note, columns, '  ')}`;
    }),
    `${colors.bold('Notes')}\n${episode.notes.map((note) => wrap(note, columns, '  ')).join('\n')}`,
  ];
  return `${blocks.join('\n\n')}\n`;
}

/** The results of an episode as Markdown, for docs/cases.md: what it is held to and its tables. */
export function episodeMarkdown(episode: Episode): string {
  const head = ['result', 'how', 'class', 'computed', 'published', 'error', 'verdict'];
  const parts = [
    markdown(
      head,
      episode.heldTo.map((row) => heldCells(row)),
    ),
    ...episode.tables.map((table) => {
      const heads = table.columns.map(({ head: text }) => text.replaceAll('\n', ' '));
      return `${table.title}. ${table.note}\n\n${markdown(heads, cellsOf(table))}`;
    }),
  ];
  return `${parts.join('\n\n')}\n`;
}

function heldCells(row: HeldTo): string[] {
  const { name, how, value, unit, target, error, verdict } = row;
  return [name, how, row.class, `${short(value)} ${unit}`, target.shown, percent(error, true), verdict];
}

/** Where each target was published, one line for each that is not named twice. */
function targetLines({ heldTo }: Episode, columns: number): string {
  const targets = [...new Set(heldTo.map(({ target }) => target))];
  return targets
    .map(({ what, shown, source, date }) => wrap(`${what}, ${shown}: ${source}, ${date}`, columns, '  '))
    .join('\n');
}

/** A number in its unit: with a scale from a thousand on, five significant digits below. */
function short(value: number): string {
  return Math.abs(value) >= 1000 ? amount(value) : String(Number(value.toPrecision(4)));
}

function cellsOf({ columns, rows }: EpisodeTable): string[][] {
  return rows.map((row) => row.map((cell, k) => cellText(cell, columns[k]!.kind)));
}

function cellText(cell: string | number | null, kind: CellKind): string {
  if (cell === null) return NO_VALUE;
  if (typeof cell === 'string') return cell;
  switch (kind) {
    case 'usd':
      return usd(cell);
    case 'price':
      return price(cell);
    case 'share':
      return percent(cell);
    case 'ratio':
      return ratio(cell);
    case 'count':
      return Math.abs(cell) >= SCALED_FROM ? amount(cell) : count(cell);
    case 'text':
      return String(cell);
  }
}

function markdown(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

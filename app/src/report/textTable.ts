/** Tables and blocks of text for the terminal: aligned columns, no frames, colours only where they were asked for. */
import Table from 'cli-table3';
import pc from 'picocolors';

/** Colour functions; all of them return their text unchanged where colours are off. */
export type Colors = ReturnType<typeof pc.createColors>;

/** Colours, or none. */
export function colorsOf(enabled: boolean): Colors {
  return pc.createColors(enabled);
}

/** A column of a text table. */
export interface TextColumn {
  readonly head: string;
  readonly align?: 'left' | 'right';
}

/** A column of numbers. */
export function right(head: string): TextColumn {
  return { head, align: 'right' };
}

/** Spaces between columns. */
const GAP = 2;

const NO_FRAME = {
  top: '',
  'top-mid': '',
  'top-left': '',
  'top-right': '',
  bottom: '',
  'bottom-mid': '',
  'bottom-left': '',
  'bottom-right': '',
  left: '',
  'left-mid': '',
  mid: '',
  'mid-mid': '',
  right: '',
  'right-mid': '',
  middle: ' '.repeat(GAP),
};

/** A table with a heading line; columns are as wide as their widest cell and two spaces apart. */
export function textTable(
  columns: readonly TextColumn[],
  rows: readonly (readonly string[])[],
  colors: Colors,
): string {
  const table = new Table({
    head: columns.map(({ head }) => head.split('\n').map(colors.dim).join('\n')),
    colAligns: columns.map(({ align }) => align ?? 'left'),
    chars: NO_FRAME,
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': 0 },
  });
  for (const row of rows) table.push([...row]);
  const lines = table.toString().split('\n');
  return lines.map((line) => line.trimEnd()).join('\n');
}

/**
 * A table that fits a width, in columns of the terminal: one that is wider is broken into tables below each other, each
 * of which begins with the first column, or the first `kept` ones.
 */
export function fittedTable(
  columns: readonly TextColumn[],
  rows: readonly (readonly string[])[],
  { columns: width, colors, kept = 1 }: { readonly columns: number; readonly colors: Colors; readonly kept?: number },
): string {
  const widths = columns.map(({ head }, k) => {
    const cells = [...head.split('\n'), ...rows.map((row) => row[k] ?? '')];
    return cells.reduce((widest, cell) => Math.max(widest, cell.length), 0);
  });
  const parts: number[][] = [];
  const first = widths.slice(0, kept).reduce((sum, own, k) => sum + own + (k === 0 ? 0 : GAP), 0);
  let used = Infinity;
  for (let k = kept; k < columns.length; k++) {
    const own = GAP + widths[k]!;
    if (used + own > width) {
      parts.push([]);
      used = first;
    }
    parts.at(-1)!.push(k);
    used += own;
  }
  const tables = parts.map((part) => {
    const shown = [...columns.keys()].slice(0, kept).concat(part);
    const cells = rows.map((row) => shown.map((k) => row[k] ?? ''));
    return textTable(
      shown.map((k) => columns[k]!),
      cells,
      colors,
    );
  });
  return tables.join('\n\n');
}

/** Spaces at which a line may break: an amount stays with its unit. */
const BREAK = /(?<!\d)\s+|\s+(?!(?:k|m|bn|tn|s|min|h)\b)/;

/** Text broken into lines of at most so many columns; words longer than a line stand alone. */
export function wrap(text: string, columns: number, indent = ''): string {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(BREAK)) {
    if (line !== '' && indent.length + line.length + 1 + word.length > columns) {
      lines.push(indent + line);
      line = '';
    }
    line += line === '' ? word : ` ${word}`;
  }
  lines.push(indent + line);
  return lines.join('\n');
}

/** A horizontal bar of a share (0 to 1) in eighths of a character. */
export function textBar(share: number, width: number): string {
  const eighths = Math.round(Math.min(1, Math.max(0, share)) * width * 8);
  const partial = eighths % 8;
  return '█'.repeat(Math.floor(eighths / 8)) + (partial === 0 ? '' : String.fromCodePoint(0x2590 - partial));
}

/**
 * Numbers as spreadsheets and exchanges write them: thousands separators, decimal commas, a currency sign, "10x". What
 * a spreadsheet has turned into a date, and percentages, are named instead of being read as something else.
 */

const PLAIN = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;
const THOUSANDS = /^[+-]?\d{1,3}(,\d{3})+(\.\d+)?$/;
const COMMA_DECIMALS = /^[+-]?(\d{1,3}(\.\d{3})+|\d+),\d+$/;
const DATES: readonly RegExp[] = [
  /^\d{1,4}[-/]\d{1,2}([-/]\d{1,4})?( .*)?$/,
  /^\d{1,2}\.\d{1,2}\.\d{2,4}( .*)?$/,
  /^\d{1,2}[- ]?[a-z]{3}([- ]\d{2,4})?$/i,
  /^[a-z]{3}[- ]\d{1,4}$/i,
];

/** A number, or what was expected in its place. */
export type CellNumber =
  | { readonly value: number; readonly expected: null }
  | { readonly value: null; readonly expected: string };

/** Whether a cell can only be a number with a decimal comma: then dots in the same file separate thousands. */
export function hasDecimalComma(text: string): boolean {
  return COMMA_DECIMALS.test(text.trim()) && !THOUSANDS.test(text.trim());
}

/** The number of a cell; NaN for an empty one. */
export function cellNumber(raw: string, decimalComma: boolean): CellNumber {
  const text = raw
    .trim()
    .replace(/[\s\u00a0\u202f'_]/g, '')
    .replace(/^([+-]?)[$€£]|[$€£]$/g, '$1')
    .replace(/(x|usd|usdt|usdc)$/i, '')
    .replace(/^\((.*)\)$/, '-$1')
    .replace(/^[−–]/, '-');
  if (/^[-—]*$/.test(text) || /^(n\/?a|nan|null|none)$/i.test(text)) return { value: NaN, expected: null };
  if (raw.includes('%')) return refused('a plain number: a fraction or an amount, 0.05 for 5%');
  if (DATES.some((date) => date.test(raw.trim())))
    return refused('a number; a spreadsheet made a date of it: format the column as numbers');
  if (decimalComma && /^[+-]?\d{1,3}(\.\d{3})+$/.test(text)) return given(text.replaceAll('.', ''));
  if (decimalComma && COMMA_DECIMALS.test(text)) return given(text.replaceAll('.', '').replace(',', '.'));
  if (PLAIN.test(text)) return given(text);
  if (!decimalComma && THOUSANDS.test(text)) return given(text.replaceAll(',', ''));
  return refused('a number such as 1250.5 or 1,250.5');
}

function given(text: string): CellNumber {
  return { value: Number(text), expected: null };
}

function refused(expected: string): CellNumber {
  return { value: null, expected };
}

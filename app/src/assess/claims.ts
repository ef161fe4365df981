/**
 * The register of published figures: what was said of an event, by whom, and as which number. A figure is kept as it
 * was printed, because its digits say how far it was rounded.
 */
import { type Issue, IssuesError, nearestHint } from '@firebreak/engine';
import { type ScenarioFile, withLines } from '../store/scenarioFile.ts';

/** What a figure measures. `share` and `imbalance` (a side over the other side) are about liquidated notional. */
export const QUANTITIES = [
  'liquidated',
  'largest',
  'traders',
  'share',
  'imbalance',
  'adl',
  'open_interest_before',
  'open_interest_after',
  'loss',
] as const;

/** Units of figures, and what one of them is in USD, accounts, or as a fraction. */
export const UNITS = { 'USD bn': 1e9, 'USD m': 1e6, traders: 1, '%': 0.01 } as const;

const SIDES = ['all', 'long', 'short'] as const;
const BOUNDS = ['rounded', 'above', 'below'] as const;
const READ = ['primary', 'secondary', 'quoted'] as const;

/** One published figure. */
export interface Claim {
  readonly id: string;
  /** The event that it is about; figures of one event are held against each other. */
  readonly event: string;
  /** Figures of one report were taken at one moment and must add up. */
  readonly report: string;
  readonly quantity: (typeof QUANTITIES)[number];
  /** As printed, e.g. `653.62`. */
  readonly figure: string;
  readonly unit: keyof typeof UNITS;
  /** `above` and `below` where the report says "more than" or "less than". */
  readonly bound: (typeof BOUNDS)[number];
  readonly side: (typeof SIDES)[number];
  readonly venue: string;
  readonly asset: string;
  readonly date: string;
  /** Length of the window, hours; 0 for a moment. */
  readonly hours: number;
  /** Whether a window shorter than a day is known to hold the worst of the event. */
  readonly holdsPeak: boolean;
  /** Whether its feed is known to leave liquidations out, so that the figure is a lower bound of what happened. */
  readonly censored: boolean;
  readonly source: string;
  readonly url: string;
  /** `primary`: read in the report; `secondary`: in a text that cites it; `quoted`: the report was not found. */
  readonly read: (typeof READ)[number];
  /** In USD, accounts, or as a fraction. */
  readonly value: number;
  /** What the printed digits and the bound allow. */
  readonly low: number;
  readonly high: number;
}

const REQUIRED = ['id', 'event', 'report', 'quantity', 'figure', 'unit', 'date', 'hours', 'source', 'read'];
const OPTIONAL = ['bound', 'side', 'venue', 'asset', 'holds_peak', 'censored', 'url'];
const FIGURE = /^(\d{1,3}(,\d{3})+|\d+)(\.(?<decimals>\d+))?$/;

/** The claims of a file. Throws IssuesError with file, line and key of everything that is wrong with it. */
export function parseClaims(file: ScenarioFile): Claim[] {
  const issues: Issue[] = [];
  const rows = isMap(file.doc) ? file.doc['claims'] : undefined;
  if (!Array.isArray(rows)) issue(issues, 'claims', rows, 'a list of claims');
  const claims = (Array.isArray(rows) ? rows : []).flatMap((row: unknown, k) => claimOf(issues, row, `claims[${k}]`));
  const seen = new Map<string, number>();
  for (const [k, { id }] of claims.entries()) {
    const first = seen.get(id);
    if (first !== undefined) {
      const line = file.lineOf(`claims[${first}].id`);
      issue(issues, `claims[${k}].id`, id, `an id of its own (line ${line} has the same)`);
    } else seen.set(id, k);
  }
  if (issues.length > 0) throw withLines(new IssuesError(issues), file);
  return claims;
}

function claimOf(issues: Issue[], row: unknown, path: string): Claim[] {
  if (!isMap(row)) {
    issue(issues, path, row, 'a map');
    return [];
  }
  const before = issues.length;
  checkKeys(issues, row, path);
  const text = (key: string, fallback?: string): string => {
    const value = row[key] ?? fallback;
    if (typeof value === 'string' && (value.trim() !== '' || fallback === '')) return value;
    issue(issues, `${path}.${key}`, value, key === 'figure' ? 'a number in quotes, as printed' : 'a text');
    return '';
  };
  const oneOf = <T extends string>(key: string, names: readonly T[], fallback?: T): T => {
    const value = row[key] ?? fallback;
    if (names.includes(value as T)) return value as T;
    issue(
      issues,
      `${path}.${key}`,
      value,
      `one of ${names.join(', ')}`,
      nearestHint(typeof value === 'string' ? value : '', names),
    );
    return names[0]!;
  };
  const flag = (key: string): boolean => {
    const value = row[key] ?? false;
    if (typeof value !== 'boolean') issue(issues, `${path}.${key}`, value, 'true or false');
    return value === true;
  };
  const hours = row['hours'];
  if (typeof hours !== 'number' || !(hours >= 0)) issue(issues, `${path}.hours`, hours, 'hours, 0 for a moment');
  const figure = text('figure');
  if (figure !== '' && !FIGURE.test(figure)) issue(issues, `${path}.figure`, figure, 'a number such as "653.62"');
  const unit = oneOf('unit', Object.keys(UNITS) as (keyof typeof UNITS)[]);
  const bound = oneOf('bound', BOUNDS, 'rounded');
  const date = text('date');
  if (date !== '' && !/^\d{4}-\d\d-\d\d$/.test(date)) issue(issues, `${path}.date`, date, 'a day such as "2025-10-30"');
  const claim: Claim = {
    id: text('id'),
    event: text('event'),
    report: text('report'),
    quantity: oneOf('quantity', QUANTITIES),
    figure,
    unit,
    bound,
    side: oneOf('side', SIDES, 'all'),
    venue: text('venue', 'all'),
    asset: text('asset', 'all'),
    date,
    hours: typeof hours === 'number' ? hours : 0,
    holdsPeak: flag('holds_peak'),
    censored: flag('censored'),
    source: text('source'),
    url: text('url', ''),
    read: oneOf('read', READ),
    ...rangeOf(figure, UNITS[unit], bound),
  };
  return issues.length > before ? [] : [claim];
}

function checkKeys(issues: Issue[], row: Readonly<Record<string, unknown>>, path: string): void {
  const known = [...REQUIRED, ...OPTIONAL];
  for (const key of Object.keys(row)) {
    if (!known.includes(key)) issue(issues, `${path}.${key}`, row[key], 'no such key', nearestHint(key, known));
  }
}

/** Half a unit of the last printed digit to both sides; open to one side for "more than" and "less than". */
function rangeOf(figure: string, scale: number, bound: Claim['bound']): Pick<Claim, 'value' | 'low' | 'high'> {
  const decimals = FIGURE.exec(figure)?.groups?.['decimals']?.length ?? 0;
  const number = Number(figure.replaceAll(',', ''));
  const half = 0.5 * 10 ** -decimals;
  return {
    value: number * scale,
    low: bound === 'below' ? 0 : (number - half) * scale,
    high: bound === 'above' ? Infinity : (number + half) * scale,
  };
}

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function issue(issues: Issue[], where: string, value: unknown, expected: string, hint?: string): void {
  const got = value === undefined ? 'nothing' : typeof value === 'string' ? `"${value}"` : JSON.stringify(value);
  issues.push({ where, row: -1, column: '', got, expected, ...(hint === undefined ? {} : { hint }) });
}

/**
 * Alert rules as a file: YAML, checked key by key, so that a mistake is named with file, line and what was expected. A
 * file with a mistake is not used at all. Secrets are never in it, only the names of environment variables.
 */
import { IssuesError, type Issue } from '@firebreak/engine';
import { withLines } from '../../store/scenarioFile.ts';
import { readYaml } from '../../store/yamlFile.ts';
import { type IndicatorId, type IndicatorInfo, type IndicatorQuery, INDICATORS } from '../indicators/catalog.ts';
import { parseSpanMs, WINDOW_MS_MAX } from '../windows/span.ts';
import { type BookConfig, readBooks } from './bookConfig.ts';
import { readSinks, type SinkConfig } from './sinkConfig.ts';
import { isMap, type Map_, Problems, showValue } from './problems.ts';

/** How bad. Critical rules have no quiet hours. */
export const SEVERITIES = ['info', 'warning', 'critical'] as const;

/** One of {@link SEVERITIES}. */
export type Severity = (typeof SEVERITIES)[number];

/** A stretch of each day, minutes after midnight UTC; over midnight where `from` is later than `to`. */
export interface QuietHours {
  readonly fromMinute: number;
  readonly toMinute: number;
}

/** One rule. */
export interface AlertRule {
  readonly name: string;
  readonly query: IndicatorQuery;
  /** Fires at a value above (or below) this. */
  readonly direction: 'above' | 'below';
  readonly threshold: number;
  /** Ends only at a value back beyond this: the hysteresis. Equal to the threshold where none was given. */
  readonly clear: number;
  readonly quiet: readonly QuietHours[];
  readonly severity: Severity;
  readonly sinks: readonly string[];
  /** What the writer of the rule wants looked at; may be empty. */
  readonly lookAt: string;
}

/** A checked file. */
export interface AlertFile {
  readonly rules: readonly AlertRule[];
  readonly sinks: ReadonlyMap<string, SinkConfig>;
  /** Books that rules name; none without the key. */
  readonly books?: ReadonlyMap<string, BookConfig>;
}

/** Most rules of a file: each is read on every tick. */
export const RULES_MAX = 500;

const TOP_KEYS = ['rules', 'sinks', 'books'];
const RULE_KEYS = [
  'name',
  'indicator',
  'venue',
  'asset',
  'gauge',
  'symbol',
  'book',
  'account',
  'window',
  'above',
  'below',
  'clear',
  'quiet',
  'severity',
  'sinks',
  'look_at',
];

/** Reads and checks a file. Throws InputError as the YAML reader, IssuesError with file, line and key of mistakes. */
export function readAlertFile(path: string): AlertFile {
  const yaml = readYaml(path, 'docs/monitor.md');
  try {
    return parseAlerts(yaml.doc);
  } catch (error) {
    throw error instanceof IssuesError ? withLines(error, yaml) : error;
  }
}

/** Checks a document. Throws IssuesError with the path of each mistake, such as `rules[1].window`. */
export function parseAlerts(doc: unknown): AlertFile {
  const problems = new Problems();
  if (!isMap(doc)) throw new IssuesError([issue('file', showValue(doc), 'a map with rules and sinks')]);
  problems.keys('', doc, TOP_KEYS);
  const sinks = readSinks(problems, doc['sinks']);
  const books = readBooks(problems, doc['books']);
  const rules = problems
    .list('rules', doc['rules'], RULES_MAX)
    .map((item, k) => readRule(problems, `rules[${k}]`, item));
  const names = new Set<string>();
  rules.forEach((rule, k) => {
    if (rule === undefined) return;
    if (names.has(rule.name)) problems.add(`rules[${k}].name`, `"${rule.name}" a second time`, 'a name of its own');
    names.add(rule.name);
    const { book } = rule.query;
    if (book !== undefined && !books.has(book)) {
      const known = books.size === 0 ? 'a book of the key books' : `one of ${[...books.keys()].join(', ')}`;
      problems.add(`rules[${k}].book`, `"${book}"`, known);
    }
    rule.sinks.forEach((sink, j) => {
      if (sinks.has(sink)) return;
      problems.add(`rules[${k}].sinks[${j}]`, `"${sink}"`, `one of ${[...sinks.keys()].join(', ')}`);
    });
  });
  problems.throwIfAny();
  return { rules: rules as AlertRule[], sinks, books };
}

function readRule(problems: Problems, path: string, item: unknown): AlertRule | undefined {
  if (!isMap(item)) {
    problems.add(path, showValue(item), 'a map');
    return undefined;
  }
  problems.keys(path, item, RULE_KEYS);
  const name = problems.text(`${path}.name`, item['name']);
  const severity = problems.oneOf(`${path}.severity`, item['severity'], SEVERITIES);
  const quiet = readQuiet(problems, `${path}.quiet`, item['quiet']);
  if (severity === 'critical' && quiet.length > 0) {
    problems.add(`${path}.quiet`, 'quiet hours', 'none: a critical rule is never held back');
  }
  const sinks = problems.list(`${path}.sinks`, item['sinks'], RULES_MAX).map((sink) => String(sink));
  const lookAt = item['look_at'] === undefined ? '' : problems.text(`${path}.look_at`, item['look_at']);
  return {
    name,
    query: readQuery(problems, path, item),
    ...readLevel(problems, path, item),
    quiet,
    severity,
    sinks,
    lookAt,
  };
}

function readQuery(problems: Problems, path: string, item: Map_): IndicatorQuery {
  const ids = Object.keys(INDICATORS) as IndicatorId[];
  const indicator = problems.oneOf(`${path}.indicator`, item['indicator'], ids);
  const info: IndicatorInfo | undefined = INDICATORS[indicator];
  const text = (key: string) => (item[key] === undefined ? undefined : problems.text(`${path}.${key}`, item[key]));
  const query = {
    venue: text('venue'),
    asset: text('asset'),
    gauge: text('gauge'),
    symbol: text('symbol'),
    book: text('book'),
    account: text('account'),
  };
  const windowMs = item['window'] === undefined ? undefined : readWindow(problems, `${path}.window`, item['window']);
  if (info !== undefined) {
    const need = (key: string, needed: boolean, present: boolean, allowed = needed) => {
      if (needed && !present)
        problems.add(`${path}.indicator`, `${indicator} without ${key}`, `the key ${key} beside it`);
      if (present && !allowed) problems.add(`${path}.${key}`, 'a value', `nothing: ${indicator} has no ${key}`);
    };
    need('window', info.window, windowMs !== undefined);
    need('venue', info.venue === true, query.venue !== undefined, true);
    need('gauge', info.gauge === true, query.gauge !== undefined);
    need('symbol', false, query.symbol !== undefined, info.gauge === true);
    need('book', info.book === true, query.book !== undefined);
    need('account', false, query.account !== undefined, info.book === true);
  }
  const given = Object.fromEntries(Object.entries(query).filter(([, value]) => value !== undefined));
  return { indicator, ...given, ...(windowMs === undefined ? {} : { windowMs }) };
}

function readWindow(problems: Problems, path: string, value: unknown): number {
  const spanMs = typeof value === 'string' ? parseSpanMs(value) : NaN;
  if (spanMs > 0 && spanMs <= WINDOW_MS_MAX) return spanMs;
  problems.add(path, showValue(value), 'a length such as 1m, 4h or 30d, at most 30d');
  return NaN;
}

function readLevel(problems: Problems, path: string, item: Map_): Pick<AlertRule, 'direction' | 'threshold' | 'clear'> {
  const both = item['above'] !== undefined && item['below'] !== undefined;
  const none = item['above'] === undefined && item['below'] === undefined;
  if (both || none) problems.add(path, both ? 'above and below' : 'no threshold', 'either above or below');
  const direction = item['below'] === undefined ? 'above' : 'below';
  const threshold = both || none ? NaN : problems.number(`${path}.${direction}`, item[direction]);
  const clear = item['clear'] === undefined ? threshold : problems.number(`${path}.clear`, item['clear']);
  const wrong = direction === 'above' ? clear > threshold : clear < threshold;
  if (wrong)
    problems.add(`${path}.clear`, `${clear}`, `a value ${direction === 'above' ? 'up to' : 'from'} ${threshold}`);
  return { direction, threshold, clear };
}

function readQuiet(problems: Problems, path: string, value: unknown): QuietHours[] {
  if (value === undefined) return [];
  return problems.list(path, value, 24).flatMap((item, k) => {
    const match = typeof item === 'string' ? /^([01]\d|2[0-3]):([0-5]\d)-([01]\d|2[0-3]):([0-5]\d)$/.exec(item) : null;
    const [fromHour, fromMin, toHour, toMin] = match === null ? [] : match.slice(1).map(Number);
    const quiet = { fromMinute: fromHour! * 60 + fromMin!, toMinute: toHour! * 60 + toMin! };
    if (match !== null && quiet.fromMinute !== quiet.toMinute) return [quiet];
    problems.add(`${path}[${k}]`, showValue(item), 'hours in UTC such as "22:00-06:00"');
    return [];
  });
}

function issue(where: string, got: string, expected: string): Issue {
  return { where, row: -1, column: '', got, expected };
}

/**
 * A mix of leverage of one's own, as YAML: what the map assumes by venue, where somebody knows better. Every mistake is
 * named with file, line and key.
 */
import { IssuesError } from '@firebreak/engine';
import { withLines } from '../../store/scenarioFile.ts';
import { readYaml } from '../../store/yamlFile.ts';
import { isMap, type Map_, Problems, showValue } from '../alerts/problems.ts';
import type { MixChanges } from './mix.ts';

/** Changes by venue of the reference tables; plain data, so that a thread can be given it. */
export type MixFile = Readonly<Record<string, MixChanges>>;

const KEYS = ['leverage', 'sizes_usd', 'holding_days', 'carry_share'];
const BIN_KEYS = ['min', 'max', 'share'];
const LIST_MAX = 100;
/** Shares may be rounded. */
const SHARES_TOLERANCE = 0.005;
const LEVERAGE_MAX = 1000;
const USD_MAX = 1e12;
const DAYS_MAX = 365;

/** Reads and checks a file. Throws InputError as the YAML reader, IssuesError with file, line and key of mistakes. */
export function readMixFile(path: string, venues: readonly string[]): MixFile {
  const yaml = readYaml(path, 'docs/monitor.md');
  try {
    return parseMix(yaml.doc, venues);
  } catch (error) {
    throw error instanceof IssuesError ? withLines(error, yaml) : error;
  }
}

/** Checks a document. Throws IssuesError with the path of each mistake, such as `bybit.leverage[1].share`. */
export function parseMix(doc: unknown, venues: readonly string[]): MixFile {
  const problems = new Problems();
  if (!isMap(doc)) problems.add('file', showValue(doc), 'a map of venues');
  const map = isMap(doc) ? doc : {};
  problems.keys('', map, venues);
  const entries = Object.entries(map).map(([venue, value]) => {
    if (isMap(value)) return [venue, readVenue(problems, venue, value)] as const;
    problems.add(venue, showValue(value), `a map with some of ${KEYS.join(', ')}`);
    return [venue, {}] as const;
  });
  problems.throwIfAny();
  return Object.fromEntries(entries);
}

function readVenue(problems: Problems, path: string, map: Map_): MixChanges {
  problems.keys(path, map, KEYS);
  const { leverage, sizes_usd: sizes, holding_days: days, carry_share: carry } = map;
  return {
    ...(leverage === undefined ? {} : { leverage: readLeverage(problems, `${path}.leverage`, leverage) }),
    ...(sizes === undefined ? {} : { sizesUsd: readSizes(problems, `${path}.sizes_usd`, sizes) }),
    ...(days === undefined ? {} : { holdingDays: within(problems, `${path}.holding_days`, days, [0, DAYS_MAX]) }),
    ...(carry === undefined ? {} : { carryShare: share(problems, `${path}.carry_share`, carry) }),
  };
}

function readLeverage(problems: Problems, path: string, value: unknown): NonNullable<MixChanges['leverage']> {
  const bins = problems.list(path, value, LIST_MAX).map((item, k) => {
    const where = `${path}[${k}]`;
    const map = isMap(item) ? item : {};
    if (!isMap(item)) problems.add(where, showValue(item), `a map of ${BIN_KEYS.join(', ')}`);
    else problems.keys(where, item, BIN_KEYS);
    const max = within(problems, `${where}.max`, map['max'], [1, LEVERAGE_MAX]);
    const min = map['min'] === undefined ? 1 : within(problems, `${where}.min`, map['min'], [0, LEVERAGE_MAX]);
    if (min >= max) problems.add(`${where}.min`, showValue(min), `less than max, ${max}`);
    return {
      min_leverage: min,
      max_leverage: max,
      share_open_interest: share(problems, `${where}.share`, map['share']),
    };
  });
  const total = bins.reduce((sum, bin) => sum + bin.share_open_interest, 0);
  if (bins.length > 0 && Math.abs(total - 1) > SHARES_TOLERANCE) {
    problems.add(path, `shares that add up to ${Number(total.toFixed(4))}`, 'shares that add up to 1');
  }
  return bins;
}

function readSizes(problems: Problems, path: string, value: unknown): number[] {
  return problems.list(path, value, LIST_MAX).map((size, k) => within(problems, `${path}[${k}]`, size, [0, USD_MAX]));
}

/** A number above the first and up to the second. */
function within(problems: Problems, path: string, value: unknown, [above, most]: readonly [number, number]): number {
  const number = problems.number(path, value);
  if (number <= above || number > most) problems.add(path, showValue(value), `above ${above} and at most ${most}`);
  return number;
}

function share(problems: Problems, path: string, value: unknown): number {
  const number = problems.number(path, value);
  if (number < 0 || number > 1) problems.add(path, showValue(value), 'a share from 0 to 1');
  return number;
}

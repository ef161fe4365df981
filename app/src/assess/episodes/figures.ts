/**
 * The figures of an episode: a YAML file in which every number has a class, a source and a day. A figure stands for the
 * range that its printed digits allow.
 */
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { InternalError, IssuesError, nearestHint } from '@firebreak/engine';
import type { Issue } from '@firebreak/engine';
import { withLines } from '../../store/scenarioFile.ts';
import type { CaseInfo } from '../../store/scenarioFile.ts';
import { readYaml } from '../../store/yamlFile.ts';
import type { YamlFile } from '../../store/yamlFile.ts';
import { FIGURE_CLASSES } from './types.ts';
import type { Figure, HeldTo } from './types.ts';

const FOLDER = new URL('../../../cases/episodes/', import.meta.url);
const SCALES = { '': 1, k: 1e3, m: 1e6, bn: 1e9, tn: 1e12 } as const;
const BOUNDS = ['rounded', 'above', 'below'] as const;
const NUMBER = /^\d+(,\d{3})*(\.(?<decimals>\d+))?(e-?\d+)?$/;
const KEYS = ['id', 'what', 'figure', 'scale', 'unit', 'class', 'bound', 'within', 'source', 'date'];

/** The figures of a case by id, and what the list of cases says of it. */
export interface EpisodeFile {
  readonly info: CaseInfo;
  readonly figures: readonly Figure[];
  /** What to read out of the results, and what they cannot say. */
  readonly notes: readonly string[];
}

/** Names of the episodes that ship with Firebreak, in order. */
export function episodeNames(): string[] {
  const files = readdirSync(FOLDER).filter((name) => name.endsWith('.yaml'));
  return files.map((name) => name.slice(0, -'.yaml'.length)).sort();
}

/** Reads the figures of an episode by its name. Throws IssuesError with file, line and key of what is wrong in it. */
export function readEpisode(name: string): EpisodeFile {
  return parseEpisode(readYaml(fileURLToPath(new URL(`${name}.yaml`, FOLDER)), 'docs/cases.md'));
}

/** The same from a file that was read. Throws IssuesError as {@link readEpisode}. */
export function parseEpisode(yaml: YamlFile): EpisodeFile {
  const issues: Issue[] = [];
  const doc = isMap(yaml.doc) ? yaml.doc : {};
  const head = (key: string): string => textAt(issues, doc[key], key);
  const rows: unknown = doc['figures'];
  if (!Array.isArray(rows)) report(issues, 'figures', rows, 'a list of figures');
  const list: unknown[] = Array.isArray(rows) ? rows : [];
  const figures = list.flatMap((row, k) => figureOf(issues, row, `figures[${k}]`));
  figures.forEach(({ id }, k) => {
    if (figures.findIndex((other) => other.id === id) < k) report(issues, `figures[${k}].id`, id, 'an id of its own');
  });
  const info: CaseInfo = {
    name: head('name'),
    title: head('title'),
    description: head('description'),
    horizon: head('horizon'),
    date: head('date'),
    heldTo: figures.filter((figure) => figure.class === 'target').map(({ id }) => id),
    file: yaml.file,
  };
  const given: unknown = doc['notes'];
  if (!Array.isArray(given)) report(issues, 'notes', given, 'a list of texts');
  const notes = (Array.isArray(given) ? given : []).map((note: unknown, k) => textAt(issues, note, `notes[${k}]`));
  if (issues.length > 0) throw withLines(new IssuesError(issues), yaml);
  return { info, figures, notes };
}

function figureOf(issues: Issue[], row: unknown, path: string): Figure[] {
  if (!isMap(row)) {
    report(issues, path, row, 'a map');
    return [];
  }
  const before = issues.length;
  for (const key of Object.keys(row)) {
    if (!KEYS.includes(key)) report(issues, `${path}.${key}`, row[key], 'no such key', nearestHint(key, KEYS));
  }
  const text = (key: string): string => textAt(issues, row[key], `${path}.${key}`);
  const choice = <T extends string>(key: string, names: readonly T[], fallback?: T): T => {
    const value = row[key] ?? fallback;
    if (!names.includes(value as T)) report(issues, `${path}.${key}`, value, `one of ${names.join(', ')}`);
    return value as T;
  };
  const figure = text('figure');
  if (!NUMBER.test(figure)) report(issues, `${path}.figure`, figure, 'a number in quotes, as printed');
  const kind = choice('class', FIGURE_CLASSES);
  const within = row['within'] ?? 0;
  if (typeof within !== 'number' || !(within >= 0 && within <= 1) || (kind !== 'target' && within !== 0)) {
    report(issues, `${path}.within`, within, 'a fraction from 0 to 1, of targets only');
  }
  const date = text('date');
  if (!/^\d{4}-\d\d-\d\d$/.test(date)) report(issues, `${path}.date`, date, 'a day such as "2025-10-30"');
  const scale = choice('scale', Object.keys(SCALES) as (keyof typeof SCALES)[], '');
  const bound = choice('bound', BOUNDS, 'rounded');
  const unit = text('unit');
  const read = {
    id: text('id'),
    what: text('what'),
    shown: shownAs(figure, scale, unit, bound),
    unit,
    class: kind,
    within: within as number,
    source: text('source'),
    date,
  };
  return issues.length > before ? [] : [{ ...read, ...rangeOf(figure, SCALES[scale], bound) }];
}

function shownAs(figure: string, scale: string, unit: string, bound: (typeof BOUNDS)[number]): string {
  const sign = bound === 'above' ? '> ' : bound === 'below' ? '< ' : '';
  return [`${sign}${figure}`, scale, unit].filter((part) => part !== '').join(' ');
}

/** Half a unit of the last printed digit to both sides; open to one side for "more than" and "less than". */
function rangeOf(figure: string, scale: number, bound: string): Pick<Figure, 'value' | 'low' | 'high'> {
  const decimals = NUMBER.exec(figure)?.groups?.['decimals']?.length ?? 0;
  const exponent = Number(/e(-?\d+)$/.exec(figure)?.[1] ?? 0);
  const number = Number(figure.replaceAll(',', ''));
  const half = 0.5 * 10 ** (exponent - decimals);
  return {
    value: number * scale,
    low: bound === 'below' ? 0 : (number - half) * scale,
    high: bound === 'above' ? Infinity : (number + half) * scale,
  };
}

function textAt(issues: Issue[], value: unknown, path: string): string {
  if (typeof value === 'string' && value.trim() !== '') return value.trim();
  report(issues, path, value, 'a text');
  return '';
}

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function report(issues: Issue[], where: string, value: unknown, expected: string, hint?: string): void {
  const got = value === undefined ? 'nothing' : typeof value === 'string' ? `"${value}"` : JSON.stringify(value);
  issues.push({ where, row: -1, column: '', got, expected, ...(hint === undefined ? {} : { hint }) });
}

/** A figure by id. Throws InternalError where the file has none: code and file of an episode belong together. */
export function figure(file: EpisodeFile, id: string): Figure {
  const found = file.figures.find((one) => one.id === id);
  if (found !== undefined) return found;
  throw new InternalError(`the file of ${file.info.name} has no figure "${id}"`, {
    code: 'episode-figure',
    hint: `Add it to app/cases/episodes/${file.info.name}.yaml.`,
  });
}

/** The value of a figure by id, in its unit. */
export function valueOf(file: EpisodeFile, id: string): number {
  return figure(file, id).value;
}

/** A result held to a target: met within the range of its digits, widened by the error that the file allows. */
export function holdTo(
  file: EpisodeFile,
  id: string,
  result: Pick<HeldTo, 'name' | 'how' | 'value'> & { readonly class?: HeldTo['class'] },
): HeldTo {
  const target = figure(file, id);
  const { name, how, value } = result;
  const met = value >= target.low * (1 - target.within) && value <= target.high * (1 + target.within);
  return {
    name,
    class: result.class ?? 'predicted',
    how,
    value,
    unit: target.unit,
    target,
    error: value / target.value - 1,
    verdict: met ? 'met' : 'missed',
  };
}

/** Inputs, assumptions and notes of a file, for the result. */
export function basisOf({ info, figures, notes }: EpisodeFile) {
  return {
    name: info.name,
    title: info.title,
    inputs: figures.filter((one) => one.class === 'input'),
    assumed: figures.filter((one) => one.class === 'assumed'),
    notes,
  };
}

/** A scenario document bound to one market: every value checked, every name a row number, every time in seconds. */
import { IssuesError } from '../core/errors.ts';
import type { Snapshot } from '../market/snapshot.ts';
import { readInputs } from './inputs.ts';
import { depthShocks, flows, items, observedPaths, oracleFaults, outages, spotDeviations } from './resolveItems.ts';
import { closures, exploits, redemptions } from './resolveIssuers.ts';
import { lendingFaults, vaultRedemptions, withdrawals } from './resolveLending.ts';
import type { Note } from './resolveSettings.ts';
import { behaviour, market, note, policies, switches } from './resolveSettings.ts';
import { priceShocks } from './resolveShocks.ts';
import { SCENARIO_SCHEMA } from './schema.ts';
import { duration, parseInstant } from './times.ts';
import type { Mode, ResolvedScenario } from './types.ts';
import type { Doc, Reader } from './validate.ts';
import { checkShape, choice, isMap, report, show, text } from './validate.ts';

/** Steps of a run: more than a day at the default step. A longer horizon takes a longer step. */
export const STEPS_MAX = 200_000;

/** Lists whose items are noted with their source. */
const NOTED = [
  ...['shocks', 'paths', 'depth', 'depegs', 'oracles', 'outages', 'transfers_frozen', 'flows'],
  ...['redemptions', 'closures', 'exploits', 'lending_oracles', 'withdrawals'],
];

/**
 * The scenario of a document (as parsed from YAML) for a market. Times are seconds from its start, moves are logs.
 * Throws IssuesError with the path, the value and what was expected for everything that is wrong. Format:
 * docs/scenarios.md.
 */
export function resolveScenario(doc: unknown, snapshot: Snapshot): ResolvedScenario {
  const r: Reader = { snapshot, issues: [], startMs: snapshot.asOfMs, horizonS: NaN };
  if (!isMap(doc)) {
    report(r.issues, 'scenario', show(doc), 'a map of keys such as name, horizon and shocks');
    throw new IssuesError(r.issues);
  }
  checkShape(r.issues, '', doc, SCENARIO_SCHEMA);
  const head = readHead(r, doc);
  const observed = observedPaths(r, doc);
  checkMode(r, head.mode, observed.length);
  const notes: Note[] = [];
  const scenario: ResolvedScenario = {
    ...head,
    priceShocks: priceShocks(r, doc),
    observed,
    depthShocks: depthShocks(r, doc),
    spotDeviations: spotDeviations(r, doc),
    oracleFaults: oracleFaults(r, doc),
    outages: outages(r, doc),
    flows: flows(r, doc),
    redemptions: redemptions(r, doc),
    closures: closures(r, doc),
    exploits: exploits(r, doc),
    lendingFaults: lendingFaults(r, doc),
    withdrawals: withdrawals(r, doc),
    vaultRedemptions: vaultRedemptions(r, doc),
    policies: policies(r, doc, notes),
    switches: switches(r, doc, notes),
    behaviour: behaviour(r, doc, notes),
    market: market(r, doc, notes),
    inputs: readInputs(r, doc),
    notes,
  };
  for (const key of NOTED) {
    for (const item of items({ ...r, issues: [] }, doc, key)) {
      if (item.doc['source'] !== undefined || item.doc['basis'] !== undefined)
        notes.push(note(r, item.path, summary(item.doc), item.doc));
    }
  }
  if (r.issues.length > 0) throw new IssuesError(r.issues);
  return scenario;
}

type Head = Pick<ResolvedScenario, 'name' | 'title' | 'mode' | 'horizonS' | 'stepS' | 'startMs'>;

/** Name, mode and time frame; leaves start and horizon in the reader for the times that follow. */
function readHead(r: Reader, doc: Doc): Head {
  const name = text(r, 'name', doc['name']);
  const title = text(r, 'title', doc['title'], name);
  text(r, 'description', doc['description'], '');
  const mode = choice(r, 'mode', doc['mode'], ['endogenous', 'replay'] as const, 'endogenous');
  const horizonS = duration(r, 'horizon', doc['horizon'], 1);
  const stepS = duration(r, 'step', doc['step'], 0.05, 1);
  if (stepS > 60) report(r.issues, 'step', show(doc['step']), 'a step of 0.05 to 60 seconds');
  const steps = horizonS / stepS;
  if (steps < 1 || steps > STEPS_MAX) {
    report(r.issues, 'horizon', `${steps} steps`, `1 to ${STEPS_MAX} steps`, 'change the step or the horizon');
  }
  r.horizonS = horizonS;
  if (doc['start'] !== undefined) {
    r.startMs = parseInstant(doc['start']);
    if (r.startMs !== r.startMs)
      report(r.issues, 'start', show(doc['start']), 'an instant such as 2025-10-10T20:50:00Z');
  }
  readSources(r, doc);
  return { name, title, mode, horizonS, stepS, startMs: r.startMs };
}

function readSources(r: Reader, doc: Doc): void {
  for (const item of items(r, doc, 'sources')) {
    for (const key of ['what', 'source']) text(r, `${item.path}.${key}`, item.doc[key]);
    text(r, `${item.path}.as_of`, item.doc['as_of'], '');
  }
}

/** An observed path already contains the impact of forced orders, so it is never mixed with a model of that impact. */
function checkMode(r: Reader, mode: Mode, paths: number): void {
  if (mode === 'replay' && paths === 0)
    report(r.issues, 'paths', 'no observed path', 'at least one path in mode replay');
  if (mode === 'endogenous' && paths > 0) {
    report(
      r.issues,
      'paths',
      `${paths} observed paths`,
      'no path in mode endogenous',
      'set mode: replay, or use shocks',
    );
  }
}

/** The first number of an item, for the list of sources. */
function summary(item: Doc): string {
  for (const key of ['move', 'log_move', 'multiplier', 'usd', 'qty', 'tokens', 'share']) {
    if (item[key] !== undefined) return `${key} ${item[key] as string | number}`;
  }
  return ['start', 'end', 'length']
    .filter((key) => item[key] !== undefined)
    .map((key) => `${key} ${String(item[key])}`)
    .join(', ');
}

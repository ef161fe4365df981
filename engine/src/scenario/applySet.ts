/** One value of a document replaced, as `--set shocks[0].move=-0.2` asks: the original is left as it is. */
import type { Issue } from '../core/errors.ts';
import { IssuesError } from '../core/errors.ts';
import type { Node } from './schema.ts';
import { SCENARIO_SCHEMA } from './schema.ts';
import type { Doc } from './validate.ts';
import { isMap, join, report, reportKey, show } from './validate.ts';

/**
 * A copy of the document with the value at a path such as `horizon`, `shocks[0].move` or
 * `policies.binance.pause.move`. Maps on the way are made where they are missing; list items must exist. Throws
 * IssuesError naming the part that is unknown.
 */
export function applySet(doc: unknown, path: string, value: unknown): unknown {
  const issues: Issue[] = [];
  const parts = split(path);
  if (parts === null) report(issues, path === '' ? '--set' : path, `"${path}"`, 'a path such as shocks[0].move');
  const changed = parts === null ? doc : set(issues, doc, SCENARIO_SCHEMA, { parts, at: 0, path: '', value });
  if (issues.length > 0) throw new IssuesError(issues);
  return changed;
}

type Part = string | number;

interface Place {
  readonly parts: readonly Part[];
  readonly at: number;
  readonly path: string;
  readonly value: unknown;
}

/** Keys as strings, list positions as numbers; null where the text is no path. */
function split(path: string): Part[] | null {
  if (!/^[^.[\]=]+(\[\d+\]|\.[^.[\]=]+)*$/.test(path)) return null;
  return Array.from(path.matchAll(/([^.[\]]+)|\[(\d+)\]/g), (part) => part[1] ?? Number(part[2]));
}

function set(issues: Issue[], doc: unknown, node: Node, place: Place): unknown {
  if (place.at === place.parts.length) return place.value;
  const part = place.parts[place.at];
  if (typeof part === 'number') return setItem(issues, doc, node, place, part);
  const path = join(place.path, part);
  if (node.kind === 'any' || node.kind === 'list') {
    report(
      issues,
      path,
      `the key "${part}"`,
      node.kind === 'list' ? `a position such as ${place.path}[0]` : 'no further key',
    );
    return doc;
  }
  if (node.kind === 'object' && !Object.hasOwn(node.keys, part)) {
    reportKey(issues, path, part, Object.keys(node.keys));
    return doc;
  }
  const base = mapAt(doc, node);
  const inner = Object.hasOwn(base, part) ? base[part] : undefined;
  const child = node.kind === 'object' ? node.keys[part] : node.value;
  return { ...base, [part]: set(issues, inner, child, { ...place, at: place.at + 1, path }) };
}

/** The map to change: what stands there, a plain behaviour number as its `value`, or a new map. */
function mapAt(doc: unknown, node: Node): Doc {
  if (isMap(doc)) return doc;
  const keepsValue = node.kind === 'object' && Object.hasOwn(node.keys, 'value') && typeof doc === 'number';
  return keepsValue ? { value: doc } : {};
}

function setItem(issues: Issue[], doc: unknown, node: Node, place: Place, position: number): unknown {
  const path = `${place.path}[${position}]`;
  const list: readonly unknown[] = Array.isArray(doc) ? doc : [];
  if (position >= list.length) {
    const expected =
      list.length === 0 ? `a list at ${place.path} in the scenario` : `a position from 0 to ${list.length - 1}`;
    report(issues, path, `position ${position} of ${show(doc)}`, expected);
    return doc;
  }
  const child: Node = node.kind === 'list' ? node.item : { kind: 'any' };
  return list.map((item, k) =>
    k === position ? set(issues, item, child, { ...place, at: place.at + 1, path }) : item,
  );
}

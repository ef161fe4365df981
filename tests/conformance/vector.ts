/**
 * One worked example of a venue: its inputs under their published field names and the fields a correct engine must
 * return. Files come from several hands, so names are looked up with and without a unit suffix (`size`, `size_btc`)
 * and in the spellings that venues use (`px` and `price`, `mm` and `maintenance_margin`).
 */

export type Value =
  | number
  | boolean
  | string
  | readonly (number | string | boolean)[]
  | Readonly<Record<string, unknown>>
  | null;
export type Computed = Record<string, Value>;
export type Fields = Readonly<Record<string, unknown>>;

export interface Vector {
  readonly id: string;
  readonly venue: string;
  readonly topic: string;
  /** Page that the example is on: where two rules share their inputs, the page says which one is meant. */
  readonly source: string;
  readonly inputs: Fields;
  readonly expected: Fields;
  /** True where the page contradicts itself: `expected` is then what its rule gives, not what it prints. */
  readonly inconsistent: boolean;
  /** Absolute. */
  readonly tolerance: number;
}

/** Computes every field it can from the inputs; undefined where it knows neither the topic nor the shape. */
export type Adapter = (vector: Vector) => Computed | undefined;

/** One way to compute fields: for these topics, undefined where the inputs are not the ones it needs. */
export interface Rule {
  readonly topics: readonly string[];
  readonly compute: (inputs: Fields, source: string) => Computed | undefined;
}

/** An adapter that runs every rule of the topic; where two give the same field, the earlier rule counts. */
export function adapterOf(rules: readonly Rule[]): Adapter {
  return (vector) => {
    let all: Computed | undefined;
    for (const rule of rules) {
      if (!rule.topics.includes(vector.topic)) continue;
      const fields = rule.compute(vector.inputs, vector.source);
      if (fields !== undefined) all = { ...fields, ...all };
    }
    return all;
  };
}

const UNITS =
  /_(usdt|usdc|usde|usd|fdusd|btc|xbt|eth|sol|xrp|bnb|ada|doge|hype|coin|base|quote|contracts|swaps|units|per_hour)$/;

const WORDS: Readonly<Record<string, string>> = {
  px: 'price',
  liq: 'liquidation',
  bust: 'bankruptcy',
  mm: 'maintenance_margin',
  im: 'initial_margin',
  mmr: 'maintenance_margin_rate',
  imr: 'initial_margin_rate',
  upnl: 'unrealized_pnl',
  unrealised: 'unrealized',
  lev: 'leverage',
  mgn: 'margin',
  maint: 'maintenance',
  liab: 'liability',
  utilisation: 'utilization',
  avg: 'average',
  qty: 'size',
};

/** A field name without its unit and with one spelling per word. */
export function canonicalName(name: string): string {
  let bare = name.toLowerCase();
  while (UNITS.test(bare)) bare = bare.replace(UNITS, '');
  return bare
    .split('_')
    .map((word) => WORDS[word] ?? word)
    .join('_');
}

function lookup(fields: Fields, name: string): unknown {
  if (name in fields) return fields[name];
  const wanted = canonicalName(name);
  const keys = Object.keys(fields).filter((key) => canonicalName(key) === wanted);
  return keys.length === 1 ? fields[keys[0]] : undefined;
}

/** The computed value of an expected field; undefined where it was not computed or the name fits several. */
export function computedField(computed: Computed, name: string): Value | undefined {
  return lookup(computed, name) as Value | undefined;
}

function asNumber(value: unknown): number | undefined {
  if (typeof value === 'number') return value;
  if (typeof value !== 'string') return undefined;
  const [top, bottom, ...rest] = value.split('/');
  const number = Number(top) / (bottom === undefined ? 1 : Number(bottom));
  return rest.length === 0 && value.trim() !== '' && Number.isFinite(number) ? number : undefined;
}

/** The first of these inputs that is a number ("2/3" counts), under any unit suffix. */
export function num(inputs: Fields, ...names: readonly string[]): number | undefined {
  for (const name of names) {
    const value = asNumber(lookup(inputs, name));
    if (value !== undefined) return value;
  }
  return undefined;
}

/** The first of these inputs under exactly this name, unit included: for names whose unit decides what they mean. */
export function exact(inputs: Fields, ...names: readonly string[]): number | undefined {
  for (const name of names) {
    const value = asNumber(inputs[name]);
    if (value !== undefined) return value;
  }
  return undefined;
}

/** All named numbers, or undefined where one is missing. */
export function nums<const N extends string>(inputs: Fields, ...names: readonly N[]): Record<N, number> | undefined {
  const out = {} as Record<N, number>;
  for (const name of names) {
    const value = num(inputs, name);
    if (value === undefined) return undefined;
    out[name] = value;
  }
  return out;
}

/** A text input in lower case. */
export function text(inputs: Fields, ...names: readonly string[]): string {
  for (const name of names) {
    const value = inputs[name];
    if (typeof value === 'string') return value.toLowerCase();
  }
  return '';
}

/** A list of objects. */
export function rows(inputs: Fields, ...names: readonly string[]): readonly Fields[] | undefined {
  for (const name of names) {
    const value = lookup(inputs, name);
    if (Array.isArray(value) && value.length > 0 && value.every((row) => typeof row === 'object' && row !== null)) {
      return value as Fields[];
    }
  }
  return undefined;
}

/** A list of numbers; an entry that is null becomes NaN (a source that is missing). */
export function numbers(inputs: Fields, ...names: readonly string[]): number[] | undefined {
  for (const name of names) {
    const value = lookup(inputs, name);
    if (Array.isArray(value) && value.every((x) => x === null || asNumber(x) !== undefined)) {
      return value.map((x) => asNumber(x) ?? NaN);
    }
  }
  return undefined;
}

/** +1 or −1: from `side`, from a word in `mode`, or from the sign of a size; long where nothing says otherwise. */
export function sideOf(inputs: Fields): 1 | -1 {
  const said = `${text(inputs, 'side', 'direction', 'position_side')} ${text(inputs, 'mode')}`;
  if (/\b(short|sell)\b/.test(said)) return -1;
  if (/\b(long|buy)\b/.test(said)) return 1;
  if (Object.keys(inputs).some((key) => /(^|_)short$/.test(key))) return -1;
  const size = num(inputs, 'size', 'position', 'position_size', 'amount');
  return size !== undefined && size < 0 ? -1 : 1;
}

/** Unsigned size of a position, under the names venues give it. */
export function sizeOf(inputs: Fields): number | undefined {
  const size = num(inputs, 'size', 'position_size', 'position_amt', 'position', 'amount', 'perp');
  return size === undefined ? undefined : Math.abs(size);
}

export function entryOf(inputs: Fields): number | undefined {
  return num(inputs, 'entry_px', 'avg_px', 'avg_entry_px', 'open_px', 'entry');
}

export function markOf(inputs: Fields): number | undefined {
  return num(inputs, 'mark_px', 'mark', 'px', 'exit_px', 'px_now', 'current_px', 'oracle_px');
}

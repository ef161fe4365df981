/**
 * jelly-2025: a short that its owner lets be liquidated on Hyperliquid, inherited by the vault while the thin price
 * outside is pushed up. The trader's margin and the vault's loss follow from the published positions by the venue's
 * rules; runs of the engine say who takes what over and when, with and without the limits that were missing.
 */
import { buildSnapshot, EVENT, prepare, resolveScenario, runCascade } from '@firebreak/engine';
import type { RunResult } from '@firebreak/engine';
import { basisOf, holdTo, readEpisode, valueOf } from './figures.ts';
import type { EpisodeFile } from './figures.ts';
import { JELLY, jellyMarket } from './jellyMarket.ts';
import type { JellyMarket } from './jellyMarket.ts';
import type { Episode, EpisodeTable, HeldTo } from './types.ts';

/** Minutes that a run goes on after the last price of the path. */
const AFTER_MINUTES = 1;
/** Prices in the table of losses between the closing price and that which ruins the vault, USD. */
const SHOWN_PRICES = [0.02, 0.03] as const;

/** What follows from the published positions before any run. Money in USD. */
interface Position {
  readonly qty: number;
  readonly entry: number;
  /** Margin that the trader left behind, at entry: it goes to the vault with the position. */
  readonly marginUsd: number;
  /** Price at which the margin is used up. */
  readonly bankruptcy: number;
  /** Highest mark at which the published withdrawal leaves the share of notional that the venue asks for. */
  readonly highestMark: number;
}

/** Computes the case. */
export function runJelly(): Episode {
  const file = readEpisode('jelly-2025');
  const position = positionOf(file);
  const actual = runOf(file, position, {});
  return {
    ...basisOf(file),
    heldTo: results(file, position, actual),
    tables: [
      counterfactuals(file, position, actual),
      assumptions(file, position),
      lossTable(file, position),
      withdrawalTable(file, position),
    ],
  };
}

function positionOf(file: EpisodeFile): Position {
  const [qty, entry, back] = [valueOf(file, 'inherited'), valueOf(file, 'entry'), valueOf(file, 'bought-back')];
  const lost = valueOf(file, 'bought-back-usd') - back * entry;
  const marginUsd = valueOf(file, 'deposit') - valueOf(file, 'withdrawn') - lost;
  const worth = marginUsd + qty * entry;
  return {
    qty,
    entry,
    marginUsd,
    bankruptcy: worth / qty,
    highestMark: worth / (qty * (1 + valueOf(file, 'transfer-margin'))),
  };
}

/** What the vault has lost at a price: the position at entry with the margin that came with it. */
function lossAt({ qty, entry, marginUsd }: Position, price: number): number {
  return qty * (price - entry) - marginUsd;
}

function results(file: EpisodeFile, position: Position, actual: RunResult): HeldTo[] {
  const closing = valueOf(file, 'closing-price');
  const rule = 'inherited quantity × rise over entry − margin left';
  const [venue] = actual.summary.byVenue;
  const runLoss = venue!.vaultBeforeUsd - venue!.vaultAfterUsd;
  const takenQty = taken(actual);
  const vaultUsd = valueOf(file, 'vault');
  return [
    holdTo(file, 'loss-closing', { name: 'loss at the closing price', how: rule, value: lossAt(position, closing) }),
    holdTo(file, 'loss-closing', { name: 'the same', how: 'engine run, its own mark at the end', value: runLoss }),
    holdTo(file, 'loss-peak', {
      name: 'loss at the high of 0.043',
      how: rule,
      value: lossAt(position, valueOf(file, 'high')),
    }),
    holdTo(file, 'loss-lookonchain', {
      name: 'loss at the high of 0.043',
      how: rule,
      value: lossAt(position, valueOf(file, 'high')),
    }),
    holdTo(file, 'gain-settlement', {
      name: 'gain of the vault at settlement',
      how: 'the margin that the trader left behind',
      value: -lossAt(position, valueOf(file, 'settlement')),
    }),
    holdTo(file, 'taken-price', {
      name: 'worth at takeover',
      how: 'at the price at which the margin is used up',
      value: position.qty * position.bankruptcy,
    }),
    holdTo(file, 'taken-price', {
      name: 'the same',
      how: 'engine run, at the mark of the takeover',
      value: takenQty.usd,
    }),
    holdTo(file, 'worth-later', {
      name: 'worth at the closing price',
      how: 'inherited quantity × price',
      value: position.qty * closing,
    }),
    holdTo(file, 'ruin-price', {
      name: 'price that ruins the vault',
      how: 'loss = all 230 m USD',
      value: position.entry + (vaultUsd + position.marginUsd) / position.qty,
    }),
  ];
}

/** What the vault inherited from the trader: contract units and USD at the marks of the takeovers. */
function taken({ events }: RunResult): { qty: number; usd: number; atS: number | null } {
  const out = { qty: 0, usd: 0, atS: null as number | null };
  for (let k = 0; k < events.n; k++) {
    if (events.kind[k] !== EVENT.vault_transfer || events.account[k] !== 0) continue;
    out.qty += Math.abs(events.qty[k]!);
    out.usd += events.notionalUsd[k]!;
    out.atS ??= events.timeS[k]!;
  }
  return out;
}

/** What a run changes. */
interface Change {
  /** Positions and margins of the trader, as a multiple. */
  readonly size?: number;
  readonly vaultUsd?: number;
  /** Index and mark stay at what they are when they have moved by this much. */
  readonly cap?: number;
  /** The price outside rests; only the index is off, by what it rose on the day. */
  readonly indexOnly?: boolean;
  /** In place of the file's assumptions. */
  readonly depthUsd?: number;
  readonly maxLeverage?: number;
  readonly minutes?: number;
}

function runOf(file: EpisodeFile, position: Position, change: Change): RunResult {
  const market = marketOf(file, position, change);
  const snapshot = buildSnapshot(jellyMarket(market));
  const scenario = resolveScenario(scenarioOf(file, market.mark, change), snapshot);
  return runCascade(prepare(snapshot, scenario), { seed: 1, record: 'events' });
}

function marketOf(file: EpisodeFile, position: Position, change: Change): JellyMarket {
  const { size = 1, vaultUsd, depthUsd, maxLeverage } = change;
  const long = (id: string): number => (size * valueOf(file, id)) / position.entry;
  return {
    mark: position.highestMark,
    entry: position.entry,
    shortQty: size * position.qty,
    shortMarginUsd: size * position.marginUsd,
    longQty: [long('long-one'), long('long-two')],
    longMarginUsd: size * (valueOf(file, 'deposits') - valueOf(file, 'deposit')),
    vaultUsd: vaultUsd ?? valueOf(file, 'vault'),
    depthUsd: depthUsd ?? valueOf(file, 'depth'),
    maxLeverage: maxLeverage ?? valueOf(file, 'max-leverage'),
    asOfMs: Date.parse('2025-03-26T13:03:00Z'),
  };
}

/** The price outside rises in a straight line of logs from the start to the closing price; the vault waits. */
function scenarioOf(file: EpisodeFile, mark: number, change: Change): unknown {
  const { cap, indexOnly, minutes = valueOf(file, 'rise-length') } = change;
  const rise = valueOf(file, 'closing-price') / mark;
  const path = { assets: 'JELLY', move: indexOnly === true ? 0 : rise - 1, start: 0, length: `${minutes}m` };
  const cappedS = cap === undefined ? 0 : Math.round((60 * minutes * Math.log(1 + cap)) / Math.log(rise));
  const frozen = (use: string) => ({ assets: 'JELLY', use, kind: 'freeze', start: `${cappedS}s` });
  const pumped = { assets: 'JELLY', use: 'index', kind: 'offset', move: rise - 1, start: '5m' };
  return {
    name: 'jelly-2025',
    horizon: `${minutes + AFTER_MINUTES}m`,
    step: '1s',
    shocks: [path],
    oracles: [...(cap === undefined ? [] : [frozen('index'), frozen('mark')]), ...(indexOnly === true ? [pumped] : [])],
    behaviour: { unwind_per_s: 0 },
  };
}

function counterfactuals(file: EpisodeFile, position: Position, actual: RunResult): EpisodeTable {
  const capShare = (valueOf(file, 'interest-cap') * valueOf(file, 'market-cap')) / (position.qty * position.entry);
  const own = valueOf(file, 'own-vault') * valueOf(file, 'vault');
  const cap = valueOf(file, 'oracle-cap');
  const row = (name: string, run: RunResult): (string | number | null)[] => {
    const { summary } = run;
    const [venue] = summary.byVenue;
    const end = summary.byInstrument.find(({ instrument }) => instrument === JELLY)!.endPrice;
    const inherited = taken(run);
    const loss = venue!.vaultBeforeUsd - venue!.vaultAfterUsd;
    return [name, inherited.qty, inherited.atS, loss, summary.adlUsd, summary.firstAdlS, summary.badDebtUsd, end];
  };
  return {
    title: 'Runs of the engine, with one thing changed',
    note:
      'Times are seconds from the start of the rise. The vault keeps what it inherits. Auto-deleveraging closes it ' +
      "against the longs at the previous mark, here the trader's own; what the vault cannot pay would be bad debt.",
    columns: [
      { head: 'run', kind: 'text' },
      { head: 'inherited,\nJELLY', kind: 'count' },
      { head: 'after,\ns', kind: 'count' },
      { head: 'vault\nloses', kind: 'usd' },
      { head: 'ADL', kind: 'usd' },
      { head: 'after,\ns', kind: 'count' },
      { head: 'bad\ndebt', kind: 'usd' },
      { head: 'last\nprice', kind: 'price' },
    ],
    rows: [
      row('as it was: one vault for all strategies', actual),
      row('vault that stands alone, 1% of the whole', runOf(file, position, { vaultUsd: own })),
      row('open interest capped at 10% of capitalisation', runOf(file, position, { size: capShare })),
      row('index and mark capped at +15%', runOf(file, position, { cap })),
      row('only the oracle is pushed, the book rests', runOf(file, position, { indexOnly: true })),
    ],
  };
}

/** The run as it was with each assumption at other values: what of it depends on them. */
function assumptions(file: EpisodeFile, position: Position): EpisodeTable {
  const depth = valueOf(file, 'depth');
  const changes: readonly (readonly [string, Change])[] = [
    ['depth, a quarter', { depthUsd: depth / 4 }],
    ['depth, four times', { depthUsd: 4 * depth }],
    ['highest leverage 10', { maxLeverage: 10 }],
    ['highest leverage 50', { maxLeverage: 50 }],
    ['rise within 15 minutes', { minutes: 15 }],
    ['rise within 2 hours', { minutes: 120 }],
  ];
  return {
    title: 'The run as it was, with other assumptions',
    note:
      'Depth, highest leverage and the speed of the rise are assumed. The first order on the book goes no further ' +
      'than to the bankruptcy price, so that the vault inherits what the book does not take, whatever the depth.',
    columns: [
      { head: 'assumption', kind: 'text' },
      { head: 'inherited, JELLY', kind: 'count' },
      { head: 'worth then', kind: 'usd' },
      { head: 'vault loses', kind: 'usd' },
      { head: 'ADL', kind: 'usd' },
      { head: 'bad debt', kind: 'usd' },
    ],
    rows: changes.map(([name, change]) => {
      const run = runOf(file, position, change);
      const { qty, usd } = taken(run);
      const { byVenue, adlUsd, badDebtUsd } = run.summary;
      return [name, qty, usd, byVenue[0]!.vaultBeforeUsd - byVenue[0]!.vaultAfterUsd, adlUsd, badDebtUsd];
    }),
  };
}

function lossTable(file: EpisodeFile, position: Position): EpisodeTable {
  const prices = ['settlement', 'closing-price', 'high', 'ruin-price'].map((id) => valueOf(file, id));
  const all = [...prices, position.bankruptcy, ...SHOWN_PRICES].sort((a, b) => a - b);
  const vaultUsd = valueOf(file, 'vault');
  return {
    title: 'Loss of the vault by price',
    note: 'By rule; negative is a gain. The second price is that at which the trader had nothing left.',
    columns: [
      { head: 'price', kind: 'price' },
      { head: 'vault loses', kind: 'usd' },
      { head: 'of the vault', kind: 'share' },
    ],
    rows: all.map((price) => [price, lossAt(position, price), lossAt(position, price) / vaultUsd]),
  };
}

function withdrawalTable(file: EpisodeFile, { qty, entry, marginUsd, bankruptcy }: Position): EpisodeTable {
  const shares = [0.1, valueOf(file, 'transfer-margin'), 1 / 3];
  return {
    title: 'The withdrawal under a rule that a share of notional must remain',
    note: '10% is the rule of the later documentation, 20% that of the day, a third that of a leverage of 3.',
    columns: [
      { head: 'must remain', kind: 'share' },
      { head: 'possible up to a mark of', kind: 'price' },
      { head: 'rise from there until the margin is gone', kind: 'share' },
    ],
    rows: shares.map((share) => {
      const mark = (marginUsd + qty * entry) / (qty * (1 + share));
      return [share, mark, bankruptcy / mark - 1];
    }),
  };
}

/**
 * The tables of the HTML report: outcomes by venue, asset and instrument, who paid, largest events, what is assumed.
 */
import { EVENT } from '@firebreak/engine';
import type { GroupTotals, RunResult } from '@firebreak/engine';
import { count, counted, duration, moment, percent, price, usd } from './format.ts';
import { htmlTable, numberColumn, textColumn } from './html.ts';
import type { HtmlCell } from './html.ts';
import { accountName, basisRows, largestFirst, partialOf } from './runView.ts';
import type { RunView } from './runView.ts';

const ASSETS_SHOWN = 20;
const INSTRUMENTS_SHOWN = 20;
const EVENTS_SHOWN = 20;
const PAYERS_SHOWN = 20;
/** What takes a position, or money, from somebody. */
const EVENT_WORDS = new Map<number, string>([
  [EVENT.liquidation, 'liquidation into the book'],
  [EVENT.vault_transfer, 'taken over by the vault'],
  [EVENT.fund_takeover, 'taken over by the fund'],
  [EVENT.adl, 'auto-deleveraging'],
  [EVENT.bad_debt, 'bad debt'],
]);

function barOf(value: number, max: number, text = usd(value)): HtmlCell {
  return value > 0 && max > 0 ? { text, bar: value / max } : text;
}

function maxOf<T>(rows: readonly T[], value: (row: T) => number): number {
  return rows.reduce((most, row) => Math.max(most, value(row)), 0);
}

/** Outcomes by venue. */
export function venueTable(view: RunView): string {
  const rows = largestFirst(view.result.summary.byVenue);
  const most = maxOf(rows, (row) => row.liquidatedUsd);
  const heads = ['Liquidated', 'of open interest', 'Accounts', 'Auto-deleveraged', 'Open interest', 'Insurance fund'];
  return htmlTable(
    'Liquidated, auto-deleveraged and lost, by venue',
    [textColumn('Venue'), ...[...heads, 'Bad debt', 'First auto-deleveraging'].map(numberColumn)],
    rows.map((row) => [
      row.key,
      barOf(row.liquidatedUsd, most),
      shareOfInterest(row),
      count(row.liquidatedAccounts),
      usd(row.adlUsd),
      `${usd(row.openInterestBeforeUsd)} → ${usd(row.openInterestAfterUsd)}`,
      `${usd(row.fundBeforeUsd)} → ${usd(row.fundAfterUsd)}`,
      usd(row.badDebtUsd),
      row.firstAdlS === null ? 'none' : `after ${duration(row.firstAdlS)} min`,
    ]),
  );
}

function shareOfInterest(row: GroupTotals): string {
  return row.openInterestBeforeUsd > 0 ? percent(row.liquidatedUsd / row.openInterestBeforeUsd) : 'none held';
}

/** Outcomes by asset, the largest first. */
export function assetTable(view: RunView): string {
  const rows = largestFirst(view.result.summary.byAsset).slice(0, ASSETS_SHOWN);
  const most = maxOf(rows, (row) => row.liquidatedUsd);
  const heads = ['Liquidated', 'of it longs', 'of open interest', 'Accounts', 'Auto-deleveraged', 'Bad debt'];
  return htmlTable(
    'Liquidated, auto-deleveraged and lost, by asset',
    [textColumn('Asset'), ...heads.map(numberColumn)],
    rows.map((row) => [
      row.key,
      barOf(row.liquidatedUsd, most),
      row.liquidatedUsd > 0 ? percent(row.liquidatedLongUsd / row.liquidatedUsd) : 'none',
      shareOfInterest(row),
      count(row.liquidatedAccounts),
      usd(row.adlUsd),
      usd(row.badDebtUsd),
    ]),
  );
}

/** Prices by instrument, the largest overshoot first. */
export function instrumentTable(view: RunView): string {
  const rows = [...view.result.summary.byInstrument]
    .sort((a, b) => b.overshoot - a.overshoot)
    .slice(0, INSTRUMENTS_SHOWN);
  const heads = ['Overshoot', 'Start', 'Exogenous low', 'Low', 'at', 'End', 'Least bid depth', 'Widest spread'];
  return htmlTable(
    'Prices by instrument, largest overshoot first',
    [textColumn('Instrument'), ...heads.map(numberColumn)],
    rows.map((row) => [
      row.instrument,
      percent(row.overshoot),
      price(row.startPrice),
      price(row.exogenousLow),
      price(row.lowPrice),
      `${duration(row.lowAtS)} min`,
      price(row.endPrice),
      `${percent(row.minBidDepthShare)} of calm`,
      percent(row.maxSpread),
    ]),
  );
}

/** Who ended up paying. */
export function payerTable(view: RunView): string {
  const rows = view.result.summary.payers.filter((row) => Math.abs(row.usd) >= 0.5).sort((a, b) => b.usd - a.usd);
  if (rows.length === 0) return '<p>Nobody paid for anybody else.</p>';
  const most = maxOf(rows, (row) => row.usd);
  return htmlTable(
    'Who ended up paying',
    [textColumn('Who'), textColumn('Venue'), numberColumn('Paid'), textColumn('How')],
    rows.slice(0, PAYERS_SHOWN).map((row) => [row.who, row.venue, barOf(row.usd, most), row.how]),
  );
}

/** The waterfall: where forced positions went, each counted once, and what was left as debt. */
export function waterfallTable(view: RunView): string {
  const { byMechanism, badDebtUsd, fundDrawUsd, adlHaircutUsd, liquidatedUsd } = view.result.summary;
  const words = {
    book: 'sold or bought in the order book',
    vault: 'taken over by a backstop vault',
    fund: 'taken over by an insurance fund',
    adl: 'closed against winners (auto-deleveraging)',
  };
  const taken = byMechanism.map((row): HtmlCell[] => [
    words[row.key],
    barOf(row.notionalUsd, liquidatedUsd),
    percent(row.share),
  ]);
  const share = (value: number) => (liquidatedUsd > 0 ? `${percent(value / liquidatedUsd)} of it` : 'none');
  return htmlTable(
    'Waterfall: how forced positions left their owners, and who covered the loss',
    [textColumn('Step'), numberColumn('Amount'), numberColumn('Share of forced notional')],
    [
      ...taken,
      adlHaircutUsd < 0
        ? ['gain of auto-deleveraged winners against the mark', usd(-adlHaircutUsd), share(-adlHaircutUsd)]
        : ['loss that auto-deleveraged winners gave up', usd(adlHaircutUsd), share(adlHaircutUsd)],
      ['loss that insurance funds paid', usd(fundDrawUsd), share(fundDrawUsd)],
      ['bad debt: loss that nobody covered', usd(badDebtUsd), share(badDebtUsd)],
    ],
  );
}

/** Rows of the largest events of a run, the largest first. */
export function largestEvents({ events }: RunResult, shown = EVENTS_SHOWN): number[] {
  const size = (row: number) =>
    events.kind[row] === EVENT.bad_debt ? events.amountUsd[row]! : events.notionalUsd[row]!;
  const rows: number[] = [];
  for (let row = 0; row < events.n; row++) if (EVENT_WORDS.has(events.kind[row]!)) rows.push(row);
  return rows.sort((a, b) => size(b) - size(a) || a - b).slice(0, shown);
}

/** The largest single events. */
export function eventTable(view: RunView): string {
  const { snapshot, result } = view;
  const { events } = result;
  const rows = largestEvents(result);
  if (rows.length === 0) return '<p>No event of this run took a position or money from anybody.</p>';
  return htmlTable(
    `The ${counted(rows.length, 'largest event')}`,
    [
      numberColumn('After'),
      ...['What', 'Account', 'Instrument', 'Position'].map(textColumn),
      ...['Notional', 'Price', 'Members'].map(numberColumn),
    ],
    rows.map((row) => {
      const debt = events.kind[row] === EVENT.bad_debt;
      const instrument = events.instrument[row]!;
      const side = events.qty[row]! < 0 ? 'long' : events.qty[row]! > 0 ? 'short' : '';
      return [
        `${duration(events.timeS[row]!)} min`,
        EVENT_WORDS.get(events.kind[row]!)!,
        accountName(snapshot, events.account[row]!),
        instrument < 0 ? '' : snapshot.instruments.id[instrument]!,
        side,
        usd(debt ? events.amountUsd[row]! : events.notionalUsd[row]!),
        events.price[row]! > 0 ? price(events.price[row]!) : '',
        count(events.members[row]!),
      ];
    }),
  );
}

/** Shares of inputs that are measured, modelled, assumed and synthetic. */
export function basisTable(view: RunView): string {
  const kinds = ['measured', 'modelled', 'assumed', 'synthetic'] as const;
  return htmlTable(
    'Where the inputs come from',
    [textColumn('Input'), ...kinds.map(numberColumn)],
    basisRows(view.result.summary).map(({ label, shares }) => [
      label,
      ...kinds.map((kind): HtmlCell => barOf(shares[kind], 1, percent(shares[kind]))),
    ]),
  );
}

/** What an import filled in; empty where the data were complete. */
export function partialTable(view: RunView): string {
  const partial = partialOf(view.snapshot);
  if (partial === null) return '';
  const filled = htmlTable(
    'Partial data: what was filled in',
    [textColumn('Column'), textColumn('How'), ...['Measured', 'Filled', 'Rows'].map(numberColumn)],
    partial.filled.map((row) => [row.column, row.how, count(row.measured), count(row.filled), count(row.rows)]),
  );
  if (partial.residualByInstrument.length === 0) return filled;
  const residual = htmlTable(
    'Booked to the residual account, which is never liquidated, so that longs equal shorts',
    [textColumn('Instrument'), numberColumn('Net position')],
    partial.residualByInstrument.map((row) => [row.instrument, usd(row.usd)]),
  );
  return filled + residual;
}

/** Values of the scenario with their origin, and the sources of the market. */
export function assumptionTables({ scenario, snapshot }: RunView): string {
  const notes = htmlTable(
    'What the scenario sets',
    ['Key', 'Value', 'Basis', 'Source'].map(textColumn),
    scenario.notes.map((note) => [note.key, note.value, note.basis, note.source]),
  );
  const sources = htmlTable(
    `Sources of the market "${snapshot.name}", as of ${moment(snapshot.asOfMs)}`,
    ['What', 'Source', 'As of', 'Basis'].map(textColumn),
    snapshot.sources.map((source) => [source.what, source.source, source.asOf, source.basis]),
  );
  return (scenario.notes.length > 0 ? notes : '') + (snapshot.sources.length > 0 ? sources : '');
}

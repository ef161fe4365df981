/**
 * A market described for the terminal: counts, open interest, leverage, concentration, distance to liquidation,
 * origins.
 */
import { BASES, distanceToLiquidation, feeInMaintenanceOf, inspect, marginTables } from '@firebreak/engine';
import type { DistanceReport, Inspection, PartialNote, Snapshot } from '@firebreak/engine';
import { amount, count, counted, moment, percent } from './format.ts';
import { textBar, textTable } from './textTable.ts';
import type { TextColumn } from './textTable.ts';
import type { TerminalLook } from './section.ts';

const BAR_WIDTH = 36;
const ASSETS_SHOWN = 12;
const right = (head: string): TextColumn => ({ head, align: 'right' });

/** A market with its distances to liquidation and its hash. */
export interface InspectionView {
  readonly inspection: Inspection;
  readonly distances: DistanceReport['histogram'];
  readonly hash: string;
  readonly partial: PartialNote | null;
}

/** Describes a market. */
export function inspectionView(snapshot: Snapshot, hash: string): InspectionView {
  const tables = marginTables(snapshot, feeInMaintenanceOf(snapshot));
  const distances = distanceToLiquidation(snapshot, tables).histogram;
  return { inspection: inspect(snapshot), distances, hash, partial: snapshot.partial };
}

/** The object that `snapshot inspect --json` prints; the open end of the last distance bin is null. */
export function inspectionJson({ inspection, distances, hash, partial }: InspectionView): Record<string, unknown> {
  const distanceToLiquidation = distances.map((bin) => ({ ...bin, to: Number.isFinite(bin.to) ? bin.to : null }));
  return { ...inspection, distanceToLiquidation, snapshotHash: hash, ...(partial === null ? {} : { partial }) };
}

/** The description as text, ending with a line break. */
export function renderInspection(view: InspectionView, look: TerminalLook): string {
  const { inspection } = view;
  const { colors } = look;
  const { counts } = inspection;
  const title = colors.bold(`Market "${inspection.name}", ${moment(inspection.asOfMs)}`);
  const synthetic = inspection.synthetic ? `\n${colors.yellow('synthetic market: these accounts were generated')}` : '';
  const partial =
    view.partial === null ? '' : `\n${colors.yellow('partial: gaps were filled at import; --json lists them')}`;
  const spotBooks = counts.spotBooks === 0 ? '' : ` and ${counted(counts.spotBooks, 'spot book')}`;
  const part = (name: string, body: string) => `${colors.bold(name)}\n${body}`;
  return `${[
    title + synthetic + partial,
    `${counted(counts.venues, 'venue')}, ${counted(counts.instruments, 'contract')}${spotBooks} on ` +
      `${counted(counts.assets, 'asset')}\n` +
      `${count(counts.accounts)} account rows for ${counted(counts.members, 'member')}, ` +
      `${counted(counts.positions, 'position')}, ` +
      `${counted(counts.orders, 'stop order')}\n` +
      `${percent(counts.isolatedShare)} of notional is isolated, ` +
      `${percent(counts.multiShare)} backed by several collateral assets` +
      (counts.portfolioShare > 0 ? `, ${percent(counts.portfolioShare)} under portfolio margin` : ''),
    part('Open interest, USD, one side', interestTable(inspection, look)),
    part('Leverage (notional over equity)', leverageTable(inspection, look)),
    part('Concentration (share of a venue’s notional)', concentrationTable(inspection, look)),
    part('Distance to liquidation (one adverse move of all prices)', distanceLines(view, look)),
    ...lendingParts(inspection, look),
    part('Origin of the numbers', basisTable(inspection, look)),
    colors.dim(`hash ${view.hash}`),
  ].join('\n\n')}\n`;
}

function interestTable({ openInterest }: Inspection, { colors }: TerminalLook): string {
  const assets = [...openInterest.byAsset].sort((a, b) => b.usd - a.usd);
  const venues = openInterest.byVenue.map(({ venue }) => venue!);
  const at = (asset: string, venue: string) => {
    const found = openInterest.byVenueAsset.find((entry) => entry.asset === asset && entry.venue === venue);
    return found === undefined ? '' : amount(found.usd);
  };
  const rows = assets
    .slice(0, ASSETS_SHOWN)
    .map(({ asset, usd }) => [asset!, ...venues.map((venue) => at(asset!, venue)), amount(usd)]);
  const rest = assets.length - ASSETS_SHOWN;
  const all = ['all', ...openInterest.byVenue.map(({ usd }) => amount(usd)), amount(openInterest.totalUsd)];
  const more = rest > 0 ? colors.dim(`\nall counts ${counted(rest, 'more asset')} too`) : '';
  return textTable([{ head: '' }, ...venues.map(right), right('all')], [...rows, all], colors) + more;
}

function leverageTable({ leverage }: Inspection, { colors }: TerminalLook): string {
  if (leverage.byMembers.length === 0) return 'nobody has a position and equity';
  const times = (value: number) => `${value.toFixed(1)}×`;
  return textTable(
    [{ head: '' }, ...leverage.levels.map((level) => right(percent(level).replace(/\.0+%/, '%')))],
    [
      ['quantile over members', ...leverage.byMembers.map(times)],
      ['quantile over notional', ...leverage.byNotional.map(times)],
    ],
    colors,
  );
}

function concentrationTable({ concentration }: Inspection, { colors }: TerminalLook): string {
  const rows = concentration.map((row) => [
    row.venue,
    ...[row.top1, row.top10, row.top100].map((share) => percent(share)),
    row.herfindahl.toFixed(4),
  ]);
  return textTable([{ head: '' }, ...['largest', 'largest 10', 'largest 100', 'Herfindahl'].map(right)], rows, colors);
}

function distanceLines({ distances }: InspectionView, { colors, columns }: TerminalLook): string {
  const most = distances.reduce((max, { notionalUsd }) => Math.max(max, notionalUsd), 0);
  const width = Math.min(BAR_WIDTH, columns - 44);
  const rows = distances.map(({ from, to, notionalUsd, members }) => [
    Number.isFinite(to) ? `${short(from)} to ${short(to)}` : `${short(from)} or more, or never`,
    amount(notionalUsd),
    count(members),
    textBar(most > 0 ? notionalUsd / most : 0, width),
  ]);
  return textTable([{ head: 'move' }, right('USD'), right('members'), { head: '' }], rows, colors);
}

/** Loans by the fall of all collateral, at the assets' own prices, at which they may be liquidated. */
function lendingParts({ lending = [] }: Inspection, { colors }: TerminalLook): string[] {
  const [first] = lending;
  if (first === undefined) return [];
  const bins = first.byFall.map(({ from, to }) => (to === null ? `${short(from)} or more` : `to ${short(to)}`));
  const rows = lending.map(({ market, protocol, borrowers, debtUsd, byFall }) => [
    market,
    protocol,
    count(borrowers),
    amount(debtUsd),
    ...byFall.map((bin) => amount(bin.debtUsd)),
  ]);
  const head = [{ head: '' }, { head: '' }, ...['borrowers', 'debt', ...bins].map(right)];
  const title = colors.bold('Loans: debt in USD by the fall of their collateral at which they may be liquidated');
  return [`${title}\n${textTable(head, rows, colors)}`];
}

function short(fraction: number): string {
  return `${Number((fraction * 100).toPrecision(3))}%`;
}

function basisTable({ basis }: Inspection, { colors }: TerminalLook): string {
  const names = { openInterest: 'open interest', depth: 'depth', accounts: 'accounts', tiers: 'margin tiers' } as const;
  const rows = (['openInterest', 'depth', 'accounts', 'tiers'] as const).map((key) => [
    names[key],
    ...BASES.map((kind) => percent(basis[key][kind])),
  ]);
  return textTable([{ head: '' }, ...BASES.map(right)], rows, colors);
}

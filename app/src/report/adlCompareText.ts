/** Deleveraging policies side by side, as text for the terminal. */
import type { AdlPolicy } from '@firebreak/engine';
import { LEVERAGE_BANDS } from '../assess/adlCompare.ts';
import type { AdlComparison, PolicyOutcome } from '../assess/adlCompare.ts';
import { PROFIT_BANDS } from '../sweep/adlTally.ts';
import { count, percent, usd } from './format.ts';
import { type Colors, colorsOf, right, textTable, wrap } from './textTable.ts';

/** Policies as they are shown. */
export const POLICY_NAMES: Readonly<Record<AdlPolicy, string>> = {
  venue: "the venue's ranking",
  pro_rata: 'pro rata on size',
  pro_rata_profit: 'pro rata on profit',
  pro_rata_equity: 'pro rata on equity',
  capped_pro_rata: 'capped pro rata',
  risk_aware: 'risk-aware',
  water_filling: 'leverage water-filling',
};

const NOTES = [
  'ADL and liquidated: notional; they lost: (mark − price) × size over all winners, negative where they were closed ' +
    'at better than the mark. Bad debt: what accounts owed when nothing of them was left, whoever covered it.',
  'By leverage of the account at the start, and hedged (basis traders, whose other leg stays open): shares of the ' +
    'ADL notional. Closed: share of its position that a winner lost, weighted by notional. Half by: the share of ' +
    'winners who gave half of it, the largest givers first.',
  'By profit of the position ÷ its notional at the price of the deleveraging: shares of the ADL notional. Unfair: ' +
    'B·|m − m*| in sum ÷ B, with m the largest share of a position taken in a wave and m* the smallest possible; 0% ' +
    'where all gave alike. Open: positions that were reduced and not closed. Top keeps: what the largest position of ' +
    'a wave keeps of itself.',
  'A policy changes who still holds what, and so what is liquidated later: where the totals differ, that is why.',
];

/** A comparison with the name of its scenario. */
export interface NamedComparison extends AdlComparison {
  readonly title: string;
  readonly seed: number;
}

function bandName(k: number): string {
  const from = k === 0 ? 0 : LEVERAGE_BANDS[k - 1]!;
  return LEVERAGE_BANDS[k] === Infinity ? `above ${from}×` : `to ${LEVERAGE_BANDS[k]}×`;
}

function profitBandName(k: number): string {
  if (k === 0) return 'no profit';
  const inPercent = (share: number): string => `${100 * share}%`;
  return PROFIT_BANDS[k] === Infinity
    ? `above ${inPercent(PROFIT_BANDS[k - 1]!)}`
    : `to ${inPercent(PROFIT_BANDS[k]!)}`;
}

function sharedTable(outcomes: readonly PolicyOutcome[], colors: Colors): string {
  const measures = ['unfair', 'open', 'top keeps'].map(right);
  return textTable(
    [{ head: 'policy' }, ...PROFIT_BANDS.map((_, k) => right(profitBandName(k))), ...measures],
    outcomes.map(({ policy, shared: { profitShares, unfairness, openShare, topKeptShare } }) => [
      POLICY_NAMES[policy],
      ...[...profitShares, unfairness, openShare, topKeptShare].map((share) => percent(share)),
    ]),
    colors,
  );
}

/** Three tables: what was done, whom it hit, how it was shared out; and how to read them. */
export function renderAdlCompare(
  { title, seed, synthetic, outcomes }: NamedComparison,
  options: { columns: number; colors: boolean },
): string {
  const colors = colorsOf(options.colors);
  const done = textTable(
    [{ head: 'policy' }, right('ADL'), right('winners'), right('they lost'), right('bad debt'), right('liquidated')],
    outcomes.map(({ policy, burden, badDebtUsd, liquidatedUsd }) => [
      POLICY_NAMES[policy],
      usd(burden.notionalUsd),
      count(burden.winners),
      usd(burden.haircutUsd),
      usd(badDebtUsd),
      usd(liquidatedUsd),
    ]),
    colors,
  );
  const hit = textTable(
    [
      { head: 'policy' },
      ...LEVERAGE_BANDS.map((_, k) => right(bandName(k))),
      right('hedged'),
      right('closed'),
      right('half by'),
    ],
    outcomes.map(({ policy, burden }) => [
      POLICY_NAMES[policy],
      ...[...burden.leverageShares, burden.hedgedShare, burden.closedShare, burden.halfGivenBy].map((share) =>
        percent(share),
      ),
    ]),
    colors,
  );
  return [
    `Deleveraging policies: ${title}, seed ${seed}, everything else alike`,
    ...(synthetic ? ['synthetic market: these accounts were generated'] : []),
    '',
    done,
    '',
    hit,
    '',
    sharedTable(outcomes, colors),
    '',
    ...NOTES.map((note) => wrap(note, options.columns)),
    '',
  ].join('\n');
}

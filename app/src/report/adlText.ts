/** The comparison of deleveraging policies as text for the terminal. */
import type { AdlTable } from '../assess/adlTable.ts';
import { count, percent, ratio } from './format.ts';
import { colorsOf, textTable, wrap } from './textTable.ts';

const NAMES: Readonly<Record<AdlTable['rows'][number]['policy'], string>> = {
  prod: "the venue's queue",
  contract_pr: 'integer contract pro rata',
  vector: 'vector mirror descent',
  fixed_point_ilp_integer: 'integer min–max',
  pr: 'capped pro rata',
  pnl_pr: 'pro rata on profit',
  eq_pr: 'pro rata on equity',
};

/** Millions with three decimals, as the table was published. */
function millions(usd: number): string {
  const text = Math.abs(usd / 1e6).toFixed(3);
  return usd < 0 && text !== '0.000' ? `−${text}` : text;
}

/** The table, the horizon sweep and what they hide, in lines of at most so many columns. */
export function renderAdlTable(table: AdlTable, options: { columns: number; colors: boolean }): string {
  const colors = colorsOf(options.colors);
  const right = (head: string) => ({ head, align: 'right' as const });
  const policies = textTable(
    [
      { head: 'policy' },
      right('taken'),
      right('overshoot'),
      right('undershoot'),
      right('net'),
      right('tracking'),
      right('fairness'),
      right('loss'),
    ],
    table.rows.map((row) => [
      NAMES[row.policy],
      ...[
        row.takenUsd,
        row.overshootUsd,
        row.undershootUsd,
        row.netOvershootUsd,
        row.trackingUsd,
        row.fairnessUsd,
        row.regretUsd,
      ].map(millions),
    ]),
    colors,
  );
  const sweep = textTable(
    [right('horizon, ms'), right('net overshoot')],
    table.horizons.map((row) => [count(row.horizonMs), millions(row.netOvershootUsd)]),
    colors,
  );
  const notes = hidden(table).map((note) => `  ${wrap(note, options.columns - 2, '  ').trimStart()}`);
  return [
    'Deleveraging policies, Hyperliquid, 10 October 2025',
    'Profit dollars (PnL), millions, summed over waves. Neither equity dollars nor notional.',
    '',
    policies,
    '',
    `Needed: ${millions(table.neededUsd)}.`,
    "The venue's queue by the time after a fill at which losses are looked at (profit dollars, millions):",
    '',
    sweep,
    '',
    'What these totals hide',
    ...notes,
    '',
  ].join('\n');
}

function hidden(table: AdlTable): string[] {
  const { repeated: r, envelope: e, envelopeWithoutRepeated: w, rows } = table;
  const queue = rows[0]!;
  const dropped = percent(1 - table.fills / table.fillsOfEpisode);
  return [
    `Deficit of ${millions(r.publishedUsd)} m (equity dollars) counts one loss of ${millions(r.lossUsd)} m ` +
      `${r.times} times. That it is an artefact of the reconstruction, the venue's own liquidator vault, is an ` +
      `inference from one published fill (docs/adl.md). ` +
      `Counted once: ${millions(r.countedOnceUsd)} m; without it: ${millions(r.leftOutUsd)} m.`,
    `Envelope of regret: ${millions(e.envelopeUsd)} m as published; the queue's loss is ` +
      `${percent(queue.regretUsd / e.envelopeUsd)} of it. ` +
      `Without that loss: ${millions(w.envelopeUsd)} m; ` +
      `the loss is ${ratio(queue.regretUsd / w.envelopeUsd)} times that.`,
    `Waves without a deficit are left out: ${count(table.fills)} of ${count(table.fillsOfEpisode)} fills remain ` +
      `(${dropped} dropped).`,
    `The published overshoot of ${millions(queue.netOvershootUsd)} m is net: ${millions(queue.overshootUsd)} m too ` +
      `much in some waves, less ${millions(queue.undershootUsd)} m too little in others.`,
    'Given by the file per wave: taken, largest haircut, deficit. Computed here: every sum and formula, and what was ' +
      'needed, which equals price gap × contracts over coins.',
  ];
}

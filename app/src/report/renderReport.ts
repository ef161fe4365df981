/**
 * The HTML report of one run: a single file that needs nothing from the network, opens with the answer in one
 * sentence, and says of every number where it comes from.
 */
import { forcedChart, priceCharts, stateCharts } from './charts.ts';
import { count, counted, duration, moment, percent, usd } from './format.ts';
import { escapeHtml, section } from './html.ts';
import { partialOf } from './runView.ts';
import type { RunView } from './runView.ts';
import { feedbackInWords, openingSentence } from './sentence.ts';
import { STYLE } from './style.ts';
import {
  assetTable,
  assumptionTables,
  basisTable,
  eventTable,
  instrumentTable,
  partialTable,
  payerTable,
  venueTable,
  waterfallTable,
} from './tables.ts';

interface Figure {
  readonly name: string;
  readonly value: string;
  readonly words: string;
}

function figures(view: RunView): Figure[] {
  const { summary } = view.result;
  const share = summary.openInterestBeforeUsd > 0 ? summary.liquidatedUsd / summary.openInterestBeforeUsd : 0;
  const first = summary.firstAdlS === null ? 'none happened' : `first after ${duration(summary.firstAdlS)} min`;
  const list: Figure[] = [
    { name: 'Liquidated', value: usd(summary.liquidatedUsd), words: `${percent(share)} of open interest` },
    { name: 'Accounts liquidated', value: count(summary.liquidatedAccounts), words: `of ${count(summary.members)}` },
    { name: 'Auto-deleveraged', value: usd(summary.adlUsd), words: first },
    { name: 'Bad debt', value: usd(summary.badDebtUsd), words: `funds paid ${usd(summary.fundDrawUsd)}` },
    { name: 'Overshoot', value: percent(Math.max(0, summary.overshoot.fraction)), words: summary.overshoot.instrument },
  ];
  if (summary.amplification !== null) {
    list.push({
      name: 'Amplification',
      value: `${summary.amplification.toFixed(2)}×`,
      words: 'against no price impact',
    });
  }
  return list;
}

function figuresHtml(view: RunView): string {
  const items = figures(view).map(({ name, value, words }) => {
    return `<div><dt>${escapeHtml(name)}</dt><dd>${escapeHtml(value)}<small>${escapeHtml(words)}</small></dd></div>`;
  });
  return `<dl class="figures">${items.join('')}</dl>`;
}

function badges({ snapshot }: RunView): string {
  const synthetic = snapshot.synthetic ? '<p class="badge">synthetic market: these accounts were generated</p>' : '';
  const partial = partialOf(snapshot);
  if (partial === null) return synthetic;
  const measured = `${count(partial.measured)} of ${count(partial.rows)} values measured`;
  const residual = partial.residualUsd > 0 ? `, ${usd(partial.residualUsd)} booked to a residual account` : '';
  return (
    `${synthetic}<p><span class="badge partial">` +
    `partial data: ${measured}, the rest filled in${residual}</span></p>`
  );
}

function feedbackHtml(view: RunView): string {
  const lines = feedbackInWords(view);
  if (lines.length === 0) return '<p>Amplification and branching ratio were not computed in this run.</p>';
  const items = lines.map(({ name, value, words }) => {
    return `<dt>${escapeHtml(name)} ${escapeHtml(value)}</dt><dd>${escapeHtml(words)}</dd>`;
  });
  return `<dl class="words">${items.join('')}</dl>`;
}

function runHtml(view: RunView): string {
  const { result, snapshotHash, engineVersion, seconds, out } = view;
  const { summary } = result;
  const rows = [
    ['Scenario', `${view.scenario.title} (${summary.scenario}), from ${moment(view.scenario.startMs)}`],
    ['Length', `${duration(summary.horizonS)} in ${counted(summary.steps, 'step')} of ${summary.stepS} s`],
    [
      'Market',
      `${summary.snapshot}: ${counted(summary.accounts, 'row')} of accounts for ${counted(summary.members, 'member')}`,
    ],
    ['Seed', String(summary.seed)],
    ['Snapshot hash', snapshotHash],
    ['Digest of the result', result.digest],
    ['Engine', `Firebreak ${engineVersion}, ${seconds.run.toFixed(1)} s`],
  ];
  const items = rows.map(([name, value]) => `<dt>${escapeHtml(name!)}</dt><dd>${escapeHtml(value!)}</dd>`).join('');
  return (
    `<dl class="words">${items}</dl><p>Check that files and result are what they were:</p>` +
    `<pre>firebreak verify ${escapeHtml(out)}</pre>`
  );
}

/** The sections of the page, in reading order. */
function sections(view: RunView): string {
  return [
    section(
      'forced',
      'When positions were closed',
      'Each unit of a position counts once, when it first leaves its owner by force.',
      forcedChart(view),
    ),
    section(
      'prices',
      'Prices and liquidations',
      'The solid line leaves the dashed one where forced orders moved the price.',
      priceCharts(view),
    ),
    section('venues', 'By venue', '', venueTable(view)),
    section('assets', 'By asset', '', assetTable(view)),
    section(
      'waterfall',
      'How positions left their owners',
      'From order book to backstop to auto-deleveraging.',
      waterfallTable(view),
    ),
    section('payers', 'Who paid', 'A loss always has somebody’s name on it.', payerTable(view)),
    section('feedback', 'How far the market fed on itself', '', feedbackHtml(view)),
    section(
      'state',
      'Depth and open interest',
      'Depth is averaged over instruments by their open interest at the start.',
      stateCharts(view),
    ),
    section(
      'overshoot',
      'Overshoot',
      'How far the last price went beyond the exogenous path, as a share of it. ' +
        'The opening sentence counts contracts with more than 1% of open interest.',
      instrumentTable(view),
    ),
    section('events', 'Largest events', 'A row may stand for a cohort of identical members.', eventTable(view)),
    section(
      'basis',
      'What is measured, and what is assumed',
      'Shares by open interest, gross notional or depth.',
      basisTable(view) + partialTable(view),
    ),
    section('assumptions', 'Assumptions and sources', '', assumptionTables(view)),
    section('run', 'This run', '', runHtml(view)),
  ].join('\n');
}

/** The report as one HTML document, dark or light by the reader's setting. All text from data is escaped. */
export function renderReport(view: RunView): string {
  const { title } = view.scenario;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
<link rel="icon" href="data:,">
<title>${escapeHtml(title)} · Firebreak</title>
<style>${STYLE}</style>
</head>
<body>
<a class="skip" href="#content">Skip to the result</a>
<header>
<p class="kicker">Firebreak stress test · ${escapeHtml(moment(view.scenario.startMs))}</p>
<h1>${escapeHtml(title)}</h1>
${badges(view)}
<p class="opening">${escapeHtml(openingSentence(view))}</p>
${figuresHtml(view)}
</header>
<main id="content">
${sections(view)}
</main>
<footer><p>Firebreak ${escapeHtml(view.engineVersion)}, a simulation:
what one crash can identify is limited, and results are
conditional on the assumptions listed above.</p></footer>
</body>
</html>
`;
}

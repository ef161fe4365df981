/**
 * The one sentence that opens every account of a run: the shock, what was liquidated, who lost, how far prices went.
 */
import { lendingOf } from '../assess/lendingTotals.ts';
import { issuersInWords, loansInWords, marginLoansInWords } from './chainSentence.ts';
import { clock, counted, percent, usd } from './format.ts';
import { biggestPerAsset, holdsPositions } from './runView.ts';
import type { RunView } from './runView.ts';

interface Move {
  readonly asset: string;
  /** Largest exogenous move from the start, as a fraction: negative = fall. */
  readonly move: number;
}

/** The largest exogenous move of each asset on its biggest instrument, assets with most open interest first. */
function exogenousMoves(view: RunView): Move[] {
  const outcomes = new Map(view.result.summary.byInstrument.map((outcome) => [outcome.instrument, outcome]));
  const moves: Move[] = [];
  for (const { instrument, asset } of biggestPerAsset(view)) {
    const outcome = outcomes.get(instrument);
    if (outcome === undefined || !(outcome.startPrice > 0)) continue;
    const fall = outcome.exogenousLow / outcome.startPrice - 1;
    const rise = outcome.exogenousHigh / outcome.startPrice - 1;
    moves.push({ asset, move: -fall >= rise ? fall : rise });
  }
  return moves;
}

function moved({ asset, move }: Move): string {
  if (Math.abs(move) < 0.0005) return `${asset} stays where it is`;
  return `${asset} ${move < 0 ? 'falls' : 'rises'} ${percent(Math.abs(move))}`;
}

/** The shock in words: what the biggest asset does on its own, and the one that moves most. */
export function shockInWords(view: RunView): string {
  const moves = exogenousMoves(view);
  const first = moves[0];
  if (first === undefined) return 'nobody holds a contract';
  const worst = moves.reduce((most, next) => (Math.abs(next.move) > Math.abs(most.move) ? next : most), first);
  const other = worst.asset === first.asset || Math.abs(worst.move) < 0.0005 ? '' : ` and ${moved(worst)}`;
  return `${moved(first)}${other} of ${other === '' ? 'its' : 'their'} own accord`;
}

/** The opening of terminal and report: a sentence on venues, and one each on loans and issuers where there are any. */
export function openingSentence(view: RunView): string {
  const { chain, marginLoans = [] } = view.result.summary;
  const loans = lendingOf(view.result.summary);
  const more = [
    ...(loans === null ? [] : [loansInWords(loans)]),
    ...(chain === undefined ? [] : issuersInWords(chain)),
  ];
  return [venuesInWords(view, loans !== null), ...marginLoansInWords(marginLoans), ...more].join(' ');
}

function venuesInWords(view: RunView, lending: boolean): string {
  const { summary } = view.result;
  const where = summary.synthetic ? 'In this synthetic market' : 'In this market';
  const shock = shockInWords(view);
  if (summary.liquidatedAccounts === 0) {
    if (!holdsPositions(view)) return `${where}, ${shock}.`;
    return `${where}, ${shock}, and ${lending ? 'no position' : 'nobody'} is liquidated.`;
  }
  const adl = summary.adlUsd > 0 ? `${usd(summary.adlUsd)} is auto-deleveraged` : 'nobody is auto-deleveraged';
  const at = lending ? ' of venues' : '';
  const debt =
    summary.badDebtUsd >= 0.5 ? `bad debt${at} comes to ${usd(summary.badDebtUsd)}` : `there is no bad debt${at}`;
  const { overshoot, peakMinute } = summary;
  const beyond =
    overshoot.fraction > 0.0005
      ? `large contracts overshoot by up to ${percent(overshoot.fraction)} (${overshoot.instrument})`
      : 'prices do not overshoot';
  const peak = `${clock(view.scenario.startMs + peakMinute.startS * 1000, true)} UTC`;
  const liquidated = `${usd(summary.liquidatedUsd)} in ${counted(summary.liquidatedAccounts, 'account')} is liquidated`;
  return (
    `${where}, ${shock}; ${liquidated}, ${adl}, ${debt}, ${beyond}, ` +
    `and the peak minute is ${peak} with ${usd(peakMinute.liquidatedUsd)}.`
  );
}

/**
 * What the amplification factor and the branching ratio of this run mean, one sentence each; empty where not
 * computed.
 */
export function feedbackInWords(
  view: RunView,
): { readonly name: string; readonly value: string; readonly unit: string; readonly words: string }[] {
  const { amplification, feedbackShare, branchingRatio } = view.result.summary;
  const lines = [];
  if (amplification !== null) {
    const share = feedbackShare === null ? '' : `; ${percent(Math.max(0, feedbackShare))} of it is feedback`;
    lines.push({
      name: 'Amplification',
      value: `${amplification.toFixed(2)}×`,
      unit: 'ratio',
      words: `forced notional with price impact over that without it${share}`,
    });
  }
  if (branchingRatio !== null) {
    const words =
      branchingRatio >= 1
        ? 'each forced dollar triggers at least one more within a minute: the cascade feeds itself'
        : 'forced dollars that one forced dollar triggers within a minute; at 1 a cascade feeds itself';
    lines.push({ name: 'Branching ratio', value: branchingRatio.toFixed(2), unit: 'ratio', words });
  }
  return lines;
}

/**
 * The parts of the report and of the terminal summary in reading order; both open alike: sentence, basis, span and
 * interval, venues, who paid, assumptions, next command. A new part is a file under `sections/` and a line here; one
 * that stands before the opening opens page and summary.
 */
import { holdsPositions } from './runView.ts';
import type { RunView } from './runView.ts';
import type { HtmlSectionOf, TextSectionOf } from './section.ts';
import { assetsHtml, assetsText } from './sections/assets.ts';
import { assumptionsHtml, assumptionsText } from './sections/assumptions.ts';
import { basisHtml, basisText } from './sections/basis.ts';
import { bookHtml, bookText } from './sections/book.ts';
import { expectationsHtml, expectationsText } from './sections/expectations.ts';
import { feedbackHtml, feedbackText } from './sections/feedback.ts';
import { forcedHtml } from './sections/forced.ts';
import { clearingHtml, clearingText } from './sections/clearing.ts';
import { groupsHtml, groupsText } from './sections/groups.ts';
import { heatMapHtml } from './sections/heatMap.ts';
import { largestHtml } from './sections/largest.ts';
import { lendingHtml, lendingText } from './sections/lending.ts';
import { lpPoolsHtml, lpPoolsText } from './sections/lpPools.ts';
import { portfolioMarginHtml, portfolioMarginText } from './sections/portfolioMargin.ts';
import { marginLoansHtml, marginLoansText } from './sections/marginLoans.ts';
import { nextHtml, nextText } from './sections/next.ts';
import { openingHtml, openingText } from './sections/opening.ts';
import { overshootHtml } from './sections/overshoot.ts';
import { payersHtml, payersText } from './sections/payers.ts';
import { poolsHtml, poolsText } from './sections/pools.ts';
import { pricesHtml } from './sections/prices.ts';
import { rerunsHtml, rerunsText } from './sections/reruns.ts';
import { runHtml, runText } from './sections/run.ts';
import { sourcesHtml } from './sections/sources.ts';
import { spanHtml, spanText } from './sections/span.ts';
import { spotBooksHtml, spotBooksText } from './sections/spotBooks.ts';
import { stablecoinsHtml, stablecoinsText } from './sections/stablecoins.ts';
import { stateHtml } from './sections/state.ts';
import { tapeHtml } from './sections/tape.ts';
import { treasuriesHtml, treasuriesText } from './sections/treasuries.ts';
import { vaultsHtml, vaultsText } from './sections/vaults.ts';
import { venuesHtml, venuesText } from './sections/venues.ts';
import { waterfallHtml, waterfallText } from './sections/waterfall.ts';

/** A part that speaks of positions only: left out of a market in which nobody holds any. */
function ofPositions<Rest extends unknown[], Part>(
  make: (view: RunView, ...rest: Rest) => Part,
): (view: RunView, ...rest: Rest) => Part | null {
  return (view, ...rest) => (holdsPositions(view) ? make(view, ...rest) : null);
}

/** Parts of the page. */
export const HTML_SECTIONS: readonly HtmlSectionOf[] = [
  bookHtml,
  openingHtml,
  expectationsHtml,
  basisHtml,
  spanHtml,
  ofPositions(venuesHtml),
  payersHtml,
  rerunsHtml,
  assumptionsHtml,
  nextHtml,
  pricesHtml,
  ofPositions(forcedHtml),
  ofPositions(waterfallHtml),
  ofPositions(assetsHtml),
  portfolioMarginHtml,
  marginLoansHtml,
  spotBooksHtml,
  lpPoolsHtml,
  clearingHtml,
  lendingHtml,
  vaultsHtml,
  poolsHtml,
  treasuriesHtml,
  stablecoinsHtml,
  groupsHtml,
  ofPositions(stateHtml),
  heatMapHtml,
  ofPositions(largestHtml),
  tapeHtml,
  ofPositions(overshootHtml),
  feedbackHtml,
  sourcesHtml,
  runHtml,
];

/** Parts of the terminal summary. Details stand before the end, so that the last line is what to type next. */
export const TEXT_SECTIONS: readonly TextSectionOf[] = [
  bookText,
  openingText,
  expectationsText,
  basisText,
  spanText,
  ofPositions(venuesText),
  ofPositions(assetsText),
  ofPositions(waterfallText),
  payersText,
  portfolioMarginText,
  marginLoansText,
  spotBooksText,
  lpPoolsText,
  clearingText,
  lendingText,
  vaultsText,
  poolsText,
  treasuriesText,
  stablecoinsText,
  groupsText,
  rerunsText,
  feedbackText,
  assumptionsText,
  runText,
  nextText,
];

/** Lending markets: loans liquidated, bad debt and who bears it, how much of each reserve is lent out, and keepers. */
import type { ChainSummary, LendingOutcome, ReserveOutcome } from '@firebreak/engine';
import { amount, count, duration, percent, usd } from '../format.ts';
import {
  countColumn,
  durationColumn,
  htmlTable,
  priceColumn,
  shareColumn,
  textColumn,
  usdColumn,
} from '../htmlTable.ts';
import type { RunView } from '../runView.ts';
import { basisOfResults } from '../section.ts';
import type { HtmlSection, TerminalLook, TextSection } from '../section.ts';
import { fittedTable, right } from '../textTable.ts';

const LEAD =
  'Repaid, seized and bad debt at the oracle prices of then. Unsafe: below the threshold at the end. Shortfall: debt ' +
  'beyond the collateral at external prices, also where an oracle does not see it. Utilisation is borrowed over ' +
  'supplied; at 100% nobody can leave.';

/** From this width on, the terminal's table holds what was seized too. */
const WIDE = 96;

function chainOf({ result }: RunView): ChainSummary | null {
  const chain = result.summary.chain;
  return chain === undefined || chain.lending.length === 0 ? null : chain;
}

/** Reserves with suppliers: where nobody supplies there is no utilisation. */
function supplied(chain: ChainSummary): ReserveOutcome[] {
  return chain.reserves.filter((row) => row.suppliedBefore > 0);
}

/** The part of the page; left out of a market without lending. */
export function lendingHtml(view: RunView): HtmlSection | null {
  const chain = chainOf(view);
  if (chain === null) return null;
  const parts = [marketsTable(chain.lending), lossesTable(chain), reservesTable(chain), hubsTable(chain)];
  const body = [...parts, keepersTable(chain)].join('');
  return { id: 'lending', title: 'Lending markets', lead: LEAD, basis: basisOfResults(view), body };
}

function marketsTable(rows: readonly LendingOutcome[]): string {
  return htmlTable({
    caption: 'Loans and liquidations, by market',
    columns: [
      textColumn('Market'),
      textColumn('Protocol'),
      countColumn('Loans', 'borrowers'),
      usdColumn('Debt before'),
      usdColumn('Collateral before'),
      countColumn('Liquidated', 'borrowers'),
      usdColumn('Repaid'),
      usdColumn('Seized'),
      usdColumn('Bad debt'),
      countColumn('Unsafe at the end', 'borrowers'),
      usdColumn('Their debt'),
      usdColumn('Shortfall'),
      durationColumn('First liquidation'),
    ],
    rows: rows.map((row) => [
      row.market,
      row.protocol,
      row.loans,
      row.debtUsd,
      row.collateralUsd,
      row.liquidatedLoans,
      row.repaidUsd,
      row.seizedUsd,
      row.badDebtUsd,
      row.unsafeLoans,
      row.unsafeDebtUsd,
      row.shortfallUsd,
      row.firstLiquidationS ?? 'none',
    ]),
  });
}

function lossesTable({ badDebt }: ChainSummary): string {
  if (badDebt.length === 0) return '';
  return htmlTable({
    caption: 'Bad debt, by who bears it',
    columns: [
      textColumn('Borne by'),
      textColumn('Market'),
      textColumn('Asset'),
      { head: 'Amount', unit: 'tokens', format: amount },
      usdColumn('Value'),
    ],
    rows: badDebt.map((row) => [row.owner, row.market, row.asset, row.tokens, row.usd]),
  });
}

function reservesTable(chain: ChainSummary): string {
  const tokens = (head: string) => ({ head, unit: 'tokens', format: amount });
  return htmlTable({
    caption: 'What is supplied and lent out, by asset',
    columns: [
      textColumn('Market'),
      textColumn('Asset'),
      tokens('Supplied before'),
      tokens('after'),
      tokens('Borrowed before'),
      tokens('after'),
      shareColumn('Utilisation before'),
      shareColumn('at most'),
      shareColumn('after'),
      tokens('Withdrawn'),
      tokens('Waiting'),
      durationColumn('Withdrawals stuck for'),
      priceColumn('Oracle before'),
      priceColumn('after'),
    ],
    rows: supplied(chain).map((row) => [
      row.market,
      row.asset,
      row.suppliedBefore,
      row.suppliedAfter,
      row.borrowedBefore,
      row.borrowedAfter,
      row.utilisationBefore,
      row.utilisationPeak,
      row.utilisationAfter,
      row.withdrawn,
      row.waiting,
      row.frozenS,
      row.oracleBefore,
      row.oracleAfter,
    ]),
  });
}

/** Nothing in a market without hubs. */
function hubsTable({ hubs }: ChainSummary): string {
  if (hubs.length === 0) return '';
  const tokens = (head: string) => ({ head, unit: 'tokens', format: amount });
  return htmlTable({
    caption: 'Hubs: liquidity that several markets share',
    columns: [
      textColumn('Hub'),
      textColumn('Asset'),
      textColumn('Markets'),
      tokens('Supplied before'),
      tokens('after'),
      tokens('Drawn before'),
      tokens('after'),
      tokens('Deficit'),
      tokens('Liquidity after'),
      shareColumn('Utilisation before'),
      shareColumn('at most'),
      shareColumn('after'),
      tokens('Withdrawn'),
      tokens('Waiting'),
    ],
    rows: hubs.map((row) => [
      row.hub,
      row.asset,
      row.spokes.join(', '),
      row.suppliedBefore,
      row.suppliedAfter,
      row.drawnBefore,
      row.drawnAfter,
      row.deficit,
      row.liquidityAfter,
      row.utilisationBefore,
      row.utilisationPeak,
      row.utilisationAfter,
      row.withdrawn,
      row.waiting,
    ]),
  });
}

function keepersTable({ keepers }: ChainSummary): string {
  if (keepers.length === 0) return '';
  return htmlTable({
    caption: 'Keepers: what they hold, at external prices',
    columns: [
      textColumn('Keeper'),
      textColumn('Role'),
      countColumn('Calls', 'calls'),
      usdColumn('Gas'),
      usdColumn('On chain before'),
      usdColumn('after'),
      usdColumn('Account at a venue before'),
      usdColumn('after'),
    ],
    rows: keepers.map((row) => [
      row.keeper,
      row.role,
      row.calls,
      row.gasUsd,
      row.beforeUsd,
      row.afterUsd,
      row.accountBeforeUsd,
      row.accountAfterUsd,
    ]),
  });
}

/** The same for the terminal: markets, reserves, and a line per owner of bad debt. */
export function lendingText(view: RunView, look: TerminalLook): TextSection | null {
  const chain = chainOf(view);
  if (chain === null) return null;
  const owners = chain.badDebt.map(
    (row) => `${usd(row.usd)} of bad debt (${amount(row.tokens)} ${row.asset}) of ${row.market}: ${row.owner}`,
  );
  const hubs = chain.hubs
    .filter((row) => row.deficit > 0)
    .map((row) => `hub ${row.hub}: ${amount(row.deficit)} ${row.asset} of deficit, borne by ${row.spokes.join(', ')}`);
  const body = [marketsText(chain.lending, look), reservesText(chain, look), ...owners, ...hubs].join('\n');
  return { title: 'Lending markets', body };
}

function marketsText(rows: readonly LendingOutcome[], { columns, colors }: TerminalLook): string {
  const wide = columns >= WIDE;
  const head = [
    { head: '\nUSD' },
    ...['\nloans', 'debt\nbefore', '\nliquidated', '\nrepaid', ...(wide ? ['\nseized'] : [])].map(right),
    ...['\nbad debt', 'unsafe\ndebt', '\nshortfall', 'first\nafter'].map(right),
  ];
  const cells = rows.map((row) => [
    row.market,
    count(row.loans),
    amount(row.debtUsd),
    count(row.liquidatedLoans),
    amount(row.repaidUsd),
    ...(wide ? [amount(row.seizedUsd)] : []),
    amount(row.badDebtUsd),
    amount(row.unsafeDebtUsd),
    amount(row.shortfallUsd),
    row.firstLiquidationS === null ? 'none' : duration(row.firstLiquidationS),
  ]);
  return fittedTable(head, cells, { columns, colors });
}

function reservesText(chain: ChainSummary, { columns, colors }: TerminalLook): string {
  const rows = supplied(chain).filter((row) => row.borrowedBefore > 0 || row.withdrawn > 0 || row.waiting > 0);
  const head = [
    { head: '\ntokens' },
    { head: '\nasset' },
    ...['supplied\nafter', 'utilisation\nbefore', '\nat most', '\nafter', '\nwithdrawn', '\nwaiting'].map(right),
  ];
  const share = (value: number | null): string => (value === null ? 'none' : percent(value));
  const cells = rows.map((row) => [
    row.market,
    row.asset,
    amount(row.suppliedAfter),
    share(row.utilisationBefore),
    share(row.utilisationPeak),
    share(row.utilisationAfter),
    amount(row.withdrawn),
    amount(row.waiting),
  ]);
  return fittedTable(head, cells, { columns, colors });
}

/** Vaults that supply lending markets: what shares are worth on the books and looked through, and who could leave. */
import type { ChainSummary, VaultOutcome } from '@firebreak/engine';
import { amount, duration } from '../format.ts';
import { durationColumn, htmlTable, textColumn } from '../htmlTable.ts';
import type { RunView } from '../runView.ts';
import { basisOfResults } from '../section.ts';
import type { HtmlSection, TerminalLook, TextSection } from '../section.ts';
import { fittedTable, right } from '../textTable.ts';

const LEAD =
  'Value per share in tokens of the vault: on its books, at which shares are redeemed, and looked through, as if all ' +
  'loans under it were settled at external prices, through shares on shares. Hidden: lost, and still counted in the ' +
  'value. Gain of who left: what they got beyond an equal share; the rest bears it.';

/** Tokens per share, five significant digits. */
function worth(tokens: number): string {
  return String(Number(tokens.toPrecision(5)));
}

function vaultsOf({ result }: RunView): readonly VaultOutcome[] {
  const chain: ChainSummary | undefined = result.summary.chain;
  return chain === undefined ? [] : chain.vaults;
}

/** The part of the page; left out of a market without vaults. */
export function vaultsHtml(view: RunView): HtmlSection | null {
  const rows = vaultsOf(view);
  if (rows.length === 0) return null;
  return {
    id: 'vaults',
    title: 'Vaults',
    lead: LEAD,
    basis: basisOfResults(view),
    body: valuesTable(rows) + leaversTable(rows),
  };
}

function valuesTable(rows: readonly VaultOutcome[]): string {
  const tokens = (head: string) => ({ head, unit: 'tokens', format: amount });
  const perShare = (head: string) => ({ head, unit: 'tokens per share', format: worth });
  return htmlTable({
    caption: 'What a share is worth',
    columns: [
      textColumn('Vault'),
      textColumn('Asset'),
      textColumn('Share'),
      perShare('Value before'),
      perShare('after'),
      perShare('Looked through before'),
      perShare('after'),
      tokens('Lost in markets'),
      tokens('of it hidden'),
      { head: 'Shares in markets', unit: 'shares', format: amount },
    ],
    rows: rows.map((row) => [
      row.vault,
      row.asset,
      row.share,
      row.valueBefore,
      row.valueAfter,
      row.lookThroughBefore,
      row.lookThroughAfter,
      row.lost,
      row.hidden,
      row.inMarketsAfter,
    ]),
  });
}

function leaversTable(rows: readonly VaultOutcome[]): string {
  const tokens = (head: string) => ({ head, unit: 'tokens', format: amount });
  const shares = (head: string) => ({ head, unit: 'shares', format: amount });
  return htmlTable({
    caption: 'Who left, and who could not',
    columns: [
      textColumn('Vault'),
      shares('Shares before'),
      shares('after'),
      shares('Redeemed by depositors'),
      tokens('for'),
      shares('Waiting'),
      durationColumn('Stuck for'),
      tokens('Paid to keepers'),
      tokens('Gain of who left'),
      tokens('Liquidity after'),
    ],
    rows: rows.map((row) => [
      row.vault,
      row.sharesBefore,
      row.sharesAfter,
      row.redeemedShares,
      row.redeemedTokens,
      row.waitingShares,
      row.frozenS,
      row.keeperTokens,
      row.leaversGain,
      row.liquidityAfter,
    ]),
  });
}

/** The same for the terminal. */
export function vaultsText(view: RunView, { columns, colors }: TerminalLook): TextSection | null {
  const rows = vaultsOf(view);
  if (rows.length === 0) return null;
  const head = [
    { head: '\ntokens' },
    ...['value\nbefore', '\nafter', 'looked\nthrough', '\nlost', '\nhidden', '\nredeemed', 'shares\nwaiting'].map(
      right,
    ),
    ...['stuck\nfor', 'gain of\nleavers'].map(right),
  ];
  const cells = rows.map((row) => [
    row.vault,
    worth(row.valueBefore),
    worth(row.valueAfter),
    worth(row.lookThroughAfter),
    amount(row.lost),
    amount(row.hidden),
    amount(row.redeemedTokens),
    amount(row.waitingShares),
    row.frozenS === 0 ? 'none' : duration(row.frozenS),
    amount(row.leaversGain),
  ]);
  return { title: 'Vaults', body: fittedTable(head, cells, { columns, colors }) };
}
